package ooxml

import (
	"encoding/binary"
	"unicode/utf8"
)

// badCharacter returns the offset of the first byte that no XML document may hold, or -1. Markup is plain letters by the
// hundred, which are looked at eight at a time.
func badCharacter(data []byte) int {
	for i := 0; i < len(data); {
		if len(data)-i >= 8 && plainLetters(binary.LittleEndian.Uint64(data[i:])) {
			i += 8
			continue
		}
		switch c := data[i]; {
		case c >= 0x20 && c < utf8.RuneSelf:
			i++
			continue
		case c < 0x20:
			if c != '\t' && c != '\n' && c != '\r' {
				return i
			}
			i++
			continue
		case c >= 0xC2 && c < 0xE0 && i+1 < len(data) && follows(data[i+1]): // ă, đ, ơ
			i += 2
			continue
		case c > 0xE0 && c < 0xED && i+2 < len(data) && follows(data[i+1]) && follows(data[i+2]): // ế, “
			i += 3
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || !validChar(r) {
			return i
		}
		i += size
	}
	return -1
}

// plainLetters tells whether eight bytes are ASCII characters from the space upwards.
func plainLetters(eight uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	return (eight|(eight-0x20*each))&high == 0
}

// follows tells whether a byte goes on with a character.
func follows(c byte) bool { return c&0xC0 == 0x80 }
