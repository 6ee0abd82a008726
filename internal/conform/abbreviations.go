package conform

import (
	"strings"
	"sync"
)

// abbreviations are the short names of bodies and things that every reader knows.
const abbreviations = `UBND HĐND MTTQ UBMTTQ MTTQVN UBMTTQVN TNCS LHPN LĐLĐ BHXH BHYT XHCN THCS THPT ANTT ATGT PCCC CNTT CCHC ĐBQH UBTVQH QĐND CAND CSGT`

// further are short names that look like slips in others and are none.
var further = set(`MTTW MTTP HDNN CHXN TNHS HSTC DBTT`)

// checkAbbreviations reports short names with two letters swapped, a letter twice, D for Đ, or the key beside the right
// one: UBDN, MTTTQ, HDND, UBMD. A short name that the document explains itself is let be.
func checkAbbreviations(d *document) {
	if d.old {
		return
	}
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != letters || t.word.form != allCaps || t.word.syllable || len(t.text) < 4 || inFileName(p, i) {
				continue
			}
			slip, ok := slipsOfAbbreviations()[t.text]
			if !ok || explains(p, i) || slip.beside && !bodyAt(p, i) {
				continue
			}
			d.report("van-ban/viet-tat", p, t.start, t.end, t.text, slip.right)
		}
	}
}

// abbreviationSlip is what a misspelt short name should be.
type abbreviationSlip struct {
	right  string
	beside bool // by a neighbour of the key, which may as well be another name
}

// slipsOfAbbreviations returns the ways to misspell the short names.
var slipsOfAbbreviations = sync.OnceValue(func() map[string]abbreviationSlip {
	slips := map[string]abbreviationSlip{}
	names := strings.Fields(abbreviations)
	add := func(wrong, right string, beside bool) {
		if _, ok := slips[wrong]; !ok && wrong != right && !further[wrong] {
			slips[wrong] = abbreviationSlip{right, beside}
		}
	}
	for _, name := range names {
		runes := []rune(name)
		for i, r := range runes {
			if i > 0 {
				swapped := append([]rune{}, runes...)
				swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
				add(string(swapped), name, false)
			}
			add(string(runes[:i+1])+string(runes[i:]), name, false)
			switch r {
			case 'Đ':
				add(string(runes[:i])+"D"+string(runes[i+1:]), name, false)
			case 'D':
				add(string(runes[:i])+"Đ"+string(runes[i+1:]), name, false)
			}
		}
	}
	add("LDLD", "LĐLĐ", false)
	for _, name := range names[:4] {
		runes := []rune(name)
		for i, r := range runes {
			for _, key := range besideKey[r] {
				add(string(runes[:i])+string(key)+string(runes[i+1:]), name, true)
			}
		}
	}
	for _, name := range names {
		delete(slips, name)
	}
	return slips
})

// besideKey are the neighbours of a key in its row.
var besideKey = map[rune]string{'U': "YI", 'B': "VN", 'N': "BM", 'D': "SF", 'M': "N", 'T': "RY", 'Q': "W", 'H': "GJ"}

// inFileName tells whether the word at token i is a part of a name of a file or a program.
func inFileName(p *part, i int) bool {
	return inName(p, i) && !p.at(i-1).is("-") && !p.at(i+1).is("-") || p.at(i-1).kind == digits || p.at(i+1).kind == digits ||
		p.at(i+1).is(".") && p.at(i+2).kind == letters
}

// explains tells whether the short name at token i stands in brackets after the words whose first letters it is.
func explains(p *part, i int) bool {
	if !p.at(i-1).is("(") && !p.at(i-1).is("“") || !p.at(i+1).is(")") && !p.at(i+1).is("”") {
		return false
	}
	name := []rune(p.tokens[i].text)
	j := p.previous(i - 2)
	for n := len(name) - 1; n >= 0; n-- {
		w := p.at(j).word
		if w == nil || []rune(strings.ToUpper(w.low))[0] != name[n] {
			return false
		}
		j = p.previous(j - 1)
	}
	return true
}

// bodyAt tells whether a body of a unit is named at token i: a level follows, another body stands beside it in a list, or a symbol ends there.
func bodyAt(p *part, i int) bool {
	if w := p.nextWord(i); w != nil && levels[w.low] != 0 {
		return true
	}
	for _, side := range [...]token{p.at(p.previous(p.previous(i-1) - 1)), p.at(p.next(p.next(i+1) + 1))} {
		if side.kind == letters && bodies[side.text] {
			return true // HĐND, UBMD, UBMTTQ tỉnh
		}
	}
	return p.at(i-1).is("-") && p.at(i-2).kind == letters && p.at(i-3).is("/")
}
