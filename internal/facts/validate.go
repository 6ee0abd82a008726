package facts

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"vanban/internal/diag"
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
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		if len(e.Causes) == 0 {
			problems = append(problems, violation(root.at(e.InstanceLocation), e.ErrorKind))
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
	}
	walk(invalid)
	return problems
}

// violation puts one finding of the library in the user's words.
func violation(v *Value, found jsonschema.ErrorKind) diag.Diagnostic {
	name := label(v.Path, v.Type)
	switch k := found.(type) {
	case *kind.Minimum:
		return diag.New("du-lieu/nho-qua", v.At, name, k.Got.RatString(), k.Want.RatString())
	case *kind.Maximum:
		return diag.New("du-lieu/lon-qua", v.At, name, k.Got.RatString(), k.Want.RatString())
	case *kind.Enum:
		return diag.New("du-lieu/khong-trong-danh-sach", v.At, name, v.Text, fmt.Sprint(k.Want...))
	case *kind.Pattern:
		return diag.New("du-lieu/sai-mau", v.At, name, v.Text, k.Want)
	}
	return diag.New("du-lieu/luoc-do", v.At, name, found.LocalizedString(message.NewPrinter(language.English)))
}

// instance returns the value as the JSON Schema library wants it.
func instance(v *Value) any {
	switch v.Kind {
	case Map:
		m := make(map[string]any, len(v.keys))
		for key, field := range v.Fields() {
			if field.Kind != Absent {
				m[key] = instance(field)
			}
		}
		return m
	case List:
		list := make([]any, len(v.items))
		for i, item := range v.items {
			list[i] = instance(item)
		}
		return list
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
		next := v.fields[token]
		if i, err := strconv.Atoi(token); v.Kind == List && err == nil && i < len(v.items) {
			next = v.items[i]
		}
		if next == nil {
			break
		}
		v = next
	}
	return v
}
