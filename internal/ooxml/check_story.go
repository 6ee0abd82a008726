package ooxml

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// story examines one WordprocessingML part in a single pass.
type story struct {
	*check
	part  *Part
	defs  *definitions
	scan  *Scanner
	stack []frame
	rels  map[string]bool

	ids       map[string]bool   // of bookmarks, insertions and deletions: one space
	bookmarks map[string]string // open bookmarks: id -> name
	names     map[string]bool   // of bookmarks
	comments  map[string]bool   // of comments: id -> is its range still open
	remarks   map[string]bool   // comments whose mark was seen
	controls  map[string]bool   // ids of content controls
	drawings  map[string]bool   // ids of drawings
	noteRefs  map[string]bool   // footnotes referred to
	fields    []fieldState      // open fields, inner ones last
	prefixes  map[string]bool   // that are declared
	word      bool              // w is one of them
	deleted   int               // open w:del elements
	preserved bool              // the open text keeps its edge spaces

	known    *knownBlocks // nil where all is to be examined
	unknown  *unknown     // the block that is being examined
	skeleton []byte
}

type fieldState uint8

const (
	fieldCode fieldState = iota
	fieldResult
)

// frame is an open element.
type frame struct {
	*element
	last    uint16 // place of the last child in the element's order
	kids    int
	lastKid string
	level   level // of a content control and its content
	columns int   // of a table: number of gridCol; of a row: columns filled so far
	grid    bool  // of a table: a tblGrid was seen
	cells   int
}

// level says where a content control stands, and so what it may hold.
type level uint8

const (
	noLevel level = iota
	blockLevel
	runLevel
	rowLevel
	cellLevel
)

func newStory(k *check, part *Part, defs *definitions) *story {
	s := &story{check: k, part: part, defs: defs, scan: NewScanner(part.Data), stack: make([]frame, 1, 32)}
	s.stack[0].element = &element{}
	if part.Name == "word/document.xml" && k.known != nil {
		s.known = &k.known.blocks
	}
	s.rels = map[string]bool{}
	for _, r := range k.rels[part.Name] {
		s.rels[r.ID] = true
	}
	return s
}

func (s *story) problem(format string, args ...any) {
	s.report(s.part.Name, s.scan.Offset, format, args...)
}

func (s *story) run() {
	if known := s.known; known != nil {
		s.skeleton = known.borrow()
		defer func() { known.giveBack(s.skeleton) }()
	}
	for {
		if s.known != nil && len(s.stack) == bodyDepth && s.unknown == nil && !s.scan.close && s.skipKnown() {
			continue
		}
		switch s.scan.Next() {
		case Open:
			s.opened(elementNamed(s.scan.Name))
		case Close:
			s.closed()
			if s.unknown != nil && len(s.stack) == bodyDepth {
				s.makeKnown()
			}
		case Chars:
			s.text()
		case End:
			if err := s.scan.Err(); err != nil {
				s.problem("%v", err)
				return
			}
			s.finish()
			return
		}
	}
}

func (s *story) finish() {
	if len(s.fields) > 0 {
		s.problem("%d fields are not closed", len(s.fields))
	}
	for id, name := range s.bookmarks {
		s.problem("bookmark %s %q is not closed", id, name)
	}
	for id, open := range s.comments {
		if open {
			s.problem("the range of comment %s is not closed", id)
		}
		if !s.remarks[id] {
			s.problem("comment %s has a range but no mark", id)
		}
	}
	if s.part.Name != "word/document.xml" {
		return
	}
	for id, separator := range s.defs.footnotes {
		if !separator && !s.noteRefs[id] {
			s.problem("nothing refers to footnote %s", id)
		}
	}
}

func (s *story) opened(e *element) {
	parent := &s.stack[len(s.stack)-1]
	s.enter(parent, e)
	s.stack = append(s.stack, frame{element: e, level: s.levelOf(parent, e.name)})
	if e.judged || len(s.stack) == 2 {
		s.judge(e.name)
	}
	if e.rules != nil {
		s.attributes(e)
	}
	s.prefixed()
	s.references(e.name)
}

// enter judges whether an element may stand where it stands.
func (s *story) enter(parent *frame, e *element) {
	if parent.order != nil {
		place := uint16(lastRank)
		if e.id < len(parent.order) && parent.order[e.id] > 0 {
			place = parent.order[e.id]
		}
		if place < parent.last {
			s.problem("<%s> is out of order in <%s>", e.name, parent.name)
		}
		if place == lastRank && strings.HasPrefix(e.name, "w:") {
			s.problem("<%s> is not allowed in <%s>", e.name, parent.name)
		}
		parent.last = place
	}
	if parent.holds != nil && (e.id >= len(parent.holds) || !parent.holds[e.id]) && strings.HasPrefix(e.name, "w:") {
		s.problem("<%s> is not allowed in <%s>", e.name, parent.name)
	}
	if parent.kids > 0 && e.name == parent.first {
		s.problem("<%s> is not the first in <%s>", e.name, parent.name)
	}
	s.nesting(parent, e.name)
	parent.kids++
	parent.lastKid = e.name
}

