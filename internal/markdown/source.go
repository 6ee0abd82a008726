package markdown

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/profile"
)

// The characters around the index of a figure in rendered text. No template and no fact may hold them.
const (
	tokenStart = string(facts.TokenStart)
	tokenEnd   = string(facts.TokenEnd)
)

// Source is a rendered template: Markdown in which each printed value is a token, U+E000 index U+E001 with the index in
// decimal, and the values that the tokens stand for.
type Source struct {
	Text    string
	Figures []*facts.Figure
	Where   func(offset int) diag.Span // the place in the template of an offset of Text; nil if nobody needs to know
}

func (s Source) where(offset int) diag.Span {
	if s.Where == nil {
		return diag.Span{}
	}
	return s.Where(offset)
}

// Content is what a rendered template says: a document without its header and closing.
type Content struct {
	Body    []Block
	Annexes []Annex // without Source and Wide, which are known from elsewhere
	Notes   []Note  // mark n is Notes[n-1]
}

// Parse reads a rendered template. Where it finds errors, the content is what could be made of the rest.
func Parse(src Source, v *profile.Version) (*Content, diag.List) {
	return Compile(src.Text, v).Bind(src)
}

// LineOf returns plain text with tokens, such as a rendered field of a front matter, as a line. Signs of Markdown in it
// are text like any other.
func LineOf(text string, figures []*facts.Figure) Line {
	return (&binder{figures: figures}).line(splitTokens(nil, text), false)
}
