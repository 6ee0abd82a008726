package tmpl

import (
	"slices"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// sprigListFunctions are sprig's functions on lists under their own names and order of operands, on values instead of
// any: members keep their facts, and equality is that of eq.
var sprigListFunctions = map[string]function{
	"list": {usage: "list GIÁ_TRỊ …", min: 0, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		return facts.NewList(facts.Value{}, args)
	}},
	"dict": {usage: `dict "khóa" GIÁ_TRỊ …`, min: 0, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		var keys []string
		fields := map[string]*facts.Value{}
		for i := 0; i+1 < len(args); i += 2 {
			key, failed := c.text(args[i])
			if failed != nil {
				return failed
			}
			if fields[key] == nil {
				keys = append(keys, key)
			}
			fields[key] = args[i+1]
		}
		return facts.NewMap(facts.Value{}, keys, fields)
	}},
	"first":   onList("first DANH_SÁCH", itemType, func(items []*facts.Value) *facts.Value { return edge(items, 0) }),
	"last":    onList("last DANH_SÁCH", itemType, func(items []*facts.Value) *facts.Value { return edge(items, len(items)-1) }),
	"rest":    onList("rest DANH_SÁCH", listType, func(items []*facts.Value) *facts.Value { return sublist(items, 1, len(items)) }),
	"initial": onList("initial DANH_SÁCH", listType, func(items []*facts.Value) *facts.Value { return sublist(items, 0, len(items)-1) }),
	"reverse": onList("reverse DANH_SÁCH", listType, func(items []*facts.Value) *facts.Value {
		items = slices.Clone(items)
		slices.Reverse(items)
		return facts.NewList(facts.Value{}, items)
	}),
	"compact": onList("compact DANH_SÁCH", listType, func(items []*facts.Value) *facts.Value {
		return facts.NewList(facts.Value{}, slices.DeleteFunc(slices.Clone(items), func(v *facts.Value) bool { return !v.Truth() }))
	}),
	"uniq": onList("uniq DANH_SÁCH", listType, func(items []*facts.Value) *facts.Value {
		var kept []*facts.Value
		for _, v := range items {
			if !contains(kept, v) {
				kept = append(kept, v)
			}
		}
		return facts.NewList(facts.Value{}, kept)
	}),
	"without": {usage: "without DANH_SÁCH GIÁ_TRỊ …", min: 2, max: -1, result: listType, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[0])
		if failed != nil {
			return failed
		}
		return facts.NewList(facts.Value{}, slices.DeleteFunc(slices.Clone(items), func(v *facts.Value) bool { return contains(args[1:], v) }))
	}},
	"has": {usage: "has GIÁ_TRỊ DANH_SÁCH", min: 2, max: 2, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[1])
		if failed != nil {
			return failed
		}
		return boolean(contains(items, args[0]))
	}},
	"append": {usage: "append DANH_SÁCH GIÁ_TRỊ", min: 2, max: 2, result: listType, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[0])
		if failed != nil {
			return failed
		}
		return facts.NewList(facts.Value{}, append(slices.Clone(items), args[1]))
	}},
	"prepend": {usage: "prepend DANH_SÁCH GIÁ_TRỊ", min: 2, max: 2, result: listType, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[0])
		if failed != nil {
			return failed
		}
		return facts.NewList(facts.Value{}, append([]*facts.Value{args[1]}, items...))
	}},
	"concat": {usage: "concat DANH_SÁCH …", min: 1, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		var all []*facts.Value
		for _, arg := range args {
			items, failed := c.list(arg)
			if failed != nil {
				return failed
			}
			all = append(all, items...)
		}
		return facts.NewList(facts.Value{}, all)
	}},
	"slice": {usage: "slice DANH_SÁCH TỪ [ĐẾN]", min: 2, max: 3, result: listType, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[0])
		if failed != nil {
			return failed
		}
		bounds := []int{0, len(items)}
		for i, arg := range args[1:] {
			if bounds[i], failed = c.whole(arg); failed != nil {
				return failed
			}
		}
		if bounds[0] < 0 || bounds[1] > len(items) || bounds[0] > bounds[1] {
			return c.report("mau/ngoai-danh-sach", bounds[1], len(items))
		}
		return sublist(items, bounds[0], bounds[1])
	}},
	"chunk": {usage: "chunk CỠ DANH_SÁCH", min: 2, max: 2, call: func(c *call, args []*facts.Value) *facts.Value {
		size, failed := c.whole(args[0])
		if failed != nil {
			return failed
		}
		items, failed := c.list(args[1])
		if failed != nil {
			return failed
		}
		if size < 1 {
			return c.wrong(args[0], diag.Text{Vi: "số lớn hơn 0", En: "a number above 0"})
		}
		var chunks []*facts.Value
		for part := range slices.Chunk(items, size) {
			chunks = append(chunks, facts.NewList(facts.Value{}, part))
		}
		return facts.NewList(facts.Value{}, chunks)
	}},
	"join": {usage: "join DẤU DANH_SÁCH", min: 2, max: 2, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		sign, failed := c.text(args[0])
		if failed != nil {
			return failed
		}
		items, failed := c.list(args[1])
		if failed != nil {
			return failed
		}
		words := make([]string, len(items))
		for i, v := range items {
			if words[i], failed = c.text(v); failed != nil {
				return failed
			}
		}
		return computed(c.name, facts.Value{Kind: facts.Text, Text: strings.Join(words, sign)}, items...)
	}},
	"ternary": {usage: "ternary KHI_ĐÚNG KHI_SAI ĐIỀU_KIỆN", min: 3, max: 3, call: func(c *call, args []*facts.Value) *facts.Value {
		if args[2].Truth() {
			return args[0]
		}
		return args[1]
	}},
	"coalesce": {usage: "coalesce GIÁ_TRỊ …", min: 1, max: -1, call: func(c *call, args []*facts.Value) *facts.Value {
		for _, v := range args {
			if v.Truth() {
				return v
			}
		}
		return args[len(args)-1]
	}},
	"empty": {usage: "empty GIÁ_TRỊ", min: 1, max: 1, call: func(c *call, args []*facts.Value) *facts.Value {
		return boolean(!args[0].Truth())
	}},
	"fail": {usage: "fail LỜI_BÁO", min: 1, max: 1, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.report("mau/fail", args[0].String())
	}},
}

