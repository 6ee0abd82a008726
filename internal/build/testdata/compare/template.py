"""Make templates for other programs of finished drafts: every number of the text becomes a tag.

    python3 template.py DRAFTS_OF_A_UNIT OUT OPEN CLOSE

OUT gets each .docx with tags such as OPENf0CLOSE, and a .json with their values.
"""
import json, pathlib, re, sys, zipfile


def make(source, out, opening, closing):
    out.mkdir(parents=True, exist_ok=True)
    for draft in sorted(source.glob("*.docx")):
        values = {}

        def tag(match):
            name = f"f{len(values)}"
            values[name] = match.group(0)
            return opening + name + closing

        with zipfile.ZipFile(draft) as old, zipfile.ZipFile(out / draft.name, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "word/document.xml":
                    data = re.sub(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)",
                                  lambda m: m[1] + re.sub(r"\d+(?:[.,]\d+)*", tag, m[2]) + m[3], data.decode()).encode()
                new.writestr(name, data)
        (out / (draft.stem + ".json")).write_text(json.dumps(values))


if __name__ == "__main__":
    make(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4])
