package tmpl

import (
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

var logicFunctions = map[string]function{
	"co": {usage: "co GIÁ_TRỊ", min: 1, max: 1, call: func(c *call, args []*facts.Value) *facts.Value {
		return boolean(args[0].Kind != facts.Absent)
	}},
	"not": {usage: "not GIÁ_TRỊ", min: 1, max: 1, call: func(c *call, args []*facts.Value) *facts.Value {
		return boolean(!args[0].Truth())
	}},
	// The built-in and, or of text/template stop at the first operand that decides; rewriting keeps them.
	"and": {usage: "and GIÁ_TRỊ GIÁ_TRỊ …", min: 1, max: -1},
	"or":  {usage: "or GIÁ_TRỊ GIÁ_TRỊ …", min: 1, max: -1, result: sameType},
	"eq": {usage: "eq GIÁ_TRỊ GIÁ_TRỊ …", min: 2, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		equal := false
		for _, other := range args[1:] {
			order, failed := c.compare(args[0], other)
			if failed != nil {
				return failed
			}
			equal = equal || order == 0
		}
		return boolean(equal)
	}},
	"ne": comparison("ne", func(order int) bool { return order != 0 }),
	"lt": comparison("lt", func(order int) bool { return order < 0 }),
	"le": comparison("le", func(order int) bool { return order <= 0 }),
	"gt": comparison("gt", func(order int) bool { return order > 0 }),
	"ge": comparison("ge", func(order int) bool { return order >= 0 }),
}

func comparison(name string, holds func(order int) bool) function {
	return function{usage: name + " GIÁ_TRỊ GIÁ_TRỊ", min: 2, max: 2, call: func(c *call, args []*facts.Value) *facts.Value {
		order, failed := c.compare(args[0], args[1])
		if failed != nil {
			return failed
		}
		return boolean(holds(order))
	}}
}

// compare orders two values of one kind.
func (c *call) compare(a, b *facts.Value) (int, *facts.Value) {
	for _, v := range []*facts.Value{a, b} {
		if _, ok := c.present(v); !ok {
			return 0, v
		}
	}
	text := func(v *facts.Value) bool { return v.Kind == facts.Text || v.Kind == facts.Prose }
	switch {
	case a.Kind == facts.Number && b.Kind == facts.Number:
		return a.Number.Cmp(b.Number), nil
	case a.Kind == facts.Date && b.Kind == facts.Date:
		return a.Date.Compare(b.Date), nil
	case text(a) && text(b):
		return strings.Compare(a.Text, b.Text), nil
	case a.Kind == facts.Bool && b.Kind == facts.Bool:
		switch {
		case a.Bool == b.Bool:
			return 0, nil
		case b.Bool:
			return -1, nil
		}
		return 1, nil
	}
	return 0, c.wrong(b, diag.Text{Vi: a.Kind.Words().Vi + " để so với " + describe(a).Vi, En: a.Kind.Words().En + " to compare with " + describe(a).En})
}

// sameType is the type of or: known if all its operands agree.
func sameType(_ *checker, _ diag.Span, _ []parse.Node, operands []*facts.Type) *facts.Type {
	for _, t := range operands[1:] {
		if t != operands[0] {
			return nil
		}
	}
	return operands[0]
}
