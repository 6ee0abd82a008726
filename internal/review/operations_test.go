package review_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/ooxml"
	"vanban/internal/review"
	"vanban/internal/viet"
)

// pick chooses a control at random and takes its paragraph out of the game.
func pick(r *rand.Rand, e *edited, fits func(place) bool) (place, bool) {
	var fitting []place
	for _, p := range e.places() {
		if fits(p) {
			fitting = append(fitting, p)
		}
	}
	if len(fitting) == 0 {
		return place{}, false
	}
	p := fitting[r.Intn(len(fitting))]
	e.used[p.paragraph] = true
	return p, true
}

// isFact tells whether a control prints a fact in a form that can be read back, which no other edit has touched.
func (e *edited) isFact(p place) bool {
	return p.control.Value.Kind == docx.KindFact && !strings.Contains(p.control.Format, "hoa") && !e.touched(p)
}

// touched tells whether an edited paragraph prints the same fact.
func (e *edited) touched(p place) bool {
	for paragraph := range e.used {
		for _, kid := range paragraph.Kids {
			if kid.Name == "w:sdt" && kid.Child("w:sdtPr").Child("w:tag").Attr("w:val") == p.control.Tag {
				return true
			}
		}
	}
	return false
}

// newValue returns another text for a control, in the form that prints it or one that people mix up with it, and tells
// what the data file must then say.
func newValue(r *rand.Rand, p place) (text string, is func(string) bool) {
	formats := strings.Fields(p.control.Format)
	switch p.control.Value.Type {
	case "number":
		d := viet.FromInt(r.Intn(3000) + 2)
		is = func(s string) bool {
			got, err := viet.ParseNumber(s)
			return err == nil && got.Equal(d)
		}
		switch {
		case slices.Contains(formats, "trieu"):
			return []string{viet.FormatMillions(d), strings.ReplaceAll(viet.FormatMillions(d), " ", "\u00a0"), viet.FormatNumber(d) + " Triệu đồng"}[r.Intn(3)], is
		case slices.Contains(formats, "bang_chu"):
			words, _ := viet.Words(d)
			if slices.Contains(formats, "hoa_dau") {
				words = viet.Capital(words)
			}
			return words, is
		}
		return []string{viet.FormatCount(d), viet.FormatNumber(d), d.String(), strings.ReplaceAll(viet.FormatCount(d), ".", "\u202f")}[r.Intn(4)], is
	case "date":
		d := viet.Date{Year: 2025, Month: r.Intn(12) + 1, Day: r.Intn(28) + 1}
		is = func(s string) bool {
			got, err := viet.ParseDate(s)
			return err == nil && got == d
		}
		if slices.Contains(formats, "ngay_dai") {
			return []string{d.Long(), fmt.Sprintf("ngày %d tháng %d năm %d", d.Day, d.Month, d.Year)}[r.Intn(2)], is
		}
		return []string{d.Short(), fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year), fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)}[r.Intn(3)], is
	}
	if slices.Contains(formats, "dem") {
		return "27", func(s string) bool { return s == "27" }
	}
	text = viet.Clean(p.printed) + []string{" mở rộng", " (mới): khu #5", ", sửa lần 2", " - “bổ sung”"}[r.Intn(4)]
	return text, func(s string) bool { return s == text || viet.Uncapital(s) == text }
}

func replaceFact(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, e.isFact)
	if !ok {
		return outcome{}, false
	}
	text, is := newValue(r, p)
	setText(p.sdt, text)
	return outcome{what: fmt.Sprintf("replace %s (%s) %q with %q", p.key(), p.control.Format, p.printed, text), edit: p.key(), value: is}, true
}

func trackFact(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, e.isFact)
	if !ok {
		return outcome{}, false
	}
	text, is := newValue(r, p)
	tracked(p.sdt, text)
	return outcome{what: fmt.Sprintf("track %s %q to %q", p.key(), p.printed, text), edit: p.key(), value: is, codes: []string{"sua-word/theo-doi"}}, true
}

// rejectFact cuts the text into runs, as Word does when a tracked change is rejected.
func rejectFact(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool { return len(p.printed) > 1 })
	if !ok {
		return outcome{}, false
	}
	content := p.sdt.Child("w:sdtContent")
	runes := []rune(p.printed)
	content.Kids = []*ooxml.Node{textRun(string(runes[:1])), ooxml.El("w:proofErr", "w:type", "spellStart"), textRun(string(runes[1:]))}
	return outcome{what: "reject " + p.key()}, true
}

