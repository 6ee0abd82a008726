package facts

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// YAML takes a plain value to go on over the lines below that stand deeper. That is right for long texts, and hides a
// line that was meant to be an entry of its own: a key without colon below a number, a dash without space in a list.

// text returns the text of a scalar, and reports the lines that it swallowed.
func (l *loader) text(node *yaml.Node, t *Type) string {
	if node.Style != 0 {
		return node.Value
	}
	if (t.Kind == Text || t.Kind == Prose) && strings.Count(node.Value, `"`)%2 == 1 {
		l.report("du-lieu/nhay-le", spanOf(l.file, node), quoteName(node.Value))
	}
	first := plainRest(l.file.Line(node.Line), node.Column-1)
	if len(first) >= len(node.Value) || !strings.HasPrefix(node.Value, first) {
		return node.Value
	}
	if t.Kind == Number || t.Kind == Date || t.Kind == Bool {
		l.swallowed(node.Line + 1)
		return first
	}
	rest := strings.TrimSpace(node.Value[len(first):])
	for n := node.Line + 1; rest != "" && n <= l.file.Lines(); n++ {
		line := strings.TrimSpace(l.file.Line(n))
		if line == "" {
			continue
		}
		if !strings.HasPrefix(rest, line) {
			break
		}
		rest = strings.TrimSpace(rest[len(line):])
		switch key, _, glued := strings.Cut(line, ":"); {
		case gluedItem.MatchString(line):
			l.report("du-lieu/gach-dinh", lineSpan(l.file, n))
		case glued && gluedKey.MatchString(line) && len(l.schema.find(key, "")) > 0:
			l.report("du-lieu/thieu-cach", lineSpan(l.file, n))
		}
	}
	return node.Value
}

// swallowed reports the line below a number, date or the like.
func (l *loader) swallowed(n int) {
	for n < l.file.Lines() && strings.TrimSpace(l.file.Line(n)) == "" {
		n++
	}
	at := lineSpan(l.file, n)
	switch line := strings.TrimSpace(l.file.Line(n)); {
	case gluedItem.MatchString(line):
		l.report("du-lieu/gach-dinh", at)
	case gluedKey.MatchString(line):
		l.report("du-lieu/thieu-cach", at)
	case bareKey.MatchString(line), keyNoColon.MatchString(line):
		l.report("du-lieu/thieu-hai-cham", at)
	default:
		l.report("du-lieu/thut-le", at)
	}
}

// plainRest returns the plain text that begins at a column of a line, without the comment after it.
func plainRest(line string, column int) string {
	runes := []rune(line)
	rest := string(runes[min(column, len(runes)):])
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}

// quoteName shortens a text for a message.
func quoteName(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:40]) + "…"
	}
	return "“" + text + "”"
}
