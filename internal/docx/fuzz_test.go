package docx

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// FuzzLetterheadText types any text into a letterhead, as staff might. It opens or is refused in words; what opens
// writes documents, or says why not.
func FuzzLetterheadText(f *testing.F) {
	for _, s := range []string{"{co_quan}", "{{a}} x {{b}}", "{co_quan}{ten_loai}", "}{b", "{k4", "<{&}>", "Nơi nhận:", "\ue010hole:x\ue011", "\ue0100\ue011"} {
		f.Add(s)
	}
	v := pack(f, "mat-tran")
	base := shipped(f, v)
	f.Fuzz(func(t *testing.T, text string) {
		p := base.Clone()
		typed := string(ooxml.AppendText(nil, text))
		document := strings.Replace(string(p.Data(documentPart)), "{so_ky_hieu}", typed, 1)
		p.Set(ooxml.NewPart(documentPart, []byte(document)))
		data, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		l, problems := OpenLetterhead("x.docx", data, v)
		if (l == nil) != problems.HasErrors() {
			t.Fatalf("letterhead %v with problems %v", l != nil, problems)
		}
		if l != nil {
			if data, problems := Write(l, plan(v)); (data == nil) != problems.HasErrors() {
				t.Fatalf("document %v with problems %v", data != nil, problems)
			}
		}
	})
}

// FuzzText holds that any line of text stands in the document as it is, or is refused.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Một câu.", " <a> & \"b\" ]]> ", "\x0b", "một\nhai", "\ue010body\ue011", "{noi_dung}"} {
		f.Add(s)
	}
	l := open(f, pack(f, "mat-tran"))
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		d := &markdown.Doc{Unit: "u", Name: "d", Body: []markdown.Block{text(s)},
			Fields: map[markdown.Field][]markdown.Line{markdown.Subject: lines(s), markdown.CopyTo: lines(s)}}
		data, problems := Write(l, d)
		if data == nil {
			if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0xfffe && r <= 0xffff }) {
				t.Fatalf("%q was refused: %v", s, problems)
			}
			return
		}
		p, err := ooxml.Read(data, ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		root, err := ooxml.Parse(p.Data(documentPart))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(root.AllText(), s); n < 3 {
			t.Fatalf("%q stands in the document %d times, not 3", s, n)
		}
	})
}

// FuzzLetterhead reads letterheads that anyone may have made: the document, its styles and a header. Each opens or is
// refused in words; what opens writes documents, or says why not.
func FuzzLetterhead(f *testing.F) {
	v := pack(f, "mat-tran")
	base := shipped(f, v)
	f.Add(base.Data(documentPart), base.Data("word/styles.xml"))
	f.Add([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{noi</w:t></w:r><w:r><w:t>_dung}{</w:t></w:r></w:p></w:body></w:document>`), []byte(`<w:styles/>`))
	f.Fuzz(func(t *testing.T, document, styles []byte) {
		p := base.Clone()
		p.Set(ooxml.NewPart(documentPart, document))
		p.Set(ooxml.NewPart("word/styles.xml", styles))
		data, err := p.Bytes()
		if err != nil {
			return
		}
		l, problems := OpenLetterhead("x.docx", data, v)
		if (l == nil) != problems.HasErrors() {
			t.Fatalf("letterhead %v with problems %v", l != nil, problems)
		}
		if l != nil {
			if data, problems := Write(l, plan(v)); (data == nil) != problems.HasErrors() {
				t.Fatalf("document %v with problems %v", data != nil, problems)
			}
		}
	})
}
