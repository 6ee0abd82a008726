package docx

import (
	"strconv"
	"strings"

	"vanban/internal/ooxml"
)

// This file works out how a paragraph of a style looks, whoever wrote the style: its own properties, those of the
// styles it rests on, and the document's defaults. Word states only what differs when it saves, LibreOffice states
// everything; looks are what can be compared.

// styles is the style sheet of a letterhead.
type styles struct {
	root   *ooxml.Node
	byID   map[string]*ooxml.Node
	byName map[string]*ooxml.Node // names in small letters, as Word compares them
}

func newStyles(root *ooxml.Node) *styles {
	s := &styles{root: root, byID: map[string]*ooxml.Node{}, byName: map[string]*ooxml.Node{}}
	for _, n := range root.Kids {
		if n.Name == "w:style" {
			s.index(n)
		}
	}
	return s
}

func (s *styles) index(n *ooxml.Node) {
	s.byID[n.Attr("w:styleId")] = n
	s.byName[strings.ToLower(n.Child("w:name").Attr("w:val"))] = n
}

// named returns the style with a name, or nil.
func (s *styles) named(name string) *ooxml.Node { return s.byName[strings.ToLower(name)] }

// looks is what a reader sees of a style. All lengths are in twips, sizes in half-points, as Word states them.
type looks struct {
	font                         string
	size                         float64
	bold, italic, caps           bool
	underline, colour            string
	align                        string
	before, after, line          float64
	lineRule                     string
	left, right, first           float64 // first is negative for a hanging indent
	keepNext, keepLines, newPage bool
	border                       bool
}

// looksOf works out the looks of a style.
func (s *styles) looksOf(style *ooxml.Node) looks {
	l := looks{size: 20, align: "left", line: 240, lineRule: "auto", underline: "none", colour: "auto"}
	defaults := s.root.Child("w:docDefaults")
	l.apply(defaults.Child("w:pPrDefault").Child("w:pPr"), defaults.Child("w:rPrDefault").Child("w:rPr"))
	var chain []*ooxml.Node
	for n := style; n != nil && len(chain) < 20; n = s.byID[n.Child("w:basedOn").Attr("w:val")] {
		chain = append(chain, n)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		l.apply(chain[i].Child("w:pPr"), chain[i].Child("w:rPr"))
	}
	return l
}

// apply puts properties on top of the looks.
func (l *looks) apply(paragraph, run *ooxml.Node) {
	if run != nil {
		l.applyRun(run)
	}
	if paragraph == nil {
		return
	}
	for _, p := range paragraph.Kids {
		switch p.Name {
		case "w:jc":
			l.align = strings.NewReplacer("start", "left", "end", "right").Replace(p.Attr("w:val"))
		case "w:spacing":
			number(p, &l.before, "w:before")
			number(p, &l.after, "w:after")
			number(p, &l.line, "w:line")
			if rule := p.Attr("w:lineRule"); rule != "" {
				l.lineRule = rule
			}
		case "w:ind":
			number(p, &l.left, "w:left", "w:start")
			number(p, &l.right, "w:right", "w:end")
			number(p, &l.first, "w:firstLine")
			if hanging := -1.0; number(p, &hanging, "w:hanging") && hanging > 0 {
				l.first = -hanging
			}
		case "w:keepNext":
			l.keepNext = isOn(p)
		case "w:keepLines":
			l.keepLines = isOn(p)
		case "w:pageBreakBefore":
			l.newPage = isOn(p)
		case "w:pBdr":
			l.border = len(p.Kids) > 0
		}
	}
}

func (l *looks) applyRun(run *ooxml.Node) {
	for _, p := range run.Kids {
		switch p.Name {
		case "w:rFonts":
			if theme := p.Attr("w:asciiTheme"); theme != "" {
				l.font = "+" + theme
			} else if font := p.Attr("w:ascii"); font != "" {
				l.font = font
			}
		case "w:sz":
			number(p, &l.size, "w:val")
		case "w:b":
			l.bold = isOn(p)
		case "w:i":
			l.italic = isOn(p)
		case "w:caps":
			l.caps = isOn(p)
		case "w:u":
			l.underline = p.Attr("w:val")
		case "w:color":
			if l.colour = strings.ToLower(p.Attr("w:val")); l.colour == "000000" {
				l.colour = "auto"
			}
		}
	}
}

// number reads the first of some attributes that is there.
func number(n *ooxml.Node, into *float64, names ...string) bool {
	for _, name := range names {
		if x, err := strconv.ParseFloat(n.Attr(name), 64); err == nil {
			*into = x
			return true
		}
	}
	return false
}

// isOn reads a property that is on or off.
func isOn(n *ooxml.Node) bool {
	switch n.Attr("w:val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// face returns the font style for measuring.
func (l looks) face() face { return regular.with(l.bold, l.italic) }

// String spells the looks out for a letterhead's baseline: the same looks, the same text.
func (l looks) String() string {
	return strings.Join([]string{
		"font=" + l.font, "size=" + short(l.size), "bold=" + onOff(l.bold), "italic=" + onOff(l.italic), "caps=" + onOff(l.caps),
		"u=" + l.underline, "color=" + l.colour, "align=" + l.align, "before=" + short(l.before), "after=" + short(l.after),
		"line=" + short(l.line) + l.lineRule, "left=" + short(l.left), "right=" + short(l.right), "first=" + short(l.first),
		"keep=" + onOff(l.keepNext) + onOff(l.keepLines) + onOff(l.newPage), "border=" + onOff(l.border),
	}, " ")
}

func short(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func onOff(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
