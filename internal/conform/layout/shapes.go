package layout

import (
	"strings"

	"vanban/internal/ooxml"
)

// shape is a drawing that hangs on a paragraph.
type shape struct {
	line          bool    // a straight, horizontal line
	width, height float64 // points; 0 for unknown

	node *ooxml.Node // the w:drawing or w:pict, where it shows nothing else
}

// drawings is what a drawing holds.
type drawings struct {
	shapes []shape
	boxes  []*ooxml.Node
}

// emu is how many English Metric Units a point has.
const emu = 12700

// readShapes reads a w:drawing, w:pict or w:object.
func readShapes(n *ooxml.Node) drawings {
	var d drawings
	for _, kid := range n.Kids {
		switch {
		case kid.Name == "wp:inline" || kid.Name == "wp:anchor":
			d.anchor(kid)
		case strings.HasPrefix(kid.Name, "v:"):
			d.vml(kid)
		}
	}
	if len(d.shapes) == 1 && len(d.boxes) == 0 {
		d.shapes[0].node = n
	}
	return d
}

// anchor reads a drawing of DrawingML.
func (d *drawings) anchor(n *ooxml.Node) {
	s := shape{}
	extent := n.Child("wp:extent")
	cx, _ := length(extent.Attr("cx"), 20.0/emu)
	cy, _ := length(extent.Attr("cy"), 20.0/emu)
	s.width, s.height = cx/20, cy/20
	geometry, straight, boxes, charts := "", 0, 0, 0
	walkOutside(n, func(k *ooxml.Node) {
		switch k.Name {
		case "a:prstGeom":
			if geometry == "" {
				geometry = k.Attr("prst")
			}
			if isStraight(k.Attr("prst")) {
				straight++
			}
		case "w:txbxContent":
			d.boxes = append(d.boxes, k)
			boxes++
		case "a:graphicData":
			if strings.Contains(k.Attr("uri"), "chart") || strings.Contains(k.Attr("uri"), "diagram") {
				charts++
			}
		}
	})
	if boxes > 0 && hasText(d.boxes) {
		return
	}
	for range straight - 1 { // a group of lines, whose lengths the group's own scale hides
		d.shapes = append(d.shapes, shape{line: true})
		s.width = 0
	}
	s.line = charts == 0 && (isStraight(geometry) || straight > 0 || flat(s))
	d.shapes = append(d.shapes, s)
}

// walkOutside calls f for the element and what stands below it, but not for what stands inside a text box.
func walkOutside(n *ooxml.Node, f func(*ooxml.Node)) {
	f(n)
	if n.Name != "w:txbxContent" {
		for _, kid := range n.Kids {
			walkOutside(kid, f)
		}
	}
}

func isStraight(geometry string) bool {
	return strings.HasPrefix(geometry, "line") || strings.Contains(geometry, "Connector")
}

// flat tells whether a shape is so low that it looks like a line.
func flat(s shape) bool { return s.width >= 20 && s.height <= 3 }

func hasText(boxes []*ooxml.Node) bool {
	for _, b := range boxes {
		found := false
		b.Walk(func(n *ooxml.Node) bool {
			found = found || n.Name == "w:t" && strings.TrimSpace(n.AllText()) != ""
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// vml reads a drawing of the older kind.
func (d *drawings) vml(n *ooxml.Node) {
	if n.Name == "v:shapetype" {
		return
	}
	style := styleOf(n)
	var boxes []*ooxml.Node
	walkOutside(n, func(k *ooxml.Node) {
		if k.Name == "w:txbxContent" {
			boxes = append(boxes, k)
		}
	})
	if len(boxes) > 0 {
		d.boxes = append(d.boxes, boxes...)
		if hasText(boxes) {
			return
		}
	}
	if n.Name == "v:group" {
		scale := 1.0
		if size := strings.Split(n.Attr("coordsize"), ","); len(size) == 2 && style["width"] > 0 {
			if units, ok := length(size[0], 1); ok && units > 0 {
				scale = style["width"] / units
			}
		}
		before := len(d.shapes)
		for _, kid := range n.Kids {
			if strings.HasPrefix(kid.Name, "v:") {
				d.vml(kid)
			}
		}
		for i := before; i < len(d.shapes); i++ {
			d.shapes[i].width *= scale
		}
		return
	}
	s := shape{width: style["width"], height: style["height"]}
	switch n.Name {
	case "v:line":
		fromX, fromY := pair(n.Attr("from"))
		toX, toY := pair(n.Attr("to"))
		s.width, s.height = abs(toX-fromX), abs(toY-fromY)
		s.line = s.height <= max(3, s.width/20)
	case "v:shape", "v:rect", "v:polyline", "v:roundrect", "v:oval":
		s.line = strings.HasSuffix(n.Attr("type"), "_x0000_t32") || strings.HasSuffix(n.Attr("type"), "_x0000_t20") || flat(s)
		if n.Name == "v:rect" && isTrue(n.Attr("o:hr")) && n.Attr("o:hr") != "" {
			s.line = true
		}
	default:
		return
	}
	d.shapes = append(d.shapes, s)
}

// styleOf reads the lengths of a shape's style, in points.
func styleOf(n *ooxml.Node) map[string]float64 {
	lengths := map[string]float64{}
	for part := range strings.SplitSeq(n.Attr("style"), ";") {
		name, value, ok := strings.Cut(part, ":")
		if x, good := length(value, 20); ok && good {
			lengths[strings.TrimSpace(name)] = x / 20
		}
	}
	return lengths
}

// pair reads the two coordinates of a point, in points.
func pair(s string) (x, y float64) {
	first, second, _ := strings.Cut(s, ",")
	x, _ = length(first, 20)
	y, _ = length(second, 20)
	return x / 20, y / 20
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
