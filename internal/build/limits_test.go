package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// small returns the project of schools, held in memory.
func small(t testing.TB) (data, templates fstest.MapFS) {
	return memory(t, "testdata/nha-truong/data"), memory(t, "testdata/nha-truong/templates", "../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
}

// Every limit of a project (docs/limits.md) is met soon, and said in words with its code.
func TestLimits(t *testing.T) {
	const unit, form, pack = "data/truong/ben-tam.yaml", "templates/truong/bao-cao-nam-hoc.md.tmpl", "templates/the-thuc/mat-tran.yaml"
	times := strings.Repeat
	body := func(text string) string {
		return "---\nthe_thuc: nghi-dinh-30\nloai: bao-cao\ntrich_yeu: x\n---\n" + text + "\n"
	}
	schema := func(defs string) string {
		data, _ := small(t)
		return strings.Replace(string(data["schema.yaml"].Data), "$defs:\n", "$defs:\n"+defs, 1)
	}
	doubling := func(kind string) string {
		var b strings.Builder
		for i := range 29 {
			fmt.Fprintf(&b, "  z%d: {%s: [{$ref: \"#/$defs/z%d\"}, {$ref: \"#/$defs/z%d\"}]}\n", i, kind, i+1, i+1)
		}
		return schema(b.String() + "  z29: {type: string}\n")
	}
	rule := func(condition string) string {
		return schema("  z: {type: object, properties: {a: {type: integer}}, x-quy-tac: [{dk: \"" + condition + "\"}]}\n")
	}
	long := `{{$x := "` + times("a", 1000) + `"}}`
	for name, c := range map[string]struct {
		file, text string
		want       diag.Code
	}{
		"size of facts":               {unit, "ten: " + times("a", 2<<20), "du-lieu/qua-lon"},
		"depth of facts":              {unit, "a: " + times("[", 60) + times("]", 60), "du-lieu/qua-sau"},
		"anchors":                     {unit, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "du-lieu/neo"},
		"name of a unit":              {"data/truong/" + times("a", 101) + ".yaml", "ten: x\n", "du-lieu/ten-tep"},
		"a unit out of its folder":    {unit, "ten: x\ncap_tren: ../../phong/vinh-yen\n", "du-lieu/cap-tren"},
		"size of a template":          {form, body(times("a", 1<<20)), "mau/qua-lon"},
		"name of a document":          {"templates/truong/" + times("a", 101) + ".md.tmpl", body("x"), "mau/ten-tep"},
		"a template out of its level": {"templates/truong/a..b.md.tmpl", body("x"), "mau/ten-tep"},
		"a pack out of its folder":    {form, strings.Replace(body("x"), "nghi-dinh-30", "../../../etc/passwd", 1), "chay/the-thuc-la"},
		"text that doubles":           {form, body(`{{$x := "aaaaaaaa"}}` + times(`{{$x = printf "%s%s" $x $x}}`, 40)), "mau/qua-nhieu"},
		"list that doubles":           {form, body(`{{$x := list 1 2}}` + times(`{{$x = concat $x $x}}`, 40)), "mau/qua-nhieu"},
		"text put into itself":        {form, body(long + times(`{{$x = replace "a" $x $x}}`, 4)), "mau/qua-nhieu"},
		"the same by a pattern":       {form, body(long + times(`{{$x = regexReplaceAll "a" $x $x}}`, 4)), "mau/qua-nhieu"},
		"text between letters":        {form, body(long + `{{$l := splitList "" $x}}` + times(`{{$x = join $x $l}}{{$l = splitList "" $x}}`, 4)), "mau/qua-nhieu"},
		"slow pattern":                {form, body(`{{$x := "` + times("a", 100_000) + `"}}{{if regexMatch "` + times("(a?){1000}", 50) + `b$" $x}}y{{end}}`), "mau/qua-nhieu"},
		"long pattern":                {form, body(`{{if regexMatch "` + times("a", 1001) + `" "b"}}y{{end}}`), "mau/qua-nhieu"},
		"lists within lists":          {form, body(`{{$l := splitList "" "` + times("a", 3000) + `"}}{{range $l}}{{range $l}}{{$x := reverse $l}}{{end}}{{end}}`), "mau/qua-nhieu"},
		"all with all":                {form, body(`{{$l := splitList "" "` + times("a", 9000) + `"}}` + times(`{{$x := uniq $l}}`, 3)), "mau/qua-nhieu"},
		"a template in itself":        {form, body(`{{define "z"}}{{template "z" .}}{{template "z" .}}{{end}}{{template "z" .}}`), "mau/qua-nhieu"},
		"much output":                 {form, body(`{{$l := splitList "" "` + times("a", 9000) + `"}}{{range $l}}` + times("chữ ", 200) + `{{end}}`), "mau/qua-nhieu"},
		"much that is printed":        {form, body(`{{$x := hoa "` + times("a", 50_000) + `"}}{{range splitList "" "` + times("a", 100) + `"}}{{$x}}{{end}}`), "mau/qua-nhieu"},
		"signs of a paragraph":        {form, body(times("*a ", 2001)), "noi-dung/qua-roi"},
		"quotes in quotes":            {form, body(times(">", 21)), "noi-dung/qua-roi"},
		"lists in lists":              {form, body(times("- ", 21) + "a"), "noi-dung/qua-roi"},
		"indentation":                 {form, body(times(" ", 201) + "- a"), "noi-dung/qua-roi"},
		"size of a pack":              {pack, times("# a\n", 65<<10), "the-thuc/qua-lon"},
		"a schema of doubles":         {"data/schema.yaml", doubling("allOf"), "luoc-do/qua-nhieu"},
		"a schema of choices":         {"data/schema.yaml", doubling("anyOf"), "luoc-do/qua-nhieu"},
		"a schema in itself":          {"data/schema.yaml", schema("  z: {not: {$ref: \"#/$defs/z\"}}\n"), "luoc-do/qua-sau"},
		"a long rule":                 {"data/schema.yaml", rule(times("(", 1000) + "a == 1" + times(")", 1000)), "luoc-do/quy-tac-dai"},
	} {
		t.Run(name, func(t *testing.T) {
			data, templates := small(t)
			dir, file, _ := strings.Cut(c.file, "/")
			map[string]fstest.MapFS{"data": data, "templates": templates}[dir][file] = &fstest.MapFile{Data: []byte(c.text)}
			meets(t, data, templates, c.want)
		})
	}
	t.Run("a register that cannot be read", func(t *testing.T) {
		data, templates := small(t)
		data["van-ban.yaml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		meets(t, data, templates, "du-lieu/khong-doc-duoc")
	})
	t.Run("a file of gigabytes", func(t *testing.T) {
		data, templates := small(t)
		data["truong/ben-tam.yaml"] = &fstest.MapFile{Data: make([]byte, maxFile+1)}
		meets(t, data, templates, "du-lieu/khong-doc-duoc")
	})
	t.Run("units", func(t *testing.T) {
		data, templates := small(t)
		same := &fstest.MapFile{Data: data["truong/ben-tam.yaml"].Data}
		for i := range maxUnits {
			data[fmt.Sprintf("truong/t%d.yaml", i)] = same
		}
		meets(t, data, templates, "du-lieu/qua-nhieu-don-vi")
	})
}

// meets runs a project and checks that a problem is said in two languages, soon and in some hundred letters.
func meets(t *testing.T, data, templates fs.FS, want diag.Code) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), longest)
	defer stop()
	started := time.Now()
	result, err := Run(ctx, Guard(data), Guard(templates), Options{})
	if err != nil {
		t.Fatalf("after %v: %v", time.Since(started), err)
	}
	for _, p := range result.Problems {
		if vi, en := p.Message(diag.Vi), p.Message(diag.En); p.Code == want {
			if vi == "" || en == "" || vi == en || len(vi) > 3000 {
				t.Errorf("it says %q, %q", vi, en)
			}
			return
		}
	}
	var b strings.Builder
	diag.Print(&b, result.Problems, diag.PrintOptions{})
	t.Errorf("no %s in\n%.2000s", want, b.String())
}

