package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// Shape is a rendered template parsed, but without the values of its figures. Documents whose text with tokens is the
// same have the same shape, so that one parse serves them all. It does not change after it is made.
type Shape struct {
	body     []Block // in which slots stand for figures
	annexes  []Annex
	notes    []Note
	problems []problem
	endMark  string
	grounds  *profile.Listing // the marks of căn cứ; nil: as they are typed
}

// problem is a problem of the text; the place of its offset differs from document to document.
type problem struct {
	code diag.Code
	at   int
	args []any
}

// slot stands for a figure in a shape.
type slot int

// lone is a paragraph that holds nothing but a slot. If the figure is prose, its blocks take the paragraph's place.
type lone struct {
	slot
	depth int // of the list that the paragraph stands in; 0 outside lists
}

func (slot) inline() {}
func (lone) block()  {}

// Compile parses a text with tokens. The profile gives the numbers of headings and annexes and the end mark.
func Compile(text string, v *profile.Version) *Shape {
	c := &compiler{source: []byte(text), version: v}
	c.compile()
	writeAhead(c.body)
	for _, annex := range c.annexes {
		writeAhead(annex.Body)
	}
	return &Shape{body: c.body, annexes: c.annexes, notes: c.notes, problems: c.problems, endMark: v.EndMark, grounds: v.Components["can_cu"].Listing}
}

// compileProse parses the text of a prose fact, which has no headings, annexes, footnotes and tokens.
func compileProse(text string) *Shape {
	c := &compiler{source: []byte(text), prose: true}
	c.compile()
	return &Shape{body: c.body, problems: c.problems}
}

// compiler turns goldmark's tree into ours.
type compiler struct {
	source  []byte
	version *profile.Version
	prose   bool // the text is that of a prose fact

	body     []Block
	annexes  []Annex
	notes    []Note
	problems []problem

	numbers   numbering
	footnotes footnotes

	pending   []byte // text of the line at hand that has no node yet
	lineStart bool   // the next text begins a line of the source
	first     bool   // that line is the first of its block
	inCell    bool
	inNote    bool
	inHeading bool
}

func (c *compiler) report(code diag.Code, at int, args ...any) {
	c.problems = append(c.problems, problem{code, at, args})
}

// compile parses the source: the body, the annexes, the footnotes.
func (c *compiler) compile() {
	if at := beyond(c.source); at >= 0 {
		c.report("noi-dung/qua-roi", at)
		return
	}
	root := parse(c.source)
	c.footnotes.find(root)
	c.numbers = numbering{version: c.version}
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		if _, ok := node.(*ast.ThematicBreak); ok && c.isAnnex(node) {
			node = c.annex(node)
			continue
		}
		c.add(c.block(nil, node, 0))
	}
	c.numberAnnexes()
	c.convertNotes()
}

// add puts blocks at the end of the body or of the last annex.
func (c *compiler) add(blocks []Block) {
	if n := len(c.annexes); n > 0 {
		c.annexes[n-1].Body = append(c.annexes[n-1].Body, blocks...)
		return
	}
	c.body = append(c.body, blocks...)
}

// isAnnex tells whether a line across the page starts an annex.
func (c *compiler) isAnnex(node ast.Node) bool {
	line := bytes.TrimSpace(c.lineAt(node.Pos()))
	switch {
	case c.prose:
		c.report("noi-dung/md-cam", node.Pos(), string(line))
	case len(bytes.Trim(line, "-")) > 0:
		c.report("noi-dung/duong-ke", node.Pos(), string(line))
	default:
		return true
	}
	return false
}

// annex starts an annex at a line across the page and returns the last node that belongs to its head.
func (c *compiler) annex(rule ast.Node) ast.Node {
	c.annexes = append(c.annexes, Annex{})
	c.numbers = numbering{version: c.version, annex: true}
	next := rule.NextSibling()
	for next != nil && next.Kind() == extast.KindFootnoteList {
		next = next.NextSibling()
	}
	heading, ok := next.(*ast.Heading)
	if !ok || heading.Level != 1 || !heading.HasChildren() {
		c.report("noi-dung/phu-luc", rule.Pos())
		return rule
	}
	c.inHeading = true
	c.annexes[len(c.annexes)-1].Title = c.line(heading)
	c.inHeading = false
	return heading
}

// lineAt returns the line of the source that begins at or runs through an offset, from the offset on.
func (c *compiler) lineAt(at int) []byte {
	line, _, _ := bytes.Cut(c.source[min(max(at, 0), len(c.source)):], []byte{'\n'})
	return line
}
