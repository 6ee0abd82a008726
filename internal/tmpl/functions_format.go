package tmpl

import (
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Formats print one fact each and have an inverse in viet, so that a figure edited in Word can be read back.
var formatFunctions = map[string]function{
	"dem":   formatNumber("dem SỐ", viet.FormatCount),
	"so":    formatNumber("so SỐ", viet.FormatNumber),
	"trieu": formatNumber("trieu SỐ_TRIỆU", viet.FormatMillions),
	"bang_chu": {usage: "bang_chu SỐ", min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		words, err := viet.Words(numbers[0])
		if err != nil {
			return c.wrong(args[0], diag.Text{Vi: "số đọc được bằng chữ", En: "a number that has words"})
		}
		return formatted(c.name, words, args[0])
	}},
	"la_ma": {usage: "la_ma SỐ", min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		n, failed := c.whole(args[0])
		if failed != nil {
			return failed
		}
		roman, err := viet.Roman(n)
		if err != nil {
			return c.wrong(args[0], diag.Text{Vi: "số từ 1 đến 3999", En: "a number from 1 to 3999"})
		}
		return formatted(c.name, roman, args[0])
	}},
	"ngay":     formatDate("ngay NGÀY", viet.Date.Short),
	"ngay_dai": formatDate("ngay_dai NGÀY", viet.Date.Long),
	facts.FormatProse: {usage: "md ĐOẠN_VĂN", min: 1, max: 1, call: func(c *call, args []*facts.Value) *facts.Value {
		if _, ok := c.present(args[0]); !ok {
			return args[0]
		}
		if args[0].Kind != facts.Prose {
			return c.wrong(args[0], diag.Text{Vi: "đoạn văn (format: markdown trong schema.yaml)", En: "prose (format: markdown in schema.yaml)"})
		}
		return formatted(facts.FormatProse, args[0].Text, args[0])
	}},
	"phan_tram":     {usage: "phan_tram PHẦN TỔNG [SỐ_CHỮ_SỐ_LẺ]", min: 2, max: 3, result: textType, call: percent(viet.FormatPercent)},
	"phan_tram_deu": {usage: "phan_tram_deu PHẦN TỔNG [SỐ_CHỮ_SỐ_LẺ]", min: 2, max: 3, result: textType, call: percent(viet.FormatPercentFixed)},
}

func formatNumber(usage string, print func(viet.Decimal) string) function {
	return function{usage: usage, min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		numbers, failed := c.numbers(args)
		if failed != nil {
			return failed
		}
		return formatted(c.name, print(numbers[0]), args[0])
	}}
}

func formatDate(usage string, print func(viet.Date) string) function {
	return function{usage: usage, min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		v, ok := c.present(args[0])
		if !ok {
			return v
		}
		if v.Kind != facts.Date {
			return c.wrong(v, facts.Date.Words())
		}
		return formatted(c.name, print(v.Date), v)
	}}
}

// percent prints a part of a whole; the decimals are one unless said otherwise.
func percent(print func(part, whole viet.Decimal, places int) string) func(c *call, args []*facts.Value) *facts.Value {
	return func(c *call, args []*facts.Value) *facts.Value {
		return c.ratio(args, print, func(part, _ viet.Decimal) viet.Decimal { return part })
	}
}

// ratio prints a share of the second operand, made from both, with as many decimals as a third one asks for.
func (c *call) ratio(args []*facts.Value, print func(part, whole viet.Decimal, places int) string, part func(a, b viet.Decimal) viet.Decimal) *facts.Value {
	numbers, failed := c.numbers(args[:2])
	if failed != nil {
		return failed
	}
	places, failed := c.places(args[2:])
	if failed != nil {
		return failed
	}
	if numbers[1].IsZero() {
		return c.divisionByZero(args[1])
	}
	text := print(part(numbers[0], numbers[1]), numbers[1], places)
	return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, args[:2]...)
}

// places returns the number of decimals that an optional operand asks for; one if there is none.
func (c *call) places(args []*facts.Value) (int, *facts.Value) {
	if len(args) == 0 {
		return 1, nil
	}
	n, failed := c.whole(args[0])
	if failed == nil && (n < 0 || n > 6) {
		return 0, c.wrong(args[0], diag.Text{Vi: "số chữ số lẻ từ 0 đến 6", En: "a number of decimals from 0 to 6"})
	}
	return n, failed
}

func (c *call) divisionByZero(whole *facts.Value) *facts.Value {
	d := diag.New("mau/chia-khong", c.at.span(), c.name)
	if !whole.At.IsZero() {
		d = d.With(whole.Path+" = 0", whole.At)
	}
	c.problems = append(c.problems, d)
	return &facts.Value{Kind: facts.Invalid}
}

func textType(*checker, diag.Span, []parse.Node, []*facts.Type) *facts.Type {
	return &facts.Type{Kind: facts.Text}
}

func numberType(*checker, diag.Span, []parse.Node, []*facts.Type) *facts.Type {
	return &facts.Type{Kind: facts.Number}
}
