// Package build owns the pipeline: from data and templates to finished documents, in order, in memory, in parallel.
//
// It must not know where files are, nor what is printed on the terminal.
package build

import (
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
	Blanks   bool     // print a visible blank for a missing fact instead of leaving the document out
	Final    bool     // for issue: illustrative figures are refused
	Jobs     int      // documents made at once; 0: as many as processors
	Out      Output   // where files go as they are made; nil: they are collected in the result
	Progress func(Progress)
}

// Output takes files as they are made. It is called by many goroutines.
type Output interface {
	// Add takes a file. The data may be used again when it returns. An error ends the run.
	Add(manifest.Artifact) error
}

// Progress is how far a run has come.
type Progress struct{ Done, Total, Problems int }

// Result is what a run made. Problems are all problems of the run, sorted.
type Result struct {
	Artifacts []manifest.Artifact // by path; only without an Output
	Failed    []string            // output paths of documents that could not be made
	Documents int                 // made
	Aborted   bool                // what all documents share cannot be read: nothing is known of any output
	Problems  diag.List
}

// Run makes documents: load, check, roll up, compile; then for each document render, parse, write.
func Run(ctx context.Context, data, templates fs.FS, opt Options) (*Result, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	p := load(data, templates)
	r := &runner{project: p, opt: opt, result: &Result{Problems: p.problems, Aborted: p.set == nil}, stop: stop}
	r.total = p.count(opt.Patterns)
	for part := range p.parts(ctx, func(s *source) bool { return p.wanted(s, opt.Patterns) }) {
		r.part(ctx, part)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	r.result.Problems = r.result.Problems.Sorted()
	return r.result, nil
}

// runner is a run under way.
type runner struct {
	*project
	opt    Options
	result *Result
	stop   context.CancelCauseFunc

	mu    sync.Mutex
	done  Progress
	total int
}

// part makes the documents of a part.
func (r *runner) part(ctx context.Context, part *project) {
	jobs := part.jobs(r.opt.Patterns)
	if r.opt.Final {
		part.refuseIllustrative(jobs)
	}
	part.openLetterheads(jobs)
	made, err := parallelUntil(ctx, jobs, r.opt.Jobs, func(j job) document {
		d := part.document(j, r.opt)
		if d.draft != nil && r.opt.Out != nil {
			if err := r.hand(j, &d); err != nil {
				r.stop(err)
			}
		}
		r.progress(len(d.problems))
		return d
	})
	if err != nil {
		return
	}
	r.result.Problems = append(r.result.Problems, part.problems...)
	for i, d := range made {
		r.result.Problems = append(r.result.Problems, d.problems...)
		if d.draft == nil {
			r.result.Failed = append(r.result.Failed, jobs[i].path(".md"), jobs[i].path(".docx"))
			continue
		}
		r.result.Documents++
		if r.opt.Out == nil {
			r.result.Artifacts = append(r.result.Artifacts, jobs[i].artifact(".md", d.draft.Text, d.inputs), jobs[i].artifact(".docx", d.word, d.inputs))
		}
	}
}

// hand gives the files of a document away and lets go of them.
func (r *runner) hand(j job, d *document) error {
	if err := r.opt.Out.Add(j.artifact(".md", d.draft.Text, d.inputs)); err != nil {
		return err
	}
	if err := r.opt.Out.Add(j.artifact(".docx", d.word, d.inputs)); err != nil {
		return err
	}
	*d = document{draft: &markdown.Written{}, problems: d.problems}
	return nil
}

func (r *runner) progress(problems int) {
	if r.opt.Progress == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done.Done++
	r.done.Problems += problems
	r.done.Total = r.total
	r.opt.Progress(r.done)
}

// job is one document to make.
type job struct {
	unit     *unit
	template *tmpl.Template
}

func (j job) path(ending string) string { return path.Join(j.unit.ID, j.template.Doc+ending) }

func (j job) artifact(ending string, data []byte, inputs []string) manifest.Artifact {
	return manifest.Artifact{Path: j.path(ending), Data: data, Unit: j.unit.ID, Document: j.template.Doc, Inputs: inputs}
}

// jobs pairs every unit with the templates of its level, in order. Templates that do not compile still make a job, so
// that their drafts are known to have failed.
func (p *project) jobs(patterns []string) []job {
	var jobs []job
	for _, u := range p.units {
		for _, t := range p.templatesOf(u.Level) {
			if matches(u.ID, u.Level, t, patterns) {
				jobs = append(jobs, job{u, t})
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
	n := 0
	for _, s := range p.survey.sources {
		for _, t := range p.templatesOf(s.level) {
			if matches(s.id, s.level, t, patterns) {
				n++
			}
		}
	}
	return n
}

// wanted tells whether a unit is to be loaded: all are, but where patterns name documents those alone.
func (p *project) wanted(s *source, patterns []string) bool {
	return len(patterns) == 0 || slices.ContainsFunc(p.templatesOf(s.level), func(t *tmpl.Template) bool { return matches(s.id, s.level, t, patterns) })
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

// document is what came of one job. The draft is nil when the document cannot be made.
type document struct {
	draft    *markdown.Written
	word     []byte
	inputs   []string
	problems diag.List
}

// document makes one document.
func (p *project) document(j job, opt Options) document {
	doc, inputs, problems := p.tree(j, opt.Blanks)
	made := document{inputs: inputs, problems: problems}
	if doc == nil {
		return made
	}
	letterhead := p.masters[master{doc.Letterhead, doc.Profile}]
	if letterhead == nil {
		return made
	}
	word, problems := docx.Write(letterhead, doc)
	made.problems = append(made.problems, problems...)
	if !made.problems.HasErrors() {
		made.word, made.draft = word, markdown.Draft(doc)
	}
	return made
}

// Nowhere is an Output that forgets what it is given, for runs that only check.
type Nowhere struct{}

// Add forgets a file.
func (Nowhere) Add(manifest.Artifact) error { return nil }
