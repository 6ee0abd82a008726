package tmpl

import (
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

var listFunctions = map[string]function{
	"cot": {usage: `cot DANH_SÁCH "đường.dẫn"`, min: 2, max: 2, result: columnType, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.column(args, func(_, v *facts.Value) *facts.Value { return v })
	}},
	"loc": {usage: `loc DANH_SÁCH "đường.dẫn"`, min: 2, max: 2, result: filterType, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.column(args, func(member, v *facts.Value) *facts.Value {
			if v.Truth() {
				return member
			}
			return nil
		})
	}},
	"danh_sach": {usage: "danh_sach DANH_SÁCH", min: 1, max: -1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		members := args
		if len(args) == 1 {
			var failed *facts.Value
			if members, failed = c.list(args[0]); failed != nil {
				return failed
			}
		}
		var words []string
		for _, m := range members {
			word, failed := c.text(m)
			if failed != nil {
				return failed
			}
			words = append(words, word)
		}
		return computed(c.name, facts.Value{Kind: facts.Text, Text: viet.Join(words)}, members...)
	}},
	"len": {usage: "len DANH_SÁCH", min: 1, max: 1, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		v := args[0]
		switch v.Kind {
		case facts.List, facts.Map:
			return computed(c.name, facts.Value{Kind: facts.Number, Number: viet.FromInt(v.Len())}, v.Items()...)
		case facts.Absent:
			return number(0)
		}
		return c.wrong(v, facts.List.Words())
	}},
	"index": {usage: `index DANH_SÁCH THỨ_TỰ | index NHÓM "khóa"`, min: 2, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		v := args[0]
		for _, key := range args[1:] {
			switch v.Kind {
			case facts.List:
				i, failed := c.whole(key)
				if failed != nil {
					return failed
				}
				if i < 0 || i >= v.Len() {
					return c.report("mau/ngoai-danh-sach", i, v.Len())
				}
				v = v.Items()[i]
			case facts.Map:
				name, failed := c.text(key)
				if failed != nil {
					return failed
				}
				next, err := c.field(c.id, v, name)
				if err != nil {
					return &facts.Value{Kind: facts.Invalid} // the next step says so
				}
				if next.Kind == facts.Invalid {
					return next
				}
				v = next
			default:
				return c.wrong(v, facts.List.Words())
			}
		}
		return v
	}},
}

// column goes through the members of a list with the value that stands at a path in each.
func (c *call) column(args []*facts.Value, pick func(member, v *facts.Value) *facts.Value) *facts.Value {
	members, failed := c.list(args[0])
	if failed != nil {
		return failed
	}
	path, failed := c.text(args[1])
	if failed != nil {
		return failed
	}
	var picked []*facts.Value
	for _, m := range members {
		v, err := c.field(c.id, m, strings.Split(path, ".")...)
		if err != nil {
			return &facts.Value{Kind: facts.Invalid} // the next step says so
		}
		if v.Kind == facts.Invalid {
			return v
		}
		if p := pick(m, v); p != nil {
			picked = append(picked, p)
		}
	}
	return facts.NewList(facts.Value{}, picked)
}

// columnType checks a path typed in the template against the members' type.
func columnType(w *checker, at diag.Span, args []parse.Node, operands []*facts.Type) *facts.Type {
	list := operands[0]
	if list == nil || list.Kind != facts.List {
		return nil
	}
	path, ok := lastArg(args).(*parse.StringNode)
	if !ok {
		return &facts.Type{Kind: facts.List}
	}
	return &facts.Type{Kind: facts.List, Items: w.fields(list.Items, strings.Split(path.Text, "."), path.Pos)}
}

func filterType(w *checker, at diag.Span, args []parse.Node, operands []*facts.Type) *facts.Type {
	columnType(w, at, args, operands)
	return operands[0]
}

func lastArg(args []parse.Node) parse.Node {
	if len(args) == 0 {
		return nil
	}
	return args[len(args)-1]
}
