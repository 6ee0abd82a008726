package diag

import (
	"encoding/json"
	"io"
	"strings"
)

// jsonProblem is a problem as JSON has it. Lines and columns count from 1, columns in runes, the end is the place after
// the last rune; they are left out where there is no place in a text. A document without lines has words instead: where
// the passage is, and the text that is meant.
type jsonProblem struct {
	Code     Code     `json:"code"`
	Severity string   `json:"severity"` // error, warning or note, in any language
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
	Rule     string   `json:"rule,omitempty"`   // id of the rule that is broken
	Clause   string   `json:"clause,omitempty"` // where it stands
	At       *region  `json:"at,omitempty"`
	Notes    []region `json:"notes,omitempty"`
}

// region is a span in lines and columns.
type region struct {
	Label     string `json:"label,omitempty"`
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Where     string `json:"where,omitempty"` // of a document without lines: the passage
	Text      string `json:"text,omitempty"`  // and the text that is meant
}

// region returns the lines and columns of a span, or what a document without lines has instead.
func (s Span) region(l Lang) region {
	if s.IsZero() || s.whole() {
		return region{File: s.name()}
	}
	if p := s.passage(); p != nil {
		return region{File: s.name(), Where: p.place(l), Text: strings.TrimRight(s.text(), "\n")}
	}
	r := region{File: s.name()}
	r.Line, r.Column = s.File.Position(s.Start)
	r.EndLine, r.EndColumn = s.File.Position(max(s.Start, s.End))
	return r
}

// JSON writes the problems as one JSON array, sorted and without doubles, with messages in one language.
func JSON(w io.Writer, l List, lang Lang) error {
	problems := []jsonProblem{}
	for _, d := range l.Sorted() {
		p := jsonProblem{Code: d.Code, Severity: d.Severity().In(En), Message: d.Message(lang), Hint: d.Hint(lang), Rule: d.Rule, Clause: d.Clause}
		if !d.At.IsZero() {
			at := d.At.region(lang)
			p.At = &at
		}
		for _, note := range d.Notes {
			at := note.At.region(lang)
			at.Label = note.Label
			p.Notes = append(p.Notes, at)
		}
		problems = append(problems, p)
	}
	return encode(w, problems)
}

// encode writes a value as indented JSON, with < and & as they are.
func encode(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
