package conform

import (
	"bytes"

	"vanban/internal/diag"
)

// readMarkdown returns the paragraphs of a Markdown text. Signs of headings, quotations, stress, code, links and tables
// are seen through; code blocks, comments and front matter are left out. The numbers of list items stay: in a document
// they are text.
func readMarkdown(f *diag.File) []Paragraph {
	r := &markdownReader{file: f}
	lines := plainLines(f.Data)
	if len(lines) > 0 && string(bytes.TrimRight(lines[0].text, " ")) == "---" {
		for i, line := range lines[1:] {
			if string(bytes.TrimRight(line.text, " ")) == "---" {
				lines = lines[i+2:]
				break
			}
		}
	}
	for _, line := range lines {
		r.line(line)
	}
	r.end()
	return r.found
}

type markdownReader struct {
	file       *diag.File
	found      []Paragraph
	b          builder
	fence      []byte // of the code block that is open
	comment    bool
	table, row int
}

// line reads one line. It goes on with the paragraph of the line before, unless it begins something new.
func (r *markdownReader) line(line plainLine) {
	text, at := line.text, line.at
	trim := func(n int) { text, at = text[n:], at+n }
	trim(len(text) - len(bytes.TrimLeft(text, " \t")))
	if r.fence != nil {
		if bytes.HasPrefix(text, r.fence) {
			r.fence = nil
		}
		return
	}
	quoted := false
	for bytes.HasPrefix(text, []byte(">")) {
		trim(1)
		trim(len(text) - len(bytes.TrimLeft(text, " \t")))
		quoted = true
	}
	switch {
	case len(text) == 0:
		r.end()
		r.row = 0
		return
	case bytes.HasPrefix(text, []byte("```")), bytes.HasPrefix(text, []byte("~~~")):
		r.end()
		r.fence = bytes.Clone(text[:3])
		return
	case text[0] == '|':
		r.end()
		r.cells(text, at)
		return
	case isRule(text):
		r.end()
		return
	case text[0] == '#':
		n := len(text) - len(bytes.TrimLeft(text, "#"))
		if n <= 6 && n < len(text) && text[n] == ' ' {
			r.end()
			trim(n + 1)
			r.inline(text, at)
			r.end()
			return
		}
	case (text[0] == '-' || text[0] == '+' || text[0] == '*') && len(text) > 1 && text[1] == ' ', enumerated(string(text)):
		r.end()
		if text[0] == '*' {
			trim(2)
		}
	case bytes.HasPrefix(text, []byte("[^")) && bytes.Contains(text, []byte("]:")):
		r.end()
		trim(bytes.Index(text, []byte("]:")) + 2)
	}
	_ = quoted
	if len(r.b.text) > 0 {
		r.b.put(" ", max(at-1, 0))
	}
	hard := bytes.TrimRight(text, " ")
	if bytes.HasSuffix(hard, []byte(`\`)) && !bytes.HasSuffix(hard, []byte(`\\`)) {
		text = hard[:len(hard)-1]
	}
	r.inline(bytes.TrimRight(text, " "), at)
	r.row = 0
}

func (r *markdownReader) end() {
	if len(bytes.TrimSpace(r.b.text)) > 0 {
		r.found = append(r.found, r.b.paragraph(r.file, Body))
	}
	r.b = builder{}
}

// enumerated tells whether a line begins with the number of a list item: 1. 12) a)
func enumerated(text string) bool {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	if n == 0 || n > 3 {
		return len(text) > 2 && text[1] == ')' && text[0] >= 'a' && text[0] <= 'z' && text[2] == ' '
	}
	return n+1 < len(text) && (text[n] == '.' || text[n] == ')') && text[n+1] == ' '
}

// isRule tells whether a line is a rule across the page or under a heading.
func isRule(text []byte) bool {
	for _, sign := range [...]byte{'-', '*', '_', '='} {
		if text[0] == sign && len(text) > 2 && len(bytes.Trim(text, string(sign)+" ")) == 0 {
			return true
		}
	}
	return false
}

// cells reads one row of a table.
func (r *markdownReader) cells(text []byte, at int) {
	if len(bytes.Trim(text, "|-: \t")) == 0 && bytes.ContainsRune(text, '-') {
		return // the row that aligns the columns
	}
	if r.row == 0 {
		r.table++
	}
	column := 0
	start := 1
	for i := 1; i <= len(text); i++ {
		if i < len(text) && (text[i] != '|' || text[i-1] == '\\') {
			continue
		}
		cell := text[start:i]
		if i == len(text) && len(bytes.TrimSpace(cell)) == 0 {
			break
		}
		lead := len(cell) - len(bytes.TrimLeft(cell, " \t"))
		r.inline(bytes.TrimRight(cell[lead:], " \t"), at+start+lead)
		p := r.b.paragraph(r.file, Cell)
		p.Table, p.Row, p.Column = r.table, r.row, column
		r.found = append(r.found, p)
		column++
		start = i + 1
	}
	r.row++
}

// inline appends a line without the signs of stress, code, links and footnotes.
func (r *markdownReader) inline(text []byte, at int) {
	for i := 0; i < len(text); {
		n, skip := r.marker(text, i, at)
		if n == 0 && !skip {
			n = plainRun(text[i:])
			r.b.add(text[i:i+n], at+i)
		}
		i += n
	}
}

// plainRun returns how many bytes follow without a sign that may mean something.
func plainRun(text []byte) int {
	if n := bytes.IndexAny(text[1:], "\\*_`[]<!~"); n >= 0 {
		return n + 1
	}
	return len(text)
}

// code stands in the text for a span of code: an object that is no prose, but beside which spaces and signs count.
const code = "\uFFFC"

// marker reads the sign at an offset, if it is one, and returns how many bytes it took.
func (r *markdownReader) marker(text []byte, i, at int) (taken int, skip bool) {
	rest := text[i:]
	if r.comment {
		if n := bytes.Index(rest, []byte("-->")); n >= 0 {
			r.comment = false
			return n + 3, true
		}
		return len(rest), true
	}
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && bytes.IndexByte([]byte("\\`*_{}[]()#+-.!|<>~&"), rest[1]) >= 0 {
			r.b.add(rest[1:2], at+i+1)
			return 2, true
		}
	case '*':
		n := len(rest) - len(bytes.TrimLeft(rest, "*"))
		if i > 0 && text[i-1] == ' ' && n < len(rest) && rest[n] == ' ' {
			return 0, false // no stress without a word
		}
		return n, true
	case '~':
		if bytes.HasPrefix(rest, []byte("~~")) {
			return 2, true
		}
	case '_':
		inside := i > 0 && i+1 < len(text) && text[i-1] != ' ' && text[i+1] != ' ' && text[i-1] != '(' && text[i-1] != '*'
		if !inside && !bytes.HasPrefix(rest, []byte("___")) {
			return 1, true
		}
	case '`':
		n := len(rest) - len(bytes.TrimLeft(rest, "`"))
		if end := bytes.Index(rest[n:], rest[:n]); end >= 0 {
			r.b.put(code, at+i)
			return n + end + n, true
		}
	case '<':
		if bytes.HasPrefix(rest, []byte("<!--")) {
			r.comment = true
			return 4, true
		}
		if end := bytes.IndexByte(rest, '>'); end > 1 && (rest[1] == '/' || rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z') {
			return end + 1, true
		}
	case '!':
		if len(rest) > 1 && rest[1] == '[' {
			return 1, true
		}
	case '[':
		if bytes.HasPrefix(rest, []byte("[^")) {
			if end := bytes.IndexByte(rest, ']'); end > 0 {
				return end + 1, true
			}
		}
		if end := bytes.Index(rest, []byte("](")); end > 0 && !bytes.Contains(rest[:end], []byte("](")) {
			return 1, true
		}
	case ']':
		if bytes.HasPrefix(rest, []byte("](")) {
			if end := bytes.IndexByte(rest, ')'); end > 0 {
				return end + 1, true
			}
		}
	}
	return 0, false
}
