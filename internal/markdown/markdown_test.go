package markdown

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanban/internal/facts"
)

func TestEndMark(t *testing.T) {
	fact := func(text string) Inline { return Fact{figure(text)} }
	tests := []struct {
		name string
		line Line
		mark string
		want string
	}{
		{"no mark", Line{Text("Hết")}, "./.", "Hết./."},
		{"full stop", Line{Text("Hết.")}, "./.", "Hết./."},
		{"typed already", Line{Text("Hết./.")}, "./.", "Hết./."},
		{"typed with a space", Line{Text("Hết ./.")}, "./.", "Hết./."},
		{"typed, not wanted", Line{Text("Hết./.")}, ".", "Hết."},
		{"full stop is the mark", Line{Text("Hết.")}, ".", "Hết."},
		{"last item", Line{Text("- Hết;")}, "./.", "- Hết./."},
		{"exclamation", Line{Text("thắng lợi!")}, "./.", "thắng lợi!/."},
		{"exclamation, full stop", Line{Text("thắng lợi!")}, ".", "thắng lợi!"},
		{"ellipsis", Line{Text("v.v...")}, "./.", "v.v.../."},
		{"quotation", Line{Text("“Hết.”")}, "./.", "“Hết.”./."},
		{"figure", Line{Text("đến "), fact("31/3/2024")}, "./.", "đến {31/3/2024}./."},
		{"figure with full stop", Line{fact("Hết.")}, "./.", "{Hết.}/."},
		{"figure and full stop", Line{fact("Hết"), Text(".")}, "./.", "{Hết}./."},
		{"figure with the mark", Line{fact("Hết./.")}, "./.", "{Hết./.}"},
		{"bold", Line{Strong{Line{Text("Hết.")}}}, "./.", "**Hết**./."},
		{"italic figure", Line{Emph{Line{fact("Hết")}}}, "./.", "_{Hết}_./."},
		{"footnote", Line{Text("Hết."), NoteRef{1}}, "./.", "Hết[1]./."},
		{"no end mark", Line{Text("Hết;")}, "", "Hết;"},
	}
	for _, tt := range tests {
		before := dumpLine(tt.line)
		body := []Block{&Paragraph{Text: tt.line}}
		if !closeBody(body, tt.mark) {
			t.Errorf("%s: no place", tt.name)
		}
		if got := dumpLine(body[0].(*Paragraph).Text); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if dumpLine(tt.line) != before {
			t.Errorf("%s: the line that was given has changed", tt.name)
		}
		item := []Block{&Item{Sign: "+", Depth: 1, Text: tt.line}}
		closeBody(item, tt.mark)
		if got := dumpLine(item[0].(*Item).Text); got != tt.want {
			t.Errorf("%s: item %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestLineOf(t *testing.T) {
	figures := []*facts.Figure{figure("Phường 5"), figure("")}
	got := dumpLine(LineOf(tokens("Đảng ủy **{0}**, {1}[x]"), figures))
	if want := "Đảng ủy **{Phường 5}**, [x]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if line := LineOf("", figures); len(line) != 0 {
		t.Errorf("empty text is %v", line)
	}
}

// One shape serves many documents at once, and none of them sees the values of another.
func TestBindShares(t *testing.T) {
	shape := Compile(tokens("## A {0}\n\nChung.\n\n- {0}\n  + **{1}**\n\n| {0} | x |\n|---|---|\n| y | {1} |\n\nHết {1}"), rules())
	want := dump(first(shape.Bind(Source{Figures: []*facts.Figure{figure("a"), figure("b")}})))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				shape.Bind(Source{Figures: []*facts.Figure{figure("1"), figure("2")}})
				if got := dump(first(shape.Bind(Source{Figures: []*facts.Figure{figure("a"), figure("b")}}))); got != want {
					t.Errorf("bound again:\n%s\nwant\n%s", got, want)
				}
			}
		})
	}
	group.Wait()
	one := first(shape.Bind(Source{Figures: []*facts.Figure{figure("1"), figure("2")}}))
	two := first(shape.Bind(Source{Figures: []*facts.Figure{figure("a"), figure("b")}}))
	if one.Body[1] != two.Body[1] {
		t.Error("a paragraph without figures is not shared")
	}
}

