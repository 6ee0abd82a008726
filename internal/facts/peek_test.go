package facts

import (
	"testing"

	"vanban/internal/diag"
)

// Where Peek is sure, Load says the same.
func FuzzPeek(f *testing.F) {
	for _, text := range []string{
		"ten: Tân An\ncap_tren: huyen/tan-phu # chú thích\n", "cap_tren: tan-phu\nten: x\n", "ten: x\n",
		"\ufeffcap_tren: a\r\nten: b\r\n", "cap_tren:\n  a\n", "cap_tren: a\n  b\n", "cap_tren: a\ncap_tren: b\n", "cap_tren: \"a\"\n",
		"{cap_tren: a}\n", "\"cap_tren\": a\n", "ten: |\n  x\ncap_tren: a\n", "cap_tren: ~\n", "cap_tren: null\n", "cap_tren: &x a\n",
		"---\ncap_tren: a\n", "cap_tren : a\n", "cap_tren: a\n\n  b\n", "? cap_tren\n: a\n", "cap_tren: a:\n", "cap_tren: a#b\n", "ten: 'x\n\ncap_tren: a'\n",
		"cap_tren: 012\n", "cap_tren: a \t\n", "# x\ncap_tren: a\n...\n",
	} {
		f.Add([]byte(text))
	}
	text := &Type{Kind: Text}
	schema := &Schema{Defs: map[string]*Type{"xa": {Kind: Map, keys: []string{"cap_tren"}, fields: map[string]*Type{"cap_tren": text}, Extra: &Type{}}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		peeked := Peek(data, "cap_tren")
		root, _ := schema.Load(diag.NewFile("data/xa/a.yaml", data), "xa", "xa/a")
		if !peeked.Sure || root == nil {
			return
		}
		loaded := ""
		if v := root.Field("cap_tren"); v != nil && v.Kind != Absent {
			loaded = v.Text
		}
		if peeked.Value != loaded {
			t.Errorf("%q: peeked %q, loaded %q", data, peeked.Value, loaded)
		}
	})
}

func TestPeekIsSure(t *testing.T) {
	for text, want := range map[string]Peeked{
		"ten: Tân An\ncap_tren: huyen/tan-phu # chú thích\na:\n  cap_tren: b\n": {true, "huyen/tan-phu"},
		"ten: \"x: y\"\nmo_ta: >-\n  dòng\n\n  dòng\nds:\n- a\n":                {},
		"ten: x\nso: 1\n": {true, ""},
	} {
		if got := Peek([]byte(text), "cap_tren"); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}
