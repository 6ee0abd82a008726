package ooxml

import (
	"bytes"
	"strconv"
	"strings"
)

// judge judges the attributes of one element: what they refer to must be there, what they name must be unique. The
// elements it knows are marked as judged below.
func (s *story) judge(name string) {
	switch name {
	case "w:t", "w:delText", "w:instrText", "w:delInstrText":
		space, _ := s.scan.Attr("xml:space")
		s.preserved = space == "preserve"
	case "w:pStyle":
		s.style("paragraph")
	case "w:rStyle":
		s.style("character")
	case "w:tblStyle":
		s.style("table")
	case "w:numId":
		if id, _ := s.scan.Attr("w:val"); s.defs.numbers != nil && !s.defs.numbers[id] || s.defs.numbers == nil && id != "0" {
			s.problem("no numbering %q", id)
		}
	case "w:tc":
		row := &s.stack[len(s.stack)-2]
		if row.name == "w:sdtContent" {
			row = s.enclosing("w:tr")
		}
		if row != nil {
			row.cells++
			row.columns++
		}
	case "w:gridSpan":
		s.fill(1)
	case "w:gridBefore", "w:gridAfter":
		s.fill(0)
	case "w:fldChar":
		s.field()
	case "w:footnoteReference":
		s.note(s.defs.footnotes)
	case "w:endnoteReference":
		s.note(s.defs.endnotes)
	case "w:bookmarkStart":
		s.bookmark()
	case "w:bookmarkEnd":
		id, _ := s.scan.Attr("w:id")
		if _, open := s.bookmarks[id]; !open {
			s.problem("bookmark %s ends but was not started", id)
		}
		delete(s.bookmarks, id)
	case "w:del":
		s.deleted++
		s.change()
	case "w:ins", "w:moveFrom", "w:moveTo", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange":
		s.change()
	case "w:commentRangeStart":
		id, _ := s.scan.Attr("w:id")
		if !unique(&s.comments, id) {
			s.problem("the range of comment %s starts twice", id)
		}
	case "w:commentRangeEnd":
		id, _ := s.scan.Attr("w:id")
		if !s.comments[id] {
			s.problem("the range of comment %s ends but was not started", id)
		} else {
			s.comments[id] = false
		}
	case "w:commentReference":
		id, _ := s.scan.Attr("w:id")
		if !s.defs.comments[id] || !unique(&s.remarks, id) {
			s.problem("comment %q is not there or marked twice", id)
		}
	case "w:dataBinding":
		if id, _ := s.scan.Attr("w:storeItemID"); !s.store(id) {
			s.problem("a content control is bound to %q, which is no part of the package", id)
		}
	case "w:tag", "w:alias":
		if value, _ := s.scan.Attr("w:val"); tooLong(value) {
			s.problem("%s is longer than 64 characters", name)
		}
	case "w:id":
		if id, _ := s.scan.Attr("w:val"); len(s.stack) > 2 && s.stack[len(s.stack)-2].name == "w:sdtPr" {
			if !positive(id) || !unique(&s.controls, id) {
				s.problem("content control id %q is twice, zero or too large", id)
			}
		}
	case "wp:docPr":
		if id, _ := s.scan.Attr("id"); !positive(id) || !unique(&s.drawings, id) {
			s.problem("drawing id %q is twice or zero", id)
		}
	case "mc:Choice":
		prefixes, _ := s.scan.Attr("Requires")
		s.declared(prefixes)
	default:
		if len(s.stack) == 2 {
			prefixes, _ := s.scan.Attr("mc:Ignorable")
			s.ownDeclared(prefixes)
		}
	}
}

// references judges the attributes that name a relationship.
func (s *story) references(name string) {
	for _, a := range s.scan.attrs {
		if len(a.name) < 2 || a.name[0] != 'r' || a.name[1] != ':' {
			continue
		}
		switch string(a.name) {
		case "r:id", "r:embed", "r:link":
			if id := Unescape(a.value); !s.rels[id] {
				s.problem("<%s> refers to relationship %q, which is not there", name, id)
			}
		}
	}
}

// unique adds an id to a set and tells whether it was new.
func unique(set *map[string]bool, id string) bool {
	if *set == nil {
		*set = map[string]bool{}
	}
	if (*set)[id] {
		return false
	}
	(*set)[id] = true
	return true
}

