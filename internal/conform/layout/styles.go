package layout

import (
	"vanban/internal/ooxml"
)

// styles are the named formats of a document.
type styles struct {
	byID     map[string]*style
	normal   string // id of the paragraph style of what names none
	defaults struct{ paragraph, run *ooxml.Node }
}

// style is one named format.
type style struct {
	id, kind, basedOn string
	node              *ooxml.Node
	chain             []*style // the styles it rests on and itself, the first one first; filled when first asked for
}

func readStyles(root *ooxml.Node) *styles {
	s := &styles{byID: map[string]*style{}}
	if root == nil {
		return s
	}
	defaults := root.Child("w:docDefaults")
	s.defaults.paragraph = defaults.Child("w:pPrDefault").Child("w:pPr")
	s.defaults.run = defaults.Child("w:rPrDefault").Child("w:rPr")
	for _, n := range root.Kids {
		if n.Name != "w:style" {
			continue
		}
		st := &style{id: n.Attr("w:styleId"), kind: n.Attr("w:type"), basedOn: n.Child("w:basedOn").Attr("w:val"), node: n}
		if _, twice := s.byID[st.id]; twice {
			continue
		}
		s.byID[st.id] = st
		if d := n.Attr("w:default"); st.kind == "paragraph" && d != "" && isTrue(d) && s.normal == "" {
			s.normal = st.id
		}
	}
	return s
}

// chain returns the style and those it rests on, the first one first. A style that rests on itself ends the chain.
func (s *styles) chain(id, kind string) []*style {
	st := s.byID[id]
	if st == nil || st.kind != kind {
		return nil
	}
	if st.chain != nil {
		return st.chain
	}
	seen := map[*style]bool{}
	var up []*style
	for at := st; at != nil && at.kind == kind && !seen[at] && len(up) < 64; at = s.byID[at.basedOn] {
		seen[at] = true
		up = append(up, at)
	}
	for i := len(up) - 1; i >= 0; i-- {
		st.chain = append(st.chain, up[i])
	}
	return st.chain
}

// paragraphStyle returns the style that a paragraph's properties name, or the default one.
func (s *styles) paragraphStyle(pPr *ooxml.Node) string {
	id := pPr.Child("w:pStyle").Attr("w:val")
	if st := s.byID[id]; st == nil || st.kind != "paragraph" {
		return s.normal
	}
	return id
}

// look tells which of a table style's special formats a table asks for.
type look struct{ firstRow, lastRow, firstColumn, lastColumn bool }

func readLook(n *ooxml.Node) look {
	if n == nil {
		return look{}
	}
	flag := func(attr string, bit int) bool {
		if v := n.Attr(attr); v != "" {
			return isTrue(v)
		}
		bits := 0
		for _, c := range n.Attr("w:val") {
			switch {
			case c >= '0' && c <= '9':
				bits = bits<<4 | int(c-'0')
			case c >= 'a' && c <= 'f':
				bits = bits<<4 | int(c-'a'+10)
			case c >= 'A' && c <= 'F':
				bits = bits<<4 | int(c-'A'+10)
			}
			bits &= 0xFFFF
		}
		return bits&bit != 0
	}
	return look{flag("w:firstRow", 0x20), flag("w:lastRow", 0x40), flag("w:firstColumn", 0x80), flag("w:lastColumn", 0x100)}
}

// tableLayers returns the properties that a cell's table style gives its paragraphs and runs, weakest first.
func (s *styles) tableLayers(c *cell) (paragraphs, runs layers) {
	if c == nil || c.table.style == "" {
		return nil, nil
	}
	chain := s.chain(c.table.style, "table")
	for _, st := range chain {
		paragraphs = paragraphs.add(st.node.Child("w:pPr"))
		runs = runs.add(st.node.Child("w:rPr"))
	}
	t := c.table
	for _, part := range []struct {
		kind    string
		applies bool
	}{
		{"firstCol", t.look.firstColumn && c.column == 0},
		{"lastCol", t.look.lastColumn && c.column+c.span >= t.columns},
		{"firstRow", t.look.firstRow && c.row == 0},
		{"lastRow", t.look.lastRow && c.row == t.rows-1},
	} {
		if !part.applies {
			continue
		}
		for _, st := range chain {
			for _, n := range st.node.Kids {
				if n.Name == "w:tblStylePr" && n.Attr("w:type") == part.kind {
					paragraphs = paragraphs.add(n.Child("w:pPr"))
					runs = runs.add(n.Child("w:rPr"))
				}
			}
		}
	}
	return paragraphs, runs
}
