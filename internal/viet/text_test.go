package viet

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func TestJoin(t *testing.T) {
	for want, items := range map[string][]string{"": nil, "a": {"a"}, "a và b": {"a", "b"}, "Phường 1, Phường 2 và Đông Lễ": {"Phường 1", "Phường 2", "Đông Lễ"}} {
		if got := Join(items); got != want {
			t.Errorf("Join(%q) = %q, want %q", items, got, want)
		}
	}
}

func TestCapitals(t *testing.T) {
	for _, test := range []struct{ text, upper, capital, uncapital string }{
		{"", "", "", ""},
		{"đại hội", "ĐẠI HỘI", "Đại hội", "đại hội"},
		{"Ủy ban", "ỦY BAN", "Ủy ban", "ủy ban"},
		{"ộp ẹp", "ỘP ẸP", "Ộp ẹp", "ộp ẹp"},
		{"“hòa giải”", "“HÒA GIẢI”", "“Hòa giải”", "“hòa giải”"},
		{"(Kèm theo)", "(KÈM THEO)", "(Kèm theo)", "(kèm theo)"},
		{"MTTQ Việt Nam", "MTTQ VIỆT NAM", "MTTQ Việt Nam", "MTTQ Việt Nam"},
		{"TP. Đông Hà", "TP. ĐÔNG HÀ", "TP. Đông Hà", "TP. Đông Hà"},
		{"V. Nhiệm vụ", "V. NHIỆM VỤ", "V. Nhiệm vụ", "V. Nhiệm vụ"},
		{"Y tế", "Y TẾ", "Y tế", "y tế"},
		{"09 vị", "09 VỊ", "09 vị", "09 vị"},
		{"U\u0309y ban", "U\u0309Y BAN", "U\u0309y ban", "u\u0309y ban"},
		{"- ", "- ", "- ", "- "},
	} {
		if upper, capital, uncapital := Upper(test.text), Capital(test.text), Uncapital(test.text); upper != test.upper || capital != test.capital || uncapital != test.uncapital {
			t.Errorf("%q: %q, %q, %q", test.text, upper, capital, uncapital)
		}
		if got, want := Lower(test.upper), Lower(test.text); got != want {
			t.Errorf("Lower(%q) = %q, want %q", test.upper, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Đông Hà": "dong ha", "ỦY BAN": "uy ban", "nhiệm kỳ 2024 - 2029": "nhiem ky 2024 - 2029", "Thường trực": "thuong truc",
		"tong_sô": "tong_so", norm.NFD.String("Đảng ủy phường"): "dang uy phuong",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzFold holds that folding is done once and for all, and that letters keep their base whatever their Unicode form.
func FuzzFold(f *testing.F) {
	f.Add("Đại hội đại biểu")
	f.Add("İK\u0323Ω")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, again %q", text, folded, again)
		}
		if other := Fold(norm.NFD.String(text)); other != folded {
			t.Errorf("Fold(%q) = %q, decomposed %q", text, folded, other)
		}
	})
}

func TestNearest(t *testing.T) {
	keys := []string{"tong_so", "tai_cu", "nam", "nu", "ngoai_dang", "ton_giao", "chuyen_trach", "ban_thuong_truc", "phat_hanh"}
	for word, want := range map[string]string{
		"tong_sô": "tong_so", "tổng số": "tong_so", "tongso": "tong_so", "tong-so": "tong_so", "tnog_so": "tong_so", "Tái cử": "tai_cu",
		"taicuu": "tai_cu", "nữ": "nu", "nma": "nam", "ngoaidangg": "ngoai_dang", "chuyen_trac": "chuyen_trach", "ban_thuong_trực": "ban_thuong_truc",
		"phathanh": "phat_hanh",
		"":         "", "_": "", "xyz": "", "ho_ten": "", "mu": "", "kinh_phi": "", "tong_so_dai_bieu": "",
	} {
		if got, ok := Nearest(word, keys); got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", word, got, ok, want)
		}
	}
	shuffled := slices.Clone(keys)
	slices.Reverse(shuffled)
	if a, _ := Nearest("kh-95", []string{"kh-195", "kh-95a"}); a != "kh-95a" {
		t.Errorf("the longer beginning does not count: %q", a)
	}
	if a, _ := Nearest("nan", []string{"nao", "nam"}); a != "nam" {
		t.Errorf("of two equally near words %q was taken", a)
	}
	for _, word := range []string{"tai_so", "nam_nu", "ton_so"} {
		a, _ := Nearest(word, keys)
		if b, _ := Nearest(word, shuffled); a != b {
			t.Errorf("Nearest(%q) depends on the order of candidates: %q, %q", word, a, b)
		}
	}
}

