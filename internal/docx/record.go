package docx

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// This file writes what a draft remembers of itself, in two custom XML parts that nothing is bound to. The wording is the
// text of its paragraphs, with places for figures; documents of one shape share it. The other part has the document's own:
// its values, what the controls print, and the paragraphs that come from prose facts. What comes back from Word is
// compared with them, however far facts and templates have moved on.

const (
	recordNamespace  = "urn:vanban:draft"
	wordingNamespace = "urn:vanban:wording"
	recordVersion    = "2"
	recordStore      = "{2C9A6F04-8D31-4E57-B2A8-5F0C1E7D9B46}"
	wordingStore     = "{B7E40D1A-53C2-4F0B-9A68-0D94C7F2E135}"
	customPropsType  = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)

// recorder notes what a draft remembers while it is written.
type recorder struct {
	on     bool           // the document part is being written
	field  markdown.Field // that the paragraphs at hand come from
	origin int            // the prose fact that they come from, an index into the values; -1: none
	cell   bool           // they stand in a table

	body    []byte // wording of the document part
	count   int    // paragraphs in it
	prose   []byte // paragraphs from prose facts
	other   []byte // wording of the other parts
	files   index  // of the templates
	figures int    // pictures, shapes and objects
	open    bool   // a paragraph has been begun
	face    face   // of the text at its end, in a paragraph of prose

	wording, values, out []byte // the finished parts, and the values of one
}

// reset makes the recorder ready for another document. Its buffers are used again.
func (r *recorder) reset() {
	clear(r.files)
	*r = recorder{origin: -1, body: r.body[:0], prose: r.prose[:0], other: r.other[:0],
		files: r.files, wording: r.wording[:0], values: r.values[:0], out: r.out[:0]}
	if r.files == nil {
		r.files = index{}
	}
}

// from notes where the paragraphs that are written next come from.
func (w *writer) from(field markdown.Field, prose *facts.Figure) {
	if w.plain {
		return
	}
	r := &w.rec
	r.field, r.origin = field, -1
	if prose != nil && isFact(prose.Value) {
		r.origin = w.value(prose.Value)
	}
}

// fromBlock notes where a block comes from.
func (w *writer) fromBlock(block markdown.Block) {
	switch b := block.(type) {
	case *markdown.Paragraph:
		w.from("", b.Origin)
	case *markdown.Basis:
		w.from("", b.Origin)
	case *markdown.Item:
		w.from("", b.Origin)
	case *markdown.Table:
		w.from("", b.Origin)
	default:
		w.from("", nil)
	}
}

// said notes what the letterhead says.
func (r *recorder) said(s *said) {
	if r.on {
		r.body = append(r.body, s.paragraphs...)
		r.count += s.count
		r.figures += s.figures
	}
}

// readBackPart notes the paragraphs of a part other than the document, which are few and seldom hold figures.
func (w *writer) readBackPart(part *ooxml.Part) {
	r := &w.rec
	s, err := readStory(part.Name, part.Data)
	if err != nil {
		return // the check of the package reports it
	}
	if r.figures += s.drawings; len(s.paragraphs) == 0 {
		return
	}
	field := markdown.Field(FieldFixed)
	if part.Name == footnotesName {
		field = ""
	}
	r.other = append(append(append(r.other, `<part name="`...), part.Name...), "\">\n"...)
	for i := range s.paragraphs {
		r.other = w.recordParagraph(r.other, &s.paragraphs[i], field)
	}
	r.other = append(r.other, "</part>\n"...)
}

// noted begins a paragraph unless one is open, and returns where its text goes.
func (r *recorder) noted() *[]byte {
	to := &r.body
	if r.origin >= 0 {
		to = &r.prose
	}
	if r.open {
		return to
	}
	r.open, r.face = true, regular
	if r.origin < 0 {
		r.count++
		*to = beginParagraph(*to, r.field, r.cell)
		return to
	}
	*to = strconv.AppendInt(append(*to, `<p before="`...), int64(r.count), 10)
	*to = strconv.AppendInt(append(*to, `" origin="`...), int64(r.origin), 10)
	if r.cell {
		*to = append(*to, `" cell="1`...)
	}
	*to = append(*to, `">`...)
	return to
}

func beginParagraph(out []byte, field markdown.Field, cell bool) []byte {
	out = append(out, "<p"...)
	if field != "" {
		out = append(append(append(out, ` field="`...), field...), '"')
	}
	if cell {
		out = append(out, ` cell="1"`...)
	}
	return append(out, '>')
}