func spoilFact(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool { return e.isFact(p) && p.control.Value.Type != "" })
	if !ok {
		return outcome{}, false
	}
	text := []string{"chưa rõ", "1,2,3", "12 người", "31/02/2024", "khoảng 40"}[r.Intn(5)]
	setText(p.sdt, text)
	return outcome{what: fmt.Sprintf("spoil %s with %q", p.key(), text), codes: []string{"sua-word/khong-doc-duoc"}, about: text}, true
}

func clearFact(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, e.isFact)
	if !ok {
		return outcome{}, false
	}
	if r.Intn(2) == 0 {
		setText(p.sdt, "")
	} else {
		p.sdt.Child("w:sdtPr").Add(ooxml.El("w:showingPlcHdr"))
		setText(p.sdt, "Click or tap here to enter text.")
	}
	return outcome{what: "clear " + p.key(), codes: []string{"sua-word/xoa"}, about: p.control.Value.Path}, true
}

func changeComputed(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool { return p.control.Value.Kind == docx.KindComputed })
	if !ok {
		return outcome{}, false
	}
	setText(p.sdt, p.printed+"9")
	return outcome{what: "computed " + p.control.Tag, codes: []string{"sua-word/so-tinh"}, about: p.printed + "9"}, true
}

func index(p place) int { return slices.Index(p.paragraph.Kids, p.sdt) }

func dropControl(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, e.isFact)
	if !ok {
		return outcome{}, false
	}
	alone := strings.TrimSpace(strings.ReplaceAll(p.paragraph.AllText(), p.printed, "")) == ""
	p.paragraph.Kids = slices.Delete(p.paragraph.Kids, index(p), index(p)+1)
	o := outcome{what: "drop " + p.key() + " from " + p.paragraph.AllText(), codes: []string{"sua-word/mat-han", "sua-word/chua-chac", "sua-word/bo-doan"}}
	if alone {
		o.codes = []string{"sua-word/bo-doan", "sua-word/mat-han"}
	}
	return o, true
}

// unwrapControl types over a control and what stands next to it: the control is gone, its text is new.
func unwrapControl(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, e.isFact)
	if !ok {
		return outcome{}, false
	}
	text, _ := newValue(r, p)
	p.paragraph.Kids[index(p)] = textRun(text)
	return outcome{what: fmt.Sprintf("unwrap %s %q, now %q", p.key(), p.printed, text),
		codes: []string{"sua-word/chua-chac", "sua-word/mat-han", "sua-word/bo-doan"}}, true
}

// typeBeside adds a digit right outside a control.
func typeBeside(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool {
		return e.isFact(p) && p.control.Value.Type == "number" && strings.Trim(p.printed, "0123456789") == ""
	})
	if !ok {
		return outcome{}, false
	}
	at := index(p) + r.Intn(2)
	p.paragraph.Kids = slices.Insert(p.paragraph.Kids, at, textRun("7"))
	return outcome{what: "beside " + p.key() + " in " + p.paragraph.AllText(), codes: []string{"sua-word/chua-chac", "sua-word/khong-doc-duoc"}, about: p.control.Value.Path}, true
}

// paragraph chooses a paragraph with text of its own.
func (e *edited) paragraph(r *rand.Rand, fits func(parent, p *ooxml.Node) bool) (parent, p *ooxml.Node) {
	type both struct{ parent, p *ooxml.Node }
	var all []both
	e.eachParagraph(func(parent, p *ooxml.Node) {
		if p.Child("w:r") != nil && len(strings.Fields(ownText(p))) > 4 && (fits == nil || fits(parent, p)) {
			all = append(all, both{parent, p})
		}
	})
	if len(all) == 0 {
		return nil, nil
	}
	chosen := all[r.Intn(len(all))]
	e.used[chosen.p] = true
	return chosen.parent, chosen.p
}

// ownText is the text of a paragraph outside controls.
func ownText(p *ooxml.Node) string {
	var b strings.Builder
	for _, kid := range p.Kids {
		if kid.Name == "w:r" {
			b.WriteString(kid.AllText() + " ")
		}
	}
	return b.String()
}

