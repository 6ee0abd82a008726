package docx

import (
	"bytes"

	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// This file keeps the bytes that every paragraph and run of a body starts with, made once for each letterhead.

// runs are the openings of text runs of one format, by what is added to the format.
type runs [2 * highlighted][]byte

// newRuns prepares runs with some properties, which give the text that face.
func newRuns(props *ooxml.Node, base face) runs {
	var r runs
	for f := range r {
		added := ooxml.El("w:rPr").Add(childrenOf(props)...)
		want := face(f) | base
		if want&bold != base&bold {
			added.Remove("w:b")
			added.Remove("w:bCs")
			added.Add(ooxml.El("w:b"), ooxml.El("w:bCs"))
		}
		if want&italic != base&italic {
			added.Remove("w:i")
			added.Remove("w:iCs")
			added.Add(ooxml.El("w:i"), ooxml.El("w:iCs"))
		}
		if face(f)&highlighted != 0 {
			added.Add(ooxml.El("w:highlight", "w:val", "yellow"))
		}
		r[f] = append(r[f], "<w:r>"...)
		if len(added.Kids) > 0 {
			r[f] = added.Append(r[f])
		}
	}
	return r
}

// text appends a run of text.
func (r *runs) text(dst []byte, f face, text string) []byte {
	dst = ooxml.AppendText(r.open(dst, f), text)
	return append(dst, "</w:t></w:r>"...)
}

// open appends the beginning of a run of text.
func (r *runs) open(dst []byte, f face) []byte {
	return append(append(dst, r[f]...), `<w:t xml:space="preserve">`...)
}

// added returns the bold and italics that runs state by themselves, beyond those of their style.
func (r *runs) added(f face) (added face) {
	if f&(bold|italic) == 0 {
		return regular
	}
	if bytes.Contains(r[f], []byte("<w:b/>")) {
		added |= bold
	}
	if bytes.Contains(r[f], []byte("<w:i/>")) {
		added |= italic
	}
	return added
}

// element appends a run that holds an element.
func (r *runs) element(dst []byte, f face, element string) []byte {
	dst = append(append(dst, r[f]...), element...)
	return append(dst, "</w:r>"...)
}

// follow says what a paragraph has to do with what comes after it.
type follow uint8

const (
	apart         follow = iota
	together             // on the same page
	beforeTable          // on the same page, with the gap that tables have above them
	beforeSigning        // on the same page, with the gap that signatures have above them
	follows
)

// format is how the paragraphs of a component start, by what follows them.
type format struct {
	open     [follows][]byte
	jc       [3][]byte // as open[apart], aligned left, centred, right
	keepJC   [3][]byte // as open[together], aligned so
	indented template  // as open[apart], with places for indents; for centred formats only
	runs     runs
	looks    looks
}

// indented is the start of a paragraph with places for indents.
func indented(properties ...*ooxml.Node) template {
	props := ooxml.El("w:pPr").Add(properties...)
	props.Remove("w:ind")
	props.Add(ooxml.El("w:ind", "w:left", mark(keyLeft), "w:right", mark(keyRight)))
	return cut(props.Append([]byte("<w:p>")), nil)
}

// prepare makes the formats of bodies, annexes and tables.
func (o *opener) prepare(width float64) {
	l, v := o.l, o.l.version
	l.formats = map[string]*format{}
	for _, id := range []string{"than", "can_cu", "liet_ke", "liet_ke_con", "loi_quyet", "kinh_gui", "kinh_gui_nhieu", "kinh_gui_muc",
		"phu_luc_so", "phu_luc_ten", "phu_luc_nguon", "dau_bang", "o_bang", "chu_thich"} {
		l.formats[id] = o.format(id)
	}
	for _, h := range v.Headings {
		if l.formats[h.Component] == nil {
			l.formats[h.Component] = o.format(h.Component)
		}
		if h.Sentence != "" && l.formats[h.Sentence] == nil {
			l.formats[h.Sentence] = o.format(h.Sentence)
		}
		l.headings = append(l.headings, l.formats[h.Component])
	}
	l.noteMark = newRuns(ooxml.El("w:rPr").Add(val("w:rStyle", o.sheet.named(noteMarkName).Attr("w:styleId"))), regular)
	l.tables = tableFormat{
		style:  o.sheet.named(bodyTableName).Attr("w:styleId"),
		margin: 2*v.Layout.TableCellMargin*72/25.4 + v.Layout.TableLine,
	}
	l.lines = map[string]template{}
	for id, c := range v.Components {
		if c.Line == nil {
			continue
		}
		line := textRun(c.Line.Text)
		if c.Line.Text == "" {
			line = drawing(mark(keyID), c, length{emu: mark(keyEMU + id), points: mark(keyPoints + id)})
		}
		p := ooxml.El("w:p").Add(ooxml.El("w:pPr").Add(val("w:pStyle", o.styleID(id))), line)
		l.lines[id] = cut(p.Append(nil), nil)
		l.lines[id].remember("", false)
	}
	l.firstTo = o.firstTo()
	l.lastTo = ooxml.El("w:pPr").Add(val("w:pStyle", o.styleID("kinh_gui_muc")), ooxml.El("w:keepNext"),
		ooxml.El("w:spacing", "w:after", whole(l.formats["kinh_gui"].looks.after))).Append([]byte("<w:p>"))
	l.sections = o.newSections(width)
}

// firstTo starts the paragraph of Kính gửi with the first of several addressees behind it: the label at its own indent,
// the addressee above the others.
func (o *opener) firstTo() []byte {
	label, item := o.l.formats["kinh_gui_nhieu"].looks, o.l.formats["kinh_gui_muc"].looks
	stop := item.left + min(item.first, 0)
	return ooxml.El("w:pPr").Add(val("w:pStyle", o.styleID("kinh_gui_muc")), ooxml.El("w:keepNext"),
		ooxml.El("w:tabs").Add(ooxml.El("w:tab", "w:val", "left", "w:pos", whole(stop))),
		ooxml.El("w:spacing", "w:before", whole(label.before)),
		ooxml.El("w:ind", "w:left", whole(item.left), "w:hanging", whole(item.left-label.left))).Append([]byte("<w:p>"))
}

func (o *opener) format(id string) *format {
	layout := o.l.version.Layout
	style := o.styleID(id)
	open := func(kids ...*ooxml.Node) []byte {
		return ooxml.El("w:pPr").Add(val("w:pStyle", style)).Add(kids...).Append([]byte("<w:p>"))
	}
	gap := func(points float64) *ooxml.Node {
		return ooxml.El("w:spacing", "w:after", whole(20*points))
	}
	f := &format{looks: o.sheet.looksOf(o.sheet.byID[style])}
	f.runs = newRuns(nil, f.looks.face())
	f.open = [follows][]byte{
		apart:         open(),
		together:      open(ooxml.El("w:keepNext")),
		beforeTable:   open(ooxml.El("w:keepNext"), gap(layout.TableGap)),
		beforeSigning: open(ooxml.El("w:keepNext"), gap(layout.SignatureGap)),
	}
	for i, align := range []string{markdown.Left: "left", markdown.Centre: "center", markdown.Right: "right"} {
		f.jc[i] = open(val("w:jc", align))
		f.keepJC[i] = open(val("w:jc", align), ooxml.El("w:keepNext"))
	}
	if f.looks.align == "center" {
		f.indented = indented(val("w:pStyle", style))
	}
	return f
}
