package conform

// checkFromTo looks at a change at token i that names the two values before it: từ 604 vụ lên 963 vụ, tăng 359 vụ.
func (d *document) checkFromTo(p *part, i int) {
	at := p.next(i + 1)
	n, ok := readQuantity(p.at(at).text)
	percent := p.at(p.next(at + 1)).is("%")
	if p.at(at).kind != digits || !ok || n.value == 0 {
		return
	}
	unit := p.nextWord(at)
	to, last := -1, i
	var values []int
	from := false
	for j := p.previous(i - 1); j >= 0 && i-j < 40 && !from; j = p.previous(j - 1) {
		if open := p.shareOpens(j); open >= 0 && !percent { // (4,8%)
			j = open
			continue
		}
		switch t := p.tokens[j]; {
		case t.kind == digits && !namedYear(p, j):
			values = append(values, j)
		case t.low() == "lên" || t.low() == "xuống" || t.low() == "còn" && len(values) == 1:
			to = j
		case t.low() == "từ":
			from = true
		case t.is("%") && percent, t.is("(") && len(values) == 0 && j == p.previous(last-1):
		case t.is(".") || t.is(";") || t.is("/") || t.is("%") || t.is(":") || t.is("(") || t.is(")"):
			return
		}
	}
	if !from || to < 0 || len(values) != 2 || values[0] < to || values[1] > to || unit == nil && !percent {
		return
	}
	for _, v := range values {
		if p.at(p.next(v+1)).is("%") != percent {
			return
		}
		if w := p.nextWord(v); !percent && w != nil && v != values[1] && w.low != unit.low {
			return
		}
	}
	b, okB := readQuantity(p.tokens[values[0]].text)
	a, okA := readQuantity(p.tokens[values[1]].text)
	if !okA || !okB || approximate(p, at) {
		return
	}
	place := place{p, p.tokens[values[1]].start, p.tokens[at].end}
	if percent {
		d.comparePoints(p, place, n, a, b)
		return
	}
	d.compareDifference(p, place, n, b, a, false, true)
}

// shareOpens returns the token of the bracket that opens a percentage which the bracket at token j closes, or -1.
func (p *part) shareOpens(j int) int {
	sign := p.previous(j - 1)
	number := p.previous(sign - 1)
	open := p.previous(number - 1)
	if !p.at(j).is(")") || !p.at(sign).is("%") || p.at(number).kind != digits || !p.at(open).is("(") {
		return -1
	}
	return open
}

// comparePoints compares a change of a percentage with the two values, in points or relative.
func (d *document) comparePoints(p *part, at place, n, a, b quantity) {
	x, y, ok := same(a, b)
	if !ok || a.value == 0 || a.decimals > 2 || b.decimals > 2 || n.decimals > 2 {
		return
	}
	decimals := max(a.decimals, b.decimals)
	apart := x - y
	if apart < 0 {
		apart = -apart
	}
	points, stated, ok := same(quantity{apart, decimals}, n)
	if !ok || points == stated || shareOf(apart, x, n) != wrong || shareOf(apart, y, n) != wrong {
		return
	}
	d.report("van-ban/chenh-lech", p, at.start, at.end, a.String()+"%", b.String()+"%", quantity{apart, decimals}.String()+"%", n.String()+"%")
}

// checkSince looks at a change at token i that stands after the present count and before the earlier one in brackets:
// 45 vụ, tăng 10 vụ so với năm 2022 (35 vụ).
func (d *document) checkSince(p *part, i int) {
	at := p.next(i + 1)
	change, ok := plainCount(p, at)
	if !ok {
		return
	}
	j := p.previous(i - 1)
	if p.at(j).is(",") || p.at(j).is(";") {
		j = p.previous(j - 1)
	}
	words := 0
	for ; p.at(j).kind == letters && words < 5; j = p.previous(j - 1) {
		words++
	}
	now, ok := plainCount(p, j)
	if !ok && p.at(p.next(j+1)).is(",") && p.at(j).kind == digits && p.at(p.previous(j-1)).low() == "là" { // là 450, tăng 35 đoàn viên
		now.q, ok = readQuantity(p.at(j).text)
		now.noun, now.token = change.noun, j
	}
	if !ok || now.noun != change.noun || namedYear(p, j) {
		return
	}
	compared := false
	for j, words = p.next(at+1), 0; j >= 0 && words < 16 && !p.at(j).is("("); j = p.next(j + 1) {
		t := p.tokens[j]
		compared = compared || t.low() == "với" && p.previousWord(j) != nil && p.previousWord(j).low == "so"
		if t.kind == sign && !t.is("/") || t.is("%") {
			return
		}
		words++
	}
	if !compared || !p.at(j).is("(") {
		return
	}
	k := p.next(j + 1)
	if w := p.at(k).low(); w == "là" || w == "có" {
		k = p.next(k + 1)
	}
	then, ok := plainCount(p, k)
	end := p.next(k + 1)
	for range 3 {
		if p.at(end).kind == letters {
			end = p.next(end + 1)
		}
	}
	if !ok || then.noun != change.noun || !p.at(end).is(")") {
		return
	}
	d.compareDifference(p, place{p, p.tokens[now.token].start, p.tokens[k].end}, change.q, now.q, then.q, false, true)
}

// plainCount reads a whole count that is not said to be about right only.
func plainCount(p *part, j int) (sharePart, bool) {
	if p.at(j).kind != digits || p.at(j+1).is("/") || p.at(j-1).is("/") || p.at(j+1).is("-") || p.at(j-1).is("-") || approximate(p, j) {
		return sharePart{}, false
	}
	return countFrom(p, j)
}

// checkSpan looks at a change at token i whose two values follow in brackets: tăng 13 vị (từ 50 vị lên 63 vị).
func (d *document) checkSpan(p *part, i int) {
	at := p.next(i + 1)
	n, ok := readQuantity(p.at(at).text)
	if p.at(at).kind != digits || !ok || n.value == 0 || approximate(p, at) {
		return
	}
	percent := p.at(p.next(at + 1)).is("%")
	j := p.next(at + 1)
	for words := 0; j >= 0 && words < 6 && (p.at(j).kind == letters || p.at(j).is("%")); j = p.next(j + 1) {
		words++
	}
	from := p.next(j + 1)
	if !p.at(j).is("(") || p.at(from).low() != "từ" {
		return
	}
	var values []int
	moved := false
	for j = p.next(from + 1); j >= 0 && !p.at(j).is(")"); j = p.next(j + 1) {
		switch t := p.tokens[j]; {
		case t.kind == digits && !namedYear(p, j):
			values = append(values, j)
		case t.low() == "lên", t.low() == "xuống", t.low() == "còn":
			moved = len(values) == 1
		case t.kind == sign && !t.is("%"):
			return
		}
	}
	if len(values) != 2 || !moved {
		return
	}
	a, okA := readQuantity(p.tokens[values[0]].text)
	b, okB := readQuantity(p.tokens[values[1]].text)
	points := p.at(p.next(values[0]+1)).is("%") && p.at(p.next(values[1]+1)).is("%")
	place := place{p, p.tokens[at].start, p.tokens[values[1]].end}
	switch {
	case !okA || !okB || a.value == 0 || b.value == 0:
	case points && percent:
		d.comparePoints(p, place, n, a, b)
	case !points:
		d.compareDifference(p, place, n, b, a, percent, true)
	}
}
