package build

import (
	"io/fs"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/tmpl"
)

// Current is a project as it is today, for those who compare drafts with it.
type Current struct {
	Name     string // tells the drafts of this project from those of others
	Problems diag.List

	project *project
	facts   map[string]*facts.Value // by file and path
	typed   map[string][]typedText  // by template file
}

// Open reads, checks and rolls up a project.
func Open(data, templates fs.FS) *Current {
	c := &Current{project: loadAll(data, templates), facts: map[string]*facts.Value{}, typed: map[string][]typedText{}}
	c.Name, c.Problems = c.project.name, c.project.problems.Sorted()
	for _, root := range []*facts.Value{c.project.common, c.project.register} {
		c.index(root)
	}
	for _, u := range c.project.units {
		c.index(u.Root)
	}
	if c.project.set != nil {
		for _, t := range c.project.set.Texts() {
			if at := t.At(0, 0); !at.IsZero() {
				c.typed[at.File.Name] = append(c.typed[at.File.Name], typedText{t, splitWords(t.Text)})
			}
		}
	}
	return c
}

// index notes the facts below a value, under the files they stand in.
func (c *Current) index(v *facts.Value) {
	if v == nil {
		return
	}
	if v.Path != "" && !v.At.IsZero() && v.Op == facts.OpNone {
		c.facts[v.At.File.Name+"\n"+v.Path] = v
	}
	for _, field := range v.Fields() {
		c.index(field)
	}
	for _, item := range v.Items() {
		c.index(item)
	}
}

// Fact returns the fact at a path of a data file, or nil where nothing stands.
func (c *Current) Fact(file, path string) *facts.Value { return c.facts[file+"\n"+path] }

// Has tells whether the project makes a document for a unit.
func (c *Current) Has(unit, document string) bool { return c.job(unit, document) != nil }

// Broken tells whether problems keep the documents of a unit from being made.
func (c *Current) Broken(id string) bool {
	if c.project.broken {
		return true
	}
	i := slices.IndexFunc(c.project.units, func(u *unit) bool { return u.ID == id })
	return i >= 0 && c.project.units[i].broken != nil
}

func (c *Current) job(unit, document string) *job {
	for _, j := range c.project.jobs(nil) {
		if j.unit.ID == unit && j.template.Doc == document {
			return &j
		}
	}
	return nil
}

// typedText is what a template types, as words.
type typedText struct {
	tmpl.Typed
	words []typedWord
}

// typedWord is a word without the marks of Markdown, and where it stands.
type typedWord struct {
	text       string
	start, end int
}

func splitWords(text string) []typedWord {
	var words []typedWord
	plain := strings.NewReplacer("*", "", "_", "", `\`, "", "|", "")
	for start := 0; start < len(text); {
		length := strings.IndexAny(text[start:], " \t\r\n")
		if length < 0 {
			length = len(text) - start
		}
		if word := plain.Replace(text[start : start+length]); word != "" {
			words = append(words, typedWord{word, start, start + length})
		}
		start += length + 1
	}
	return words
}

// Locate returns where a text of a document is typed in its templates, or no place. The first and last words may be
// missing there: a number that the program counts, or a word that touches a figure.
func (c *Current) Locate(unit, document, text string) diag.Span {
	j := c.job(unit, document)
	if j == nil {
		return diag.Span{}
	}
	files := append([]string{j.template.File.Name}, j.template.Inputs...)
	words := splitWords(text)
	for drop := range 3 {
		for back := range 2 {
			if drop+back >= len(words) {
				continue
			}
			wanted := words[drop : len(words)-back]
			for _, file := range files {
				for _, t := range c.typed[file] {
					if at := find(t.words, wanted); at >= 0 {
						return t.At(t.words[at].start, t.words[at+len(wanted)-1].end)
					}
				}
			}
		}
	}
	return diag.Span{}
}

// find returns where some words stand among others, or -1.
func find(words, wanted []typedWord) int {
	for i := 0; i+len(wanted) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(wanted)], wanted, func(a, b typedWord) bool { return a.text == b.text }) {
			return i
		}
	}
	return -1
}
