package conform

// checkLabelled adds parts whose labels stand before their counts: 150 triệu đồng, gồm: ngân sách 100 triệu đồng, xã hội
// hóa 50 triệu đồng. The word gồm, which says that all parts follow, stands at token i.
func (d *document) checkLabelled(p *part, i int, total sharePart) {
	from := i
	if colon := p.next(i + 1); p.at(colon).is(":") {
		from = colon
	}
	if parts, ok := labelledParts(p, from, clauseEnd(p, from), total); ok && len(parts) > 1 && near(parts, total) {
		d.compareSum(p, total, parts)
	}
}

// checkAfterColon adds the parts that follow the colon at token i, where the total stands right before it and all parts
// begin with a count: gồm 04 vị: 01 Chủ tịch, 02 Phó Chủ tịch, 01 Ủy viên.
func (d *document) checkAfterColon(p *part, i int) {
	var total sharePart
	words := 0
	for j := p.previous(i - 1); ; j = p.previous(j - 1) {
		t := p.at(j)
		if t.kind == letters && words < 4 && t.word.low != "đó" && t.word.low != "sau" {
			words++
			continue
		}
		count, ok := sharePart{}, false
		if t.kind == digits {
			count, ok = countFrom(p, j)
		}
		if !ok || words == 0 || named(p, j) || approximate(p, j) || p.at(j-1).is("/") || p.at(j+1).is("/") || p.at(j+1).is(".") || !persons[count.noun] && !pupils[count.noun] && !counted[count.noun] && !scaled[count.noun] {
			return
		}
		total = count
		break
	}
	var parts []sharePart
	end := clauseEnd(p, i)
	for _, piece := range pieces(p, i, end) {
		first := p.next(piece[0])
		if first < piece[1] && p.at(first).kind == letters {
			d.addParts(p, i, total)
			return
		}
		if first >= piece[1] || p.at(first).kind != digits || p.at(first+1).is("/") || p.at(first+1).is(".") || p.at(first+1).is("-") {
			return
		}
		part, ok := countFrom(p, first)
		if !ok || !sameUnit(total.noun, part.noun) && p.nextWord(first).form == small || !part.q.whole() {
			return
		}
		for j := first + 1; j < piece[1]; j++ {
			if t := p.tokens[j]; t.kind == digits && !namesPlace(p, j) || t.is("(") || t.is(":") {
				return
			}
			if t := p.tokens[j]; t.kind == letters && overlapping[t.word.low] && t.word.form == small && t.word.low != "nam" && t.word.low != "tiêu" && t.word.low != "trình" && t.word.low != "chuyên" {
				return
			}
		}
		parts = append(parts, part)
	}
	if len(parts) > 1 && near(parts, total) {
		d.compareSum(p, total, parts)
	}
}

// checkTotalAfter adds the counts of a sentence before the word tổng at token i that leads in their total: xây mới 12
// nhà, sửa chữa 08 nhà, tổng cộng 20 nhà.
func (d *document) checkTotalAfter(p *part, i int) {
	before := p.at(p.previous(i - 1))
	n := p.next(i + 1)
	if w := p.at(n).low(); w == "cộng" || w == "số" {
		n = p.next(n + 1)
	}
	if p.at(n).is(":") || p.at(n).low() == "là" || p.at(n).low() == "có" {
		n = p.next(n + 1)
	}
	if !before.is(",") && !before.is(";") && before.low() != "và" || p.at(n).kind != digits || p.at(n+1).is("/") {
		return
	}
	total, ok := countFrom(p, n)
	if !ok || !total.q.whole() || approximate(p, n) {
		return
	}
	var parts []sharePart
	bare := 0
	for j := p.previous(i - 1); j >= 0 && !p.tokens[j].is(".") && !p.tokens[j].is(":"); j = p.previous(j - 1) {
		t := p.tokens[j]
		if t.is("(") || t.is(")") || t.is("%") || t.low() == "đó" || t.low() == "mỗi" || t.low() == "gồm" {
			return
		}
		if t.kind != digits || named(p, j) || namesPlace(p, j) {
			continue
		}
		part, ok := countFrom(p, j)
		if next := p.at(p.next(j + 1)); !ok && (next.is(",") || next.is(";")) { // nam 30, nữ 15, tổng cộng 45 người
			part.q, ok = readQuantity(t.text)
			part.noun = total.noun
			bare++
		}
		if !ok || part.noun != total.noun || !part.q.whole() || p.at(j+1).is("/") || p.at(j-1).is("/") || approximate(p, j) {
			return
		}
		parts = append([]sharePart{part}, parts...)
	}
	if len(parts) > 1 && near(parts, total) && (bare == 0 || bare == len(parts) && persons[total.noun]) {
		d.compareSum(p, total, parts)
	}
}

