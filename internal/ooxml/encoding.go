package ooxml

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// toUTF8 turns a part in UTF-16, which the standard allows and no program here writes, into UTF-8, with a declaration
// that says so. Other parts stay as they are.
func toUTF8(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order, data = binary.LittleEndian, data[2:]
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order, data = binary.BigEndian, data[2:]
	case bytes.HasPrefix(data, []byte("<\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\x00<")):
		order = binary.BigEndian
	default:
		return data
	}
	out := make([]byte, 0, len(data)*3/2)
	for ; len(data) >= 2; data = data[2:] {
		r := rune(order.Uint16(data))
		if utf16.IsSurrogate(r) {
			second := rune(0)
			if len(data) >= 4 {
				second = rune(order.Uint16(data[2:]))
			}
			if r = utf16.DecodeRune(r, second); r == utf8.RuneError {
				return append(out, 0xff) // no character: the scanner refuses it
			}
			data = data[2:]
		}
		out = utf8.AppendRune(out, r)
	}
	if rest, ok := bytes.CutPrefix(out, []byte("<?xml")); ok {
		if end := bytes.Index(rest, []byte("?>")); end >= 0 {
			return append([]byte(Header), bytes.TrimLeft(rest[end+2:], "\r\n")...)
		}
	}
	return out
}

// declaredEncoding returns the encoding that the XML declaration names, or nothing.
func declaredEncoding(data []byte) string {
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("<?xml"))
	if !ok {
		return ""
	}
	declaration, _, _ := bytes.Cut(rest, []byte("?>"))
	_, value, ok := bytes.Cut(declaration, []byte("encoding"))
	value = bytes.TrimLeft(value, " \t\r\n=")
	if !ok || len(value) == 0 {
		return ""
	}
	value, _, _ = bytes.Cut(value[1:], value[:1])
	return string(value)
}
