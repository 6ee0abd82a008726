package docx

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/ooxml"
)

// Write writes a document as a .docx. The same letterhead and tree give the same bytes, on any goroutine. The result
// is nil where a problem is an error.
func Write(l *Letterhead, doc *markdown.Doc) ([]byte, diag.List) { return writeForm(l, doc, false) }

// WritePlain writes a document as Write does, but without content controls and without the part in which a draft
// remembers itself: a copy to be issued. It looks the same on paper.
func WritePlain(l *Letterhead, doc *markdown.Doc) ([]byte, diag.List) { return writeForm(l, doc, true) }

func writeForm(l *Letterhead, doc *markdown.Doc, plain bool) ([]byte, diag.List) {
	f := l.draft
	if plain {
		f = l.plain
	}
	w := newWriter(l, f, plain)
	defer w.release()
	w.doc = doc
	for _, gap := range l.Gaps(doc) {
		w.problems = append(w.problems, l.Report(gap, []string{w.docName()}))
	}
	p := w.assemble(doc)
	if !w.problems.HasErrors() {
		for _, problem := range f.checker.Check(p) {
			w.report("word/tu-kiem", w.docName(), fault(problem))
		}
	}
	if w.problems.HasErrors() {
		return nil, w.problems
	}
	data, err := p.Bytes()
	if err != nil {
		w.report("word/tu-kiem", w.docName(), diag.Text{Vi: "không nén được tệp", En: err.Error()})
		return nil, w.problems
	}
	return data, w.problems
}

// writer writes one document. Its buffers are used again for the next.
type writer struct {
	l        *Letterhead
	doc      *markdown.Doc
	problems diag.List

	out     []byte // the part being written
	notes   []byte
	core    []byte
	words   []word
	lasts   []lastLine
	drawing int  // id of the last drawing
	printed bool // whether the open cell holds a paragraph
	inNote  bool
	open    *[]byte // how the run of text that was written last starts
	openEnd int     // where it ends
	varied  []ooxml.Varied

	base     *ooxml.Package // what all documents of the form share
	plain    bool           // without content controls
	controls []control
	values   []value
	indexes  map[*facts.Value]int // of the values
	rec      recorder
}

// lastLine is the width of the last line of a field or component, for the line drawn below it.
type lastLine struct {
	of    string
	width float64
}

var writers = sync.Pool{New: func() any { return new(writer) }}

func newWriter(l *Letterhead, f form, plain bool) *writer {
	w := writers.Get().(*writer)
	*w = writer{l: l, out: w.out[:0], notes: w.notes[:0], core: w.core[:0], words: w.words[:0], lasts: w.lasts[:0], varied: w.varied[:0], drawing: l.drawings,
		base: f.base, plain: plain, controls: w.controls[:0], values: w.values[:0], indexes: w.indexes, rec: w.rec}
	w.rec.reset()
	return w
}

func (w *writer) release() {
	const usual = 2 << 20 // bytes; what a document of hundreds of pages took is not held on to
	if cap(w.out)+cap(w.rec.wording)+cap(w.rec.out) > usual {
		return
	}
	w.l, w.doc, w.problems, w.open, w.base = nil, nil, nil, nil, nil
	clear(w.indexes)
	clear(w.controls)
	clear(w.values)
	writers.Put(w)
}

func (w *writer) docName() string { return w.doc.Unit + "/" + w.doc.Name }

func (w *writer) report(code diag.Code, args ...any) {
	w.problems = append(w.problems, diag.New(code, diag.Span{File: w.l.file}, args...))
}

