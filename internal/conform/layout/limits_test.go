package layout

import (
	"errors"
	"strings"
	"testing"
	"time"

	"vanban/internal/ooxml"
)

// TestLimits holds that files made to take long do not: each of them is a second's work or is refused.
func TestLimits(t *testing.T) {
	repeat := strings.Repeat
	box := func(inner string) string {
		return `<w:p><w:r><w:pict><v:shape style="width:10pt"><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	}
	nested := "<w:p/>"
	for range 25 {
		nested = box(nested + "<w:p/>")
	}
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="s0"/>`
	for i := range 2000 {
		styles += `<w:style w:type="paragraph" w:styleId="s` + roman(i%3999+1) + `"><w:basedOn w:val="s` + roman(i%3999) + `"/><w:rPr><w:b/></w:rPr></w:style>`
	}
	title := `<w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>`
	for name, c := range map[string]struct{ body, styles string }{
		"paragraphs": {title + repeat("<w:p/>", 700_000), ""},
		"tags":       {repeat("<w:p/>", 1_600_000), ""},
		"tabs":       {title + "<w:p><w:r>" + repeat("<w:t>a</w:t><w:tab/>", 150_000) + "</w:r></w:p>", ""},
		"breaks":     {title + "<w:p>" + repeat("<w:r><w:t>Số: 1/A</w:t><w:br/></w:r>", 50_000) + "</w:p>", ""},
		"text":       {title + "<w:p><w:r><w:t>" + repeat("ngày tháng ", 400_000) + "</w:t></w:r></w:p>", ""},
		"boxes":      {title + nested, ""},
		"styles":     {title + repeat(`<w:p><w:pPr><w:pStyle w:val="sMM"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, 5000), styles},
		"cells":      {title + "<w:tbl>" + repeat("<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>", 60_000) + "</w:tbl>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			pkg, err := ooxml.Read(sample{}.bytes(t), ooxml.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			pkg.Set(ooxml.NewPart("word/document.xml", []byte("<w:document"+sampleRoot+"><w:body>"+c.body+"</w:body></w:document>")))
			if c.styles != "" {
				pkg.Set(ooxml.NewPart("word/styles.xml", []byte("<w:styles"+sampleRoot+">"+c.styles+"</w:styles>")))
			}
			start := time.Now() // not through the zip, whose limits would refuse what repeats itself so
			d := &Document{pkg: pkg, main: "word/document.xml", roots: map[string]*ooxml.Node{}}
			if err := d.read(); err == nil {
				d.Check(packs(t), "").Diagnostics("x.docx")
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Log(took)
			}
		})
	}
}

// TestRefusedParts holds that a file is refused for what is wrong with it: a limit is called one, a broken part is named.
func TestRefusedParts(t *testing.T) {
	document := func(body string) []byte {
		return []byte("<w:document" + sampleRoot + "><w:body>" + body + "</w:body></w:document>")
	}
	repeat := strings.Repeat
	for name, c := range map[string]struct {
		part string
		data []byte
		want string
	}{
		"text":   {"word/document.xml", document("<w:p><w:r><w:t>" + repeat("dài ", mostText/4) + "</w:t></w:r></w:p>"), "giới hạn"},
		"tags":   {"word/document.xml", document(repeat("<w:p/>", mostTags)), "giới hạn"},
		"depth":  {"word/document.xml", document("<w:p>" + repeat("<w:ins>", 400) + repeat("</w:ins>", 400) + "</w:p>"), "giới hạn"},
		"cut":    {"word/document.xml", document("<w:p>")[:80], "hỏng"},
		"styles": {"word/styles.xml", []byte("<w:styles"), "kiểu chữ"},
		"header": {"word/header1.xml", []byte("<w:hdr></w:p>"), "hỏng"},
	} {
		pkg, err := ooxml.Read(sample{}.bytes(t), ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		pkg.Set(ooxml.NewPart(c.part, c.data))
		if c.part == "word/header1.xml" {
			rels, _ := pkg.Relationships("word/document.xml")
			rels.Add(ooxml.RelType("header"), "header1.xml")
			pkg.SetRelationships("word/document.xml", rels)
		}
		d := &Document{pkg: pkg, main: "word/document.xml", roots: map[string]*ooxml.Node{}}
		var refusal *Refusal
		if err := d.read(); !errors.As(err, &refusal) || !strings.Contains(refusal.Why.Vi, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
