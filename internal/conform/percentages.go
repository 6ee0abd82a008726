package conform

import "vanban/internal/diag"

// checkPercentages compares each percentage with the counts it is said to follow from: 15/172 vị, chiếm 8,7%; 28 người
// (45,2%). Rounding half up to the printed decimals is right; cutting off is reported apart.
func checkPercentages(d *document) {
	var claims []claim
	for n, p := range d.parts {
		d.checkGrades(p)
		for i := range p.tokens {
			if !p.tokens[i].is("%") {
				continue
			}
			at := i - 1
			if p.at(at).is(" ") {
				at--
			}
			if p.at(at).kind != digits || p.at(at-1).is("-") || p.at(at-1).is("–") {
				continue
			}
			percent, ok := readQuantity(p.tokens[at].text)
			if !ok {
				continue
			}
			c, found := claimBefore(p, at)
			if !found {
				c, found = claimAfter(p, i)
				c.connector = strong
				found = found && !movement(p, at)
			}
			if !found {
				continue
			}
			c.n, c.at, c.end, c.percent = n, at, i, percent
			if after := p.at(p.next(i + 1)); c.ratio && after.kind == letters && p.at(c.at).start > c.start && after.word.low != "và" && c.connector == strong && !c.closed && ofAnother(after.word.low) {
				continue
			}
			if whole, ok := baseAfter(p, i); ok && !c.ratio {
				c.ratio, c.whole = true, whole
			}
			if c.ratio {
				d.checkRatio(p, c)
			} else if c.bound == 0 {
				claims = append(claims, c)
			}
		}
	}
	d.checkClaims(claims)
}

// baseAfter returns the base that follows the per cent sign at token i: chiếm 55,6% trên tổng số 50 người.
func baseAfter(p *part, i int) (quantity, bool) {
	on := p.next(i + 1)
	sum := p.next(on + 1)
	count := p.next(sum + 1)
	n := p.next(count + 1)
	if on < 0 || sum < 0 || count < 0 || p.at(on).low() != "trên" && p.at(on).low() != "trong" || p.at(sum).low() != "tổng" || p.at(count).low() != "số" || p.at(n).kind != digits {
		return quantity{}, false
	}
	whole, ok := readQuantity(p.tokens[n].text)
	return whole, ok && whole.whole() && whole.value > 0
}

// ofAnother tells whether the word after a percentage names what it is a share of.
func ofAnother(word string) bool {
	switch word {
	case "so", "tổng", "số", "của", "trong", "dân", "kế", "chỉ", "diện":
		return true
	}
	return false
}

// connector says how surely a percentage belongs to the numbers before it. Its zero value is not at all.
type connector uint8

const (
	_ connector = iota
	weak
	strong
)

// claim is a percentage with the counts it follows from.
type claim struct {
	connector   connector
	ratio       bool // part of whole is stated; otherwise only the part
	part, whole quantity
	start       int // offset of the first number
	percent     quantity
	n           int // number of the paragraph
	at, end     int // tokens of the percentage and its sign
	closed      bool
	plan        bool // the whole is a plan, which may be surpassed
	bound       int8 // 1 where the text says that the share is above the percentage, -1 where below
}

// claimBefore looks for the counts before the percentage at token at.
func claimBefore(p *part, at int) (claim, bool) {
	j, c := connects(p, at)
	if c.connector == 0 {
		return claim{}, false
	}
	for words := 0; words <= 14; j-- {
		t := p.at(j)
		switch t.kind {
		case space:
		case letters:
			words++
			if stopsClaim[t.word.low] {
				return claim{}, false
			}
		case digits:
			return countAt(p, j, c)
		case sign:
			if !t.is(",") && !t.is("-") && !t.is("“") && !t.is("”") {
				return claim{}, false
			}
		default:
			return claim{}, false
		}
	}
	return claim{}, false
}

// stopsClaim are words that separate a percentage from a count before them.
var stopsClaim = set(`tăng giảm vượt hơn kém còn so gấp trong với mỗi bình lãi khoảng tới nhưng mà nếu từ mới`)

