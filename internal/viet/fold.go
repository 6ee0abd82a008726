package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the text in small letters without diacritics, with d for đ: what someone types who has no Vietnamese
// keyboard. Two texts with the same fold look alike to a reader in a hurry.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(Lower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Nearest returns the candidate that the word was most likely meant to be, if any is near enough: letters with and
// without diacritics are the same, so are capital and small ones, `_`, `-` and space, and one typing slip is allowed
// for every three letters or so. Among equally near candidates the one that begins alike for longer wins, and then the first
// in byte order.
func Nearest(word string, candidates []string) (string, bool) {
	typed := spelling(word)
	best, bestSlips, bestAlike, found := "", 0, 0, false
	for _, candidate := range candidates {
		meant := spelling(candidate)
		allowed := slipsAllowed(max(len(typed), len(meant)))
		if found {
			allowed = min(allowed, bestSlips)
		}
		if len(typed) == 0 || len(meant) == 0 || max(len(typed)-len(meant), len(meant)-len(typed)) > allowed {
			continue
		}
		slips := distance(typed, meant)
		alike := sharedStart(typed, meant)
		if slips > allowed || found && slips == bestSlips && (alike < bestAlike || alike == bestAlike && candidate >= best) {
			continue
		}
		best, bestSlips, bestAlike, found = candidate, slips, alike, true
	}
	return best, found
}

// sharedStart returns how many letters two words begin alike with.
func sharedStart(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// spelling returns the letters that two spellings of one word share.
func spelling(word string) []rune {
	return []rune(strings.NewReplacer("_", "", "-", "", " ", "").Replace(Fold(word)))
}

// slipsAllowed returns how many typing slips a word of that length may hold and still be told.
func slipsAllowed(letters int) int {
	switch {
	case letters < 3:
		return 0
	case letters < 6:
		return 1
	case letters < 9:
		return 2
	}
	return 3
}

// distance counts the slips between two words: a letter added, left out, replaced, or two neighbours swapped.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replaced := last[j]
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(replaced, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
