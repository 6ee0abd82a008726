package layout

import (
	"strings"

	"vanban/internal/ooxml"
)

// section is a stretch of pages with one page format.
type section struct {
	node          *ooxml.Node
	width, height float64 // points
	landscape     bool
	top, bottom   float64
	left, right   float64
	titlePage     bool
	runsOn        bool // it begins on the page that the one before ends on
	numberFormat  string
	headers       map[string]*story
	footers       map[string]*story
}

// story is the text of a header or footer.
type story struct {
	part       string
	paragraphs []*paragraph
}

// readSections reads the sections and tells each paragraph which one it stands in.
func (d *Document) readSections(body *ooxml.Node) {
	ends := map[*ooxml.Node]*ooxml.Node{} // paragraph: the section properties it ends with
	var last *ooxml.Node
	for _, p := range d.flow {
		if s := p.node.Child("w:pPr").Child("w:sectPr"); s != nil && p.cell == nil && p.box == nil {
			ends[p.node] = s
		}
	}
	if s := body.Child("w:sectPr"); s != nil {
		last = s
	}
	stories := map[string]*story{}
	for _, p := range d.flow {
		p.section = len(d.sections)
		if s, ok := ends[p.node]; ok {
			d.addSection(s, stories)
		}
	}
	d.addSection(last, stories)
}

// addSection reads one section on top of what it inherits from the one before: the headers and footers it does not name.
func (d *Document) addSection(n *ooxml.Node, stories map[string]*story) {
	if n == nil {
		n = ooxml.El("w:sectPr")
	}
	s := &section{node: n, headers: map[string]*story{}, footers: map[string]*story{}}
	if len(d.sections) > 0 {
		before := d.sections[len(d.sections)-1]
		for kind, st := range before.headers {
			s.headers[kind] = st
		}
		for kind, st := range before.footers {
			s.footers[kind] = st
		}
	}
	for _, kid := range n.Kids {
		into := map[string]map[string]*story{"w:headerReference": s.headers, "w:footerReference": s.footers}[kid.Name]
		if into == nil {
			continue
		}
		kind := kid.Attr("w:type")
		if kind == "" {
			kind = "default"
		}
		if st := d.story(d.target(kid.Attr("r:id")), stories); st != nil {
			into[kind] = st
		}
	}
	size, margin := n.Child("w:pgSz"), n.Child("w:pgMar")
	get := func(n *ooxml.Node, attr string, usual float64) float64 {
		if x, ok := twips(n.Attr(attr)); ok {
			return x / 20
		}
		return usual
	}
	s.width, s.height = get(size, "w:w", 612), get(size, "w:h", 792)
	s.landscape = s.width > s.height
	s.top, s.bottom = abs(get(margin, "w:top", 72)), abs(get(margin, "w:bottom", 72))
	s.left, s.right = get(margin, "w:left", get(margin, "w:start", 72)), get(margin, "w:right", get(margin, "w:end", 72))
	if gutter := get(margin, "w:gutter", 0); d.settings.gutterAtTop {
		s.top += gutter
	} else {
		s.left += gutter
	}
	s.titlePage = on(n.Child("w:titlePg"))
	s.runsOn = n.Child("w:type").Attr("w:val") == "continuous"
	s.numberFormat = n.Child("w:pgNumType").Attr("w:fmt")
	d.sections = append(d.sections, s)
}

// story reads a header or footer part, once.
func (d *Document) story(part string, stories map[string]*story) *story {
	if st, ok := stories[part]; ok {
		return st
	}
	root := d.root(part)
	if root == nil || part == "" {
		return nil
	}
	w := walker{d: d, part: part}
	w.blocks(root, 0)
	st := &story{part: part, paragraphs: w.out}
	stories[part] = st
	return st
}

// pageField tells whether a paragraph shows the number of the page.
func (p *paragraph) pageField() bool {
	for _, code := range p.fields {
		if words := strings.Fields(code); len(words) > 0 && strings.EqualFold(words[0], "PAGE") {
			return true
		}
	}
	return false
}

// numbered returns the paragraph of a story that shows the page number, or nil.
func (st *story) numbered() *paragraph {
	if st == nil {
		return nil
	}
	for _, p := range st.paragraphs {
		if p.pageField() {
			return p
		}
	}
	return nil
}

// textWidth returns the width between the margins of the section, in points.
func (s *section) textWidth() float64 { return max(s.width-s.left-s.right, 1) }
