package review

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/viet"
)

// This file takes prose back: a fact whose paragraphs stand in the document as they are. Bold and italics survive as
// Markdown; what was not touched keeps its source letter by letter.

// proseRun is a prose fact of which something was changed.
type proseRun struct {
	*docx.Recorded
	changed map[int]*docx.Paragraph   // by index of the draft's paragraph; nil for one that was deleted
	added   map[int][]*docx.Paragraph // behind that paragraph
}

func (f *file) run(v *docx.Recorded) *proseRun {
	k := key{v.At.File, v.Path}
	if f.prose[k] == nil {
		f.prose[k] = &proseRun{v, map[int]*docx.Paragraph{}, map[int][]*docx.Paragraph{}}
	}
	return f.prose[k]
}

// prosePair notes a paragraph of a prose fact that reads or looks otherwise now.
func (f *file) prosePair(a *pairing, m match) {
	before, after := a.before[m.a].Paragraph, a.after[m.b].Paragraph
	old, now := markdown.WriteProse(lineOf(before.Spans)), markdown.WriteProse(lineOf(after.Spans))
	switch {
	case old == now:
	case viet.Clean(old) != viet.Clean(now) && viet.SameSpelling(old, now):
		f.report("sua-word/dau-thanh", f.place(before.Origin), f.name, wordDiff(old, now))
	default:
		f.run(before.Origin).changed[m.a] = after
	}
}

// proseDeleted notes that paragraphs of a prose fact are gone, unless all of it is.
func (f *file) proseDeleted(a *pairing, group []int) bool {
	v := a.before[group[0]].Origin
	left := 0
	for _, m := range a.pairs {
		if a.before[m.a].Origin == v {
			left++
		}
	}
	for _, i := range group {
		if a.before[i].Origin != v {
			return false
		}
	}
	if left == 0 {
		return false
	}
	for _, i := range group {
		f.run(v).changed[i] = nil
	}
	return true
}

// proseAdded notes paragraphs that were added between two of one prose fact.
func (f *file) proseAdded(a *pairing, group []int) bool {
	from := map[int]int{}
	for _, m := range a.pairs {
		from[m.b] = m.a
	}
	beside := func(j, step int) int {
		for ; j >= 0 && j < len(a.after); j += step {
			if i, ok := from[j]; ok {
				return i
			}
		}
		return -1
	}
	before, after := beside(group[0], -1), beside(group[len(group)-1], 1)
	if before < 0 || after < 0 || a.before[before].Origin == nil || a.before[before].Origin != a.before[after].Origin || before >= after {
		return false
	}
	run := f.run(a.before[before].Origin)
	for _, j := range group {
		run.added[before] = append(run.added[before], a.after[j].Paragraph)
	}
	return true
}

// lineOf returns spans as a line.
func lineOf(spans []docx.Span) markdown.Line {
	var line markdown.Line
	for _, span := range spans {
		for i, text := range strings.Split(strings.ReplaceAll(span.Text, "\u00a0", " "), "\n") {
			if i > 0 {
				line = append(line, markdown.Break{})
			}
			if text == "" {
				continue
			}
			var inline markdown.Inline = markdown.Text(text)
			if span.Italic {
				inline = markdown.Emph{Inner: markdown.Line{inline}}
			}
			if span.Bold {
				inline = markdown.Strong{Inner: markdown.Line{inline}}
			}
			line = append(line, inline)
		}
	}
	return line
}

// takeProse puts the changed prose facts together.
func (f *file) takeProse(a *pairing) {
	for i := range a.before {
		v := a.before[i].Origin
		if v == nil || i > 0 && a.before[i-1].Origin == v {
			continue
		}
		run := f.prose[key{v.At.File, v.Path}]
		if run == nil {
			continue
		}
		last := i
		for last+1 < len(a.before) && a.before[last+1].Origin == v {
			last++
		}
		text, shown, why := run.rewrite(a, i, last)
		if why.Vi != "" {
			f.report("sua-word/doan-van", f.place(v), f.label(v), f.name, join(why, run.describe(a)))
			continue
		}
		if text != v.Text {
			f.vote(v, vote{text: text, shown: shown, format: facts.FormatProse, doubt: f.nameless()})
		}
	}
}

