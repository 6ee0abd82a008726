package build

import (
	"context"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// parts goes through families of units in parts that hold whole ones, so that figures roll up inside each. A part is
// loaded when its turn comes and can be forgotten after it. Of the lowest units of very large families only a part is
// kept where that is enough.
func (p *project) parts(ctx context.Context, families [][]*source, size sizes) iter.Seq[*project] {
	return func(yield func(*project) bool) {
		var sources []*source
		flush := func() bool {
			if len(sources) == 0 {
				return true
			}
			part := p.part(sources, len(sources) >= size.thin)
			sources = nil
			return ctx.Err() == nil && yield(part)
		}
		for _, family := range families {
			if len(family) >= size.thin && !flush() {
				return
			}
			sources = append(sources, family...)
			if len(sources) >= size.part && !flush() {
				return
			}
		}
		flush()
	}
}

// part loads some units and adds their figures up. What all units share is that of the project; the problems are those
// of the units alone.
func (p *project) part(sources []*source, thin bool) *project {
	part := *p
	part.thin = thin && p.set != nil
	part.digests = new(sync.Map)
	part.problems, part.missing = nil, slices.Clone(p.survey.lost)
	var known *recollection
	if part.thin {
		known = p.notebook.recall(sources[0])
	}
	slices.SortFunc(sources, func(a, b *source) int { return strings.Compare(a.id, b.id) })
	type loaded struct {
		unit *unit
		own  diag.List // problems that keep its documents from being made, if they are errors
		text diag.List // problems of its texts
		note []byte    // what later runs are told of it
	}
	var notes []noted
	for _, l := range parallel(sources, 0, func(s *source) (l loaded) {
		if part.thinned(s) {
			if l.unit, l.note = known.unit(p, s); l.unit != nil {
				return l
			}
		}
		l.unit, l.own = p.loadUnit(s)
		if l.unit.Root != nil {
			l.text = p.references.facts(l.unit.Root)
		}
		if part.thinned(s) {
			if p.prose && l.unit.Root != nil && !l.unit.foreign {
				l.text = append(l.text, checkTexts(textsOf(l.unit.Root))...)
			}
			l.unit.agree = l.unit.rollUp()
			faultless := known != nil && len(l.own)+len(l.text) == 0 && l.unit.faultless()
			if part.slim(l.unit); faultless {
				l.note = p.schema.Remember(l.unit.Unit)
			}
		}
		return l
	}) {
		if part.units = append(part.units, l.unit); l.note != nil {
			notes = append(notes, noted{identity(l.unit.source), l.note})
		}
		part.fail(l.unit, l.own...)
		part.problems = append(part.problems, l.text...)
	}
	p.notebook.note(known, notes)
	if p.prose {
		part.problems = append(part.problems, part.checkProse()...)
	}
	part.connect()
	part.rollUp()
	return &part
}

// loadAll loads a project with all its units at once.
func loadAll(data, templates fs.FS) *project {
	p := load(data, templates)
	if p.survey.sources == nil {
		return p
	}
	all := p.part(slices.Clone(p.survey.sources), false)
	all.problems = append(p.problems, all.problems...)
	return all
}

// loadUnit loads the file of a unit.
func (p *project) loadUnit(s *source) (*unit, diag.List) {
	file := s.text
	if s.text = nil; file == nil {
		text, err := fs.ReadFile(p.data, s.id+".yaml")
		if file = diag.NewFile(s.file(), text); err != nil {
			u := &unit{Unit: &facts.Unit{ID: s.id, Level: s.level, File: file}, source: s, partly: true}
			return u, diag.List{diag.New("du-lieu/khong-doc-duoc", diag.Span{File: file}, unread(err))}
		}
	}
	u := &unit{Unit: &facts.Unit{ID: s.id, Level: s.level, File: file}, source: s}
	return u, u.load(p.schema)
}
