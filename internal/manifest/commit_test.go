package manifest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// files makes artifacts of "path=text" pairs.
func files(pairs ...string) []Artifact {
	var all []Artifact
	for _, pair := range pairs {
		name, text, _ := strings.Cut(pair, "=")
		all = append(all, Artifact{Path: name, Data: []byte(text), Unit: filepath.Dir(name), Document: "ke-hoach", Inputs: []string{"data/b.yaml", "data/a.yaml", "data/b.yaml"}})
	}
	return all
}

// run commits artifacts that must be committed without an error.
func run(t *testing.T, dir string, artifacts []Artifact, opt Options) Result {
	t.Helper()
	r, err := Commit(context.Background(), dir, artifacts, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func same(t *testing.T, got, want Result) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("result\n%+v, want\n%+v", got, want)
	}
}

// tree returns the files of a folder as "path=text", without the package's own state.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		data, err := os.ReadFile(name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(all, lockName)
	delete(all, ownName)
	return all
}

// holds checks the files of a folder, the manifest apart, and that no file of a run in progress is among them.
func holds(t *testing.T, dir string, pairs ...string) {
	t.Helper()
	got := tree(t, dir)
	delete(got, Name)
	want := map[string]string{}
	for _, pair := range pairs {
		name, text, _ := strings.Cut(pair, "=")
		want[name] = text
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the folder holds\n%q, want\n%q", got, want)
	}
}

func edit(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestCommit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "output", "sau")
	first := files("phuong/phuong-2/ke-hoach.md=hai", "phuong/phuong-1/ke-hoach.md=một", "phuong/phuong-1/ke-hoach.docx=")
	same(t, run(t, dir, first, Options{}), Result{Written: []string{"phuong/phuong-1/ke-hoach.docx", "phuong/phuong-1/ke-hoach.md", "phuong/phuong-2/ke-hoach.md"}})
	holds(t, dir, "phuong/phuong-2/ke-hoach.md=hai", "phuong/phuong-1/ke-hoach.md=một", "phuong/phuong-1/ke-hoach.docx=")
	line := `{"path":"%s","sha256":"%s","unit":"%s","document":"ke-hoach","inputs":["data/a.yaml","data/b.yaml"]}`
	if got, want := tree(t, dir)[Name], "{\n\"version\": 1,\n\"files\": [\n"+
		fmt.Sprintf(line, "phuong/phuong-1/ke-hoach.docx", sumOf(nil), "phuong/phuong-1")+",\n"+
		fmt.Sprintf(line, "phuong/phuong-1/ke-hoach.md", sumOf([]byte("một")), "phuong/phuong-1")+",\n"+
		fmt.Sprintf(line, "phuong/phuong-2/ke-hoach.md", sumOf([]byte("hai")), "phuong/phuong-2")+"\n]\n}\n"; got != want {
		t.Errorf("manifest\n%s, want\n%s", got, want)
	}
	second := files("phuong/phuong-2/ke-hoach.md=hai", "phuong/phuong-1/ke-hoach.md=mới", "phuong/phuong-1/ke-hoach.docx=")
	same(t, run(t, dir, second, Options{}), Result{
		Written: []string{"phuong/phuong-1/ke-hoach.md"}, Unchanged: []string{"phuong/phuong-1/ke-hoach.docx", "phuong/phuong-2/ke-hoach.md"}})
	holds(t, dir, "phuong/phuong-2/ke-hoach.md=hai", "phuong/phuong-1/ke-hoach.md=mới", "phuong/phuong-1/ke-hoach.docx=")
}

// TestNothingToDo holds that a run without changes writes nothing: no file, no manifest.
func TestNothingToDo(t *testing.T) {
	dir := t.TempDir()
	artifacts := files("a/b.md=một", "a/b.docx=hai")
	run(t, dir, artifacts, Options{})
	before := times(t, dir)
	steps := 0
	r, err := commit(context.Background(), dir, artifacts, Options{}, func(step, string) error { steps++; return nil })
	if err != nil || steps != 0 {
		t.Errorf("%d steps, %v", steps, err)
	}
	same(t, r, Result{Unchanged: []string{"a/b.docx", "a/b.md"}})
	if after := times(t, dir); !reflect.DeepEqual(before, after) {
		t.Errorf("files were touched: %v, %v", before, after)
	}
	run(t, dir, nil, Options{Partial: true})
	if after := times(t, dir); !reflect.DeepEqual(before, after) {
		t.Errorf("files were touched: %v, %v", before, after)
	}
}