type typeRule = func(*checker, diag.Span, []parse.Node, []*facts.Type) *facts.Type

func onList(usage string, result typeRule, f func(items []*facts.Value) *facts.Value) function {
	return function{usage: usage, min: 1, max: 1, result: result, call: func(c *call, args []*facts.Value) *facts.Value {
		items, failed := c.list(args[0])
		if failed != nil {
			return failed
		}
		return f(items)
	}}
}

func edge(items []*facts.Value, i int) *facts.Value {
	if len(items) == 0 {
		return &facts.Value{Kind: facts.Absent}
	}
	return items[i]
}

func sublist(items []*facts.Value, from, to int) *facts.Value {
	return facts.NewList(facts.Value{}, items[min(from, len(items)):max(min(from, len(items)), to)])
}

func contains(items []*facts.Value, v *facts.Value) bool {
	return slices.ContainsFunc(items, func(item *facts.Value) bool { return item.Kind == v.Kind && item.String() == v.String() })
}

// listType is the type of a list made of a list's members, itemType that of one member.
func listType(_ *checker, _ diag.Span, _ []parse.Node, operands []*facts.Type) *facts.Type {
	if operands[0] == nil || operands[0].Kind != facts.List {
		return nil
	}
	return operands[0]
}

func itemType(w *checker, at diag.Span, args []parse.Node, operands []*facts.Type) *facts.Type {
	if list := listType(w, at, args, operands); list != nil {
		return list.Items
	}
	return nil
}
