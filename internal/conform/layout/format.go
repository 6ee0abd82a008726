package layout

import (
	"cmp"
	"slices"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// paragraphFormat is the formatting that a paragraph really has, in points.
type paragraphFormat struct {
	align         profile.Align
	left, right   float64
	first         float64 // of the first line, to the right of left; negative for a hanging indent
	before, after float64
	contextual    bool // no space between it and a neighbour of the same style
	rule          lineRule
	line          float64 // lines for auto, points for the others
	border        *border // a line below
	top           *border // a line above
	tabs          []tabStop
}

// lineRule says what a line spacing means.
type lineRule uint8

const (
	auto lineRule = iota
	exact
	atLeast
)

// border is a line that a paragraph has below or above it.
type border struct{ weight float64 }

// tabStop is where a tab leads, in points from the left edge of the text.
type tabStop struct {
	at   float64
	kind string // left, center, right ...
}

// paragraphLayers returns where the formatting of a paragraph comes from, weakest first, and its number, if it has one.
func (d *Document) paragraphLayers(pPr *ooxml.Node, c *cell) (layers, *level) {
	var l layers
	l = l.add(d.styles.defaults.paragraph)
	table, _ := d.styles.tableLayers(c)
	l = append(l, table...)
	chain := d.styles.chain(d.styles.paragraphStyle(pPr), "paragraph")
	numbered := -1 // which style of the chain gives the number
	var own *ooxml.Node
	if n := pPr.Child("w:numPr"); n != nil {
		own = n
		numbered = len(chain)
	} else {
		for i := len(chain) - 1; i >= 0; i-- {
			if n := chain[i].node.Child("w:pPr").Child("w:numPr"); n != nil {
				own, numbered = n, i
				break
			}
		}
	}
	at := d.numbers.level(own, chain, numbered)
	for i, st := range chain {
		if i == numbered && at != nil {
			l = l.add(at.node.Child("w:pPr"))
		}
		l = l.add(st.node.Child("w:pPr"))
	}
	if numbered == len(chain) && at != nil {
		l = l.add(at.node.Child("w:pPr"))
	}
	return l.add(pPr), at
}

// paragraphFormat resolves the formatting of a paragraph. Indents in characters count in the size of its text.
func (d *Document) paragraphFormat(l layers, size float64) paragraphFormat {
	var f paragraphFormat
	if jc, ok := l.attr("w:jc", "w:val"); ok {
		f.align = alignment(jc)
	}
	f.left = l.indent(size, []string{"w:leftChars", "w:startChars"}, []string{"w:left", "w:start"})
	f.right = l.indent(size, []string{"w:rightChars", "w:endChars"}, []string{"w:right", "w:end"})
	f.first = l.firstLine(size)
	f.before = l.space("w:before")
	f.after = l.space("w:after")
	f.contextual, _ = l.toggle("w:contextualSpacing")
	f.line = 1
	if v, ok := l.attr("w:spacing", "w:line"); ok {
		if line, ok := twips(v); ok {
			f.line = line / 240
		}
	}
	switch rule, _ := l.attr("w:spacing", "w:lineRule"); rule {
	case "exact":
		f.rule, f.line = exact, f.line*12
	case "atLeast":
		f.rule, f.line = atLeast, f.line*12
	}
	f.border, f.top = l.border("w:bottom"), l.border("w:top")
	if l.border("w:left") != nil && l.border("w:right") != nil { // a rectangle
		f.top = nil
	}
	f.tabs = l.tabStops()
	return f
}

// border returns the line that a paragraph has on one side, or nil.
func (l layers) border(side string) *border {
	b := l.find("w:pBdr").Child(side)
	if b == nil || b.Attr("w:val") == "nil" || b.Attr("w:val") == "none" {
		return nil
	}
	weight, _ := length(b.Attr("w:sz"), 1)
	return &border{weight: weight / 8}
}

func alignment(jc string) profile.Align {
	switch jc {
	case "center":
		return profile.Centre
	case "right", "end":
		return profile.Right
	case "both", "distribute", "thaiDistribute", "lowKashida", "mediumKashida", "highKashida":
		return profile.Justify
	}
	return profile.Left
}

// indent returns an indent in points. One in characters, where it is not zero, wins in its own layer.
func (l layers) indent(size float64, chars, attrs []string) float64 {
	for i := len(l) - 1; i >= 0; i-- {
		one := l[i : i+1]
		if v, ok := one.attr("w:ind", chars...); ok {
			if n, ok := integer(v); ok && n != 0 {
				return bound(float64(n) / 100 * size)
			}
		}
		if v, ok := one.attr("w:ind", attrs...); ok {
			if x, ok := twips(v); ok {
				return x / 20
			}
		}
	}
	return 0
}

// firstLine returns how far the first line starts to the right of the others. In one layer a hanging indent wins.
func (l layers) firstLine(size float64) float64 {
	for i := len(l) - 1; i >= 0; i-- {
		one := l[i : i+1]
		stated := false
		for _, a := range []struct {
			chars, attr string
			sign        float64
		}{{"w:hangingChars", "w:hanging", -1}, {"w:firstLineChars", "w:firstLine", 1}} {
			if v, ok := one.attr("w:ind", a.chars); ok {
				if n, ok := integer(v); ok && n != 0 {
					return a.sign * bound(float64(n)/100*size)
				}
			}
			if v, ok := one.attr("w:ind", a.attr); ok {
				if x, ok := twips(v); ok {
					stated = true
					if x != 0 {
						return a.sign * x / 20
					}
				}
			}
		}
		if stated {
			return 0
		}
	}
	return 0
}

// space returns the space before or after a paragraph in points.
func (l layers) space(side string) float64 {
	for i := len(l) - 1; i >= 0; i-- {
		one := l[i : i+1]
		if v, ok := one.attr("w:spacing", side+"Autospacing"); ok && isTrue(v) {
			return 14
		}
		if v, ok := one.attr("w:spacing", side+"Lines"); ok {
			if n, ok := integer(v); ok && n != 0 {
				return bound(float64(n) / 100 * 12)
			}
		}
		if v, ok := one.attr("w:spacing", side); ok {
			if x, ok := twips(v); ok {
				return x / 20
			}
		}
	}
	return 0
}

// tabStops returns the tab stops of a paragraph, from left to right.
func (l layers) tabStops() []tabStop {
	stops := map[float64]string{}
	for _, layer := range l {
		for _, n := range children(layer.Child("w:tabs")) {
			if x, ok := twips(n.Attr("w:pos")); ok && n.Name == "w:tab" {
				stops[x/20] = n.Attr("w:val")
			}
		}
	}
	return sortedStops(stops)
}

func sortedStops(stops map[float64]string) []tabStop {
	var all []tabStop
	for at, kind := range stops {
		if kind != "clear" {
			all = append(all, tabStop{at, kind})
		}
	}
	slices.SortFunc(all, func(a, b tabStop) int { return cmp.Compare(a.at, b.at) })
	return all
}

// children returns the children of an element that may be nil.
func children(n *ooxml.Node) []*ooxml.Node {
	if n == nil {
		return nil
	}
	return n.Kids
}
