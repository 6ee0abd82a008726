package docx

import (
	"bytes"
	"cmp"
	"path"
	"strconv"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// check compresses what all documents share and examines it once; from then on only what is new in a document is
// examined. Plain documents do not have the part in which drafts remember themselves.
func (o *opener) check() {
	plain := o.pkg.Clone()
	o.reserveRecord()
	o.lastControl()
	o.l.draft = o.examine(o.pkg, false)
	o.l.plain = o.examine(plain, true)
}

// form is what all documents of a kind share, examined.
type form struct {
	base    *ooxml.Package
	checker *ooxml.Checker
}

func (o *opener) examine(pkg *ooxml.Package, plain bool) form {
	w := newWriter(o.l, form{base: pkg}, plain)
	defer w.release()
	base := w.assemble(nil).Clone()
	for _, p := range base.Parts() {
		if pkg.Part(p.Name) != p { // written just now, into the writer's buffer
			base.Set(ooxml.NewPart(p.Name, bytes.Clone(p.Data)))
		}
	}
	checker, problems := ooxml.NewChecker(base)
	for _, p := range problems {
		o.problems = append(o.problems, diag.New("mau-word/hong", diag.Span{File: o.l.file}, fault(p)))
	}
	return form{base, checker}
}

// reserveRecord adds the parts in which drafts remember themselves, still empty, under names that are free.
func (o *opener) reserveRecord() {
	o.l.record = o.reserve(recordStore, recordNamespace, ooxml.El("draft", "xmlns", recordNamespace, "version", recordVersion))
	o.l.wording = o.reserve(wordingStore, wordingNamespace, ooxml.El("wording", "xmlns", wordingNamespace))
}

// reserve adds a custom XML part and returns its name.
func (o *opener) reserve(store, namespace string, root *ooxml.Node) string {
	n := 1
	for o.pkg.Part(recordPart("item", n)) != nil || o.pkg.Part(recordPart("itemProps", n)) != nil {
		n++
	}
	name, props := recordPart("item", n), recordPart("itemProps", n)
	o.pkg.Set(ooxml.NewPart(name, root.Document()))
	o.pkg.Set(ooxml.NewPart(props, ooxml.El("ds:datastoreItem", "ds:itemID", store).Declare("ds").Add(
		ooxml.El("ds:schemaRefs").Add(ooxml.El("ds:schemaRef", "ds:uri", namespace))).Document()))
	var rels ooxml.Relationships
	rels.Add(ooxml.RelType("customXmlProps"), path.Base(props))
	o.pkg.SetRelationships(name, rels)
	all, err := o.pkg.Relationships(documentPart)
	types, err2 := o.pkg.ContentTypes()
	if err := cmp.Or(err, err2); err != nil {
		o.broken(err)
		return name
	}
	all.Add(ooxml.RelType("customXml"), "../"+name)
	o.pkg.SetRelationships(documentPart, all)
	types.SetOverride(name, "application/xml")
	types.SetOverride(props, customPropsType)
	o.pkg.SetContentTypes(types)
	return name
}

func recordPart(name string, n int) string { return "customXml/" + name + strconv.Itoa(n) + ".xml" }
