package ooxml

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Relationship ties a part to another part, or to an address outside the package.
type Relationship struct {
	ID, Type, Target string
	External         bool
}

// Relationships are those of one part.
type Relationships []Relationship

const (
	officeRelationships  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
	contentTypes         = "http://schemas.openxmlformats.org/package/2006/content-types"
)

// maxEntries bounds the relationships of a part, and the content types of a package.
const maxEntries = 1 << 14

// RelType returns the full type of a relationship that the standard defines, as styles or header.
func RelType(name string) string {
	if name == "core-properties" {
		return "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	}
	return officeRelationships + name
}

// RelsName returns the name of the part that holds the relationships of a part; of the package for the empty name.
func RelsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// Relationships returns the relationships of a part; of the package for the empty name.
func (p *Package) Relationships(part string) (Relationships, error) {
	data := p.Data(RelsName(part))
	if data == nil {
		return nil, nil
	}
	root, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", RelsName(part), err)
	}
	if len(root.Kids) > maxEntries {
		return nil, fmt.Errorf("%s: more than %d relationships", RelsName(part), maxEntries)
	}
	var all Relationships
	for _, n := range root.Kids {
		all = append(all, Relationship{
			ID: n.Attr("Id"), Type: n.Attr("Type"), Target: n.Attr("Target"), External: n.Attr("TargetMode") == "External",
		})
	}
	return all, nil
}

// SetRelationships writes the relationships of a part; of the package for the empty name.
func (p *Package) SetRelationships(part string, all Relationships) {
	root := El("Relationships", "xmlns", packageRelationships)
	for _, r := range all {
		n := El("Relationship", "Id", r.ID, "Type", r.Type, "Target", r.Target)
		if r.External {
			n.SetAttr("TargetMode", "External")
		}
		root.Add(n)
	}
	p.Set(NewPart(RelsName(part), root.Document()))
}

// Add adds a relationship under a new id and returns the id.
func (r *Relationships) Add(typ, target string) string {
	for n := len(*r) + 1; ; n++ {
		id := "rId" + strconv.Itoa(n)
		if !slices.ContainsFunc(*r, func(old Relationship) bool { return old.ID == id }) {
			*r = append(*r, Relationship{ID: id, Type: typ, Target: target})
			return id
		}
	}
}

// OfType returns the first relationship of a type.
func (r Relationships) OfType(typ string) (Relationship, bool) {
	i := slices.IndexFunc(r, func(rel Relationship) bool { return rel.Type == typ })
	if i < 0 {
		return Relationship{}, false
	}
	return r[i], true
}

// Resolve returns the name of the part that a relationship of the given part leads to.
func Resolve(part string, r Relationship) string {
	if strings.HasPrefix(r.Target, "/") {
		return strings.TrimPrefix(path.Clean(r.Target), "/")
	}
	return strings.TrimPrefix(path.Join(path.Dir(part), r.Target), "./")
}

// ContentTypes says of which kind each part is.
type ContentTypes struct {
	Defaults  []Attr // extension, type
	Overrides []Attr // part name with a leading slash, type
}

const contentTypesName = "[Content_Types].xml"

// ContentTypes returns the content types of the package.
func (p *Package) ContentTypes() (ContentTypes, error) {
	var c ContentTypes
	root, err := Parse(p.Data(contentTypesName))
	if err != nil {
		return c, fmt.Errorf("%s: %w", contentTypesName, err)
	}
	if len(root.Kids) > maxEntries {
		return c, fmt.Errorf("%s: more than %d types", contentTypesName, maxEntries)
	}
	for _, n := range root.Kids {
		switch n.Name {
		case "Default":
			c.Defaults = append(c.Defaults, Attr{strings.ToLower(n.Attr("Extension")), n.Attr("ContentType")})
		case "Override":
			c.Overrides = append(c.Overrides, Attr{n.Attr("PartName"), n.Attr("ContentType")})
		}
	}
	return c, nil
}

// SetContentTypes writes the content types of the package.
func (p *Package) SetContentTypes(c ContentTypes) {
	root := El("Types", "xmlns", contentTypes)
	for _, d := range c.Defaults {
		root.Add(El("Default", "Extension", d.Name, "ContentType", d.Value))
	}
	for _, o := range c.Overrides {
		root.Add(El("Override", "PartName", o.Name, "ContentType", o.Value))
	}
	p.Set(NewPart(contentTypesName, root.Document()))
}

// Of returns the content type of a part, or nothing.
func (c ContentTypes) Of(part string) string {
	for _, o := range c.Overrides {
		if strings.EqualFold(o.Name, "/"+part) {
			return o.Value
		}
	}
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(part), "."))
	for _, d := range c.Defaults {
		if d.Name == extension {
			return d.Value
		}
	}
	return ""
}

// SetOverride states the content type of a part.
func (c *ContentTypes) SetOverride(part, typ string) {
	for i := range c.Overrides {
		if strings.EqualFold(c.Overrides[i].Name, "/"+part) {
			c.Overrides[i].Value = typ
			return
		}
	}
	c.Overrides = append(c.Overrides, Attr{"/" + part, typ})
}

// WordType returns the content type of a WordprocessingML part, as document.main or footnotes.
func WordType(name string) string {
	return "application/vnd.openxmlformats-officedocument.wordprocessingml." + name + "+xml"
}
