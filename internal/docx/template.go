package docx

import (
	"bytes"
	"slices"
	"strings"

	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// template is a part taken apart into bytes that stand in every document and places where something is put in.
type template []piece

// piece is some bytes, and what follows them.
type piece struct {
	text []byte
	key  string // what is put in after the text; empty at the end
	slot *slot  // for a paragraph with a hole
	said said
}

// cut takes serialised XML apart at its marks.
func cut(data []byte, slots map[string]*slot) template {
	var t template
	for {
		text, rest, found := bytes.Cut(data, []byte(markStart))
		if !found {
			return append(t, piece{text: bytes.Clone(text)})
		}
		key, rest, _ := bytes.Cut(rest, []byte(markEnd))
		t = append(t, piece{text: bytes.Clone(text), key: string(key), slot: slots[string(key)]})
		data = rest
	}
}

// Keys of places. The length of a line has the component's id behind it.
const (
	keyStart     = "start" // before a table that is the first thing of the document
	keyBody      = "body"
	keyEnd       = "end" // where the sections' properties stand
	keyCellOpen  = "cell"
	keyCellClose = "/cell"
	keyEMU       = "emu:"
	keyPoints    = "pt:"
	keyLeft      = "left"
	keyRight     = "right"
	keyID        = "id" // of a drawing
)

// lineOfKey returns the component whose length a key asks for.
func lineOfKey(key string) (component string, points bool) {
	if id, ok := strings.CutPrefix(key, keyPoints); ok {
		return id, true
	}
	return strings.TrimPrefix(key, keyEMU), false
}

// said is what a draft remembers of a stretch of the letterhead: its paragraphs that hold text, as in the record.
type said struct {
	paragraphs []byte
	count      int
	figures    int // pictures, shapes and objects
}

func (s *said) add(p *Paragraph, field markdown.Field, cell bool) {
	s.paragraphs = beginParagraph(s.paragraphs, field, cell || p.Cell)
	s.paragraphs = append(ooxml.AppendText(s.paragraphs, p.Text()), "</p>\n"...)
	s.count++
}

// remember reads what the pieces say. The paragraphs are those of a field, or stand for themselves.
func (t template) remember(field markdown.Field, cell bool) {
	var whole []byte
	var ends []int
	for _, p := range t {
		whole = append(whole, p.text...)
		ends = append(ends, len(whole))
	}
	s, _ := readStory(documentPart, whole) // what cannot be read the check of the letterhead reports
	t[0].said.figures = s.drawings
	for i := range s.paragraphs {
		at, _ := slices.BinarySearch(ends, s.offsets[i]+1)
		t[min(at, len(t)-1)].said.add(&s.paragraphs[i], field, cell)
	}
}
