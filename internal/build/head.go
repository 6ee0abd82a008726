package build

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/profile"
	"vanban/internal/tmpl"
	"vanban/internal/viet"
)

// Keys of issue data, under phat_hanh.<document> or phat_hanh.chung of a unit, and in the front matter of a template.
const (
	issueKey     = "phat_hanh"
	issueCommon  = "chung"
	keyType      = "loai"
	keyProfile   = "the_thuc"
	keyMaster    = "letterhead" // name of the letterhead, if not that of the profile
	keyNumber    = "so"
	keySymbol    = "ky_hieu"
	keyDate      = "ngay"
	keyPlace     = "dia_danh"
	keyAuthority = "ky.quyen_han"
	keyPosition  = "ky.chuc_vu"
	keySigner    = "ky.ho_ten"
	keyName      = "ten_co_quan" // the issuer's name as in running text, for the line under an annex's title
)

// inputs are front matter keys that no hole of a letterhead prints as they are.
var inputs = []string{keyType, keyProfile, keyMaster, keyNumber, keySymbol, keyDate, keyPlace, keyAuthority, keyPosition, keySigner, keyName}

// known says by which key each field that every profile has is looked up.
var known = []struct {
	field markdown.Field
	key   string
}{
	{markdown.Superior, string(markdown.Superior)}, {markdown.Issuer, string(markdown.Issuer)},
	{markdown.Number, string(markdown.Number)}, {markdown.PlaceDate, string(markdown.PlaceDate)},
	{markdown.Type, string(markdown.Type)}, {markdown.Subject, string(markdown.Subject)},
	{markdown.To, string(markdown.To)}, {markdown.CopyTo, string(markdown.CopyTo)},
	{markdown.Authority, keyAuthority}, {markdown.Position, keyPosition}, {markdown.Signer, keySigner},
}

// head finds the fields of a document's header and closing. Each is looked up under phat_hanh.<document> of the unit,
// then in the template's front matter, then under phat_hanh.chung of the unit: what is said of one document of one
// unit goes before what is said of all documents of a kind, and that before what is said of all of a unit.
type head struct {
	unit     *facts.Value
	document string // bao_cao_tong_ket
	template *tmpl.Template
	rendered *tmpl.Rendered
	version  *profile.Version
}

// documentKey is the key of a document's issue data: keys have underscores where file names have hyphens.
func documentKey(name string) string { return strings.ReplaceAll(name, "-", "_") }

func issue(unit *facts.Value, document, key string) *facts.Value {
	v := unit.Lookup(issueKey + "." + document + "." + key)
	if v == nil || v.Kind == facts.Absent {
		return nil
	}
	return v
}

// lines returns a field's lines. The second result is false where nobody says anything of it.
func (h *head) lines(key string) ([]markdown.Line, bool) {
	if v := issue(h.unit, h.document, key); v != nil {
		return h.values(v), true
	}
	if texts, ok := h.rendered.Front[key]; ok {
		var lines []markdown.Line
		for _, t := range texts {
			if line := markdown.LineOf(t.String, h.rendered.Figures); len(line) > 0 {
				lines = append(lines, line)
			}
		}
		return lines, true
	}
	if front, ok := h.template.Field(key); ok && front.Plain == "" {
		return nil, true // an empty list: the field is left out on purpose
	}
	if v := issue(h.unit, issueCommon, key); v != nil {
		return h.values(v), true
	}
	return nil, false
}

func (h *head) values(v *facts.Value) []markdown.Line {
	items := []*facts.Value{v}
	if v.Kind == facts.List {
		items = v.Items()
	}
	var lines []markdown.Line
	for _, item := range items {
		if item.Kind != facts.Absent {
			lines = append(lines, markdown.Line{h.fact(item, "", strings.Join(strings.Fields(item.String()), " "))})
		}
	}
	return lines
}

// fact prints a value in the header.
func (h *head) fact(v *facts.Value, format, text string) markdown.Fact {
	return markdown.Fact{Figure: &facts.Figure{Value: v, Format: format, Text: text, At: diag.Span{File: h.template.File}}}
}

