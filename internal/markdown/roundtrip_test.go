package markdown

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vanban/internal/facts"
	"vanban/internal/profile"
)

var spaces = regexp.MustCompile(` +`)

// canon prints content so that two trees with the same words print the same: figures are text, the numbers of headings
// and annexes are words of their text, runs of spaces are one.
func canon(c *Content) string {
	var b strings.Builder
	blocks := func(blocks []Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case *Heading:
				fmt.Fprintf(&b, "h%d %s\n", block.Level, canonLine(headingText(block.Number, block.Text)))
			case *Paragraph:
				fmt.Fprintf(&b, "p %s\n", canonLine(block.Text))
			case *Basis:
				fmt.Fprintf(&b, "b %s\n", canonLine(block.Text))
			case *Item:
				fmt.Fprintf(&b, "i%d %s %s\n", block.Depth, block.Sign, canonLine(block.Text))
			case *Table:
				fmt.Fprintf(&b, "t %v\n", block.Align)
				for _, row := range append([][]Line{block.Head}, block.Rows...) {
					for _, cell := range row {
						fmt.Fprintf(&b, " | %s", canonLine(cell))
					}
					b.WriteByte('\n')
				}
			}
		}
	}
	blocks(c.Body)
	for _, a := range c.Annexes {
		fmt.Fprintf(&b, "annex %s\n", canonLine(headingText(a.Number, a.Title)))
		blocks(a.Body)
	}
	for _, n := range c.Notes {
		fmt.Fprintf(&b, "n %s\n", canonLine(n.Text))
	}
	return b.String()
}

func canonLine(line Line) string {
	var b strings.Builder
	for _, part := range normal(asText(line)) {
		switch part := part.(type) {
		case Text:
			fmt.Fprintf(&b, "%q", spaces.ReplaceAllString(string(part), " "))
		case Strong:
			b.WriteString("S(" + canonLine(part.Inner) + ")")
		case Emph:
			b.WriteString("E(" + canonLine(part.Inner) + ")")
		case NoteRef:
			fmt.Fprintf(&b, "[%d]", part.Number)
		case Break:
			b.WriteString("//")
		}
	}
	return b.String()
}

// asText makes figures text.
func asText(line Line) Line {
	var out Line
	for _, part := range line {
		switch p := part.(type) {
		case Fact:
			part = Text(p.Text)
		case Strong:
			part = Strong{asText(p.Inner)}
		case Emph:
			part = Emph{asText(p.Inner)}
		}
		out = append(out, part)
	}
	return out
}

// checkDraft holds the property that drafts rest on: read again, a draft has the same tree with the same words. It also
// holds what people and tools expect of a text file.
func checkDraft(t *testing.T, c *Content) {
	t.Helper()
	doc := &Doc{Profile: &profile.Version{}, Body: c.Body, Annexes: c.Annexes, Notes: c.Notes}
	draft := Draft(doc)
	text := string(draft.Text)
	again, problems := Parse(Source{Text: text}, &profile.Version{})
	if len(problems) > 0 {
		t.Errorf("the draft has problems: %s: %s", problems[0].Code, problems[0].Message(0))
	}
	if got, want := canon(again), canon(c); got != want {
		t.Errorf("the draft has another tree:\n%s\nwant\n%s", got, want)
	}
	if text != "" && (!strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n")) {
		t.Error("the draft does not end with one line end")
	}
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if strings.TrimRight(line, " \t") != line {
			t.Errorf("trailing space in %q", line)
		}
	}
	for _, place := range draft.Places {
		if place.Line < 1 || place.Line >= len(lines) {
			t.Errorf("figure %q on line %d of %d", place.Figure.Text, place.Line, len(lines))
		}
	}
	if t.Failed() {
		t.Logf("the draft is\n%s", text)
	}
}

// clean makes a fuzzed text one that a figure can have.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ue000' || r == '\ue001' || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func figure(text string) *facts.Figure {
	return &facts.Figure{Text: text, Value: &facts.Value{Text: text}}
}

