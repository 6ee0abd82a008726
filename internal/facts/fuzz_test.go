package facts

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
)

// Whatever the bytes of a data file are, reading them ends without a panic, every problem has a place inside the file,
// and every value that was read stands at its place in the file.
func FuzzLoad(f *testing.F) {
	schemaText, err := os.ReadFile("testdata/schema.yaml")
	if err != nil {
		f.Fatal(err)
	}
	schema, problems := ParseSchema(diag.NewFile("schema.yaml", schemaText))
	if problems.HasErrors() {
		f.Fatal(list(problems))
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(unescape(string(archive.Files[0].Data))))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := diag.NewFile("x.yaml", data)
		root, problems := schema.Load(file, "don-vi", "")
		for _, p := range problems {
			if text := p.At.File; text == nil || text.Name != file.Name || p.At.Start < 0 || p.At.End > len(text.Data) || p.At.Start > p.At.End {
				t.Errorf("%s is at %d-%d of %d bytes", p.Code, p.At.Start, p.At.End, len(data))
			}
		}
		if root == nil {
			if !problems.HasErrors() {
				t.Error("nothing was read and nothing is said")
			}
			return
		}
		for _, p := range CheckRules(root, nil) {
			_ = p.Problem()
		}
	})
}
