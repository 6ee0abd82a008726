package viet

import (
	"strconv"
	"strings"
)

// wordVariants are other ways to say a number word: southern, dated, or allowed in some places only.
var wordVariants = map[string]string{"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "nhăm": "lăm", "bẩy": "bảy"}

// ParseWords reads a number in words, as Words prints it. Capital letters, lẻ for linh, ngàn for nghìn, tỉ for tỷ and
// bốn for tư are taken as well. Any error is a *NumberError.
func ParseWords(text string) (Decimal, error) {
	words := strings.Fields(Lower(text))
	for i, word := range words {
		if usual, ok := wordVariants[word]; ok {
			words[i] = usual
		}
		if word == "bốn" && i > 0 && (words[i-1] == "mươi" || words[i-1] == "linh") {
			words[i] = "tư"
		}
	}
	d, ok := readWords(words)
	if !ok {
		return Decimal{}, &NumberError{text, NotANumber}
	}
	// Reading is lenient about the order of words; printing is not.
	if printed, err := Words(d); err != nil || printed != strings.Join(words, " ") {
		return Decimal{}, &NumberError{text, NotANumber}
	}
	return d, nil
}

func readWords(words []string) (Decimal, bool) {
	var sign string
	if len(words) > 0 && words[0] == "âm" {
		sign, words = "-", words[1:]
	}
	for i, word := range words {
		if word == "phẩy" {
			whole, ok := readWhole(words[:i])
			fraction, ok2 := readFraction(words[i+1:])
			if !ok || !ok2 {
				return Decimal{}, false
			}
			d, err := ParseFormatted(sign + strconv.FormatInt(whole, 10) + "," + fraction)
			return d, err == nil
		}
	}
	whole, ok := readWhole(words)
	if !ok {
		return Decimal{}, false
	}
	d, err := ParseFormatted(sign + strconv.FormatInt(whole, 10))
	return d, err == nil
}

// readFraction returns the digits after the comma.
func readFraction(words []string) (string, bool) {
	if len(words) > placesLimit {
		return "", false
	}
	var digits strings.Builder
	for _, word := range words {
		digit, ok := readDigit(word)
		if !ok {
			n, ok := readWhole(words)
			return strconv.FormatInt(n, 10), ok
		}
		digits.WriteByte(byte('0' + digit))
	}
	return digits.String(), len(words) > 0
}

func readDigit(word string) (int64, bool) {
	for digit, name := range digitWords {
		if word == name {
			return int64(digit), true
		}
	}
	return 0, false
}

// readWhole adds up the words of a whole number, whatever order they stand in.
func readWhole(words []string) (int64, bool) {
	var billions, total, group, digit int64 // digit waits for the word after it
	for _, word := range words {
		if n, ok := readDigit(word); ok {
			group, digit = group+digit, n
			continue
		}
		switch word {
		case "linh":
		case "mốt":
			digit = 1
		case "tư":
			digit = 4
		case "lăm":
			digit = 5
		case "mười":
			group, digit = group+digit+10, 0
		case "mươi":
			group, digit = group+digit*10, 0
		case "trăm":
			group, digit = group+digit*100, 0
		case "nghìn":
			total, group, digit = total+(group+digit)*1_000, 0, 0
		case "triệu":
			total, group, digit = total+(group+digit)*1_000_000, 0, 0
		case "tỷ":
			billions, total, group, digit = total+group+digit, 0, 0, 0
		default:
			return 0, false
		}
		if group > 10_000 || total > billion*1000 {
			return 0, false
		}
	}
	if billions >= billion {
		return 0, false
	}
	return billions*billion + total + group + digit, len(words) > 0
}
