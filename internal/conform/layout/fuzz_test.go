package layout

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// FuzzFile holds that no file whatever makes the reader or the checker fail or hang.
func FuzzFile(f *testing.F) {
	for _, s := range []sample{{}, {header: "boxes", lines: "vml"}, {header: "tabs", closing: "tabs"}, {letter: true, by: "theme", wrap: "sdt"}, {by: "styles", annex: true}} {
		f.Add(s.bytes(f))
	}
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { examine(t, data) })
}

// FuzzParts does the same with the text of the parts, so that what is tried gets past the zip.
func FuzzParts(f *testing.F) {
	add := func(data []byte) {
		pkg, err := ooxml.Read(data, ooxml.Limits{})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(pkg.Data("word/document.xml")), string(pkg.Data("word/styles.xml")), string(pkg.Data("word/numbering.xml")), string(pkg.Data("word/header1.xml")))
	}
	for _, s := range []sample{{}, {header: "one-row", lines: "vml", by: "theme"}, {header: "boxes"}, {header: "spaces", closing: "paragraphs"}, {letter: true, wrap: "ins"}, {by: "styles", annex: true, pages: "frame"}} {
		add(s.bytes(f))
	}
	f.Add(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr></w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLineChars="999999999" w:left="1e300"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/><w:t>Số</w:t></w:r></w:p></w:body></w:document>`,
		`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`,
		`<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`, "")
	base := sample{by: "theme", annex: true}.bytes(f)
	f.Fuzz(func(t *testing.T, document, styles, numbering, header string) {
		pkg, err := ooxml.Read(base, ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"word/document.xml": document, "word/styles.xml": styles, "word/numbering.xml": numbering, "word/header1.xml": header} {
			if text != "" {
				pkg.Set(ooxml.NewPart(name, []byte(text)))
			}
		}
		rels, _ := pkg.Relationships("word/document.xml")
		rels.Add(ooxml.RelType("numbering"), "numbering.xml")
		pkg.SetRelationships("word/document.xml", rels)
		data, err := pkg.Bytes()
		if err != nil {
			t.Skip()
		}
		examine(t, data)
	})
}

// TestLaw reads the decree's annexes and the Party's guide, where they are at hand, and some of their halves.
func TestLaw(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("LAW_DOCX"), "*.docx"))
	if os.Getenv("LAW_DOCX") == "" || len(files) == 0 {
		t.Skip("LAW_DOCX names no folder with legal texts")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		examine(t, data)
	}
}

// examine runs everything on a file; what is written from it must be readable and hold the same text.
func examine(t *testing.T, data []byte) {
	d, err := Open(data)
	if err != nil {
		if r, ok := err.(*Refusal); !ok || r.Why.Vi == "" || r.Why.En == "" {
			t.Fatalf("refused without words: %v", err)
		}
		return
	}
	for _, name := range []string{"", "dang"} {
		v := d.Check(packs(t), name)
		v.Diagnostics("x.docx")
	}
	before := wordText(t, data)
	mended, _, err := Mend(data, packs(t), "")
	if err != nil {
		t.Fatalf("mending: %v", err)
	}
	if after := wordText(t, mended); before != after {
		t.Fatalf("mending changed the text %q to %q", before, after)
	}
	annotated, err := d.Check(packs(t), "").Annotate(diag.Vi)
	if err != nil {
		t.Fatalf("annotating: %v", err)
	}
	if after := wordText(t, annotated); before != after {
		t.Fatalf("annotating changed the text %q to %q", before, after)
	}
}

// wordText returns the texts of the main part, read without the code that is tested.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, f := range z.File {
		if !strings.EqualFold(f.Name, "word/document.xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, _ := io.ReadAll(io.LimitReader(r, 8<<20))
		root, err := ooxml.Parse(content)
		if err != nil {
			return ""
		}
		root.Walk(func(n *ooxml.Node) bool {
			if n.Name == "w:t" {
				all = append(append(all, n.AllText()...), '|')
			}
			return true
		})
	}
	return string(all)
}
