package layout

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// mayDraw tells whether a line can be drawn below a text. The text is no column made with tabs or spaces, whose middle
// nobody knows; it ends its paragraph or, before a line break, a run.
func (j *judge) mayDraw(text *line) bool {
	return !text.spaced && (endsParagraph(text) || text.p.box == nil && lastRun(text) != nil) && parentOf(j.d.roots[text.p.part], text.p.node) != nil
}

func endsParagraph(text *line) bool { return strings.TrimSpace(text.p.text[text.end:]) == "" }

// lastRun returns the run that ends where a text does, or nil.
func lastRun(text *line) *ooxml.Node {
	for _, p := range text.p.pieces {
		if p.start < text.end && p.end >= text.end && strings.TrimSpace(text.p.text[text.end:p.end]) == "" {
			return p.run
		}
	}
	return nil
}

// mayRedraw tells whether a line can be taken away: it is no text, and no part of a drawing that shows more.
func mayRedraw(made *drawn) bool {
	return made.how == byBorder || made.how == byUnderline || made.how == byShape && made.shape != nil && made.shape.node != nil
}

// draw draws the line of a component below a text, in place of one that was there.
func (j *judge) draw(text *line, comp profile.Component, made *drawn) {
	root, at := j.d.roots[text.p.part], text.p.node
	length := j.lineFor(text, comp)
	var host *ooxml.Node
	if made != nil {
		erase(made)
		if made.p.node != at && strings.TrimSpace(made.p.text) == "" && made.p.box == text.p.box && len(made.p.shapes) < 2 {
			host = made.p.node // the paragraph was there for the line alone
		}
	}
	if !endsParagraph(text) {
		root.DeclareAs(root, "mc", "wp", "wps", "a", "v")
		run := lastRun(text)
		insertAfter(parentOf(text.p.node, run), run, drawnRun(freeDrawing(root), length, comp.Line, "line", text.char().size*lineHeight))
		return
	}
	if host == nil {
		host = ooxml.El("w:p")
		insertAfter(parentOf(root, at), at, host)
	}
	host.Remove("w:pPr")
	left, right := text.p.format.left, text.p.format.right
	spacing := ooxml.El("w:spacing", "w:before", "0", "w:beforeAutospacing", "0", "w:after", twipsOf(comp.After.Value), "w:afterAutospacing", "0",
		"w:line", "240", "w:lineRule", "auto")
	pPr := ooxml.El("w:pPr").Add(spacing, ooxml.El("w:jc", "w:val", "center"))
	if text.p.box != nil { // it may hold no drawing
		left = max((boxWidth(root, text.p.box)-length)/2, 0)
		right = left
		spacing.SetAttr("w:after", "0") // a box does not grow with its text
		spacing.SetAttr("w:line", twipsOf(min(comp.Line.Gap, boxGap)))
		spacing.SetAttr("w:lineRule", "exact")
		pPr.Add(ooxml.El("w:pBdr").Add(ooxml.El("w:bottom", "w:val", "single", "w:sz", strconv.Itoa(int(math.Round(comp.Line.Weight*8))), "w:space", "1", "w:color", "auto")))
	} else {
		root.DeclareAs(root, "mc", "wp", "wps", "a", "v")
		host.Add(drawnRun(freeDrawing(root), length, comp.Line, "paragraph", comp.Line.Gap))
	}
	mark := ooxml.El("w:rPr")
	setSize(comp.Size.Value)(mark)
	pPr.Add(ooxml.El("w:ind", "w:left", twipsOf(left), "w:right", twipsOf(right), "w:firstLine", "0"), mark)
	host.Kids = append([]*ooxml.Node{pPr}, host.Kids...)
}

// boxGap is how high, in points, the paragraph of a line in a text box may be: what follows stands in a place of its own.
const boxGap = 2

// lineFor returns how long the line of a component is to be below a text, in points.
func (j *judge) lineFor(text *line, comp profile.Component) float64 {
	room := j.d.room(text.p) - text.p.format.left - text.p.format.right
	if text.p.box != nil {
		room = boxWidth(j.d.roots[text.p.part], text.p.box)
	}
	return min(j.d.width(*text), room*0.98) * comp.Line.Ratio.Value
}

// stretch makes a line of signs longer or shorter by the size of its signs.
func stretch(made *drawn, share float64) {
	for _, p := range made.p.pieces {
		if strings.TrimSpace(made.p.text[p.start:p.end]) != "" {
			setSize(math.Round(p.char.size*share*2) / 2)(properties(p.run, "w:rPr"))
		}
	}
}

// erase takes a line away that is no text.
func erase(made *drawn) {
	switch made.how {
	case byShape:
		removeDrawing(made.p.node, made.shape.node)
	case byBorder:
		if made.p.format.border != nil || made.top {
			side := "w:bottom"
			if made.top {
				side = "w:top"
			}
			borders := properties(made.p.node, "w:pPr").Ensure("w:pBdr")
			borders.Remove(side)
			borders.Ensure(side).SetAttr("w:val", "nil")
			return
		}
		made.p.cell.node.Child("w:tcPr").Child("w:tcBorders").Child("w:bottom").Attrs = []ooxml.Attr{{Name: "w:val", Value: "nil"}}
	case byUnderline:
		for _, p := range made.p.pieces {
			setUnderline(false)(properties(p.run, "w:rPr"))
		}
	}
}

