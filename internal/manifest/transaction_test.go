package manifest

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A file's basis is told to the next run as long as the file is as it was left.
func TestBasis(t *testing.T) {
	dir := t.TempDir()
	made := files("a/x.md=một", "a/y.md=hai", "a/z.md=ba")
	for i := range made {
		made[i].Basis = "nền " + made[i].Path
	}
	run(t, dir, made, Options{})
	edit(t, dir, "a/y.md", "tay")
	if err := os.Remove(filepath.Join(dir, "a/z.md")); err != nil {
		t.Fatal(err)
	}
	tx, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	for name, want := range map[string]string{"a/x.md": "nền a/x.md", "a/y.md": "", "a/z.md": "", "b.md": ""} {
		if got, ok := tx.Basis(name); got != want || ok != (want != "") {
			t.Errorf("%s rests on %q, %v; want %q", name, got, ok, want)
		}
	}
	kept := made[0]
	kept.Data, kept.Basis, kept.Inputs = nil, "nền mới", []string{"data/c.yaml"}
	if err := tx.Keep(kept); err != nil {
		t.Fatal(err)
	}
	r, err := tx.Finish([]string{"a/z.md"})
	if err != nil {
		t.Fatal(err)
	}
	same(t, r, Result{Unchanged: []string{"a/x.md"}, Stale: []string{"a/y.md"}})
	tx.Close()
	if m, err := Load(dir); err != nil || m.Files[0].SHA256 != sumOf([]byte("một")) || m.Files[0].Inputs[0] != "data/c.yaml" {
		t.Errorf("%+v, %v", m, err)
	}
	tx, err = Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	if got, _ := tx.Basis("a/x.md"); got != "nền mới" {
		t.Errorf("a kept file rests on %q", got)
	}
}

// A run that is given up leaves no trace.
func TestGivenUp(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.md=cũ"), Options{})
	before := times(t, dir)
	tx, err := Begin(context.Background(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range files("a.md=mới", "b/c.md=mới") {
		if err := tx.Add(a); err != nil {
			t.Fatal(err)
		}
	}
	tx.Close()
	if after := times(t, dir); !maps.Equal(before, after) {
		t.Errorf("before %v, after %v", before, after)
	}
}

// Whatever the clock says, an edit that leaves size and time of a file as they were is seen, and a file that nobody
// edited is not called edited.
func TestClockSetBack(t *testing.T) {
	for _, shift := range []time.Duration{-time.Hour, 0, time.Hour} {
		dir := t.TempDir()
		run(t, dir, files("a.md=một", "b.md=hai"), Options{})
		when := time.Now().Add(shift)
		for _, name := range []string{"a.md", ownName} {
			if err := os.Chtimes(filepath.Join(dir, name), when, when); err != nil {
				t.Fatal(err)
			}
		}
		same(t, run(t, dir, files("a.md=một", "b.md=hai"), Options{}), Result{Unchanged: []string{"a.md", "b.md"}})
		info, err := os.Stat(filepath.Join(dir, "a.md"))
		if err != nil {
			t.Fatal(err)
		}
		edit(t, dir, "a.md", strings.Repeat("x", int(info.Size())))
		if err := os.Chtimes(filepath.Join(dir, ownName), info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, "a.md"), info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		same(t, run(t, dir, files("a.md=mới", "b.md=hai"), Options{}), Result{Unchanged: []string{"b.md"}, Edited: []string{"a.md"}})
	}
}

// A power cut after some of the renames reached the disk, in any order: each file is old or new, the manifest the old
// one, and the journal stands. The next run knows all of them as its own.
func TestPowerCut(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	old, next := files("a/1.md=1", "a/2.md=2", "b/3.md=3", "b/4.md=4"), files("a/1.md=11", "a/2.md=22", "b/3.md=33", "b/4.md=44", "c/5.md=55")
	for range 20 {
		dir := t.TempDir()
		run(t, dir, old, Options{})
		before := tree(t, dir)
		own, err := os.ReadFile(filepath.Join(dir, ownName))
		if err != nil {
			t.Fatal(err)
		}
		var journal []byte
		if _, err := commit(context.Background(), dir, next, Options{}, func(s step, name string) error {
			if s == stepDone {
				journal, _ = os.ReadFile(filepath.Join(dir, journalName))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		for name, text := range before {
			if name == Name || random.IntN(2) == 0 {
				edit(t, dir, name, text)
			}
		}
		edit(t, dir, ownName, string(own))
		edit(t, dir, journalName, string(journal))
		if err := os.MkdirAll(filepath.Join(dir, tempDir), 0o755); err != nil {
			t.Fatal(err)
		}
		edit(t, dir, tempDir+"/1", "") // what was not synced is empty
		third := files("a/1.md=111", "a/2.md=22", "b/3.md=3", "b/4.md=444", "c/5.md=55")
		r, err := Commit(context.Background(), dir, third, Options{})
		if err != nil || len(r.Edited) > 0 || len(r.Stale) > 0 {
			t.Fatalf("%+v, %v", r, err)
		}
		holds(t, dir, "a/1.md=111", "a/2.md=22", "b/3.md=3", "b/4.md=444", "c/5.md=55")
	}
}

// A document that is open in Word or LibreOffice is not replaced; the others are.
func TestOpenElsewhere(t *testing.T) {
	for _, lock := range []string{"~$-hoach.docx", "~$ke-hoach.docx", ".~lock.ke-hoach.docx#"} {
		dir := t.TempDir()
		run(t, dir, files("a/ke-hoach.docx=cũ", "a/ke-hoach.md=cũ"), Options{})
		edit(t, dir, "a/"+lock, "")
		r, err := Commit(context.Background(), dir, files("a/ke-hoach.docx=mới", "a/ke-hoach.md=mới"), Options{})
		var file *FileError
		if !errors.Is(err, ErrOpen) || !errors.As(err, &file) || file.Path != "a/ke-hoach.docx" {
			t.Errorf("%s: %v", lock, err)
		}
		same(t, r, Result{Written: []string{"a/ke-hoach.md"}})
		same(t, run(t, dir, files("a/ke-hoach.docx=cũ", "a/ke-hoach.md=mới"), Options{}), Result{Unchanged: []string{"a/ke-hoach.docx", "a/ke-hoach.md"}})
		if err := os.Remove(filepath.Join(dir, "a", lock)); err != nil {
			t.Fatal(err)
		}
		same(t, run(t, dir, files("a/ke-hoach.docx=mới", "a/ke-hoach.md=mới"), Options{}), Result{Written: []string{"a/ke-hoach.docx"}, Unchanged: []string{"a/ke-hoach.md"}})
	}
}

// FuzzOwn holds that notes of any bytes are read without harm: they vouch for no path outside the folder.
func FuzzOwn(f *testing.F) {
	f.Add([]byte(ownFormat + "a.md\tx\t1\t1\tnền\n"))
	f.Add([]byte(ownFormat + "../a.md\tx\t1\t1\t\n\t\t\t\t\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, stateDir), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, ownName), data, 0o644); err != nil {
			t.Fatal(err)
		}
		edit(t, dir, "a.md", "tay")
		tx, err := Begin(context.Background(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for name := range tx.own {
			if checkPath(name) != nil {
				t.Errorf("path %q was taken", name)
			}
		}
		if _, ok := tx.Basis("a.md"); ok {
			t.Error("a file that the manifest does not know is vouched for")
		}
		tx.Close()
	})
}