// date returns the date of issue that a unit or else the front matter states, or nil.
func date(unit *facts.Value, t *tmpl.Template) *facts.Value {
	if v := issue(unit, documentKey(t.Doc), keyDate); v != nil && v.Kind == facts.Invalid {
		return nil // not known, and reported
	} else if v != nil && v.Kind == facts.Date {
		return v
	}
	if front, ok := t.Field(keyDate); ok {
		if day, err := viet.ParseDate(front.Plain); err == nil {
			return &facts.Value{Kind: facts.Date, Date: day, Text: front.Plain, Path: keyDate, At: front.At}
		}
	}
	if v := issue(unit, issueCommon, keyDate); v != nil && v.Kind == facts.Date {
		return v
	}
	return nil
}

// fields puts all fields together. What nobody says is made up from the rest: the type's name, the number with its
// symbol, place and date, room for the signer's name.
func (h *head) fields() map[markdown.Field][]markdown.Line {
	fields := map[markdown.Field][]markdown.Line{}
	made := map[markdown.Field]func() []markdown.Line{
		markdown.Type: h.typeName, markdown.Number: h.number, markdown.PlaceDate: h.placeDate,
		markdown.Signer: func() []markdown.Line { return []markdown.Line{nil} },
	}
	for _, k := range known {
		lines, stated := h.lines(k.key)
		if make := made[k.field]; !stated && make != nil {
			lines = make()
		}
		if len(lines) > 0 {
			fields[k.field] = lines
		}
	}
	if kind, _ := h.documentType(); kind.ID == typeLetter {
		// Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 5: a công văn has no type name; its subject stands under the number.
		fields[markdown.LetterSubject] = fields[markdown.Subject]
		delete(fields, markdown.Subject)
		delete(fields, markdown.Type)
	}
	for _, f := range h.template.Front { // holes that only this project's letterheads have
		if lines, _ := h.lines(f.Key); len(lines) > 0 && !slices.Contains(inputs, f.Key) && !isKnown(f.Key) {
			fields[markdown.Field(f.Key)] = lines
		}
	}
	return fields
}

// typeLetter is the id of the công văn in rule packs.
const typeLetter = "cong-van"

func isKnown(key string) bool {
	for _, k := range known {
		if k.key == key {
			return true
		}
	}
	return false
}

// checkFront reports keys of the front matter that look like a known one misspelt. Others are holes of a letterhead,
// which knows its own.
func checkFront(t *tmpl.Template) diag.List {
	names := slices.Clone(inputs)
	for _, k := range known {
		names = append(names, k.key)
	}
	var problems diag.List
	for _, f := range t.Front {
		if _, err := viet.ParseDate(f.Plain); f.Key == keyDate && err != nil {
			problems = append(problems, diag.New("du-lieu/ngay", f.At, keyDate, f.Plain))
		}
		if slices.Contains(names, f.Key) {
			continue
		}
		if near, ok := viet.Nearest(f.Key, names); ok {
			problems = append(problems, diag.New("chay/truong-sai", f.At, f.Key, near))
		}
	}
	return problems
}

// typeName prints the name of the document's type: KẾ HOẠCH.
func (h *head) typeName() []markdown.Line {
	kind, _ := h.documentType()
	return []markdown.Line{{markdown.Text(viet.Upper(kind.Title))}}
}

// documentType finds the type by the id or the title that the front matter gives.
func (h *head) documentType() (profile.Type, bool) { return findType(h.template, h.version) }

func findType(t *tmpl.Template, v *profile.Version) (profile.Type, bool) {
	front, ok := t.Field(keyType)
	if !ok {
		return profile.Type{}, false
	}
	if found, ok := v.Type(front.Plain); ok {
		return found, true
	}
	for _, candidate := range v.Types {
		if viet.Lower(candidate.Title) == viet.Lower(front.Plain) {
			return candidate, true
		}
	}
	return profile.Type{}, false
}

