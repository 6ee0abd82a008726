package conform

import (
	"slices"

	"vanban/internal/diag"
)

// checkSums adds up parts whose total is stated: 145 đại biểu, gồm 60 ..., 80 ... và 5 ...; 313 vị (217 nam, 96 nữ);
// 2 + 3 = 5; a list of shares under its total. Parts that may overlap are not added.
func checkSums(d *document) {
	for n, p := range d.parts {
		for i := range p.tokens {
			switch t := p.tokens[i]; {
			case t.low() == "gồm":
				d.checkEnumeration(p, i)
			case t.is(":"):
				d.checkAfterColon(p, i)
			case t.low() == "tổng":
				d.checkTotalAfter(p, i)
			case t.is("=") || t.is("+"):
				d.checkAddition(p, i)
			case t.low() == "nam":
				d.checkMenAndWomen(p, i)
			case t.low() == "đó" && p.at(p.previous(i-1)).low() == "trong":
				d.checkPartition(p, i)
				d.checkParts(p, i, p.previous(i-1))
			case t.low() == "thể" && p.at(p.previous(i-1)).low() == "cụ", t.low() == "ra" && p.at(p.previous(i-1)).low() == "chia":
				d.checkParts(p, i, p.previous(i-1))
			case t.is("("):
				d.checkBracketed(p, i)
			case t.low() == "lệ":
				d.checkBallots(p, i)
			}
		}
		d.checkListed(n, p)
	}
	d.checkComplements()
}

// sharePart is a part of an enumeration or its total: the number and the word after it.
type sharePart struct {
	q     quantity
	noun  string
	token int
}

// checkEnumeration adds the parts after “gồm” at token i, where a total stands shortly before it.
func (d *document) checkEnumeration(p *part, i int) {
	total, ok := totalBefore(p, i)
	if !ok {
		return
	}
	parts, ok := enumeration(p, i)
	if !ok || len(parts) < 2 {
		d.checkLabelled(p, i, total)
		d.checkParts(p, i, i)
		return
	}
	for _, part := range parts {
		if !alike(total.noun, part.noun) {
			d.checkParts(p, i, i)
			return
		}
	}
	d.compareSum(p, total, parts)
}

// compareSum reports a total that is not the sum of its parts.
func (d *document) compareSum(p *part, total sharePart, parts []sharePart) {
	decimals := total.q.decimals
	for _, part := range parts {
		decimals = max(decimals, part.q.decimals)
	}
	sum := quantity{decimals: decimals}
	text := ""
	for _, part := range parts {
		sum.value += part.q.value * powers[decimals-part.q.decimals]
		if text != "" {
			text += " + "
		}
		text += part.q.String()
	}
	if off := sum.value - total.q.value*powers[decimals-total.q.decimals]; max(off, -off) <= roundingSlack(total, parts, decimals) {
		return
	}
	t := p.tokens[total.token]
	at := p.span(t.start, t.end)
	if slices.ContainsFunc(d.found, func(other diag.Diagnostic) bool { return other.Code == "van-ban/tong" && other.At == at }) {
		return // another reading of the same parts
	}
	d.report("van-ban/tong", p, t.start, t.end, total.q.String(), text, sum.String())
}

// roundingSlack returns how far a sum of rounded numbers may be off its total, in units of the last decimal: half a unit
// of the coarsest for each of them. Whole numbers are exact.
func roundingSlack(total sharePart, parts []sharePart, decimals int) int64 {
	if decimals == 0 {
		return 0
	}
	coarsest := total.q.decimals
	for _, part := range parts {
		coarsest = min(coarsest, part.q.decimals)
	}
	if coarsest == 0 {
		coarsest = 1 // 189 ha among 406,5 ha is exact
	}
	return int64(len(parts)+1) * powers[decimals-coarsest] / 2
}