// connects reads the words between a percentage and what it belongs to, from the percentage back. It returns the token
// before them.
func connects(p *part, at int) (int, claim) {
	var c claim
	j := p.previous(at - 1)
	for ; j >= 0; j = p.previous(j - 1) {
		t := p.at(j)
		switch t.low() {
		case "=", "chiếm", "bằng":
			c.connector = strong
		case "trên", "hơn":
			if c.connector != 0 || c.bound != 0 {
				return j, c
			}
			c.bound = 1
		case "gần":
			if c.connector != 0 || c.bound != 0 {
				return j, c
			}
			c.bound = -1
		case ":":
			if w := p.previousWord(j); c.connector != 0 || w == nil || w.low != "lệ" {
				return j, c
			}
		case "lệ":
			if w := p.previousWord(j); w == nil || w.fold != "ty" && w.fold != "ti" {
				return j, c
			}
			j = p.previous(j - 1)
			c.connector = strong
		case "ứng", "đương":
			if w := p.previousWord(j); w == nil || w.low != "tương" {
				return j, c
			}
			j = p.previous(j - 1)
			c.connector = strong
		case "(":
			c.closed = p.at(p.next(p.next(at+1) + 1)).is(")")
			if c.connector == 0 && !c.closed {
				return j, claim{}
			}
			c.connector = strong
			return p.previous(j - 1), c
		case "đạt":
			if c.connector == 0 {
				c.connector = weak
			}
		case ",":
			if c.connector == 0 {
				c.connector = weak
			}
			return p.previous(j - 1), c
		case "là", "với", "có", "ước":
			if c.connector == 0 {
				return j, c
			}
		default:
			return j, c
		}
	}
	return j, c
}

// countAt reads the count or the ratio that ends with the number at token j.
func countAt(p *part, j int, c claim) (claim, bool) {
	number, ok := readQuantity(p.tokens[j].text)
	if !ok || number.value == 0 {
		return claim{}, false
	}
	c.start = p.tokens[j].start
	if k := p.previous(j - 1); k >= 0 && p.tokens[k].is("/") {
		part := p.previous(k - 1)
		for back := 0; back < 4 && p.at(part).kind == letters; back++ { // 210 hộ/250 hộ
			part = p.previous(part - 1)
		}
		if a, b := p.nextWord(part), p.nextWord(j); part != p.previous(k-1) && (a == nil || b == nil || a.low != b.low) {
			return claim{}, false
		}
		return ratioAt(p, part, j, c)
	}
	if k := baseBefore(p, j); k >= 0 {
		if part, ok := readQuantity(p.tokens[k].text); ok && !approximate(p, k) {
			c.ratio, c.part, c.whole, c.start = true, part, number, p.tokens[k].start
			return c, true
		}
		return claim{}, false
	}
	if p.at(j-1).is("/") || p.at(j+1).is("/") || p.at(j-1).is("-") || p.at(j+1).is("-") || approximate(p, j) || named(p, j) || !number.whole() {
		return claim{}, false
	}
	c.part = number
	if whole, ok := baseOf(p, j); ok {
		c.ratio, c.whole = true, whole
	} else if plan, ok := planOf(p, j); ok && c.connector == weak {
		c.ratio, c.whole, c.plan = true, plan, true
	}
	return c, true
}

