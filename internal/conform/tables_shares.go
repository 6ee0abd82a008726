package conform

import "vanban/internal/diag"

// checkShares compares the percentages of a table with the counts beside them. Which column is the part and which the
// whole is told by the rows that agree: at least two must, and no more than a quarter may not.
func (d *document) checkShares(grid []*part, rows, columns int) {
	for c := range columns {
		if !isShare(grid[c]) {
			continue
		}
		for a := range columns {
			for b := range columns {
				if a != b && a != c && b != c {
					d.checkShareColumn(grid, rows, columns, a, b, c)
				}
			}
		}
	}
}

// isShare tells whether the head of a column says that it holds percentages.
func isShare(head *part) bool {
	if head == nil {
		return false
	}
	for i, t := range head.tokens {
		if t.is("%") || t.low() == "lệ" && head.previousWord(i) != nil && (head.previousWord(i).fold == "ty" || head.previousWord(i).fold == "ti") {
			return true
		}
	}
	return false
}

// checkShareColumn judges the percentages of column c as shares of column a in column b.
func (d *document) checkShareColumn(grid []*part, rows, columns, a, b, c int) {
	type odd struct {
		cell              *part
		part, whole, said quantity
		result            share
	}
	agree, same := 0, 0
	var odds []odd
	for r := 1; r < rows; r++ {
		x, okX := numberIn(grid[r*columns+a])
		y, okY := numberIn(grid[r*columns+b])
		p, okP := percentIn(grid[r*columns+c])
		if !okX || !okY || !okP || !x.whole() || !y.whole() || y.value == 0 || p.decimals > 3 {
			continue
		}
		switch result := shareOf(x.value, y.value, p); {
		case result == rounded && x.value == y.value:
			same++
		case result == rounded && x.value > 0:
			agree++
		case result == rounded:
		default:
			odds = append(odds, odd{grid[r*columns+c], x, y, p, result})
		}
	}
	if agree < 2 || len(odds)*3 > agree+same {
		return
	}
	for _, o := range odds {
		code := diag.Code("van-ban/ty-le")
		if o.result == truncated {
			code = "van-ban/ty-le-cat"
		}
		first, last := o.cell.tokens[0], o.cell.tokens[len(o.cell.tokens)-1]
		right := percentOf(o.part.value, o.whole.value, max(o.said.decimals, 1))
		d.report(code, o.cell, first.start, last.end, o.part.String()+"/"+o.whole.String(), right.fixed()+"%", o.said.fixed()+"%")
	}
}

// numberIn returns the number that a cell holds and nothing else.
func numberIn(cell *part) (quantity, bool) {
	if cell == nil || len(cell.tokens) == 0 {
		return quantity{}, false
	}
	return cellNumber(cell)
}

// percentIn returns the percentage that a cell holds, with its sign or without.
func percentIn(cell *part) (quantity, bool) {
	if cell == nil {
		return quantity{}, false
	}
	i := cell.next(0)
	if i < 0 || cell.tokens[i].kind != digits {
		return quantity{}, false
	}
	if j := cell.next(i + 1); j >= 0 && (!cell.tokens[j].is("%") || cell.next(j+1) >= 0) {
		return quantity{}, false
	}
	return readQuantity(cell.tokens[i].text)
}
