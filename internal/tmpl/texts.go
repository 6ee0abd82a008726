package tmpl

import (
	"cmp"
	"maps"
	"slices"
	"text/template/parse"

	"vanban/internal/diag"
)

// Typed is a piece of text that a template types between its actions.
type Typed struct {
	Text string
	At   func(start, end int) diag.Span // the place of some bytes of it
}

// Texts returns what templates type, in the order of the files.
func (s *Set) Texts() []Typed {
	pieces := slices.Collect(maps.Values(s.texts))
	slices.SortFunc(pieces, func(a, b text) int {
		return cmp.Or(cmp.Compare(a.file.Name, b.file.Name), cmp.Compare(a.base, b.base), cmp.Compare(a.pos, b.pos))
	})
	typed := make([]Typed, len(pieces))
	for i, p := range pieces {
		typed[i] = Typed{p.String(), func(start, end int) diag.Span { return p.span(p.pos+parse.Pos(start), end-start) }}
	}
	return typed
}

// String returns the text.
func (t text) String() string { return t.source.text[t.pos : int(t.pos)+t.length] }