// note notes text. Bold and italics, beyond those of the whole paragraph, count in prose.
func (w *writer) note(text string, f face) {
	if w.rec.on {
		w.noteEscaped(ooxml.AppendText(nil, text), f)
	}
}

// noteEscaped notes text as it stands in XML.
func (w *writer) noteEscaped(text []byte, f face) {
	r := &w.rec
	if !r.on || len(text) == 0 {
		return
	}
	to := r.noted()
	if r.origin >= 0 {
		r.turn(f & (bold | italic))
	}
	*to = append(*to, text...)
}

// turn changes the face of the open paragraph of prose.
func (r *recorder) turn(f face) {
	if r.face == f {
		return
	}
	if r.face != regular {
		r.prose = append(r.prose, "</f>"...)
	}
	if r.face = f; f != regular {
		r.prose = append(r.prose, `<f b="`...)
		r.prose = append(append(append(r.prose, onOff(f&bold != 0)...), `" i="`...), onOff(f&italic != 0)...)
		r.prose = append(r.prose, `">`...)
	}
}

// noteControl notes the control that was written last.
func (w *writer) noteControl() {
	if r := &w.rec; r.on {
		to := r.noted()
		*to = w.recordControl(*to, len(w.controls)-1)
	}
}

// endParagraph ends a paragraph.
func (w *writer) endParagraph() {
	w.out = append(w.out, "</w:p>"...)
	w.rec.end()
}

// end ends the paragraph at hand if it holds text.
func (r *recorder) end() {
	if !r.open {
		return
	}
	to := r.noted()
	r.turn(regular)
	*to = append(*to, "</p>\n"...)
	r.open = false
}

// record adds both parts to a package.
func (w *writer) record(p *ooxml.Package) {
	r := &w.rec
	for _, part := range p.Parts() {
		switch {
		case part.Name == documentPart:
			r.other = append(append(r.other, `<part name="`+documentPart+"\">\n"...), r.body...)
			r.other = append(r.other, "</part>\n"...)
		case hasStory(part.Name):
			w.readBackPart(part)
		}
	}
	r.wording = append(r.wording, ooxml.Header+`<wording xmlns="`+wordingNamespace+"\">\n"...)
	r.wording = appendFiles(r.wording, r.files)
	r.wording = append(append(r.wording, r.other...), "</wording>"...)
	p.Set(w.l.wordings.shared(w.l.wording, r.wording))

	files := index{}
	for i := range w.values {
		r.values = w.recordValue(r.values, &w.values[i], files)
	}
	facts := sha256.Sum256(r.values)
	r.out = append(r.out, ooxml.Header+`<draft xmlns="`+recordNamespace+`" version="`+recordVersion+`"`...)
	for _, a := range [...][2]string{{"project", w.doc.Project}, {"unit", w.doc.Unit}, {"document", w.doc.Name}, {"facts", hex.EncodeToString(facts[:8])},
		{"pictures", strconv.Itoa(r.figures)}} {
		r.out = append(append(append(r.out, ' '), a[0]...), `="`...)
		r.out = append(ooxml.AppendAttr(r.out, a[1]), '"')
	}
	r.out = appendFiles(append(r.out, ">\n"...), files)
	r.out = append(r.out, r.values...)
	for i := range w.controls {
		c, v := &w.controls[i], &w.values[w.controls[i].value]
		r.out = strconv.AppendInt(append(r.out, `<c id="`...), int64(w.l.controls+1+i), 10)
		r.out = strconv.AppendInt(append(r.out, `" value="`...), int64(c.value), 10)
		if c.text == v.text() {
			r.out = append(r.out, "\"/>\n"...)
		} else {
			r.out = append(ooxml.AppendText(append(r.out, `">`...), c.text), "</c>\n"...)
		}
	}
	r.out = append(append(r.out, r.prose...), "</draft>"...)
	p.Set(ooxml.NewQuickPart(w.l.record, r.out))
}

// wordings are the wordings of documents. It may be used by many goroutines.
type wordings struct {
	mu    sync.RWMutex
	parts map[string]*ooxml.Part // by their text
	size  int
}

// maxWordings bounds the bytes of the wordings that are kept.
const maxWordings = 8 << 20

