package docx

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// This file turns the components of a rule pack into styles of Word. A style states all its properties and rests on
// no other, so that changing one never changes another, and so that a style reads the same in any letterhead. The
// exception are components that the pack likens to another: their styles rest on its style and state what differs, so
// that restyling the body restyles lists and grounds too.

// styleName is what Word shows to people. Letterheads are searched for styles by name, because Word and LibreOffice
// both make up ids of their own; the names of built-in styles are the same in every language of Word.
func styleName(v *profile.Version, id string) string {
	if level := headingLevel(v, id); level > 0 {
		return "heading " + strconv.Itoa(level)
	}
	if id == "chu_thich" {
		return "footnote text"
	}
	return "VB " + strings.ReplaceAll(v.Components[id].Title, ",", "") // a comma would start a second name
}

// styleID is the id that a new style gets.
func styleID(v *profile.Version, id string) string {
	if level := headingLevel(v, id); level > 0 {
		return "Heading" + strconv.Itoa(level)
	}
	if id == "chu_thich" {
		return "FootnoteText"
	}
	var b strings.Builder
	b.WriteString("VB")
	for part := range strings.SplitSeq(id, "_") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// headingLevel returns the level of headings that a component gives the format of, or 0.
func headingLevel(v *profile.Version, id string) int {
	for i, h := range v.Headings {
		if h.Component == id {
			return i + 1
		}
	}
	return 0
}

// styleOf makes the paragraph style of a component.
func styleOf(v *profile.Version, id string, priority int) *ooxml.Node {
	c := v.Components[id]
	level := headingLevel(v, id)
	style := ooxml.El("w:style", "w:type", "paragraph", "w:styleId", styleID(v, id))
	if level == 0 && id != "chu_thich" {
		style.SetAttr("w:customStyle", "1")
	}
	style.Add(val("w:name", styleName(v, id)))
	paragraph, run := given(v, id)
	if c.Like != "" {
		style.Add(val("w:basedOn", styleID(v, c.Like)))
		baseParagraph, baseRun := given(v, c.Like)
		paragraph, run = differences(paragraph, baseParagraph), differences(run, baseRun)
	}
	if level > 0 {
		style.Add(val("w:next", styleID(v, "than")))
	}
	return style.Add(val("w:uiPriority", strconv.Itoa(priority)), ooxml.El("w:qFormat"), paragraph, run)
}

// given is what a component gives its paragraphs and runs.
func given(v *profile.Version, id string) (paragraph, run *ooxml.Node) {
	c := v.Components[id]
	level := headingLevel(v, id)
	paragraph = ooxml.El("w:pPr")
	if c.KeepNext {
		paragraph.Add(ooxml.El("w:keepNext"))
	}
	if level > 0 {
		paragraph.Add(ooxml.El("w:keepLines"), val("w:outlineLvl", strconv.Itoa(level-1)))
	}
	if id == "phu_luc_so" {
		paragraph.Add(val("w:outlineLvl", "0"))
	}
	if borders := borders(c); borders != nil {
		paragraph.Add(borders)
	}
	paragraph.Add(spacing(c), indent(c), val("w:jc", alignment(c.Align.Value)))
	run = runProperties(v.Font, c.Size.Value, c.Bold.Value, c.Italic.Value)
	if c.Underline.Value {
		run.Add(val("w:u", "single"))
	}
	if c.Colour != "" {
		run.Add(val("w:color", c.Colour))
	}
	return paragraph, run
}

func spacing(c profile.Component) *ooxml.Node {
	n := ooxml.El("w:spacing", "w:before", points(c.Before.Value), "w:after", points(c.After.Value))
	line, rule := whole(240*c.LineSpacing.Value), "auto"
	if c.Exact.Value > 0 {
		line, rule = points(c.Exact.Value), "exact"
	}
	n.SetAttr("w:line", line)
	n.SetAttr("w:lineRule", rule)
	return n
}

func indent(c profile.Component) *ooxml.Node {
	n := ooxml.El("w:ind", "w:left", millimetres(c.Left.Value+c.Hanging.Value), "w:right", "0")
	if c.Hanging.Value > 0 {
		n.SetAttr("w:hanging", millimetres(c.Hanging.Value))
	} else {
		n.SetAttr("w:firstLine", millimetres(c.FirstLine.Value))
	}
	return n
}

// runProperties states the font in all four slots: a slot left open is filled from the theme or from docDefaults.
func runProperties(font string, size float64, bold, italic bool) *ooxml.Node {
	n := ooxml.El("w:rPr").Add(
		ooxml.El("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font),
		val("w:sz", whole(2*size)), val("w:szCs", whole(2*size)))
	if bold {
		n.Add(ooxml.El("w:b"), ooxml.El("w:bCs"))
	}
	if italic {
		n.Add(ooxml.El("w:i"), ooxml.El("w:iCs"))
	}
	return n
}

// Names of the styles that no component gives.
const (
	noteMarkName  = "footnote reference"
	bodyTableName = "VB Bảng"
)

// packStyles are all styles of a pack, in the order that Word's list shows them.
func packStyles(v *profile.Version) []*ooxml.Node {
	var all []*ooxml.Node
	for i, id := range v.ComponentIDs() {
		all = append(all, styleOf(v, id, i+1))
	}
	mark := ooxml.El("w:style", "w:type", "character", "w:styleId", "FootnoteReference").Add(
		val("w:name", noteMarkName), val("w:uiPriority", "99"),
		ooxml.El("w:rPr").Add(val("w:vertAlign", "superscript")))
	return append(all, mark, bodyTable(v))
}

// bodyTable is the style of tables in the text: thin lines all round.
func bodyTable(v *profile.Version) *ooxml.Node {
	borders := ooxml.El("w:tblBorders")
	for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
		borders.Add(ooxml.El(side, "w:val", "single", "w:sz", whole(8*v.Layout.TableLine), "w:space", "0", "w:color", "auto"))
	}
	return ooxml.El("w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", "VBBang").Add(
		val("w:name", bodyTableName), val("w:uiPriority", "60"),
		ooxml.El("w:tblPr").Add(borders, cellMargins(v.Layout.TableCellMargin)))
}

func cellMargins(mm float64) *ooxml.Node {
	return ooxml.El("w:tblCellMar").Add(
		ooxml.El("w:top", "w:w", "0", "w:type", "dxa"), ooxml.El("w:left", "w:w", millimetres(mm), "w:type", "dxa"),
		ooxml.El("w:bottom", "w:w", "0", "w:type", "dxa"), ooxml.El("w:right", "w:w", millimetres(mm), "w:type", "dxa"))
}

// defaultStyles are the styles that every document must have, before those of the pack.
func defaultStyles(v *profile.Version) []*ooxml.Node {
	body := v.Components["than"].Size.Value
	kind := func(typ, id, name string) *ooxml.Node {
		return ooxml.El("w:style", "w:type", typ, "w:default", "1", "w:styleId", id).Add(val("w:name", name), val("w:uiPriority", "99"))
	}
	normal := kind("paragraph", "Normal", "Normal").Add(ooxml.El("w:qFormat"), runProperties(v.Font, body, false, false))
	table := kind("table", "TableNormal", "Normal Table").Add(ooxml.El("w:semiHidden"), ooxml.El("w:unhideWhenUsed"),
		ooxml.El("w:tblPr").Add(ooxml.El("w:tblInd", "w:w", "0", "w:type", "dxa"), ooxml.El("w:tblCellMar").Add(
			ooxml.El("w:top", "w:w", "0", "w:type", "dxa"), ooxml.El("w:left", "w:w", "108", "w:type", "dxa"),
			ooxml.El("w:bottom", "w:w", "0", "w:type", "dxa"), ooxml.El("w:right", "w:w", "108", "w:type", "dxa"))))
	return []*ooxml.Node{
		normal,
		kind("character", "DefaultParagraphFont", "Default Paragraph Font").Add(ooxml.El("w:semiHidden"), ooxml.El("w:unhideWhenUsed")),
		table,
		kind("numbering", "NoList", "No List").Add(ooxml.El("w:semiHidden"), ooxml.El("w:unhideWhenUsed")),
	}
}

// stylesPart is the styles part of a new letterhead.
func stylesPart(v *profile.Version) *ooxml.Node {
	defaults := runProperties(v.Font, v.Components["than"].Size.Value, false, false).Add(
		ooxml.El("w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", "w:bidi", "ar-SA"))
	root := ooxml.El("w:styles").Declare("w").Add(ooxml.El("w:docDefaults").Add(
		ooxml.El("w:rPrDefault").Add(defaults), ooxml.El("w:pPrDefault").Add(ooxml.El("w:pPr").Add(ooxml.El("w:widowControl")))))
	return root.Add(defaultStyles(v)...).Add(packStyles(v)...)
}

func val(name, value string) *ooxml.Node { return ooxml.El(name, "w:val", value) }

func alignment(a profile.Align) string {
	return [...]string{profile.Left: "left", profile.Centre: "center", profile.Right: "right", profile.Justify: "both"}[a]
}

// whole writes a measure as Word wants it: without a fraction.
func whole(x float64) string { return strconv.Itoa(int(math.Round(x))) }

// Units of Word: twentieths of a point, and English metric units for drawings.
func points(pt float64) string      { return whole(pt * 20) }
func millimetres(mm float64) string { return whole(twips(mm)) }
func twips(mm float64) float64      { return mm * 72 * 20 / 25.4 }

const emuPerPoint = 12700
