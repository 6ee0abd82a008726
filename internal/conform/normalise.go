package conform

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normalised returns the paragraph with composed letters, plain spaces and no hidden characters, so that no check is
// led astray by what another one reports.
func normalised(p Paragraph) Paragraph {
	if isPlain(p.Text) {
		return p
	}
	var b builder
	for i := 0; i < len(p.Text); {
		r, size := utf8.DecodeRuneInString(p.Text[i:])
		switch {
		case isHidden(r):
		case r == utf8.RuneError && size == 1:
			b.putAt(&p, "?", i)
		case isSpace(r):
			b.putAt(&p, " ", i)
		case lookalikeD(r) != 0:
			b.putAt(&p, string(lookalikeD(r)), i)
		default:
			next := i + size
			for next < len(p.Text) {
				mark, n := utf8.DecodeRuneInString(p.Text[next:])
				if !isMark(mark) {
					break
				}
				next += n
			}
			if next > i+size {
				b.putAt(&p, norm.NFC.String(p.Text[i:next]), i)
				size = next - i
			} else {
				b.putAt(&p, p.Text[i:next], i)
			}
		}
		i += size
	}
	clean := b.paragraph(p.File, p.Role)
	clean.Table, clean.Row, clean.Column = p.Table, p.Row, p.Column
	return clean
}

// putAt appends text that stands for the text of a paragraph from an offset on.
func (b *builder) putAt(p *Paragraph, text string, offset int) {
	if p.File == nil {
		b.text = append(b.text, text...)
		return
	}
	at := p.place(offset)
	if n := len(b.runs); n > 0 && b.runs[n-1].File+len(b.text)-b.runs[n-1].Text == at {
		b.text = append(b.text, text...)
		return
	}
	b.put(text, at)
}

// isPlain tells whether nothing in the text needs to be changed.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= utf8.RuneSelf || c == '\t' {
			for _, r := range text[i:] {
				if isHidden(r) || isMark(r) || r == utf8.RuneError || isSpace(r) && r != ' ' || lookalikeD(r) != 0 {
					return false
				}
			}
			return true
		}
	}
	return true
}

func isMark(r rune) bool { return r >= 0x300 && r <= 0x36F }

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == 0xA0 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x3000
}

// isHidden tells whether a character takes no room and means nothing in Vietnamese text.
func isHidden(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF
}

// lookalikeD returns the đ that a letter of another alphabet looks like, or 0.
func lookalikeD(r rune) rune {
	switch r {
	case 0xD0, 0x189:
		return 'Đ'
	case 0xF0, 0x256:
		return 'đ'
	}
	return 0
}
