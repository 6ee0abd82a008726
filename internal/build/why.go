package build

import (
	"context"
	"io/fs"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
)

// Draft is a draft as it is printed, with the figures of its lines.
type Draft struct {
	Path    string // below the folder of drafts
	Lines   []string
	Figures []Occurrence // in order
}

// Occurrence is a figure on a line of a draft.
type Occurrence struct {
	Draft  string // path below the folder of drafts
	Line   int    // counted from 1
	Figure *facts.Figure
}

// Drafts makes the drafts that the patterns name, in memory, with blanks for what is missing.
func Drafts(ctx context.Context, data, templates fs.FS, opt Options) ([]Draft, diag.List, error) {
	p := load(data, templates)
	type made struct {
		draft    *Draft
		problems diag.List
	}
	problems := p.problems
	var drafts []Draft
	for part := range p.parts(ctx, p.wanted(opt.Patterns), whole) {
		problems = append(problems, part.problems...)
		all, _ := parallelUntil(ctx, part.jobs(opt.Patterns), opt.Jobs, func(j job) made {
			doc, _, problems := part.tree(j, true)
			if doc == nil {
				return made{problems: problems}
			}
			written := markdown.Draft(doc)
			d := &Draft{Path: j.path(".md"), Lines: strings.Split(strings.TrimSuffix(string(written.Text), "\n"), "\n")}
			for _, place := range written.Places {
				d.Figures = append(d.Figures, Occurrence{d.Path, place.Line, place.Figure})
			}
			return made{d, problems}
		})
		for _, m := range all {
			problems = append(problems, m.problems...)
			if m.draft != nil {
				drafts = append(drafts, *m.draft)
			}
		}
	}
	return drafts, p.settle(data, problems, false), ctx.Err()
}
