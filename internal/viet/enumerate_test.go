package viet

import (
	"strings"
	"testing"
)

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 10: "X", 13: "XIII", 40: "XL", 1994: "MCMXCIV", 3999: "MMMCMXCIX"} {
		if got, err := Roman(n); err != nil || got != want {
			t.Errorf("Roman(%d) = %q, %v; want %q", n, got, err, want)
		}
	}
	for n := 1; n < 4000; n++ {
		numeral, err := Roman(n)
		if err != nil {
			t.Fatal(n, err)
		}
		if got, err := ParseRoman(numeral); err != nil || got != n {
			t.Errorf("Roman(%d) = %q, read %d, %v", n, numeral, got, err)
		}
	}
	for _, n := range []int{0, -1, 4000} {
		if got, err := Roman(n); err == nil {
			t.Errorf("Roman(%d) = %q, want an error", n, got)
		}
	}
	for _, text := range []string{"", "IIII", "VX", "IC", "x", "X ", "MMMM", "XIIII", "A", strings.Repeat("M", 100_000)} {
		checkReason(t, "ParseRoman", text, NotANumber, func() error { _, err := ParseRoman(text); return err })
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "nhất", 2: "hai", 3: "ba", 4: "tư", 5: "năm", 10: "mười", 14: "mười bốn", 15: "mười lăm", 21: "hai mươi mốt"} {
		if got := Ordinal(n); got != want {
			t.Errorf("Ordinal(%d) = %q, want %q", n, got, want)
		}
	}
	for text, want := range map[string]int{"NHẤT": 1, "nhì": 2, " Tư ": 4, "bốn": 4} {
		if got, err := ParseOrdinal(text); err != nil || got != want {
			t.Errorf("ParseOrdinal(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "thứ nhất", "hai phẩy năm", "99999999999999999999"} {
		checkReason(t, "ParseOrdinal", text, NotANumber, func() error { _, err := ParseOrdinal(text); return err })
	}
}

func TestLetter(t *testing.T) {
	var all strings.Builder
	for n := 1; n <= 23; n++ {
		letter, err := Letter(n)
		if err != nil {
			t.Fatal(n, err)
		}
		if got, err := ParseLetter(letter); err != nil || got != n {
			t.Errorf("Letter(%d) = %q, read %d, %v", n, letter, got, err)
		}
		all.WriteString(letter + " ")
	}
	if want := "a b c d đ e g h i k l m n o p q r s t u v x y "; all.String() != want {
		t.Errorf("letters are %s, want %s", all.String(), want)
	}
	for _, n := range []int{0, -1, 24} {
		if got, err := Letter(n); err == nil {
			t.Errorf("Letter(%d) = %q, want an error", n, got)
		}
	}
	for _, text := range []string{"", "f", "j", "w", "z", "â", "A", "ab"} {
		checkReason(t, "ParseLetter", text, NotANumber, func() error { _, err := ParseLetter(text); return err })
	}
}
