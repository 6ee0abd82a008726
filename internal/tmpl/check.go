package tmpl

import (
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// visit is one way a template is reached: by name, with data of a type. A partial that wards and cities share is
// looked at once for each.
type visit struct {
	name string
	dot  *facts.Type
}

// checkTemplate looks at a document's template and all it calls, with the type of its level as data.
func (c *compiler) checkTemplate(t *Template) {
	if _, ok := c.schema.Level(t.Level); !ok {
		c.fail(t.Name, diag.New("mau/cap-la", diag.Span{File: t.File}, t.Level))
		return
	}
	root, ok := c.contexts[t.Level]
	if !ok {
		root = contextType(c.schema, t.Level, c.originals)
		c.contexts[t.Level] = root
	}
	names := []string{t.Name}
	for _, f := range t.Front {
		names = append(names, f.names...)
	}
	for _, name := range names {
		c.visit(name, root)
	}
}

// checkPartials looks at the templates that no document calls, as far as that goes without knowing their data.
func (c *compiler) checkPartials() {
	reached := map[string]bool{}
	for v := range c.checked {
		reached[v.name] = true
	}
	for _, name := range sortedKeys(c.trees) {
		if !reached[name] {
			c.visit(name, nil)
		}
	}
}

func (c *compiler) visit(name string, dot *facts.Type) {
	t, ok := c.trees[name]
	if !ok || c.checked[visit{name, dot}] {
		return
	}
	c.checked[visit{name, dot}] = true
	w := &checker{compiler: c, source: t.source, name: name, vars: []variable{{"$", dot}}}
	w.list(t.parse.Root, dot)
}

// checker infers the type of every expression of a template. A nil type is one that cannot be known before the
// template runs; nothing is said about it here.
type checker struct {
	*compiler
	*source
	name string // of the parsed template
	vars []variable
}

type variable struct {
	name string
	t    *facts.Type
}

func (w *checker) report(code diag.Code, at diag.Span, args ...any) {
	w.fail(w.name, diag.New(code, at, args...))
}

func (w *checker) list(list *parse.ListNode, dot *facts.Type) {
	if list == nil {
		return
	}
	scope := len(w.vars)
	for _, node := range list.Nodes {
		w.node(node, dot)
	}
	w.vars = w.vars[:scope]
}

func (w *checker) node(node parse.Node, dot *facts.Type) {
	switch n := node.(type) {
	case *parse.TextNode, *parse.CommentNode, *parse.BreakNode, *parse.ContinueNode:
	case *parse.ActionNode:
		t := w.pipe(n.Pipe, dot)
		w.declare(n.Pipe, t)
		if len(n.Pipe.Decl) == 0 && t != nil && (t.Kind == facts.Map || t.Kind == facts.List) {
			w.report("mau/in-nhom", w.span(n.Pipe.Pos, len(n.Pipe.String())), n.Pipe.String(), t.Kind.Words())
		}
	case *parse.IfNode:
		w.branch(&n.BranchNode, dot, func(*facts.Type) *facts.Type { return dot })
	case *parse.WithNode:
		w.branch(&n.BranchNode, dot, func(t *facts.Type) *facts.Type { return t })
	case *parse.RangeNode:
		w.branch(&n.BranchNode, dot, func(t *facts.Type) *facts.Type { return w.element(n, t) })
	case *parse.TemplateNode:
		var t *facts.Type
		if n.Pipe != nil {
			t = w.pipe(n.Pipe, dot)
		}
		if _, ok := w.trees[n.Name]; !ok {
			near, _ := viet.Nearest(n.Name, sortedKeys(w.trees))
			w.report("mau/khong-co-mau", w.span(n.Pos, len(n.Name)), n.Name, diag.Perhaps(near))
			return
		}
		w.visit(n.Name, t)
	default:
		panic("tmpl: unknown node " + node.String())
	}
}

func (w *checker) branch(n *parse.BranchNode, dot *facts.Type, inner func(*facts.Type) *facts.Type) {
	scope := len(w.vars)
	t := w.pipe(n.Pipe, dot)
	t = inner(t)
	if n.NodeType == parse.NodeRange && len(n.Pipe.Decl) == 2 {
		w.vars = append(w.vars, variable{n.Pipe.Decl[0].Ident[0], nil}, variable{n.Pipe.Decl[1].Ident[0], t})
	} else {
		w.declare(n.Pipe, t)
	}
	w.list(n.List, t)
	w.vars = w.vars[:scope]
	w.list(n.ElseList, dot)
}

func (w *checker) element(n *parse.RangeNode, t *facts.Type) *facts.Type {
	switch {
	case t == nil:
		return nil
	case t.Kind == facts.List:
		return t.Items
	case t.Kind == facts.Map:
		return t.Extra
	}
	w.report("mau/range", w.span(n.Pipe.Pos, len(n.Pipe.String())), n.Pipe.String(), t.Kind.Words())
	return nil
}

func (w *checker) declare(pipe *parse.PipeNode, t *facts.Type) {
	for _, v := range pipe.Decl {
		if pipe.IsAssign {
			for i := range w.vars {
				if w.vars[i].name == v.Ident[0] && w.vars[i].t != t {
					w.vars[i].t = nil
				}
			}
			continue
		}
		w.vars = append(w.vars, variable{v.Ident[0], t})
	}
}

func (w *checker) pipe(pipe *parse.PipeNode, dot *facts.Type) *facts.Type {
	var t *facts.Type
	for i, cmd := range pipe.Cmds {
		t = w.command(cmd, dot, t, i > 0)
	}
	return t
}

// command returns the type of a command; piped tells whether it gets the result of the one before as last operand.
func (w *checker) command(cmd *parse.CommandNode, dot, last *facts.Type, piped bool) *facts.Type {
	name, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(cmd.Args) > 1 || piped {
			w.report("mau/khong-phai-ham", w.span(cmd.Args[0].Position(), 1), cmd.Args[0].String())
		}
		return w.operand(cmd.Args[0], dot)
	}
	var operands []*facts.Type
	for _, arg := range cmd.Args[1:] {
		operands = append(operands, w.operand(arg, dot))
	}
	if piped {
		operands = append(operands, last)
	}
	return w.call(name, cmd.Args[1:], operands)
}

