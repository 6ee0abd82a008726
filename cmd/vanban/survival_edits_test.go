package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// inbox is an office to which Word files came back, one of each school, and what the facts and drafts are before and
// after they are taken back.
type inbox struct {
	*office
	word   []string
	facts  [2]map[string]string
	drafts [2]map[string]string
}

func newInbox(t *testing.T) *inbox {
	t.Helper()
	b := &inbox{office: newOffice(t, 4)}
	b.set(t, 0)
	b.mends(t, 0, "at first")
	for i := range 4 {
		data, err := os.ReadFile(filepath.Join(b.dir, fmt.Sprintf("output/truong/t%03d/bao-cao-nam-hoc.docx", i)))
		if err != nil {
			t.Fatal(err)
		}
		for _, edit := range [][2]string{{">05/9/2023<", fmt.Sprintf(">%02d/9/2023<", 10+i)}, {">ổn định<", ">rất ổn định<"}} {
			if data, err = retyped(data, "word/document.xml", edit[0], edit[1], 1); err != nil {
				t.Fatal(err)
			}
		}
		name := fmt.Sprintf("ve-%d.docx", i)
		b.write(t, name, string(data))
		b.word = append(b.word, name)
	}
	b.facts[0], b.drafts[0] = b.files(t, "data"), b.files(t, "output")
	b.pulled(t, "at first")
	b.facts[1], b.drafts[1] = b.files(t, "data"), b.files(t, "output")
	if changed := changes(b.facts[0], b.facts[1]); changed != 4 {
		t.Fatalf("%d files of facts were changed, not 4", changed)
	}
	if changed := changes(b.drafts[0], b.drafts[1]); changed < 9 { // two of each school, and the manifest
		t.Fatalf("%d drafts were changed", changed)
	}
	b.restore(t)
	return b
}

func changes(before, after map[string]string) (n int) {
	for name, text := range after {
		if before[name] != text {
			n++
		}
	}
	return n
}

// files is drafts under a name of its own, as an inbox has drafts.
func (b *inbox) files(t *testing.T, dir string) map[string]string {
	t.Helper()
	return b.office.drafts(t, dir)
}

func (b *inbox) pull() *exec.Cmd {
	return b.command(append([]string{"pull", "--apply"}, b.word...)...)
}

// pulled takes the edits back undisturbed; it tells what it took, and so ends with 1.
func (b *inbox) pulled(t *testing.T, when string) {
	t.Helper()
	cmd := b.pull()
	if output, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() > exitFindings {
		t.Fatalf("%s, then: %s", when, output)
	}
}

// restore puts facts and drafts back to what they were.
func (b *inbox) restore(t *testing.T) {
	t.Helper()
	for name, text := range b.facts[0] {
		b.write(t, "data/"+name, text)
	}
	if output, err := b.command("build").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	if !maps.Equal(b.files(t, "output"), b.drafts[0]) {
		t.Fatal("the drafts are not what they were")
	}
}

// wholeFacts checks that each file of facts is old or new. What waits for its name may be beside it.
func (b *inbox) wholeFacts(t *testing.T, when string) {
	t.Helper()
	files := b.files(t, "data")
	for name, text := range files {
		waits := strings.HasPrefix(filepath.Base(name), ".") && strings.HasSuffix(name, ".tam")
		if !waits && text != b.facts[0][name] && text != b.facts[1][name] {
			t.Fatalf("%s: data/%s is neither old nor new", when, name)
		}
	}
	for name := range b.facts[0] {
		if _, ok := files[name]; !ok {
			t.Fatalf("%s: data/%s is gone", when, name)
		}
	}
}

// wholeDrafts checks that each draft is that of the facts before or after.
func (b *inbox) wholeDrafts(t *testing.T, when string) {
	t.Helper()
	for name, text := range b.files(t, "output") {
		if name != "manifest.json" && text != b.drafts[0][name] && text != b.drafts[1][name] {
			t.Fatalf("%s: output/%s is neither old nor new", when, name)
		}
	}
}

// mended checks that the next run mends all: a build clears away what was left beside the facts, and pull --apply takes
// every edit.
func (b *inbox) mended(t *testing.T, random *rand.Rand, when string) {
	t.Helper()
	if random.IntN(2) == 0 {
		cmd := b.command("build")
		if output, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != exitClean {
			t.Fatalf("%s, then build: %s", when, output)
		}
		if got, want := len(b.files(t, "data")), len(b.facts[0]); got != want {
			t.Fatalf("%s, then data holds %d files, not %d", when, got, want)
		}
	}
	b.pulled(t, when)
	if !maps.Equal(b.files(t, "data"), b.facts[1]) || !maps.Equal(b.files(t, "output"), b.drafts[1]) {
		t.Fatalf("%s, then facts and drafts are not those of a run that nothing disturbed: %q", when, slices.Sorted(maps.Keys(b.files(t, "data"))))
	}
}

