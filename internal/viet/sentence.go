package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	openQuotes = "“‘«\""
	closers    = "”’»\")]"
)

// SentenceStarts returns the byte offsets at which a new sentence begins, in order; the start of the text is not among
// them. A sentence ends with a full stop, exclamation or question mark, closing quotes and brackets after it included,
// where white space that may break and then a capital, a digit or an opening quote follow.
//
// It rather misses an end than invents one: none is seen after abbreviations (TP., KT.), single capitals, the number of
// a heading or list item (1., II., Điều 5.) and an ellipsis, nor between digits, nor inside quotes.
func SentenceStarts(text string) []int {
	var starts []int
	var quotes []quotation
	looked := false // for the quotations, which few texts need
	for i := 0; i < len(text); i++ {
		if !isStop(text[i]) {
			continue
		}
		stop := i
		for i+1 < len(text) && isStop(text[i+1]) {
			i++
		}
		next := sentenceAfter(text, i+1)
		if next == 0 {
			continue
		}
		if !looked {
			quotes, looked = quotations(text), true
		}
		for len(quotes) > 0 && quotes[0].close < next {
			quotes = quotes[1:]
		}
		switch {
		case len(quotes) > 0 && quotes[0].open < next:
		case isEllipsis(text, stop, i+1):
		case stop == i && text[i] == '.' && bindsDot(text, i, next, starts):
		default:
			starts = append(starts, next)
		}
	}
	return starts
}

func isStop(b byte) bool { return b == '.' || b == '!' || b == '?' }

// sentenceAfter returns where a sentence may begin whose predecessor ends before the offset, or 0.
func sentenceAfter(text string, end int) int {
	if end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf && !strings.Contains(closers, text[end:end+1]) {
		return 0 // the usual case in numbers
	}
	rest := strings.TrimLeft(text[end:], closers)
	begin := strings.TrimLeft(rest, " \t\r\n")
	first, _ := utf8.DecodeRuneInString(begin)
	if len(begin) == len(rest) || !unicode.IsUpper(first) && !isDigit(first) && !strings.ContainsRune(openQuotes, first) {
		return 0
	}
	return len(text) - len(begin)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isEllipsis tells whether the stops from one offset to another leave a sentence open: ... or …
func isEllipsis(text string, start, end int) bool {
	return strings.HasSuffix(text[:start], "…") || strings.HasPrefix(text[end:], "…") || strings.Contains(text[start:end], "..")
}

// bindsDot tells whether the dot at an offset belongs to the word before it rather than ending a sentence. The next
// word begins at next; starts are the sentences found so far.
func bindsDot(text string, dot, next int, starts []int) bool {
	word := lastWord(text[:dot])
	beforeDigit := isDigit(rune(text[next]))
	last := word[strings.LastIndexByte(word, '.')+1:]
	switch {
	case word == "":
		return false
	case beforeDigit && len(last) <= 3 && strings.Trim(last, "0123456789") == "":
		return true // 1. 234, 31. 3. 2024: a number or date with a stray space
	case abbreviations[Lower(word)]:
		return true
	case Lower(word) == "số" || Lower(word) == "tr": // of a document, of a page; but dân tộc thiểu số.
		return beforeDigit
	}
	if r, size := utf8.DecodeRuneInString(last); size == len(last) && unicode.IsUpper(r) {
		return true
	}
	return isEnumerator(word) && beginsItem(text, dot-len(word), word, starts)
}

// abbreviations are the words, in small letters, whose dot does not end a sentence. None of them is a Vietnamese word.
var abbreviations = map[string]bool{
	"tp": true, "tx": true, "tt": true, "kp": true, // places
	"tm": true, "t/m": true, "kt": true, "k/t": true, "tl": true, "t/l": true, "tuq": true, // authority to sign
	"gs": true, "pgs": true, "ts": true, "ths": true, "bs": true, "ks": true, "cn": true, "ncs": true, // degrees
	"đ/c": true, "nxb": true, "vd": true, "v.v": true, "st": true, "mr": true, "mrs": true, "ms": true, "dr": true,
}

// lastWord returns the letters, digits, dots and slashes that the text ends with; a long run of them is no word.
func lastWord(text string) string {
	start := len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !isDigit(r) && r != '.' && r != '/' {
			break
		}
		start -= size
	}
	return text[start:]
}

// isEnumerator tells whether a word can be the number of a heading or list item: 1, 1.1, II, a.
func isEnumerator(word string) bool {
	if strings.Trim(word, "0123456789.") == "" {
		return true
	}
	_, notRoman := ParseRoman(word)
	_, notLetter := ParseLetter(word)
	return notRoman == nil || notLetter == nil
}

// beginsItem tells whether a number begins a heading or list item: at the start of the text, a line or a sentence, after
// another stop, semicolon or bracket, as the first one after a colon, or after the name of a division that begins a sentence.
func beginsItem(text string, at int, number string, starts []int) bool {
	begins := func(at int) bool {
		return at == 0 || text[at-1] == '\n' || len(starts) > 0 && starts[len(starts)-1] == at
	}
	before := strings.TrimRight(text[:at], " \t")
	if begins(at) || begins(len(before)) || strings.ContainsAny(before[len(before)-1:], ".!?;(") {
		return true
	}
	if strings.HasSuffix(before, ":") {
		return strings.HasPrefix(number+".", "1.") || number == "I" || number == "a"
	}
	for _, division := range [...]string{"Điều", "Chương", "Mục", "Phần", "Khoản", "Bảng", "Biểu", "Hình", "Phụ lục"} {
		if rest, ok := strings.CutSuffix(before, division); ok && begins(len(rest)) {
			return true
		}
	}
	return false
}

// quotation is the range from an opening quote to the closing one.
type quotation struct{ open, close int }

// quotations returns the outermost quotations, in order. A quote without partner is passed over.
func quotations(text string) []quotation {
	var found []quotation
	var open []int // offsets of the quotes that wait for their partner
	straight := -1 // place in open of the straight one, if any
	for i, r := range text {
		partner := -1
		switch r {
		case '“', '«':
			open = append(open, i)
		case '”', '»':
			partner = len(open) - 1
			if partner >= 0 && partner == straight {
				partner--
			}
		case '"':
			if straight < 0 {
				straight = len(open)
				open = append(open, i)
			} else {
				partner = straight
			}
		}
		if partner < 0 {
			continue
		}
		for len(found) > 0 && found[len(found)-1].open > open[partner] {
			found = found[:len(found)-1]
		}
		found = append(found, quotation{open[partner], i})
		open = open[:partner]
		if straight >= len(open) {
			straight = -1
		}
	}
	return found
}