// number prints Số: 95/KH-MTTQ-BTT, with room for a number that is not given yet.
func (h *head) number() []markdown.Line {
	kind, _ := h.documentType()
	symbol, ok := h.lines(keySymbol)
	if !ok || len(symbol) == 0 {
		return nil
	}
	pattern := h.version.Patterns.Number
	if kind.Symbol == "" {
		pattern = h.version.Patterns.LetterNumber
	}
	number := markdown.Line{markdown.Text(h.version.Patterns.NumberBlank)}
	if lines, ok := h.lines(keyNumber); ok && len(lines) > 0 {
		number = padded(lines[0])
	}
	return []markdown.Line{fill(pattern, map[string]markdown.Line{
		"so": number, "loai": {markdown.Text(kind.Symbol)}, "co_quan": symbol[0],
	})}
}

// annexSource prints the line under an annex's title: (Kèm theo Kế hoạch số 95/KH-MTTQ-BTT ngày 08 tháng 9 năm 2023
// của ...). Parts that the document does not have are left out.
func (h *head) annexSource(fields map[markdown.Field][]markdown.Line) markdown.Line {
	kind, _ := h.documentType()
	pattern := h.version.Patterns.AnnexSource
	parts := map[string]markdown.Line{"loai": {markdown.Text(kind.Title)}}
	if own, ok := h.rendered.Front[string(markdown.Type)]; ok { // as BÁO CÁO CHÍNH TRỊ
		parts["loai"] = markdown.LineOf(viet.Capital(viet.Lower(own[0].String)), h.rendered.Figures)
	}
	if number := fields[markdown.Number]; len(number) > 0 {
		parts["so_ky_hieu"] = withoutLabel(number[0])
	} else {
		pattern = strings.Replace(pattern, " số {so_ky_hieu}", "", 1)
	}
	if name, ok := h.lines(keyName); ok && len(name) > 0 {
		parts["co_quan"] = name[0]
	} else {
		pattern = strings.Replace(pattern, " của {co_quan}", "", 1)
	}
	before, after, _ := strings.Cut(pattern, datePattern)
	line := append(fill(before, parts), h.issueDate())
	return append(line, fill(after, parts)...)
}

// withoutLabel cuts "Số: " off the printed number.
func withoutLabel(number markdown.Line) markdown.Line {
	text, ok := number[0].(markdown.Text)
	if !ok {
		return number
	}
	_, rest, found := strings.Cut(string(text), ": ")
	if !found {
		_, rest, _ = strings.Cut(string(text), " ")
	}
	if rest == "" {
		return number[1:]
	}
	return append(markdown.Line{markdown.Text(rest)}, number[1:]...)
}

// issueDate prints the date of issue, with room for what is not known yet.
func (h *head) issueDate() markdown.Inline {
	if v := date(h.unit, h.template); v != nil {
		return h.fact(v, "ngay_dai", v.Date.Long())
	}
	return markdown.Text(strings.TrimRight(viet.Date{}.Long(), " "))
}

// padded gives a number below ten its leading zero.
func padded(line markdown.Line) markdown.Line {
	if len(line) != 1 {
		return line
	}
	fact, ok := line[0].(markdown.Fact)
	if !ok || len(fact.Text) != 1 {
		return line
	}
	fact.Figure.Text, fact.Figure.Format = "0"+fact.Text, "dem"
	return line
}

// datePattern is how rule packs write the date of issue: viet prints it, and reads it back.
const datePattern = "ngày {ngay} tháng {thang} năm {nam}"

// placeDate prints Tân An, ngày 08 tháng 9 năm 2023, with room for what is not known yet.
func (h *head) placeDate() []markdown.Line {
	place, ok := h.lines(keyPlace)
	if !ok || len(place) == 0 {
		return nil
	}
	before, after, _ := strings.Cut(h.version.Patterns.PlaceDate, datePattern)
	parts := map[string]markdown.Line{"dia_danh": place[0]}
	line := append(fill(before, parts), h.issueDate())
	return []markdown.Line{append(line, fill(after, parts)...)}
}

// fill puts lines into the holes of a pattern.
func fill(pattern string, holes map[string]markdown.Line) markdown.Line {
	var line markdown.Line
	for _, part := range profile.Parts(pattern) {
		if part.Hole == "" {
			line = append(line, markdown.Text(part.Text))
		} else {
			line = append(line, holes[part.Hole]...)
		}
	}
	return line
}
