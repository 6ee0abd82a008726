package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

var update = flag.Bool("update", false, "rewrite what the corpus wants")

// TestCorpus judges documents that imitate what offices really make. Each file of testdata has the document in a
// shorthand, the components that must be found, and the rules that must be broken, no others.
//
// The shorthand, a paragraph a line: letters for how it looks, then a bar, then its text.
//
//	C13b | ỦY BAN NHÂN DÂN      centred, 13 pt, bold; J14 f720 s120,0 l264 | justified, first line, spacing, line
//	table 3740 5614, cell, row, end      a table, its next cell, its next row
//	line 60      a drawn line of 60 pt hangs on the paragraph above
//	page 1134 851 1134 1701 titlePg      margins: top right bottom left, and more of the section
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var document, components, findings string
			for _, f := range archive.Files {
				switch f.Name {
				case "van-ban":
					document = string(f.Data)
				case "thanh-phan":
					components = string(f.Data)
				case "loi":
					findings = string(f.Data)
				}
			}
			data := shorthand(t, document)
			if dir := os.Getenv("SAMPLES"); dir != "" {
				os.WriteFile(filepath.Join(dir, filepath.Base(name)+".docx"), data, 0o644)
			}
			d, err := Open(data)
			if err != nil {
				t.Fatal(err)
			}
			verdict := d.Check(packs(t), "")
			if *update {
				defer rewrite(t, name, archive, verdict)
			}
			if got := describe(verdict); strings.TrimSpace(got) != strings.TrimSpace(components) {
				t.Errorf("components:\n%s\nwant:\n%s", got, components)
			}
			if got := faultsOf(verdict); strings.TrimSpace(got) != strings.TrimSpace(findings) {
				t.Errorf("findings:\n%s\nwant:\n%s", got, findings)
			}
			mended, _, err := Mend(data, packs(t), "")
			if err != nil || texts(t, data) != texts(t, mended) {
				t.Errorf("mending changed the text or failed: %v", err)
			}
		})
	}
}

// corpus returns one document of the corpus.
func corpus(t *testing.T, name string) []byte {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return shorthand(t, string(archive.Files[0].Data))
}

// faultsOf lists what was found, but for what is good to know only.
func faultsOf(v *Verdict) string {
	var got []string
	for _, f := range v.Findings {
		if f.Rule.Severity != diag.Info {
			got = append(got, fmt.Sprintf("%s %s ×%d", f.Rule.ID, f.What.Vi, f.Count))
		}
	}
	slices.Sort(got)
	return strings.Join(got, "\n")
}

func rewrite(t *testing.T, name string, archive *txtar.Archive, v *Verdict) {
	for i := range archive.Files {
		switch archive.Files[i].Name {
		case "thanh-phan":
			archive.Files[i].Data = []byte(describe(v))
		case "loi":
			archive.Files[i].Data = []byte(faultsOf(v) + "\n")
		}
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Error(err)
	}
}

// describe lists the components that were found.
func describe(v *Verdict) string {
	var b strings.Builder
	c := v.c
	list := func(name string, lines ...line) {
		var all []string
		for _, l := range lines {
			all = append(all, l.text)
		}
		if len(all) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(all, " / "))
		}
	}
	one := func(name string, l *line) {
		if l != nil {
			list(name, *l)
		}
	}
	fmt.Fprintf(&b, "pack: %s\n", v.Version.Profile)
	one("title", c.title)
	one("motto", c.motto)
	list("superior", c.superior...)
	list("issuer", c.issuer...)
	one("number", c.number)
	one("date", c.date)
	list("letter", c.letter...)
	one("kind", c.kind)
	list("subject", c.subject...)
	list("authority", c.authority...)
	one("verdict", c.verdict)
	list("to", c.addressees...)
	fmt.Fprintf(&b, "bases: %d, text: %d\n", len(c.bases), len(c.body))
	list("recipients", c.recipients...)
	list("sign", c.sign.lines...)
	list("names", c.sign.names...)
	for _, a := range c.annexes {
		one("annex", a.number)
	}
	list("marks", c.marks...)
	one("draft", c.draft)
	return b.String()
}

