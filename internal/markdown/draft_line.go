package markdown

// Lines of drafts. A line is cut into pieces: stretches of text, marks of bold and italics, footnote marks, line breaks.
// Where a mark would not open or close because of the characters next to it, the character outside is written as a
// character reference, which begins and ends with punctuation.

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"vanban/internal/facts"
	"vanban/internal/viet"
)

type pieceKind uint8

const (
	textPiece pieceKind = iota + 1
	openPiece
	closePiece
	refPiece
	breakPiece
)

// piece is a part of a line.
type piece struct {
	kind        pieceKind
	text        string // textPiece: what is printed, once the line is whole; openPiece, closePiece: the mark; refPiece: the number
	start, end  int    // textPiece, breakPiece: what is printed, in the line's text
	first, last bool   // textPiece: the character at that end must be a character reference
}

// figureAt is where the text of a figure begins.
type figureAt struct {
	offset int
	figure *facts.Figure
}

// written is a line in Markdown, in which sentenceBreak and hardBreak still stand for line ends.
type written struct {
	text    []byte
	figures []figureAt
}

// liner writes lines. Its buffers are used again for the next line.
type liner struct {
	pieces
	text    []byte     // what is printed, without marks; a line break is \n
	figures []figureAt // offsets in the text
	breaks  []int      // offsets in the text of the spaces at which sentences end
	out     written
}

// write writes a line as Markdown. Sentences are told apart only where the line may be broken. The result holds until the
// next line is written.
func (l *liner) write(line Line, where setting, sentences bool) written {
	l.pieces, l.text, l.figures, l.breaks = l.pieces[:0], l.text[:0], l.figures[:0], l.breaks[:0]
	l.add(orNormal(line), false)
	printed := string(l.text)
	for i := range l.pieces {
		if p := &l.pieces[i]; p.kind == textPiece {
			p.text = printed[p.start:p.end]
		}
	}
	if sentences {
		l.markSentences(printed)
	}
	l.secureMarks()
	l.put(where)
	return l.out
}

// writeLine is liner.write for a single line.
func writeLine(line Line, where setting, sentences bool) written {
	return new(liner).write(line, where, sentences)
}

// pieces is a line in pieces.
type pieces []piece

// add cuts a line into pieces.
func (l *liner) add(line Line, inStrong bool) {
	for _, part := range line {
		switch part := part.(type) {
		case Text:
			l.addText(string(part), nil)
		case Fact:
			l.addText(part.Text, part.Figure)
		case Strong:
			l.wrap("**", part.Inner, true)
		case Emph:
			mark := "*"
			if inStrong || hasStrong(part.Inner) || l.endsWithMark() {
				mark = "_"
			}
			l.wrap(mark, part.Inner, inStrong)
		case NoteRef:
			l.pieces = append(l.pieces, piece{kind: refPiece, text: strconv.Itoa(part.Number)})
		case Break:
			l.text = append(l.text, '\n')
			l.pieces = append(l.pieces, piece{kind: breakPiece, start: len(l.text) - 1, end: len(l.text)})
		}
	}
}

// wrap adds a line between two marks, or nothing if nothing is printed there. Marks of one kind next to each other would
// run together, so italics that bold follows are marked with an underscore after all.
func (l *liner) wrap(mark string, inner Line, inStrong bool) {
	p := l.pieces
	if n := len(p); mark == "**" && p.endsWithMark() && p[n-1].text == "*" {
		for i := n - 1; ; i-- {
			if p[i].text == "*" && p[i].kind != textPiece {
				p[i].text = "_"
				if p[i].kind == openPiece {
					break
				}
			}
		}
	}
	start := len(l.pieces)
	l.pieces = append(l.pieces, piece{kind: openPiece, text: mark})
	l.add(inner, inStrong)
	if len(l.pieces) == start+1 {
		l.pieces = l.pieces[:start]
		return
	}
	l.pieces = append(l.pieces, piece{kind: closePiece, text: mark})
}

func (p pieces) endsWithMark() bool {
	n := len(p)
	return n > 0 && (p[n-1].kind == openPiece || p[n-1].kind == closePiece)
}

func hasStrong(line Line) bool {
	for _, part := range line {
		if _, ok := part.(Strong); ok {
			return true
		}
	}
	return false
}

// addText adds text, to the piece before if that is text too.
func (l *liner) addText(text string, figure *facts.Figure) {
	if hasControl(text) {
		text = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, text)
	}
	if text == "" {
		return
	}
	if n := len(l.pieces); n == 0 || l.pieces[n-1].kind != textPiece {
		l.pieces = append(l.pieces, piece{kind: textPiece, start: len(l.text)})
	}
	if figure != nil {
		l.figures = append(l.figures, figureAt{len(l.text), figure})
	}
	l.text = append(l.text, text...)
	l.pieces[len(l.pieces)-1].end = len(l.text)
}

// hasControl tells whether a text holds control characters.
func hasControl(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 || c == 0x7f || c == 0xc2 && i+1 < len(text) && text[i+1] < 0xa0 {
			return true
		}
	}
	return false
}

// markSentences finds the spaces between sentences. Only a single space can become a line end and be read back as it
// was.
func (l *liner) markSentences(text string) {
	for _, start := range viet.SentenceStarts(text) {
		space := start - 1
		if space < 1 || text[space] != ' ' || text[space-1] <= ' ' || text[space-1] == '\\' || text[space-1] == ';' {
			continue
		}
		l.breaks = append(l.breaks, space)
	}
}

