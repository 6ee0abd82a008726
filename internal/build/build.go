// Package build owns the pipeline: from data and templates to finished documents, in order, in memory, in parallel.
//
// It must not know where files are, nor what is printed on the terminal.
package build

import (
	"context"
	"io/fs"
	"path"
	"runtime"
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
	Plain    bool     // Word files without content controls: copies to be issued
	Check    bool     // look for problems only: nothing is written, and there are no artifacts
	Jobs     int      // documents made at once; 0: as many as processors
	Progress func(done, total int)
}

// Result is what a run made. Problems are all problems of the run, sorted.
type Result struct {
	Artifacts []manifest.Artifact
	Failed    []string // output paths of documents that could not be made
	Documents int      // made
	Aborted   bool     // what all documents share cannot be read: nothing is known of any output
	Problems  diag.List
}

// Run makes documents: load, check, roll up, compile; then for each document render, parse, write.
func Run(ctx context.Context, data, templates fs.FS, opt Options) (*Result, error) {
	p := load(data, templates)
	jobs := p.jobs(opt.Patterns)
	if opt.Final {
		p.refuseIllustrative(jobs)
	}
	masters := p.letterheads(templates, jobs)
	result := &Result{Problems: p.problems, Aborted: p.set == nil}
	var reading sync.WaitGroup
	var prose diag.List
	if opt.Check || opt.Final {
		reading.Go(func() { prose = p.checkProse() })
	}
	made := parallel(ctx, jobs, opt, func(j job) document { return p.document(j, masters, opt) })
	reading.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	result.Problems = append(result.Problems, prose...)
	var cited []citation
	for i, d := range made {
		result.Problems = append(result.Problems, d.problems...)
		cited = append(cited, d.cited...)
		if d.failed {
			result.Failed = append(result.Failed, jobs[i].path(".md"), jobs[i].path(".docx"))
			continue
		}
		result.Documents++
		if opt.Check {
			continue
		}
		result.Artifacts = append(result.Artifacts,
			jobs[i].artifact(".md", d.draft.Text, d.inputs), jobs[i].artifact(".docx", d.word, d.inputs))
	}
	result.Problems = append(result.Problems, gaps(made, jobs)...)
	result.Problems = p.settle(data, append(result.Problems, p.judge(cited)...), len(opt.Patterns) == 0)
	return result, nil
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
	if p.set == nil {
		return nil
	}
	for _, u := range p.units {
		for _, t := range p.set.Templates {
			if j := (job{u, t}); t.Level == u.Level && j.matches(patterns) {
				jobs = append(jobs, j)
			}
		}
	}
	return jobs
}

func (j job) matches(patterns []string) bool {
	if len(patterns) == 0 {
		return true
	}
	name := path.Join(j.unit.ID, j.template.Doc)
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		pattern = strings.Trim(path.Clean(strings.TrimSuffix(strings.TrimSuffix(pattern, ".docx"), ".md")), "/")
		whole, _ := path.Match(pattern, name)
		unit, _ := path.Match(pattern, j.unit.ID)
		return whole || unit || pattern == j.unit.Level || pattern == j.unit.Name() || pattern == j.template.Doc
	})
}

// parallel runs the jobs on some workers and returns the results in order.
func parallel[R any](ctx context.Context, jobs []job, opt Options, do func(job) R) []R {
	results := make([]R, len(jobs))
	next := make(chan int)
	var done int
	var mu sync.Mutex
	var wg sync.WaitGroup
	workers := opt.Jobs
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range min(workers, len(jobs)) {
		wg.Go(func() {
			for i := range next {
				results[i] = do(jobs[i])
				if opt.Progress != nil {
					mu.Lock()
					done++
					opt.Progress(done, len(jobs))
					mu.Unlock()
				}
			}
		})
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return results
}

// document is what came of one job.
type document struct {
	failed   bool // the document cannot be made
	draft    *markdown.Written
	word     []byte
	inputs   []string
	cited    []citation
	problems diag.List

	letterhead *docx.Letterhead
	gaps       []docx.Gap // between the document and the letterhead
}

// document makes one document.
func (p *project) document(j job, masters map[master]*docx.Letterhead, opt Options) document {
	doc, cited, problems := p.tree(j, opt.Blanks)
	made := document{failed: true, inputs: p.inputs(j), cited: cited, problems: problems}
	if doc == nil {
		return made
	}
	letterhead := masters[master{doc.Letterhead, doc.Profile}]
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
		made.draft = markdown.Draft(doc)
	}
	return made
}

// gaps reports each gap between documents and a letterhead once, with the documents that have it.
func gaps(made []document, jobs []job) diag.List {
	type one struct {
		letterhead string // its name: it is open once for each version of the rules
		gap        docx.Gap
	}
	var order []one
	documents, opened := map[one][]string{}, map[string]*docx.Letterhead{}
	for i, d := range made {
		for _, gap := range d.gaps {
			key := one{d.letterhead.Name(), gap}
			if opened[key.letterhead] = d.letterhead; documents[key] == nil {
				order = append(order, key)
			}
			documents[key] = append(documents[key], jobs[i].path(""))
		}
	}
	var problems diag.List
	for _, key := range order {
		problems = append(problems, opened[key.letterhead].Report(key.gap, documents[key]))
	}
	return problems
}
