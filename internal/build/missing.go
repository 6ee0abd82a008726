package build

import (
	"cmp"
	"context"
	"io/fs"
	"slices"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/tmpl"
)

// Missing is a fact that documents need and nobody has stated.
type Missing struct {
	Unit      string // xa/tan-an; empty for what all share
	Name      string // of the unit, as its file states it
	Path      string
	Title     string    // in words, from the schema
	Measure   string    // unit of measure
	At        diag.Span // the group of the data file where it belongs
	Documents []string  // drafts that need it, in order
}

// FindMissing makes the drafts that the patterns name, in memory, with blanks, and returns the facts that they lack, by
// unit and in the order of the keys.
func FindMissing(ctx context.Context, data, templates fs.FS, opt Options) ([]Missing, diag.List, error) {
	p := load(data, templates)
	type lack struct {
		values   []*facts.Value
		problems diag.List
	}
	problems := p.problems
	found := map[[2]string]*Missing{}
	note := func(part *project, j job, l lack) {
		problems = append(problems, l.problems...)
		for _, v := range l.values {
			m := found[[2]string{v.Unit, v.Path}]
			if m == nil {
				m = &Missing{Unit: v.Unit, Name: part.unitName(v.Unit), Path: v.Path, At: v.At}
				if v.Type != nil {
					m.Title, m.Measure = v.Type.Title, v.Type.Unit
				}
				found[[2]string{v.Unit, v.Path}] = m
			}
			if draft := j.path(""); !slices.Contains(m.Documents, draft) {
				m.Documents = append(m.Documents, draft)
			}
		}
	}
	for part := range p.parts(ctx, p.wanted(opt.Patterns), whole) {
		problems = append(problems, part.problems...)
		jobs := part.jobs(opt.Patterns)
		lacks, _ := parallelUntil(ctx, jobs, opt.Jobs, func(j job) lack {
			if part.broken || j.unit.broken != nil || j.template.Broken {
				return lack{}
			}
			rendered, problems := p.set.Render(j.template, tmpl.Input{Data: part.context(j.unit), Register: p.register, Blanks: true})
			if rendered == nil {
				return lack{problems: problems}
			}
			return lack{rendered.Missing, problems}
		})
		for i, l := range lacks {
			note(part, jobs[i], l)
		}
	}
	var list []Missing
	for _, m := range found {
		list = append(list, *m)
	}
	slices.SortFunc(list, func(a, b Missing) int { return cmp.Or(cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Path, b.Path)) })
	return list, p.settle(data, problems, false), ctx.Err()
}

// unitName returns what a unit is called, or nothing.
func (p *project) unitName(id string) string {
	for _, u := range p.units {
		if u.ID == id && u.Root != nil {
			return text(u.Root, nameKey)
		}
	}
	return ""
}
