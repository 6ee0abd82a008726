package conform

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// national are the ordinals of the national congresses by the first year of their terms.
var national = map[string]map[int]int{
	"front":    {2004: 6, 2009: 7, 2014: 8, 2019: 9, 2024: 10},
	"party":    {2006: 10, 2011: 11, 2016: 12, 2021: 13, 2026: 14},
	"youth":    {2007: 9, 2012: 10, 2017: 11, 2022: 12},
	"women":    {2007: 10, 2012: 11, 2017: 12, 2022: 13},
	"farmers":  {2008: 5, 2013: 6, 2018: 7, 2023: 8},
	"veterans": {2007: 4, 2012: 5, 2017: 6, 2022: 7},
	"labour":   {2008: 10, 2013: 11, 2018: 12, 2023: 13},
}

// checkNational compares the ordinal of a national congress with its term.
func (d *document) checkNational(e election) {
	level := e.level
	if level == "" && e.kind != "front" && e.kind != "party" && e.at.part.countrywide(e) {
		level = "toàn quốc"
	}
	right, ok := national[e.kind][e.from]
	if level != "toàn quốc" || !ok || e.lasting || right == e.ordinal {
		return
	}
	meant, _ := viet.Roman(right)
	d.report("van-ban/khoa-toan-quoc", e.at.part, e.at.start, e.at.end, e.at.text(), e.term(), meant)
}

// countrywide tells whether the words of a mention end with the name of the country.
func (p *part) countrywide(e election) bool {
	for j := e.start; j <= e.last; j++ {
		if p.tokens[j].low() == "nam" && p.previousWord(j) != nil && p.previousWord(j).low == "việt" {
			next := p.nextWord(j)
			return next != nil && (next.low == "lần" || next.low == "khóa")
		}
	}
	return false
}

// checkNationalBefore reads an ordinal that stands before its body: Đại hội XIII Công đoàn Việt Nam, nhiệm kỳ 2023 - 2028.
// The word hội stands at token i.
func (d *document) checkNationalBefore(p *part, i int) {
	n := p.next(i + 1)
	ordinal, err := viet.ParseRoman(p.at(n).text)
	if err != nil || p.at(n).kind != letters {
		return
	}
	end := n
	for j, words := p.next(n+1), 0; p.at(j).kind == letters && words < 9; j = p.next(j + 1) {
		end = j
		words++
		if p.tokens[j].word.low == "nam" {
			break
		}
	}
	if p.at(end).low() != "nam" || p.previousWord(end) == nil || p.previousWord(end).low != "việt" {
		return
	}
	kind, level, _ := bodyBetween(p, n+1, end+1)
	from, to := termAfter(p, end)
	right, ok := national[kind][from]
	if level != "" || !ok || right == ordinal || kind == "front" {
		return
	}
	meant, _ := viet.Roman(right)
	e := election{from: from, to: to}
	d.report("van-ban/khoa-toan-quoc", p, p.tokens[n].start, p.tokens[n].end, "Đại hội "+p.tokens[n].text, e.term(), meant)
}

// checkFiveYears reports a term of a council, of the Front or of the Party in a commune, district or province that does
// not last five years; the word kỳ stands at token i.
func (d *document) checkFiveYears(p *part, i int) {
	k := p.next(i + 1)
	from, to := yearsAt(p, k)
	if from < 2010 || to-from == 5 || to-from > 10 {
		return
	}
	first := p.previous(i - 1)
	if before := p.previous(first - 1); p.at(before).is(",") {
		first = before
	}
	j := p.previous(first - 1)
	if _, err := viet.ParseRoman(p.at(j).text); err == nil && p.at(j).kind == letters { // lần thứ XIV, khóa XX
		j = p.previous(j - 1)
		if p.at(j).low() == "thứ" {
			j = p.previous(j - 1)
		}
	} else {
		j = first
	}
	start := phraseStart(p, j)
	kind, level, _ := bodyBetween(p, start, j)
	if level == "" || kind != "front" && kind != "council" && kind != "party" || p.between(start-12, j, aside) {
		return
	}
	d.reportOnce("van-ban/nhiem-ky", p, p.tokens[k].start, p.tokens[p.next(p.next(k+1)+1)].end, "nhiệm kỳ "+strconv.Itoa(from)+" - "+strconv.Itoa(to), strconv.Itoa(to-from))
}

// aside are words of parts of a body that have terms of their own.
var aside = set(`câu nhóm vấn thanh`)

// reportOnce reports a problem unless one of its code stands at the place already.
func (d *document) reportOnce(code diag.Code, p *part, start, end int, args ...any) {
	at := p.span(start, end)
	for i := range d.found {
		if d.found[i].Code == code && d.found[i].At == at {
			return
		}
	}
	d.found = append(d.found, diag.New(code, at, args...))
}

// checkOddTerm reports a term that begins or ends with one that the document names time and again, and lasts longer or
// a little shorter: nhiệm kỳ 2018 - 2024 beside 2019 - 2024.
func (d *document) checkOddTerm() {
	type mention struct {
		from, to int
		at       place
	}
	var all []mention
	count := map[[2]int]int{}
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.low() != "kỳ" || p.previousWord(i) == nil || p.previousWord(i).low != "nhiệm" {
				continue
			}
			k := p.next(i + 1)
			if from, to := yearsAt(p, k); from > 0 {
				all = append(all, mention{from, to, place{p, p.tokens[k].start, p.tokens[p.next(p.next(k+1)+1)].end}})
				count[[2]int{from, to}]++
			}
		}
	}
	for _, m := range all {
		length := m.to - m.from
		if length == 5 || length != 4 && length < 6 || length > 10 || count[[2]int{m.from, m.to}] > 1 {
			continue
		}
		at := slices.IndexFunc(all, func(o mention) bool {
			return o.to-o.from == 5 && (o.from == m.from || o.to == m.to) && count[[2]int{o.from, o.to}] > 1
		})
		if at >= 0 {
			d.reportOnce("van-ban/nhiem-ky", m.at.part, m.at.start, m.at.end, "nhiệm kỳ "+m.at.text(), strconv.Itoa(length))
		}
	}
}

// romanAfter are words that a Roman numeral follows.
var romanAfter = set(`thứ khóa khoá hội phần chương mục quý hạng loại lục kỳ`)

// checkRoman reports the word at token i if it is made of the letters of Roman numerals, stands where one does and is none:
// lần thứ VIIII, khóa IIX.
func (d *document) checkRoman(p *part, i int) {
	t := p.tokens[i]
	if t.kind != letters || len(t.text) < 3 || strings.Trim(t.text, "IVXL") != "" {
		return
	}
	before := p.previousWord(i)
	if _, err := viet.ParseRoman(t.text); err == nil || before == nil || !romanAfter[before.low] {
		return
	}
	d.report("van-ban/so-la-ma", p, t.start, t.end, t.text)
}
