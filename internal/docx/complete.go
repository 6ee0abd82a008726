package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"vanban/internal/ooxml"
)

// noteParts is the footnotes part, parted where notes are put in.
type noteParts struct {
	head, tail []byte
	first      int // id of the first note
}

// complete sees to it that the package has every part that documents need.
func (o *opener) complete() {
	o.section.Remove("w:sectPrChange")
	types, err := o.pkg.ContentTypes()
	if err != nil {
		o.broken(err)
		return
	}
	types.SetOverride(documentPart, ooxml.WordType("document.main"))
	o.dropThumbnail()
	o.need(&types, documentPart, stylesName, "styles", nil)
	o.need(&types, documentPart, settingsName, "settings", settingsPart())
	o.settings()
	o.reorder("word/numbering.xml")
	o.need(&types, documentPart, footnotesName, "footnotes", footnotesPart())
	o.footnotes()
	types.SetOverride(coreName, coreType)
	types.SetOverride(appName, appType)
	o.pkg.Set(ooxml.NewPart(coreName, coreProperties(nil, "", "", "")))
	o.pkg.Set(ooxml.NewPart(appName, appProperties()))
	o.relate("", "core-properties", coreName)
	o.relate("", "extended-properties", appName)
	kept := types.Overrides[:0]
	for _, override := range types.Overrides {
		if o.pkg.Part(override.Name[min(1, len(override.Name)):]) != nil {
			kept = append(kept, override)
		}
	}
	types.Overrides = kept
	o.pkg.SetContentTypes(types)
}

// need adds a part that is missing, and whatever ties it to the document.
func (o *opener) need(types *ooxml.ContentTypes, source, name, kind string, fallback *ooxml.Node) {
	if o.pkg.Part(name) == nil && fallback != nil {
		o.pkg.Set(ooxml.NewPart(name, fallback.Document()))
		if name == footnotesName {
			o.forgetSeparators()
		}
	}
	types.SetOverride(name, ooxml.WordType(kind))
	o.relate(source, kind, name)
}

// relate makes the one relationship of a type lead to a part.
func (o *opener) relate(source, typ, name string) {
	all, err := o.pkg.Relationships(source)
	if err != nil {
		o.broken(err)
		return
	}
	for i, r := range all {
		if r.Type != ooxml.RelType(typ) {
			continue
		}
		if ooxml.Resolve(source, r) == name {
			return
		}
		o.pkg.Remove(ooxml.Resolve(source, r))
		all[i].Target = "/" + name
		o.pkg.SetRelationships(source, all)
		return
	}
	all.Add(ooxml.RelType(typ), "/"+name)
	o.pkg.SetRelationships(source, all)
}

// dropThumbnail takes out the picture of the letterhead that Word may have saved; it is not one of the document.
func (o *opener) dropThumbnail() {
	const typ = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
	all, err := o.pkg.Relationships("")
	if err != nil {
		o.broken(err)
		return
	}
	kept := all[:0]
	for _, r := range all {
		if r.Type == typ {
			o.pkg.Remove(ooxml.Resolve("", r))
			continue
		}
		kept = append(kept, r)
	}
	o.pkg.SetRelationships("", kept)
}

// settings drops from the settings what belongs to the letterhead as a file on someone's computer, and sets what
// official documents need: no hyphens at line ends, and no stretched line before a line break.
func (o *opener) settings() {
	root, err := ooxml.Parse(o.pkg.Data(settingsName))
	if err != nil {
		o.broken(fmt.Errorf("%s: %w", settingsName, err))
		return
	}
	if root.Child("w:attachedTemplate") != nil {
		o.pkg.Remove(ooxml.RelsName(settingsName))
	}
	normalise(root)
	for _, name := range []string{"w:rsids", "w:attachedTemplate", "w:proofState", "w:updateFields", "w:autoHyphenation"} {
		root.Remove(name)
	}
	root.Ensure("w:compat").Ensure("w:doNotExpandShiftReturn")
	o.pkg.Set(ooxml.NewPart(settingsName, root.Document()))
}

// reorder writes a part anew if it is there, with its elements in the order that Word wants.
func (o *opener) reorder(name string) {
	if o.pkg.Part(name) == nil {
		return
	}
	root, err := ooxml.Parse(o.pkg.Data(name))
	if err != nil {
		o.broken(fmt.Errorf("%s: %w", name, err))
		return
	}
	normalise(root)
	o.pkg.Set(ooxml.NewPart(name, root.Document()))
}

// forgetSeparators lets the settings name no separators of footnotes: those they named are not there.
func (o *opener) forgetSeparators() {
	if root, err := ooxml.Parse(o.pkg.Data(settingsName)); err == nil {
		root.Remove("w:footnotePr")
		o.pkg.Set(ooxml.NewPart(settingsName, root.Document()))
	}
}

// footnotes parts the footnotes where those of a document go: after the separators and the letterhead's own.
func (o *opener) footnotes() {
	root, err := ooxml.Parse(o.pkg.Data(footnotesName))
	if err != nil {
		o.broken(fmt.Errorf("%s: %w", footnotesName, err))
		return
	}
	normalise(root)
	last := 0
	for _, n := range root.Kids {
		if id, err := strconv.Atoi(n.Attr("w:id")); err == nil {
			last = max(last, id)
		}
	}
	o.pkg.Set(ooxml.NewPart(footnotesName, root.Document()))
	root.AddText(mark("notes"))
	head, tail, _ := bytes.Cut(root.Document(), []byte(mark("notes")))
	o.l.notes = noteParts{head: head, tail: tail, first: last + 1}
}
