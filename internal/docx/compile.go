package docx

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/markdown"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// slot is a paragraph of the letterhead that depends on a field: it holds the field's hole, or is a label or a line
// that goes with the field.
type slot struct {
	field    markdown.Field
	only     template // the whole paragraph of a label or line; nil for a hole
	open     []byte   // <w:p> with its properties
	indented template // the same with places for indents
	label    string   // the text before the hole
	before   []byte   // what stands before the hole
	after    []byte   // what stands after the hole, and </w:p>
	runs     runs
	looks    looks
	width    float64 // points that the text may take in a line
	balance  bool    // a text of several lines is broken into lines of like length
	frame    *frame  // the rectangle around it

	cell                bool // it stands in a table
	said                said // of what is anchored in the paragraph
	saidBefore, saidEnd string
}

// compiler takes one part apart.
type compiler struct {
	*opener
	slots map[string]*slot
	width float64 // points of the column the walk is in
	cells int     // open ones
}

// compile takes document, headers and footers apart, and prepares the formats of bodies.
func (o *opener) compile() {
	document := o.parts[0].root
	body := document.Child("w:body")
	for _, name := range []string{"w", "r", "mc", "wp", "wps", "v"} {
		document.Declare(name)
	}
	o.drawings()
	o.tables(body)
	width := width(o.section.Child("w:pgSz"), o.section.Child("w:pgMar")) / 20
	c := &compiler{opener: o, slots: map[string]*slot{}, width: width}
	c.children(body)
	if !o.l.holes[bodyHole] || !hasMark(body, mark(keyBody)) {
		o.report("mau-word/noi-dung-sai-cho")
		return
	}
	trimEnd(body)
	if body.Kids[0].Name == "w:tbl" {
		body.Kids = slices.Insert(body.Kids, 0, &ooxml.Node{Text: mark(keyStart)})
	}
	body.AddText(mark(keyEnd))
	o.l.document = cut(document.Document(), c.slots)
	o.l.document.remember(FieldFixed, false)
	for _, p := range o.parts[1:] {
		if !strings.Contains(p.root.AllText(), markStart) {
			o.pkg.Set(ooxml.NewPart(p.name, p.root.Document()))
			continue
		}
		c := &compiler{opener: o, slots: map[string]*slot{}, width: width}
		c.children(p.root)
		orEmpty(p.root)
		o.l.margins = append(o.l.margins, namedTemplate{p.name, cut(p.root.Document(), c.slots)})
	}
	o.prepare(width)
}

func hasMark(body *ooxml.Node, mark string) bool {
	return slices.ContainsFunc(body.Kids, func(n *ooxml.Node) bool { return n.Text == mark })
}

// trimEnd drops the empty paragraph that Word wants behind a table at the end: one that takes no room is put there.
func trimEnd(body *ooxml.Node) {
	last := len(body.Kids) - 1
	if last < 1 || body.Kids[last].Name != "w:p" || len(ownRuns(body.Kids[last])) > 0 {
		return
	}
	if before := body.Kids[last-1].Name; before == "w:tbl" || before == "" { // a table, or a field below it
		body.Kids = body.Kids[:last]
	}
}

// tables makes tables that are as wide as the text follow a page that became wider or narrower.
func (o *opener) tables(body *ooxml.Node) {
	if o.scale == 1 {
		return
	}
	resize := func(n *ooxml.Node) {
		var w float64
		if number(n, &w, "w:w") && n.Attr("w:type") != "pct" {
			n.SetAttr("w:w", whole(w*o.scale))
		}
	}
	for _, table := range body.Kids {
		if table.Name != "w:tbl" {
			continue
		}
		table.Walk(func(n *ooxml.Node) bool {
			if n.Name == "w:tblW" || n.Name == "w:gridCol" || n.Name == "w:tcW" {
				resize(n)
			}
			return true
		})
	}
}

// children takes the paragraphs below an element apart.
func (c *compiler) children(n *ooxml.Node) {
	for i, kid := range n.Kids {
		switch kid.Name {
		case "w:p":
			n.Kids[i] = c.paragraph(n, kid)
		case "w:tc":
			c.cell(n, kid)
		default:
			c.children(kid)
		}
	}
}

// cell takes a cell apart.
func (c *compiler) cell(row, cell *ooxml.Node) {
	outer := c.width
	defer func() { c.width = outer }()
	var w float64
	if number(cell.Child("w:tcPr").Child("w:tcW"), &w, "w:w") && w > 0 {
		c.width = (w - c.cellMargins(row)) / 20
	}
	c.cells++
	c.children(cell)
	c.cells--
	orEmpty(cell)
}

