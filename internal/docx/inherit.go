package docx

import "vanban/internal/ooxml"

// This file lets a style rest on another, so that restyling one in Word restyles both.

// differences returns the properties that are not those of the base, attribute by attribute as styles of Word inherit
// them. A property that only the base has is switched off.
func differences(own, base *ooxml.Node) *ooxml.Node {
	out := ooxml.El(own.Name)
	for _, p := range own.Kids {
		old := base.Child(p.Name)
		if old == nil {
			out.Add(p)
			continue
		}
		left := &ooxml.Node{Name: p.Name, Kids: p.Kids}
		for _, a := range p.Attrs {
			if old.Attr(a.Name) != a.Value {
				left.Attrs = append(left.Attrs, a)
			}
		}
		if len(left.Attrs) > 0 {
			out.Add(left)
		}
	}
	for _, p := range base.Kids {
		if own.Child(p.Name) == nil {
			off := map[string]string{"w:u": "none", "w:color": "auto", "w:pBdr": ""}
			if word, special := off[p.Name]; !special {
				out.Add(val(p.Name, "0"))
			} else if word != "" {
				out.Add(val(p.Name, word))
			}
		}
	}
	return out
}
