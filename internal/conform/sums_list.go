package conform

import "strings"

// overlapping are words of categories that count one person several times.
var overlapping = set(`nữ nam tái mới ngoài giáo tộc trẻ tuổi trình thạc trung chuyên tiêu đó`)

// checkListed adds up the shares listed under, or after, a total: Tổng số 37 người ... phân bổ như sau: ...
func (d *document) checkListed(n int, p *part) {
	colon := -1
	for i, t := range p.tokens {
		if t.is(":") {
			colon = i
			break
		}
	}
	if colon < 0 {
		return
	}
	total, ok := statedTotal(p, colon)
	if !ok {
		return
	}
	if p.next(colon+1) >= 0 {
		var parts []sharePart
		for _, piece := range split(p, colon+1, ";") {
			part, ok := onlyCount(p, piece[0], piece[1], total.noun, overlapping)
			if !ok {
				return
			}
			parts = append(parts, part)
		}
		if len(parts) >= 3 {
			d.compareSum(p, total, parts)
		}
		return
	}
	var parts []sharePart
	mark := ""
	for _, item := range d.parts[n+1:] {
		first := item.at(item.next(0))
		if item.Role == Cell || mark == "" && !first.is("-") && !first.is("+") && !first.is("•") || mark != "" && !first.is(mark) {
			break
		}
		mark = first.text
		part, ok := onlyCount(item, 0, len(item.tokens), total.noun, overlapping)
		if !ok {
			return
		}
		parts = append(parts, part)
	}
	if len(parts) >= 3 {
		d.compareSum(p, total, parts)
	}
}

// statedTotal returns the one count before the colon, if the words there say that it is broken up into shares.
func statedTotal(p *part, colon int) (sharePart, bool) {
	var total sharePart
	found, shares, sum := 0, false, false
	for i := 0; i < colon; i++ {
		switch t := p.tokens[i]; t.kind {
		case digits:
			if named(p, i) || approximate(p, i) || p.at(i+1).is("/") || p.at(i-1).is("/") || p.at(i+1).is("-") || p.at(i-1).is("-") || p.at(i+1).is(".") && i == 0 {
				continue
			}
			part, ok := countFrom(p, i)
			if !ok || !counted[part.noun] {
				continue
			}
			total = part
			found++
		case letters:
			switch t.word.low {
			case "tổng":
				sum = true
			case "bổ", "gồm", "chia", "thể":
				shares = true
			case "đó":
				return sharePart{}, false
			}
		}
	}
	return total, found == 1 && shares && (sum || shares) && total.q.whole()
}

// checkPartition adds the kinds of delegates that make up a congress: đương nhiên, hiệp thương cử, chỉ định. The words
// “trong đó” before token i say that a part of the whole follows; these kinds together are the whole.
func (d *document) checkPartition(p *part, i int) {
	before := p.previous(i - 1)
	if stop := p.previous(before - 1); p.at(stop).is(".") || p.at(stop).is(";") { // ... 200 đại biểu. Trong đó: ...
		before = stop
	}
	total, ok := totalBefore(p, before)
	if !ok {
		return
	}
	end := i + 1
	kinds := 0
	for end < len(p.tokens) && !(p.tokens[end].is(".") || p.tokens[end].is(")")) {
		switch t := p.tokens[end]; {
		case t.is("("):
			return
		case t.low() == "nhiên" && p.previousWord(end) != nil && p.previousWord(end).low == "đương",
			t.low() == "định" && p.previousWord(end) != nil && p.previousWord(end).low == "chỉ",
			t.low() == "nại" && p.previousWord(end) != nil && p.previousWord(end).low == "khiếu",
			t.low() == "cáo" && p.previousWord(end) != nil && p.previousWord(end).low == "tố":
			kinds++
		}
		end++
	}
	from := i
	if colon := p.next(i + 1); p.at(colon).is(":") {
		from = colon
	}
	parts, ok := onlyCounts(p, from, end, total.noun, overlapping)
	if !ok { // words of categories do no harm where two of them divide the whole
		parts, ok = onlyCounts(p, from, end, total.noun, nil)
		ok = ok && len(parts) == 2
	}
	if !ok {
		return
	}
	if kinds == 2 && len(parts) >= 3 || len(parts) == 2 && complementary(p, parts) {
		d.compareSum(p, total, parts)
	}
}

// halves are pairs of words that divide a whole in two, each with what stands before the counts of a list.
var halves = [...][2]string{{"chủ trì", "phối hợp"}, {"xây mới", "sửa chữa"}, {"xây dựng mới", "sửa chữa"}, {"đảng viên", "ngoài đảng"}, {"nam", "nữ"}, {"tái cử", "lần đầu"}, {"tái cử", "tham gia mới"}, {"tập thể", "cá nhân"}, {"trực tiếp", "trực tuyến"}}

// complementary tells whether the words before two counts divide a whole in two.
func complementary(p *part, parts []sharePart) bool {
	before := func(i int) string {
		var words []string
		for j := p.previous(i - 1); p.at(j).kind == letters && len(words) < 3; j = p.previous(j - 1) {
			words = append([]string{p.at(j).low()}, words...)
		}
		return strings.Join(words, " ")
	}
	a, b := before(parts[0].token), before(parts[1].token)
	for _, h := range halves {
		if strings.HasSuffix(a, h[0]) && strings.HasSuffix(b, h[1]) || strings.HasSuffix(a, h[1]) && strings.HasSuffix(b, h[0]) {
			return true
		}
	}
	return false
}

