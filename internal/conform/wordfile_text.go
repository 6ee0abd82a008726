package conform

import (
	"strings"

	"vanban/internal/ooxml"
)

// wordText reads the text of one paragraph as it is seen: inserted text counts, deleted and hidden text and the codes of
// fields do not.
type wordText struct {
	text   strings.Builder
	boxes  []*ooxml.Node
	fields []bool // of each open field, whether its code is over
}

// read goes through the runs below an element.
func (w *wordText) read(n *ooxml.Node) {
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:r":
			w.run(kid)
		case "w:del", "w:moveFrom", "w:pPr":
		default:
			if inner := transparent(kid); inner != nil {
				w.read(inner)
			}
		}
	}
}

// coding tells whether the code of a field is being read.
func (w *wordText) coding() bool {
	for _, over := range w.fields {
		if !over {
			return true
		}
	}
	return false
}

func (w *wordText) run(n *ooxml.Node) {
	hidden := isOn(n.Child("w:rPr").Child("w:vanish"))
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:fldChar":
			switch last := len(w.fields) - 1; kid.Attr("w:fldCharType") {
			case "begin":
				w.fields = append(w.fields, false)
			case "separate":
				if last >= 0 {
					w.fields[last] = true
				}
			case "end":
				if last >= 0 {
					w.fields = w.fields[:last]
				}
			}
		case "w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym":
			if !hidden && !w.coding() {
				w.character(kid)
			}
		case "w:drawing", "w:pict", "w:object":
			w.drawing(kid)
		case "mc:AlternateContent":
			if inner := transparent(kid); inner != nil {
				w.drawing(inner)
			}
		}
	}
}

func (w *wordText) character(n *ooxml.Node) {
	switch n.Name {
	case "w:t":
		w.text.WriteString(n.AllText())
	case "w:tab":
		w.text.WriteByte('\t')
	case "w:br", "w:cr":
		w.text.WriteByte('\n')
	case "w:noBreakHyphen":
		w.text.WriteByte('-')
	case "w:sym":
		w.text.WriteString("•")
	}
}

// drawing notes the text boxes of a drawing. A box within a box is read with the outer one.
func (w *wordText) drawing(n *ooxml.Node) {
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:txbxContent":
			w.boxes = append(w.boxes, kid)
		case "mc:AlternateContent":
			if inner := transparent(kid); inner != nil {
				w.drawing(inner)
			}
		default:
			w.drawing(kid)
		}
	}
}

// isOn tells whether a property that is either there or not is on.
func isOn(n *ooxml.Node) bool {
	if n == nil {
		return false
	}
	switch n.Attr("w:val") {
	case "0", "false", "off":
		return false
	}
	return true
}
