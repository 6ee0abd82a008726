// Package facts owns what is known about each unit: values with an identity and a place in a YAML file, the schema
// that says what kind of value stands where, and the figures that documents print.
//
// It must not know how figures are laid out, nor what any fact is about.
package facts

import (
	"iter"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Kind is the kind of a value. Its zero value is invalid.
type Kind uint8

const (
	Invalid Kind = iota // a value that could not be read or computed; its problem has been reported
	Absent              // declared by the schema but not stated
	Text                // one line or more of plain text
	Prose               // Markdown, let into a document only where the template says md
	Number              // an exact decimal
	Date                // a day, or a month whose day is not known yet
	Bool
	Map
	List
)

// Value is a fact, a group or list of facts, or a value computed from facts. Values do not change after they are made.
type Value struct {
	Kind    Kind
	Bool    bool // Kind Bool
	Partial bool // the root of a file of which some lines could not be read
	thin    bool // Kind Map: members are left out

	Text   string       // as written in the file, or the computed text
	Number viet.Decimal // Kind Number
	Date   viet.Date    // Kind Date

	Unit string    // the unit it belongs to, as xa/tan-an; empty for facts that all share
	Path string    // place inside the unit, as nhan_luc.nu or mo_hinh[2].ten; empty for the root
	At   diag.Span // the scalar, or the key of a group; no place for computed values
	Type *Type     // what the schema says of it; nil for computed values

	Op   Op       // how it was computed; OpNone for a fact as stated
	From []*Value // operands of Op, in order

	Format string // Op OpFormat: the template function that printed From[0] as Text

	*content // Kind Map and List
}

// Op names a computation. The zero value means that the value stands in a file as it is.
type Op string

const (
	OpNone   Op = ""
	OpSum    Op = "tong"      // sum of From
	OpMax    Op = "lon_nhat"  // largest of From
	OpMin    Op = "nho_nhat"  // smallest of From
	OpJoin   Op = "noi"       // From in one list
	OpCount  Op = "dem"       // how many of From hold
	OpFormat Op = "dinh_dang" // From[0] printed in a certain form

	OpEnumeration Op = "danh_sach" // From listed with commas and và
)

// Field returns a member of a group, or nil.
func (v *Value) Field(key string) *Value {
	if field := v.get(key); field != nil {
		return field
	}
	return v.leftOut(key)
}

// Member returns a member of a group, or an absent value of a type that knows where it should stand.
func (v *Value) Member(key string, t *Type) *Value {
	if field := v.Field(key); field != nil {
		return field
	}
	return &Value{Kind: Absent, Unit: v.Unit, Path: JoinPath(v.Path, key), At: v.At, Type: t}
}

// JoinPath returns the path of a member of what stands at a path, which is empty for the root.
func JoinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// itemPath returns the path of an item, counted from 0, of the list at a path.
func itemPath(path string, i int) string { return path + "[" + strconv.Itoa(i+1) + "]" }

// Keys returns the members' names of a group in the order of the file. The caller must not change it.
func (v *Value) Keys() []string {
	if v.content == nil || v.names == nil {
		return nil
	}
	return v.names.keys
}

// Fields goes through the members of a group in the order of the file.
func (v *Value) Fields() iter.Seq2[string, *Value] {
	return func(yield func(string, *Value) bool) {
		for _, k := range v.Keys() {
			if !yield(k, v.Field(k)) {
				return
			}
		}
	}
}

// Items returns the members of a list. The caller must not change it.
func (v *Value) Items() []*Value {
	if v.content == nil || v.names != nil {
		return nil
	}
	return v.items
}

// Len returns the number of members of a group or list.
func (v *Value) Len() int {
	if v.content == nil {
		return 0
	}
	return len(v.items)
}

// Lookup follows a dotted path such as chuyen_mon.thac_si down from a group. It returns nil where nothing stands.
func (v *Value) Lookup(path string) *Value {
	for key := range strings.SplitSeq(path, ".") {
		if v == nil {
			return nil
		}
		v = v.Field(key)
	}
	return v
}

// String returns the value in its plain Vietnamese form.
func (v *Value) String() string {
	switch v.Kind {
	case Number:
		return viet.FormatNumber(v.Number)
	case Date:
		return v.Date.Short()
	case Bool:
		if v.Bool {
			return "có"
		}
		return "không"
	case Text, Prose:
		return v.Text
	}
	return v.Kind.String()
}

// Truth tells what if and with see: absent, zero, empty and false values are false.
func (v *Value) Truth() bool {
	if v == nil {
		return false
	}
	switch v.Kind {
	case Number:
		return !v.Number.IsZero()
	case Date:
		return !v.Date.IsZero()
	case Bool:
		return v.Bool
	case Text, Prose:
		return v.Text != ""
	case Map, List:
		return v.Len() > 0
	}
	return false
}

// NewMap returns a group that is put together rather than read. The keys are in the order given.
func NewMap(like Value, keys []string, fields map[string]*Value) *Value {
	m := &content{&names{keys: make([]string, 0, len(keys))}, make([]*Value, 0, len(keys))}
	for _, key := range keys {
		m.set(key, fields[key])
	}
	like.Kind, like.content = Map, m
	return &like
}

// NewList returns a list that is put together rather than read.
func NewList(like Value, items []*Value) *Value {
	like.Kind, like.content = List, &content{items: items}
	return &like
}
