package docx

import (
	"strings"

	"vanban/internal/markdown"
)

// word is a word of a line as it will be broken: it and the space behind it cannot be parted.
type word struct {
	text  string
	width float64
	space float64 // width of the space behind it
	hard  bool    // a line break follows
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
	lines    int
	longest  float64
	last     float64 // width of the last line
	badBreak bool    // a line begins or ends where a reader stumbles
}

// layOut breaks words into lines of at most that width, as Word does.
func layOut(words []word, width float64) layout {
	l := layout{lines: 1}
	var line, space float64
	for i, w := range words {
		if i > 0 && (words[i-1].hard || line+space+w.width > width && line > 0) {
			l.badBreak = l.badBreak || !words[i-1].hard && badBreak(words[i-1].text, w.text)
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

// badBreak tells whether a line should not break between two words: 2024 - | 2029, lần thứ | XI, Phường | 1.
func badBreak(before, after string) bool {
	digit := after != "" && after[0] >= '0' && after[0] <= '9'
	return digit || after == "-" || after == "–" || before == "-" || before == "–" || strings.EqualFold(before, "thứ")
}

// balanced returns the least width at which the words take no more lines than at the full width, preferring widths
// without bad breaks. A title on one line keeps the full width.
func balanced(words []word, full float64) (float64, layout) {
	l := layOut(words, full)
	if l.lines == 1 {
		return full, l
	}
	low, high := 0.0, full
	for high-low > 1 {
		if middle := (low + high) / 2; layOut(words, middle).lines > l.lines {
			low = middle
		} else {
			high = middle
		}
	}
	const step = 3
	for width := high; width < full; width += step {
		if try := layOut(words, width); !try.badBreak && try.lines == l.lines {
			return width, try
		}
	}
	return high, layOut(words, high)
}