// What facts hold is text in a Word file, whatever it looks like.
func TestFactsAreNoMarkup(t *testing.T) {
	const evil = `A </w:t></w:r><w:br/> & &amp; &#65; &xxe; <!ENTITY x "y"> ]]> <?xml?> "'`
	data, templates := small(t)
	file := data["truong/ben-tam.yaml"]
	quoted := "'" + strings.ReplaceAll(evil, "'", "''") + "'"
	text := strings.Replace(string(file.Data), "Trường Trung học cơ sở Bến Tắm", quoted, 1)
	data["truong/ben-tam.yaml"] = &fstest.MapFile{Data: []byte(text)}
	result, err := Run(t.Context(), data, templates, Options{})
	if err != nil || result.Problems.HasErrors() {
		t.Fatalf("%v, %v", err, result.Problems)
	}
	stands := 0
	for _, a := range result.Artifacts {
		if !strings.HasSuffix(a.Path, ".docx") || !strings.HasPrefix(a.Path, "truong/ben-tam/") {
			continue
		}
		pkg, err := ooxml.Read(a.Data, ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range pkg.Parts() {
			if strings.HasSuffix(part.Name, ".xml") {
				if _, err := ooxml.Parse(part.Data); err != nil || bytes.Contains(part.Data, []byte("<!ENTITY")) {
					t.Errorf("%s of %s: %v", part.Name, a.Path, err)
				}
			}
		}
		if root, err := ooxml.Parse(pkg.Data("word/document.xml")); err == nil && strings.Contains(root.AllText(), evil) {
			stands++
		}
	}
	if stands == 0 {
		t.Errorf("no Word file says %s", evil)
	}
}
