package layout

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// widths are the widths of letters in Times New Roman, in thousandths of the size, as the AFM file of Times Roman
// has them: upright, bold, italic. Letters with accents are as wide as their base letter.
var widths = [3][95]uint16{table95(upright), table95(boldface), table95(slanted)}

const (
	upright = "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 " +
		"921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 " +
		"333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
	boldface = "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 " +
		"930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 " +
		"333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520"
	slanted = "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 675 675 675 500 " +
		"920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 " +
		"333 500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541"
)

// table95 reads the widths of the printable ASCII characters.
func table95(list string) (widths [95]uint16) {
	for i, field := range strings.Fields(list) {
		n, err := strconv.Atoi(field)
		if err != nil || i >= len(widths) {
			panic("layout: bad widths")
		}
		widths[i] = uint16(n)
	}
	return widths
}

// advance returns the width of a letter in points for each point of its size.
func advance(r rune, c char) float64 {
	face := 0
	switch {
	case c.bold:
		face = 1
	case c.italic:
		face = 2
	}
	switch r {
	case 'Đ':
		r = 'D'
	case 'đ':
		r = 'd'
	case '–', '─', '‒', '“', '”':
		return 0.5
	case '—', '…', '―', '━':
		return 1
	case '‘', '’':
		return 0.333
	}
	if r >= 0x80 {
		if d := norm.NFD.String(string(r)); d != "" {
			r = []rune(d)[0]
		}
	}
	if r < ' ' || r > '~' {
		return 0.5
	}
	return float64(widths[face][r-' ']) / 1000
}

// width returns the width of a line in points, as it would be without a break.
func (d *Document) width(l line) float64 {
	sum := 0.0
	for _, piece := range l.p.pieces {
		start, end := max(piece.start, l.start), min(piece.end, l.end)
		if start < end {
			sum += textWidth(l.p.text[start:end], piece.char)
		}
	}
	return sum
}

// textWidth returns the width of a text in one formatting.
func textWidth(s string, c char) float64 {
	sum := 0.0
	for _, r := range composed(s) {
		sum += advance(r, c)
	}
	size := c.size
	if c.raised {
		size *= 0.65
	}
	return sum * size
}
