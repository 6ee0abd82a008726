package layout

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// title judges the type of the document, the subject below it, and the line below both.
func (j *judge) title() {
	c := j.c
	if c.kind == nil {
		return
	}
	comp := j.v.Components["ten_loai"]
	if !c.kind.capitals() {
		j.report("TITLE-CASE", comp.Clause, say("tên loại “%s” viết chữ thường, quy định chữ in hoa", "the type “%s” is in small letters, the rule says capitals", c.kind.text), nil, c.kind.at())
	}
	j.look(comp, []line{*c.kind}).report("TITLE-STYLE")
	if !c.known {
		j.report("TITLE-TYPE", comp.Clause, say("“%s” không phải một trong các tên loại văn bản", "“%s” is none of the types of documents", shorten(c.kind.text)), nil, c.kind.at())
	}
	if len(c.subject) == 0 {
		return
	}
	subject := j.v.Components["trich_yeu"]
	plain := foldWord(c.typ.Title) == strings.Trim(c.kind.fold, " .:")
	if c.known && plain && allCapitals(c.subject) {
		j.report("TITLE-CASE", subject.Clause, say("trích yếu viết chữ in hoa, quy định chữ thường", "the subject is in capitals, the rule says small letters"), nil, placesOf(c.subject)...)
	}
	j.look(subject, c.subject).report("TITLE-STYLE")
	j.fullStop("TITLE-STYLE", subject, c.subject)
	j.line("TITLE-LINE", j.v.Components["duong_trich_yeu"], c.subject, c.subjectLine)
}

func allCapitals(lines []line) bool {
	for _, l := range lines {
		if !l.capitals() || letters(l.text) < 8 {
			return false
		}
	}
	return true
}

// shorten cuts a text to what is needed to know it by.
func shorten(s string) string {
	runes := []rune(s)
	if len(runes) <= 60 {
		return s
	}
	return string(runes[:60]) + "…"
}

// letterSubject judges the subject of a letter without a type, which stands below the number.
func (j *judge) letterSubject() {
	c := j.c
	comp := j.v.Components["trich_yeu_cong_van"]
	if len(c.letter) == 0 {
		if c.kind == nil && c.number != nil && len(c.addressees) > 0 && c.title != nil {
			j.report("CV-SUBJ", comp.Clause, say("thiếu trích yếu công văn dưới số, ký hiệu", "there is no subject below the number"), nil, c.number.at())
		}
		return
	}
	first := c.letter[0]
	if c.kind != nil && !letterPattern.MatchString(first.fold) {
		return
	}
	if comp.Text != "" && !strings.HasPrefix(first.text, comp.Text) && foldWord(first.text[:min(3, len(first.text))]) == foldWord(comp.Text) {
		j.report("CV-SUBJ", comp.Clause, say("trích yếu bắt đầu bằng “%s”, quy định “%s”", "the subject begins with “%s”, the rule says “%s”", firstWord(first.text), comp.Text), nil, first.at())
	}
	if comp.Text != "" && strings.HasPrefix(first.fold, "ve viec") {
		j.report("CV-SUBJ", comp.Clause, say("trích yếu bắt đầu bằng “%s”, quy định “%s”", "the subject begins with “%s”, the rule says “%s”", strings.Join(strings.Fields(first.text)[:2], " "), comp.Text), nil, first.at())
	}
	j.fullStop("CV-SUBJ", comp, c.letter)
	j.look(comp, c.letter).report("CV-SUBJ")
}

// fullStop judges a mark at the end of a subject, which is no sentence.
func (j *judge) fullStop(id string, comp profile.Component, subject []line) {
	last := subject[len(subject)-1]
	if strings.HasSuffix(last.text, ".") && !strings.HasSuffix(last.text, "..") || strings.HasSuffix(last.text, ";") {
		j.reportAs(diag.Warning, id, comp.Clause, say("cuối trích yếu có dấu “%s”, mẫu của quy định không ghi", "the subject ends with “%s”, the samples of the rule do not", last.text[len(last.text)-1:]), nil, last.at())
	}
}

func firstWord(s string) string { return strings.Fields(s + " ")[0] }

// grounds judges the look of the grounds and the marks at their ends.
func (j *judge) grounds() {
	c := j.c
	comp := j.v.Components["can_cu"]
	if len(c.bases) == 0 {
		return
	}
	marks := comp.Listing
	if marks == nil {
		marks = &profile.Listing{Mark: ";", Last: "."}
	}
	comp.Align = profile.Alignment{}
	j.look(comp, c.bases).report("BASIS-STYLE")
	var bad []place
	for i, l := range c.bases {
		want := marks.Mark
		if i == len(c.bases)-1 {
			want = marks.Last
		}
		if !strings.HasSuffix(l.text, want) {
			bad = append(bad, l.at())
		}
	}
	if len(bad) > 0 {
		j.report("BASIS-PUNCT", comp.Clause, say("cuối căn cứ sai dấu, quy định “%s” sau mỗi căn cứ, “%s” sau căn cứ cuối cùng", "a wrong mark at the end of the grounds; the rule says “%s” after each, “%s” after the last", marks.Mark, marks.Last), nil, bad...)
	}
}

// marks judges the marks of urgency and circulation.
func (j *judge) marks() {
	for _, l := range j.c.marks {
		comp := j.v.Components["dau_khan"]
		if strings.HasPrefix(l.fold, "luu hanh") || strings.HasPrefix(l.fold, "xem xong") {
			comp = j.v.Components["luu_hanh"]
		}
		f := &faults{j: j, comp: comp}
		f.size(l)
		f.flag(l, comp.Bold, func(c char) bool { return c.bold }, bold, say("chữ đậm", "bold"), say("chữ không đậm", "not bold"))
		f.report("MARK-STYLE")
	}
}