func times(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name := range tree(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = info.ModTime().String()
	}
	return all
}

// TestInputsAlone holds that the manifest follows where a file stays as it is but is made from other files.
func TestInputsAlone(t *testing.T) {
	dir := t.TempDir()
	artifacts := files("a/b.md=một")
	run(t, dir, artifacts, Options{})
	artifacts[0].Inputs = []string{"data/c.yaml"}
	same(t, run(t, dir, artifacts, Options{}), Result{Unchanged: []string{"a/b.md"}})
	m, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := m.Lookup("a/b.md"); !ok || len(e.Inputs) != 1 || e.Inputs[0] != "data/c.yaml" {
		t.Errorf("entry %+v", e)
	}
}

func TestEditedByHand(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a/x.md=cũ", "a/y.md=cũ", "a/z.md=cũ", "a/w.md=cũ"), Options{})
	edit(t, dir, "a/x.md", "sửa tay")
	edit(t, dir, "a/y.md", "mới")   // edited to what will be written
	edit(t, dir, "a/w.md", "gì đó") // and its document cannot be made
	next := files("a/x.md=mới", "a/y.md=mới", "a/z.md=mới")
	failed := Options{Failed: []string{"a/w.md"}}
	for range 2 { // it stays edited as long as it is
		r := run(t, dir, next, failed)
		if !reflect.DeepEqual(r.Edited, []string{"a/x.md"}) {
			t.Errorf("edited: %q", r.Edited)
		}
		holds(t, dir, "a/x.md=sửa tay", "a/y.md=mới", "a/z.md=mới", "a/w.md=gì đó")
	}
	failed.Force = true
	same(t, run(t, dir, next, failed), Result{Written: []string{"a/x.md"}, Unchanged: []string{"a/y.md", "a/z.md"}, Saved: []string{"a/x.sua-tay-1.md"}})
	holds(t, dir, "a/x.md=mới", "a/x.sua-tay-1.md=sửa tay", "a/y.md=mới", "a/z.md=mới", "a/w.md=gì đó")

	edit(t, dir, "a/x.md", "sửa nữa")
	same(t, run(t, dir, next, failed), Result{Written: []string{"a/x.md"}, Unchanged: []string{"a/y.md", "a/z.md"}, Saved: []string{"a/x.sua-tay-2.md"}})
	edit(t, dir, "a/x.md", "sửa tay") // the first copy will do
	same(t, run(t, dir, next, failed), Result{Written: []string{"a/x.md"}, Unchanged: []string{"a/y.md", "a/z.md"}, Saved: []string{"a/x.sua-tay-1.md"}})
	holds(t, dir, "a/x.md=mới", "a/x.sua-tay-1.md=sửa tay", "a/x.sua-tay-2.md=sửa nữa", "a/y.md=mới", "a/z.md=mới", "a/w.md=gì đó")
}

// TestCopyNameTaken holds that a copy passes over names that are an output or no file at all.
func TestCopyNameTaken(t *testing.T) {
	dir := t.TempDir()
	next := files("x.md=mới", "x.sua-tay-2.md=văn bản khác")
	run(t, dir, next, Options{})
	edit(t, dir, "x.md", "sửa tay")
	if err := os.Mkdir(filepath.Join(dir, "x.sua-tay-1.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	if r := run(t, dir, next, Options{Force: true}); !reflect.DeepEqual(r.Saved, []string{"x.sua-tay-3.md"}) {
		t.Errorf("saved as %q", r.Saved)
	}
	holds(t, dir, "x.md=mới", "x.sua-tay-2.md=văn bản khác", "x.sua-tay-3.md=sửa tay")
}

func TestManifestLost(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("x.md=một", "y.md=hai"), Options{})
	for _, name := range []string{Name, ownName} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	same(t, run(t, dir, files("x.md=một", "y.md=mới", "z.md=ba"), Options{}), Result{Written: []string{"z.md"}, Unchanged: []string{"x.md"}, Edited: []string{"y.md"}})
	holds(t, dir, "x.md=một", "y.md=hai", "z.md=ba")
	m, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := m.Lookup("y.md"); ok || len(m.Files) != 2 {
		t.Errorf("the manifest vouches for a file it does not know: %+v", m.Files)
	}
}

