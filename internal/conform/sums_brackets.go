package conform

// checkBracketed adds the shares in the brackets that open at token i, after their total: 45 vị (Thường trực 03 vị, ủy
// viên 42 vị). Shares far from the total are examples, and categories that overlap are let be.
func (d *document) checkBracketed(p *part, i int) {
	end := i + 1
	for end < len(p.tokens) && !p.tokens[end].is(")") {
		if p.tokens[end].is("(") || p.tokens[end].low() == "gồm" {
			return
		}
		end++
	}
	total, ok := totalBefore(p, i)
	if !ok || end == len(p.tokens) || p.previous(i-1) > total.token+8 || !total.q.whole() {
		return
	}
	parts, ok := onlyCounts(p, i, end, total.noun, overlapping)
	if !ok {
		parts, ok = labelledParts(p, i, end, total)
		ok = ok && len(parts) > 2
	}
	if ok && (len(parts) > 2 || len(parts) > 1 && (counted[total.noun] || scaled[total.noun])) && near(parts, total) {
		d.compareSum(p, total, parts)
	}
}

// checkBallots compares the ballots that came back with the valid and invalid ones; “lệ” of “không hợp lệ” stands at
// token i.
func (d *document) checkBallots(p *part, i int) {
	if before := p.previous(i - 1); p.at(before).low() != "hợp" || p.at(p.previous(before-1)).low() != "không" {
		return
	}
	invalid, ok := labelCount(p, i)
	if !ok {
		return
	}
	valid, back := sharePart{}, sharePart{}
	for j := range i {
		word := p.tokens[j].low()
		before := p.previousWord(j)
		switch {
		case before == nil:
		case word == "lệ" && before.low == "hợp":
			valid, _ = labelCount(p, j)
		case (word == "về" || word == "vào") && before.low == "thu":
			back, _ = labelCount(p, j)
		}
	}
	if valid.q.value > 0 && back.q.value > 0 && valid.q.whole() && back.q.whole() && invalid.q.whole() {
		d.compareSum(p, back, []sharePart{valid, invalid})
	}
}

// labelCount returns the number that follows the label at token i: thu về: 118 phiếu.
func labelCount(p *part, i int) (sharePart, bool) {
	for j, n := p.next(i+1), 0; j >= 0 && n < 3; j, n = p.next(j+1), n+1 {
		t := p.tokens[j]
		if t.kind == digits {
			q, ok := readQuantity(t.text)
			return sharePart{q: q, token: j}, ok && !p.at(p.next(j+1)).is("%") && !p.at(j+1).is("/")
		}
		if t.kind != letters && !t.is(":") || t.low() == "không" {
			break
		}
	}
	return sharePart{}, false
}
