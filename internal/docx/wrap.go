package docx

import (
	"strings"

	"vanban/internal/markdown"
	"vanban/internal/viet"
)

// word is a word of a line as it will be broken: it and the space behind it cannot be parted.
type word struct {
	text  string
	width float64
	space float64 // width of the space behind it
	hard  bool    // a line break follows
	stays bool    // a reader stumbles where a line ends with it
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
		}
	}
}

// layout is how a text breaks into lines.
type layout struct {
	lines   int
	longest float64
	last    float64 // width of the last line
	bad     int     // lines that end where a reader stumbles
}

// layOut breaks words into lines of at most that width, as Word does.
func layOut(words []word, width float64) layout {
	l := layout{lines: 1}
	var line, space float64
	for i := range words {
		w := &words[i]
		if i > 0 && (words[i-1].hard || line+space+w.width > width && line > 0) {
			if words[i-1].stays && !words[i-1].hard {
				l.bad++
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

// phrases are pairs of words, in small letters, that stay on one line.
type phrases map[string]bool

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

// mark finds the words that no line should end with: those that belong to the next one as in 2024 - 2029, lần thứ XI
// or Quận 1, and those in the middle of a phrase.
func (p phrases) mark(words []word) {
	const around = "“”\"'().,;:"
	for i := 0; i+1 < len(words); i++ {
		before, after := words[i].text, words[i+1].text
		digit := after != "" && after[0] >= '0' && after[0] <= '9'
		words[i].stays = digit || after == "-" || after == "–" || before == "-" || before == "–" ||
			before == strings.TrimRight(before, around) &&
				p[viet.Lower(strings.TrimLeft(before, around))+" "+viet.Lower(strings.Trim(after, around))]
	}
}

// balanced returns the least width at which the words take no more lines than at the full width, of those with the
// fewest bad breaks. A title on one line keeps the full width.
func (p phrases) balanced(words []word, full float64) (float64, layout) {
	best := layOut(words, full)
	if best.lines == 1 {
		return full, best
	}
	p.mark(words)
	low, high := 0.0, full
	for high-low > 1 {
		if middle := (low + high) / 2; layOut(words, middle).lines > best.lines {
			low = middle
		} else {
			high = middle
		}
	}
	width, lines := high, best.lines
	best = layOut(words, high)
	const step = 3
	for try := high + step; try < full && best.bad > 0; try += step {
		if l := layOut(words, try); l.lines == lines && l.bad < best.bad {
			width, best = try, l
		}
	}
	return width, best
}
