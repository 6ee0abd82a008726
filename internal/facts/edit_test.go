package facts

import (
	"bytes"
	"errors"
	"math/rand"
	"os"
	"strings"
	"testing"

	"vanban/internal/diag"
)

// leaves returns every value of a loose tree that an edit may change.
func leaves(v *Value) []*Value {
	var all []*Value
	for _, field := range v.Fields() {
		all = append(all, leaves(field)...)
	}
	for _, item := range v.Items() {
		all = append(all, leaves(item)...)
	}
	if v.Kind == Text && v.Text != "" {
		all = append(all, v)
	}
	return all
}

func loose(t testing.TB, data string) (*diag.File, *Value) {
	file := diag.NewFile("data/a.yaml", []byte(data))
	root, problems := LoadLoose(file)
	if root == nil || problems.HasErrors() {
		t.Fatalf("%q: %v", data, problems)
	}
	return file, root
}

func TestApply(t *testing.T) {
	for _, c := range []struct{ name, before, path, text, after string }{
		{"plain", "a: 12  # người\nb: 3\n", "a", "15", "a: 15  # người\nb: 3\n"},
		{"two digits", "a: 09\n", "a", "10", "a: 10\n"},
		{"single quotes", "a: 'x' # y\n", "a", "nhà o'", "a: 'nhà o''' # y\n"},
		{"double quotes", "a: \"x\"\n", "a", `nói "có"`, "a: \"nói \\\"có\\\"\"\n"},
		{"a colon needs quotes", "a: x\n", "a", "Lưu: VT", "a: \"Lưu: VT\"\n"},
		{"a comment needs quotes", "a: x\n", "a", "khu #5", "a: \"khu #5\"\n"},
		{"words stay words", "a: mười\n", "a", "10", "a: \"10\"\n"},
		{"words that YAML reads otherwise", "a: mười\n", "a", "null", "a: \"null\"\n"},
		{"flow", "a: [x, y] # z\n", "a[2]", "b, c", "a: [x, \"b, c\"] # z\n"},
		{"list", "a:\n  - x\n  - y # z\n", "a[2]", "yy", "a:\n  - x\n  - yy # z\n"},
		{"line ends", "a: 1\r\nb: 2\r\n", "b", "3", "a: 1\r\nb: 3\r\n"},
		{"byte order mark", "\ufeffa: 1\nb: 2", "b", "3", "\ufeffa: 1\nb: 3"},
		{"literal", "a: |\n  một\n  hai\n\n# x\nb: 1\n", "a", "một\n\nba", "a: |\n  một\n\n  ba\n\n# x\nb: 1\n"},
		{"literal with line ends", "a: |\r\n  một\r\n  hai\r\nb: 1\r\n", "a", "ba\nbốn", "a: |\r\n  ba\r\n  bốn\r\nb: 1\r\n"},
		{"folded keeps its lines", "a: >-\n  một hai\n  ba bốn\n  năm sáu\nb: 1\n", "a", "một hai ba sáu năm sáu", "a: >-\n  một hai\n  ba sáu\n  năm sáu\nb: 1\n"},
		{"folded paragraphs", "a: >\n  một\n\n  hai\nb: 1\n", "a", "một\nbốn", "a: >\n  một\n\n  bốn\nb: 1\n"},
		{"plain lines", "a: một hai\n  ba bốn # x\nb: 1\n", "a", "một hai ba năm", "a: một hai\n  ba năm # x\nb: 1\n"},
		{"quoted lines", "a: \"một hai\n  ba bốn\" # x\nb: 1\n", "a", "một", "a: \"một\" # x\nb: 1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, root := loose(t, c.before)
			got, err := Apply(file, []Change{{At: at(t, root, c.path).At, Text: c.text}})
			if err != nil || string(got) != c.after {
				t.Errorf("got %q (%v)\nwant %q", got, err, c.after)
			}
		})
	}
}

