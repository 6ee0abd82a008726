package docx

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// Returned is a Word file that came back, with what it remembers of the draft it was.
type Returned struct {
	Draft      *Record
	Paragraphs []Paragraph // as they read with all tracked changes accepted
	Comments   []string    // what readers wrote in the margin
	Pictures   int         // pictures, shapes and other objects
	Dropped    int         // paragraphs and rows that a tracked change deletes
}

// Record is what a draft remembers of itself.
type Record struct {
	Project, Unit, Document string
	Facts, Text             string // digests of the values and of the text around them
	Values                  []*Recorded
	Paragraphs              []Paragraph
	Pictures                int
}

// Recorded is a value that a draft printed.
type Recorded struct {
	Kind  string // KindFact, KindList, KindComputed or KindBlank
	Tag   string
	Unit  string
	Path  string
	At    Place
	Type  string // of a fact: number, date, bool, prose; empty for text
	Title string // what the schema calls it
	Text  string // as written in the data file; of a computed value, as computed
	Op    string
	From  []*Recorded
}

// Place is a line of a file.
type Place struct {
	File string
	Line int
}

// String returns the place as file:line, or nothing.
func (p Place) String() string {
	if p.File == "" {
		return ""
	}
	return p.File + ":" + strconv.Itoa(p.Line)
}

// Reasons why a file cannot be taken back.
var (
	ErrEncrypted = errors.New("the file is encrypted or of an old format")
	ErrNotWord   = errors.New("not a Word file")
	ErrTooLarge  = errors.New("the file is larger than any document of ours")
	ErrBroken    = errors.New("the Word file is broken")
	ErrNotOurs   = errors.New("the file does not remember being a draft")
	ErrVersion   = errors.New("the draft was written by another version")
)

// maxReturned bounds a file that comes back: letters with many pictures take some megabytes.
const maxReturned = 64 << 20

// ReadReturned reads a Word file that came back. Its error is one of those above, wrapped.
func ReadReturned(data []byte) (*Returned, error) {
	switch {
	case len(data) > maxReturned:
		return nil, ErrTooLarge
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, ErrEncrypted
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, ErrNotWord
	}
	p, err := ooxml.Read(data, ooxml.Limits{Folders: true})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", reasonOf(err), err)
	}
	if p.Part(documentPart) == nil {
		return nil, ErrNotWord
	}
	r := &Returned{}
	for _, part := range p.Parts() {
		comments := part.Name == "word/comments.xml"
		if !hasStory(part.Name) && !comments {
			continue
		}
		root, err := ooxml.Parse(part.Data)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrBroken, part.Name, err)
		}
		story, err := readStory(part.Name, root.Document())
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %w", ErrBroken, part.Name, err)
		}
		if !comments {
			r.Paragraphs = append(r.Paragraphs, story.paragraphs...)
			r.Pictures += story.drawings
			r.Dropped += story.dropped
			continue
		}
		for i := range story.paragraphs {
			r.Comments = append(r.Comments, story.paragraphs[i].Text())
		}
	}
	r.Draft, err = readRecord(p)
	return r, err
}

// reasonOf puts a refusal among the reasons above.
func reasonOf(err error) error {
	var refusal *ooxml.Refusal
	if errors.As(err, &refusal) {
		switch refusal.Reason {
		case ooxml.OldWord, ooxml.Locked:
			return ErrEncrypted
		case ooxml.RichText:
			return ErrNotWord
		case ooxml.LargePart, ooxml.LargePackage, ooxml.Bomb, ooxml.ManyEntries:
			return ErrTooLarge
		}
	}
	return ErrBroken
}

// readRecord finds what the draft remembers, whatever Word or LibreOffice now calls the part.
func readRecord(p *ooxml.Package) (*Record, error) {
	for _, part := range p.Parts() {
		if !strings.HasPrefix(part.Name, "customXml/") || !bytes.Contains(part.Data, []byte(`"`+recordNamespace+`"`)) {
			continue
		}
		x := &recordReader{scan: ooxml.NewScanner(part.Data)}
		record, err := x.read()
		if err != nil || record != nil {
			return record, err
		}
	}
	return nil, ErrNotOurs
}

