package layout

import (
	"math"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// pageNumbers judges where page numbers stand and how they look. A document of one page needs none.
func (j *judge) pageNumbers() {
	if j.pageCount() < 2 || j.v.PageNumber.Place == "" || len(j.d.sections) == 0 {
		return
	}
	clause := j.v.PageNumber.Clause
	s := j.d.sections[0]
	p := s.headers["default"].numbered()
	if p == nil && len(j.d.sections) > 1 && (s.titlePage || j.d.sections[1].runsOn) {
		p = j.laterNumber()
	}
	below := s.footers["default"].numbered()
	switch {
	case p == nil && below != nil:
		j.report("PAGE-NUM", clause, say("số trang ở lề dưới, quy định ở giữa lề trên", "the page number stands in the bottom margin, the rule says in the middle of the top margin"),
			func() { j.d.mendPageNumber(j.v) }, place{p: below})
	case p == nil:
		j.report("PAGE-NUM", clause, say("không đánh số trang, quy định đánh số từ trang thứ hai, giữa lề trên", "there are no page numbers; the rule says from the second page on, in the middle of the top margin"),
			func() { j.d.mendPageNumber(j.v) }, place{})
	default:
		j.numberPlace(p, clause)
		j.numberLook(p, clause)
	}
	if p == nil && below == nil {
		return
	}
	shown := "default"
	if s.titlePage {
		shown = "first"
	}
	hidden := s.headers[shown].numbered() == nil && s.footers[shown].numbered() == nil
	if !hidden && !j.v.PageNumber.FirstPage {
		at := p
		if at == nil {
			at = below
		}
		j.report("PAGE-NUM-FIRST", clause, say("số trang hiện ở trang thứ nhất, quy định không hiện", "the first page shows its number, the rule says it does not"),
			func() { j.d.hideFirstNumber() }, place{p: at})
	}
	if f := s.numberFormat; f != "" && f != "decimal" && f != "decimalZero" {
		j.report("PAGE-NUM-FONT", clause, say("số trang không phải chữ số Ả Rập, quy định chữ số Ả Rập", "page numbers are not Arabic digits, the rule says Arabic"),
			func() { s.node.Remove("w:pgNumType") }, place{})
	}
}

// laterNumber returns the page number of a later section: the first one may be a cover.
func (j *judge) laterNumber() *paragraph {
	for _, s := range j.d.sections[1:] {
		if p := s.headers["default"].numbered(); p != nil {
			return p
		}
	}
	return nil
}

// pageCount returns how many pages the document has, as well as can be told without laying it out.
func (j *judge) pageCount() int {
	if j.d.pages > 1 || j.d.rendered > 0 {
		return max(j.d.pages, 2)
	}
	height, breaks := 0.0, 0
	for _, s := range j.d.sections[1:] {
		if !s.runsOn {
			breaks++
		}
	}
	for i, p := range j.d.flow {
		if p.breaks && i > 0 {
			breaks++
		}
		if p.box != nil || p.cell != nil && p.cell.column > 0 {
			continue
		}
		width := 0.0
		for _, piece := range p.pieces {
			width += textWidth(p.text[piece.start:piece.end], piece.char)
		}
		lines := math.Max(1, math.Ceil(width*1.02/max(j.d.room(p), 40)))
		line := p.size() * 1.15
		switch p.format.rule {
		case auto:
			line *= max(p.format.line, 0.7)
		case exact:
			line = p.format.line
		}
		height += lines*line + max(p.format.before, p.format.after)
	}
	s := j.d.sections[0]
	if breaks > 0 || height > 1.25*max(s.height-s.top-s.bottom, 100) {
		return 2
	}
	if j.d.pages == 1 || height < 0.9*max(s.height-s.top-s.bottom, 100) {
		return 1
	}
	return 1 // it may be two, which nobody can tell from here
}

// numberPlace judges whether the number stands in the middle.
func (j *judge) numberPlace(p *paragraph, clause string) {
	a := p.format.align
	switch {
	case p.frame != nil:
		switch p.frame.Attr("w:xAlign") {
		case "center":
			a = profile.Centre
		case "right", "outside":
			a = profile.Right
		}
	case p.box != nil:
		return // where a text box stands cannot be told in few words
	case a != profile.Centre && strings.HasPrefix(p.text, "\t"):
		if tabs := strings.Count(p.text[:len(p.text)-len(strings.TrimLeft(p.text, "\t"))], "\t"); tabs <= len(p.format.tabs) && p.format.tabs[tabs-1].kind == "center" {
			a = profile.Centre
		} else {
			return
		}
	}
	if a != profile.Centre {
		j.report("PAGE-NUM", clause, say("số trang %s, quy định căn giữa", "the page number is %s, the rule says centred", alignNames[a]), func() {
			p.node.Child("w:pPr").Remove("w:framePr")
			setAlign(p, profile.Centre)
		}, place{p: p})
	}
}

// numberLook judges size and style of the number.
func (j *judge) numberLook(p *paragraph, clause string) {
	comp := j.v.Components["so_trang"]
	l := newLine(p, 0, len(p.text))
	if l.text == "" {
		return
	}
	var pieces []piece
	for _, piece := range p.pieces {
		if piece.field {
			pieces = append(pieces, piece)
		}
	}
	if len(pieces) == 0 {
		return
	}
	c := pieces[len(pieces)-1].char
	var parts []diag.Text
	if !comp.Size.Allows(c.size, 0.01) {
		parts = append(parts, say("cỡ chữ %s, quy định %s", "size %s, the rule says %s", c.size, allowed(comp.Size, "")))
	}
	if !comp.Bold.Allows(c.bold) {
		parts = append(parts, say("chữ đậm, quy định chữ không đậm", "bold, the rule says not bold"))
	}
	if !comp.Italic.Allows(c.italic) {
		parts = append(parts, say("chữ nghiêng, quy định chữ đứng", "italic, the rule says upright"))
	}
	if len(parts) > 0 {
		j.report("PAGE-NUM-FONT", clause, say("số trang: %s", "page number: %s", joinTexts(parts, "; ")), func() {
			for _, piece := range p.pieces {
				rPr := properties(piece.run, "w:rPr")
				setSize(comp.Size.Value)(rPr)
				setToggle(bold, comp.Bold.Value)(rPr)
				setToggle(italic, comp.Italic.Value)(rPr)
			}
		}, place{p: p})
	}
	if letters(l.text) > 0 && strings.Trim(l.text, "0123456789") != "" {
		j.reportAs(diag.Warning, "PAGE-NUM", clause, say("số trang viết “%s”, quy định chỉ có chữ số", "the page number reads “%s”, the rule says digits alone", l.text), nil, place{p: p})
	}
}