// A value stands wherever a template can print one, and what it holds changes nothing but the words.
func FuzzValues(f *testing.F) {
	for _, v := range []string{"09", "95/KH-MTTQ-BTT", "31/3/2024", "2024 - 2029", "(1)", "“Đoàn kết”", "12 * 3", "a_b_c", "_x_", "**x**", "- x", "1. x",
		"# x", "> x", "| x", "---", "[x](y)", "[^1]", "[x]: y", "<b>", "&amp;", "&#35;", `\`, "`", "~~~", "x\u00a0", " x ", "Hết. Câu sau. - Câu nữa. 2. Câu cuối!",
		"x:", ":", "![a](b)", "____", "x #", "TP. Đông Hà. Phường 5.", "<a@b.c>", "<^1@"} {
		f.Add(v, "a")
	}
	template := tokens(`{0}

x {0} y {0}z **{0}** *{0}* **a{0}** {1}*{0}*{1} **{0}**{1} {1}**{0} *{1}*** *{0} **{1}*** {0}[^a]{1}

{0}: {1}\
{0} x. {1}

**{0}** {1}

# {0}

## x {0}

> {0}
>
> x; {0}

- {0}
- x {0}
  + {0}

  {0}

  - **{0}:** {1}

1. {0}
2. {1}

| {0} | x |
|---|--:|
| {0} | **{1}** {0} |

[^a]: {0} x {1}

---

# {0}

{1}{0}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = clean(a), clean(b)
		if strings.TrimSpace(a) == "" || strings.TrimSpace(b) == "" {
			t.Skip()
		}
		content, problems := Parse(Source{Text: template, Figures: []*facts.Figure{figure(a), figure(b)}}, rules())
		if problems.HasErrors() {
			t.Fatal(problems[0].Code)
		}
		if got := strings.Count(canon(content), "\n"); got != 21 {
			t.Errorf("%d lines of blocks and rows:\n%s", got, canon(content))
		}
		checkDraft(t, content)
	})
}

// Whatever is parsed without a problem can be written and read again.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"x\n---\n# A\n", "- a\n  + b\n\n  c\n- d\n", "1. a\n5. b\n", "a\\\nb\n", "> a\n>\n> b\n", "**a** *b* ***c*** _d_\n",
		"|a|b|\n|-|:-:|\n|1|2|\n", "x[^1]\n\n[^1]: y\n", "## a {0}\n\n### b\n", "a&nbsp;b &#42; \\*\n", "- a\n  3. b\n", "**{0}**a **a{0}**\n", "*a **b** c*d\n",
		"- {1}\n", "{1}\n", "a {1} b\n", "1. a\n\n{1}\n"} {
		f.Add(text, "(x)", "a **b**\n\n1. c\n")
	}
	f.Fuzz(func(t *testing.T, text, value, prose string) {
		value = clean(value)
		if value == "" || !utf8.ValidString(text) || !utf8.ValidString(prose) || strings.ContainsAny(text+prose, tokenStart+tokenEnd) {
			t.Skip()
		}
		text = regexp.MustCompile(`\{([2-9]|\d\d+)\}`).ReplaceAllString(text, "{0}")
		md := figure(prose)
		md.Format = facts.FormatProse
		content, problems := Parse(Source{Text: tokens(text), Figures: []*facts.Figure{figure(value), md}}, rules())
		if problems.HasErrors() {
			t.Skip()
		}
		checkDraft(t, content)
	})
}

// Trees need not come from templates that could be typed.
func FuzzTree(f *testing.F) {
	for seed := range uint64(50) {
		f.Add(seed, "(a). B")
	}
	f.Fuzz(func(t *testing.T, seed uint64, value string) {
		g := &gen{rand.New(rand.NewPCG(seed, 1)), clean(value), 0}
		checkDraft(t, g.content())
	})
}

// gen makes random content.
type gen struct {
	*rand.Rand
	value string
	notes int
}

var words = []string{"a", "Đông Hà", "(b)", ".", " ", "* ", "_", "1. ", "Câu một. Câu hai.", "“c”", "|", "-", " - ", "[x]", ":", "!", "#", "\\", "  ", "&", "lt;", "2024", "$", "<", "/", "`", "~", "\u00a0"}

func (g *gen) word() Inline {
	if g.value != "" && g.IntN(6) == 0 {
		return Fact{figure(g.value)}
	}
	return Text(words[g.IntN(len(words))])
}

func (g *gen) line(depth int, oneLine bool) Line {
	var line Line
	for range 1 + g.IntN(4) {
		switch n := g.IntN(8); {
		case n == 0 && depth < 3:
			line = append(line, Strong{g.line(depth+1, oneLine)})
		case n == 1 && depth < 3:
			line = append(line, Emph{g.line(depth+1, oneLine)})
		case n == 2 && depth == 0 && !oneLine:
			line = append(line, Text("x"), Break{}, Text("y"))
		case n == 3 && depth < 2 && g.notes >= 0:
			g.notes++
			line = append(line, NoteRef{g.notes})
		default:
			line = append(line, g.word())
		}
	}
	return normal(line)
}

func (g *gen) blocks() []Block {
	var blocks []Block
	depth := -1
	apart := false           // something else than items has come since the last item
	numbers := map[int]int{} // of the open ordered lists, by depth
	for range g.IntN(8) {
		n := g.IntN(6)
		apart = apart || n < 4
		switch n {
		case 0:
			blocks = append(blocks, &Heading{Level: 2, Number: "IV.", Text: g.line(0, true)})
			depth = -1
		case 1:
			blocks = append(blocks, &Paragraph{Text: g.line(0, false)})
		case 2:
			blocks = append(blocks, &Basis{Text: g.line(0, false)})
		case 3:
			t := &Table{Align: []Align{Left, Right}, Head: []Line{g.line(0, true), g.line(0, true)}}
			for range g.IntN(3) {
				t.Rows = append(t.Rows, []Line{g.line(0, true), nil})
			}
			blocks = append(blocks, t)
		default:
			d := g.IntN(min(depth+2, 4))
			for below := range 5 {
				// What came since the last item stands in the item that this one is nested in.
				if below > d || apart && below == d {
					delete(numbers, below)
				}
			}
			item := &Item{Sign: []string{"-", "+"}[g.IntN(2)], Depth: d, Text: g.line(0, false)}
			if g.IntN(3) > 0 {
				delete(numbers, d)
			} else {
				if numbers[d]++; numbers[d] == 1 {
					numbers[d] = 1 + g.IntN(12)
				}
				item.Sign = fmt.Sprint(numbers[d]) + "."
			}
			blocks = append(blocks, item)
			depth, apart = d, false
		}
	}
	return blocks
}

func (g *gen) content() *Content {
	c := &Content{Body: g.blocks()}
	for range g.IntN(2) {
		c.Annexes = append(c.Annexes, Annex{Number: "Phụ lục", Title: g.line(0, true), Body: g.blocks()})
	}
	n := g.notes
	g.notes = -1
	for range n {
		c.Notes = append(c.Notes, Note{Text: g.line(0, false)})
	}
	return c
}
