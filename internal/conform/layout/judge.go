package layout

import (
	"fmt"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// Finding is one fault of the layout: one cause, however many places it shows at.
type Finding struct {
	Rule   profile.Rule
	Clause string    // where the demand stands
	What   diag.Text // what was found and what is wanted
	Count  int       // of places; there may be more than are named
	places []place
	mend   func() // makes it right in the tree of the document; nil where only a person can
}

// place is a part of a paragraph; a nil paragraph stands for the document as such.
type place struct {
	p          *paragraph
	start, end int // bytes of its text; the whole paragraph where they are equal
}

// Verdict is what a check came to.
type Verdict struct {
	Version  *profile.Version // the rules that the document was judged by; nil where no pack covers it
	Findings []Finding        // in no order

	d *Document
	c *components
}

// judge holds one document against one version of the rules.
type judge struct {
	d        *Document
	v        *profile.Version
	c        *components
	findings []Finding
}

// Check judges the document by a pack: the one that its signs lead to, or the one that is named. The date of the
// document chooses the version. It returns nil only where there is no pack to judge by.
func (d *Document) Check(packs map[string]*profile.Profile, name string) *Verdict {
	list := ordered(packs)
	c := d.find(list)
	pack := packs[name]
	foreign := pack == nil && c.ownTitle != nil
	if pack == nil {
		pack = regime(list, c)
	}
	if pack == nil {
		return nil
	}
	v := pack.At(c.day())
	if v == nil {
		return nil
	}
	c.retype(v)
	j := &judge{d: d, v: v, c: c}
	if foreign {
		j.uncovered()
		return &Verdict{Findings: j.findings, d: d, c: c}
	}
	for _, judgeOne := range judgements {
		judgeOne(j)
	}
	return &Verdict{Version: v, Findings: j.findings, d: d, c: c}
}

// judgements are made in this order on every document.
var judgements = []func(*judge){
	(*judge).page, (*judge).pageNumbers, (*judge).fonts, (*judge).colours,
	(*judge).upperRight, (*judge).bodies, (*judge).number, (*judge).date, (*judge).sizes,
	(*judge).title, (*judge).letterSubject, (*judge).grounds,
	(*judge).text, (*judge).spacing, (*judge).ending, (*judge).headings,
	(*judge).signature, (*judge).addressees, (*judge).recipients, (*judge).annexes, (*judge).marks,
}

// report notes a fault of a rule, where the version states the rule. The clause is the rule's own, or else that of the
// component.
func (j *judge) report(id string, clause string, what diag.Text, mend func(), places ...place) {
	rule, ok := j.v.Demand(id)
	if !ok || what == (diag.Text{}) {
		return
	}
	j.add(rule, clause, what, mend, places)
}

// reportAs is report with a severity below the rule's own.
func (j *judge) reportAs(severity diag.Severity, id string, clause string, what diag.Text, mend func(), places ...place) {
	if rule, ok := j.v.Demand(id); ok {
		rule.Severity = max(rule.Severity, severity)
		j.add(rule, clause, what, mend, places)
	}
}

func (j *judge) add(rule profile.Rule, clause string, what diag.Text, mend func(), places []place) {
	if rule.Clause != "" {
		clause = rule.Clause
	}
	j.findings = append(j.findings, Finding{Rule: rule, Clause: clause, What: what, Count: len(places), places: places, mend: mend})
}

// say makes a text in both languages from two formats with the same arguments.
func say(vi, en string, args ...any) diag.Text {
	return diag.Text{Vi: fill(vi, args, diag.Vi), En: fill(en, args, diag.En)}
}

func fill(format string, args []any, lang diag.Lang) string {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case diag.Text:
			out[i] = a.In(lang)
		case float64:
			out[i] = decimal(a, lang)
		default:
			out[i] = a
		}
	}
	return fmt.Sprintf(format, out...)
}

// decimal writes a number with at most one digit after the mark.
func decimal(x float64, lang diag.Lang) string {
	s := strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
	if lang == diag.Vi {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// joinTexts puts several texts together.
func joinTexts(parts []diag.Text, between string) diag.Text {
	var vi, en []string
	for _, p := range parts {
		vi, en = append(vi, p.Vi), append(en, p.En)
	}
	return diag.Text{Vi: strings.Join(vi, between), En: strings.Join(en, between)}
}

// allowed says what a measure allows: 13–14, 10 or 12,7, from 18 pt on.
func allowed(m profile.Measure, unit string) diag.Text {
	if unit != "" {
		unit = " " + unit
	}
	var parts []diag.Text
	open := false
	for _, r := range m.Allowed {
		switch {
		case r.Max < r.Min:
			open = true
			parts = append(parts, say("từ %s"+unit+" trở lên", "%s"+unit+" or more", r.Min))
		case r.Min == r.Max:
			parts = append(parts, say("%s", "%s", r.Min))
		case r.Min == 0:
			parts = append(parts, say("đến %s", "up to %s", r.Max))
		default:
			parts = append(parts, say("%s–%s", "%s–%s", r.Min, r.Max))
		}
	}
	text := joinTexts(parts, ", ")
	if len(parts) == 2 {
		text = say("%s hoặc %s", "%s or %s", parts[0], parts[1])
	}
	if open {
		return text
	}
	return diag.Text{Vi: text.Vi + unit, En: text.En + unit}
}

// at returns the place of a line.
func (l line) at() place { return place{l.p, l.start, l.end} }

func placesOf(lines []line) []place {
	var all []place
	for _, l := range lines {
		all = append(all, l.at())
	}
	return all
}

// day returns the date of the document; where the day is blank the month or the year alone, where there is none the
// zero date.
func (c *components) day() viet.Date {
	if c.date == nil {
		return viet.Date{}
	}
	return dayOf(c.date.text)
}

// retype looks the type up among those of the version, whose symbols may differ from those of other packs.
func (c *components) retype(v *profile.Version) {
	if !c.known {
		return
	}
	if t, ok := v.Type(c.typ.ID); ok {
		c.typ = t
		return
	}
	c.known = false
}
