package facts

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// This file finds where a scalar ends, which the YAML library does not say, and writes a new one in the style of the
// old. What it proposes is tried by reading it back.

// splice is a scalar that is to give way to another.
type splice struct {
	file  *diag.File
	node  *yaml.Node
	start int
}

// candidate is a text in place of a range of the file.
type candidate struct {
	start, end int
	text       []byte
}

// candidates returns what may be written for a text, the style of the old one first.
func (s *splice) candidates(text string) []candidate {
	style := s.node.Style &^ (yaml.TaggedStyle | yaml.FlowStyle)
	if style == yaml.LiteralStyle || style == yaml.FoldedStyle {
		return s.block(text, style == yaml.FoldedStyle)
	}
	end, ok := s.inlineEnd(style)
	if !ok || strings.Contains(text, "\n") {
		return nil
	}
	put := func(text string) candidate { return candidate{s.start, end, []byte(text)} }
	single, double := put("'"+strings.ReplaceAll(text, "'", "''")+"'"), put(doubleQuoted(text))
	switch style {
	case yaml.SingleQuotedStyle:
		return []candidate{single, double}
	case yaml.DoubleQuotedStyle:
		return []candidate{double, single}
	}
	var all []candidate
	if old := string(s.file.Data[s.start:end]); strings.Contains(old, "\n") {
		all = append(all, put(s.refill(old, text)))
	}
	return append(all, put(text), double, single)
}

func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// inlineEnd returns where a plain or quoted scalar ends.
func (s *splice) inlineEnd(style yaml.Style) (int, bool) {
	rest := s.file.Data[s.start:]
	switch style {
	case yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle:
		n, ok := quotedLength(rest)
		return s.start + n, ok
	}
	if bytes.HasPrefix(rest, []byte(s.node.Value)) {
		return s.start + len(s.node.Value), true
	}
	return s.plainEnd()
}

// plainEnd returns where a plain scalar of several lines ends: where its lines, folded, have said the value.
func (s *splice) plainEnd() (int, bool) {
	said := ""
	for at := s.start; at < len(s.file.Data); {
		next := len(s.file.Data)
		if i := bytes.IndexByte(s.file.Data[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := strings.Trim(string(s.file.Data[at:next]), " \t\r\n")
		switch {
		case line == "":
			said += "\n"
		case said != "" && !strings.HasSuffix(said, "\n"):
			said += " "
			fallthrough
		default:
			if rest, ok := strings.CutPrefix(s.node.Value, said); ok && len(rest) <= len(line) && strings.HasPrefix(line, rest) {
				return at + bytes.Index(s.file.Data[at:next], []byte(line)) + len(rest), true
			}
			said += line
		}
		if !strings.HasPrefix(s.node.Value, strings.TrimRight(said, "\n")) {
			return 0, false
		}
		at = next
	}
	return 0, false
}

// refill writes a text on lines as the old one was: lines at the beginning and end whose words are the same stay, what
// lies between is filled anew.
func (s *splice) refill(old, text string) string {
	lines := strings.SplitAfter(old, "\n")
	indent, width := "", 0
	for i, line := range lines {
		if i > 0 && strings.TrimSpace(line) != "" {
			indent = line[:len(line)-len(strings.TrimLeft(line, " "))]
		}
		width = max(width, utf8.RuneCountInString(strings.TrimSpace(line)))
	}
	return strings.TrimPrefix(Fill(lines, text, indent, width, s.lineEnd()), indent)
}

// Fill writes a text on lines as an old one was: lines that say its beginning and its end stay, the words between are
// filled anew, up to the width in runes.
func Fill(old []string, text, indent string, width int, lineEnd string) string {
	first, last := 0, len(old)
	for first < last {
		rest, ok := strings.CutPrefix(text, strings.TrimSpace(old[first])+" ")
		if !ok || strings.TrimSpace(old[first]) == "" {
			break
		}
		text = rest
		first++
	}
	for last > first {
		rest, ok := strings.CutSuffix(text, " "+strings.TrimSpace(old[last-1]))
		if !ok || strings.TrimSpace(old[last-1]) == "" {
			break
		}
		text = rest
		last--
	}
	var out []string
	for _, line := range old[:first] {
		out = append(out, indent+strings.TrimSpace(line))
	}
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			out = append(out, indent+line)
			line = word
		} else if line != "" {
			line += " " + word
		} else {
			line = word
		}
	}
	out = append(out, indent+line)
	for _, line := range old[last:] {
		out = append(out, indent+strings.TrimSpace(line))
	}
	return strings.Join(out, lineEnd)
}

// lineEnd is how the file ends its lines.
func (s *splice) lineEnd() string {
	if i := bytes.IndexByte(s.file.Data, '\n'); i > 0 && s.file.Data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// block returns the new lines of a literal or folded block. Its header stays.
func (s *splice) block(text string, folded bool) []candidate {
	data := s.file.Data
	header := bytes.IndexByte(data[s.start:], '\n')
	if header < 0 {
		return nil
	}
	start := s.start + header + 1
	indent, end, lines := blockLines(data, start)
	if len(lines) == 0 {
		return nil
	}
	if !folded {
		return []candidate{{start, end, []byte(indentLines(text, indent, s.lineEnd()))}}
	}
	width := 0
	for _, line := range lines {
		width = max(width, utf8.RuneCountInString(line))
	}
	paragraphs, before := strings.Split(text, "\n"), splitBlank(lines)
	if len(before) != len(paragraphs) {
		before = make([][]string, len(paragraphs))
	}
	var out []string
	for i, paragraph := range paragraphs {
		if i > 0 {
			out = append(out, "")
		}
		out = append(out, Fill(before[i], paragraph, indent, width, s.lineEnd()))
	}
	return []candidate{{start, end, []byte(strings.Join(out, s.lineEnd()))}}
}

// blockLines returns the indentation of a block's first line, where its last line with text ends, and its lines.
func blockLines(data []byte, start int) (indent string, end int, lines []string) {
	end = start
	for at := start; at < len(data); {
		next := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := strings.TrimRight(string(data[at:next]), "\r\n")
		depth := len(line) - len(strings.TrimLeft(line, " "))
		switch {
		case strings.TrimSpace(line) == "":
			lines = append(lines, "")
		case indent == "" && depth == 0, indent != "" && depth < len(indent):
			return indent, end, lines[:trimmed(lines)]
		default:
			if indent == "" {
				indent = line[:depth]
			}
			lines = append(lines, line[len(indent):])
			end = at + len(line)
		}
		at = next
	}
	return indent, end, lines[:trimmed(lines)]
}

// trimmed returns the number of lines without the blank ones at the end.
func trimmed(lines []string) int {
	n := len(lines)
	for n > 0 && lines[n-1] == "" {
		n--
	}
	return n
}

func splitBlank(lines []string) [][]string {
	groups := [][]string{nil}
	for _, line := range lines {
		if line == "" {
			groups = append(groups, nil)
			continue
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], line)
	}
	return groups
}

// indentLines indents the lines that hold text.
func indentLines(text, indent, lineEnd string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, lineEnd)
}
