package layout

import "strings"

// drawn is a line below a text, however it was made.
type drawn struct {
	p     *paragraph // where it hangs
	how   drawnBy
	width float64 // points; 0 for unknown
	sign  string  // of a typed one, as * or -----
	index int     // among those of its paragraph
	top   bool    // a border above the paragraph, so a line below what stands before it
	shape *shape  // that it is; nil for one made otherwise, or where that is not known
}

// drawnBy says how a line was made. Its zero value is none.
type drawnBy uint8

const (
	_ drawnBy = iota
	byShape
	byBorder
	bySigns // underscores and the like
	byMark  // *, ***, -----
	byUnderline
)

// drawnIn returns the lines that a paragraph has or is.
func (d *Document) drawnIn(p *paragraph) []*drawn {
	var all []*drawn
	for i := range p.shapes {
		if s := &p.shapes[i]; s.line {
			all = append(all, &drawn{p: p, how: byShape, width: s.width, shape: s})
		}
	}
	for _, l := range linesOf(p, nil) {
		if !l.typed() {
			continue
		}
		sign := strings.ReplaceAll(l.text, " ", "")
		made := &drawn{p: p, how: bySigns, sign: sign, width: d.width(l)}
		if strings.Trim(sign, "*") == "" || strings.Trim(sign, "-–*") == "" {
			made.how = byMark
		}
		all = append(all, made)
	}
	if strings.TrimSpace(p.text) == "" && strings.Trim(p.text, "\n") != "" {
		for _, piece := range p.pieces {
			if piece.char.underline {
				all = append(all, &drawn{p: p, how: bySigns, sign: "_", width: 0})
				break
			}
		}
	}
	if p.format.border != nil || p.format.top != nil {
		made := &drawn{p: p, how: byBorder, top: p.format.border == nil}
		if p.box == nil { // how wide a text box is, is not known
			made.width = max(d.room(p)-p.format.left-p.format.right, 0)
		}
		all = append(all, made)
	} else if p.cell != nil && p.cell.underlined && p.cell.table.text {
		made := &drawn{p: p, how: byBorder}
		if p.blank() { // a cell that is there for its border alone is as wide as the line
			made.width = p.cell.width
		}
		all = append(all, made)
	}
	for i, made := range all {
		made.index = i
	}
	return all
}

// room returns the width that a paragraph's text has, before its indents, in points.
func (d *Document) room(p *paragraph) float64 {
	if p.cell != nil && p.cell.width > 0 {
		return max(p.cell.width-10.8, 1)
	}
	return d.sections[min(p.section, len(d.sections)-1)].textWidth()
}
