package conform

import (
	"strconv"
	"sync"

	"vanban/internal/diag"
)

// checkStyles notes, once for a document, where it mixes two ways of writing that are both in use: tone marks (hòa,
// hoà), i and y (tỷ lệ, tỉ lệ), and the dash of terms (2024 - 2029, 2024-2029).
func checkStyles(d *document) {
	d.checkToneMarks()
	d.checkIY()
	d.checkTerms()
}

// checkToneMarks compares hòa with hoà. Names of people keep their spelling.
func (d *document) checkToneMarks() {
	var first, second []place
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != letters || t.word.ascii || !t.word.syllable {
				continue
			}
			s := t.word.spelled
			if s.tone == level || s.rhyme != "oa" && s.rhyme != "oe" && s.rhyme != "uy" {
				continue
			}
			if t.word.form == capital && nearCapital(p, i) && s.onset != "" {
				continue
			}
			if s.second {
				second = append(second, place{p, t.start, t.end})
			} else {
				first = append(first, place{p, t.start, t.end})
			}
		}
	}
	d.reportMix("van-ban/kieu-dau", first, second)
}

// reportMix notes the places of the rarer of two styles.
func (d *document) reportMix(code diag.Code, a, b []place) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	if len(b) > len(a) {
		a, b = b, a
	}
	d.reportPlaces(code, b, b[0].text(), len(b), a[0].text(), len(a))
}

// iPairs are the words written with y and i, by the spelling with y.
var iPairs = map[string]string{"tỷ lệ": "tỉ lệ", "lý luận": "lí luận", "lý do": "lí do", "quản lý": "quản lí", "xử lý": "xử lí",
	"pháp lý": "pháp lí", "kỷ niệm": "kỉ niệm", "kỷ luật": "kỉ luật", "kỹ thuật": "kĩ thuật", "kỹ năng": "kĩ năng", "thế kỷ": "thế kỉ",
	"quy định": "qui định", "quy chế": "qui chế", "quy trình": "qui trình", "hy vọng": "hi vọng", "bác sĩ": "bác sỹ", "chiến sĩ": "chiến sỹ",
	"nghệ sĩ": "nghệ sỹ", "thạc sĩ": "thạc sỹ", "tiến sĩ": "tiến sỹ", "liệt sĩ": "liệt sỹ", "nhân sĩ": "nhân sỹ", "nhiệm kỳ": "nhiệm kì",
	"công ty": "công ti", "tỷ đồng": "tỉ đồng", "mỹ thuật": "mĩ thuật", "ký kết": "kí kết", "đăng ký": "đăng kí", "địa lý": "địa lí", "tâm lý": "tâm lí"}

// yPairs returns the same words by the spelling with i.
var yPairs = sync.OnceValue(func() map[string]string {
	usualOf := make(map[string]string, len(iPairs))
	for usual, other := range iPairs {
		usualOf[other] = usual
	}
	return usualOf
})

// checkIY compares the words that are written with i and with y: one finding for each word that is.
func (d *document) checkIY() {
	type both struct{ usual, other []place }
	seen := map[string]*both{}
	usualOf := yPairs()
	var order []string
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != letters || p.at(i+2).kind != letters || !p.at(i+1).is(" ") {
				continue
			}
			next := p.tokens[i+2].word
			if !t.word.iy && !next.iy {
				continue
			}
			text := t.word.low + " " + next.low
			usual, isOther := usualOf[text]
			if !isOther {
				if _, ok := iPairs[text]; !ok {
					continue
				}
				usual = text
			}
			w := seen[usual]
			if w == nil {
				w = &both{}
				seen[usual] = w
				order = append(order, usual)
			}
			if at := (place{p, t.start, p.tokens[i+2].end}); isOther {
				w.other = append(w.other, at)
			} else {
				w.usual = append(w.usual, at)
			}
		}
	}
	for _, usual := range order {
		d.reportMix("van-ban/kieu-i-y", seen[usual].usual, seen[usual].other)
	}
}

// termStyles are the ways to write a term, the usual one first.
var termStyles = [...]string{" - ", "-", " – ", "–"}

// checkTerms compares how the years of terms are joined.
func (d *document) checkTerms() {
	var styles [len(termStyles) + 1][]place // the last for a space on one side
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != digits || !isYear(t.text) || p.at(i-1).is("/") || p.at(i-1).is("-") {
				continue
			}
			dash := p.next(i + 1)
			j := p.next(dash + 1)
			if !p.at(dash).is("-") && !p.at(dash).is("–") || p.at(j).kind != digits || !isYear(p.at(j).text) || p.at(j+1).is("/") {
				continue
			}
			between := p.Text[t.end:p.tokens[j].start]
			style := len(termStyles)
			for n, s := range termStyles {
				if between == s {
					style = n
				}
			}
			styles[style] = append(styles[style], place{p, t.start, p.tokens[j].end})
		}
	}
	most, n := 0, 0
	for i, places := range styles[:len(termStyles)] {
		if len(places) > n {
			most, n = i, len(places)
		}
	}
	var rest []place
	for i, places := range styles {
		if i != most {
			rest = append(rest, places...)
		}
	}
	if len(rest) > 0 && (n > 0 || len(styles[len(termStyles)]) > 0) {
		d.reportPlaces("van-ban/kieu-gach", rest, rest[0].text(), len(rest), "2024"+termStyles[most]+"2029", n)
	}
}

func isYear(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && len(text) == 4 && n >= 1900 && n < 2100
}
