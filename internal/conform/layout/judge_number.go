package layout

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

var (
	numberForm = regexp.MustCompile(`^(\p{L}+)\s*([:;.]?)\s*(.*)$`)
	valueForm  = regexp.MustCompile(`^([\d.…_\s]*)([/\-–])?\s*(.*)$`)
)

// number judges the number and symbol: its form, the separators, its look.
func (j *judge) number() {
	l := j.c.number
	comp := j.v.Components["so_ky_hieu"]
	if l == nil {
		if j.c.title != nil && j.c.kind != nil && (j.c.date != nil || j.c.known && j.c.typ.Undated) {
			severity := diag.Error
			for _, s := range j.c.subject {
				if strings.Contains(s.fold, "trinh ") {
					severity = diag.Info // read out at a meeting, and numbered where it is sent
				}
			}
			j.reportAs(severity, "NUM-FORM", comp.Clause, say("không thấy số, ký hiệu văn bản", "there is no number and symbol"), nil, place{})
		}
		return
	}
	f := j.look(comp, []line{*l})
	f.report("NUM-STYLE")
	j.numberForm(*l, comp)
}

// numberForm judges how the number is written.
func (j *judge) numberForm(l line, comp profile.Component) {
	parts := profile.Parts(j.v.Patterns.Number)
	if len(parts) < 4 {
		return
	}
	prefix := strings.TrimSpace(parts[0].Text)
	var between []string // the marks before each further hole
	for _, p := range parts[1:] {
		if p.Hole == "" {
			between = append(between, strings.TrimSpace(p.Text))
		}
	}
	m := numberForm.FindStringSubmatch(l.text)
	if m == nil || len(between) < 2 {
		return
	}
	report := func(what diag.Text) { j.report("NUM-FORM", comp.Clause, what, nil, l.at()) }
	if word := strings.TrimSuffix(prefix, ":"); m[1] != word {
		report(say("viết “%s”, quy định “%s”", "it reads “%s”, the rule says “%s”", m[1], word))
	}
	if colon := strings.HasSuffix(prefix, ":"); colon && m[2] != ":" {
		report(say("sau chữ “%s” thiếu dấu hai chấm", "there is no colon after “%s”", m[1]))
	} else if !colon && m[2] != "" {
		report(say("sau chữ “%s” thừa dấu “%s”", "after “%s” there is a “%s” too many", m[1], m[2]))
	}
	v := valueForm.FindStringSubmatch(m[3])
	if v == nil {
		return
	}
	digits, mark, symbol := strings.TrimSpace(v[1]), v[2], v[3]
	if strings.ContainsAny(symbol, "…_") || strings.Contains(symbol, "..") {
		symbol = ""
	}
	if end := strings.TrimRight(symbol, ".,;: "); end != symbol {
		report(say("sau ký hiệu thừa dấu “%s”", "there is a “%s” too many after the symbol", strings.TrimSpace(symbol[len(end):])))
		symbol = end
	}
	symbol = j.withoutYear(symbol, report)
	j.digits(digits, mark, report, l, comp)
	if symbol == "" {
		return
	}
	wanted := between[0]
	if letter, ok := j.v.Type("cong-van"); j.c.kind == nil && letter.Symbol == "" && ok && len(profile.Parts(j.v.Patterns.LetterNumber)) > 2 {
		wanted = strings.TrimSpace(profile.Parts(j.v.Patterns.LetterNumber)[2].Text)
	}
	reversed := mark != "" && mark != wanted && strings.Contains(symbol, wanted)
	switch {
	case reversed:
		j.report("NUM-PARTY", comp.Clause, say("ghi “%s”, dấu nối dùng như quy định khác; quy định ở đây: %s", "it reads “%s”, with the marks of another regime; the rule here: %s",
			l.text, example(j.v.Patterns.Number)), nil, l.at())
	case mark == "" || mark != wanted:
		report(say("ghi “%s”, quy định giữa số và ký hiệu là dấu “%s”", "it reads “%s”; the rule says “%s” between number and symbol", l.text, wanted))
	}
	if strings.ContainsFunc(symbol, unicode.IsSpace) || strings.Contains(l.text, " "+mark) && digits != "" && mark != "" {
		report(say("có dấu cách trong ký hiệu “%s”, quy định viết liền", "there is a space in the symbol “%s”, the rule says none", strings.TrimSpace(v[1]+mark+symbol)))
	}
	if strings.Contains(symbol, "–") || strings.Contains(symbol, "—") {
		report(say("ký hiệu “%s” dùng gạch dài, quy định dấu gạch nối", "the symbol “%s” has a long dash, the rule says a hyphen", symbol))
	}
	j.symbol(symbol, report, l, comp, reversed)
}

