package facts

import (
	"slices"
	"strings"
)

// value mends the value that begins at a rune of a line, and returns the next line to look at. The parent is the column
// of the entry it belongs to: what goes on below stands deeper.
func (m *mender) value(n, at, parent int) int {
	switch r := m.lines[n].runes[at]; r {
	case '|', '>':
		return m.blockText(n, parent)
	case '"', '\'':
		return m.quoted(n, at, parent, r)
	case '[', '{':
		return m.brackets(n, at, parent)
	case '*', '&', '!':
		m.report("du-lieu/neo", n, at, len(m.lines[n].runes))
		m.quote(n, at)
		return n + 1
	case '@', '`', '%', ',', ']', '}', '-', '?', ':':
		rest := m.lines[n].runes[at+1:]
		if !strings.ContainsRune("-?:", r) || len(rest) > 0 && rest[0] == ' ' {
			m.report("du-lieu/dau-dac-biet", n, at, at+1, string(r))
			m.quote(n, at)
			return n + 1
		}
	}
	m.plain = true
	if colon := innerColon(m.text(n), at); colon >= 0 {
		m.report("du-lieu/hai-cham", n, colon, colon+1)
		if words := strings.Fields(string(m.lines[n].runes[at:colon])); len(words) > 0 && bareKey.MatchString(words[len(words)-1]) {
			m.lossy = true // a second key on the line, perhaps
		}
		m.quote(n, at)
		m.plain = false
	}
	return n + 1
}

// quote puts quotation marks around the rest of a line.
func (m *mender) quote(n, at int) {
	l := m.lines[n].runes
	for i := at; i < len(l); i++ {
		if l[i] == '\'' {
			m.replace(n, i, i+1, "’")
		}
	}
	m.replace(n, len(l), len(l), "'")
	m.replace(n, at, at, "'")
}

// blockText goes through a text of several lines after | or >. Its lines stand deeper than its key, and none less deep
// than the first.
func (m *mender) blockText(n, parent int) int {
	first := 0
	for n++; n < len(m.lines); n++ {
		text := m.text(n)
		body := strings.TrimLeft(text, " \t")
		if body == "" {
			continue
		}
		indent := leading(m.lines[n].runes)
		indentation, _, _ := strings.Cut(text, body)
		tabbed := strings.Contains(indentation, "\t")
		if first > 0 && (tabbed || indent < first) && (startsEntry(body) || gluedItem.MatchString(body) || bareKey.MatchString(body) || shortOfColon(body)) {
			return n
		}
		if tabbed && (first == 0 || strings.IndexByte(indentation, '\t') < first) {
			m.report("du-lieu/tab", n, strings.IndexByte(indentation, '\t'), indent)
			m.indent(n, max(first, parent+2))
			indent = max(first, parent+2)
		}
		switch {
		case indent > parent && first == 0:
			first = indent
		case indent > parent && indent < first, indent <= parent && !startsEntry(body) && !strings.HasPrefix(body, "#"):
			m.reportLine("du-lieu/thut-le", n)
			first = max(first, parent+2)
			m.indent(n, first)
		case indent <= parent:
			return n
		}
	}
	return n
}

// startsEntry tells whether a text looks like the start of a key or a list item.
func startsEntry(body string) bool {
	return itemLine.MatchString(body) || keyLine.MatchString(body) || gluedKey.MatchString(body)
}

// quoted goes to the end of a text in quotation marks. It is taken to have none where an entry begins below.
func (m *mender) quoted(n, at, parent int, mark rune) int {
	for line, from := n, at+1; ; line, from = line+1, 0 {
		if line > n {
			body := strings.TrimLeft(m.text(line), " \t")
			if line >= len(m.lines) || startsEntry(body) && leading(m.lines[line].runes) <= parent || parent == 0 && keyLine.MatchString(body) {
				m.report("du-lieu/thieu-nhay", n, at, len(m.lines[n].runes))
				m.requote(n, at)
				return n + 1
			}
		}
		end := closing(m.lines[line].runes, from, mark)
		if end < 0 {
			continue
		}
		rest := strings.TrimSpace(string(m.lines[line].runes[end+1:]))
		if rest == "" || strings.HasPrefix(rest, "#") {
			return line + 1
		}
		m.report("du-lieu/sau-nhay", line, end+1, len(m.lines[line].runes), rest)
		if line == n {
			m.requote(n, at)
		} else {
			m.replace(line, end+1, len(m.lines[line].runes), "")
		}
		return line + 1
	}
}

