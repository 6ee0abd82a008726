package build

import (
	"cmp"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// citation is a record of the register that a document cites.
type citation struct {
	record   *facts.Value
	figure   *facts.Figure // as the document prints it
	issued   *facts.Value  // the document's date
	document string        // xa/tan-an/ke-hoach
}

// citations returns what a document cites and perhaps should not, each record once; judge has the last word, when it has
// seen those of all documents. A document without a date is compared with nothing.
func (p *project) citations(j job, figures []*facts.Figure) []citation {
	issued := date(j.unit.Root, j.template)
	if issued == nil || p.register == nil {
		return nil
	}
	var all []citation
	seen := map[string]bool{}
	for _, f := range figures {
		if len(f.Value.From) == 0 || !strings.HasPrefix(string(f.Value.Op), "vien_dan") {
			continue
		}
		key, _, _ := strings.Cut(f.Value.From[0].Path, ".")
		if record := p.register.Field(key); record != nil && !seen[key] {
			seen[key] = true
			if c := (citation{record, f, issued, j.path("")}); len(p.judge([]citation{c})) > 0 {
				all = append(all, c)
			}
		}
	}
	return all
}

// judge compares the dates of documents with those of what they cite: nothing rests on what is younger, on what has
// ceased to be in force, or on what is replaced.
func (p *project) judge(all []citation) diag.List {
	var problems diag.List
	var early []citation
	slices.SortStableFunc(all, func(a, b citation) int { return cmp.Compare(a.document, b.document) })
	for _, c := range all {
		if day := c.record.Field(facts.RecordDate); isDate(day) && after(day.Date, c.issued.Date) {
			early = append(early, c)
		}
		if until := c.record.Field(facts.RecordUntil); isDate(until) && after(c.issued.Date, until.Date) && !ceasedBefore(c.record) {
			problems = append(problems, diag.New("so-van-ban/het-hieu-luc", c.figure.At, shortName(c.record), until.Date.Short()).
				With(facts.RecordUntil, until.At))
		}
		if next := c.record.Field(facts.RecordReplace); stated(next) {
			by := p.register.Field(next.Text)
			if by != nil && (!isDate(by.Field(facts.RecordDate)) || !after(by.Field(facts.RecordDate).Date, c.issued.Date)) {
				problems = append(problems, diag.New("so-van-ban/da-thay", c.figure.At, shortName(c.record), shortName(by)).
					With(facts.RecordReplace, next.At).With(next.Text, by.At))
			}
		}
	}
	return append(problems, blame(early)...)
}

// ceasedBefore tells whether a record says that it ceased to be in force before it was issued, which is reported there.
func ceasedBefore(record *facts.Value) bool {
	day, until := record.Field(facts.RecordDate), record.Field(facts.RecordUntil)
	return isDate(day) && isDate(until) && after(day.Date, until.Date)
}

// maxNotes is the number of other places that a problem names; the rest are counted.
const maxNotes = 5

// blame reports citations of what is younger than the document, at the date that explains most of them: one wrong date
// in the register sets many documents against it, one wrong date of a document sets it against all that it cites.
func blame(early []citation) diag.List {
	var problems diag.List
	for len(early) > 0 {
		count := map[diag.Span]int{}
		for _, c := range early {
			count[c.day().At]++
			count[c.issued.At]++
		}
		worst := slices.MaxFunc(early, func(a, b citation) int {
			return cmp.Compare(max(count[a.day().At], count[a.issued.At]), max(count[b.day().At], count[b.issued.At]))
		})
		inRegister := count[worst.day().At] >= count[worst.issued.At]
		d := diag.New("so-van-ban/truoc-can-cu", worst.issued.At, worst.document, worst.issued.Date.Short(), count[worst.issued.At])
		if inRegister {
			d = diag.New("so-van-ban/sau-ngay", worst.day().At, shortName(worst.record), worst.day().Date.Short(), count[worst.day().At])
		}
		var rest []citation
		for _, c := range early {
			switch {
			case inRegister && c.day().At == worst.day().At:
				d = d.WithFirst(maxNotes, c.document+": "+c.issued.Date.Short(), c.issued.At)
			case !inRegister && c.issued.At == worst.issued.At:
				d = d.WithFirst(maxNotes, c.record.Path+": "+c.day().Date.Short(), c.day().At)
			default:
				rest = append(rest, c)
			}
		}
		problems, early = append(problems, d), rest
	}
	return problems
}

// shortName names a record as documents cite it a second time.
func shortName(record *facts.Value) string {
	if number := numberOf(record); number != "" {
		return text(record, facts.RecordType) + " số " + number
	}
	return text(record, facts.RecordType) + " " + text(record, facts.RecordSubject)
}

// day returns the date of what is cited.
func (c citation) day() *facts.Value { return c.record.Field(facts.RecordDate) }

func isDate(v *facts.Value) bool { return stated(v) && v.Kind == facts.Date }
