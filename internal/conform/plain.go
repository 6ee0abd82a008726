package conform

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"vanban/internal/diag"
)

// readPlain returns the paragraphs of a plain text: one for each line, or, in a text that was broken to a fixed width,
// one for each run of full lines. Tables that are drawn with bars or set with tabs become cells.
func readPlain(f *diag.File) []Paragraph {
	var found []Paragraph
	var b builder
	lines := plainLines(f.Data)
	width := wrapWidth(lines)
	table := 0
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if rows, between := textTable(lines[i:]); rows > 0 && len(b.text) == 0 {
			table++
			row := 0
			for _, line := range lines[i : i+rows] {
				if cells := rowCells(f, line, between, table, row); len(cells) > 0 {
					found = append(found, cells...)
					row++
				}
			}
			i += rows - 1
			continue
		}
		if len(bytes.TrimSpace(line.text)) == 0 {
			continue
		}
		b.add(line.text, line.at)
		if i+1 < len(lines) && continues(line.text, lines[i+1].text, width) {
			b.put(" ", line.at+len(line.text))
			continue
		}
		found = append(found, b.paragraph(f, Body))
	}
	return found
}

type plainLine struct {
	text []byte
	at   int
}

// plainLines splits a text at its line ends, which are left out, as is a byte order mark.
func plainLines(data []byte) []plainLine {
	var lines []plainLine
	at := 0
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for at < len(data) {
		end := bytes.IndexByte(data[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(data)-at, len(data)
		}
		lines = append(lines, plainLine{bytes.TrimSuffix(data[at:at+end], []byte("\r")), at})
		at = next
	}
	return lines
}

// wrapWidth returns the width that lines were broken to, in letters, or 0 where they were not: broken text has no long
// line, and many that are nearly as long as the longest.
func wrapWidth(lines []plainLine) int {
	longest, full := 0, 0
	for _, line := range lines {
		longest = max(longest, utf8.RuneCount(line.text))
	}
	if longest > 120 || longest < 50 {
		return 0
	}
	for _, line := range lines {
		if utf8.RuneCount(line.text)*5 >= longest*4 {
			full++
		}
	}
	if full < 4 {
		return 0
	}
	return longest
}

// continues tells whether the next line goes on with the sentence of a full line.
func continues(line, next []byte, width int) bool {
	if width == 0 || utf8.RuneCount(line)*4 < width*3 {
		return false
	}
	next = bytes.TrimLeft(next, " \t")
	first, _ := utf8.DecodeRune(next)
	switch {
	case len(next) == 0, bytes.ContainsAny(next[:1], "-+*|>#"):
		return false
	case bytes.ContainsAny(bytes.TrimSpace(line)[len(bytes.TrimSpace(line))-1:], ".;:!?"):
		return false
	}
	return !unicode.IsDigit(first) || !enumerated(string(next))
}
