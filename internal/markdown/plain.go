package markdown

import (
	"strconv"
	"strings"
)

// Plain returns the text of a document in reading order, as it reads on paper: a line for each paragraph and for each
// row of a table, whose cells are separated by tabs. Footnotes stand at the end, their marks in brackets.
func Plain(d *Doc) string {
	p := &plain{}
	fixed := func(id string) string { return d.Profile.Components[id].Text }
	for _, field := range []Field{Circulation, Superior, Issuer} {
		p.lines(d.Fields[field])
	}
	for _, id := range []string{"quoc_hieu", "tieu_ngu", "tieu_de"} {
		p.put(fixed(id))
	}
	p.lines(d.Fields[Number])
	for i, line := range d.Fields[LetterSubject] {
		if label := fixed("trich_yeu_cong_van"); i == 0 && label != "" {
			line = append(Line{Text(label + " ")}, line...)
		}
		p.put(PlainLine(line))
	}
	for _, field := range []Field{Urgency, DraftMark, PlaceDate, Type, Subject, Attached, Ruling} {
		p.lines(d.Fields[field])
	}
	list := func(title, listing string, lines []Line) { // title is what stands before them
		marks := d.Profile.Components[listing].Listing
		for i, line := range lines {
			before, after := marks.Marks(i, len(lines))
			switch text := before + PlainLine(line) + after; {
			case len(lines) == 1 && before == "":
				p.put(title + " " + text)
			case i == 0:
				p.put(title)
				fallthrough
			default:
				p.put(text)
			}
		}
	}
	list(PlainLine(d.addressed()), "kinh_gui", d.Fields[To])
	p.blocks(d, d.Body)
	for _, field := range []Field{CoAuthority, CoPosition, CoSigner} {
		p.lines(d.Fields[field])
	}
	list(fixed("noi_nhan_tieu_de"), "noi_nhan", d.Fields[CopyTo])
	for _, field := range []Field{Typist, Authority, Position, Signer, Contact} {
		p.lines(d.Fields[field])
	}
	for _, annex := range d.Annexes {
		p.put(annex.Number)
		p.line(annex.Title)
		p.line(annex.Source)
		p.blocks(d, annex.Body)
	}
	for i, note := range d.Notes {
		p.line(append(Line{NoteRef{i + 1}, Text(" ")}, note.Text...))
	}
	return p.text.String()
}

// PlainLine returns the text of a line.
func PlainLine(line Line) string {
	var text strings.Builder
	writePlain(&text, line)
	return text.String()
}

type plain struct{ text strings.Builder }

func (p *plain) put(text string) {
	if text != "" {
		p.text.WriteString(text + "\n")
	}
}

func (p *plain) line(line Line) { p.put(PlainLine(line)) }

func (p *plain) lines(lines []Line) {
	for _, line := range lines {
		p.line(line)
	}
}

func (p *plain) blocks(d *Doc, blocks []Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *Heading:
			if d.Profile.Heading(block.Level).OwnLine {
				p.put(block.Number)
				p.line(block.Text)
			} else {
				p.put(strings.TrimSpace(block.Number + " " + PlainLine(block.Text)))
			}
		case *Paragraph:
			p.line(block.Text)
		case *Basis:
			sign := ""
			if marks := d.Profile.Components["can_cu"].Listing; marks != nil {
				sign = marks.Sign
			}
			p.put(sign + PlainLine(block.Text))
		case *Item:
			p.put(block.Sign + " " + PlainLine(block.Text))
		case *Table:
			p.row(block.Head)
			for _, row := range block.Rows {
				p.row(row)
			}
		}
	}
}

func (p *plain) row(cells []Line) {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = PlainLine(cell)
	}
	p.text.WriteString(strings.Join(texts, "\t") + "\n")
}

func writePlain(text *strings.Builder, line Line) {
	for _, part := range line {
		switch part := part.(type) {
		case Text:
			text.WriteString(string(part))
		case Fact:
			text.WriteString(part.Text)
		case Strong:
			writePlain(text, part.Inner)
		case Emph:
			writePlain(text, part.Inner)
		case NoteRef:
			text.WriteString("[" + strconv.Itoa(part.Number) + "]")
		case Break:
			text.WriteByte('\n')
		}
	}
}
