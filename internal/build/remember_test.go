package build

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/docx"
)

// What a draft remembers of itself, which is noted while it is written, is what is read from it afterwards.
func TestDraftsRememberTheirText(t *testing.T) {
	data, templates := regimes(t)
	remember(t, clean(t, data, templates, Options{}))
	remember(t, clean(t, memory(t, "../../data"), memory(t, "../../templates"), Options{}))
}

func remember(t *testing.T, files map[string][]byte) {
	t.Helper()
	documents := 0
	for name, file := range files {
		if !strings.HasSuffix(name, ".docx") {
			continue
		}
		documents++
		r, err := docx.ReadReturned(file)
		if err != nil {
			t.Fatal(name, err)
		}
		if len(r.Paragraphs) != len(r.Draft.Paragraphs) || r.Pictures != r.Draft.Pictures {
			t.Errorf("%s: %d paragraphs and %d pictures are remembered, %d and %d are there", name,
				len(r.Draft.Paragraphs), r.Draft.Pictures, len(r.Paragraphs), r.Pictures)
			continue
		}
		for i := range r.Paragraphs {
			got, want := &r.Draft.Paragraphs[i], &r.Paragraphs[i]
			if got.Part != want.Part || got.Cell != want.Cell || spans(got, got) != spans(want, got) {
				t.Fatalf("%s: remembered %s cell %v %s\nthere is %s cell %v %s", name, got.Part, got.Cell, spans(got, got), want.Part, want.Cell, spans(want, got))
			}
		}
	}
	if documents == 0 {
		t.Error("no documents")
	}
}

// spans spells out the text and controls of a paragraph, and bold and italics if the draft has it from a prose fact.
func spans(p, draft *docx.Paragraph) string {
	var b strings.Builder
	for _, s := range p.Spans {
		switch {
		case s.Control != nil:
			b.WriteString("[" + s.Control.Tag + ": " + s.Text + "]")
		case draft.Origin != nil:
			fmt.Fprintf(&b, "(%v %v: %s)", s.Bold, s.Italic, s.Text)
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
