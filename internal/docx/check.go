package docx

import (
	"bytes"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// check compresses what all documents share and examines it once; from then on only what is new in a document is
// examined.
func (o *opener) check() {
	w := newWriter(o.l)
	defer w.release()
	o.l.base = o.pkg
	base := w.assemble(nil).Clone()
	for _, p := range base.Parts() {
		if o.pkg.Part(p.Name) != p { // written just now, into the writer's buffer
			base.Set(ooxml.NewPart(p.Name, bytes.Clone(p.Data)))
		}
	}
	var problems []ooxml.Problem
	o.l.checker, problems = ooxml.NewChecker(base)
	for _, p := range problems {
		o.problems = append(o.problems, diag.New("mau-word/hong", diag.Span{File: o.l.file}, fault(p)))
	}
	o.l.base = base
}
