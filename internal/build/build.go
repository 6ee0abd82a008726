// Package build owns the pipeline: from data and templates to finished documents, in order, in memory, in parallel.
//
// It must not know where files are, nor what is printed on the terminal.
package build

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/manifest"
	"vanban/internal/markdown"
	"vanban/internal/tmpl"
)

// Options say what to build. The zero value builds everything with a worker for each processor.
type Options struct {
	Patterns []string // units or documents, as xa/tan-an or */tan-an/ke-hoach; none: all
	Shard    Shard    // the part of the documents that this run makes
	Blanks   bool     // print a visible blank for a missing fact instead of leaving the document out
	Final    bool     // for issue: illustrative figures are refused
	Plain    bool     // Word files without content controls: copies to be issued
	Check    bool     // look for problems only: nothing is written, and there are no artifacts
	Jobs     int      // documents made at once; 0: as many as processors
	Out      Output   // where files go as they are made; nil: they are collected in the result
	Program  string   // what tells this program from another version; empty: what earlier runs left is not relied on
	Progress func(Progress)

	sizes sizes // for tests
}

// sizes bound what is in memory at once. The zero value stands for the usual ones.
type sizes struct {
	part int // units that are loaded at once. More keep processors busier, fewer need less memory
	thin int // units from which on a family is too large to be kept
}

func (s sizes) orUsual() sizes { return sizes{cmp.Or(s.part, 256), cmp.Or(s.thin, 1024)} }

// Output takes files as they are made. It is called by many goroutines. An error ends the run.
type Output interface {
	// Add takes a file. The data may be used again when it returns.
	Add(manifest.Artifact) error
	// Basis returns what Add or Keep was told of a file by an earlier run, if the file is as it was left.
	Basis(path string) (string, bool)
	// Keep takes a file as it is.
	Keep(manifest.Artifact) error
	// Recall returns what an earlier run noted under a name, or nil.
	Recall(name string) []byte
	// Note keeps something for later runs.
	Note(name string, data []byte)
}

// Progress is how far a run has come.
type Progress struct{ Done, Total, Problems int }

// Result is what a run made. Problems are all problems of the run, sorted.
type Result struct {
	Artifacts []manifest.Artifact // by path; only without an Output
	Failed    []string            // output paths of documents that could not be made
	Documents int                 // made, or as they should be already
	Inputs    string              // tells runs of the project as it stands from others; only of a Shard
	Aborted   bool                // what all documents share cannot be read: nothing is known of any output
	Problems  diag.List
}

