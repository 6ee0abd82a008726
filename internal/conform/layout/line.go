package layout

import (
	"regexp"
	"strings"
	"unicode"

	"vanban/internal/profile"
	"vanban/internal/viet"
)

// line is what is seen as one line of the header or the signature: a paragraph, a part of it between line breaks, or
// one of two columns that tabs or spaces make of it.
type line struct {
	p          *paragraph
	start, end int    // bytes of the paragraph's text
	text       string // composed, with single spaces
	fold       string // text in small letters without diacritics
	spaced     bool   // it was put into place by tabs or spaces, so its alignment says nothing
}

// newLine returns a part of a paragraph without the spaces around it.
func newLine(p *paragraph, start, end int) line {
	for start < end && isSpace(p.text[start]) {
		start++
	}
	for start < end && isSpace(p.text[end-1]) {
		end--
	}
	text := strings.Join(strings.Fields(composed(p.text[start:end])), " ")
	return line{p: p, start: start, end: end, text: text, fold: viet.Fold(text)}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// pieces returns the runs of the line.
func (l line) pieces() []piece { return l.p.within(l.start, l.end) }

// char returns the formatting of most of the line's letters, property by property.
func (l line) char() char {
	pieces := l.pieces()
	if len(pieces) == 0 {
		return l.p.marked
	}
	return char{
		size:      majority(pieces, func(c char) float64 { return c.size }),
		bold:      majority(pieces, func(c char) bool { return c.bold }),
		italic:    majority(pieces, func(c char) bool { return c.italic }),
		caps:      majority(pieces, func(c char) bool { return c.caps }),
		underline: majority(pieces, func(c char) bool { return c.underline }),
		colour:    majority(pieces, func(c char) string { return c.colour }),
	}
}

// shown returns the text as it is seen: in capitals where the formatting makes it so.
func (l line) shown() string {
	if l.char().caps {
		return viet.Upper(l.text)
	}
	return l.text
}

// capitals tells whether the line is seen in capitals: all but a few of its letters are.
func (l line) capitals() bool {
	upper, lower := cases(l.shown())
	return upper >= 2 && lower*8 <= upper
}

// cases counts capital and small letters.
func cases(s string) (upper, lower int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper, lower
}

// centred tells whether the line stands in the middle, or in a place that tabs gave it.
func (l line) centred() bool { return l.p.format.align == profile.Centre || l.spaced }

// letters returns the folded letters of the line alone.
func (l line) letters() string { return onlyLetters(l.fold) }

func onlyLetters(fold string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, fold)
}

var separator = regexp.MustCompile(`\t[\t ]*| {2,}[\t ]*`)

// mostLines is how many lines of one paragraph are looked at, longestColumns how many bytes of a line are cut into
// columns: more than any header has, and little enough that no file takes long.
const mostLines, longestColumns = 100, 1000

// linesOf returns the lines of a paragraph. Where right tells that what follows tabs or spaces is a column of its own,
// the line is cut there.
func linesOf(p *paragraph, right func(line) bool) []line {
	var all []line
	start := 0
	for start <= len(p.text) && len(all) < mostLines {
		end := len(p.text)
		if i := strings.IndexByte(p.text[start:], '\n'); i >= 0 {
			end = start + i
		}
		all = append(all, columns(p, start, end, right)...)
		start = end + 1
	}
	return all
}

func columns(p *paragraph, start, end int, right func(line) bool) []line {
	whole := newLine(p, start, end)
	if whole.text == "" {
		return nil
	}
	whole.spaced = separator.MatchString(p.text[start:whole.start])
	if right == nil || end-start > longestColumns {
		return []line{whole}
	}
	if right(whole) {
		return []line{whole}
	}
	text := strings.ReplaceAll(p.text[start:end], "\u00a0", "  ") // as long in bytes
	for _, at := range separator.FindAllStringIndex(text, -1) {
		if start+at[1] <= whole.start || start+at[1] >= whole.end {
			continue
		}
		if second := newLine(p, start+at[1], end); second.text != "" && right(second) {
			first := newLine(p, start, start+at[0])
			first.spaced, second.spaced = true, true
			return []line{first, second}
		}
	}
	return []line{whole}
}

// typed tells whether the line is a line made of signs: underscores, hyphens, asterisks.
func (l line) typed() bool {
	if l.text == "" {
		return false
	}
	for _, r := range l.text {
		if !strings.ContainsRune("_-–—─━‒―*=~.¯ ", r) {
			return unicode.IsSpace(r)
		}
	}
	return strings.Trim(l.text, ". ") != ""
}
