package layout

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/judges"
)

// TestJudges asks Microsoft's validator whether the copies that are written are as sound as what they were made from,
// and LibreOffice whether it opens them.
func TestJudges(t *testing.T) {
	letterheads, err := filepath.Glob("../../../templates/letterhead/nghi-dinh-30.docx")
	if err != nil || len(letterheads) == 0 {
		t.Fatal("no letterheads", err)
	}
	sources := map[string][]byte{}
	for _, name := range letterheads {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources[strings.TrimSuffix(filepath.Base(name), ".docx")] = data
	}
	sources["hai-cap"] = corpus(t, "hai-cap-deu-dam")
	sources["truong"] = corpus(t, "bao-cao-truong")
	sources["thu-cong"] = corpus(t, "to-trinh-thu-cong")
	dir := t.TempDir()
	var written []judges.File
	write := func(name string, data []byte) judges.File {
		f := judges.File{Path: filepath.Join(dir, name+".docx")}
		if err := os.WriteFile(f.Path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return f
	}
	for name, data := range sources {
		before := judges.MicrosoftFindings(t, write(name, data))
		for _, pack := range []string{"dang", "nghi-dinh-30"} { // one of them finds much to say
			d, err := Open(data)
			if err != nil {
				t.Fatal(err)
			}
			annotated, err := d.Check(packs(t), pack).Annotate(diag.Vi)
			if err != nil {
				t.Fatal(err)
			}
			twice, err := Open(annotated) // comments beside comments
			if err != nil {
				t.Fatal(err)
			}
			again, err := twice.Check(packs(t), pack).Annotate(diag.En)
			if err != nil {
				t.Fatal(err)
			}
			mended, _, err := Mend(data, packs(t), pack)
			if err != nil {
				t.Fatal(err)
			}
			for kind, copied := range map[string][]byte{"annotated": annotated, "twice": again, "mended": mended} {
				f := write(name+"-"+pack+"-"+kind, copied)
				if pack == "nghi-dinh-30" {
					written = append(written, f)
				}
				if after := judges.MicrosoftFindings(t, f); len(after) > len(before) {
					t.Errorf("%s: %d findings, %d before:\n%s", filepath.Base(f.Path), len(after), len(before), strings.Join(after, "\n"))
				}
			}
		}
	}
	for i, pdf := range judges.PDFs(t, written) {
		if info, err := os.Stat(pdf); err != nil || info.Size() == 0 {
			t.Errorf("LibreOffice does not open %s", filepath.Base(written[i].Path))
		}
	}
}
