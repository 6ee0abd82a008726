package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// footnotes is the footnotes of a text: as goldmark has them, and in the order in which they are first referred to.
type footnotes struct {
	defined []*extast.Footnote
	order   []*extast.Footnote
}

// find collects the definitions, which goldmark gathers where the first of them stands.
func (f *footnotes) find(node ast.Node) {
	if node.Type() == ast.TypeInline {
		return
	}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if note, ok := child.(*extast.Footnote); ok {
			f.defined = append(f.defined, note)
		}
		f.find(child)
	}
}

// refer returns the node of a reference, or nil if there is a problem with it.
func (c *compiler) refer(link *extast.FootnoteLink) Inline {
	var note *extast.Footnote
	for _, d := range c.footnotes.defined {
		if d.Index == link.Index {
			note = d
			break
		}
	}
	if c.prose {
		return nil // reported with the definition
	}
	if c.inNote {
		c.report("noi-dung/chu-thich-long", link.Pos(), string(note.Ref))
		return nil
	}
	for _, seen := range c.footnotes.order {
		if seen == note {
			c.report("noi-dung/chu-thich-lap", link.Pos(), string(note.Ref))
			return nil
		}
	}
	c.footnotes.order = append(c.footnotes.order, note)
	return NoteRef{Number: len(c.footnotes.order)}
}

// convertNotes makes the notes, in the order of their marks, and reports definitions that are of no use.
func (c *compiler) convertNotes() {
	if c.prose {
		for _, note := range c.footnotes.defined {
			c.report("noi-dung/md-cam", note.Pos(), "[^"+string(note.Ref)+"]:")
		}
		return
	}
	c.inNote = true
	for _, note := range c.footnotes.order {
		only := note.FirstChild()
		if only == nil || only != note.LastChild() || !ast.IsParagraph(only) {
			c.report("noi-dung/chu-thich-dai", note.Pos(), string(note.Ref))
			c.notes = append(c.notes, Note{})
			continue
		}
		c.notes = append(c.notes, Note{Text: c.line(only)})
	}
	c.inNote = false
	used := map[*extast.Footnote]bool{}
	for _, note := range c.footnotes.order {
		used[note] = true
	}
	labels := map[string]bool{}
	for _, note := range c.footnotes.defined {
		label := string(note.Ref)
		switch {
		case labels[label]:
			c.report("noi-dung/chu-thich-trung", note.Pos(), label)
		case !used[note] && note.Index < 0:
			c.report("noi-dung/chu-thich-thua", note.Pos(), label)
		}
		labels[label] = true
	}
}
