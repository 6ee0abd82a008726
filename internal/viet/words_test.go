package viet

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
)

func TestWords(t *testing.T) {
	for value, want := range map[string]string{
		"0": "không", "1": "một", "4": "bốn", "5": "năm", "10": "mười", "11": "mười một", "14": "mười bốn", "15": "mười lăm",
		"20": "hai mươi", "21": "hai mươi mốt", "24": "hai mươi tư", "25": "hai mươi lăm", "91": "chín mươi mốt",
		"100": "một trăm", "101": "một trăm linh một", "104": "một trăm linh tư", "105": "một trăm linh năm",
		"110": "một trăm mười", "111": "một trăm mười một", "115": "một trăm mười lăm", "313": "ba trăm mười ba",
		"1000": "một nghìn", "1005": "một nghìn không trăm linh năm", "1052": "một nghìn không trăm năm mươi hai",
		"2024": "hai nghìn không trăm hai mươi tư", "4004": "bốn nghìn không trăm linh tư", "10000": "mười nghìn",
		"15015":      "mười lăm nghìn không trăm mười lăm",
		"1000005":    "một triệu không trăm linh năm",
		"65500000":   "sáu mươi lăm triệu năm trăm nghìn",
		"1000000000": "một tỷ", "1334000000": "một tỷ ba trăm ba mươi tư triệu",
		"1005000000":    "một tỷ không trăm linh năm triệu",
		"2000000001":    "hai tỷ không trăm linh một",
		"1000000000000": "một nghìn tỷ", "1500000000000000": "một triệu năm trăm nghìn tỷ",
		"175.5": "một trăm bảy mươi lăm phẩy năm", "0.05": "không phẩy không năm", "3.14": "ba phẩy mười bốn",
		"73.81": "bảy mươi ba phẩy tám mươi mốt", "1.125": "một phẩy một trăm hai mươi lăm", "1.1234": "một phẩy một hai ba bốn",
		"2.105": "hai phẩy một trăm linh năm", "-5": "âm năm", "-0.5": "âm không phẩy năm", "7.50": "bảy phẩy năm",
	} {
		if got, err := Words(decimal.RequireFromString(value)); err != nil || got != want {
			t.Errorf("Words(%s) = %q, %v; want %q", value, got, err, want)
		}
	}
	for _, d := range []Decimal{
		decimal.New(1, 18), decimal.New(-1, 18), decimal.New(1, 1_000_000_000), decimal.New(1, -19), decimal.New(1, -1_000_000_000),
		decimal.RequireFromString("0.1234567890123456789"),
	} {
		var number *NumberError
		if words, err := Words(d); !errors.As(err, &number) || number.Reason != OutOfRange || len(number.Text) > 60 {
			t.Errorf("a number out of range gives %q, %v", words, err)
		}
	}
}

func TestParseWords(t *testing.T) {
	for text, want := range map[string]string{
		"Hai mươi mốt": "21", "HAI MƯƠI BỐN": "24", "một trăm lẻ bốn": "104", "một ngàn tỉ": "1000000000000", "  mười \n lăm ": "15",
		"bẩy mươi nhăm": "75",
	} {
		if got, err := ParseWords(text); err != nil || got.String() != want {
			t.Errorf("ParseWords(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", " ", "âm", "phẩy", "phẩy năm", "năm phẩy", "hai mươi năm mốt", "hai mươi một", "mười mốt", "mốt", "tư", "lăm", "linh năm",
		"một hai", "trăm", "mươi hai", "không trăm linh một", "một nghìn năm", "một nghìn linh năm", "âm không", "năm phẩy không",
		"một triệu một triệu", "một nghìn triệu", "hai phẩy một phẩy một", "mươi mươi", "tỷ tỷ tỷ", "một trăm đồng", "nghìn nghìn nghìn nghìn",
	} {
		checkReason(t, "ParseWords", text, NotANumber, func() error { _, err := ParseWords(text); return err })
	}
}

// FuzzPrintedWords holds that words and ordinals read back as the number they were printed from, and that two numbers
// never share their words.
func FuzzPrintedWords(f *testing.F) {
	f.Add(int64(1_005), int32(-2))
	f.Add(int64(999_999_999_999_999_999), int32(0))
	f.Add(int64(-1_000_000_001), int32(-18))
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		f.Add(random.Int64()>>random.IntN(63), -random.Int32N(4))
	}
	f.Fuzz(func(t *testing.T, value int64, exponent int32) {
		d := decimal.New(value, exponent%20)
		words, err := Words(d)
		if err != nil {
			return
		}
		if got, err := ParseWords(words); err != nil || !got.Equal(d) {
			t.Errorf("Words(%s) = %q, read %v, %v", d, words, got, err)
		}
		n := int(value)
		if got, err := ParseOrdinal(Ordinal(n)); err != nil || got != n {
			t.Errorf("Ordinal(%d) = %q, read %d, %v", n, Ordinal(n), got, err)
		}
	})
}

// FuzzParseWords holds that reading never fails in another way than by an error, and reads only what is printed so.
func FuzzParseWords(f *testing.F) {
	for _, text := range []string{"một trăm lẻ bốn", "âm hai phẩy không năm", "tỷ", "mười mốt triệu", "mươi"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseWords(text)
		if err != nil {
			return
		}
		words, err := Words(d)
		if again, err2 := ParseWords(words); err != nil || err2 != nil || !again.Equal(d) {
			t.Errorf("%q is %s, printed %q, %v, %v", text, d, words, err, err2)
		}
	})
}
