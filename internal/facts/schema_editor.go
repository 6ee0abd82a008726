package facts

import (
	"encoding/json"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// Forms of a day and of a number that Load reads, for editors, which know only 2024-03-31 and 175.5.
const (
	dayPattern    = `^(\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}/(\d{1,2}/)?\d{4})$`
	numberPattern = `^-?\d[\d.,]*$`
)

// EditorSchema returns a schema file as plain JSON Schema 2020-12 for editors: completion, hover texts, misspelt keys.
// The project's own keywords are left out, and kinds are as wide as Load reads them: 175,5 is a number, 31/3/2024 a
// day. With a definition's name, that definition is the root; records says that files hold records of it by key.
func EditorSchema(file *diag.File, def string, records bool) ([]byte, diag.List) {
	d := readYAML(file)
	node, problems := d.root, d.problems
	if node == nil {
		return nil, problems
	}
	root, ok := editorSchema(node).(map[string]any)
	if !ok {
		return nil, append(problems, diag.New("luoc-do/thieu-defs", spanOf(d.file, node)))
	}
	switch {
	case def != "" && records:
		root["type"], root["additionalProperties"] = "object", map[string]any{"$ref": "#/$defs/" + def}
	case def != "":
		root["$ref"] = "#/$defs/" + def
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		return nil, append(problems, diag.New("luoc-do/json", spanOf(d.file, node), diag.Text{En: ": " + err.Error()}))
	}
	return []byte(b.String()), problems
}

func editorSchema(node *yaml.Node) any {
	switch node.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(node.Content))
		for i, item := range node.Content {
			list[i] = editorSchema(item)
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for key, value := range members(node) {
			if !strings.HasPrefix(key.Value, "x-") {
				m[key.Value] = editorSchema(value)
			}
		}
		widen(m)
		return m
	}
	return plain(node)
}

// widen lets in the forms that Load reads beside those of JSON.
func widen(schema map[string]any) {
	switch kind, format := schema["type"], schema["format"]; {
	case kind == "integer" || kind == "number":
		schema["type"], schema["pattern"] = []any{kind, "string"}, numberPattern
	case kind == "string" && format == formatDay:
		delete(schema, "format")
		schema["pattern"] = dayPattern
	case kind == "string" && format == formatMd:
		delete(schema, "format")
	case kind == "string": // so: 95 is text where text is wanted
		schema["type"] = []any{"string", "number"}
	}
}
