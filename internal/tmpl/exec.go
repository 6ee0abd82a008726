package tmpl

import (
	"fmt"
	"strings"
	"text/template/parse"

	"vanban/internal/facts"
)

// Templates are parsed by text/template and run here: on rewritten trees there are but few kinds of values, and going
// through them without reflection is ten times as fast.

// maxCalls bounds how deep templates call each other.
const maxCalls = 1000

// execution runs one template.
type execution struct {
	*runner
	out   *writer
	vars  []binding
	depth int // of templates that call each other
}

// binding is a variable. Values are *facts.Value, or constants and lists that toValue makes one of.
type binding struct {
	name  string
	value any
}

// flow is how a list of nodes ended.
type flow uint8

const (
	next flow = iota
	broken
	continued
)

// run executes a tree. A panic in a function becomes an error, as it is a bug of one function and not of the run.
func (e *execution) run(tree *parse.Tree, dot any) (err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("%v", thrown)
		}
	}()
	e.vars = append(e.vars[:0], binding{"$", dot})
	_, err = e.list(tree.Root, dot)
	return err
}

func (e *execution) list(list *parse.ListNode, dot any) (flow, error) {
	if list == nil {
		return next, nil
	}
	for _, node := range list.Nodes {
		if f, err := e.node(node, dot); f != next || err != nil {
			return f, err
		}
	}
	return next, nil
}

func (e *execution) node(node parse.Node, dot any) (flow, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		_, err := e.out.Write(n.Text)
		return next, err
	case *parse.ActionNode:
		v, err := e.pipe(n.Pipe, dot)
		if text, ok := v.(string); ok && err == nil && len(n.Pipe.Decl) == 0 {
			_, err = e.out.WriteString(text)
		}
		return next, err
	case *parse.IfNode:
		return e.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return e.branch(&n.BranchNode, dot)
	case *parse.RangeNode:
		return e.loop(n, dot)
	case *parse.TemplateNode:
		return next, e.template(n, dot)
	case *parse.BreakNode:
		return broken, nil
	case *parse.ContinueNode:
		return continued, nil
	}
	return next, nil // a comment
}

// branch runs if and with.
func (e *execution) branch(n *parse.BranchNode, dot any) (flow, error) {
	scope := len(e.vars)
	defer func() { e.vars = e.vars[:scope] }()
	v, err := e.pipe(n.Pipe, dot)
	if err != nil {
		return next, err
	}
	switch {
	case !holds(v):
		return e.list(n.ElseList, dot)
	case n.NodeType == parse.NodeWith:
		return e.list(n.List, v)
	}
	return e.list(n.List, dot)
}

// holds tells the truth of what callTruth and callTruthy return.
func holds(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case *facts.Value:
		return v != nil
	}
	return v != nil
}

// loop runs range.
func (e *execution) loop(n *parse.RangeNode, dot any) (flow, error) {
	scope := len(e.vars)
	defer func() { e.vars = e.vars[:scope] }()
	v, err := e.pipe(n.Pipe, dot)
	if err != nil {
		return next, err
	}
	inner := len(e.vars)
	once := func(index any, element *facts.Value) (flow, error) {
		if err := e.step(); err != nil {
			return next, err
		}
		e.passed(element)
		values := []any{index, element}
		for i, d := range n.Pipe.Decl {
			value := values[2-len(n.Pipe.Decl)+i]
			if n.Pipe.IsAssign {
				e.assign(d.Ident[0], value)
			} else {
				e.vars[inner-len(n.Pipe.Decl)+i].value = value
			}
		}
		f, err := e.list(n.List, element)
		e.vars = e.vars[:inner]
		return f, err
	}
	ran := false
	switch group := v.(*facts.Value); group.Kind {
	case facts.List:
		for i, item := range group.Items() {
			ran = true
			if f, err := once(i, item); f == broken || err != nil {
				return next, err
			}
		}
	case facts.Map:
		for key, field := range group.Fields() {
			ran = true
			if f, err := once(key, field); f == broken || err != nil {
				return next, err
			}
		}
	}
	if !ran {
		return e.list(n.ElseList, dot)
	}
	return next, nil
}

