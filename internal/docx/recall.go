package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// This file reads what record.go writes.

// readRecord finds what the draft remembers, whatever Word or LibreOffice now calls the parts.
func readRecord(p *ooxml.Package) (*Record, error) {
	x := &recordReader{record: &Record{}, printed: map[string]*shown{}}
	var draft, wording []byte
	for _, part := range p.Parts() {
		switch {
		case !strings.HasPrefix(part.Name, "customXml/"):
		case draft == nil && isRoot(part.Data, "draft", recordNamespace):
			draft = part.Data
		case wording == nil && isRoot(part.Data, "wording", wordingNamespace):
			wording = part.Data
		}
	}
	if draft == nil {
		return nil, ErrNotOurs
	}
	// The values first: what the wording has places for is among them.
	if err := x.read(draft); err != nil {
		return nil, err
	}
	if err := x.resolve(); err != nil {
		return nil, err
	}
	if wording == nil {
		return nil, ErrNotOurs
	}
	if err := x.read(wording); err != nil {
		return nil, err
	}
	x.letInProse()
	return x.record, nil
}

// isRoot tells whether a part's root element has a name and namespace. Editors may give it a prefix.
func isRoot(data []byte, name, namespace string) bool {
	if !bytes.Contains(data, []byte(`"`+namespace+`"`)) {
		return false
	}
	scan := ooxml.NewScanner(data)
	return scan.Next() == ooxml.Open && local(string(scan.Name)) == name
}

// recordReader reads a record: first the document's own part, then the wording.
type recordReader struct {
	record    *Record
	scan      *ooxml.Scanner
	open      []string // local names of the open elements
	files     []string // of the part at hand
	part      string   // that the paragraphs are of
	paragraph *Paragraph
	before    int // of the open paragraph; as in prose
	prose     []letIn
	printed   map[string]*shown // by the id of the control
	print     *shown            // the open one
	from      []string          // operands of each value, as numbers
	places    []string          // the place of each value, as numbers
}

// shown is what a control shows.
type shown struct {
	value *Recorded
	text  string
	same  bool // as the value's
}

// letIn is a paragraph from a prose fact.
type letIn struct {
	before    int // paragraphs of the document's wording
	paragraph Paragraph
}

// read reads one of the parts.
func (x *recordReader) read(data []byte) error {
	x.scan, x.open, x.files, x.part = ooxml.NewScanner(data), nil, nil, documentPart
	for {
		switch x.scan.Next() {
		case ooxml.Open:
			name := local(string(x.scan.Name))
			x.open = append(x.open, name)
			if err := x.opened(name); err != nil {
				return err
			}
		case ooxml.Close:
			x.closed()
		case ooxml.Chars:
			x.text(x.scan.Value())
		case ooxml.End:
			if err := x.scan.Err(); err != nil {
				return fmt.Errorf("%w: %w", ErrBroken, err)
			}
			return nil
		}
	}
}

func (x *recordReader) attr(name string) string {
	value, _ := x.scan.Attr(name)
	return value
}

func (x *recordReader) opened(name string) error {
	r := x.record
	switch name {
	case "draft":
		if x.attr("version") != recordVersion {
			return fmt.Errorf("%w: %s", ErrVersion, x.attr("version"))
		}
		r.Project, r.Unit, r.Document, r.Facts = x.attr("project"), x.attr("unit"), x.attr("document"), x.attr("facts")
		r.Pictures, _ = strconv.Atoi(x.attr("pictures"))
	case "file":
		x.files = append(x.files, x.attr("name"))
	case "value":
		x.value()
	case "part":
		x.part = x.attr("name")
	case "p":
		return x.begin()
	case "f":
		return x.add(Span{Bold: x.attr("b") == "1", Italic: x.attr("i") == "1"})
	case "c":
		if x.paragraph != nil {
			return x.control()
		}
		value, err := x.valueAt(x.attr("value"))
		x.print = &shown{value: value, same: true}
		x.printed[x.attr("id")] = x.print
		return err
	}
	return nil
}

func (x *recordReader) value() {
	v := &Recorded{Kind: cmp.Or(x.attr("kind"), KindFact), Tag: cmp.Or(x.attr("tag"), x.attr("path")), Unit: cmp.Or(x.attr("unit"), x.record.Unit),
		Path: x.attr("path"), Type: x.attr("type"), Title: x.attr("title"), Op: x.attr("op")}
	if v.Unit == noUnit {
		v.Unit = ""
	}
	x.record.Values = append(x.record.Values, v)
	x.from, x.places = append(x.from, x.attr("from")), append(x.places, x.attr("at"))
}

