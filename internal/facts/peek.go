package facts

import (
	"bytes"
	"strings"
)

// Peeked is what a look at the text of a data file tells of one of its outermost keys.
type Peeked struct {
	Sure  bool   // false: only Load can tell
	Value string // empty: the file has no such key
}

// Peek finds the value of an outermost key without reading the file as YAML. It is sure only of what can be read in one
// way: keys at the beginning of lines and a value in one line.
func Peek(data []byte, key string) Peeked {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	found := Peeked{Sure: true}
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 || line[0] == ' ' || line[0] == '#' {
			continue
		}
		if !isKeyByte(line[0]) || bytes.IndexByte(line, '\r') >= 0 {
			return Peeked{}
		}
		name := line[:keyLength(line)]
		after := bytes.TrimLeft(line[len(name):], " ")
		if len(after) == 0 || after[0] != ':' || len(after) > 1 && after[1] != ' ' {
			return Peeked{}
		}
		if string(name) != key {
			continue
		}
		value, ok := plainValue(string(after[1:]))
		if !ok || found.Value != "" || len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t' || rest[0] == '\r') {
			return Peeked{} // it may go on in the next line
		}
		found.Value = value
	}
	return found
}

func isKeyByte(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

func keyLength(line []byte) int {
	n := 0
	for n < len(line) && (isKeyByte(line[n]) || line[n] == '-') {
		n++
	}
	return n
}

// plainValue reads what stands behind a colon, where it is a word of which YAML makes nothing else.
func plainValue(text string) (string, bool) {
	if at := strings.Index(text, " #"); at >= 0 {
		text = text[:at]
	}
	text = strings.Trim(text, " ")
	for i := range len(text) {
		if c := text[i]; !isKeyByte(c) && c != '-' && c != '/' && c != '.' && c != ' ' || i == 0 && !isKeyByte(c) {
			return "", false
		}
	}
	return text, text != "" && !strings.EqualFold(text, "null")
}
