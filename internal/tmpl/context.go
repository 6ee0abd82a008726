package tmpl

import (
	"slices"

	"vanban/internal/facts"
)

// Members that every template finds beside the facts of its unit.
const (
	Common = "chung"    // facts that all documents share
	Above  = "cap_tren" // facts of the unit above
	Below  = "cap_duoi" // the units directly below, in alphabetical order
)

// Context returns what a template sees as its data: the facts of a unit with the common facts, the unit above and
// the units below. Common, above and below may be nil.
func Context(unit, common, above *facts.Value, below []*facts.Value) *facts.Value {
	keys := slices.Clone(unit.Keys())
	fields := make(map[string]*facts.Value, len(keys)+3)
	for key, v := range unit.Fields() {
		fields[key] = v
	}
	add := func(key string, v *facts.Value) {
		if fields[key] == nil {
			keys = append(keys, key)
		}
		fields[key] = v
	}
	if common != nil {
		add(Common, common)
	}
	if above != nil {
		add(Above, above)
	} else {
		add(Above, &facts.Value{Kind: facts.Absent, Unit: unit.Unit, Path: Above, At: unit.At})
	}
	add(Below, facts.NewList(facts.Value{Unit: unit.Unit, Path: Below, At: unit.At}, below))
	return facts.NewMap(*unit, keys, fields)
}

// ContextType returns the type of Context for a level.
func ContextType(schema *facts.Schema, level string) *facts.Type {
	unit := schema.Defs[level]
	if unit == nil {
		return nil
	}
	keys := append(slices.Clone(unit.Keys()), Common, Above, Below)
	fields := map[string]*facts.Type{}
	for _, key := range unit.Keys() {
		fields[key] = unit.Field(key)
	}
	fields[Common] = schema.Defs[Common]
	fields[Below] = &facts.Type{Kind: facts.List}
	l, _ := schema.Level(level)
	fields[Above] = schema.Defs[l.Parent]
	for _, below := range schema.Levels {
		if below.Parent == level {
			fields[Below].Items = schema.Defs[below.Name]
		}
	}
	for key, t := range fields {
		if t == nil {
			fields[key] = &facts.Type{}
		}
	}
	t := facts.NewMapType(keys, fields)
	t.Extra = unit.Extra
	return t
}
