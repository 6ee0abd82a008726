package review

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/viet"
)

// This file reports what was changed outside the facts: words, paragraphs that came, went or moved.

// noteMark stands for the mark of a footnote.
const noteMark = "\ufffc"

// words reports what changed in a paragraph outside its controls.
func (f *file) words(a *pairing, m match, before, after *line) {
	p := a.before[m.a]
	if a.moved[m.a] {
		f.report("sua-word/chuyen-doan", f.source(p), f.name, excerpt(after.text), where(f.source(p)))
	}
	if p.Origin != nil {
		f.prosePair(a, m)
		return
	}
	was, now := before.outside(), after.outside()
	// Controls that were lost or came in addition are told of elsewhere; only words count here.
	if was == now || withoutMarks(was) == withoutMarks(now) {
		return
	}
	plain := strings.NewReplacer(noteMark, "")
	old, new := viet.Clean(plain.Replace(before.showing(after))), viet.Clean(plain.Replace(after.text))
	switch {
	case old == new && strings.Count(was, noteMark) != strings.Count(now, noteMark):
		f.report("sua-word/cau-chu", f.source(p), f.name, excerpt(old)+" [^]", where(f.source(p)))
	case old == new:
	case viet.SameSpelling(old, new):
		f.report("sua-word/dau-thanh", f.source(p), f.name, wordDiff(old, new))
	case p.Field != "":
		f.report("sua-word/dau-cuoi", f.fieldPlace(p), f.name, fieldName(p.Field), wordDiff(old, new))
	default:
		f.report("sua-word/cau-chu", f.source(p), f.name, wordDiff(old, new), where(f.source(p)))
	}
}

// withoutMarks returns text outside controls without their names.
func withoutMarks(outside string) string {
	var kept []string
	for word := range strings.FieldsSeq(outside) {
		if !strings.HasPrefix(word, "\x00") {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// source returns where a paragraph of the draft comes from: the prose fact, the template, or the fact of a field.
func (f *file) source(p passage) diag.Span {
	switch {
	case p.Origin != nil:
		return f.place(p.Origin)
	case p.Field != "":
		return f.fieldPlace(p)
	}
	l := newLine(p.Paragraph, f.tagOf)
	longest := ""
	at := 0
	for _, m := range append(slices.Clone(l.marks), mark{start: len(l.text), end: len(l.text)}) {
		if piece := viet.Clean(l.text[at:m.start]); len(piece) > len(longest) {
			longest = piece
		}
		at = m.end
	}
	if longest == "" {
		return diag.Span{}
	}
	return f.current.Locate(f.draft.Unit, f.draft.Document, longest)
}

// fieldPlace returns where a field of header or signature is stated, if that can be told.
func (f *file) fieldPlace(p passage) diag.Span {
	for _, span := range p.Spans {
		if span.Control != nil && span.Control.Value != nil {
			if at := f.place(span.Control.Value); !at.IsZero() {
				return at
			}
		}
	}
	return diag.Span{}
}

func fieldName(field string) string {
	if field == docx.FieldFixed {
		return "letterhead"
	}
	return field
}

// where names a place for a reader.
func where(at diag.Span) diag.Text {
	if at.IsZero() {
		return diag.Text{Vi: "không còn thấy câu này trong mẫu hiện nay", En: "the templates of today do not say it"}
	}
	name := docx.Place{File: at.File.Name, Line: at.Line()}.String()
	return diag.Text{Vi: name, En: name}
}

// apart reports paragraphs that are in one of the two only. Neighbouring cells of a table are told of together.
func (f *file) apart(a *pairing) {
	for _, group := range runs(a.deleted, func(i int) bool { return a.before[i].Cell }) {
		first := a.before[group[0]]
		if first.Origin != nil && f.proseDeleted(a, group) {
			continue
		}
		var texts []string
		for _, i := range group {
			texts = append(texts, a.before[i].Text())
		}
		f.report("sua-word/bo-doan", f.source(first), f.name, excerpt(strings.Join(texts, " | ")), where(f.source(first)))
	}
	for _, group := range runs(a.added, func(j int) bool { return a.after[j].Cell }) {
		var texts []string
		for _, j := range group {
			texts = append(texts, a.after[j].Text())
			after := newLine(a.after[j].Paragraph, f.tagOf)
			for n := range after.marks {
				f.copied(after, n)
			}
		}
		if f.proseAdded(a, group) {
			continue
		}
		f.report("sua-word/them-doan", f.at(), f.name, excerpt(strings.Join(texts, " | ")))
	}
}

// runs puts numbers that follow each other and have the property together.
func runs(numbers []int, together func(int) bool) [][]int {
	slices.Sort(numbers)
	var groups [][]int
	for i, n := range numbers {
		if last := len(groups) - 1; i > 0 && numbers[i-1] == n-1 && together(n) && together(n-1) {
			groups[last] = append(groups[last], n)
			continue
		}
		groups = append(groups, []int{n})
	}
	return groups
}

// excerpt returns the beginning of a text for a message.
func excerpt(text string) string {
	const most = 160
	text = viet.Clean(strings.ReplaceAll(text, noteMark, ""))
	if len(text) <= most {
		return "“" + text + "”"
	}
	cut := strings.LastIndexByte(text[:most], ' ')
	if cut < 0 {
		cut = len(firstBytes(text, most))
	}
	return "“" + text[:cut] + " …”"
}

// long tells whether a value is too long to be shown whole.
func long(text string) bool { return len(text) > 80 }

// quote shortens a value for a message.
func quote(text string) string {
	if long(text) {
		return excerpt(text)
	}
	return strings.ReplaceAll(text, "\n", " ")
}

func sortedKeys(set map[string]bool) []string {
	var keys []string
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