func TestApplyPlain(t *testing.T) {
	file, root := loose(t, "a: 2023-10\nb: 1.234.567\n")
	got, err := Apply(file, []Change{{At: at(t, root, "a").At, Text: "2023-10-05", Plain: true}, {At: at(t, root, "b").At, Text: "999", Plain: true}})
	if want := "a: 2023-10-05\nb: 999\n"; err != nil || string(got) != want {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

func at(t testing.TB, root *Value, path string) *Value {
	for _, v := range leaves(root) {
		if v.Path == path {
			return v
		}
	}
	t.Fatalf("no value %q", path)
	return nil
}

func TestApplyRefuses(t *testing.T) {
	file, root := loose(t, "a: 1\nb:\n  - x\n")
	for _, c := range []struct {
		change Change
		want   error
	}{
		{Change{At: at(t, root, "a").At, Text: ""}, ErrText},
		{Change{At: at(t, root, "a").At, Text: " 1"}, ErrText},
		{Change{At: at(t, root, "a").At, Text: "1\u00a0000"}, ErrText},
		{Change{At: at(t, root, "a").At, Text: "một\nhai"}, ErrStyle},
		{Change{At: diag.Span{File: file, Start: 1, End: 2}, Text: "x"}, ErrNoValue},
		{Change{At: diag.Span{File: file, Start: 0, End: 1}, Text: "x"}, ErrNoValue},
	} {
		if got, err := Apply(file, []Change{c.change}); got != nil || !errors.Is(err, c.want) {
			t.Errorf("%q: got %q, %v; want %v", c.change.Text, got, err, c.want)
		}
	}
	if got, err := Apply(file, []Change{{At: at(t, root, "a").At, Text: "2"}, {At: at(t, root, "b[1]").At, Text: "\x00"}}); got != nil || err == nil {
		t.Errorf("one of two changes was made: %q, %v", got, err)
	}
}

// holds tells what an edit that was made has to do: the value is new, all others are as they were, and every byte
// outside the value's lines too.
func holds(t *testing.T, before, after string, path, text string) {
	t.Helper()
	_, old := loose(t, before)
	_, root := loose(t, after)
	was, is := leaves(old), leaves(root)
	if len(was) != len(is) {
		t.Fatalf("%q: %d values became %d in %q", text, len(was), len(is), after)
	}
	for i, v := range was {
		want := v.Text
		if v.Path == path {
			want = text
		}
		if is[i].Path != v.Path || is[i].Text != want {
			t.Fatalf("%s became %s: %q, want %q, in %q", v.Path, is[i].Path, is[i].Text, want, after)
		}
		if v.Path == path {
			if start := v.At.Start; before[:start] != after[:start] {
				t.Fatalf("what stands before %s has changed: %q", path, after)
			}
			rest := ""
			if i+1 < len(was) {
				line := was[i+1].At.Line()
				rest = strings.Join(strings.Split(before, "\n")[line-1:], "\n")
			}
			if was[min(i+1, len(was)-1)].At.Line() != v.At.Line() && !strings.HasSuffix(after, rest) {
				t.Fatalf("what stands after %s has changed: %q", path, after)
			}
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add("a: 1\nb: [x, 'y', \"z\"] # c\nc:\n  - d: |\n      m\n      n\n    e: >-\n      o\n      p\n", 3, "một “hai”")
	f.Add("\ufeffa: x\r\nb: y\r\n", 1, "- # :")
	f.Fuzz(func(t *testing.T, data string, n int, text string) {
		file := diag.NewFile("a.yaml", []byte(data))
		root, problems := LoadLoose(file)
		if root == nil || problems.HasErrors() {
			return
		}
		all := leaves(root)
		if len(all) == 0 || n < 0 {
			return
		}
		v := all[n%len(all)]
		got, err := Apply(file, []Change{{At: v.At, Text: text}})
		if err != nil {
			return
		}
		holds(t, data, string(got), v.Path, text)
	})
}

// TestApplyToTheDemo changes values of the demo's own files at random.
func TestApplyToTheDemo(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	words := []string{"12", "09", "175,5", "Lưu: VT", "khu phố 2, khu phố 4", "“trích”", "a - b", "# x", "nhà ông A", "- mục", "x: y", "{a}", "[b]", "*c", "&d", "!e", "%", "@", "`", "'", "\"", "31/3/2024", "true", "~", "Một câu dài hơn để phải ngắt dòng, khi đoạn văn được viết trên nhiều dòng trong tệp dữ liệu; có dấu chấm phẩy."}
	refused := 0
	for _, name := range []string{"chung.yaml", "van-ban.yaml", "phuong/phuong-1.yaml", "thanh-pho/dong-ha.yaml"} {
		data, err := os.ReadFile("../../data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{data, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))} {
			file, root := loose(t, string(data))
			all := leaves(root)
			for range 150 {
				v, text := all[random.Intn(len(all))], words[random.Intn(len(words))]
				got, err := Apply(file, []Change{{At: v.At, Text: text}})
				if err != nil {
					refused++
					t.Logf("%s %s %q: %v", name, v.Path, text, err)
					continue
				}
				holds(t, string(data), string(got), v.Path, text)
			}
		}
	}
	if refused > 0 {
		t.Errorf("%d edits were refused", refused)
	}
}
