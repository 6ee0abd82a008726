package docx

import (
	"slices"
	"strconv"
	"strings"

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
	document := b.document()
	parts := append(b.margins(),
		newPart{name: stylesName, kind: "styles", root: stylesPart(v)},
		newPart{name: settingsName, kind: "settings", root: settingsPart()},
		newPart{name: footnotesName, kind: "footnotes", root: footnotesPart()})
	var whole, rels ooxml.Relationships
	types := ooxml.ContentTypes{Defaults: []ooxml.Attr{
		{Name: "rels", Value: "application/vnd.openxmlformats-package.relationships+xml"}, {Name: "xml", Value: "application/xml"}}}
	types.SetOverride(documentPart, ooxml.WordType("document.main"))
	section := b.section()
	for _, part := range parts {
		p.Set(ooxml.NewPart(part.name, part.root.Document()))
		types.SetOverride(part.name, ooxml.WordType(part.kind))
		id := rels.Add(ooxml.RelType(part.kind), strings.TrimPrefix(part.name, "word/"))
		if part.pages != "" {
			section.Add(ooxml.El("w:"+part.kind+"Reference", "w:type", part.pages, "r:id", id))
		}
	}
	document.Child("w:body").Add(section)
	p.Set(ooxml.NewPart(documentPart, document.Document()))
	writeBaseline(p, v)
	rels.Add(ooxml.RelType("customXml"), "../"+baselineName)
	types.SetOverride(baselineName, "application/xml")
	types.SetOverride(baselineProps, customPropsType)
	p.Set(ooxml.NewPart(coreName, coreProperties(nil, "", "", "")))
	p.Set(ooxml.NewPart(appName, appProperties()))
	types.SetOverride(coreName, coreType)
	types.SetOverride(appName, appType)
	whole.Add(ooxml.RelType("officeDocument"), documentPart)
	whole.Add(ooxml.RelType("core-properties"), coreName)
	whole.Add(ooxml.RelType("extended-properties"), appName)
	p.SetContentTypes(types)
	p.SetRelationships("", whole)
	p.SetRelationships(documentPart, rels)
	return p.Bytes()
}

// newPart is a part that the document refers to. Pages says of which pages a header or footer is.
type newPart struct {
	name, kind, pages string
	root              *ooxml.Node
}

const (
	documentPart  = "word/document.xml"
	stylesName    = "word/styles.xml"
	footnotesName = "word/footnotes.xml"
	settingsName  = "word/settings.xml"
	coreName      = "docProps/core.xml"
	appName       = "docProps/app.xml"
)

const (
	coreType = "application/vnd.openxmlformats-package.core-properties+xml"
	appType  = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
)

// blank puts the content of a new letterhead together.
type blank struct {
	v     *profile.Version
	lines int
}

func (b *blank) document() *ooxml.Node {
	body := ooxml.El("w:body").Add(
		b.header(),
		b.hole("ten_loai", markdown.Type),
		b.hole("trich_yeu", markdown.Subject),
		b.hole("phu_luc_nguon", markdown.Attached),
		b.line("duong_trich_yeu"),
		b.hole("tham_quyen", markdown.Ruling),
		b.label("kinh_gui", markdown.To),
		b.hole("than", bodyHole),
		b.signature())
	if b.v.Layout.ContactBelow == "chu_ky" {
		body.Add(b.hole("dia_chi", markdown.Contact))
	}
	return ooxml.El("w:document").Declare("w", "r", "mc", "wp", "wps", "v").Add(body.Add(lastParagraph(nil)))
}

// header is the table at the top: the organisation, number and marks on the left, title and date on the right.
func (b *blank) header() *ooxml.Node {
	left, right := b.headerColumns()
	return b.table(left, right).Add(
		row(cell(left, b.hole("co_quan_chu_quan", markdown.Superior), b.hole("co_quan", markdown.Issuer), b.line("duong_co_quan")),
			cell(right, b.title()...)),
		row(cell(left, b.hole("so_ky_hieu", markdown.Number), b.label("trich_yeu_cong_van", markdown.LetterSubject),
			b.hole("dau_khan", markdown.Urgency), b.hole("du_thao", markdown.DraftMark)),
			cell(right, b.hole("dia_danh_ngay", markdown.PlaceDate))))
}

// titleIDs are the components at the top right, of all regimes.
var titleIDs = []string{"quoc_hieu", "tieu_ngu", "duong_tieu_ngu", "tieu_de", "duong_tieu_de"}

func (b *blank) title() []*ooxml.Node {
	var all []*ooxml.Node
	for _, id := range titleIDs {
		if c, ok := b.v.Components[id]; ok && c.Line != nil {
			all = append(all, b.line(id))
		} else if ok {
			all = append(all, b.fixed(id))
		}
	}
	return all
}