// recordReader reads a record.
type recordReader struct {
	scan   *ooxml.Scanner
	record *Record
	files  []string
	part   string
	from   []string // operands of each value, as numbers
	places []string // the place of each value, as numbers
	span   *Span    // the open one
	open   []string // local names of the open elements
}

func (x *recordReader) read() (*Record, error) {
	for {
		switch x.scan.Next() {
		case ooxml.Open:
			if err := x.opened(local(string(x.scan.Name))); err != nil {
				return nil, err
			}
		case ooxml.Close:
			x.open = x.open[:len(x.open)-1]
			x.span = nil
		case ooxml.Chars:
			x.text(x.scan.Value())
		case ooxml.End:
			if err := x.scan.Err(); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrBroken, err)
			}
			if x.record == nil {
				return nil, nil
			}
			return x.record, x.resolve()
		}
	}
}

func (x *recordReader) attr(name string) string {
	value, _ := x.scan.Attr(name)
	return value
}

func (x *recordReader) opened(name string) error {
	x.open = append(x.open, name)
	x.span = nil
	if x.record == nil {
		if name != "draft" || len(x.open) > 1 {
			return nil // itemProps names the namespace too
		}
		if x.attr("version") != recordVersion {
			return fmt.Errorf("%w: %s", ErrVersion, x.attr("version"))
		}
		x.record = &Record{Project: x.attr("project"), Unit: x.attr("unit"), Document: x.attr("document"), Facts: x.attr("facts"), Text: x.attr("text")}
		x.record.Pictures, _ = strconv.Atoi(x.attr("pictures"))
		return nil
	}
	r := x.record
	switch name {
	case "file":
		x.files = append(x.files, x.attr("name"))
	case "value":
		r.Values = append(r.Values, &Recorded{Kind: x.attr("kind"), Tag: x.attr("tag"), Unit: x.attr("unit"), Path: x.attr("path"),
			Type: x.attr("type"), Title: x.attr("title"), Op: x.attr("op")})
		x.from, x.places = append(x.from, x.attr("from")), append(x.places, x.attr("at"))
	case "part":
		x.part = x.attr("name")
	case "p":
		p := Paragraph{Part: x.part, Field: x.attr("field"), Cell: x.attr("cell") == "1"}
		if origin := x.attr("origin"); origin != "" {
			var err error
			if p.Origin, err = x.valueAt(origin); err != nil {
				return err
			}
		}
		r.Paragraphs = append(r.Paragraphs, p)
	case "c":
		id, _ := strconv.Atoi(x.attr("id"))
		c := &Control{ID: id, Format: x.attr("format"), At: x.place(x.attr("at"))}
		var err error
		if c.Value, err = x.valueAt(x.attr("value")); err != nil {
			return err
		}
		c.Tag, c.Alias = c.Value.Tag, c.Value.Tag
		return x.add(Span{Control: c})
	case "f":
		return x.add(Span{Bold: x.attr("b") == "1", Italic: x.attr("i") == "1"})
	}
	return nil
}

// add opens a span of the last paragraph.
func (x *recordReader) add(span Span) error {
	n := len(x.record.Paragraphs)
	if n == 0 {
		return fmt.Errorf("%w: the record has a span outside paragraphs", ErrBroken)
	}
	p := &x.record.Paragraphs[n-1]
	p.Spans = append(p.Spans, span)
	x.span = &p.Spans[len(p.Spans)-1]
	return nil
}

func (x *recordReader) text(text string) {
	n := len(x.open)
	switch {
	case x.record == nil || n == 0:
	case x.span != nil:
		x.span.Text += text
	case x.open[n-1] == "value":
		x.record.Values[len(x.record.Values)-1].Text += text
	case x.open[n-1] == "p":
		if last := &x.record.Paragraphs[len(x.record.Paragraphs)-1]; true {
			last.Spans = append(last.Spans, Span{Text: text})
		}
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