// baseOf returns the base in “1.250 hộ, trong đó 125 hộ nghèo”, where the part is the number at token j.
func baseOf(p *part, j int) (quantity, bool) {
	noun := p.nextWord(j)
	if noun == nil {
		return quantity{}, false
	}
	k := p.previous(j - 1)
	if back := p.previous(k - 1); noun.low == "phiếu" && p.at(back).low() == "thu" && (p.at(k).low() == "về" || p.at(k).low() == "vào") {
		k = p.next(back) // phát ra 150 phiếu, thu về 145 phiếu
	} else if at := settled(p, k); at >= 0 {
		k = p.next(at) // hòa giải 120 vụ, hòa giải thành 110 vụ
	} else {
		if p.at(k).is(":") {
			k = p.previous(k - 1)
		}
		for range 4 {
			if p.at(k).kind != letters || p.at(k).low() == "đó" {
				break
			}
			k = p.previous(k - 1)
		}
		if p.at(k).low() != "đó" || p.at(p.previous(k-1)).low() != "trong" {
			return quantity{}, false
		}
		k = p.previous(k - 1)
	}
	k = p.previous(k - 1)
	if p.at(k).is(",") || p.at(k).is("(") {
		k = p.previous(k - 1)
	}
	for range 4 {
		if p.at(k).kind != letters {
			break
		}
		k = p.previous(k - 1)
	}
	whole, ok := readQuantity(p.at(k).text)
	w := p.nextWord(k)
	return whole, ok && p.at(k).kind == digits && whole.whole() && w != nil && w.low == noun.low && !named(p, k) && !approximate(p, k)
}

// settled returns the token before the words for what was brought to an end that end at token k, or -1.
func settled(p *part, k int) int {
	ended := false
	for words := 0; words < 5 && p.at(k).kind == letters; words++ {
		switch p.at(k).low() {
		case "thành", "quyết", "xong":
			ended = true
		case "hòa", "hoà", "giải", "đã", "công":
		default:
			return -1
		}
		k = p.previous(k - 1)
	}
	if !ended || !p.at(k).is(",") && !p.at(k).is(";") {
		return -1
	}
	return k - 1
}

// ratioAt reads the ratio of the numbers at two tokens, unless it is a date or part of a symbol.
func ratioAt(p *part, k, j int, c claim) (claim, bool) {
	before := p.at(p.previous(k - 1))
	if p.at(k).kind != digits || before.is("/") || before.is("-") || p.at(j+1).is("/") || p.at(j+1).is("-") || named(p, k) {
		return claim{}, false
	}
	part, ok := readQuantity(p.tokens[k].text)
	whole, ok2 := readQuantity(p.tokens[j].text)
	if !ok || !ok2 || part.value == 0 || approximate(p, k) {
		return claim{}, false
	}
	if w := p.nextWord(j); w != nil && (w.low == "giờ" || w.low == "năm" || w.low == "nq" || w.low == "nđ") {
		return claim{}, false
	}
	c.ratio, c.part, c.whole, c.start = true, part, whole, p.tokens[k].start
	return c, true
}

// baseBefore returns the token of the part in “15 vị trên tổng số 172”, where the number at token j is the base, or -1.
func baseBefore(p *part, j int) int {
	k := p.previous(j - 1)
	total := false
	if p.at(k).low() == "số" {
		if w := p.previousWord(k); w != nil && w.low == "tổng" {
			k = p.previous(k - 1)
		}
		k = p.previous(k - 1)
		total = true
	}
	if word := p.at(k).low(); word != "trên" && !(word == "trong" && total) {
		return -1
	}
	words := 0
	for k = p.previous(k - 1); k >= 0 && words < 6; k = p.previous(k - 1) {
		switch p.tokens[k].kind {
		case letters:
			words++
		case digits:
			return k
		default:
			return -1
		}
	}
	return -1
}

// approximate tells whether the number at a token is said to be about right only.
func approximate(p *part, i int) bool {
	w := p.previousWord(i)
	if w == nil {
		return false
	}
	switch w.low {
	case "gần", "trên", "hơn", "khoảng", "quá", "ước", "nhất", "chừng", "dưới", "tới":
		return true
	}
	return false
}

