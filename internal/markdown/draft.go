package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/facts"
	"vanban/internal/profile"
)

// Written is the draft of a document, and where in it the figures stand.
type Written struct {
	Text   []byte
	Places []Place // in the order of the text
}

// Place is where a figure is printed. That of a prose fact is where its first paragraph begins; prose inside a line has
// none.
type Place struct {
	Figure *facts.Figure
	Line   int // of the draft, counted from 1
}

// Draft writes a document as Markdown for people to read and compare: the header as a table, one sentence a line, the
// closing as a list and plain lines, the annexes. Changing a figure changes the line it stands on and no other.
func Draft(d *Doc) *Written {
	const usual = 32 << 10 // bytes
	w := &draft{profile: d.Profile, line: 1, text: make([]byte, 0, usual)}
	w.header(d)
	w.blocks(d.Body)
	w.notes(d, d.Body)
	w.closing(d)
	for _, annex := range d.Annexes {
		w.annex(annex)
		w.notes(d, annex.Body, annex.Title)
	}
	return &Written{Text: w.text, Places: w.places}
}

// draft is a draft being written.
type draft struct {
	profile *profile.Version
	text    []byte
	line    int // the line being written
	places  []Place

	prose   *facts.Figure // a prose fact whose text begins with the next line to be laid
	item    *Item         // the block before, if it is an item
	basis   bool          // the block before is a basis
	indents []int         // where the text of the items begins that are open, by depth

	lines liner
}

// put adds text that holds no figures.
func (w *draft) put(text string) {
	w.text = append(w.text, text...)
	w.line += strings.Count(text, "\n")
}

// gap leaves a blank line, except at the top.
func (w *draft) gap() {
	if len(w.text) > 0 {
		w.put("\n")
	}
}

// lay adds a written line; the lines below the first begin with the prefix. Sentences that would begin a block there
// stay on the line of the one before.
func (w *draft) lay(l written, prefix string) {
	if w.prose != nil {
		w.places = append(w.places, Place{w.prose, w.line})
		w.prose = nil
	}
	figures := l.figures
	for i := 0; i < len(l.text); {
		next := i + bytes.IndexByte(l.text[i:], sentenceBreak)
		if next < i {
			next = len(l.text)
		}
		if at := bytes.IndexByte(l.text[i:next], hardBreak); at >= 0 {
			next = i + at
		}
		for len(figures) > 0 && figures[0].offset <= next {
			w.places = append(w.places, Place{figures[0].figure, w.line})
			figures = figures[1:]
		}
		w.text = append(w.text, l.text[i:next]...)
		if next == len(l.text) {
			break
		}
		switch i = next + 1; {
		case l.text[next] == hardBreak:
			w.put("\\\n" + prefix)
		case beginsBlock(string(l.text[i:min(len(l.text), i+39)])):
			w.text = append(w.text, ' ')
		default:
			w.put("\n" + prefix)
		}
	}
}

// paragraph adds a line as a paragraph of its own, unless nothing is printed in it.
func (w *draft) paragraph(line Line) {
	if l := w.lines.sentences(line); len(l.text) > 0 {
		w.gap()
		w.lay(l, "")
		w.put("\n")
	}
}

// fixed returns the text that the profile gives a component.
func (w *draft) fixed(id string) string { return w.profile.Components[id].Text }

// header writes the head of the document: bodies, number and marks on the left, title and date on the right, a row for
// each line; then type, subject, who decides, and addressees.
func (w *draft) header(d *Doc) {
	w.paragraph(bold(d.Fields[Circulation]...))
	var left, right []Line
	left = append(left, d.Fields[Superior]...)
	for _, line := range d.Fields[Issuer] {
		left = append(left, bold(line))
	}
	if sign := w.signUnder(Issuer); len(left) > 0 && sign != "" {
		left = append(left, Line{Text(sign)})
	}
	for _, id := range []string{"quoc_hieu", "tieu_ngu", "tieu_de"} {
		if text := w.fixed(id); text != "" {
			right = append(right, bold(Line{Text(text)}))
		}
	}
	rows := max(len(left), len(right))
	left, right = append(left, make([]Line, rows-len(left))...), append(right, make([]Line, rows-len(right))...)
	number, date := d.Fields[Number], d.Fields[PlaceDate]
	for i := range max(len(number), len(date)) {
		var n, p Line
		if i < len(number) {
			n = number[i]
		}
		if i < len(date) && len(date[i]) > 0 {
			p = Line{Emph{date[i]}}
		}
		left, right = append(left, n), append(right, p)
	}
	for i, line := range d.Fields[LetterSubject] {
		if label := w.fixed("trich_yeu_cong_van"); i == 0 && label != "" {
			line = append(Line{Text(label + " ")}, line...)
		}
		left, right = append(left, line), append(right, nil)
	}
	for _, line := range slices.Concat(d.Fields[Urgency], d.Fields[DraftMark]) {
		left, right = append(left, bold(line)), append(right, nil)
	}
	if len(left) > 0 {
		head := &Table{Align: []Align{Centre, Centre}, Head: []Line{left[0], right[0]}}
		for i := 1; i < len(left); i++ {
			head.Rows = append(head.Rows, []Line{left[i], right[i]})
		}
		w.blocks([]Block{head})
	}
	w.paragraph(bold(d.Fields[Type]...))
	w.paragraph(bold(d.Fields[Subject]...))
	for _, line := range d.Fields[Attached] {
		w.paragraph(Line{Emph{line}})
	}
	if sign := w.signUnder(Subject); sign != "" && len(d.Fields[Subject]) > 0 {
		w.paragraph(Line{Text(sign)})
	}
	w.paragraph(bold(d.Fields[Ruling]...))
	w.recipients(d.addressed(), "kinh_gui", d.Fields[To])
}