func (s *story) closed() {
	f := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	parent := &s.stack[len(s.stack)-1]
	switch f.name {
	case "w:tc":
		if f.lastKid != "w:p" {
			s.problem("a cell does not end with a paragraph")
		}
	case "w:tr":
		if f.cells == 0 {
			s.problem("a row has no cell")
		}
		if table := s.enclosing("w:tbl"); table != nil && f.columns != table.columns {
			s.problem("a row fills %d of %d columns", f.columns, table.columns)
		}
	case "w:tbl":
		if !f.grid {
			s.problem("a table has no grid")
		}
	case "w:tblGrid":
		parent.grid, parent.columns = true, f.kids
	case "w:del":
		s.deleted--
	}
}

func (s *story) enclosing(name string) *frame {
	for i := len(s.stack) - 1; i >= 0; i-- {
		if s.stack[i].name == name {
			return &s.stack[i]
		}
	}
	return nil
}

// text judges characters: only w:t and its like hold any, on one line, with edge spaces preserved.
func (s *story) text() {
	parent := s.stack[len(s.stack)-1].name
	if !s.stack[len(s.stack)-1].text {
		if strings.HasPrefix(parent, "w:") && len(strings.TrimSpace(string(s.scan.Text))) > 0 {
			s.problem("text in <%s>", parent)
		}
		return
	}
	text := s.scan.Text
	for _, c := range text {
		if c == '\n' || c == '\t' || c == '\r' {
			s.problem("a line end or tab in <%s>", parent)
			break
		}
	}
	if len(text) > 0 && (text[0] == ' ' || text[len(text)-1] == ' ') && !s.preserved {
		s.problem("edge space in <%s> without xml:space", parent)
	}
	if deleted := s.deleted > 0; deleted == (parent == "w:t" || parent == "w:instrText") {
		s.problem("<%s> in or out of a deletion", parent)
	}
}

// levelOf tells where a content control stands.
func (s *story) levelOf(parent *frame, name string) level {
	switch {
	case name == "w:sdtContent":
		return parent.level
	case name != "w:sdt":
		return noLevel
	case parent.name == "w:sdtContent":
		return parent.level
	case parent.name == "w:tbl":
		return rowLevel
	case parent.name == "w:tr":
		return cellLevel
	case blockParents[parent.name]:
		return blockLevel
	}
	return runLevel
}

var blockParents = map[string]bool{"w:body": true, "w:tc": true, "w:hdr": true, "w:ftr": true, "w:footnote": true,
	"w:endnote": true, "w:comment": true, "w:txbxContent": true, "w:docPartBody": true, "w:customXml": true}

var runParents = map[string]bool{"w:p": true, "w:hyperlink": true, "w:ins": true, "w:del": true, "w:moveFrom": true,
	"w:moveTo": true, "w:smartTag": true, "w:fldSimple": true, "w:customXml": true, "w:dir": true, "w:bdo": true,
	"w:rt": true, "w:rubyBase": true}

// nesting judges whether an element may stand in its parent.
func (s *story) nesting(parent *frame, name string) {
	inControl := parent.name == "w:sdtContent"
	ok := true
	switch name {
	case "w:p", "w:tbl":
		ok = blockParents[parent.name] || inControl && parent.level == blockLevel
	case "w:r":
		ok = runParents[parent.name] || inControl && parent.level == runLevel || strings.HasPrefix(parent.name, "m:")
	case "w:tr":
		ok = parent.name == "w:tbl" || inControl && parent.level == rowLevel || parent.name == "w:customXml"
	case "w:tc":
		ok = parent.name == "w:tr" || inControl && parent.level == cellLevel || parent.name == "w:customXml"
	}
	if !ok {
		s.problem("<%s> is not allowed in <%s>", name, parent.name)
	}
	if parent.name == "w:body" && parent.lastKid == "w:sectPr" {
		s.problem("<%s> follows the section properties of the body", name)
	}
}

func tooLong(text string) bool { return len(utf16.Encode([]rune(text))) > 64 }

func positive(id string) bool {
	n, err := strconv.ParseInt(id, 10, 32)
	return err == nil && n != 0
}
