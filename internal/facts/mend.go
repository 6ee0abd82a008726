package facts

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
)

// A file that the YAML library refuses is gone through once more, line by line, by what data files look like: groups of
// keys, lists, values of a line or more. Every line that breaks that form is reported and mended as its writer most
// likely meant it. The library stops at the first mistake and names the line where it gave up; a clerk wants all
// mistakes, each at the line to change.

// What the text of a line, after its indentation, may begin with.
var (
	itemLine  = regexp.MustCompile(`^-(?:\s|$)`)
	keyLine   = regexp.MustCompile(`^(?:[\pL\d_$][\pL\d_.$-]*|"[^"]*"|'[^']*')\s*:(?:\s|$)`)
	gluedKey  = regexp.MustCompile(`^[\pL_$][\pL\d_-]*:[^\s/]`)
	gluedItem = regexp.MustCompile(`^-[\pL"'“\[{]`)
	// a key whose text of several lines begins below
	headerNoColon = regexp.MustCompile(`^[a-z\d_]+ [|>][+-]?$`)

	bareKey    = regexp.MustCompile(`^[a-z\d_$][a-z\d_-]*$`)
	keyNoColon = regexp.MustCompile(`^[a-z_][a-z\d_]*(\s*[=;：]\s*|\s+)(\S.*)$`)
)

// mender goes through a page. Its stack holds the blocks that are open, from the outside in.
type mender struct {
	*page
	stack  []block
	open   bool  // the last entry has no value yet: a deeper block may follow
	plain  bool  // the last entry's value is plain text, which may go on below
	closed []int // indentations of the blocks that the last entry closed
}

// block is a group of keys or a list whose entries begin at one column.
type block struct {
	indent      int
	list        bool
	entries     int
	first, last int // lines of its first and its last entry
}

func (p *page) mend() {
	m := mender{page: p}
	for n := 0; n < len(p.lines); {
		n = m.line(n)
	}
}

// line mends a line and returns the next one to look at.
func (m *mender) line(n int) int {
	body := strings.TrimLeft(m.text(n), " \t")
	if body == "" || strings.HasPrefix(body, "#") || n == 0 && strings.HasPrefix(body, "%") {
		return n + 1
	}
	if indentation, _, _ := strings.Cut(m.text(n), body); strings.Contains(indentation, "\t") {
		m.tab(n, indentation)
	}
	indent := leading(m.lines[n].runes)
	if strings.HasPrefix(body, "---") || strings.HasPrefix(body, "...") {
		return n + 1
	}
	isItem, isKey := itemLine.MatchString(body), keyLine.MatchString(body)
	if isKey && (m.onlyList(n, indent) || m.open && len(m.stack) > 0 && indent > m.top().indent && m.itemsBelow(n, indent)) { // - left out before the first key of a group
		m.reportLine("du-lieu/thieu-gach", n)
		m.replace(n, indent, indent, "- ")
		isItem, isKey = true, false
	}
	deeper := !m.open && len(m.stack) > 0 && indent > m.top().indent
	switch {
	case deeper && m.plain && !isKey && (isItem || !gluedKey.MatchString(body)):
		m.goesOn(n, indent)
		return n + 1
	case gluedItem.MatchString(body) && (m.open || m.atList(indent)):
		m.report("du-lieu/gach-dinh", n, indent, indent+1)
		m.replace(n, indent+1, indent+1, " ")
		isItem = true
	case isItem || isKey:
	case gluedKey.MatchString(body):
		colon := indent + runeIndex(body, strings.IndexByte(body, ':'))
		m.reportLine("du-lieu/thieu-cach", n)
		m.replace(n, colon+1, colon+1, " ")
		isKey = true
	case m.open && len(m.stack) > 0 && indent > m.top().indent && m.beforeItem(n, indent):
		m.reportLine("du-lieu/thieu-gach", n)
		m.replace(n, indent, indent, "- ")
		isItem = true
	case m.open && len(m.stack) > 0 && indent > m.top().indent && !m.amongKeys(n, indent, body):
		m.open, m.plain = false, true // a value on a line of its own
		return m.value(n, indent, m.top().indent)
	case m.atList(indent):
		m.reportLine("du-lieu/thieu-gach", n)
		m.replace(n, indent, indent, "- ")
		isItem = true
	default:
		if !m.noColon(n, indent, body) {
			return n + 1
		}
		isKey = true
	}
	return m.entry(n, isItem)
}

func (m *mender) top() *block { return &m.stack[len(m.stack)-1] }

// atList tells whether a list with entries at a column is open.
func (m *mender) atList(indent int) bool {
	i := slices.IndexFunc(m.stack, func(b block) bool { return b.list && b.indent == indent })
	return i >= 0 && !(m.open && indent > m.top().indent)
}

// shortOfColon tells whether a line looks like a key and its value without the colon between, rather than like prose.
func shortOfColon(body string) bool {
	parts := keyNoColon.FindStringSubmatch(body)
	return parts != nil && len(strings.Fields(parts[2])) <= 4
}

