package facts

import (
	"bytes"
	bits "encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vanban/internal/diag"
)

// decode returns a file as UTF-8 text with line feeds. What is saved otherwise is reported once and read as well as can
// be, so that its other problems are found in the same run; their places are in the text as a reader sees it. Foreign
// tells that its letters may be wrong.
func decode(file *diag.File) (decoded *diag.File, foreign bool, problems diag.List) {
	data, name := file.Data, ""
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), wide(data):
		data, name = fromUTF16(data), "UTF-16"
	case !utf8.Valid(data) && !spellsVietnamese(data):
		data, name, foreign = fromLegacy(data), "Windows-1258, TCVN3, VNI…", true
	}
	if name != "" {
		file = diag.NewFile(file.Name, data)
		problems = append(problems, diag.New("du-lieu/utf8", lineSpan(file, 1), name))
	}
	if at := loneReturn(file.Data); at >= 0 {
		line, _ := file.Position(at)
		file = diag.NewFile(file.Name, bytes.ReplaceAll(bytes.ReplaceAll(file.Data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")))
		problems = append(problems, diag.New("du-lieu/xuong-dong", lineSpan(file, line)))
	}
	return file, foreign, problems
}

// binary names what a file is that holds no text at all, or returns nothing.
func binary(data []byte) diag.Text {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return diag.Text{Vi: "tệp Word, Excel hoặc tệp nén", En: "a file of Word, Excel or a zip archive"}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return diag.Text{Vi: "tệp Word, Excel đời cũ", En: "a file of an old Word or Excel"}
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return diag.Text{Vi: "tệp PDF", En: "a PDF"}
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return diag.Text{Vi: "tệp RTF", En: "an RTF file"}
	case bytes.Count(data, []byte{0}) > len(data)/100 && !bytes.HasPrefix(data, []byte{0xff, 0xfe}) && !bytes.HasPrefix(data, []byte{0xfe, 0xff}) && !wide(data):
		return diag.Text{Vi: "tệp của một chương trình khác", En: "a file of another program"}
	}
	return diag.Text{}
}

// wide tells whether text is in UTF-16 without a mark: every other byte of its first letters is zero.
func wide(data []byte) bool {
	return len(data) >= 4 && len(data)%2 == 0 && (data[0] == 0 && data[2] == 0 && data[1] != 0 && data[3] != 0 || data[1] == 0 && data[3] == 0 && data[0] != 0 && data[2] != 0)
}

func fromUTF16(data []byte) []byte {
	var order bits.ByteOrder = bits.LittleEndian
	if data[0] == 0xfe || data[0] == 0 {
		order = bits.BigEndian
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return bytes.TrimPrefix([]byte(string(utf16.Decode(units))), []byte("\ufeff"))
}

// spellsVietnamese tells whether a text that has bytes of another encoding is UTF-8 otherwise.
func spellsVietnamese(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		data = data[size:]
	}
	return whole > broken
}

// fromLegacy reads a text in an encoding of one byte a letter. Which one does not matter: keys, numbers and dates are
// the same in all, and the file must be saved again anyway.
func fromLegacy(data []byte) []byte {
	text, err := charmap.Windows1258.NewDecoder().Bytes(data)
	if err != nil {
		text = bytes.ToValidUTF8(data, []byte("?"))
	}
	plain := func(r rune) rune {
		if refused(r, false) != (diag.Text{}) || unicode.Is(unicode.Mn, r) {
			return '_'
		}
		return r
	}
	return bytes.Map(plain, norm.NFC.Bytes(text))
}

// loneReturn finds a carriage return that no line feed follows, as old programs end lines; -1 where there is none.
func loneReturn(data []byte) int {
	for i, b := range data {
		if b == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			return i
		}
	}
	return -1
}

// lineSpan returns the place of a line's text, counted from 1.
func lineSpan(file *diag.File, n int) diag.Span {
	start := file.Offset(n, 1)
	end := start + len(file.Line(n))
	for start < end && (file.Data[start] == ' ' || file.Data[start] == '\t') {
		start++
	}
	return diag.Span{File: file, Start: start, End: end}
}

// clean tells whether a text holds only characters that are let in.
func clean(data []byte) bool {
	if !utf8.Valid(data) || !norm.NFC.IsNormal(data) || mayBeLost(data) && lost.Match(data) {
		return false
	}
	for i, r := range string(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		if r >= ' ' && r <= '~' || r == '\n' || r >= '\u1ea0' && r <= '\u1ef9' {
			continue // nearly all of a text
		}
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) || refused(r, i == 0) != (diag.Text{}) {
			return false
		}
	}
	return true
}