func (w *checker) call(name *parse.IdentifierNode, args []parse.Node, operands []*facts.Type) *facts.Type {
	at := w.span(name.Pos, len(name.Ident))
	f, ok := functions[name.Ident]
	switch {
	case !ok && refusedFunctions[name.Ident] != (diag.Text{}):
		w.report("mau/ham-cam", at, name.Ident, refusedFunctions[name.Ident])
		return nil
	case !ok:
		near, _ := viet.Nearest(name.Ident, sortedKeys(functions))
		w.report("mau/ham-la", at, name.Ident, diag.Perhaps(near))
		return nil
	case len(operands) < f.min || f.max >= 0 && len(operands) > f.max:
		w.report("mau/so-tham", at, name.Ident, f.usage, len(operands))
		return nil
	}
	for _, t := range operands {
		if t != nil && t.Kind == facts.Map {
			w.whole[t] = true // the function may read any member
		}
	}
	if f.result == nil {
		return nil
	}
	return f.result(w, at, args, operands)
}

func (w *checker) operand(node parse.Node, dot *facts.Type) *facts.Type {
	switch n := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, n.Ident, fieldStart(n.Pos, n.Ident))
	case *parse.VariableNode:
		return w.fields(w.lookup(n.Ident[0]), n.Ident[1:], variableStart(n)+parse.Pos(len(n.Ident[0])))
	case *parse.ChainNode:
		return w.fields(w.operand(n.Node, dot), n.Field, n.Pos)
	case *parse.PipeNode:
		return w.pipe(n, dot)
	case *parse.IdentifierNode:
		return w.call(n, nil, nil)
	}
	return nil
}

func (w *checker) lookup(name string) *facts.Type {
	for i := len(w.vars) - 1; i >= 0; i-- {
		if w.vars[i].name == name {
			return w.vars[i].t
		}
	}
	return nil
}

// fields follows names down from a type. start is where the dot of the first name stands.
func (w *checker) fields(t *facts.Type, names []string, start parse.Pos) *facts.Type {
	var done []string
	for _, name := range names {
		if t == nil || t.Kind == facts.Invalid {
			return nil
		}
		at := w.span(start+1, len(name))
		switch {
		case t.Kind == facts.List:
			w.report("mau/truong-cua-danh-sach", at, name, strings.Join(done, "."))
			return nil
		case t.Kind != facts.Map:
			w.report("mau/truong-cua-la", at, name, strings.Join(done, "."), t.Kind.Words())
			return nil
		}
		next := t.Field(name)
		if next == nil {
			if near, ok := viet.Nearest(name, t.Keys()); ok {
				w.report("mau/khoa-sai", at, strings.Join(append(done, name), "."), near)
			} else {
				w.report("mau/khoa-la", at, strings.Join(append(done, name), "."), strings.Join(t.Keys(), ", "))
			}
			return nil
		}
		t, done = next, append(done, name)
		start += parse.Pos(1 + len(name))
	}
	if t != nil && len(names) > 0 {
		w.read[t] = true
	}
	return t
}

// fieldStart returns where the dot of a field's first name stands: of a chain .a.b the parser gives the place of .b.
func fieldStart(pos parse.Pos, names []string) parse.Pos {
	if len(names) > 1 {
		return pos - parse.Pos(1+len(names[0]))
	}
	return pos
}

func variableStart(n *parse.VariableNode) parse.Pos {
	if len(n.Ident) > 1 {
		return n.Pos - parse.Pos(len(n.Ident[0]))
	}
	return n.Pos
}