func (s *story) style(kind string) {
	id, _ := s.scan.Attr("w:val")
	if got, ok := s.defs.styles[id]; !ok || got != kind {
		s.problem("no %s style %q", kind, id)
	}
}

// fill counts the columns that a cell or row takes beyond the counted ones.
func (s *story) fill(counted int) {
	value, _ := s.scan.Attr("w:val")
	n, err := strconv.Atoi(value)
	if err != nil || n < counted {
		s.problem("span of %q columns", value)
		return
	}
	if row := s.enclosing("w:tr"); row != nil {
		row.columns += n - counted
	}
}

func (s *story) field() {
	kind, _ := s.scan.Attr("w:fldCharType")
	switch open := len(s.fields); {
	case kind == "begin":
		s.fields = append(s.fields, fieldCode)
	case open == 0:
		s.problem("field %s without begin", kind)
	case kind == "separate" && s.fields[open-1] == fieldCode:
		s.fields[open-1] = fieldResult
	case kind == "end":
		if s.fields[open-1] == fieldCode {
			s.problem("a field has no separate and no cached result")
		}
		s.fields = s.fields[:open-1]
	default:
		s.problem("field %s out of place", kind)
	}
}

func (s *story) note(notes map[string]bool) {
	id, _ := s.scan.Attr("w:id")
	separator, ok := notes[id]
	if !ok || separator {
		s.problem("no note %q", id)
	}
	if !unique(&s.noteRefs, id) {
		s.problem("note %s is referred to twice", id)
	}
}

func (s *story) bookmark() {
	id, _ := s.scan.Attr("w:id")
	name, _ := s.scan.Attr("w:name")
	if !unique(&s.ids, id) {
		s.problem("bookmark id %s is used twice", id)
	}
	if !unique(&s.names, name) || name == "" || len([]rune(name)) > 40 {
		s.problem("bookmark name %q is twice, empty or too long", name)
	}
	if s.bookmarks == nil {
		s.bookmarks = map[string]string{}
	}
	s.bookmarks[id] = name
}

// change judges a tracked change, whose ids share one space with those of bookmarks.
func (s *story) change() {
	id, _ := s.scan.Attr("w:id")
	if id == "" || !unique(&s.ids, id) {
		s.problem("id %q of a tracked change is empty or used twice", id)
	}
	if author, _ := s.scan.Attr("w:author"); author == "" {
		s.problem("a tracked change has no author")
	}
}

// ownDeclared judges that the root declares the prefixes itself.
func (s *story) ownDeclared(prefixes string) {
	for prefix := range strings.FieldsSeq(prefixes) {
		if _, ok := s.scan.Attr("xmlns:" + prefix); !ok {
			s.problem("mc:Ignorable names %s, which is not declared", prefix)
		}
	}
}

// prefixed judges that the prefixes of the element just opened and of its attributes are declared, here or above.
func (s *story) prefixed() {
	for i := range s.scan.attrs {
		if name := s.scan.attrs[i].name; name[0] == 'x' {
			if prefix, ok := bytes.CutPrefix(name, []byte("xmlns:")); ok {
				unique(&s.prefixes, string(prefix))
				s.word = s.word || string(prefix) == "w"
			}
		}
	}
	s.prefix(s.scan.Name)
	for i := range s.scan.attrs {
		s.prefix(s.scan.attrs[i].name)
	}
}

func (s *story) prefix(name []byte) {
	if len(name) > 2 && name[0] == 'w' && name[1] == ':' && s.word {
		return
	}
	i := bytes.IndexByte(name, ':')
	if i < 0 {
		return
	}
	switch prefix := name[:i]; {
	case s.prefixes[string(prefix)], string(prefix) == "xmlns", string(prefix) == "xml":
	default:
		s.problem("prefix %s is not declared", prefix)
	}
}

func (s *story) declared(prefixes string) {
	for prefix := range strings.FieldsSeq(prefixes) {
		if _, here := s.scan.Attr("xmlns:" + prefix); !here && !s.prefixes[prefix] {
			s.problem("mc:Choice requires %s, which is not declared", prefix)
		}
	}
}