var wordCodes = []string{"sua-word/cau-chu", "sua-word/dau-cuoi", "sua-word/doan-van", "sua-word/so-lieu"}

func changeWords(r *rand.Rand, e *edited) (outcome, bool) {
	_, p := e.paragraph(r, nil)
	if p == nil {
		return outcome{}, false
	}
	var texts []*ooxml.Node
	for _, kid := range p.Kids {
		if kid.Name == "w:r" && len(strings.Fields(kid.AllText())) > 1 {
			texts = append(texts, kid.Child("w:t"))
		}
	}
	if len(texts) == 0 {
		return outcome{}, false
	}
	t := texts[r.Intn(len(texts))]
	words := strings.Split(t.AllText(), " ")
	words = slices.Insert(words, 1+r.Intn(len(words)-1), "thêm-vào")
	t.Kids = nil
	t.AddText(strings.Join(words, " "))
	return outcome{what: "words of " + p.AllText(), codes: wordCodes, about: "thêm-vào", facts: e.prose(p)}, true
}

// prose returns the prose facts of a document, which edits of their words may change.
func (e *edited) prose(*ooxml.Node) map[string]bool {
	all := map[string]bool{}
	for _, p := range e.record.Paragraphs {
		if p.Origin != nil {
			all[p.Origin.At.File+" "+p.Origin.Path] = true
		}
	}
	return all
}

func inBody(parent, _ *ooxml.Node) bool { return parent.Name == "w:body" }

func deleteParagraph(r *rand.Rand, e *edited) (outcome, bool) {
	parent, p := e.paragraph(r, inBody)
	if p == nil {
		return outcome{}, false
	}
	parent.Kids = slices.DeleteFunc(parent.Kids, func(n *ooxml.Node) bool { return n == p })
	return outcome{what: "delete " + p.AllText(), codes: []string{"sua-word/bo-doan", "sua-word/so-lieu", "sua-word/doan-van"}, facts: e.prose(p)}, true
}

func copyParagraph(r *rand.Rand, e *edited) (outcome, bool) {
	parent, p := e.paragraph(r, inBody)
	if p == nil {
		return outcome{}, false
	}
	clone := deep(p)
	e.used[clone] = true
	at := slices.Index(parent.Kids, p)
	switch r.Intn(2) {
	case 0:
		parent.Kids = slices.Insert(parent.Kids, at+1, clone)
	case 1:
		last := len(parent.Kids) - 1
		parent.Kids = slices.Insert(parent.Kids, last, clone)
	}
	o := outcome{what: "copy " + p.AllText(), codes: []string{"sua-word/them-doan", "sua-word/so-lieu", "sua-word/doan-van"}, facts: e.prose(p)}
	for _, kid := range clone.Kids { // someone uses the copy for something else
		if kid.Name == "w:sdt" && r.Intn(2) == 0 {
			setText(kid, "99")
			o.what += " with a figure 99"
		}
	}
	return o, true
}

func deep(n *ooxml.Node) *ooxml.Node {
	c := &ooxml.Node{Name: n.Name, Text: n.Text, Attrs: slices.Clone(n.Attrs)}
	for _, kid := range n.Kids {
		c.Kids = append(c.Kids, deep(kid))
	}
	return c
}

func moveParagraph(r *rand.Rand, e *edited) (outcome, bool) {
	parent, p := e.paragraph(r, inBody)
	if p == nil {
		return outcome{}, false
	}
	var places []int
	for i, kid := range parent.Kids {
		if kid.Name == "w:p" && strings.TrimSpace(kid.AllText()) != "" && !e.used[kid] {
			places = append(places, i)
		}
	}
	from := slices.Index(parent.Kids, p)
	if len(places) == 0 {
		return outcome{}, false
	}
	to := places[r.Intn(len(places))]
	if to >= from-1 && to <= from+1 {
		return outcome{}, false
	}
	neighbour := parent.Kids[to]
	parent.Kids = slices.Delete(parent.Kids, from, from+1)
	parent.Kids = slices.Insert(parent.Kids, slices.Index(parent.Kids, neighbour), p)
	return outcome{what: "move " + p.AllText() + " before " + neighbour.AllText(),
		codes: []string{"sua-word/chuyen-doan", "sua-word/bo-doan", "sua-word/so-lieu", "sua-word/doan-van"}, facts: e.prose(p)}, true
}