// removeDrawing takes a drawing out of an element, with the other forms of it for other programs.
func removeDrawing(n, drawing *ooxml.Node) {
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *ooxml.Node) bool {
		return kid == drawing || kid.Name == "mc:AlternateContent" && !kid.Walk(func(below *ooxml.Node) bool { return below != drawing })
	})
	for _, kid := range n.Kids {
		removeDrawing(kid, drawing)
	}
}

// parentOf returns the element below root that holds another, or nil.
func parentOf(root, n *ooxml.Node) (parent *ooxml.Node) {
	root.Walk(func(candidate *ooxml.Node) bool {
		if slices.Contains(candidate.Kids, n) {
			parent = candidate
		}
		return parent == nil
	})
	return parent
}

func insertAfter(parent, n, next *ooxml.Node) {
	parent.Kids = slices.Insert(parent.Kids, slices.Index(parent.Kids, n)+1, next)
}

// boxWidth returns how wide the text in a text box may be, in points; 0 for unknown.
func boxWidth(root, box *ooxml.Node) float64 {
	const insets = 14.4 // left and right, as programs set them
	width := 0.0
	root.Walk(func(n *ooxml.Node) bool {
		holds := func() bool { return !n.Walk(func(below *ooxml.Node) bool { return below != box }) }
		switch {
		case (n.Name == "wp:anchor" || n.Name == "wp:inline") && holds():
			if cx, ok := length(n.Child("wp:extent").Attr("cx"), 20.0/emu); ok {
				width = cx / 20
			}
		case strings.HasPrefix(n.Name, "v:") && styleOf(n)["width"] > 0 && holds():
			width = styleOf(n)["width"]
		}
		return true
	})
	return max(width-insets, 0)
}

// freeDrawing returns a number that no drawing of a part has yet.
func freeDrawing(root *ooxml.Node) string {
	last := 0
	root.Walk(func(n *ooxml.Node) bool {
		if n.Name == "wp:docPr" || n.Name == "wps:cNvPr" || n.Name == "pic:cNvPr" {
			if id, err := strconv.Atoi(n.Attr("id")); err == nil && id < math.MaxInt32 {
				last = max(last, id)
			}
		}
		return true
	})
	return strconv.Itoa(last + 1)
}

// lineHeight is how high a single line of Times New Roman is, in parts of its size.
const lineHeight = 1.15

// drawnRun returns a run with a straight line in the middle of its column, some points below the top of the line or
// paragraph that it stands in, for Word and for older programs.
func drawnRun(id string, length float64, want *profile.Line, from string, below float64) *ooxml.Node {
	units := func(pt float64) string { return strconv.Itoa(int(math.Round(pt * emu))) }
	points := func(pt float64) string { return strconv.FormatFloat(math.Round(pt*100)/100, 'f', -1, 64) + "pt" }
	shape := ooxml.El("wps:wsp").Add(ooxml.El("wps:cNvCnPr"),
		ooxml.El("wps:spPr").Add(
			ooxml.El("a:xfrm").Add(ooxml.El("a:off", "x", "0", "y", "0"), ooxml.El("a:ext", "cx", units(length), "cy", "0")),
			ooxml.El("a:prstGeom", "prst", "line").Add(ooxml.El("a:avLst")),
			ooxml.El("a:ln", "w", units(want.Weight)).Add(ooxml.El("a:solidFill").Add(ooxml.El("a:srgbClr", "val", "000000")))),
		ooxml.El("wps:bodyPr"))
	anchor := ooxml.El("wp:anchor", "distT", "0", "distB", "0", "distL", "0", "distR", "0", "simplePos", "0", "relativeHeight", id,
		"behindDoc", "0", "locked", "0", "layoutInCell", "1", "allowOverlap", "1").Add(
		ooxml.El("wp:simplePos", "x", "0", "y", "0"),
		ooxml.El("wp:positionH", "relativeFrom", "column").Add(ooxml.El("wp:align").AddText("center")),
		ooxml.El("wp:positionV", "relativeFrom", from).Add(ooxml.El("wp:posOffset").AddText(units(below))),
		ooxml.El("wp:extent", "cx", units(length), "cy", "0"), ooxml.El("wp:effectExtent", "l", "0", "t", "0", "r", "0", "b", "0"),
		ooxml.El("wp:wrapNone"), ooxml.El("wp:docPr", "id", id, "name", "duong_ke_"+id), ooxml.El("wp:cNvGraphicFramePr"),
		ooxml.El("a:graphic").Add(ooxml.El("a:graphicData", "uri", ooxml.Namespace("wps")).Add(shape)))
	style := "position:absolute;margin-left:0;margin-top:" + points(below) + ";z-index:" + id +
		";mso-position-horizontal:center;mso-position-horizontal-relative:text;mso-position-vertical-relative:" + map[string]string{"line": "line", "paragraph": "text"}[from]
	vml := ooxml.El("v:line", "id", "duong_ke_"+id, "style", style, "from", "0,0", "to", points(length)+",0", "strokecolor", "black", "strokeweight", points(want.Weight))
	return ooxml.El("w:r").Add(ooxml.El("w:rPr").Add(ooxml.El("w:noProof")), ooxml.El("mc:AlternateContent").Add(
		ooxml.El("mc:Choice", "Requires", "wps").Add(ooxml.El("w:drawing").Add(anchor)),
		ooxml.El("mc:Fallback").Add(ooxml.El("w:pict").Add(vml))))
}