// named tells whether the number at a token is the name of something rather than a count.
func named(p *part, i int) bool {
	w := p.previousWord(i)
	if w == nil {
		return false
	}
	switch w.low {
	case "định":
		before := p.previousWord(p.previous(i - 1))
		return before != nil && (before.low == "quyết" || before.low == "nghị" || before.low == "quy")
	case "số":
		before := p.previousWord(p.previous(i - 1))
		return before == nil || before.low != "tổng" && before.low != "thiểu" && before.low != "đa"
	case "quyết":
		before := p.previousWord(p.previous(i - 1))
		return before != nil && before.low == "nghị"
	case "ngày", "tháng", "năm", "điều", "khoản", "phường", "quận", "khóa", "lần", "thứ", "sáng", "chiều", "tối", "hôm", "quý", "đến", "từ",
		"giai", "đoạn", "kỳ", "phố", "thôn", "tổ", "khu", "đợt", "mục", "điểm", "bảng", "biểu", "lớp", "khối", "đường", "kiệt":
		return true
	}
	return false
}

// movement tells whether the percentage at a token says how much something grew or shrank.
func movement(p *part, at int) bool {
	w := p.previousWord(at)
	if w == nil {
		return false
	}
	switch w.low {
	case "tăng", "giảm", "vượt", "hơn", "kém", "thêm", "đến", "từ", "dưới", "trên", "gần", "khoảng":
		return true
	}
	return false
}

// claimAfter looks for a ratio in brackets after the per cent sign at token i: 97,17% (17.019/17.525 trường hợp).
func claimAfter(p *part, i int) (claim, bool) {
	words := 0
	for j := p.next(i + 1); j >= 0 && words <= 5; j = p.next(j + 1) {
		t := p.tokens[j]
		switch {
		case t.kind == letters && !stopsClaim[t.word.low]:
			words++
		case t.is("("):
			a := p.next(j + 1)
			slash := p.next(a + 1)
			b := p.next(slash + 1)
			if a < 0 || slash < 0 || b < 0 || !p.tokens[slash].is("/") || p.tokens[b].kind != digits {
				return claim{}, false
			}
			return ratioAt(p, a, b, claim{})
		default:
			return claim{}, false
		}
	}
	return claim{}, false
}

// checkRatio compares a percentage with a stated ratio.
func (d *document) checkRatio(p *part, c claim) {
	a, b, ok := same(c.part, c.whole)
	if !ok || b == 0 || a == 0 {
		return
	}
	result := shareOf(a, b, c.percent)
	if c.bound != 0 {
		exact, said := a*100*powers[c.percent.decimals], c.percent.value*b
		if c.bound > 0 && exact >= said || c.bound < 0 && exact <= said || result == rounded || c.connector == weak {
			return
		}
		result = wrong
	}
	if result == rounded || shareOf(b, a, c.percent) == rounded && !c.plan {
		return
	}
	off := distance(a, b, c.percent)
	if a > b && c.connector == weak && c.percent.value >= 100*powers[c.percent.decimals] && p.ofPlan(c.end) {
		c.plan = true
	}
	if c.plan {
		if !p.ofPlan(c.end) {
			return
		}
		c.connector = strong
	}
	if c.connector == weak && p.at(p.next(c.end+1)).kind != letters && a <= b {
		c.connector = strong // nothing else follows that it could be a share of
	}
	if result == wrong {
		switch {
		case (c.connector == weak && off > 1000 || c.percent.value == 100*powers[c.percent.decimals] && p.at(c.at-1).is(" ") && c.connector == weak), b <= 5 && off > 200, a > b && c.connector == weak:
			return
		}
	}
	start, end := min(c.start, p.tokens[c.at].start), max(p.tokens[c.end].end, c.start)
	right := percentOf(a, b, max(c.percent.decimals, 1))
	if c.percent.decimals == 0 && result == truncated {
		right = percentOf(a, b, 0)
	}
	code := diag.Code("van-ban/ty-le")
	if result == truncated {
		code = "van-ban/ty-le-cat"
	}
	d.reportShare(code, p, start, end, c, c.whole, right)
}

func (d *document) reportShare(code diag.Code, p *part, start, end int, c claim, whole, right quantity) {
	p0 := p.tokens[c.at]
	problem := d.report(code, p, p0.start, p.tokens[c.end].end, c.part.String()+"/"+whole.String(), right.fixed()+"%", c.percent.fixed()+"%")
	*problem = problem.With(p.Text[start:end], p.span(start, end))
}
