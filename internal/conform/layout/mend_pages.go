package layout

import (
	"path"
	"strconv"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// mendPageNumber puts the number of the page into the middle of the top margin, from the second page on. A footer that
// holds nothing but the number gives it up.
func (d *Document) mendPageNumber(v *profile.Version) {
	comp := v.Components["so_trang"]
	seen := map[*story]bool{}
	for i, s := range d.sections {
		for _, kind := range []string{"default", "even", "first"} {
			if f := s.footers[kind]; f != nil && !seen[f] {
				seen[f] = true
				d.clearNumber(f)
			}
		}
		if s.headers["default"].numbered() != nil {
			continue
		}
		st := s.headers["default"]
		switch {
		case st != nil && !seen[st]:
			seen[st] = true
			d.roots[st.part].Add(numberParagraph(v.Font, comp))
		case st == nil && i == 0:
			d.addHeader(s.node, "default", numberParagraph(v.Font, comp))
		}
		if i == 0 && !s.titlePage {
			s.node.Ensure("w:titlePg").Attrs = nil
		}
	}
}

// clearNumber takes the number out of a footer's paragraph that holds nothing else.
func (d *Document) clearNumber(st *story) {
	for _, p := range st.paragraphs {
		if p.pageField() && letters(p.text) == letters(digits(p.text)) {
			pPr := p.node.Child("w:pPr")
			p.node.Kids = nil
			p.node.Add(pPr)
		}
	}
}

func digits(s string) string {
	var out []rune
	for _, r := range s {
		if r >= '0' && r <= '9' {
			out = append(out, r)
		}
	}
	return string(out)
}

// hideFirstNumber gives the first page a header and a footer of its own, without a number.
func (d *Document) hideFirstNumber() {
	if len(d.sections) == 0 {
		return
	}
	s := d.sections[0]
	s.node.Ensure("w:titlePg").Attrs = nil
	for _, st := range []*story{s.headers["first"], s.footers["first"]} {
		if st != nil && st.numbered() != nil {
			d.clearNumber(st)
		}
	}
}

// numberParagraph returns a centred paragraph with the number of the page. It has no remembered result: that would be
// text which the document did not have.
func numberParagraph(font string, comp profile.Component) *ooxml.Node {
	run := func(kid *ooxml.Node) *ooxml.Node {
		rPr := ooxml.El("w:rPr")
		setFont(font)(rPr)
		setSize(comp.Size.Value)(rPr)
		return ooxml.El("w:r").Add(rPr, kid)
	}
	return ooxml.El("w:p").Add(
		ooxml.El("w:pPr").Add(ooxml.El("w:jc", "w:val", "center")),
		run(ooxml.El("w:fldChar", "w:fldCharType", "begin")),
		run(ooxml.El("w:instrText").AddText(" PAGE ")),
		run(ooxml.El("w:fldChar", "w:fldCharType", "separate")),
		run(ooxml.El("w:fldChar", "w:fldCharType", "end")))
}

// addHeader adds a header part and names it in a section.
func (d *Document) addHeader(sectPr *ooxml.Node, kind string, p *ooxml.Node) {
	dir := path.Dir(d.main)
	name := ""
	for n := 1; name == "" || d.pkg.Part(name) != nil; n++ {
		name = path.Join(dir, "header"+strconv.Itoa(n)+".xml")
	}
	main := d.roots[d.main]
	root := ooxml.El("w:hdr").DeclareAs(main, "w", "r").Add(p)
	d.pkg.Set(ooxml.NewPart(name, root.Document()))
	d.roots[name] = root
	id := d.rels.Add(d.relType("header"), path.Base(name))
	d.pkg.SetRelationships(d.main, d.rels)
	types, err := d.pkg.ContentTypes()
	if err == nil {
		types.SetOverride(name, ooxml.WordType("header"))
		d.pkg.SetContentTypes(types)
	}
	reference := ooxml.El("w:headerReference", "w:type", kind, "r:id", id)
	sectPr.Kids = append([]*ooxml.Node{reference}, sectPr.Kids...)
	main.DeclareAs(main, "r")
}

// relType is the type of a relationship of the main part, as a file of its conformance names it.
func (d *Document) relType(name string) string {
	if d.roots[d.main].IsStrict() {
		return ooxml.StrictRelType(name)
	}
	return ooxml.RelType(name)
}
