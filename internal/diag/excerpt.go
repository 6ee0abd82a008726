package diag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	tabWidth     = 4
	excerptWidth = 100 // columns of a line that are shown; a longer one is cut around the span
	excerptLead  = 30  // columns shown before the span in a line that is cut
	ellipsis     = "…"

	excerptBytes = 2048 // of a line that are looked at on each side of the span: far more than are shown
)

// excerpt returns the number and text of the line that a span starts on, the gap before the mark and the mark below
// the part of the span on that line. Text, gap and mark are counted in columns of a terminal.
func excerpt(s Span) (number, text, gap, mark string) {
	line := s.Line()
	start, end := s.File.bounds(line)
	first := max(start, letterAt(s.File.Data, min(max(s.Start, start), end)))
	cutBefore, cutAfter := first-start > excerptBytes, end-first > excerptBytes
	if cutBefore {
		start = letterAt(s.File.Data, first-excerptBytes)
	}
	if cutAfter {
		end = letterAt(s.File.Data, first+excerptBytes)
	}
	cells := cellsOf(string(s.File.Data[start:end]))
	total := columnAt(cells, end-start)
	from := columnAt(cells, first-start)
	to := max(from+1, columnAt(cells, min(s.End, end)-start))
	left, right := 0, total
	if total > excerptWidth {
		left = max(0, min(from-excerptLead, total-excerptWidth))
		right = min(total, left+excerptWidth)
		to = max(from+1, min(to, right))
	}
	var b strings.Builder
	shown := left
	if left > 0 || cutBefore {
		b.WriteString(ellipsis)
		shown-- // the ellipsis takes a column of its own
	}
	for _, c := range cells {
		switch {
		case c.column >= left && c.column+c.width <= right:
			b.WriteString(c.text)
		case c.column < left && c.column+c.width > left:
			b.WriteString(strings.Repeat(" ", c.column+c.width-left)) // half of a wide letter
		}
	}
	if right < total || cutAfter {
		b.WriteString(ellipsis)
	}
	return strconv.Itoa(line), b.String(), strings.Repeat(" ", from-shown), strings.Repeat("^", to-from)
}

// letterAt returns where the letter begins that holds a byte.
func letterAt(data []byte, at int) int {
	for limit := at - utf8.UTFMax; at > 0 && at > limit && at < len(data) && !utf8.RuneStart(data[at]); {
		at--
	}
	return at
}

// cell is a letter with the marks upon it, as it is printed.
type cell struct {
	text   string
	offset int // of its first byte in the line
	column int // of a terminal, counted from 0
	width  int // columns
}

// cellsOf returns the cells of a line: tabs become spaces, characters without a sign a replacement character.
func cellsOf(line string) []cell {
	cells := make([]cell, 0, len(line))
	column := 0
	for offset, r := range line {
		c := cell{text: string(r), offset: offset, column: column, width: 1}
		switch {
		case r == '\t':
			c.width = tabWidth - column%tabWidth
			c.text = strings.Repeat(" ", c.width)
		case r == utf8.RuneError || hidden(r):
			c.text = string(utf8.RuneError)
		case unicode.In(r, unicode.Mn, unicode.Me) && len(cells) > 0:
			last := &cells[len(cells)-1]
			last.text += c.text
			continue
		case isWide(r):
			c.width = 2
		}
		column += c.width
		cells = append(cells, c)
	}
	return cells
}

// columnAt returns the column of the cell that holds a byte of the line, or the column after the last cell.
func columnAt(cells []cell, offset int) int {
	column := 0
	for i, c := range cells {
		if offset <= c.offset || i+1 < len(cells) && offset < cells[i+1].offset {
			return c.column
		}
		column = c.column + c.width
	}
	return column
}

// isWide tells whether a character takes two columns: East Asian letters, full-width forms, pictures.
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf && r != 0x303f, r >= 0xac00 && r <= 0xd7a3, r >= 0xf900 && r <= 0xfaff,
		r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6, r >= 0x1f300 && r <= 0x1f64f,
		r >= 0x1f680 && r <= 0x1f6ff, r >= 0x1f900 && r <= 0x1f9ff, r >= 0x20000 && r <= 0x3fffd:
		return true
	}
	return false
}
