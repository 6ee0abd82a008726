package docx

import (
	"strconv"

	"vanban/internal/markdown"
)

// tableFormat is how tables of bodies look.
type tableFormat struct {
	style  string
	margin float64 // points left and right of the text in a cell, with the line
}

// table writes a table as wide as the text. Its header row stands on every page it reaches, no row is parted by a page
// break. A paragraph follows it where the next thing is a table too, which Word would make one with it.
func (w *writer) table(t *markdown.Table, width float64, after follow) {
	columns := w.columns(t, width)
	total := 0
	for _, c := range columns {
		total += c
	}
	w.out = append(append(append(w.out, `<w:tbl><w:tblPr><w:tblStyle w:val="`...), w.l.tables.style...), `"/><w:tblW w:w="`...)
	w.out = strconv.AppendInt(w.out, int64(total), 10)
	w.out = append(w.out, `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`...)
	for _, c := range columns {
		w.out = append(strconv.AppendInt(append(w.out, `<w:gridCol w:w="`...), int64(c), 10), `"/>`...)
	}
	w.out = append(w.out, "</w:tblGrid>"...)
	if len(t.Head) > 0 {
		w.row(t, t.Head, columns, true, true)
	}
	for i, cells := range t.Rows {
		w.row(t, cells, columns, false, after != apart && i == len(t.Rows)-1)
	}
	w.out = append(w.out, "</w:tbl>"...)
	if after == beforeTable || after == beforeSigning {
		w.out = append(append(w.out, w.l.formats["o_bang"].open[together]...), "</w:p>"...)
	}
}

// row writes a row. A row that is together stays on the page of what follows it.
func (w *writer) row(t *markdown.Table, cells []markdown.Line, columns []int, head, keep bool) {
	w.out = append(w.out, "<w:tr><w:trPr><w:cantSplit/>"...)
	if head {
		w.out = append(w.out, "<w:tblHeader/>"...)
	}
	w.out = append(w.out, "</w:trPr>"...)
	f := w.l.formats["o_bang"]
	if head {
		f = w.l.formats["dau_bang"]
	}
	if len(cells) > len(columns) {
		w.unknown(cells)
	}
	for i, column := range columns {
		w.out = append(w.out, `<w:tc><w:tcPr><w:tcW w:w="`...)
		w.out = append(strconv.AppendInt(w.out, int64(column), 10), `" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`...)
		switch align := alignOf(t, i); {
		case head:
			w.out = append(w.out, f.open[together]...)
		case keep:
			w.out = append(w.out, f.keepJC[align]...)
		default:
			w.out = append(w.out, f.jc[align]...)
		}
		if i < len(cells) {
			w.inlines(cells[i], &f.runs, regular)
		}
		w.out = append(w.out, "</w:p></w:tc>"...)
	}
	w.out = append(w.out, "</w:tr>"...)
}

func alignOf(t *markdown.Table, column int) markdown.Align {
	if column < len(t.Align) {
		return t.Align[column]
	}
	return markdown.Left
}

// columns shares the width out, in twips: each column gets the room its longest word needs, and of the rest as much as
// its text asks for.
func (w *writer) columns(t *markdown.Table, width float64) []int {
	n := max(len(t.Head), len(t.Align))
	for _, row := range t.Rows {
		if n == 0 {
			n = len(row)
		}
	}
	least, wish := make([]float64, n), make([]float64, n)
	measure := func(cells []markdown.Line, f *format, share float64) {
		for i := range min(n, len(cells)) {
			w.words = wordsOf(w.words[:0], cells[i], f.looks.face(), f.looks.size/2)
			l := layOut(w.words, 1e9)
			for _, word := range w.words {
				least[i] = max(least[i], word.width)
			}
			wish[i] = max(wish[i], l.longest*share)
		}
	}
	const headShare = 0.5 // a heading may well take two lines
	measure(t.Head, w.l.formats["dau_bang"], headShare)
	for _, row := range t.Rows {
		measure(row, w.l.formats["o_bang"], 1)
	}
	return share(least, wish, width, w.l.tables.margin)
}

// share gives each column its least width and the rest to those that wish more: columns with small wishes get all they
// wish, so that short texts stay on one line, and the others get alike. What does not fit even so is shrunk in
// proportion; what nobody wishes is added in proportion.
func share(least, wish []float64, width, margin float64) []int {
	const slack = 2 // points, for printers whose letters differ a little
	var needed, wished float64
	for i := range least {
		least[i] += margin + slack
		wish[i] = max(wish[i]+margin+slack, least[i])
		needed += least[i]
		wished += wish[i]
	}
	scale := 1.0
	switch {
	case needed >= width:
		wish, scale = least, width/needed
	case wished <= width:
		scale = width / wished
	default:
		fill(least, wish, width-needed)
		wish = least
	}
	columns := make([]int, len(least))
	used := 0
	for i := range columns {
		columns[i] = int(wish[i] * scale * 20)
		used += columns[i]
	}
	if len(columns) > 0 {
		columns[len(columns)-1] += int(width*20) - used
	}
	return columns
}

// fill divides what is left among the columns: the same for all, but to none more than it wishes.
func fill(have, wish []float64, left float64) {
	for {
		open := 0
		for i := range have {
			if have[i] < wish[i] {
				open++
			}
		}
		if open == 0 || left < 1 {
			return
		}
		each := left / float64(open)
		for i := range have {
			given := max(min(each, wish[i]-have[i]), 0)
			have[i] += given
			left -= given
		}
	}
}
