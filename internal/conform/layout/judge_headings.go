package layout

import (
	"regexp"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// headings judges the look of headings, one finding for each kind of heading, and how their numbers are written.
func (j *judge) headings() {
	groups := map[blockKind]*faults{}
	var colons []place
	j.untitled()
	for _, b := range j.headed() {
		if b.kind == article && !b.title {
			j.articleNumber(b, groups)
		}
		if b.kind == article && articleColon.MatchString(b.text) {
			colons = append(colons, b.at())
		}
		if !b.title {
			continue
		}
		comp := j.headingComponent(b)
		f := groups[b.kind]
		if f == nil {
			f = &faults{j: j, comp: comp}
			groups[b.kind] = f
		}
		f.size(b.line)
		if !b.titled() {
			continue
		}
		if b.kind == point {
			continue // the rule speaks of points that are sentences
		}
		f.flag(b.line, comp.Bold, func(c char) bool { return c.bold }, bold, say("chữ đậm", "bold"), say("chữ không đậm", "not bold"))
		f.flag(b.line, comp.Italic, func(c char) bool { return c.italic }, italic, say("chữ nghiêng", "italic"), say("chữ đứng", "upright"))
		if comp.Align.Value == profile.Centre {
			f.align(b.line)
		}
		if b.kind == roman1 || b.kind == upperTitle {
			f.caps(b.line)
		}
	}
	for kind := running; kind <= aside; kind++ {
		if f := groups[kind]; f != nil {
			f.report("STRUCT-HEAD")
		}
	}
	if len(colons) > 0 {
		j.report("STRUCT-HEAD", j.v.Components["dieu"].Clause, say("sau số của điều ghi dấu hai chấm, quy định dấu chấm", "a colon follows the number of an article, the rule says a full stop"), nil, colons...)
	}
	j.numbers()
	if l := j.c.verdict; l != nil && !strings.HasSuffix(l.text, ":") {
		j.reportAs(diag.Warning, "STRUCT-HEAD", j.v.Components["loi_quyet"].Clause, say("sau “%s” thiếu dấu hai chấm", "there is no colon after “%s”", l.text), nil, l.at())
	}
}

// headed returns the blocks of the text and of what is attached to it.
func (j *judge) headed() []*block {
	return append(j.c.body[:len(j.c.body):len(j.c.body)], j.c.attached...)
}

var (
	articleHead  = regexp.MustCompile(`^\s*Điều\s+\d+\s*[.:]?`)
	articleColon = regexp.MustCompile(`^Điều\s+\d+\s*:`)
)

// articleNumber judges the word and number of an article that is a sentence: they stand out, the sentence does not.
func (j *judge) articleNumber(b *block, groups map[blockKind]*faults) {
	comp, ok := j.v.Components["dieu"]
	head := articleHead.FindString(b.p.text)
	if !ok || head == "" {
		return
	}
	f := groups[article]
	if f == nil {
		f = &faults{j: j, comp: comp}
		groups[article] = f
	}
	f.flag(newLine(b.p, 0, len(head)), comp.Bold, func(c char) bool { return c.bold }, bold, say("chữ “Điều” và số đậm", "the word “Điều” and the number bold"), say("chữ “Điều” và số không đậm", "the word “Điều” and the number not bold"))
}

// titled tells whether the whole of the block is the heading: not only the number of an article.
func (b *block) titled() bool { return b.kind != article || b.title }

// headingComponent returns the format of a heading. The title below a number is like it, in capitals.
func (j *judge) headingComponent(b *block) profile.Component {
	comp := j.component(b)
	if b.kind == upperTitle {
		comp.Caps = profile.Flag{Value: true}
	}
	return comp
}

var (
	undotted  = regexp.MustCompile(`^\d{1,2}(\.\d{1,2})+\s`)
	romanMark = regexp.MustCompile(`^[IVX]{1,6}\s*([.\-/)–])`)
)

// numbers judges how the numbers of headings are written: 1.1. with its last dot, I. with the sign of the regime.
func (j *judge) numbers() {
	var bare []line
	marks := map[string][]line{}
	want := "."
	for _, h := range j.v.Headings {
		if after, ok := strings.CutPrefix(h.Number, "{la_ma}"); ok {
			want = after
		}
	}
	for _, b := range j.headed() {
		if b.p.label != "" {
			continue
		}
		if b.kind == subclause && undotted.MatchString(b.text) {
			bare = append(bare, b.line)
		}
		if b.kind == roman1 && b.title {
			if m := romanMark.FindStringSubmatch(b.text); m != nil && m[1] != want {
				marks[m[1]] = append(marks[m[1]], b.line)
			}
		}
	}
	j.chapters()
	j.marksAfter()
	clause := j.v.Components["khoan_con"].Clause
	if len(bare) > 0 {
		j.report("STRUCT-DOT", clause, say("số mục “%s” thiếu dấu chấm ở cuối", "the number “%s” has no dot at its end", firstWord(bare[0].text)), nil, placesOf(bare)...)
	}
	for _, sign := range []string{".", "-", "/", ")", "–"} {
		if lines := marks[sign]; len(lines) > 0 {
			j.reportAs(diag.Warning, "STRUCT-DOT", j.v.Components["muc"].Clause, say("sau số La Mã là dấu “%s”, quy định “%s”", "after the Roman number stands “%s”, the rule says “%s”", sign, want), nil, placesOf(lines)...)
		}
	}
}

var (
	clauseMark = regexp.MustCompile(`^\d{1,2}\s*([/)\-])\s*\p{L}`)
	letterMark = regexp.MustCompile(`^[a-zđ]\s*([./\-])\s*\p{L}`)
)

// marksAfter judges the sign after the number of a clause and after the letter of a point: 1. and a) where the pack
// writes them so.
func (j *judge) marksAfter() {
	want := map[blockKind]string{}
	for _, h := range j.v.Headings {
		if after, ok := strings.CutPrefix(h.Number, "{so}"); ok && after != "" && !strings.Contains(after, "{") {
			want[clause] = after
		}
		if after, ok := strings.CutPrefix(h.Number, "{chu_cai}"); ok && after != "" {
			want[point] = after
		}
	}
	for _, kind := range []struct {
		kind blockKind
		form *regexp.Regexp
		id   string
		name diag.Text
	}{{clause, clauseMark, "khoan", say("số thứ tự", "the number")}, {point, letterMark, "diem", say("chữ thứ tự", "the letter")}} {
		var bad []line
		mark := ""
		for _, b := range j.headed() {
			if b.kind != kind.kind || b.p.label != "" || want[kind.kind] == "" {
				continue
			}
			if m := kind.form.FindStringSubmatch(b.text); m != nil && m[1] != want[kind.kind] {
				if len(bad) == 0 {
					mark = m[1]
				}
				bad = append(bad, b.line)
			}
		}
		if len(bad) > 0 {
			j.reportAs(diag.Warning, "STRUCT-DOT", j.v.Components[kind.id].Clause, say("sau %s là dấu “%s”, quy định “%s”", "after %s stands “%s”, the rule says “%s”", kind.name, mark, want[kind.kind]), nil, placesOf(bad)...)
		}
	}
}

// untitled judges articles that have a number and nothing behind it: where the rule asks for titles they are missing.
func (j *judge) untitled() {
	var bare []line
	for _, b := range j.headed() {
		if b.kind == article && strings.TrimSpace(articleHead.ReplaceAllString(b.p.text, "")) == "" {
			bare = append(bare, b.line)
		}
	}
	if len(bare) > 0 {
		j.report("STRUCT-HEAD", j.v.Components["dieu"].Clause, say("“%s” không có tên, quy định điều có số và tên", "“%s” has no title; the rule says articles have a number and a title", bare[0].text), nil, placesOf(bare)...)
	}
}

var arabicChapter = regexp.MustCompile(`^Chương\s+\d`)

// chapters judges the numbers of chapters.
func (j *judge) chapters() {
	comp, ok := j.v.Components["chuong"]
	if j.v.Article != nil {
		comp, ok = j.v.Article.Components["chuong"]
	}
	if !ok {
		return
	}
	var arabic []line
	for _, b := range j.headed() {
		if b.kind == chapter && b.p.label == "" && arabicChapter.MatchString(b.text) {
			arabic = append(arabic, b.line)
		}
	}
	if len(arabic) > 0 {
		j.report("STRUCT-HEAD", comp.Clause, say("“%s” đánh chữ số Ả Rập, quy định số La Mã", "“%s” has Arabic digits, the rule says Roman", firstWords(arabic[0].text, 2)), nil, placesOf(arabic)...)
	}
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}
