package layout

import (
	"strings"

	"vanban/internal/diag"
)

// families are the codes of the catalogue, by the first word of a rule's id.
var families = map[string]diag.Code{
	"PAGE": "trinh-bay/trang", "FONT": "trinh-bay/phong-chu", "QH": "trinh-bay/quoc-hieu", "TN": "trinh-bay/quoc-hieu", "TD": "trinh-bay/quoc-hieu",
	"ORG": "trinh-bay/co-quan", "NUM": "trinh-bay/so-ky-hieu", "DATE": "trinh-bay/dia-danh-ngay", "SIZE": "trinh-bay/quoc-hieu",
	"TITLE": "trinh-bay/ten-loai", "CV": "trinh-bay/ten-loai", "BASIS": "trinh-bay/can-cu", "BODY": "trinh-bay/noi-dung", "STRUCT": "trinh-bay/de-muc",
	"REGIME": "trinh-bay/the-thuc", "SIGN": "trinh-bay/chu-ky", "TO": "trinh-bay/noi-nhan", "ANNEX": "trinh-bay/phu-luc", "MARK": "trinh-bay/dau-chi",
}

// code returns the code of a rule.
func code(id string) diag.Code {
	if strings.HasPrefix(id, "PAGE-NUM") {
		return "trinh-bay/so-trang"
	}
	family, _, _ := strings.Cut(id, "-")
	return families[family]
}

// furtherPlaces is how many places a finding names besides its first.
const furtherPlaces = 5

// Diagnostics returns the findings as problems of the file with that name, each at its place in the document.
func (v *Verdict) Diagnostics(name string) diag.List {
	paragraphs := v.d.everything()
	index := make(map[*paragraph]int, len(paragraphs))
	passages := make([]diag.Passage, len(paragraphs))
	for i, p := range paragraphs {
		index[p] = i
		passages[i] = diag.Passage{Where: v.where(p), Text: p.text}
	}
	whole := diag.Span{File: diag.NewFile(name, nil)}
	if len(passages) == 0 {
		passages = []diag.Passage{{}}
	}
	file := diag.NewDocument(name, passages)
	span := func(at place) diag.Span {
		i, ok := index[at.p]
		if !ok {
			return whole
		}
		s := file.Passage(i)
		if at.end > at.start && at.end-at.start < len(strings.TrimSpace(at.p.text)) {
			return diag.Span{File: file, Start: min(s.Start+at.start, s.End), End: min(s.Start+at.end, s.End)}
		}
		return s
	}
	var list diag.List
	for _, f := range v.Findings {
		at := whole
		if len(f.places) > 0 {
			at = span(f.places[0])
		}
		what := f.What
		if f.Count > 1 {
			what = say("%s (%d chỗ)", "%s (%d places)", what, f.Count)
		}
		problem := diag.New(code(f.Rule.ID), at, what, f.Rule.ID, clauseText(f.Clause))
		problem.Level, problem.Rule, problem.Clause = f.Rule.Severity, f.Rule.ID, f.Clause
		for i := 1; i < len(f.places) && i <= furtherPlaces; i++ {
			problem = problem.With("", span(f.places[i]))
		}
		list = append(list, problem)
	}
	return list
}

// clauseText names the clause, or says that there is none.
func clauseText(clause string) diag.Text {
	if clause == "" {
		return say("không ghi điều khoản", "no clause")
	}
	return diag.Text{Vi: clause, En: clause}
}

// where tells a person where a paragraph stands.
func (v *Verdict) where(p *paragraph) diag.Text {
	if p.number == 0 {
		for _, s := range v.d.sections {
			for _, st := range s.footers {
				if st.part == p.part {
					return say("chân trang", "footer")
				}
			}
		}
		if strings.Contains(p.part, "footnotes") {
			return say("chú thích cuối trang", "footnote")
		}
		return say("đầu trang", "header")
	}
	region := v.region(p)
	switch {
	case p.cell != nil:
		return say("%s, bảng %d, hàng %d, cột %d", "%s, table %d, row %d, column %d", region, p.cell.table.number, p.cell.row+1, p.cell.column+1)
	case p.box != nil:
		return say("%s, khung chữ ở đoạn %d", "%s, text box at paragraph %d", region, p.host.number)
	}
	return say("%s, đoạn %d", "%s, paragraph %d", region, p.number)
}

// region names the part of the document that a paragraph stands in.
func (v *Verdict) region(p *paragraph) diag.Text {
	c := v.c
	shift := 0 // the flow of the finder may begin with a header part
	if len(c.top) > 0 && c.top[0].p.number == 0 {
		for _, l := range c.top {
			if l.p.number == 0 {
				shift++
			}
		}
	}
	at := p.number - 1 + shift
	switch {
	case len(c.annexes) > 0 && at >= c.annexes[0].start:
		return say("phụ lục", "annex")
	case at >= c.signEnd:
		return say("sau phần ký", "after the signature")
	case at >= c.bodyEnd:
		return say("phần cuối", "closing")
	case at < c.headEnd:
		return say("phần đầu", "head")
	}
	return say("nội dung", "text")
}

// Judged tells whether the line with that text is the number or the date of the document, whose form the findings
// speak of already.
func (v *Verdict) Judged(text string) bool {
	text = spaced(text)
	for _, l := range []*line{v.c.number, v.c.date} {
		if l != nil && (text == spaced(l.p.text) || text == l.text) {
			return true
		}
	}
	return false
}

// spaced returns a text in one form of its letters, with single spaces.
func spaced(s string) string { return strings.Join(strings.Fields(composed(s)), " ") }
