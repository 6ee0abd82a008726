package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// PrintOptions say how problems are printed. The zero value is Vietnamese without colours.
type PrintOptions struct {
	Lang  Lang
	Color bool // colour for terminals, by ANSI sequences
}

// Print writes the problems for people, sorted and without doubles: the place, what is wrong, the line with a mark under
// the place, the other places that have to do with it, and what to do.
func Print(w io.Writer, l List, opt PrintOptions) error {
	out := bufio.NewWriter(w)
	for _, d := range l.Sorted() {
		color := d.Severity().color()
		if place := d.At.place(opt.Lang); place != "" {
			opt.paint(out, bold, place+":")
			out.WriteByte(' ')
		}
		opt.paint(out, color, d.Severity().In(opt.Lang))
		fmt.Fprintf(out, " [%s]: ", d.Code)
		opt.paint(out, bold, printable(d.Message(opt.Lang)))
		out.WriteByte('\n')
		if d.At.excerpted() {
			number, line, gap, mark := excerpt(d.At)
			if d.At.passage() != nil {
				number = "" // nobody counts the lines of a document that has none
			}
			opt.paint(out, faint, "   "+number+" │")
			fmt.Fprintf(out, " %s\n", line)
			opt.paint(out, faint, "   "+strings.Repeat(" ", len(number))+" │")
			out.WriteByte(' ')
			out.WriteString(gap)
			opt.paint(out, color, mark)
			out.WriteByte('\n')
		}
		for _, note := range d.Notes {
			fmt.Fprintf(out, "   %s\n", noteLine(note, opt.Lang))
		}
		if hint := d.Hint(opt.Lang); hint != "" {
			out.WriteString("   ")
			opt.paint(out, green, hintLabel.In(opt.Lang)+":")
			fmt.Fprintf(out, " %s\n", printable(hint))
		}
	}
	return out.Flush()
}

var hintLabel = Text{"gợi ý", "hint"}

func noteLine(note Note, l Lang) string {
	label, place := printable(note.Label), note.At.place(l)
	switch {
	case place == "":
		return label
	case label == "":
		return place
	}
	return label + " " + Text{"ở", "at"}.In(l) + " " + place
}

// place returns the span's start as file:line:column, in a document without lines as file: passage; a file without text
// is its name alone.
func (s Span) place(l Lang) string {
	if s.IsZero() {
		return ""
	}
	if s.whole() {
		return printable(s.File.Name)
	}
	if p := s.passage(); p != nil {
		return printable(s.File.Name) + ": " + p.place(l)
	}
	line, column := s.File.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", printable(s.File.Name), line, column)
}

// printable returns the text on one line and without characters that a terminal would obey or not show.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case hidden(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// hidden tells whether a character has no sign of its own: control and format characters, private use.
func hidden(r rune) bool { return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) }

// The ANSI sequences of the few styles in use.
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	green  = "32"
	yellow = "1;33"
	cyan   = "1;36"
)

func (s Severity) color() string {
	switch s {
	case Error:
		return red
	case Warning:
		return yellow
	}
	return cyan
}

func (opt PrintOptions) paint(out *bufio.Writer, style, text string) {
	if opt.Color {
		text = "\x1b[" + style + "m" + text + "\x1b[0m"
	}
	out.WriteString(text)
}