// next returns the text and column of the next line that says something; there is none after the last.
func (m *mender) next(n int) (body string, indent int) {
	for n++; n < len(m.lines); n++ {
		if body := strings.TrimLeft(m.text(n), " "); body != "" && !strings.HasPrefix(body, "#") {
			return body, leading(m.lines[n].runes)
		}
	}
	return "", 0
}

// amongKeys tells whether a line that may be a value by itself rather lost its colon: keys stand beside or below it.
func (m *mender) amongKeys(n, indent int, body string) bool {
	next, column := m.next(n)
	switch {
	case headerNoColon.MatchString(body):
		return true
	case column == indent:
		return keyLine.MatchString(next) && (bareKey.MatchString(body) || shortOfColon(body))
	case column > indent:
		return startsEntry(next) && bareKey.MatchString(body)
	}
	return false
}

// beforeItem tells whether list items stand below a line, at its column.
func (m *mender) beforeItem(n, indent int) bool {
	next, column := m.next(n)
	return column == indent && itemLine.MatchString(next)
}

// itemsBelow tells whether list items stand somewhere below a line, at its column and in its block.
func (m *mender) itemsBelow(n, indent int) bool {
	for n++; n < len(m.lines); n++ {
		body := strings.TrimLeft(m.text(n), " ")
		switch column := leading(m.lines[n].runes); {
		case body == "" || strings.HasPrefix(body, "#"):
		case column < indent:
			return false
		case column == indent:
			return itemLine.MatchString(body)
		}
	}
	return false
}

// onlyList tells whether a list stands at a column, no group, and what is below a line belongs to it.
func (m *mender) onlyList(n, indent int) bool {
	if !m.atList(indent) || slices.ContainsFunc(m.stack, func(b block) bool { return !b.list && b.indent == indent }) {
		return false
	}
	next, column := m.next(n)
	return column > indent && startsEntry(next) || column == indent && itemLine.MatchString(next)
}

// tab replaces tabs in the indentation of a line, by the column among those in use that is nearest to what is seen.
func (m *mender) tab(n int, indentation string) {
	m.report("du-lieu/tab", n, strings.IndexByte(indentation, '\t'), len(indentation))
	seen := len(indentation) + strings.Count(indentation, "\t")
	best := 0
	if len(m.stack) > 0 {
		best = m.top().indent
		if m.open {
			best += 2
		}
	}
	for _, b := range m.stack {
		if distance(b.indent, seen) < distance(best, seen) {
			best = b.indent
		}
	}
	m.indent(n, best)
}

func distance(a, b int) int { return max(a-b, b-a) }

// goesOn looks at a line that continues the plain value above.
func (m *mender) goesOn(n, indent int) {
	if at := innerColon(m.text(n), indent); at >= 0 {
		m.report("du-lieu/hai-cham", n, at, at+1)
		m.replace(n, at, at+1, ".")
	}
}

// noColon mends a line that is no entry at a place where only an entry can stand. False: the line is done with.
func (m *mender) noColon(n, indent int, body string) bool {
	if parts := keyNoColon.FindStringSubmatchIndex(body); parts != nil && shortOfColon(body) {
		m.reportLine("du-lieu/thieu-hai-cham", n)
		m.replace(n, indent+parts[2], indent+runeIndex(body, parts[3]), ": ")
		return true
	}
	if bareKey.MatchString(body) {
		m.reportLine("du-lieu/thieu-hai-cham", n)
		m.replace(n, indent+len(body), indent+len(body), ":")
		return true
	}
	if m.plain && len(m.stack) > 0 { // a text that goes on below, not indented
		m.reportLine("du-lieu/thut-le", n)
		m.indent(n, m.top().indent+2)
		m.goesOn(n, m.top().indent+2)
		return false
	}
	m.reportLine("du-lieu/thieu-hai-cham", n)
	m.drop(n)
	return false
}

// entry finds the block that a line belongs to, and looks at its value.
func (m *mender) entry(n int, list bool) int {
	if !m.place(n, list) {
		return n + 1
	}
	m.top().entries++
	m.top().last = n
	text := m.text(n)
	indent := leading(m.lines[n].runes)
	body := strings.TrimLeft(text, " ")
	if list {
		rest := strings.TrimLeft(body[1:], " ")
		at := indent + runeIndex(body, len(body)-len(rest))
		if strings.HasPrefix(rest, `"`) && strings.Count(rest, `"`) == 1 && keyLine.MatchString(rest[1:]) {
			m.report("du-lieu/thieu-nhay", n, at, len(m.lines[n].runes))
			m.replace(n, at, at+1, "")
			rest = rest[1:]
		}
		if rest != "" && keyLine.MatchString(rest) { // a group in a list: its keys stand below the first one
			m.stack = append(m.stack, block{indent: at, entries: 1, first: n, last: n})
			colon := keyLine.FindString(rest)
			return m.after(n, at+runeIndex(rest, len(strings.TrimRight(colon, " \t"))), at)
		}
		return m.after(n, at, indent)
	}
	key := keyLine.FindString(body)
	return m.after(n, indent+runeIndex(body, len(strings.TrimRight(key, " \t"))), indent)
}

