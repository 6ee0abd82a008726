package docx

import (
	"math"
	"slices"

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
	w.number(total)
	w.out = append(w.out, `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`...)
	for _, c := range columns {
		w.out = append(w.out, `<w:gridCol w:w="`...)
		w.number(c)
		w.out = append(w.out, `"/>`...)
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
	w.rec.cell = true
	defer func() { w.rec.cell = false }()
	for i, column := range columns {
		w.out = append(w.out, `<w:tc><w:tcPr><w:tcW w:w="`...)
		w.number(column)
		w.out = append(w.out, `" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`...)
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
		w.endParagraph()
		w.out = append(w.out, "</w:tc>"...)
	}
	w.out = append(w.out, "</w:tr>"...)
}

func alignOf(t *markdown.Table, column int) markdown.Align {
	if column < len(t.Align) {
		return t.Align[column]
	}
	return markdown.Left
}

// columns shares the width out, in twips, by what stands in the columns.
func (w *writer) columns(t *markdown.Table, width float64) []int {
	return w.shares(t).divide(width, w.l.tables.margin)
}

// tooWide tells whether a table of a body does not fit pages of a width: its longest words would have to be parted, or
// most of its texts stand on several lines because there are so many columns.
func (w *writer) tooWide(body []markdown.Block, width float64) bool {
	const many = 8 // columns, from which a table is hard to read upright even where its words fit
	return slices.ContainsFunc(body, func(b markdown.Block) bool {
		t, ok := b.(*markdown.Table)
		return ok && (len(t.Align) >= many || w.shares(t).narrowest(w.l.tables.margin) > width)
	})
}

// shares measures what stands in the columns of a table.
func (w *writer) shares(t *markdown.Table) *shares {
	n := max(len(t.Head), len(t.Align))
	for _, row := range t.Rows {
		if n == 0 {
			n = len(row)
		}
	}
	s := newShares(n)
	for i := range n {
		s.text[i] = alignOf(t, i) == markdown.Left
	}
	measure := func(cells []markdown.Line, f *format, head bool) {
		lengths := make([]float64, n)
		for i := range min(n, len(cells)) {
			w.words = wordsOf(w.words[:0], cells[i], f.looks.face(), f.looks.size/2)
			line := layOut(w.words, 1e9).longest
			for _, word := range w.words {
				s.least[i] = max(s.least[i], word.width)
			}
			s.ideal[i] = max(s.ideal[i], line)
			if head {
				line = onTwoLines(w.words)
			}
			s.wish[i] = max(s.wish[i], line)
			lengths[i] = line
		}
		s.rows = append(s.rows, lengths)
	}
	measure(t.Head, w.l.formats["dau_bang"], true)
	for _, row := range t.Rows {
		measure(row, w.l.formats["o_bang"], false)
	}
	return s
}

// onTwoLines returns the width that words need on two lines.
func onTwoLines(words []word) float64 {
	best := layOut(words, 1e9).longest
	for i := 1; i < len(words); i++ {
		best = min(best, max(layOut(words[:i], 1e9).longest, layOut(words[i:], 1e9).longest))
	}
	return best
}

// shares are the widths, in points, that the columns of a table ask for.
type shares struct {
	least []float64   // the longest word
	wish  []float64   // every text on one line, headings on two
	ideal []float64   // every text on one line
	text  []bool      // whether the column holds text rather than numbers
	rows  [][]float64 // of each row, the length of each text
}

func newShares(n int) *shares {
	widths := make([]float64, 3*n)
	return &shares{least: widths[:n:n], wish: widths[n : 2*n : 2*n], ideal: widths[2*n:], text: make([]bool, n)}
}

// slack is what each column gets on top, in points, for printers whose letters differ a little.
const slack = 2

// narrowest is the width below which words have to be parted.
func (s *shares) narrowest(margin float64) float64 {
	total := 0.0
	for _, least := range s.least {
		total += least + margin + slack
	}
	return total
}

// divide gives each column its least width, then as much of its wish and of its ideal as there is room for. What nobody
// asks for goes to columns of text. What does not fit even so is shrunk in proportion.
func (s *shares) divide(width, margin float64) []int {
	var least, wish float64
	for i := range s.least {
		s.least[i] += margin + slack
		s.wish[i] = max(s.wish[i]+margin+slack, s.least[i])
		s.ideal[i] = max(s.ideal[i]+margin+slack, s.wish[i])
		least += s.least[i]
		wish += s.wish[i]
	}
	have, scale := s.least, 1.0
	switch {
	case least > width:
		scale = width / least
	case wish > width:
		have = s.squeeze(width-least, wish-least, margin+slack)
	default:
		if left := fill(s.wish, s.ideal, width-wish); left > 0 {
			s.stretch(s.wish, left)
		}
		have = s.wish
	}
	columns := make([]int, len(have))
	used := 0
	for i := range columns {
		columns[i] = int(have[i] * scale * 20)
		used += columns[i]
	}
	if len(columns) > 0 {
		columns[len(columns)-1] += int(width*20) - used
	}
	return columns
}

// squeeze divides room among columns that wish for more than there is. Small wishes first keeps short texts on one
// line; in proportion favours the column with the long texts. Of these and what lies between, it takes the first that
// makes the table lowest.
func (s *shares) squeeze(room, wished, padding float64) []float64 {
	small := slices.Clone(s.least)
	fill(small, s.wish, room)
	var best []float64
	lowest := math.Inf(1)
	for _, part := range []float64{0, 0.25, 0.5, 0.75, 1} {
		have := make([]float64, len(small))
		for i := range have {
			proportional := s.least[i] + room*(s.wish[i]-s.least[i])/wished
			have[i] = (1-part)*small[i] + part*proportional
		}
		if height := s.height(have, padding); height < lowest {
			best, lowest = have, height
		}
	}
	return best
}

// height estimates the height of the table in lines.
func (s *shares) height(have []float64, padding float64) float64 {
	var sum float64
	for _, row := range s.rows {
		tallest := 1.0
		for i, length := range row {
			if room := have[i] - padding; length > room {
				const lost = 1.1 // part of each line stays empty, because words are not parted
				tallest = max(tallest, math.Ceil(length*lost/room))
			}
		}
		sum += tallest
	}
	return sum
}

// stretch adds what is left to the columns of text in proportion; to all where there is none.
func (s *shares) stretch(have []float64, left float64) {
	all := !slices.Contains(s.text, true)
	var sum float64
	for i, x := range have {
		if all || s.text[i] {
			sum += x
		}
	}
	for i, x := range have {
		if all || s.text[i] {
			have[i] += left * x / sum
		}
	}
}

// fill divides what is left among the columns, the same for all but to none more than it wishes, and returns what
// nobody wishes.
func fill(have, wish []float64, left float64) float64 {
	for {
		open := 0
		for i := range have {
			if have[i] < wish[i] {
				open++
			}
		}
		if open == 0 || left < 1 {
			return left
		}
		each := left / float64(open)
		for i := range have {
			given := max(min(each, wish[i]-have[i]), 0)
			have[i] += given
			left -= given
		}
	}
}
