package ooxml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppendText appends text with the characters escaped that XML does not allow in text. Control characters, for which
// XML has no escape, stay as they are: no reader takes them, so Check finds them and nothing is lost in silence.
func AppendText(dst []byte, text string) []byte {
	return appendEscaped(dst, text, false)
}

// AppendAttr appends the value of an attribute, without its quotes.
func AppendAttr(dst []byte, value string) []byte {
	return appendEscaped(dst, value, true)
}

func appendEscaped(dst []byte, text string, attr bool) []byte {
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !mayEscape[c] {
			continue
		}
		var escaped string
		switch {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '"' && attr:
			escaped = "&quot;"
		case c == '\r':
			escaped = "&#13;"
		case (c == '\t' || c == '\n') && attr:
			escaped = "&#" + strconv.Itoa(int(c)) + ";"
		default:
			continue
		}
		dst = append(append(dst, text[start:i]...), escaped...)
		start = i + 1
	}
	return append(dst, text[start:]...)
}

// mayEscape marks the characters that are escaped in text or attributes.
var mayEscape = [256]bool{'&': true, '<': true, '>': true, '"': true, '\r': true, '\t': true, '\n': true}

// Unescape resolves the entities of text or of an attribute's value. Those that XML does not know stay as they are.
func Unescape(raw []byte) string {
	i := bytes.IndexByte(raw, '&')
	if i < 0 {
		return string(raw)
	}
	var b strings.Builder
	for ; i >= 0; i = bytes.IndexByte(raw, '&') {
		b.Write(raw[:i])
		r, size := entity(raw[i:])
		if size == 0 {
			b.WriteByte('&')
			size = 1
		} else {
			b.WriteRune(r)
		}
		raw = raw[i+size:]
	}
	b.Write(raw)
	return b.String()
}

// checkEntities tells whether every & starts an entity that XML knows, and where the first that does not stands.
func checkEntities(raw []byte) (int, bool) {
	for at := 0; ; {
		i := bytes.IndexByte(raw[at:], '&')
		if i < 0 {
			return 0, true
		}
		at += i
		_, size := entity(raw[at:])
		if size == 0 {
			return at, false
		}
		at += size
	}
}

// entity reads the entity at the start of raw and returns its character and length, or 0 where there is none.
func entity(raw []byte) (rune, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 0 {
		return 0, 0
	}
	name := string(raw[1:end])
	switch name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	digits, numeric := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !numeric || err != nil || !validChar(rune(n)) {
		return 0, 0
	}
	return rune(n), end + 1
}

func validChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF && utf8.ValidRune(r)
}
