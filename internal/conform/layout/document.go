package layout

import (
	"bytes"
	"path"
	"strconv"

	"vanban/internal/ooxml"
)

// Document is a Word file that was read: its paragraphs in reading order with the formatting that applies to them.
// Checking it does not change it; Mend and Annotate do.
type Document struct {
	pkg   *ooxml.Package
	main  string                 // name of the part that holds the text
	roots map[string]*ooxml.Node // the parts that were read, by name
	rels  ooxml.Relationships    // of the main part

	styles    *styles
	theme     theme
	numbers   *numbering
	settings  settings
	pages     int // as the program that saved the file counted them; 0 for unknown
	rendered  int // page breaks that the program noted in the text
	sections  []*section
	tables    []*table
	flow      []*paragraph // of the text, in reading order; those of a text box follow the paragraph it hangs on
	footnotes []*paragraph
}

// settings are those of word/settings.xml that change how a page looks.
type settings struct {
	tab         float64 // pt between default tab stops
	evenAndOdd  bool
	gutterAtTop bool
}

// table is one table of the text.
type table struct {
	number  int // from 1, in reading order
	outer   *cell
	rows    int
	columns int
	style   string
	look    look
	text    bool // it stands in the flow of the text, not in a header or footer
}

// root returns the outermost table that holds the table.
func (t *table) root() *table {
	for t.outer != nil {
		t = t.outer.table
	}
	return t
}

// cell is one cell of a table.
type cell struct {
	node       *ooxml.Node
	table      *table
	row        int // from 0
	column     int // from 0, in columns of the grid
	span       int
	width      float64 // pt; 0 for unknown
	underlined bool    // it has a border below
}

// paragraph is one paragraph of the document.
type paragraph struct {
	node    *ooxml.Node
	part    string
	number  int    // in the flow of the text, from 1; 0 outside of it
	text    string // as it is read, tabs and line breaks included
	label   string // the number or sign that Word puts before it
	pieces  []piece
	format  paragraphFormat
	style   string
	cell    *cell
	section int
	box     *ooxml.Node // the text box that it stands in
	host    *paragraph  // the paragraph that its text box hangs on
	shapes  []shape     // lines and pictures that hang on it
	breaks  bool        // a page ends before or in it
	marked  char        // the formatting of its end, for what has no text
	frame   *ooxml.Node
	fields  []string // the instructions of its fields
}

// piece is a stretch of the text of one run.
type piece struct {
	start, end int // bytes of the paragraph's text
	run        *ooxml.Node
	char       char
	field      bool // it is the result of a field
}

// root returns the tree of a part, reading it the first time; nil where it is absent or damaged.
func (d *Document) root(name string) *ooxml.Node {
	if n, ok := d.roots[name]; ok {
		return n
	}
	var n *ooxml.Node
	if data := d.pkg.Data(name); data != nil && bytes.Count(data, []byte("<")) <= mostTags {
		n, _ = ooxml.Parse(data)
	}
	if n != nil {
		keepSpaces(n)
	}
	d.roots[name] = n
	return n
}

// keepSpaces marks texts whose edge spaces Word does not show, so that writing the part leaves them so.
func keepSpaces(root *ooxml.Node) {
	root.Walk(func(n *ooxml.Node) bool {
		if n.Name == "w:t" && n.Attr("xml:space") == "" && len(n.Kids) > 0 {
			if text := n.AllText(); text != "" && (text[0] == ' ' || text[len(text)-1] == ' ') {
				n.SetAttr("xml:space", "default")
			}
		}
		return true
	})
}

// related returns the first part that the main part is related to in a way, or nothing.
func (d *Document) related(kind string) string {
	for _, r := range d.rels {
		if path.Base(r.Type) == kind && !r.External {
			return ooxml.Resolve(d.main, r)
		}
	}
	return ""
}

// target returns the part that a relationship of the main part leads to.
func (d *Document) target(id string) string {
	for _, r := range d.rels {
		if r.ID == id && !r.External {
			return ooxml.Resolve(d.main, r)
		}
	}
	return ""
}

// read builds the document from its parts.
func (d *Document) read() error {
	if err := d.bounded(); err != nil {
		return err
	}
	root, err := ooxml.Parse(d.pkg.Data(d.main))
	if err != nil {
		return refuse(err, "nội dung tệp Word bị hỏng", "the content of the Word file is damaged")
	}
	body := root.Child("w:body")
	if root.Name != "w:document" || body == nil {
		return refuse(nil, "tệp Word không có phần nội dung", "the Word file has no body")
	}
	keepSpaces(root)
	d.roots[d.main] = root
	d.rels, _ = d.pkg.Relationships(d.main)
	if err := d.broken(); err != nil {
		return err
	}
	d.readSettings(d.root(d.related("settings")))
	d.theme = readTheme(d.root(d.related("theme")), d.root(d.related("settings")))
	d.styles = readStyles(d.root(d.related("styles")))
	d.numbers = readNumbering(d.root(d.related("numbering")), d.styles)
	d.readPages()
	w := walker{d: d, part: d.main, main: true}
	w.blocks(body, 0)
	d.flow = w.out
	d.readSections(body)
	for i, p := range d.flow {
		p.number = i + 1
	}
	if notes := d.root(d.related("footnotes")); notes != nil {
		n := walker{d: d, part: d.related("footnotes")}
		for _, note := range notes.Kids {
			if note.Attr("w:type") == "" || note.Attr("w:type") == "normal" {
				n.blocks(note, 0)
			}
		}
		d.footnotes = n.out
	}
	return nil
}

func (d *Document) readSettings(root *ooxml.Node) {
	d.settings.tab = 36
	if tab, ok := twips(root.Child("w:defaultTabStop").Attr("w:val")); ok && tab > 0 {
		d.settings.tab = tab / 20
	}
	d.settings.evenAndOdd = on(root.Child("w:evenAndOddHeaders"))
	d.settings.gutterAtTop = on(root.Child("w:gutterAtTop"))
}

// readPages reads how many pages the document had when it was last saved.
func (d *Document) readPages() {
	root := d.root("docProps/app.xml")
	if root == nil {
		return
	}
	for _, n := range root.Kids {
		if n.Name == "Pages" {
			d.pages, _ = strconv.Atoi(n.AllText())
		}
	}
}

// Package returns the parts of the file, which the caller must not change.
func (d *Document) Package() *ooxml.Package { return d.pkg }
