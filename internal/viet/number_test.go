package viet

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "9": "9", "09": "9", "010": "10", "0010": "10", "313": "313", "-3": "-3", "-0": "0", " 35\u00a0": "35",
		"1234567": "1234567", "1.234.567": "1234567", "-1.234.567": "-1234567", "1.000.000.000": "1000000000",
		"175,5": "175.5", "175.5": "175.5", "175.50": "175.5", "0,5": "0.5", "0.5": "0.5", "0.125": "0.125", "1,234": "1.234",
		"1.234,5": "1234.5", "1.234.567,891": "1234567.891", "1234.567": "1234.567", "1.2345": "1.2345", "1.23": "1.23",
	} {
		if got, err := ParseNumber(text); err != nil || got.String() != want {
			t.Errorf("ParseNumber(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]NumberReason{
		"1.234": Ambiguous, "-1.234": Ambiguous, "12.345": Ambiguous, "313.000": Ambiguous, "012.345": Ambiguous,
		"1,234,567": EnglishThousands, "1,234.5": EnglishThousands, "-12,345,678.25": EnglishThousands,
		"": NotANumber, " ": NotANumber, "-": NotANumber, "--3": NotANumber, "+3": NotANumber, "- 3": NotANumber,
		"25 triệu": NotANumber, "12%": NotANumber, "12 người": NotANumber, "1e3": NotANumber, "0x10": NotANumber,
		"1_000": NotANumber, "1 000": NotANumber, "Inf": NotANumber, "NaN": NotANumber, "٣": NotANumber, "１": NotANumber,
		"1.23.456": NotANumber, "1.234.56": NotANumber, "1234.567.890": NotANumber, "0.123.456": NotANumber, "1..234": NotANumber,
		"1,2,3": NotANumber, "1.234,": NotANumber, ",5": NotANumber, ".5": NotANumber, "5.": NotANumber, "12.34,5": NotANumber,
		"1,23.4": NotANumber, "10/2023": NotANumber,
	} {
		checkReason(t, "ParseNumber", text, want, func() error { _, err := ParseNumber(text); return err })
	}
	for _, mark := range []string{".", ","} {
		text := "1" + mark + strings.Repeat("3", 20_000)
		checkReason(t, "ParseNumber", text, OutOfRange, func() error { _, err := ParseNumber(text); return err })
	}
}

// checkReason holds that a parser refuses a text for that reason and quotes it in the error.
func checkReason(t *testing.T, name, text string, want NumberReason, parse func() error) {
	t.Helper()
	var number *NumberError
	if err := parse(); !errors.As(err, &number) || number.Reason != want || number.Text != text {
		t.Errorf("%s(%q): error %v, want reason %v", name, text, err, want)
	}
}

func TestFormat(t *testing.T) {
	for _, test := range []struct{ value, number, count string }{
		{"0", "0", "00"}, {"9", "9", "09"}, {"10", "10", "10"}, {"313", "313", "313"}, {"1052", "1.052", "1.052"},
		{"65500000", "65.500.000", "65.500.000"}, {"1e6", "1.000.000", "1.000.000"}, {"175.5", "175,5", "175,5"},
		{"1234567.50", "1.234.567,5", "1.234.567,5"}, {"0.05", "0,05", "0,05"}, {"-9", "-9", "-9"}, {"-1234", "-1.234", "-1.234"},
		{"-0", "0", "00"}, {"100.00", "100", "100"},
	} {
		d := decimal.RequireFromString(test.value)
		if got := FormatNumber(d); got != test.number {
			t.Errorf("FormatNumber(%s) = %s, want %s", test.value, got, test.number)
		}
		if got := FormatCount(d); got != test.count {
			t.Errorf("FormatCount(%s) = %s, want %s", test.value, got, test.count)
		}
	}
}

func TestParseFormatted(t *testing.T) {
	for text, want := range map[string]string{"1.234": "1234", "1.052": "1052", "1052": "1052", "09": "9", "1.234,567": "1234.567"} {
		if got, err := ParseFormatted(text); err != nil || got.String() != want {
			t.Errorf("ParseFormatted(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]NumberReason{"175.5": NotANumber, "0.125": NotANumber, "1,234,567": EnglishThousands, "": NotANumber} {
		checkReason(t, "ParseFormatted", text, want, func() error { _, err := ParseFormatted(text); return err })
	}
}

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		part   int64
		places int
		want   string
	}{{590, 1, "59,0%"}, {77, 1, "7,7%"}, {590, 0, "59%"}, {590, 3, "59,000%"}, {-590, 1, "-59,0%"}, {0, 2, "0,00%"}} {
		if got := FormatPercentFixed(decimal.New(test.part, 0), decimal.New(1000, 0), test.places); got != test.want {
			t.Errorf("FormatPercentFixed(%d, 1000, %d) = %s, want %s", test.part, test.places, got, test.want)
		}
	}
	for _, test := range []struct {
		part, whole, want string
		places            int
	}{
		{"231", "313", "73,8%", 1}, {"82", "313", "26,2%", 1}, {"96", "313", "30,7%", 1}, {"9", "313", "2,9%", 1},
		{"28", "62", "45,2%", 1}, {"2111", "2627", "80,36%", 2}, {"3", "4", "75%", 1}, {"313", "313", "100%", 1}, {"0", "9", "0%", 1},
		{"1", "8", "12,5%", 1}, {"1", "8", "13%", 0}, {"1", "16", "6,3%", 1}, {"1", "3", "33,3333%", 4}, {"1", "1000", "0,1%", 1},
		{"1", "3000", "0%", 1}, {"30", "2", "1.500%", 1}, {"-1", "16", "-6,3%", 1}, {"0.5", "1.5", "33,3%", 1},
	} {
		part, whole := decimal.RequireFromString(test.part), decimal.RequireFromString(test.whole)
		if got := FormatPercent(part, whole, test.places); got != test.want {
			t.Errorf("FormatPercent(%s, %s, %d) = %s, want %s", test.part, test.whole, test.places, got, test.want)
		}
	}
	if got, err := ParsePercent("59,4 %"); err != nil || got.String() != "59.4" {
		t.Errorf("a space before the sign: %v, %v", got, err)
	}
	for _, text := range []string{"73,8", "%", "73.8%", "73,8%%", "% 73", "73,8 phần trăm"} {
		checkReason(t, "ParsePercent", text, NotANumber, func() error { _, err := ParsePercent(text); return err })
	}
}

func TestMillions(t *testing.T) {
	if got := FormatMillions(decimal.RequireFromString("1175.50")); got != "1.175,5 triệu đồng" {
		t.Error(got)
	}
	if got, err := ParseMillions("674  triệu\u00a0đồng "); err != nil || got.String() != "674" {
		t.Errorf("other spaces: %v, %v", got, err)
	}
	for _, text := range []string{"674", "674 triệu", "674 đồng", "triệu đồng", "trên 674 triệu đồng", "175.5 triệu đồng"} {
		checkReason(t, "ParseMillions", text, NotANumber, func() error { _, err := ParseMillions(text); return err })
	}
}

// FuzzPrintedNumber holds that every printer of numbers has an inverse.
func FuzzPrintedNumber(f *testing.F) {
	f.Add(int64(0), int32(0), int64(1), uint8(1))
	f.Add(int64(1234), int32(0), int64(9), uint8(0))
	f.Add(int64(-1755), int32(-1), int64(-7), uint8(2))
	f.Add(int64(5), int32(9), int64(3000), uint8(4))
	f.Fuzz(func(t *testing.T, value int64, exponent int32, whole int64, places uint8) {
		d := decimal.NewFromBigInt(big.NewInt(value), exponent%30)
		read := func(name, text string, parse func(string) (Decimal, error), want Decimal) {
			t.Helper()
			if got, err := parse(text); err != nil || !got.Equal(want) {
				t.Errorf("%s %s: printed %q, read %v, %v", name, want, text, got, err)
			}
		}
		read("number", FormatNumber(d), ParseFormatted, d)
		read("count", FormatCount(d), ParseFormatted, d)
		read("millions", FormatMillions(d), ParseMillions, d)
		if _, err := ParseNumber(FormatNumber(d)); err == nil {
			read("typed", FormatNumber(d), ParseNumber, d)
		} else {
			checkReason(t, "ParseNumber", FormatNumber(d), Ambiguous, func() error { return err })
		}
		if whole != 0 {
			places := int(places % 6)
			w := decimal.NewFromInt(whole)
			want := d.Shift(2).DivRound(w, int32(places))
			read("percent", FormatPercent(d, w, places), ParsePercent, want)
			read("fixed percent", FormatPercentFixed(d, w, places), ParsePercent, want)
			// The printed percentage is the nearest there is: half a unit away at most.
			off := want.Mul(w).Sub(d.Shift(2)).Abs()
			if half := w.Abs().Shift(int32(-places)).Div(decimal.NewFromInt(2)); off.GreaterThan(half) {
				t.Errorf("%s of %s with %d decimals is not %s%%", d, w, places, want)
			}
		}
	})
}

// FuzzParseNumber holds that what is read has one meaning: printed in full and read again it stays the same, and no
// text is taken that is not a sign, digits, dots and commas.
func FuzzParseNumber(f *testing.F) {
	for _, text := range []string{"1.234", "1.234.567,8", "1,234,567", "-0", "0.125", "12 người", "１２"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var number *NumberError
		d, err := ParseNumber(text)
		if err != nil {
			if !errors.As(err, &number) || number.Text != text {
				t.Fatalf("ParseNumber(%q): error %#v", text, err)
			}
			return
		}
		if again, err := ParseFormatted(FormatNumber(d)); err != nil || !again.Equal(d) {
			t.Errorf("%q is %s, printed and read %s, %v", text, d, again, err)
		}
		if vietnamese, err := ParseFormatted(text); err == nil && !vietnamese.Equal(d) {
			t.Errorf("%q is %s typed but %s printed", text, d, vietnamese)
		}
	})
}
