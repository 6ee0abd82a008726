package docx

import (
	"strconv"

	"vanban/internal/markdown"
	"vanban/internal/profile"
)

// slot writes a paragraph of the letterhead that depends on a field: once for each line of the field, not at all where
// the document does not say the field.
func (w *writer) slot(s *slot) {
	lines := w.doc.Fields[s.field]
	if len(lines) == 0 {
		return
	}
	w.from(s.field, nil)
	defer w.from(FieldFixed, nil)
	w.printed = true
	if s.only != nil {
		w.template(s.only)
		return
	}
	listing := w.l.version.Components[string(s.field)].Listing
	if s.field == markdown.To && len(lines) > 1 {
		w.addressees(s, w.before(s), lines, listing)
		return
	}
	for i, line := range lines {
		before, after := listing.Marks(i, len(lines))
		if s.label != "" {
			before = "" // the letterhead has the sign
		}
		if s.field == markdown.To {
			before, after = "", ""
		}
		w.fieldLine(s, before, line, after)
	}
}

// fieldLine writes one line of a field.
func (w *writer) fieldLine(s *slot, before string, line markdown.Line, after string) {
	size := s.looks.size / 2
	w.words = wordsOf(w.words[:0], markdown.Line{markdown.Text(s.label + before)}, s.looks.face(), size)
	w.words = joinWords(w.words, line, s.looks.face(), size)
	if s.frame != nil {
		left, right := s.frame.indents(markdown.PlainLine(line), layOut(w.words, s.width).longest, s.width, s.looks.align)
		w.indented(s.indented, left, right)
	} else if s.balance {
		w.balance(string(s.field), s.open, s.indented, s.width)
	} else {
		w.remember(string(s.field), layOut(w.words, s.width).last)
		w.out = append(w.out, s.open...)
	}
	w.out = append(w.out, w.before(s)...)
	if before != "" {
		w.text(&s.runs, regular, before)
	}
	w.inlines(line, &s.runs, regular)
	if after != "" {
		w.text(&s.runs, regular, after)
	}
	w.out = append(w.out, s.after...)
}

// joinWords adds the words of a line to words that stand before it in the same paragraph.
func joinWords(words []word, line markdown.Line, f face, size float64) []word {
	glue := len(words) - 1
	words = wordsOf(words, line, f, size)
	if first := words[glue]; first.text == "" && first.width == 0 {
		return append(words[:glue], words[glue+1:]...)
	}
	if head := words[glue+1].head; head > 0 && words[glue].head == 0 {
		words[glue].head = words[glue].width + head
	}
	words[glue].text += words[glue+1].text
	words[glue].width += words[glue+1].width
	words[glue].space, words[glue].hard = words[glue+1].space, words[glue+1].hard
	return append(words[:glue+1], words[glue+2:]...)
}

// balance starts a centred paragraph for the words at hand, with indents that break them into lines of like length.
func (w *writer) balance(of string, open []byte, indented template, full float64) {
	const slack = 2 // points on each side, for printers whose letters differ a little
	width, l := w.l.phrases.balanced(w.words, full)
	w.remember(of, l.last)
	indent := (full-width)/2 - slack
	if l.lines == 1 || indent < 1 {
		w.out = append(w.out, open...)
		return
	}
	w.indented(indented, indent, indent)
}

// indented starts a paragraph with indents, in points.
func (w *writer) indented(start template, left, right float64) {
	for _, p := range start {
		w.out = append(w.out, p.text...)
		switch p.key {
		case keyLeft:
			w.out = strconv.AppendInt(w.out, int64(left*20), 10)
		case keyRight:
			w.out = strconv.AppendInt(w.out, int64(right*20), 10)
		}
	}
}

// before returns what stands before a field in its paragraph. A document may address its recipients in other words
// than those of the letterhead, as a công điện does.
func (w *writer) before(s *slot) []byte {
	if own := w.doc.Fields[markdown.ToLabel]; s.field == markdown.To && len(own) > 0 {
		return s.runs.text(nil, regular, markdown.PlainLine(own[0])+" ")
	}
	return s.before
}

// remember keeps the width of a last line, for the line that may be drawn below it.
func (w *writer) remember(of string, width float64) {
	w.lasts = append(w.lasts, lastLine{of, width})
}

// addressees writes Kính gửi to several: the words on a line of their own, each addressee below, or the first of them
// on that line.
func (w *writer) addressees(s *slot, label []byte, lines []markdown.Line, listing *profile.Listing) {
	item := w.l.formats["kinh_gui_muc"]
	sameLine := listing != nil && listing.SameLine
	if len(label) > 0 && !sameLine {
		w.out = append(w.out, w.l.formats["kinh_gui_nhieu"].open[together]...)
		w.out = append(append(w.out, label...), s.after...)
	}
	for i, line := range lines {
		before, after := listing.Marks(i, len(lines))
		if i == 0 && sameLine {
			w.out = append(append(w.out, w.l.firstTo...), label...)
			w.out = item.runs.element(w.out, regular, "<w:tab/>")
		} else if i == len(lines)-1 {
			w.out = append(w.out, w.l.lastTo...)
		} else {
			w.out = append(w.out, item.open[together]...)
		}
		w.text(&item.runs, regular, before)
		w.inlines(line, &item.runs, regular)
		w.text(&item.runs, regular, after)
		w.out = append(w.out, "</w:p>"...)
	}
}
