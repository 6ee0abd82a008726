// Package diag owns the problems that Vanban reports: where they are, what they say in Vietnamese and in English, and
// how they are printed. It must not know what any problem is about.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how bad a problem is. Its zero value is invalid, so that a forgotten one shows.
type Severity uint8

// The severities, worst first.
const (
	Invalid Severity = iota
	Error            // the document cannot be trusted and is not written
	Warning          // worth a look; the document is written
	Info             // good to know
)

// In returns the name of the severity in one language.
func (s Severity) In(l Lang) string {
	switch s {
	case Error:
		return Text{"lỗi", "error"}.In(l)
	case Warning:
		return Text{"cảnh báo", "warning"}.In(l)
	case Info:
		return Text{"lưu ý", "note"}.In(l)
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// Lang is a language that messages are printed in.
type Lang uint8

// The languages; Vietnamese is the default.
const (
	Vi Lang = iota
	En
)

// Code names a kind of problem, as `nhom/ten`. Every code stands in the catalogue.
type Code string

// Text is a short text in both languages.
type Text struct{ Vi, En string }

// In returns the text in one language.
func (t Text) In(l Lang) string {
	if l == En {
		return t.En
	}
	return t.Vi
}

// Same returns a text that reads the same in both languages, such as a name.
func Same(text string) Text { return Text{text, text} }

// Diagnostic is one problem: what, where, with which values, and which other places have to do with it.
type Diagnostic struct {
	Code  Code
	Level Severity // how bad it is here; Invalid, the zero value, leaves it to the catalogue
	At    Span
	Args  []any // the values that the catalogue's texts name as {1}, {2} ...; a Text is printed in the reader's language
	Notes []Note

	Rule   string // id of the rule that is broken, where a pack of rules states it: PAGE-MARGIN
	Clause string // where the rule stands in the legal text
}

// Note is another place that has to do with a problem, such as an operand.
type Note struct {
	At    Span
	Label string // what stands there, in words that need no translation: `nam = 24`
}

// New returns a problem of a kind at a place. The arguments fill the catalogue's texts for the code.
func New(code Code, at Span, args ...any) Diagnostic {
	if _, ok := Lookup(code); !ok {
		panic("diag: code is not in the catalogue: " + string(code))
	}
	return Diagnostic{Code: code, At: at, Args: args}
}

// With returns the problem with one more place.
func (d Diagnostic) With(label string, at Span) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), Note{At: at, Label: label})
	return d
}

// WithFirst returns the problem with one more place, as long as it has fewer than that many.
func (d Diagnostic) WithFirst(most int, label string, at Span) Diagnostic {
	if len(d.Notes) >= most {
		return d
	}
	return d.With(label, at)
}

// Severity returns how bad the problem is: its own level, or else the catalogue's.
func (d Diagnostic) Severity() Severity {
	if d.Level != Invalid {
		return d.Level
	}
	e, _ := Lookup(d.Code)
	return e.Severity
}

// Message returns what is wrong, without the place.
func (d Diagnostic) Message(l Lang) string {
	e, _ := Lookup(d.Code)
	return expand(e.Message, d.Args, l)
}

// Hint returns what to do about it, or nothing where the catalogue has no advice.
func (d Diagnostic) Hint(l Lang) string {
	e, _ := Lookup(d.Code)
	return expand(e.Hint, d.Args, l)
}

// List is the problems of a run, in the order they were found.
type List []Diagnostic

// HasErrors tells whether any problem is an error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity() == Error })
}

// HasFindings tells whether any problem is worth acting on: an error or a warning.
func (l List) HasFindings() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity() == Error || d.Severity() == Warning })
}

// Sorted returns the problems by file, place and code, without doubles: two problems of one code at one place with one
// message are the same, and the first of them stays. Problems without a place come first.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.At.name(), b.At.name()),
		cmp.Compare(a.At.Start, b.At.Start),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message(Vi), b.Message(Vi)),
	)
}
