// Package rollup owns the figures of a unit that are made from the units below: sums, extremes, joined lists, counts.
// They land at the same path one level up and keep the units' values as operands.
//
// It must not know how figures are read or printed.
package rollup

import (
	"fmt"
	"maps"
	"slices"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// Up returns the facts of a unit together with what the schema rolls up from the units below. A total that is also
// stated by hand must agree with them; where it does not, the problem names every operand.
//
// A figure that some unit below has not stated is Absent in the unit above, with the units that lack it as operands:
// a sum over eight wards of nine would be wrong.
func Up(root *facts.Value, below []*facts.Value) (*facts.Value, []Mismatch) {
	if len(below) == 0 {
		return root, nil
	}
	u := upper{unit: root.Unit}
	return u.group(root, root.Type, below, root.Path), u.mismatches
}

// Mismatch is a total stated by hand that the units below do not come to.
type Mismatch struct{ Stated, Made *facts.Value }

// maxOperands is the number of units that a problem names; the rest are counted.
const maxOperands = 20

// Problem reports the mismatch with the figure of every unit.
func (m Mismatch) Problem() diag.Diagnostic {
	d := diag.New("so-lieu/tong-lech", m.Stated.At, m.Made.Path, m.Stated.String(), m.Made.String())
	for n, operand := range m.Made.From {
		if n == maxOperands {
			return d.With(fmt.Sprintf("… (+%d)", len(m.Made.From)-n), diag.Span{})
		}
		d = d.With(operand.Unit+": "+operand.String(), operand.At)
	}
	return d
}

// Asks returns what a figure below must be for the stated total to be right, if that one alone is wrong.
func (m Mismatch) Asks(figure *facts.Value) (viet.Decimal, bool) {
	stated, made := m.Stated.Number, m.Made.Number
	switch m.Made.Op {
	case facts.OpSum:
		return figure.Number.Add(stated).Sub(made), true
	case facts.OpMax:
		return stated, stated.GreaterThan(made) || figure.Number.Equal(made)
	case facts.OpMin:
		return stated, stated.LessThan(made) || figure.Number.Equal(made)
	}
	return viet.Decimal{}, false
}

type upper struct {
	unit       string
	mismatches []Mismatch
}

// group merges a group with the groups at the same path below. The stated group may be absent.
func (u *upper) group(stated *facts.Value, t *facts.Type, below []*facts.Value, path string) *facts.Value {
	keys := slices.Clone(stated.Keys())
	fields := maps.Collect(stated.Fields())
	for _, key := range t.Keys() {
		field := t.Field(key)
		if !rollsUp(field) {
			continue
		}
		parts := make([]*facts.Value, 0, len(below))
		for _, b := range below {
			parts = append(parts, b.Member(key, field))
		}
		made := u.value(stated.Member(key, field), field, parts, facts.JoinPath(path, key))
		if made == nil {
			continue
		}
		if fields[key] == nil {
			keys = append(keys, key)
		}
		fields[key] = made
	}
	like := *stated
	like.Type = t
	return facts.NewMap(like, keys, fields)
}

func (u *upper) value(stated *facts.Value, t *facts.Type, parts []*facts.Value, path string) *facts.Value {
	if t.Rollup == facts.OpNone {
		merged := u.group(stated, t, parts, path)
		if merged.Len() == 0 {
			return nil
		}
		return merged
	}
	present, lacking := split(parts)
	if len(present) == 0 && stated.Kind != facts.Absent {
		return stated
	}
	made := &facts.Value{Kind: t.Kind, Unit: u.unit, Path: path, Type: t, Op: t.Rollup, From: present}
	if stated.Kind != facts.Absent {
		made.At = stated.At
	}
	unread := slices.ContainsFunc(lacking, func(p *facts.Value) bool { return p.Kind == facts.Invalid })
	switch {
	case unread:
		made.Kind, made.From = facts.Absent, lacking
		return made
	case t.Rollup == facts.OpCount:
		made.Kind, made.From = facts.Number, nil
		for _, p := range present {
			if p.Truth() {
				made.From = append(made.From, p)
			}
		}
		made.Number = viet.FromInt(len(made.From))
	case t.Rollup == facts.OpJoin:
		var items []*facts.Value
		for _, p := range present {
			items = append(items, p.Items()...)
		}
		return facts.NewList(*made, append(slices.Clone(stated.Items()), items...))
	default:
		if len(lacking) > 0 || len(present) == 0 {
			made.Kind, made.From = facts.Absent, lacking
			return made
		}
		combine(made, t.Rollup, present)
	}
	u.compare(stated, made)
	return made
}

// combine computes a sum or an extreme.
func combine(made *facts.Value, op facts.Op, parts []*facts.Value) {
	made.Kind, made.Number, made.Date = parts[0].Kind, parts[0].Number, parts[0].Date
	for _, p := range parts[1:] {
		order := p.Number.Compare(made.Number)
		if made.Kind == facts.Date {
			order = p.Date.Compare(made.Date)
		}
		switch {
		case op == facts.OpSum:
			made.Number = made.Number.Add(p.Number)
		case op == facts.OpMax && order > 0, op == facts.OpMin && order < 0:
			made.Number, made.Date = p.Number, p.Date
		}
	}
}

// compare reports a stated total that differs from what the units below come to.
func (u *upper) compare(stated, made *facts.Value) {
	if stated.Kind == facts.Absent || stated.Kind == facts.Invalid || stated.String() == made.String() {
		return
	}
	u.mismatches = append(u.mismatches, Mismatch{stated, made})
}

func split(parts []*facts.Value) (present, lacking []*facts.Value) {
	for _, p := range parts {
		if p.Kind == facts.Absent || p.Kind == facts.Invalid {
			lacking = append(lacking, p)
		} else {
			present = append(present, p)
		}
	}
	return present, lacking
}

// rollsUp tells whether anything in a type rolls up.
func rollsUp(t *facts.Type) bool {
	if t.Rollup != facts.OpNone {
		return true
	}
	return t.Kind == facts.Map && slices.ContainsFunc(t.Keys(), func(key string) bool { return rollsUp(t.Field(key)) })
}
