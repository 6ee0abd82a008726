package review

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Edit is a fact that is to have a new value.
type Edit struct {
	Value *facts.Value // as it is
	Text  string       // as its file shall say
	wants []vote
}

// Result is what all files together want.
type Result struct {
	Problems diag.List
	Edits    []Edit // those that may be made
}

// Finish weighs what the files want of each fact against each other and against the facts of today. Doubtful readings
// are taken only if uncertain is set.
func (p *Puller) Finish(uncertain bool) *Result {
	r := &Result{Problems: p.problems}
	for _, k := range p.order {
		w := p.wanted[k]
		if edit, problem := p.weigh(k, w, uncertain); edit != nil {
			r.Edits = append(r.Edits, *edit)
			r.Problems = append(r.Problems, problem)
		} else {
			r.Problems = append(r.Problems, problem)
		}
	}
	r.Problems = r.Problems.Sorted()
	return r
}

// weigh decides on one fact.
func (p *Puller) weigh(k key, w *wanted, uncertain bool) (*Edit, diag.Diagnostic) {
	first := w.votes[0]
	at, label := p.place(w.Recorded), (&file{Puller: p}).label(w.Recorded)
	if at.IsZero() {
		at = diag.Span{File: diag.NewFile(first.file, nil)}
	}
	report := func(code diag.Code, args ...any) diag.Diagnostic {
		return diag.New(code, at, append([]any{label}, args...)...)
	}
	if values := w.values(); len(values) > 1 {
		return nil, report("sua-word/hai-gia-tri", strings.Join(values, "; "))
	}
	old, text := quote(w.Text), quote(first.text)
	change := diag.Text{Vi: old + " → " + text + " (Word ghi “" + quote(first.shown) + "”)", En: old + " → " + text + " (Word says “" + quote(first.shown) + "”)"}
	if long(w.Text) || long(first.text) {
		words := wordDiff(viet.Clean(w.Text), viet.Clean(first.text))
		change = diag.Text{Vi: words, En: words}
	}
	now := p.current.Fact(k.file, k.path)
	switch {
	case now == nil || now.Op != facts.OpNone:
		return nil, report("sua-word/khong-con", old, text, first.file)
	case p.says(now, first):
		return nil, report("sua-word/da-co", text)
	case p.listMoved(w):
		return nil, report("sua-word/danh-sach-doi", old, text, first.file)
	case viet.Clean(now.Text) != viet.Clean(w.Text):
		return nil, report("sua-word/hai-ben", old, text, quote(now.Text), first.file)
	}
	edit := &Edit{Value: now, Text: first.text, wants: w.votes}
	if doubt := w.doubt(); doubt.Vi != "" {
		problem := report("sua-word/chua-chac", change, w.files(), doubt)
		if !uncertain {
			return nil, problem
		}
		return edit, problem
	}
	return edit, report("sua-word/so-lieu", change, w.files())
}

// values returns the values that are wanted, each with the files that want it.
func (w *wanted) values() []string {
	var texts []string
	files := map[string][]string{}
	for _, v := range w.votes {
		if files[v.text] == nil {
			texts = append(texts, v.text)
		}
		if !slices.Contains(files[v.text], v.file) {
			files[v.text] = append(files[v.text], v.file)
		}
	}
	var values []string
	for _, text := range texts {
		values = append(values, quote(text)+" ("+strings.Join(files[text], ", ")+")")
	}
	return values
}

func (w *wanted) files() string {
	var files []string
	for _, v := range w.votes {
		if !slices.Contains(files, v.file) {
			files = append(files, v.file)
		}
	}
	return strings.Join(files, ", ")
}

// doubt returns why a new value is not certain. One place that is certain is enough.
func (w *wanted) doubt() diag.Text {
	for _, v := range w.votes {
		if v.doubt.Vi == "" {
			return diag.Text{}
		}
	}
	return w.votes[0].doubt
}

// says tells whether a fact has a wanted value already.
func (p *Puller) says(now *facts.Value, v vote) bool {
	s := slot{kind: now.Kind, written: now.Text}
	switch now.Kind {
	case facts.Number:
		d, err := viet.ParseNumber(v.text)
		return err == nil && d.Equal(now.Number)
	case facts.Date:
		d, err := viet.ParseDate(v.text)
		return err == nil && d == now.Date
	}
	return viet.Clean(s.written) == viet.Clean(v.text)
}