// yearForm is a year between number and symbol, which legal documents have.
var yearForm = regexp.MustCompile(`^((?:19|20)\d\d)\s*([/-])\s*(.+)$`)

// withoutYear judges a year in the symbol and returns the symbol without it.
func (j *judge) withoutYear(symbol string, report func(diag.Text)) string {
	m := yearForm.FindStringSubmatch(symbol)
	if m == nil {
		return symbol
	}
	if strings.HasPrefix(m[3], "NQ-HĐND") || strings.HasPrefix(m[3], "QĐ-UBND") || !j.c.known || j.c.typ.Symbol == "" || !strings.HasPrefix(m[3], j.c.typ.Symbol+"-") {
		return symbol // a legal document, whose symbol has the year
	}
	report(say("ký hiệu có năm “%s”, quy định chỉ văn bản quy phạm pháp luật mới ghi năm", "the symbol has the year “%s”; the rule says legal documents only", m[1]))
	return m[3]
}

// digits judges the number itself.
func (j *judge) digits(digits, mark string, report func(diag.Text), l line, comp profile.Component) {
	n, err := strconv.Atoi(digits)
	switch {
	case strings.Trim(digits, " .…_") == "":
		j.reportAs(diag.Info, "NUM-FORM", comp.Clause, say("chưa ghi số văn bản", "the number is still blank"), nil, l.at())
	case err != nil:
	case len(digits) == 1:
		report(say("số “%s” dưới 10, quy định thêm số 0 ở trước: 0%s", "number “%s” is below 10, the rule says a zero before it: 0%s", digits, digits))
	case len(digits) > 2 && digits[0] == '0' && n > 0:
		j.reportAs(diag.Warning, "NUM-FORM", comp.Clause, say("số “%s” thừa số 0 ở trước", "number “%s” has zeros too many", digits), nil, l.at())
	}
}

// symbol judges the letters of the symbol and, where the type of the document is known, its first group.
func (j *judge) symbol(symbol string, report func(diag.Text), l line, comp profile.Component, reversed bool) {
	groups := strings.FieldsFunc(symbol, func(r rune) bool { return r == '-' || r == '/' || r == '–' || unicode.IsSpace(r) || r == '.' })
	if len(groups) > 1 && len(groups[0]) == 4 && strings.Trim(groups[0], "0123456789") == "" {
		groups = groups[1:] // the year of a legal document
	}
	if len(groups) == 0 {
		return
	}
	for _, g := range groups {
		if g != viet.Upper(g) && !j.isSymbol(g) {
			report(say("nhóm “%s” trong ký hiệu có chữ thường, quy định chữ in hoa", "group “%s” of the symbol has small letters, the rule says capitals", g))
			break
		}
	}
	if j.c.kind == nil || !j.c.known || j.c.typ.Symbol == "" || reversed {
		return
	}
	if first := groups[0]; first != j.c.typ.Symbol {
		at := l.at()
		if !j.isSymbol(first) && len(groups) == 1 {
			return // a short symbol of the body alone
		}
		j.report("NUM-TYPE", comp.Clause, say("ký hiệu ghi “%s”, chữ viết tắt của %s là “%s”", "the symbol says “%s”, the short form of %s is “%s”", first, j.c.typ.Title, j.c.typ.Symbol), nil, at)
	}
}

// isSymbol tells whether a group is the short form of a type.
func (j *judge) isSymbol(group string) bool {
	for _, t := range j.v.Types {
		if t.Symbol != "" && t.Symbol == group {
			return true
		}
	}
	switch group {
	case "QyC", "QyĐ", "QĐi", "TrS", "CTr", "TTr", "ĐUỷ":
		return true
	}
	return false
}

// example writes a pattern with values in it.
func example(pattern string) string {
	return strings.NewReplacer("{so}", "15", "{loai}", "KH", "{co_quan}", "ABC").Replace(pattern)
}
