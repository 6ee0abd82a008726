package tmpl

import (
	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Fields of a record in the register of cited documents.
const (
	citedType    = "loai"    // Kế hoạch
	citedNumber  = "so"      // 95; absent for laws, which are cited by name
	citedSymbol  = "ky_hieu" // KH-MTTQ-BTT
	citedDate    = "ngay"
	citedIssuer  = "co_quan"   // in full
	citedSubject = "trich_yeu" // reads on after the issuer: về việc ...
	citedRegime  = "che_do"    // dang for Party documents, numbered 16-CT/TU
	regimeParty  = "dang"
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
		near, _ := viet.Nearest(name, keys)
		return c.report("mau/vien-dan", name, diag.Perhaps(near))
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
	number := field(citedNumber)
	text := field(citedType)
	if number == "" {
		text += " " + field(citedSubject)
		c.cited[name] = true
		return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, used...)
	}
	separators := [2]string{"/", "-"}
	if regime := record.Field(citedRegime); regime != nil && regime.Text == regimeParty {
		separators = [2]string{"-", "/"}
	}
	text += " số " + number + separators[0] + field(citedSymbol)
	if !short(name) {
		text += " ngày " + field(citedDate) + " của " + field(citedIssuer) + " " + field(citedSubject)
	}
	c.cited[name] = true
	return computed(c.name, facts.Value{Kind: facts.Text, Text: text}, used...)
}