// Run makes documents: load, check, roll up, compile; then for each document render, parse, write. Documents are passed
// over where an earlier run made them of the same.
func Run(ctx context.Context, data, templates fs.FS, opt Options) (*Result, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	p := load(data, templates)
	r := &runner{project: p, opt: opt, result: &Result{Problems: p.problems, Aborted: p.set == nil}, stop: stop}
	p.shard = opt.Shard
	r.total = p.count(opt.Patterns)
	if p.prose = opt.Check || opt.Final; p.prose {
		r.result.Problems = append(r.result.Problems, p.checkProse()...)
	}
	r.prepareBases()
	r.prepareNotebook()
	if opt.Shard.Count > 0 {
		r.result.Inputs = r.inputsDigest()
	}
	for part := range p.parts(ctx, r.families(), opt.sizes.orUsual()) {
		r.part(ctx, part)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	problems := append(append(r.result.Problems, gaps(r.gapped)...), p.judge(r.cited)...)
	r.result.Problems = p.settle(data, problems, len(opt.Patterns) == 0 && opt.Shard.Count < 2)
	return r.result, nil
}

// runner is a run under way.
type runner struct {
	*project
	opt    Options
	result *Result
	stop   context.CancelCauseFunc
	bases  *bases     // nil where what earlier runs left is not relied on
	cited  []citation // those that are to be judged over all documents
	gapped []document // those between which and their letterhead there are gaps

	mu    sync.Mutex
	done  Progress
	total int
}

// families returns the families with documents to make, and keeps the files of those in which nothing changed.
func (r *runner) families() [][]*source {
	all := r.wanted(r.opt.Patterns)
	if r.bases == nil {
		return all
	}
	kept := parallel(all, r.opt.Jobs, func(family []*source) int { return r.keepFamily(family) })
	var left [][]*source
	for i, family := range all {
		if r.result.Documents += kept[i]; kept[i] == 0 {
			left = append(left, family)
		}
	}
	return left
}

// part makes the documents of a part.
func (r *runner) part(ctx context.Context, part *project) {
	jobs := part.jobs(r.opt.Patterns)
	if r.opt.Final {
		part.refuseIllustrative(jobs)
	}
	part.restore(part.problems)
	r.result.Problems = append(r.result.Problems, part.problems...)
	flawed := part.flawed()
	kept := parallel(jobs, r.opt.Jobs, func(j job) bool { return r.keep(part, j, flawed) })
	var rest, thinned []job
	for i, j := range jobs {
		switch {
		case kept[i]:
			r.result.Documents++
		case part.thinned(j.source):
			thinned = append(thinned, j)
		default:
			rest = append(rest, j)
		}
	}
	workers := r.opt.Jobs
	if part.thin {
		workers = 1 // a document about ten thousand units takes much memory
	}
	r.make(ctx, part, rest, flawed, workers)
	if len(thinned) > 0 {
		part.trim()
		r.makeThinned(ctx, part, thinned, flawed)
	}
}

// make makes documents of a part, so many at once.
func (r *runner) make(ctx context.Context, part *project, jobs []job, flawed map[*source]bool, workers int) {
	part.problems = nil
	part.openLetterheads(jobs)
	made, err := parallelUntil(ctx, jobs, workers, func(j job) document {
		d, err := r.document(part, j, flawed)
		if err != nil {
			r.stop(err)
		}
		r.progress(1, len(d.problems))
		return d
	})
	if err != nil {
		return
	}
	r.result.Problems = append(r.result.Problems, part.problems...)
	for i, d := range made {
		part.restore(d.problems)
		r.result.Problems = append(r.result.Problems, d.problems...)
		r.cited = append(r.cited, d.cited...)
		if len(d.gaps) > 0 {
			r.gapped = append(r.gapped, document{name: d.name, letterhead: d.letterhead, gaps: d.gaps})
		}
		if d.failed {
			r.result.Failed = append(r.result.Failed, jobs[i].path(".md"), jobs[i].path(".docx"))
			continue
		}
		r.result.Documents++
		r.result.Artifacts = append(r.result.Artifacts, d.artifacts...)
	}
}

// document makes one document and gives its files away.
func (r *runner) document(part *project, j job, flawed map[*source]bool) (document, error) {
	d := part.document(j, r.opt)
	if d.failed || r.opt.Check {
		return d, nil
	}
	inputs, basis := part.inputs(j), ""
	if r.bases != nil && len(d.problems)+len(d.cited) == 0 {
		basis = r.basisOf(part, j, d.rendered.Cited, d.rendered.Above, flawed).String()
	}
	artifacts := []manifest.Artifact{j.artifact(".md", d.draft, inputs, basis), j.artifact(".docx", d.word, inputs, basis)}
	made := document{cited: d.cited, problems: d.problems}
	if r.opt.Out == nil {
		made.artifacts = artifacts
		return made, nil
	}
	for _, a := range artifacts {
		if err := r.opt.Out.Add(a); err != nil {
			return made, err
		}
	}
	return made, nil
}

func (r *runner) progress(documents, problems int) {
	if r.opt.Progress == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done.Done += documents
	r.done.Problems += problems
	r.done.Total = r.total
	r.opt.Progress(r.done)
}

// settle leaves out what the project's settings silence. Whole says that all of the project was looked at.
func (p *project) settle(data fs.FS, problems diag.List, whole bool) diag.List {
	settings, own := LoadSettings(data)
	problems = append(settings.Apply(problems), own...)
	if whole && !p.broken {
		problems = append(problems, settings.Unused()...)
	}
	return problems.Sorted()
}

// job is one document to make.
type job struct {
	unit     *unit // nil until it is loaded
	source   *source
	template *tmpl.Template
}

// endings are those of the files of a document.
var endings = []string{".md", ".docx"}

func (j job) path(ending string) string { return j.source.id + "/" + j.template.Doc + ending }

func (j job) artifact(ending string, data []byte, inputs []string, basis string) manifest.Artifact {
	return manifest.Artifact{Path: j.path(ending), Data: data, Unit: j.source.id, Document: j.template.Doc, Inputs: inputs, Basis: basis}
}

// jobs pairs every unit with the templates of its level, in order. Templates that do not compile still make a job, so
// that their drafts are known to have failed.
func (p *project) jobs(patterns []string) []job {
	var jobs []job
	for _, u := range p.units {
		if !p.shard.has(u.source) {
			continue
		}
		for _, t := range p.templatesOf(u.Level) {
			if matches(u.ID, u.Level, t, patterns) {
				jobs = append(jobs, job{u, u.source, t})
			}
		}
	}
	return jobs
}

func (p *project) templatesOf(level string) []*tmpl.Template {
	var list []*tmpl.Template
	if p.set != nil {
		for _, t := range p.set.Templates {
			if t.Level == level {
				list = append(list, t)
			}
		}
	}
	return list
}

// count returns the number of documents that a run is to make.
func (p *project) count(patterns []string) int {
	return len(p.familyJobs(p.survey.sources, patterns))
}

// familyJobs returns the documents of a family that is not loaded.
func (p *project) familyJobs(family []*source, patterns []string) []job {
	var jobs []job
	for _, s := range family {
		if !p.shard.has(s) {
			continue
		}
		for _, t := range p.templatesOf(s.level) {
			if matches(s.id, s.level, t, patterns) {
				jobs = append(jobs, job{nil, s, t})
			}
		}
	}
	return jobs
}

// wanted returns the families with documents that the patterns name.
func (p *project) wanted(patterns []string) [][]*source {
	return slices.DeleteFunc(p.survey.families(), func(family []*source) bool {
		return (len(patterns) > 0 || p.shard.Count > 1) && len(p.familyJobs(family, patterns)) == 0
	})
}

// matches tells whether a document of a unit is one that the patterns name.
func matches(id, level string, t *tmpl.Template, patterns []string) bool {
	if len(patterns) == 0 {
		return true
	}
	name := path.Join(id, t.Doc)
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		pattern = strings.Trim(path.Clean(strings.TrimSuffix(strings.TrimSuffix(pattern, ".docx"), ".md")), "/")
		whole, _ := path.Match(pattern, name)
		unit, _ := path.Match(pattern, id)
		return whole || unit || pattern == level || pattern == strings.TrimPrefix(id, level+"/") || pattern == t.Doc
	})
}

