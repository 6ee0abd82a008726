package viet

import (
	"cmp"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Compare orders two texts as a Vietnamese dictionary does: by letters first (a ă â b c d đ e ê ...), then by tones
// (ngang, huyền, hỏi, ngã, sắc, nặng), then small letters before capitals. Runs of digits count by value, so that
// Quận 2 comes before Quận 10. Space comes before other signs, signs before digits, digits before letters. Texts
// that differ only in their Unicode form are equal, other texts never are.
//
// Unlike a Collator of x/text, it may be used by many goroutines at once.
func Compare(a, b string) int {
	a, b = norm.NFC.String(a), norm.NFC.String(b)
	keyA, keyB := sortKey(a), sortKey(b)
	for level := range keyA {
		if c := cmp.Compare(keyA[level], keyB[level]); c != 0 {
			return c
		}
	}
	return cmp.Compare(a, b)
}

// The first bytes of a unit of the first level: a space, a sign, a number, a letter. A letter of the alphabet is one
// byte, classLetter and its place; any other letter is classForeign and the letter.
const (
	classSpace = 1 + iota
	classSign
	classNumber
	classLetter
	classForeign = 0xff
)

// sortKey returns what a text is ordered by: its letters, its tones, its capitals, as bytes that compare as they
// should. Each unit of the first level has one byte in each of the others, so texts with the same letters stay in step.
func sortKey(s string) [3]string {
	letters, accents, capitals := make([]byte, 0, len(s)), make([]byte, 0, len(s)), make([]byte, 0, len(s))
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		small := unicode.ToLower(r)
		var tone, capital byte
		if place, ok := letterPlaces[small]; ok {
			letters = append(letters, classLetter+place.letter)
			tone = place.tone
		} else if r >= '0' && r <= '9' {
			size = len(s) - len(strings.TrimLeft(s, "0123456789"))
			value := strings.TrimLeft(s[:size], "0")
			letters = binary.BigEndian.AppendUint32(append(letters, classNumber), uint32(len(value)))
			letters = append(letters, value...)
		} else if unicode.IsSpace(r) {
			letters = append(letters, classSpace)
		} else if unicode.IsLetter(r) {
			letters = utf8.AppendRune(append(letters, classForeign), small)
		} else {
			letters = utf8.AppendRune(append(letters, classSign), r)
		}
		if small != r {
			capital = 1
		}
		accents, capitals, s = append(accents, tone), append(capitals, capital), s[size:]
	}
	return [3]string{string(letters), string(accents), string(capitals)}
}

// place is where a letter with its tone stands in the alphabet.
type place struct{ letter, tone byte }

var letterPlaces = places()

func places() map[rune]place {
	const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz" // f, j, w, z of foreign names where dictionaries put them
	tones := []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
	all := map[rune]place{}
	for i, letter := range []rune(alphabet) {
		for tone, mark := range tones {
			if composed := []rune(norm.NFC.String(string(letter) + mark)); len(composed) == 1 {
				all[composed[0]] = place{byte(i), byte(tone)}
			}
		}
	}
	return all
}
