package build

import (
	"context"
	"os"
	"testing"
)

// BenchmarkRun makes the demo's drafts in memory, cold: everything is read, checked and compiled anew.
func BenchmarkRun(b *testing.B) {
	data, templates := os.DirFS("../../data"), os.DirFS("../../templates")
	for b.Loop() {
		result, err := Run(context.Background(), data, templates, Options{})
		if err != nil || result.Documents == 0 {
			b.Fatal(err, result)
		}
	}
}

// BenchmarkLoad reads, checks, rolls up and compiles, without making documents.
func BenchmarkLoad(b *testing.B) {
	data, templates := os.DirFS("../../data"), os.DirFS("../../templates")
	for b.Loop() {
		p := load(data, templates)
		for part := range p.parts(context.Background(), p.wanted(nil), sizes{}.orUsual()) {
			if part.broken {
				b.Fatal(part.problems)
			}
		}
	}
}
