package facts

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// validate asks the JSON Schema library for what types cannot say: ranges, patterns, counts, conditions. It is called
// on a file whose keys and kinds are already known to be right.
func (s *Schema) validate(def string, root *Value) diag.List {
	validator := s.validators[def]
	if validator == nil {
		return nil
	}
	if !s.records {
		return s.violations(validator, root)
	}
	var problems diag.List
	for _, record := range root.Fields() {
		problems = append(problems, s.violations(validator, record)...)
	}
	return problems
}

func (s *Schema) violations(validator *jsonschema.Schema, root *Value) diag.List {
	var invalid *jsonschema.ValidationError
	value := instance(root)
	if group, ok := value.(map[string]any); ok {
		for key := range s.builtin {
			delete(group, key)
		}
	}
	if !errors.As(validator.Validate(value), &invalid) {
		return nil
	}
	var problems diag.List
	var wrong []*Value
	note := func(e *jsonschema.ValidationError) {
		v := root.at(e.InstanceLocation)
		found := violation(v, e.ErrorKind)
		problems = append(problems, found...)
		if len(found) > 0 && v.Kind != Map && v.Kind != List {
			wrong = append(wrong, v)
		}
	}
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		switch e.ErrorKind.(type) {
		case *kind.AnyOf, *kind.OneOf, *kind.Contains: // what its alternatives say is no help
			note(e)
			return
		}
		if len(e.Causes) == 0 {
			note(e)
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
	}
	walk(invalid)
	for _, v := range wrong {
		v.Kind = Invalid // no rule, no total is judged by it
	}
	return problems
}

// violation puts one finding of the library in the user's words. Keys that are missing or unknown and kinds that are
// wrong have been reported by the loader, which knows what is near.
func violation(v *Value, found jsonschema.ErrorKind) diag.List {
	name := label(v.Path, v.Type)
	say := func(code diag.Code, args ...any) diag.List {
		return diag.List{diag.New(code, v.At, append([]any{name}, args...)...)}
	}
	switch k := found.(type) {
	case *kind.AdditionalProperties, *kind.Type:
		return nil
	case *kind.Required:
		return v.lack(k.Missing)
	case *kind.DependentRequired:
		return v.lack(k.Missing)
	case *kind.Minimum:
		return say("du-lieu/nho-qua", v.String(), fraction(k.Want))
	case *kind.ExclusiveMinimum:
		return say("du-lieu/nho-qua", v.String(), over(k.Want))
	case *kind.Maximum:
		return say("du-lieu/lon-qua", v.String(), fraction(k.Want))
	case *kind.ExclusiveMaximum:
		return say("du-lieu/lon-qua", v.String(), under(k.Want))
	case *kind.MultipleOf:
		return say("du-lieu/boi-so", v.String(), fraction(k.Want))
	case *kind.Enum:
		return say("du-lieu/khong-trong-danh-sach", v.String(), choices(k.Want))
	case *kind.Const:
		return say("du-lieu/khong-trong-danh-sach", v.String(), fmt.Sprint(k.Want))
	case *kind.Pattern:
		return say("du-lieu/sai-mau", v.Text, v.Type.form(k.Want))
	case *kind.MinLength:
		return say("du-lieu/ngan-qua", k.Got, k.Want)
	case *kind.MaxLength:
		return say("du-lieu/dai-qua", k.Got, k.Want)
	case *kind.MinItems:
		return say("du-lieu/it-muc", k.Got, k.Want)
	case *kind.MinProperties:
		return say("du-lieu/it-muc", k.Got, k.Want)
	case *kind.MaxItems:
		return say("du-lieu/nhieu-muc", k.Got, k.Want)
	case *kind.MaxProperties:
		return say("du-lieu/nhieu-muc", k.Got, k.Want)
	case *kind.UniqueItems:
		if first, second := v.member(k.Duplicates[0]), v.member(k.Duplicates[1]); first != nil && second != nil {
			return diag.List{diag.New("du-lieu/trung-muc", second.At, name, second.String()).With(first.Path, first.At)}
		}
	}
	return say("du-lieu/luoc-do", diag.Text{En: ": " + found.LocalizedString(message.NewPrinter(language.English))})
}

// lack reports keys that a condition of the schema asks for; those of required are reported by the loader.
func (v *Value) lack(names []string) diag.List {
	var problems diag.List
	for _, name := range names {
		if field := v.get(name); field == nil && v.Type != nil && !slices.Contains(v.Type.Required, name) {
			problems = append(problems, diag.New("du-lieu/thieu", v.At, JoinPath(v.Path, name), title(v.Type.Field(name))))
		}
	}
	return problems
}

func (v *Value) member(i int) *Value {
	if i < 0 || i >= len(v.Items()) {
		return nil
	}
	return v.Items()[i]
}

// form says in words how a text must be written, as far as the schema does.
func (t *Type) form(pattern string) diag.Text {
	switch {
	case t != nil && t.Example != "":
		return diag.Text{Vi: "theo ví dụ: " + t.Example, En: "like this: " + t.Example}
	case t != nil && t.Description != "":
		return diag.Text{Vi: "đúng như mô tả: " + t.Description, En: "as described: " + t.Description}
	}
	return diag.Text{Vi: "theo mẫu " + pattern, En: "in the form " + pattern}
}

func fraction(r *big.Rat) string {
	d, err := viet.ParseNumber(strings.TrimRight(strings.TrimRight(r.FloatString(12), "0"), "."))
	if err != nil {
		return r.RatString()
	}
	return viet.FormatNumber(d)
}

func over(r *big.Rat) diag.Text {
	return diag.Text{Vi: "lớn hơn " + fraction(r), En: "above " + fraction(r)}
}

func under(r *big.Rat) diag.Text {
	return diag.Text{Vi: "nhỏ hơn " + fraction(r), En: "below " + fraction(r)}
}

func choices(want []any) string {
	words := make([]string, len(want))
	for i, w := range want {
		words[i] = fmt.Sprint(w)
	}
	return strings.Join(words, ", ")
}

// instance returns the value as the JSON Schema library wants it.
func instance(v *Value) any {
	switch v.Kind {
	case Map:
		m := make(map[string]any, v.Len())
		for key, field := range v.Fields() {
			if field.Kind != Absent && field.Kind != Invalid {
				m[key] = instance(field)
			}
		}
		return m
	case List:
		list := make([]any, v.Len())
		for i, item := range v.Items() {
			list[i] = instance(item)
		}
		return list
	case Absent, Invalid:
		return nil
	case Number:
		return json.Number(v.Number.String())
	case Bool:
		return v.Bool
	case Date:
		return v.Date.String()
	}
	return v.Text
}

// at finds the value at a JSON pointer's tokens, or the last one on the way.
func (v *Value) at(pointer []string) *Value {
	for _, token := range pointer {
		next := v.get(token)
		if i, err := strconv.Atoi(token); v.Kind == List && err == nil {
			next = v.member(i)
		}
		if next == nil {
			break
		}
		v = next
	}
	return v
}