// template runs a template that another calls.
func (e *execution) template(n *parse.TemplateNode, dot any) error {
	if e.depth++; e.depth > maxCalls {
		return errTooLong
	}
	defer func() { e.depth-- }()
	if err := e.step(); err != nil {
		return err
	}
	var inner any
	if n.Pipe != nil {
		var err error
		if inner, err = e.pipe(n.Pipe, dot); err != nil {
			return err
		}
	}
	outer := e.vars
	e.vars = []binding{{"$", inner}}
	_, err := e.list(e.set.trees[n.Name].Root, inner)
	e.vars = outer
	return err
}

func (e *execution) pipe(pipe *parse.PipeNode, dot any) (v any, err error) {
	for i, cmd := range pipe.Cmds {
		if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
			v, err = e.call(name.Ident, cmd.Args[1:], dot, v, i > 0)
		} else {
			v, err = e.operand(cmd.Args[0], dot)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, d := range pipe.Decl {
		if pipe.IsAssign {
			e.assign(d.Ident[0], v)
		} else {
			e.vars = append(e.vars, binding{d.Ident[0], v})
		}
	}
	return v, nil
}

func (e *execution) assign(name string, v any) {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if e.vars[i].name == name {
			e.vars[i].value = v
			return
		}
	}
}

// call calls a function. The first operand of all but and, or is the place of the call; a piped value is the last.
func (e *execution) call(name string, args []parse.Node, dot, last any, piped bool) (any, error) {
	if shortCircuits(name) {
		return e.connect(name == "or", args, dot, last, piped)
	}
	at := int(args[0].(*parse.NumberNode).Int64)
	switch name {
	case callPrint:
		return e.print(at, last)
	case callTruth:
		return toValue(last).Truth(), nil
	case callTruthy:
		return truthy(last), nil
	case callRange:
		return e.elements(at, last), nil
	case callField:
		base, err := e.operand(args[1], dot)
		if err != nil {
			return nil, err
		}
		return e.field(at, base, e.set.places[at].names...)
	}
	values := make([]*facts.Value, 0, len(args))
	for _, arg := range args[1:] {
		v, err := e.operand(arg, dot)
		if err != nil {
			return nil, err
		}
		values = append(values, toValue(v))
	}
	if piped {
		values = append(values, toValue(last))
	}
	if err := e.weigh(name, values); err != nil {
		return nil, err
	}
	for _, v := range values {
		e.passed(v)
	}
	return functions[name].call(&call{runner: e.runner, name: name, at: e.set.places[at], id: at}, values), nil
}

// connect is and, or: the first operand that decides, or the last.
func (e *execution) connect(or bool, args []parse.Node, dot, last any, piped bool) (v any, err error) {
	for i, arg := range args {
		if v, err = e.operand(arg, dot); err != nil || holds(v) == or && (piped || i < len(args)-1) {
			return v, err
		}
	}
	if piped {
		return last, nil
	}
	return v, nil
}

func (e *execution) operand(node parse.Node, dot any) (any, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return dot, nil
	case *parse.PipeNode:
		return e.pipe(n, dot)
	case *parse.VariableNode:
		for i := len(e.vars) - 1; i >= 0; i-- {
			if e.vars[i].name == n.Ident[0] {
				return e.vars[i].value, nil
			}
		}
	case *parse.StringNode:
		return n.Text, nil
	case *parse.BoolNode:
		return n.True, nil
	case *parse.NumberNode:
		if n.IsInt && !(n.IsFloat && strings.ContainsAny(n.Text, ".eEpP") && !strings.HasPrefix(n.Text, "0x") && n.Text[0] != '\'') {
			return int(n.Int64), nil
		}
		return n.Float64, nil
	}
	return nil, nil
}
