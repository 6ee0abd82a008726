package facts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// page is the text of a file as the YAML library is given it: where a line of the file cannot be read it is mended, so
// that the rest is read and checked as well. Every mended character knows the column of the file that it stands for.
type page struct {
	file     *diag.File
	lines    []line // the file's lines, in order
	problems diag.List
	foreign  bool  // saved in another encoding, which is reported
	parts    []int // lines, counted from 1, that parted the file
	lossy    bool  // a line was given up: what it says is not known
}

// line is a line of a page.
type line struct {
	runes  []rune
	from   []int // for each rune the column of the file, from 0; nil: the line is as in the file
	mended bool  // its problem has been reported; nothing else is said of it
}

func newPage(file *diag.File) *page {
	p := &page{file: file}
	for n := 1; n <= file.Lines(); n++ {
		p.lines = append(p.lines, line{runes: []rune(file.Line(n))})
	}
	return p
}

// bytes returns the page as it is now.
func (p *page) bytes() []byte {
	var b strings.Builder
	for _, l := range p.lines {
		b.WriteString(string(l.runes))
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// text returns a line, counted from 0; there is nothing after the last.
func (p *page) text(n int) string {
	if n < 0 || n >= len(p.lines) {
		return ""
	}
	return string(p.lines[n].runes)
}

// report notes a problem of some runes of a line, and that the line is mended.
func (p *page) report(code diag.Code, n, start, end int, args ...any) {
	l := &p.lines[n]
	l.mended = true
	p.problems = append(p.problems, diag.New(code, p.span(n, start, max(end, start+1)), args...))
}

// reportLine notes a problem of a whole line.
func (p *page) reportLine(code diag.Code, n int, args ...any) {
	l := p.lines[n].runes
	p.report(code, n, leading(l), len(l), args...)
}

// span returns the place in the file of some runes of a line.
func (p *page) span(n, start, end int) diag.Span {
	at := p.file.Offset(n+1, p.column(n, start)+1)
	return diag.Span{File: p.file, Start: at, End: max(at, p.file.Offset(n+1, p.column(n, end)+1))}
}

// column returns the column of the file that a rune of a line stands for, from 0.
func (p *page) column(n, i int) int {
	if n < 0 || n >= len(p.lines) || p.lines[n].from == nil {
		return i
	}
	from := p.lines[n].from
	switch {
	case i < len(from):
		return from[i]
	case len(from) == 0:
		return 0
	}
	return from[len(from)-1] + 1
}

// replace puts a text in the place of some runes of a line.
func (p *page) replace(n, start, end int, text string) {
	l := &p.lines[n]
	if l.from == nil {
		l.from = make([]int, len(l.runes))
		for i := range l.from {
			l.from[i] = i
		}
	}
	at := p.column(n, start)
	put := []rune(text)
	stands := make([]int, len(put))
	for i := range stands {
		stands[i] = at
		if end-start == len(put) {
			stands[i] = p.column(n, start+i)
		}
	}
	if end-start == len(put) { // in place: a line may have a million signs to be replaced
		copy(l.runes[start:], put)
		copy(l.from[start:], stands)
		return
	}
	l.runes = slices.Concat(l.runes[:start], put, l.runes[end:])
	l.from = slices.Concat(l.from[:start], stands, l.from[end:])
}

// indent moves the text of a line to a column.
func (p *page) indent(n, column int) {
	p.replace(n, 0, leading(p.lines[n].runes), strings.Repeat(" ", column))
}

// drop gives a line up.
func (p *page) drop(n int) {
	p.lines[n] = line{mended: true}
	p.lossy = true
}

// restore gives the nodes of the page their columns in the file.
func (p *page) restore(node *yaml.Node) {
	node.Column = p.column(node.Line-1, node.Column-1) + 1
	for _, sub := range node.Content {
		p.restore(sub)
	}
}

// mended tells whether a line of the file, counted from 1, has been reported as a whole.
func (p *page) mended(line int) bool {
	return p != nil && line >= 1 && line <= len(p.lines) && p.lines[line-1].mended
}

// leading counts the spaces and tabs that a line begins with.
func leading(l []rune) int {
	i := slices.IndexFunc(l, func(r rune) bool { return r != ' ' && r != '\t' })
	if i < 0 {
		return len(l)
	}
	return i
}

// runeIndex returns the number of runes before a byte of a text.
func runeIndex(text string, at int) int { return utf8.RuneCountInString(text[:at]) }
