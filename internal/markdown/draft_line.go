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
	text        string   // textPiece: what is printed; openPiece, closePiece: the mark; refPiece: the number
	parts       []string // textPiece: of the text, while it is put together
	size        int      // textPiece: bytes of the parts
	figures     []figureAt
	breaks      []int // textPiece: offsets of the spaces at which sentences end
	first, last bool  // textPiece: the character at that end must be a character reference
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

// writeLine writes a line as Markdown. Sentences are told apart only where the line may be broken.
func writeLine(line Line, where setting, sentences bool) written {
	p := pieces{}
	p.add(normal(line), false)
	p.join()
	if sentences {
		p.markSentences()
	}
	p.secureMarks()
	return p.write(where)
}

// pieces is a line in pieces.
type pieces []piece

// add cuts a line into pieces.
func (p *pieces) add(line Line, inStrong bool) {
	for _, part := range line {
		switch part := part.(type) {
		case Text:
			p.addText(string(part), nil)
		case Fact:
			p.addText(part.Text, part.Figure)
		case Strong:
			p.wrap("**", part.Inner, true)
		case Emph:
			mark := "*"
			if inStrong || hasStrong(part.Inner) || p.endsWithMark() {
				mark = "_"
			}
			p.wrap(mark, part.Inner, inStrong)
		case NoteRef:
			*p = append(*p, piece{kind: refPiece, text: strconv.Itoa(part.Number)})
		case Break:
			*p = append(*p, piece{kind: breakPiece})
		}
	}
}

// wrap adds a line between two marks, or nothing if nothing is printed there. Marks of one kind next to each other would
// run together, so italics that bold follows are marked with an underscore after all.
func (p *pieces) wrap(mark string, inner Line, inStrong bool) {
	if n := len(*p); mark == "**" && p.endsWithMark() && (*p)[n-1].text == "*" {
		for i := n - 1; ; i-- {
			if (*p)[i].text == "*" && (*p)[i].kind != textPiece {
				(*p)[i].text = "_"
				if (*p)[i].kind == openPiece {
					break
				}
			}
		}
	}
	start := len(*p)
	*p = append(*p, piece{kind: openPiece, text: mark})
	p.add(inner, inStrong)
	if len(*p) == start+1 {
		*p = (*p)[:start]
		return
	}
	*p = append(*p, piece{kind: closePiece, text: mark})
}

func (p *pieces) endsWithMark() bool {
	n := len(*p)
	return n > 0 && ((*p)[n-1].kind == openPiece || (*p)[n-1].kind == closePiece)
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
func (p *pieces) addText(text string, figure *facts.Figure) {
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
	n := len(*p)
	if n == 0 || (*p)[n-1].kind != textPiece {
		*p, n = append(*p, piece{kind: textPiece}), n+1
	}
	last := &(*p)[n-1]
	if figure != nil {
		last.figures = append(last.figures, figureAt{last.size, figure})
	}
	last.parts = append(last.parts, text)
	last.size += len(text)
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

// join makes the text of each piece one.
func (p pieces) join() {
	for i := range p {
		if len(p[i].parts) > 0 {
			p[i].text = strings.Join(p[i].parts, "")
		}
	}
}

// printed returns the text of the pieces without marks, and where in it each piece starts.
func (p pieces) printed() (string, []int) {
	if len(p) == 1 && p[0].kind == textPiece {
		return p[0].text, []int{0}
	}
	var text strings.Builder
	starts := make([]int, len(p))
	for i := range p {
		starts[i] = text.Len()
		switch p[i].kind {
		case textPiece:
			text.WriteString(p[i].text)
		case breakPiece:
			text.WriteByte('\n')
		}
	}
	return text.String(), starts
}

// markSentences finds the spaces between sentences. Only a single space can become a line end and be read back as it
// was.
func (p pieces) markSentences() {
	text, starts := p.printed()
	i := 0
	for _, start := range viet.SentenceStarts(text) {
		space := start - 1
		if space < 1 || text[space] != ' ' || text[space-1] <= ' ' || text[space-1] == '\\' || text[space-1] == ';' {
			continue
		}
		for i+1 < len(p) && starts[i+1] <= space {
			i++
		}
		p[i].breaks = append(p[i].breaks, space-starts[i])
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

// write writes the pieces one after the other.
func (p pieces) write(where setting) written {
	w := written{}
	tildes, size := 0, 0
	for _, piece := range p {
		size += len(piece.text) + 4
		where.label = where.label || strings.Contains(piece.text, "]:")
		tildes += strings.Count(piece.text, "~")
	}
	where.tildes = tildes > 1
	w.text = make([]byte, 0, size)
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
			w.writeText(piece, s)
		}
	}
	return w
}

// mayStartLine tells whether a line of the draft may begin with a piece.
func (p pieces) mayStartLine(i int) bool {
	return i == 0 || p[i-1].kind == breakPiece || p[i-1].kind == textPiece && strings.HasSuffix(p[i-1].text, " ")
}

func (w *written) writeText(piece piece, s setting) {
	figures, breaks := piece.figures, piece.breaks
	var spaces []int // where the text has spaces at which sentences end
	w.text = s.appendEscaped(w.text, piece.text, func(from, to, at int) {
		for len(figures) > 0 && (figures[0].offset < to || figures[0].offset <= from) {
			w.figures = append(w.figures, figureAt{at + max(0, figures[0].offset-from), figures[0].figure})
			figures = figures[1:]
		}
		for len(breaks) > 0 && (breaks[0] < to || breaks[0] <= from) {
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
	for _, f := range figures {
		w.figures = append(w.figures, figureAt{len(w.text), f.figure})
	}
}
