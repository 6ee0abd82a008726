package layout

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"vanban/internal/ooxml"
)

// runReader puts together the text of a paragraph from its runs.
type runReader struct {
	w     *walker
	p     *paragraph
	base  runLayers
	text  strings.Builder
	boxes []*ooxml.Node // contents of text boxes

	fields []openField
}

// openField is a complex field that has begun.
type openField struct {
	code   strings.Builder
	result bool // its result has begun
}

// runs reads the runs below an element, in hyperlinks, content controls, insertions and the like too. What was deleted
// is not read.
func (r *runReader) runs(n *ooxml.Node) {
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:r":
			r.run(kid)
		case "w:fldSimple":
			r.p.fields = append(r.p.fields, kid.Attr("w:instr"))
			r.inField(func() { r.runs(kid) })
		case "w:sdt":
			if content := kid.Child("w:sdtContent"); content != nil {
				r.runs(content)
			}
		case "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo":
			r.runs(kid)
		case "mc:AlternateContent":
			if chosen := alternative(kid); chosen != nil {
				r.runs(chosen)
			}
		}
	}
}

func (r *runReader) inField(f func()) {
	r.fields = append(r.fields, openField{result: true})
	f()
	if len(r.fields) > 0 {
		r.fields = r.fields[:len(r.fields)-1]
	}
}

// inCode tells whether what is read is the instruction of a field.
func (r *runReader) inCode() bool {
	for _, f := range r.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// run reads one run.
func (r *runReader) run(n *ooxml.Node) {
	layers := r.base
	rPr := n.Child("w:rPr")
	for _, st := range r.w.d.styles.chain(rPr.Child("w:rStyle").Attr("w:val"), "character") {
		layers.character = layers.character.add(st.node.Child("w:rPr"))
	}
	layers.direct = rPr
	c := r.w.d.character(layers)
	start := r.text.Len()
	r.content(n, c)
	if end := r.text.Len(); end > start {
		r.p.pieces = append(r.p.pieces, piece{start, end, n, c, len(r.fields) > 0})
	}
}

// content reads what a run holds.
func (r *runReader) content(n *ooxml.Node, c char) {
	write := func(s string) {
		if !r.inCode() && !c.hidden {
			r.text.WriteString(s)
		}
	}
	for _, kid := range n.Kids {
		switch kid.Name {
		case "w:t":
			text := kid.AllText()
			if kid.Attr("xml:space") == "default" {
				text = strings.Trim(text, " ")
			}
			write(lines.Replace(text))
		case "w:tab", "w:ptab":
			write("\t")
		case "w:br":
			if kind := kid.Attr("w:type"); kind == "page" || kind == "column" {
				r.p.breaks = true
			} else {
				write("\n")
			}
		case "w:cr":
			write("\n")
		case "w:noBreakHyphen":
			write("-")
		case "w:lastRenderedPageBreak":
			r.w.d.rendered++
		case "w:fldChar":
			r.fieldChar(kid.Attr("w:fldCharType"))
		case "w:instrText":
			if len(r.fields) > 0 {
				r.fields[len(r.fields)-1].code.WriteString(kid.AllText())
			}
		case "w:drawing", "w:pict", "w:object":
			r.graphic(kid)
		case "mc:AlternateContent":
			if chosen := alternative(kid); chosen != nil {
				r.content(chosen, c)
			}
		}
	}
}

var lines = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

func (r *runReader) fieldChar(kind string) {
	switch kind {
	case "begin":
		if len(r.fields) < 64 {
			r.fields = append(r.fields, openField{})
		}
	case "separate", "end":
		if len(r.fields) == 0 {
			return
		}
		f := &r.fields[len(r.fields)-1]
		if !f.result {
			r.p.fields = append(r.p.fields, f.code.String())
		}
		f.result = true
		if kind == "end" {
			r.fields = r.fields[:len(r.fields)-1]
		}
	}
}

// graphic notes the lines, pictures and text boxes of a drawing.
func (r *runReader) graphic(n *ooxml.Node) {
	found := readShapes(n)
	r.p.shapes = append(r.p.shapes, found.shapes...)
	r.boxes = append(r.boxes, found.boxes...)
}

// composed returns a text in the usual form: letters composed, odd spaces plain, what is not seen left out.
func composed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || r == '\u202f' || r >= '\u2000' && r <= '\u200a' || r == '\u3000':
			return ' '
		case r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff':
			return -1
		case r == '\u00d0' || r == '\u0189':
			return 'Đ'
		case r == '\u2010' || r == '\u2011':
			return '-'
		}
		return r
	}, norm.NFC.String(s))
}
