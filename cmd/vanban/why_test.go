package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sum over hundreds of units is shown abridged with a count; the JSON answer has all of them.
func TestWhyOverManyUnits(t *testing.T) {
	dir := t.TempDir()
	project := "../../internal/build/testdata/nha-truong"
	for from, to := range map[string]string{project + "/data": "data", project + "/templates": "templates",
		"../../templates/the-thuc": "templates/the-thuc", "../../templates/letterhead": "templates/letterhead"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	sample, err := os.ReadFile(filepath.Join(dir, "data/truong/ho-nui.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const more = 300
	for i := range more {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("data/truong/t-%03d.yaml", i)), sample, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	ask := func(args ...string) string {
		var stdout, stderr bytes.Buffer
		if code := run(append([]string{"why"}, args...), &stdout, &stderr); code != exitClean {
			t.Fatalf("exit code %d: %s", code, stderr.String())
		}
		return stdout.String()
	}
	total := "117.200" // 412 + 388 · 301
	text := ask("output/phong/vinh-yen/tong-hop.md", total)
	if !strings.Contains(text, "= tổng của 302 đơn vị") || !strings.Contains(text, "… và 290 số nữa (--format json cho đủ)") {
		t.Errorf("the sum is not abridged with its count:\n%.2000s", text)
	}
	if lines := strings.Count(text, "\n"); lines > 60 {
		t.Errorf("%d lines", lines)
	}
	var answers []struct {
		Text  string
		Value struct {
			From []struct{ Value, Unit, Place string }
		}
	}
	if err := json.Unmarshal([]byte(ask("--format", "json", "output/phong/vinh-yen/tong-hop.md", total)), &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) == 0 || len(answers[0].Value.From) != more+2 {
		t.Errorf("JSON has %d answers, not all operands", len(answers))
	}
}
