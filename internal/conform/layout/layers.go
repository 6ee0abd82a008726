package layout

import "vanban/internal/ooxml"

// layers are property elements (w:pPr or w:rPr) that apply to one place, the weakest first.
type layers []*ooxml.Node

// add appends an element that may be nil.
func (l layers) add(n *ooxml.Node) layers {
	if n == nil {
		return l
	}
	return append(l[:len(l):len(l)], n)
}

// find returns the strongest element of a name.
func (l layers) find(name string) *ooxml.Node {
	for i := len(l) - 1; i >= 0; i-- {
		if n := l[i].Child(name); n != nil {
			return n
		}
	}
	return nil
}

// attr returns the strongest value of any of some attributes of an element. Elements such as w:spacing are merged
// attribute by attribute.
func (l layers) attr(name string, attrs ...string) (string, bool) {
	for i := len(l) - 1; i >= 0; i-- {
		n := l[i].Child(name)
		if n == nil {
			continue
		}
		for _, attr := range attrs {
			for _, a := range n.Attrs {
				if a.Name == attr {
					return a.Value, true
				}
			}
		}
	}
	return "", false
}

// toggle returns the strongest value of a property that is on or off.
func (l layers) toggle(name string) (value, stated bool) {
	n := l.find(name)
	return on(n), n != nil
}
