package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"vanban/internal/facts"
)

// blocks writes blocks one below the other.
func (w *draft) blocks(blocks []Block) {
	w.item, w.basis, w.indents = nil, false, w.indents[:0]
	var prose *facts.Figure // that the block before comes from
	for i, block := range blocks {
		if from := origin(block); from != prose {
			prose, w.prose = from, from
		}
		indent := ""
		if _, ok := block.(*Item); !ok {
			indent = w.inside(blocks[i+1:])
		}
		switch block := block.(type) {
		case *Heading:
			w.heading(block.Level, w.lines.heading(block))
		case *Paragraph:
			if block.Component != "" && w.profile.Components[block.Component].Bold.Value {
				w.block(indent, indent, w.lines.sentences(bold(block.Text)))
			} else {
				w.block(indent, indent, w.lines.running(block.ready, block.Text))
			}
		case *Basis:
			if w.basis {
				w.put(indent + ">\n")
				w.lead(indent+"> ", indent+"> ", w.lines.running(block.ready, block.Text))
			} else {
				w.block(indent+"> ", indent+"> ", w.lines.running(block.ready, block.Text))
			}
		case *Item:
			w.listItem(block)
		case *Table:
			w.table(block, indent)
		default:
			panic(fmt.Sprintf("markdown: %T in a document", block))
		}
		w.item, _ = block.(*Item)
		_, w.basis = block.(*Basis)
	}
}

// origin returns the prose fact that a block comes from, or nil.
func origin(block Block) *facts.Figure {
	switch block := block.(type) {
	case *Paragraph:
		return block.Origin
	case *Basis:
		return block.Origin
	case *Item:
		return block.Origin
	case *Table:
		return block.Origin
	}
	return nil
}

// inside returns the indentation of a block that is no item: it stands in the item that the next item is nested in, if
// one follows before a heading does.
func (w *draft) inside(rest []Block) string {
	for _, block := range rest {
		switch block := block.(type) {
		case *Heading:
			return ""
		case *Item:
			if block.Depth == 0 || block.Depth > len(w.indents) {
				return ""
			}
			w.indents = w.indents[:block.Depth]
			return strings.Repeat(" ", w.indents[block.Depth-1])
		}
	}
	return ""
}

// block writes a line of a document as a paragraph with a blank line before it.
func (w *draft) block(first, rest string, l written) {
	w.gap()
	w.lead(first, rest, l)
}

// lead writes a line of a document behind what stands at the start of its first line and of the others.
func (w *draft) lead(first, rest string, l written) {
	w.put(first)
	w.lay(l, rest)
	w.put("\n")
}

// heading writes a heading. The printed number is part of its text.
func (w *draft) heading(level int, l written) {
	w.gap()
	w.put(strings.Repeat("#", level) + " ")
	w.lay(l, "")
	w.put("\n")
}

// headingText puts a number before a title, as the two read on one line.
func headingText(number string, title Line) Line {
	switch {
	case number == "":
		return title
	case strings.HasSuffix(number, ".") || strings.HasSuffix(number, ")") || strings.HasSuffix(number, "-"):
		number += " "
	default:
		number += ": "
	}
	return append(Line{Text(number)}, title...)
}

// listItem writes an item. Items follow each other without blank lines; a nested list that does not begin with 1 needs
// one, or it would run on from the item above.
func (w *draft) listItem(item *Item) {
	depth := min(item.Depth, len(w.indents))
	indent := 0
	if depth > 0 {
		indent = w.indents[depth-1]
	}
	nested := w.item != nil && item.Depth > w.item.Depth
	bullet := item.Sign == "-" || item.Sign == "+"
	if w.item == nil || nested && !bullet && item.Sign != "1." && item.Sign != "1)" {
		w.gap()
	}
	inner := indent + len(item.Sign) + 1
	w.indents = append(w.indents[:depth], inner)
	w.lead(strings.Repeat(" ", indent)+item.Sign+" ", strings.Repeat(" ", inner), w.lines.running(item.ready, item.Text))
}

// table writes a table without padding: a longer figure must not move the other rows.
func (w *draft) table(t *Table, indent string) {
	w.gap()
	w.row(t.Head, indent)
	w.put(indent)
	for _, align := range t.Align {
		w.put([...]string{Left: "|---", Centre: "|:---:", Right: "|---:"}[align])
	}
	w.put("|\n")
	for _, row := range t.Rows {
		w.row(row, indent)
	}
}

func (w *draft) row(cells []Line, indent string) {
	w.put(indent)
	for _, cell := range cells {
		w.put("| ")
		l := w.lines.write(cell, setting{cell: true}, false)
		l.text = bytes.ReplaceAll(l.text, []byte{hardBreak}, []byte{' '})
		w.lay(l, "")
		if len(l.text) > 0 {
			w.put(" ")
		}
	}
	w.put("|\n")
}
