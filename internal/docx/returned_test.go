package docx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// printed is a document that prints facts of all kinds in all places.
func printed(t testing.TB) *markdown.Doc {
	file := diag.NewFile("data/xa/tan-an.yaml", []byte("a: 12\nb: 13\nten: Tân An\nd: dài\n"))
	root, problems := facts.LoadLoose(file)
	report(t, problems)
	fact := func(v *facts.Value, format, text string) markdown.Fact {
		return markdown.Fact{Figure: &facts.Figure{Value: v, Format: format, Text: text, At: diag.Span{File: file}}}
	}
	a, b, name := root.Field("a"), root.Field("b"), root.Field("ten")
	sum := &facts.Value{Kind: facts.Number, Text: "25", Op: "cong", From: []*facts.Value{a, b}}
	list := &facts.Value{Kind: facts.Text, Text: "12 và 13", Op: facts.OpEnumeration, From: []*facts.Value{a, b}}
	long := &facts.Value{Kind: facts.Text, Text: "dài", Path: strings.Repeat("nhom.", 20) + "d", At: root.Field("d").At}
	v := pack(t, "mat-tran")
	d := plan(v)
	d.Unit, d.Name, d.Project = "xa/tan-an", "ke-hoach", "p"
	d.Fields[markdown.Issuer] = []markdown.Line{{fact(name, "", "Tân An")}}
	d.Body = []markdown.Block{
		paragraph(markdown.Text("Có "), fact(a, "dem", "12"), markdown.Text(" và "), markdown.Strong{Inner: markdown.Line{fact(sum, "so", "25")}}),
		&markdown.Table{Align: []markdown.Align{markdown.Left}, Head: lines("A"), Rows: [][]markdown.Line{{{fact(b, "dem", "13")}}}},
		&markdown.Item{Sign: "-", Text: markdown.Line{fact(list, "", "12 và 13"), markdown.Text(", "), fact(long, "", "dài")}},
		paragraph(markdown.Text("Xem"), markdown.NoteRef{Number: 1}),
	}
	d.Notes = []markdown.Note{{Text: markdown.Line{markdown.Text("Trang "), fact(a, "dem", "12")}}}
	d.Annexes = nil
	return d
}

func TestDraftRemembersItself(t *testing.T) {
	l := open(t, pack(t, "mat-tran"))
	data := write(t, l, printed(t))
	r, err := ReadReturned(data)
	if err != nil {
		t.Fatal(err)
	}
	if d := r.Draft; d.Unit != "xa/tan-an" || d.Document != "ke-hoach" || d.Project != "p" {
		t.Errorf("the draft remembers %+v", d)
	}
	if len(r.Paragraphs) != len(r.Draft.Paragraphs) {
		t.Fatalf("%d paragraphs are remembered, %d read", len(r.Draft.Paragraphs), len(r.Paragraphs))
	}
	kinds, stories := map[string]int{}, map[string]int{}
	ids := map[int]bool{}
	for i, p := range r.Draft.Paragraphs {
		if p.Text() != r.Paragraphs[i].Text() {
			t.Errorf("remembered %q, read %q", p.Text(), r.Paragraphs[i].Text())
		}
		for j, span := range p.Spans {
			if span.Control == nil {
				continue
			}
			kinds[span.Control.Value.Kind]++
			stories[p.Part]++
			if got := r.Paragraphs[i].Spans[j].Control; got == nil || got.Tag != span.Control.Tag || got.Alias != got.Tag || len(got.Tag) > maxTag || ids[got.ID] {
				t.Errorf("%q: the control is %+v", span.Text, got)
			} else {
				ids[got.ID] = true
			}
		}
	}
	if kinds[KindFact] != 5 || kinds[KindComputed] != 1 || kinds[KindList] != 1 || stories[footnotesName] != 1 {
		t.Errorf("kinds %v, stories %v", kinds, stories)
	}
	sum := r.Draft.Values[0]
	for _, v := range r.Draft.Values {
		if v.Kind == KindComputed {
			sum = v
		}
	}
	if len(sum.From) != 2 || sum.From[0].Path != "a" || sum.From[0].Text != "12" || sum.From[0].At != (Place{"data/xa/tan-an.yaml", 1}) {
		t.Errorf("the sum is made of %+v", sum.From)
	}
}

func TestPlainHasNoControls(t *testing.T) {
	l := open(t, pack(t, "mat-tran"))
	data, problems := WritePlain(l, printed(t))
	report(t, problems)
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range p.Parts() {
		if bytes.Contains(part.Data, []byte("<w:sdt")) || strings.HasPrefix(part.Name, "customXml") {
			t.Errorf("%s has content controls or is what drafts remember", part.Name)
		}
	}
	if _, err := ReadReturned(data); !errors.Is(err, ErrNotOurs) {
		t.Errorf("a plain copy is read as a draft: %v", err)
	}
}

// FuzzReadReturned reads parts that anyone may have written. The reader must answer, and never panic.
func FuzzReadReturned(f *testing.F) {
	l := open(f, pack(f, "mat-tran"))
	data := write(f, l, printed(f))
	whole, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Data(documentPart), whole.Data(l.record), whole.Data(l.wording))
	f.Add([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sdt><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdt></w:body></w:document>`),
		[]byte(`<draft xmlns="urn:vanban:draft" version="2"><value path="a">1</value><c id="1" value="0"/><p before="0" origin="0">x</p></draft>`),
		[]byte(`<wording xmlns="urn:vanban:wording"><part name="word/document.xml"><p><c id="1" at="0:1"/>x</p></part></wording>`))
	f.Fuzz(func(t *testing.T, document, record, wording []byte) {
		p := &ooxml.Package{}
		p.Set(ooxml.NewPart(documentPart, document))
		p.Set(ooxml.NewPart("customXml/item1.xml", record))
		p.Set(ooxml.NewPart("customXml/item2.xml", wording))
		data, err := p.Bytes()
		if err != nil {
			return
		}
		ReadReturned(data)
	})
}
