package build

import (
	"context"
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
)

// Occurrence is a line of a draft that prints a figure.
type Occurrence struct {
	Draft  string // path below the folder of drafts
	Line   int
	Figure *facts.Figure
}

// Figures makes the drafts that the patterns name, in memory, and returns every printed figure in the order of the
// drafts.
func Figures(ctx context.Context, data, templates fs.FS, opt Options) ([]Occurrence, diag.List, error) {
	p := load(data, templates)
	type figures struct {
		places   []Occurrence
		problems diag.List
	}
	problems := p.problems
	var places []Occurrence
	for part := range p.parts(ctx, p.wanted(opt.Patterns), whole) {
		problems = append(problems, part.problems...)
		all, _ := parallelUntil(ctx, part.jobs(opt.Patterns), opt.Jobs, func(j job) (f figures) {
			doc, _, problems := part.tree(j, true)
			f.problems = problems
			if doc != nil {
				for _, place := range markdown.Draft(doc).Places {
					f.places = append(f.places, Occurrence{j.path(".md"), place.Line, place.Figure})
				}
			}
			return f
		})
		for _, f := range all {
			places = append(places, f.places...)
			problems = append(problems, f.problems...)
		}
	}
	return places, problems.Sorted(), ctx.Err()
}
