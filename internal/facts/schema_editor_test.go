package facts

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// An editor's schema lets in what Load reads and refuses what Load refuses, as far as JSON Schema can tell.
func TestEditorSchema(t *testing.T) {
	text, err := os.ReadFile("testdata/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	raw, problems := EditorSchema(diag.NewFile("data/schema.yaml", text), "don-vi", false)
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if strings.Contains(string(raw), `"x-`) {
		t.Error("the project's own keywords are still there")
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for data, fine := range map[string]bool{
		"{ten: x, tong_so: 09, nam: 5, tien: '175,5', tu_ngay: 31/3/2024, den_ngay: '2024-04'}": true,
		"{ten: x, tu_ngay: mai}":      false,
		"{ten: x, tong_so: ba mươi}":  false,
		"{ten: x, tien: '1.234,5'}":   true,
		"{ten: x, tong_so: 0}":        false,
		"{tong_so: 5}":                false,
		"{ten: x, loai: c}":           false,
		"{ten: x, muc: 5}":            false,
		"{ten: x, ds: [{ten: a}]}":    true,
		"{ten: x, bat_ky: {a: 1}}":    true,
		"{ten: x, bat_ky: {a: true}}": false,
	} {
		var value any
		if err := yaml.Unmarshal([]byte(data), &value); err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(value); (err == nil) != fine {
			t.Errorf("%s: %v", data, err)
		}
	}
}