// letters looks for characters that must not be in any input, and puts in their place what they were meant to be. A
// character is reported once a line.
func (p *page) letters() {
	for n := range p.lines {
		if text := p.text(n); !norm.NFC.IsNormalString(text) {
			p.compose(n, text)
		}
		if text := p.text(n); !p.foreign {
			if at := lost.FindStringIndex(text); at != nil {
				p.problems = append(p.problems, diag.New("du-lieu/mat-chu", p.span(n, runeIndex(text, at[0]), runeIndex(text, at[1])), text[at[0]:at[1]]))
			}
		}
		var put line
		seen := map[rune]bool{}
		for i, r := range p.lines[n].runes {
			bad, instead := intruder(r, n == 0 && i == 0)
			if bad == (diag.Text{}) {
				put.runes, put.from = append(put.runes, r), append(put.from, p.column(n, i))
				continue
			}
			if !seen[r] {
				seen[r] = true
				p.report("du-lieu/ky-tu", n, i, i+1, bad)
			}
			for _, r := range instead {
				put.runes, put.from = append(put.runes, r), append(put.from, p.column(n, i))
			}
		}
		if len(seen) > 0 {
			put.mended = true
			p.lines[n] = put
		}
	}
}

// lost is what letters become in a program that does not know them: Ph??ng, and PhÆ°á» for letters of UTF-8 taken one
// byte at a time.
var lost = regexp.MustCompile(`\pL\?+\pL[\pL?]*|\pL*(?:á»|áº|Æ°|Æ¡|Ä‘|Ã[\x{a1}-\x{bf}])\S*`)

// mayBeLost looks for the letters of lost, which takes longer.
func mayBeLost(data []byte) bool {
	return bytes.IndexByte(data, '?') >= 0 || bytes.Contains(data, []byte("»")) || bytes.Contains(data, []byte("º")) ||
		bytes.Contains(data, []byte("Æ")) || bytes.Contains(data, []byte("Ä")) || bytes.Contains(data, []byte("Ã\xc2"))
}

// intruder names a character that must not be in any input, and says what is read instead.
func intruder(r rune, first bool) (bad diag.Text, instead string) {
	switch bad = refused(r, first); {
	case unicode.Is(unicode.Mn, r):
		return named(r, "dấu rời không ghép được với chữ đứng trước", "an accent that no letter takes"), ""
	case r == utf8.RuneError:
		return diag.Text{Vi: "chữ hỏng, không phải UTF-8", En: "a broken letter that is not UTF-8"}, "?"
	case r == '\u00d0' || r == '\u0189':
		return bad, "Đ"
	case unicode.Is(unicode.Zs, r):
		return bad, " "
	}
	return bad, ""
}

// compose reports the first letter of a line that is not composed, and composes all.
func (p *page) compose(n int, text string) {
	at := norm.NFC.QuickSpanString(text)
	_, size := utf8.DecodeLastRuneInString(text[:at])
	word, _, _ := strings.Cut(strings.TrimSpace(text[max(0, at-size):]), " ")
	i := runeIndex(text, at)
	p.problems = append(p.problems, diag.New("du-lieu/to-hop", p.span(n, i, i+1), norm.NFC.String(word)))
	var composed line
	var iter norm.Iter
	for iter.InitString(norm.NFC, text); !iter.Done(); {
		column := p.column(n, runeIndex(text, iter.Pos()))
		for _, r := range string(iter.Next()) {
			composed.runes, composed.from = append(composed.runes, r), append(composed.from, column)
		}
	}
	p.lines[n] = composed
}

// refused names a character that looks like nothing or like another one, or returns nothing.
func refused(r rune, first bool) diag.Text {
	switch {
	case r == '\ufeff' && first, r == '\n', r == '\r', r == '\t':
		return diag.Text{}
	case r == '\u00a0', r == '\u202f', r == '\u2007':
		return named(r, "dấu cách không ngắt", "a no-break space")
	case r == '\u00d0', r == '\u0189':
		return named(r, "chữ Đ lấy từ bảng chữ khác", "a letter Đ of another alphabet")
	case r == TokenStart, r == TokenEnd, unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff':
		return named(r, "ký tự ẩn", "a hidden character")
	}
	return diag.Text{}
}

func named(r rune, vi, en string) diag.Text {
	code := fmt.Sprintf(" (U+%04X)", r)
	return diag.Text{Vi: vi + code, En: en + code}
}
