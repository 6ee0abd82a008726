package viet

import "testing"

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		" 1\u00a0052\u202fngười ": "1 052 người", "a\u200bb\u00ad": "ab", "MTTQ\u2011BTT": "MTTQ-BTT",
		"ho\u0300a": "hòa", "a\n\tb": "a b", "": "",
	} {
		if got := Clean(text); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSameSpelling(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"hòa bình", "hoà bình", true}, {"thủy", "thuỷ", true}, {"Ủy ban", "Uỷ ban", true}, {"quý", "qúy", true},
		{"hòa", "hóa", false}, {"hòa", "họa", false}, {"a b", "ab", false}, {"bàn", "bán", false}, {"ba", "bà", false},
	} {
		if got := SameSpelling(c.a, c.b); got != c.same {
			t.Errorf("SameSpelling(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
