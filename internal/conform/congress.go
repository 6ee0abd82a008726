package conform

import (
	"strconv"

	"vanban/internal/viet"
)

// organisations are the words that name a kind of body which meets in congresses or is elected by terms.
var organisations = []struct {
	kind  string
	words []string
}{
	{"front", []string{"mttq"}}, {"front", []string{"mặt", "trận"}}, {"front", []string{"ubmttq"}},
	{"council", []string{"hđnd"}}, {"council", []string{"hội", "đồng", "nhân", "dân"}},
	{"party", []string{"đảng", "bộ"}}, {"party", []string{"của", "đảng"}}, {"party", []string{"đảng", "cộng", "sản"}},
	{"women", []string{"phụ", "nữ"}}, {"women", []string{"lhpn"}}, {"farmers", []string{"nông", "dân"}},
	{"veterans", []string{"cựu", "chiến", "binh"}}, {"veterans", []string{"ccb"}},
	{"youth", []string{"đoàn", "thanh", "niên"}}, {"youth", []string{"tncs"}}, {"youth", []string{"đại", "hội", "đoàn"}}, {"youth", []string{"chấp", "hành", "đoàn"}},
	{"labour", []string{"công", "đoàn"}}, {"labour", []string{"liên", "đoàn", "lao", "động"}},
}

// election is one mention of a congress, lần thứ XII, or of what it elected, khóa XII.
type election struct {
	kind    string // of body, or nothing
	level   string // of its unit, “toàn quốc”, or nothing
	name    string // of its unit, as far as it is named
	lasting bool   // khóa, not lần thứ
	ordinal int
	from    int // the years of its term, or 0
	to      int
	at      place
	start   int // the first token of what was read, and the last
	last    int
}

func (e election) term() string { return strconv.Itoa(e.from) + " - " + strconv.Itoa(e.to) }

// elections returns the congresses and the elected bodies that a document names with their ordinals.
func (d *document) elections() []election {
	var all []election
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != letters {
				continue
			}
			switch low := t.word.low; {
			case low == "thứ" && p.previousWord(i) != nil && p.previousWord(i).low == "lần":
				if e, ok := electionAt(p, p.previous(i-1), i); ok {
					all = append(all, e)
				}
			case low == "khóa", low == "khoá":
				if e, ok := electionAt(p, i, i); ok {
					e.lasting = true
					all = append(all, e)
				}
			}
		}
	}
	return all
}

// electionAt reads the ordinal after token mark, the body named before token first and the term after both.
func electionAt(p *part, first, mark int) (election, bool) {
	n := p.next(mark + 1)
	ordinal, err := viet.ParseRoman(p.at(n).text)
	if err != nil || p.at(n).kind != letters {
		return election{}, false
	}
	e := election{ordinal: ordinal, at: place{p, p.tokens[first].start, p.tokens[n].end}, last: n}
	e.start = phraseStart(p, first)
	e.kind, e.level, e.name = bodyBetween(p, e.start, first)
	if k := p.next(n + 1); e.level == "" && p.at(k).low() == "của" && p.at(p.next(k+1)).low() == "đảng" {
		e.kind, e.level = "party", "toàn quốc"
	}
	e.from, e.to = termAfter(p, n)
	return e, true
}

// phraseStart returns the first token of the words that lead to a token: not before a sign, another ordinal, a verb or a
// preposition that leads in another body.
func phraseStart(p *part, first int) int {
	start := first
	for j, words := p.previous(first-1), 0; j >= 0 && words < 18; j = p.previous(j - 1) {
		t := p.tokens[j]
		if t.kind != letters || leadsIn[t.word.low] && !(t.word.low == "của" && p.at(p.next(j+1)).low() == "đảng") {
			break
		}
		words++
		start = j
		if t.word.low == "đại" && p.at(p.next(j+1)).low() == "hội" {
			break
		}
	}
	return start
}

// leadsIn are words after which another body begins.
var leadsIn = set(`và của trình dự khóa khoá thứ bầu cử đã là tại do về với trong mừng tới từ đến chúc ra thay các những mỗi hai sau trước`)

// bodyBetween returns the kind of body, the level and the name of its unit among the tokens from start up to end.
func bodyBetween(p *part, start, end int) (kind, level, name string) {
	for i := start; i < end; i++ {
		if p.tokens[i].kind != letters {
			continue
		}
		for _, o := range organisations {
			if p.spell(i, o.words, end) {
				kind = o.kind
			}
		}
		switch low := p.tokens[i].word.low; {
		case low == "quốc" && p.previousWord(i) != nil && p.previousWord(i).low == "toàn", low == "ương" && p.previousWord(i) != nil && p.previousWord(i).low == "trung":
			level, name = "toàn quốc", ""
		}
		if u, ok := unitAt(p, i); ok && u.last < end {
			level, name = u.level, u.usual
		}
		if ownCells[p.tokens[i].word.low] {
			return "", "", "" // a cell, a hamlet, a school have terms of their own
		}
	}
	return kind, level, name
}

