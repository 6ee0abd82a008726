package facts

import (
	"reflect"
	"testing"

	"vanban/internal/diag"
)

const rememberedSchema = `
$schema: https://json-schema.org/draft/2020-12/schema
$defs:
  xa:
    type: object
    properties:
      ten: {type: string}
      nu: {type: integer}
      ngay: {type: string, format: date}
      nhom: {type: object, properties: {so: {type: number}, co: {type: boolean}, ghi: {type: string}}}
      mo_hinh: {type: array, items: {type: object, properties: {ten: {type: string}}}}
`

// What is remembered of a unit is what was kept of it, with its places.
func TestRecallIsRemember(t *testing.T) {
	schema, problems := ParseSchema(diag.NewFile("data/schema.yaml", []byte(rememberedSchema)))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	file := diag.NewFile("data/xa/a.yaml", []byte("ten: Tân An\nnu: 09\nngay: 2024-05-01\nnhom:\n  so: 175,5\n  co: true\n  ghi: bỏ\nmo_hinh:\n  - ten: một\n  - ten: hai\n"))
	root, problems := schema.Load(file, "xa", "xa/a")
	if root == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	left := root.Type.Field("nhom").Field("ghi")
	thin := root.Thin(func(t *Type) bool { return t != left && t.Kind != Map })
	unit := &Unit{ID: "xa/a", Level: "xa", File: file, Root: thin}
	file.Forget()
	data := schema.Remember(unit)
	again := schema.Recall(data, "data/xa/a.yaml", "xa/a", "xa")
	if again == nil || !reflect.DeepEqual(again, unit) {
		t.Fatalf("%+v, want %+v", again, unit)
	}
	if v := again.Root.Lookup("nhom.ghi"); !v.Dropped() {
		t.Error("what was left out is there")
	}
	if v := again.Root.Lookup("nhom.so"); v.At.Line() != 5 || v.String() != "175,5" {
		t.Errorf("%v in line %d", v, v.At.Line())
	}
	for n := range data { // whatever is damaged: no panic
		schema.Recall(data[:n], "data/xa/a.yaml", "xa/a", "xa")
		for _, b := range []byte{0, 1, 8, 0x7F, 0xFF} {
			damaged := append([]byte(nil), data...)
			damaged[n] ^= b
			schema.Recall(damaged, "data/xa/a.yaml", "xa/a", "xa")
		}
	}
}
