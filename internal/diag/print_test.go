package diag

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestMain adds codes that only the tests use, so that no test rests on the wording of a real one.
func TestMain(m *testing.M) {
	for _, e := range []Entry{
		{Code: "thu/tong", Severity: Error,
			Message: Text{"nam + nu = {1}, khác tong_so = {2}", "nam + nu = {1}, tong_so = {2}"},
			Hint:    Text{"sửa một trong ba số nam, nu, tong_so", "correct one of nam, nu, tong_so"}},
		{Code: "thu/khong-goi-y", Severity: Warning, Message: Text{"thấy {1}", "found {1}"}},
		{Code: "thu/biet-them", Severity: Info, Message: Text{"xem {1}", "see {1}"}},
	} {
		catalogue[e.Code] = e
	}
	os.Exit(m.Run())
}

// point returns the span of a text in a file; the text must be there.
func point(t *testing.T, f *File, text string) Span {
	t.Helper()
	start := strings.Index(string(f.Data), text)
	if start < 0 {
		t.Fatalf("no %q in the file", text)
	}
	return Span{f, start, start + len(text)}
}

func printed(t *testing.T, opt PrintOptions, l ...Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := Print(&b, l, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	f := NewFile("data/phuong/phuong-5.yaml", []byte("ten: Phường 5\nnhan_su:\n  tong_so: 35\n  nam: 24\n  nu: 10\n"))
	problem := New("thu/tong", point(t, f, "10"), 34, 35).With("tong_so", point(t, f, "35"))
	if got, want := printed(t, PrintOptions{}, problem), `data/phuong/phuong-5.yaml:5:7: lỗi [thu/tong]: nam + nu = 34, khác tong_so = 35
   5 │   nu: 10
     │       ^^
   tong_so ở data/phuong/phuong-5.yaml:3:12
   gợi ý: sửa một trong ba số nam, nu, tong_so
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := printed(t, PrintOptions{Lang: En}, problem), `data/phuong/phuong-5.yaml:5:7: error [thu/tong]: nam + nu = 34, tong_so = 35
   5 │   nu: 10
     │       ^^
   tong_so at data/phuong/phuong-5.yaml:3:12
   hint: correct one of nam, nu, tong_so
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	colored := printed(t, PrintOptions{Color: true}, problem)
	for _, want := range []string{"\x1b[1;31mlỗi\x1b[0m", "       \x1b[1;31m^^\x1b[0m\n"} {
		if !strings.Contains(colored, want) {
			t.Errorf("no %q in %q", want, colored)
		}
	}
	plain := printed(t, PrintOptions{}, problem)
	for _, style := range []string{bold, faint, red, green} {
		colored = strings.ReplaceAll(colored, "\x1b["+style+"m", "")
	}
	if colored = strings.ReplaceAll(colored, "\x1b[0m", ""); colored != plain {
		t.Errorf("colours change the text: %q", colored)
	}
}

func TestPrintPlaces(t *testing.T) {
	empty := NewFile(`data\trong.yaml`, nil)
	text := NewFile("b.yaml", []byte("a: 1\nb: 2"))
	got := printed(t, PrintOptions{},
		New("thu/biet-them", Span{File: text, Start: 99, End: 120}, "cuối"),
		New("thu/khong-goi-y", Span{File: text, Start: 6, End: 2}, "ngược").With("", Span{}).With("chỉ nhãn", Span{}).With("", Span{text, 3, 4}),
		New("thu/khong-goi-y", Span{File: text, Start: 3, End: 9}, "hai dòng"),
		New("thu/khong-goi-y", Span{File: empty}, "tệp trống").With("tệp", Span{File: empty}),
		New("thu/khong-goi-y", Span{}, "không nơi nào\r\nhai dòng \x1b[31m \u202e"),
	)
	if want := `cảnh báo [thu/khong-goi-y]: thấy không nơi nào  hai dòng �[31m �
b.yaml:1:4: cảnh báo [thu/khong-goi-y]: thấy hai dòng
   1 │ a: 1
     │    ^
b.yaml:2:2: cảnh báo [thu/khong-goi-y]: thấy ngược
   2 │ b: 2
     │  ^
   
   chỉ nhãn
   b.yaml:1:4
b.yaml:2:5: lưu ý [thu/biet-them]: xem cuối
   2 │ b: 2
     │     ^
data/trong.yaml: cảnh báo [thu/khong-goi-y]: thấy tệp trống
   tệp ở data/trong.yaml
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestExcerpt marks the span with brackets; the mark must stand under it in columns.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("Mặt trận ", 30)
	for _, test := range []struct{ marked, text, mark string }{
		{"nu: [10]", "nu: 10", "    ^^"},
		{"[]", "", "^"},
		{"abc[]", "abc", "   ^"},
		{"\tnu:\t[10]", "    nu: 10", "        ^^"},
		{"ab[\t]c", "ab  c", "  ^^"},
		{"phường [Đông Hà]", "phường Đông Hà", "       ^^^^^^^"},
		{"phu\u031bo\u031b\u0300ng [Đo\u0302ng]", "phu\u031bo\u031b\u0300ng Đo\u0302ng", "       ^^^^"},
		{"中文 [漢字] x", "中文 漢字 x", "     ^^^^"},
		{"a[\u200b]b\x1b", "a�b�", " ^"},
		{"a\xff[b]", "a�b", "  ^"},
		{"\ufeff[ten]: x", "ten: x", "^^^"},
		{"ten: [x]\r\n", "ten: x", "     ^"},
		{"a[b\nc]d", "ab", " ^"},
		{"[x]" + long, "x" + cut(long, 0, 99) + "…", "^"},
		{long + "[x]", "…" + cut(long+"x", 171, 271), strings.Repeat(" ", 100) + "^"},
		{long + "[x]" + long, "…" + cut(long+"x"+long, 240, 340) + "…", strings.Repeat(" ", 31) + "^"},
		{"a[" + long + "]", "a" + cut(long, 0, 99) + "…", " " + strings.Repeat("^", 99)},
		{strings.Repeat("漢", 60) + "[x]" + long, "… " + strings.Repeat("漢", 14) + "x" + cut(long, 0, 70) + "…", ""},
	} {
		start := strings.Index(test.marked, "[")
		end := strings.Index(test.marked, "]") - 1
		text := strings.NewReplacer("[", "", "]", "").Replace(test.marked)
		_, line, gap, mark := excerpt(Span{NewFile("f", []byte(text)), start, end})
		if test.mark == "" { // where half a wide letter is cut off, the mark must still be below the x
			test.mark = gap + mark
			if width := columnAt(cellsOf(line), strings.Index(line, "x")); len(gap) != width {
				t.Errorf("%q: the mark stands at %d, the span at %d", line, len(gap), width)
			}
			test.text = line
		}
		if line != test.text || gap+mark != test.mark {
			t.Errorf("%q:\n%s|\n%s|\nwant\n%s|\n%s|", test.marked, line, gap+mark, test.text, test.mark)
		}
	}
}

// cut returns the runes of a text from one column to another.
func cut(s string, from, to int) string { return string([]rune(s)[from:to]) }

// FuzzPrint holds that printing never fails, whatever the file and the span: the mark is never empty, what is shown is
// valid text without control characters, and the mark begins within it or right behind it.
func FuzzPrint(f *testing.F) {
	f.Add("ten: Phường 5\n\tnu: 10\r\n", 5, 9)
	f.Add(strings.Repeat("漢a\u0301", 90), 300, 301)
	f.Add("\ufeff\xff\x80", 1, 2)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		span := Span{NewFile("f", []byte(text)), start, end}
		if span.whole() {
			return
		}
		_, line, gap, mark := excerpt(span)
		if mark == "" || !utf8.ValidString(line) || printable(line) != line {
			t.Errorf("%q from %d to %d: line %q, mark %q", text, start, end, line, mark)
		}
		cells := cellsOf(line)
		if width := columnAt(cells, len(line)); len(gap) > width || len(gap)+len(mark) > width+1 || width > excerptWidth+2 {
			t.Errorf("%q from %d to %d: line %q is %d wide, gap %d, mark %d", text, start, end, line, width, len(gap), len(mark))
		}
	})
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteErrors(t *testing.T) {
	l := List{New("thu/biet-them", Span{}, "gì đó")}
	for name, err := range map[string]error{
		"Print": Print(brokenWriter{}, l, PrintOptions{}), "JSON": JSON(brokenWriter{}, l, Vi),
		"SARIF": SARIF(brokenWriter{}, l, Vi), "GitHub": GitHub(brokenWriter{}, l, Vi),
	} {
		if err == nil {
			t.Errorf("%s hides that nothing was written", name)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	f := NewFile("data/phuong/phuong-5.yaml", []byte(strings.Repeat("  nam: 24\n", 200)))
	var l List
	for i := range 100 {
		l = append(l, New("thu/tong", Span{f, i * 10, i*10 + 3}, i, 2*i))
	}
	for b.Loop() {
		if err := Print(discard{}, l, PrintOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func ExamplePrint() {
	f := NewFile("phuong-5.yaml", []byte("nam: 24\nnu: 10\n"))
	problem := New("thu/khong-goi-y", Span{f, 12, 14}, Text{"số nữ", "the number of women"})
	if err := Print(os.Stdout, List{problem}, PrintOptions{Lang: En}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// phuong-5.yaml:2:5: warning [thu/khong-goi-y]: found the number of women
	//    2 │ nu: 10
	//      │     ^^
}
