package review

import (
	"errors"
	"regexp"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// This file reads what someone typed into a control, by the inverse of the functions that printed it.

// slot is what a control prints: a fact and the functions that print it.
type slot struct {
	kind    facts.Kind
	whole   bool     // Kind Number: whole numbers only
	formats []string // from the outside in
	written string   // the fact as its file writes it
}

// reading is what a text says of a fact.
type reading struct {
	text    string // as the data file would write it, in the style of the old value
	same    bool   // it says what the fact says already
	guessed bool   // the text leaves room for another reading
}

// errUnread is a text that cannot be read; what was expected is said by expected.
var errUnread = errors.New("not what the format prints")

// read reads a text.
func (s slot) read(text string) (reading, error) {
	text = viet.Clean(text)
	switch s.kind {
	case facts.Number:
		d, err := s.number(text)
		if err != nil || s.whole && !d.IsInteger() {
			return reading{}, errUnread
		}
		old, err := viet.ParseNumber(s.written)
		return reading{text: spellNumber(d, s.written), same: err == nil && old.Equal(d)}, nil
	case facts.Date:
		d, err := parseDate(text)
		if err != nil || d.IsZero() {
			return reading{}, errUnread
		}
		old, err := viet.ParseDate(s.written)
		return reading{text: spellDate(d, s.written), same: err == nil && old == d}, nil
	case facts.Bool:
		return s.truth(text)
	case facts.Text:
		return s.words(text)
	}
	return reading{}, errUnread
}

// has tells whether a function is among those that printed the text.
func (s slot) has(format string) bool {
	for _, f := range s.formats {
		if f == format {
			return true
		}
	}
	return false
}

var (
	spacedGroups  = regexp.MustCompile(`^-?\d{1,3}(?: \d{3})+(?:,\d+)?$`)
	commaGroup    = regexp.MustCompile(`^-?[1-9]\d{0,2},\d{3}$`)
	englishNumber = regexp.MustCompile(`^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$`)
)

// number reads a number in the form that was printed; a form that people mix up with it is taken where it can mean only
// one number.
func (s slot) number(text string) (viet.Decimal, error) {
	text = strings.NewReplacer("−", "-", "–", "-").Replace(text)
	switch {
	case s.has("trieu"):
		if d, err := viet.ParseMillions(strings.ToLower(text)); err == nil {
			return d, nil
		}
		rest, ok := strings.CutSuffix(strings.ToLower(text), "triệu đồng")
		if !ok {
			return viet.Decimal{}, errUnread
		}
		text = strings.TrimSpace(rest)
	case s.has("bang_chu"):
		if d, err := viet.ParseWords(text); err == nil {
			return d, nil
		}
	case s.has("la_ma"):
		if n, err := viet.ParseRoman(strings.ToUpper(text)); err == nil {
			return viet.FromInt(n), nil
		}
	}
	return s.digits(text)
}

func (s slot) digits(text string) (viet.Decimal, error) {
	if spacedGroups.MatchString(text) {
		text = strings.ReplaceAll(text, " ", "")
	}
	switch {
	case commaGroup.MatchString(text) && s.whole: // 1,052 people
		return viet.ParseFormatted(strings.ReplaceAll(text, ",", "."))
	case commaGroup.MatchString(text) && !strings.ContainsAny(s.written, ",."):
		return viet.Decimal{}, errUnread // a thousand and more, or one and a bit
	case englishNumber.MatchString(text) && !commaGroup.MatchString(text): // 1,234,567 or 1,234.5
		return viet.ParseNumber(strings.ReplaceAll(text, ",", ""))
	}
	if d, err := viet.ParseFormatted(text); err == nil {
		return d, nil
	}
	return viet.ParseNumber(text)
}

// parseDate reads a day or month in any form that documents use.
func parseDate(text string) (viet.Date, error) {
	lower := viet.Lower(text)
	if d, err := viet.ParseLong(lower); err == nil {
		return d, nil
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(lower, "ngày "), "tháng ")
	bare = strings.ReplaceAll(strings.ReplaceAll(bare, " /", "/"), "/ ", "/")
	bare = strings.ReplaceAll(strings.ReplaceAll(bare, ".", "/"), " - ", "-")
	return viet.ParseDate(bare)
}

func (s slot) truth(text string) (reading, error) {
	var value bool
	switch viet.Lower(text) {
	case "có":
		value = true
	case "không":
	default:
		return reading{}, errUnread
	}
	pairs := [][2]string{{"true", "false"}, {"True", "False"}, {"TRUE", "FALSE"}, {"có", "không"}, {"Có", "Không"}}
	for _, pair := range pairs {
		if was := s.written == pair[0]; was || s.written == pair[1] {
			if value {
				return reading{text: pair[0], same: was}, nil
			}
			return reading{text: pair[1], same: !was}, nil
		}
	}
	return reading{}, errUnread
}

// words reads a text that is printed as it stands, or with other capitals.
func (s slot) words(text string) (reading, error) {
	written := viet.Clean(s.written)
	switch {
	case text == "":
		return reading{}, errUnread
	case s.has("dem"): // a number and symbol's number, printed with two digits
		d, err := viet.ParseFormatted(text)
		if err != nil {
			return reading{}, errUnread
		}
		text = spellNumber(d, s.written)
		return reading{text: text, same: text == s.written}, nil
	case s.has("hoa"):
		if viet.Upper(written) == text {
			return reading{text: s.written, same: true}, nil
		}
		return reading{}, errUnread // nothing tells which letters are capitals
	case s.has("hoa_dau"), s.has("thuong_dau"):
		return s.firstLetter(text, written)
	}
	return reading{text: text, same: text == written}, nil
}

// firstLetter gives a text whose first letter was changed for printing the letter that its file has.
func (s slot) firstLetter(text, written string) (reading, error) {
	change := viet.Capital
	if s.has("thuong_dau") {
		change = viet.Uncapital
	}
	if change(written) == text {
		return reading{text: s.written, same: true}, nil
	}
	if change(text) != text {
		return reading{}, errUnread
	}
	first, _, _ := strings.Cut(written, " ")
	typed, rest, _ := strings.Cut(text, " ")
	if change(first) == typed { // the first word is the old one
		return reading{text: strings.TrimSpace(first + " " + rest)}, nil
	}
	if viet.Capital(written) == written {
		return reading{text: viet.Capital(text), guessed: true}, nil
	}
	return reading{text: viet.Uncapital(text), guessed: true}, nil
}

// expected says what the format prints, for someone whose text could not be read.
func (s slot) expected() diag.Text {
	example := func(vi, en, sample string) diag.Text { return diag.Text{Vi: vi + " " + sample, En: en + " " + sample} }
	switch s.kind {
	case facts.Number:
		switch {
		case s.has("trieu"):
			return example("số triệu đồng, như", "millions, as", "175,5 triệu đồng")
		case s.has("bang_chu"):
			return example("số bằng chữ, như", "a number in words, as", "hai mươi mốt")
		case s.has("la_ma"):
			return example("số La Mã, như", "a Roman number, as", "XI")
		case s.whole:
			return example("số nguyên, như", "a whole number, as", "09, 1.052")
		}
		return example("số, như", "a number, as", "1.052 hoặc 175,5")
	case facts.Date:
		if s.has("ngay_dai") {
			return example("ngày, như", "a date, as", "ngày 08 tháng 9 năm 2023")
		}
		return example("ngày, như", "a date, as", "08/9/2023")
	case facts.Bool:
		return diag.Text{Vi: "có hoặc không", En: "có or không"}
	}
	if s.has("hoa") {
		return diag.Text{Vi: "không đổi: chỗ này in toàn chữ hoa, không biết chữ nào vốn viết thường", En: "no change: capitals do not tell which letters are small"}
	}
	return diag.Text{Vi: "văn bản một dòng", En: "text on one line"}
}
