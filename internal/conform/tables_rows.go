package conform

import (
	"slices"
	"strings"
)

// checkRows compares the columns of a table with each other: a total with the columns beside it, where the other rows add
// up; two numbers that stand in each other's column; a part above its whole.
func (d *document) checkRows(grid []*part, rows, columns int) {
	values := make([][]quantity, columns) // by column, below the head; nil where a cell holds no number
	for c := range columns {
		values[c] = columnNumbers(grid, rows, columns, c)
	}
	for c := range columns {
		if grid[c] == nil || values[c] == nil {
			continue
		}
		words := headWords(grid[c])
		if words["tổng"] || words["cộng"] {
			d.checkRowTotals(grid, values, columns, c)
		}
		if words["tổng"] {
			d.checkPartOfTotal(grid, values, columns, c)
		}
	}
	for a := range columns {
		for b := a + 1; b < columns; b++ {
			d.checkSwap(grid, values, columns, a, b)
		}
	}
}

// columnNumbers returns the whole numbers of a column below its head, -1 for one that is left empty, or nothing where the
// column holds anything else. The row of totals is left out.
func columnNumbers(grid []*part, rows, columns, c int) []quantity {
	var all []quantity
	for r := 1; r < rows; r++ {
		if isTotal(grid[r*columns : r*columns+columns]) {
			all = append(all, quantity{value: -1})
			continue
		}
		cell := grid[r*columns+c]
		if cell == nil {
			return nil
		}
		q, ok := numberIn(cell)
		if !ok && strings.Trim(cell.Text, " -–") != "" || ok && !q.whole() {
			return nil
		}
		if !ok {
			q = quantity{value: -1}
		}
		all = append(all, q)
	}
	return all
}

// headWords returns the words of the head of a column, in small letters.
func headWords(head *part) map[string]bool {
	words := map[string]bool{}
	for _, t := range head.tokens {
		words[t.low()] = true
	}
	return words
}

// checkRowTotals looks for the columns right after, or before, column c whose sum it is in at least three rows, and reports
// the one row in four at most where it is not.
func (d *document) checkRowTotals(grid []*part, values [][]quantity, columns, c int) {
	for n := 2; n <= 6; n++ {
		for _, from := range [...]int{c + 1, c - n} {
			if from < 0 || from+n > columns {
				continue
			}
			agree := 0
			var odd []int
			for r, total := range values[c] {
				sum, ok := int64(0), total.value >= 0
				for k := from; k < from+n; k++ {
					if values[k] == nil {
						ok = false
						break
					}
					sum += max(values[k][r].value, 0)
				}
				switch {
				case !ok:
				case sum == total.value:
					agree++
				default:
					odd = append(odd, r)
				}
			}
			if agree < 3 || len(odd) == 0 || len(odd)*3 > agree {
				continue
			}
			for _, r := range odd {
				cell := grid[(r+1)*columns+c]
				var parts []sharePart
				for k := from; k < from+n; k++ {
					parts = append(parts, sharePart{q: quantity{value: max(values[k][r].value, 0)}})
				}
				d.compareSum(cell, sharePart{q: values[c][r], token: cell.next(0)}, parts)
			}
			return
		}
	}
}

// checkPartOfTotal reports a number above the one in column c, a total, in a column whose head names a part of the same things.
func (d *document) checkPartOfTotal(grid []*part, values [][]quantity, columns, c int) {
	noun := lastWord(grid[c])
	for b := range columns {
		if b == c || values[b] == nil || grid[b] == nil || noun == "" {
			continue
		}
		words := headWords(grid[b])
		if !words[noun] || words["tổng"] || words["lượt"] || words["kế"] || words["trước"] || len(words) < 4 {
			continue
		}
		below := 0
		var above []int
		for r := range values[b] {
			switch whole, part := values[c][r].value, values[b][r].value; {
			case whole < 0 || part < 0:
			case part <= whole:
				below++
			default:
				above = append(above, r)
			}
		}
		if below < 2 || len(above) != 1 {
			continue
		}
		cell := grid[(above[0]+1)*columns+b]
		t := cell.tokens[cell.next(0)]
		problem := d.report("van-ban/phan-lon", cell, t.start, t.end, t.text, values[c][above[0]].String())
		whole := grid[(above[0]+1)*columns+c]
		*problem = problem.With(whole.Text, whole.span(0, len(whole.Text)))
	}
}

// lastWord returns the last word of a head before any bracket, in small letters.
func lastWord(head *part) string {
	last := ""
	for _, t := range head.tokens {
		if t.is("(") {
			break
		}
		if t.kind == letters {
			last = t.word.low
		}
	}
	return last
}

// checkSwap reports a row in which the numbers of two columns stand in each other's: in all other rows, three at least,
// every number of the one column is above every number of the other by far.
func (d *document) checkSwap(grid []*part, values [][]quantity, columns, a, b int) {
	if values[a] == nil || values[b] == nil || serial(values[a]) || serial(values[b]) {
		return
	}
	for odd := range values[a] {
		low, high := int64(-1), int64(-1) // the range of what column a holds elsewhere
		lowB, highB := int64(-1), int64(-1)
		n := 0
		for r := range values[a] {
			x, y := values[a][r].value, values[b][r].value
			if r == odd || x < 0 || y < 0 {
				continue
			}
			if n == 0 {
				low, high, lowB, highB = x, x, y, y
			}
			low, high, lowB, highB = min(low, x), max(high, x), min(lowB, y), max(highB, y)
			n++
		}
		x, y := values[a][odd].value, values[b][odd].value
		if n < 3 || x < 0 || y < 0 || !(apart(low, highB) && swapped(x, y, low, high, lowB, highB) || apart(lowB, high) && swapped(y, x, lowB, highB, low, high)) {
			continue
		}
		first, second := grid[(odd+1)*columns+a], grid[(odd+1)*columns+b]
		t := first.tokens[first.next(0)]
		problem := d.report("van-ban/doi-cot", first, t.start, t.end, t.text, strings.TrimSpace(second.Text))
		*problem = problem.With(second.Text, second.span(0, len(second.Text)))
		return
	}
}

// apart tells whether the lowest of large numbers is above the highest of small ones by far.
func apart(low, high int64) bool { return low > 3*high+3 }

// swapped tells whether the number of the large column fits the small one, and the other the large one.
func swapped(x, y, low, high, lowB, highB int64) bool {
	return x <= 2*highB && 2*x >= lowB && 2*y >= low && y <= 2*high && y > x
}

// serial tells whether a column counts its rows.
func serial(values []quantity) bool {
	n := int64(0)
	return !slices.ContainsFunc(values, func(q quantity) bool {
		n++
		return q.value >= 0 && q.value != n
	})
}
