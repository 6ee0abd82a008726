package manifest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What machines made apart is put together as if one had made it.
func TestMerge(t *testing.T) {
	whole, one, two, merged := t.TempDir(), t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "output")
	all := files("a/x.md=1", "a/x.docx=2", "b/y.md=3", "c/z.md=4")
	run(t, whole, all, Options{})
	run(t, one, all[:2], Options{Partial: true})
	run(t, two, all[1:], Options{Partial: true}) // one file is in both
	r, err := Merge(context.Background(), merged, []string{one, two}, Options{})
	if err != nil || len(r.Written) != 4 {
		t.Fatalf("%+v, %v", r, err)
	}
	holds(t, merged, "a/x.md=1", "a/x.docx=2", "b/y.md=3", "c/z.md=4")
	if got, want := tree(t, merged)[Name], tree(t, whole)[Name]; got != want {
		t.Errorf("manifest\n%s, want\n%s", got, want)
	}
	edit(t, two, "c/z.md", "sửa tay")
	if _, err := Merge(context.Background(), merged, []string{one, two}, Options{}); !errors.Is(err, ErrChanged) {
		t.Errorf("a changed file: %v", err)
	}
	run(t, two, files("a/x.md=khác"), Options{})
	if _, err := Merge(context.Background(), merged, []string{one, two}, Options{}); err == nil {
		t.Error("two files of one name were merged")
	}
	if err := os.WriteFile(filepath.Join(two, Name), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Merge(context.Background(), merged, []string{one, two}, Options{}); !errors.Is(err, ErrManifest) {
		t.Errorf("a broken manifest: %v", err)
	}
	holds(t, merged, "a/x.md=1", "a/x.docx=2", "b/y.md=3", "c/z.md=4")
}
