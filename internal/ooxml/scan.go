package ooxml

import (
	"bytes"
	"fmt"
	"strings"
)

// Token is a kind of XML token.
type Token uint8

const (
	End   Token = iota // nothing follows
	Open               // start of an element
	Close              // end of an element; also follows the Open of an empty element
	Chars              // text
)

// Scanner reads XML token by token without copying it. It is strict: what is not well-formed ends the scan with an
// error. Document types are refused, comments and processing instructions are passed over.
//
// The standard decoder would do, but each written document is read once more to check it, and it is twenty times
// slower.
type Scanner struct {
	Name   []byte // of the element, with its prefix as written
	Text   []byte // of Chars, with entities as written
	Offset int    // of the token's first byte

	data  []byte
	pos   int
	attrs []rawAttr
	open  [][]byte // names of the open elements
	close bool     // an empty element was opened and must be closed next
	root  bool     // the root element was seen
	count int      // elements so far
	cdata bool     // Text holds no entities
	err   error
}

// Limits of a part, far above what offices write: a hundred pages of tables have some 200,000 elements. They keep a
// part that was made to do harm from taking all memory or time.
const (
	maxDepth      = 200     // open elements
	maxElements   = 1 << 20 // of a part
	maxAttributes = 128     // of an element
)

type rawAttr struct{ name, value []byte }

// NewScanner returns a scanner of a part's content.
func NewScanner(data []byte) *Scanner {
	s := &Scanner{data: data}
	s.pos = len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	if encoding := declaredEncoding(data); encoding != "" && !strings.EqualFold(encoding, "UTF-8") && !strings.EqualFold(encoding, "US-ASCII") {
		s.fail(0, "the encoding %.40q, not UTF-8", encoding)
	} else if at := badCharacter(data); at >= 0 {
		s.fail(at, "a character that XML does not allow")
	}
	return s
}

// Err returns what was wrong with the XML, if anything.
func (s *Scanner) Err() error { return s.err }

// Depth returns the number of open elements.
func (s *Scanner) Depth() int { return len(s.open) }

func (s *Scanner) fail(at int, format string, args ...any) Token {
	if s.err == nil {
		s.Offset = at
		s.err = fmt.Errorf("byte %d: %s", at, fmt.Sprintf(format, args...))
	}
	return End
}

