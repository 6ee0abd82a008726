package rollup

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

const schemaText = `
x-cap: {xa: {cap_tren: huyen}, huyen: {}}
$defs:
  xa: {$ref: "#/$defs/don-vi"}
  huyen: {$ref: "#/$defs/don-vi"}
  don-vi:
    type: object
    properties:
      ten: {type: string}
      so: {type: integer, x-gop: tong}
      tien: {type: number, x-gop: tong}
      gia: {type: integer, x-gop: lon_nhat}
      tre: {type: integer, x-gop: nho_nhat}
      som: {type: string, format: date, x-gop: nho_nhat}
      dat: {type: boolean, x-gop: dem}
      viec: {type: array, items: {type: string}, x-gop: noi}
      nhom: {type: object, properties: {a: {type: integer, x-gop: tong}, rieng: {type: integer}}}
`

func rolled(t *testing.T, above string, below ...string) (*facts.Value, diag.List) {
	t.Helper()
	schema, problems := facts.ParseSchema(diag.NewFile("data/schema.yaml", []byte(schemaText)))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	load := func(text, def, unit string) *facts.Value {
		root, problems := schema.Load(diag.NewFile("data/"+unit+".yaml", []byte(text)), def, unit)
		if problems.HasErrors() {
			t.Fatal(problems[0].Message(diag.Vi))
		}
		return root
	}
	var units []*facts.Value
	for i, text := range below {
		units = append(units, load(text, "xa", fmt.Sprintf("xa/%d", i+1)))
	}
	root, mismatches := Up(load(above, "huyen", "huyen/h"), units)
	var found diag.List
	for _, m := range mismatches {
		found = append(found, m.Problem())
	}
	return root, found
}

func TestUp(t *testing.T) {
	root, problems := rolled(t, "ten: h",
		"{so: 3, tien: 0.1, gia: 80, tre: 30, som: 2024-03-02, dat: true, viec: [một], nhom: {a: 1, rieng: 9}}",
		"{so: 4, tien: 0.2, gia: 83, tre: 25, som: 1/3/2024, dat: false, viec: [hai, ba], nhom: {a: 2}}")
	if len(problems) > 0 {
		t.Fatal(problems[0].Message(diag.Vi))
	}
	for path, want := range map[string]string{
		"ten": "h", "so": "7 tong(3, 4)", "tien": "0,3 tong(0,1, 0,2)", "gia": "83 lon_nhat(80, 83)", "tre": "25 nho_nhat(30, 25)",
		"som": "01/3/2024 nho_nhat(02/3/2024, 01/3/2024)", "dat": "1 dem(có)", "nhom.a": "3 tong(1, 2)",
	} {
		v := root.Lookup(path)
		if v == nil {
			t.Errorf("%s is not there", path)
			continue
		}
		got := v.String()
		if v.Op != facts.OpNone {
			var from []string
			for _, operand := range v.From {
				from = append(from, operand.String())
			}
			got += fmt.Sprintf(" %s(%s)", v.Op, strings.Join(from, ", "))
		}
		if got != want {
			t.Errorf("%s = %s, want %s", path, got, want)
		}
		if v.Unit != "huyen/h" || v.Path != path {
			t.Errorf("%s is at %s of %s", path, v.Path, v.Unit)
		}
	}
	if n := len(root.Lookup("viec").Items()); n != 3 {
		t.Errorf("%d members joined, want 3", n)
	}
	if root.Lookup("nhom.rieng") != nil {
		t.Error("a fact without roll-up came up")
	}
}

func TestUpStatedTotal(t *testing.T) {
	if _, problems := rolled(t, "so: 7", "so: 3", "so: 4"); len(problems) > 0 {
		t.Errorf("a total that agrees is reported: %s", problems[0].Message(diag.Vi))
	}
	root, problems := rolled(t, "so: 8", "so: 3", "so: 4")
	if len(problems) != 1 || problems[0].Code != "so-lieu/tong-lech" || len(problems[0].Notes) != 2 || problems[0].At.File.Name != "data/huyen/h.yaml" {
		t.Fatalf("got %v", problems)
	}
	if got := root.Lookup("so").String(); got != "7" {
		t.Errorf("the figure is %s, want what the units come to", got)
	}
}

func TestUpMissing(t *testing.T) {
	root, problems := rolled(t, "ten: h", "so: 3", "tien: 1")
	if len(problems) > 0 {
		t.Fatal(problems[0].Message(diag.Vi))
	}
	v := root.Lookup("so")
	if v.Kind != facts.Absent || len(v.From) != 1 || v.From[0].Unit != "xa/2" {
		t.Errorf("a sum that lacks a unit is %s with %d lacking", v.Kind, len(v.From))
	}
	root, _ = rolled(t, "so: 5", "tien: 1")
	if v := root.Lookup("so"); v.String() != "5" || v.Op != facts.OpNone {
		t.Errorf("a figure that no unit states is %s, want the stated one", v)
	}
}
