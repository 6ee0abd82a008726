package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/profile"
)

var update = flag.Bool("update", false, "rewrite the wanted sections of the golden cases")

// rules is a rule pack in little.
func rules() *profile.Version {
	return &profile.Version{
		Headings: []profile.Heading{
			{Number: "PHẦN THỨ {chu}", OwnLine: true}, {Number: "{la_ma}."}, {Number: "{so}."}, {Number: "{cha}{so}."}, {Number: "{chu_cai})"},
		},
		EndMark:  "./.",
		Patterns: profile.Patterns{Annex: "Phụ lục", AnnexNumber: "Phụ lục {la_ma}"},
		Components: map[string]profile.Component{
			"quoc_hieu":        {Text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
			"tieu_ngu":         {Text: "Độc lập - Tự do - Hạnh phúc"},
			"kinh_gui":         {Text: "Kính gửi:", Listing: &profile.Listing{Sign: "- ", Mark: ";", Last: ".", OneBare: true}},
			"noi_nhan_tieu_de": {Text: "Nơi nhận:"},
			"noi_nhan":         {Listing: &profile.Listing{Sign: "- ", Mark: ";", Last: "."}},
		},
	}
}

var placeholder = regexp.MustCompile(`\{(\d+)\}`)

// tokens turns {n} into the token of figure n.
func tokens(text string) string {
	return placeholder.ReplaceAllString(text, tokenStart+"$1"+tokenEnd)
}

// goldenCase is a case of testdata: see README.md there.
type goldenCase struct {
	content  *Content
	doc      *Doc
	problems diag.List
}

func readCase(t *testing.T, a *txtar.Archive) goldenCase {
	t.Helper()
	var input, fields string
	figures := make([]*facts.Figure, 20)
	for _, f := range a.Files {
		data := string(f.Data)
		switch {
		case f.Name == "input.md":
			input = strings.ReplaceAll(data, "$\n", "\n")
		case f.Name == "fields":
			fields = data
		case f.Name == "figures":
			for line := range strings.Lines(data) {
				n, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
				i, err := strconv.Atoi(n)
				if err != nil {
					t.Fatalf("figures: %q", line)
				}
				figures[i] = &facts.Figure{Text: text, Value: &facts.Value{Text: text}}
			}
		case strings.HasPrefix(f.Name, "prose "):
			i, err := strconv.Atoi(strings.TrimPrefix(f.Name, "prose "))
			if err != nil {
				t.Fatal(f.Name)
			}
			path := "van." + strconv.Itoa(i)
			yaml := "ten: Phường 1\n" + path + ": |\n  " + strings.ReplaceAll(data, "\n", "\n  ")
			file := diag.NewFile("data.yaml", []byte(yaml))
			figures[i] = &facts.Figure{Format: "md", Value: &facts.Value{Kind: facts.Prose, Text: data, Path: path,
				At: diag.Span{File: file, Start: strings.Index(yaml, "|"), End: strings.Index(yaml, "|") + 1}}}
		}
	}
	text := tokens(input)
	file := diag.NewFile("input.md", []byte(text))
	where := func(offset int) diag.Span { return diag.Span{File: file, Start: offset, End: offset} }
	var c goldenCase
	c.content, c.problems = Parse(Source{Text: text, Figures: figures, Where: where}, rules())
	c.doc = &Doc{Profile: rules(), Fields: map[Field][]Line{}, Body: c.content.Body, Annexes: c.content.Annexes, Notes: c.content.Notes}
	for line := range strings.Lines(fields) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		c.doc.Fields[Field(key)] = append(c.doc.Fields[Field(key)], LineOf(tokens(strings.TrimPrefix(value, " ")), figures))
	}
	return c
}

// views are what a case may want to see.
var views = map[string]func(goldenCase) string{
	"tree":  func(c goldenCase) string { return dump(c.content) },
	"draft": func(c goldenCase) string { return string(Draft(c.doc).Text) },
	"plain": func(c goldenCase) string { return Plain(c.doc) },
	"places": func(c goldenCase) string {
		draft := Draft(c.doc)
		lines := strings.Split(string(draft.Text), "\n")
		var b strings.Builder
		for _, p := range draft.Places {
			fmt.Fprintf(&b, "%d {%s} %s\n", p.Line, p.Figure.Text, lines[p.Line-1])
		}
		return b.String()
	},
	"problems": func(c goldenCase) string {
		var b strings.Builder
		for _, d := range c.problems.Sorted() {
			line, column := 0, 0
			name := "?"
			if d.At.File != nil {
				name = d.At.File.Name
				line, column = d.At.File.Position(d.At.Start)
			}
			fmt.Fprintf(&b, "%s:%d:%d [%s] %s\n", name, line, column, d.Code, d.Message(diag.Vi))
		}
		return b.String()
	},
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := readCase(t, archive)
			changed, seen := false, false
			for i, f := range archive.Files {
				view, ok := views[f.Name]
				if !ok {
					continue
				}
				got := view(c)
				seen = seen || f.Name == "problems"
				if got == string(f.Data) {
					continue
				}
				if *update {
					archive.Files[i].Data, changed = []byte(got), true
					continue
				}
				t.Errorf("%s is\n%s\nwant\n%s", f.Name, got, f.Data)
			}
			if !seen && len(c.problems) > 0 {
				t.Errorf("problems: %s", views["problems"](c))
			}
			if changed {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Every problem that this package can find is found in some case.
func TestGoldenProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	found := map[diag.Code]bool{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range readCase(t, archive).problems {
			found[d.Code] = true
		}
	}
	for _, entry := range diag.Codes() {
		// goldmark has no node of another kind as it is set up here.
		if strings.HasPrefix(string(entry.Code), "noi-dung/") && !found[entry.Code] && entry.Code != "noi-dung/la" {
			t.Errorf("no case produces %s", entry.Code)
		}
	}
}
