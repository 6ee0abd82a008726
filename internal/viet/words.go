package viet

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

const (
	billion     = 1_000_000_000
	wordsLimit  = billion * billion // Words reads whole parts below it
	placesLimit = 18                // and so many decimals
)

// Words returns a number in words: hai mươi mốt, một nghìn không trăm linh năm, một trăm bảy mươi lăm phẩy năm.
// ParseWords reads it back. The whole part must be below a billion billions and the decimals must not be more than
// eighteen; any error is a *NumberError.
func Words(d Decimal) (string, error) {
	if d.NumDigits() > 2*placesLimit || d.Exponent() > placesLimit || d.Exponent() < -2*placesLimit {
		return "", &NumberError{fmt.Sprintf("%se%d", d.Coefficient(), d.Exponent()), OutOfRange}
	}
	text, negative := strings.CutPrefix(d.String(), "-")
	whole, fraction, _ := strings.Cut(text, ".")
	if len(whole) > placesLimit || len(fraction) > placesLimit {
		return "", &NumberError{d.String(), OutOfRange}
	}
	var words []string
	if negative {
		words = append(words, "âm")
	}
	words = append(words, wholeWords(decimal.RequireFromString(whole).IntPart())...)
	if fraction != "" {
		words = append(append(words, "phẩy"), fractionWords(fraction)...)
	}
	return strings.Join(words, " "), nil
}

// wholeWords reads a number from 0 to wordsLimit - 1.
func wholeWords(n int64) []string {
	if n < billion {
		return belowBillion(n, false)
	}
	words := append(belowBillion(n/billion, false), "tỷ")
	if n%billion != 0 {
		words = append(words, belowBillion(n%billion, true)...)
	}
	return words
}

// belowBillion reads a number of at most nine digits. A number that follows larger ones says its hundreds even where
// they are zero.
func belowBillion(n int64, follows bool) []string {
	if n == 0 && !follows {
		return []string{digitWords[0]}
	}
	var words []string
	for _, group := range [...]struct {
		size int64
		name string
	}{{1_000_000, "triệu"}, {1_000, "nghìn"}, {1, ""}} {
		if three := n / group.size % 1000; three != 0 {
			words = append(words, threeDigits(three, follows)...)
			if group.name != "" {
				words = append(words, group.name)
			}
			follows = true
		}
	}
	return words
}

// threeDigits reads a number from 1 to 999.
func threeDigits(n int64, follows bool) []string {
	hundreds, tens, ones := n/100, n/10%10, n%10
	var words []string
	if hundreds != 0 || follows {
		words = append(words, digitWords[hundreds], "trăm")
	}
	switch {
	case tens == 0 && ones == 0:
		return words
	case tens == 0 && len(words) > 0:
		words = append(words, "linh")
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	}
	return append(words, onesWords(tens, ones, len(words) > 0)...)
}

// onesWords reads the last digit, whose word depends on the tens before it.
func onesWords(tens, ones int64, follows bool) []string {
	switch {
	case ones == 0:
		return nil
	case ones == 1 && tens > 1:
		return []string{"mốt"}
	case ones == 4 && tens != 1 && follows:
		return []string{"tư"}
	case ones == 5 && tens > 0:
		return []string{"lăm"}
	}
	return []string{digitWords[ones]}
}

// fractionWords reads the digits after the comma: as a number where there are three at most and the first is not zero,
// else digit by digit.
func fractionWords(digits string) []string {
	if len(digits) <= 3 && digits[0] != '0' {
		return belowBillion(decimal.RequireFromString(digits).IntPart(), false)
	}
	words := make([]string, len(digits))
	for i, digit := range digits {
		words[i] = digitWords[digit-'0']
	}
	return words
}
