package viet

import (
	"strings"

	"github.com/shopspring/decimal"
)

// FormatPercent prints which share of the whole the part is, as a percentage rounded half up (below zero: half down) to
// that many decimals: 73,8%, 75%, 100%. Zeros at the end of the decimals are left out. ParsePercent reads back the
// rounded percentage.
//
// The whole must not be zero: the function panics, as a division does.
func FormatPercent(part, whole Decimal, places int) string {
	return FormatNumber(part.Mul(decimal.New(100, 0)).DivRound(whole, int32(places))) + "%"
}

// FormatPercentFixed prints a percentage as FormatPercent does, with the zeros at the end of the decimals: 59,0% beside
// 7,7%. ParsePercent reads it back.
func FormatPercentFixed(part, whole Decimal, places int) string {
	text := strings.TrimSuffix(FormatPercent(part, whole, places), "%")
	if places > 0 && !strings.Contains(text, ",") {
		text += ","
	}
	_, decimals, _ := strings.Cut(text, ",")
	return text + strings.Repeat("0", max(0, places-len(decimals))) + "%"
}

// ParsePercent reads a percentage in the Vietnamese form, 73,8% or 73,8 %, as the number before its sign. Any error is
// a *NumberError.
func ParsePercent(text string) (Decimal, error) { return parseWithUnit(text, "%") }

const millions = "triệu đồng"

// FormatMillions prints an amount of money that is counted in millions: 175,5 triệu đồng. ParseMillions reads it back.
func FormatMillions(d Decimal) string { return FormatNumber(d) + " " + millions }

// ParseMillions reads an amount in the form that FormatMillions prints, as the number of millions. Any error is a
// *NumberError.
func ParseMillions(text string) (Decimal, error) {
	return parseWithUnit(strings.Join(strings.Fields(text), " "), millions)
}

func parseWithUnit(text, unit string) (Decimal, error) {
	number, ok := strings.CutSuffix(strings.TrimSpace(text), unit)
	if !ok {
		return Decimal{}, &NumberError{text, NotANumber}
	}
	d, err := ParseFormatted(number)
	if err, is := err.(*NumberError); is {
		return Decimal{}, &NumberError{text, err.Reason}
	}
	return d, nil
}
