package docx

import (
	"bytes"
	"strings"
)

// template is a part taken apart into bytes that stand in every document and places where something is put in.
type template []piece

// piece is some bytes, and what follows them.
type piece struct {
	text []byte
	key  string // what is put in after the text; empty at the end
	slot *slot  // for a paragraph with a hole
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
