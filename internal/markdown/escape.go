package markdown

// Escaping of text for drafts. Drafts are read by people, so a sign is escaped only where it would change the parse:
// `12 * 3`, `a_b` and 95/KH-MTTQ-BTT stay as they are.

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Marks in escaped text that stand for line ends; which of them become real ones is decided when the line is laid out.
const (
	sentenceBreak = '\x01' // a space at which a sentence ends
	hardBreak     = '\x02' // a line break of the document
)

// setting says where a piece of text stands.
type setting struct {
	before, after rune // characters next to it: '\n' at the ends of a line, ' ' at those of a cell
	lineStart     bool
	cell, heading bool
	afterRef      bool // a footnote mark that may begin the line stands right before it
	beforeBreak   bool // a line break stands right after it
	label         bool // the line has the sign that ends the label of a link
	tildes        bool // the line has several tildes, which some programs take for marks of crossed out text
	first, last   bool // its first or last character must be a character reference
}

// reference matches what would be read as a character reference.
var reference = regexp.MustCompile(`^&(#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);`)

// appendEscaped adds the text as Markdown. The function at is called for each part of the text, from one offset to
// another, before that part is added.
func (s setting) appendEscaped(out []byte, text string, at func(from, to, written int)) []byte {
	for i := 0; i < len(text); {
		if end := plainEnd(text, i); end > i {
			at(i, end, len(out))
			out = append(out, text[i:end]...)
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		at(i, i+size, len(out))
		before := s.before
		if i > 0 {
			before, _ = utf8.DecodeLastRune(out)
		}
		after := s.next(text, i+size)
		isFirst, isLast := i == 0, i+size == len(text)
		switch {
		case isFirst && s.first, isLast && s.last, r == '\\' && isLast && s.beforeBreak:
			out = appendReference(out, r)
		case r == ' ' && (isFirst && util.IsSpaceRune(s.before) || isLast && s.ends()):
			out = appendReference(out, r)
		case r == '*' || r == '_' || r == '~':
			n := size
			for i+n < len(text) && rune(text[i+n]) == r {
				n++
			}
			escaped := s.escapeRun(r, n, before, s.next(text, i+n), isFirst && s.lineStart)
			for range n {
				if escaped {
					out = append(out, '\\')
				}
				out = append(out, byte(r))
			}
			size = n
		case s.escape(r, after, text, i, isFirst, isLast):
			out = append(append(out, '\\'), text[i])
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out
}

// plainEnd returns where the stretch of characters ends that begins at an offset and is never escaped, wherever it
// stands. The first and the last character of the text may have to become references.
func plainEnd(text string, at int) int {
	if at == 0 {
		return 0
	}
	for at < len(text) && (text[at] >= utf8.RuneSelf || neverEscaped[text[at]]) {
		at++
	}
	if at == len(text) {
		_, size := utf8.DecodeLastRuneInString(text)
		return at - size
	}
	return at
}

// neverEscaped are the ASCII characters that mean nothing in Markdown inside a text.
var neverEscaped = func() (plain [utf8.RuneSelf]bool) {
	for _, b := range " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,;/%(\"'?" {
		plain[b] = true
	}
	return plain
}()

// ends tells whether space at the end of the text would be lost.
func (s setting) ends() bool { return s.beforeBreak || util.IsSpaceRune(s.after) }

// next returns the first character that is written for the text from an offset on, escapes aside.
func (s setting) next(text string, at int) rune {
	if at == len(text) {
		return s.after
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if at+size == len(text) && (s.last || r == ' ' && s.ends()) {
		return '&'
	}
	return r
}

// escape tells whether a sign has to be escaped where it stands.
func (s setting) escape(r, after rune, text string, i int, isFirst, isLast bool) bool {
	start := isFirst && s.lineStart
	edge := isLast && !util.IsSpaceRune(after) // something other than text follows
	switch r {
	case '`':
		return true
	case '\\':
		return !isWord(after) || isLast
	case '[':
		return after == '^' || edge || start && s.label
	case ']':
		return after == '(' || after == '[' || edge
	case '!':
		return after == '[' || edge
	case '<':
		return !util.IsSpaceRune(after) // a tag, a comment or an address
	case '&':
		return reference.MatchString(text[i:])
	case '|':
		return s.cell || start
	case ':':
		return start || isFirst && s.afterRef
	case '>', '=':
		return start
	case '#':
		return start || s.heading && strings.Trim(text[i:], "# ") == ""
	case '-', '+':
		return start && !unicode.IsDigit(after)
	case '.', ')':
		return s.lineStart && isOrdinal(text[:i]) && (unicode.IsLetter(after) || util.IsSpaceRune(after))
	}
	return false
}

// escapeRun tells whether a run of equal signs has to be escaped.
func (s setting) escapeRun(r rune, n int, before, after rune, start bool) bool {
	spaced := util.IsSpaceRune(before) && util.IsSpaceRune(after)
	switch r {
	case '*':
		return n > 1 || start || !spaced
	case '_':
		return start || !spaced && !(isInner(before) && isInner(after))
	}
	return s.tildes
}

// isInner tells whether underscores between two such characters mean nothing.
func isInner(r rune) bool { return !util.IsSpaceRune(r) && !util.IsPunctRune(r) }

// isOrdinal tells whether a full stop after the text would make it the number of a list item.
func isOrdinal(text string) bool {
	return text != "" && len(text) < 10 && strings.Trim(text, "0123456789") == ""
}

func appendReference(out []byte, r rune) []byte {
	return append(strconv.AppendInt(append(out, "&#"...), int64(r), 10), ';')
}

// beginsBlock tells whether a line that begins so would be more than a continued paragraph, or a space stands there.
func beginsBlock(rest string) bool {
	if rest == "" || strings.ContainsRune(" \t|#>:=~-+", rune(rest[0])) || rest[0] < ' ' {
		return true
	}
	if rest[0] == '*' || rest[0] == '_' {
		trimmed := strings.TrimLeft(rest, rest[:1])
		return trimmed == "" || trimmed[0] <= ' '
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	return digits > 0 && digits < len(rest) && (rest[digits] == '.' || rest[digits] == ')')
}
