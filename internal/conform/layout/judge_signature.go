package layout

import (
	"regexp"
	"strings"

	"vanban/internal/diag"
)

// signature judges the block of who signed.
func (j *judge) signature() {
	c := j.c
	var authority, office []line
	before := ""
	for _, l := range c.sign.lines {
		text := l.shown()
		switch {
		case authorSign.MatchString(text) || authorLoose.MatchString(text):
			authority = append(authority, l)
			before = "authority"
		case before == "authority" && !namesOffice(l):
			authority = append(authority, l)
		default:
			office = append(office, l)
			before = "office"
		}
	}
	for _, part := range []struct {
		id    string
		lines []line
	}{{"quyen_han", authority}, {"chuc_vu", office}, {"ho_ten", c.sign.names}} {
		f := j.look(j.v.Components[part.id], part.lines)
		for _, l := range part.lines {
			f.caps(l)
			if part.id == "ho_ten" && l.capitals() {
				f.add(say("chữ in hoa, quy định chữ thường", "capitals, the rule says small letters"), nil, l.at())
			}
		}
		f.report("SIGN-STYLE")
	}
	j.authority(authority)
	j.names()
	j.deputy(authority, office)
}

var authorityForm = regexp.MustCompile(`^((?i:T/?M|K/?T|T/?L|TUQ|T/?U/?Q)|Q)([./]?)(\s?)(.*)$`)

// authority judges how TM., KT. and the like are written.
func (j *judge) authority(lines []line) {
	comp := j.v.Components["quyen_han"]
	_, party := j.v.Components["tieu_de"]
	for _, l := range lines {
		m := authorityForm.FindStringSubmatch(l.shown())
		if m == nil {
			continue
		}
		short := strings.ToUpper(strings.ReplaceAll(m[1], "/", ""))
		want := short + "."
		slashed := strings.Contains(m[1], "/")
		if party && short != "Q" && short != "TUQ" {
			want = short[:1] + "/" + short[1:]
		}
		found := m[1] + m[2]
		switch {
		case found == want && m[3] == "" && m[4] != "":
			j.report("SIGN-AUTH", comp.Clause, say("sau “%s” thiếu dấu cách", "there is no space after “%s”", found), nil, l.at())
		case found != want && (slashed || !party || m[2] == "."):
			j.report("SIGN-AUTH", comp.Clause, say("viết “%s”, quy định “%s”", "it reads “%s”, the rule says “%s”", found, want), nil, l.at())
		}
	}
}

var honours = regexp.MustCompile(`^(?i:Th\.?S|TS|PGS|GS|BS|DS|KS|CN|CVC|LS|BS\.?\s?CK\s?(?:I{1,2}|1|2)|Đ/?c|Ông|Bà|Đồng chí|Thạc sĩ|Tiến sĩ|Bác sĩ|Dược sĩ|Kỹ sư|Cử nhân|Giáo sư|Phó Giáo sư|Nhà giáo|Luật sư)[.,\s]`)

// names judges what stands before the name of the signer.
func (j *judge) names() {
	for _, l := range j.c.sign.names {
		if m := honours.FindString(l.text); m != "" {
			j.report("SIGN-TITLE", j.v.Components["ho_ten"].Clause, say("trước họ tên ghi “%s”, quy định không ghi học hàm, học vị, danh hiệu", "“%s” stands before the name; the rule says no academic or other title", strings.TrimSpace(m)), nil, l.at())
		}
	}
}

// deputy judges a deputy who signs on behalf of a body without saying in whose place.
func (j *judge) deputy(authority, office []line) {
	var behalf, place, deputy *line
	for i, l := range authority {
		switch fold := strings.ReplaceAll(l.fold, "/", ""); {
		case strings.HasPrefix(fold, "tm"):
			behalf = &authority[i]
		case strings.HasPrefix(fold, "kt") || strings.HasPrefix(fold, "tl") || strings.HasPrefix(fold, "tuq"):
			place = &authority[i]
		}
	}
	for i, l := range office {
		if strings.HasPrefix(l.fold, "pho ") {
			deputy = &office[i]
		}
	}
	if _, party := j.v.Components["tieu_de"]; party {
		return // a deputy secretary signs for a collective as any of its members does
	}
	if behalf != nil && place == nil && deputy != nil {
		j.report("SIGN-FRONT", j.v.Components["quyen_han"].Clause, say("cấp phó ký mà không có dòng “KT. (chức vụ cấp trưởng)”", "a deputy signs without a line “KT. (position of the head)”"), nil, deputy.at())
	}
}

