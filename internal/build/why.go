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

// Find makes the drafts that the patterns name, in memory, and returns the figures whose printed text is wanted, in
// the order of the drafts.
func Find(ctx context.Context, data, templates fs.FS, opt Options, wanted func(text string) bool) ([]Occurrence, diag.List, error) {
	p := load(data, templates)
	jobs := p.jobs(opt.Patterns)
	type found struct {
		places   []Occurrence
		problems diag.List
	}
	results := make([]found, len(jobs))
	index := map[job]int{}
	for i, j := range jobs {
		index[j] = i
	}
	parallel(ctx, jobs, opt, func(j job) document {
		doc, _, problems := p.tree(j, true)
		f := found{problems: problems}
		if doc != nil {
			for _, place := range markdown.Draft(doc).Places {
				if wanted(place.Figure.Text) {
					f.places = append(f.places, Occurrence{j.path(".md"), place.Line, place.Figure})
				}
			}
		}
		results[index[j]] = f
		return document{}
	})
	problems := p.problems
	var places []Occurrence
	for _, f := range results {
		places = append(places, f.places...)
		problems = append(problems, f.problems...)
	}
	return places, problems.Sorted(), ctx.Err()
}
