package layout

import (
	"strings"

	"vanban/internal/ooxml"
)

// walker goes through the blocks of a story in reading order and makes its paragraphs.
type walker struct {
	d     *Document
	part  string
	main  bool // the story is the text
	out   []*paragraph
	cell  *cell
	host  *paragraph // what the text box that is being read hangs on
	box   *ooxml.Node
	depth int
}

// blocks reads paragraphs and tables below an element. The tree has bounded depth, so does this.
func (w *walker) blocks(n *ooxml.Node, depth int) {
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:p":
			w.paragraph(kid)
		case "w:tbl":
			w.table(kid)
		case "w:sdt":
			if content := kid.Child("w:sdtContent"); content != nil {
				w.blocks(content, depth+1)
			}
		case "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
			w.blocks(kid, depth+1)
		case "mc:AlternateContent":
			if chosen := alternative(kid); chosen != nil {
				w.blocks(chosen, depth+1)
			}
		}
	}
}

// alternative returns what is read of content that stands in several forms: the newest, where it holds anything.
func alternative(n *ooxml.Node) *ooxml.Node {
	for _, kid := range n.Kids {
		if kid.Name == "mc:Choice" && len(kid.Kids) > 0 {
			return kid
		}
	}
	return n.Child("mc:Fallback")
}

// table reads the cells of a table row by row.
func (w *walker) table(n *ooxml.Node) {
	pr := n.Child("w:tblPr")
	t := &table{outer: w.cell, style: pr.Child("w:tblStyle").Attr("w:val"), look: readLook(pr.Child("w:tblLook")), text: w.main}
	if w.main {
		w.d.tables = append(w.d.tables, t)
		t.number = len(w.d.tables)
	}
	var grid []float64
	for _, c := range children(n.Child("w:tblGrid")) {
		x, _ := twips(c.Attr("w:w"))
		grid = append(grid, x/20)
	}
	rows := tableRows(n)
	t.rows, t.columns = len(rows), len(grid)
	outer := w.cell
	for r, row := range rows {
		column := 0
		if before, ok := integer(row.Child("w:trPr").Child("w:gridBefore").Attr("w:val")); ok && before > 0 {
			column = min(before, 64)
		}
		for _, tc := range rowCells(row) {
			c := readCell(t, tc, r, column, grid)
			column += c.span
			w.cell = c
			w.blocks(tc, 0)
		}
	}
	w.cell = outer
}

func readCell(t *table, tc *ooxml.Node, row, column int, grid []float64) *cell {
	pr := tc.Child("w:tcPr")
	c := &cell{node: tc, table: t, row: row, column: column, span: 1}
	if span, ok := integer(pr.Child("w:gridSpan").Attr("w:val")); ok && span > 1 {
		c.span = min(span, 64)
	}
	for i := column; i < min(column+c.span, len(grid)); i++ {
		c.width += grid[i]
	}
	if width := pr.Child("w:tcW"); width.Attr("w:type") == "dxa" {
		if x, ok := twips(width.Attr("w:w")); ok && x > 0 {
			c.width = x / 20
		}
	}
	if b := pr.Child("w:tcBorders").Child("w:bottom"); b != nil && b.Attr("w:val") != "nil" && b.Attr("w:val") != "none" {
		c.underlined = true
	}
	return c
}

// tableRows returns the rows of a table, those in content controls too.
func tableRows(n *ooxml.Node) []*ooxml.Node { return wrapped(n, "w:tr") }

// rowCells returns the cells of a row.
func rowCells(n *ooxml.Node) []*ooxml.Node { return wrapped(n, "w:tc") }

func wrapped(n *ooxml.Node, name string) []*ooxml.Node {
	var all []*ooxml.Node
	for _, kid := range children(n) {
		switch kid.Name {
		case name:
			all = append(all, kid)
		case "w:sdt":
			all = append(all, wrapped(kid.Child("w:sdtContent"), name)...)
		case "w:customXml", "w:ins":
			all = append(all, wrapped(kid, name)...)
		}
	}
	return all
}

// paragraph reads one paragraph and then the text boxes that hang on it.
func (w *walker) paragraph(n *ooxml.Node) {
	pPr := n.Child("w:pPr")
	p := &paragraph{node: n, part: w.part, cell: w.cell, host: w.host, box: w.box, frame: pPr.Child("w:framePr")}
	p.style = w.d.styles.paragraphStyle(pPr)
	l, number := w.d.paragraphLayers(pPr, p.cell)
	r := runReader{w: w, p: p, base: w.runBase(p)}
	p.marked = w.d.character(runLayers{defaults: r.base.defaults, table: r.base.table, paragraph: r.base.paragraph, direct: pPr.Child("w:rPr")})
	r.runs(n)
	p.text = r.text.String()
	p.format = w.d.paragraphFormat(l, p.size())
	if broke, _ := l.toggle("w:pageBreakBefore"); broke {
		p.breaks = true
	}
	if number != nil && w.main && !on(pPr.Child("w:rPr").Child("w:vanish")) {
		p.label = number.next()
	}
	w.out = append(w.out, p)
	host := p
	if w.host != nil {
		host = w.host
	}
	for _, box := range r.boxes {
		if w.depth >= 4 {
			break
		}
		inner := walker{d: w.d, part: w.part, main: w.main, cell: w.cell, host: host, box: box, depth: w.depth + 1}
		inner.blocks(box, 0)
		w.out = append(w.out, inner.out...)
	}
}

// runBase returns what the runs of a paragraph take their formatting from, apart from their own.
func (w *walker) runBase(p *paragraph) runLayers {
	base := runLayers{defaults: w.d.styles.defaults.run}
	_, base.table = w.d.styles.tableLayers(p.cell)
	for _, st := range w.d.styles.chain(p.style, "paragraph") {
		base.paragraph = base.paragraph.add(st.node.Child("w:rPr"))
	}
	return base
}

// size returns the size of most of the paragraph's letters, or of its end where it has none.
func (p *paragraph) size() float64 {
	if len(p.pieces) == 0 {
		return p.marked.size
	}
	return majority(p.pieces, func(c char) float64 { return c.size })
}

// blank tells whether the paragraph shows nothing.
func (p *paragraph) blank() bool { return strings.TrimSpace(p.text) == "" && len(p.shapes) == 0 }
