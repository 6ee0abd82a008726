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
	kinds ContentTypes
	defs  definitions
	known *known
}

// known is what was found sound in documents examined before.
type known struct {
	frames knownFrames
	blocks knownBlocks
}

// definitions are what parts may refer to.
type definitions struct {
	styles    map[string]string // id -> paragraph, character, table or numbering
	numbers   map[string]bool
	footnotes map[string]bool // id -> is it a separator
	endnotes  map[string]bool
	comments  map[string]bool
}

// NewChecker checks a package and returns a checker for packages that are made from it.
func NewChecker(p *Package) (*Checker, []Problem) {
	c := &Checker{base: map[*Part]bool{}, rels: map[string]Relationships{}, known: &known{frames: knownFrames{frames: map[string]bool{}}, blocks: knownBlocks{blocks: map[string]*knownBlock{}}}}
	k := &check{pkg: p, rels: c.rels}
	k.names()
	k.types()
	k.relationships()
	k.parts(nil, &c.defs)
	c.kinds = k.kinds
	for _, part := range p.Parts() {
		c.names = append(c.names, part.Name)
		c.base[part] = true
	}
	return c, k.problems
}

// Check examines a package that was made from the checker's by replacing, adding or removing parts. Parts that are the
// same are not examined again, unless what they are judged by is not.
func (c *Checker) Check(p *Package) []Problem {
	k := &check{pkg: p, rels: c.rels, kinds: c.kinds, known: c.known}
	defs := c.defs
	sound := c.base
	if !c.sameStructure(p) {
		k.rels, k.known = map[string]Relationships{}, nil
		k.names()
		k.types()
		k.relationships()
		sound = c.stillSound(p)
		if len(sound) == 0 {
			defs = definitions{}
		}
	}
	k.parts(sound, &defs)
	return k.problems
}

// sameStructure tells whether the package has the same parts, and the same ones that other parts are judged by.
func (c *Checker) sameStructure(p *Package) bool {
	return slices.EqualFunc(c.names, p.Parts(), func(name string, part *Part) bool {
		return part.Name == name && (c.base[part] || !structural(name))
	})
}

// stillSound returns the sound parts of the package: those of the checker's whose relationships are the same too, or
// none where the definitions are not.
func (c *Checker) stillSound(p *Package) map[*Part]bool {
	for _, name := range c.names {
		if part := p.Part(name); definition(name) && (part == nil || !c.base[part]) {
			return nil
		}
	}
	sound := map[*Part]bool{}
	for _, part := range p.Parts() {
		rels := p.Part(RelsName(part.Name))
		if definition(part.Name) && !c.base[part] {
			return nil
		}
		sound[part] = c.base[part] && (rels == nil || c.base[rels])
	}
	return sound
}

// referredTo tells whether the text, or the settings, refer to what stands in this part.
func referredTo(name string) bool {
	return name == "word/footnotes.xml" || name == "word/endnotes.xml" || name == "word/comments.xml" ||
		strings.HasPrefix(name, "customXml/itemProps")
}

// definition tells whether other parts refer to what stands in this one.
func definition(name string) bool {
	return name == "word/styles.xml" || name == "word/numbering.xml" || name == "word/settings.xml"
}

// structural tells whether other parts are judged by this one.
func structural(name string) bool {
	return name == contentTypesName || strings.HasSuffix(name, ".rels") || definition(name)
}

// check is one examination.
type check struct {
	pkg      *Package
	rels     map[string]Relationships // by part
	kinds    ContentTypes
	known    *known // nil where all is to be examined
	problems []Problem
}

// maxProblems bounds what is reported of one package: in one that is broken everywhere the first ones say enough.
const maxProblems = 200

func (k *check) report(part string, offset int, format string, args ...any) {
	if len(k.problems) == maxProblems {
		return
	}
	k.problems = append(k.problems, Problem{part, offset, fmt.Sprintf(format, args...)})
}

func (k *check) names() {
	seen := map[string]bool{}
	for _, part := range k.pkg.Parts() {
		if err := checkName(part.Name); err != nil {
			k.report("", 0, "%v", err)
		}
		if strings.ContainsFunc(part.Name, func(r rune) bool { return r <= ' ' || r > 0x7e }) {
			k.report("", 0, "the name of part %q is not ASCII", part.Name)
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
	clear(seen)
	for _, d := range k.kinds.Defaults {
		if seen[d.Name] {
			k.report(contentTypesName, 0, "two types of the extension %s", d.Name)
		}
		seen[d.Name] = true
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
		seen, types := map[string]bool{}, map[string]bool{}
		for _, r := range all {
			if seen[r.ID] || r.ID == "" {
				k.report(part.Name, 0, "relationship id %q twice or empty", r.ID)
			}
			seen[r.ID] = true
			if !r.External {
				k.target(part.Name, source, r, types)
			}
		}
	}
	if main, ok := k.rels[""].OfType(RelType("officeDocument")); !ok || Resolve("", main) != "word/document.xml" {
		k.report(RelsName(""), 0, "no relationship to word/document.xml")
	}
	k.orphans()
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
	if part := fresh("word/comments.xml"); part != nil {
		defs.comments = k.comments(part)
	}
	if part := fresh("word/endnotes.xml"); part != nil {
		defs.endnotes = k.notes(part, "w:endnote")
	}
	// What refers to notes, comments and custom XML is judged again where these are new.
	again := slices.ContainsFunc(k.pkg.Parts(), func(part *Part) bool { return !sound[part] && referredTo(part.Name) })
	for _, part := range k.pkg.Parts() {
		if sound[part] && !(again && part.Name == "word/document.xml") {
			continue
		}
		switch kind := wordPart(part.Name); kind {
		case "":
			if strings.HasSuffix(part.Name, ".xml") || strings.HasSuffix(part.Name, ".rels") {
				k.wellFormed(part)
			}
			if k.kinds.Of(part.Name) == targetTypes[RelType("core-properties")] {
				k.properties(part)
			}
		default:
			k.story(part, defs, again)
		}
	}
	if part := k.pkg.Part("word/settings.xml"); part != nil && (again || !sound[part]) {
		k.settings(part, defs)
	}
}

// story examines a part with text. Again says that what it may refer to is new.
func (k *check) story(part *Part, defs *definitions, again bool) {
	if k.known == nil || again || part.varied == nil {
		newStory(k, part, defs).run()
		return
	}
	k.known.frames.examine(part, func() bool {
		before := len(k.problems)
		newStory(k, part, defs).run()
		return len(k.problems) == before
	})
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
	if at, err := part.wellFormed(); err != nil {
		k.report(part.Name, at, "%v", err)
	}
}
