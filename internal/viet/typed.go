package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns a text as it was meant, whatever a word processor made of it: composed letters, one plain space for any
// run of spaces of any kind, none at the ends, no invisible characters, a plain hyphen for one that does not break.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', r == '\ufeff', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2069':
			return -1
		case r == '\u2011':
			return '-'
		case unicode.IsSpace(r), r == '\u202f':
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// SameSpelling tells whether two texts differ in nothing but Unicode form, spaces, and the letter of a syllable that
// carries the tone: hòa and hoà, thủy and thuỷ.
func SameSpelling(a, b string) bool {
	a, b = Clean(a), Clean(b)
	return a == b || toneLast(a) == toneLast(b)
}

// toneLast returns the text with the tone of each syllable behind its letters.
func toneLast(s string) string {
	var b strings.Builder
	tone := rune(0)
	for _, r := range norm.NFD.String(s) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tone = r
			continue
		}
		if tone != 0 && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			b.WriteRune(tone)
			tone = 0
		}
		b.WriteRune(r)
	}
	if tone != 0 {
		b.WriteRune(tone)
	}
	return norm.NFC.String(b.String())
}