// orEmpty gives a cell, header or footer that may be left without a paragraph an empty one then.
func orEmpty(n *ooxml.Node) {
	if slices.ContainsFunc(n.Kids, func(n *ooxml.Node) bool { return n.Name == "w:p" || n.Name == "w:tbl" || n.Name == "w:sdt" }) {
		return
	}
	at := slices.IndexFunc(n.Kids, func(n *ooxml.Node) bool { return n.Name == "" })
	if at >= 0 {
		n.Kids = slices.Insert(n.Kids, at, &ooxml.Node{Text: mark(keyCellOpen)})
		n.AddText(mark(keyCellClose))
	}
}

// cellMargins are the margins left and right of the text in the cells of a row's table, in twips.
func (c *compiler) cellMargins(row *ooxml.Node) float64 {
	const word = 108 // what Word takes where nobody says anything
	left, right := float64(word), float64(word)
	for _, table := range c.parts[0].root.Child("w:body").Kids {
		if table.Name == "w:tbl" && slices.Contains(table.Kids, row) {
			margins := table.Child("w:tblPr").Child("w:tblCellMar")
			number(margins.Child("w:left"), &left, "w:w")
			number(margins.Child("w:right"), &right, "w:w")
		}
	}
	return left + right
}

// paragraph returns what stands for a paragraph: the paragraph, or a mark where it depends on a field.
func (c *compiler) paragraph(parent, p *ooxml.Node) *ooxml.Node {
	text := ownText(p)
	_, key, hole := cutMark(text)
	switch {
	case hole && key == bodyHole:
		if parent.Name == "w:body" && strings.TrimSpace(text) == mark("hole:"+key) {
			return &ooxml.Node{Text: mark(keyBody)}
		}
		return p
	case hole:
		return c.place(c.hole(p, markdown.Field(key)))
	case strings.TrimSpace(text) == c.l.version.Components["noi_nhan_tieu_de"].Text:
		return c.place(&slot{field: markdown.CopyTo, only: cut(p.Append(nil), nil)})
	}
	if under := c.signUnder(p, text); under != "" {
		return c.place(&slot{field: markdown.Field(under), only: cut(p.Append(nil), nil)})
	}
	if line, ok := c.l.version.Components[lineOfDrawing(p)]; ok && line.Line != nil {
		return c.line(p, line)
	}
	c.children(p)
	return p
}

// signUnder returns the component under which a paragraph is the typed sign, such as * or -----.
func (c *compiler) signUnder(p *ooxml.Node, text string) string {
	style := c.sheet.byID[p.Child("w:pPr").Child("w:pStyle").Attr("w:val")]
	for _, id := range c.l.version.ComponentIDs() {
		line := c.l.version.Components[id].Line
		if line != nil && line.Text != "" && line.Text == strings.TrimSpace(text) && style == c.sheet.named(styleName(c.l.version, id)) {
			return line.Under
		}
	}
	return ""
}

// cutMark finds the mark that go-docx put into a hole.
func cutMark(text string) (before, key string, found bool) {
	before, rest, found := strings.Cut(text, markStart+"hole:")
	key, _, closed := strings.Cut(rest, markEnd)
	return before, key, found && closed
}

// place keeps a slot and returns the mark that stands for it.
func (c *compiler) place(s *slot) *ooxml.Node {
	if s.cell = c.cells > 0; s.only != nil {
		s.only.remember(s.field, s.cell)
	} else {
		s.remember()
	}
	key := "slot" + strconv.Itoa(len(c.slots))
	c.slots[key] = s
	return &ooxml.Node{Text: mark(key)}
}

// hole takes a paragraph with a hole apart.
func (c *compiler) hole(p *ooxml.Node, field markdown.Field) *slot {
	props := p.Child("w:pPr")
	s := &slot{field: field}
	s.looks = c.sheet.looksOf(c.sheet.byID[props.Child("w:pStyle").Attr("w:val")])
	s.looks.apply(props, nil)
	s.open = append(append(s.open, "<w:p>"...), serialised(props)...)
	s.width = c.width - (s.looks.left+s.looks.right+max(s.looks.first, 0))/20
	if s.frame = c.frameOf(props, s); s.frame != nil {
		s.indented = indented(childrenOf(props)...)
	} else if s.balance = s.looks.align == "center" && s.looks.left+s.looks.right+s.looks.first == 0; s.balance {
		s.indented = indented(childrenOf(props)...)
	}
	found := false
	for _, kid := range withoutMarks(childrenOf(p)) {
		switch {
		case kid == props:
		case found:
			s.after = kid.Append(s.after)
		case strings.Contains(kid.AllText(), markStart+"hole:"):
			found = true
			c.holeRun(s, kid)
		default:
			s.before = kid.Append(s.before)
			if kid.Name == "w:r" {
				s.label += ownTextOf(kid)
			}
		}
	}
	s.after = append(s.after, "</w:p>"...)
	return s
}

