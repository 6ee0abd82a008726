package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// This file writes what a draft remembers of itself, in a custom XML part that nothing is bound to: its values, the
// text of its paragraphs, and in it the controls with what printed them. What comes back from Word is compared with it,
// however far facts and templates have moved on.

const (
	recordNamespace = "urn:vanban:draft"
	recordVersion   = "1"
	recordStore     = "{2C9A6F04-8D31-4E57-B2A8-5F0C1E7D9B46}"
	customPropsType = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)

// source says from where on in a part paragraphs come from a field or a prose fact.
type source struct {
	offset int
	field  string
	origin int // index into the values, or -1
}

// from notes where the paragraphs that are written next come from.
func (w *writer) from(field markdown.Field, prose *facts.Figure) {
	if w.plain {
		return
	}
	s := source{offset: len(w.out), field: string(field), origin: -1}
	if prose != nil && isFact(prose.Value) {
		s.origin = w.value(prose.Value)
	}
	w.sources = append(w.sources, s)
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

// record adds the part to a package. The document starts at an offset of what has been written.
func (w *writer) record(p *ooxml.Package, start int) {
	files := index{}
	body := w.recorded[:0]
	texts, values, drawings := sha256.New(), sha256.New(), 0
	for _, part := range p.Parts() {
		if !hasStory(part.Name) {
			continue
		}
		s, err := readStory(part.Name, part.Data)
		if err != nil {
			continue // what cannot be read the check of the package reports
		}
		drawings += s.drawings
		paragraphs, offsets := s.paragraphs, s.offsets
		if len(paragraphs) == 0 {
			continue
		}
		body = append(append(append(body, `<part name="`...), part.Name...), "\">\n"...)
		for i := range paragraphs {
			at := source{field: FieldFixed, origin: -1}
			if part.Name == documentPart {
				if n, _ := slices.BinarySearchFunc(w.sources, start+offsets[i]+1, func(s source, at int) int { return s.offset - at }); n > 0 {
					at = w.sources[n-1]
				}
			} else if part.Name == footnotesName {
				at.field = ""
			}
			body = w.recordParagraph(body, &paragraphs[i], at, files)
			for _, span := range paragraphs[i].Spans {
				if span.Control == nil {
					texts.Write([]byte(span.Text))
				}
			}
			texts.Write([]byte{'\n'})
		}
		body = append(body, "</part>\n"...)
	}
	w.recorded = body
	head := w.recordHead(files, func(line []byte) { values.Write(line) })
	out := append(w.recordOut[:0], ooxml.Header+`<draft xmlns="`+recordNamespace+`" version="`+recordVersion+`"`...)
	for _, a := range [...][2]string{{"project", w.doc.Project}, {"unit", w.doc.Unit}, {"document", w.doc.Name},
		{"facts", hex.EncodeToString(values.Sum(nil)[:8])}, {"text", hex.EncodeToString(texts.Sum(nil)[:8])}, {"pictures", strconv.Itoa(drawings)}} {
		out = append(append(append(out, ' '), a[0]...), `="`...)
		out = append(ooxml.AppendAttr(out, a[1]), '"')
	}
	out = append(append(out, ">\n"...), head...)
	out = append(append(out, body...), "</draft>"...)
	w.recordOut = out
	p.Set(ooxml.NewQuickPart(w.l.record, out))
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

// recordHead writes the files and values. It tells each line of a value's text.
func (w *writer) recordHead(files index, each func([]byte)) []byte {
	var lines []byte
	for i := range w.values {
		start := len(lines)
		lines = w.recordValue(lines, &w.values[i], files)
		each(lines[start:])
	}
	var out []byte
	for _, name := range files.names() {
		out = append(ooxml.AppendAttr(append(out, `<file name="`...), name), "\"/>\n"...)
	}
	return append(out, lines...)
}

func (w *writer) recordValue(out []byte, v *value, files index) []byte {
	attr := func(name, text string) {
		if text != "" {
			out = append(append(append(out, ' '), name...), `="`...)
			out = append(ooxml.AppendAttr(out, text), '"')
		}
	}
	text := v.Text
	if text == "" && v.kind != KindBlank {
		text = v.String()
	}
	out = append(out, "<value"...)
	attr("kind", v.kind)
	attr("tag", v.tag)
	attr("unit", v.Unit)
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
	out = ooxml.AppendText(append(out, '>'), text)
	return append(out, "</value>\n"...)
}

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

func (w *writer) recordParagraph(out []byte, p *Paragraph, from source, files index) []byte {
	out = append(out, "<p"...)
	if from.field != "" {
		out = append(append(append(out, ` field="`...), from.field...), '"')
	}
	if from.origin >= 0 {
		out = append(strconv.AppendInt(append(out, ` origin="`...), int64(from.origin), 10), '"')
	}
	if p.Cell {
		out = append(out, ` cell="1"`...)
	}
	out = append(out, '>')
	for _, span := range p.Spans {
		switch n := 0; {
		case span.Control != nil:
			if n = span.Control.ID - w.l.controls - 1; n < 0 || n >= len(w.controls) {
				out = ooxml.AppendText(out, span.Text) // a control of the letterhead's own
				continue
			}
			c := &w.controls[n]
			out = strconv.AppendInt(append(out, `<c id="`...), int64(span.Control.ID), 10)
			out = strconv.AppendInt(append(out, `" value="`...), int64(c.value), 10)
			if c.format != "" {
				out = append(append(out, `" format="`...), c.format...)
			}
			out = append(append(out, `" at="`...), place(c.at, files)...)
			out = append(ooxml.AppendText(append(out, `">`...), span.Text), "</c>"...)
		case from.origin >= 0 && (span.Bold || span.Italic):
			out = append(out, `<f b="`...)
			out = append(append(append(out, onOff(span.Bold)...), `" i="`...), onOff(span.Italic)...)
			out = append(ooxml.AppendText(append(out, `">`...), span.Text), "</f>"...)
		default:
			out = ooxml.AppendText(out, span.Text)
		}
	}
	return append(out, "</p>\n"...)
}
