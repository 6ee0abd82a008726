package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/manifest"
	"vanban/internal/markdown"
)

// BenchmarkStages measures each stage by itself, on a made-up country: the facts of its units, the documents of each.
// Times are those of one unit or document on one processor, except for the whole, which takes all there are.
func BenchmarkStages(b *testing.B) {
	dir := b.TempDir()
	if out, err := exec.Command("go", "run", "./testdata/country", "-data", "../../data", "-units", "50", "-out", dir).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	data, templates := os.DirFS(filepath.Join(dir, "data")), os.DirFS("../../templates")
	all := loadAll(data, templates)
	if all.problems.HasErrors() {
		b.Fatal(all.problems)
	}
	jobs := all.jobs(nil)
	all.openLetterheads(jobs)

	each := func(name string, n int, f func(i int)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for i := range n {
					f(i)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/each")
		})
	}
	each("load facts of a unit", len(all.units), func(i int) {
		u := all.units[i]
		fresh := &unit{Unit: &facts.Unit{ID: u.ID, Level: u.Level, File: diag.NewFile(u.File.Name, u.File.Data)}, source: u.source}
		if fresh.load(all.schema).HasErrors() {
			b.Fatal(u.ID)
		}
	})
	each("check rules of a unit", len(all.units), func(i int) { facts.CheckRules(all.units[i].Root, map[*facts.Rule]bool{}) })
	each("roll up a unit", len(all.units), func(i int) { all.units[i].rollUp() })
	each("render a document", len(jobs), func(i int) {
		if r, _ := all.render(jobs[i], false); r == nil {
			b.Fatal(jobs[i].path(""))
		}
	})
	type made struct {
		text    string
		figures []*facts.Figure
		shape   *markdown.Shape
		doc     *markdown.Doc
		master  *docx.Letterhead
		word    []byte
	}
	docs := make([]made, len(jobs))
	for i, j := range jobs {
		doc, rendered, problems := all.tree(j, false)
		if doc == nil {
			b.Fatal(problems)
		}
		m := made{text: rendered.Body.String, figures: rendered.Figures, doc: doc, master: all.masters[master{doc.Letterhead, doc.Profile}]}
		m.shape = all.shape(m.text, doc.Profile)
		m.word, _ = docx.Write(m.master, doc)
		docs[i] = m
	}
	each("parse a text, once a shape", len(docs), func(i int) { markdown.Compile(docs[i].text, docs[i].doc.Profile) })
	each("put figures into a shape", len(docs), func(i int) { docs[i].shape.Bind(markdown.Source{Text: docs[i].text, Figures: docs[i].figures}) })
	each("write a draft", len(docs), func(i int) { markdown.Draft(docs[i].doc) })
	each("write a Word file", len(docs), func(i int) {
		if word, _ := docx.Write(docs[i].master, docs[i].doc); word == nil {
			b.Fatal(docs[i].doc.Name)
		}
	})
	each("write a plain Word file", len(docs), func(i int) {
		if word, _ := docx.WritePlain(docs[i].master, docs[i].doc); word == nil {
			b.Fatal(docs[i].doc.Name)
		}
	})
	b.Run("commit a file", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			var artifacts []manifest.Artifact
			for k, d := range docs {
				artifacts = append(artifacts, jobs[k].artifact(".docx", d.word, []string{"data/chung.yaml"}, ""))
			}
			b.StopTimer()
			out := b.TempDir()
			b.StartTimer()
			if _, err := manifest.Commit(context.Background(), out, artifacts, manifest.Options{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(docs)), "ns/each")
	})
	b.Run("the whole, a document", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			out, err := manifest.Begin(context.Background(), b.TempDir(), manifest.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			result, err := Run(context.Background(), data, templates, Options{Out: out})
			if err != nil || result.Documents != len(docs) {
				b.Fatal(err, result)
			}
			if _, err := out.Finish(nil); err != nil {
				b.Fatal(err)
			}
			out.Close()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(docs)), "ns/each")
	})
}
