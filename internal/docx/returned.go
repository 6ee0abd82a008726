package docx

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

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
	Facts                   string // a digest of the values
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