// Next moves to the next token and returns its kind.
func (s *Scanner) Next() Token {
	if s.err != nil {
		return End
	}
	if s.close {
		s.close = false
		return s.pop()
	}
	for {
		if s.pos >= len(s.data) {
			if len(s.open) > 0 {
				return s.fail(s.pos, "<%s> is not closed", s.open[len(s.open)-1])
			}
			if !s.root {
				return s.fail(s.pos, "no element")
			}
			return End
		}
		s.Offset = s.pos
		if s.data[s.pos] != '<' {
			if token := s.text(); token != End || s.err != nil {
				return token
			}
			continue
		}
		rest := s.data[s.pos:]
		switch {
		case bytes.HasPrefix(rest, []byte("</")):
			return s.endTag()
		case bytes.HasPrefix(rest, []byte("<?")):
			if !s.skip("?>") {
				return End
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			s.pos += len("<!--")
			if !s.skip("-->") {
				return End
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			return s.characterData()
		case bytes.HasPrefix(rest, []byte("<!")):
			return s.fail(s.pos, "a document type")
		default:
			return s.startTag()
		}
	}
}

func (s *Scanner) skip(end string) bool {
	i := bytes.Index(s.data[s.pos:], []byte(end))
	if i < 0 {
		s.fail(s.pos, "no %s", end)
		return false
	}
	s.pos += i + len(end)
	return true
}

// text reads characters up to the next tag. Outside the root element it returns End for white space.
func (s *Scanner) text() Token {
	end := bytes.IndexByte(s.data[s.pos:], '<')
	if end < 0 {
		end = len(s.data) - s.pos
	}
	s.Text, s.cdata = s.data[s.pos:s.pos+end], false
	if len(s.open) == 0 {
		if len(bytes.TrimSpace(s.Text)) > 0 {
			return s.fail(s.pos, "text outside the root element")
		}
		s.pos += end
		return End
	}
	if at, ok := checkEntities(s.Text); !ok {
		return s.fail(s.pos+at, "an unknown entity")
	}
	if i := bytes.Index(s.Text, []byte("]]>")); i >= 0 {
		return s.fail(s.pos+i, "]]> in text")
	}
	s.pos += end
	return Chars
}

func (s *Scanner) characterData() Token {
	const open = "<![CDATA["
	start := s.pos + len(open)
	if !s.skip("]]>") {
		return End
	}
	if len(s.open) == 0 {
		return s.fail(start, "text outside the root element")
	}
	s.Text, s.cdata = s.data[start:s.pos-len("]]>")], true
	return Chars
}

func (s *Scanner) endTag() Token {
	s.pos += len("</")
	name := s.name()
	s.space()
	if s.pos >= len(s.data) || s.data[s.pos] != '>' || len(name) == 0 {
		return s.fail(s.Offset, "a broken end tag")
	}
	s.pos++
	if len(s.open) == 0 || !bytes.Equal(s.open[len(s.open)-1], name) {
		return s.fail(s.Offset, "</%s> closes nothing", name)
	}
	return s.pop()
}

func (s *Scanner) pop() Token {
	s.Name = s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	return Close
}

func (s *Scanner) startTag() Token {
	if len(s.open) == 0 && s.root {
		return s.fail(s.pos, "a second root element")
	}
	s.pos++
	s.Name = s.name()
	if len(s.Name) == 0 {
		return s.fail(s.Offset, "a broken tag")
	}
	s.attrs = s.attrs[:0]
	for {
		spaced := s.space()
		if s.pos >= len(s.data) {
			return s.fail(s.Offset, "<%s> is not closed", s.Name)
		}
		switch c := s.data[s.pos]; {
		case c == '>':
			s.pos++
			return s.push()
		case c == '/' && s.pos+1 < len(s.data) && s.data[s.pos+1] == '>':
			s.pos += 2
			s.close = true
			return s.push()
		case len(s.attrs) == maxAttributes:
			return s.fail(s.Offset, "more than %d attributes", maxAttributes)
		case !spaced || !s.attribute():
			return s.fail(s.pos, "a broken attribute of <%s>", s.Name)
		}
	}
}

func (s *Scanner) push() Token {
	s.root = true
	s.open = append(s.open, s.Name)
	if len(s.open) > maxDepth {
		return s.fail(s.Offset, "elements nested deeper than %d", maxDepth)
	}
	if s.count++; s.count > maxElements {
		return s.fail(s.Offset, "more than %d elements", maxElements)
	}
	return Open
}

// attribute reads name="value" and refuses a second attribute of the same name.
func (s *Scanner) attribute() bool {
	name := s.name()
	s.space()
	if len(name) == 0 || s.pos >= len(s.data) || s.data[s.pos] != '=' {
		return false
	}
	s.pos++
	s.space()
	if s.pos >= len(s.data) {
		return false
	}
	quote := s.data[s.pos]
	if quote != '"' && quote != '\'' {
		return false
	}
	end := bytes.IndexByte(s.data[s.pos+1:], quote)
	if end < 0 {
		return false
	}
	value := s.data[s.pos+1 : s.pos+1+end]
	if _, ok := checkEntities(value); !ok || bytes.IndexByte(value, '<') >= 0 {
		return false
	}
	for _, a := range s.attrs {
		if bytes.Equal(a.name, name) {
			return false
		}
	}
	s.attrs = append(s.attrs, rawAttr{name, value})
	s.pos += end + 2
	return true
}

func (s *Scanner) space() bool {
	start := s.pos
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
	}
	return s.pos > start
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// name reads a name. All letters outside ASCII are allowed in it, which is more than XML allows.
func (s *Scanner) name() []byte {
	start := s.pos
	for s.pos < len(s.data) && nameByte[s.data[s.pos]] {
		s.pos++
	}
	name := s.data[start:s.pos]
	if len(name) > 0 && (name[0] == '-' || name[0] == '.' || name[0] >= '0' && name[0] <= '9') {
		return nil
	}
	return name
}

var nameByte = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
			c == ':' || c == '_' || c == '-' || c == '.' || c >= 0x80
	}
	return t
}()

// Attr returns the value of an attribute of the element that Open read.
func (s *Scanner) Attr(name string) (string, bool) {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return Unescape(a.value), true
		}
	}
	return "", false
}

func (s *Scanner) hasAttr(name string) bool {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return true
		}
	}
	return false
}

// Value returns the text of Chars with its entities resolved.
func (s *Scanner) Value() string {
	if s.cdata {
		return string(s.Text)
	}
	return Unescape(s.Text)
}
