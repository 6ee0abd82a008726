package ooxml

import (
	"path"
	"strings"
)

// coreProperties are the properties that file managers show (docProps/core.xml), each at most once and without parts.
const corePropertyNames = `cp:category cp:contentStatus dcterms:created dc:creator dc:description dc:identifier cp:keywords
	dc:language cp:lastModifiedBy cp:lastPrinted dcterms:modified cp:revision dc:subject dc:title cp:version`

// properties checks what file managers show of the document.
func (k *check) properties(part *Part) {
	root, err := Parse(part.Data)
	if err != nil {
		return // reported when the part is read for being well-formed
	}
	if root.Name != "cp:coreProperties" {
		k.report(part.Name, 0, "the root is <%s>, not <cp:coreProperties>", root.Name)
		return
	}
	known := strings.Fields(corePropertyNames)
	seen := map[string]bool{}
	for _, n := range root.Kids {
		if !contains(known, n.Name) {
			k.report(part.Name, 0, "<%s> is no property", n.Name)
		}
		if !unique(&seen, n.Name) {
			k.report(part.Name, 0, "<%s> twice", n.Name)
		}
		value := n.AllText()
		switch n.Name {
		case "dcterms:created", "dcterms:modified":
			if typ := n.Attr("xsi:type"); typ != "dcterms:W3CDTF" {
				k.report(part.Name, 0, "<%s> has the type %q, not dcterms:W3CDTF", n.Name, typ)
			}
			if !isDate(value) {
				k.report(part.Name, 0, "<%s> is %q, which is no time", n.Name, value)
			}
		case "cp:lastPrinted":
			if !isTime([]byte(value)) {
				k.report(part.Name, 0, "<%s> is %q, which is no time", n.Name, value)
			}
		case "dc:language":
			if value != "" && !isLanguage([]byte(value)) {
				k.report(part.Name, 0, "<%s> is %q, which is no language", n.Name, value)
			}
		}
	}
}

// isDate tells whether a value is a W3C date: a year, with a month, a day and a time or without.
func isDate(value string) bool {
	for _, shape := range []string{"0000", "0000-00", "0000-00-00"} {
		if fits([]byte(value), shape) {
			return true
		}
	}
	return isTime([]byte(value)) || fits([]byte(strings.TrimSuffix(value, "Z")), "0000-00-00T00:00")
}

// targetTypes are the content types of the parts that relationships of the standard lead to. A part with another type
// stops Word.
var targetTypes = map[string]string{
	RelType("styles"): WordType("styles"), RelType("settings"): WordType("settings"), RelType("numbering"): WordType("numbering"),
	RelType("footnotes"): WordType("footnotes"), RelType("endnotes"): WordType("endnotes"), RelType("header"): WordType("header"),
	RelType("footer"): WordType("footer"), RelType("comments"): WordType("comments"), RelType("fontTable"): WordType("fontTable"),
	RelType("core-properties"):     "application/vnd.openxmlformats-package.core-properties+xml",
	RelType("extended-properties"): "application/vnd.openxmlformats-officedocument.extended-properties+xml",
	RelType("custom-properties"):   "application/vnd.openxmlformats-officedocument.custom-properties+xml",
	RelType("customXmlProps"):      "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}

// single are the relationships that a part has once at most.
var single = map[string]bool{RelType("styles"): true, RelType("settings"): true, RelType("numbering"): true,
	RelType("footnotes"): true, RelType("endnotes"): true, RelType("comments"): true, RelType("officeDocument"): true,
	RelType("core-properties"): true, RelType("extended-properties"): true}

// target judges one relationship that leads to a part of the package.
func (k *check) target(rels, source string, r Relationship, seen map[string]bool) {
	name := Resolve(source, r)
	if k.pkg.Part(name) == nil {
		k.report(rels, 0, "relationship %s leads to %s, which is not there", r.ID, name)
		return
	}
	if want, got := targetTypes[r.Type], k.kinds.Of(name); want != "" && got != want {
		k.report(name, 0, "content type %q of a part that is %s", got, path.Base(r.Type))
	}
	if single[r.Type] && !unique(&seen, r.Type) {
		k.report(rels, 0, "two relationships of type %s", path.Base(r.Type))
	}
}

// orphans finds the parts that no relationship leads to.
func (k *check) orphans() {
	reached := map[string]bool{contentTypesName: true}
	var follow func(source string)
	follow = func(source string) {
		reached[RelsName(source)] = true
		for _, r := range k.rels[source] {
			if name := Resolve(source, r); !r.External && !reached[name] {
				reached[name] = true
				follow(name)
			}
		}
	}
	follow("")
	for _, part := range k.pkg.Parts() {
		if !reached[part.Name] {
			k.report(part.Name, 0, "no relationship leads to the part")
		}
	}
}

// store tells whether a part of custom XML has the id that a content control is bound to.
func (k *check) store(id string) bool {
	for _, part := range k.pkg.Parts() {
		if !strings.HasPrefix(part.Name, "customXml/itemProps") {
			continue
		}
		if root, err := Parse(part.Data); err == nil && id != "" && strings.EqualFold(root.Attr("ds:itemID"), id) {
			return true
		}
	}
	return false
}

func contains(list []string, name string) bool {
	for _, one := range list {
		if one == name {
			return true
		}
	}
	return false
}