// totalBefore returns the count that the enumeration after token i breaks up.
func totalBefore(p *part, i int) (sharePart, bool) {
	words := 0
	for j := i - 1; j >= 0 && words < 14; j-- {
		switch t := p.tokens[j]; t.kind {
		case letters:
			words++
			if t.word.low == "đó" || t.word.low == "gồm" {
				return sharePart{}, false
			}
		case digits:
			if named(p, j) || approximate(p, j) || p.at(j-1).is("/") || p.at(j+1).is("/") || p.at(p.next(j+1)).is("%") {
				return sharePart{}, false
			}
			return countFrom(p, j)
		case sign:
			if !t.is(",") && !t.is("(") && !t.is(":") && !t.is("-") && !t.is("“") && !t.is("”") {
				return sharePart{}, false
			}
		case opaque:
			return sharePart{}, false
		}
	}
	return sharePart{}, false
}

func countFrom(p *part, j int) (sharePart, bool) {
	q, ok := readQuantity(p.tokens[j].text)
	w := p.nextWord(j)
	if !ok || w == nil || q.value == 0 {
		return sharePart{}, false
	}
	return sharePart{q, w.low, j}, true
}

// enumeration returns the parts listed after token i, if it is sure that they are all and nothing else.
func enumeration(p *part, i int) ([]sharePart, bool) {
	var parts []sharePart
	j := p.next(i + 1)
	if p.at(j).low() == "có" || p.at(j).is(":") {
		j = p.next(j + 1)
	}
	closed := false // the word “và” has led in the last part
	for {
		if p.at(j).kind != digits || p.at(j+1).is("/") || p.at(p.next(j+1)).is("%") || p.at(j+1).is("-") {
			return nil, false
		}
		part, ok := countFrom(p, j)
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
		for j = p.next(j + 1); j >= 0; j = p.next(j + 1) {
			t := p.tokens[j]
			if t.kind == digits && !namesPlace(p, j) || t.is("(") || t.low() == "đó" || t.low() == "mỗi" || t.low() == "x" {
				return nil, false
			}
			if t.is(",") || t.is(";") || t.is(".") || t.is(")") || t.low() == "và" {
				break
			}
		}
		switch t := p.at(j); {
		case j < 0, t.is("."), t.is(")"):
			return parts, true
		case t.low() == "và":
			if p.at(p.next(j+1)).kind != digits {
				continueWords(p, &j)
				if j < 0 {
					return parts, true
				}
				if !p.at(j).is(",") && !p.at(j).is(";") {
					return parts, p.at(j).is(".") || p.at(j).is(")")
				}
				j = p.next(j + 1)
				continue
			}
			closed = true
			j = p.next(j + 1)
		default:
			k := p.next(j + 1)
			if p.at(k).low() == "và" && p.at(p.next(k+1)).kind == digits {
				closed = true
				k = p.next(k + 1)
			}
			if p.at(k).kind != digits {
				return parts, closed || t.is(";")
			}
			j = k
		}
	}
}

// continueWords moves on to the next sign where “và” joins two nouns rather than two parts.
func continueWords(p *part, j *int) {
	for *j = p.next(*j + 1); *j >= 0; *j = p.next(*j + 1) {
		if p.tokens[*j].kind != letters {
			return
		}
	}
}

// namesPlace tells whether the number at token j belongs to a name: Phường 1, khu phố 6.
func namesPlace(p *part, j int) bool {
	w := p.previousWord(j)
	if w == nil {
		return false
	}
	switch w.low {
	case "phường", "phố", "quận", "thôn", "tổ", "khu", "xã", "khối":
		return true
	}
	return false
}

// persons are the nouns for people: a total of one of them may have parts of another.
var persons = set(`vị người đại đồng ủy thành cán ông bà cử chủ phó thư trưởng nam nữ hội đoàn đảng công`)

func alike(total, part string) bool {
	return total == part || persons[total] && persons[part] || part == "của" || part == "do" // 25 lẵng hoa, gồm 15 của ...
}

