package conform

import (
	"strings"
	"unicode/utf8"
)

// The syllables of Vietnamese by rule: an onset, a rhyme that fits it, and one tone, written over the right vowel.

// tone is one of the six tones, in the order of this list.
type tone uint8

const (
	level tone = iota // ngang
	grave             // huyền
	acute             // sắc
	hook              // hỏi
	tilde             // ngã
	below             // nặng
)

// vowels lists the vowel letters with the six tones each.
var vowels = [...]string{"aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ",
	"ưừứửữự", "yỳýỷỹỵ"}

// toneTable maps the small letters from U+00C0 on to their vowel and tone.
var toneTable = func() map[rune]struct {
	base rune
	tone tone
} {
	m := map[rune]struct {
		base rune
		tone tone
	}{}
	for _, row := range vowels {
		base, _ := utf8.DecodeRuneInString(row)
		for i, r := range []rune(row) {
			m[r] = struct {
				base rune
				tone tone
			}{base, tone(i)}
		}
	}
	return m
}()

// decompose returns the vowel of a small letter and its tone; other letters are returned as they are, with ok false.
func decompose(r rune) (base rune, t tone, ok bool) {
	entry, ok := toneTable[r]
	if !ok {
		return r, level, false
	}
	return entry.base, entry.tone, true
}

// compose returns a vowel with a tone.
func compose(base rune, t tone) rune {
	for _, row := range vowels {
		if first, _ := utf8.DecodeRuneInString(row); first == base {
			return []rune(row)[t]
		}
	}
	return base
}

// verdict says what is wrong with the spelling of a syllable. Its zero value is invalid.
type verdict uint8

const (
	_          verdict = iota
	possible           // a syllable that Vietnamese can have
	misplaced          // possible, had its tone mark stood over another vowel
	impossible         // no onset, rhyme and tone make it
)

// spelled is a syllable in its parts.
type spelled struct {
	onset, rhyme string // without tone
	tone         tone
	second       bool // of the rhymes oa, oe, uy: the tone mark stands over the second vowel
}

// usual returns the syllable spelled by the rules, with the mark over the first vowel of oa, oe and uy.
func (s spelled) usual() string {
	if s.tone == level {
		return s.onset + s.rhyme
	}
	rhyme := []rune(s.rhyme)
	at := toneSeat(s.rhyme)[0]
	if at < len(rhyme) {
		rhyme[at] = compose(rhyme[at], s.tone)
	}
	return s.onset + string(rhyme)
}

// canonical returns the same text for spellings of one syllable that differ in style alone: hoà and hòa, lí and lý.
func (s spelled) canonical() string {
	rhyme := s.rhyme
	if rhyme == "y" && s.onset != "" {
		rhyme = "i"
	}
	return s.onset + rhyme + string(rune('0'+s.tone))
}

var onsets = [...]string{"ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch",
	"b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""}

var rhymes = set(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo
ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm
ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh
uyt uyn uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu`)

// afterQu are the rhymes that stand after qu, whose u is part of the onset.
var afterQu = set(`a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê êch ên
ênh êt êu i it y yên yêt ynh yt ych iên iêt ơ ơi ơt ôc ô ôi`)

// afterGi are the rhymes whose i is the one of the onset gi: gì, gìn, giếng.
var afterGi = set(`i in iêng iêt iêc im`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isSyllable(low string) bool {
	_, v := spell(low)
	return v == possible
}

// spell takes a word in small letters apart.
func spell(low string) (spelled, verdict) {
	if len(low) > 16 {
		return spelled{}, impossible
	}
	var plain [20]byte
	text := plain[:0]
	t, toneAt, count := level, -1, 0
	for _, r := range low {
		base, mark, vowel := decompose(r)
		if mark != level {
			if toneAt >= 0 {
				return spelled{}, impossible
			}
			t, toneAt = mark, count
		}
		if !vowel && r >= utf8.RuneSelf && r != 'đ' {
			return spelled{}, impossible
		}
		text = utf8.AppendRune(text, base)
		count++
	}
	for _, onset := range onsets {
		if len(onset) > len(text) || string(text[:len(onset)]) != onset {
			continue
		}
		s := spelled{onset: onset, rhyme: string(text[len(onset):]), tone: t}
		if !s.fits() {
			continue
		}
		if toneAt < 0 {
			return s, possible
		}
		seats := toneSeat(s.rhyme)
		for i, seat := range seats {
			if toneAt == utf8.RuneCountInString(onset)+seat {
				s.second = i > 0
				return s, possible
			}
		}
		return s, misplaced
	}
	return spelled{}, impossible
}

// fits tells whether onset, rhyme and tone go together.
func (s spelled) fits() bool {
	switch s.onset {
	case "qu":
		if !afterQu[s.rhyme] {
			return false
		}
	case "g":
		if !rhymes[s.rhyme] || front(s.rhyme) && !afterGi[s.rhyme] {
			return false
		}
	default:
		if !rhymes[s.rhyme] {
			return false
		}
	}
	switch s.onset {
	case "k", "gh", "ngh":
		if !front(s.rhyme) || s.onset != "k" && s.rhyme == "y" {
			return false
		}
	case "c", "ng":
		if front(s.rhyme) {
			return false
		}
	case "gi":
		if s.rhyme[0] == 'i' || s.rhyme == "y" {
			return false
		}
	case "":
		if strings.HasPrefix(s.rhyme, "iê") {
			return false
		}
	}
	if s.rhyme[0] == 'y' && s.onset != "" && s.onset != "qu" && (s.rhyme != "y" || !strings.Contains(" h k l m n s t th v ", " "+s.onset+" ")) {
		return false
	}
	if s.tone != acute && s.tone != below {
		switch s.rhyme[len(s.rhyme)-1] {
		case 'c', 'p', 't':
			return false
		case 'h':
			return !strings.HasSuffix(s.rhyme, "ch")
		}
	}
	return true
}

// front tells whether a rhyme begins with a vowel before which one writes k, gh and ngh.
func front(rhyme string) bool {
	return rhyme != "" && (rhyme[0] == 'e' || rhyme[0] == 'i' || rhyme[0] == 'y' || strings.HasPrefix(rhyme, "ê"))
}

// toneSeat returns over which letters of a rhyme, counted from 0, its tone mark may stand. There are two for oa, oe, uy.
func toneSeat(rhyme string) []int {
	r := []rune(rhyme)
	seat := -1
	count := 0
	for i, letter := range r {
		switch letter {
		case 'ă', 'â', 'ê', 'ô', 'ơ':
			return seats[i]
		case 'ư':
			if seat < 0 {
				seat = i
			}
			count++
		case 'a', 'e', 'i', 'o', 'u', 'y':
			count++
		}
	}
	switch {
	case seat >= 0:
		return seats[seat]
	case rhyme == "oa" || rhyme == "oe" || rhyme == "uy":
		return bothSeats
	case count == 1 || count == 2 && count == len(r):
		return seats[0]
	}
	return seats[1]
}

var (
	seats     = [...][]int{{0}, {1}, {2}, {3}, {4}, {5}, {6}}
	bothSeats = []int{0, 1}
)
