package docx

import (
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
	w.rec.cell = s.cell
	defer func() { w.rec.cell = false }()
	w.printed = true
	if s.only != nil {
		w.template(s.only)
		return
	}
	listing := w.l.version.Components[string(s.field)].Listing
	if s.field == markdown.To && len(lines) > 1 {
		w.addressees(s, lines, listing)
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
	w.before(s)
	if before != "" {
		w.text(&s.runs, regular, before)
	}
	w.inlines(line, &s.runs, regular)
	if after != "" {
		w.text(&s.runs, regular, after)
	}
	w.after(s)
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
			w.number(int(left * 20))
		case keyRight:
			w.number(int(right * 20))
		}
	}
}

// before writes what stands before a field in its paragraph. A document may address its recipients in other words than
// those of the letterhead, as a công điện does.
func (w *writer) before(s *slot) {
	if own := w.doc.Fields[markdown.ToLabel]; s.field == markdown.To && len(own) > 0 {
		label := markdown.PlainLine(own[0]) + " "
		w.run(&s.runs, regular, label)
		w.note(label, regular)
		return
	}
	w.out = append(w.out, s.before...)
	w.rec.said(&s.said)
	w.note(s.saidBefore, regular)
}

// after writes what stands after a field, and the end of its paragraph.
func (w *writer) after(s *slot) {
	w.out = append(w.out, s.after...)
	w.note(s.saidEnd, regular)
	w.rec.end()
}

// remember keeps the width of a last line, for the line that may be drawn below it.
func (w *writer) remember(of string, width float64) {
	w.lasts = append(w.lasts, lastLine{of, width})
}

// addressees writes Kính gửi to several: the words on a line of their own, each addressee below, or the first of them
// on that line.
func (w *writer) addressees(s *slot, lines []markdown.Line, listing *profile.Listing) {
	item := w.l.formats["kinh_gui_muc"]
	sameLine := listing != nil && listing.SameLine
	labelled := len(s.before) > 0 || len(w.doc.Fields[markdown.ToLabel]) > 0
	if labelled && !sameLine {
		w.out = append(w.out, w.l.formats["kinh_gui_nhieu"].open[together]...)
		w.before(s)
		w.after(s)
	}
	for i, line := range lines {
		before, after := listing.Marks(i, len(lines))
		if i == 0 && sameLine {
			w.out = append(w.out, w.l.firstTo...)
			w.before(s)
			w.out = item.runs.element(w.out, regular, "<w:tab/>")
			w.note("\t", regular)
		} else if i == len(lines)-1 {
			w.out = append(w.out, w.l.lastTo...)
		} else {
			w.out = append(w.out, item.open[together]...)
		}
		w.text(&item.runs, regular, before)
		w.inlines(line, &item.runs, regular)
		w.text(&item.runs, regular, after)
		w.endParagraph()
	}
}
