package conform

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/internal/diag"
)

// found returns the codes of what is found in a text, each with the words it points at: `ty-le "2%"`.
func found(name, text string) []string {
	var out []string
	for _, d := range Text(diag.NewFile(name, []byte(text)), Options{}).Sorted() {
		out = append(out, fmt.Sprintf("%s %q", strings.TrimPrefix(string(d.Code), "van-ban/"), text[d.At.Start:d.At.End]))
	}
	return out
}

var update = flag.Bool("update", false, "rewrite the findings in testdata/cases.txt")

// escapes are the letters that cases write by their number, for the eye not to be deceived.
var escapes = strings.NewReplacer(`\n`, "\n", `\u00d0`, "\u00d0", `\u200b`, "\u200b", `\u0302`, "\u0302", `\u0300`, "\u0300",
	`\u0445`, "\u0445", `\u00a0`, "\u00a0", `\ufffd`, "\ufffd")

// TestCases reads testdata/cases.txt: a line that begins with “# ” names a group; any other is a text, followed by
// lines “    code "words"” for what is found in it, in order. In a group “markdown” texts are Markdown, in a group
// “nothing” nothing may be found. Letters that deceive the eye are written by number, a line end as \n.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	group, text := "", ""
	var out strings.Builder
	var want []string
	cases := 0
	flush := func() {
		if text == "" {
			return
		}
		cases++
		name := "van-ban.txt"
		if strings.HasPrefix(group, "markdown") {
			name = "van-ban.md"
		}
		got := found(name, escapes.Replace(text))
		if *update {
			for _, line := range got {
				fmt.Fprintf(&out, "    %s\n", line)
			}
		} else if !slices.Equal(got, want) {
			t.Errorf("%s: %s\n got %s\nwant %s", group, text, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
		if strings.HasPrefix(group, "nothing") != (len(got) == 0) && !strings.HasPrefix(group, "markdown") {
			t.Errorf("%s: %s: %v", group, text, got)
		}
		text, want = "", nil
	}
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "    ") {
			want = append(want, strings.TrimSpace(line))
			continue
		}
		flush()
		fmt.Fprintln(&out, line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			group = name
		} else {
			text = line
		}
	}
	flush()
	if cases < 300 {
		t.Errorf("only %d cases were read", cases)
	}
	if *update {
		if err := os.WriteFile("testdata/cases.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestExamples holds that the example of every code of this package produces it.
func TestExamples(t *testing.T) {
	n := 0
	for _, e := range diag.Codes() {
		if !strings.HasPrefix(string(e.Code), "van-ban/") {
			continue
		}
		n++
		example := e.Example
		l := Text(diag.NewFile("a.txt", []byte(example)), Options{})
		if !slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return d.Code == e.Code }) {
			t.Errorf("%s: its example %q does not produce it: %v", e.Code, example, found("a.txt", example))
		}
		if l := Text(diag.NewFile("a.txt", []byte(example)), Options{Silent: []diag.Code{e.Code}}); slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return d.Code == e.Code }) {
			t.Errorf("%s is reported although it is silent", e.Code)
		}
	}
	if n < 40 {
		t.Errorf("only %d codes were seen", n)
	}
}

// TestParagraphs checks text that stands in no file, and text that stands elsewhere in one.
func TestParagraphs(t *testing.T) {
	l := Paragraphs([]Paragraph{{Text: "ngày 31/4/2024"}}, Options{})
	if len(l) != 1 || !l[0].At.IsZero() {
		t.Errorf("without a file: %v", l)
	}
	f := diag.NewFile("a.yaml", []byte("ghi_chu: ngày 31/4/2024\n"))
	l = Paragraphs([]Paragraph{{Text: "ngày 31/4/2024", File: f, Start: 9}}, Options{})
	if len(l) != 1 || string(f.Data[l[0].At.Start:l[0].At.End]) != "31/4/2024" {
		t.Errorf("in a file: %v", l)
	}
}

// TestSyllables holds the rule table against syllables of every rhyme, and against what it must refuse.
func TestSyllables(t *testing.T) {
	for _, s := range strings.Fields(`nghiêng nghề ghế gì giếng giữa quyết quốc quỳnh quý khuỷu ngoẻo xoong thuở khuya huyện yêu yểng ủy uỷ hòa hoà
		khoẻ khỏe người rượu hươu bưu thoả lịch sạch tuyết huých quét xuân khuâng ngoằn ngoèo ở ý kỹ lý tỷ mỹ sỹ gìn giặt xuyên kiến cừu đũa mía
		tiếng nước việt nam đường thường trực phường`) {
		if !isSyllable(s) {
			t.Errorf("%s is a syllable", s)
		}
	}
	for _, s := range strings.Fields(`nghành nganh2 gế kăn cên qan hơj thưc chưc phat hoac giì iên ngê tốtt đảngg biêủ zui fải`) {
		if isSyllable(s) {
			t.Errorf("%s is no syllable", s)
		}
	}
	for wrong, right := range map[string]string{"hòan": "hoàn", "qúy": "quý", "tòan": "toàn", "gía": "giá", "thúy": "thúy"} {
		s, v := spell(wrong)
		if s.usual() != right || (v == possible) != (wrong == right) {
			t.Errorf("%s: %v, %s", wrong, v, s.usual())
		}
	}
}

// TestLexicon holds that no entry is misspelt by the checker's own rules.
func TestLexicon(t *testing.T) {
	for folded, pairs := range lexicon().folds {
		for _, p := range pairs {
			if !isSyllable(p.left) || !isSyllable(p.right) {
				t.Errorf("%s %s (%v) is no Vietnamese", p.left, p.right, folded)
			}
		}
	}
	for first, rules := range fixedSlips() {
		for _, r := range rules {
			wrong := strings.Join(append([]string{first}, r.rest...), " ")
			if wrong == r.right || r.right == "" {
				t.Errorf("%s is corrected to %q", wrong, r.right)
			}
			for _, s := range strings.Fields(r.right) {
				if !isSyllable(s) {
					t.Errorf("%s is corrected to %q", wrong, r.right)
				}
			}
		}
	}
}

func FuzzText(f *testing.F) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		f.Add(line, false)
		f.Add("## "+line+"\n\n- *"+line+"*\n| a | b |\n|---|---|\n| "+line+" | [x](y) |\n", true)
	}
	f.Fuzz(func(t *testing.T, text string, markdown bool) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		file := diag.NewFile(name, []byte(text))
		for _, d := range Text(file, Options{}) {
			spans := []diag.Span{d.At}
			for _, n := range d.Notes {
				spans = append(spans, n.At)
			}
			for _, s := range spans {
				if s.File != file || s.Start < 0 || s.End < s.Start || s.End > len(text) {
					t.Fatalf("%s: place %d to %d in a text of %d bytes", d.Code, s.Start, s.End, len(text))
				}
			}
			if strings.Contains(d.Message(diag.Vi), "{") && !strings.Contains(text, "{") {
				t.Fatalf("%s: an argument is missing: %s", d.Code, d.Message(diag.Vi))
			}
		}
	})
}

// TestSameTwice holds that the same text gives the same problems in the same order.
func TestSameTwice(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	first := found("a.txt", string(data))
	for range 3 {
		if again := found("a.txt", string(data)); !slices.Equal(first, again) {
			t.Fatal("two runs differ")
		}
	}
}

func BenchmarkText(b *testing.B) {
	data, err := os.ReadFile("testdata/report.txt")
	if err != nil {
		b.Fatal(err)
	}
	f := diag.NewFile("report.txt", data)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		Text(f, Options{})
	}
}
