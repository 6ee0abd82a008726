package docx

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vanban/internal/judges"
	"vanban/internal/markdown"
	"vanban/internal/profile"
)

// The tests of this file ask programs of others what they make of our files: the schemas of the standard, Microsoft's
// validator, LibreOffice, pandoc, python-docx.

// sampleFiles writes all samples and letterheads into a folder and returns their names.
func sampleFiles(t *testing.T) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	put := func(name string, data []byte) {
		files = append(files, filepath.Join(dir, name+".docx"))
		if err := os.WriteFile(files[len(files)-1], data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range samples {
		v := pack(t, s.pack)
		put(s.name, write(t, open(t, v), s.make(v)))
	}
	v := pack(t, "mat-tran")
	l, problems := OpenLetterhead("rieng.docx", foreign(t), v)
	report(t, problems)
	put("foreign", write(t, l, foreignDoc(v)))
	data, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	put("letterhead", data)
	return dir, files
}

// TestJudges has every judge look at all samples, the letterhead made from the rules and one that others made.
func TestJudges(t *testing.T) {
	_, names := sampleFiles(t)
	var files []judges.File
	for _, name := range names {
		files = append(files, judges.File{Path: name})
	}
	judges.Judge(t, files)
}

// TestLibreOffice lays the samples out and looks at the pages: page numbers, the Quốc hiệu on one line, the signature
// not alone on a page.
func TestLibreOffice(t *testing.T) {
	judges.Programs(t, "soffice", "pdftotext")
	dir, files := sampleFiles(t)
	convert(t, dir, "pdf", files...)
	for _, s := range samples {
		pages := strings.Split(strings.TrimSuffix(judges.Run(t, "pdftotext", "-layout", filepath.Join(dir, s.name+".pdf"), "-"), "\f"), "\f")
		main := len(pages) - len(s.make(pack(t, s.pack)).Annexes)
		for i, page := range pages {
			first, rest, _ := strings.Cut(strings.TrimSpace(page), "\n")
			numbered := strings.TrimSpace(first) == strconv.Itoa(i+1)
			if want := i > 0 && i < main; numbered != want {
				t.Errorf("%s: page %d starts with %q", s.name, i+1, first)
			}
			if i > 0 && i == main-1 && strings.HasPrefix(strings.TrimSpace(rest), "Nơi nhận") {
				t.Errorf("%s: the signature stands alone on page %d", s.name, i+1)
			}
		}
		if s.name != "foreign" && !regexp.MustCompile(`(?m)CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM *$`).MatchString(pages[0]) {
			t.Errorf("%s: the Quốc hiệu is broken into lines:\n%s", s.name, pages[0])
		}
	}
}

func convert(t *testing.T, dir, format string, files ...string) {
	t.Helper()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", format, "--outdir", dir}
	judges.Run(t, "soffice", append(args, files...)...)
}

// TestLetterheadThroughLibreOffice: a letterhead that was opened and saved there still follows the rule pack.
func TestLetterheadThroughLibreOffice(t *testing.T) {
	judges.Programs(t, "soffice")
	v := pack(t, "mat-tran")
	data, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "letterhead.docx")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(dir, "saved")
	convert(t, saved, "docx", file)
	if data, err = os.ReadFile(filepath.Join(saved, "letterhead.docx")); err != nil {
		t.Fatal(err)
	}
	next := changed(v, "than", func(c *profile.Component) { c.Size.Value = 13 }, func(p *profile.Page) { p.Left = 35 })
	for _, id := range []string{"quoc_hieu", "muc", "liet_ke", "noi_nhan", "so_trang"} {
		next = changed(next, id, func(c *profile.Component) { c.Size.Value = 10 }, func(*profile.Page) {})
	}
	l, problems := OpenLetterhead("saved.docx", data, next)
	report(t, problems)
	if l == nil {
		t.FailNow()
	}
	out := write(t, l, plan(next))
	for _, id := range []string{"quoc_hieu", "muc", "liet_ke", "noi_nhan", "so_trang"} {
		if got := styleIn(t, out, styleName(v, id)); !strings.Contains(got, `<w:sz w:val="20"/>`) {
			t.Errorf("%s no longer follows the rule pack: %s", id, got)
		}
	}
	if !strings.Contains(documentOf(t, out), `w:left="1984"`) {
		t.Error("the page no longer follows the rule pack")
	}
}

