package docx

import (
	"strconv"
	"strings"

	"vanban/internal/markdown"
	"vanban/internal/viet"
)

// word is a word of a line as it will be broken: it and the space behind it cannot be parted.
type word struct {
	text  string
	width float64
	space float64 // width of the space behind it
	head  float64 // width up to its first hyphen, where Word may part it; 0 where it has none
	hard  bool    // a line break follows
	stays int     // how much a reader stumbles where a line ends with it: not at all, a little, badly
}

// wordsOf cuts text into words. Text that is not parted by a space is one word, whatever its format.
func wordsOf(dst []word, line markdown.Line, f face, size float64) []word {
	dst = append(dst, word{})
	eachText(line, f, func(text string, f face) {
		if text == "\n" {
			dst[len(dst)-1].hard = true
			dst = append(dst, word{})
			return
		}
		space := widthOf(" ", f, size)
		for i, part := range strings.Split(text, " ") {
			if i > 0 {
				dst[len(dst)-1].space += space
				dst = append(dst, word{})
			}
			w := &dst[len(dst)-1]
			if hyphen := strings.IndexByte(part, '-'); hyphen > 0 && w.head == 0 && hyphen+1 < len(part) {
				w.head = w.width + widthOf(part[:hyphen+1], f, size)
			}
			w.text += part
			w.width += widthOf(part, f, size)
		}
	})
	return dst
}

// eachText calls do for each piece of text with its face; a line break is "\n".
func eachText(line markdown.Line, f face, do func(string, face)) {
	for _, inline := range line {
		switch n := inline.(type) {
		case markdown.Text:
			do(string(n), f)
		case markdown.Fact:
			do(n.Text, f)
		case markdown.Strong:
			eachText(n.Inner, f.with(true, false), do)
		case markdown.Emph:
			eachText(n.Inner, f.with(false, true), do)
		case markdown.Break:
			do("\n", f)
		case markdown.NoteRef: // header fields have none
			do(strconv.Itoa(n.Number), f)
		}
	}
}

// layout is how a text breaks into lines.
type layout struct {
	lines   int
	longest float64
	last    float64 // width of the last line
	bad     int     // how much a reader stumbles at the ends of lines
}

// How much a reader stumbles at the end of a line.
const (
	little = 1 // after a dash
	badly  = 2 // inside a name, a number or a phrase
)

// layOut breaks words into lines of at most that width, as Word does.
func layOut(words []word, width float64) layout {
	l := layout{lines: 1}
	var line, space float64
	for i := range words {
		w := &words[i]
		if i > 0 && (words[i-1].hard || line+space+w.width > width && line > 0) {
			switch {
			case words[i-1].hard:
			case w.head > 0 && line+space+w.head <= width: // Word parts it at its hyphen
				l.bad += badly
			default:
				l.bad += words[i-1].stays
			}
			l.lines++
			line, space = 0, 0
		}
		line += space + w.width
		space = w.space
		l.longest = max(l.longest, line)
	}
	l.last = line
	return l
}

// phrases are pairs of words, in small letters, that stay on one line. A pair that ends in anyName is for a word and any
// word with a capital behind it.
type phrases map[string]bool

const anyName = "{hoa}"

func newPhrases(texts []string) phrases {
	p := phrases{}
	for _, text := range texts {
		words := strings.Fields(viet.Lower(text))
		for i := 1; i < len(words); i++ {
			p[words[i-1]+" "+words[i]] = true
		}
	}
	return p
}

// mark finds the words that no line should end with: those that belong to the next one as in 2024 - 2029, ngày 08 tháng 9,
// lần thứ XI or Quận 1, those in the middle of a phrase, and those in the middle of a name.
func (p phrases) mark(words []word) {
	for i := 0; i+1 < len(words); i++ {
		words[i].stays = p.together(words[i].text, words[i+1].text)
	}
}

// together tells how much a reader stumbles where a line ends between two words.
func (p phrases) together(before, after string) int {
	const around = "“”\"'().,;:"
	switch {
	case after == "-" || after == "–" || startsWithDigit(after):
		return badly
	case before == "-" || before == "–":
		return little
	case startsWithDigit(before) && (after == "tháng" || after == "năm"):
		return badly
	case before != strings.TrimRight(before, around):
		return 0
	}
	first, second := strings.TrimLeft(before, around), strings.Trim(after, around)
	capital := viet.Capital(second) == second && second != viet.Lower(second)
	lower := viet.Lower(first)
	if capital && (isName(first) && isName(second) || p[lower+" "+anyName]) || p[lower+" "+viet.Lower(second)] {
		return badly
	}
	return 0
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// isName tells whether a word is written as a name is: a capital, then small letters.
func isName(word string) bool {
	return word != viet.Lower(word) && word != viet.Upper(word) && word == viet.Capital(viet.Lower(word))
}

// balanced returns the least width at which the words take no more lines than at the full width, of those with the
// fewest bad breaks, and one line more where that leaves none. A title on one line keeps the full width.
func (p phrases) balanced(words []word, full float64) (float64, layout) {
	best := layOut(words, full)
	if best.lines == 1 || widest(words) >= full { // a word that does not fit is parted anywhere, the sooner the narrower
		return full, best
	}
	p.mark(words)
	width, best := balancedOn(words, full, best.lines)
	if best.bad >= badly {
		if narrower, more := balancedOn(words, width, best.lines+1); more.bad < badly && more.lines == best.lines+1 {
			return narrower, more
		}
	}
	return width, best
}

// widest returns the width of the widest word.
func widest(words []word) float64 {
	width := 0.0
	for _, w := range words {
		width = max(width, w.width)
	}
	return width
}

// balancedOn returns the least width at which the words take that many lines, of those with the fewest bad breaks.
func balancedOn(words []word, full float64, lines int) (float64, layout) {
	low, high := 0.0, full
	for high-low > 1 {
		if middle := (low + high) / 2; layOut(words, middle).lines > lines {
			low = middle
		} else {
			high = middle
		}
	}
	high = max(high, widest(words))
	width, best := high, layOut(words, high)
	const step = 3
	for try := high + step; try < full && best.bad > 0; try += step {
		if l := layOut(words, try); l.lines == lines && l.bad < best.bad {
			width, best = try, l
		}
	}
	return width, best
}
