package build

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/conform"
	"vanban/internal/diag"
	"vanban/internal/facts"
)

// The texts of facts are printed as they are written, so they are read as finished documents are: each by itself, for
// what one text says is no context of the next.

// checkProse checks the text of every fact that is a text, in the file where it is stated: of the units of a part, or of
// what all units share.
func (p *project) checkProse() diag.List {
	if p.units == nil {
		return checkTexts(textsOf(p.common, p.register))
	}
	var texts []*facts.Value
	for _, u := range p.units {
		if !u.foreign && !p.thinned(u.source) { // else they were checked before facts were left out
			texts = append(texts, textsOf(u.Root)...)
		}
	}
	return checkTexts(texts)
}

func textsOf(roots ...*facts.Value) []*facts.Value {
	var texts []*facts.Value
	for _, root := range roots {
		if root != nil {
			eachText(root, func(v *facts.Value) { texts = append(texts, v) })
		}
	}
	return texts
}

// sentence is how many spaces a text has at least that is a sentence. Shorter ones are names and titles, which say little
// that can be judged.
const sentence = 11

// eachText calls f for every text below a group that stands in a file.
func eachText(v *facts.Value, f func(*facts.Value)) {
	switch v.Kind {
	case facts.Map:
		for _, field := range v.Fields() {
			eachText(field, f)
		}
	case facts.List:
		for _, item := range v.Items() {
			eachText(item, f)
		}
	case facts.Text, facts.Prose:
		if v.Op == facts.OpNone && v.At.File != nil && (v.Kind == facts.Prose || strings.Count(v.Text, " ") >= sentence) {
			f(v)
		}
	}
}

// checkTexts returns the problems of texts, at their places in the files of the facts. A text that many units state is
// read once.
func checkTexts(texts []*facts.Value) diag.List {
	type text struct {
		prose bool
		text  string
	}
	index := map[text]int{}
	var files []*diag.File
	for _, v := range texts {
		key := text{v.Kind == facts.Prose, v.Text}
		if _, ok := index[key]; ok {
			continue
		}
		index[key] = len(files)
		name := "a.txt"
		if key.prose {
			name = "a.md"
		}
		files = append(files, diag.NewFile(name, []byte(v.Text)))
	}
	found := conform.Texts(files, conform.Options{})
	var problems diag.List
	for _, v := range texts {
		list := found[index[text{v.Kind == facts.Prose, v.Text}]]
		if len(list) == 0 {
			continue
		}
		places := alignText(v)
		for _, problem := range list {
			problem.At = places.span(problem.At)
			notes := make([]diag.Note, len(problem.Notes))
			for i, n := range problem.Notes {
				notes[i] = diag.Note{At: places.span(n.At), Label: n.Label}
			}
			problem.Notes = notes
			problems = append(problems, problem)
		}
	}
	return problems
}

// textPlaces tells where the letters of a fact's text stand in its file: YAML may fold lines, and escape letters.
type textPlaces struct {
	file  *diag.File
	bytes []int // for each byte of the text, and for its end
}

// alignText finds the letters of a text, one after the other, in what the file says from the fact's place on.
func alignText(v *facts.Value) textPlaces {
	data := v.At.File.Data
	at := min(v.At.Start, len(data))
	const far = 200 // bytes that may lie between two letters: an indented line end, a comment after the sign of a block
	if first, _ := utf8.DecodeRuneInString(v.Text); at < len(data) && (data[at] == '|' || data[at] == '>') && first != utf8.RuneError {
		if end := strings.IndexByte(string(data[at:min(len(data), at+far)]), '\n'); end >= 0 {
			at += end // the text of a block begins on the next line
		}
	}
	quoted := at < len(data) && data[at] == '"'
	if quoted {
		at++
	}
	places := textPlaces{file: v.At.File, bytes: make([]int, 0, len(v.Text)+1)}
	for i := 0; i < len(v.Text); {
		_, size := utf8.DecodeRuneInString(v.Text[i:])
		letter := v.Text[i : i+size]
		if n := escape(data[at:]); quoted && n > 0 {
			for range size {
				places.bytes = append(places.bytes, at)
			}
			at += n
			i += size
			continue
		}
		if letter != " " && letter != "\n" {
			if n := strings.Index(string(data[at:min(len(data), at+far)]), letter); n >= 0 {
				at += n
			}
		} else if at < len(data) && data[at] != ' ' && data[at] != '\n' && data[at] != '\r' {
			if n := strings.IndexAny(string(data[at:min(len(data), at+far)]), " \n"); n >= 0 && n < 3 {
				at += n
			}
		}
		for b := range size {
			places.bytes = append(places.bytes, min(at+b, len(data)))
		}
		if strings.HasPrefix(string(data[at:min(len(data), at+size)]), letter) {
			at += size
		}
		i += size
	}
	places.bytes = append(places.bytes, at)
	return places
}

// escape returns the length of the escaped letter that a double-quoted text goes on with, or 0.
func escape(data []byte) int {
	if len(data) < 2 || data[0] != '\\' {
		return 0
	}
	n := map[byte]int{'x': 4, 'u': 6, 'U': 10}[data[1]]
	return min(max(n, 2), len(data))
}

// span returns the place in the file of a place in the text.
func (t textPlaces) span(s diag.Span) diag.Span {
	if s.File == nil {
		return s
	}
	last := len(t.bytes) - 1
	start := t.bytes[min(max(s.Start, 0), last)]
	end := start
	if s.End > s.Start {
		end = t.bytes[min(s.End-1, last)] + 1
	}
	return diag.Span{File: t.file, Start: start, End: max(start, end)}
}
