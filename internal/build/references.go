package build

import (
	"regexp"
	"strings"
	"unicode"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Documents that texts name by number and symbol should stand in the register and be cited from there: a reference
// typed by hand keeps its date when the register's is corrected.

// typed finds a reference in running text: số 95/KH-MTTQ-BTT, số 16-CT/TU, số 30/2020/NĐ-CP, with its date if one follows.
var typed = regexp.MustCompile(`số (\d+(?:/\d{4})?[/-]\p{Lu}[\p{L}\d]+(?:[-/]\p{Lu}[\p{L}\d]*)*)(?:,? ngày (\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?`)

// checkReferences looks for references typed in templates, and prepares to look for those in prose facts.
func (p *project) checkReferences() {
	if p.register == nil || p.set == nil {
		return
	}
	r := &references{byNumber: map[string][]*facts.Value{}}
	p.references = r
	for _, record := range p.register.Fields() {
		if number := numberOf(record); number != "" {
			r.byNumber[number] = append(r.byNumber[number], record)
			r.numbers = append(r.numbers, number)
		}
	}
	for _, t := range p.set.Texts() {
		p.problems = append(p.problems, r.check(t.Text, t.At)...)
	}
}

// numberOf returns how a record is printed after số: 95/KH-MTTQ-BTT, 16-CT/TU.
func numberOf(record *facts.Value) string {
	number, symbol := text(record, facts.RecordNumber), text(record, facts.RecordSymbol)
	if number == "" || symbol == "" {
		return ""
	}
	separator, _ := facts.Separators(record)
	return number + separator + symbol
}

type references struct {
	byNumber map[string][]*facts.Value
	numbers  []string
}

// facts checks every text below a group, issue data apart.
func (r *references) facts(v *facts.Value) diag.List {
	if r == nil {
		return nil // there is no register
	}
	var problems diag.List
	switch v.Kind {
	case facts.Map:
		for key, field := range v.Fields() {
			if key != issueKey {
				problems = append(problems, r.facts(field)...)
			}
		}
	case facts.List:
		for _, item := range v.Items() {
			problems = append(problems, r.facts(item)...)
		}
	case facts.Text, facts.Prose:
		problems = r.check(v.Text, func(int, int) diag.Span { return v.At })
	}
	return problems
}

// check reports the references of a text that the register does not have, or has with another date or issuer. Of several
// records of a number, one that agrees is enough.
func (r *references) check(text string, at func(start, end int) diag.Span) diag.List {
	var problems diag.List
	for _, m := range typed.FindAllStringSubmatchIndex(text, -1) {
		number := text[m[2]:m[3]]
		records := r.byNumber[number]
		if len(records) == 0 {
			near, _ := viet.Nearest(number, r.numbers)
			problems = append(problems, diag.New("so-van-ban/ngoai-so", at(m[2], m[3]), number, diag.Perhaps(near)))
			continue
		}
		var differs diag.List
		for i, record := range records {
			found := r.differs(record, text, m, at)
			if len(found) == 0 || i == 0 {
				differs = found
			}
			if len(found) == 0 {
				break
			}
		}
		problems = append(problems, differs...)
	}
	return problems
}

// differs compares a reference with one record.
func (r *references) differs(record *facts.Value, text string, m []int, at func(start, end int) diag.Span) diag.List {
	var problems diag.List
	number := text[m[2]:m[3]]
	if m[4] >= 0 {
		written := text[m[4]:m[5]]
		day, err := viet.ParseLong("ngày " + written)
		if strings.Contains(written, "/") {
			day, err = viet.ParseDate(written)
		}
		if known := record.Field(facts.RecordDate); err == nil && isDate(known) && day != known.Date {
			problems = append(problems, diag.New("so-van-ban/khac-ngay", at(m[4], m[5]), number, written, known.Date.Short()).With(known.Path, known.At))
		}
	}
	by := issuer.FindStringSubmatchIndex(text[m[1]:])
	known := record.Field(facts.RecordIssuer)
	if by == nil || !stated(known) {
		return problems
	}
	written := text[m[1]+by[2] : m[1]+by[3]]
	if place := lastName(written); place != "" && !strings.Contains(" "+viet.Fold(known.Text)+" ", " "+viet.Fold(place)+" ") {
		problems = append(problems, diag.New("so-van-ban/khac-co-quan", at(m[1]+by[2], m[1]+by[3]), number, written, known.Text).With(known.Path, known.At))
	}
	return problems
}

// issuer finds who issued a document, right after its number and date: the words up to those that begin its subject.
var issuer = regexp.MustCompile(`^,? của (\p{Lu}[\pL ]*?)(?: (?:về|khóa|quy định|ban hành|hướng dẫn|ngày|và|để|là)(?:[^\pL]|$)|[^\pL ]|$)`)

// lastName returns the name at the end of an issuer, which tells two of one kind apart: Gia Lai of Ủy ban nhân dân tỉnh
// Gia Lai. There is none where it ends in small letters.
func lastName(issuer string) string {
	words := strings.Fields(issuer)
	first := len(words)
	for first > 0 && unicode.IsUpper([]rune(words[first-1])[0]) && viet.Upper(words[first-1]) != words[first-1] {
		first--
	}
	if len(words)-first < 2 {
		return ""
	}
	return strings.Join(words[first:], " ")
}