// pull --apply that is killed at any moment leaves each file of facts and each draft old or new, and the next run mends all.
func TestPullKilled(t *testing.T) {
	b := newInbox(t)
	started := time.Now()
	b.pulled(t, "at first")
	usual := time.Since(started)
	times, random := tries(t, 8)
	for i := range times {
		b.restore(t)
		when := fmt.Sprintf("try %d, killed after %v", i, kill(t, b.pull(), usual, random))
		b.wholeFacts(t, when)
		b.wholeDrafts(t, when)
		b.mended(t, random, when)
	}
}

// Of several pull --apply at once each takes the edits or says why not, and no edit is lost.
func TestPullAtOnce(t *testing.T) {
	b := newInbox(t)
	for range 2 {
		b.restore(t)
		var runs [4]*exec.Cmd
		var outputs [4]bytes.Buffer
		for n := range runs {
			runs[n] = b.command("pull", "--apply", b.word[n])
			runs[n].Stderr = &outputs[n]
			if err := runs[n].Start(); err != nil {
				t.Fatal(err)
			}
		}
		for n, cmd := range runs {
			cmd.Wait()
			taken := strings.Contains(b.files(t, "data")[fmt.Sprintf("truong/t%03d.yaml", n)], fmt.Sprintf("khai_giang: %d/9/2023", 10+n))
			said := strings.Contains(outputs[n].String(), "chay/dang-khoa") || strings.Contains(outputs[n].String(), "vừa được sửa ở nơi khác")
			if !taken && !said {
				t.Errorf("run %d did not take its edit and says %s", n, &outputs[n])
			}
		}
		b.wholeFacts(t, "at once")
		b.mended(t, rand.New(rand.NewPCG(1, 1)), "at once")
	}
}

// desk is a folder with a Word file in two states, and the copies that check writes of each.
type desk struct {
	*office
	states [2]string
	want   [2]map[string]string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{office: newOffice(t, 0)}
	data := []byte(d.office.want[0]["truong/ben-tam/bao-cao-nam-hoc.docx"])
	for state, size := range []string{"22", "30"} { // of letters, which is wrong
		changed, err := retyped(data, "word/document.xml", "<w:t", `<w:rPr><w:sz w:val="`+size+`"/></w:rPr><w:t`, 3)
		if err != nil {
			t.Fatal(err)
		}
		d.states[state] = string(changed)
	}
	if err := os.Mkdir(filepath.Join(d.dir, "ban"), 0o755); err != nil {
		t.Fatal(err)
	}
	for state := range d.states {
		d.set(t, state)
		d.checked(t, "at first")
		d.want[state] = d.drafts(t, "ban")
	}
	if len(d.want[0]) != 3 || changes(d.want[0], d.want[1]) != 3 {
		t.Fatalf("check wrote %q", slices.Sorted(maps.Keys(d.want[0])))
	}
	return d
}

func (d *desk) set(t *testing.T, state int) { t.Helper(); d.write(t, "ban/goc.docx", d.states[state]) }

func (d *desk) check() *exec.Cmd {
	return d.command("check", "ban/goc.docx", "--fix", "ban/sua.docx", "--annotate", "ban/nhan-xet.docx")
}

func (d *desk) checked(t *testing.T, when string) {
	t.Helper()
	cmd := d.check()
	if output, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() > exitFindings {
		t.Fatalf("%s, then: %s", when, output)
	}
}

// whole checks that each copy is that of one state or the other.
func (d *desk) whole(t *testing.T, when string) {
	t.Helper()
	for name, text := range d.drafts(t, "ban") {
		waits := strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".tam")
		if !waits && text != d.want[0][name] && text != d.want[1][name] {
			t.Fatalf("%s: %s is neither old nor new", when, name)
		}
	}
}

func (d *desk) mended(t *testing.T, state int, when string) {
	t.Helper()
	d.checked(t, when)
	if got := d.drafts(t, "ban"); !maps.Equal(got, d.want[state]) {
		t.Fatalf("%s, then there are %q, not those of a run that nothing disturbed", when, slices.Sorted(maps.Keys(got)))
	}
}

// check --fix and --annotate that are killed at any moment leave each copy old or new, and the next run mends all.
func TestFixKilled(t *testing.T) {
	d := newDesk(t)
	started := time.Now()
	d.checked(t, "at first")
	usual := time.Since(started)
	times, random := tries(t, 12)
	for i := range times {
		d.set(t, i%2)
		when := fmt.Sprintf("try %d, killed after %v", i, kill(t, d.check(), usual, random))
		d.whole(t, when)
		if random.IntN(2) == 0 {
			d.mended(t, i%2, when)
		}
	}
	d.mended(t, (times+1)%2, "at last")
}

