package ooxml

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Every character that XML allows is taken and every other found, wherever in eight bytes it stands.
func TestBadCharacter(t *testing.T) {
	for _, bad := range []string{"\x00", "\x1f", "\x0b", "\ufffe", "\uffff", "\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe1\xba"} {
		for at := range 20 {
			text := strings.Repeat("aế", 10)[:at]
			for !utf8.ValidString(text) {
				text = text[:len(text)-1]
			}
			if got := badCharacter([]byte(text + bad + "ế và những chữ khác")); got != len(text) {
				t.Errorf("%q after %d bytes is found at %d", bad, len(text), got)
			}
		}
	}
	for _, good := range []string{"", "\t\n\r", " ~\x7f", "Ủy ban\nMặt trận", "\U0001F600 \U0010FFFF", "\ufffd\ue010"} {
		for at := range 9 {
			if got := badCharacter([]byte(strings.Repeat("x", at) + good)); got >= 0 {
				t.Errorf("%q is refused at %d", good, got)
			}
		}
	}
}