func twoValues(r *rand.Rand, e *edited) (outcome, bool) {
	count := map[string][]place{}
	for _, p := range e.places() {
		if e.isFact(p) && p.control.Value.Type == "number" && !strings.Contains(p.control.Format, "trieu") && !strings.Contains(p.control.Format, "bang_chu") {
			count[p.key()] = append(count[p.key()], p)
		}
	}
	var keys []string
	for key, places := range count {
		if len(places) > 1 && places[0].paragraph != places[1].paragraph {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return outcome{}, false
	}
	slices.Sort(keys)
	places := count[keys[r.Intn(len(keys))]]
	for i, p := range places[:2] {
		setText(p.sdt, fmt.Sprint(3001+i))
		e.used[p.paragraph] = true
	}
	return outcome{what: "twice " + places[0].key(), codes: []string{"sua-word/hai-gia-tri"}, about: "3002"}, true
}

// sound holds that data files with the edits made parse, and differ from the old ones in those values alone.
func sound(t *testing.T, result *review.Result) {
	t.Helper()
	before := len(result.Edits)
	for _, changed := range result.Apply() {
		old, problems := facts.LoadLoose(changed.File)
		if old == nil {
			t.Fatal(problems)
		}
		now, problems := facts.LoadLoose(newFile(changed))
		if now == nil || problems.HasErrors() {
			t.Fatalf("%s does not parse any more: %v", changed.File.Name, problems)
		}
		values := map[string]string{}
		for _, e := range result.Edits {
			values[keyOf(e)] = e.Text
		}
		compareFacts(t, changed.File.Name, old, now, values)
	}
	if len(result.Edits) != before {
		t.Errorf("edits were refused: %v", codes(result.Problems))
	}
}

// overEdge types over the end of a control and the word behind it: the control now holds both.
func overEdge(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool {
		at := index(p)
		return e.isFact(p) && at+1 < len(p.paragraph.Kids) && p.paragraph.Kids[at+1].Name == "w:r" && len(strings.Fields(p.paragraph.Kids[at+1].AllText())) > 2
	})
	if !ok {
		return outcome{}, false
	}
	next := p.paragraph.Kids[index(p)+1].Child("w:t")
	words := strings.Fields(next.AllText())
	text, _ := newValue(r, p)
	setText(p.sdt, text+" "+words[0])
	next.Kids = nil
	next.AddText(" " + strings.Join(words[1:], " ") + " ")
	return outcome{what: "over the edge of " + p.key() + " " + p.paragraph.AllText(), about: p.control.Value.Path,
		codes: []string{"sua-word/khong-doc-duoc", "sua-word/chua-chac"}}, true
}

// splitEdge types a new number of which only the first digit lands in the control.
func splitEdge(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool {
		return e.isFact(p) && p.control.Value.Type == "number" && p.control.Format != "trieu"
	})
	if !ok {
		return outcome{}, false
	}
	setText(p.sdt, "3")
	p.paragraph.Kids = slices.Insert(p.paragraph.Kids, index(p)+1, textRun("17"))
	return outcome{what: "split " + p.key() + " " + p.paragraph.AllText(), about: p.control.Value.Path,
		codes: []string{"sua-word/khong-doc-duoc", "sua-word/chua-chac"}}, true
}

// factAndWords changes a fact and words of the same paragraph. A text whose neighbours changed too may be doubtful.
func factAndWords(r *rand.Rand, e *edited) (outcome, bool) {
	p, ok := pick(r, e, func(p place) bool { return e.isFact(p) && p.paragraph.Child("w:r") != nil })
	if !ok {
		return outcome{}, false
	}
	text, is := newValue(r, p)
	setText(p.sdt, text)
	p.paragraph.Kids = append(p.paragraph.Kids, textRun(" Thêm một câu."))
	o := outcome{what: fmt.Sprintf("fact %s %q to %q, and words", p.key(), p.printed, text), edit: p.key(), value: is}
	if p.control.Value.Type == "" {
		o.edit, o.facts = "", map[string]bool{p.key(): true}
		o.codes, o.about = []string{"sua-word/so-lieu", "sua-word/chua-chac"}, p.control.Value.Path
	}
	return o, true
}