// shorthand makes a document as Word makes it: theme fonts in the defaults, spacing in Normal that paragraphs take back.
func shorthand(t *testing.T, text string) []byte {
	t.Helper()
	var body strings.Builder
	section := `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>`
	var last string // the paragraph that a line hangs on
	flush := func() { body.WriteString(last); last = "" }
	var widths []string
	column := 0
	for n, raw := range strings.Split(text, "\n") {
		words := strings.Fields(raw)
		if len(words) == 0 || strings.HasPrefix(raw, "#") {
			continue
		}
		switch words[0] {
		case "table":
			flush()
			widths, column = words[1:], 0
			body.WriteString(`<w:tbl><w:tblPr/><w:tblGrid>`)
			for _, w := range widths {
				body.WriteString(`<w:gridCol w:w="` + w + `"/>`)
			}
			body.WriteString(`</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="` + widths[0] + `" w:type="dxa"/></w:tcPr>`)
		case "cell":
			flush()
			column++
			body.WriteString(`</w:tc><w:tc><w:tcPr><w:tcW w:w="` + widths[column] + `" w:type="dxa"/></w:tcPr>`)
		case "row":
			flush()
			column = 0
			body.WriteString(`</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:tcW w:w="` + widths[0] + `" w:type="dxa"/></w:tcPr>`)
		case "end":
			flush()
			body.WriteString(`</w:tc></w:tr></w:tbl>`)
		case "line":
			in, _ := sample{lines: "vml"}.line(number(t, words[1]))
			last = strings.Replace(last, "</w:pPr>", "</w:pPr>"+in, 1)
		case "page":
			section = fmt.Sprintf(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="%s" w:right="%s" w:bottom="%s" w:left="%s" w:header="567" w:footer="567" w:gutter="0"/>`, words[1], words[2], words[3], words[4])
			for _, more := range words[5:] {
				section += "<w:" + more + "/>"
			}
		case "break":
			flush()
			body.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		default:
			flush()
			how, content, ok := strings.Cut(raw, "|")
			if !ok {
				t.Fatalf("line %d: %q", n+1, raw)
			}
			last = shortParagraph(strings.Fields(how), strings.TrimSpace(content))
		}
	}
	flush()
	s := sample{by: "theme"}.withDefaults()
	pkg, err := ooxml.Read(s.bytes(t), ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	references := `<w:headerReference w:type="default" r:id="header"/>`
	if strings.Contains(section, "nonumber") {
		section, references = strings.Replace(section, "<w:nonumber/>", "", 1), ""
	}
	pkg.Set(ooxml.NewPart("word/document.xml", []byte(ooxml.Header+"<w:document"+sampleRoot+"><w:body>"+body.String()+"<w:sectPr>"+references+section+"</w:sectPr></w:body></w:document>")))
	pkg.Set(ooxml.NewPart("word/numbering.xml", []byte(`<w:numbering`+sampleRoot+`><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)))
	rels, _ := pkg.Relationships("word/document.xml")
	rels.Add(ooxml.RelType("numbering"), "numbering.xml")
	pkg.SetRelationships("word/document.xml", rels)
	types, _ := pkg.ContentTypes()
	types.SetOverride("word/numbering.xml", ooxml.WordType("numbering"))
	pkg.SetContentTypes(types)
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func number(t *testing.T, s string) (x float64) {
	t.Helper()
	if _, err := fmt.Sscan(s, &x); err != nil {
		t.Fatalf("%q is no number", s)
	}
	return x
}

func shortParagraph(how []string, text string) string {
	pPr, rPr, size, numPr := "", "", "28", ""
	spacing := `w:before="0" w:after="0" w:line="240"`
	ind, jc := "", ""
	for _, word := range how {
		switch {
		case strings.HasPrefix(word, "f"):
			ind += ` w:firstLine="` + word[1:] + `"`
		case strings.HasPrefix(word, "i:"):
			ind += ` w:left="` + word[2:] + `"`
		case strings.HasPrefix(word, "s"):
			before, after, _ := strings.Cut(word[1:], ",")
			spacing = strings.NewReplacer(`before="0"`, `before="`+before+`"`, `after="0"`, `after="`+after+`"`).Replace(spacing)
		case strings.HasPrefix(word, "l"):
			spacing = strings.Replace(spacing, `line="240"`, `line="`+word[1:]+`"`, 1)
		case strings.HasPrefix(word, "n"):
			numPr = `<w:numPr><w:ilvl w:val="` + word[1:] + `"/><w:numId w:val="1"/></w:numPr>`
		case strings.HasPrefix(word, "#"):
			rPr += `<w:color w:val="` + word[1:] + `"/>`
		case strings.HasPrefix(word, "@"):
			rPr = `<w:rFonts w:ascii="` + word[1:] + `" w:hAnsi="` + word[1:] + `"/>` + rPr
		default:
			jc = map[byte]string{'L': "left", 'C': "center", 'R': "right", 'J': "both"}[word[0]]
			rest := strings.TrimLeft(word[1:], "0123456789")
			if digits := word[1 : len(word)-len(rest)]; digits != "" {
				var points int
				fmt.Sscan(digits, &points)
				size = fmt.Sprint(points * 2)
			}
			for _, letter := range rest {
				rPr += map[rune]string{'b': "<w:b/>", 'i': "<w:i/>", 'u': `<w:u w:val="single"/>`}[letter]
			}
		}
	}
	pPr = numPr + "<w:spacing " + spacing + "/>"
	if ind != "" {
		pPr += "<w:ind" + ind + "/>"
	}
	pPr += `<w:jc w:val="` + jc + `"/>`
	content := ""
	for i, part := range strings.Split(text, `\n`) {
		if i > 0 {
			content += "<w:br/>"
		}
		content += strings.ReplaceAll(sample{}.words(strings.ReplaceAll(part, `\t`, "\t")), "\x00", "")
	}
	if text == "" {
		return "<w:p><w:pPr>" + pPr + "</w:pPr></w:p>"
	}
	return "<w:p><w:pPr>" + pPr + "</w:pPr><w:r><w:rPr>" + rPr + `<w:sz w:val="` + size + `"/></w:rPr>` + content + "</w:r></w:p>"
}