// listMoved tells whether the list that a fact stands in has other members or another order than when the draft was
// made: a member that the draft printed stands at another place today.
func (p *Puller) listMoved(w *wanted) bool {
	end := strings.LastIndexByte(w.Path, ']')
	start := strings.LastIndexByte(w.Path[:max(end, 0)], '[')
	if end < 0 || start < 0 {
		return false
	}
	list := w.Path[:start+1]
	for _, v := range w.votes[0].draft.Values {
		rest, ok := strings.CutPrefix(v.Path, list)
		digits, member, closed := strings.Cut(rest, "]")
		index, err := strconv.Atoi(digits)
		if !ok || !closed || err != nil || v.At.File != w.At.File || v.Kind != docx.KindFact {
			continue
		}
		if now := p.current.Fact(v.At.File, v.Path); now != nil && viet.Clean(now.Text) == viet.Clean(v.Text) {
			continue
		}
		for other := 1; ; other++ {
			now := p.current.Fact(v.At.File, list+strconv.Itoa(other)+"]"+member)
			if now == nil && p.current.Fact(v.At.File, list+strconv.Itoa(other)+"]") == nil {
				break
			}
			if other != index && now != nil && now.Text != "" && viet.Clean(now.Text) == viet.Clean(v.Text) {
				return true
			}
		}
	}
	return false
}

// excerptBare is excerpt without quotes.
func excerptBare(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(excerpt(text), "“"), "”")
}

// Drafts returns the documents in which edits were made, as unit and name.
func (r *Result) Drafts() [][2]string {
	var all [][2]string
	for _, e := range r.Edits {
		for _, v := range e.wants {
			if d := [2]string{v.draft.Unit, v.draft.Document}; !slices.Contains(all, d) {
				all = append(all, d)
			}
		}
	}
	return all
}

// Draft is a draft that was made anew.
type Draft struct{ *docx.Record }

// says tells whether a draft says of an edit what the files said.
func (d Draft) says(e Edit) (diag.Diagnostic, bool) {
	for _, v := range e.wants {
		if v.draft.Unit != d.Unit || v.draft.Document != d.Document {
			continue
		}
		if said := says(d.Record, e, v); said != "" {
			return diag.New("sua-word/khac-y", e.Value.At, e.Value.Path, quote(e.Text), excerptBare(said), excerptBare(v.shown)), false
		}
	}
	return diag.Diagnostic{}, true
}

// says returns nothing where a draft says what a vote wants, or else what it says.
func says(draft *docx.Record, e Edit, v vote) string {
	file, path := e.Value.At.File.Name, e.Value.Path
	is := func(r *docx.Recorded) bool { return r != nil && r.At.File == file && r.Path == path }
	if v.format == facts.FormatProse {
		var text strings.Builder
		for i := range draft.Paragraphs {
			if is(draft.Paragraphs[i].Origin) {
				text.WriteString(viet.Clean(draft.Paragraphs[i].Text()) + "\n")
			}
		}
		if strings.ReplaceAll(withoutEnds(text.String()), withoutEnds(v.shown), "") == "" {
			return ""
		}
		return text.String()
	}
	said := "—"
	for i := range draft.Paragraphs {
		for _, span := range draft.Paragraphs[i].Spans {
			switch c := span.Control; {
			case c == nil:
			case is(c.Value) && c.Format == v.format, c.Value.Kind == docx.KindList && slices.ContainsFunc(c.Value.From, is):
				printed := viet.Clean(span.Text)
				s := slot{kind: e.Value.Kind, formats: strings.Fields(v.format), written: e.Text}
				if sameFigure(printed, v.shown) || c.Value.Kind == docx.KindList && strings.Contains(printed, s.print()) {
					return ""
				}
				if read, err := s.read(printed); err == nil && read.same {
					return ""
				}
				said = printed
			}
		}
	}
	return said
}

// withoutEnds returns lines without the signs that end them: the document puts its own there.
func withoutEnds(text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, ".;,/ \n")
	}
	return strings.Join(lines, "\n")
}
