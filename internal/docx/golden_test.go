package docx

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// constructs are the parts of a body; testdata/body.txtar holds the XML of each.
func constructs() []struct {
	name   string
	blocks []markdown.Block
	notes  []markdown.Note
} {
	type construct = struct {
		name   string
		blocks []markdown.Block
		notes  []markdown.Note
	}
	return []construct{
		{name: "paragraph", blocks: []markdown.Block{text("Một câu & <hai> “câu”.")}},
		{name: "inlines", blocks: []markdown.Block{paragraph(markdown.Text("a "), fact("12"), markdown.Strong{Inner: markdown.Line{
			markdown.Text("đậm "), fact("13"), markdown.Emph{Inner: lineOf("cả hai")}}}, markdown.Emph{Inner: lineOf("nghiêng")},
			markdown.Break{}, markdown.Text("b"))}},
		{name: "basis", blocks: []markdown.Block{&markdown.Basis{Text: markdown.Line{markdown.Text("Căn cứ "), markdown.Emph{Inner: lineOf("Điều lệ")}}}}},
		{name: "headings", blocks: []markdown.Block{heading(1, "PHẦN THỨ NHẤT", "TÌNH HÌNH"), heading(2, "I.", "MỤC"), heading(3, "1.", "Khoản"),
			heading(4, "1.1.", "Mục con"), heading(5, "a)", "Điểm"), heading(3, "", "Không số"),
			&markdown.Heading{Level: 3, Number: "2.", Text: markdown.Line{markdown.Text("Có "), markdown.Strong{Inner: lineOf("đậm")}}}}},
		{name: "items", blocks: []markdown.Block{item("-", 0, "một"), item("+", 1, "hai"), item("1.", 0, "ba")}},
		{name: "table", blocks: []markdown.Block{text("trước"), &markdown.Table{
			Align: []markdown.Align{markdown.Centre, markdown.Left, markdown.Right}, Head: lines("TT", "Tên", "Số"),
			Rows: [][]markdown.Line{{{fact("01")}, lineOf("Một"), {fact("1.234")}}, {{fact("02")}, lineOf("Hai")}}}, text("sau")}},
		{name: "two tables, one last", blocks: []markdown.Block{&markdown.Table{Head: lines("A")}, &markdown.Table{Head: lines("B"), Rows: [][]markdown.Line{lines("c")}}}},
		{name: "footnote", blocks: []markdown.Block{paragraph(markdown.Text("a"), markdown.NoteRef{Number: 1}, markdown.Text("."))},
			notes: []markdown.Note{{Text: markdown.Line{markdown.Text("Xem "), fact("5"), markdown.Text(" trang.")}}}},
		{name: "verdict", blocks: []markdown.Block{&markdown.Basis{Text: lineOf("Căn cứ A;")},
			&markdown.Paragraph{Text: lineOf("QUYẾT ĐỊNH:"), Component: "loi_quyet"}}},
		{name: "nothing", blocks: nil},
	}
}

// TestGoldenBody compares the XML of each construct with testdata/body.txtar, an element a line.
func TestGoldenBody(t *testing.T) {
	v := pack(t, "mat-tran")
	l := open(t, v)
	archive := &txtar.Archive{Comment: []byte("XML of each construct of a body; go test -update rewrites it.\n")}
	for _, c := range constructs() {
		w := newWriter(l, l.draft, false)
		w.doc = &markdown.Doc{Profile: v, Body: c.blocks, Notes: c.notes}
		w.blocks(c.blocks, l.sections.width, beforeSigning)
		body := bytes.Clone(w.out)
		if len(c.notes) > 0 {
			w.footnotes()
			_, notes, _ := bytes.Cut(w.notes, []byte(`<w:footnote w:id="1">`))
			body = append(append(body, "\n<!-- note -->"...), notes...)
		}
		report(t, w.problems)
		w.release()
		archive.Files = append(archive.Files, txtar.File{Name: c.name, Data: spread(body)})
	}
	compareGolden(t, filepath.Join("testdata", "body.txtar"), archive)
}

