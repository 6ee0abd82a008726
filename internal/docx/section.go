package docx

import (
	"fmt"
	"strings"

	"vanban/internal/ooxml"
)

// sections are the page layouts of the text and of annexes.
type sections struct {
	main      []byte  // of the text, as the letterhead has it
	upright   []byte  // of an annex: pages counted anew
	wide      []byte  // of an annex on pages laid across
	width     float64 // points between the margins
	wideWidth float64
}

func (o *opener) newSections(width float64) sections {
	s := sections{main: o.section.Append(nil), width: width}
	annex := ooxml.El("w:sectPr")
	for _, kid := range o.section.Kids {
		switch kid.Name {
		case "w:headerReference", "w:footerReference":
			if id := o.blankInstead(kid); id != "" {
				annex.Add(ooxml.El(kid.Name, "w:type", "first", "r:id", id))
			}
		case "w:pgSz", "w:pgMar", "w:cols", "w:titlePg", "w:docGrid":
			annex.Add(kid)
		}
	}
	annex.Add(val("w:type", "nextPage"), ooxml.El("w:pgNumType", "w:start", "1"))
	s.upright = annex.Append(nil)
	size := annex.Child("w:pgSz")
	across := ooxml.El("w:pgSz", "w:w", size.Attr("w:h"), "w:h", size.Attr("w:w"), "w:orient", "landscape")
	annex.Remove("w:pgSz")
	annex.Add(across)
	s.wide = annex.Append(nil)
	var w, h float64
	number(size, &w, "w:w")
	number(size, &h, "w:h")
	s.wideWidth = width + (h-w)/20
	return s
}

// blankInstead adds an empty header or footer where that of the first page has holes, and returns the id by which the
// document refers to it: marks of the document and its issuer's address do not stand on the first page of an annex.
func (o *opener) blankInstead(reference *ooxml.Node) string {
	if reference.Attr("w:type") != "first" {
		return ""
	}
	rels, err := o.pkg.Relationships(documentPart)
	if err != nil {
		o.broken(err)
		return ""
	}
	filled := false
	for _, r := range rels {
		if r.ID == reference.Attr("r:id") {
			for _, m := range o.l.margins {
				filled = filled || m.name == ooxml.Resolve(documentPart, r)
			}
		}
	}
	if !filled {
		return ""
	}
	kind, root := "header", ooxml.El("w:hdr")
	if reference.Name == "w:footerReference" {
		kind, root = "footer", ooxml.El("w:ftr")
	}
	types, err := o.pkg.ContentTypes()
	if err != nil {
		o.broken(err)
		return ""
	}
	name := ""
	for n := 1; name == "" || o.pkg.Part(name) != nil; n++ {
		name = fmt.Sprintf("word/%s%d.xml", kind, n)
	}
	o.pkg.Set(ooxml.NewPart(name, root.Declare("w").Add(ooxml.El("w:p")).Document()))
	types.SetOverride(name, ooxml.WordType(kind))
	o.pkg.SetContentTypes(types)
	id := rels.Add(ooxml.RelType(kind), strings.TrimPrefix(name, "word/"))
	o.pkg.SetRelationships(documentPart, rels)
	return id
}
