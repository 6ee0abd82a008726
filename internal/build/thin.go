package build

import (
	"context"
	"io/fs"
	"math"
	"slices"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/tmpl"
)

// A family may be so large that its facts do not fit in memory: all wards of a country under one office. Its lowest
// units are then loaded twice. The first time they are checked, and only what the units above read of them is kept; the
// documents of the units above are made of that. The second time, some at a time, their own documents are made.

// whole are the sizes of runs that look at the facts of all units.
var whole = sizes{part: 256, thin: math.MaxInt}

// thinned tells whether only a part of a unit's facts is kept.
func (p *project) thinned(s *source) bool { return p.thin && s.above != nil && len(s.below) == 0 }

// slim drops what no unit above reads.
func (p *project) slim(u *unit) {
	if u.Root == nil {
		return
	}
	u.Root = u.Root.Thin(p.keeps(u.Root.Type))
	u.File.Forget()
}

// keeps tells of which members of a unit the values are kept.
func (p *project) keeps(unit *facts.Type) func(*facts.Type) bool {
	own := map[*facts.Type]bool{}
	for _, key := range []string{nameKey, parentKey, illustrativeKey} {
		if unit != nil {
			own[unit.Field(key)] = true
		}
	}
	return func(t *facts.Type) bool {
		return own[t] || t != nil && t.Rollup != facts.OpNone || p.set.ReadFromAbove(t)
	}
}

// trim drops what only the documents of the units above read, when they are made. What their figures are made of stays.
func (p *project) trim() {
	for _, u := range p.units {
		u.context, u.once = nil, sync.Once{}
		if p.thinned(u.source) && u.Root != nil {
			u.Root = u.Root.Thin(func(t *facts.Type) bool { return t != nil && t.Rollup != facts.OpNone })
		}
	}
}

// loadAgain loads units again, with all their facts. Their problems are reported already.
func (p *project) loadAgain(units []*unit) *project {
	full := *p
	full.problems = nil
	full.units = parallel(units, 0, func(u *unit) *unit {
		if u.Root == nil {
			return u
		}
		again, _ := p.loadUnit(u.source)
		again.above, again.broken, again.partly, again.orphaned = u.above, u.broken, u.partly, u.orphaned
		if u.broken == u.File || again.Root == nil {
			again.broken = again.File
		}
		if again.Root != nil {
			again.Root = u.Root.Refill(again.Root)
		}
		return again
	})
	return &full
}

// render runs the template of a document, with the whole facts of the units below if it turns out to read more of them
// than is kept.
func (p *project) render(j job, blanks bool) (*tmpl.Rendered, diag.List) {
	in := tmpl.Input{Data: p.context(j.unit), Register: p.register, Blanks: blanks}
	rendered, problems := p.set.Render(j.template, in)
	if rendered == nil || !rendered.Thin {
		return rendered, problems
	}
	full := &unit{Unit: j.unit.Unit, source: j.unit.source, above: j.unit.above, below: p.wholeBelow(j.unit)}
	in.Data = p.context(full)
	return p.set.Render(j.template, in)
}

func (p *project) wholeBelow(u *unit) []*unit {
	var all []*unit
	for _, b := range u.below {
		if p.thinned(b.source) {
			all = append(all, p.loadAgain([]*unit{b}).units...)
			continue
		}
		all = append(all, &unit{Unit: b.Unit, source: b.source, below: p.wholeBelow(b)})
	}
	return all
}

// restore reads the files again that problems point into.
func (p *project) restore(problems diag.List) {
	if !p.thin {
		return
	}
	again := func(f *diag.File) {
		if f == nil || !f.Forgotten() {
			return
		}
		if s := p.survey.byFile[f.Name]; s != nil {
			if text, err := fs.ReadFile(p.data, s.id+".yaml"); err == nil {
				f.Restore(text)
			}
		}
	}
	for _, d := range problems {
		again(d.At.File)
		for _, n := range d.Notes {
			again(n.At.File)
		}
	}
}

// makeThinned makes the documents of units whose facts were not kept, some units at a time.
func (r *runner) makeThinned(ctx context.Context, part *project, jobs []job, flawed map[*source]bool) {
	type name struct {
		source   *source
		template *tmpl.Template
	}
	wanted := make(map[name]bool, len(jobs)) // other documents of a unit may be kept
	for _, j := range jobs {
		wanted[name{j.source, j.template}] = true
	}
	for units := range slices.Chunk(unitsOf(jobs), r.opt.sizes.orUsual().part) {
		if ctx.Err() != nil {
			return
		}
		full := part.loadAgain(units)
		r.make(ctx, full, slices.DeleteFunc(full.jobs(r.opt.Patterns), func(j job) bool { return !wanted[name{j.source, j.template}] }), flawed, r.opt.Jobs)
	}
}

// unitsOf returns the units of jobs, which stand together.
func unitsOf(jobs []job) []*unit {
	var units []*unit
	for _, j := range jobs {
		if n := len(units); n == 0 || units[n-1] != j.unit {
			units = append(units, j.unit)
		}
	}
	return units
}
