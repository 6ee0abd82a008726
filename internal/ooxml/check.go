package ooxml

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is a fault of a package that Word, or another reader, stumbles over. The program never writes such a file:
// a problem in a file it made is a bug of the program.
type Problem struct {
	Part   string // the part at fault; empty for the package as a whole
	Offset int    // byte in the part
	Text   string // in English, for developers
}

// String returns the problem on one line.
func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.Part, p.Offset, p.Text) }

// Check examines a whole package: the zip's names, content types, relationships, and in each WordprocessingML part the
// order and nesting of elements, ids, fields, tables and everything that refers to something else.
func Check(p *Package) []Problem {
	_, problems := NewChecker(p)
	return problems
}

// Checker checks packages that share parts with one that was checked before, and looks only at what is new. It does
// not change after it is made and may be used by many goroutines.
type Checker struct {
	base  map[*Part]bool // parts found sound
	names []string       // of the parts of the package it was made from
	rels  map[string]Relationships
	defs  definitions
}

// definitions are what parts may refer to.
type definitions struct {
	styles    map[string]string // id -> paragraph, character, table or numbering
	numbers   map[string]bool
	footnotes map[string]bool // id -> is it a separator
	endnotes  map[string]bool
}

// NewChecker checks a package and returns a checker for packages that are made from it.
func NewChecker(p *Package) (*Checker, []Problem) {
	c := &Checker{base: map[*Part]bool{}, rels: map[string]Relationships{}}
	k := &check{pkg: p, rels: c.rels}
	k.names()
	k.types()
	k.relationships()
	k.parts(nil, &c.defs)
	for _, part := range p.Parts() {
		c.names = append(c.names, part.Name)
		c.base[part] = true
	}
	return c, k.problems
}

// Check examines a package that was made from the checker's by replacing parts. Where parts came or went, it examines
// everything.
func (c *Checker) Check(p *Package) []Problem {
	same := slices.EqualFunc(c.names, p.Parts(), func(name string, part *Part) bool {
		return part.Name == name && (c.base[part] || !structural(name))
	})
	if !same {
		return Check(p)
	}
	k := &check{pkg: p, rels: c.rels}
	defs := c.defs
	k.parts(c.base, &defs)
	return k.problems
}

// structural tells whether other parts are judged by this one.
func structural(name string) bool {
	return name == contentTypesName || strings.HasSuffix(name, ".rels") || name == "word/styles.xml" ||
		name == "word/numbering.xml" || name == "word/settings.xml"
}

// check is one examination.
type check struct {
	pkg      *Package
	rels     map[string]Relationships // by part
	kinds    ContentTypes
	problems []Problem
}

func (k *check) report(part string, offset int, format string, args ...any) {
	k.problems = append(k.problems, Problem{part, offset, fmt.Sprintf(format, args...)})
}

func (k *check) names() {
	seen := map[string]bool{}
	for _, part := range k.pkg.Parts() {
		if err := checkName(part.Name); err != nil {
			k.report("", 0, "%v", err)
		}
		folded := strings.ToLower(part.Name)
		if seen[folded] {
			k.report("", 0, "two parts are named %s", part.Name)
		}
		seen[folded] = true
	}
}

// needed are the parts without which Word complains, and their content types.
var needed = []struct{ name, kind string }{
	{"word/document.xml", "document.main"}, {"word/styles.xml", "styles"}, {"word/settings.xml", "settings"},
}

func (k *check) types() {
	var err error
	if k.kinds, err = k.pkg.ContentTypes(); err != nil {
		k.report(contentTypesName, 0, "%v", err)
		return
	}
	seen := map[string]bool{}
	for _, o := range k.kinds.Overrides {
		if k.pkg.Part(strings.TrimPrefix(o.Name, "/")) == nil {
			k.report(contentTypesName, 0, "type of %s, which is not there", o.Name)
		}
		if seen[strings.ToLower(o.Name)] {
			k.report(contentTypesName, 0, "two types of %s", o.Name)
		}
		seen[strings.ToLower(o.Name)] = true
	}
	for _, part := range k.pkg.Parts() {
		if part.Name != contentTypesName && k.kinds.Of(part.Name) == "" {
			k.report(part.Name, 0, "no content type")
		}
	}
	for _, n := range needed {
		if k.pkg.Part(n.name) == nil {
			k.report(n.name, 0, "the part is missing")
		} else if k.kinds.Of(n.name) != WordType(n.kind) {
			k.report(n.name, 0, "content type %s", k.kinds.Of(n.name))
		}
	}
}

