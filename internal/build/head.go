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
	keySigners   = "ky"
	keyAuthority = keySigners + ".quyen_han"
	keyPosition  = keySigners + ".chuc_vu"
	keySigner    = keySigners + ".ho_ten"
	keyCoSigners = "ky_trai"     // a second signer, on the left
	keyArticle   = "theo_dieu"   // whether the document is laid out in điều
	keyVerdict   = "loi_quyet"   // QUYẾT ĐỊNH:, if not that of the profile
	keyAcross    = "trang_ngang" // numbers of the annexes that lie across; where it is not stated, their tables decide
	keyName      = "ten_co_quan" // the issuer's name as in running text, for the line under an annex's title
)

// inputs are front matter keys that no hole of a letterhead prints as they are.
var inputs = []string{keyType, keyProfile, keyMaster, keyNumber, keySymbol, keyDate, keyPlace, keyAuthority, keyPosition, keySigner, keyName,
	keyCoSigners + ".quyen_han", keyCoSigners + ".chuc_vu", keyCoSigners + ".ho_ten", keyArticle, keyVerdict, keyAcross}

// known says by which key each field that every profile has is looked up.
var known = []struct {
	field markdown.Field
	key   string
}{
	{markdown.Superior, string(markdown.Superior)}, {markdown.Issuer, string(markdown.Issuer)},
	{markdown.Number, string(markdown.Number)}, {markdown.PlaceDate, string(markdown.PlaceDate)},
	{markdown.Type, string(markdown.Type)}, {markdown.Subject, string(markdown.Subject)},
	{markdown.Attached, string(markdown.Attached)}, {markdown.Ruling, string(markdown.Ruling)}, {markdown.ToLabel, string(markdown.ToLabel)},
	{markdown.To, string(markdown.To)}, {markdown.CopyTo, string(markdown.CopyTo)},
	{markdown.Authority, keyAuthority}, {markdown.Position, keyPosition}, {markdown.Signer, keySigner},
	{markdown.CoAuthority, keyCoSigners + ".quyen_han"}, {markdown.CoPosition, keyCoSigners + ".chuc_vu"},
	{markdown.CoSigner, keyCoSigners + ".ho_ten"}, {markdown.Urgency, string(markdown.Urgency)},
	{markdown.Circulation, string(markdown.Circulation)}, {markdown.DraftMark, string(markdown.DraftMark)},
	{markdown.Typist, string(markdown.Typist)}, {markdown.Contact, string(markdown.Contact)},
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
// symbol, place and date, room for the names of those who sign.
func (h *head) fields() map[markdown.Field][]markdown.Line {
	fields := map[markdown.Field][]markdown.Line{}
	made := map[markdown.Field]func() []markdown.Line{
		markdown.Type: h.typeName, markdown.Number: h.number, markdown.PlaceDate: h.placeDate,
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
	for _, signer := range []struct{ authority, position, name markdown.Field }{
		{markdown.Authority, markdown.Position, markdown.Signer}, {markdown.CoAuthority, markdown.CoPosition, markdown.CoSigner},
	} {
		if len(fields[signer.name]) == 0 && len(fields[signer.authority])+len(fields[signer.position]) > 0 {
			fields[signer.name] = []markdown.Line{nil}
		}
	}
	if ruling := fields[markdown.Ruling]; len(ruling) > 1 {
		fields[markdown.Ruling] = []markdown.Line{oneParagraph(ruling)}
	}
	for _, f := range h.template.Front { // holes that only this project's letterheads have
		if lines, _ := h.lines(f.Key); len(lines) > 0 && !slices.Contains(inputs, f.Key) && !isKnown(f.Key) {
			fields[markdown.Field(f.Key)] = lines
		}
	}
	return fields
}

// oneParagraph puts lines into one paragraph, a line break between them.
func oneParagraph(lines []markdown.Line) markdown.Line {
	var all markdown.Line
	for i, line := range lines {
		if i > 0 {
			all = append(all, markdown.Break{})
		}
		all = append(all, line...)
	}
	return all
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
		if f.Key == keyArticle && f.Plain != "true" && f.Plain != "false" {
			problems = append(problems, diag.New("chay/co-khong", f.At, keyArticle, f.Plain))
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
