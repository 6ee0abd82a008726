package layout

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/ooxml"
)

// sample is an official document as some program or office makes it. The zero value is one by the book: the header in a
// table of two rows, drawn lines, everything formatted directly.
type sample struct {
	header     string  // "", one-row, tabs, spaces, boxes, stacked, three-rows
	lines      string  // "", vml, underscores, border, spaces, none, elsewhere
	stretch    float64 // of the lines; 0 for none
	by         string  // "", styles, theme, numbering
	closing    string  // "", tabs, two, paragraphs
	letter     bool    // a công văn
	title      string
	motto      string
	superior   []string
	issuer     []string
	number     string
	place      string
	kind       string
	subject    []string
	to         []string
	bases      []string
	text       []string
	sign       []string
	name       string
	list       []string
	annex      bool
	annexApart bool // in a section of its own
	nfd        bool
	wrap       string // "", sdt, ins, smartTag, alternate
	pages      string // what numbers the pages: "", simple, complex, sdt, frame, footer, none
	more       string // put before the section's properties

	size      map[string]float64 // by component, in points
	format    map[string]string  // by component: run properties that replace those by the book
	paragraph map[string]string  // by component: paragraph properties that replace those by the book
	sectPr    string             // replaces page size and margins
}

func (s sample) withDefaults() sample {
	or := func(v *string, usual string) {
		if *v == "" {
			*v = usual
		}
	}
	list := func(v *[]string, usual ...string) {
		if *v == nil {
			*v = usual
		}
	}
	or(&s.title, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	or(&s.motto, "Độc lập - Tự do - Hạnh phúc")
	list(&s.superior, "ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH")
	list(&s.issuer, "SỞ TÀI CHÍNH")
	or(&s.place, "Nam Định, ngày 08 tháng 9 năm 2023")
	if s.letter {
		or(&s.number, "Số: 105/STC-VP")
		list(&s.subject, "V/v báo cáo tình hình sử dụng", "tài sản công năm 2023")
		list(&s.to, "Kính gửi: Ủy ban nhân dân các huyện, thành phố")
		list(&s.list, "- Như trên;", "- Lưu: VT, VP.")
	} else {
		or(&s.number, "Số: 105/KH-STC")
		or(&s.kind, "KẾ HOẠCH")
		list(&s.subject, "Kiểm tra việc sử dụng tài sản công năm 2023")
	}
	list(&s.text, "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về việc kiểm tra công tác quản lý, sử dụng tài sản công, Sở Tài chính ban hành kế hoạch kiểm tra với những nội dung như sau:",
		"I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích",
		"Đánh giá đúng thực trạng quản lý, sử dụng tài sản công tại các cơ quan, đơn vị trên địa bàn tỉnh; kịp thời phát hiện, chấn chỉnh những thiếu sót.",
		"a) Việc kiểm tra được thực hiện đúng quy định, không làm ảnh hưởng đến hoạt động bình thường của đơn vị được kiểm tra và các cơ quan có liên quan;",
		"- Hồ sơ kiểm tra được lập đầy đủ, lưu trữ theo đúng quy định của pháp luật về lưu trữ và các quy định khác có liên quan của Ủy ban nhân dân tỉnh.",
		"II. TỔ CHỨC THỰC HIỆN",
		"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, đơn vị phản ánh về Sở Tài chính để xem xét, giải quyết./.")
	list(&s.sign, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
	or(&s.name, "Nguyễn Văn An")
	list(&s.list, "- UBND tỉnh (để b/c);", "- Các sở, ban, ngành;", "- Lưu: VT, QLCS.")
	return s
}

// book is the formatting by the book of each component: size, run properties, paragraph properties.
var book = map[string]struct {
	size      float64
	run       string
	paragraph string
}{
	"title": {13, "<w:b/>", centre}, "motto": {14, "<w:b/>", centre}, "superior": {13, "", centre}, "issuer": {13, "<w:b/>", centre},
	"number": {13, "", centre}, "date": {14, "<w:i/>", centre}, "letter": {12, "", centre}, "kind": {14, "<w:b/>", centre}, "subject": {14, "<w:b/>", centre},
	"to": {14, "", `<w:ind w:left="1985"/>`}, "basis": {14, "<w:i/>", text14}, "text": {14, "", text14}, "heading": {14, "<w:b/>", text14},
	"sign": {14, "<w:b/>", centre}, "name": {14, "<w:b/>", centre}, "head": {12, "<w:b/><w:i/>", ""}, "list": {11, "", ""},
	"annex": {14, "<w:b/>", centre}, "source": {14, "<w:i/>", centre}, "page": {14, "", centre},
}

const (
	centre = `<w:jc w:val="center"/>`
	text14 = `<w:spacing w:before="120" w:after="0" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>`
)

func (s sample) run(what, content string) string {
	f := book[what]
	size := f.size
	if v, ok := s.size[what]; ok {
		size = v
	}
	props := f.run
	if v, ok := s.format[what]; ok {
		props = v
	}
	fonts := `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>`
	if s.by != "" || strings.Contains(props, "rFonts") {
		fonts = ""
	}
	if s.by == "styles" && size == f.size && props == f.run {
		return "<w:r>" + content + "</w:r>"
	}
	return fmt.Sprintf(`<w:r><w:rPr>%s%s<w:sz w:val="%d"/></w:rPr>%s</w:r>`, fonts, props, int(size*2), content)
}

func (s sample) words(text string) string {
	if s.nfd {
		text = norm.NFD.String(text)
	}
	var b strings.Builder
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			b.WriteString("<w:tab/>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + string(ooxml.AppendText(nil, part)) + `</w:t>`)
	}
	return b.String()
}

// p returns a paragraph of a component; extra is put before its text.
func (s sample) p(what, text string, extra ...string) string {
	pPr := book[what].paragraph
	if v, ok := s.paragraph[what]; ok {
		pPr = v
	}
	if s.by == "styles" {
		if _, own := s.paragraph[what]; !own {
			pPr = ""
		}
		pPr = `<w:pStyle w:val="S` + what + `"/>` + pPr
	}
	content := s.run(what, s.words(text))
	switch s.wrap {
	case "sdt":
		content = `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	case "ins":
		content = `<w:ins w:id="9" w:author="a">` + content + `</w:ins><w:del w:id="8" w:author="a"><w:r><w:delText>BỎ ĐI</w:delText></w:r></w:del>`
	case "smartTag":
		content = `<w:smartTag w:element="place"><w:hyperlink w:anchor="x">` + content + `</w:hyperlink></w:smartTag>`
	case "split":
		runes := []rune(text)
		content = s.run(what, s.words(string(runes[:len(runes)/2]))) + `<w:bookmarkStart w:id="3" w:name="b"/>` + s.run(what, s.words(string(runes[len(runes)/2:])))
	}
	return "<w:p><w:pPr>" + pPr + "</w:pPr>" + strings.Join(extra, "") + content + "</w:p>"
}

// line returns what draws a line of a length in points: something put into the paragraph above, or paragraphs below.
func (s sample) line(width float64) (in, below string) {
	if s.stretch > 0 {
		width *= s.stretch
	}
	switch s.lines {
	case "vml":
		return fmt.Sprintf(`<w:r><w:pict><v:line id="l" style="position:absolute;z-index:1" from="50pt,20pt" to="%gpt,20pt"/></w:pict></w:r>`, 50+width), ""
	case "connector":
		return fmt.Sprintf(`<w:r><w:pict><v:shapetype id="_x0000_t32"/><v:shape type="#_x0000_t32" style="position:absolute;margin-left:40pt;width:%gpt;height:0"/></w:pict></w:r>`, width), ""
	case "underscores":
		return "", `<w:p><w:pPr>` + centre + `</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/><w:vertAlign w:val="superscript"/></w:rPr><w:t>` +
			strings.Repeat("_", int(width/4.225)) + `</w:t></w:r></w:p>`
	case "border":
		return "", `<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:ind w:left="1200" w:right="1200"/></w:pPr></w:p>`
	case "border above":
		return "", `<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:ind w:left="1200" w:right="1200"/></w:pPr></w:p>`
	case "none", "elsewhere":
		return "", ""
	case "group": // one drawing holds the lines of both columns
		one := `<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="straightConnector1"/></wps:spPr></wps:wsp>`
		if width == 171 {
			return "", ""
		}
		if width == 45 {
			return `<w:r><w:drawing><wp:anchor><wp:extent cx="4000000" cy="30000"/><wp:docPr id="1" name="l"/><a:graphic><a:graphicData uri="x">` + one + one + `</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`, ""
		}
	}
	return fmt.Sprintf(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="%d" cy="0"/><wp:docPr id="1" name="l"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="%gpt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
		int(width*12700), width), ""
}

func (s sample) all(what string, texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(s.p(what, t))
	}
	return b.String()
}

func cellOf(width int, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, content)
}

func tableOf(rows ...string) string {
	return `<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3740"/><w:gridCol w:w="5614"/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func rowOf(left, right string) string {
	return "<w:tr>" + cellOf(3740, left) + cellOf(5614, right) + "</w:tr>"
}

func boxOf(content string) string {
	return `<w:p><w:r><w:pict><v:shape style="width:200pt;height:80pt"><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
}

// head returns the header in the way the sample wants.
func (s sample) head() string {
	mottoIn, mottoBelow := s.line(171)
	issuerIn, issuerBelow := s.line(45)
	left := s.all("superior", s.superior) + s.all("issuer", s.issuer[:len(s.issuer)-1]) + s.p("issuer", s.issuer[len(s.issuer)-1], issuerIn) + issuerBelow
	right := s.p("title", s.title) + s.p("motto", s.motto, mottoIn) + mottoBelow
	number := s.p("number", s.number)
	if s.letter {
		number += s.all("letter", s.subject)
	}
	date := s.p("date", s.place)
	switch s.header {
	case "one-row":
		return tableOf(rowOf(left+number, right+date))
	case "three-rows":
		return tableOf(rowOf(s.all("superior", s.superior), s.p("title", s.title)),
			rowOf(s.all("issuer", s.issuer[:len(s.issuer)-1])+s.p("issuer", s.issuer[len(s.issuer)-1], issuerIn)+issuerBelow, s.p("motto", s.motto, mottoIn)+mottoBelow), rowOf(number, date))
	case "boxes":
		return boxOf(left+number) + boxOf(right+date)
	case "stacked":
		return right + left + number + date
	case "tabs", "spaces":
		gap := "\t\t"
		if s.header == "spaces" {
			gap = "          "
		}
		two := func(a, at, b, bt string, in ...string) string {
			return "<w:p>" + strings.Join(in, "") + s.run(at, s.words(a)) + s.run(at, s.words(gap)) + s.run(bt, s.words(b)) + "</w:p>"
		}
		text := two(s.superior[0], "superior", s.title, "title") + two(s.superior[1], "superior", s.motto, "motto")
		text += two(s.issuer[0], "issuer", "", "motto", issuerIn, mottoIn) + two(s.number, "number", s.place, "date")
		if s.letter {
			text += s.all("letter", s.subject)
		}
		return text
	}
	return tableOf(rowOf(left, right), rowOf(number, date))
}

func (s sample) body() string {
	var b strings.Builder
	b.WriteString(s.head())
	if s.lines == "elsewhere" {
		t := s
		t.lines = ""
		one, _ := t.line(171)
		two, _ := t.line(45)
		b.WriteString("<w:p>" + one + two + "</w:p>")
	}
	b.WriteString("<w:p/>")
	if !s.letter {
		in, below := s.line(100)
		if s.lines == "elsewhere" {
			in = `<w:r><w:pict><v:line from="0,0" to="100pt,0"/></w:pict></w:r>`
		}
		b.WriteString(s.p("kind", s.kind) + s.all("subject", s.subject[:len(s.subject)-1]) + s.p("subject", s.subject[len(s.subject)-1], in) + below)
	}
	b.WriteString("<w:p/>" + s.all("to", s.to) + "<w:p/>" + s.all("basis", s.bases))
	for _, t := range s.text {
		what := "text"
		if strings.HasPrefix(t, "I. ") || strings.HasPrefix(t, "II. ") || t == "1. Mục đích" || strings.HasPrefix(t, "1. ") && len(t) < 40 {
			what = "heading"
		}
		b.WriteString(s.p(what, t))
	}
	list := s.p("head", "Nơi nhận:") + s.all("list", s.list)
	sign := s.all("sign", s.sign) + "<w:p/><w:p/><w:p/>" + s.p("name", s.name)
	switch s.closing {
	case "tabs":
		b.WriteString("<w:p>" + s.run("head", s.words("Nơi nhận:")) + s.run("sign", s.words("\t\t"+s.sign[0])) + "</w:p>")
		b.WriteString("<w:p>" + s.run("list", s.words(s.list[0])) + s.run("sign", s.words("\t\t"+s.sign[1])) + "</w:p>")
		b.WriteString(s.all("list", s.list[1:]) + "<w:p/><w:p>" + s.run("name", s.words("\t\t\t\t"+s.name)) + "</w:p>")
	case "two": // signers side by side, put there by tabs
		b.WriteString("<w:p>" + s.run("sign", s.words("\tTHƯ KÝ\tCHỦ TỌA")) + "</w:p><w:p/><w:p/><w:p>" + s.run("name", s.words("\tNgô Thị Lài\t"+s.name)) + "</w:p>" + list)
	case "paragraphs":
		b.WriteString(sign + list)
	default:
		b.WriteString(tableOf(rowOf(list, sign)))
	}
	if s.annex {
		before := `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
		if s.annexApart {
			before = `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:pPr></w:p>`
		}
		b.WriteString(before + s.p("annex", "Phụ lục") + s.p("annex", "DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA") +
			s.p("source", "(Kèm theo Kế hoạch số 105/KH-STC ngày 08 tháng 9 năm 2023 của Sở Tài chính)"))
	}
	return b.String() + s.more
}

const sampleRoot = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

// pageNumber returns the header part that shows the page number, and the footer part.
func (s sample) pageNumber() (header, footer string) {
	field := s.run("page", `<w:fldChar w:fldCharType="begin"/>`) + s.run("page", `<w:instrText> PAGE   \* MERGEFORMAT </w:instrText>`) +
		s.run("page", `<w:fldChar w:fldCharType="separate"/>`) + s.run("page", "<w:t>2</w:t>") + s.run("page", `<w:fldChar w:fldCharType="end"/>`)
	pPr := centre
	if v, ok := s.paragraph["page"]; ok {
		pPr = v
	}
	if s.by == "styles" {
		pPr = `<w:pStyle w:val="Spage"/>` + strings.TrimPrefix(pPr, centre)
	}
	p := "<w:p><w:pPr>" + pPr + "</w:pPr>"
	switch s.pages {
	case "none":
		return p + "</w:p>", p + "</w:p>"
	case "footer":
		return "", p + field + "</w:p>"
	case "simple":
		return p + `<w:fldSimple w:instr="PAGE">` + s.run("page", "<w:t>2</w:t>") + `</w:fldSimple></w:p>`, ""
	case "sdt":
		return `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>` + p + field + `</w:p></w:sdtContent></w:sdt>`, ""
	case "frame":
		return `<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>` + map[bool]string{true: `<w:pStyle w:val="Spage"/>`}[s.by == "styles"] + `</w:pPr>` + field + `</w:p><w:p/>`, ""
	}
	return p + field + "</w:p>", ""
}

// bytes returns the sample as a .docx.
func (s sample) bytes(t testing.TB) []byte {
	t.Helper()
	s = s.withDefaults()
	pkg := &ooxml.Package{}
	set := func(name, content string) { pkg.Set(ooxml.NewPart(name, []byte(ooxml.Header+content))) }
	header, footer := s.pageNumber()
	references := ""
	rels := `<Relationship Id="r1" Type="` + ooxml.RelType("styles") + `" Target="styles.xml"/>`
	types := ""
	for _, part := range []struct{ kind, content string }{{"header", header}, {"footer", footer}} {
		if part.content != "" {
			references += `<w:` + part.kind + `Reference w:type="default" r:id="` + part.kind + `"/>`
			rels += `<Relationship Id="` + part.kind + `" Type="` + ooxml.RelType(part.kind) + `" Target="` + part.kind + `1.xml"/>`
			types += `<Override PartName="/word/` + part.kind + `1.xml" ContentType="` + ooxml.WordType(part.kind) + `"/>`
			root := map[string]string{"header": "w:hdr", "footer": "w:ftr"}[part.kind]
			set("word/"+part.kind+"1.xml", "<"+root+sampleRoot+">"+part.content+"</"+root+">")
		}
	}
	if s.by == "theme" {
		rels += `<Relationship Id="t1" Type="` + ooxml.RelType("theme") + `" Target="theme/theme1.xml"/>`
		types += `<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>`
		set("word/theme/theme1.xml", `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`)
	}
	sectPr := s.sectPr
	if sectPr == "" {
		sectPr = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`
	}
	titlePage := "<w:titlePg/>"
	if strings.Contains(sectPr, "notitle") {
		sectPr, titlePage = strings.ReplaceAll(sectPr, "notitle", ""), ""
	}
	set("word/document.xml", "<w:document"+sampleRoot+"><w:body>"+s.body()+"<w:sectPr>"+references+sectPr+titlePage+"</w:sectPr></w:body></w:document>")
	set("word/styles.xml", "<w:styles"+sampleRoot+">"+s.styles()+"</w:styles>")
	set("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="`+ooxml.WordType("document.main")+`"/><Override PartName="/word/styles.xml" ContentType="`+ooxml.WordType("styles")+`"/>`+types+`</Types>`)
	set("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+ooxml.RelType("officeDocument")+`" Target="word/document.xml"/></Relationships>`)
	set("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`)
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// styles returns the styles: the usual ones of Word, and one for each component where the sample is made with styles.
func (s sample) styles() string {
	fonts := `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>`
	switch s.by {
	case "styles", "numbering":
		fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>`
	case "theme":
		fonts = `<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>`
	}
	b := `<w:docDefaults><w:rPrDefault><w:rPr>` + fonts + `<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`
	if s.by == "styles" {
		for what, f := range book {
			b += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="B%s"><w:name w:val="B%s"/><w:basedOn w:val="Normal"/><w:pPr>%s</w:pPr></w:style>`, what, what, f.paragraph)
			b += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="S%s"><w:name w:val="S%s"/><w:basedOn w:val="B%s"/><w:rPr>%s<w:sz w:val="%d"/></w:rPr></w:style>`, what, what, what, f.run, int(f.size*2))
		}
	}
	return b
}
