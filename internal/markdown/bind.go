package markdown

import (
	"fmt"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Bind puts the figures of a document into the shape of its text. The source must have the text that the shape was made
// from. Parts of the shape that hold no figures are shared by all documents of the shape.
func (s *Shape) Bind(src Source) (*Content, diag.List) {
	b := &binder{figures: src.Figures}
	for _, p := range s.problems {
		b.problems = append(b.problems, diag.New(p.code, src.where(p.at), p.args...))
	}
	content := &Content{Body: b.blocks(s.body), Annexes: make([]Annex, len(s.annexes)), Notes: make([]Note, len(s.notes))}
	for i, annex := range s.annexes {
		annex.Title = b.line(annex.Title, true)
		annex.Body = b.blocks(annex.Body)
		content.Annexes[i] = annex
	}
	for i, note := range s.notes {
		content.Notes[i] = Note{Text: b.line(note.Text, false)}
	}
	markGrounds(content.Body, s.grounds)
	if !closeBody(content.Body, s.endMark) {
		b.problems = append(b.problems, diag.New("noi-dung/ket-thuc", src.where(len(src.Text))))
	}
	return content, b.problems
}

// binder makes blocks with figures of blocks with slots.
type binder struct {
	figures  []*facts.Figure
	problems diag.List
	grafted  bool // prose has been let into the line at hand
}

// blocks returns the blocks with their figures. A paragraph in which nothing is printed is left out.
func (b *binder) blocks(shape []Block) []Block {
	out := make([]Block, 0, len(shape))
	grafted := false
	for _, block := range shape {
		switch block := block.(type) {
		case *Heading:
			if hasSlot(block.Text) || block.Sentence {
				text := b.line(block.Text, true)
				block = &Heading{Level: block.Level, Number: block.Number, Text: text, Sentence: block.Sentence && isSentence(text)}
			}
			out = append(out, block)
		case lone:
			if figure := b.figure(block.slot); figure.Format == facts.FormatProse {
				out = b.graft(out, figure, block.depth)
				grafted = true
			} else if figure.Text != "" {
				out = append(out, &Paragraph{Text: Line{Fact{figure}}})
			}
		case *Paragraph:
			if hasSlot(block.Text) {
				block = &Paragraph{Text: b.line(block.Text, false), Origin: b.origin(block.Text)}
			}
			if len(block.Text) > 0 {
				out = append(out, block)
			}
		case *Basis:
			if hasSlot(block.Text) {
				block = &Basis{Text: b.line(block.Text, false), Origin: b.origin(block.Text)}
			}
			if len(block.Text) > 0 {
				out = append(out, block)
			}
		case *Item:
			if hasSlot(block.Text) {
				block = &Item{Sign: block.Sign, Depth: block.Depth, Text: b.line(block.Text, false), Origin: b.origin(block.Text)}
			}
			out = append(out, block)
		case *Table:
			out = append(out, b.table(block))
		default:
			panic(fmt.Sprintf("markdown: %T in a shape", block))
		}
	}
	if grafted {
		renumber(out)
	}
	return out
}

func (b *binder) table(shape *Table) *Table {
	t := &Table{Align: shape.Align, Head: b.cells(shape.Head), Rows: make([][]Line, len(shape.Rows))}
	for i, row := range shape.Rows {
		t.Rows[i] = b.cells(row)
	}
	return t
}

func (b *binder) cells(shape []Line) []Line {
	cells := make([]Line, len(shape))
	for i, cell := range shape {
		cells[i] = b.line(cell, true)
	}
	return cells
}

// origin returns the prose fact that a line comes from, if nothing stands beside it but words of the template.
func (b *binder) origin(shape Line) *facts.Figure {
	var prose *facts.Figure
	for _, part := range shape {
		s, ok := part.(slot)
		if _, text := part.(Text); text {
			continue
		}
		if !ok || prose != nil || b.figure(s).Format != facts.FormatProse {
			return nil
		}
		prose = b.figure(s)
	}
	return prose
}

// line returns a line with its figures. In headings and cells there is no room for line breaks.
func (b *binder) line(shape Line, oneLine bool) Line {
	if !hasSlot(shape) {
		return shape
	}
	b.grafted = false
	line := b.inlines(make(Line, 0, len(shape)), shape, oneLine)
	if b.grafted {
		return normal(line)
	}
	return line
}

func (b *binder) inlines(out, shape Line, oneLine bool) Line {
	for _, part := range shape {
		switch part := part.(type) {
		case slot:
			switch figure := b.figure(part); {
			case figure.Format == facts.FormatProse:
				out = append(out, b.sentence(figure, oneLine)...)
				b.grafted = true
			case figure.Text == "":
				b.grafted = true // what stands around it may become empty, or neighbours
			default:
				out = append(out, Fact{figure})
			}
		case Strong:
			out = append(out, Strong{b.inlines(nil, part.Inner, oneLine)})
		case Emph:
			out = append(out, Emph{b.inlines(nil, part.Inner, oneLine)})
		default:
			out = append(out, part)
		}
	}
	return out
}

func (b *binder) figure(s slot) *facts.Figure {
	if int(s) >= len(b.figures) {
		panic(fmt.Sprintf("markdown: the text names figure %d of %d", s, len(b.figures)))
	}
	return b.figures[s]
}

// graft adds the blocks of a prose fact, which stand as deep in lists as its paragraph does.
func (b *binder) graft(out []Block, figure *facts.Figure, depth int) []Block {
	for _, block := range b.prose(figure).body {
		switch block := block.(type) {
		case *Paragraph:
			out = append(out, &Paragraph{Text: block.Text, Origin: figure})
		case *Basis:
			out = append(out, &Basis{Text: block.Text, Origin: figure})
		case *Item:
			out = append(out, &Item{Sign: block.Sign, Depth: block.Depth + depth, Text: block.Text, Origin: figure})
		case *Table:
			t := *block
			t.Origin = figure
			out = append(out, &t)
		default:
			panic(fmt.Sprintf("markdown: %T in a prose fact", block))
		}
	}
	return out
}

// sentence returns the text of a prose fact that is one paragraph.
func (b *binder) sentence(figure *facts.Figure, oneLine bool) Line {
	shape := b.prose(figure)
	if len(shape.body) == 0 {
		return nil
	}
	paragraph, ok := shape.body[0].(*Paragraph)
	switch {
	case len(shape.body) > 1 || !ok:
		b.report(figure, diag.New("noi-dung/md-trong-dong", proseSpan(figure), figure.Value.Path))
		return nil
	case oneLine && hasBreak(paragraph.Text):
		b.report(figure, diag.New("noi-dung/md-xuong-dong", proseSpan(figure), figure.Value.Path))
		return nil
	}
	return paragraph.Text
}

// prose parses the text of a prose fact and reports its problems.
func (b *binder) prose(figure *facts.Figure) *Shape {
	text := figure.Value.Text
	shape := compileProse(text)
	for _, p := range shape.problems {
		b.report(figure, diag.New(p.code, proseLine(figure, text, p.at), p.args...))
	}
	return shape
}

// report adds a problem of a prose fact, with the place in the template that lets the fact in.
func (b *binder) report(figure *facts.Figure, d diag.Diagnostic) {
	if d.At != figure.At && !figure.At.IsZero() {
		d = d.With("md "+figure.Value.Path, figure.At)
	}
	b.problems = append(b.problems, d)
}

// proseSpan returns the place of a prose fact: in the data, or in the template if it is put together there.
func proseSpan(figure *facts.Figure) diag.Span {
	if figure.Value.At.IsZero() {
		return figure.At
	}
	return figure.Value.At
}

// proseLine returns the place of the line of a prose fact that has an offset of its text: the line that reads so as far
// below the fact's sign `|` in the data file, or the whole fact if it is written otherwise.
func proseLine(figure *facts.Figure, text string, at int) diag.Span {
	span := proseSpan(figure)
	at = min(max(at, 0), len(text))
	above := strings.Count(text[:at], "\n")
	line, _, _ := strings.Cut(text[strings.LastIndexByte(text[:at], '\n')+1:], "\n")
	if line = strings.TrimSpace(line); line == "" || span.IsZero() {
		return span
	}
	number := span.Line() + 1 + above
	source := span.File.Line(number)
	indent := strings.Index(source, line)
	if indent < 0 || strings.TrimSpace(source) != line {
		return span
	}
	start := span.File.Offset(number, 1) + indent
	return diag.Span{File: span.File, Start: start, End: start + len(line)}
}

func hasSlot(line Line) bool {
	for _, part := range line {
		switch part := part.(type) {
		case slot:
			return true
		case Strong:
			if hasSlot(part.Inner) {
				return true
			}
		case Emph:
			if hasSlot(part.Inner) {
				return true
			}
		}
	}
	return false
}

func hasBreak(line Line) bool {
	for _, part := range line {
		switch part := part.(type) {
		case Break:
			return true
		case Strong:
			if hasBreak(part.Inner) {
				return true
			}
		case Emph:
			if hasBreak(part.Inner) {
				return true
			}
		}
	}
	return false
}
