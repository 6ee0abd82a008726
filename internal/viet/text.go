package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Join lists items as a sentence does: a, b và c.
func Join(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " và " + items[last]
}

// Upper returns the text in capitals.
func Upper(s string) string { return strings.ToUpper(s) }

// Lower returns the text in small letters.
func Lower(s string) string { return strings.ToLower(s) }

// Capital returns the text with its first letter a capital. Quotes and brackets before the letter are passed over; a
// text that starts with a digit stays as it is.
func Capital(s string) string {
	start, end := firstWord(s)
	for i, r := range s[start:end] {
		if i == 0 {
			return s[:start] + string(unicode.ToUpper(r)) + s[start+len(string(r)):]
		}
	}
	return s
}

// Uncapital returns the text with its first letter small, unless the first word is an abbreviation, a word with a
// second capital such as MTTQ, or a single letter before a dot: those stay as they are.
func Uncapital(s string) string {
	start, end := firstWord(s)
	word := s[start:end]
	capitals := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	if capitals != 1 || strings.HasPrefix(s[end:], ".") && capitals == len([]rune(word)) {
		return s
	}
	first, size := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return s
	}
	return s[:start] + string(unicode.ToLower(first)) + s[start+size:]
}

// firstWord returns where the first word starts and ends; it is empty where the text has none or starts with a digit.
func firstWord(s string) (start, end int) {
	start = strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if start < 0 {
		return len(s), len(s)
	}
	length := strings.IndexFunc(s[start:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if length < 0 {
		return start, len(s)
	}
	return start, start + length
}