// onlyCounts returns the counts of a noun in an enumeration after token i, one for each member; it is false where a member
// has none or more than one. Members are set apart by semicolons if there are any, or else by commas, and by và.
// A word to avoid spoils it.
func onlyCounts(p *part, i, end int, noun string, avoid map[string]bool) ([]sharePart, bool) {
	sign := ","
	for _, t := range p.tokens[i:end] {
		if t.is(";") {
			sign = ";"
		}
	}
	var parts []sharePart
	start := i + 1
	for j := i + 1; j <= end; j++ {
		if j < end && !p.tokens[j].is(sign) && p.tokens[j].low() != "và" {
			continue
		}
		part, ok := onlyCount(p, start, j, noun, avoid)
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
		start = j + 1
	}
	return parts, true
}

// onlyCount returns the only count of a noun in a range of tokens. Words to avoid spoil it.
func onlyCount(p *part, from, to int, noun string, avoid map[string]bool) (sharePart, bool) {
	var found sharePart
	n := 0
	for i := from; i < to; i++ {
		switch t := p.tokens[i]; t.kind {
		case letters:
			if avoid[t.word.low] && t.word.form == small && p.at(p.previous(i-1)).kind != digits {
				return sharePart{}, false
			}
		case digits:
			if w := p.nextWord(i); (named(p, i) || namesPlace(p, i)) && (w == nil || w.low != noun) || p.at(i+1).is(".") && i == p.next(from) {
				continue
			}
			part, ok := countFrom(p, i)
			if !ok || part.noun != noun || !part.q.whole() {
				return sharePart{}, false
			}
			found = part
			n++
		}
	}
	return found, n == 1
}

// split returns the ranges of tokens between a sign, from one token on.
func split(p *part, from int, sign string) [][2]int {
	var pieces [][2]int
	start := from
	for i := from; i <= len(p.tokens); i++ {
		if i == len(p.tokens) || p.tokens[i].is(sign) {
			if i > start && strings.TrimSpace(p.Text[p.tokens[start].start:p.tokens[i-1].end]) != "" {
				pieces = append(pieces, [2]int{start, i})
			}
			start = i + 1
		}
	}
	return pieces
}

// complements are the labels that together make the whole, without diacritics.
var complements = [...][2][]string{
	{{"nam"}, {"nu"}},
	{{"tai cu"}, {"tham gia lan dau", "tham gia moi"}},
	{{"dang vien", "trong dang"}, {"ngoai dang"}},
}

// checkComplements compares the totals of the pairs of a list: men and women, old and new members.
func (d *document) checkComplements() {
	type total struct {
		n, first int
		sum      int64
		text     string
		at       place
	}
	var totals []total
	for n := 0; n+1 < len(d.parts); n++ {
		a, okA := labelled(d.parts[n])
		b, okB := labelled(d.parts[n+1])
		if !okA || !okB {
			continue
		}
		for kind, pair := range complements {
			if hasLabel(pair[0], a.noun) && hasLabel(pair[1], b.noun) {
				t := d.parts[n+1].tokens[b.token]
				totals = append(totals, total{n, kind, a.q.value + b.q.value, a.q.String() + " + " + b.q.String(), place{d.parts[n+1], t.start, t.end}})
			}
		}
	}
	for i := 1; i < len(totals); i++ {
		x, y := totals[i-1], totals[i]
		if y.n-x.n > 12 || x.first == y.first || x.sum == y.sum {
			continue
		}
		bases := map[int64]bool{}
		for _, base := range d.basesNear([]claim{{n: x.n}, {n: y.n + 1}}) {
			bases[base] = true
		}
		odd, other := y, x
		if bases[y.sum] && !bases[x.sum] {
			odd, other = x, y
		} else if !bases[x.sum] {
			continue
		}
		d.report("van-ban/tong-lech", odd.at.part, odd.at.start, odd.at.end, odd.text, quantity{value: odd.sum}.String(), other.text, quantity{value: other.sum}.String())
	}
}

func hasLabel(labels []string, text string) bool {
	for _, label := range labels {
		if text == label {
			return true
		}
	}
	return false
}

// labelled reads a list item that is a label and a count: - Tái cử: 231 vị. The label is without diacritics.
func labelled(p *part) (sharePart, bool) {
	i := p.next(0)
	if p.at(i).is("-") || p.at(i).is("+") {
		i = p.next(i + 1)
	}
	var label []string
	for ; p.at(i).kind == letters && len(label) < 5; i = p.next(i + 1) {
		label = append(label, p.tokens[i].word.fold)
	}
	if p.at(i).is(":") {
		i = p.next(i + 1)
	}
	if p.at(i).kind != digits || len(label) == 0 {
		return sharePart{}, false
	}
	q, ok := readQuantity(p.tokens[i].text)
	return sharePart{q, strings.Join(label, " "), i}, ok && q.whole() && !p.at(p.next(i+1)).is("%") && !p.at(i+1).is("/")
}