// headerColumns shares out the width of the text; the right column is always wide enough for the title.
func (b *blank) headerColumns() (left, right float64) {
	const slack = 4 // points, for printers whose letters differ a little
	width := textWidth(b.v)
	right = width * b.v.Layout.HeaderColumns[1] / 100
	for _, id := range titleIDs {
		c := b.v.Components[id]
		right = max(right, 20*(widthOf(c.Text, regular.with(c.Bold.Value, c.Italic.Value), c.Size.Value)+slack)+2*twips(b.v.Layout.CellMargin))
	}
	return width - right, right
}

// textWidth is the width between the margins, in twips.
func textWidth(v *profile.Version) float64 { return twips(v.Page.Width - v.Page.Left - v.Page.Right) }

// signature is the table at the end. A second signer stands on the left, above the recipients.
func (b *blank) signature() *ooxml.Node {
	width, shares := textWidth(b.v), b.v.Layout.SignatureColumns
	left, right := width*shares[0]/100, width*shares[1]/100
	second := b.hole("ho_ten", markdown.CoSigner)
	second.Child("w:pPr").Add(ooxml.El("w:spacing", "w:after", points(b.v.Layout.SignatureGap)))
	return b.table(left, right).Add(row(
		cell(left, b.hole("quyen_han", markdown.CoAuthority), b.hole("chuc_vu", markdown.CoPosition), second,
			b.fixed("noi_nhan_tieu_de"), b.hole("noi_nhan", markdown.CopyTo), b.hole("nguoi_soan", markdown.Typist)),
		cell(right, b.hole("quyen_han", markdown.Authority), b.hole("chuc_vu", markdown.Position), b.hole("ho_ten", markdown.Signer))))
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

func (b *blank) hole(id string, field markdown.Field) *ooxml.Node {
	return b.paragraph(id, textRun("{"+string(field)+"}"))
}

// label is the fixed text of a component and the hole behind it.
func (b *blank) label(id string, field markdown.Field) *ooxml.Node {
	p, c := b.hole(id, field), b.v.Components[id]
	if c.Text == "" {
		return p
	}
	run := textRun(c.Text + " ")
	if c.TextItalic {
		run.Add(ooxml.El("w:rPr").Add(ooxml.El("w:i"), ooxml.El("w:iCs")))
	}
	p.Kids = slices.Insert(p.Kids, 1, run)
	return p
}

// line draws the line of a component, or types its sign. Under fixed text it has its final length; elsewhere the length is set anew for
// each document, and what is drawn here is a sample.
func (b *blank) line(id string) *ooxml.Node {
	c := b.v.Components[id]
	if c.Line.Text != "" {
		return b.paragraph(id, textRun(c.Line.Text))
	}
	b.lines++
	const sample = 150
	width := float64(sample)
	if under := b.v.Components[c.Line.Under]; under.Text != "" {
		width = widthOf(under.Text, regular.with(under.Bold.Value, under.Italic.Value), under.Size.Value)
	}
	return b.paragraph(id, drawing(strconv.Itoa(b.lines), c, lengthOf(width*c.Line.Ratio.Value)))
}

// margins are the headers and footers: page numbers on all pages but the first, on the first whom the document is for
// and, where the rules want it there, how to reach the organisation.
func (b *blank) margins() []newPart {
	header := func() *ooxml.Node { return ooxml.El("w:hdr").Declare("w") }
	first := header().Add(b.hole("luu_hanh", markdown.Circulation))
	if left, _ := b.headerColumns(); b.v.Components["luu_hanh"].Align.Value == profile.Centre { // above the title
		first.Kids[0].Child("w:pPr").Add(ooxml.El("w:ind", "w:left", whole(left)))
	}
	parts := []newPart{
		{"word/header1.xml", "header", "default", header().Add(b.pageNumber())},
		{"word/header2.xml", "header", "first", first},
	}
	if b.v.Layout.ContactBelow != "chu_ky" {
		parts = append(parts, newPart{"word/footer1.xml", "footer", "first", ooxml.El("w:ftr").Declare("w").Add(b.hole("dia_chi", markdown.Contact))})
	}
	return parts
}

// pageNumber is the number of a page as a field.
func (b *blank) pageNumber() *ooxml.Node {
	run := func(n *ooxml.Node) *ooxml.Node { return ooxml.El("w:r").Add(n) }
	return b.paragraph("so_trang",
		run(ooxml.El("w:fldChar", "w:fldCharType", "begin")), run(ooxml.El("w:instrText").AddText(" PAGE ")),
		run(ooxml.El("w:fldChar", "w:fldCharType", "separate")), textRun("2"), run(ooxml.El("w:fldChar", "w:fldCharType", "end")))
}

func (b *blank) section() *ooxml.Node {
	n := ooxml.El("w:sectPr").Add(pageSize(b.v.Page), pageMargins(b.v.Page), ooxml.El("w:pgNumType", "w:start", "1"))
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
