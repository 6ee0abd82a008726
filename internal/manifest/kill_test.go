package manifest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// The environment by which a test makes this program the one that is killed: the folder, and the step to die before.
const (
	killDir  = "MANIFEST_TEST_DIR"
	killStep = "MANIFEST_TEST_STEP"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		die, _ := strconv.Atoi(os.Getenv(killStep))
		var steps atomic.Int64
		_, err := commit(context.Background(), dir, killedRun(), Options{Force: true, Prune: true}, func(step, string) error {
			if int(steps.Add(1)) == die {
				os.Exit(9)
			}
			return nil
		})
		fmt.Fprintln(os.Stderr, err)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func killedRun() []Artifact {
	return files("a/doi.md=mới", "a/sua.md=mới", "b/moi.md=mới", "b/nguyen.md=cũ", "c/d/moi.md=mới")
}

// TestKill kills a run before each of its steps in turn. Whatever the step, each file must be old or new, nothing that
// was edited may be lost, and the next run must finish the work without taking our own files for edited by hand.
func TestKill(t *testing.T) {
	const limit = 100
	for die := 1; ; die++ {
		dir := t.TempDir()
		run(t, dir, files("a/doi.md=cũ", "a/sua.md=cũ", "b/nguyen.md=cũ", "b/thua.md=cũ"), Options{})
		edit(t, dir, "a/sua.md", "sửa tay")
		command := exec.Command(os.Args[0])
		command.Env = append(os.Environ(), killDir+"="+dir, killStep+"="+strconv.Itoa(die))
		output, err := command.CombinedOutput()
		killed := command.ProcessState.ExitCode() == 9
		if !killed && err != nil || die == limit {
			t.Fatalf("step %d: %v\n%s", die, err, output)
		}
		left := tree(t, dir)
		if left["a/sua.md"] != "sửa tay" && left["a/sua.sua-tay-1.md"] != "sửa tay" {
			t.Errorf("killed before step %d, what was edited is lost: %q", die, left)
		}
		for name, text := range left {
			if !strings.Contains(name, "/.") && strings.HasSuffix(name, ".md") && text != "cũ" && text != "mới" && text != "sửa tay" {
				t.Errorf("killed before step %d, %s holds %q", die, name, text)
			}
		}
		// The next run makes other texts of the same files.
		next := killedRun()
		for i := range next {
			if i%2 == 0 {
				next[i].Data = []byte("mới nữa")
			}
		}
		r, err := Commit(context.Background(), dir, next, Options{Prune: true})
		if edited := slices.Equal(r.Edited, []string{"a/sua.md"}); err != nil || len(r.Edited) > 0 && (!edited || left["a/sua.md"] != "sửa tay") {
			t.Errorf("killed before step %d, then: %+v, %v", die, r, err)
		}
		want := []string{"a/doi.md=mới nữa", "b/moi.md=mới nữa", "b/nguyen.md=cũ", "c/d/moi.md=mới nữa", "a/sua.md=mới"}
		if len(r.Edited) > 0 {
			want[4] = "a/sua.md=sửa tay"
		}
		if left["a/sua.sua-tay-1.md"] != "" {
			want = append(want, "a/sua.sua-tay-1.md=sửa tay")
		}
		holds(t, dir, want...)
		if !killed {
			if die < 14 {
				t.Errorf("a run has only %d steps", die-1)
			}
			return
		}
	}
}

// TestFaults makes each step fail in turn. A file that fails must be named, the others be done, and the manifest must
// say of each file what it is: once the fault is gone, the next run finishes without calling any file edited.
func TestFaults(t *testing.T) {
	fault := errors.New("tệp đang mở trong Word")
	old := files("a/doi.md=cũ", "a/sua.md=cũ", "b/nguyen.md=cũ", "b/thua.md=cũ")
	for _, test := range []struct {
		step step
		name string
		want Result
		left []string
	}{
		{stepTemp, "a/doi.md", Result{Written: []string{"a/sua.md", "b/moi.md", "c/d/moi.md"}, Removed: []string{"b/thua.md"}},
			[]string{"a/doi.md=cũ", "a/sua.md=mới", "b/nguyen.md=cũ", "b/moi.md=mới", "c/d/moi.md=mới"}},
		{stepRename, "a/doi.md", Result{Written: []string{"a/sua.md", "b/moi.md", "c/d/moi.md"}, Removed: []string{"b/thua.md"}},
			[]string{"a/doi.md=cũ", "a/sua.md=mới", "b/nguyen.md=cũ", "b/moi.md=mới", "c/d/moi.md=mới"}},
		{stepRename, "b/moi.md", Result{Written: []string{"a/doi.md", "a/sua.md", "c/d/moi.md"}, Removed: []string{"b/thua.md"}},
			[]string{"a/doi.md=mới", "a/sua.md=mới", "b/nguyen.md=cũ", "c/d/moi.md=mới"}},
		{stepRemove, "b/thua.md", Result{Written: []string{"a/doi.md", "a/sua.md", "b/moi.md", "c/d/moi.md"}},
			[]string{"a/doi.md=mới", "a/sua.md=mới", "b/nguyen.md=cũ", "b/moi.md=mới", "c/d/moi.md=mới", "b/thua.md=cũ"}},
		{stepSave, "a/sua.md", Result{Written: []string{"a/doi.md", "b/moi.md", "c/d/moi.md"}, Removed: []string{"b/thua.md"}},
			[]string{"a/doi.md=mới", "a/sua.md=sửa tay", "b/nguyen.md=cũ", "b/moi.md=mới", "c/d/moi.md=mới"}},
		{stepRename, "a/sua.md", Result{Written: []string{"a/doi.md", "b/moi.md", "c/d/moi.md"}, Removed: []string{"b/thua.md"}},
			[]string{"a/doi.md=mới", "a/sua.md=sửa tay", "b/nguyen.md=cũ", "b/moi.md=mới", "c/d/moi.md=mới"}},
	} {
		dir := t.TempDir()
		run(t, dir, old, Options{})
		if strings.Contains(test.name, "sua") {
			edit(t, dir, "a/sua.md", "sửa tay")
		}
		r, err := commit(context.Background(), dir, killedRun(), Options{Force: true, Prune: true}, func(s step, name string) error {
			if s == test.step && name == test.name {
				return &fs.PathError{Op: "thử", Path: name, Err: fault}
			}
			return nil
		})
		var file *FileError
		if !errors.Is(err, fault) || !errors.As(err, &file) || file.Path != test.name || file.Error() != test.name+": "+fault.Error() {
			t.Errorf("%s %s: error %v", test.step, test.name, err)
		}
		test.want.Unchanged = []string{"b/nguyen.md"}
		same(t, r, test.want)
		holds(t, dir, test.left...)
		r, err = Commit(context.Background(), dir, killedRun(), Options{Prune: true})
		if err != nil || len(r.Edited) > 0 && !strings.Contains(test.name, "sua") || len(r.Written)+len(r.Removed)+len(r.Edited) != 1 {
			t.Errorf("%s %s, then: %+v, %v", test.step, test.name, r, err)
		}
	}
}

// TestManifestFault holds that a run which cannot write its manifest is taken up by the next.
func TestManifestFault(t *testing.T) {
	fault := errors.New("đĩa hỏng")
	for _, failing := range []string{Name, journalName} {
		dir := t.TempDir()
		run(t, dir, files("a.md=cũ"), Options{})
		_, err := commit(context.Background(), dir, files("a.md=mới"), Options{}, func(s step, name string) error {
			if name == failing && s == stepRename {
				return fault
			}
			return nil
		})
		if !errors.Is(err, fault) {
			t.Errorf("%s: error %v", failing, err)
		}
		left := "a.md=mới"
		if failing == journalName {
			left = "a.md=cũ" // without a journal nothing may begin
		}
		got := tree(t, dir)
		delete(got, journalName)
		if text := "a.md=" + got["a.md"]; text != left || len(got) != 2 {
			t.Errorf("%s: left %q", failing, got)
		}
		same(t, run(t, dir, files("a.md=nữa"), Options{}), Result{Written: []string{"a.md"}})
		holds(t, dir, "a.md=nữa")
	}
}

// TestDiskFull holds that nothing is renamed where the disk takes no more.
func TestDiskFull(t *testing.T) {
	full := errors.New("no space left on device")
	dir := t.TempDir()
	run(t, dir, files("a.md=cũ", "b.md=cũ"), Options{})
	edit(t, dir, "b.md", "sửa tay")
	r, err := commit(context.Background(), dir, files("a.md=mới", "b.md=mới", "c/d.md=mới"), Options{Force: true}, func(s step, name string) error {
		if s == stepTemp && name == "c/d.md" {
			return &unfinishedError{full}
		}
		return nil
	})
	var file *FileError
	if !errors.Is(err, full) || !errors.As(err, &file) || file.Path != "c/d.md" {
		t.Errorf("error %v", err)
	}
	same(t, r, Result{})
	holds(t, dir, "a.md=cũ", "b.md=sửa tay")
}

// TestCancel cancels before each step up to the first rename of a draft; from there on the run goes to its end.
func TestCancel(t *testing.T) {
	for _, test := range []struct {
		step step
		name string
		done bool
	}{{stepRename, journalName, false}, {stepTemp, "a.md", false}, {stepTemp, "c/d.md", false}, {stepSave, "b.md", false}, {stepRename, "a.md", true}, {stepDone, journalName, true}} {
		dir := t.TempDir()
		run(t, dir, files("a.md=cũ", "b.md=cũ"), Options{})
		edit(t, dir, "b.md", "sửa tay")
		ctx, cancel := context.WithCancel(context.Background())
		r, err := commit(ctx, dir, files("a.md=mới", "b.md=mới", "c/d.md=mới"), Options{Force: true}, func(s step, name string) error {
			if s == test.step && name == test.name {
				cancel()
			}
			return nil
		})
		if test.done {
			if err != nil || len(r.Written) != 3 {
				t.Errorf("cancelled at %s %s: %+v, %v", test.step, test.name, r, err)
			}
			holds(t, dir, "a.md=mới", "b.md=mới", "b.sua-tay-1.md=sửa tay", "c/d.md=mới")
			continue
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %s %s: %v", test.step, test.name, err)
		}
		same(t, r, Result{})
		holds(t, dir, "a.md=cũ", "b.md=sửa tay")
		if _, err := os.Stat(filepath.Join(dir, "c")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("cancelled at %s %s: an empty folder is left", test.step, test.name)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := filepath.Join(t.TempDir(), "output")
	if _, err := Commit(ctx, dir, files("a.md=1"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before the start: %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a run that never began made its folder")
	}
}

// TestEditedMeanwhile holds that an edit saved while the run is under way is not overwritten.
func TestEditedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.md=cũ", "b.md=cũ", "c.md=cũ", "e.md=cũ"), Options{})
	edit(t, dir, "b.md", "sửa tay")
	r, err := commit(context.Background(), dir, files("a.md=mới", "b.md=mới", "c.md=mới", "d.md=mới"), Options{Force: true, Prune: true}, func(s step, name string) error {
		if s == stepRename && name == "a.md" {
			edit(t, dir, "b.md", "sửa lần nữa")
			edit(t, dir, "c.md", "sửa tay")
			edit(t, dir, "d.md", "tự viết")
			edit(t, dir, "e.md", "sửa tay")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, r, Result{Written: []string{"a.md"}, Edited: []string{"b.md", "c.md", "d.md", "e.md"}})
	holds(t, dir, "a.md=mới", "b.md=sửa lần nữa", "c.md=sửa tay", "d.md=tự viết", "e.md=sửa tay")
}

// TestLocked holds that a second run in one folder is refused while the first is under way, and only then.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	var second error
	_, err := commit(context.Background(), dir, files("a.md=1"), Options{}, func(s step, name string) error {
		if name == "a.md" && s == stepRename {
			_, second = Commit(context.Background(), dir, files("a.md=2"), Options{})
		}
		return nil
	})
	if err != nil || !errors.Is(second, ErrLocked) {
		t.Errorf("first run: %v, second: %v", err, second)
	}
	same(t, run(t, dir, files("a.md=2"), Options{}), Result{Written: []string{"a.md"}})
}

// errKilled is thrown by a tap that ends a run on the spot, as a kill would.
type errKilled struct{}

// FuzzNothingLost plays days at an office: people edit, restore and delete drafts, runs are made with all options, fail
// and are killed. Whatever the order, no text that a person wrote may vanish unless that person removed it, and a draft
// that no person touched is never called edited.
func FuzzNothingLost(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		names := []string{"a/x.md", "a/y.md", "b/x.md", "c.md"}
		written := map[string]bool{} // texts by people that must be somewhere
		touched := map[string]bool{} // paths where the last text is by a person
		for turn := range 30 {
			name := names[random.IntN(len(names))]
			switch random.IntN(5) {
			case 0, 1:
				text := fmt.Sprintf("tay %d", turn)
				if old, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
					delete(written, string(old)) // overwritten by a person
				}
				if os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755) == nil {
					edit(t, dir, name, text)
					written[text], touched[name] = true, true
				}
			case 2:
				if old, err := os.ReadFile(filepath.Join(dir, name)); err == nil && os.Remove(filepath.Join(dir, name)) == nil {
					delete(written, string(old))
					delete(touched, name)
				}
			default:
				opt := Options{Force: random.IntN(3) == 0, Prune: random.IntN(3) == 0, Partial: random.IntN(4) == 0}
				var artifacts []Artifact
				for _, name := range names {
					if random.IntN(4) > 0 {
						artifacts = append(artifacts, files(fmt.Sprintf("%s=máy %d", name, random.IntN(3)))...)
					}
				}
				r := killable(t, random, dir, artifacts, opt)
				for _, name := range r.Edited {
					if !touched[name] {
						t.Fatalf("turn %d: %s is called edited and no person touched it", turn, name)
					}
				}
			}
			left := tree(t, dir)
			texts := slices.Collect(maps.Values(left))
			for text := range written {
				if !slices.Contains(texts, text) {
					t.Fatalf("turn %d: %q is lost", turn, text)
				}
			}
			for name := range touched {
				if strings.HasPrefix(left[name], "máy") || left[name] == "" {
					delete(touched, name) // overwritten by force, the text is in a copy
				}
			}
		}
	})
}

// killable makes a run that may fail or be killed at any step that is not of a worker.
func killable(t *testing.T, random *rand.Rand, dir string, artifacts []Artifact, opt Options) (r Result) {
	defer func() {
		if thrown := recover(); thrown != nil && thrown != any(errKilled{}) {
			panic(thrown)
		}
	}()
	stop, how := random.IntN(20), random.IntN(2)
	r, err := commit(context.Background(), dir, artifacts, opt, func(s step, name string) error {
		if s == stepTemp {
			return nil
		}
		if stop--; stop == 0 && how == 0 {
			panic(errKilled{})
		} else if stop == 0 {
			return fs.ErrPermission
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		t.Fatal(err)
	}
	return r
}

// TestLeftovers holds that a run with nothing to do still clears away what a killed one left, and nothing else.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, files("a.md=1"), Options{})
	for _, name := range []string{tempName(Name), tempName(journalName), ".cua-ai-do.tam"} {
		edit(t, dir, name, "dở dang")
	}
	same(t, run(t, dir, files("a.md=1"), Options{}), Result{Unchanged: []string{"a.md"}})
	holds(t, dir, "a.md=1", ".cua-ai-do.tam=dở dang")
}
