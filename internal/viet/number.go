package viet

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// Decimal is an exact decimal number.
type Decimal = decimal.Decimal

// NumberReason says why a text was not taken for a number. Its zero value is invalid.
type NumberReason uint8

// The reasons a text is not taken for a number, or a number not printed.
const (
	_                NumberReason = iota
	NotANumber                    // no number at all, or one with a unit or a grouping that is not understood
	Ambiguous                     // 1.234 may be a thousand and more, or one and a bit
	EnglishThousands              // 1,234,567 or 1,234.5: commas between thousands
	OutOfRange                    // a number that the form has no sign for, such as a Roman zero, or with endless decimals
)

// String names the reason in English, for error texts that users do not see.
func (r NumberReason) String() string {
	switch r {
	case NotANumber:
		return "not a number"
	case Ambiguous:
		return "a dot before thousands or before decimals"
	case EnglishThousands:
		return "commas between thousands"
	case OutOfRange:
		return "out of range"
	}
	return fmt.Sprintf("NumberReason(%d)", uint8(r))
}

// NumberError tells why a text could not be read as a number, or a number could not be printed.
type NumberError struct {
	Text   string // the text as it was given
	Reason NumberReason
}

// Error describes the problem in English.
func (e *NumberError) Error() string { return fmt.Sprintf("number %q: %s", e.Text, e.Reason) }

// The forms of a number. A text of digits with one comma is both Vietnamese and English; here it is Vietnamese.
var (
	vietnamese = regexp.MustCompile(`^-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?$`)
	plain      = regexp.MustCompile(`^-?[0-9]+\.[0-9]+$`)
	ambiguous  = regexp.MustCompile(`^-?(?:[1-9][0-9]{0,2}|0[0-9]{1,2})\.[0-9]{3}$`)
	english    = regexp.MustCompile(`^-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$`)
)

// ParseNumber reads a number as people type it into a data file, in the Vietnamese form or plainly: 9, 09, 1234567,
// 1.234.567, 175,5, 175.5, 1.234,5, -3. Space around it does not count. Any error is a *NumberError.
//
// A single dot before exactly three digits, as in 1.234, may stand before thousands or before decimals: such a text is
// refused as Ambiguous. The form that FormatNumber prints, in which a dot always stands before thousands, is read by
// ParseFormatted.
func ParseNumber(text string) (Decimal, error) {
	s := strings.TrimSpace(text)
	switch {
	case ambiguous.MatchString(s):
		return Decimal{}, &NumberError{text, Ambiguous}
	case plain.MatchString(s):
		return exact(text, s)
	}
	return ParseFormatted(text)
}

// ParseFormatted reads a number in the Vietnamese form alone: dots only between thousands, a comma before decimals.
// It is the inverse of FormatNumber and FormatCount, so 1.234 is a thousand and more; dots may also be left out. A dot
// that can only stand before decimals, as in 175.5, is refused. Any error is a *NumberError.
func ParseFormatted(text string) (Decimal, error) {
	s := strings.TrimSpace(text)
	switch {
	case vietnamese.MatchString(s):
		whole, fraction, _ := strings.Cut(s, ",")
		s = strings.ReplaceAll(whole, ".", "")
		if fraction != "" {
			s += "." + fraction
		}
		return exact(text, s)
	case english.MatchString(s):
		return Decimal{}, &NumberError{text, EnglishThousands}
	}
	return Decimal{}, &NumberError{text, NotANumber}
}

// exact converts a text that was seen to be a number; the library refuses some ten thousand decimals and more.
func exact(text, digits string) (Decimal, error) {
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return Decimal{}, &NumberError{text, OutOfRange}
	}
	return d, nil
}

// FormatNumber prints a number in the Vietnamese form with all its decimals: 1.234.567,5. ParseFormatted reads it back.
func FormatNumber(d Decimal) string {
	text, negative := strings.CutPrefix(d.String(), "-")
	whole, fraction, _ := strings.Cut(text, ".")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	head := (len(whole)-1)%3 + 1
	b.WriteString(whole[:head])
	for rest := whole[head:]; rest != ""; rest = rest[3:] {
		b.WriteByte('.')
		b.WriteString(rest[:3])
	}
	if fraction != "" {
		b.WriteByte(',')
		b.WriteString(fraction)
	}
	return b.String()
}

// FormatCount prints a number of people or things, with two digits at least: 09, 313, 1.052. A number below zero or
// with decimals, which counts nothing, is printed as FormatNumber does. ParseFormatted reads it back.
func FormatCount(d Decimal) string {
	text := FormatNumber(d)
	if len(text) == 1 {
		return "0" + text
	}
	return text
}
