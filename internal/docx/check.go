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

// reserveRecord adds the part in which drafts remember themselves, still empty, under a name that is free.
func (o *opener) reserveRecord() {
	n := 1
	for o.pkg.Part(recordPart("item", n)) != nil || o.pkg.Part(recordPart("itemProps", n)) != nil {
		n++
	}
	o.l.record = recordPart("item", n)
	props := recordPart("itemProps", n)
	o.pkg.Set(ooxml.NewPart(o.l.record, ooxml.El("draft", "xmlns", recordNamespace, "version", recordVersion).Document()))
	o.pkg.Set(ooxml.NewPart(props, ooxml.El("ds:datastoreItem", "ds:itemID", recordStore).Declare("ds").Add(
		ooxml.El("ds:schemaRefs").Add(ooxml.El("ds:schemaRef", "ds:uri", recordNamespace))).Document()))
	var rels ooxml.Relationships
	rels.Add(ooxml.RelType("customXmlProps"), path.Base(props))
	o.pkg.SetRelationships(o.l.record, rels)
	all, err := o.pkg.Relationships(documentPart)
	types, err2 := o.pkg.ContentTypes()
	if err := cmp.Or(err, err2); err != nil {
		o.broken(err)
		return
	}
	all.Add(ooxml.RelType("customXml"), "../"+o.l.record)
	o.pkg.SetRelationships(documentPart, all)
	types.SetOverride(o.l.record, "application/xml")
	types.SetOverride(props, customPropsType)
	o.pkg.SetContentTypes(types)
}

func recordPart(name string, n int) string { return "customXml/" + name + strconv.Itoa(n) + ".xml" }
