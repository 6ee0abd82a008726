package docx

import (
	"strconv"

	"vanban/internal/markdown"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// bodyHole is the hole that the body of a document takes.
const bodyHole = "noi_dung"

// NewLetterhead makes the letterhead of a rule pack as a .docx, for staff to restyle in Word: header and signature
// tables, styles, page, and a hole in braces for each field.
func NewLetterhead(v *profile.Version) ([]byte, error) {
	b := &blank{v: v}
	p := &ooxml.Package{}
	p.Set(ooxml.NewPart(documentPart, b.document().Document()))
	p.Set(ooxml.NewPart(stylesName, stylesPart(v).Document()))
	p.Set(ooxml.NewPart("word/settings.xml", settingsPart().Document()))
	p.Set(ooxml.NewPart(footnotesName, footnotesPart().Document()))
	p.Set(ooxml.NewPart("word/header1.xml", b.pageNumber().Document()))
	p.Set(ooxml.NewPart("word/header2.xml", ooxml.El("w:hdr").Declare("w").Add(b.paragraph("so_trang")).Document()))
	p.Set(ooxml.NewPart("docProps/core.xml", coreProperties(nil, "", "", "")))
	p.Set(ooxml.NewPart("docProps/app.xml", appProperties()))
	writeBaseline(p, v)
	var types ooxml.ContentTypes
	types.Defaults = []ooxml.Attr{
		{Name: "rels", Value: "application/vnd.openxmlformats-package.relationships+xml"}, {Name: "xml", Value: "application/xml"}}
	for _, part := range newParts {
		types.SetOverride(part.name, part.contentType())
	}
	p.SetContentTypes(types)
	var whole, document ooxml.Relationships
	for _, part := range newParts {
		if part.rel != "" {
			document.Add(ooxml.RelType(part.rel), part.target)
		}
	}
	whole.Add(ooxml.RelType("officeDocument"), documentPart)
	whole.Add(ooxml.RelType("core-properties"), "docProps/core.xml")
	whole.Add(ooxml.RelType("extended-properties"), "docProps/app.xml")
	p.SetRelationships("", whole)
	p.SetRelationships(documentPart, document)
	return p.Bytes()
}

const (
	documentPart  = "word/document.xml"
	stylesName    = "word/styles.xml"
	footnotesName = "word/footnotes.xml"
	settingsName  = "word/settings.xml"
	coreName      = "docProps/core.xml"
	appName       = "docProps/app.xml"
)

// newParts are the parts of a new letterhead and how the document refers to them. The order gives the ids that
// document() uses for the two headers.
var newParts = []newPart{
	{name: documentPart, kind: "document.main"},
	{name: "word/header1.xml", kind: "header", rel: "header", target: "header1.xml"},
	{name: "word/header2.xml", kind: "header", rel: "header", target: "header2.xml"},
	{name: stylesName, kind: "styles", rel: "styles", target: "styles.xml"},
	{name: settingsName, kind: "settings", rel: "settings", target: "settings.xml"},
	{name: footnotesName, kind: "footnotes", rel: "footnotes", target: "footnotes.xml"},
	{name: baselineName, rel: "customXml", target: "../" + baselineName, typ: "application/xml"},
	{name: baselineProps, typ: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"},
	{name: coreName, typ: "application/vnd.openxmlformats-package.core-properties+xml"},
	{name: appName, typ: "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
}

type newPart struct{ name, kind, rel, target, typ string }

func (p newPart) contentType() string {
	if p.typ != "" {
		return p.typ
	}
	return ooxml.WordType(p.kind)
}

const (
	defaultHeaderID = "rId1"
	firstHeaderID   = "rId2"
)

// blank puts the content of a new letterhead together.
type blank struct {
	v     *profile.Version
	lines int
}

func (b *blank) document() *ooxml.Node {
	body := ooxml.El("w:body").Add(
		b.header(),
		b.hole("ten_loai", string(markdown.Type)),
		b.hole("trich_yeu", string(markdown.Subject)),
		b.line("duong_trich_yeu"),
		b.label("kinh_gui", b.v.Components["kinh_gui"].Text+" ", string(markdown.To)),
		b.hole("than", bodyHole),
		b.signature(),
		lastParagraph(nil),
		b.section())
	return ooxml.El("w:document").Declare("w", "r", "mc", "wp", "wps", "v").Add(body)
}

func (b *blank) header() *ooxml.Node {
	left, right := b.headerColumns()
	t := b.table(left, right)
	t.Add(
		row(cell(left, b.hole("co_quan_chu_quan", string(markdown.Superior)), b.hole("co_quan", string(markdown.Issuer)), b.line("duong_co_quan")),
			cell(right, b.fixed("quoc_hieu"), b.fixed("tieu_ngu"), b.line("duong_tieu_ngu"))),
		row(cell(left, b.hole("so_ky_hieu", string(markdown.Number)),
			b.label("trich_yeu_cong_van", b.v.Components["trich_yeu_cong_van"].Text+" ", string(markdown.LetterSubject))),
			cell(right, b.hole("dia_danh_ngay", string(markdown.PlaceDate)))))
	return t
}

// headerColumns shares out the width of the text; the right column is always wide enough for the Quốc hiệu.
func (b *blank) headerColumns() (left, right float64) {
	c := b.v.Components["quoc_hieu"]
	const slack = 4 // points, for printers whose letters differ a little
	need := 20*(widthOf(c.Text, regular.with(c.Bold.Value, c.Italic.Value), c.Size.Value)+slack) + 2*twips(b.v.Layout.CellMargin)
	width := textWidth(b.v)
	right = max(width*b.v.Layout.HeaderColumns[1]/100, need)
	return width - right, right
}

// textWidth is the width between the margins, in twips.
func textWidth(v *profile.Version) float64 { return twips(v.Page.Width - v.Page.Left - v.Page.Right) }

func (b *blank) signature() *ooxml.Node {
	width, shares := textWidth(b.v), b.v.Layout.SignatureColumns
	left, right := width*shares[0]/100, width*shares[1]/100
	return b.table(left, right).Add(row(
		cell(left, b.fixed("noi_nhan_tieu_de"), b.hole("noi_nhan", string(markdown.CopyTo))),
		cell(right, b.hole("quyen_han", string(markdown.Authority)), b.hole("chuc_vu", string(markdown.Position)),
			b.hole("ho_ten", string(markdown.Signer)))))
}

// table is a table without lines, as wide as the text.
func (b *blank) table(left, right float64) *ooxml.Node {
	return ooxml.El("w:tbl").Add(
		ooxml.El("w:tblPr").Add(
			ooxml.El("w:tblW", "w:w", whole(left+right), "w:type", "dxa"), val("w:jc", "center"),
			ooxml.El("w:tblLayout", "w:type", "fixed"), cellMargins(b.v.Layout.CellMargin)),
		ooxml.El("w:tblGrid").Add(ooxml.El("w:gridCol", "w:w", whole(left)), ooxml.El("w:gridCol", "w:w", whole(right))))
}

func row(cells ...*ooxml.Node) *ooxml.Node {
	return ooxml.El("w:tr").Add(ooxml.El("w:trPr").Add(ooxml.El("w:cantSplit"))).Add(cells...)
}

func cell(width float64, content ...*ooxml.Node) *ooxml.Node {
	return ooxml.El("w:tc").Add(ooxml.El("w:tcPr").Add(ooxml.El("w:tcW", "w:w", whole(width), "w:type", "dxa"))).Add(content...)
}

func (b *blank) paragraph(id string, runs ...*ooxml.Node) *ooxml.Node {
	return ooxml.El("w:p").Add(ooxml.El("w:pPr").Add(val("w:pStyle", styleID(b.v, id)))).Add(runs...)
}

func textRun(text string) *ooxml.Node {
	return ooxml.El("w:r").Add(ooxml.El("w:t").AddText(text))
}

func (b *blank) fixed(id string) *ooxml.Node {
	return b.paragraph(id, textRun(b.v.Components[id].Text))
}

func (b *blank) hole(id, field string) *ooxml.Node { return b.label(id, "", field) }

func (b *blank) label(id, label, field string) *ooxml.Node {
	return b.paragraph(id, textRun(label+"{"+field+"}"))
}

// line draws the line of a component. Under fixed text it has its final length; elsewhere the length is set anew for
// each document, and what is drawn here is a sample.
func (b *blank) line(id string) *ooxml.Node {
	b.lines++
	c := b.v.Components[id]
	const sample = 150
	width := float64(sample)
	if under := b.v.Components[c.Line.Under]; under.Text != "" {
		width = widthOf(under.Text, regular.with(under.Bold.Value, under.Italic.Value), under.Size.Value)
	}
	return b.paragraph(id, drawing(strconv.Itoa(b.lines), c, lengthOf(width*c.Line.Ratio.Value)))
}

// pageNumber is the header of all pages but the first.
func (b *blank) pageNumber() *ooxml.Node {
	run := func(n *ooxml.Node) *ooxml.Node { return ooxml.El("w:r").Add(n) }
	return ooxml.El("w:hdr").Declare("w").Add(b.paragraph("so_trang",
		run(ooxml.El("w:fldChar", "w:fldCharType", "begin")), run(ooxml.El("w:instrText").AddText(" PAGE ")),
		run(ooxml.El("w:fldChar", "w:fldCharType", "separate")), textRun("2"), run(ooxml.El("w:fldChar", "w:fldCharType", "end"))))
}

func (b *blank) section() *ooxml.Node {
	n := ooxml.El("w:sectPr").Add(
		ooxml.El("w:headerReference", "w:type", "default", "r:id", defaultHeaderID),
		ooxml.El("w:headerReference", "w:type", "first", "r:id", firstHeaderID),
		pageSize(b.v.Page), pageMargins(b.v.Page), ooxml.El("w:pgNumType", "w:start", "1"))
	if !b.v.PageNumber.FirstPage {
		n.Add(ooxml.El("w:titlePg"))
	}
	return n
}

func pageSize(p profile.Page) *ooxml.Node {
	return ooxml.El("w:pgSz", "w:w", paper(p.Width), "w:h", paper(p.Height))
}

// paper writes a length of the paper as Word does, which rounds 210 mm to 11906 and 297 mm to 16838.
func paper(mm float64) string { return strconv.Itoa(int(twips(mm) + 0.6)) }

func pageMargins(p profile.Page) *ooxml.Node {
	return ooxml.El("w:pgMar", "w:top", millimetres(p.Top), "w:right", millimetres(p.Right), "w:bottom", millimetres(p.Bottom),
		"w:left", millimetres(p.Left), "w:header", millimetres(p.Header), "w:footer", millimetres(p.Header), "w:gutter", "0")
}

// lastParagraph is the paragraph that must follow a table at the end of a document. It takes no room to speak of.
func lastParagraph(section *ooxml.Node) *ooxml.Node {
	props := ooxml.El("w:pPr").Add(
		ooxml.El("w:spacing", "w:before", "0", "w:after", "0", "w:line", "20", "w:lineRule", "exact"),
		ooxml.El("w:rPr").Add(val("w:sz", "2"), val("w:szCs", "2")), section)
	return ooxml.El("w:p").Add(props)
}
