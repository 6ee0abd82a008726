package review

import (
	"slices"
	"strings"
	"testing"

	"vanban/internal/facts"
	"vanban/internal/viet"
)

func TestRead(t *testing.T) {
	number := func(formats, written string) slot {
		return slot{kind: facts.Number, formats: strings.Fields(formats), written: written}
	}
	whole := func(formats, written string) slot {
		s := number(formats, written)
		s.whole = true
		return s
	}
	date := func(formats, written string) slot {
		return slot{kind: facts.Date, formats: strings.Fields(formats), written: written}
	}
	text := func(formats, written string) slot {
		return slot{kind: facts.Text, formats: strings.Fields(formats), written: written}
	}
	for _, c := range []struct {
		slot        slot
		typed, want string // want: as the file shall say, "=" where nothing changed, "?" where it cannot be read
	}{
		{whole("dem", "9"), "09", "="}, {whole("dem", "09"), "09", "="}, {whole("dem", "09"), "7", "07"}, {whole("dem", "09"), "12", "12"},
		{whole("dem", "9"), "1.052", "1052"}, {whole("dem", "1052"), "1,053", "1053"}, {whole("dem", "1.234.567"), "1 234 568", "1.234.568"},
		{whole("dem", "9"), "12\u00a0", "12"}, {whole("dem", "1052"), "1\u202f053", "1053"}, {whole("dem", "1052"), "1,234,567", "1234567"},
		{whole("dem", "9"), "9,5", "?"}, {whole("dem", "9"), "khoảng 9", "?"}, {whole("dem", "9"), "9 người", "?"}, {whole("dem", "9"), "", "?"},
		{whole("dem", "9"), "một", "?"}, {whole("dem", "9"), "1.05", "?"}, {whole("dem", "9"), "10%", "?"}, {whole("dem", "9"), "−3", "-3"},
		{number("so", "175,5"), "180,25", "180,25"}, {number("so", "175.5"), "180,25", "180.25"}, {number("so", "175.5"), "175,5", "="},
		{number("so", "1052"), "1,053", "?"}, {number("so", "1,052"), "1,053", "1,053"}, {number("so", "1052"), "1.053", "1053"},
		{number("so", "100"), "175.5", "175.5"}, {number("so", "175.5"), "1,234", "1,234"},
		{number("trieu", "175,5"), "175,5 triệu đồng", "="}, {number("trieu", "175,5"), "1.200 triệu đồng", "1200"},
		{number("trieu", "175,5"), "180\u00a0triệu\u00a0đồng", "180"}, {number("trieu", "175,5"), "180 Triệu đồng", "180"},
		{number("trieu", "175,5"), "1,2 tỷ đồng", "?"}, {number("trieu", "175,5"), "180", "?"},
		{whole("bang_chu", "21"), "hai mươi mốt", "="}, {whole("bang_chu", "21"), "Hai mươi hai", "22"}, {whole("bang_chu", "21"), "hai mươi bốn", "24"},
		{whole("hoa_dau bang_chu", "21"), "Hai mươi mốt", "="}, {whole("bang_chu", "21"), "25", "25"}, {whole("bang_chu", "21"), "hai năm", "?"},
		{whole("la_ma", "11"), "XII", "12"}, {whole("la_ma", "11"), "xii", "12"}, {whole("la_ma", "11"), "XI", "="}, {whole("la_ma", "11"), "IIX", "?"},
		{date("ngay", "2023-09-08"), "08/9/2023", "="}, {date("ngay", "2023-09-08"), "9/9/2023", "2023-09-09"}, {date("ngay", "8/9/2023"), "10/10/2023", "10/10/2023"},
		{date("ngay", "08/09/2023"), "7/8/2023", "07/08/2023"}, {date("ngay", "8-9-2023"), "7/8/2023", "7-8-2023"}, {date("ngay", "2023-9-8"), "7/8/2023", "2023-8-7"},
		{date("ngay", "2023-09-08"), "31/02/2024", "?"}, {date("ngay", "2023-09-08"), "ngày 7/8/2023", "2023-08-07"}, {date("ngay", "2023-09-08"), "7.8.2023", "2023-08-07"},
		{date("ngay_dai", "2023-09-08"), "ngày 08 tháng 9 năm 2023", "="}, {date("ngay_dai", "2023-09-08"), "ngày 9 tháng 09 năm 2023", "2023-09-09"},
		{date("ngay_dai", "2023-10"), "ngày      tháng 10 năm 2023", "="}, {date("ngay_dai", "2023-10"), "ngày 05 tháng 10 năm 2023", "2023-10-05"},
		{date("ngay_dai", "2023-10"), "ngày tháng năm", "?"}, {date("ngay", "4/2024"), "5/2024", "5/2024"},
		{text("", "Tân An"), "Tân  An ", "="}, {text("", "Tân An"), "Tân Bình", "Tân Bình"}, {text("", "một\nhai"), "một hai", "="},
		{text("hoa", "Tân An"), "TÂN AN", "="}, {text("hoa", "Tân An"), "TÂN BÌNH", "?"},
		{text("hoa_dau", "bê tông hóa"), "Bê tông hóa", "="}, {text("hoa_dau", "bê tông hóa"), "Bê tông cốt thép", "bê tông cốt thép"},
		{text("hoa_dau", "Bê tông hóa"), "Bê tông cốt thép", "Bê tông cốt thép"}, {text("thuong_dau", "Bê tông hóa"), "bê tông cốt thép", "Bê tông cốt thép"},
		{text("dem", "7"), "07", "="}, {text("dem", "7"), "08", "8"}, {text("dem", "07"), "08", "08"},
		{slot{kind: facts.Bool, written: "true"}, "không", "false"}, {slot{kind: facts.Bool, written: "có"}, "không", "không"},
		{slot{kind: facts.Bool, written: "true"}, "Có", "="}, {slot{kind: facts.Bool, written: "true"}, "chắc thế", "?"},
	} {
		read, err := c.slot.read(c.typed)
		got := read.text
		switch {
		case err != nil:
			got = "?"
		case read.same:
			got = "="
		}
		if got != c.want {
			t.Errorf("%v %v: read %q as %q, want %q", c.slot.formats, c.slot.written, c.typed, got, c.want)
		}
	}
}

