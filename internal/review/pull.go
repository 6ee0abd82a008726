// Package review owns what people say of drafts: it takes edits made in a Word file back to the facts, and tells what
// else was changed.
//
// It must not know where files are kept, nor what any fact is about.
package review

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Current is what the project says today.
type Current interface {
	// Fact returns the fact at a path of a data file, or nil where nothing stands.
	Fact(file, path string) *facts.Value
	// Locate returns where a text of a document is typed in its templates, or no place.
	Locate(unit, document, text string) diag.Span
}

// Puller takes files that came back, one after the other, and compares what they say with the project.
type Puller struct {
	current  Current
	problems diag.List
	wanted   map[key]*wanted
	order    []key
}

// key is the place of a fact.
type key struct{ file, path string }

// wanted is what files want a fact to be.
type wanted struct {
	*docx.Recorded
	votes []vote
}

// vote is one place of one file that wants a fact to be something else.
type vote struct {
	draft  *docx.Record
	file   string    // name of the Word file
	text   string    // as the data file would write it
	shown  string    // as the Word file shows it
	format string    // the functions that print it there
	doubt  diag.Text // why it is not certain; empty where it is
}

// NewPuller returns a puller that compares with the project as it is.
func NewPuller(current Current) *Puller {
	return &Puller{current: current, wanted: map[key]*wanted{}}
}

// file is one file being compared with its draft.
type file struct {
	*Puller
	name    string
	draft   *docx.Record
	known   map[string]*docx.Recorded
	aliases int               // controls known by their title alone
	lost    int               // controls that are gone from paragraphs that are not
	gone    []*docx.Recorded  // of those, what still says what it said
	copies  map[key]bool      // facts that a copy wants to be something else
	prose   map[key]*proseRun // prose facts of which something was changed
}

// Read compares one file with the draft that it was.
func (p *Puller) Read(name string, r *docx.Returned) {
	f := &file{Puller: p, name: name, draft: r.Draft, known: map[string]*docx.Recorded{}, copies: map[key]bool{}, prose: map[key]*proseRun{}}
	for _, v := range r.Draft.Values {
		f.known[v.Tag] = v
	}
	before := passages(r.Draft.Paragraphs, func(c *docx.Control) string {
		if c == nil {
			return ""
		}
		return c.Tag
	})
	after := passages(r.Paragraphs, func(c *docx.Control) string {
		tag, _ := f.tagOf(c)
		return tag
	})
	a := align(before, after)
	f.compare(a)
	f.apart(a)
	f.takeProse(a)
	f.doubtCopied()
	f.notes(r)
}

// tagOf returns the tag of a control, or the title that tells it.
func (f *file) tagOf(c *docx.Control) (tag string, byAlias bool) {
	switch {
	case c == nil:
		return "", false
	case f.known[c.Tag] != nil:
		return c.Tag, false
	case f.known[c.Alias] != nil:
		return c.Alias, true
	}
	return "", false
}

func (f *file) at() diag.Span { return diag.Span{File: diag.NewFile(f.name, nil)} }

func (f *file) report(code diag.Code, at diag.Span, args ...any) {
	if at.IsZero() {
		at = f.at()
	}
	f.problems = append(f.problems, diag.New(code, at, args...))
}

// compare goes through the paragraphs that are in both.
func (f *file) compare(a *pairing) {
	for _, m := range a.pairs {
		before, after := newLine(a.before[m.a].Paragraph, f.tagOf), newLine(a.after[m.b].Paragraph, f.tagOf)
		pair(before, after)
		after.recover(before)
		for i := range before.marks {
			f.control(before, i, after, a.moved[m.a])
		}
		for j := range after.marks {
			if after.marks[j].byAlias {
				f.aliases++
			}
			if after.marks[j].mate < 0 {
				f.copied(after, j)
			}
		}
		f.words(a, m, before, after)
	}
}

// control compares one control with what became of it.
func (f *file) control(before *line, i int, after *line, moved bool) {
	m := &before.marks[i]
	v, was := m.control.Value, viet.Clean(before.value(i))
	if m.mate < 0 || after.marks[m.mate].found {
		f.lost++
	}
	if m.mate < 0 {
		f.report("sua-word/mat-han", f.place(v), f.label(v), f.name, was)
		return
	}
	j := m.mate
	now := after.marks[j]
	text := viet.Clean(after.value(j))
	if now.control != nil && now.control.Placeholder {
		text = ""
	}
	doubt := f.doubt(before, i, after, j)
	if combined, ok := glued(before, i, after, j); ok && !now.found && (v.Type == "number" || v.Type == "date") {
		text = viet.Clean(combined)
		doubt = diag.Text{Vi: "có chữ được gõ sát bên ngoài ô", En: "something was typed right next to the control"}
	}
	if text == was {
		if now.found {
			f.gone = append(f.gone, v)
		}
		return
	}
	f.changed(v, m.control.Format, was, text, doubt)
}

