package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/internal/manifest"
)

// office is a project in a folder of its own, of schools with one office above them, and the drafts of two states of its
// facts.
type office struct {
	dir    string
	states [2]map[string]string // data files and what they come to
	want   [2]map[string]string
}

func newOffice(t *testing.T, schools int) *office {
	t.Helper()
	o := &office{dir: t.TempDir()}
	for from, to := range map[string]string{
		"../../internal/build/testdata/nha-truong/data": "data", "../../internal/build/testdata/nha-truong/templates": "templates",
		"../../templates/the-thuc": "templates/the-thuc", "../../templates/letterhead": "templates/letterhead",
	} {
		if err := copyTree(from, filepath.Join(o.dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(o.dir, "data/truong/ben-tam.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range schools {
		o.write(t, fmt.Sprintf("data/truong/t%03d.yaml", i), string(text))
	}
	for state := range o.states {
		o.set(t, state)
		if output, err := o.command("build", "--out", "want"+strconv.Itoa(state)).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		o.want[state] = o.drafts(t, "want"+strconv.Itoa(state))
	}
	return o
}

func (o *office) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(o.dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// set puts the facts into one of two states, which no document has in common.
func (o *office) set(t *testing.T, state int) {
	t.Helper()
	o.write(t, "data/chung.yaml", fmt.Sprintf("nam_hoc: 202%d - 202%d\n", state+3, state+4))
}

func (o *office) command(args ...string) *exec.Cmd {
	cmd := exec.Command("vanban", args...)
	cmd.Dir = o.dir
	return cmd
}

// drafts returns the files of a folder of drafts, without what the program notes for itself.
func (o *office) drafts(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := filepath.Join(o.dir, dir)
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Name() == ".vanban" {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// whole checks that each draft is that of one state or the other, and that the manifest can be read.
func (o *office) whole(t *testing.T, when string) {
	t.Helper()
	for name, text := range o.drafts(t, "output") {
		if name != manifest.Name && text != o.want[0][name] && text != o.want[1][name] {
			t.Fatalf("%s: %s is neither old nor new", when, name)
		}
	}
	if _, err := manifest.Load(filepath.Join(o.dir, "output")); err != nil {
		t.Fatalf("%s: %v", when, err)
	}
}

// mends checks that a run that nothing disturbs leaves all as it should be.
func (o *office) mends(t *testing.T, state int, when string) {
	t.Helper()
	output, err := o.command("build").CombinedOutput()
	if err != nil {
		t.Fatalf("%s, then: %v\n%s", when, err, output)
	}
	if got := o.drafts(t, "output"); !maps.Equal(got, o.want[state]) {
		t.Fatalf("%s, then the drafts are not those of a run from scratch: %q", when, slices.Sorted(maps.Keys(got)))
	}
	for _, name := range []string{"nhat-ky.json", "tam"} {
		if _, err := os.Stat(filepath.Join(o.dir, "output/.vanban", name)); err == nil {
			t.Errorf("%s, then %s is left", when, name)
		}
	}
}

// VANBAN_SURVIVAL is how often the tests below try their luck, and VANBAN_SEED where it begins.
func tries(t *testing.T, usual int) (int, *rand.Rand) {
	number := func(name string, usual int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return usual
	}
	seed := number("VANBAN_SEED", 1)
	t.Logf("seed %d", seed)
	return number("VANBAN_SURVIVAL", usual), rand.New(rand.NewPCG(uint64(seed), 0))
}

// kill starts a command and kills it at some moment of the time that it usually takes, or a little later. It returns after
// how long.
func kill(t *testing.T, cmd *exec.Cmd, usual time.Duration, random *rand.Rand) time.Duration {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	wait := time.Duration(random.Int64N(int64(usual) * 5 / 4))
	time.Sleep(wait)
	cmd.Process.Kill()
	cmd.Wait()
	return wait
}

// A run that is killed at any moment leaves each file old or new, and the next one mends all.
func TestKilledAtAnyMoment(t *testing.T) {
	o := newOffice(t, 5)
	started := time.Now()
	o.mends(t, 1, "at first")
	usual := time.Since(started)
	times, random := tries(t, 12)
	for i := range times {
		state := i % 2
		o.set(t, state)
		when := fmt.Sprintf("try %d, killed after %v", i, kill(t, o.command("build"), usual, random))
		o.whole(t, when)
		if random.IntN(2) == 0 {
			o.mends(t, state, when)
		}
	}
	o.set(t, 0)
	o.mends(t, 0, "at last")
}

// Ctrl-C ends a run at once and leaves what was there.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signals to send here")
	}
	o := newOffice(t, 200)
	o.set(t, 0)
	o.mends(t, 0, "at first")
	times, random := tries(t, 4)
	for i := range times {
		o.set(t, 1)
		cmd := o.command("build")
		var output bytes.Buffer
		cmd.Stderr = &output
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait := 30*time.Millisecond + time.Duration(random.Int64N(int64(300*time.Millisecond)))
		time.Sleep(wait)
		sent := time.Now()
		cmd.Process.Signal(os.Interrupt)
		err := cmd.Wait()
		when := fmt.Sprintf("try %d, interrupted after %v", i, wait)
		if took := time.Since(sent); took > 5*time.Second { // a second, on a machine that does nothing else
			t.Errorf("%s, it took %v to end", when, took)
		}
		o.whole(t, when)
		if stopped := strings.Contains(output.String(), "đã dừng theo yêu cầu"); err != nil && cmd.ProcessState.ExitCode() == exitFailed && !stopped {
			t.Errorf("%s, it says %q", when, &output)
		} else if stopped && strings.Contains(output.String(), "chưa ghi gì") && !maps.Equal(o.drafts(t, "output"), o.want[0]) {
			t.Errorf("%s, something was written", when)
		}
		o.set(t, 0)
		o.mends(t, 0, when)
	}
}

// Two runs at once: each does its work or says that the other is at it, and what is left is whole.
func TestTwoRunsAtOnce(t *testing.T) {
	o := newOffice(t, 20)
	for i := range 3 {
		o.set(t, i%2)
		var runs [3]*exec.Cmd
		var outputs [3]bytes.Buffer
		for n := range runs {
			runs[n] = o.command("build")
			runs[n].Stderr = &outputs[n]
			if err := runs[n].Start(); err != nil {
				t.Fatal(err)
			}
		}
		done := 0
		for n, cmd := range runs {
			if err := cmd.Wait(); err == nil {
				done++
			} else if !strings.Contains(outputs[n].String(), "chay/dang-khoa") {
				t.Errorf("a run ended with %v: %s", err, &outputs[n])
			}
		}
		if done == 0 {
			t.Error("no run did its work")
		}
		o.mends(t, i%2, "two at once")
	}
}

// A disk that takes no more leaves what was there; when there is room again all is made.
func TestDiskFull(t *testing.T) {
	if os.Geteuid() != 0 || runtime.GOOS != "linux" {
		t.Skip("needs root on Linux, to make a small disk")
	}
	o := newOffice(t, 5)
	disk := filepath.Join(o.dir, "output")
	if err := os.Mkdir(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if output, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %s", output)
	}
	defer exec.Command("umount", disk).Run()
	o.set(t, 0)
	o.mends(t, 0, "at first")
	times, random := tries(t, 8)
	full := 0
	for i := range times {
		used := 0
		for _, text := range o.drafts(t, "output") {
			used += len(text)/4096*4096 + 4096
		}
		o.set(t, 1)
		size := used + random.IntN(used+100_000)
		for tried := 0; ; tried++ { // what the program notes for itself takes room too
			output, err := exec.Command("mount", "-o", fmt.Sprintf("remount,size=%d", size), disk).CombinedOutput()
			if err == nil {
				break
			}
			if size += 64 << 10; tried == 100 {
				t.Fatalf("the disk cannot be made smaller: %s", output)
			}
		}
		output, err := o.command("build").CombinedOutput()
		when := fmt.Sprintf("try %d, %d bytes of room", i, size-used)
		if err != nil {
			if full++; !bytes.Contains(output, []byte("ổ đĩa đầy")) {
				t.Errorf("%s: %v\n%s", when, err, output)
			}
		}
		o.whole(t, when)
		if output, err := exec.Command("mount", "-o", "remount,size=64m", disk).CombinedOutput(); err != nil {
			t.Fatalf("%s", output)
		}
		o.mends(t, 1, when)
		o.set(t, 0)
		o.mends(t, 0, when)
	}
	if full == 0 {
		t.Error("the disk was never full")
	}
}