// TestReadIsInverse prints numbers and dates as templates do and reads them back.
func TestReadIsInverse(t *testing.T) {
	for n := range 3000 {
		d := viet.FromInt(n*n%100_003 + 1)
		words, err := viet.Words(d)
		if err != nil {
			t.Fatal(err)
		}
		for format, printed := range map[string]string{"dem": viet.FormatCount(d), "so": viet.FormatNumber(d), "trieu": viet.FormatMillions(d), "bang_chu": words} {
			for _, written := range []string{"0", d.String(), "12,5", "1.234.567", "007"} {
				s := slot{kind: facts.Number, formats: []string{format}, written: written}
				read, err := s.read(printed)
				if err != nil {
					t.Fatalf("%s %q: %v", format, printed, err)
				}
				if got, err := viet.ParseNumber(read.text); err != nil || !got.Equal(d) {
					t.Fatalf("%s %q becomes %q beside %q", format, printed, read.text, written)
				}
			}
		}
		day := viet.Date{Year: 1990 + n%60, Month: n%12 + 1, Day: n%28 + 1}
		for _, written := range []string{"2024-01-02", "2024-1-2", "1/2/2024", "01/02/2024", "31-12-2024", "2024-05", "5/2024"} {
			for _, printed := range []string{day.Short(), day.Long()} {
				read, err := (slot{kind: facts.Date, written: written}).read(printed)
				if got, err2 := viet.ParseDate(read.text); err != nil || err2 != nil || got != day {
					t.Fatalf("%q becomes %q beside %q", printed, read.text, written)
				}
			}
		}
	}
}

func TestSplitList(t *testing.T) {
	for _, c := range []struct {
		old  []string
		text string
		want []string
	}{
		{[]string{"a", "b", "c"}, "a, x và c", []string{"a", "x", "c"}},
		{[]string{"a", "b", "c"}, "x, y và z", []string{"x", "y", "z"}},
		{[]string{"a", "b"}, "a và y", []string{"a", "y"}},
		{[]string{"a"}, "b", []string{"b"}},
		{[]string{"ăn và ở", "b", "c"}, "ăn và ở, x và c", []string{"ăn và ở", "x", "c"}},
		{[]string{"ăn và ở", "b", "c"}, "ăn, y và z", nil},
		{[]string{"a", "b", "c"}, "a và b", nil},
		{[]string{"a", "b"}, "a, x và b", nil},
		{[]string{"a", "b"}, "a và ", nil},
	} {
		got, ok := splitList(c.text, c.old)
		if !ok {
			got = nil
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("splitList(%q, %q) = %q, want %q", c.text, c.old, got, c.want)
		}
	}
}
