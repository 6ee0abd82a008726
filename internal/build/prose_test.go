package build

import (
	"testing"

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
