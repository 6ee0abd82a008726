package review

import (
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanban/internal/judges"
)

// TestPatch has git apply patches between random files, with and without a line end at the end, and with both kinds.
func TestPatch(t *testing.T) {
	judges.Programs(t, "git")
	random := rand.New(rand.NewSource(1))
	dir := t.TempDir()
	file := filepath.Join(dir, "số liệu.yaml")
	for range 60 {
		end := []string{"\n", "\r\n"}[random.Intn(2)]
		var lines []string
		for i := range random.Intn(30) + 1 {
			lines = append(lines, fmt.Sprintf("k%d: %d", i, random.Intn(4)))
		}
		before := strings.Join(lines, end) + strings.Repeat(end, random.Intn(2))
		for range random.Intn(4) + 1 {
			i := random.Intn(len(lines))
			lines[i] += "x"
			if random.Intn(4) == 0 {
				lines[i] += end + "  y"
			}
		}
		after := strings.Join(lines, end) + strings.Repeat(end, random.Intn(2))
		if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		patch := Patch("số liệu.yaml", []byte(before), []byte(after))
		if patch == "" {
			t.Fatal("no patch")
		}
		cmd := exec.Command("git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(patch)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git apply: %v\n%s\n%s", err, out, patch)
		}
		if got, _ := os.ReadFile(file); string(got) != after {
			t.Fatalf("got %q, want %q\n%s", got, after, patch)
		}
	}
	if Patch("a", []byte("x"), []byte("x")) != "" {
		t.Error("a patch between equal files")
	}
}