// nameless says that a prose fact is doubtful where the program that saved the file dropped the names of controls: it may
// have moved or merged paragraphs as well.
func (f *file) nameless() diag.Text {
	controls := 0
	for i := range f.draft.Paragraphs {
		for _, span := range f.draft.Paragraphs[i].Spans {
			if span.Control != nil {
				controls++
			}
		}
	}
	if f.aliases == 0 && 2*f.lost <= controls {
		return diag.Text{}
	}
	return diag.Text{Vi: "tệp này đã mất tên các ô, đoạn văn nhận lại theo vị trí", En: "the file lost the names of its controls, the place of the prose tells"}
}

// join puts a reason and a text together.
func join(why diag.Text, text string) diag.Text {
	return diag.Text{Vi: why.Vi + ": " + text, En: why.En + ": " + text}
}

// describe shows what changed in a run.
func (r *proseRun) describe(a *pairing) string {
	var parts []string
	for i := range a.before {
		after, ok := r.changed[i]
		switch {
		case ok && after == nil:
			parts = append(parts, "[-"+viet.Clean(a.before[i].Text())+"-]")
		case ok:
			parts = append(parts, wordDiff(viet.Clean(a.before[i].Text()), viet.Clean(after.Text())))
		}
		for _, p := range r.added[i] {
			parts = append(parts, "{+"+viet.Clean(p.Text())+"+}")
		}
	}
	return strings.Join(parts, " / ")
}

// segment is a block of a prose fact in its source.
type segment struct {
	gap    string // line ends before it
	prefix string // indentation and sign
	lines  []string
}

var itemSign = regexp.MustCompile(`^\s*(?:[-+]|\d{1,3}[.)])\s+`)

// segments takes the source of a prose fact apart.
func segments(text string) []segment {
	var all []segment
	gap := ""
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			gap += "\n"
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		prefix := itemSign.FindString(line)
		if len(all) > 0 && gap == "\n" && prefix == "" {
			last := &all[len(all)-1]
			last.lines = append(last.lines, strings.TrimSpace(line))
		} else {
			if prefix == "" {
				prefix = line[:len(line)-len(strings.TrimLeft(line, " "))]
			}
			all = append(all, segment{gap, prefix, []string{strings.TrimRight(line[len(prefix):], " ")}})
		}
		gap = ""
	}
	return all
}

var (
	reasonShape = diag.Text{Vi: "đoạn văn có bảng hoặc bố cục không ghép lại được", En: "the prose has tables or a shape that cannot be put together again"}
	reasonSign  = diag.Text{Vi: "dấu, số hoặc chữ của mẫu ở quanh đoạn văn cũng đổi", En: "the sign, number or words of the template around it changed too"}
	reasonEmpty = diag.Text{Vi: "một đoạn không còn chữ nào", En: "a paragraph has no text any more"}
)

// rewrite returns the new source of a prose fact whose paragraphs are those of the draft from first to last, and what the
// document shows of it. Where it cannot, it says why.
func (r *proseRun) rewrite(a *pairing, first, last int) (text, shown string, why diag.Text) {
	blocks, ok := markdown.Prose(r.Text)
	source := segments(r.Text)
	if n := last - first + 1; !ok || len(blocks) != n || len(source) != n {
		return "", "", reasonShape
	}
	var out, show strings.Builder
	for i := first; i <= last; i++ {
		s := source[i-first]
		plain, ok := plainOf(blocks[i-first])
		if !ok {
			return "", "", reasonShape
		}
		before := viet.Clean(a.before[i].Text())
		lead, tail, ok := framed(before, plain)
		if !ok {
			return "", "", reasonShape
		}
		after, changed := r.changed[i]
		switch {
		case changed && after == nil:
		case changed:
			line, ok := unframed(after, lead, tail)
			if !ok {
				return "", "", reasonSign
			}
			if len(line) == 0 {
				return "", "", reasonEmpty
			}
			s.lines = refill(s, markdown.WriteProse(line))
			s.write(&out)
			show.WriteString(viet.Clean(after.Text()) + "\n")
		default:
			s.write(&out)
			show.WriteString(before + "\n")
		}
		for _, p := range r.added[i] {
			added := segment{gap: "\n\n"}
			body := &docx.Paragraph{Spans: p.Spans}
			if sign := itemSign.FindString(p.Text()); sign != "" {
				added.prefix = s.prefix[:len(s.prefix)-len(strings.TrimLeft(s.prefix, " "))] + strings.TrimLeft(sign, " ")
				if itemSign.MatchString(s.prefix) {
					added.gap = "\n"
				}
				lead := strings.TrimSpace(sign) + " "
				line, ok := unframed(body, lead, [2]string{})
				if !ok || len(line) == 0 {
					return "", "", reasonSign
				}
				added.lines = []string{markdown.WriteProse(line)}
			} else {
				added.lines = []string{markdown.WriteProse(lineOf(p.Spans))}
			}
			added.write(&out)
			show.WriteString(viet.Clean(p.Text()) + "\n")
		}
	}
	return strings.TrimSpace(out.String()), show.String(), diag.Text{}
}

