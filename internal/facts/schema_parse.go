package facts

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Limits of a schema.
const (
	maxTypeDepth = 32      // nesting of types, so that a definition that refers to itself ends
	maxExpanded  = 200_000 // places of the schema when every reference is written out; real ones have some thousand
	maxCondition = 2000    // bytes of a rule
)

// Keywords of the project in the schema, beside those of JSON Schema 2020-12.
const (
	keyRollup = "x-gop"     // how figures of the units below make the figure above
	keyRules  = "x-quy-tac" // rules between the members of a group
	keyUnit   = "x-don-vi"  // unit of measure
	keyLevels = "x-cap"     // levels of units
	formatDay = "date"      // a day, or a month whose day is not known yet
	formatMd  = "markdown"  // prose that may hold Markdown
)

// keywords are those of JSON Schema 2020-12 that types do not read and the JSON Schema library judges by. An unknown
// one is most often a fact that is indented wrongly.
var keywords = strings.Fields(`$comment $defs anyOf oneOf not if then else enum const pattern minimum maximum exclusiveMinimum
	exclusiveMaximum multipleOf minLength maxLength minItems maxItems uniqueItems prefixItems contains minContains maxContains
	minProperties maxProperties patternProperties propertyNames dependentRequired dependentSchemas default deprecated
	readOnly writeOnly markdownDescription`)

// ParseSchema reads the schema. A schema with problems is still returned as far as it could be read.
func ParseSchema(file *diag.File) (*Schema, diag.List) {
	d := readYAML(file)
	p := schemaParser{file: d.file, types: map[*yaml.Node]*Type{}, schema: &Schema{common: new(common), File: file, Defs: map[string]*Type{}, validators: map[string]*jsonschema.Schema{}}}
	root := d.root
	p.problems = d.problems
	if root == nil {
		return p.schema, p.problems
	}
	p.root = root
	if title := child(root, "title"); title != nil {
		p.schema.Title = title.Value
	}
	defs := child(root, "$defs")
	if defs == nil || defs.Kind != yaml.MappingNode {
		p.report("luoc-do/thieu-defs", root)
		return p.schema, p.problems
	}
	if p.tooMany(defs) {
		return p.schema, p.problems
	}
	for key, node := range members(defs) {
		p.schema.Defs[key.Value] = p.typeOf(node, 0)
	}
	p.levels(child(root, keyLevels))
	if !p.problems.HasErrors() {
		p.compile()
	}
	return p.schema, p.problems
}

type schemaParser struct {
	file     *diag.File
	root     *yaml.Node
	schema   *Schema
	types    map[*yaml.Node]*Type
	problems diag.List
}

func (p *schemaParser) report(code diag.Code, node *yaml.Node, args ...any) {
	p.problems = append(p.problems, diag.New(code, spanOf(p.file, node), args...))
}

// typeOf reads the type at one place of the schema. A place that only refers to another shares its type.
func (p *schemaParser) typeOf(node *yaml.Node, depth int) *Type {
	if ref := child(node, "$ref"); ref != nil && len(node.Content) == 2 && depth <= maxTypeDepth {
		if target := p.resolve(ref); target != nil {
			return p.typeOf(target, depth+1)
		}
	}
	if t := p.types[node]; t != nil {
		return t
	}
	t := p.newType(node, depth)
	p.types[node] = t
	return t
}

func (p *schemaParser) newType(node *yaml.Node, depth int) *Type {
	t := &Type{At: spanOf(p.file, node), fields: map[string]*Type{}}
	if depth > maxTypeDepth {
		p.report("luoc-do/qua-sau", node)
		return t
	}
	p.mergeInto(t, node, depth)
	switch {
	case t.Kind != Invalid || t.misspelt:
	case len(t.keys) > 0:
		t.Kind = Map
	case t.Items != nil:
		t.Kind = List
	default:
		t.Kind = Text
	}
	if t.Rollup != OpNone && !t.misspelt && !t.canRollUp() {
		p.report("luoc-do/gop-sai-kieu", node, t.Rollup, t.Kind.Words())
	}
	p.compileRules(t)
	return t
}

// mergeInto adds what one schema object says to a type; $ref and allOf add what they lead to.
func (p *schemaParser) mergeInto(t *Type, node *yaml.Node, depth int) {
	if depth > maxTypeDepth {
		p.report("luoc-do/qua-sau", node)
		return
	}
	if node.Kind != yaml.MappingNode {
		p.report("luoc-do/sai", node)
		return
	}
	for key, value := range members(node) {
		switch key.Value {
		case "$ref":
			if target := p.resolve(value); target != nil {
				p.mergeInto(t, target, depth+1)
			}
		case "allOf":
			for _, part := range value.Content {
				p.mergeInto(t, part, depth+1)
			}
		case "type":
			p.kind(t, value)
		case "format":
			switch value.Value {
			case formatDay:
				t.Kind = Date
			case formatMd:
				t.Kind = Prose
			}
		case "title":
			t.Title = value.Value
		case "description":
			t.Description = value.Value
		case "examples":
			if len(value.Content) > 0 {
				t.Example = value.Content[0].Value
			}
		case "required":
			for _, name := range value.Content {
				t.Required = append(t.Required, name.Value)
				t.requiredAt = append(t.requiredAt, spanOf(p.file, name))
			}
		case "properties":
			for name, sub := range members(value) {
				if !slices.Contains(t.keys, name.Value) {
					t.keys = append(t.keys, name.Value)
				}
				t.fields[name.Value] = p.typeOf(sub, depth+1)
			}
		case "items":
			t.Items = p.typeOf(value, depth+1)
		case "additionalProperties", "unevaluatedProperties":
			if value.Kind == yaml.MappingNode {
				t.Extra = p.typeOf(value, depth+1)
			}
		case keyUnit:
			t.Unit = value.Value
		case keyRollup:
			p.rollup(t, value)
		case keyRules:
			p.rules(t, value)
		default:
			if !slices.Contains(keywords, key.Value) && !strings.HasPrefix(key.Value, "x-") {
				near, _ := viet.Nearest(key.Value, keywords)
				p.report("luoc-do/tu-khoa-la", key, key.Value, diag.Perhaps(near))
			}
		}
	}
}

