package manifest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestReplaceAllOrNone(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	var files []Replacement
	for _, name := range []string{"a", "b", "c"} {
		f := Replacement{filepath.Join(dir, name), []byte("old " + name), []byte("new " + name)}
		if err := os.WriteFile(f.Name, f.Before, 0o640); err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	check := func(want func(Replacement) []byte) {
		t.Helper()
		for _, f := range files {
			if got, _ := os.ReadFile(f.Name); string(got) != string(want(f)) {
				t.Errorf("%s holds %q", f.Name, got)
			}
		}
		if left, _ := os.ReadDir(dir); len(left) != len(files) {
			t.Errorf("%d files are left in the folder", len(left))
		}
	}
	broken := errors.New("disk says no")
	for n := range files {
		calls := 0
		err := replacing(t, out, files, func(from, to string) error {
			if calls++; calls == n+1 {
				return broken
			}
			return os.Rename(from, to)
		})
		if !errors.Is(err, broken) {
			t.Errorf("rename %d fails: %v", n, err)
		}
		check(func(f Replacement) []byte { return f.Before })
	}
	moved := append([]Replacement(nil), files...)
	moved[2].Before = []byte("something else")
	if err := Replace(out, moved); !errors.Is(err, ErrMoved) {
		t.Errorf("a file that changed meanwhile: %v", err)
	}
	check(func(f Replacement) []byte { return f.Before })
	if err := Replace(out, files); err != nil {
		t.Fatal(err)
	}
	check(func(f Replacement) []byte { return f.After })
	if info, _ := os.Stat(files[0].Name); info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v", info.Mode().Perm())
	}
}

func replacing(t *testing.T, out string, files []Replacement, rename func(from, to string) error) error {
	t.Helper()
	f, err := open(out, func(step, string) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	return f.replaceAll(files, rename)
}