// annexes judges the headings of annexes, their numbers, and that the text speaks of them.
func (j *judge) annexes() {
	c := j.c
	if len(c.annexes) == 0 {
		return
	}
	named := false
	for _, group := range [][]line{bodyLines(c.body), c.bases} {
		for _, l := range group {
			named = named || strings.Contains(l.fold, "phu luc") || strings.Contains(l.fold, "kem theo") || strings.Contains(l.fold, "dinh kem") || strings.Contains(l.fold, "bieu")
		}
	}
	number := j.v.Components["phu_luc_so"]
	if !named && len(c.body) > 0 {
		j.report("ANNEX-REF", number.Clause, say("nội dung văn bản không nhắc đến phụ lục", "the text does not speak of the annex"), nil, c.annexes[0].number.at())
	}
	var wrong []place
	for _, a := range c.annexes {
		if strings.HasPrefix(a.number.fold, "phu luc") {
			f := j.look(number, []line{*a.number})
			if a.number.capitals() && letters(a.number.text) > 5 {
				f.add(say("chữ in hoa, quy định chữ thường", "capitals, the rule says small letters"), nil, a.number.at())
			}
			f.report("ANNEX-STYLE")
			if len(c.annexes) > 1 && !numbered(a.number.text, j.v.Patterns.AnnexNumber) {
				wrong = append(wrong, a.number.at())
			}
		}
		if !strings.HasPrefix(a.number.fold, "phu luc") {
			continue // a form, which has no prescribed head
		}
		title := j.v.Components["phu_luc_ten"]
		f := j.look(title, a.title)
		for _, l := range a.title {
			f.caps(l)
		}
		f.report("ANNEX-STYLE")
		if a.source != nil {
			j.look(j.v.Components["phu_luc_nguon"], []line{*a.source}).report("ANNEX-STYLE")
		}
	}
	if len(wrong) > 0 {
		want := say("số La Mã", "Roman numbers")
		if strings.Contains(j.v.Patterns.AnnexNumber, "{so}") {
			want = say("chữ số Ả Rập", "Arabic digits")
		}
		j.report("ANNEX-NUM", number.Clause, say("có %d phụ lục mà không đánh %s", "there are %d annexes without %s", len(c.annexes), want), nil, wrong...)
	}
	j.annexPages(number.Clause)
}

// annexPages judges whether the pages of each annex are counted anew. One that does not begin a section of its own shares
// its count; most offices leave it so, and it is said by the way only.
func (j *judge) annexPages(clause string) {
	var goesOn, shared []place
	var mends []func()
	for _, a := range j.c.annexes {
		p := a.number.p
		if p.number == 0 || p.section >= len(j.d.sections) {
			continue
		}
		s := j.d.sections[p.section]
		switch {
		case s.headers["default"].numbered() == nil && s.footers["default"].numbered() == nil:
		case !j.beginsSection(p):
			shared = append(shared, a.number.at())
		case s.node.Child("w:pgNumType").Attr("w:start") == "":
			goesOn = append(goesOn, a.number.at())
			mends = append(mends, func() { s.node.Ensure("w:pgNumType").SetAttr("w:start", "1") })
		}
	}
	what := say("số trang của phụ lục đánh tiếp theo văn bản, quy định đánh riêng từng phụ lục", "the pages of the annex are counted on, the rule says anew for each annex")
	if len(goesOn) > 0 {
		j.report("ANNEX-PAGE", clause, what, func() {
			for _, mend := range mends {
				mend()
			}
		}, goesOn...)
	}
	if len(shared) > 0 {
		j.reportAs(diag.Info, "ANNEX-PAGE", clause, what, nil, shared...)
	}
}

// beginsSection tells whether a paragraph is the first with text in its section, after one before it.
func (j *judge) beginsSection(p *paragraph) bool {
	for i := p.number - 2; i >= 0; i-- {
		before := j.d.flow[i]
		if before.section != p.section {
			return true
		}
		if strings.TrimSpace(before.text) != "" {
			return false
		}
	}
	return false
}

func bodyLines(body []*block) []line {
	var all []line
	for _, b := range body {
		all = append(all, b.line)
	}
	return all
}

var annexNumber = regexp.MustCompile(`(?i)^phụ lục\s*(?:số\s*)?([IVXLC]+|\d+)?`)

// numbered tells whether an annex has a number of the kind that the pattern names.
func numbered(text, pattern string) bool {
	m := annexNumber.FindStringSubmatch(text)
	if m == nil || m[1] == "" {
		return false
	}
	arabic := m[1][0] >= '0' && m[1][0] <= '9'
	return arabic == strings.Contains(pattern, "{so}")
}
