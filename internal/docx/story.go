package docx

import (
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// This file reads the text of a part, paragraph by paragraph, with its content controls: that of a document which has
// just been written, to remember it, and that of one which comes back. Both are read by the same code, so that a
// difference between them is a difference of the documents.

// Paragraph is a paragraph of a Word file that holds text.
type Paragraph struct {
	Part  string // word/document.xml
	Spans []Span

	Pending bool // it holds insertions or deletions that nobody has accepted or rejected yet
	Cell    bool // it stands in a table

	Field  string    // of a draft: the field of the letterhead that it prints, or FieldFixed
	Origin *Recorded // of a draft: the prose fact that it comes from
}

// FieldFixed stands for the letterhead's own text.
const FieldFixed = "*"

// Span is text of one look, or the text of one content control.
type Span struct {
	Text         string
	Control      *Control // nil for text outside controls
	Bold, Italic bool
}

// Control is a content control.
type Control struct {
	ID          int // as the file numbers it; editors may renumber
	Tag, Alias  string
	Placeholder bool // it shows Word's own words for a control without text

	Value  *Recorded // of a draft: what it prints
	Format string    // of a draft: the functions that printed it, from the outside in
	At     Place     // of a draft: the action in the template
}

// Text returns the text of a paragraph.
func (p *Paragraph) Text() string {
	if len(p.Spans) == 1 {
		return p.Spans[0].Text
	}
	var b strings.Builder
	for _, span := range p.Spans {
		b.WriteString(span.Text)
	}
	return b.String()
}

// noteMark stands for the mark of a footnote in the text of a paragraph.
const noteMark = "\ufffc"

// story is the state of reading one part.
type story struct {
	part       string
	scan       *ooxml.Scanner
	paragraphs []Paragraph
	offsets    []int // where each paragraph starts

	stack    []storyFrame // open paragraphs: a text box stands inside another
	cells    int          // open cells
	deleted  int          // open deletions: their text is not read
	skipped  int          // open elements that repeat others
	controls []*Control   // open controls
	fields   []field      // open fields
	drawings int          // pictures, shapes and objects
	dropped  int          // paragraphs that a tracked change deletes
	inText   bool
	inCode   bool // the instruction of a field
	inRun    bool
	inProps  bool // properties of a run
	face     face // of the open run
	merge    bool // the last paragraph's mark is deleted: the next one goes on with it
	rowGone  bool // the open row is deleted
}

// storyFrame is an open paragraph.
type storyFrame struct {
	Paragraph
	offset int
	gone   bool // its mark is deleted
}

// field is an open field.
type field struct {
	code   string
	result bool // its result has begun
}

// counts tells whether a field counts pages: its result is of no document but of a printer.
func (f field) counts() bool {
	name, _, _ := strings.Cut(strings.TrimSpace(f.code), " ")
	switch strings.ToUpper(name) {
	case "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES":
		return true
	}
	return false
}

// readStory reads a part whose names have their customary prefixes.
func readStory(part string, data []byte) (*story, error) {
	s := &story{part: part, scan: ooxml.NewScanner(data)}
	for {
		switch s.scan.Next() {
		case ooxml.Open:
			s.opened(s.scan.Name)
		case ooxml.Close:
			s.closed(s.scan.Name)
		case ooxml.Chars:
			if n := len(s.fields); s.inText {
				s.text(s.scan.Value())
			} else if s.inCode && n > 0 && len(s.fields[n-1].code) < 64 {
				s.fields[n-1].code += s.scan.Value()
			}
		case ooxml.End:
			return s, s.scan.Err()
		}
	}
}

func (s *story) val() string {
	value, _ := s.scan.Attr("w:val")
	return value
}

// on reads a property that is on or off.
func (s *story) on() bool {
	switch s.val() {
	case "0", "false", "off":
		return false
	}
	return true
}

func (s *story) opened(name []byte) {
	if s.skipped > 0 {
		if string(name) == "mc:Fallback" {
			s.skipped++
		}
		return
	}
	switch string(name) {
	case "mc:Fallback":
		s.skipped++
	case "w:p":
		s.stack = append(s.stack, storyFrame{Paragraph: Paragraph{Part: s.part, Cell: s.cells > 0}, offset: s.scan.Offset})
	case "w:tc":
		s.cells++
	case "w:tr":
		s.rowGone = false
	case "w:sdt":
		s.controls = append(s.controls, &Control{})
	case "w:r":
		s.inRun, s.face = true, regular
	case "w:rPr":
		s.inProps = true
	case "w:t", "m:t":
		s.inText = s.inRun || string(name) == "m:t"
	case "w:instrText":
		s.inCode = true
	case "w:drawing", "w:pict", "w:object":
		s.drawings++
	case "w:br", "w:cr":
		if kind, _ := s.scan.Attr("w:type"); s.inRun && (kind == "" || kind == "textWrapping") {
			s.text("\n")
		}
	case "w:tab":
		if s.inRun && !s.inProps {
			s.text("\t")
		}
	case "w:noBreakHyphen":
		s.text("\u2011")
	case "w:sym":
		s.text("\ufffd")
	case "w:footnoteReference", "w:endnoteReference":
		s.text(noteMark)
	case "w:fldChar":
		switch kind, _ := s.scan.Attr("w:fldCharType"); kind {
		case "begin":
			s.fields = append(s.fields, field{})
		case "separate":
			if n := len(s.fields); n > 0 {
				s.fields[n-1].result = true
			}
		case "end":
			s.fields = s.fields[:max(0, len(s.fields)-1)]
		}
	case "w:fldSimple":
		code, _ := s.scan.Attr("w:instr")
		s.fields = append(s.fields, field{code, true})
	default:
		s.property(name)
	}
}

// property reads what qualifies the open run, control or paragraph.
func (s *story) property(name []byte) {
	switch string(name) {
	case "w:b":
		if s.inRun && s.inProps && s.on() {
			s.face |= bold
		}
	case "w:i":
		if s.inRun && s.inProps && s.on() {
			s.face |= italic
		}
	case "w:alias", "w:tag", "w:id", "w:showingPlcHdr":
		if n := len(s.controls); n > 0 && !s.inRun {
			c := s.controls[n-1]
			switch string(name) {
			case "w:alias":
				c.Alias = s.val()
			case "w:tag":
				c.Tag = s.val()
			case "w:id":
				c.ID, _ = strconv.Atoi(s.val())
			default:
				c.Placeholder = s.on()
			}
		}
	case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
		gone := string(name) == "w:del" || string(name) == "w:moveFrom"
		if n := len(s.stack); n > 0 {
			s.stack[n-1].Pending = true
			if s.inProps && !s.inRun { // of the paragraph's mark
				s.stack[n-1].gone = s.stack[n-1].gone || gone
				return
			}
		} else if gone {
			s.rowGone = true
			return
		}
		if gone && !s.inProps {
			s.deleted++
		}
	}
}

func (s *story) closed(name []byte) {
	if s.skipped > 0 {
		if string(name) == "mc:Fallback" {
			s.skipped--
		}
		return
	}
	switch string(name) {
	case "w:p":
		s.endParagraph()
	case "w:tc":
		s.cells--
	case "w:tr":
		if s.rowGone {
			s.dropped++
		}
		s.rowGone = false
	case "w:sdt":
		s.endControl()
	case "w:r":
		s.inRun = false
	case "w:rPr":
		s.inProps = false
	case "w:t", "m:t":
		s.inText = false
	case "w:instrText":
		s.inCode = false
	case "w:fldSimple":
		s.fields = s.fields[:max(0, len(s.fields)-1)]
	case "w:del", "w:moveFrom":
		if s.deleted > 0 && !s.inProps {
			s.deleted--
		}
	}
}

// text adds text to the open paragraph.
func (s *story) text(text string) {
	n := len(s.stack)
	if n == 0 || s.deleted > 0 || s.rowGone || text == "" {
		return
	}
	for _, f := range s.fields {
		if !f.result || f.counts() {
			return
		}
	}
	p := &s.stack[n-1]
	span := Span{Text: text, Bold: s.face&bold != 0, Italic: s.face&italic != 0}
	if n := len(s.controls); n > 0 && s.controls[n-1].Tag+s.controls[n-1].Alias != "" {
		span.Control = s.controls[n-1]
	}
	if last := len(p.Spans) - 1; last >= 0 && p.Spans[last].Control == span.Control &&
		(span.Control != nil || p.Spans[last].Bold == span.Bold && p.Spans[last].Italic == span.Italic) {
		p.Spans[last].Text += text
		return
	}
	p.Spans = append(p.Spans, span)
}

// endControl closes a control. One without text leaves an empty span, so that it is not taken for lost.
func (s *story) endControl() {
	n := len(s.controls) - 1
	c := s.controls[n]
	s.controls = s.controls[:n]
	if len(s.stack) == 0 || c.Tag+c.Alias == "" || s.rowGone {
		return
	}
	p := &s.stack[len(s.stack)-1]
	if last := len(p.Spans) - 1; last < 0 || p.Spans[last].Control != c {
		p.Spans = append(p.Spans, Span{Control: c})
	}
}

// endParagraph keeps a paragraph that holds text. One whose mark is deleted goes on in the next.
func (s *story) endParagraph() {
	n := len(s.stack) - 1
	frame := s.stack[n]
	s.stack = s.stack[:n]
	last := len(s.paragraphs) - 1
	if frame.gone && frame.Text() == "" {
		s.dropped++
		return // deleted with its text
	}
	switch {
	case s.merge && last >= 0:
		p := &s.paragraphs[last]
		p.Spans, p.Pending = append(p.Spans, frame.Spans...), true
	case len(frame.Spans) > 0:
		s.paragraphs, s.offsets = append(s.paragraphs, frame.Paragraph), append(s.offsets, frame.offset)
	}
	s.merge = frame.gone && len(s.paragraphs) > 0 && (len(frame.Spans) > 0 || s.merge)
}
