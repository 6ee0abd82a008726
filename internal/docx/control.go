package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/ooxml"
	"vanban/internal/viet"
)

// This file writes figures as content controls, so that an edit made in Word finds its way back to the fact. A control
// is inline plain text, the one kind that LibreOffice keeps, and not bound to XML: Word would overwrite edits with it.

// Kinds of values that a draft remembers.
const (
	KindFact     = "fact"     // stands in a data file; the reader of the Word file may change it
	KindList     = "list"     // several facts, listed with commas and và
	KindComputed = "computed" // made from other values; locked
	KindBlank    = "blank"    // nobody has stated it yet
)

// maxTag is the longest tag and alias that Word takes, in UTF-16 units.
const maxTag = 64

// control is a content control that has been written.
type control struct {
	value  int // index into the writer's values
	format string
	at     diag.Span // the action in the template
	text   string    // as printed
}

// value is a value that some control of the document prints.
type value struct {
	*facts.Value
	kind, tag string
	from      []int // operands; indexes into the writer's values
}

// innermost follows a figure through the formats that print it to the value that is printed, and names the formats from
// the outside in.
func innermost(figure *facts.Figure) (v *facts.Value, formats string) {
	formats = figure.Format
	for v = figure.Value; v != nil && v.Op == facts.OpFormat && len(v.From) == 1; v = v.From[0] {
		formats = strings.TrimSpace(formats + " " + v.Format)
	}
	return v, formats
}

// isFact tells whether a value stands in a data file as it is.
func isFact(v *facts.Value) bool {
	return v.Op == facts.OpNone && !v.At.IsZero() && v.Path != "" && strings.HasSuffix(v.At.File.Name, ".yaml")
}

// control writes a figure as a content control, or returns false where it is text that the template types.
func (w *writer) control(figure *facts.Figure, r *runs, f face) bool {
	v, formats := innermost(figure)
	if v == nil || !isFact(v) && len(v.From) == 0 {
		return false
	}
	if w.plain {
		w.figureRun(figure.Text, r[f])
		return true
	}
	index := w.value(v)
	known := &w.values[index]
	lock := "sdtLocked"
	if known.kind == KindComputed {
		lock = "sdtContentLocked"
	}
	w.controls = append(w.controls, control{index, formats, figure.At, figure.Text})
	w.out = append(w.out, "<w:sdt><w:sdtPr>"...)
	w.out = append(w.out, r[f][len("<w:r>"):]...)
	w.out = append(w.out, `<w:alias w:val="`...)
	w.attribute(known.tag)
	w.out = append(w.out, `"/><w:tag w:val="`...)
	w.attribute(known.tag)
	w.out = append(w.out, `"/><w:id w:val="`...)
	w.out = strconv.AppendInt(w.out, int64(w.l.controls+len(w.controls)), 10)
	w.out = append(append(append(w.out, `"/><w:lock w:val="`...), lock...), `"/>`...)
	if len(r[f]) == len("<w:r>") {
		// LibreOffice 7.4 shows the text of a plain-text control without its own bold, italics and colour, so those that have
		// some stay rich text, which is the default.
		w.out = append(w.out, "<w:text/>"...)
	}
	w.out = append(w.out, "</w:sdtPr><w:sdtContent>"...)
	w.run(r, f, figure.Text)
	w.out = append(w.out, "</w:sdtContent></w:sdt>"...)
	w.noteControl()
	return true
}

// attribute writes the value of an attribute that varies between documents.
func (w *writer) attribute(value string) {
	start := len(w.out)
	w.out = ooxml.AppendAttr(w.out, value)
	w.varies(start, ooxml.Value)
}

