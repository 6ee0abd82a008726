package docx

import (
	"strconv"

	"vanban/internal/markdown"
	"vanban/internal/profile"
)

// blocks writes a body. The last block stays on the page of what follows the body.
func (w *writer) blocks(blocks []markdown.Block, width float64, last follow) {
	for i, block := range blocks {
		after := apart
		if i == len(blocks)-1 {
			after = last
		} else if _, table := blocks[i+1].(*markdown.Table); table {
			after = beforeTable
		}
		w.block(block, width, after)
	}
}

func (w *writer) block(block markdown.Block, width float64, after follow) {
	w.fromBlock(block)
	switch b := block.(type) {
	case *markdown.Heading:
		w.heading(b, width, after)
	case *markdown.Paragraph:
		if b.Component != "" {
			w.centred(b.Component, b.Text, width)
		} else {
			w.paragraph("than", "", b.Text, after)
		}
	case *markdown.Basis:
		sign := ""
		if marks := w.l.version.Components["can_cu"].Listing; marks != nil {
			sign = marks.Sign
		}
		w.paragraph("can_cu", sign, b.Text, after)
	case *markdown.Item:
		format := "liet_ke"
		if b.Depth > 0 {
			format = "liet_ke_con"
		}
		w.paragraph(format, b.Sign+" ", b.Text, after)
	case *markdown.Table:
		w.table(b, width, after)
	default:
		w.unknown(block)
	}
}

// paragraph writes a paragraph of a component. What stands before the text, such as a sign or number, is typed.
func (w *writer) paragraph(format, before string, line markdown.Line, after follow) {
	f := w.l.formats[format]
	w.out = append(w.out, f.open[after]...)
	if before != "" {
		w.text(&f.runs, regular, before)
	}
	w.inlines(line, &f.runs, regular)
	w.endParagraph()
}

// heading writes a heading with its number, which stands on a line of its own where the rules want it so.
func (w *writer) heading(h *markdown.Heading, width float64, after follow) {
	if len(w.l.headings) == 0 {
		w.paragraph("than", h.Number+" ", h.Text, after)
		return
	}
	f, rule := w.l.headings[min(max(h.Level, 1), len(w.l.headings))-1], w.l.version.Heading(h.Level)
	if h.Sentence && w.l.formats[rule.Sentence] != nil {
		w.sentence(h, w.l.formats[rule.Sentence], rule, after)
		return
	}
	if f.indented != nil && after == apart {
		w.words = wordsOf(w.words[:0], h.Text, f.looks.face(), f.looks.size/2)
		w.balance("", f.open[after], f.indented, width)
	} else {
		w.out = append(w.out, f.open[after]...)
	}
	switch {
	case h.Number == "":
	case rule.OwnLine:
		w.text(&f.runs, regular, h.Number)
		if len(h.Text) > 0 {
			w.lineBreak(&f.runs, regular)
		}
	default:
		w.text(&f.runs, regular, h.Number+" ")
	}
	w.inlines(h.Text, &f.runs, regular)
	w.endParagraph()
}

// sentence writes a heading that is a whole sentence as running text behind its number. Those with a bold number, as
// điều, are part of the outline all the same.
func (w *writer) sentence(h *markdown.Heading, f *format, rule profile.Heading, after follow) {
	w.out = append(w.out, f.open[after]...)
	if end := "</w:pPr>"; rule.BoldNumber {
		w.out = append(w.out[:len(w.out)-len(end)], `<w:outlineLvl w:val="`...)
		w.out = append(append(strconv.AppendInt(w.out, int64(h.Level-1), 10), `"/>`...), end...)
	}
	w.text(&f.runs, regular.with(rule.BoldNumber, false), h.Number+" ")
	w.inlines(h.Text, &f.runs, regular)
	w.endParagraph()
}

// end writes the properties of the sections, and the annexes, each a section of its own.
func (w *writer) end() {
	section := w.l.sections.main
	for i := range w.doc.Annexes {
		w.smallParagraph(section)
		section = w.annex(&w.doc.Annexes[i])
	}
	w.smallParagraph(nil)
	w.out = append(w.out, section...)
}

// smallParagraph writes a paragraph that takes no room to speak of, and may end a section.
func (w *writer) smallParagraph(section []byte) {
	w.out = append(w.out, `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`+
		`<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>`...)
	w.out = append(w.out, section...)
	w.out = append(w.out, "</w:pPr></w:p>"...)
}

// annex writes an annex and returns the properties of its section.
func (w *writer) annex(a *markdown.Annex) []byte {
	w.from("", nil)
	section, width := w.l.sections.upright, w.l.sections.width
	if a.Pages == markdown.Across || a.Pages == markdown.AsTablesNeed && w.tooWide(a.Body, width) {
		section, width = w.l.sections.wide, w.l.sections.wideWidth
	}
	if a.Number != "" {
		w.centred("phu_luc_so", markdown.Line{markdown.Text(a.Number)}, width)
	}
	if len(a.Title) > 0 {
		w.centred("phu_luc_ten", a.Title, width)
	}
	if len(a.Source) > 0 {
		w.centred("phu_luc_nguon", a.Source, width)
		w.drawing++
		w.template(w.l.lines["duong_phu_luc"])
	}
	w.blocks(a.Body, width, apart)
	return section
}

// centred writes a centred paragraph, broken into lines of like length.
func (w *writer) centred(format string, line markdown.Line, width float64) {
	f := w.l.formats[format]
	w.words = wordsOf(w.words[:0], line, f.looks.face(), f.looks.size/2)
	if f.indented != nil {
		w.balance(format, f.open[apart], f.indented, width)
	} else {
		w.remember(format, layOut(w.words, width).last)
		w.out = append(w.out, f.open[apart]...)
	}
	w.inlines(line, &f.runs, regular)
	w.endParagraph()
}
