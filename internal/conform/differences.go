package conform

// checkDifferences compares a stated change with the pair it follows from: tăng 359 vụ (963/604), tăng 12,5% (45/40),
// tăng từ 604 lên 963 vụ, tăng 359 vụ. Both orders of the pair are in use.
func checkDifferences(d *document) {
	for _, p := range d.parts {
		d.checkBalance(p)
		for i, t := range p.tokens {
			switch {
			case t.is("/"):
				d.checkPair(p, i)
				d.checkSurplus(p, i)
			case t.low() == "tăng" || t.low() == "giảm":
				d.checkFromTo(p, i)
				d.checkSince(p, i)
				d.checkSpan(p, i)
			}
		}
	}
}

// checkPair looks at a pair in brackets whose slash is token i.
func (d *document) checkPair(p *part, i int) {
	left, right := p.previous(i-1), p.next(i+1)
	if w := p.nextWord(right); w != nil && p.at(left).low() == w.low { // (21 vụ/31 vụ)
		left = p.previous(left - 1)
	}
	bracket := p.previous(left - 1)
	if p.at(left).kind != digits || p.at(right).kind != digits || !p.at(bracket).is("(") || p.at(right+1).is("/") || p.at(right+1).is("-") {
		return
	}
	end := p.next(right + 1)
	for ; !p.at(end).is(")"); end = p.next(end + 1) { // only a noun may follow
		if p.at(end).kind != letters || end > right+10 {
			return
		}
	}
	a, okA := readQuantity(p.tokens[left].text)
	b, okB := readQuantity(p.tokens[right].text)
	if !okA || !okB || b.value == 0 || a.value == 0 {
		return
	}
	d.checkShareOfPair(p, end, a, b)
	percent := false
	words := 0
	j := p.previous(bracket - 1)
	for ; j >= 0 && (p.tokens[j].kind != digits || namedYear(p, j)); j = p.previous(j - 1) {
		switch t := p.tokens[j]; {
		case t.is("%"):
			percent = true
		case t.kind == letters && words < 10:
			words++
		case t.kind == digits:
		default:
			return
		}
	}
	n, ok := readQuantity(p.at(j).text)
	if j < 0 || !ok || n.value == 0 {
		return
	}
	moved := false
	w := p.previousWord(j)
	if w != nil && (w.low == "thêm" || w.low == "được" || w.low == "là" || w.low == "đi") {
		w = p.previousWord(p.previous(j - 1))
	}
	if w != nil && (w.low == "tăng" || w.low == "giảm") {
		moved = true
	}
	if approximate(p, j) || percent && !moved {
		return
	}
	d.compareDifference(p, place{p, p.tokens[j].start, p.tokens[right].end}, n, a, b, percent, moved)
}

func (d *document) compareDifference(p *part, at place, n, a, b quantity, percent, moved bool) {
	x, y, ok := same(a, b)
	if !ok {
		return
	}
	apart := x - y
	if apart < 0 {
		apart = -apart
	}
	if percent {
		if shareOf(apart, y, n) == wrong && shareOf(apart, x, n) == wrong && distance(apart, y, n) != 0 && distance(apart, x, n) != 0 && apart > 0 &&
			shareOf(x, y, n) == wrong && shareOf(y, x, n) == wrong {
			d.report("van-ban/chenh-lech", p, at.start, at.end, a.String(), b.String(), percentOf(apart, y, max(1, n.decimals)).String()+"%", n.String()+"%")
		}
		return
	}
	if n.decimals > max(a.decimals, b.decimals) {
		return
	}
	stated := n.value * powers[max(a.decimals, b.decimals)-n.decimals]
	if stated == apart {
		return
	}
	if !moved { // a count with a pair may be many things; only one that is nearly the difference is a slip
		off := stated - apart
		if off < 0 {
			off = -off
		}
		if stated == x || stated == y || x < 50 || y < 50 || apart < 20 || off > max(2, stated*3/100) {
			return
		}
	}
	d.report("van-ban/chenh-lech", p, at.start, at.end, a.String(), b.String(), quantity{apart, max(a.decimals, b.decimals)}.String(), n.String())
}

func namedYear(p *part, j int) bool {
	w := p.previousWord(j)
	return w != nil && (w.low == "năm" || w.low == "tháng" || w.low == "ngày" || w.low == "quý") || p.at(j+1).is("/") || p.at(j-1).is("/")
}
