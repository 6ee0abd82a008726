package docx

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// open makes and opens the letterhead of a version.
func open(t testing.TB, v *profile.Version) *Letterhead {
	t.Helper()
	data, err := NewLetterhead(v)
	if err != nil {
		t.Fatal(err)
	}
	l, problems := OpenLetterhead("letterhead/"+v.Profile+".docx", data, v)
	report(t, problems)
	if l == nil {
		t.FailNow()
	}
	return l
}

func report(t testing.TB, problems diag.List) {
	t.Helper()
	for _, p := range problems {
		t.Errorf("%s: %s", p.Code, p.Message(diag.En))
	}
}

func write(t testing.TB, l *Letterhead, d *markdown.Doc) []byte {
	t.Helper()
	data, problems := Write(l, d)
	report(t, problems)
	if data == nil {
		t.FailNow()
	}
	return data
}

func TestSamplesAreSound(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			v := pack(t, s.pack)
			data := write(t, open(t, v), s.make(v))
			if dir := os.Getenv("VANBAN_KEEP"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, s.name+".docx"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			p, err := ooxml.Read(data, ooxml.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			for _, problem := range ooxml.Check(p) {
				t.Error(problem)
			}
			for _, part := range p.Parts() {
				if bytes.Contains(part.Data, []byte(markStart)) || bytes.Contains(part.Data, []byte("{")) && part.Name == documentPart {
					t.Errorf("%s still has a mark or hole", part.Name)
				}
			}
		})
	}
}

// TestSameBytesAtOnce writes every sample on many goroutines and wants the same bytes each time.
func TestSameBytesAtOnce(t *testing.T) {
	for _, s := range samples {
		v := pack(t, s.pack)
		l := open(t, v)
		want := write(t, l, s.make(v))
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 5 {
					if got, _ := Write(l, s.make(v)); !bytes.Equal(got, want) {
						t.Errorf("%s: other bytes on another goroutine", s.name)
					}
				}
			})
		}
		wg.Wait()
	}
}

func BenchmarkWrite(b *testing.B) {
	v := pack(b, "mat-tran")
	l := open(b, v)
	d := plan(v)
	for range 4 {
		d.Body = append(d.Body, plan(v).Body[7:15]...)
	}
	d.Body = append(d.Body[:6:6], append([]markdown.Block{members(20)}, d.Body[6:]...)...)
	d.Notes = nil
	var body []markdown.Block
	for _, block := range d.Body {
		if p, ok := block.(*markdown.Paragraph); ok {
			block = &markdown.Paragraph{Text: withoutNotes(p.Text)}
		}
		body = append(body, block)
	}
	d.Body = body
	b.Run("parts", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w := newWriter(l, l.draft, false)
			w.assemble(d)
			w.release()
		}
	})
	b.Run("check", func(b *testing.B) {
		w := newWriter(l, l.draft, false)
		p := w.assemble(d)
		b.ReportAllocs()
		b.SetBytes(int64(len(p.Data(documentPart))))
		for b.Loop() {
			l.draft.checker.Check(p)
		}
	})
	b.Run("whole", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if data, _ := Write(l, d); data == nil {
				b.Fatal("not written")
			}
		}
	})
}

func withoutNotes(line markdown.Line) markdown.Line {
	var kept markdown.Line
	for _, inline := range line {
		if _, note := inline.(markdown.NoteRef); !note {
			kept = append(kept, inline)
		}
	}
	return kept
}
