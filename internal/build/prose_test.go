package build

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// TestProsePlaces holds that a finding in a fact stands at its words in the YAML, however the text is written there.
func TestProsePlaces(t *testing.T) {
	for _, c := range []struct{ yaml, text, want string }{
		{"a: họp các các đồng chí\n", "họp các các đồng chí", "các các"},
		{"a: \"họp ngày 31/4/2024 tại trường\"\n", "họp ngày 31/4/2024 tại trường", "31/4/2024"},
		{"a: >-\n  họp các\n  các đồng chí, ngày\n  31/4/2024 nữa\nb: 1\n", "họp các các đồng chí, ngày 31/4/2024 nữa", "31/4/2024"},
		{"a: | # ghi chú\n  Họp tổ.\n  Ngày 31/4/2024 nữa.\n", "Họp tổ.\nNgày 31/4/2024 nữa.\n", "31/4/2024"},
		{"a: 'các ''Ban'' họp ngày 31/4/2024'\n", "các 'Ban' họp ngày 31/4/2024", "31/4/2024"},
		{"a: \"h\\u1ecdp ngày 31/4/2024\"\n", "họp ngày 31/4/2024", "31/4/2024"},
		{"a: \"h\\u1ecdp học, \\\"ngày 31/4/2024\\\" nữa\"\n", "họp học, \"ngày 31/4/2024\" nữa", "31/4/2024"},
	} {
		f := diag.NewFile("x.yaml", []byte(c.yaml))
		v := &facts.Value{Kind: facts.Prose, Text: c.text, At: diag.Span{File: f, Start: 3, End: 4}}
		found := false
		for _, d := range checkTexts([]*facts.Value{v}) {
			found = found || d.At.File == f && string(f.Data[d.At.Start:d.At.End]) == c.want
		}
		if !found {
			t.Errorf("%q: %v", c.yaml, checkTexts([]*facts.Value{v}))
		}
	}
}

// TestProseChecked doubles a word in a text of the demo's facts: a check must find it at its line.
func TestProseChecked(t *testing.T) {
	data := fstest.MapFS{}
	doubled, line := "", 0
	err := fs.WalkDir(os.DirFS("../../data"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join("../../data", name))
		if at := strings.Index(string(content), " của các "); at >= 0 && doubled == "" && strings.Contains(name, "/") && path.Ext(name) == ".yaml" {
			doubled, line = "data/"+name, strings.Count(string(content[:at]), "\n")+1
			content = slices.Concat(content[:at], []byte(" của của"), content[at+len(" của"):])
		}
		data[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil || doubled == "" {
		t.Fatal(err, "no text to double a word in")
	}
	result, err := Run(t.Context(), data, os.DirFS("../../templates"), Options{Check: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Problems) != 1 || result.Problems[0].Code != "van-ban/lap-tu" || result.Problems[0].At.File.Name != doubled || result.Problems[0].At.Line() != line {
		t.Errorf("doubled at %s:%d: %v", doubled, line, result.Problems)
	}
}