func first(c *Content, _ any) *Content { return c }

// A figure that changes changes the lines it is printed on, and no others.
func TestDraftLines(t *testing.T) {
	text := tokens("## {0}\n\nCó {0} vị. Tăng {1}.\n\n- Nam: {0};\n  + Nữ: {1}.\n\n| A | B |\n|---|--:|\n| x | {0} |\n| {1} | y |\n\nHết {1}[^a].\n\n[^a]: Đến {0}. Hết.")
	lines := func(a, b string) []string {
		content, problems := Parse(Source{Text: text, Figures: []*facts.Figure{figure(a), figure(b)}}, rules())
		if len(problems) > 0 {
			t.Fatal(problems[0].Message(0))
		}
		return strings.Split(string(Draft(&Doc{Profile: rules(), Body: content.Body, Notes: content.Notes}).Text), "\n")
	}
	before, after := lines("9", "3,5%"), lines("1.234.567", "3,5%")
	if len(before) != len(after) {
		t.Fatalf("%d lines became %d", len(before), len(after))
	}
	for i := range before {
		if has, differs := strings.Contains(after[i], "1.234.567"), before[i] != after[i]; has != differs {
			t.Errorf("line %d: %q became %q", i+1, before[i], after[i])
		}
	}
}

// Text that people write in such documents needs no escapes.
func TestDraftIsReadable(t *testing.T) {
	for _, text := range []string{
		"Kế hoạch số 95/KH-MTTQ-BTT ngày 31/3/2024", "nhiệm kỳ 2024 - 2029", "(1) Một; (2) hai", "“Toàn dân đoàn kết”", "12 * 3 = 36", "a_b_c", "AT&T, R&D",
		"5 < 6 > 4", "[CẦN BỔ SUNG: nhan_su.tai_cu]", "Số: ____ /KH", "C:\\Users", "1.234,5 triệu đồng", "-5 độ", "#", "A # B", "50%!", "x | y", "~5%", "a] b",
	} {
		for _, line := range []Line{{Text("Có " + text)}, {Text("Có "), Fact{figure(text)}, Text(" nữa")}} {
			if got := string(writeLine(line, setting{lineStart: true}, false).text); got != PlainLine(line) {
				t.Errorf("%s is written %s", PlainLine(line), got)
			}
		}
	}
	start := string(writeLine(Line{Text("[CẦN BỔ SUNG: ten] (2024) “x” -5")}, setting{lineStart: true}, false).text)
	if strings.Contains(start, `\`) {
		t.Errorf("escapes in %s", start)
	}
}

func TestPlain(t *testing.T) {
	content, _ := Parse(Source{Text: "Một[^a] **hai**\\\nba\n\n[^a]: bốn"}, rules())
	got := strings.Split(Plain(&Doc{Profile: rules(), Body: content.Body, Notes: content.Notes}), "\n")
	want := []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Một[1] hai", "ba./.", "[1] bốn", ""}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNormal(t *testing.T) {
	line := Line{Text("a"), Text("b"), Strong{Line{Text("c"), Strong{Line{Text("d")}}}}, Strong{Line{Emph{Line{Text("e")}}}}, Emph{nil}, Emph{Line{Strong{Line{Emph{Line{Text("f")}}}}}}}
	got := normal(line)
	want := Line{Text("ab"), Strong{Line{Text("cd"), Emph{Line{Text("e")}}}}, Emph{Line{Strong{Line{Text("f")}}}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s, want %s", dumpLine(got), dumpLine(want))
	}
}