// signUnder returns the sign that the profile has typed under a field, such as * or -----.
func (w *draft) signUnder(field Field) string {
	for _, id := range w.profile.ComponentIDs() {
		if line := w.profile.Components[id].Line; line != nil && line.Under == string(field) {
			return line.Text
		}
	}
	return ""
}

// addressed returns the words before those whom a document is addressed to.
func (d *Doc) addressed() Line {
	if own := d.Fields[ToLabel]; len(own) > 0 {
		return own[0][:len(own[0]):len(own[0])]
	}
	return Line{Text(d.Profile.Components["kinh_gui"].Text)}
}

// bold returns lines as one in bold, with breaks between them.
func bold(lines ...Line) Line {
	var all Line
	for _, line := range lines {
		if len(line) == 0 {
			continue
		}
		if len(all) > 0 {
			all = append(all, Break{})
		}
		all = append(all, Strong{line})
	}
	return all
}

// recipients writes a list of recipients below its title, or behind it where the profile gives a single one no sign.
func (w *draft) recipients(head Line, listing string, lines []Line) {
	if len(lines) == 0 {
		return
	}
	marks := w.profile.Components[listing].Listing
	if before, after := marks.Marks(0, len(lines)); len(lines) == 1 && before == "" {
		w.paragraph(append(append(append(head, Text(" ")), lines[0]...), Text(after)))
		return
	}
	w.paragraph(head)
	var blocks []Block
	for i, line := range lines {
		before, after := marks.Marks(i, len(lines))
		line = append(line[:len(line):len(line)], Text(after))
		if sign := strings.TrimSpace(before); sign != "" {
			blocks = append(blocks, &Item{Sign: sign, Text: line})
		} else {
			blocks = append(blocks, &Paragraph{Text: line})
		}
	}
	w.blocks(blocks)
}

// closing writes the recipients and the signatures. A name that is not known yet leaves no trace.
func (w *draft) closing(d *Doc) {
	w.paragraph(bold(slices.Concat(d.Fields[CoAuthority], d.Fields[CoPosition])...))
	w.paragraph(bold(d.Fields[CoSigner]...))
	w.recipients(bold(Line{Text(w.fixed("noi_nhan_tieu_de"))}), "noi_nhan", d.Fields[CopyTo])
	for _, line := range d.Fields[Typist] {
		w.paragraph(line)
	}
	w.paragraph(bold(slices.Concat(d.Fields[Authority], d.Fields[Position])...))
	w.paragraph(bold(d.Fields[Signer]...))
	for _, line := range d.Fields[Contact] {
		w.paragraph(line)
	}
}

// annex writes an annex with its title, number included, as a heading.
func (w *draft) annex(a Annex) {
	w.gap()
	w.put("---\n")
	w.heading(1, w.lines.title(a.Number, a.Title))
	if len(a.Source) > 0 {
		w.paragraph(Line{Emph{a.Source}})
	}
	w.blocks(a.Body)
}

// notes writes the footnotes that blocks and titles refer to.
func (w *draft) notes(d *Doc, blocks []Block, titles ...Line) {
	var numbers []int
	for _, title := range titles {
		numbers = appendRefs(numbers, title)
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case *Heading:
			numbers = appendRefs(numbers, block.Text)
		case *Paragraph:
			numbers = appendRefs(numbers, block.Text)
		case *Basis:
			numbers = appendRefs(numbers, block.Text)
		case *Item:
			numbers = appendRefs(numbers, block.Text)
		case *Table:
			for _, row := range append([][]Line{block.Head}, block.Rows...) {
				for _, cell := range row {
					numbers = appendRefs(numbers, cell)
				}
			}
		}
	}
	for i, n := range numbers {
		if n < 1 || n > len(d.Notes) {
			continue
		}
		if i == 0 {
			w.gap()
		}
		w.put("[^" + strconv.Itoa(n) + "]: ")
		w.lay(w.lines.sentences(d.Notes[n-1].Text), "    ")
		w.put("\n")
	}
}

// appendRefs adds the numbers of the footnote marks in a line.
func appendRefs(numbers []int, line Line) []int {
	for _, part := range line {
		switch part := part.(type) {
		case NoteRef:
			numbers = append(numbers, part.Number)
		case Strong:
			numbers = appendRefs(numbers, part.Inner)
		case Emph:
			numbers = appendRefs(numbers, part.Inner)
		}
	}
	return numbers
}
