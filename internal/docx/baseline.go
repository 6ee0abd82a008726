package docx

import (
	"strings"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// A new letterhead remembers how its styles and page looked when the rule pack gave them. Opened again, what still
// looks so follows the rule pack of the day; what staff changed in Word stays as they made it.

const (
	baselineName      = "customXml/item1.xml"
	baselineProps     = "customXml/itemProps1.xml"
	baselineNamespace = "urn:vanban:letterhead"
	baselineStore     = "{6F1B7A52-3C0E-4B5D-9E0A-6B1E2D7C8F10}"
)

// baseline is what a letterhead remembers: looks by the small-letter name of a style.
type baseline struct {
	styles map[string]string
	page   string
}

// writeBaseline stores how the styles and page of a pack look.
func writeBaseline(p *ooxml.Package, v *profile.Version) {
	root := ooxml.El("letterhead", "xmlns", baselineNamespace, "profile", v.Profile)
	root.Add(ooxml.El("page", "looks", pageLooks(pageSize(v.Page), pageMargins(v.Page))))
	given := newStyles(stylesPart(v))
	for _, n := range given.root.Kids {
		if n.Attr("w:type") == "paragraph" {
			root.Add(ooxml.El("style", "name", n.Child("w:name").Attr("w:val"), "looks", given.looksOf(n).String()))
		}
	}
	p.Set(ooxml.NewPart(baselineName, root.Document()))
	p.Set(ooxml.NewPart(baselineProps, ooxml.El("ds:datastoreItem", "ds:itemID", baselineStore).Declare("ds").Add(
		ooxml.El("ds:schemaRefs").Add(ooxml.El("ds:schemaRef", "ds:uri", baselineNamespace))).Document()))
	var rels ooxml.Relationships
	rels.Add(ooxml.RelType("customXmlProps"), "itemProps1.xml")
	p.SetRelationships(baselineName, rels)
}

// takeBaseline finds what a letterhead remembers and takes it out: documents do not carry it. Word and LibreOffice
// may have renamed the part. It returns nil for a letterhead that Vanban did not make.
func takeBaseline(p *ooxml.Package) *baseline {
	for _, part := range p.Parts() {
		if !strings.HasPrefix(part.Name, "customXml/") || !strings.Contains(string(part.Data), baselineNamespace) {
			continue
		}
		root, err := ooxml.Parse(part.Data)
		if err != nil || root.Attr("xmlns") != baselineNamespace && !strings.HasSuffix(root.Name, "letterhead") {
			continue
		}
		if local(root.Name) != "letterhead" {
			continue
		}
		b := &baseline{styles: map[string]string{}}
		for _, n := range root.Kids {
			switch local(n.Name) {
			case "page":
				b.page = n.Attr("looks")
			case "style":
				b.styles[strings.ToLower(n.Attr("name"))] = n.Attr("looks")
			}
		}
		removePart(p, part.Name)
		return b
	}
	return nil
}

func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// removePart takes out a part with its relationships, and everything that leads to it.
func removePart(p *ooxml.Package, name string) {
	rels, _ := p.Relationships(name)
	p.Remove(ooxml.RelsName(name))
	p.Remove(name)
	for _, r := range rels {
		if target := ooxml.Resolve(name, r); !r.External && strings.HasPrefix(target, "customXml/") {
			p.Remove(target)
		}
	}
	all, err := p.Relationships(documentPart)
	if err != nil {
		return
	}
	kept := all[:0]
	for _, r := range all {
		if r.External || p.Part(ooxml.Resolve(documentPart, r)) != nil {
			kept = append(kept, r)
		}
	}
	p.SetRelationships(documentPart, kept)
}

// pageLooks spells out size and margins of a page.
func pageLooks(size, margins *ooxml.Node) string {
	var parts []string
	for _, name := range []string{"w:w", "w:h", "w:orient"} {
		parts = append(parts, size.Attr(name))
	}
	for _, name := range []string{"w:top", "w:right", "w:bottom", "w:left", "w:header", "w:gutter"} {
		parts = append(parts, margins.Attr(name))
	}
	return strings.Join(parts, " ")
}
