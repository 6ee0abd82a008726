package tmpl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

var update = flag.Bool("update", false, "rewrite the wanted sections of the golden files")

// Each file of testdata is a small project: schema.yaml, data.yaml (one unit of level xa), perhaps van-ban.yaml,
// templates by name (xa/t.md.tmpl and partials), and what must come of it: want.md (figures in brackets), want.trace
// (each figure with its operands), want.diag.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files")
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string][]byte{}
	templates := fstest.MapFS{}
	for _, f := range archive.Files {
		sections[f.Name] = f.Data
		if strings.HasSuffix(f.Name, ".tmpl") {
			templates[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	got := run(t, sections, templates)
	for i, f := range archive.Files {
		want, ok := got[f.Name]
		if !ok {
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(want)
		} else if string(f.Data) != want {
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
}

// run renders xa/t and returns the wanted sections.
func run(t *testing.T, sections map[string][]byte, templates fstest.MapFS) map[string]string {
	t.Helper()
	schema, problems := facts.ParseSchema(diag.NewFile("data/schema.yaml", sections["schema.yaml"]))
	if problems.HasErrors() {
		t.Fatalf("schema: %s", list(problems))
	}
	unit, problems := schema.Load(diag.NewFile("data/xa/t.yaml", sections["data.yaml"]), "xa", "xa/t")
	if problems.HasErrors() {
		t.Fatalf("data: %s", list(problems))
	}
	var register *facts.Value
	if data := sections["van-ban.yaml"]; data != nil {
		register, problems = schema.Register("van-ban").Load(diag.NewFile("data/van-ban.yaml", data), "van-ban", "")
		if problems.HasErrors() {
			t.Fatalf("register: %s", list(problems))
		}
	}
	set, problems := Compile(templates, schema)
	got := map[string]string{}
	i := slices.IndexFunc(set.Templates, func(t *Template) bool { return t.Name == "xa/t" })
	if i >= 0 && !set.Templates[i].Broken {
		rendered, more := set.Render(set.Templates[i], Input{Data: Context(unit, nil, nil, nil), Register: register})
		problems = append(problems, more...)
		if rendered != nil {
			got["want.md"] = readable(rendered)
			got["want.trace"] = trace(rendered)
		}
	}
	got["want.diag"] = list(problems)
	return got
}

// readable shows the tokens as their figures' text in brackets.
func readable(r *Rendered) string {
	text := r.Body.String
	for i, f := range r.Figures {
		text = strings.ReplaceAll(text, fmt.Sprintf("%c%d%c", facts.TokenStart, i, facts.TokenEnd), "["+f.Text+"]")
	}
	return strings.TrimSuffix(text, "\n") + "\n"
}

func trace(r *Rendered) string {
	var b strings.Builder
	for _, f := range r.Figures {
		fmt.Fprintf(&b, "%s <- %s %s\n", f.Text, f.Format, origin(f.Value))
	}
	return b.String()
}

func origin(v *facts.Value) string {
	if v.Op == facts.OpNone {
		if v.At.IsZero() {
			return "(typed)"
		}
		return fmt.Sprintf("%s@%d", v.Path, v.At.Line())
	}
	var from []string
	for _, operand := range v.From {
		from = append(from, origin(operand))
	}
	return fmt.Sprintf("%s%s(%s)", v.Op, v.Format, strings.Join(from, ", "))
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