// document is what came of one job.
type document struct {
	failed    bool // the document cannot be made
	draft     []byte
	word      []byte
	rendered  *tmpl.Rendered
	cited     []citation // those that are to be judged over all documents
	artifacts []manifest.Artifact
	problems  diag.List

	name       string // xa/tan-an/ke-hoach
	letterhead *docx.Letterhead
	gaps       []docx.Gap // between the document and the letterhead
}

// document makes one document.
func (p *project) document(j job, opt Options) document {
	doc, rendered, problems := p.tree(j, opt.Blanks)
	made := document{failed: true, name: j.path(""), rendered: rendered, problems: problems}
	if rendered != nil {
		made.cited = p.citations(j, rendered.Figures)
	}
	if doc == nil {
		return made
	}
	letterhead := p.masters[master{doc.Letterhead, doc.Profile}]
	if letterhead == nil {
		return made
	}
	made.letterhead, made.gaps = letterhead, letterhead.Gaps(doc)
	if len(made.gaps) > 0 {
		return made
	}
	if !opt.Check {
		write := docx.Write
		if opt.Plain {
			write = docx.WritePlain
		}
		made.word, problems = write(letterhead, doc)
		made.problems = append(made.problems, problems...)
	}
	made.failed = made.problems.HasErrors()
	if !opt.Check && !made.failed {
		made.draft = markdown.Draft(doc).Text
	}
	return made
}

// gaps reports each gap between documents and a letterhead once, with the documents that have it.
func gaps(made []document) diag.List {
	type one struct {
		letterhead string // its name: it is open once for each version of the rules
		gap        docx.Gap
	}
	var order []one
	documents, opened := map[one][]string{}, map[string]*docx.Letterhead{}
	slices.SortStableFunc(made, func(a, b document) int { return strings.Compare(a.name, b.name) })
	for _, d := range made {
		for _, gap := range d.gaps {
			key := one{d.letterhead.Name(), gap}
			if opened[key.letterhead] = d.letterhead; documents[key] == nil {
				order = append(order, key)
			}
			documents[key] = append(documents[key], d.name)
		}
	}
	var problems diag.List
	for _, key := range order {
		problems = append(problems, opened[key.letterhead].Report(key.gap, documents[key]))
	}
	return problems
}
