package layout

import (
	"unicode"
	"unicode/utf8"
)

// letters counts the letters and digits of a text.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// majority returns the value that most characters of the pieces have; the first one where several are as many.
func majority[T comparable](pieces []piece, value func(char) T) T {
	counts := map[T]int{}
	var best T
	for i, p := range pieces {
		v := value(p.char)
		counts[v] += p.end - p.start
		if i == 0 {
			best = v
		}
	}
	for _, p := range pieces {
		if v := value(p.char); counts[v] > counts[best] {
			best = v
		}
	}
	return best
}

// within returns the pieces of a part of the text that hold letters or digits, cut to it; all of them where none does.
func (p *paragraph) within(start, end int) []piece {
	var all, lettered []piece
	for _, piece := range p.pieces {
		piece.start, piece.end = max(piece.start, start), min(piece.end, end)
		if piece.start >= piece.end {
			continue
		}
		all = append(all, piece)
		if letters(p.text[piece.start:piece.end]) > 0 && !piece.char.raised {
			lettered = append(lettered, piece)
		}
	}
	if len(lettered) > 0 {
		return lettered
	}
	return all
}

// runeCount returns the number of characters of a text.
func runeCount(s string) int { return utf8.RuneCountInString(s) }
