package ooxml

import (
	"slices"
	"strings"
)

// Node is an element of a part, or a piece of text. Names carry the customary prefix of their namespace, whatever
// prefix the part was written with: w:p is a paragraph in every tree.
type Node struct {
	Name  string // empty for text
	Attrs []Attr
	Kids  []*Node
	Text  string // of a piece of text
}

// Attr is an attribute.
type Attr struct{ Name, Value string }

// El returns an element. Attributes are given as name, value, name, value ...
func El(name string, attrs ...string) *Node {
	n := &Node{Name: name}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.Attrs = append(n.Attrs, Attr{attrs[i], attrs[i+1]})
	}
	return n
}

// Add appends children and returns the element. Nil children are left out.
func (n *Node) Add(kids ...*Node) *Node {
	for _, kid := range kids {
		if kid != nil {
			n.Kids = append(n.Kids, kid)
		}
	}
	return n
}

// AddText appends a piece of text and returns the element.
func (n *Node) AddText(text string) *Node { return n.Add(&Node{Text: text}) }

// Attr returns the value of an attribute, or nothing.
func (n *Node) Attr(name string) string {
	if n != nil {
		for _, a := range n.Attrs {
			if a.Name == name {
				return a.Value
			}
		}
	}
	return ""
}

// SetAttr sets an attribute.
func (n *Node) SetAttr(name, value string) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			n.Attrs[i].Value = value
			return
		}
	}
	n.Attrs = append(n.Attrs, Attr{name, value})
}

// Child returns the first child with that name, or nil.
func (n *Node) Child(name string) *Node {
	if n != nil {
		for _, kid := range n.Kids {
			if kid.Name == name {
				return kid
			}
		}
	}
	return nil
}

// Ensure returns the first child with that name and adds one where there is none. It stands at its place when the
// element is written, if the schema has an order for the element.
func (n *Node) Ensure(name string) *Node {
	if kid := n.Child(name); kid != nil {
		return kid
	}
	kid := El(name)
	n.Kids = append(n.Kids, kid)
	return kid
}

// Remove takes out all children with that name.
func (n *Node) Remove(name string) {
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *Node) bool { return kid.Name == name })
}

// Walk calls f for the element and everything below it, parents first, until f returns false for one.
func (n *Node) Walk(f func(*Node) bool) bool {
	if !f(n) {
		return false
	}
	for _, kid := range n.Kids {
		if !kid.Walk(f) {
			return false
		}
	}
	return true
}

// AllText returns the text of everything below the element.
func (n *Node) AllText() string {
	var b strings.Builder
	n.Walk(func(n *Node) bool {
		b.WriteString(n.Text)
		return true
	})
	return b.String()
}

// Header starts every part that this package writes.
const Header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Document returns the element as a whole part.
func (n *Node) Document() []byte {
	return n.Append([]byte(Header))
}

// Append appends the element as XML: its children in the order of the schema, edge spaces of text kept.
func (n *Node) Append(dst []byte) []byte {
	if n.Name == "" {
		return AppendText(dst, n.Text)
	}
	dst = append(append(dst, '<'), n.Name...)
	preserve := isText(n.Name)
	for _, a := range n.Attrs {
		preserve = preserve && a.Name != "xml:space"
		dst = append(append(append(dst, ' '), a.Name...), `="`...)
		dst = append(AppendAttr(dst, a.Value), '"')
	}
	if preserve {
		dst = append(dst, ` xml:space="preserve"`...)
	}
	if len(n.Kids) == 0 {
		return append(dst, "/>"...)
	}
	dst = append(dst, '>')
	for _, kid := range n.ordered() {
		dst = kid.Append(dst)
	}
	return append(append(append(dst, "</"...), n.Name...), '>')
}

// isText tells whether the element holds text that a reader sees, or a field's instruction.
func isText(name string) bool {
	return name == "w:t" || name == "w:delText" || name == "w:instrText" || name == "w:delInstrText"
}

// ordered returns the children as the schema orders them.
func (n *Node) ordered() []*Node {
	order, ok := ranks[n.Name]
	if !ok {
		first, has := firstChild[n.Name]
		if !has || len(n.Kids) == 0 || n.Kids[0].Name == first {
			return n.Kids
		}
		order = map[string]int{first: 0}
	}
	compare := func(a, b *Node) int { return rank(order, a.Name) - rank(order, b.Name) }
	if slices.IsSortedFunc(n.Kids, compare) {
		return n.Kids
	}
	kids := slices.Clone(n.Kids)
	slices.SortStableFunc(kids, compare)
	return kids
}

// Parse reads a part into a tree. White space between elements is dropped, comments and processing instructions too.
func Parse(data []byte) (*Node, error) {
	s := NewScanner(data)
	p := parser{scanner: s}
	var root *Node
	var stack []*Node
	var text []byte // since the last tag; comments may have broken it into pieces
	for {
		token := s.Next()
		if len(text) > 0 && token != Chars && len(stack) > 0 {
			parent := stack[len(stack)-1]
			parent.Kids = append(parent.Kids, &Node{Text: string(text)})
			text = text[:0]
		}
		switch token {
		case Open:
			n, err := p.element()
			if err != nil {
				return nil, err
			}
			if len(stack) == 0 {
				root = n
			} else {
				parent := stack[len(stack)-1]
				parent.Kids = append(parent.Kids, n)
			}
			stack = append(stack, n)
		case Close:
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			p.scopes = p.scopes[:len(p.scopes)-1]
			trimSpace(n)
		case Chars:
			text = append(text, s.Value()...)
		case End:
			if s.Err() != nil {
				return nil, s.Err()
			}
			p.declare(root)
			return root, nil
		}
	}
}

// trimSpace drops the white space between the elements of n.
func trimSpace(n *Node) {
	elements := slices.ContainsFunc(n.Kids, func(kid *Node) bool { return kid.Name != "" })
	if !elements {
		return
	}
	n.Kids = slices.DeleteFunc(n.Kids, func(kid *Node) bool {
		return kid.Name == "" && strings.TrimSpace(kid.Text) == ""
	})
}