// doubt says why a new text in a control may not be what the fact shall be.
func (f *file) doubt(before *line, i int, after *line, j int) diag.Text {
	now := after.marks[j]
	switch {
	case now.found:
		return diag.Text{Vi: "ô đã mất, nhận lại theo vị trí và chữ bên cạnh", En: "the control was lost, its place and the words around it tell"}
	case now.byAlias:
		return diag.Text{Vi: "ô mất tên, nhận lại theo nhãn", En: "the control lost its name, its title tells"}
	}
	if v := before.marks[i].control.Value; v.Kind == docx.KindList || v.Kind == docx.KindFact && v.Type == "" {
		leftBefore, rightBefore := before.around(i)
		leftAfter, rightAfter := after.around(j)
		if leftBefore != leftAfter || rightBefore != rightAfter {
			return diag.Text{Vi: "câu chữ ngay cạnh ô cũng đổi", En: "the words next to the control changed too"}
		}
	}
	return diag.Text{}
}

// copied looks at a control that the draft does not have: its paragraph was copied, or the control was.
func (f *file) copied(after *line, j int) {
	m := after.marks[j]
	v, text := f.known[m.tag], viet.Clean(after.value(j))
	formats := map[string]bool{}
	for i := range f.draft.Paragraphs {
		for _, span := range f.draft.Paragraphs[i].Spans {
			if span.Control != nil && span.Control.Tag == m.tag {
				if viet.Clean(span.Text) == text {
					return
				}
				formats[span.Control.Format] = true
			}
		}
	}
	doubt := diag.Text{Vi: "ô này nằm trong đoạn được chép thêm", En: "the control stands in a copy"}
	f.copies[key{v.At.File, v.Path}] = true
	for _, format := range sortedKeys(formats) {
		f.changed(v, format, v.Text, text, doubt)
		return
	}
}

// doubtCopied makes changes doubtful of facts whose paragraph was copied and changed as well: nothing tells which of the two
// is the paragraph that was.
func (f *file) doubtCopied() {
	for k := range f.copies {
		if w := f.wanted[k]; w != nil {
			for i := range w.votes {
				if v := &w.votes[i]; v.draft == f.draft && v.doubt.Vi == "" {
					v.doubt = diag.Text{Vi: "đoạn có ô này được chép thêm và cũng sửa", En: "its paragraph was copied and the copy changed too"}
				}
			}
		}
	}
}

// changed takes note of a text that is not what was printed.
func (f *file) changed(v *docx.Recorded, format, was, text string, doubt diag.Text) {
	switch v.Kind {
	case docx.KindComputed:
		if !sameFigure(was, text) {
			f.report("sua-word/so-tinh", f.place(v), was, text, f.name, f.inputs(v))
		}
	case docx.KindBlank:
		f.report("sua-word/dien", f.place(v), f.label(v), text, f.name)
	case docx.KindList:
		f.changedList(v, was, text, doubt)
	default:
		f.changedFact(v, format, was, text, doubt)
	}
}

// sameFigure tells whether two printed figures differ in nothing but how they are typed: 73,8% and 73,8 %.
func sameFigure(a, b string) bool {
	plain := strings.NewReplacer(" %", "%")
	return viet.SameSpelling(plain.Replace(a), plain.Replace(b))
}

// slotOf returns how to read a control of a fact.
func (f *file) slotOf(v *docx.Recorded, format string) slot {
	s := slot{formats: strings.Fields(format), written: v.Text}
	switch v.Type {
	case "number":
		s.kind = facts.Number
	case "date":
		s.kind = facts.Date
	case "bool":
		s.kind = facts.Bool
	case "prose":
		s.kind = facts.Prose
	default:
		s.kind = facts.Text
	}
	if now := f.current.Fact(v.At.File, v.Path); now != nil && now.Type != nil {
		s.whole = now.Type.Integer
	}
	return s
}

