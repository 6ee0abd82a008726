package facts

import (
	"errors"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// misused reports keywords of the schema whose values are not what JSON Schema asks for, each once.
func (p *schemaParser) misused(err error) {
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		p.report("luoc-do/json", p.root, diag.Text{En: ": " + err.Error()})
		return
	}
	seen := map[string]bool{}
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		_, choice := e.ErrorKind.(*kind.AnyOf)
		if len(e.Causes) > 0 && !choice {
			for _, cause := range e.Causes {
				walk(cause)
			}
			return
		}
		place := strings.Join(e.InstanceLocation, "/")
		if seen[place] || len(e.InstanceLocation) == 0 {
			return
		}
		seen[place] = true
		node, keyword := nodeAt(p.root, e.InstanceLocation)
		switch k := e.ErrorKind.(type) {
		case *kind.Format:
			p.report("luoc-do/mau-sai", node, node.Value)
		case *kind.Type:
			p.report("luoc-do/tu-khoa-sai", node, keyword, wantedKind(k.Want))
		default:
			p.report("luoc-do/tu-khoa-sai", node, keyword, diag.Text{En: ": " + k.LocalizedString(message.NewPrinter(language.English))})
		}
	}
	walk(invalid)
}

// nodeAt finds the node at a JSON pointer's tokens, and the last keyword on the way.
func nodeAt(node *yaml.Node, pointer []string) (at *yaml.Node, keyword string) {
	for _, token := range pointer {
		next := child(node, token)
		if i, err := strconv.Atoi(token); node.Kind == yaml.SequenceNode && err == nil && i < len(node.Content) {
			next = node.Content[i]
		} else {
			keyword = token
		}
		if next == nil {
			break
		}
		node = next
	}
	return node, keyword
}

// wantedKind says what a keyword's value must be.
func wantedKind(names []string) diag.Text {
	var vi, en []string
	for _, name := range names {
		words, known := map[string]string{"string": "chữ", "number": "số", "integer": "số nguyên", "boolean": "đúng hoặc sai (true, false)",
			"array": "danh sách", "object": "nhóm khóa", "null": "để trống"}[name]
		if !known {
			words = name
		}
		vi, en = append(vi, words), append(en, name)
	}
	return diag.Text{Vi: ": phải là " + strings.Join(vi, " hoặc "), En: ": it must be " + strings.Join(en, " or ")}
}
