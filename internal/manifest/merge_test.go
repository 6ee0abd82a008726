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
	part(t, one, Part{1, 2, "x"}, all[:2])
	part(t, two, Part{2, 2, "x"}, all[1:]) // one file is in both
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
	if err := os.Remove(filepath.Join(two, "c/z.md")); err != nil {
		t.Fatal(err)
	}
	part(t, two, Part{2, 2, "x"}, files("a/x.md=khác"))
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

// part makes a part of a run.
func part(t *testing.T, dir string, p Part, files []Artifact) {
	t.Helper()
	tr, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer tr.Close()
	tr.Part(p)
	for _, a := range files {
		if err := tr.Add(a); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tr.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

// Folders that do not make up one run are not merged.
func TestMergeRefusesOtherParts(t *testing.T) {
	made := func(p Part) string {
		dir := t.TempDir()
		part(t, dir, p, nil) // a part may have no documents
		return dir
	}
	one, two, whole := made(Part{1, 2, "x"}), made(Part{2, 2, "x"}), t.TempDir()
	run(t, whole, files("a/x.md=1"), Options{})
	for _, test := range []struct {
		from []string
		want error
	}{
		{[]string{one, two}, nil},
		{[]string{two, one}, nil},
		{[]string{one}, ErrPartMissing},
		{[]string{one, made(Part{1, 2, "x"})}, ErrPartTwice},
		{[]string{one, made(Part{2, 2, "y"})}, ErrForeignPart},
		{[]string{one, made(Part{2, 3, "x"})}, ErrForeignPart},
		{[]string{one, whole}, ErrNoPart},
		{[]string{one, t.TempDir()}, ErrNoPart},
	} {
		if _, err := Merge(context.Background(), t.TempDir(), test.from, Options{}); !errors.Is(err, test.want) {
			t.Errorf("%v, want %v", err, test.want)
		}
	}
	run(t, one, files("a/x.md=1"), Options{}) // a whole run in the folder of a part
	if m, err := Load(one); err != nil || m.Part != nil {
		t.Errorf("%+v, %v", m, err)
	}
}