// smallDisk mounts a disk of its own on a folder that is there, with its files, and returns what changes its size.
func smallDisk(t *testing.T, dir string) (resize func(bytes int)) {
	t.Helper()
	if os.Geteuid() != 0 || runtime.GOOS != "linux" {
		t.Skip("needs root on Linux, to make a small disk")
	}
	kept := dir + ".goc"
	if err := os.Rename(dir, kept); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if output, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %s", output)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	if err := copyTree(kept, dir); err != nil {
		t.Fatal(err)
	}
	return func(bytes int) {
		t.Helper()
		if output, err := exec.Command("mount", "-o", fmt.Sprintf("remount,size=%d", bytes), dir).CombinedOutput(); err != nil {
			t.Skipf("the disk cannot be made %d bytes: %s", bytes, output)
		}
	}
}

// used is about what files take on a disk.
func used(files map[string]string) (bytes int) {
	for _, text := range files {
		bytes += (len(text) + 4095) / 4096 * 4096
	}
	return bytes
}

// A disk that takes no more leaves the facts as they were.
func TestPullDiskFull(t *testing.T) {
	b := newInbox(t)
	resize := smallDisk(t, filepath.Join(b.dir, "data"))
	times, random := tries(t, 5)
	full := 0
	for i := range times {
		b.restore(t)
		size := used(b.facts[0]) + random.IntN(6)*4096
		resize(size)
		output, _ := b.pull().CombinedOutput()
		when := fmt.Sprintf("try %d, %d bytes of room", i, size-used(b.facts[0]))
		if said := bytes.Contains(output, []byte("ổ đĩa đầy")); said {
			full++
			if !maps.Equal(b.files(t, "data"), b.facts[0]) {
				t.Errorf("%s: it says that nothing was written, and data holds %q", when, slices.Sorted(maps.Keys(b.files(t, "data"))))
			}
		} else if !maps.Equal(b.files(t, "data"), b.facts[1]) {
			t.Errorf("%s: not all was written, and it says\n%s", when, output)
		}
		b.wholeFacts(t, when)
		resize(64 << 20)
		b.mended(t, random, when)
	}
	if full == 0 {
		t.Error("the disk was never full")
	}
}

// A disk that takes no more leaves the copies as they were.
func TestFixDiskFull(t *testing.T) {
	d := newDesk(t)
	resize := smallDisk(t, filepath.Join(d.dir, "ban"))
	times, random := tries(t, 5)
	full := 0
	for i := range times {
		d.set(t, 0)
		d.mended(t, 0, "before")
		d.set(t, 1)
		room := random.IntN(used(d.want[0])/4096) * 4096
		resize(used(d.want[0]) + room)
		cmd := d.check()
		output, _ := cmd.CombinedOutput()
		when := fmt.Sprintf("try %d, %d bytes of room", i, room)
		if cmd.ProcessState.ExitCode() == exitFailed {
			if full++; !bytes.Contains(output, []byte("ổ đĩa đầy")) {
				t.Errorf("%s: %s", when, output)
			}
		}
		d.whole(t, when)
		if got := len(d.drafts(t, "ban")); got != 3 {
			t.Errorf("%s: %d files are there", when, got)
		}
		resize(64 << 20)
		d.mended(t, 1, when)
	}
	if full == 0 {
		t.Error("the disk was never full")
	}
}

// frozen makes a file or folder one that nobody can write to, root neither, and returns what ends that.
func frozen(t *testing.T, name string) (thaw func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			t.Skip("needs root: a file that cannot be written is replaced all the same where its folder can be")
		}
		if err := os.Chmod(name, 0o555); err != nil {
			t.Fatal(err)
		}
		thaw = func() { os.Chmod(name, 0o755) }
	} else {
		for _, args := range [][]string{{"--bind", name, name}, {"-o", "remount,ro,bind", name}} {
			if output, err := exec.Command("mount", args...).CombinedOutput(); err != nil {
				t.Skipf("nothing can be made read-only here: %s", output)
			}
		}
		thaw = func() { exec.Command("umount", name).Run() }
	}
	t.Cleanup(thaw)
	return thaw
}

