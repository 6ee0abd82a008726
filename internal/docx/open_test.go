package docx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// shipped returns the letterhead of a version as it is made.
func shipped(t testing.TB, v *profile.Version) *ooxml.Package {
	t.Helper()
	data, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// edited returns the letterhead of a version with text of a part replaced, as someone might have in Word.
func edited(t testing.TB, v *profile.Version, part string, oldNew ...string) []byte {
	t.Helper()
	p := shipped(t, v)
	content := string(p.Data(part))
	for i := 0; i < len(oldNew); i += 2 {
		if !strings.Contains(content, oldNew[i]) {
			t.Fatalf("%s does not hold %s", part, oldNew[i])
		}
		content = strings.Replace(content, oldNew[i], oldNew[i+1], 1)
	}
	p.Set(ooxml.NewPart(part, []byte(content)))
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changed returns a copy of a version with one component and the page changed, as a later rule might.
func changed(v *profile.Version, id string, change func(*profile.Component), page func(*profile.Page)) *profile.Version {
	next := *v
	next.Components = map[string]profile.Component{}
	for key, c := range v.Components {
		if key == id {
			change(&c)
		}
		next.Components[key] = c
	}
	page(&next.Page)
	return &next
}

// styleIn returns the XML of a style of a written document.
func styleIn(t testing.TB, data []byte, name string) string {
	t.Helper()
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	root, err := ooxml.Parse(p.Data(stylesName))
	if err != nil {
		t.Fatal(err)
	}
	if n := newStyles(root).named(name); n != nil {
		return string(n.Append(nil))
	}
	return ""
}

// looksIn returns how paragraphs of a style look, with what they inherit.
func looksIn(t *testing.T, data []byte, name string) looks {
	t.Helper()
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	root, err := ooxml.Parse(p.Data(stylesName))
	if err != nil {
		t.Fatal(err)
	}
	sheet := newStyles(root)
	return sheet.looksOf(sheet.named(name))
}

func documentOf(t testing.TB, data []byte) string {
	t.Helper()
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return string(p.Data(documentPart))
}

const bodyStyle = "VB Thân bài"

// TestPackDrivesWhatStaffLeft: a letterhead made under one rule, opened under the next.
func TestPackDrivesWhatStaffLeft(t *testing.T) {
	v := pack(t, "mat-tran")
	next := changed(v, "than", func(c *profile.Component) { c.Size.Value = 13 }, func(p *profile.Page) { p.Left = 35 })
	old, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	l, problems := OpenLetterhead("x.docx", old, next)
	report(t, problems)
	data := write(t, l, plan(next))
	if got := styleIn(t, data, bodyStyle); !strings.Contains(got, `<w:sz w:val="26"/>`) {
		t.Errorf("the body does not follow the new rule: %s", got)
	}
	document := documentOf(t, data)
	if !strings.Contains(document, `w:left="1984"`) {
		t.Error("the page does not follow the new rule")
	}
	if !strings.Contains(document, `<w:tblW w:w="9071" w:type="dxa"/>`) {
		t.Error("the header table is still as wide as the old page")
	}
}

// TestStaffKeepWhatTheyChanged: styles and page restyled in Word are kept, whatever the rule says.
func TestStaffKeepWhatTheyChanged(t *testing.T) {
	v := pack(t, "mat-tran")
	next := changed(v, "than", func(c *profile.Component) { c.Size.Value = 13 }, func(p *profile.Page) { p.Left = 35 })
	from, to := `w:firstLine="720"/><w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts`, `w:firstLine="567"/><w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts`
	style := styleOf(v, "than", slices.Index(v.ComponentIDs(), "than")+1).Append(nil)
	data := edited(t, v, stylesName, string(style), strings.Replace(string(style), from, to, 1))
	l, problems := OpenLetterhead("x.docx", data, next)
	report(t, problems)
	got := styleIn(t, write(t, l, plan(next)), bodyStyle)
	if !strings.Contains(got, `w:firstLine="567"`) || !strings.Contains(got, `<w:sz w:val="28"/>`) {
		t.Errorf("what staff changed is gone: %s", got)
	}
	for name, want := range map[string]float64{"VB Gạch đầu dòng": 567, "VB Căn cứ": 567, "heading 3": 720} {
		if got := looksIn(t, write(t, l, plan(next)), name); got.first != want {
			t.Errorf("%s: first line %v; what rests on the body follows it, the rest does not", name, got.first)
		}
	}
	if got := looksIn(t, write(t, l, plan(next)), "VB Căn cứ"); !got.italic {
		t.Error("grounds lost what is their own")
	}
	data = edited(t, v, documentPart, `w:left="1701"`, `w:left="1800"`)
	l, problems = OpenLetterhead("x.docx", data, next)
	report(t, problems)
	if document := documentOf(t, write(t, l, plan(next))); !strings.Contains(document, `w:left="1800"`) {
		t.Error("the page that staff changed is gone")
	}
}

// TestMissingStylesAreNamed: all that a letterhead lacks is said in one line, and comes from the rule pack.
func TestMissingStylesAreNamed(t *testing.T) {
	v := pack(t, "mat-tran")
	gone := func(id string) string {
		return string(styleOf(v, id, slices.Index(v.ComponentIDs(), id)+1).Append(nil))
	}
	l, problems := OpenLetterhead("x.docx", edited(t, v, stylesName, gone("dau_khan"), "", gone("ho_ten"), ""), v)
	if l == nil || len(problems) != 1 || problems[0].Code != "mau-word/thieu-kieu" ||
		!strings.Contains(problems[0].Message(diag.Vi), "“VB Họ tên người ký”, “VB Dấu chỉ mức độ khẩn”") {
		t.Fatalf("problems %v", problems)
	}
	if got := looksIn(t, write(t, l, plan(v)), "VB Họ tên người ký"); !got.bold || got.size != 28 {
		t.Errorf("the missing style is not the pack's: %+v", got)
	}
	if _, problems = OpenLetterhead("x.docx", edited(t, v, stylesName, gone("dau_khan"), ""), v.Article); len(problems) > 0 {
		t.Errorf("said again for documents laid out in điều: %v", problems)
	}
}

// TestStylesAreFoundByName: Word in other languages and LibreOffice give styles ids of their own.
func TestStylesAreFoundByName(t *testing.T) {
	v := pack(t, "mat-tran")
	data, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Read(data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{stylesName, documentPart} {
		content := p.Data(name)
		for _, pair := range [][2]string{{`"VBThan"`, `"a17"`}, {`"Heading2"`, `"u2"`}, {`"heading 2"`, `"Heading 2"`}} {
			content = bytes.ReplaceAll(content, []byte(pair[0]), []byte(pair[1]))
		}
		p.Set(ooxml.NewPart(name, content))
	}
	if data, err = p.Bytes(); err != nil {
		t.Fatal(err)
	}
	l, problems := OpenLetterhead("x.docx", data, v)
	report(t, problems)
	document := documentOf(t, write(t, l, plan(v)))
	if !strings.Contains(document, `<w:pStyle w:val="a17"/>`) || !strings.Contains(document, `<w:pStyle w:val="u2"/>`) {
		t.Error("paragraphs do not use the letterhead's own ids")
	}
}

// foreign is a letterhead that someone typed in Word: other fonts, no style of ours, holes cut up by the spelling check.
func foreign(t testing.TB) []byte {
	t.Helper()
	w, r := ooxml.Namespace("w"), ooxml.Namespace("r")
	p := &ooxml.Package{}
	p.Set(ooxml.NewPart(documentPart, []byte(ooxml.Header+`<w:document xmlns:w="`+w+`" xmlns:r="`+r+`" xmlns:w14="urn:w14"><w:body>`+
		`<w:p w:rsidR="00A1" w14:paraId="1"><w:r w:rsidR="00A2"><w:t>{co_</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A3">`+
		`<w:t>quan}</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>`+
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{trich</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>_yeu}</w:t></w:r></w:p>`+
		`<w:p><w:r><w:t xml:space="preserve">Kính gửi: </w:t></w:r><w:r><w:t>{kinh_gui}</w:t></w:r></w:p>`+
		`<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t>{noi_dung}</w:t></w:r></w:p>`+
		`<w:p><w:r><w:t>{khau_hieu}</w:t></w:r></w:p>`+
		`<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="12240" w:h="15840"/>`+
		`<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`)))
	p.Set(ooxml.NewPart("word/footer1.xml", []byte(ooxml.Header+`<w:ftr xmlns:w="`+w+`"><w:p><w:r><w:t>{so_ky_hieu}</w:t></w:r></w:p></w:ftr>`)))
	p.Set(ooxml.NewPart(stylesName, []byte(ooxml.Header+`<w:styles xmlns:w="`+w+`"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>`+
		`<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="VB Thân bài"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style></w:styles>`)))
	var whole, document ooxml.Relationships
	whole.Add(ooxml.RelType("officeDocument"), documentPart)
	document.Add(ooxml.RelType("styles"), "styles.xml")
	document.Add(ooxml.RelType("footer"), "footer1.xml")
	p.SetRelationships("", whole)
	p.SetRelationships(documentPart, document)
	var types ooxml.ContentTypes
	types.Defaults = []ooxml.Attr{{Name: "rels", Value: "application/vnd.openxmlformats-package.relationships+xml"}, {Name: "xml", Value: "application/xml"}}
	types.SetOverride(documentPart, ooxml.WordType("document.main"))
	types.SetOverride(stylesName, ooxml.WordType("styles"))
	types.SetOverride("word/footer1.xml", ooxml.WordType("footer"))
	p.SetContentTypes(types)
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func foreignDoc(v *profile.Version) *markdown.Doc {
	return &markdown.Doc{Unit: "u", Name: "d", Profile: v, Body: plan(v).Body, Notes: plan(v).Notes, Fields: map[markdown.Field][]markdown.Line{
		markdown.Issuer: lines("BAN THƯỜNG TRỰC"), markdown.Subject: lines("Về việc họp"), markdown.To: lines("Thường trực Thành ủy"),
		markdown.Number: lines("Số: 01/KH"), "khau_hieu": lines("Đoàn kết - Dân chủ"),
	}}
}

func TestForeignLetterhead(t *testing.T) {
	v := pack(t, "mat-tran")
	l, problems := OpenLetterhead("rieng.docx", foreign(t), v)
	report(t, problems)
	data := write(t, l, foreignDoc(v))
	if got := styleIn(t, data, bodyStyle); !strings.Contains(got, `<w:sz w:val="30"/>`) {
		t.Errorf("the letterhead's own style is gone: %s", got)
	}
	if got := styleIn(t, data, "VB Nơi nhận"); !strings.Contains(got, `w:after="0"`) || !strings.Contains(got, "Times New Roman") {
		t.Errorf("a missing style did not come whole from the rule pack: %s", got)
	}
	if got := looksIn(t, data, "VB Gạch đầu dòng"); got.size != 30 {
		t.Errorf("lists do not look like the letterhead's own body: %v", got)
	}
	document := documentOf(t, data)
	for _, want := range []string{`w:w="12240"`, `BAN THƯỜNG TRỰC`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Về việc họp`, `Đoàn kết - Dân chủ`,
		`Kính gửi: </w:t></w:r><w:r><w:t xml:space="preserve">Thường trực Thành ủy`} {
		if !strings.Contains(document, want) {
			t.Errorf("the document lacks %s", want)
		}
	}
	p, _ := ooxml.Read(data, ooxml.Limits{})
	if footer := string(p.Data("word/footer1.xml")); !strings.Contains(footer, "Số: 01/KH") {
		t.Errorf("the footer is not filled: %s", footer)
	}
	for _, problem := range ooxml.Check(p) {
		t.Error(problem)
	}
}

// TestHoles: what is wrong with the holes of a letterhead is said in words.
func TestHoles(t *testing.T) {
	v := pack(t, "mat-tran")
	for _, c := range []struct {
		name, old, new string
		want           diag.Code
		message        string
	}{
		{"no body", "{noi_dung}", "", "mau-word/thieu-noi-dung", ""},
		{"two bodies", "{co_quan}", "{noi_dung}", "mau-word/trung-noi-dung", ""},
		{"body with other text", "{noi_dung}", "Nội dung: {noi_dung}", "mau-word/noi-dung-sai-cho", ""},
		{"stray brace", "Nơi nhận:", "Nơi nhận: {", "mau-word/ngoac-le", "Nơi nhận: {"},
		{"closing brace only", "Nơi nhận:", "Nơi nhận:}", "mau-word/ngoac-le", "Nơi nhận:}"},
		{"space in a hole", "{co_quan}", "{co quan}", "mau-word/ngoac-le", "{co quan}"},
		{"double braces", "{co_quan}", "{{co_quan}}", "mau-word/ngoac-le", "{{co_quan}}"},
		{"braces that panic go-docx", "{co_quan}", "{{a}} x {{b}}", "mau-word/ngoac-le", ""},
		{"two in a paragraph", "{co_quan}", "{co_quan} {ten_loai}", "mau-word/nhieu-cho", ""},
		{"misspelt", "{co_quan}", "{co_qaun}", "mau-word/cho-la", "{co_qaun}"},
	} {
		_, problems := OpenLetterhead("x.docx", edited(t, v, documentPart, c.old, c.new), v)
		i := slices.IndexFunc(problems, func(d diag.Diagnostic) bool { return d.Code == c.want })
		if i < 0 {
			t.Errorf("%s: problems %v", c.name, problems)
			continue
		}
		if got := problems[i].Message(diag.Vi); !strings.Contains(got, c.message) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestDamagedLetterheads(t *testing.T) {
	v := pack(t, "mat-tran")
	good, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want diag.Code
	}{
		"no zip":        {[]byte("x"), "mau-word/khong-doc-duoc"},
		"cut off":       {good[:len(good)/2], "mau-word/khong-doc-duoc"},
		"broken XML":    {edited(t, v, documentPart, "</w:body>", ""), "mau-word/khong-doc-duoc"},
		"broken styles": {edited(t, v, stylesName, "</w:styles>", ""), "mau-word/khong-doc-duoc"},
		"unsound":       {edited(t, v, "word/header1.xml", `<w:fldChar w:fldCharType="end"/>`, `<w:tab/>`), "mau-word/hong"},
		"deleted hole":  {edited(t, v, documentPart, "<w:r><w:t xml:space=\"preserve\">{co_quan}</w:t></w:r>", `<w:del w:id="1" w:author="a"><w:r><w:delText>{co_quan}</w:delText></w:r></w:del><w:r><w:t>{co_quan}</w:t></w:r>`), "mau-word/khong-dien-duoc"},
	} {
		l, problems := OpenLetterhead("x.docx", c.data, v)
		if l != nil || !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Code == c.want }) {
			t.Errorf("%s: letterhead %v, problems %v", name, l != nil, problems)
		}
	}
}

// TestNothingIsSilentlyLeftOut: a field without a hole and a hole without a field are errors.
func TestNothingIsSilentlyLeftOut(t *testing.T) {
	v := pack(t, "mat-tran")
	l, problems := OpenLetterhead("x.docx", edited(t, v, documentPart, "{dia_danh_ngay}", "", "{ten_loai}", "{khau_hieu}"), v)
	report(t, problems)
	data, problems := Write(l, plan(v))
	var got []string
	for _, p := range problems {
		got = append(got, string(p.Code)+" "+p.Message(diag.Vi))
	}
	text := strings.Join(got, "\n")
	for _, want := range []string{"word/thieu-cho", "{dia_danh_ngay}", "{ten_loai}", "word/cho-trong", "{khau_hieu}"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not reported:\n%s", want, text)
		}
	}
	if data != nil {
		t.Error("the document was written all the same")
	}
}

func TestUnknownNodesAreReported(t *testing.T) {
	v := pack(t, "mat-tran")
	l := open(t, v)
	for name, d := range map[string]*markdown.Doc{
		"note that is not there": {Profile: v, Body: []markdown.Block{paragraph(markdown.NoteRef{Number: 1})}},
		"note within a note":     {Profile: v, Body: []markdown.Block{paragraph(markdown.NoteRef{Number: 1})}, Notes: []markdown.Note{{Text: markdown.Line{markdown.NoteRef{Number: 1}}}}},
		"nil inline":             {Profile: v, Body: []markdown.Block{paragraph(nil)}},
		"nil block":              {Profile: v, Body: []markdown.Block{nil}},
		"long row":               {Profile: v, Body: []markdown.Block{&markdown.Table{Head: lines("a"), Rows: [][]markdown.Line{lines("b", "c")}}}},
	} {
		data, problems := Write(l, d)
		if data != nil || len(problems) == 0 || problems[0].Code != "word/nut-la" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestSelfCheckStopsBadFiles: a tree that breaks the writer's assumptions makes no file.
func TestSelfCheckStopsBadFiles(t *testing.T) {
	v := pack(t, "mat-tran")
	l := open(t, v)
	for name, d := range map[string]*markdown.Doc{
		"line end in text":    {Profile: v, Body: []markdown.Block{text("một\nhai")}},
		"note referred twice": {Profile: v, Notes: []markdown.Note{{}}, Body: []markdown.Block{paragraph(markdown.NoteRef{Number: 1}, markdown.NoteRef{Number: 1})}},
		"note never referred": {Profile: v, Notes: []markdown.Note{{}}, Body: []markdown.Block{text("x")}},
	} {
		if data, problems := Write(l, d); data != nil || len(problems) == 0 || problems[0].Code != "word/tu-kiem" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
