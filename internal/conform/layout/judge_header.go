package layout

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// upperRight judges the Quốc hiệu and the motto, or the Party's title, and the line below them.
func (j *judge) upperRight() {
	c := j.c
	if c.title == nil && c.motto == nil && c.number == nil { // what else was found at the top is none of a head
		c.superior, c.issuer, c.date, c.letter, c.marks = nil, nil, nil, nil, nil
		for _, id := range []string{"quoc_hieu", "tieu_de"} {
			if comp, ok := j.v.Components[id]; ok {
				severity := diag.Error
				if len(c.annexes) > 0 {
					severity = diag.Info // an annex may be a file of its own
				}
				j.reportAs(severity, map[string]string{"quoc_hieu": "QH-TEXT", "tieu_de": "TD-TEXT"}[id], comp.Clause, say("không thấy phần đầu văn bản: %s, tên cơ quan, số, ký hiệu", "there is no head of a document: %s, body, number", componentName(comp)), nil, place{})
			}
		}
		return
	}
	if comp, ok := j.v.Components["quoc_hieu"]; ok {
		j.fixed("QH", comp, c.title, c.titleText != "" && c.titleText == onlyFolded(comp.Text))
		if motto, ok := j.v.Components["tieu_ngu"]; ok {
			j.fixed("TN", motto, c.motto, c.motto != nil)
		}
		j.tight(c.title, c.motto)
		j.line("TN-LINE", j.v.Components["duong_tieu_ngu"], lineList(c.motto), c.titleLine)
	}
	if comp, ok := j.v.Components["tieu_de"]; ok {
		j.fixed("TD", comp, c.title, c.titleText != "" && c.titleText == onlyFolded(comp.Text))
		if c.titleText == onlyFolded(comp.Text) {
			j.line("TD-LINE", j.v.Components["duong_tieu_de"], lineList(c.title), c.titleLine)
		}
	}
}

// fixed judges a component whose text is laid down.
func (j *judge) fixed(family string, comp profile.Component, l *line, there bool) {
	if l == nil || !there {
		j.report(family+"-TEXT", comp.Clause, say("thiếu %s “%s”", "there is no %s “%s”", componentName(comp), comp.Text), nil, place{})
		return
	}
	if !sameWords(l.shown(), comp.Text) {
		j.report(family+"-TEXT", comp.Clause, say("%s viết “%s”, quy định “%s”", "%s reads “%s”, the rule says “%s”", componentName(comp), l.shown(), comp.Text), nil, l.at())
	}
	j.look(comp, []line{*l}).report(family + "-STYLE")
}

// sameWords tells whether two texts are the same, whichever of the two usual ways their tone marks are placed.
func sameWords(a, b string) bool { return tonePlace.Replace(a) == tonePlace.Replace(b) }

var tonePlace = strings.NewReplacer("OÀ", "ÒA", "oà", "òa", "OÁ", "ÓA", "oá", "óa", "UỶ", "ỦY", "uỷ", "ủy", "OẢ", "ỎA", "oả", "ỏa")

func onlyFolded(s string) string { return onlyLetters(foldWord(s)) }

// tight judges whether two lines stand close together, as single-spaced lines do.
func (j *judge) tight(a, b *line) {
	if a == nil || b == nil || a.p == b.p || a.p.cell != b.p.cell || a.p.box != b.p.box {
		return
	}
	comp := j.v.Components["quoc_hieu"]
	gap := max(a.p.format.after, b.p.format.before)
	wide := a.p.format.rule == auto && a.p.format.line > 1.2 || b.p.format.rule == auto && b.p.format.line > 1.2
	if gap <= 3 && !wide {
		return
	}
	j.report("QH-GAP", comp.Clause, say("Quốc hiệu và Tiêu ngữ không liền dòng đơn (cách thêm %s pt, giãn dòng %s), quy định dòng đơn",
		"country name and motto are not single-spaced (%s pt extra, spacing %s), the rule says single", gap, max(a.p.format.line, b.p.format.line)), func() {
		setSpace(a.p, "w:after", 0)
		setSpace(b.p, "w:before", 0)
		for _, l := range []*line{a, b} {
			if l.p.format.rule == auto && l.p.format.line > 1.2 {
				setLine(l.p, profile.Component{LineSpacing: profile.Measure{Value: 1}})
			}
		}
	}, a.at())
}

// withoutIssuer are the types that several parties sign, so that none of them stands at the head.
var withoutIssuer = map[string]bool{"hop-dong": true, "ban-ghi-nho": true, "ban-thoa-thuan": true}

