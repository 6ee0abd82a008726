package facts

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Load reads a data file as the schema's definition says. Values are read from the text as written, never from what
// a YAML library makes of it: 09 is nine where a number is expected and "09" where text is.
//
// The root is nil when the file cannot be parsed. A value that cannot be read is Invalid and its problem is in the list.
func (s *Schema) Load(file *diag.File, def, unit string) (*Value, diag.List) {
	l := loader{document: readYAML(file), unit: unit, all: s}
	if l.root == nil {
		return nil, l.problems
	}
	l.schema = s.Defs[def]
	root := l.value(l.root, l.schema, "", spanOf(l.file, l.root))
	if root.Kind != Map {
		if root.Kind != Invalid {
			l.report("du-lieu/rong", diag.Span{File: l.file})
		}
		return nil, l.problems
	}
	for _, d := range s.validate(def, root) {
		if !l.page.mended(d.At.Line()) {
			l.problems = append(l.problems, d)
		}
	}
	root.Partial = l.lossy() || l.foreign
	return root, l.problems
}

type loader struct {
	*document
	unit   string
	schema *Type
	all    *Schema
}

// report notes a problem, unless its line was found broken as a whole.
func (l *loader) report(code diag.Code, at diag.Span, args ...any) {
	if !l.page.mended(at.Line()) {
		l.document.report(code, at, args...)
	}
}

// value reads one node. The name's place stands for groups, lists and absent values, which have none of their own.
func (l *loader) value(node *yaml.Node, t *Type, path string, name diag.Span) *Value {
	if t == nil {
		t = guess(node)
	}
	if l.skip[node] {
		return &Value{Kind: Invalid, Unit: l.unit, Path: path, At: name, Type: t}
	}
	v := &Value{Kind: t.Kind, Unit: l.unit, Path: path, At: name, Type: t}
	if node.Kind == yaml.ScalarNode {
		if node.Tag == "!!null" || strings.TrimSpace(node.Value) == "" {
			v.Kind = Absent
			return v
		}
		v.At = spanOf(l.file, node)
	}
	switch {
	case t.Kind == Invalid:
		return l.value(node, guess(node), path, name)
	case t.Kind == Map && node.Kind == yaml.MappingNode:
		l.group(v, node)
	case t.Kind == List && node.Kind == yaml.SequenceNode:
		v.content = new(content)
		for i, item := range node.Content {
			v.items = append(v.items, l.value(item, t.Items, itemPath(path, i), spanOf(l.file, item)))
		}
	case t.Kind != Map && t.Kind != List && node.Kind == yaml.ScalarNode:
		l.scalar(v, l.text(node, t))
	case (t.Kind == Text || t.Kind == Prose) && node.Kind == yaml.MappingNode && strings.Contains(l.file.Line(node.Line), ": ") && len(node.Content) == 2:
		l.report("du-lieu/hai-cham", lineSpan(l.file, node.Line))
		v.Kind = Invalid
	case t.Kind == List && node.Kind == yaml.ScalarNode && node.Style == 0 && gluedItem.MatchString(node.Value):
		l.report("du-lieu/gach-dinh", lineSpan(l.file, node.Line))
		v.Kind = Invalid
	case t.Kind == List && node.Kind == yaml.ScalarNode && node.Style == 0 && itemLine.MatchString(strings.TrimSpace(l.file.Line(node.Line+1))):
		l.report("du-lieu/thieu-gach", lineSpan(l.file, node.Line))
		v.Kind = Invalid
	default:
		l.report("du-lieu/sai-dang", v.At, label(path, t), t.Kind.Words(), shape(node))
		v.Kind = Invalid
	}
	return v
}

func (l *loader) group(v *Value, node *yaml.Node) {
	m := &content{names: new(names)}
	v.content = m
	for key, sub := range members(node) {
		if l.skip[key] {
			continue
		}
		at := spanOf(l.file, key)
		name, t := key.Value, v.Type.Field(key.Value)
		if t == nil {
			if name = l.unknownKey(v.Type, node, key, at); name == "" || m.get(name) != nil {
				continue
			}
			// It was meant to be this one: nothing is said of a fact that lacks.
			m.set(name, &Value{Kind: Invalid, Unit: l.unit, Path: l.all.common.path(v.Path, name), At: at, Type: v.Type.Field(name)})
			continue
		}
		m.set(name, l.value(sub, t, l.all.common.path(v.Path, name), at))
	}
	l.all.common.share(v.Type, m)
	if l.lossy() {
		return
	}
	for _, name := range v.Type.Required {
		if field := m.get(name); field == nil || field.Kind == Absent {
			at := v.At
			if field != nil {
				at = field.At
			}
			l.report("du-lieu/thieu", at, JoinPath(v.Path, name), title(v.Type.Field(name)))
		}
	}
}