// clauseEnd returns the token after the clause that goes on after token i.
func clauseEnd(p *part, i int) int {
	end := i + 1
	for end < len(p.tokens) && !p.tokens[end].is(".") && !p.tokens[end].is(")") {
		end++
	}
	return end
}

// pieces returns the members of the enumeration between two tokens: set apart by semicolons if there are any, or else
// by commas, and by và before a count.
func pieces(p *part, i, end int) [][2]int {
	sign := ","
	for _, t := range p.tokens[i+1 : end] {
		if t.is(";") {
			sign = ";"
		}
	}
	var found [][2]int
	start := i + 1
	for j := i + 1; j <= end; j++ {
		if j < end && !p.tokens[j].is(sign) && !(p.tokens[j].low() == "và" && p.at(p.next(j+1)).kind == digits) {
			continue
		}
		if first := p.next(start); first >= 0 && first < j {
			found = append(found, [2]int{start, j})
		}
		start = j + 1
	}
	return found
}

// labelledParts returns the one count of each member of an enumeration between two tokens. A count is followed by the
// noun of the total, or by nothing.
func labelledParts(p *part, i, end int, total sharePart) ([]sharePart, bool) {
	var parts []sharePart
	bare := 0
	overlap := false
	for _, piece := range pieces(p, i, end) {
		found := -1
		for j := piece[0]; j < piece[1]; j++ {
			switch t := p.tokens[j]; {
			case t.is("("), t.is("%"), t.is("/"), t.kind == opaque:
				return nil, false
			case t.kind == letters && overlapping[t.word.low] && t.word.form == small:
				overlap = true
			case t.kind == letters && (t.word.low == "mỗi" || t.word.low == "riêng" || t.word.low == "thêm"):
				return nil, false
			case t.kind != digits || (named(p, j) || namesPlace(p, j)) && (p.nextWord(j) == nil || p.nextWord(j).low != total.noun):
			case found >= 0:
				return nil, false
			default:
				found = j
			}
		}
		if found < 0 || approximate(p, found) {
			return nil, false
		}
		q, ok := readQuantity(p.tokens[found].text)
		w := p.nextWord(found)
		last := p.next(found+1) >= piece[1] || p.next(found+1) < 0
		if !ok || !last && (w == nil || w.low != total.noun) {
			return nil, false
		}
		if last {
			bare++
		}
		parts = append(parts, sharePart{q: q, noun: total.noun, token: found})
	}
	if overlap && !(len(parts) == 2 && complementary(p, parts)) {
		return nil, false
	}
	return parts, bare == 0 || bare == len(parts) && (persons[total.noun] || counted[total.noun])
}

// near tells whether the sum of parts is so near the total that they are meant to make it.
func near(parts []sharePart, total sharePart) bool { return closeTo(parts, total, 20) }

// pupils are the nouns for children at school.
var pupils = set(`học em cháu trẻ`)

// sameUnit tells whether two nouns count the same things.
func sameUnit(a, b string) bool { return alike(a, b) || pupils[a] && pupils[b] }
