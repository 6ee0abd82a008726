package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// maxOrdinal is the largest number of an ordered list: a line that begins with a year is no list item.
const maxOrdinal = 199

// block adds what a block of goldmark's tree is in ours. The depth is how many lists it stands in.
func (c *compiler) block(out []Block, node ast.Node, depth int) []Block {
	switch node := node.(type) {
	case *ast.Heading:
		if depth > 0 {
			c.report("noi-dung/muc-sai-cho", node.Pos())
			return out
		}
		if h := c.heading(node); h != nil {
			out = append(out, h)
		}
	case *ast.Paragraph, *ast.TextBlock:
		text := c.line(node)
		if s, ok := onlySlot(text); ok {
			return append(out, lone{s, depth})
		}
		if len(text) > 0 {
			out = append(out, &Paragraph{Text: text})
		}
	case *ast.Blockquote:
		return c.basis(out, node)
	case *ast.List:
		return c.list(out, node, depth)
	case *extast.Table:
		return append(out, c.table(node))
	case *extast.FootnoteList:
		// Converted apart, in the order of the marks.
	case *ast.ThematicBreak:
		if depth > 0 {
			c.report("noi-dung/duong-ke", node.Pos(), string(bytes.TrimSpace(c.lineAt(node.Pos()))))
		}
	case *ast.CodeBlock:
		c.report("noi-dung/thut-dong", firstOffset(node))
	case *ast.FencedCodeBlock:
		c.report("noi-dung/ma-lenh", node.Pos())
	case *ast.HTMLBlock:
		c.report("noi-dung/html", node.Pos(), string(bytes.TrimSpace(c.lineAt(node.Pos()))))
	case *ast.LinkReferenceDefinition:
		c.report("noi-dung/dinh-nghia-lien-ket", firstOffset(node), string(bytes.TrimSpace(c.lineAt(firstOffset(node)))))
	default:
		c.report("noi-dung/la", node.Pos(), node.Kind().String())
	}
	return out
}

// heading returns the numbered heading of a node, or nil if it cannot be one.
func (c *compiler) heading(node *ast.Heading) Block {
	if c.prose {
		c.report("noi-dung/md-cam", node.Pos(), string(bytes.TrimSpace(c.lineAt(node.Pos()))))
		return nil
	}
	c.inHeading = true
	text := c.line(node)
	c.inHeading = false
	if len(text) == 0 {
		c.report("noi-dung/muc-trong", node.Pos())
		return nil
	}
	number, trouble := c.numbers.next(node.Level)
	if trouble != nil {
		c.report(trouble.code, node.Pos(), trouble.args...)
	}
	return &Heading{Level: node.Level, Number: number, Text: text, Sentence: c.version.Heading(node.Level).Sentence != ""}
}

// basis adds the paragraphs of a blockquote.
func (c *compiler) basis(out []Block, quote *ast.Blockquote) []Block {
	for node := quote.FirstChild(); node != nil; node = node.NextSibling() {
		if !ast.IsParagraph(node) {
			if node.Kind() != extast.KindFootnoteList {
				c.report("noi-dung/can-cu", firstOffset(node))
			}
			continue
		}
		lines := node.Lines()
		for i := 1; i < lines.Len(); i++ {
			before, at := lines.At(i-1), lines.At(i)
			if bytes.HasSuffix(bytes.TrimSpace(before.Value(c.source)), []byte(";")) {
				c.report("noi-dung/can-cu-dinh", at.Start)
			}
			head := c.source[bytes.LastIndexByte(c.source[:at.Start], '\n')+1 : at.Start]
			if !bytes.ContainsRune(head, '>') {
				c.report("noi-dung/can-cu-thieu-dau", at.Start)
			}
		}
		if text := c.line(node); len(text) > 0 {
			out = append(out, &Basis{Text: text})
		}
	}
	return out
}

// list adds the items of a list, one after the other, with their typed signs.
func (c *compiler) list(out []Block, list *ast.List, depth int) []Block {
	sign := string(list.Marker)
	if sign == "*" {
		c.report("noi-dung/dau-sao", list.Pos())
	}
	number := list.Start
	if list.IsOrdered() && number > maxOrdinal {
		c.report("noi-dung/so-lon", list.Pos(), number)
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if list.IsOrdered() {
			sign = strconv.Itoa(number) + string(list.Marker)
			number++
		}
		first := item.FirstChild()
		var text Line
		if first != nil && (ast.IsParagraph(first) || first.Kind() == ast.KindTextBlock) {
			text = c.line(first)
		}
		if len(text) == 0 {
			c.report("noi-dung/muc-liet-ke-trong", item.Pos(), sign)
			continue
		}
		out = append(out, &Item{Sign: sign, Depth: depth, Text: text})
		for rest := first.NextSibling(); rest != nil; rest = rest.NextSibling() {
			out = c.block(out, rest, depth+1)
		}
	}
	return out
}

// table returns the table of a node.
func (c *compiler) table(node *extast.Table) *Table {
	t := &Table{Align: make([]Align, len(node.Alignments))}
	for i, a := range node.Alignments {
		switch a {
		case extast.AlignCenter:
			t.Align[i] = Centre
		case extast.AlignRight:
			t.Align[i] = Right
		}
	}
	c.inCell = true
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Line
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, c.line(cell))
		}
		if row.Kind() == extast.KindTableHeader {
			t.Head = cells
			continue
		}
		line := bytes.TrimSpace(c.lineAt(row.Pos()))
		if n := countCells(line); n != len(t.Align) || !bytes.ContainsRune(line, '|') {
			c.report("noi-dung/hang-bang", row.Pos()+leadingSpace(c.lineAt(row.Pos())), n, len(t.Align))
		}
		t.Rows = append(t.Rows, cells)
	}
	c.inCell = false
	return t
}

// countCells returns how many cells a line of a table has, those that goldmark leaves out included.
func countCells(line []byte) int {
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	n := 0
	for start, i := 0, 0; i <= len(line) && start < len(line); i++ {
		if i == len(line) || line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			n, start = n+1, i+1
		}
	}
	return n
}

func leadingSpace(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " \t")) }

// firstOffset returns where a block's text begins, which for a code block is not where the block begins.
func firstOffset(node ast.Node) int {
	if lines := node.Lines(); lines != nil && lines.Len() > 0 {
		return lines.At(0).Start
	}
	return max(node.Pos(), 0)
}

// onlySlot returns the slot of a line that holds nothing else.
func onlySlot(line Line) (slot, bool) {
	if len(line) != 1 {
		return 0, false
	}
	s, ok := line[0].(slot)
	return s, ok
}
