package viet

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

var romanSigns = [...]struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
	{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman returns a number from 1 to 3999 in Roman numerals. ParseRoman reads it back. Any error is a *NumberError.
func Roman(n int) (string, error) {
	if n < 1 || n > 3999 {
		return "", &NumberError{strconv.Itoa(n), OutOfRange}
	}
	var b strings.Builder
	for _, r := range romanSigns {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String(), nil
}

// ParseRoman reads a Roman numeral in capitals, in the one form that Roman prints. Any error is a *NumberError.
func ParseRoman(text string) (int, error) {
	n, rest := 0, text
	for _, r := range romanSigns {
		for n < 4000 && strings.HasPrefix(rest, r.sign) {
			n, rest = n+r.value, rest[len(r.sign):]
		}
	}
	if usual, err := Roman(n); err != nil || usual != text {
		return 0, &NumberError{text, NotANumber}
	}
	return n, nil
}

// Ordinal returns the word that follows “thứ”: nhất, hai, ba, tư, năm, as in PHẦN THỨ NHẤT. ParseOrdinal reads it
// back. A number too large for Words is returned in digits.
func Ordinal(n int) string {
	switch n {
	case 1:
		return "nhất"
	case 4:
		return "tư"
	}
	words, err := Words(decimal.NewFromInt(int64(n)))
	if err != nil {
		return strconv.Itoa(n)
	}
	return words
}

// ParseOrdinal reads the word that follows “thứ”, as Ordinal prints it, in capitals or not. Any error is a
// *NumberError.
func ParseOrdinal(text string) (int, error) {
	switch Lower(strings.TrimSpace(text)) {
	case "nhất":
		return 1, nil
	case "nhì":
		return 2, nil
	case "tư":
		return 4, nil
	}
	d, err := ParseWords(text)
	if err != nil {
		if d, err = ParseFormatted(text); err != nil {
			return 0, &NumberError{text, NotANumber}
		}
	}
	if !d.IsInteger() || !d.BigInt().IsInt64() {
		return 0, &NumberError{text, NotANumber}
	}
	return int(d.IntPart()), nil
}

// letters are the signs of a điểm, in the order of the Vietnamese alphabet; letters with â, ê, ô and their like are
// not used, đ is.
const letters = "abcdđeghiklmnopqrstuvxy"

// Letter returns the sign of the nth điểm, counted from 1: a, b, c, d, đ, e, g ... ParseLetter reads it back. There
// are 23; any error is a *NumberError.
func Letter(n int) (string, error) {
	i := 0
	for _, letter := range letters {
		if i++; i == n {
			return string(letter), nil
		}
	}
	return "", &NumberError{strconv.Itoa(n), OutOfRange}
}

// ParseLetter returns which điểm a small letter stands for, counted from 1. Any error is a *NumberError.
func ParseLetter(text string) (int, error) {
	i := 0
	for _, letter := range letters {
		if i++; string(letter) == text {
			return i, nil
		}
	}
	return 0, &NumberError{text, NotANumber}
}
