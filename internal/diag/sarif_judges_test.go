package diag

import (
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vanban/internal/judges"
)

// Logs of no problem, of problems with and without places, and of every code are valid SARIF 2.1.0, as the schema of
// OASIS says (npm @microsoft/jest-sarif ships it), in both languages.
func TestSARIFAgainstItsSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(judges.SARIFSchema(t))
	if err != nil {
		t.Fatal(err)
	}
	all := List{}
	file := NewFile("data/đơn vị, a:b.yaml", []byte("ten: Hà\n\nnu: 10\n"))
	for i, e := range Codes() {
		at := Span{File: file, Start: i % len(file.Data), End: (i + 3) % len(file.Data)}
		all = append(all, New(e.Code, at, "a", "b", "c", "d").With(fmt.Sprint("mục ", i), at).With("", Span{}))
	}
	for name, list := range map[string]List{"none": nil, "some": reports(t), "all": all, "a whole file": {New("du-lieu/rong", Span{File: NewFile("a b.yaml", nil)})}} {
		for _, lang := range []Lang{Vi, En} {
			var b strings.Builder
			if err := SARIF(&b, list, lang); err != nil {
				t.Fatal(err)
			}
			log, err := jsonschema.UnmarshalJSON(strings.NewReader(b.String()))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(log); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The judge is awake: a log without its version is refused.
func TestSARIFSchemaRefuses(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(judges.SARIFSchema(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(map[string]any{"runs": []any{}}); err == nil {
		t.Error("the schema lets everything in")
	}
}
