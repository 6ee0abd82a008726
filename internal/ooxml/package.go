// Package ooxml owns the .docx file as a package of parts: reading it with limits, writing it with the same bytes every
// time, the order that the schema gives the children of each element, and the check of a finished package.
//
// It must not know what any document says or how it looks.
package ooxml

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Package is the parts of a .docx. It is not safe for concurrent changes; parts themselves never change and may be
// shared by many packages.
type Package struct {
	parts []*Part // in the order they are written
}

// Part is one entry of the package.
type Part struct {
	Name string // word/document.xml
	Data []byte // must not be changed

	varied []Varied
	level  int // of compression
	once   sync.Once
	packed packed

	read   sync.Once
	fault  error // why it is not well-formed XML
	faulty int   // the byte at fault
}

// wellFormed reads the part as XML the first time it is asked.
func (p *Part) wellFormed() (at int, err error) {
	p.read.Do(func() {
		s := NewScanner(p.Data)
		for s.Next() != End {
		}
		p.faulty, p.fault = s.Offset, s.Err()
	})
	return p.faulty, p.fault
}

// NewPart returns a part. The package keeps data and compresses it at most once, however many packages hold the part.
func NewPart(name string, data []byte) *Part { return &Part{Name: name, Data: data, level: thorough} }

// NewQuickPart returns a part that only one package will hold: it is compressed in less time and a little less.
func NewQuickPart(name string, data []byte) *Part { return &Part{Name: name, Data: data, level: quick} }

// Part returns the part with that name, or nil.
func (p *Package) Part(name string) *Part {
	if i, found := p.find(name); found {
		return p.parts[i]
	}
	return nil
}

// Data returns the content of the part with that name, or nil.
func (p *Package) Data(name string) []byte {
	if part := p.Part(name); part != nil {
		return part.Data
	}
	return nil
}

// Set puts a part into the package, in place of the one with the same name.
func (p *Package) Set(part *Part) {
	i, found := p.find(part.Name)
	if found && p.parts[i].Name == part.Name {
		p.parts[i] = part
		return
	} else if found { // of another spelling, which may stand elsewhere
		p.parts = slices.Delete(p.parts, i, i+1)
		i, _ = p.find(part.Name)
	}
	p.parts = slices.Insert(p.parts, i, part)
}

// find returns where the part with that name stands, or would stand. Small and capital letters are the same in names of
// parts.
func (p *Package) find(name string) (int, bool) {
	i, found := slices.BinarySearchFunc(p.parts, name, func(part *Part, name string) int { return compareNames(part.Name, name) })
	if !found {
		for k, part := range p.parts {
			if len(part.Name) == len(name) && strings.EqualFold(part.Name, name) {
				return k, true
			}
		}
	}
	return i, found
}

// Remove takes a part out of the package.
func (p *Package) Remove(name string) {
	p.parts = slices.DeleteFunc(p.parts, func(part *Part) bool { return strings.EqualFold(part.Name, name) })
}

// Parts returns the parts in the order they are written. The caller must not change the list.
func (p *Package) Parts() []*Part { return p.parts }

// Clone returns a package with the same parts; changing one does not change the other.
func (p *Package) Clone() *Package { return &Package{parts: slices.Clone(p.parts)} }

// compareNames orders parts: the content types first and the package's relationships next, as Word writes them, then
// by name.
func compareNames(a, b string) int {
	return cmp.Or(cmp.Compare(nameRank(a), nameRank(b)), strings.Compare(a, b))
}

func nameRank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}