// TestFreshClone holds that files which git does not track are written anew and never count as edited or stale.
func TestFreshClone(t *testing.T) {
	dir := t.TempDir()
	artifacts := files("a/x.md=một", "a/x.docx=một", "b/y.docx=hai")
	run(t, dir, artifacts, Options{})
	for _, name := range []string{"a/x.docx", "b"} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, stateDir)); err != nil {
		t.Fatal(err)
	}
	same(t, run(t, dir, artifacts[:2], Options{}), Result{Written: []string{"a/x.docx"}, Unchanged: []string{"a/x.md"}})
	if m, err := Load(dir); err != nil || len(m.Files) != 2 {
		t.Errorf("the manifest still names a file that is neither there nor made: %+v, %v", m, err)
	}
}

// The manifest and the tracked drafts go back and forth with git, the Word files stay as this machine wrote them: they
// are still its own. One that was edited by hand is not.
func TestPulled(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.md=1", "a.docx=1", "b.docx=1"), Options{})
	manifest, err := os.ReadFile(filepath.Join(dir, Name))
	if err != nil {
		t.Fatal(err)
	}
	run(t, dir, files("a.md=2", "a.docx=2", "b.docx=2"), Options{})
	for name, text := range map[string]string{Name: string(manifest), "a.md": "1", "b.docx": "tay"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := run(t, dir, files("a.md=3", "a.docx=3", "b.docx=3"), Options{})
	same(t, r, Result{Written: []string{"a.docx", "a.md"}, Edited: []string{"b.docx"}})
}

// A program of an earlier version noted what this machine wrote in a file of another form: its Word files are still our own.
func TestNotedByAnEarlierVersion(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.docx=1", "b.docx=1"), Options{})
	noted := manifestOf(map[string]Entry{"a.docx": {Path: "a.docx", SHA256: sumOf([]byte("1"))}}).encode()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(oldOwnName)), noted, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, lost := range []string{ownName, Name} {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(lost))); err != nil {
			t.Fatal(err)
		}
	}
	same(t, run(t, dir, files("a.docx=2", "b.docx=2"), Options{}), Result{Written: []string{"a.docx"}, Edited: []string{"b.docx"}})
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(oldOwnName))); !os.IsNotExist(err) {
		t.Error("the old note is still there")
	}
}