// bodies judges the names of the superior and the issuing body and the line below.
func (j *judge) bodies() {
	c := j.c
	issuer, superior := j.v.Components["co_quan"], j.v.Components["co_quan_chu_quan"]
	if len(c.issuer) == 0 {
		if (c.title != nil || c.number != nil) && !withoutIssuer[c.typ.ID] {
			j.report("ORG-PRESENT", issuer.Clause, say("thiếu tên cơ quan ban hành ở góc trên, bên trái", "there is no name of the issuing body in the upper left corner"), nil, place{})
		}
		return
	}
	f := j.look(issuer, c.issuer)
	for _, l := range c.issuer {
		f.caps(l)
	}
	f.report("ORG-STYLE")
	f = j.look(superior, c.superior)
	for _, l := range c.superior {
		f.caps(l)
	}
	f.report("ORG-STYLE")
	j.line("ORG-LINE", j.v.Components["duong_co_quan"], c.issuer, c.issuerLine)
}

// lineSlack is how much of its prescribed length a line may be off: nobody measures with a ruler.
const lineSlack = 0.07

func lineList(l *line) []line {
	if l == nil {
		return nil
	}
	return []line{*l}
}

// line judges the line below a text of one or more lines.
func (j *judge) line(id string, comp profile.Component, text []line, made *drawn) {
	want := comp.Line
	if want == nil || len(text) == 0 {
		return
	}
	above := &text[len(text)-1]
	name := componentName(profile.Component{ID: want.Under, Title: j.v.Components[want.Under].Title})
	var draw func()
	if j.mayDraw(above) {
		draw = func() { j.draw(above, comp, made) }
	}
	switch {
	case want.Text != "":
		if made == nil {
			j.report(id, comp.Clause, say("thiếu dấu “%s” dưới %s", "there is no “%s” below the %s", want.Text, name), nil, above.at())
		} else if made.how != byMark || foldDashes(made.sign) != foldDashes(want.Text) && (made.sign == "" || made.sign[:1] != want.Text[:1]) {
			j.report(id, comp.Clause, say("dưới %s là đường kẻ, quy định dấu “%s”", "below the %s stands a line, the rule says “%s”", name, want.Text), nil, place{p: made.p})
		}
		return
	case made == nil:
		j.report(id, comp.Clause, say("thiếu đường kẻ dưới %s", "there is no line below the %s", name), draw, above.at())
		return
	case made.how == byMark && strings.Trim(made.sign, "*") == "":
		j.reportAs(diag.Info, id, comp.Clause, say("dưới %s là dấu “%s”, quy định đường kẻ", "below the %s stands “%s”, the rule says a line", name, made.sign), nil, place{p: made.p})
		return
	case made.how == byMark:
		j.reportAs(diag.Warning, id, comp.Clause, say("dưới %s là dấu “%s”, quy định đường kẻ nét liền", "below the %s stands “%s”, the rule says a solid line", name, made.sign), nil, place{p: made.p})
		return
	case made.how == byUnderline:
		j.reportAs(diag.Warning, id, comp.Clause, say("%s gạch chân chữ, quy định đường kẻ riêng ở dưới", "the %s is underlined, the rule says a line of its own below", name), draw, above.at())
		return
	}
	if made.width > 0 && j.v.Components[want.Under].Size.Allows(above.char().size, 0.01) {
		j.lineLength(id, comp, text, made, name, draw)
	} // else the text is what is too long or too short
}

// lineLength judges the length of a line. Which line of a text of several it is measured by the rules do not say.
func (j *judge) lineLength(id string, comp profile.Component, text []line, made *drawn, name diag.Text, draw func()) {
	found := 0.0
	for _, l := range text {
		width := j.d.width(l)
		if width <= 0 || l.p.box == nil && width > (j.d.room(l.p)-l.p.format.left-l.p.format.right)*0.98 {
			return // it wraps, nobody knows where
		}
		if found = made.width / width; comp.Line.Ratio.Allows(found, lineSlack) {
			return
		}
	}
	switch share := comp.Line.Ratio.Value / found; {
	case made.how == bySigns && share > 0.5 && share < 2:
		draw = func() { stretch(made, share) }
	case !mayRedraw(made):
		draw = nil
	}
	j.reportAs(diag.Warning, id, comp.Clause, say("đường kẻ dưới %s dài bằng %s%% dòng chữ, quy định %s", "the line below the %s is %s%% of the text, the rule says %s",
		name, float64(int(found*100+0.5)), shares(comp.Line.Ratio)), draw, text[len(text)-1].at())
}

func foldDashes(s string) string { return strings.NewReplacer("–", "-", "—", "-").Replace(s) }

// shares says what a share of a length allows, as people say it.
func shares(m profile.Measure) diag.Text {
	if len(m.Allowed) == 0 {
		return diag.Text{}
	}
	if r := m.Allowed[0]; r.Min > 0.9 {
		return say("bằng dòng chữ", "as long as the text")
	} else if r.Min > 0.3 && r.Min < 0.34 && r.Max == 0.5 {
		return say("từ 1/3 đến 1/2", "from 1/3 to 1/2")
	} else {
		return say("%s–%s%%", "%s–%s%%", r.Min*100, r.Max*100)
	}
}
