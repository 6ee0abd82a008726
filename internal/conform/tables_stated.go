package conform

import "strings"

// checkStatedTotal compares the total of a table with the one that the paragraph before it states: Toàn xã có tổng số 128 hộ
// nghèo, phân theo thôn như sau. The paragraph must end with a colon and state one total only.
func (d *document) checkStatedTotal(n int, grid []*part, rows, columns, row int) {
	if n == 0 || d.parts[n-1].Role == Cell {
		return
	}
	p := d.parts[n-1]
	if !p.at(p.previous(len(p.tokens)-1)).is(":") || p.between(0, len(p.tokens), inPart) {
		return
	}
	total, money, ok := p.onlyTotal()
	if !ok {
		return
	}
	column := -1
	for c := range columns {
		if grid[c] == nil || !namesThing(grid[c], total.unit, money) {
			continue
		}
		if column >= 0 {
			return // two columns may be meant
		}
		column = c
	}
	if column < 0 || grid[row*columns+column] == nil {
		return
	}
	cell := grid[row*columns+column]
	q, ok := cellNumber(cell)
	if !ok || q.value == 0 {
		return
	}
	stated, shown := total.q, q
	if money {
		stated.value *= factor(total.unit)
		shown.value *= factor(wordsOf(grid[column]))
	}
	x, y, fine := same(stated, shown)
	if !fine || x == y || x > 2*y || y > 2*x {
		return
	}
	t := p.tokens[total.token]
	problem := d.report("van-ban/tong-bang", p, t.start, t.end, t.text, strings.TrimSpace(cell.Text))
	*problem = problem.With(cell.Text, cell.span(0, len(cell.Text)))
}

// inPart are words that say that a table shows a part of what was counted.
var inPart = set(`đó gần trên hơn khoảng riêng chỉ còn`)

// onlyTotal returns the one count of a paragraph that follows the word tổng, and whether it is money.
func (p *part) onlyTotal() (total figure, money, ok bool) {
	n := 0
	for _, f := range p.figures(0, len(p.tokens), "") {
		n++
		for j, words := p.previous(f.token-1), 0; p.at(j).kind == letters && words < 5; j = p.previous(j - 1) {
			words++
			if p.at(j).low() == "tổng" {
				total, ok = f, true
			}
		}
	}
	if !ok || n != 1 || len(total.unit) == 0 {
		return figure{}, false, false
	}
	for _, w := range total.unit {
		money = money || w == "đồng"
	}
	return total, money, true
}

// namesThing tells whether the head of a column names what was counted.
func namesThing(head *part, unit []string, money bool) bool {
	words := headWords(head)
	if money {
		return words["tiền"] || words["phí"]
	}
	for _, w := range unit[:min(2, len(unit))] {
		if !words[w] {
			return false
		}
	}
	return !words["%"] && !words["lệ"] && !words["được"]
}

func wordsOf(p *part) []string {
	var words []string
	for _, t := range p.tokens {
		words = append(words, t.low())
	}
	return words
}

// factor returns what an amount in thousands, millions or billions is multiplied by.
func factor(words []string) int64 {
	for _, w := range words {
		switch scales[w] {
		case 3:
			return 1e3
		case 6:
			return 1e6
		case 9:
			return 1e9
		}
	}
	return 1
}
