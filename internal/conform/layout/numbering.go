package layout

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// numbering is the lists of a document.
type numbering struct {
	abstract map[string]*abstract
	nums     map[string]*num
}

// abstract is a list's look and its running numbers, which all lists of that look share.
type abstract struct {
	levels   [9]*level
	counts   [9]int
	started  [9]bool
	styleRef string // the list style that holds its levels
}

// num is one list.
type num struct {
	abstract  *abstract
	overrides [9]*level
	starts    [9]int // -1 for none
	restarted [9]bool
}

// level is one level of a list.
type level struct {
	node   *ooxml.Node
	list   *num
	depth  int
	start  int
	format string
	text   string
	style  string
}

func readNumbering(root *ooxml.Node, st *styles) *numbering {
	ns := &numbering{abstract: map[string]*abstract{}, nums: map[string]*num{}}
	if root == nil {
		return ns
	}
	for _, n := range root.Kids {
		if n.Name == "w:abstractNum" {
			a := &abstract{styleRef: n.Child("w:numStyleLink").Attr("w:val")}
			for _, l := range n.Kids {
				if depth, ok := integer(l.Attr("w:ilvl")); ok && l.Name == "w:lvl" && depth >= 0 && depth < 9 {
					a.levels[depth] = readLevel(l, depth)
				}
			}
			ns.abstract[n.Attr("w:abstractNumId")] = a
		}
	}
	for _, n := range root.Kids {
		if n.Name == "w:num" {
			list := &num{abstract: ns.abstract[n.Child("w:abstractNumId").Attr("w:val")]}
			for i := range list.starts {
				list.starts[i] = -1
			}
			for _, o := range n.Kids {
				depth, ok := integer(o.Attr("w:ilvl"))
				if o.Name != "w:lvlOverride" || !ok || depth < 0 || depth >= 9 {
					continue
				}
				if start, ok := integer(o.Child("w:startOverride").Attr("w:val")); ok {
					list.starts[depth] = start
				}
				if l := o.Child("w:lvl"); l != nil {
					list.overrides[depth] = readLevel(l, depth)
				}
			}
			if list.abstract != nil {
				ns.nums[n.Attr("w:numId")] = list
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ns.abstract)) {
		a := ns.abstract[id]
		if named := st.byID[a.styleRef]; named != nil && a.levels == ([9]*level{}) {
			if list := ns.nums[named.node.Child("w:pPr").Child("w:numPr").Child("w:numId").Attr("w:val")]; list != nil {
				a.levels = list.abstract.levels
			}
		}
	}
	return ns
}

func readLevel(n *ooxml.Node, depth int) *level {
	l := &level{node: n, depth: depth, start: 1, format: n.Child("w:numFmt").Attr("w:val"), text: n.Child("w:lvlText").Attr("w:val"),
		style: n.Child("w:pStyle").Attr("w:val")}
	if start, ok := integer(n.Child("w:start").Attr("w:val")); ok {
		l.start = start
	}
	return l
}

// level returns the level of a list that a w:numPr names; numbered is the place in the chain of the style that states
// it. Nil where there is no list.
func (ns *numbering) level(numPr *ooxml.Node, chain []*style, numbered int) *level {
	if numPr == nil {
		return nil
	}
	id := numPr.Child("w:numId").Attr("w:val")
	depth, stated := integer(numPr.Child("w:ilvl").Attr("w:val"))
	for i := min(numbered, len(chain)) - 1; i >= 0 && (id == "" || !stated); i-- {
		inherited := chain[i].node.Child("w:pPr").Child("w:numPr")
		if id == "" {
			id = inherited.Child("w:numId").Attr("w:val")
		}
		if !stated {
			depth, stated = integer(inherited.Child("w:ilvl").Attr("w:val"))
		}
	}
	list := ns.nums[id]
	if list == nil {
		return nil
	}
	if !stated && numbered < len(chain) { // a list may name the style instead of the style the level
		for d, l := range list.abstract.levels {
			if l != nil && l.style != "" && l.style == chain[numbered].id {
				depth = d
			}
		}
	}
	depth = min(max(depth, 0), 8)
	l := list.overrides[depth]
	if l == nil {
		l = list.abstract.levels[depth]
	}
	if l == nil {
		return nil
	}
	found := *l
	found.list = list
	return &found
}

// next counts one paragraph of the list and returns what stands before it.
func (l *level) next() string {
	a := l.list.abstract
	if l.list.starts[l.depth] >= 0 && !l.list.restarted[l.depth] {
		l.list.restarted[l.depth] = true
		a.counts[l.depth] = l.list.starts[l.depth]
	} else if !a.started[l.depth] {
		a.counts[l.depth] = l.start
	} else {
		a.counts[l.depth]++
	}
	a.started[l.depth] = true
	for d := l.depth + 1; d < 9; d++ {
		a.started[d] = false
	}
	if l.format == "bullet" || l.format == "none" {
		if l.format == "bullet" && l.text != "" {
			return "-"
		}
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] == '%' && i+1 < len(l.text) && l.text[i+1] >= '1' && l.text[i+1] <= '9' {
			d := int(l.text[i+1] - '1')
			i++
			at := l.list.overrides[d]
			if at == nil {
				at = a.levels[d]
			}
			if at == nil {
				continue
			}
			n := a.counts[d]
			if !a.started[d] {
				n = at.start
			}
			b.WriteString(numeral(n, at.format))
			continue
		}
		b.WriteByte(l.text[i])
	}
	return b.String()
}

// numeral writes a number as a list does.
func numeral(n int, format string) string {
	switch format {
	case "upperRoman", "lowerRoman":
		s := roman(n)
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	case "upperLetter", "lowerLetter":
		if n < 1 || n > 26*20 {
			return strconv.Itoa(n)
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// roman writes a number in Roman digits.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
		{5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.value {
			b.WriteString(d.text)
			n -= d.value
		}
	}
	return b.String()
}