// figureRun writes a figure of a document without controls. It states the language, which is that of the whole
// document: programs cut lines into pieces where properties begin and end, and round the width of each. So the pieces
// are those of the draft with its controls, and the pages look the same to the last pixel.
func (w *writer) figureRun(text string, open []byte) {
	const language, end = `<w:lang w:val="vi-VN"/>`, "</w:rPr>"
	if before, ok := bytes.CutSuffix(open, []byte(end)); ok {
		w.out = append(append(append(w.out, before...), language...), end...)
	} else {
		w.out = append(append(w.out, open...), "<w:rPr>"+language+end...)
	}
	w.out = append(w.out, `<w:t xml:space="preserve">`...)
	w.typed(text)
	w.out = append(w.out, "</w:t></w:r>"...)
}

// maxRecorded is the number of operands of a computed value that are recorded: they are told to whoever edits a total,
// and a total of a country has ten thousand.
const maxRecorded = 20

// value returns the index of a value among those that the document prints, with all its operands.
func (w *writer) value(v *facts.Value) int {
	if index, known := w.indexes[v]; known {
		return index
	}
	var from []int
	kind := KindFact
	switch {
	case v.Kind == facts.Absent:
		kind = KindBlank
	case isEnumeration(v):
		kind = KindList
	case !isFact(v):
		kind = KindComputed
	}
	if kind == KindList || kind == KindComputed {
		from = make([]int, 0, min(len(v.From), maxRecorded))
		for _, operand := range v.From {
			if kind == KindComputed && len(from) == maxRecorded {
				break
			}
			if operand.Op == facts.OpFormat && len(operand.From) == 1 {
				operand, _ = innermost(&facts.Figure{Value: operand})
			}
			if isFact(operand) || len(operand.From) > 0 {
				from = append(from, w.value(operand))
			}
		}
	}
	w.values = append(w.values, value{Value: v, kind: kind, tag: w.tag(v), from: from})
	if w.indexes == nil {
		w.indexes = map[*facts.Value]int{}
	}
	w.indexes[v] = len(w.values) - 1
	return len(w.values) - 1
}

// isEnumeration tells whether a value lists facts as a sentence does, and nothing but facts.
func isEnumeration(v *facts.Value) bool {
	if v.Op != facts.OpEnumeration || len(v.From) == 0 {
		return false
	}
	words := make([]string, len(v.From))
	for i, member := range v.From {
		if !isFact(member) {
			return false
		}
		words[i] = member.String()
	}
	return viet.Join(words) == v.Text
}

// tag names a value: a fact of the document's unit by its path, one of another unit or file with that in front, a
// computed one by its expression. What is longer than Word allows is named by a digest.
func (w *writer) tag(v *facts.Value) string {
	name := w.expression(v, 0)
	if len(name) <= maxTag || len(utf16.Encode([]rune(name))) <= maxTag {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return "#" + hex.EncodeToString(sum[:6])
}

func (w *writer) expression(v *facts.Value, depth int) string {
	switch {
	case v.Path != "" && v.Unit == w.doc.Unit:
		return v.Path
	case v.Path != "" && v.Unit != "":
		return v.Unit + ":" + v.Path
	case v.Path != "" && !v.At.IsZero():
		return strings.TrimSuffix(path.Base(v.At.File.Name), ".yaml") + "." + v.Path
	case depth > 3:
		return string(v.Op)
	}
	operands := make([]string, len(v.From))
	for i, operand := range v.From {
		operands[i] = w.expression(operand, depth+1)
	}
	return "=" + string(v.Op) + "(" + strings.Join(operands, "; ") + ")"
}

// lastControl finds the largest id of a content control in the letterhead, above which those of documents are counted.
func (o *opener) lastControl() {
	for _, p := range o.parts {
		p.root.Walk(func(n *ooxml.Node) bool {
			if n.Name == "w:sdtPr" {
				if id, err := strconv.ParseInt(n.Child("w:id").Attr("w:val"), 10, 32); err == nil && id < drawnAtRandom {
					o.l.controls = max(o.l.controls, int(id))
				}
			}
			return true
		})
	}
}

// drawnAtRandom is where the ids begin that Word draws at random. Those of documents are counted and stay below.
const drawnAtRandom = 1 << 24