// FuzzNearest holds that a candidate is its own nearest, and that the order of candidates does not count.
func FuzzNearest(f *testing.F) {
	f.Add("tong_so", "tai_cu", "tổng số")
	f.Fuzz(func(t *testing.T, a, b, word string) {
		if got, ok := Nearest(a, []string{b, a}); ok && got != a && len(spelling(a)) > 0 && string(spelling(a)) != string(spelling(b)) {
			t.Errorf("Nearest(%q, %q) = %q", a, b, got)
		}
		one, ok := Nearest(word, []string{a, b})
		if two, ok2 := Nearest(word, []string{b, a}); one != two || ok != ok2 {
			t.Errorf("Nearest(%q, %q, %q) = %q or %q", word, a, b, one, two)
		}
	})
}

func TestCompare(t *testing.T) {
	sorted := []string{
		"", " ", "- a", "1", "2", "09", "9 vị", "10", "1052", "a", "A", "à", "ả", "ã", "á", "ạ", "ac", "ăn", "ân", "b", "d", "đ", "đa", "e", "ê", "o", "ô", "ơ",
		"phường", "phượng", "Phường 1", "Phường 2", "Phường 10", "u", "ư", "z",
	}
	for i, a := range sorted {
		for j, b := range sorted {
			if got, want := Compare(a, b), sign(i-j); got != want {
				t.Errorf("Compare(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
	wards := []string{"Phường Đông Thanh", "Phường 5", "Phường Đông Lương", "Phường 1", "Phường Đông Lễ", "Phường Đông Giang", "Phường 10"}
	slices.SortFunc(wards, Compare)
	if got, want := strings.Join(wards, ", "), "Phường 1, Phường 5, Phường 10, Phường Đông Giang, Phường Đông Lễ, Phường Đông Lương, Phường Đông Thanh"; got != want {
		t.Errorf("sorted: %s", got)
	}
	if Compare("Đông Hà", norm.NFD.String("Đông Hà")) != 0 {
		t.Error("two Unicode forms of one text differ")
	}
}

func sign(n int) int { return min(max(n, -1), 1) }

// TestCompareAgainstCollator takes the Unicode collation of Vietnamese as judge, for words of letters and spaces.
func TestCompareAgainstCollator(t *testing.T) {
	judge := collate.New(language.Vietnamese)
	letters := []rune(" aàảãáạăằâấbcdđeéêệfghiìjklmnoóôộơợpqrstuúưựvwxyýzAĐÊƠƯ")
	random := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		out := make([]rune, 1+random.IntN(4))
		for i := range out {
			out[i] = letters[random.IntN(len(letters))]
		}
		return string(out)
	}
	for range 20_000 {
		a, b := word(), word()
		if got, want := Compare(a, b), judge.CompareString(a, b); got != want {
			t.Errorf("Compare(%q, %q) = %d, collator says %d", a, b, got, want)
		}
	}
}

// FuzzCompare holds that the order is total: antisymmetric, transitive, and equal only for the same text.
func FuzzCompare(f *testing.F) {
	f.Add("Phường 2", "phường 10", "Đông Lễ")
	f.Add("a", "à", "A")
	f.Add("01", "1", "001")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if Compare(a, b) != -Compare(b, a) {
			t.Errorf("%q and %q are each before the other", a, b)
		}
		if (Compare(a, b) == 0) != (norm.NFC.String(a) == norm.NFC.String(b)) {
			t.Errorf("Compare(%q, %q) = %d", a, b, Compare(a, b))
		}
		if Compare(a, b) <= 0 && Compare(b, c) <= 0 && Compare(a, c) > 0 {
			t.Errorf("%q, %q, %q go round", a, b, c)
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	for b.Loop() {
		Compare("Phường Đông Lương", "Phường Đông Lễ")
	}
}
