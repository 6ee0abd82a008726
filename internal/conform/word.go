package conform

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letterCase is how a word is written. Its zero value is small letters.
type letterCase uint8

const (
	small   letterCase = iota
	capital            // first letter
	allCaps            // two letters or more
	mixed
)

// word is what is known of a word, computed once for each spelling in a document.
type word struct {
	low      string // in small letters
	fold     string // in small letters without diacritics
	form     letterCase
	ascii    bool
	spelled  spelled
	verdict  verdict
	usual    string // the same for all styles of writing the syllable
	iy       bool   // a syllable that is written with i and with y
	syllable bool   // a syllable that Vietnamese can have, tone and spelling included
	known    bool   // a syllable of the lexicon
}

// word returns what is known of a word.
func (d *document) word(text string) *word {
	if w, ok := d.words[text]; ok {
		return w
	}
	w := &word{low: text, form: caseOf(text), ascii: true}
	if w.form != small {
		w.low = strings.ToLower(text)
	}
	w.fold = w.low
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			w.ascii = false
			w.fold = fold(w.low)
			break
		}
	}
	w.usual = w.low
	if w.spelled, w.verdict = spell(w.low); w.verdict != impossible {
		w.usual = w.spelled.canonical()
		w.iy = w.spelled.rhyme == "y" || w.spelled.rhyme == "i"
	}
	w.syllable = w.verdict == possible
	w.known = w.syllable && lexicon().syllables[w.low]
	d.words[text] = w
	return w
}

func caseOf(text string) letterCase {
	upper, lower, first := 0, 0, false
	for i, r := range text {
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		} else {
			lower++
		}
	}
	switch {
	case upper == 0:
		return small
	case first && upper == 1:
		return capital
	case lower == 0:
		return allCaps
	}
	return mixed
}

// fold returns a word in small letters without diacritics, with d for đ.
func fold(low string) string {
	var b strings.Builder
	b.Grow(len(low))
	for _, r := range low {
		if r >= utf8.RuneSelf {
			base, _, _ := decompose(r)
			r = bare(base)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// bare returns a vowel letter without its circumflex, breve or horn, and d for đ.
func bare(r rune) rune {
	switch r {
	case 'ă', 'â':
		return 'a'
	case 'ê':
		return 'e'
	case 'ô', 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	case 'đ':
		return 'd'
	}
	return r
}