// Folders and files that cannot be written to are named, all else is done, and once they can be the next run mends all.
func TestReadOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such permissions here")
	}
	o := newOffice(t, 2)
	o.set(t, 0)
	o.mends(t, 0, "at first")
	o.set(t, 1)
	for _, name := range []string{"output", "output/truong", "output/truong/t000", "output/truong/t001/bao-cao-nam-hoc.docx"} {
		t.Run(name, func(t *testing.T) {
			o.set(t, 0)
			o.mends(t, 0, name)
			o.set(t, 1)
			thaw := frozen(t, filepath.Join(o.dir, name))
			cmd := o.command("build")
			output, _ := cmd.CombinedOutput()
			if cmd.ProcessState.ExitCode() != exitFindings || !bytes.Contains(output, []byte("[chay/khong-ghi-duoc]")) || bytes.Contains(output, []byte("không ghi được tệp\n")) {
				t.Errorf("it ends with %d and says\n%s", cmd.ProcessState.ExitCode(), output)
			}
			if lines := strings.Count(string(output), "khong-ghi-duoc"); name == "output/truong/t000" && lines != 2 {
				t.Errorf("%d files are named, not 2:\n%s", lines, output)
			}
			o.whole(t, name)
			thaw()
			o.mends(t, 1, name)
		})
	}
}

// Facts that cannot be written to stay, all of them, and the copies of check likewise.
func TestEditsReadOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such permissions here")
	}
	b := newInbox(t)
	for _, name := range []string{"data/truong", "data/truong/t001.yaml", "output"} {
		t.Run(name, func(t *testing.T) {
			thaw := frozen(t, filepath.Join(b.dir, name))
			cmd := b.pull()
			output, _ := cmd.CombinedOutput()
			if cmd.ProcessState.ExitCode() == exitClean || !bytes.Contains(output, []byte("không ghi được")) || !bytes.Contains(output, []byte("chỉ cho đọc")) &&
				!bytes.Contains(output, []byte("không có quyền")) && !bytes.Contains(output, []byte("đang được dùng")) {
				t.Errorf("it ends with %d and says\n%s", cmd.ProcessState.ExitCode(), output)
			}
			if !maps.Equal(b.files(t, "data"), b.facts[0]) {
				t.Errorf("data holds %q", slices.Sorted(maps.Keys(b.files(t, "data"))))
			}
			thaw()
		})
	}
	b.mended(t, rand.New(rand.NewPCG(2, 2)), "read-only")
	d := newDesk(t)
	d.set(t, 0)
	thaw := frozen(t, filepath.Join(d.dir, "ban"))
	cmd := d.check()
	if output, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != exitFailed || !bytes.Contains(output, []byte("không ghi được")) {
		t.Errorf("it ends with %d and says\n%s", cmd.ProcessState.ExitCode(), output)
	}
	d.whole(t, "read-only")
	thaw()
	d.write(t, "ban/~$sua.docx", "Word")
	cmd = d.check()
	if output, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != exitFailed || !bytes.Contains(output, []byte("đang mở trong một chương trình khác")) {
		t.Errorf("with a file of Word's beside it, it ends with %d and says\n%s", cmd.ProcessState.ExitCode(), output)
	}
	os.Remove(filepath.Join(d.dir, "ban/~$sua.docx"))
	d.mended(t, 0, "read-only")
}

// An output folder that is a file, or that a file stands in the way of, is named, and left as it is.
func TestOutputIsAFile(t *testing.T) {
	o := newOffice(t, 0)
	o.set(t, 0)
	for _, name := range []string{"output", "output/truong", "output/truong/ben-tam/bao-cao-nam-hoc.md"} {
		os.RemoveAll(filepath.Join(o.dir, "output"))
		if strings.HasSuffix(name, ".md") { // a folder in the place of a file
			if err := os.MkdirAll(filepath.Join(o.dir, name, "a"), 0o755); err != nil {
				t.Fatal(err)
			}
		} else {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(o.dir, name)), 0o755); err != nil {
				t.Fatal(err)
			}
			o.write(t, name, "của tôi")
		}
		cmd := o.command("build")
		output, _ := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != exitFindings || !bytes.Contains(output, []byte("khong-ghi-duoc")) || !bytes.Contains(output, []byte("tên này đang là")) {
			t.Errorf("%s: it ends with %d and says\n%s", name, cmd.ProcessState.ExitCode(), output)
		}
		if strings.HasSuffix(name, ".md") {
			if err := os.Remove(filepath.Join(o.dir, name, "a")); err != nil {
				t.Errorf("%s is lost: %v", name, err)
			}
		} else if text, err := os.ReadFile(filepath.Join(o.dir, name)); err != nil || string(text) != "của tôi" {
			t.Errorf("%s is lost: %v", name, err)
		}
		os.Remove(filepath.Join(o.dir, name))
		o.mends(t, 0, name)
	}
}