// secureMarks sees to it that every mark opens or closes. What happens at one mark may matter to the next one.
func (p pieces) secureMarks() {
	for changed := true; changed; {
		changed = false
		for i := range p {
			switch p[i].kind {
			case openPiece:
				if p.space(i+1, true) {
					changed = set(&p[i+1].first) || changed
				}
				if p[i].text == "_" || p.punctuation(i+1, true) {
					changed = p.secure(i-1, false) || changed
				}
			case closePiece:
				if p.space(i-1, false) {
					changed = set(&p[i-1].last) || changed
				}
				if p[i].text == "_" || p.punctuation(i-1, false) {
					changed = p.secure(i+1, true) || changed
				}
			}
		}
	}
}

func set(flag *bool) bool {
	changed := !*flag
	*flag = true
	return changed
}

// secure makes a character outside a mark punctuation if it is a letter.
func (p pieces) secure(i int, first bool) bool {
	if i < 0 || i >= len(p) || p[i].kind != textPiece || p.space(i, first) || p.punctuation(i, first) {
		return false
	}
	if first {
		return set(&p[i].first)
	}
	return set(&p[i].last)
}

// edge returns the character at an end of a piece of text.
func (p pieces) edge(i int, first bool) rune {
	r, _ := utf8.DecodeRuneInString(p[i].text)
	if !first {
		r, _ = utf8.DecodeLastRuneInString(p[i].text)
	}
	return r
}

func (p pieces) space(i int, first bool) bool {
	return p[i].kind == textPiece && !p.punctuation(i, first) && util.IsSpaceRune(p.edge(i, first))
}

// punctuation tells whether what is written at an end of a piece counts as punctuation.
func (p pieces) punctuation(i int, first bool) bool {
	if p[i].kind != textPiece {
		return p[i].kind != breakPiece || first
	}
	only := utf8.RuneCountInString(p[i].text) == 1
	if (first || only) && p[i].first || (!first || only) && p[i].last {
		return true
	}
	return util.IsPunctRune(p.edge(i, first))
}

// put writes the pieces one after the other.
func (l *liner) put(where setting) {
	p, w := l.pieces, &l.out
	w.text, w.figures = w.text[:0], w.figures[:0]
	tildes := 0
	for _, piece := range p {
		where.label = where.label || strings.Contains(piece.text, "]:")
		tildes += strings.Count(piece.text, "~")
	}
	where.tildes = tildes > 1
	for i, piece := range p {
		switch piece.kind {
		case openPiece, closePiece:
			w.text = append(w.text, piece.text...)
		case refPiece:
			w.text = append(append(append(w.text, "[^"...), piece.text...), ']')
		case breakPiece:
			w.text = append(w.text, hardBreak)
		case textPiece:
			s := where
			s.first, s.last = piece.first, piece.last
			s.before, s.after = '\n', '\n'
			if where.cell {
				s.before, s.after = ' ', ' '
			}
			s.lineStart = (i == 0 || p[i-1].kind == breakPiece) && !where.cell && !where.heading
			if i > 0 && p[i-1].kind != breakPiece {
				s.before = rune(w.text[len(w.text)-1])
				s.afterRef = p[i-1].kind == refPiece && p.mayStartLine(i-1)
			}
			if i+1 < len(p) {
				s.beforeBreak = p[i+1].kind == breakPiece
				switch p[i+1].kind {
				case refPiece:
					s.after = '['
				case breakPiece:
					s.after = '\\'
				default:
					s.after = rune(p[i+1].text[0])
				}
			}
			l.putText(piece, s)
		}
	}
}

// mayStartLine tells whether a line of the draft may begin with a piece.
func (p pieces) mayStartLine(i int) bool {
	return i == 0 || p[i-1].kind == breakPiece || p[i-1].kind == textPiece && strings.HasSuffix(p[i-1].text, " ")
}

// putText writes a piece of text.
func (l *liner) putText(p piece, s setting) {
	w := &l.out
	figures, breaks := l.figures, l.breaks
	for len(figures) > 0 && figures[0].offset < p.start {
		figures = figures[1:]
	}
	for len(breaks) > 0 && breaks[0] < p.start {
		breaks = breaks[1:]
	}
	var spaces []int // where the text has spaces at which sentences end
	w.text = s.appendEscaped(w.text, p.text, func(from, to, at int) {
		from, to = from+p.start, to+p.start
		for len(figures) > 0 && figures[0].offset < to {
			w.figures = append(w.figures, figureAt{at + max(0, figures[0].offset-from), figures[0].figure})
			figures = figures[1:]
		}
		for len(breaks) > 0 && breaks[0] < to {
			if breaks[0] >= from {
				spaces = append(spaces, at+breaks[0]-from)
			}
			breaks = breaks[1:]
		}
	})
	for _, at := range spaces {
		if w.text[at] == ' ' {
			w.text[at] = sentenceBreak
		}
	}
	for ; len(figures) > 0 && figures[0].offset < p.end; figures = figures[1:] {
		w.figures = append(w.figures, figureAt{len(w.text), figures[0].figure})
	}
}
