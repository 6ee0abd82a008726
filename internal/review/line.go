package review

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/internal/docx"
	"vanban/internal/viet"
)

// line is the text of a paragraph with the places of its controls.
type line struct {
	text  string // with every kind of space as a plain one
	marks []mark
}

// mark is a control in a line.
type mark struct {
	start, end int
	tag        string
	byAlias    bool // the tag was lost, the alias tells
	control    *docx.Control
	found      bool // the control was lost; its text was found by the words around it
	mate       int  // index of the mark in the other line that it belongs to; -1 while there is none
}

func newLine(p *docx.Paragraph, name func(*docx.Control) (tag string, byAlias bool)) *line {
	l := &line{}
	var b strings.Builder
	for _, span := range p.Spans {
		start := b.Len()
		b.WriteString(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return ' '
			}
			return r
		}, span.Text))
		if span.Control == nil {
			continue
		}
		if tag, byAlias := name(span.Control); tag != "" {
			l.marks = append(l.marks, mark{start, b.Len(), tag, byAlias, span.Control, false, -1})
		}
	}
	l.text = b.String()
	return l
}

func (l *line) value(i int) string { return l.text[l.marks[i].start:l.marks[i].end] }

// outside returns the text with the name of each control in place of its text.
func (l *line) outside() string {
	var b strings.Builder
	at := 0
	for _, m := range l.marks {
		b.WriteString(l.text[at:m.start])
		b.WriteString(" \x00" + m.tag + "\x00 ")
		at = m.end
	}
	b.WriteString(l.text[at:])
	return viet.Clean(b.String())
}

// showing returns the text with the values of another line's controls, so that only words differ.
func (l *line) showing(other *line) string {
	var b strings.Builder
	at := 0
	for i, m := range l.marks {
		b.WriteString(l.text[at:m.start])
		if m.mate >= 0 {
			b.WriteString(other.value(m.mate))
		} else {
			b.WriteString(l.value(i))
		}
		at = m.end
	}
	b.WriteString(l.text[at:])
	return viet.Clean(b.String())
}

// pair ties the controls of two lines: in order where they have one, then wherever the name is the same.
func pair(a, b *line) {
	for _, m := range diff(len(a.marks), len(b.marks), func(i, j int) bool { return a.marks[i].tag == b.marks[j].tag }) {
		a.marks[m.a].mate, b.marks[m.b].mate = m.b, m.a
	}
	for i := range a.marks {
		for j := range b.marks {
			if a.marks[i].mate < 0 && b.marks[j].mate < 0 && a.marks[i].tag == b.marks[j].tag {
				a.marks[i].mate, b.marks[j].mate = j, i
			}
		}
	}
}

// around returns the text between a control and those next to it.
func (l *line) around(i int) (before, after string) {
	start, end := 0, len(l.text)
	if i > 0 {
		start = l.marks[i-1].end
	}
	if i+1 < len(l.marks) {
		end = l.marks[i+1].start
	}
	return viet.Clean(l.text[start:l.marks[i].start]), viet.Clean(l.text[l.marks[i].end:end])
}

// edges returns the characters next to a control, 0 at the ends of the line. A full stop or comma counts only where a
// digit follows.
func (l *line) edges(i int) (before, after rune) {
	m := l.marks[i]
	before, _ = utf8.DecodeLastRuneInString(l.text[:m.start])
	after, size := utf8.DecodeRuneInString(l.text[m.end:])
	if (after == '.' || after == ',') && len(l.text) > m.end+size && !isDigit(l.text[m.end+size]) {
		after = ' '
	}
	if (before == '.' || before == ',') && (m.start < 2 || !isDigit(l.text[m.start-2])) {
		before = ' '
	}
	return before, after
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// glues tells whether a character next to a control reads on with it.
func glues(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',' || r == '%')
}

// glued tells whether something was typed right next to a control that now reads on with it, and returns both together.
func glued(before *line, i int, after *line, j int) (string, bool) {
	wasLeft, wasRight := before.edges(i)
	left, right := after.edges(j)
	if !(glues(left) && left != wasLeft) && !(glues(right) && right != wasRight) {
		return "", false
	}
	m := after.marks[j]
	start, end := m.start, m.end
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(after.text[:start])
		if !glues(r) {
			break
		}
		start -= size
	}
	for end < len(after.text) {
		r, size := utf8.DecodeRuneInString(after.text[end:])
		if !glues(r) {
			break
		}
		end += size
	}
	return strings.Trim(after.text[start:end], ".,"), true
}

// find looks for the text of a control that was lost, between the words that stood next to it. It returns where the text
// stands.
func (l *line) find(before *line, i int) (start, end int, ok bool) {
	const near = 24 // bytes of neighbouring text that are looked for
	m := before.marks[i]
	left := lastBytes(before.text[:m.start], near)
	right := firstBytes(before.text[m.end:], near)
	start, end = 0, len(l.text)
	if left != "" {
		at := strings.Index(l.text, left)
		if at < 0 || strings.Contains(l.text[at+len(left):], left) {
			return 0, 0, false
		}
		start = at + len(left)
	}
	if right != "" {
		at := strings.Index(l.text[start:], right)
		if at < 0 {
			return 0, 0, false
		}
		end = start + at
	}
	if left == "" && right == "" || end-start > 40+3*(m.end-m.start) || start == end {
		return 0, 0, false
	}
	for _, other := range l.marks {
		if other.start < end && start < other.end {
			return 0, 0, false
		}
	}
	changed := l.text[start:end] != before.value(i)
	return start, end, !changed || before.apart(i)
}

// apart tells whether enough words stand between a control and any other that was lost: of two that touch, nothing tells
// which one a new word belongs to.
func (l *line) apart(i int) bool {
	const enough = 6 // bytes
	before, after := l.around(i)
	return (i == 0 || l.marks[i-1].mate >= 0 || len(before) >= enough) &&
		(i+1 == len(l.marks) || l.marks[i+1].mate >= 0 || len(after) >= enough)
}

func lastBytes(s string, n int) string {
	for at := max(0, len(s)-n); at < len(s); at++ {
		if utf8.RuneStart(s[at]) {
			return s[at:]
		}
	}
	return ""
}

func firstBytes(s string, n int) string {
	for at := min(n, len(s)); at > 0; at-- {
		if at == len(s) || utf8.RuneStart(s[at]) {
			return s[:at]
		}
	}
	return ""
}

// insert adds a mark for a control that was found again, in order.
func (l *line) insert(m mark) {
	at := 0
	for at < len(l.marks) && l.marks[at].start < m.start {
		at++
	}
	l.marks = append(l.marks[:at], append([]mark{m}, l.marks[at:]...)...)
}

// recover looks for the controls of another line that this one lost, and ties the two lines anew.
func (l *line) recover(before *line) {
	found, same := false, l.text == before.text
	for i := range before.marks {
		if before.marks[i].mate >= 0 {
			continue
		}
		start, end, ok := before.marks[i].start, before.marks[i].end, same
		if !same {
			start, end, ok = l.find(before, i)
		}
		if ok {
			l.insert(mark{start: start, end: end, tag: before.marks[i].tag, found: true})
			found = true
		}
	}
	if !found {
		return
	}
	for i := range before.marks {
		before.marks[i].mate = -1
	}
	for j := range l.marks {
		l.marks[j].mate = -1
	}
	pair(before, l)
}