// after looks at what follows a key or dash on its line.
func (m *mender) after(n, at, parent int) int {
	runes := m.lines[n].runes
	for at < len(runes) && (runes[at] == ' ' || runes[at] == '\t') {
		at++
	}
	m.plain = false
	if m.open = at >= len(runes) || runes[at] == '#'; m.open {
		return n + 1
	}
	return m.value(n, at, parent)
}

// place finds the block of an entry by its column, and mends a column that fits none. False: the line is given up.
func (m *mender) place(n int, list bool) bool {
	indent := leading(m.lines[n].runes)
	closed := m.closed
	m.closed = nil
	switch {
	case len(m.stack) == 0, m.open && indent > m.top().indent, m.open && list && indent == m.top().indent && !m.top().list:
		m.push(n, indent, list)
		return true
	}
	var inner []block // closed by this line, from the inside out
	for len(m.stack) > 1 && (m.top().indent > indent || m.top().indent == indent && m.top().list && !list && m.stack[len(m.stack)-2].indent == indent) {
		inner = append(inner, *m.top())
		m.closed = append(m.closed, m.top().indent)
		m.stack = m.stack[:len(m.stack)-1]
	}
	top := m.top()
	switch {
	case top.indent == indent && top.list == list:
		return true
	case top.indent == indent:
		m.reportLine("du-lieu/lan-lon", n)
		m.drop(n)
		return false
	case len(inner) > 0 && inner[len(inner)-1].entries == 1 && inner[len(inner)-1].list == list && m.usual(n, indent, m.top().indent+2):
		first := inner[len(inner)-1].first // it alone stands deeper than its group
		m.stray(first, indent)
		m.push(first, indent, list)
	case len(inner) == 0 && top.entries == 1 && top.list == list && m.usual(n, indent, m.expected()):
		m.stray(top.first, indent) // the first one alone stands less deep than its group
		top.indent = indent
	case len(inner) == 0 && slices.Contains(closed, indent) && !list && !top.list:
		m.stray(top.last, indent) // it alone left the group that goes on here
		m.push(top.last, indent, list)
	default:
		return m.moved(n, indent, list, inner)
	}
	return true
}

// moved mends the column of a line that fits no open block, by the nearest that does. False: the line is given up.
func (m *mender) moved(n, indent int, list bool, inner []block) bool {
	if len(inner) > 0 {
		within := inner[len(inner)-1]
		if within.list == list && (m.top().list != list || within.indent-indent <= indent-m.top().indent) {
			m.stack = append(m.stack, within)
			m.lossy = m.lossy || within.indent-indent == indent-m.stack[len(m.stack)-2].indent // it may belong outside as well
		}
	}
	m.stray(n, m.top().indent)
	if m.top().list != list {
		m.drop(n)
		return false
	}
	return true
}

// expected returns the column where the entries of the open block usually stand.
func (m *mender) expected() int {
	if len(m.stack) == 1 {
		return 0
	}
	return m.stack[len(m.stack)-2].indent + 2
}

// usual tells whether a column is the right one, rather than that of the entry above: the next entry stands there too, or
// it is where a group usually stands.
func (m *mender) usual(n, indent, expected int) bool {
	_, column := m.next(n)
	return column == indent || indent == expected
}

func (m *mender) push(n, indent int, list bool) {
	m.stack = append(m.stack, block{indent: indent, list: list, first: n, last: n})
}

// stray reports a line that stands at a column of its own, and moves it.
func (m *mender) stray(n, indent int) {
	if !m.lines[n].mended {
		m.reportLine("du-lieu/thut-le", n)
	}
	m.page.indent(n, indent)
}

// innerColon returns the place of a colon in a plain text that YAML takes for one after a key, or -1.
func innerColon(text string, from int) int {
	rest := []rune(text)[from:]
	for i, r := range rest {
		if r == '#' && i > 0 && rest[i-1] == ' ' {
			return -1
		}
		if r == ':' && (i+1 == len(rest) || rest[i+1] == ' ' || rest[i+1] == '\t') {
			return from + i
		}
	}
	return -1
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)$`)

// giveUp leaves out a line that the library still refuses after mending. Where nothing was said of the lines around it
// yet, it is reported. False: there is no line left.
func (p *page) giveUp(err error) bool {
	n, text := 0, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		n, _ = strconv.Atoi(m[1])
		n, text = n-1, m[2]
	}
	n = max(0, min(n, len(p.lines)-1))
	blank := func(l line) bool { return strings.TrimSpace(string(l.runes)) == "" }
	for n > 0 && blank(p.lines[n]) {
		n--
	}
	if blank(p.lines[n]) {
		if n = slices.IndexFunc(p.lines, func(l line) bool { return !blank(l) }); n < 0 {
			return false
		}
	}
	if !slices.ContainsFunc(p.lines[max(0, n-1):min(len(p.lines), n+2)], func(l line) bool { return l.mended }) {
		p.reportLine("du-lieu/cu-phap", n, diag.Text{En: " (" + text + ")"})
	}
	p.drop(n)
	return true
}