// unknownKey reports a key that its group does not have, and returns the one that was meant, if that is certain.
func (l *loader) unknownKey(t *Type, group, node *yaml.Node, at diag.Span) string {
	key := node.Value
	if group.Style&yaml.FlowStyle != 0 && strings.Trim(key, "0123456789") == "" {
		l.report("du-lieu/phay-trong-ngoac", at, key)
		return ""
	}
	if name, _, glued := strings.Cut(key, ":"); glued && t.Field(name) != nil { // {nam:24}
		l.report("du-lieu/thieu-cach", at)
		return name
	}
	near, ok := viet.Nearest(key, t.keys)
	if paths := l.schema.find(key, ""); len(paths) > 0 && (!ok || viet.Fold(near) != viet.Fold(key)) {
		l.report("du-lieu/khoa-sai-cho", at, key, diag.Text{Vi: rename(paths, "ngoài cùng"), En: rename(paths, "the outermost")})
		return ""
	}
	if ok {
		l.report("du-lieu/khoa-sai", at, key, near)
		return near
	}
	l.report("du-lieu/khoa-la", at, key, strings.Join(t.keys, ", "))
	return ""
}

// outermost stands for the path of a file's own keys.
const outermost = "."

// maxElsewhere is the number of groups that a message names.
const maxElsewhere = 3

// rename lists paths, with words for the outermost.
func rename(paths []string, words string) string {
	named := slices.Clone(paths)
	for i, path := range named {
		if path == outermost {
			named[i] = words
		}
	}
	return strings.Join(named, ", ")
}

// find returns the groups below a type that have a key.
func (t *Type) find(key, path string) []string {
	var paths []string
	if t == nil || t.Kind != Map {
		return nil
	}
	if t.fields[key] != nil {
		paths = append(paths, cmp.Or(path, outermost))
	}
	for _, name := range t.keys {
		if field := t.fields[name]; len(paths) < maxElsewhere && strings.Count(path, ".") < maxTypeDepth/4 {
			paths = append(paths, field.find(key, JoinPath(path, name))...)
		}
	}
	return paths[:min(len(paths), maxElsewhere)]
}

func (l *loader) scalar(v *Value, text string) {
	v.Text = text
	var err error
	switch v.Kind {
	case Number:
		v.Text, v.Number, err = l.all.common.number(text)
		if err == nil && v.Type.Integer && !v.Number.IsInteger() {
			l.report("du-lieu/so-nguyen", v.At, label(v.Path, v.Type), text)
			v.Kind = Invalid
		}
	case Date:
		v.Date, err = viet.ParseDate(text)
	case Bool:
		switch strings.ToLower(text) {
		case "true", "có":
			v.Bool = true
		case "false", "không":
		default:
			l.report("du-lieu/dung-sai", v.At, label(v.Path, v.Type), text)
			v.Kind = Invalid
		}
	case Text, Prose:
		v.Text = strings.TrimSpace(text)
	}
	if err == nil {
		return
	}
	v.Kind = Invalid
	var number *viet.NumberError
	var date *viet.DateError
	switch {
	case errors.As(err, &number) && number.Reason == viet.Ambiguous:
		l.report("du-lieu/so-mo-ho", v.At, label(v.Path, v.Type), text, strings.ReplaceAll(text, ".", ""), strings.ReplaceAll(text, ".", ","))
	case errors.As(err, &number) && number.Reason == viet.EnglishThousands:
		l.report("du-lieu/phay-nghin", v.At, label(v.Path, v.Type), text)
	case errors.As(err, &date) && date.Reason == viet.NotInCalendar:
		l.report("du-lieu/ngay-khong-co", v.At, label(v.Path, v.Type), text)
	case errors.As(err, &date):
		l.report("du-lieu/ngay", v.At, label(v.Path, v.Type), text)
	default:
		l.report("du-lieu/so", v.At, label(v.Path, v.Type), text)
	}
}

// guess gives a node that the schema leaves open the type of its shape; scalars are text.
func guess(node *yaml.Node) *Type {
	switch node.Kind {
	case yaml.MappingNode:
		return guessed(Map)
	case yaml.SequenceNode:
		return guessed(List)
	}
	return guessed(Text)
}

func shape(node *yaml.Node) diag.Text {
	switch node.Kind {
	case yaml.MappingNode:
		return Map.Words()
	case yaml.SequenceNode:
		return List.Words()
	}
	return diag.Same("“" + node.Value + "”")
}

// label names a place for a reader: its path, and its words where the schema has some.
func label(path string, t *Type) diag.Text {
	if path == "" {
		return diag.Text{Vi: "tệp này", En: "this file"}
	}
	if t == nil || t.Title == "" {
		return diag.Same(path)
	}
	return diag.Same(path + " (" + t.Title + ")")
}

func title(t *Type) diag.Text {
	if t == nil || t.Title == "" {
		return diag.Text{Vi: "không có mô tả", En: "not described"}
	}
	return diag.Same(t.Title)
}

// LoadLoose reads a file that no schema describes: every scalar is text.
func LoadLoose(file *diag.File) (*Value, diag.List) { return new(Schema).Load(file, "", "") }