// closing returns the place of a closing quotation mark, or -1.
func closing(l []rune, from int, mark rune) int {
	for i := from; i < len(l); i++ {
		switch {
		case l[i] == '\\' && mark == '"':
			i++
		case l[i] == mark && mark == '\'' && i+1 < len(l) && l[i+1] == mark:
			i++
		case l[i] == mark:
			return i
		}
	}
	return -1
}

// requote makes the rest of a line one text in quotation marks.
func (m *mender) requote(n, at int) {
	end := len(m.lines[n].runes)
	for i := at + 1; i < end; i++ {
		if r := m.lines[n].runes[i]; r == '"' || r == '\'' || r == '\\' {
			m.replace(n, i, i+1, "’")
		}
	}
	m.replace(n, at, at+1, "'")
	m.replace(n, end, end, "'")
}

// brackets goes to the end of a list or group in brackets, over several lines if its lines stand deeper.
func (m *mender) brackets(n, at, parent int) int {
	var opened []rune
	for line, from := n, at; ; line, from = line+1, 0 {
		last := line >= len(m.lines)
		if line > n && !last {
			body := strings.TrimLeft(m.text(line), " \t")
			last = startsEntry(body) && leading(m.lines[line].runes) <= parent
		}
		if last {
			m.report("du-lieu/thieu-ngoac", n, at, at+1, string(m.lines[n].runes[at]))
			m.close(line-1, opened)
			return line
		}
		if m.bracketLine(line, from, &opened) {
			return line + 1
		}
	}
}

// bracketLine follows the brackets of one line; true when the last one is closed.
func (m *mender) bracketLine(n, from int, opened *[]rune) bool {
	start := from // of the member that is being read
	for i := from; i < len(m.lines[n].runes); i++ {
		l := m.lines[n].runes
		switch r := l[i]; {
		case (r == '"' || r == '\'') && strings.TrimSpace(string(l[start:i])) == "":
			if i = closing(l, i+1, r); i < 0 {
				m.report("du-lieu/thieu-nhay", n, start, len(l))
				m.replace(n, start, len(l), " ")
				m.close(n, *opened)
				return true
			}
		case r == '#' && i > 0 && l[i-1] == ' ':
			return false
		case r == '[' || r == '{':
			*opened = append(*opened, r)
			start = i + 1
		case r == ',':
			start = i + 1
		case r == ':' && (i+1 == len(l) || l[i+1] == ' '):
			if before := m.missingComma(n, start, i); before >= 0 {
				m.report("du-lieu/thieu-phay", n, before, i)
				m.replace(n, before, before, ",")
				i++
			}
			start = i + 1
		case r == ']' || r == '}':
			open := (*opened)[len(*opened)-1]
			*opened = (*opened)[:len(*opened)-1]
			if wanted := closer(open); wanted != r {
				m.report("du-lieu/thieu-ngoac", n, i, i+1, string(open))
				m.replace(n, i, i+1, string(wanted))
			}
			if len(*opened) == 0 {
				m.excess(n, i+1)
				return true
			}
			start = i + 1
		}
	}
	return false
}

// missingComma finds, before the colon of a key, the space where a comma was left out: {nam: 5 nu: 3}.
func (m *mender) missingComma(n, start, colon int) int {
	text := m.lines[n].runes[start:colon]
	key := strings.TrimLeft(string(text), " ")
	if i := strings.LastIndexByte(key, ' '); i > 0 && start > 0 && m.lines[n].runes[start-1] == ':' {
		return start + slices.Index(text, []rune(key)[0]) + runeIndex(key, i)
	}
	return -1
}

// excess takes away what follows the last bracket.
func (m *mender) excess(n, from int) {
	rest := m.lines[n].runes[from:]
	if text := strings.TrimSpace(string(rest)); text != "" && !strings.HasPrefix(text, "#") {
		m.report("du-lieu/thua-ngoac", n, from+leading(rest), len(m.lines[n].runes), text)
		m.replace(n, from, len(m.lines[n].runes), "")
	}
}

// close puts the brackets that are missing at the end of a line, before its comment.
func (m *mender) close(n int, opened []rune) {
	for strings.TrimSpace(m.text(n)) == "" {
		n--
	}
	at := len(m.lines[n].runes)
	if comment := strings.Index(m.text(n), " #"); comment >= 0 {
		at = runeIndex(m.text(n), comment)
	}
	for _, open := range opened {
		m.replace(n, at, at, string(closer(open)))
	}
}

func closer(open rune) rune {
	if open == '[' {
		return ']'
	}
	return '}'
}
