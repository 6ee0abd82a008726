package review_test

import (
	"strings"
	"testing"

	"vanban/internal/docx"
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