func (p *schemaParser) kind(t *Type, node *yaml.Node) {
	name := node.Value
	if node.Kind == yaml.SequenceNode { // [integer, "null"]: absence needs no word here
		for _, alternative := range node.Content {
			if alternative.Value != "null" {
				name = alternative.Value
			}
		}
	}
	if t.Kind == Date || t.Kind == Prose {
		return
	}
	switch name {
	case "object":
		t.Kind = Map
	case "array":
		t.Kind = List
	case "string":
		t.Kind = Text
	case "boolean":
		t.Kind = Bool
	case "number":
		t.Kind = Number
	case "integer":
		t.Kind, t.Integer = Number, true
	default:
		t.misspelt = true
		p.report("luoc-do/kieu-la", node, name)
	}
}

func (p *schemaParser) rollup(t *Type, node *yaml.Node) {
	switch op := Op(node.Value); op {
	case OpSum, OpMax, OpMin, OpJoin, OpCount:
		t.Rollup = op
	default:
		near, _ := viet.Nearest(node.Value, []string{string(OpSum), string(OpMax), string(OpMin), string(OpJoin), string(OpCount)})
		p.report("luoc-do/gop-la", node, node.Value, near)
		t.Rollup = Op(near) // what was most likely meant, so that no total lacks besides
	}
}

func (t *Type) canRollUp() bool {
	switch t.Rollup {
	case OpSum, OpMax, OpMin:
		return t.Kind == Number || t.Kind == Date && t.Rollup != OpSum
	case OpJoin:
		return t.Kind == List
	}
	return t.Kind != Map
}

// resolve follows a reference inside the file, as #/$defs/don-vi.
func (p *schemaParser) resolve(ref *yaml.Node) *yaml.Node {
	node := p.root
	rest, ok := strings.CutPrefix(ref.Value, "#/")
	for part := range strings.SplitSeq(rest, "/") {
		if node = child(node, part); node == nil {
			break
		}
	}
	if !ok || node == nil {
		p.report("luoc-do/ref", ref, ref.Value)
		return nil
	}
	return node
}

func (p *schemaParser) levels(node *yaml.Node) {
	if node == nil {
		return
	}
	var levels []Level
	for key, value := range members(node) {
		l := Level{Name: key.Value, Title: key.Value, At: spanOf(p.file, key)}
		if title := child(value, "ten"); title != nil {
			l.Title = title.Value
		}
		if parent := child(value, "cap_tren"); parent != nil {
			l.Parent = parent.Value
		}
		if p.schema.Defs[l.Name] == nil {
			p.report("luoc-do/cap-thieu-defs", key, l.Name)
		}
		levels = append(levels, l)
	}
	// From the bottom up: a level comes after every level that names it as its parent.
	for len(levels) > 0 {
		i := slices.IndexFunc(levels, func(l Level) bool {
			return !slices.ContainsFunc(levels, func(below Level) bool { return below.Parent == l.Name })
		})
		if i < 0 {
			p.report("luoc-do/cap-vong", node)
			return
		}
		p.schema.Levels = append(p.schema.Levels, levels[i])
		levels = slices.Delete(levels, i, i+1)
	}
	for _, l := range p.schema.Levels {
		if _, ok := p.schema.Level(l.Parent); l.Parent != "" && !ok {
			p.problems = append(p.problems, diag.New("luoc-do/cap-tren-la", l.At, l.Parent))
		}
	}
}

// compile hands the schema to the JSON Schema library, which judges what types cannot say: ranges, patterns, counts.
func (p *schemaParser) compile() {
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	const url = "vanban:///schema.yaml"
	if err := compiler.AddResource(url, plain(p.root)); err != nil {
		p.report("luoc-do/json", p.root, diag.Text{En: ": " + err.Error()})
		return
	}
	for _, name := range slices.Sorted(maps.Keys(p.schema.Defs)) {
		compiled, err := compiler.Compile(url + "#/$defs/" + name)
		if err != nil {
			var invalid *jsonschema.SchemaValidationError
			if errors.As(err, &invalid) {
				p.misused(invalid.Err) // of the whole schema, whichever definition was asked for
				return
			}
			p.report("luoc-do/json", child(child(p.root, "$defs"), name), diag.Text{En: ": " + err.Error()})
			continue
		}
		p.schema.validators[name] = compiled
	}
}

// plain turns a node into what encoding/json writes.
func plain(node *yaml.Node) any {
	switch node.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for key, value := range members(node) {
			m[key.Value] = plain(value)
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(node.Content))
		for i, item := range node.Content {
			list[i] = plain(item)
		}
		return list
	}
	switch node.Tag {
	case "!!int", "!!float":
		return json.Number(node.Value)
	case "!!bool":
		return node.Value == "true"
	case "!!null":
		return nil
	}
	return node.Value
}
