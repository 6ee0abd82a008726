package layout

import (
	"path"
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// author is who the comments are by.
const author, initials = "Vanban", "VB"

// Annotate returns a copy of the document in which every finding is a Word comment at its first place. Comments cannot
// stand in headers, footers and text boxes: those stand at the nearest paragraph of the text. The comments have no
// date, so that the same document gives the same bytes.
func (v *Verdict) Annotate(lang diag.Lang) ([]byte, error) {
	d := v.d
	name, root := d.commentsPart()
	next := d.freeID(root)
	for _, f := range v.Findings {
		p := v.anchor(f)
		if p == nil {
			continue
		}
		id := strconv.Itoa(next)
		next++
		root.Add(comment(id, f, lang))
		comments(p, id)
	}
	d.roots[name] = root
	return d.bytes(d.main, name)
}

// anchor returns the paragraph that a comment on a finding hangs on.
func (v *Verdict) anchor(f Finding) *paragraph {
	for _, at := range f.places {
		p := at.p
		if p != nil && p.host != nil {
			p = p.host
		}
		if p != nil && p.part == v.d.main {
			return p
		}
	}
	for _, p := range v.d.flow {
		if p.box == nil {
			return p
		}
	}
	return nil
}

// comment returns the comment on a finding: severity, what is wrong, and the rule with its clause.
func comment(id string, f Finding, lang diag.Lang) *ooxml.Node {
	what := f.What
	if f.Count > 1 {
		what = say("%s (%d chỗ)", "%s (%d places)", what, f.Count)
	}
	text := func(s string) *ooxml.Node {
		return ooxml.El("w:p").Add(ooxml.El("w:r").Add(ooxml.El("w:t").AddText(s)))
	}
	source := f.Rule.ID
	if f.Clause != "" {
		source += ": " + f.Clause
	}
	return ooxml.El("w:comment", "w:id", id, "w:author", author, "w:initials", initials).Add(
		text(f.Rule.Severity.In(lang)+": "+what.In(lang)), text(source))
}

// comments marks the whole of a paragraph as what a comment is on.
func comments(p *paragraph, id string) {
	kids := p.node.Kids
	at := 0
	if len(kids) > 0 && kids[0].Name == "w:pPr" {
		at = 1
	}
	start := ooxml.El("w:commentRangeStart", "w:id", id)
	all := append([]*ooxml.Node{}, kids[:at]...)
	all = append(all, start)
	all = append(all, kids[at:]...)
	p.node.Kids = append(all, ooxml.El("w:commentRangeEnd", "w:id", id),
		ooxml.El("w:r").Add(ooxml.El("w:commentReference", "w:id", id)))
}

// commentsPart returns the part that holds the comments, made where there is none.
func (d *Document) commentsPart() (string, *ooxml.Node) {
	if name := d.related("comments"); name != "" {
		if root := d.root(name); root != nil {
			return name, root
		}
	}
	name := path.Join(path.Dir(d.main), "comments.xml")
	for n := 2; d.pkg.Part(name) != nil; n++ {
		name = path.Join(path.Dir(d.main), "comments"+strconv.Itoa(n)+".xml")
	}
	d.rels.Add(d.relType("comments"), path.Base(name))
	d.pkg.SetRelationships(d.main, d.rels)
	if types, err := d.pkg.ContentTypes(); err == nil {
		types.SetOverride(name, ooxml.WordType("comments"))
		d.pkg.SetContentTypes(types)
	}
	return name, ooxml.El("w:comments").DeclareAs(d.roots[d.main], "w")
}

// freeID returns a number above those of all marks in the document, which share one space.
func (d *Document) freeID(comments *ooxml.Node) int {
	most := 0
	look := func(n *ooxml.Node) bool {
		switch n.Name {
		case "w:comment", "w:commentRangeStart", "w:bookmarkStart", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:permStart",
			"w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange", "w:moveFromRangeStart", "w:moveToRangeStart":
			if id, ok := integer(n.Attr("w:id")); ok && id < 1<<30 {
				most = max(most, id)
			}
		}
		return true
	}
	comments.Walk(look)
	d.roots[d.main].Walk(look)
	return most + 1
}
