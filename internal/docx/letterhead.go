package docx

import (
	"fmt"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// Letterhead is a letterhead made ready for writing documents. It does not change and may be used by many goroutines.
type Letterhead struct {
	name    string
	version *profile.Version
	file    *diag.File

	draft    form   // what drafts share
	plain    form   // what documents without content controls share
	record   string // the part in which a draft remembers itself
	wording  string // the part with the wording of that
	wordings *wordings
	document template
	margins  []namedTemplate // headers and footers with holes
	holes    map[string]bool // that the letterhead has

	formats  map[string]*format // of the components that bodies are made of
	headings []*format          // of each level
	noteMark runs               // of the mark in the text
	tables   tableFormat
	sections sections
	notes    noteParts
	firstTo  []byte              // start of the paragraph of Kính gửi with the first of several addressees
	lastTo   []byte              // the same of the last of several, with the gap that one alone has below it
	lines    map[string]template // lines of annexes, by component
	drawings int                 // the largest id of a drawing in the letterhead
	controls int                 // the same of a content control
	phrases  phrases             // that titles are not broken inside
}

// part is a part of a letterhead that may have holes.
type part struct {
	name string
	root *ooxml.Node
}

type namedTemplate struct {
	name string
	template
}

// OpenLetterhead reads a letterhead and makes it ready for writing documents under a version of the rules. Styles and
// page that still look as the rule pack once gave them follow the rule pack; what staff changed in Word is kept. The
// letterhead is nil where a problem is an error.
func OpenLetterhead(name string, data []byte, v *profile.Version) (*Letterhead, diag.List) {
	o := &opener{l: &Letterhead{name: name, version: v, file: diag.NewFile(name, nil), phrases: newPhrases(v.Unbroken), wordings: &wordings{}}}
	o.read(data)
	for _, step := range []func(){o.styles, o.fill, o.page, o.complete, o.compile, o.check} {
		if o.problems.HasErrors() {
			break
		}
		step()
	}
	if o.problems.HasErrors() {
		return nil, o.problems
	}
	return o.l, o.problems
}

// opener is a letterhead being opened.
type opener struct {
	l        *Letterhead
	problems diag.List
	pkg      *ooxml.Package
	memory   *baseline
	sheet    *styles
	parts    []*part // the document first
	section  *ooxml.Node
	scale    float64 // of tables, where the page became wider or narrower
}

func (o *opener) report(code diag.Code, args ...any) {
	o.problems = append(o.problems, diag.New(code, diag.Span{File: o.l.file}, args...))
}

func (o *opener) broken(err error) { o.report("mau-word/khong-doc-duoc", o.l.name, whyNot(err)) }

// read opens the package and parses the parts that may have holes.
func (o *opener) read(data []byte) {
	var err error
	if o.pkg, err = ooxml.Read(data, ooxml.Limits{}); err != nil {
		o.broken(err)
		return
	}
	whole, err := o.pkg.Relationships("")
	main, ok := whole.OfType(ooxml.RelType("officeDocument"))
	if err != nil || !ok || ooxml.Resolve("", main) != documentPart || o.pkg.Part(documentPart) == nil {
		o.broken(fmt.Errorf("no %s", documentPart))
		return
	}
	o.memory = takeBaseline(o.pkg)
	for _, p := range o.pkg.Parts() {
		base := strings.TrimRight(strings.TrimSuffix(p.Name, ".xml"), "0123456789")
		if p.Name != documentPart && base != "word/header" && base != "word/footer" {
			continue
		}
		root, err := ooxml.Parse(p.Data)
		if err != nil {
			o.broken(fmt.Errorf("%s: %w", p.Name, err))
			continue
		}
		if holdsMarks(root) {
			o.broken(fmt.Errorf("%s holds the private characters U+E010 or U+E011", p.Name))
		}
		normalise(root)
		if one := (&part{p.Name, root}); p.Name == documentPart {
			o.parts = append([]*part{one}, o.parts...)
		} else {
			o.parts = append(o.parts, one)
		}
	}
}

// styles brings the style sheet up to the rule pack: styles that staff did not touch are the pack's, missing ones are
// added. A letterhead that Vanban did not make keeps all its own.
func (o *opener) styles() {
	root := ooxml.El("w:styles").Declare("w")
	if data := o.pkg.Data(stylesName); data != nil {
		var err error
		if root, err = ooxml.Parse(data); err != nil {
			o.broken(fmt.Errorf("%s: %w", stylesName, err))
			return
		}
	}
	normalise(root)
	o.sheet = newStyles(root)
	v := o.l.version
	for _, fallback := range defaultStyles(v) {
		own := o.sheet.named(fallback.Child("w:name").Attr("w:val"))
		switch kind := fallback.Attr("w:type"); {
		case o.hasDefault(kind):
		case own != nil && own.Attr("w:type") == kind:
			own.SetAttr("w:default", "1")
		default:
			o.adopt(fallback, nil)
		}
	}
	type adoption struct{ wanted, own *ooxml.Node }
	var adoptions []adoption // decided before the first changes how those look that rest on it
	for _, wanted := range packStyles(v) {
		name := wanted.Child("w:name").Attr("w:val")
		own := o.sheet.named(name)
		looks, known := o.remembered(name)
		if own == nil || known && looks == o.sheet.looksOf(own).String() {
			adoptions = append(adoptions, adoption{wanted, own})
		}
	}
	var missing []string
	for _, a := range adoptions {
		if a.own == nil && a.wanted.Attr("w:type") == "paragraph" {
			missing = append(missing, "“"+a.wanted.Child("w:name").Attr("w:val")+"”")
		}
		o.adopt(a.wanted, a.own)
	}
	// A letterhead that someone typed in Word has styles of its own. Documents laid out in điều call some styles by other
	// names; what is missing is said for the others.
	if o.memory != nil && len(missing) > 0 && v.Article != nil {
		o.report("mau-word/thieu-kieu", strings.Join(missing, ", "))
	}
	for _, id := range v.ComponentIDs() { // the letterhead's own style may have another id than a new one would get
		if like := v.Components[id].Like; like != "" {
			if base := o.sheet.named(styleName(v, id)).Child("w:basedOn"); base != nil && o.sheet.byID[base.Attr("w:val")] == nil {
				base.SetAttr("w:val", o.styleID(like))
			}
		}
	}
	for _, n := range root.Kids {
		if next := n.Child("w:next"); next != nil && o.sheet.byID[next.Attr("w:val")] == nil {
			next.SetAttr("w:val", o.styleID("than"))
		}
	}
	o.pkg.Set(ooxml.NewPart(stylesName, root.Document()))
}

func (o *opener) remembered(name string) (string, bool) {
	if o.memory == nil {
		return "", false
	}
	looks, ok := o.memory.styles[strings.ToLower(name)]
	return looks, ok
}

func (o *opener) hasDefault(kind string) bool {
	for _, n := range o.sheet.root.Kids {
		if n.Name == "w:style" && n.Attr("w:type") == kind && (n.Attr("w:default") == "1" || n.Attr("w:default") == "true") {
			return true
		}
	}
	return false
}

// adopt puts a style of the pack into the style sheet, in place of the letterhead's own style of that name if there is
// one. The id stays that of the letterhead, whose paragraphs refer to it.
func (o *opener) adopt(wanted, own *ooxml.Node) {
	if own != nil {
		wanted.SetAttr("w:styleId", own.Attr("w:styleId"))
		*own = *wanted
		o.sheet.index(own)
		return
	}
	for id := wanted.Attr("w:styleId"); o.sheet.byID[wanted.Attr("w:styleId")] != nil; {
		id += "0"
		wanted.SetAttr("w:styleId", id)
	}
	o.sheet.root.Add(wanted)
	o.sheet.index(wanted)
}

// styleID is the id, in this letterhead, of a component's style.
func (o *opener) styleID(id string) string {
	return o.sheet.named(styleName(o.l.version, id)).Attr("w:styleId")
}

// fill finds the holes and has a mark put into each.
func (o *opener) fill() {
	keys, problems := findHoles(o.parts, o.l.file)
	if o.problems = append(o.problems, problems...); problems.HasErrors() {
		return
	}
	if err := fillHoles(o.parts, keys); err != nil {
		o.report("mau-word/khong-dien-duoc", err.Error())
		return
	}
	o.l.holes = map[string]bool{}
	for _, key := range keys {
		o.l.holes[key] = true
	}
}

// page makes the page follow the rule pack, unless staff changed it.
func (o *opener) page() {
	body := o.parts[0].root.Child("w:body")
	if body == nil {
		o.broken(fmt.Errorf("%s has no body", documentPart))
		return
	}
	o.section = body.Child("w:sectPr")
	if o.section == nil {
		o.section = ooxml.El("w:sectPr")
	}
	body.Remove("w:sectPr")
	size, margins := o.section.Child("w:pgSz"), o.section.Child("w:pgMar")
	wanted := o.l.version.Page
	before := width(size, margins)
	o.scale = 1
	if size == nil || margins == nil || o.memory != nil && o.memory.page == pageLooks(size, margins) {
		o.section.Remove("w:pgSz")
		o.section.Remove("w:pgMar")
		o.section.Add(pageSize(wanted), pageMargins(wanted))
		if after := width(o.section.Child("w:pgSz"), o.section.Child("w:pgMar")); before > 0 {
			o.scale = after / before
		}
	}
}

// width is the width of the text of a section, in twips.
func width(size, margins *ooxml.Node) float64 {
	var w, left, right float64
	number(size, &w, "w:w")
	number(margins, &left, "w:left")
	number(margins, &right, "w:right")
	return w - left - right
}
