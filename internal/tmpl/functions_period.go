package tmpl

import (
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Functions that compare a figure with that of an earlier period, or with a target. Without an earlier figure there is
// nothing to compare with: they say so where a template prints them, and guard with co. A change from zero has no
// relative size.
var periodFunctions = map[string]function{
	"chenh_lech": {usage: "chenh_lech NAY TRƯỚC", min: 2, max: 2, result: numberType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		return computed(c.name, facts.Value{Kind: facts.Number, Number: numbers[0].Sub(numbers[1]).Abs()}, args...)
	}},
	"tang_giam": {usage: "tang_giam NAY TRƯỚC", min: 2, max: 2, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		return computed(c.name, facts.Value{Kind: facts.Text, Text: direction(numbers[0], numbers[1])}, args...)
	}},
	"ty_le_thay_doi": {usage: "ty_le_thay_doi NAY TRƯỚC [SỐ_CHỮ_SỐ_LẺ]", min: 2, max: 3, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.ratio(args, viet.FormatPercent, func(now, before viet.Decimal) viet.Decimal {
			return now.Sub(before).Abs().Mul(viet.FromInt(before.Sign()))
		})
	}},
	"so_voi": {usage: `so_voi NAY TRƯỚC ["đơn vị"]`, min: 2, max: 3, result: textType, call: compareWords},
	"muc_dat": {usage: "muc_dat KẾT_QUẢ CHỈ_TIÊU", min: 2, max: 2, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		words := map[int]string{-1: "chưa đạt", 0: "đạt", 1: "vượt"}[numbers[0].Cmp(numbers[1])]
		return computed(c.name, facts.Value{Kind: facts.Text, Text: words}, args...)
	}},
}

func direction(now, before viet.Decimal) string {
	return map[int]string{-1: "giảm", 0: "bằng", 1: "tăng"}[now.Cmp(before)]
}

// compareWords writes a whole comparison: tăng 12 hộ (10,5%), giảm 3 vụ (2%), bằng; a change from zero has no percentage.
func compareWords(c *call, args []*facts.Value) *facts.Value {
	numbers, failed := c.numbers(args[:2])
	if failed != nil {
		return failed
	}
	now, before := numbers[0], numbers[1]
	text := direction(now, before)
	if change := now.Sub(before).Abs(); !change.IsZero() {
		text += " " + viet.FormatCount(change)
		if len(args) == 3 {
			unit, failed := c.text(args[2])
			if failed != nil {
				return failed
			}
			text += " " + unit
		}
		if !before.IsZero() {
			text += " (" + viet.FormatPercent(change, before.Abs(), 1) + ")"
		}
	}
	return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, args[:2]...)
}
