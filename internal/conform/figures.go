package conform

// figure is a count of a text with the words it stands among.
type figure struct {
	sharePart
	unit []string // the words right after it, up to three: hộ cận nghèo
}

// figures returns the counts between two tokens: not dates, shares, ratios, symbols, names or numbers that are said to
// be about right. A number before the noun is none of a name, whatever stands before it: cây ngắn ngày 06 ha.
func (p *part) figures(from, to int, noun string) []figure {
	var found []figure
	for i := from; i < to && i < len(p.tokens); i++ {
		if p.tokens[i].kind != digits || !p.bare(i) || p.naming(i, noun) || approximate(p, i) {
			continue
		}
		q, ok := readQuantity(p.tokens[i].text)
		if !ok || q.value == 0 {
			continue
		}
		f := figure{sharePart: sharePart{q: q, token: i}}
		for j := p.next(i + 1); p.at(j).kind == letters && len(f.unit) < 3 && !endsUnit[p.at(j).low()]; j = p.next(j + 1) {
			f.unit = append(f.unit, p.at(j).low())
		}
		if len(f.unit) > 0 {
			f.noun = f.unit[0]
		}
		found = append(found, f)
	}
	return found
}

// naming tells whether the number at token i is part of a name rather than a count of a noun.
func (p *part) naming(i int, noun string) bool {
	if w := p.nextWord(i); noun != "" && w != nil && sameUnit(w.low, noun) {
		return false
	}
	return named(p, i) || namesPlace(p, i)
}

// bare tells whether the number at token i is no part of a longer sign: of a ratio, a range, a percentage, a list's mark.
func (p *part) bare(i int) bool {
	for _, sign := range [...]token{p.at(i - 1), p.at(i + 1), p.at(p.next(i + 1)), p.at(p.previous(i - 1))} {
		if sign.is("/") || sign.is("-") && sign.start != 0 || sign.is("–") {
			return false
		}
	}
	after := p.at(p.next(i + 1))
	return !after.is("%") && !after.is("×") && after.low() != "x" && !(p.at(i+1).is(".") && p.previous(i-1) < 0)
}

// endsUnit are the words that cannot belong to the noun after a count.
var endsUnit = set(`và còn trong được là so đã do tại của ở thì có với để cho đạt tăng giảm thuộc gồm bằng chiếm nay này đó từ đến theo vào`)

// sentence returns the tokens between which the sentence of token i stands.
func (p *part) sentence(i int) (from, to int) {
	for from = i; from > 0 && !p.tokens[from-1].is("."); from-- {
	}
	for to = i; to < len(p.tokens) && !p.tokens[to].is("."); to++ {
	}
	return from, to
}

// between tells whether one of some words stands between two tokens.
func (p *part) between(from, to int, words map[string]bool) bool {
	for i := max(from, 0); i < to && i < len(p.tokens); i++ {
		if p.tokens[i].kind == letters && words[p.tokens[i].word.low] {
			return true
		}
	}
	return false
}
