package facts

import "slices"

// dropped stands for the members that Thin left out.
var dropped = &Value{Kind: Invalid}

// Dropped tells whether a value stands for one that Thin left out: whoever comes upon it needs the whole unit.
func (v *Value) Dropped() bool { return v == dropped }

// Thin returns a group with the members whose types are to be kept, of groups below the same; the others are Dropped, so
// that keys and their number stay.
func (v *Value) Thin(keep func(*Type) bool) *Value {
	thin := *v
	thin.thin, thin.fields = true, map[string]*Value{}
	for _, key := range v.keys {
		switch field := v.fields[key]; {
		case field == nil: // it is left out already
		case field.Kind == Absent, keep(field.Type):
			thin.fields[key] = field
		case field.Kind == Map:
			if field = field.Thin(keep); len(field.fields) > 0 {
				thin.fields[key] = field
			}
		}
	}
	return &thin
}

// Refill returns a group that was loaded again, with the members that were kept in their places: figures of the units
// above are made of those.
func (v *Value) Refill(again *Value) *Value {
	full := *again
	full.fields = make(map[string]*Value, len(again.keys))
	for _, key := range again.keys {
		field := again.fields[key]
		if kept := v.fields[key]; kept != nil && kept.thin {
			field = kept.Refill(field)
		} else if kept != nil {
			field = kept
		}
		full.fields[key] = field
	}
	return &full
}

// leftOut returns what stands for a member that is not there.
func (v *Value) leftOut(key string) *Value {
	if v.thin && slices.Contains(v.keys, key) {
		return dropped
	}
	return nil
}
