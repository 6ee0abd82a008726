"""Make templates for other programs of finished drafts: every number of the text becomes a {tag}.

    python3 template.py DRAFTS_OF_A_UNIT OUT

OUT gets each .docx with tags and a .json with their values.
"""
import json, pathlib, re, sys, zipfile

source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
for draft in sorted(source.glob("*.docx")):
    values = {}

    def tag(match):
        name = f"f{len(values)}"
        values[name] = match.group(0)
        return "{" + name + "}"

    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(out / draft.name, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = re.sub(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)",
                              lambda m: m[1] + re.sub(r"\d+(?:[.,]\d+)*", tag, m[2]) + m[3], data.decode()).encode()
            new.writestr(name, data)
    (out / (draft.stem + ".json")).write_text(json.dumps(values))
    print(draft.stem, len(values), "tags")
