package conform

// checkParts adds parts that may stand before or after their labels, in any unit: trong đó lớp 6: 26 em, lớp 7: 24 em;
// trong đó cây lương thực 406,5 ha, cây thực phẩm 189 ha. Words that lead the parts in end at token i and begin at token
// lead. “Trong đó” does not say that all parts follow, so that only a sum near the total is told from a choice of parts.
func (d *document) checkParts(p *part, i, lead int) {
	before := lead
	if stop := p.previous(lead - 1); p.at(stop).is(".") || p.at(stop).is(";") {
		before = stop
	}
	total, ok := totalBefore(p, before)
	if !ok {
		return
	}
	d.addParts(p, i, total)
}

// addParts adds the parts that follow token i and compares them with their total.
func (d *document) addParts(p *part, i int, total sharePart) {
	from := i
	if next := p.next(i + 1); p.at(next).is(":") || p.at(next).low() == "có" || p.at(next).low() == "gồm" {
		from = next
	}
	end := clauseEnd(p, from)
	parts, ok := p.membersOf(from, end, total)
	if !ok {
		for j := from; j < end; j++ { // what follows the first semicolon may be another list
			if p.tokens[j].is(";") {
				parts, ok = p.membersOf(from, j, total)
				break
			}
		}
	}
	if ok && len(parts) > 1 && (closeTo(parts, total, 10) || p.series(parts) && len(parts) > 2) {
		d.compareSum(p, total, parts)
	}
}

// membersOf returns the one count of each member of an enumeration, all in the unit of the total.
func (p *part) membersOf(from, end int, total sharePart) ([]sharePart, bool) {
	var parts []sharePart
	for _, piece := range pieces(p, from, end) {
		for j := piece[0]; j < piece[1]; j++ {
			switch t := p.tokens[j]; {
			case t.is("("), t.is("%"), t.is("/"), t.is("+"), t.kind == opaque:
				return nil, false
			case t.kind == letters && notApart[t.word.low] && t.word.form != allCaps:
				return nil, false
			}
		}
		found := p.figures(piece[0], piece[1], total.noun)
		if len(found) != 1 || found[0].noun != "" && !sameUnit(found[0].noun, total.noun) || p.countless(piece[0], piece[1], found[0].token, total.noun) {
			return nil, false
		}
		parts = append(parts, found[0].sharePart)
	}
	return parts, true
}

// notApart are words of categories that may hold what another part holds, too, and of counts that are no parts.
var notApart = set(`nữ trẻ tuổi tái mỗi thêm trình thạc trung tiến chuyên tộc giáo ngoài riêng đó tăng giảm còn mới cùng nhất bình vượt`)

// countless tells whether a member has a further number that is no name's.
func (p *part) countless(from, to, found int, noun string) bool {
	for j := from; j < to; j++ {
		if p.tokens[j].kind == digits && j != found && !p.naming(j, noun) {
			return true
		}
	}
	return false
}

// series tells whether the labels of all parts count on: lớp 6, lớp 7, lớp 8; quý I, quý II. Such a list leaves nothing
// out.
func (p *part) series(parts []sharePart) bool {
	for _, part := range parts {
		k := p.previous(part.token - 1)
		for words := 0; words < 2 && (p.at(k).kind == letters && !numbersName[p.at(k).low()] || p.at(k).is(":")); words++ {
			k = p.previous(k - 1)
		}
		if p.at(k).kind == digits {
			k = p.previous(k - 1)
		}
		if !numbersName[p.at(k).low()] {
			return false
		}
	}
	return true
}

// numbersName are words whose numbers make a series.
var numbersName = set(`lớp khối năm quý tháng tổ thôn cấp đợt nhóm loại bậc`)

// closeTo tells whether the sum of parts is off the total by a few per cent at most.
func closeTo(parts []sharePart, total sharePart, percent int64) bool {
	decimals := total.q.decimals
	for _, part := range parts {
		decimals = max(decimals, part.q.decimals)
	}
	off := -total.q.value * powers[decimals-total.q.decimals]
	whole := -off
	for _, part := range parts {
		off += part.q.value * powers[decimals-part.q.decimals]
	}
	return max(off, -off)*100 <= whole*percent
}
