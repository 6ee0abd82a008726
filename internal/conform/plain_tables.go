package conform

import (
	"bytes"

	"vanban/internal/diag"
)

// textTable returns how many lines from the first one on are rows of a table, and what sets their cells apart: a bar at
// both ends and between, or as many tabs in each. It returns 0 where there is no table.
func textTable(lines []plainLine) (rows int, between byte) {
	for rows < len(lines) {
		text := bytes.TrimSpace(lines[rows].text)
		if len(text) < 3 || text[0] != '|' || text[len(text)-1] != '|' {
			break
		}
		rows++
	}
	if rows > 1 {
		return rows, '|'
	}
	rows = 0
	tabs := bytes.Count(bytes.TrimRight(lines[0].text, " "), []byte("\t"))
	for tabs > 0 && rows < len(lines) {
		text := lines[rows].text
		if len(text) == 0 || text[0] == '\t' || bytes.Count(bytes.TrimRight(text, " "), []byte("\t")) != tabs || bytes.Contains(text, []byte("\t\t")) {
			break
		}
		rows++
	}
	if rows > 3 || rows > 2 && tabs > 1 {
		return rows, '\t'
	}
	return 0, 0
}

// rowCells returns the cells of one row of a table in a plain text, or nothing for a line that only draws the table.
func rowCells(f *diag.File, line plainLine, between byte, table, row int) []Paragraph {
	text, at := line.text, line.at
	if between == '|' {
		lead := bytes.IndexByte(text, '|') + 1
		text, at = text[lead:bytes.LastIndexByte(text, '|')], at+lead
		if len(bytes.Trim(text, "|-+=: \t")) == 0 {
			return nil
		}
	}
	var cells []Paragraph
	for column := 0; ; column++ {
		end := bytes.IndexByte(text, between)
		if end < 0 {
			end = len(text)
		}
		cell := text[:end]
		lead := len(cell) - len(bytes.TrimLeft(cell, " \t"))
		cell = bytes.TrimSpace(cell)
		cells = append(cells, Paragraph{Text: string(cell), Role: Cell, File: f, Start: at + lead, Table: table, Row: row, Column: column})
		if end == len(text) {
			return cells
		}
		text, at = text[end+1:], at+end+1
	}
}