func (s segment) write(out *strings.Builder) {
	if out.Len() > 0 {
		out.WriteString(s.gap)
	}
	indent := strings.Repeat(" ", utf8.RuneCountInString(s.prefix))
	for i, line := range s.lines {
		if i == 0 {
			out.WriteString(s.prefix + line)
		} else {
			out.WriteString("\n" + indent + line)
		}
	}
}

// refill writes new text on lines as the old one had them.
func refill(s segment, text string) []string {
	if len(s.lines) == 1 || strings.Contains(text, "\n") {
		return strings.Split(text, "\n")
	}
	width := 0
	for _, line := range s.lines {
		width = max(width, utf8.RuneCountInString(line))
	}
	return strings.Split(facts.Fill(s.lines, text, "", width, "\n"), "\n")
}

// plainOf returns the text of a block that is one paragraph.
func plainOf(block markdown.Block) (string, bool) {
	switch b := block.(type) {
	case *markdown.Paragraph:
		return viet.Clean(markdown.PlainLine(b.Text)), true
	case *markdown.Basis:
		return viet.Clean(markdown.PlainLine(b.Text)), true
	case *markdown.Item:
		return viet.Clean(markdown.PlainLine(b.Text)), true
	}
	return "", false
}

// framed finds the text of a block in a paragraph: what the document puts before it, and how its end is printed: what
// the source has there, and what the document has, such as an end mark or words of the template.
func framed(paragraph, plain string) (lead string, tail [2]string, ok bool) {
	if before, found := strings.CutSuffix(paragraph, plain); found {
		return before, tail, true
	}
	core := strings.TrimRight(plain, ".;, ")
	if core == "" || strings.Count(paragraph, core) != 1 {
		return "", tail, false
	}
	before, after, _ := strings.Cut(paragraph, core)
	return before, [2]string{plain[len(core):], after}, true
}

// unframed takes off a paragraph what the document puts around the text of a block.
func unframed(p *docx.Paragraph, lead string, tail [2]string) (markdown.Line, bool) {
	spans := append([]docx.Span(nil), p.Spans...)
	want := strings.TrimSpace(lead)
	for len(spans) > 0 && want != "" {
		text := strings.TrimLeft(spans[0].Text, " \t\u00a0")
		n := min(len(want), len(text))
		if text[:n] != want[:n] {
			return nil, false
		}
		want, spans[0].Text = strings.TrimLeft(want[n:], " "), text[n:]
		if spans[0].Text == "" {
			spans = spans[1:]
		}
	}
	if len(spans) == 0 || want != "" {
		return nil, want == ""
	}
	spans[0].Text = strings.TrimLeft(spans[0].Text, " \t\u00a0")
	last := &spans[len(spans)-1]
	last.Text = strings.TrimRight(last.Text, " \t\u00a0")
	if tail[1] == "" {
		return lineOf(spans), true
	}
	rest, ok := strings.CutSuffix(last.Text, tail[1])
	if words := strings.Trim(tail[1], ".;,/ "); !ok && words != "" {
		return nil, false // words of the template behind it changed too
	} else if !ok {
		rest = strings.TrimRight(last.Text, ".;,/ ") // another sign at the end
	}
	last.Text = rest + tail[0]
	return lineOf(spans), true
}