func (k *check) relationships() {
	if k.pkg.Part(RelsName("")) == nil {
		k.report(RelsName(""), 0, "the part is missing")
	}
	for _, part := range k.pkg.Parts() {
		source, ok := relsSource(part.Name)
		if !ok {
			continue
		}
		if source != "" && k.pkg.Part(source) == nil {
			k.report(part.Name, 0, "relationships of %s, which is not there", source)
		}
		all, err := k.pkg.Relationships(source)
		if err != nil {
			k.report(part.Name, 0, "%v", err)
		}
		k.rels[source] = all
		seen := map[string]bool{}
		for _, r := range all {
			if seen[r.ID] || r.ID == "" {
				k.report(part.Name, 0, "relationship id %q twice or empty", r.ID)
			}
			seen[r.ID] = true
			if target := Resolve(source, r); !r.External && k.pkg.Part(target) == nil {
				k.report(part.Name, 0, "relationship %s leads to %s, which is not there", r.ID, target)
			}
		}
	}
	if main, ok := k.rels[""].OfType(RelType("officeDocument")); !ok || Resolve("", main) != "word/document.xml" {
		k.report(RelsName(""), 0, "no relationship to word/document.xml")
	}
}

// relsSource returns the part whose relationships a part holds.
func relsSource(name string) (string, bool) {
	dir, base, ok := strings.Cut(name, "_rels/")
	base, rels := strings.CutSuffix(base, ".rels")
	return dir + base, ok && rels
}

// parts examines the content of all parts that are not known to be sound, definitions before what refers to them.
func (k *check) parts(sound map[*Part]bool, defs *definitions) {
	fresh := func(name string) *Part {
		if part := k.pkg.Part(name); part != nil && !sound[part] {
			return part
		}
		return nil
	}
	if part := fresh("word/styles.xml"); part != nil {
		defs.styles = k.styles(part)
	}
	if part := fresh("word/numbering.xml"); part != nil {
		defs.numbers = k.numbering(part)
	}
	if part := fresh("word/footnotes.xml"); part != nil {
		defs.footnotes = k.notes(part, "w:footnote")
	}
	if part := fresh("word/endnotes.xml"); part != nil {
		defs.endnotes = k.notes(part, "w:endnote")
	}
	for _, part := range k.pkg.Parts() {
		if sound[part] {
			continue
		}
		switch kind := wordPart(part.Name); kind {
		case "":
			if strings.HasSuffix(part.Name, ".xml") || strings.HasSuffix(part.Name, ".rels") {
				k.wellFormed(part)
			}
		default:
			newStory(k, part, defs).run()
		}
	}
	if part := fresh("word/settings.xml"); part != nil {
		k.settings(part, defs)
	}
}

// wordPart returns the kind of a WordprocessingML part by its name, or nothing for other parts.
func wordPart(name string) string {
	base, ok := strings.CutPrefix(name, "word/")
	base, xml := strings.CutSuffix(base, ".xml")
	if !ok || !xml || strings.Contains(base, "/") {
		return ""
	}
	base = strings.TrimRight(base, "0123456789")
	switch base {
	case "document", "header", "footer", "footnotes", "endnotes", "comments", "styles", "settings", "numbering":
		return base
	}
	return ""
}

func (k *check) wellFormed(part *Part) {
	s := NewScanner(part.Data)
	for s.Next() != End {
	}
	if err := s.Err(); err != nil {
		k.report(part.Name, s.Offset, "%v", err)
	}
}
