package profile

import "vanban/internal/viet"

// Component is the format of one component of a document: the values the generator uses and, beside them, what the
// rule allows.
type Component struct {
	ID        string
	Title     string // for people, as Quốc hiệu
	Clause    string // where the rule stands
	Certainty Certainty
	Text      string // fixed text, as Nơi nhận:
	Like      string // component whose style this one rests on: changing that style in Word changes this one too

	Size        Measure // points
	Bold        Flag
	Italic      Flag
	Underline   Flag
	Caps        Flag   // the text is typed in capitals
	TextItalic  bool   // the fixed text is in italics where what follows it is not, as Kính gửi:
	Colour      string // of text and frame, as FF0000; empty: black
	Align       Alignment
	Before      Measure // points of space above
	After       Measure // points of space below
	LineSpacing Measure // in lines: 1 is single; 0 where Exact says it
	Exact       Measure // points from line to line, whatever stands in them; 0 where LineSpacing says it
	FirstLine   Measure // millimetres the first line starts to the right of the others
	Left        Measure // millimetres of indent of the whole paragraph
	Hanging     Measure // millimetres the lines below the first start to the right of it
	KeepNext    bool    // stays on the page of the paragraph below it

	Line      *Line    // for components that are a line under a text
	Frame     *Frame   // for components in a rectangle
	LineAbove float64  // points: weight of a line across the width above the component; 0: none
	Listing   *Listing // for components that list things, a line each
}

// Measure is a number that the generator uses, and what the rule allows.
type Measure struct {
	Value   float64
	Allowed []Range // empty: the rule does not say
}

// Range is a span of allowed values, both ends included. Max below Min means that there is no upper end.
type Range struct{ Min, Max float64 }

// Contains tells whether the range allows the value, give or take the tolerance.
func (r Range) Contains(x, tolerance float64) bool {
	return x >= r.Min-tolerance && (x <= r.Max+tolerance || r.Max < r.Min)
}

// Allows tells whether the rule allows the value, give or take the tolerance.
func (m Measure) Allows(x, tolerance float64) bool {
	for _, r := range m.Allowed {
		if r.Contains(x, tolerance) {
			return true
		}
	}
	return len(m.Allowed) == 0
}

// Flag is a property that is on or off. Free means that the rule does not say which.
type Flag struct{ Value, Free bool }

// Allows tells whether the rule allows the property to be so.
func (f Flag) Allows(on bool) bool { return f.Free || f.Value == on }

// Align is the alignment of a paragraph.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
	Justify
)

// Alignment is the alignment that the generator uses, and what the rule allows.
type Alignment struct {
	Value   Align
	Allowed []Align // empty: the rule does not say
}

// Line is a line that stands under a text: drawn, or typed as a sign such as * or -----.
type Line struct {
	Under  string  // component whose text it stands under
	Text   string  // the typed sign; empty for a drawn line
	Ratio  Measure // its length as a share of the last line of that text
	Weight float64 // points
	Gap    float64 // points between the text above and the line
}

// Frame is a rectangle of single lines around a text.
type Frame struct {
	Weight float64   // points
	Height float64   // millimetres
	Widths []Framing // of texts whose rectangle has a width of its own; others get one a little wider than the text
}

// Framing is the width of the rectangle around one text, in millimetres.
type Framing struct {
	Text  string
	Width float64
}

// Width returns the width of the rectangle around a text in millimetres, or 0 where the rule names none.
func (f *Frame) Width(text string) float64 {
	for _, w := range f.Widths {
		if viet.Upper(w.Text) == viet.Upper(text) {
			return w.Width
		}
	}
	return 0
}

// Listing says how a list of things is written, a line each: the sign before each, the mark after each, the mark
// after the last.
type Listing struct {
	Sign, Mark, Last string
	OneBare          bool // a single thing has no sign and no mark
	SameLine         bool // the first of several stands on the line of the fixed text, the others below it
}

// Marks returns what stands before and after thing i of n things.
func (l *Listing) Marks(i, n int) (before, after string) {
	switch {
	case l == nil || n == 1 && l.OneBare:
		return "", ""
	case i == n-1:
		return l.Sign, l.Last
	}
	return l.Sign, l.Mark
}
