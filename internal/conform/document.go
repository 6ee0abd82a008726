package conform

import (
	"vanban/internal/diag"
)

// document is what the checks of one run share: the paragraphs, cut into tokens, and what was found.
type document struct {
	raw   []Paragraph // as they were given
	parts []*part     // the same with every letter in its usual form
	words map[string]*word
	old   bool // it was typed in an old code: its words are none of Vietnamese
	found diag.List
}

// part is one paragraph as the checks see it: letters composed, nothing hidden, spaces that do not break made plain.
type part struct {
	Paragraph
	tokens []token
}

func newDocument(paragraphs []Paragraph, words map[string]*word) *document {
	d := &document{raw: paragraphs, words: words}
	d.parts = make([]*part, len(paragraphs))
	for i := range paragraphs {
		p := &part{Paragraph: normalised(paragraphs[i])}
		p.tokens = d.tokenise(p.Text)
		d.parts[i] = p
	}
	return d
}

// report notes a problem at a part of a paragraph's text, and returns it for other places to be added.
func (d *document) report(code diag.Code, p *part, start, end int, args ...any) *diag.Diagnostic {
	d.found = append(d.found, diag.New(code, p.span(start, end), args...))
	return &d.found[len(d.found)-1]
}

// place is a part of one paragraph's text.
type place struct {
	part       *part
	start, end int
}

func (at place) text() string    { return at.part.Text[at.start:at.end] }
func (at place) span() diag.Span { return at.part.span(at.start, at.end) }

// maxNotes is how many further places a finding about the whole document names.
const maxNotes = 12

// reportPlaces notes one problem for several places: at the first, with the others as notes.
func (d *document) reportPlaces(code diag.Code, places []place, args ...any) {
	if len(places) == 0 {
		return
	}
	at := places[0]
	problem := diag.New(code, at.span(), args...)
	for _, other := range places[1:min(len(places), maxNotes+1)] {
		problem = problem.With(other.text(), other.span())
	}
	d.found = append(d.found, problem)
}
