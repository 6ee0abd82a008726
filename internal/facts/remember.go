package facts

import (
	varint "encoding/binary"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// What units above read of a unit can be remembered from one run to the next, under the hash of the unit's file: a few
// kilobytes that are read fifty times as fast as the file. Only units that have no problems are remembered.

// Marks in front of a remembered value, beside its kind.
const (
	isThin  = 1 << 5
	isTrue  = 1 << 6
	leftOut = 0xFF // a member that is left out
)

// Remember returns the facts of a unit and the lines of its file in a form that Recall reads. It returns nil where that
// cannot be done: the values are not those of one file as it was read.
func (s *Schema) Remember(u *Unit) []byte {
	if u.Root == nil || u.Root.Partial {
		return nil
	}
	m := memory{file: u.File, unit: u.ID}
	m.number(u.File.Size())
	lines := u.File.LineStarts()
	m.number(len(lines))
	last := uint32(0)
	for _, at := range lines {
		m.number(int(at - last))
		last = at
	}
	if !m.value(u.Root, s.Defs[u.Level]) {
		return nil
	}
	return m.data
}

// memory is what is written of a unit.
type memory struct {
	data []byte
	file *diag.File
	unit string
}

func (m *memory) number(n int) { m.data = varint.AppendUvarint(m.data, uint64(n)) }

func (m *memory) text(s string) {
	m.number(len(s))
	m.data = append(m.data, s...)
}

// value writes a value of a type that its reader knows.
func (m *memory) value(v *Value, t *Type) bool {
	if v == nil {
		m.data = append(m.data, leftOut)
		return true
	}
	if v.Kind == Invalid || v.Op != OpNone || len(v.From) > 0 || v.Format != "" || v.Unit != m.unit || v.At.File != m.file ||
		!open(t) && v.Type != t || open(t) && !sameShape(v.Type, guessed(v.Kind)) {
		return false
	}
	mark := byte(v.Kind)
	if v.thin {
		mark |= isThin
	}
	if v.Bool {
		mark |= isTrue
	}
	m.data = append(m.data, mark)
	m.number(v.At.Start)
	m.number(v.At.End - v.At.Start)
	switch v.Kind {
	case Map:
		if v.content == nil || slices.ContainsFunc(v.Keys(), func(key string) bool { return key == "" || strings.Contains(key, "\n") }) {
			return false
		}
		m.text(strings.Join(v.Keys(), "\n"))
		for i, key := range v.Keys() {
			if !m.value(v.items[i], v.Type.Field(key)) {
				return false
			}
		}
	case List:
		m.number(v.Len())
		for _, item := range v.Items() {
			if !m.value(item, v.Type.Items) {
				return false
			}
		}
	default:
		m.text(v.Text)
	}
	return true
}

// open tells whether a type leaves the kind to the file.
func open(t *Type) bool { return t == nil || t.Kind == Invalid }

// guessed is the type of a value of a kind that the schema leaves open.
func guessed(kind Kind) *Type {
	switch kind {
	case Map:
		return &Type{Kind: Map, Extra: &Type{}}
	case List:
		return &Type{Kind: List, Items: &Type{}}
	}
	return &Type{Kind: Text}
}

func sameShape(t, guess *Type) bool {
	return t != nil && t.Kind == guess.Kind && t.Title == "" && len(t.keys) == 0
}

// Recall returns the facts of a unit as Remember wrote them, with a file that has places but no text; nil where it is
// not in that form.
func (s *Schema) Recall(data []byte, name, id, level string) *Unit {
	r := reminder{data: data, common: s.common, unit: id}
	size, lines := r.number(), make([]uint32, r.count())
	last := uint32(0)
	for i := range lines {
		last += uint32(r.number())
		lines[i] = last
	}
	r.file, r.size = diag.NewForgotten(name, size, lines), size
	root := r.value(s.Defs[level], "", 0)
	if r.bad || len(r.data) > 0 || root == nil || root.Kind != Map || len(lines) == 0 || !slices.IsSorted(lines) || lines[0] != 0 {
		return nil
	}
	return &Unit{ID: id, Level: level, File: r.file, Root: root}
}

// reminder reads what memory writes.
type reminder struct {
	data   []byte
	bad    bool
	file   *diag.File
	size   int
	unit   string
	common *common
}

func (r *reminder) number() int {
	n, length := varint.Uvarint(r.data)
	if length <= 0 || n > maxFileSize {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[length:]
	return int(n)
}

// count reads a number of things that take a byte at least.
func (r *reminder) count() int {
	n := r.number()
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return 0
	}
	return n
}

func (r *reminder) text() []byte {
	n := r.count()
	text := r.data[:n]
	r.data = r.data[n:]
	return text
}

func (r *reminder) value(t *Type, path string, depth int) *Value {
	if len(r.data) == 0 || depth > maxDepth {
		r.bad, r.data = true, nil
		return nil
	}
	mark := r.data[0]
	if r.data = r.data[1:]; mark == leftOut {
		return nil
	}
	v := &Value{Kind: Kind(mark &^ (isThin | isTrue)), thin: mark&isThin != 0, Bool: mark&isTrue != 0, Unit: r.unit, Path: path, Type: t}
	if open(t) {
		v.Type = guessed(v.Kind)
	}
	v.At = diag.Span{File: r.file, Start: r.number()}
	if v.At.End = v.At.Start + r.number(); v.At.End > r.size || v.Kind != Absent && v.Kind != v.Type.Kind {
		r.bad, r.data = true, nil
		return nil
	}
	var err error
	switch v.Kind {
	case Map:
		v.content = &content{names: r.common.split(r.text())}
		v.items = make([]*Value, len(v.names.keys))
		for i, key := range v.names.keys {
			v.items[i] = r.value(v.Type.Field(key), r.common.path(path, key), depth+1)
		}
	case List:
		v.content = &content{items: make([]*Value, r.count())}
		for i := range v.items {
			v.items[i] = r.value(v.Type.Items, itemPath(path, i), depth+1)
		}
	case Number:
		v.Text, v.Number, err = r.common.number(string(r.text()))
	case Date:
		v.Text = string(r.text())
		v.Date, err = viet.ParseDate(v.Text)
	default:
		v.Text = string(r.text())
	}
	r.bad = r.bad || err != nil
	return v
}