// TestGoldenArticles compares headings of documents laid out in điều: titles, and sentences behind their numbers.
func TestGoldenArticles(t *testing.T) {
	v := pack(t, "nghi-dinh-30").Article
	w := newWriter(open(t, v), form{}, true)
	w.doc = &markdown.Doc{Profile: v}
	sentence := func(level int, number, text string) markdown.Block {
		return &markdown.Heading{Level: level, Number: number, Text: lineOf(text), Sentence: true}
	}
	w.blocks([]markdown.Block{heading(1, "Chương I", "QUY ĐỊNH CHUNG"), heading(2, "Mục 1", "TRÁCH NHIỆM"), heading(3, "Điều 1.", "Phạm vi"),
		sentence(4, "1.", "Quy chế này quy định:"), sentence(5, "a)", "việc một;"), heading(4, "2.", "Có tên"),
		sentence(3, "Điều 2.", "Quyết định này có hiệu lực./.")}, w.l.sections.width, beforeSigning)
	report(t, w.problems)
	archive := &txtar.Archive{Comment: []byte("XML of headings by điều; go test -update rewrites it.\n")}
	archive.Files = append(archive.Files, txtar.File{Name: "articles", Data: spread(bytes.Clone(w.out))})
	w.release()
	compareGolden(t, filepath.Join("testdata", "articles.txtar"), archive)
}

// TestGoldenFields compares how fields are printed: the text and start of each paragraph of the header and closing.
func TestGoldenFields(t *testing.T) {
	archive := &txtar.Archive{Comment: []byte("The documents without their bodies; go test -update rewrites it.\n")}
	for _, s := range append(samples[:len(samples):len(samples)], moreSamples...) {
		v := pack(t, s.pack)
		d := s.make(v)
		d.Body, d.Notes = nil, nil
		for i := range d.Annexes {
			d.Annexes[i].Body = nil
		}
		w := newWriter(open(t, v), form{}, true)
		w.doc = d
		w.template(w.l.document)
		report(t, w.problems)
		archive.Files = append(archive.Files, txtar.File{Name: s.name, Data: spread(withoutDrawings(w.out))})
		w.release()
	}
	compareGolden(t, filepath.Join("testdata", "fields.txtar"), archive)
}

// withoutDrawings keeps of each drawn line only its name and length.
func withoutDrawings(data []byte) []byte {
	text := string(data)
	for {
		before, rest, found := strings.Cut(text, "<mc:AlternateContent>")
		if !found {
			return []byte(text)
		}
		inner, after, _ := strings.Cut(rest, "</mc:AlternateContent>")
		_, length, _ := strings.Cut(inner, "<wp:extent cx=")
		length, _, _ = strings.Cut(length, " ")
		_, name, _ := strings.Cut(inner, `name="`)
		name, _, _ = strings.Cut(name, `"`)
		text = before + "<line " + name + " " + length + "/>" + after
	}
}

// spread puts each paragraph, run, row and cell on a line of its own.
func spread(xml []byte) []byte {
	var pairs []string
	for _, start := range []string{"<w:p>", "<w:r>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tbl>", "<w:sectPr>", "</w:footnote"} {
		pairs = append(pairs, start, "\n"+start)
	}
	return []byte(strings.TrimSpace(strings.NewReplacer(pairs...).Replace(string(xml))) + "\n")
}

func compareGolden(t *testing.T, name string, got *txtar.Archive) {
	t.Helper()
	data := txtar.Format(got)
	if *update {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Files) != len(got.Files) {
		t.Errorf("%s has %d cases, want %d", name, len(want.Files), len(got.Files))
	}
	for i := range min(len(want.Files), len(got.Files)) {
		if string(want.Files[i].Data) != string(got.Files[i].Data) {
			t.Errorf("%s, %s: got\n%s\nwant\n%s", name, want.Files[i].Name, got.Files[i].Data, want.Files[i].Data)
		}
	}
}

// TestShippedLetterheads holds that the letterheads in templates/ are those that the rule packs give, until someone
// restyles them in Word on purpose and takes them off this list.
func TestShippedLetterheads(t *testing.T) {
	for _, name := range []string{"mat-tran", "nghi-dinh-30", "dang"} {
		data, err := NewLetterhead(pack(t, name))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("../../templates/letterhead", name+".docx")
		if *update {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if shipped, err := os.ReadFile(path); err != nil || !bytes.Equal(shipped, data) {
			t.Errorf("%s is not what its rule pack gives (%v); go test -update makes it so", path, err)
		}
	}
}
