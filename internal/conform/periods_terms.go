package conform

import (
	"strconv"

	"vanban/internal/viet"
)

// checkTermLength reports a term that lasts longer than terms do, and a school year that is not one; the period's years
// stand at tokens i and j: nhiệm kỳ 2020 - 2052, năm học 2023 - 2025.
func (d *document) checkTermLength(p *part, i, j, from, to int) {
	word := p.previousWord(i)
	if word == nil {
		return
	}
	before := p.previousWord(p.previous(i - 1))
	if before == nil {
		return
	}
	start, end := p.tokens[i].start, p.tokens[j].end
	switch term := before.low + " " + word.low; {
	case term == "nhiệm kỳ" && to-from > 10:
		d.report("van-ban/nhiem-ky", p, start, end, "nhiệm kỳ "+p.Text[start:end], strconv.Itoa(to-from))
	case term == "năm học" && to-from > 1 && to-from < 10 && !p.several(p.previous(p.previous(i-1)-1)):
		d.report("van-ban/nhiem-ky", p, start, end, "năm học "+p.Text[start:end], strconv.Itoa(to-from))
	}
}

// several tells whether the word before a noun counts it: các năm học, 3 năm học.
func (p *part) several(before int) bool {
	switch t := p.at(before - 1); {
	case t.kind == digits:
		return true
	default:
		switch p.at(p.previous(before - 1)).low() {
		case "các", "những", "từ", "hai", "ba", "bốn", "mấy", "nhiều":
			return true
		}
	}
	return p.at(p.previous(before-1)).kind == digits
}

// checkListedYears compares a count of years with the years listed after the word năm at token i: trong 3 năm (2019, 2020,
// 2021, 2022).
func (d *document) checkListedYears(p *part, i int) {
	n := p.previous(i - 1)
	count, err := strconv.Atoi(p.at(n).text)
	if err != nil || p.at(n).kind != digits || count < 2 || count > 10 {
		return
	}
	j := p.next(i + 1)
	if p.at(j).is("(") || p.at(j).is(":") {
		j = p.next(j + 1)
	}
	years, last, previous := 0, j, 0
	for p.at(j).kind == digits && isYear(p.at(j).text) {
		year, _ := strconv.Atoi(p.at(j).text)
		if previous != 0 && year != previous+1 {
			return
		}
		previous = year
		years++
		last = j
		j = p.next(j + 1)
		if p.at(j).is("-") || p.at(j).is("–") || p.at(j).is("/") {
			return
		}
		if !p.at(j).is(",") && p.at(j).low() != "và" {
			break
		}
		j = p.next(j + 1)
	}
	if years > 1 && years != count {
		start, end := p.tokens[n].start, p.tokens[last].end
		d.report("van-ban/so-nam", p, start, end, p.Text[p.tokens[p.next(i+1)].start:end], count, years)
	}
}

// assembly are the terms of the National Assembly and of the councils elected with it: the number of the term by its first year.
var assembly = map[int]int{2002: 11, 2007: 12, 2011: 13, 2016: 14, 2021: 15, 2026: 16}

// checkAssembly compares the term of the National Assembly with the years of the councils that are elected the same day:
// bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026.
func checkAssembly(d *document) {
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.low() != "hội" || p.previousWord(i) == nil || p.previousWord(i).low != "quốc" {
				continue
			}
			k := p.next(i + 1)
			if p.at(k).is(",") {
				k = p.next(k + 1)
			}
			roman := p.next(k + 1)
			ordinal, err := viet.ParseRoman(p.at(roman).text)
			if low := p.at(k).low(); low != "khóa" && low != "khoá" || roman < 0 || err != nil {
				continue
			}
			d.checkTermOf(p, roman, ordinal)
		}
	}
}

// checkTermOf looks for the years that belong to the term whose number stands at token roman: right after it, or after
// the councils elected with it.
func (d *document) checkTermOf(p *part, roman, ordinal int) {
	linked := false
	for j, words := p.next(roman+1), 0; j >= 0 && words < 14; j = p.next(j + 1) {
		t := p.tokens[j]
		switch {
		case t.kind == letters:
			words++
			linked = linked || t.word.low == "và"
			if t.word.low == "khóa" || t.word.low == "khoá" {
				return
			}
		case t.kind == digits && isYear(t.text) && p.previousWord(j) != nil && p.previousWord(j).low == "kỳ":
			dash := p.next(j + 1)
			to := p.next(dash + 1)
			from, _ := strconv.Atoi(t.text)
			right, ok := assembly[from]
			if !p.at(dash).is("-") && !p.at(dash).is("–") || !isYear(p.at(to).text) || !ok || right == ordinal || words > 3 && !linked {
				return
			}
			meant, _ := viet.Roman(right)
			d.report("van-ban/khoa-quoc-hoi", p, p.tokens[roman].start, p.tokens[roman].end, p.at(roman).text, t.text+" - "+p.at(to).text, meant)
			return
		case t.is(",") || t.is("("):
		default:
			return
		}
	}
}
