"""Fill the templates that template.py made with docxtpl.

    python3 docxtpl_fill.py TEMPLATES OUT UNITS WORKERS
"""
import json, multiprocessing, pathlib, sys
import docxtpl

templates, out, units, workers = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def make(unit):
    folder = out / str(unit)
    folder.mkdir(parents=True, exist_ok=True)
    for template in sorted(templates.glob("*.docx")):
        document = docxtpl.DocxTemplate(template)
        document.render(json.loads(template.with_suffix(".json").read_text()))
        document.save(folder / template.name)


if workers < 2:
    for n in range(units):
        make(n)
else:
    with multiprocessing.Pool(workers) as pool:
        pool.map(make, range(units))