func (f *file) changedFact(v *docx.Recorded, format, was, text string, doubt diag.Text) {
	s := f.slotOf(v, format)
	if text == "" {
		f.report("sua-word/xoa", f.place(v), f.label(v), quote(v.Text), f.name)
		return
	}
	read, err := s.read(text)
	switch {
	case err != nil && viet.SameSpelling(was, text):
		f.report("sua-word/dau-thanh", f.place(v), f.name, text)
	case err != nil:
		f.report("sua-word/khong-doc-duoc", f.place(v), f.label(v), text, f.name, s.expected(), quote(v.Text))
	case read.same:
		f.restyled(v, was, text)
	case s.kind == facts.Text && viet.SameSpelling(read.text, v.Text):
		f.report("sua-word/dau-thanh", f.place(v), f.name, text)
	default:
		if read.guessed && doubt.Vi == "" {
			doubt = diag.Text{Vi: "không rõ chữ đầu viết hoa hay thường", En: "the first letter may be a capital or not"}
		}
		f.vote(v, vote{text: read.text, shown: text, format: format, doubt: doubt})
	}
}

// changedList takes the members of a list apart.
func (f *file) changedList(v *docx.Recorded, was, text string, doubt diag.Text) {
	printed := make([]string, len(v.From))
	for i, member := range v.From {
		printed[i] = f.slotOf(member, "").print()
	}
	members, ok := splitList(text, printed)
	if !ok {
		expected := diag.Text{Vi: "danh sách đúng số mục như cũ, ngăn bằng dấu phẩy và “và”", En: "a list of as many members, with commas and và"}
		f.report("sua-word/khong-doc-duoc", f.place(v), f.label(v), text, f.name, expected, was)
		return
	}
	if slices.Equal(members, printed) {
		f.restyled(v, was, text)
	}
	for i, member := range v.From {
		if members[i] != printed[i] {
			f.changedFact(member, "", printed[i], members[i], doubt)
		}
	}
}

// restyled tells of a text that says the same in other words or digits: 25 for hai mươi lăm, a comma for và.
func (f *file) restyled(v *docx.Recorded, was, text string) {
	if !sameFigure(was, text) {
		f.report("sua-word/cach-viet", f.place(v), f.label(v), text, was, f.name)
	}
}

// vote notes what a place wants a fact to be.
func (f *file) vote(v *docx.Recorded, vote vote) {
	k := key{v.At.File, v.Path}
	if f.wanted[k] == nil {
		f.wanted[k] = &wanted{Recorded: v}
		f.order = append(f.order, k)
	}
	vote.draft, vote.file = f.draft, f.name
	f.wanted[k].votes = append(f.wanted[k].votes, vote)
}

// place returns where a value stands today, as near as can be told.
func (p *Puller) place(v *docx.Recorded) diag.Span {
	if v.Path != "" && v.At.File != "" {
		if now := p.current.Fact(v.At.File, v.Path); now != nil {
			return now.At
		}
	}
	return diag.Span{}
}

// label names a value for a reader: its path, and what the schema calls it.
func (f *file) label(v *docx.Recorded) string {
	name := v.Path
	if name == "" {
		name = v.Tag
	}
	if v.Title != "" {
		name += " (" + v.Title + ")"
	}
	return name
}

// inputs names what a computed value is made of.
func (f *file) inputs(v *docx.Recorded) string {
	const most = 12
	var words []string
	var walk func(v *docx.Recorded)
	walk = func(v *docx.Recorded) {
		for _, operand := range v.From {
			if len(operand.From) > 0 {
				walk(operand)
			} else if len(words) < most {
				words = append(words, operand.Path+" = "+operand.Text+" ("+operand.At.String()+")")
			} else if len(words) == most {
				words = append(words, "…")
			}
		}
	}
	walk(v)
	return strings.Join(words, "; ")
}

// notes reports what the file holds besides text.
func (f *file) notes(r *docx.Returned) {
	pending, first := r.Dropped, ""
	for i := range r.Paragraphs {
		if r.Paragraphs[i].Pending {
			if first == "" {
				first = excerpt(r.Paragraphs[i].Text())
			}
			pending++
		}
	}
	if pending > 0 {
		f.report("sua-word/theo-doi", f.at(), pending, first)
	}
	for _, comment := range r.Comments {
		f.report("sua-word/ghi-chu", f.at(), excerpt(comment))
	}
	if more := r.Pictures - r.Draft.Pictures; more > 0 {
		f.report("sua-word/hinh", f.at(), more)
	}
	if f.aliases > 0 {
		f.report("sua-word/mat-ten", f.at(), f.aliases)
		return // those without a title are gone as well
	}
	for _, v := range f.gone {
		f.report("sua-word/mat-o", f.place(v), f.label(v), f.name, v.Text)
	}
}
