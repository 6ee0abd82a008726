package conform

import "strings"

// checkTables adds up the columns of tables that have a row of totals.
func checkTables(d *document) {
	for begin := 0; begin < len(d.parts); {
		if d.parts[begin].Role != Cell {
			begin++
			continue
		}
		end := begin
		for end < len(d.parts) && d.parts[end].Role == Cell && d.parts[end].Table == d.parts[begin].Table {
			end++
		}
		d.checkTable(begin, d.parts[begin:end])
		begin = end
	}
}

// checkTable looks at the cells of one table, which begins with a paragraph of the document.
func (d *document) checkTable(begin int, cells []*part) {
	rows, columns := 0, 0
	for _, c := range cells {
		rows, columns = max(rows, c.Row+1), max(columns, c.Column+1)
	}
	if rows < 3 || rows*columns > 100000 {
		return
	}
	grid := make([]*part, rows*columns)
	for _, c := range cells {
		if c.Row < 0 || c.Column < 0 {
			continue
		}
		if at := &grid[c.Row*columns+c.Column]; *at == nil {
			*at = c
		} else {
			*at = &part{} // several paragraphs are no number
		}
	}
	d.checkShares(grid, rows, columns)
	d.checkRows(grid, rows, columns)
	totals := 0
	total := -1
	for r := range rows {
		if isTotal(grid[r*columns : r*columns+columns]) {
			total = r
			totals++
		}
	}
	if totals != 1 || total != rows-1 && total != 1 {
		return
	}
	for c := range columns {
		d.checkColumn(grid, rows, columns, c, total)
	}
	d.checkStatedTotal(begin, grid, rows, columns, total)
}

// isTotal tells whether a row begins with the word for a total.
func isTotal(row []*part) bool {
	for _, cell := range row[:min(2, len(row))] {
		if cell == nil {
			continue
		}
		t := cell.at(cell.next(0))
		if t.kind == letters && (t.word.low == "tổng" || t.word.low == "cộng") {
			return true
		}
	}
	return false
}

func (d *document) checkColumn(grid []*part, rows, columns, c, total int) {
	head, last := grid[c], grid[total*columns+c]
	if head == nil || last == nil {
		return
	}
	for _, t := range head.tokens {
		switch t.low() {
		case "tt", "stt", "%", "lệ", "năm", "tuổi", "bình", "quân", "số hiệu", "đơn":
			return
		}
	}
	want, ok := cellNumber(last)
	if !ok {
		return
	}
	sum := sharePart{}
	var parts []sharePart
	for r := 1; r < rows; r++ {
		cell := grid[r*columns+c]
		if r == total {
			continue
		}
		if cell == nil {
			return
		}
		text := strings.Trim(cell.Text, " -–")
		if text == "" {
			continue
		}
		q, ok := cellNumber(cell)
		if !ok {
			return
		}
		parts = append(parts, sharePart{q: q})
	}
	sum.q, sum.token = want, last.next(0)
	if len(parts) >= 2 {
		d.compareSum(last, sum, parts)
	}
}

// cellNumber returns the number that a cell holds and nothing else.
func cellNumber(cell *part) (quantity, bool) {
	i := cell.next(0)
	if i < 0 || cell.tokens[i].kind != digits || cell.next(i+1) >= 0 {
		return quantity{}, false
	}
	return readQuantity(cell.tokens[i].text)
}
