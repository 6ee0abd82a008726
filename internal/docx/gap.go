package docx

import (
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/markdown"
)

// Gap is a field that a document has content for where the letterhead has no hole, or a hole of the letterhead that a
// document does not fill. Documents share letterheads, so gaps are gathered and reported once.
type Gap struct {
	Field    string
	Unfilled bool // the letterhead has the hole
}

// Name returns the name that the letterhead was opened under.
func (l *Letterhead) Name() string { return l.name }

// Gaps returns the gaps between a document and the letterhead. A document with gaps cannot be written.
func (l *Letterhead) Gaps(doc *markdown.Doc) []Gap {
	var gaps []Gap
	for field, lines := range doc.Fields {
		said := slices.ContainsFunc(lines, func(line markdown.Line) bool { return len(line) > 0 })
		if said && field != markdown.ToLabel && !l.holes[string(field)] { // which stands in the hole of those addressed
			gaps = append(gaps, Gap{Field: string(field)})
		}
	}
	for hole := range l.holes {
		if field := markdown.Field(hole); hole != bodyHole && !slices.Contains(knownFields, field) && len(doc.Fields[field]) == 0 {
			gaps = append(gaps, Gap{Field: hole, Unfilled: true})
		}
	}
	slices.SortFunc(gaps, func(a, b Gap) int { return strings.Compare(a.Field, b.Field) })
	return gaps
}

// Report says a gap in words, with the documents that have it.
func (l *Letterhead) Report(g Gap, documents []string) diag.Diagnostic {
	const named = 3
	text := strings.Join(documents[:min(len(documents), named)], ", ")
	list := diag.Text{Vi: text, En: text}
	if rest := len(documents) - named; rest > 0 {
		list.Vi += fmt.Sprintf(" và %d văn bản khác", rest)
		list.En += fmt.Sprintf(" and %d more", rest)
	}
	code := diag.Code("word/thieu-cho")
	if g.Unfilled {
		code = "word/cho-trong"
	}
	return diag.New(code, diag.Span{File: l.file}, g.Field, list)
}
