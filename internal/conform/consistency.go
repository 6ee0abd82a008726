package conform

import (
	"strings"

	"vanban/internal/viet"
)

// checkOrdinals reports one congress that is given two ordinals: Đại hội ... huyện X lần thứ XI, and lần thứ IV. The
// congress is the same where the body and the term are, or, where no term is stated, where the ordinals are further
// apart than two congresses in a row.
func checkOrdinals(d *document) {
	byBody := map[string][]congress{}
	var order []string
	for _, p := range d.parts {
		for i := range p.tokens {
			if p.tokens[i].low() != "thứ" || p.previousWord(i) == nil || p.previousWord(i).low != "lần" {
				continue
			}
			c, body := congressAt(p, i)
			if body == "" {
				continue
			}
			if len(byBody[body]) == 0 {
				order = append(order, body)
			}
			byBody[body] = append(byBody[body], c)
		}
	}
	for _, body := range order {
		d.judgeOrdinals(byBody[body])
	}
}

// congress is one mention of a congress.
type congress struct {
	ordinal int
	term    string // its years, or nothing
	at      place
}

// judgeOrdinals looks at the mentions of the congresses of one body.
func (d *document) judgeOrdinals(all []congress) {
	for i, c := range all {
		for _, other := range all[:i] {
			apart := c.ordinal - other.ordinal
			if apart < 0 {
				apart = -apart
			}
			if apart == 0 || c.term != other.term && c.term != "" && other.term != "" || c.term == "" && apart < 2 || other.term == "" && apart < 2 {
				continue
			}
			if (c.term == "" || other.term == "") && len(all) > 3 {
				return // a history of the body
			}
			problem := d.report("van-ban/lan-thu", c.at.part, c.at.start, c.at.end, c.at.text(), other.at.text())
			*problem = problem.With(other.at.text(), other.at.span())
			return
		}
	}
}

// congressAt reads the congress whose ordinal follows the word thứ at token i, and the name of its body in small
// letters; nothing where it names no place of its own.
func congressAt(p *part, i int) (congress, string) {
	n := p.next(i + 1)
	ordinal, err := viet.ParseRoman(p.at(n).text)
	if n < 0 || err != nil {
		return congress{}, ""
	}
	var words []string
	placed := false
	j := p.previous(p.previous(i-1) - 1)
	for ; j >= 0 && len(words) < 16; j = p.previous(j - 1) {
		t := p.tokens[j]
		if t.kind != letters {
			return congress{}, ""
		}
		if t.word.low == "hội" && p.previousWord(j) != nil && p.previousWord(j).low == "đại" {
			break
		}
		if t.word.form == small && (t.word.low == "huyện" || t.word.low == "xã" || t.word.low == "phường" || t.word.low == "tỉnh" || t.word.low == "phố" || t.word.low == "quận" || t.word.low == "trấn") {
			placed = true
		}
		words = append([]string{t.word.low}, words...)
	}
	if p.at(j).low() != "hội" || !placed {
		return congress{}, ""
	}
	body := strings.Join(words, " ")
	for _, same := range [...][2]string{{"đại biểu ", ""}, {"mặt trận tổ quốc", "mttq"}, {"mttq việt nam", "mttq"}} {
		body = strings.Replace(body, same[0], same[1], 1)
	}
	c := congress{ordinal: ordinal, at: place{p, p.tokens[i].start, p.tokens[n].end}}
	k := p.next(n + 1)
	if p.at(k).is(",") || p.at(k).is("(") {
		k = p.next(k + 1)
	}
	if p.at(k).low() == "nhiệm" {
		from := p.next(p.next(k+1) + 1)
		to := p.next(p.next(from+1) + 1)
		if isYear(p.at(from).text) && isYear(p.at(to).text) {
			c.term = p.at(from).text + "-" + p.at(to).text
		}
	}
	return c, body
}

// checkLevels notes a body that is named at two levels: Ủy ban MTTQ Việt Nam tỉnh X, and once Ủy ban MTTQ Việt Nam xã X.
// Places of different levels may share a name, so this is no more than a question.
func checkLevels(d *document) {
	type mention struct {
		level string
		at    place
	}
	byName := map[string][]mention{}
	var order []string
	for _, p := range d.parts {
		for i := range p.tokens {
			level := p.tokens[i].low()
			if p.tokens[i].kind != letters || p.tokens[i].word.form != small || level != "tỉnh" && level != "xã" && level != "phường" || !ofBody(p, i) {
				continue
			}
			end, words := i, 0
			for j := p.next(i + 1); words < 4 && p.at(j).kind == letters && p.at(j).word.form == capital; j = p.next(j + 1) {
				end, words = j, words+1
			}
			if words < 2 {
				continue
			}
			name := strings.ToLower(p.Text[p.tokens[i].end:p.tokens[end].end])
			if len(byName[name]) == 0 {
				order = append(order, name)
			}
			byName[name] = append(byName[name], mention{level, place{p, p.tokens[i].start, p.tokens[end].end}})
		}
	}
	for _, name := range order {
		all := byName[name]
		count := map[string]int{}
		for _, m := range all {
			count[m.level]++
		}
		if len(count) != 2 || count["tỉnh"] == 0 {
			continue
		}
		for _, m := range all {
			if count[m.level] != 1 || m.level == "tỉnh" && len(all) == 2 {
				continue
			}
			for _, other := range all {
				if other.level != m.level {
					problem := d.report("van-ban/cap-khac", m.at.part, m.at.start, m.at.end, m.at.text(), other.at.text())
					*problem = problem.With(other.at.text(), other.at.span())
					break
				}
			}
			break
		}
	}
}

// ofBody tells whether the words before the level at token i name a body: Ủy ban MTTQ Việt Nam, UBND.
func ofBody(p *part, i int) bool {
	w := p.previousWord(i)
	if w == nil {
		return false
	}
	switch w.low {
	case "nam", "trận", "mttq", "ubnd", "hđnd", "ubmttqvn", "dân":
		return w.form != small || w.low == "trận" || w.low == "dân"
	}
	return false
}
