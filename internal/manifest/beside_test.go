package manifest

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// names returns the files of a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// What a killed Replace leaves beside the files of people, the next run of any kind removes; files of others stay.
func TestLeftBesideDataFiles(t *testing.T) {
	for _, next := range []func(out string) error{
		func(out string) error { _, err := Commit(t.Context(), out, nil, Options{}); return err },
		func(out string) error { return Replace(out, nil) },
	} {
		dir, out := t.TempDir(), t.TempDir()
		f, err := open(out, func(step, string) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		left, stranger, fact := besideName(filepath.Join(dir, "a.yaml")), filepath.Join(dir, ".b.yaml.ABCDEFGH.tam"), filepath.Join(dir, "c.yaml")
		for _, name := range []string{left, stranger, fact} {
			if err := writeBeside(name, []byte("x"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.noteBeside([]string{left, fact}); err != nil { // a note that names a fact is not ours: it stays
			t.Fatal(err)
		}
		f.close()
		if err := next(out); err != nil {
			t.Fatal(err)
		}
		if got := names(t, dir); !slices.Equal(got, []string{".b.yaml.ABCDEFGH.tam", "c.yaml"}) {
			t.Errorf("left: %q", got)
		}
		if _, err := os.Stat(filepath.Join(out, besideNote)); err == nil {
			t.Error("the note is left")
		}
	}
}

// Of two runs that change one file, the second is refused while the first is at it, so that no edit is lost.
func TestReplaceIsLocked(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	r := Replacement{filepath.Join(dir, "a.yaml"), []byte("old"), []byte("new")}
	if err := os.WriteFile(r.Name, r.Before, 0o644); err != nil {
		t.Fatal(err)
	}
	var second error
	err := replacing(t, out, []Replacement{r}, func(from, to string) error {
		second = Replace(out, []Replacement{{r.Name, r.Before, []byte("other")}})
		return os.Rename(from, to)
	})
	if err != nil || !errors.Is(second, ErrLocked) {
		t.Errorf("first: %v, second: %v", err, second)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.yaml"}) {
		t.Errorf("left: %q", got)
	}
}

// Runs at the same time each write their file whole, and what a killed one left is removed.
func TestWriteFileAtOnce(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "ra.docx")
	for _, left := range []string{".ra.docx.ABCDEFGH.tam", ".ra.docx.cua-toi", ".khac.docx.ABCDEFGH.tam"} {
		if err := os.WriteFile(filepath.Join(dir, left), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var runs sync.WaitGroup
	for i := range 3 {
		runs.Go(func() {
			if err := WriteFile(name, bytes.Repeat([]byte{byte('a' + i)}, 100_000)); err != nil {
				t.Error(err)
			}
		})
	}
	runs.Wait()
	data, err := os.ReadFile(name)
	if err != nil || len(data) != 100_000 || strings.Trim(string(data), string(data[:1])) != "" {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{".khac.docx.ABCDEFGH.tam", ".ra.docx.cua-toi", "ra.docx"}) {
		t.Errorf("left: %q", got)
	}
}

// What has the name of one of the package's own files and is none is refused, and not waited for.
func TestHostileNotes(t *testing.T) {
	for _, name := range []string{Name, journalName} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := Commit(t.Context(), dir, nil, Options{}); !errors.Is(err, ErrManifest) {
			t.Errorf("%s is a folder: %v", name, err)
		}
		os.Remove(filepath.Join(dir, name))
		large, err := os.Create(filepath.Join(dir, name))
		if err == nil {
			err = large.Truncate(maxNote + 1) // takes no room on disk
		}
		if err != nil {
			t.Skip(err)
		}
		large.Close()
		if _, err := Commit(t.Context(), dir, nil, Options{}); !errors.Is(err, ErrManifest) {
			t.Errorf("%s is large: %v", name, err)
		}
	}
}