func (x *recordReader) begin() (err error) {
	x.paragraph = &Paragraph{Part: x.part, Field: x.attr("field"), Cell: x.attr("cell") == "1"}
	x.before = -1
	if before := x.attr("before"); before != "" {
		if x.before, err = strconv.Atoi(before); err != nil || x.before < 0 {
			return fmt.Errorf("%w: the record has a paragraph at %q", ErrBroken, before)
		}
	}
	if origin := x.attr("origin"); origin != "" {
		x.paragraph.Origin, err = x.valueAt(origin)
	}
	return err
}

// control adds a control to the open paragraph.
func (x *recordReader) control() error {
	printed := x.printed[x.attr("id")]
	if printed == nil {
		return fmt.Errorf("%w: the record does not say what control %q prints", ErrBroken, x.attr("id"))
	}
	text, v := printed.text, printed.value
	if printed.same {
		text = v.Text
	}
	id, _ := strconv.Atoi(x.attr("id"))
	return x.add(Span{Text: text, Control: &Control{ID: id, Tag: v.Tag, Alias: v.Tag, Value: v, Format: x.attr("format"), At: x.place(x.attr("at"))}})
}

// add opens a span of the open paragraph.
func (x *recordReader) add(span Span) error {
	if x.paragraph == nil {
		return fmt.Errorf("%w: the record has a span outside paragraphs", ErrBroken)
	}
	x.paragraph.Spans = append(x.paragraph.Spans, span)
	return nil
}

func (x *recordReader) text(text string) {
	switch n := len(x.open); x.open[n-1] {
	case "value":
		x.record.Values[len(x.record.Values)-1].Text += text
	case "c":
		if x.print != nil {
			x.print.text += text
			x.print.same = false
		}
	case "p":
		_ = x.add(Span{Text: text})
	case "f":
		if x.paragraph != nil {
			x.paragraph.Spans[len(x.paragraph.Spans)-1].Text += text
		}
	}
}

func (x *recordReader) closed() {
	name := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	switch {
	case name == "c":
		x.print = nil
	case name != "p" || x.paragraph == nil:
	case x.before >= 0:
		x.prose = append(x.prose, letIn{x.before, *x.paragraph})
		x.paragraph = nil
	default:
		x.record.Paragraphs = append(x.record.Paragraphs, *x.paragraph)
		x.paragraph = nil
	}
}
func (x *recordReader) valueAt(number string) (*Recorded, error) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(x.record.Values) {
		return nil, fmt.Errorf("%w: the record has no value %q", ErrBroken, number)
	}
	return x.record.Values[n], nil
}

func (x *recordReader) place(text string) Place {
	file, line, ok := strings.Cut(text, ":")
	n, err := strconv.Atoi(file)
	at, err2 := strconv.Atoi(line)
	if !ok || err != nil || err2 != nil || n < 0 || n >= len(x.files) {
		return Place{}
	}
	return Place{x.files[n], at}
}

// resolve ties values to their operands and places.
func (x *recordReader) resolve() error {
	for i, v := range x.record.Values {
		v.At = x.place(x.places[i])
		for number := range strings.FieldsSeq(x.from[i]) {
			n, err := strconv.Atoi(number)
			if err != nil || n < 0 || n >= i { // operands stand before what is made of them
				return fmt.Errorf("%w: the record has no operand %q", ErrBroken, number)
			}
			v.From = append(v.From, x.record.Values[n])
		}
	}
	return nil
}

// letInProse puts the paragraphs from prose facts where they stand in the document.
func (x *recordReader) letInProse() {
	own := x.record.Paragraphs
	last := len(own) - 1
	for last >= 0 && own[last].Part != documentPart {
		last--
	}
	all := make([]Paragraph, 0, len(own)+len(x.prose))
	count := 0
	for i := range own {
		for ; own[i].Part == documentPart && len(x.prose) > 0 && x.prose[0].before <= count; x.prose = x.prose[1:] {
			all = append(all, x.prose[0].paragraph)
		}
		if all = append(all, own[i]); own[i].Part == documentPart {
			count++
		}
		if i == last {
			all = x.rest(all)
		}
	}
	x.record.Paragraphs = x.rest(all)
}

// rest adds the prose that is left.
func (x *recordReader) rest(all []Paragraph) []Paragraph {
	for i := range x.prose {
		all = append(all, x.prose[i].paragraph)
	}
	x.prose = nil
	return all
}
