package tmpl

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

var numberFunctions = map[string]function{
	"cong": fold("cong SỐ SỐ …", viet.Decimal.Add),
	"tru":  fold("tru SỐ SỐ …", viet.Decimal.Sub),
	"nhan": fold("nhan SỐ SỐ …", viet.Decimal.Mul),
	"chia": {usage: "chia SỐ SỐ", min: 2, max: 2, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		if numbers[1].IsZero() {
			return c.divisionByZero(args[1])
		}
		return computed(c.name, facts.Value{Kind: facts.Number, Number: numbers[0].Div(numbers[1])}, args...)
	}},
	"lam_tron": {usage: "lam_tron SỐ [SỐ_CHỮ_SỐ_LẺ]", min: 1, max: 2, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args[:1])
		if failed != nil {
			return failed
		}
		places := 0
		if len(args) == 2 {
			if places, failed = c.whole(args[1]); failed != nil {
				return failed
			}
		}
		return computed(c.name, facts.Value{Kind: facts.Number, Number: numbers[0].Round(int32(places))}, args[0])
	}},
	"tong":     overList("tong DANH_SÁCH", func(a, b viet.Decimal) viet.Decimal { return a.Add(b) }),
	"lon_nhat": overList("lon_nhat DANH_SÁCH | SỐ SỐ …", func(a, b viet.Decimal) viet.Decimal { return decimalMax(a, b) }),
	"nho_nhat": overList("nho_nhat DANH_SÁCH | SỐ SỐ …", func(a, b viet.Decimal) viet.Decimal { return decimalMax(a.Neg(), b.Neg()).Neg() }),
}

func decimalMax(a, b viet.Decimal) viet.Decimal {
	if a.LessThan(b) {
		return b
	}
	return a
}

// fold computes from left to right.
func fold(usage string, combine func(a, b viet.Decimal) viet.Decimal) function {
	return function{usage: usage, min: 2, max: -1, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		result := numbers[0]
		for _, n := range numbers[1:] {
			result = combine(result, n)
		}
		return computed(c.name, facts.Value{Kind: facts.Number, Number: result}, args...)
	}}
}

// overList computes over the members of a list, or over the operands where they are numbers.
func overList(usage string, combine func(a, b viet.Decimal) viet.Decimal) function {
	return function{usage: usage, min: 1, max: -1, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		members := args
		if args[0].Kind == facts.List {
			members = args[0].Items()
		}
		if len(members) == 0 {
			if c.name == "tong" {
				return number(0)
			}
			return c.wrong(args[0], diag.Text{Vi: "danh sách có ít nhất một số", En: "a list with a number at least"})
		}
		numbers, failed := c.numbers(members)
		if failed != nil {
			return failed
		}
		result := numbers[0]
		for _, n := range numbers[1:] {
			result = combine(result, n)
		}
		return computed(c.name, facts.Value{Kind: facts.Number, Number: result}, members...)
	}}
}