// TestPandoc reads the samples and wants the words of the tree, no more and no less, in order.
func TestPandoc(t *testing.T) {
	judges.Programs(t, "pandoc")
	dir, _ := sampleFiles(t)
	for _, s := range samples {
		page := judges.Run(t, "pandoc", "-f", "docx", "-t", "html", "--wrap=none", filepath.Join(dir, s.name+".docx"))
		page = strings.NewReplacer("<br />", " ", "</td>", " </td>", "</th>", " </th>", "</p>", " </p>").Replace(page)
		page = regexp.MustCompile(`<a [^>]*class="footnote-back"[^>]*>[^<]*</a>`).ReplaceAllString(page, "")
		page = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, ""))
		v := pack(t, s.pack)
		got, want := strings.Fields(page), strings.Fields(words(v, s.make(v)))
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: word %d: got %q, want %q", s.name, i, got[max(0, i-3):min(i+5, len(got))], want[max(0, i-3):min(i+5, len(want))])
				break
			}
		}
	}
}

// words spells out the text of a document as a reader of the Word file meets it.
func words(v *profile.Version, d *markdown.Doc) string {
	var b strings.Builder
	line := func(before string, line markdown.Line, after string) {
		b.WriteString(before + plainText(line) + after + "\n")
	}
	field := func(f markdown.Field) {
		lines := d.Fields[f]
		for i, text := range lines {
			before, after := v.Components[string(f)].Listing.Marks(i, len(lines))
			line(before, text, after)
		}
	}
	field(markdown.Superior)
	field(markdown.Issuer)
	b.WriteString(v.Components["quoc_hieu"].Text + "\n" + v.Components["tieu_ngu"].Text + "\n")
	for _, f := range []markdown.Field{markdown.Number, markdown.PlaceDate, markdown.Type, markdown.Subject} {
		field(f)
	}
	if len(d.Fields[markdown.To]) > 0 {
		b.WriteString(v.Components["kinh_gui"].Text + "\n")
		field(markdown.To)
	}
	blockWords(&b, d.Body)
	if len(d.Fields[markdown.CopyTo]) > 0 {
		b.WriteString(v.Components["noi_nhan_tieu_de"].Text + "\n")
	}
	for _, f := range []markdown.Field{markdown.CopyTo, markdown.Authority, markdown.Position, markdown.Signer} {
		field(f)
	}
	for _, a := range d.Annexes {
		b.WriteString(a.Number + "\n" + plainText(a.Title) + "\n" + plainText(a.Source) + "\n")
		blockWords(&b, a.Body)
	}
	for _, n := range d.Notes {
		line("", n.Text, "")
	}
	return b.String()
}

func blockWords(b *strings.Builder, blocks []markdown.Block) {
	for _, block := range blocks {
		switch n := block.(type) {
		case *markdown.Heading:
			b.WriteString(n.Number + " " + plainText(n.Text))
		case *markdown.Paragraph:
			b.WriteString(plainText(n.Text))
		case *markdown.Basis:
			b.WriteString(plainText(n.Text))
		case *markdown.Item:
			b.WriteString(n.Sign + " " + plainText(n.Text))
		case *markdown.Table:
			for _, row := range append([][]markdown.Line{n.Head}, n.Rows...) {
				for _, cell := range row {
					b.WriteString(plainText(cell) + " ")
				}
			}
		}
		b.WriteString("\n")
	}
}

func plainText(line markdown.Line) string {
	var b strings.Builder
	for _, inline := range line {
		switch n := inline.(type) {
		case markdown.Text:
			b.WriteString(string(n))
		case markdown.Fact:
			b.WriteString(n.Text)
		case markdown.Strong:
			b.WriteString(plainText(n.Inner))
		case markdown.Emph:
			b.WriteString(plainText(n.Inner))
		case markdown.Break:
			b.WriteString(" ")
		case markdown.NoteRef:
			b.WriteString(strconv.Itoa(n.Number))
		}
	}
	return b.String()
}

func TestPythonDocx(t *testing.T) {
	const python = "/usr/bin/python3"
	judges.Need(t, "python3-docx", exec.Command(python, "-c", "import docx").Run() == nil)
	_, files := sampleFiles(t)
	script := `import docx, sys
for name in sys.argv[1:]:
    d = docx.Document(name)
    assert d.paragraphs, name
    print(name, len(d.tables), d.core_properties.title)`
	out := judges.Run(t, python, append([]string{"-c", script}, files...)...)
	if !bytes.Contains([]byte(out), []byte("KẾ HOẠCH Tổ chức Đại hội")) {
		t.Errorf("no title in the properties:\n%s", out)
	}
}