// assemble makes the package: the shared parts and those of the document. The package must be used up before the
// writer is released, because its parts lie in the writer's buffers. Without a document it is the empty letterhead.
func (w *writer) assemble(doc *markdown.Doc) *ooxml.Package {
	if w.doc = doc; doc == nil {
		w.doc = &markdown.Doc{}
	}
	p := w.base.Clone()
	var offsets []int
	for _, m := range w.l.margins {
		w.template(m.template)
		offsets = append(offsets, len(w.out))
	}
	w.varied = w.varied[:0]
	body := len(w.out)
	w.rec.on = !w.plain
	w.template(w.l.document)
	w.rec.on = false
	for i := range w.varied {
		w.varied[i].Start -= body
		w.varied[i].End -= body
	}
	start := 0
	for i, m := range w.l.margins {
		p.Set(ooxml.NewQuickPart(m.name, w.out[start:offsets[i]:offsets[i]]))
		start = offsets[i]
	}
	p.Set(ooxml.NewVariedPart(documentPart, w.out[start:], w.varied))
	if len(w.doc.Notes) > 0 {
		w.footnotes()
		p.Set(ooxml.NewQuickPart(footnotesName, w.notes))
	}
	if doc != nil {
		w.properties()
		p.Set(ooxml.NewQuickPart(coreName, w.core))
		if !w.plain {
			w.record(p)
		}
	}
	return p
}

// template writes a part: its own bytes, and what the document puts in.
func (w *writer) template(t template) {
	for i := range t {
		p := &t[i]
		w.out = append(w.out, p.text...)
		w.rec.said(&p.said)
		switch {
		case p.slot != nil:
			w.slot(p.slot)
		case p.key == "":
		case p.key == keyStart:
			if len(w.doc.Notes) > 0 { // LibreOffice 7.4 puts an empty line before the table of a document with footnotes
				w.smallParagraph(nil)
			}
		case p.key == keyBody:
			w.blocks(w.doc.Body, w.l.sections.width, beforeSigning)
		case p.key == keyEnd:
			w.end()
		case p.key == keyCellOpen:
			w.printed = false
		case p.key == keyCellClose:
			if !w.printed {
				w.out = append(w.out, "<w:p/>"...)
			}
		case p.key == keyID:
			w.out = strconv.AppendInt(w.out, int64(w.drawing), 10)
		default:
			w.length(p.key)
		}
	}
}

// length writes the length of a drawn line, a share of the text above it.
func (w *writer) length(key string) {
	id, inPoints := lineOfKey(key)
	c := w.l.version.Components[id]
	var length float64
	for _, last := range w.lasts {
		if last.of == c.Line.Under {
			length = c.Line.Ratio.Value * last.width
		}
	}
	at := len(w.out)
	if inPoints {
		w.out = appendPoints(w.out, length)
	} else {
		w.out = appendEMU(w.out, length)
	}
	w.varies(at, ooxml.Number)
}

// varies says that what was written from an offset on varies between documents.
func (w *writer) varies(from int, kind ooxml.VariedKind) {
	w.varied = append(w.varied, ooxml.Varied{Start: from, End: len(w.out), Kind: kind})
}

// number writes a whole number that varies between documents.
func (w *writer) number(n int) {
	at := len(w.out)
	w.out = strconv.AppendInt(w.out, int64(n), 10)
	w.varies(at, ooxml.Number)
}

// properties writes what file managers show of the document.
func (w *writer) properties() {
	text := func(field markdown.Field) string {
		var b strings.Builder
		for i, line := range w.doc.Fields[field] {
			if i > 0 {
				b.WriteByte(' ')
			}
			eachText(line, regular, func(text string, _ face) { b.WriteString(strings.ReplaceAll(text, "\n", " ")) })
		}
		return b.String()
	}
	subject := text(markdown.Subject) + text(markdown.LetterSubject)
	title := strings.TrimSpace(text(markdown.Type) + " " + subject)
	creator := strings.TrimSpace(text(markdown.Superior) + " " + text(markdown.Issuer))
	w.core = coreProperties(w.core, title, subject, creator)
}

// unknown reports a node that this package does not know. The list of nodes is closed, so this is a bug of ours.
func (w *writer) unknown(node any) {
	w.report("word/nut-la", w.docName(), fmt.Sprintf("%T", node))
}
