package conform

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/diag"
)

// checkLetters reports what readers cannot see and programs stumble over: letters of other alphabets that look
// Vietnamese, letters with separate accents, characters without width, and letters that were lost.
func checkLetters(d *document) {
	var alike, apart, hidden, lost, private, asked []place
	for i := range d.raw {
		p := &part{Paragraph: d.raw[i]}
		text := p.Text
		if isASCII(text) && !strings.Contains(text, "?") {
			continue
		}
		for at, r := range text {
			_, size := utf8.DecodeRuneInString(text[at:])
			switch {
			case r == utf8.RuneError:
				lost = append(lost, place{p, at, at + size})
			case isPrivate(r):
				private = append(private, place{p, at, at + size})
			case r == '?' && inWord(text, at):
				asked = append(asked, place{p, wordStart(text, at), wordEnd(text, at+1)})
			case isHidden(r):
				hidden = append(hidden, place{p, at, at + size})
			case isMark(r):
				if at > 0 && !norm.NFC.IsNormalString(text[wordStart(text, at):at+size]) {
					apart = append(apart, place{p, wordStart(text, at), wordEnd(text, at)})
				}
			case lookalikeD(r) != 0, (r == 'ñ' || r == 'Ñ') && isSyllable(strings.ToLower(usualLetters(text[wordStart(text, at):wordEnd(text, at)]))), r >= 0xFB00 && r <= 0xFB06, foreign(r) && besideLatin(text, at):
				alike = append(alike, place{p, wordStart(text, at), wordEnd(text, at)})
			}
		}
	}
	reportLetters(d, "van-ban/chu-giong", distinct(alike))
	reportLetters(d, "van-ban/to-hop", distinct(apart))
	if len(hidden) > 0 {
		at := hidden[0]
		r, _ := utf8.DecodeRuneInString(at.text())
		problem := diag.New("van-ban/ky-tu-an", at.span(), fmt.Sprintf("U+%04X", r), len(hidden))
		for _, other := range hidden[1:min(len(hidden), maxNotes+1)] {
			r, _ := utf8.DecodeRuneInString(other.text())
			problem = problem.With(fmt.Sprintf("U+%04X", r), other.span())
		}
		d.found = append(d.found, problem)
	}
	if len(asked) > 1 { // one may be a sign without its space
		lost = append(lost, asked...)
	}
	if len(private) > 0 {
		r, _ := utf8.DecodeRuneInString(private[0].text())
		d.reportPlaces("van-ban/ky-tu-rieng", private, fmt.Sprintf("U+%04X", r), len(private))
	}
	if len(lost) > 0 {
		d.reportPlaces("van-ban/mat-chu", lost, len(lost))
	}
}

// isPrivate tells whether a character means something in one font only.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 }

// inWord tells whether a question mark stands inside a word, where a letter was lost: M?t tr?n.
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	return unicode.IsLetter(before) && unicode.IsLower(after)
}

func reportLetters(d *document, code diag.Code, places []place) {
	if len(places) > 0 {
		d.reportPlaces(code, places, norm.NFC.String(places[0].text()), usualLetters(places[0].text()), len(places))
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// distinct leaves out places that begin where the one before begins.
func distinct(places []place) []place {
	kept := places[:0]
	for _, at := range places {
		if n := len(kept); n == 0 || kept[n-1].part != at.part || kept[n-1].start != at.start {
			kept = append(kept, at)
		}
	}
	return kept
}

// foreign tells whether a letter belongs to an alphabet whose letters look like Latin ones.
func foreign(r rune) bool {
	return r >= 0x370 && r <= 0x52F && unicode.IsLetter(r) || r >= 0xFF21 && r <= 0xFF5A
}

// besideLatin tells whether the word around an offset holds Latin letters too, or only letters that look Latin and
// stands in a text without any other of that alphabet.
func besideLatin(text string, at int) bool {
	word := text[wordStart(text, at):wordEnd(text, at)]
	latin := false
	for _, r := range word {
		if foreign(r) && !strings.ContainsRune(twins, r) {
			return false
		}
		latin = latin || unicode.Is(unicode.Latin, r) && r < 0xFF00
	}
	return latin || len(word) > 2
}

// twins are the letters that look like a Latin one, each before its likeness in latinTwins.
const (
	twins      = "АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
	latinTwins = "ABESIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo"
)

// usualLetters returns the word with composed Latin letters.
func usualLetters(word string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(word) {
		if d := lookalikeD(r); d != 0 {
			r = d
		} else if r == 'ñ' || r == 'Ñ' {
			r = map[rune]rune{'ñ': 'đ', 'Ñ': 'Đ'}[r]
		} else if i := strings.IndexRune(twins, r); i >= 0 {
			r = rune(latinTwins[utf8.RuneCountInString(twins[:i])])
		} else if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		} else if r >= 0xFB00 && r <= 0xFB06 {
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordStart(text string, at int) int {
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		at -= size
	}
	return at
}

func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		at += size
	}
	return at
}
