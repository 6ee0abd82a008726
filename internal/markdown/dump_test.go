package markdown

import (
	"fmt"
	"strings"

	"vanban/internal/facts"
)

// dump prints content as one line for each block, and inlines between signs: **bold**, _italic_, {figure}, [n] and //
// for a line break.
func dump(c *Content) string {
	var b strings.Builder
	dumpBlocks(&b, c.Body)
	for _, a := range c.Annexes {
		fmt.Fprintf(&b, "annex %q: %s\n", a.Number, dumpLine(a.Title))
		dumpBlocks(&b, a.Body)
	}
	for i, n := range c.Notes {
		fmt.Fprintf(&b, "note %d: %s\n", i+1, dumpLine(n.Text))
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *Heading:
			fmt.Fprintf(b, "heading %d %q: %s\n", block.Level, block.Number, dumpLine(block.Text))
		case *Paragraph:
			fmt.Fprintf(b, "paragraph%s: %s\n", dumpOrigin(block.Origin), dumpLine(block.Text))
		case *Basis:
			fmt.Fprintf(b, "basis%s: %s\n", dumpOrigin(block.Origin), dumpLine(block.Text))
		case *Item:
			fmt.Fprintf(b, "%sitem %s%s: %s\n", strings.Repeat("  ", block.Depth), block.Sign, dumpOrigin(block.Origin), dumpLine(block.Text))
		case *Table:
			fmt.Fprintf(b, "table%s %s\n", dumpOrigin(block.Origin), strings.NewReplacer("0", "left ", "1", "centre ", "2", "right ").Replace(strings.Trim(fmt.Sprint(block.Align), "[]")))
			for i, row := range append([][]Line{block.Head}, block.Rows...) {
				cells := make([]string, len(row))
				for j, cell := range row {
					cells[j] = dumpLine(cell)
				}
				fmt.Fprintf(b, "  row %d: %s\n", i, strings.Join(cells, " | "))
			}
		default:
			fmt.Fprintf(b, "?%T\n", block)
		}
	}
}

func dumpOrigin(f *facts.Figure) string {
	if f == nil {
		return ""
	}
	return " (" + f.Value.Path + ")"
}

func dumpLine(line Line) string {
	var b strings.Builder
	for _, part := range line {
		switch part := part.(type) {
		case Text:
			b.WriteString(string(part))
		case Fact:
			b.WriteString("{" + part.Text + "}")
		case Strong:
			b.WriteString("**" + dumpLine(part.Inner) + "**")
		case Emph:
			b.WriteString("_" + dumpLine(part.Inner) + "_")
		case NoteRef:
			fmt.Fprintf(&b, "[%d]", part.Number)
		case Break:
			b.WriteString("//")
		default:
			fmt.Fprintf(&b, "?%T", part)
		}
	}
	return b.String()
}
