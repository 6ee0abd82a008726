package layout

import (
	"vanban/internal/diag"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// faults collects what is wrong with the look of one component, over all its lines: one finding, whatever is wrong.
type faults struct {
	j      *judge
	comp   profile.Component
	parts  []diag.Text
	places []place
	mends  []func()
}

// look judges the lines of a component: size, bold, italic, underline, and the place where the lines stand.
func (j *judge) look(comp profile.Component, lines []line) *faults {
	f := &faults{j: j, comp: comp}
	for _, l := range lines {
		f.size(l)
		f.flag(l, comp.Bold, func(c char) bool { return c.bold }, bold, say("chữ đậm", "bold"), say("chữ không đậm", "not bold"))
		f.flag(l, comp.Italic, func(c char) bool { return c.italic }, italic, say("chữ nghiêng", "italic"), say("chữ đứng", "upright"))
		f.align(l)
	}
	return f
}

// add notes what is wrong, once for all lines it is wrong with.
func (f *faults) add(what diag.Text, mend func(), at place) {
	known := false
	for _, p := range f.parts {
		known = known || p == what
	}
	if !known {
		f.parts = append(f.parts, what)
	}
	for _, p := range f.places {
		if p.p == at.p {
			at.p = nil
		}
	}
	if at.p != nil {
		f.places = append(f.places, at)
	}
	if mend != nil {
		f.mends = append(f.mends, mend)
	}
}

// report makes one finding of the faults, if there are any.
func (f *faults) report(id string) {
	if len(f.parts) == 0 {
		return
	}
	what := say("%s: %s", "%s: %s", componentName(f.comp), joinTexts(f.parts, "; "))
	var mend func()
	if len(f.mends) > 0 {
		mend = func() {
			for _, m := range f.mends {
				m()
			}
		}
	}
	clause, severity := f.comp.Clause, diag.Error
	if f.comp.Certainty != profile.FromText { // nothing that is not read in the text itself is an error
		clause, severity = f.j.v.Components["than"].Clause, diag.Warning
	}
	f.j.reportAs(severity, id, clause, what, mend, f.places...)
}

// componentName returns the name of a component in both languages, as it stands inside a sentence.
func componentName(c profile.Component) diag.Text {
	en := englishNames[c.ID]
	if en == "" {
		en = c.Title
	}
	vi := viet.Uncapital(c.Title)
	switch c.ID {
	case "quoc_hieu", "tieu_ngu":
		vi = c.Title // names
	case "kinh_gui":
		vi = "phần Kính gửi"
	}
	return diag.Text{Vi: vi, En: en}
}

var englishNames = map[string]string{
	"quoc_hieu": "country name", "tieu_ngu": "motto", "tieu_de": "title of the Party", "co_quan_chu_quan": "superior body", "co_quan": "issuing body",
	"so_ky_hieu": "number and symbol", "dia_danh_ngay": "place and date", "trich_yeu_cong_van": "subject of the letter", "ten_loai": "type of document",
	"trich_yeu": "subject", "kinh_gui": "addressee", "can_cu": "grounds", "than": "text", "liet_ke": "list item", "phan": "part", "chuong": "chapter",
	"muc": "section", "muc_dieu": "section of a chapter", "dieu": "article", "khoan": "clause", "khoan_con": "subclause", "diem": "point",
	"quyen_han": "authority of the signer", "chuc_vu": "position of the signer", "ho_ten": "name of the signer", "noi_nhan_tieu_de": "heading of the recipients",
	"noi_nhan": "recipients", "phu_luc_so": "annex number", "phu_luc_ten": "title of the annex", "phu_luc_nguon": "reference of the annex",
	"so_trang": "page number", "dau_khan": "mark of urgency", "luu_hanh": "mark of circulation",
}

// letterSlack is how many letters of a line may differ before it counts: a stray space or sign is no fault.
const letterSlack = 1

// stray returns the places and runs whose letters a test does not pass.
func stray(l line, good func(char) bool) (bad []piece, letterCount int) {
	for _, p := range l.pieces() {
		if n := letters(l.p.text[p.start:p.end]); n > 0 && !good(p.char) {
			bad = append(bad, p)
			letterCount += n
		}
	}
	return bad, letterCount
}

func (f *faults) size(l line) {
	m := f.comp.Size
	bad, n := stray(l, func(c char) bool { return m.Allows(c.size, 0.01) })
	if n <= letterSlack || len(m.Allowed) == 0 {
		return
	}
	found := majority(bad, func(c char) float64 { return c.size })
	what := say("cỡ chữ %s, quy định %s", "size %s, the rule says %s", found, allowed(m, ""))
	if n*2 < letters(l.text) {
		what = say("có chữ cỡ %s, quy định %s", "letters of size %s, the rule says %s", found, allowed(m, ""))
	}
	f.add(what, func() { mendRuns(l, bad, setSize(m.Value)) }, span(l, bad))
}

func (f *faults) flag(l line, want profile.Flag, get func(char) bool, kind toggleKind, yes, no diag.Text) {
	if want.Free {
		return
	}
	bad, n := stray(l, func(c char) bool { return get(c) == want.Value })
	if n <= letterSlack {
		return
	}
	found, wanted := yes, no
	if want.Value {
		found, wanted = no, yes
	}
	what := say("%s, quy định %s", "%s, the rule says %s", found, wanted)
	if n*2 < letters(l.text) {
		what = say("có %s, quy định %s", "some letters %s, the rule says %s", found, wanted)
	}
	f.add(what, func() { mendRuns(l, bad, setToggle(kind, want.Value)) }, span(l, bad))
}

var alignNames = map[profile.Align]diag.Text{
	profile.Left:    {Vi: "căn trái", En: "left"},
	profile.Centre:  {Vi: "căn giữa", En: "centred"},
	profile.Right:   {Vi: "căn phải", En: "right"},
	profile.Justify: {Vi: "căn đều hai lề", En: "justified"},
}

func (f *faults) align(l line) {
	a := f.comp.Align
	if len(a.Allowed) == 0 || l.spaced || l.p.frame != nil {
		return
	}
	for _, ok := range a.Allowed {
		if ok == l.p.format.align {
			return
		}
	}
	var names []diag.Text
	for _, ok := range a.Allowed {
		names = append(names, alignNames[ok])
	}
	f.add(say("%s, quy định %s", "%s, the rule says %s", alignNames[l.p.format.align], joinTexts(names, " / ")),
		func() { setAlign(l.p, a.Value) }, l.at())
}

// caps judges whether the line is typed in capitals where that is a rule.
func (f *faults) caps(l line) {
	if f.comp.Caps.Free || !f.comp.Caps.Value || l.capitals() || letters(l.text) < 2 {
		return
	}
	f.add(say("chữ thường, quy định chữ in hoa", "small letters, the rule says capitals"), nil, l.at())
}

// span returns the place of runs within a line: the line itself where they are most of it.
func span(l line, bad []piece) place {
	if len(bad) == 0 {
		return l.at()
	}
	at := place{l.p, bad[0].start, bad[len(bad)-1].end}
	if 2*(at.end-at.start) > l.end-l.start {
		return l.at()
	}
	return at
}