// ownCells are words of bodies below the commune and of others whose terms differ.
var ownCells = set(`chi khu thôn bản tổ khối trường xóm ấp buôn cơ quan lâm thời`)

// spell tells whether words stand at token i, one space between, before token end.
func (p *part) spell(i int, words []string, end int) bool {
	for n, w := range words {
		if i+2*n >= end || p.at(i+2*n).low() != w {
			return false
		}
	}
	return true
}

// termAfter reads the years of a term that follow token i: , nhiệm kỳ 2024 - 2029; (2024 - 2029).
func termAfter(p *part, i int) (from, to int) {
	k := p.next(i + 1)
	if p.at(k).is(",") || p.at(k).is("(") {
		k = p.next(k + 1)
	}
	if p.at(k).low() == "nhiệm" && p.at(p.next(k+1)).low() == "kỳ" {
		k = p.next(p.next(k+1) + 1)
	}
	return yearsAt(p, k)
}

// yearsAt reads 2024 - 2029 at token k, or returns zeros.
func yearsAt(p *part, k int) (from, to int) {
	dash := p.next(k + 1)
	end := p.next(dash + 1)
	if k < 0 || !isYear(p.at(k).text) || !p.at(dash).is("-") && !p.at(dash).is("–") || !isYear(p.at(end).text) {
		return 0, 0
	}
	from, _ = strconv.Atoi(p.at(k).text)
	to, _ = strconv.Atoi(p.at(end).text)
	if to <= from {
		return 0, 0
	}
	return from, to
}

// checkElections compares the ordinals of congresses and elected bodies with their terms and with each other.
func checkElections(d *document) {
	all := d.elections()
	for i, e := range all {
		d.checkNational(e)
		d.checkElected(all, i)
	}
	d.checkSuccession(all)
	for _, p := range d.parts {
		for i, t := range p.tokens {
			d.checkRoman(p, i)
			if t.low() == "kỳ" && p.previousWord(i) != nil && p.previousWord(i).low == "nhiệm" {
				d.checkFiveYears(p, i)
			}
			if t.low() == "hội" && p.previousWord(i) != nil && p.previousWord(i).low == "đại" {
				d.checkNationalBefore(p, i)
			}
		}
	}
	d.checkOddTerm()
}

// checkSuccession reports two mentions of one body that cannot both be right: one term with two ordinals, one ordinal with
// two terms, and ordinals further apart, or nearer, than the terms are.
func (d *document) checkSuccession(all []election) {
	for i, e := range all {
		if e.kind == "" || e.level == "" || e.from == 0 || e.to-e.from != 5 || e.ordinal == 1 {
			continue
		}
		for _, o := range all[:i] {
			if o.kind != e.kind || o.level != e.level || o.lasting != e.lasting || o.name != e.name && o.name != "" && e.name != "" || o.from == 0 || o.to-o.from != 5 || o.ordinal == 1 {
				continue
			}
			years := e.from - o.from
			if years%5 != 0 || years/5 == e.ordinal-o.ordinal {
				continue
			}
			problem := d.report("van-ban/khoa-nhiem-ky", e.at.part, e.at.start, e.at.end, e.at.text(), e.term(), o.at.text(), o.term())
			*problem = problem.With(o.at.text(), o.at.span())
			return
		}
	}
}

// checkElected reports a congress that is said to have elected a body of another ordinal: Đại hội lần thứ XIX đã bầu Ban
// Chấp hành khóa XVIII.
func (d *document) checkElected(all []election, i int) {
	e := all[i]
	if !e.lasting || i == 0 {
		return
	}
	c := all[i-1]
	p := e.at.part
	if c.lasting || c.at.part != p || c.ordinal == e.ordinal || c.level != e.level && c.level != "" && e.level != "" || c.level == "toàn quốc" || c.name != e.name && c.name != "" && e.name != "" {
		return
	}
	elects, body := false, false
	for j := c.last + 1; j < p.next(e.last); j++ {
		switch t := p.tokens[j]; {
		case t.is("."), t.is(";"), t.is(":"):
			return
		case t.kind != letters:
		case t.word.low == "bầu", t.word.low == "cử":
			elects = true
		case t.word.low == "trình", t.word.low == "dự", t.word.low == "cũ", t.word.low == "báo", t.word.low == "kiểm", t.word.low == "quốc", t.word.low == "thay":
			return
		case elects && (t.word.low == "chấp" || t.word.low == "ủy" || t.word.low == "uỷ" || t.word.low == "bch"):
			body = true
		}
	}
	if !elects || !body {
		return
	}
	problem := d.report("van-ban/khoa-dai-hoi", p, e.at.start, e.at.end, c.at.text(), e.at.text())
	*problem = problem.With(c.at.text(), c.at.span())
}