// Two people built on two branches: what git could not merge, in a draft or in the manifest, is made anew.
func TestMergeConflict(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.md=1", "b.md=1"), Options{})
	for _, name := range []string{Name, "a.md"} {
		text := "<<<<<<< HEAD\nmột\n=======\nhai\n>>>>>>> nhanh\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	same(t, run(t, dir, files("a.md=2", "b.md=1"), Options{}), Result{Written: []string{"a.md"}, Unchanged: []string{"b.md"}})
	holds(t, dir, "a.md=2", "b.md=1")
}

func TestStale(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a/x.md=một", "b/c/y.md=hai", "b/c/z.md=ba", "b/w.md=bốn"), Options{})
	edit(t, dir, "b/c/z.md", "sửa tay")
	left := files("a/x.md=một")
	same(t, run(t, dir, left, Options{Partial: true}), Result{Unchanged: []string{"a/x.md"}})
	same(t, run(t, dir, left, Options{Partial: true, Prune: true}), Result{Unchanged: []string{"a/x.md"}})
	stale := Result{Unchanged: []string{"a/x.md"}, Stale: []string{"b/c/y.md", "b/c/z.md", "b/w.md"}}
	same(t, run(t, dir, left, Options{}), stale)
	same(t, run(t, dir, left, Options{Failed: []string{"b/w.md"}}), Result{Unchanged: stale.Unchanged, Stale: stale.Stale[:2]})
	same(t, run(t, dir, left, Options{Force: true}), stale)
	holds(t, dir, "a/x.md=một", "b/c/y.md=hai", "b/c/z.md=sửa tay", "b/w.md=bốn")

	same(t, run(t, dir, left, Options{Prune: true}), Result{Unchanged: []string{"a/x.md"}, Removed: []string{"b/c/y.md", "b/w.md"}, Edited: []string{"b/c/z.md"}})
	holds(t, dir, "a/x.md=một", "b/c/z.md=sửa tay")
	same(t, run(t, dir, left, Options{Prune: true, Force: true}), Result{Unchanged: []string{"a/x.md"}, Removed: []string{"b/c/z.md"}, Saved: []string{"b/c/z.sua-tay-1.md"}})
	holds(t, dir, "a/x.md=một", "b/c/z.sua-tay-1.md=sửa tay")
	if err := os.Remove(filepath.Join(dir, "b/c/z.sua-tay-1.md")); err != nil {
		t.Fatal(err)
	}

	run(t, dir, files("a/x.md=một", "b/d/y.md=hai"), Options{})
	same(t, run(t, dir, left, Options{Prune: true}), Result{Unchanged: []string{"a/x.md"}, Removed: []string{"b/d/y.md"}})
	if _, err := os.Stat(filepath.Join(dir, "b/d")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the empty folder of a removed file is still there")
	}
	if m, err := Load(dir); err != nil || len(m.Files) != 1 {
		t.Errorf("manifest %+v, %v", m, err)
	}
}

func TestRefusedPaths(t *testing.T) {
	for _, name := range []string{
		"", ".", "..", "/etc/x", "../x", "a/../../x", "a//b", "a/", "./a", `a\b`, `..\x`, "c:/x", "a/x:y", ".vanban/khoa", "a/.x.tam", "manifest.json", "Manifest.JSON", "a\xff",
	} {
		dir := t.TempDir()
		artifacts := append(files("tot.md=tốt"), Artifact{Path: name, Data: []byte("x")})
		_, err := Commit(context.Background(), dir, artifacts, Options{})
		var file *FileError
		if !errors.Is(err, ErrPath) || !errors.As(err, &file) || file.Path != name {
			t.Errorf("path %q: %v", name, err)
		}
		if got := tree(t, dir); len(got) != 0 {
			t.Errorf("path %q: wrote %q", name, got)
		}
	}
	if _, err := Commit(context.Background(), t.TempDir(), files("a.md=1", "a.md=2"), Options{}); err == nil {
		t.Error("two files of one name were taken")
	}
}

// TestManifestFromElsewhere holds that a manifest, which comes from git, cannot name files outside the folder.
func TestManifestFromElsewhere(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "output")
	edit(t, parent, "quan-trong.txt", "x")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		`{"version":1,"files":[{"path":"../quan-trong.txt","sha256":"` + sumOf([]byte("x")) + `"}]}`,
		`{"version":1,"files":[{"path":"a.md","sha256":""},{"path":"a.md","sha256":""}]}`,
		`{"version":2,"files":[]}`, "<<<<<<< HEAD\n", "",
	} {
		edit(t, dir, Name, text)
		if _, err := Load(dir); !errors.Is(err, ErrManifest) {
			t.Errorf("Load of %s: %v", text, err)
		}
		if _, err := Commit(context.Background(), dir, files("a.md=1"), Options{Prune: true}); !errors.Is(err, ErrManifest) {
			t.Errorf("Commit with %s: %v", text, err)
		}
		if got := tree(t, parent); got["quan-trong.txt"] != "x" || got["output/"+Name] != text || len(got) != 3 {
			t.Errorf("after %s: %q", text, got)
		}
	}
}

