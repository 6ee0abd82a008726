package docx

import (
	"strconv"

	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// inlines writes the content of a line.
func (w *writer) inlines(line markdown.Line, r *runs, f face) {
	for _, inline := range line {
		switch n := inline.(type) {
		case markdown.Text:
			w.text(r, f, string(n))
		case markdown.Fact:
			w.figure(n.Figure, r, f)
		case markdown.Strong:
			w.inlines(n.Inner, r, f.with(true, false))
		case markdown.Emph:
			w.inlines(n.Inner, r, f.with(false, true))
		case markdown.Break:
			w.lineBreak(r, f)
		case markdown.NoteRef:
			w.noteRef(n)
		default:
			w.unknown(inline)
		}
	}
}

// text writes text. Text that follows text of the same format is put into the same run.
func (w *writer) text(r *runs, f face, text string) {
	const end = "</w:t></w:r>"
	if open := &r[f]; w.open == open && w.openEnd == len(w.out) {
		w.out = w.out[:len(w.out)-len(end)]
	} else {
		w.out = r.open(w.out, f)
		w.open = open
	}
	start := len(w.out)
	w.typed(text)
	w.noteEscaped(w.out[start:], r.added(f))
	w.out = append(w.out, end...)
	w.openEnd = len(w.out)
}

func (w *writer) lineBreak(r *runs, f face) {
	w.out = r.element(w.out, f, "<w:br/>")
	w.note("\n", r.added(f))
}

// run writes text as a run of its own.
func (w *writer) run(r *runs, f face, text string) {
	w.out = r.open(w.out, f)
	w.typed(text)
	w.out = append(w.out, "</w:t></w:r>"...)
}

// typed writes the text of an element.
func (w *writer) typed(text string) {
	start := len(w.out)
	w.out = ooxml.AppendText(w.out, text)
	w.varies(start, ooxml.Words)
}

// figure writes a printed figure. It is the one place where figures are written, of header, body and notes.
func (w *writer) figure(figure *facts.Figure, r *runs, f face) {
	if figure.Format == facts.FormatBlank {
		f |= highlighted
	}
	if figure.Text != "" && !w.control(figure, r, f) {
		w.run(r, f, figure.Text)
		w.note(figure.Text, r.added(f))
	}
}

// noteRef writes the mark of a footnote.
func (w *writer) noteRef(n markdown.NoteRef) {
	if n.Number < 1 || n.Number > len(w.doc.Notes) || w.inNote {
		w.unknown(n)
		return
	}
	w.out = append(w.out, w.l.noteMark[regular]...)
	w.out = append(w.out, `<w:footnoteReference w:id="`...)
	w.out = strconv.AppendInt(w.out, int64(w.l.notes.first+n.Number-1), 10)
	w.out = append(w.out, `"/></w:r>`...)
	w.note(noteMark, regular)
}

// footnotes writes the part with the footnotes.
func (w *writer) footnotes() {
	document := w.out
	w.out, w.inNote, w.open = append(w.notes[:0], w.l.notes.head...), true, nil
	f := w.l.formats["chu_thich"]
	for i, note := range w.doc.Notes {
		w.out = append(w.out, `<w:footnote w:id="`...)
		w.out = strconv.AppendInt(w.out, int64(w.l.notes.first+i), 10)
		w.out = append(append(w.out, `">`...), f.open[apart]...)
		w.out = w.l.noteMark.element(w.out, regular, "<w:footnoteRef/>")
		w.text(&f.runs, regular, " ")
		w.inlines(note.Text, &f.runs, regular)
		w.out = append(w.out, "</w:p></w:footnote>"...)
	}
	w.notes = append(w.out, w.l.notes.tail...)
	w.out, w.inNote = document, false
}
