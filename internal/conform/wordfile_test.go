package conform

import (
	"slices"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

// wordFile returns a package with a body and, by name, further parts of the main document.
func wordFile(body string, parts map[string]string) *ooxml.Package {
	p := &ooxml.Package{}
	var main ooxml.Relationships
	p.SetRelationships("", ooxml.Relationships{{ID: "rId1", Type: ooxml.RelType("officeDocument"), Target: "word/document.xml"}})
	p.Set(ooxml.NewPart("word/document.xml", []byte(`<w:document `+wordNamespaces+`><w:body>`+body+`</w:body></w:document>`)))
	for _, name := range []string{"styles", "numbering", "footnotes", "header"} {
		if content, ok := parts[name]; ok {
			main.Add(ooxml.RelType(name), name+".xml")
			p.Set(ooxml.NewPart("word/"+name+".xml", []byte(`<w:`+name+` `+wordNamespaces+`>`+content+`</w:`+name+`>`)))
		}
	}
	p.SetRelationships("word/document.xml", main)
	return p
}

// para returns a paragraph with one run of text.
func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// seen returns the paragraphs that are read from a Word file, each with its place.
func seen(p *ooxml.Package) []string {
	r := wordReader{pkg: p, lists: readLists(p)}
	r.read()
	var out []string
	for _, found := range r.found {
		out = append(out, found.where.Vi+": "+found.text)
	}
	return out
}

func TestWordReading(t *testing.T) {
	for _, c := range []struct {
		name, body string
		parts      map[string]string
		want       []string
	}{
		{"inserted text counts, deleted and hidden do not",
			`<w:p><w:r><w:t xml:space="preserve">Đại hội </w:t></w:r><w:del><w:r><w:delText>các các</w:delText></w:r></w:del><w:ins><w:r><w:t>đại biểu</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>`, nil,
			[]string{"đoạn 1: Đại hội đại biểu"}},
		{"the code of a field is not text, its result is",
			`<w:p><w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>, ngày</w:t></w:r></w:fldSimple></w:p>`, nil,
			[]string{"đoạn 1: Trang 3, ngày"}},
		{"tables, spans and content controls",
			para("Trước") + `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + para("A") + `</w:tc><w:tc>` + para("B") + `</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc>` + para("C") + para("D") + `</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl><w:sdt><w:sdtContent>` + para("Sau") + `</w:sdtContent></w:sdt>`, nil,
			[]string{"đoạn 1: Trước", "bảng 1, hàng 1, cột 1: A", "bảng 1, hàng 1, cột 3: B", "bảng 1, hàng 2, cột 1: C", "bảng 1, hàng 2, cột 1: D", "đoạn 6: Sau"}},
		{"a text box is read once",
			`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + para("Trong khung") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + para("Trong khung") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + para("Ngoài"), nil,
			[]string{"khung chữ 1, đoạn 1: Trong khung", "đoạn 1: Ngoài"}},
		{"notes and headers, without the lines that part them",
			para("Một"), map[string]string{"footnotes": `<w:footnote w:type="separator">` + para("---") + `</w:footnote><w:footnote w:id="1">` + para("Chú") + `</w:footnote>`, "header": para("Đầu")},
			[]string{"đoạn 1: Một", "chú thích 1, đoạn 1: Chú", "đầu trang 1, đoạn 1: Đầu"}},
		{"numbers of lists",
			`<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>MỘT</w:t></w:r></w:p>` + item("0", "1") + item("1", "1") + item("1", "1") + item("0", "1") + item("0", "2") + item("0", "3"),
			map[string]string{
				"styles": `<w:style w:styleId="H0"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style><w:style w:styleId="H"><w:basedOn w:val="H0"/></w:style>`,
				"numbering": `<w:abstractNum w:abstractNumId="0">` + wordLevelXML(0, "decimal", "%1.") + wordLevelXML(1, "lowerLetter", "%1.%2)") + `</w:abstractNum><w:abstractNum w:abstractNumId="5">` + wordLevelXML(0, "bullet", "\uf0b7") + `</w:abstractNum><w:abstractNum w:abstractNumId="9">` + wordLevelXML(0, "upperRoman", "%1.") + `</w:abstractNum>` +
					`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>`,
			},
			[]string{"đoạn 1: I. MỘT", "đoạn 2: 1. mục", "đoạn 3: 1.a) mục", "đoạn 4: 1.b) mục", "đoạn 5: 2. mục", "đoạn 6: 7. mục", "đoạn 7: - mục"}},
	} {
		if got := seen(wordFile(c.body, c.parts)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func item(level, id string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:t>mục</w:t></w:r></w:p>`
}

func wordLevelXML(level int, format, text string) string {
	return `<w:lvl w:ilvl="` + string(rune('0'+level)) + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
}

// TestWord checks text that runs over several runs, and a table whose total is wrong.
func TestWord(t *testing.T) {
	row := func(a, b string) string {
		return `<w:tr><w:tc>` + para(a) + `</w:tc><w:tc>` + para(b) + `</w:tc></w:tr>`
	}
	p := wordFile(`<w:p><w:r><w:t>Ngày 31/</w:t></w:r><w:r><w:t>4/2024</w:t></w:r></w:p><w:tbl>`+row("Đơn vị", "Đại biểu")+row("Phường 1", "40")+row("Phường 2", "50")+row("Tổng cộng", "91")+`</w:tbl>`, nil)
	var b strings.Builder
	if err := diag.Print(&b, Word("bc.docx", p, Options{}), diag.PrintOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"bc.docx: đoạn 1 “Ngày 31/4/2024”: lỗi [van-ban/ngay-khong-co]", "bc.docx: bảng 1, hàng 4, cột 2 “91”: cảnh báo [van-ban/tong]"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// FuzzWord holds that no body makes the reader fail, and that places stay inside the text.
func FuzzWord(f *testing.F) {
	f.Add(para("các các"))
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/></w:tcPr>` + para("ngày 31/4/2024") + `</w:tc></w:tr></w:tbl>`)
	f.Add(item("8", "1") + item("-1", "1"))
	f.Fuzz(func(t *testing.T, body string) {
		p := wordFile(body, map[string]string{"numbering": `<w:abstractNum w:abstractNumId="0">` + wordLevelXML(0, "decimal", "%1.") + wordLevelXML(8, "lowerLetter", "%1.%9)") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`})
		for _, d := range Word("a.docx", p, Options{}) {
			if d.At.Start < 0 || d.At.End > len(d.At.File.Data) || d.At.Start > d.At.End {
				t.Fatalf("%s at %d to %d of %d", d.Code, d.At.Start, d.At.End, len(d.At.File.Data))
			}
		}
	})
}
