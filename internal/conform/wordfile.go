package conform

import (
	"fmt"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// Word checks the text of a Word file and returns all problems, in no order. A place is the paragraph it stands in:
// body, cells of tables, text boxes, footnotes, headers and footers, as they read with all tracked changes taken. A part
// that cannot be read is passed over: what is wrong with the package is for others to say.
func Word(name string, pkg *ooxml.Package, opt Options) diag.List {
	r := wordReader{pkg: pkg, lists: readLists(pkg)}
	r.read()
	passages := make([]diag.Passage, len(r.found))
	for i, p := range r.found {
		passages[i] = diag.Passage{Where: p.where, Text: p.text}
	}
	f := diag.NewDocument(name, passages)
	paragraphs := make([]Paragraph, len(r.found))
	for i, p := range r.found {
		at := f.Passage(i)
		paragraphs[i] = Paragraph{Text: string(f.Data[at.Start:at.End]), Role: p.role, File: f, Start: at.Start, Table: p.table, Row: p.row, Column: p.column}
	}
	return Paragraphs(paragraphs, opt)
}

// wordReader collects the paragraphs of a Word file in the order of reading.
type wordReader struct {
	pkg   *ooxml.Package
	lists *wordLists
	found []wordParagraph

	story  diag.Text // what the paragraphs belong to, but for the body: chú thích 2
	count  int       // paragraphs of the story that have text
	tables int       // of the document
	boxes  int       // text boxes of the document
	cell   *wordCell
}

type wordParagraph struct {
	text               string
	where              diag.Text
	role               Role
	table, row, column int
}

// wordCell is the cell of a table that paragraphs stand in.
type wordCell struct{ table, row, column int }

// read goes through the body, the notes, and the headers and footers.
func (r *wordReader) read() {
	main := mainPart(r.pkg)
	root, err := ooxml.Parse(r.pkg.Data(main))
	if err != nil || root == nil {
		return
	}
	r.blocks(root.Child("w:body"))
	relationships, err := r.pkg.Relationships(main)
	if err != nil {
		return
	}
	for _, notes := range [...]struct {
		kind, element string
		name          diag.Text
	}{
		{"footnotes", "w:footnote", diag.Text{Vi: "chú thích", En: "footnote"}},
		{"endnotes", "w:endnote", diag.Text{Vi: "chú thích cuối", En: "endnote"}},
		{"header", "", diag.Text{Vi: "đầu trang", En: "header"}},
		{"footer", "", diag.Text{Vi: "chân trang", En: "footer"}},
	} {
		n := 0
		for _, rel := range relationships {
			if rel.External || !strings.HasSuffix(rel.Type, "/"+notes.kind) {
				continue
			}
			root, err := ooxml.Parse(r.pkg.Data(ooxml.Resolve(main, rel)))
			if err != nil || root == nil {
				continue
			}
			if notes.element == "" {
				n++
				r.readStory(root, numberedText(notes.name, n))
				continue
			}
			for _, note := range root.Kids {
				if note.Name == notes.element && note.Attr("w:type") == "" {
					n++
					r.readStory(note, numberedText(notes.name, n))
				}
			}
		}
	}
}

func (r *wordReader) readStory(n *ooxml.Node, name diag.Text) {
	r.story, r.count = name, 0
	r.blocks(n)
}

func numberedText(name diag.Text, n int) diag.Text {
	return diag.Text{Vi: fmt.Sprintf("%s %d", name.Vi, n), En: fmt.Sprintf("%s %d", name.En, n)}
}

// mainPart returns the name of the part that holds the body.
func mainPart(pkg *ooxml.Package) string {
	relationships, err := pkg.Relationships("")
	if err == nil {
		for _, rel := range relationships {
			if strings.HasSuffix(rel.Type, "/officeDocument") {
				return ooxml.Resolve("", rel)
			}
		}
	}
	return "word/document.xml"
}

// blocks reads the paragraphs and tables below an element.
func (r *wordReader) blocks(n *ooxml.Node) {
	if n == nil {
		return
	}
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:p":
			r.paragraph(kid)
		case "w:tbl":
			r.table(kid)
		case "w:del", "w:moveFrom":
		default:
			if inner := transparent(kid); inner != nil {
				r.blocks(inner)
			}
		}
	}
}

