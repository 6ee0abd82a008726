package layout

import (
	"math"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// toggleKind is a property of letters that is on or off.
type toggleKind uint8

const (
	bold toggleKind = iota
	italic
)

var toggleNames = [...][2]string{bold: {"w:b", "w:bCs"}, italic: {"w:i", "w:iCs"}}

// properties returns the property element of a node, which is its first child.
func properties(n *ooxml.Node, name string) *ooxml.Node {
	if kid := n.Child(name); kid != nil {
		return kid
	}
	kid := ooxml.El(name)
	n.Kids = append([]*ooxml.Node{kid}, n.Kids...)
	return kid
}

// mendRuns changes the runs of a line. A run that mostly belongs to another line stays.
func mendRuns(l line, pieces []piece, change func(rPr *ooxml.Node)) {
	for _, bad := range pieces {
		for _, p := range l.p.pieces {
			if p.run == bad.run && 2*(bad.end-bad.start) >= p.end-p.start-len(separatorsIn(l.p.text[p.start:p.end])) {
				change(properties(p.run, "w:rPr"))
			}
		}
	}
}

func separatorsIn(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return r
		}
		return -1
	}, s)
}

func setSize(pt float64) func(*ooxml.Node) {
	half := strconv.Itoa(int(math.Round(pt * 2)))
	return func(rPr *ooxml.Node) {
		rPr.Ensure("w:sz").SetAttr("w:val", half)
		rPr.Ensure("w:szCs").SetAttr("w:val", half)
	}
}

func setToggle(kind toggleKind, value bool) func(*ooxml.Node) {
	return func(rPr *ooxml.Node) {
		for _, name := range toggleNames[kind] {
			n := rPr.Ensure(name)
			n.Attrs = nil
			if !value {
				n.SetAttr("w:val", "0")
			}
		}
	}
}

func setUnderline(value bool) func(*ooxml.Node) {
	line := "none"
	if value {
		line = "single"
	}
	return func(rPr *ooxml.Node) {
		n := rPr.Ensure("w:u")
		n.Attrs = nil
		n.SetAttr("w:val", line)
	}
}

func setFont(name string) func(*ooxml.Node) {
	return func(rPr *ooxml.Node) {
		n := rPr.Ensure("w:rFonts")
		n.Attrs = nil
		for _, s := range slots {
			n.SetAttr(s.font, name)
		}
	}
}

func setBlack(rPr *ooxml.Node) {
	n := rPr.Ensure("w:color")
	n.Attrs = nil
	n.SetAttr("w:val", "auto")
}

var alignValues = map[profile.Align]string{profile.Left: "left", profile.Centre: "center", profile.Right: "right", profile.Justify: "both"}

// setAlign aligns a paragraph. One that is centred loses the indents that would push it aside.
func setAlign(p *paragraph, a profile.Align) {
	pPr := properties(p.node, "w:pPr")
	n := pPr.Ensure("w:jc")
	n.Attrs = nil
	n.SetAttr("w:val", alignValues[a])
	if a == profile.Centre {
		setIndent(p, 0, 0)
	}
}

// setIndent gives a paragraph a left indent and one of its first line, in points, in place of all others.
func setIndent(p *paragraph, left, first float64) {
	n := properties(p.node, "w:pPr").Ensure("w:ind")
	right := n.Attr("w:right") + n.Attr("w:end") // never both
	n.Attrs = nil
	n.SetAttr("w:left", twipsOf(left))
	if right != "" {
		n.SetAttr("w:right", right)
	}
	for _, chars := range []string{"w:leftChars", "w:firstLineChars"} {
		n.SetAttr(chars, "0")
	}
	if first < 0 {
		n.SetAttr("w:hanging", twipsOf(-first))
	} else {
		n.SetAttr("w:firstLine", twipsOf(first))
	}
}

func twipsOf(pt float64) string { return strconv.Itoa(int(math.Round(pt * 20))) }

// setSpace gives the space before or after a paragraph, in points.
func setSpace(p *paragraph, side string, pt float64) {
	pPr := properties(p.node, "w:pPr")
	n := pPr.Ensure("w:spacing")
	n.SetAttr(side+"Autospacing", "0")
	n.SetAttr(side+"Lines", "0")
	n.SetAttr(side, twipsOf(pt))
	if p.format.contextual {
		pPr.Ensure("w:contextualSpacing").SetAttr("w:val", "0")
	}
}

// setLine gives a paragraph its line spacing: in lines, or in points exactly.
func setLine(p *paragraph, c profile.Component) {
	n := properties(p.node, "w:pPr").Ensure("w:spacing")
	if c.Exact.Value > 0 {
		n.SetAttr("w:line", twipsOf(c.Exact.Value))
		n.SetAttr("w:lineRule", "exact")
		return
	}
	n.SetAttr("w:line", strconv.Itoa(int(math.Round(c.LineSpacing.Value*240))))
	n.SetAttr("w:lineRule", "auto")
}

// setTab makes a leading tab lead to one place, in points.
func setTab(p *paragraph, at float64) {
	tabs := properties(p.node, "w:pPr").Ensure("w:tabs")
	tabs.Kids = nil
	for _, stop := range p.format.tabs {
		if stop.at != at {
			tabs.Add(ooxml.El("w:tab", "w:val", "clear", "w:pos", twipsOf(stop.at)))
		}
	}
	tabs.Add(ooxml.El("w:tab", "w:val", "left", "w:pos", twipsOf(at)))
}
