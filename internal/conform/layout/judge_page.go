package layout

import (
	"math"
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// pageTolerance is what rounding may do to a page size, marginTolerance to a margin, in millimetres.
const (
	pageTolerance   = 1
	marginTolerance = 0.3
)

// page judges size, direction and margins of the pages.
func (j *judge) page() {
	pg := j.v.Page
	first := j.sectionPlaces()
	var sizes []place
	var size diag.Text
	var wide []place
	var mends, turns []func()
	for i, s := range j.d.sections {
		w, h := millimetres(min(s.width, s.height)), millimetres(max(s.width, s.height))
		if math.Abs(w-pg.Width) > pageTolerance || math.Abs(h-pg.Height) > pageTolerance {
			if len(sizes) == 0 {
				size = say("khổ giấy %s × %s mm, quy định %s × %s mm", "paper of %s × %s mm, the rule says %s × %s mm", w, h, pg.Width, pg.Height)
			}
			sizes = append(sizes, first[i])
			mends = append(mends, func() { setPageSize(s, pg) })
		}
		if s.landscape && !j.tabled(i) && !j.inAnnex(i) {
			wide = append(wide, first[i])
			turns = append(turns, func() { setUpright(s) })
		}
	}
	if len(sizes) > 0 {
		j.report("PAGE-SIZE", "", size, all(mends), sizes...)
	}
	if len(wide) > 0 {
		j.report("PAGE-ORIENT", "", say("trang nằm ngang mà không có bảng, quy định trang đứng", "a landscape page without a table, the rule says portrait"), all(turns), wide...)
	}
	j.margins(first)
}

// margins judges each margin of the upright pages: one finding for each side and value.
func (j *judge) margins(first []place) {
	pg := j.v.Page
	for _, side := range []struct {
		name    diag.Text
		attrs   []string
		allowed profile.Range
		value   float64
		get     func(*section) float64
	}{
		{say("lề trên", "top margin"), []string{"w:top"}, pg.TopRange, pg.Top, func(s *section) float64 { return s.top }},
		{say("lề dưới", "bottom margin"), []string{"w:bottom"}, pg.BottomRange, pg.Bottom, func(s *section) float64 { return s.bottom }},
		{say("lề trái", "left margin"), []string{"w:left", "w:start"}, pg.LeftRange, pg.Left, func(s *section) float64 { return s.left }},
		{say("lề phải", "right margin"), []string{"w:right", "w:end"}, pg.RightRange, pg.Right, func(s *section) float64 { return s.right }},
	} {
		var places []place
		var mends []func()
		found := 0.0
		for i, s := range j.d.sections {
			if mm := millimetres(side.get(s)); !s.landscape && !side.allowed.Contains(mm, marginTolerance) {
				if len(places) == 0 {
					found = mm
				}
				places = append(places, first[i])
				mends = append(mends, func() { setMargin(s, side.attrs, side.value) })
			}
		}
		if len(places) > 0 {
			want := allowed(profile.Measure{Allowed: []profile.Range{side.allowed}}, "mm")
			j.report("PAGE-MARGIN", "", say("%s %s mm, quy định %s", "%s %s mm, the rule says %s", side.name, found, want), all(mends), places...)
		}
	}
}

// sectionPlaces returns the first paragraph of each section.
func (j *judge) sectionPlaces() []place {
	places := make([]place, len(j.d.sections))
	for i := len(j.d.flow) - 1; i >= 0; i-- {
		if p := j.d.flow[i]; p.section > 0 {
			places[p.section] = place{p: p}
		}
	}
	return places // the first section stands for the document as such
}

// tabled tells whether a landscape section, or one that it runs on in, holds a table of the content, besides those that
// lay out header and closing.
func (j *judge) tabled(section int) bool {
	from, to := section, section
	for from > 0 && j.d.sections[from-1].landscape {
		from--
	}
	for to+1 < len(j.d.sections) && j.d.sections[to+1].landscape {
		to++
	}
	frame := map[*table]bool{}
	c := j.c
	for _, group := range [][]line{c.top, c.addressees, c.recipients, c.sign.lines, c.sign.names} {
		for _, l := range group {
			if l.p.cell != nil {
				frame[l.p.cell.table.root()] = true
			}
		}
	}
	for _, p := range j.d.flow {
		if p.section >= from && p.section <= to && p.cell != nil && !frame[p.cell.table.root()] {
			return true
		}
	}
	return false
}

// inAnnex tells whether a section begins with or after an annex.
func (j *judge) inAnnex(i int) bool {
	for _, a := range j.c.annexes {
		if j.sectionOf(a) <= i {
			return true
		}
	}
	return false
}

func (j *judge) sectionOf(a *annex) int { return a.number.p.section }

func all(mends []func()) func() {
	return func() {
		for _, m := range mends {
			m()
		}
	}
}

func setPageSize(s *section, pg profile.Page) {
	w, h := pg.Width, pg.Height
	if s.landscape {
		w, h = h, w
	}
	n := s.node.Ensure("w:pgSz")
	n.SetAttr("w:w", twipsOf(points(w)))
	n.SetAttr("w:h", twipsOf(points(h)))
}

// setUpright turns a landscape section, its margins with it.
func setUpright(s *section) {
	size := s.node.Ensure("w:pgSz")
	size.SetAttr("w:w", twipsOf(s.height))
	size.SetAttr("w:h", twipsOf(s.width))
	size.SetAttr("w:orient", "portrait")
}

func setMargin(s *section, attrs []string, mm float64) {
	n := s.node.Child("w:pgMar")
	if n == nil {
		n = ooxml.El("w:pgMar", "w:top", "1440", "w:right", "1440", "w:bottom", "1440", "w:left", "1440", "w:header", "720", "w:footer", "720", "w:gutter", "0")
		s.node.Kids = append(s.node.Kids, n)
	}
	attr := attrs[0]
	for _, a := range attrs {
		if n.Attr(a) != "" {
			attr = a
		}
	}
	twips := int(math.Round(points(mm) * 20))
	if gutter, ok := integer(n.Attr("w:gutter")); ok && gutter > 0 {
		n.SetAttr("w:gutter", "0")
	}
	n.SetAttr(attr, strconv.Itoa(twips))
}
