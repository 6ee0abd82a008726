package tmpl

import (
	"strconv"
	"text/template/parse"

	"vanban/internal/diag"
)

// Functions that the rewriter adds. The checker refuses every name that is not in the table of functions, so authors
// cannot call them.
const (
	callPrint  = "_in"   // puts a value into the table of figures and prints its token
	callField  = "_lay"  // follows names down from a value
	callTruth  = "_dung" // truth of a value, for if
	callTruthy = "_hay"  // the value if it is true, else nothing, for with, and, or
	callRange  = "_lap"  // what range goes through
)

// place is where an action or a call stands; calls carry its index.
type place struct {
	*source
	pos    parse.Pos
	length int
	names  []string // that are followed there
}

func (p place) span() diag.Span { return p.source.span(p.pos, p.length) }

// text is a text between actions, found again by the address of its bytes when it is written.
type text struct {
	*source
	pos    parse.Pos
	length int
}

// rewriter changes a checked tree so that it runs on facts: names are followed by a function that knows what is
// absent, calls carry their place, and what is printed goes through the table of figures.
type rewriter struct {
	set *Set
	*source
}

func (w *rewriter) place(pos parse.Pos, length int) parse.Node {
	w.set.places = append(w.set.places, place{source: w.source, pos: pos, length: length})
	return integer(len(w.set.places) - 1)
}

func integer(n int) *parse.NumberNode {
	return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)}
}

func identifier(name string) *parse.IdentifierNode {
	return &parse.IdentifierNode{NodeType: parse.NodeIdentifier, Ident: name}
}

func command(args ...parse.Node) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Args: args}
}

func pipeline(cmds ...*parse.CommandNode) *parse.PipeNode {
	return &parse.PipeNode{NodeType: parse.NodePipe, Cmds: cmds}
}

func (w *rewriter) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			if len(n.Text) > 0 {
				w.set.texts[&n.Text[0]] = text{w.source, n.Pos, len(n.Text)}
			}
		case *parse.ActionNode:
			at := w.place(n.Pipe.Pos, len(n.Pipe.String()))
			w.pipe(n.Pipe)
			if len(n.Pipe.Decl) == 0 {
				n.Pipe.Cmds = append(n.Pipe.Cmds, command(identifier(callPrint), at))
			}
		case *parse.IfNode:
			w.branch(&n.BranchNode, callTruth)
		case *parse.WithNode:
			w.branch(&n.BranchNode, callTruthy)
		case *parse.RangeNode:
			w.branch(&n.BranchNode, callRange)
		case *parse.TemplateNode:
			if n.Pipe != nil {
				w.pipe(n.Pipe)
			}
		}
	}
}

func (w *rewriter) branch(n *parse.BranchNode, last string) {
	at := w.place(n.Pipe.Pos, len(n.Pipe.String()))
	w.pipe(n.Pipe)
	n.Pipe.Cmds = append(n.Pipe.Cmds, command(identifier(last), at))
	w.list(n.List)
	w.list(n.ElseList)
}

func (w *rewriter) pipe(pipe *parse.PipeNode) {
	var cmds []*parse.CommandNode
	for i, cmd := range pipe.Cmds {
		name, isCall := cmd.Args[0].(*parse.IdentifierNode)
		if !isCall {
			cmd.Args[0] = w.operand(cmd.Args[0])
			cmds = append(cmds, cmd)
			continue
		}
		for j := range cmd.Args[1:] {
			cmd.Args[1+j] = w.operand(cmd.Args[1+j])
		}
		if shortCircuits(name.Ident) {
			// The built-in and, or stop at the first operand that decides; they must see truth as if does.
			for j, arg := range cmd.Args[1:] {
				cmd.Args[1+j] = pipeline(command(arg), command(identifier(callTruthy), integer(0)))
			}
			if i > 0 {
				cmds = append(cmds, command(identifier(callTruthy), integer(0)))
			}
		} else {
			at := w.place(name.Pos, len(name.Ident))
			cmd.Args = append([]parse.Node{name, at}, cmd.Args[1:]...)
		}
		cmds = append(cmds, cmd)
	}
	pipe.Cmds = cmds
}

func shortCircuits(name string) bool { return name == "and" || name == "or" }

func (w *rewriter) operand(node parse.Node) parse.Node {
	switch n := node.(type) {
	case *parse.FieldNode:
		start := fieldStart(n.Pos, n.Ident)
		return w.follow(&parse.DotNode{}, n.Ident, start)
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			base := &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: n.Ident[:1]}
			return w.follow(base, n.Ident[1:], variableStart(n))
		}
	case *parse.ChainNode:
		return w.follow(w.operand(n.Node), n.Field, n.Pos)
	case *parse.PipeNode:
		w.pipe(n)
	case *parse.IdentifierNode:
		return pipeline(command(n, w.place(n.Pos, len(n.Ident))))
	}
	return node
}

// follow makes (_lay PLACE BASE) of BASE.a.b; the place knows the names.
func (w *rewriter) follow(base parse.Node, names []string, start parse.Pos) parse.Node {
	length := 0
	for _, name := range names {
		length += 1 + len(name)
	}
	at := w.place(start, length)
	w.set.places[len(w.set.places)-1].names = names
	return pipeline(command(identifier(callField), at, base))
}