func TestSymbolicLinks(t *testing.T) {
	parent := t.TempDir()
	dir, outside := filepath.Join(parent, "output"), filepath.Join(parent, "ngoai")
	run(t, dir, files("a/x.md=một"), Options{})
	if err := os.MkdirAll(outside, 0o755); err != nil {
		t.Fatal(err)
	}
	edit(t, outside, "x.md", "một")
	if err := os.Symlink(outside, filepath.Join(dir, "b")); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := os.Symlink(filepath.Join(outside, "x.md"), filepath.Join(dir, "c.md")); err != nil {
		t.Fatal(err)
	}
	r, err := Commit(context.Background(), dir, files("a/x.md=hai", "b/x.md=hai", "c.md=hai"), Options{Force: true})
	var file *FileError
	if !errors.As(err, &file) || file.Path != "b/x.md" || !strings.Contains(err.Error(), "c.md") {
		t.Errorf("error %v", err)
	}
	same(t, r, Result{Written: []string{"a/x.md"}})
	if got := tree(t, outside); len(got) != 1 || got["x.md"] != "một" {
		t.Errorf("outside is %q", got)
	}
	if err := os.RemoveAll(filepath.Join(dir, stateDir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, stateDir)); err != nil {
		t.Fatal(err)
	}
	if _, err := Commit(context.Background(), dir, files("a/x.md=ba"), Options{}); err == nil {
		t.Error("the lock was made outside the folder")
	}
}

// TestNotAFile holds that what stands in the way of one file stops that file alone.
func TestNotAFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a.md", "trong"), 0o755); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, "b", "một tệp")
	r, err := Commit(context.Background(), dir, files("a.md=1", "b/c.md=2", "d.md=3"), Options{})
	same(t, r, Result{Written: []string{"d.md"}})
	if err == nil || !strings.Contains(err.Error(), "a.md: not a regular file") || !strings.Contains(err.Error(), "b/c.md: ") {
		t.Errorf("error %v", err)
	}
	holds(t, dir, "b=một tệp", "d.md=3")
}

func TestLoadNothing(t *testing.T) {
	m, err := Load(filepath.Join(t.TempDir(), "khong-co"))
	if err != nil || len(m.Files) != 0 {
		t.Errorf("%+v, %v", m, err)
	}
	if _, ok := m.Lookup("a"); ok {
		t.Error("an empty manifest knows a file")
	}
}

// FuzzManifest holds that what is encoded is decoded as it was, and that what is decoded keeps the rules.
func FuzzManifest(f *testing.F) {
	f.Add("a/b.md", "một", "phuong/phuong-1", "<&>\u2028")
	f.Fuzz(func(t *testing.T, a, b, unit, input string) {
		if !utf8.ValidString(strings.Join([]string{a, b, unit, input}, " ")) {
			return // JSON has no such text, and Commit refuses such paths
		}
		m := manifestOf(map[string]Entry{a: {Path: a, SHA256: "1", Unit: unit}, b: {Path: b, SHA256: "2", Inputs: []string{input}}})
		again, err := decode(m.encode())
		if checkPath(a) != nil || checkPath(b) != nil {
			if err == nil {
				t.Errorf("paths %q, %q were taken", a, b)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q, %q: %v", a, b, err)
		}
		if string(again.encode()) != string(m.encode()) {
			t.Errorf("%s\nis read as\n%s", m.encode(), again.encode())
		}
	})
}

func BenchmarkCommit(b *testing.B) {
	for _, count := range []int{1_000, 40_000} {
		artifacts := make([]Artifact, count)
		for i := range artifacts {
			data := []byte(strings.Repeat(fmt.Sprintf("Nội dung %d. ", i), 1000))
			unit := fmt.Sprintf("phuong/phuong-%d", i/8)
			artifacts[i] = Artifact{Path: fmt.Sprintf("%s/van-ban-%d.md", unit, i%8), Data: data, Unit: unit, Inputs: []string{"data/chung.yaml", "data/" + unit + ".yaml"}}
		}
		b.Run(fmt.Sprintf("first/%d", count), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				dir := b.TempDir()
				b.StartTimer()
				if _, err := Commit(context.Background(), dir, artifacts, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		dir := b.TempDir()
		if _, err := Commit(context.Background(), dir, artifacts, Options{}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("unchanged/%d", count), func(b *testing.B) {
			for b.Loop() {
				if r, err := Commit(context.Background(), dir, artifacts, Options{}); err != nil || len(r.Unchanged) != count {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("one/%d", count), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				artifacts[count/2].Data = fmt.Appendf(nil, "lần %d", i)
				if r, err := Commit(context.Background(), dir, artifacts, Options{}); err != nil || len(r.Written) != 1 {
					b.Fatal(err)
				}
			}
		})
	}
}
