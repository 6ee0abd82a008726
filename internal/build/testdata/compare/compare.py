"""Compare vanban with other programs on the same four documents: whole processes, from values in files to .docx files.

    npm install --prefix TOOLS easy-template-x docxtemplater pizzip carbone; apt-get install pandoc python3-docxtpl
    go build -o bin/ ./cmd/vanban && python3 internal/build/testdata/compare/compare.py bin/vanban TOOLS [ROUNDS [UNITS]]

The runs of a round follow each other; of several rounds the least counts. Seconds of processor are those of a process and
its children. vanban reads 14 KB of YAML a unit, checks it, and writes .docx and .md; the others read finished values, and
fill what vanban made with --plain (pandoc: the draft in Markdown). What is not installed is left out.
"""
import os, pathlib, resource, shutil, subprocess, sys, tempfile, time
import template

here = pathlib.Path(__file__).resolve().parent
vanban, tools = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
rounds, units = int((sys.argv[3:] or [3])[0]), int((sys.argv[4:] or [100])[0])
cores = os.cpu_count()


def measured(command, cwd):
    """Return the seconds of wall and of processor of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done


with tempfile.TemporaryDirectory(prefix="compare-") as temp:
    temp = pathlib.Path(temp)
    subprocess.run(["go", "run", "./internal/build/testdata/country", "-units", str(units), "-out", temp / "country"], check=True)
    build = [vanban, "build", "--data", temp / "country/data", "--out"]
    subprocess.run([*build, temp / "drafts", "--plain"], check=True, stderr=subprocess.DEVNULL)
    sample = sorted((temp / "drafts/phuong").iterdir())[0]
    for name, marks in {"braces": "{}", "carbone": ("{d.", "}"), "jinja": ("{{", "}}")}.items():
        template.make(sample, temp / name, *marks)
    shutil.copy(here / "fill.mjs", tools)

    runs = {}  # name -> units, command given a folder
    runs["vanban"] = units, lambda out: [*build, out]
    runs["vanban -j 1"] = units, lambda out: ["taskset", "-c", "0", *build, out, "-j", "1"]
    runs["vanban --plain"] = units, lambda out: [*build, out, "--plain"]
    runs["vanban --plain -j 1"] = units, lambda out: ["taskset", "-c", "0", *build, out, "--plain", "-j", "1"]
    for workers in (1, cores):
        for tool, folder in ("easy-template-x", "braces"), ("docxtemplater", "braces"), ("carbone", "carbone"):
            n = max(2, units // 4)
            runs[f"{tool}, {workers} at once"] = n, lambda out, tool=tool, folder=folder, n=n, workers=workers: [
                "node", tools / "fill.mjs", tool, temp / folder, out, str(n), str(workers)]
        n = max(2, units // 10)
        runs[f"docxtpl, {workers} at once"] = n, lambda out, n=n, workers=workers: [
            "/usr/bin/python3", here / "docxtpl_fill.py", temp / "jinja", out, str(n), str(workers)]
        n = max(2, units // 20)
        runs[f"pandoc, {workers} at once"] = n, lambda out, n=n, workers=workers: ["sh", "-c", f"""
            for u in $(seq {n}); do for f in {sample}/*.md; do echo "$f $u-$(basename $f .md)"; done; done |
            xargs -P {workers} -L 1 sh -c 'pandoc --reference-doc {sample}/ke-hoach.docx "$0" -o {out}/$1.docx'"""]

    least, failed = {}, {}
    for _ in range(rounds):
        for name, (n, command) in runs.items():
            if name in failed:
                continue
            out = temp / "out"
            out.mkdir()
            wall, processor, done = measured(command(out), pathlib.Path.cwd())
            made = len(list(out.rglob("*.docx")))
            shutil.rmtree(out)
            if made != 4 * n:
                failed[name] = (done.stderr.strip().splitlines() or ["no message"])[-1]
                continue
            old = least.get(name, (1e9, 1e9))
            least[name] = min(old[0], wall / made), min(old[1], processor / made)

    print(f"{rounds} rounds, {cores} cores, {units} units of 4 documents for vanban\n")
    print(f"| program | documents a second | processor ms a document | times the processor of vanban | of vanban --plain |\n|---|---|---|---|---|")
    for name, (wall, processor) in least.items():
        print(f"| {name} | {1 / wall:.0f} | {1000 * processor:.1f} | {processor / least['vanban'][1]:.1f} | {processor / least['vanban --plain'][1]:.1f} |")
    for name, why in failed.items():
        print(f"{name}: {why}")