// checkAddition checks a sum written out: 2 + 3 = 5.
func (d *document) checkAddition(p *part, i int) {
	if !p.tokens[i].is("=") {
		return
	}
	right := p.next(i + 1)
	if p.at(right).kind != digits || p.at(p.next(right+1)).is("%") || p.at(p.next(right+1)).is("+") {
		return
	}
	var parts []sharePart
	for j := p.previous(i - 1); ; j = p.previous(j - 1) {
		for words := 0; p.at(j).kind == letters && words < 6; words++ { // 60 đại biểu + 80 đại biểu
			j = p.previous(j - 1)
		}
		q, ok := readQuantity(p.at(j).text)
		if p.at(j).kind != digits || !ok {
			return
		}
		parts = append([]sharePart{{q: q, token: j}}, parts...)
		j = p.previous(j - 1)
		if !p.at(j).is("+") {
			if p.at(j).kind == sign && !p.at(j).is("(") && !p.at(j).is(":") && !p.at(j).is(",") && !p.at(j).is(";") {
				return
			}
			break
		}
		if len(parts) > 40 {
			return
		}
	}
	q, ok := readQuantity(p.tokens[right].text)
	if ok && len(parts) > 1 {
		d.compareSum(p, sharePart{q: q, token: right}, parts)
	}
}

// checkMenAndWomen checks 313 vị (217 nam, 96 nữ) and 313 vị, trong đó nam 217, nữ 96; “nam” stands at token i.
func (d *document) checkMenAndWomen(p *part, i int) {
	men, women, start := -1, -1, i
	before := p.previous(i - 1)
	if p.at(before).kind == letters && p.at(p.previous(before-1)).kind == digits && persons[p.at(before).low()] {
		before = p.previous(before - 1)
	}
	after := p.next(i + 1)
	if p.at(after).is(":") || p.at(after).low() == "có" || p.at(after).low() == "là" {
		after = p.next(after + 1)
	}
	switch {
	case p.at(before).kind == digits:
		men, start = before, before
		k := p.next(i + 1)
		if !p.at(k).is(",") && !p.at(k).is(";") && p.at(k).low() != "và" {
			return
		}
		women = p.next(k + 1)
		w := p.next(women + 1)
		if p.at(w).low() != "nữ" {
			w = p.next(w + 1)
		}
		if p.at(women).kind != digits || p.at(w).low() != "nữ" {
			return
		}
	case p.at(after).kind == digits:
		men = after
		k := p.next(after + 1)
		for range 2 { // đại biểu
			if p.at(k).kind == letters && p.at(k).low() != "và" {
				k = p.next(k + 1)
			}
		}
		if !p.at(k).is(",") && !p.at(k).is(";") && p.at(k).low() != "và" {
			return
		}
		k = p.next(k + 1)
		if p.at(k).low() != "nữ" {
			return
		}
		women = p.next(k + 1)
		if p.at(women).is(":") || p.at(women).low() == "có" || p.at(women).low() == "là" {
			women = p.next(women + 1)
		}
	}
	if men < 0 || p.at(women).kind != digits || p.at(p.next(women+1)).is("%") || p.at(p.next(men+1)).is("%") {
		return
	}
	total, ok := totalBefore(p, start)
	if !ok {
		total, ok = totalAcross(p, start)
	}
	a, ok1 := readQuantity(p.tokens[men].text)
	b, ok2 := readQuantity(p.tokens[women].text)
	if !ok || !ok1 || !ok2 || !persons[total.noun] || !total.q.whole() || !a.whole() || !b.whole() {
		return
	}
	d.compareSum(p, total, []sharePart{{q: a}, {q: b}})
}

// totalAcross looks for the total before “trong đó”.
func totalAcross(p *part, i int) (sharePart, bool) {
	j := p.previous(i - 1)
	if p.at(j).is(":") {
		j = p.previous(j - 1)
	}
	for _, w := range [...]string{"có", "đó", "trong"} {
		if p.at(j).low() == w {
			j = p.previous(j - 1)
		} else if w != "có" {
			return sharePart{}, false
		}
	}
	return totalBefore(p, j+1)
}