// transparent returns what is read of an element that only wraps others, or nil.
func transparent(n *ooxml.Node) *ooxml.Node {
	switch n.Name {
	case "w:sdt":
		return n.Child("w:sdtContent")
	case "w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:hyperlink", "w:fldSimple", "w:dir", "w:bdo":
		return n
	case "mc:AlternateContent":
		for _, kid := range n.Kids {
			if kid.Name == "mc:Choice" && len(kid.Kids) > 0 {
				return kid
			}
		}
		return n.Child("mc:Fallback")
	}
	return nil
}

// table reads the cells of a table, row by row. A table in a cell is read as one of its own.
func (r *wordReader) table(n *ooxml.Node) {
	outer := r.cell
	r.tables++
	table, row := r.tables, 0
	eachRow(n, func(tr *ooxml.Node) {
		if tr.Child("w:trPr").Child("w:del") != nil {
			return
		}
		column := 0
		eachCell(tr, func(tc *ooxml.Node) {
			r.cell = &wordCell{table, row, column}
			r.blocks(tc)
			column++
			for span := tc.Child("w:tcPr").Child("w:gridSpan").Attr("w:val"); len(span) == 1 && span > "1"; span = string(span[0] - 1) {
				column++
			}
		})
		row++
	})
	r.cell = outer
}

func eachRow(n *ooxml.Node, f func(*ooxml.Node)) { eachNamed(n, "w:tr", f) }

func eachCell(n *ooxml.Node, f func(*ooxml.Node)) { eachNamed(n, "w:tc", f) }

// eachNamed calls f for the children of a name, through what only wraps them.
func eachNamed(n *ooxml.Node, name string, f func(*ooxml.Node)) {
	for _, kid := range n.Kids {
		if kid.Name == name {
			f(kid)
		} else if inner := transparent(kid); inner != nil {
			eachNamed(inner, name, f)
		}
	}
}

// paragraph reads one paragraph, and then the text boxes that hang on it.
func (r *wordReader) paragraph(n *ooxml.Node) {
	var run wordText
	run.read(n)
	text := strings.TrimRight(run.text.String(), " \t\n")
	prefix := r.lists.number(n.Child("w:pPr"))
	if strings.TrimSpace(text) != "" {
		if prefix != "" {
			text = prefix + " " + text
		}
		r.add(text)
	}
	for _, box := range run.boxes {
		r.box(box)
	}
}

func (r *wordReader) add(text string) {
	r.count++
	p := wordParagraph{text: text, where: r.where()}
	if r.cell != nil {
		p.role, p.table, p.row, p.column = Cell, r.cell.table, r.cell.row, r.cell.column
	}
	r.found = append(r.found, p)
}

// where returns the words that tell a person where the paragraph is that is read.
func (r *wordReader) where() diag.Text {
	here := diag.Text{Vi: fmt.Sprintf("đoạn %d", r.count), En: fmt.Sprintf("paragraph %d", r.count)}
	if r.cell != nil {
		here = diag.Text{
			Vi: fmt.Sprintf("bảng %d, hàng %d, cột %d", r.cell.table, r.cell.row+1, r.cell.column+1),
			En: fmt.Sprintf("table %d, row %d, column %d", r.cell.table, r.cell.row+1, r.cell.column+1),
		}
	}
	if r.story.Vi != "" {
		here = diag.Text{Vi: r.story.Vi + ", " + here.Vi, En: r.story.En + ", " + here.En}
	}
	return here
}

// box reads the paragraphs of a text box.
func (r *wordReader) box(n *ooxml.Node) {
	story, count, cell := r.story, r.count, r.cell
	r.boxes++
	r.cell = nil
	r.readStory(n, numberedText(diag.Text{Vi: "khung chữ", En: "text box"}, r.boxes))
	r.story, r.count, r.cell = story, count, cell
}
