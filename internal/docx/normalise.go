package docx

import (
	"slices"
	"strings"

	"vanban/internal/ooxml"
)

// normalise makes the text of a part easy to find holes in: Word cuts text into runs wherever someone typed at another
// time, checked spelling or turned a page. What is taken out carries no content.
func normalise(n *ooxml.Node) {
	n.Attrs = slices.DeleteFunc(n.Attrs, func(a ooxml.Attr) bool {
		return strings.HasPrefix(a.Name, "w:rsid") || a.Name == "w14:paraId" || a.Name == "w14:textId"
	})
	plainSwitch(n)
	leftAndRight(n)
	for _, kid := range n.Kids {
		normalise(kid)
	}
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *ooxml.Node) bool { return empty(kid) })
	dropLastPositions(n)
	if n.Name != "w:r" {
		n.Kids = mergeRuns(n.Kids)
		return
	}
	n.Kids = mergeTexts(n.Kids)
}

// plainSwitch writes properties that are on or off as Word does. LibreOffice writes true and false, which Word's own
// validator refuses in places.
func plainSwitch(n *ooxml.Node) {
	switch n.Attr("w:val") {
	case "true":
		n.Attrs = slices.DeleteFunc(n.Attrs, func(a ooxml.Attr) bool { return a.Name == "w:val" })
	case "false":
		n.SetAttr("w:val", "0")
	}
}

// leftAndRight writes sides as Word does. LibreOffice's strict files say start and end, which older programs refuse.
func leftAndRight(n *ooxml.Node) {
	switch n.Name {
	case "w:tblCellMar", "w:tcMar", "w:tblBorders", "w:tcBorders":
		for _, kid := range n.Kids {
			switch kid.Name {
			case "w:start":
				kid.Name = "w:left"
			case "w:end":
				kid.Name = "w:right"
			}
		}
	case "w:ind":
		for i := range n.Attrs {
			switch n.Attrs[i].Name {
			case "w:start":
				n.Attrs[i].Name = "w:left"
			case "w:end":
				n.Attrs[i].Name = "w:right"
			}
		}
	case "w:jc":
		switch n.Attr("w:val") {
		case "start":
			n.SetAttr("w:val", "left")
		case "end":
			n.SetAttr("w:val", "right")
		}
	}
}

// empty tells whether an element can go without anyone seeing a difference.
func empty(n *ooxml.Node) bool {
	switch n.Name {
	case "w:proofErr", "w:lastRenderedPageBreak":
		return true
	case "w:t":
		return n.AllText() == ""
	case "w:r":
		return !slices.ContainsFunc(n.Kids, func(kid *ooxml.Node) bool { return kid.Name != "w:rPr" })
	case "w:rPr":
		return len(n.Kids) == 0
	}
	return false
}

// dropLastPositions takes out the bookmark that Word keeps where someone last typed.
func dropLastPositions(n *ooxml.Node) {
	ids := map[string]bool{}
	for _, kid := range n.Kids {
		if kid.Name == "w:bookmarkStart" && kid.Attr("w:name") == "_GoBack" {
			ids[kid.Attr("w:id")] = true
		}
	}
	if len(ids) == 0 {
		return
	}
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *ooxml.Node) bool {
		return (kid.Name == "w:bookmarkStart" || kid.Name == "w:bookmarkEnd") && ids[kid.Attr("w:id")]
	})
}

// mergeRuns joins neighbouring runs of text with the same properties.
func mergeRuns(kids []*ooxml.Node) []*ooxml.Node {
	merged := kids[:0]
	for _, kid := range kids {
		if last := len(merged) - 1; last >= 0 && plainRun(kid) && plainRun(merged[last]) &&
			properties(kid) == properties(merged[last]) {
			into := merged[last]
			for _, part := range kid.Kids {
				if part.Name != "w:rPr" {
					into.Kids = append(into.Kids, part)
				}
			}
			into.Kids = mergeTexts(into.Kids)
			continue
		}
		merged = append(merged, kid)
	}
	return merged
}

// plainRun tells whether a run holds nothing but text.
func plainRun(n *ooxml.Node) bool {
	return n.Name == "w:r" && !slices.ContainsFunc(n.Kids, func(kid *ooxml.Node) bool {
		return kid.Name != "w:rPr" && kid.Name != "w:t"
	})
}

func properties(run *ooxml.Node) string {
	if props := run.Child("w:rPr"); props != nil {
		return string(props.Append(nil))
	}
	return ""
}

// mergeTexts joins neighbouring texts of a run.
func mergeTexts(kids []*ooxml.Node) []*ooxml.Node {
	merged := kids[:0]
	for _, kid := range kids {
		if last := len(merged) - 1; last >= 0 && kid.Name == "w:t" && merged[last].Name == "w:t" {
			merged[last] = ooxml.El("w:t").AddText(merged[last].AllText() + kid.AllText())
			continue
		}
		merged = append(merged, kid)
	}
	return merged
}
