package facts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the wanted sections of the golden files")

// Each file of testdata holds a schema.yaml, a data.yaml read as its definition don-vi, and what comes of it: want.dump
// (every value with kind and line) and want.diag. In data, \u0302 and the like stand for the character.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files")
	}
	common, err := os.ReadFile("testdata/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			schemaText, data := common, []byte(nil)
			for _, f := range archive.Files {
				switch f.Name {
				case "schema.yaml":
					schemaText = f.Data
				case "data.yaml":
					data = []byte(unescape(string(f.Data)))
				}
			}
			got := load(schemaText, data)
			for i, f := range archive.Files {
				want, ok := got[f.Name]
				if ok && *update {
					archive.Files[i].Data = []byte(want)
				} else if ok && string(f.Data) != want {
					t.Errorf("%s:\n--- got\n%s--- want\n%s", f.Name, want, f.Data)
				}
				delete(got, f.Name)
			}
			if got["want.diag"] != "" {
				t.Errorf("problems that the file does not expect:\n%s", got["want.diag"])
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func load(schemaText, data []byte) map[string]string {
	schema, problems := ParseSchema(diag.NewFile("data/schema.yaml", schemaText))
	got := map[string]string{}
	if data != nil && !problems.HasErrors() {
		root, more := schema.Load(diag.NewFile("data/x.yaml", data), "don-vi", "xa/x")
		problems = append(problems, more...)
		if root != nil {
			for _, f := range CheckRules(root, nil) {
				problems = append(problems, f.Problem())
			}
			var b strings.Builder
			dump(&b, root)
			got["want.dump"] = b.String()
		}
	}
	got["want.diag"] = list(problems)
	return got
}

func dump(b *strings.Builder, v *Value) {
	switch v.Kind {
	case Map:
		for _, field := range v.Fields() {
			dump(b, field)
		}
	case List:
		for _, item := range v.Items() {
			dump(b, item)
		}
	default:
		line, column := v.At.File.Position(v.At.Start)
		fmt.Fprintf(b, "%s = %s %q as %q at %d:%d\n", v.Path, v.Kind.In(diag.En), v.String(), v.At.File.Data[v.At.Start:v.At.End], line, column)
	}
}

func list(problems diag.List) string {
	var b strings.Builder
	for _, d := range problems.Sorted() {
		line, column := d.At.File.Position(d.At.Start)
		fmt.Fprintf(&b, "%s:%d:%d: [%s] %s\n", d.At.File.Name, line, column, d.Code, d.Message(diag.Vi))
		for _, n := range d.Notes {
			fmt.Fprintf(&b, "  %s: %s:%d\n", n.Label, n.At.File.Name, n.At.Line())
		}
	}
	return b.String()
}

var escapes = strings.NewReplacer(`\u0302`, "\u0302", `\u00a0`, "\u00a0", `\u00d0`, "\u00d0", `\u200b`, "\u200b", `\ufeff`, "\ufeff", `\ue000`, "\ue000", `\x01`, "\x01", `\xff`, "\xff", `\t`, "\t", `\r`, "\r")

func unescape(s string) string { return escapes.Replace(s) }
