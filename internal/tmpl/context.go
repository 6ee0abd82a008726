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

// WithBelow returns a unit's facts with the units below it, for templates that go down more than one level.
func WithBelow(unit *facts.Value, below []*facts.Value) *facts.Value {
	if len(below) == 0 {
		return unit
	}
	fields := make(map[string]*facts.Value, unit.Len()+1)
	for key, v := range unit.Fields() {
		fields[key] = v
	}
	fields[Below] = facts.NewList(facts.Value{Unit: unit.Unit, Path: Below, At: unit.At}, below)
	return facts.NewMap(*unit, append(slices.Clone(unit.Keys()), Below), fields)
}

// contextType returns the type of Context for a level. The types of units below are copies, noted with their originals:
// what is read of a unit from above is told apart from what its own documents read.
func contextType(schema *facts.Schema, level string, originals map[*facts.Type]*facts.Type) *facts.Type {
	unit := schema.Defs[level]
	if unit == nil {
		return nil
	}
	l, _ := schema.Level(level)
	return extend(unit, map[string]*facts.Type{
		Common: orAnything(schema.Defs[Common]), Above: orAnything(schema.Defs[l.Parent]), Below: belowType(schema, level, originals),
	})
}

// belowType is the type of the list of units below a level, each with those below it in turn.
func belowType(schema *facts.Schema, level string, originals map[*facts.Type]*facts.Type) *facts.Type {
	list := &facts.Type{Kind: facts.List, Items: &facts.Type{}}
	for _, below := range schema.Levels { // from the bottom up, without circles
		if unit := schema.Defs[below.Name]; below.Parent == level && unit != nil {
			unit = unit.Copy(originals)
			list.Items = unit
			if lower := belowType(schema, below.Name, originals); lower.Items.Kind != facts.Invalid {
				list.Items = extend(unit, map[string]*facts.Type{Below: lower})
			}
		}
	}
	return list
}

// extend returns a group type with more members.
func extend(t *facts.Type, more map[string]*facts.Type) *facts.Type {
	keys := slices.Clone(t.Keys())
	fields := map[string]*facts.Type{}
	for _, key := range keys {
		fields[key] = t.Field(key)
	}
	for _, key := range sortedKeys(more) {
		if fields[key] == nil {
			keys = append(keys, key)
		}
		fields[key] = more[key]
	}
	extended := facts.NewMapType(keys, fields)
	extended.Extra = t.Extra
	return extended
}

// orAnything stands in for a type that the schema does not have.
func orAnything(t *facts.Type) *facts.Type {
	if t == nil {
		return &facts.Type{}
	}
	return t
}
