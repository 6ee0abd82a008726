package review_test

import (
	"strings"
	"testing"

	"vanban/internal/docx"
	"vanban/internal/ooxml"
)

// TestSameInOtherWords types what a control says in another form: nothing is written, and it is told of.
func TestSameInOtherWords(t *testing.T) {
	drafts, _ := demo()
	tried := map[string]bool{}
	for _, d := range drafts {
		for i, p := range reopened(t, d).places() {
			typed := p.printed
			switch {
			case p.control.Value.Kind == docx.KindList:
				typed = strings.Replace(typed, " và ", ", ", 1)
			case p.control.Value.Kind == docx.KindFact && p.control.Format == "dem":
				typed = strings.TrimPrefix(typed, "0")
			}
			sort := p.control.Value.Kind + " " + p.control.Format
			if typed == p.printed || tried[sort] {
				continue
			}
			tried[sort] = true
			e := reopened(t, d)
			setText(e.places()[i].sdt, typed)
			r := pulled(t, e.bytes(t))
			if told := strings.Join(codes(r.Problems), "\n"); len(r.Edits) > 0 || !strings.Contains(told, "sua-word/cach-viet") || !strings.Contains(told, typed) {
				t.Errorf("%s: %q for %q: %d edits, told: %s", d.name, typed, p.printed, len(r.Edits), told)
			}
		}
	}
	if len(tried) < 2 {
		t.Errorf("only %v were tried", tried)
	}
}

// TestToneMarksOfProse has an editor put tone marks elsewhere in a prose fact: the fact keeps its spelling.
func TestToneMarksOfProse(t *testing.T) {
	drafts, _ := demo()
	tried := 0
	for _, d := range drafts {
		for _, p := range d.record.Paragraphs {
			if p.Origin == nil || !strings.Contains(p.Text(), " Ủy ban ") || tried == 3 {
				continue
			}
			e := reopened(t, d)
			if e.spelt(p.Text()) == nil {
				continue
			}
			tried++
			r := pulled(t, e.bytes(t))
			if told := strings.Join(codes(r.Problems), "\n"); len(r.Edits) > 0 || !strings.Contains(told, "sua-word/dau-thanh") {
				t.Errorf("%s: %d edits, told: %s", d.name, len(r.Edits), told)
			}
			break
		}
	}
	if tried == 0 {
		t.Error("no prose was tried")
	}
}

// spelt writes Ủy ban as Uỷ ban in the paragraph that says a text.
func (e *edited) spelt(text string) (changed *ooxml.Node) {
	e.eachParagraph(func(_, p *ooxml.Node) {
		if changed != nil || p.AllText() != text {
			return
		}
		for _, run := range p.Kids {
			if was := run.AllText(); run.Name == "w:r" && strings.Contains(was, "Ủy ban") {
				*run = *textRun(strings.ReplaceAll(was, "Ủy ban", "Uỷ ban"))
				changed = p
			}
		}
	})
	return changed
}
