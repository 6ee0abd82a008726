package conform

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/diag"
)

// checkLegacy reports text that was typed in VNI or TCVN3 and opened as Unicode: Uûy ban, §¹i héi. A run of letters
// counts only where it is no Vietnamese as it stands and becomes a Vietnamese syllable when its old codes are read.
func checkLegacy(d *document) {
	var places []place
	var right, name string
	var raw []Paragraph
	var parts []*part
	for i, p := range d.parts {
		before := len(places)
		keep := func() { raw, parts = append(raw, d.raw[i]), append(parts, p) }
		if !strings.ContainsFunc(p.Text, oldCode) {
			keep()
			continue
		}
		for start, end := range runs(p.Text) {
			text := p.Text[start:end]
			if len(text) < 4 || !strings.ContainsFunc(text, oldCode) || !strings.ContainsFunc(text, isASCIILetter) || isSyllable(strings.ToLower(text)) {
				continue
			}
			for _, code := range [...]struct {
				name   string
				decode func(string) string
			}{{"VNI", fromVNI}, {"TCVN3", fromTCVN3}} {
				if read := code.decode(text); read != "" && isSyllable(strings.ToLower(read)) {
					if len(places) == 0 {
						right, name = read, code.name
					}
					places = append(places, place{p, start, end})
					break
				}
			}
		}
		if len(places) < before+2 {
			keep()
		}
	}
	d.raw, d.parts = raw, parts // nothing else is said of paragraphs in an old code
	d.old = len(places) > 1
	if len(places) > 0 {
		d.reportPlaces(diag.Code("van-ban/bang-ma"), places, places[0].text(), right, name, len(places))
	}
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// oldCode tells whether a character is one that the old codes use and Vietnamese in Unicode does not.
func oldCode(r rune) bool {
	if r < 0xA1 || r > 0xFF {
		return false
	}
	switch base, _, vowel := decompose(r); {
	case vowel, base == 'Á', base == 'À', base == 'Â', base == 'Ã', base == 'É', base == 'È', base == 'Ê', base == 'Í', base == 'Ì',
		base == 'Ó', base == 'Ò', base == 'Ô', base == 'Õ', base == 'Ú', base == 'Ù', base == 'Ý', r == '°', r == '²', r == '³', r == '½', r == '¼':
		return false
	}
	return true
}

// runs yields the parts of a text between spaces and ASCII signs.
func runs(text string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		start := -1
		for i := 0; i <= len(text); i++ {
			inside := i < len(text) && (text[i] >= utf8.RuneSelf || text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z')
			if inside && start < 0 {
				start = i
			}
			if !inside && start >= 0 {
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
	}
}

// vniMarks are the tone and quality signs of VNI that follow a vowel letter.
var vniMarks = map[rune]struct {
	quality rune // '^' circumflex, '(' breve, 0 none
	tone    tone
}{
	'ù': {0, acute}, 'ø': {0, grave}, 'û': {0, hook}, 'õ': {0, tilde}, 'ï': {0, below},
	'â': {'^', level}, 'á': {'^', acute}, 'à': {'^', grave}, 'å': {'^', hook}, 'ã': {'^', tilde}, 'ä': {'^', below},
	'ê': {'(', level}, 'é': {'(', acute}, 'è': {'(', grave}, 'ú': {'(', hook}, 'ü': {'(', tilde}, 'ë': {'(', below},
}

// vniLetters are the letters of VNI that stand for another one by themselves.
var vniLetters = map[rune]rune{
	'ñ': 'đ', 'ö': 'ư', 'ô': 'ơ', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
}

// fromVNI reads a word typed in VNI, or returns "" where it cannot be one.
func fromVNI(text string) string {
	var b []rune
	for _, r := range strings.ToLower(text) {
		mark, isMark := vniMarks[r]
		if isMark && len(b) > 0 {
			last := b[len(b)-1]
			if base, t, vowel := decompose(last); vowel && t == level {
				if with, ok := qualified(base, mark.quality); ok {
					b[len(b)-1] = compose(with, mark.tone)
					continue
				}
			}
		}
		if letter, ok := vniLetters[r]; ok {
			r = letter
		} else if r >= utf8.RuneSelf {
			return ""
		}
		b = append(b, r)
	}
	return string(b)
}

func qualified(base, quality rune) (rune, bool) {
	switch quality {
	case 0:
		return base, true
	case '(':
		return 'ă', base == 'a'
	}
	switch base {
	case 'a':
		return 'â', true
	case 'e':
		return 'ê', true
	case 'o':
		return 'ô', true
	}
	return base, false
}

// The letters of TCVN3 from ¡ on, and what they stand for.
const (
	tcvnCodes   = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
	tcvnLetters = "ăâêôơưđăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)

// fromTCVN3 reads a word typed in TCVN3, or returns "" where it cannot be one.
func fromTCVN3(text string) string {
	codes, letters := []rune(tcvnCodes), []rune(tcvnLetters)
	var b []rune
	for _, r := range text {
		if r < utf8.RuneSelf {
			b = append(b, r|0x20)
			continue
		}
		if r == 'Đ' { // Eth was made a đ before; in TCVN3 it is é
			b = append(b, 'é')
			continue
		}
		at := -1
		for i, code := range codes {
			if code == r {
				at = i
				break
			}
		}
		if at < 0 {
			return ""
		}
		b = append(b, letters[at])
	}
	return string(b)
}
