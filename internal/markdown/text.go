package markdown

// Decoding of text: goldmark leaves escapes and character references in it, and gives no sign of marks that were meant
// as Markdown but did not work. Both are seen to in one pass, so that `\&amp;` stays `&amp;`.

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// text gathers the text of a node, and adds the line break that follows it if it is a real one. A line end of the
// source is a space, also where invisible blanks before it would make it a break elsewhere.
func (c *compiler) text(out Line, node *ast.Text) Line {
	segment := node.Segment
	if c.lineStart && segment.Stop > segment.Start {
		c.checkLineStart(segment.Start)
		c.lineStart = false
	}
	stop := segment.Stop
	if node.SoftLineBreak() || node.HardLineBreak() {
		stop = segment.Start + len(bytes.TrimRight(c.source[segment.Start:stop], " \t\r"))
	}
	c.decode(segment.Start, stop)
	switch {
	case node.HardLineBreak() && segment.Stop < len(c.source) && c.source[segment.Stop] == '\\':
		if c.inCell || c.inHeading {
			break
		}
		out = append(c.flush(out), Break{})
	case node.SoftLineBreak() || node.HardLineBreak():
		c.space()
	default:
		return out
	}
	c.lineStart, c.first = true, false
	return out
}

// space gathers one space, unless there is one already.
func (c *compiler) space() {
	if n := len(c.pending); n == 0 || c.pending[n-1] != ' ' {
		c.pending = append(c.pending, ' ')
	}
}

// isPlain tells whether a byte stands for itself: it is no sign of Markdown, no space and no control character.
func isPlain(b byte) bool {
	switch b {
	case '\\', '&', '*', '~', '[', 0x7f:
		return false
	}
	return b > ' '
}

// decode gathers the text that a range of the source stands for.
func (c *compiler) decode(start, stop int) {
	source := c.source
	for i := start; i < stop; {
		plain := i
		for i < stop && isPlain(source[i]) {
			i++
		}
		c.pending = append(c.pending, source[plain:i]...)
		if i == stop {
			return
		}
		switch b := source[i]; {
		case b == '\\':
			if i+1 < stop && util.IsPunct(source[i+1]) {
				i++
			}
			c.pending = append(c.pending, source[i])
			i++
			continue
		case b == '&':
			if text, length := entity(source[i:stop]); length > 0 {
				c.pending = append(c.pending, text...)
				i += length
				continue
			}
		case b <= ' ' || b == 0x7f:
			c.space()
			i++
			continue
		default:
			c.checkMark(i)
		}
		c.pending = append(c.pending, source[i])
		i++
	}
}

// checkMark looks for Markdown that did not work: an asterisk that marks nothing, a footnote without text, crossed out
// text.
func (c *compiler) checkMark(at int) {
	rest := c.source[at:]
	before, _ := utf8.DecodeLastRune(c.source[:at])
	switch {
	case bytes.HasPrefix(rest, []byte("[^")):
		if end := bytes.IndexByte(rest, ']'); end > 2 && !bytes.ContainsAny(rest[:end], "\n") {
			c.report("noi-dung/chu-thich-thieu", at, string(rest[2:end]))
		}
	case bytes.HasPrefix(rest, []byte("~~")) && before != '~':
		c.report("noi-dung/gach-bo", at)
	case rest[0] == '*' && before != '*':
		run := len(rest) - len(bytes.TrimLeft(rest, "*"))
		after, _ := utf8.DecodeRune(rest[run:])
		if run > 1 || isWord(before) || isWord(after) {
			c.report("noi-dung/dau-sao-sot", at, string(rest[:run]))
		}
	}
}

// isWord tells whether a letter next to an asterisk says that the asterisk was meant as a mark.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Co, r)
}

// checkLineStart looks for a line that was meant as a heading, an item or a row but is read as running text.
func (c *compiler) checkLineStart(at int) {
	line := c.lineAt(at)
	digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
	signs := len(line) - len(bytes.TrimLeft(line, "#"))
	switch sign := line[:1]; {
	case sign[0] == '|':
		c.report("noi-dung/bang-sot", at)
	case signs > 0:
		c.report("noi-dung/thieu-dau-cach", at, string(line[:signs]))
	case (sign[0] == '-' || sign[0] == '+') && startsWithLetter(line[1:]):
		c.report("noi-dung/thieu-dau-cach", at, string(sign))
	case digits > 0 && digits < 3 && digits < len(line) && (line[digits] == '.' || line[digits] == ')'):
		marker, rest := string(line[:digits+1]), line[digits+1:]
		if startsWithLetter(rest) {
			c.report("noi-dung/thieu-dau-cach", at, marker)
		} else if !c.first && bytes.HasPrefix(rest, []byte(" ")) {
			c.report("noi-dung/liet-ke-dinh", at, marker)
		}
	}
}

func startsWithLetter(text []byte) bool {
	r, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(r)
}

// entity reads a character reference, such as &nbsp; or &#160;. It returns the length 0 if there is none. Characters
// that no text may hold become the replacement character.
func entity(text []byte) (string, int) {
	end := bytes.IndexByte(text[:min(len(text), 40)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(text[1:end])
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if rest, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
			digits, base = rest, 16
		}
		n, err := strconv.ParseUint(digits, base, 31)
		if err != nil {
			return "", 0
		}
		return visible(rune(n)), end + 1
	}
	found, ok := util.LookUpHTML5EntityByName(name)
	if !ok {
		return "", 0
	}
	var out strings.Builder
	for _, r := range string(found.Characters) {
		out.WriteString(visible(r))
	}
	return out.String(), end + 1
}

func visible(r rune) string {
	if r == '\t' || r == '\n' {
		return " "
	}
	if !utf8.ValidRune(r) || unicode.IsControl(r) || strings.ContainsRune(tokenStart+tokenEnd, r) {
		return string(utf8.RuneError)
	}
	return string(r)
}
