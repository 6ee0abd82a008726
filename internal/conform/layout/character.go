package layout

import (
	"strings"

	"vanban/internal/ooxml"
)

// char is the formatting that letters really have.
type char struct {
	fonts     [4]string // by slot
	hint      string
	complex   bool // letters take the font for complex scripts
	size      float64
	bold      bool
	italic    bool
	caps      bool
	underline bool
	hidden    bool
	raised    bool   // superscript or subscript
	colour    string // RRGGBB in capitals; empty for automatic
}

// font returns the font of a letter.
func (c char) font(r rune) string { return c.fonts[slotOf(r, c.hint, c.complex)] }

// runLayers are where the formatting of a run comes from: the document's defaults, the three kinds of style, and the
// run itself.
type runLayers struct {
	defaults                    *ooxml.Node
	table, paragraph, character layers
	direct                      *ooxml.Node
}

func (r runLayers) all() layers {
	var l layers
	l = l.add(r.defaults)
	l = append(l, r.table...)
	l = append(l, r.paragraph...)
	l = append(l, r.character...)
	return l.add(r.direct)
}

// toggle resolves a property that styles switch back and forth (ISO/IEC 29500-1, 17.7.3): on where an odd number of the
// kinds of style turn it on, always on where the defaults do, and what the run itself says above all.
func (r runLayers) toggle(name string) bool {
	if n := r.direct.Child(name); n != nil {
		return on(n)
	}
	if on(r.defaults.Child(name)) {
		return true
	}
	odd := false
	for _, kind := range []layers{r.table, r.paragraph, r.character} {
		if value, _ := kind.toggle(name); value {
			odd = !odd
		}
	}
	return odd
}

// character resolves the formatting of a run.
func (d *Document) character(r runLayers) char {
	all := r.all()
	c := char{size: 10}
	for s := range slots {
		c.fonts[s] = "Times New Roman" // what Word takes where nothing is said
		for i := len(all) - 1; i >= 0; i-- {
			if font, ok := d.theme.font(all[i].Child("w:rFonts"), slot(s)); ok {
				c.fonts[s] = font
				break
			}
		}
	}
	c.hint, _ = all.attr("w:rFonts", "w:hint")
	rtl, _ := all.toggle("w:rtl")
	cs, _ := all.toggle("w:cs")
	c.complex = rtl || cs
	size := "w:sz"
	bold, italic := "w:b", "w:i"
	if c.complex {
		size, bold, italic = "w:szCs", "w:bCs", "w:iCs"
	}
	if v, ok := all.attr(size, "w:val"); ok {
		if half, ok := length(v, 10); ok && half > 0 {
			c.size = half / 20
		}
	}
	c.bold, c.italic, c.hidden = r.toggle(bold), r.toggle(italic), r.toggle("w:vanish")
	c.caps = r.toggle("w:caps")
	if u, ok := all.attr("w:u", "w:val"); ok {
		c.underline = u != "none"
	}
	if v, ok := all.attr("w:vertAlign", "w:val"); ok {
		c.raised = v != "baseline"
	}
	if n := all.find("w:color"); n != nil {
		c.colour = colour(n)
	}
	return c
}

// colour returns the colour that an element names; empty for automatic and for the theme's text colour.
func colour(n *ooxml.Node) string {
	value := strings.ToUpper(n.Attr("w:val"))
	switch n.Attr("w:themeColor") {
	case "text1", "dark1", "tx1", "dk1":
		if n.Attr("w:themeTint") == "" && n.Attr("w:themeShade") == "" {
			return ""
		}
	}
	if len(value) != 6 {
		return ""
	}
	return value
}
