package facts

import (
	"slices"

	"github.com/expr-lang/expr/types"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Schema is what data/schema.yaml says: which facts there are, of which kind, and which levels of units.
type Schema struct {
	File   *diag.File
	Title  string           // what the whole is called; may be empty
	Defs   map[string]*Type // by file or folder of data/: chung, van-ban, xa ...
	Levels []Level          // from the bottom up

	validators map[string]*jsonschema.Schema
	records    bool            // files hold records of the definition, by key
	builtin    map[string]bool // keys that the program declared itself
	common     *common         // what stands in all units, kept once; may be nil
}

// Level is a kind of unit: a folder of data/.
type Level struct {
	Name   string // xa
	Title  string // Xã
	Parent string // the level above; empty at the top
	At     diag.Span
}

// Level returns a level by name.
func (s *Schema) Level(name string) (Level, bool) {
	i := slices.IndexFunc(s.Levels, func(l Level) bool { return l.Name == name })
	if i < 0 {
		return Level{}, false
	}
	return s.Levels[i], true
}

// Type is what the schema says of one place: the kind of value, its unit, its words, and how it rolls up.
type Type struct {
	Kind        Kind
	Integer     bool   // Kind Number: whole numbers only
	Title       string // in Vietnamese, for messages and editors
	Description string
	Example     string // how a value is written, for messages
	Unit        string // unit of measure, as người or triệu đồng
	Rollup      Op     // how the units below make this figure of the unit above
	Rules       []*Rule
	At          diag.Span

	Items    *Type // Kind List
	Extra    *Type // Kind Map: type of members that are not declared; nil refuses them
	Required []string
	misspelt bool // it names no kind, which is reported
	keys     []string
	fields   map[string]*Type
	env      types.Map // made by environment

	requiredAt []diag.Span // of each name in Required
}

// NewMapType returns the type of a group with these members.
func NewMapType(keys []string, fields map[string]*Type) *Type {
	return &Type{Kind: Map, keys: keys, fields: fields}
}

// Undeclared reports facts that must be there and that no definition declares. It is asked after Declare.
func (s *Schema) Undeclared() diag.List {
	var problems diag.List
	seen := map[*Type]bool{}
	var walk func(t *Type)
	walk = func(t *Type) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		for i, name := range t.Required {
			if t.Kind == Map && t.Field(name) == nil && i < len(t.requiredAt) {
				near, _ := viet.Nearest(name, t.keys)
				problems = append(problems, diag.New("luoc-do/bat-buoc-la", t.requiredAt[i], name, diag.Perhaps(near)))
			}
		}
		for _, key := range t.keys {
			walk(t.fields[key])
		}
		walk(t.Items)
		walk(t.Extra)
	}
	for _, def := range s.Defs {
		walk(def)
	}
	return problems
}

// Field returns the type of a member of a group, or nil.
func (t *Type) Field(key string) *Type {
	if t == nil {
		return nil
	}
	if field, ok := t.fields[key]; ok {
		return field
	}
	return t.Extra
}

// Keys returns the members of a group in the order of the schema. The caller must not change it.
func (t *Type) Keys() []string { return t.keys }

// Declare adds a member to a definition that does not have it: keys that the program itself reads need not be in every
// project's schema.
func (s *Schema) Declare(def, key string, t *Type) {
	d := s.Defs[def]
	if d == nil || d.Kind != Map || d.fields[key] != nil {
		return
	}
	d.keys = append(d.keys, key)
	d.fields[key] = t
	if s.builtin == nil {
		s.builtin = map[string]bool{}
	}
	s.builtin[key] = true
}

// Copy returns a type of its own for every place below a type, so that places can be told apart by where they are
// reached from. It notes what each is a copy of.
func (t *Type) Copy(originals map[*Type]*Type) *Type { return t.copy(originals, map[*Type]*Type{}) }

func (t *Type) copy(originals, made map[*Type]*Type) *Type {
	if t == nil || made[t] != nil {
		return made[t]
	}
	c := *t
	made[t], originals[&c] = &c, t
	c.Items, c.Extra = t.Items.copy(originals, made), t.Extra.copy(originals, made)
	c.fields = make(map[string]*Type, len(t.fields))
	for key, field := range t.fields {
		c.fields[key] = field.copy(originals, made)
	}
	return &c
}
