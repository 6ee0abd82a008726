package markdown

import "bytes"

// Parsing takes time by the square of the signs that one paragraph has, and of the lists and quotes that a line stands in.
// No document has a tenth of these.
const (
	maxSigns  = 2000 // of a paragraph, or of a line of a table; some of one kind in a row are one
	maxIndent = 200  // columns before a line
	maxNested = 20   // lists and quotes that a line begins
)

// beyond returns where a text is too tangled to be parsed, or -1.
func beyond(source []byte) int {
	signs, start, at := 0, 0, 0
	for line := range bytes.Lines(source) {
		trimmed := bytes.TrimSpace(line)
		if len(trimmed) == 0 || trimmed[0] == '|' || start == at {
			signs, start = 0, at
		}
		indent := bytes.IndexFunc(line, func(r rune) bool { return r != ' ' && r != '\t' })
		if signs += countSigns(line); signs > maxSigns || indent > maxIndent || nested(trimmed) > maxNested {
			return at
		}
		if at += len(line); len(trimmed) == 0 {
			start = at
		}
	}
	return -1
}

// countSigns counts the signs of a line that may begin or end something.
func countSigns(line []byte) (n int) {
	for i, b := range line {
		switch b {
		case '*', '_', '`', '~', '<':
			if i == 0 || line[i-1] != b {
				n++
			}
		case '[', ']':
			n++
		}
	}
	return n
}

// nested counts the lists and quotes that a line begins.
func nested(line []byte) (n int) {
	for len(line) > 0 {
		digits := 0
		for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
			digits++
		}
		switch {
		case line[0] == '>':
			line = line[1:]
		case len(line) > 1 && bytes.IndexByte([]byte("-+*"), line[0]) >= 0 && line[1] == ' ':
			line = line[2:]
		case digits > 0 && len(line) > digits+1 && (line[digits] == '.' || line[digits] == ')') && line[digits+1] == ' ':
			line = line[digits+2:]
		default:
			return n
		}
		n++
		line = bytes.TrimLeft(line, " \t")
	}
	return n
}
