package facts

// dropped stands for the members that Thin left out.
var dropped = &Value{Kind: Invalid}

// Dropped tells whether a value stands for one that Thin left out: whoever comes upon it needs the whole unit.
func (v *Value) Dropped() bool { return v == dropped }

// Thin returns a group with the members whose types are to be kept, of groups below the same; the others are Dropped, so
// that keys and their number stay.
func (v *Value) Thin(keep func(*Type) bool) *Value {
	thin, _ := v.thinned(keep)
	return thin
}

// thinned tells too whether anything was kept.
func (v *Value) thinned(keep func(*Type) bool) (thin *Value, some bool) {
	copied := *v
	copied.thin = true
	if v.content == nil {
		return &copied, false
	}
	copied.content = &content{v.names, make([]*Value, len(v.items))}
	for i, field := range v.items {
		switch {
		case field == nil: // it is left out already
		case field.Kind == Absent, keep(field.Type):
			copied.items[i], some = field, true
		case field.Kind == Map:
			if field, kept := field.thinned(keep); kept {
				copied.items[i], some = field, true
			}
		}
	}
	return &copied, some
}

// Refill returns a group that was loaded again, with the members that were kept in their places: figures of the units
// above are made of those.
func (v *Value) Refill(again *Value) *Value {
	full := *again
	if again.content == nil {
		return &full
	}
	full.content = &content{again.names, make([]*Value, len(again.items))}
	for i, key := range again.names.keys {
		field := again.items[i]
		if kept := v.get(key); kept != nil && kept.thin {
			field = kept.Refill(field)
		} else if kept != nil {
			field = kept
		}
		full.items[i] = field
	}
	return &full
}

// leftOut returns what stands for a member that is not there.
func (v *Value) leftOut(key string) *Value {
	if v.thin && v.content != nil && v.names.find(key) >= 0 {
		return dropped
	}
	return nil
}
