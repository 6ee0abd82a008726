package conform

import "vanban/internal/diag"

// Role says what a paragraph is for. Its zero value is running text.
type Role uint8

// The roles of a paragraph.
const (
	Body Role = iota // running text, a list item or a heading
	Cell             // one cell of a table: it stands beside others, not after them
)

// Paragraph is one paragraph of a document: its text without any markup, and where that text stands.
type Paragraph struct {
	Text string
	Role Role
	File *diag.File // the file that places are counted in; nil for no places at all
	Runs []Run      // ascending by Text; empty where Text stands in the file byte for byte from Start on
	// Start is the offset of the text in the file where there are no Runs.
	Start int
	// Table, Row and Column tell where a Cell stands: the table's number in the document and the places in it, counted
	// from 1, 0 and 0.
	Table, Row, Column int
}

// Run says that from one byte of a paragraph's text on, up to the next run, the text is the same as in the file from
// another byte on.
type Run struct{ Text, File int }

// span returns the place in the file of a part of the text.
func (p *Paragraph) span(start, end int) diag.Span {
	if p.File == nil {
		return diag.Span{}
	}
	if end <= start {
		at := p.place(start)
		return diag.Span{File: p.File, Start: at, End: at}
	}
	at := p.place(start)
	last := p.place(end-1) + 1
	return diag.Span{File: p.File, Start: at, End: max(at, last)}
}

// place returns the offset in the file of a byte of the text.
func (p *Paragraph) place(offset int) int {
	if len(p.Runs) == 0 {
		return min(p.Start+offset, len(p.File.Data))
	}
	low, high := 0, len(p.Runs)
	for low < high {
		mid := (low + high) / 2
		if p.Runs[mid].Text <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return min(p.Runs[0].File, len(p.File.Data))
	}
	run := p.Runs[low-1]
	at := run.File + offset - run.Text
	if low < len(p.Runs) {
		at = min(at, max(run.File, p.Runs[low].File-1))
	}
	return max(0, min(at, len(p.File.Data)))
}

// builder makes a paragraph out of pieces of a file.
type builder struct {
	text []byte
	runs []Run
}

// add appends the bytes of the file from one offset on.
func (b *builder) add(text []byte, at int) {
	if len(text) == 0 {
		return
	}
	if n := len(b.runs); n == 0 || b.runs[n-1].File+len(b.text)-b.runs[n-1].Text != at {
		b.runs = append(b.runs, Run{len(b.text), at})
	}
	b.text = append(b.text, text...)
}

// put appends text that stands for the byte of the file at an offset.
func (b *builder) put(text string, at int) {
	b.runs = append(b.runs, Run{len(b.text), at})
	b.text = append(b.text, text...)
}

// paragraph returns what was put together, and starts anew.
func (b *builder) paragraph(f *diag.File, role Role) Paragraph {
	p := Paragraph{Text: string(b.text), Role: role, File: f, Runs: b.runs}
	*b = builder{}
	return p
}
