package conform

import "vanban/internal/diag"

// checkStated compares a percentage with the whole that its paragraph states before it: trong tổng số 6.220 người ...,
// có 2.542 người, chiếm 40,87%. It reports only what no count of the paragraph explains.
func (d *document) checkStated(c claim) bool {
	p := d.parts[c.n]
	base, sure := p.statedWhole(c)
	if base == 0 || c.percent.value == 0 || c.percent.value >= 100*powers[c.percent.decimals] || p.ofAnotherWhole(c.end) {
		return false
	}
	result := shareOf(c.part.value, base, c.percent)
	off := distance(c.part.value, base, c.percent)
	limit := int64(100) // hundredths of a per cent
	if sure {
		limit = 500
	}
	if c.connector != strong {
		limit /= 5
	}
	if result == rounded || off >= limit || p.otherWhole(c, base) {
		return false
	}
	code := diag.Code("van-ban/ty-le")
	if result == truncated {
		code = "van-ban/ty-le-cat"
	}
	right := percentOf(c.part.value, base, max(c.percent.decimals, 1))
	d.reportShare(code, p, min(c.start, p.tokens[c.at].start), p.tokens[c.end].end, c, quantity{value: base}, right)
	return true
}

// wholes are words before a count that say it is the whole of what follows.
var wholes = set(`tổng trong toàn`)

// statedWhole returns the count before a claim that is its whole, or 0. It is sure where words say so.
func (p *part) statedWhole(c claim) (base int64, sure bool) {
	at := p.tokenAt(c.start)
	noun := ""
	if w := p.nextWord(at); w != nil {
		noun = w.low
	}
	all := p.figures(0, at, "")
	for n := len(all) - 1; n >= 0; n-- {
		f := all[n]
		if !f.q.whole() || f.q.value <= c.part.value || noun != "" && f.noun != "" && p.at(p.next(at+1)).kind == letters && !sameUnit(f.noun, noun) {
			continue
		}
		from := 0
		for k := f.token - 1; k >= 0; k-- {
			if t := p.tokens[k]; t.kind == digits || t.is(".") || t.is(";") || t.is(",") {
				from = k
				break
			}
		}
		if p.between(from, f.token, wholes) && !p.inside(from, f.token) || p.inside(f.token, at) {
			return f.q.value, true
		}
		if n == 0 && f.noun != "" {
			return f.q.value, false
		}
	}
	return 0, false
}

// states tells whether a number is the whole that the paragraph of a claim states before it, and no other count fits.
func (p *part) states(c claim, whole int64) bool {
	base, _ := p.statedWhole(c)
	return base == whole && !p.ofAnotherWhole(c.end) && !p.otherWhole(c, base)
}

// inside tells whether “trong đó” stands between two tokens.
func (p *part) inside(from, to int) bool {
	for i := from; i < to; i++ {
		if p.tokens[i].low() == "đó" && p.at(p.previous(i-1)).low() == "trong" {
			return true
		}
	}
	return false
}

// otherWhole tells whether another count of the paragraph, or the sum or difference of two, gives the percentage.
func (p *part) otherWhole(c claim, base int64) bool {
	all := p.figures(0, len(p.tokens), "")
	var counts []int64
	for i, t := range p.tokens {
		if q, ok := readQuantity(t.text); t.kind == digits && ok && q.whole() && !p.at(p.next(i+1)).is("%") {
			counts = append(counts, q.value)
		}
	}
	if explained(c, counts) {
		return true
	}
	if len(all) > 8 {
		all = all[:8]
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			x, y := a.q.value, b.q.value
			if !a.q.whole() || !b.q.whole() || x == base || y == base {
				continue
			}
			if explained(c, []int64{x + y, x - y, y - x, base - x, base - y}) {
				return true
			}
		}
	}
	return false
}

// ofAnotherWhole tells whether the words after the per cent sign at token i name what it is a share of.
func (p *part) ofAnotherWhole(i int) bool {
	after := p.at(p.next(i + 1))
	return after.kind == letters && after.low() != "và" && ofAnother(after.low())
}

// tokenAt returns the token that begins at an offset.
func (p *part) tokenAt(start int) int {
	low, high := 0, len(p.tokens)
	for low < high {
		if mid := (low + high) / 2; p.tokens[mid].start < start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// planned are words before a count that say what was to be reached.
var planned = set(`kế chỉ giao dự đăng`)

// planOf returns the plan that stands before the count at token j, which was reached: kế hoạch 120 ha, thực hiện 116 ha,
// đạt 96,7%.
func planOf(p *part, j int) (quantity, bool) {
	from, _ := p.sentence(j)
	all := p.figures(from, j, "")
	noun := p.nextWord(j)
	if len(all) == 0 || noun == nil {
		return quantity{}, false
	}
	plan := all[len(all)-1]
	start := from
	if len(all) > 1 {
		start = all[len(all)-2].token
	}
	return plan.q, plan.noun == noun.low && p.between(start, plan.token, planned) && !p.between(plan.token, j, planned)
}

// ofPlan tells whether nothing follows the per cent sign at token i that the figure could be compared with but a plan.
func (p *part) ofPlan(i int) bool {
	j := p.next(i + 1)
	if p.at(j).low() == "so" && p.at(p.next(j+1)).low() == "với" {
		j = p.next(p.next(j+1) + 1)
	}
	switch t := p.at(j); t.low() {
	case "kế", "chỉ", "nghị", "dự", "mục", "và":
		return true
	default:
		return t.kind != letters
	}
}

// grades are words of levels of which each thing has one.
var grades = set(`tốt khá trung yếu kém đạt giỏi xuất sắc hoàn thành bình cao thấp lòng tán đồng`)

// checkGrades reports grades whose shares add up to more than the whole: mức tốt 77,0%, mức đạt 33,0%.
func (d *document) checkGrades(p *part) {
	for i, t := range p.tokens {
		if !t.is(":") || p.previous(i-1) < 0 {
			continue
		}
		end := clauseEnd(p, i)
		sum, n, last, decimals := quantity{decimals: 3}, 0, 0, 0
		for _, piece := range pieces(p, i, end) {
			value, at, graded := quantity{}, -1, false
			for j := piece[0]; j < piece[1]; j++ {
				switch t := p.tokens[j]; {
				case t.kind == letters:
					graded = graded || grades[t.word.low]
				case t.is("%") && at < 0 && p.at(p.previous(j-1)).kind == digits:
					at = p.previous(j - 1)
					value, _ = readQuantity(p.tokens[at].text)
				case t.is("%"), t.is(":"):
					graded = false
				}
			}
			if at < 0 || !graded || value.decimals > 3 {
				n = 0
				break
			}
			n++
			sum.value += value.value * powers[3-value.decimals]
			last, decimals = at, max(decimals, value.decimals)
		}
		if n > 1 && sum.value > 100_000+int64(n)*powers[3-min(decimals, 2)] && sum.value < 130_000 {
			over := quantity{sum.value / powers[3-decimals], decimals}
			d.report("van-ban/tong", p, p.tokens[last].start, p.tokens[last].end, "100%", p.Text[p.tokens[i].end+1:p.tokens[last].end+1], over.String()+"%")
		}
	}
}
