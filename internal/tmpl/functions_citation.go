package tmpl

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// A document is cited in full the first time, by type and number after that (Nghị định 30/2020/NĐ-CP, Phụ lục I,
// Mục II, khoản 6, điểm b).
var citationFunctions = map[string]function{
	"vien_dan": {usage: `vien_dan "mã-văn-bản"`, min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.cite(args[0], func(key string) bool { return c.cited[key] })
	}},
	"vien_dan_gon": {usage: `vien_dan_gon "mã-văn-bản"`, min: 1, max: 1, result: textType, call: func(c *call, args []*facts.Value) *facts.Value {
		return c.cite(args[0], func(string) bool { return true })
	}},
}

func (c *call) cite(key *facts.Value, short func(key string) bool) *facts.Value {
	name, failed := c.text(key)
	if failed != nil {
		return failed
	}
	var record *facts.Value
	if c.in.Register != nil {
		record = c.in.Register.Field(name)
	}
	if record == nil {
		var keys []string
		if c.in.Register != nil {
			keys = c.in.Register.Keys()
		}
		near, found := viet.Nearest(name, keys)
		if meant := c.in.Register.Field(near); found && meant.Kind == facts.Invalid {
			return meant // its key is misspelt, or its line lost a sign, which is reported with the register
		}
		return c.report("mau/vien-dan", name, diag.Perhaps(near))
	}
	if record.Kind == facts.Invalid {
		return record // its problems are reported with the register
	}
	used := []*facts.Value{}
	field := func(key string) string {
		v := record.Field(key)
		if v == nil || v.Kind == facts.Absent {
			return ""
		}
		used = append(used, v)
		return v.String()
	}
	number := field(facts.RecordNumber)
	text := field(facts.RecordType)
	if number == "" {
		text += " " + field(facts.RecordSubject)
		c.cited[name] = true
		return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, used...)
	}
	separator, _ := facts.Separators(record)
	text += " số " + number + separator + field(facts.RecordSymbol)
	if !short(name) {
		text += " ngày " + field(facts.RecordDate) + " của " + field(facts.RecordIssuer) + " " + field(facts.RecordSubject)
	}
	c.cited[name] = true
	return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, used...)
}