// shared returns the part with a wording, which documents with that wording share. The text stays the caller's.
func (s *wordings) shared(name string, text []byte) *ooxml.Part {
	s.mu.RLock()
	part := s.parts[string(text)]
	full := s.size+len(text) > maxWordings
	s.mu.RUnlock()
	switch {
	case part != nil:
		return part
	case full:
		return ooxml.NewQuickPart(name, text)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if part = s.parts[string(text)]; part == nil {
		if s.parts == nil {
			s.parts = map[string]*ooxml.Part{}
		}
		part = ooxml.NewPart(name, bytes.Clone(text))
		s.parts[string(text)] = part
		s.size += len(text)
	}
	return part
}

// hasStory tells whether a part holds text of the document.
func hasStory(name string) bool {
	base, ok := strings.CutPrefix(name, "word/")
	base, xml := strings.CutSuffix(base, ".xml")
	switch strings.TrimRight(base, "0123456789") {
	case "document", "header", "footer", "footnotes", "endnotes":
		return ok && xml
	}
	return false
}

// index numbers names in the order they are met.
type index map[string]int

func (x index) of(name string) int {
	if n, ok := x[name]; ok {
		return n
	}
	x[name] = len(x)
	return len(x) - 1
}

// names returns the names by their numbers.
func (x index) names() []string {
	names := make([]string, len(x))
	for name, n := range x {
		names[n] = name
	}
	return names
}

// appendFiles writes the names of files in the order of their numbers.
func appendFiles(out []byte, files index) []byte {
	for _, name := range files.names() {
		out = append(ooxml.AppendAttr(append(out, `<file name="`...), name), "\"/>\n"...)
	}
	return out
}

// text returns the text of a value as the data file has it or as it was computed.
func (v *value) text() string {
	if v.Text == "" && v.kind != KindBlank {
		return v.String()
	}
	return v.Text
}

func (w *writer) recordValue(out []byte, v *value, files index) []byte {
	attr := func(name, text string) {
		if text != "" {
			out = append(append(append(out, ' '), name...), `="`...)
			out = append(ooxml.AppendAttr(out, text), '"')
		}
	}
	out = append(out, "<value"...)
	if v.kind != KindFact {
		attr("kind", v.kind)
	}
	if v.tag != v.Path {
		attr("tag", v.tag)
	}
	if v.Unit != w.doc.Unit {
		attr("unit", cmp.Or(v.Unit, noUnit))
	}
	attr("path", v.Path)
	attr("at", place(v.At, files))
	if v.kind == KindFact {
		attr("type", typeName(v.Kind))
	}
	if v.Type != nil {
		attr("title", v.Type.Title)
	}
	if v.kind == KindComputed || v.kind == KindList {
		attr("op", string(v.Op))
		var from []byte
		for i, operand := range v.from {
			if i > 0 {
				from = append(from, ' ')
			}
			from = strconv.AppendInt(from, int64(operand), 10)
		}
		attr("from", string(from))
	}
	out = ooxml.AppendText(append(out, '>'), v.text())
	return append(out, "</value>\n"...)
}

// noUnit stands for the unit of a value that is of none.
const noUnit = "-"

func typeName(kind facts.Kind) string {
	switch kind {
	case facts.Number:
		return "number"
	case facts.Date:
		return "date"
	case facts.Bool:
		return "bool"
	case facts.Prose:
		return "prose"
	}
	return ""
}

// place writes a place as the number of its file and its line.
func place(at diag.Span, files index) string {
	if at.IsZero() {
		return ""
	}
	return strconv.Itoa(files.of(at.File.Name)) + ":" + strconv.Itoa(at.Line())
}

// recordParagraph writes a paragraph that was read back.
func (w *writer) recordParagraph(out []byte, p *Paragraph, field markdown.Field) []byte {
	out = beginParagraph(out, field, p.Cell)
	for _, span := range p.Spans {
		if span.Control == nil {
			out = ooxml.AppendText(out, span.Text)
		} else if n := span.Control.ID - w.l.controls - 1; n >= 0 && n < len(w.controls) {
			out = w.recordControl(out, n)
		} else {
			out = ooxml.AppendText(out, span.Text) // a control of the letterhead's own
		}
	}
	return append(out, "</p>\n"...)
}

// recordControl writes the place of a control.
func (w *writer) recordControl(out []byte, n int) []byte {
	c := &w.controls[n]
	out = strconv.AppendInt(append(out, `<c id="`...), int64(w.l.controls+1+n), 10)
	if c.format != "" {
		out = append(append(out, `" format="`...), c.format...)
	}
	return append(append(append(out, `" at="`...), place(c.at, w.rec.files)...), `"/>`...)
}
