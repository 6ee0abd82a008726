package tmpl

import (
	"fmt"
	"strings"

	"vanban/internal/facts"
	"vanban/internal/viet"
)

var textFunctions = map[string]function{
	"hoa":        textFunction("hoa VĂN_BẢN", viet.Upper),
	"hoa_dau":    textFunction("hoa_dau VĂN_BẢN", viet.Capital),
	"thuong_dau": textFunction("thuong_dau VĂN_BẢN", viet.Uncapital),
	"mac_dinh": {usage: "mac_dinh GIÁ_TRỊ GIÁ_TRỊ_KHI_CHƯA_CÓ", min: 2, max: 2, call: func(c *call, args []*facts.Value) *facts.Value {
		if args[0].Kind == facts.Absent {
			return args[1]
		}
		return args[0]
	}},
	"printf": {usage: `printf "%s …" GIÁ_TRỊ …`, min: 1, max: -1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		format, failed := c.text(args[0])
		if failed != nil {
			return failed
		}
		words := make([]any, 0, len(args)-1)
		for _, v := range args[1:] {
			word, failed := c.text(v)
			if failed != nil {
				return failed
			}
			words = append(words, word)
		}
		if strings.Count(strings.ReplaceAll(format, "%%", ""), "%") != len(words) || strings.Count(format, "%s")+strings.Count(format, "%v") != len(words) {
			return c.report("mau/printf", format, len(words))
		}
		return computed(c.name, facts.Value{Kind: facts.Text, Text: fmt.Sprintf(format, words...)}, args[1:]...)
	}},
}

// textFunction changes a text letter by letter.
func textFunction(usage string, change func(string) string) function {
	return function{usage: usage, min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		s, failed := c.text(args[0])
		if failed != nil {
			return failed
		}
		if args[0].At.IsZero() && args[0].From == nil {
			return constant(change(s))
		}
		return formatted(c.name, change(s), args[0])
	}}
}