// withoutMarks leaves out what a paragraph that may be written several times, or not at all, cannot hold: the ends of
// bookmarks and the like, and the letterhead's own content controls, of which the content stays.
func withoutMarks(kids []*ooxml.Node) []*ooxml.Node {
	var kept []*ooxml.Node
	for _, kid := range kids {
		switch kid.Name {
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd", "w:proofErr":
		case "w:sdt":
			kept = append(kept, withoutMarks(childrenOf(kid.Child("w:sdtContent")))...)
		default:
			kept = append(kept, kid)
		}
	}
	return kept
}

// remember reads what the letterhead says in a paragraph with a hole.
func (s *slot) remember() {
	hole := mark(string(s.field))
	whole := s.runs.text(append([]byte("<w:p>"), s.before...), regular, hole)
	story, _ := readStory(documentPart, append(whole, s.after...)) // as in template.remember
	s.said.figures = story.drawings
	for i := range story.paragraphs {
		if before, after, own := strings.Cut(story.paragraphs[i].Text(), hole); own {
			s.saidBefore, s.saidEnd = before, after
		} else {
			s.said.add(&story.paragraphs[i], s.field, s.cell)
		}
	}
}

// holeRun parts the run with the hole: text before it, its format, text after it.
func (c *compiler) holeRun(s *slot, run *ooxml.Node) {
	if run.Name != "w:r" {
		runs := ownRuns(run) // a link or insertion around the hole does not survive
		for _, inner := range runs {
			c.holeRun(s, inner)
		}
		return
	}
	props := run.Child("w:rPr")
	s.looks.apply(nil, props)
	s.runs = newRuns(props, s.looks.face())
	whole := ownTextOf(run)
	before, _, found := cutMark(whole)
	if !found {
		return
	}
	if before != "" {
		s.label += before
		s.before = s.runs.text(s.before, s.looks.face(), before)
	}
	if _, after, _ := strings.Cut(whole, markEnd); after != "" {
		s.after = s.runs.text(s.after, s.looks.face(), after)
	}
}

func ownTextOf(run *ooxml.Node) string {
	var b strings.Builder
	for _, kid := range run.Kids {
		if kid.Name == "w:t" {
			b.WriteString(kid.AllText())
		}
	}
	return b.String()
}

func childrenOf(n *ooxml.Node) []*ooxml.Node {
	if n == nil {
		return nil
	}
	return n.Kids
}

func serialised(n *ooxml.Node) []byte {
	if n == nil {
		return nil
	}
	return n.Append(nil)
}

// line takes a paragraph with a drawn line of the rule pack apart. The line is drawn anew as the rule pack says today.
func (c *compiler) line(p *ooxml.Node, component profile.Component) *ooxml.Node {
	under := c.l.version.Components[component.Line.Under]
	l := length{emu: mark(keyEMU + component.ID), points: mark(keyPoints + component.ID)}
	if under.Text != "" {
		style := c.sheet.looksOf(c.sheet.named(styleName(c.l.version, under.ID)))
		l = lengthOf(component.Line.Ratio.Value * widthOf(under.Text, style.face(), style.size/2))
	}
	id := ""
	for i, kid := range p.Kids {
		if lineOfDrawing(kid) != component.ID {
			continue
		}
		kid.Walk(func(n *ooxml.Node) bool {
			if n.Name == "wp:docPr" {
				id = n.Attr("id")
			}
			return true
		})
		p.Kids[i] = drawing(id, component, l)
	}
	if under.Text != "" {
		return p
	}
	return c.place(&slot{field: markdown.Field(under.ID), only: cut(p.Append(nil), nil)})
}

// drawings finds the largest id of a drawing, above which those of documents are counted.
func (o *opener) drawings() {
	o.parts[0].root.Walk(func(n *ooxml.Node) bool {
		if n.Name == "wp:docPr" {
			if id, err := strconv.Atoi(n.Attr("id")); err == nil {
				o.l.drawings = max(o.l.drawings, id)
			}
		}
		return true
	})
}
