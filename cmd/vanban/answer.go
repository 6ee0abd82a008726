package main

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vanban/internal/build"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// answer picks the figures that a question is about, by the first way that finds some: those of the line; those printed
// just so; those within a phrase of a draft; those of a fact of that name or key; those whose text holds the words.
func (q question) answer(drafts []build.Draft) []build.Occurrence {
	if q.line > 0 {
		return pick(drafts, func(o build.Occurrence, _ string) bool { return o.Line == q.line })
	}
	wanted := fold(q.text)
	if wanted == "" {
		return nil
	}
	for _, fits := range []func(o build.Occurrence, line string) bool{
		func(o build.Occurrence, _ string) bool { return fold(o.Figure.Text) == wanted },
		func(o build.Occurrence, line string) bool {
			printed := fold(o.Figure.Text)
			return printed != "" && strings.Contains(wanted, printed) && strings.Contains(line, wanted)
		},
		func(o build.Occurrence, _ string) bool { return named(o.Figure.Value, wanted) },
		func(o build.Occurrence, _ string) bool { return strings.Contains(fold(o.Figure.Text), wanted) },
	} {
		if found := pick(drafts, fits); len(found) > 0 {
			return found
		}
	}
	return nil
}

// pick returns the figures that fit, with the line that each stands on.
func pick(drafts []build.Draft, fits func(o build.Occurrence, line string) bool) []build.Occurrence {
	var found []build.Occurrence
	for _, d := range drafts {
		folded := map[int]string{}
		for _, o := range d.Figures {
			line, ok := folded[o.Line]
			if !ok && o.Line <= len(d.Lines) {
				line = fold(d.Lines[o.Line-1])
				folded[o.Line] = line
			}
			if fits(o, line) {
				found = append(found, o)
			}
		}
	}
	return found
}

// named tells whether a value is the fact of that title or key.
func named(v *facts.Value, wanted string) bool {
	return v.Path != "" && strings.ToLower(v.Path) == wanted || v.Type != nil && v.Type.Title != "" && fold(v.Type.Title) == wanted
}

// marks are signs of Markdown that a reader does not see.
var marks = strings.NewReplacer("*", "", "|", " ", `\`, "")

// fold makes 73,8 % and **73,8%** the same.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(marks.Replace(s)), " ")), " %", "%")
}

// unknown says that no figure answers a question, and what is near.
func (c *cli) unknown(q question, drafts []build.Draft) {
	if q.line > 0 {
		c.noFigure(q, drafts)
		return
	}
	if place := typed(drafts, fold(q.text)); place != "" {
		fmt.Fprintf(c.stderr, c.say("“%s” ở %s không phải số liệu: chữ này viết thẳng trong mẫu.\n", "“%s” at %s is no figure: it is typed in the template.\n"),
			q.text, path.Join(filepath.ToSlash(c.out), place))
		return
	}
	fmt.Fprintf(c.stderr, c.say("Không thấy “%s” trong bản thảo.", "“%s” is not in the drafts."), q.text)
	if near := nearest(q.text, drafts); len(near) > 0 {
		fmt.Fprintf(c.stderr, c.say(" Gần nhất có: %s.", " The nearest are: %s."), strings.Join(near, "; "))
	}
	fmt.Fprintln(c.stderr)
}

// noFigure says that a line prints no figure, or is none.
func (c *cli) noFigure(q question, drafts []build.Draft) {
	for _, d := range drafts {
		if q.line > len(d.Lines) {
			fmt.Fprintf(c.stderr, c.say("%s chỉ có %d dòng.\n", "%s has %d lines only.\n"), path.Join(filepath.ToSlash(c.out), d.Path), len(d.Lines))
			continue
		}
		fmt.Fprintf(c.stderr, c.say("Dòng %s:%d không in số liệu nào; chữ ở đây viết thẳng trong mẫu.\n", "Line %s:%d prints no figure; its words are typed in the template.\n"),
			path.Join(filepath.ToSlash(c.out), d.Path), q.line)
	}
}

// typed returns the first line of a draft that says something, as draft:line.
func typed(drafts []build.Draft, wanted string) string {
	for _, d := range drafts {
		for i, line := range d.Lines {
			if strings.Contains(fold(line), wanted) {
				return fmt.Sprintf("%s:%d", d.Path, i+1)
			}
		}
	}
	return ""
}

// maxNear is the number of near figures that an answer names.
const maxNear = 3

// nearest returns the printed figures that are nearest to a number by value, or to words by spelling.
func nearest(text string, drafts []build.Draft) []string {
	printed := map[string]build.Occurrence{}
	for _, d := range drafts {
		for _, o := range d.Figures {
			if _, ok := printed[o.Figure.Text]; !ok {
				printed[o.Figure.Text] = o
			}
		}
	}
	wanted, isNumber := amount(text)
	if !isNumber {
		var texts []string
		for t := range printed {
			texts = append(texts, t)
		}
		if near, ok := viet.Nearest(text, texts); ok {
			return []string{near}
		}
		return nil
	}
	type candidate struct {
		text string
		off  viet.Decimal
	}
	var candidates []candidate
	for t := range printed {
		if n, ok := amount(t); ok && strings.HasSuffix(t, "%") == strings.HasSuffix(strings.TrimSpace(text), "%") {
			candidates = append(candidates, candidate{t, n.Sub(wanted).Abs()})
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int { return cmp.Or(a.off.Cmp(b.off), cmp.Compare(a.text, b.text)) })
	var near []string
	for _, n := range candidates[:min(len(candidates), maxNear)] {
		o := printed[n.text]
		near = append(near, fmt.Sprintf("%s (%s:%d)", n.text, o.Draft, o.Line))
	}
	return near
}

// amount reads a printed number, with or without a percent sign.
func amount(text string) (viet.Decimal, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	n, err := viet.ParseFormatted(text)
	if err != nil {
		n, err = viet.ParseNumber(text)
	}
	return n, err == nil
}
