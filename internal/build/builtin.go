package build

import (
	"vanban/internal/facts"
	"vanban/internal/markdown"
)

// declare adds the keys that the program itself reads to every level, for schemas that leave them out: the unit above,
// issue data, the mark of illustrative figures. A schema that declares them has the last word.
func declare(schema *facts.Schema) {
	text := &facts.Type{Kind: facts.Text}
	lines := &facts.Type{Kind: facts.List, Items: text}
	group := func(keys []string, fields map[string]*facts.Type) *facts.Type { return facts.NewMapType(keys, fields) }
	signer := group([]string{"quyen_han", "chuc_vu", "ho_ten"},
		map[string]*facts.Type{"quyen_han": lines, "chuc_vu": text, "ho_ten": text})
	keys := []string{keyName, keyPlace, keySymbol, keyNumber, keyDate, keySigners, keyCoSigners, keyVerdict}
	types := map[string]*facts.Type{keyVerdict: text, keyName: text, keyPlace: text, keySymbol: text, keyNumber: text, keyDate: {Kind: facts.Date},
		keySigners: signer, keyCoSigners: signer}
	for _, field := range []markdown.Field{markdown.Superior, markdown.Issuer, markdown.Ruling, markdown.ToLabel, markdown.To, markdown.CopyTo,
		markdown.Urgency, markdown.Circulation, markdown.DraftMark, markdown.Typist, markdown.Contact} {
		keys, types[string(field)] = append(keys, string(field)), lines
	}
	issue := group(keys, types)
	for _, level := range schema.Levels {
		schema.Declare(level.Name, nameKey, &facts.Type{Kind: facts.Text, Title: "Tên đơn vị"})
		schema.Declare(level.Name, parentKey, &facts.Type{Kind: facts.Text, Title: "Đơn vị cấp trên"})
		schema.Declare(level.Name, illustrativeKey, &facts.Type{Kind: facts.Bool, Title: "Số liệu minh họa"})
		schema.Declare(level.Name, issueKey, &facts.Type{Kind: facts.Map, Title: "Thông tin ban hành", Extra: issue})
	}
}
