package layout

import (
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// withAddressees are the types that name whom they are sent to at their head; with no type it is a letter.
var withAddressees = map[string]bool{"to-trinh": true, "bao-cao": true, "cong-van": true, "cong-dien": true, "giay-moi": true, "giay-gioi-thieu": true,
	"giay-nghi-phep": true, "phieu-gui": true, "phieu-chuyen": true, "phieu-bao": true, "thu-cong": true, "bien-ban": true, "giay-uy-quyen": true}

// addressees judges Kính gửi: whether this type has it, its marks and its look.
func (j *judge) addressees() {
	c := j.c
	if len(c.addressees) == 0 {
		return
	}
	comp := j.v.Components["kinh_gui"]
	first := c.addressees[0]
	if c.kind != nil && c.known && !withAddressees[c.typ.ID] {
		j.report("TO-KINHGUI", comp.Clause, say("%s không dùng “Kính gửi”: quy định chỉ dùng cho tờ trình, báo cáo gửi cấp trên và công văn", "“Kính gửi” does not belong into a %s; the rule says only into petitions, reports to superiors, and letters", c.typ.Title), nil, first.at())
	}
	if head, _, ok := strings.Cut(first.text, ":"); !ok || len(head) > 30 {
		j.report("TO-KINHGUI", comp.Clause, say("sau “Kính gửi” thiếu dấu hai chấm", "there is no colon after “Kính gửi”"), nil, first.at())
	}
	j.addresseeLook(comp)
	items := c.addressees[1:]
	if _, rest, _ := strings.Cut(first.text, ":"); strings.TrimSpace(rest) != "" {
		if len(items) == 0 {
			return
		}
		return // what goes on from the first line may be one long name
	}
	if len(items) < 2 {
		return
	}
	marks := comp.Listing
	if marks == nil {
		return
	}
	j.listing("TO-KINHGUI", comp.Clause, items, marks)
}

// addresseeLook judges size and style of Kính gửi and the list below it.
func (j *judge) addresseeLook(comp profile.Component) {
	f := &faults{j: j, comp: comp}
	for _, l := range j.c.addressees {
		f.size(l)
		if !comp.TextItalic {
			f.flag(l, comp.Bold, func(c char) bool { return c.bold }, bold, say("chữ đậm", "bold"), say("chữ không đậm", "not bold"))
			f.flag(l, comp.Italic, func(c char) bool { return c.italic }, italic, say("chữ nghiêng", "italic"), say("chữ đứng", "upright"))
		}
	}
	f.report("TO-KINHGUI")
}

// listing judges the signs before and the marks after the things of a list.
func (j *judge) listing(id, clause string, items []line, marks *profile.Listing) {
	var unsigned, unmarked []place
	for i, l := range items {
		begins := strings.HasPrefix(l.text, "-") || l.p.label == "-"
		if strings.HasSuffix(l.text, ":") {
			continue // the heading of a group
		}
		if !begins {
			if i == 0 || strings.HasSuffix(items[i-1].text, marks.Mark) {
				unsigned = append(unsigned, l.at())
			}
			continue
		}
		if l.p.label == "" && !strings.HasPrefix(l.text, strings.TrimRight(marks.Sign, " ")+" ") {
			unsigned = append(unsigned, l.at())
		}
	}
	for i, l := range items {
		last := i == len(items)-1
		next := !last && !(strings.HasPrefix(items[i+1].text, "-") || items[i+1].p.label == "-")
		switch {
		case next: // it goes on in the next line
		case last && !strings.HasSuffix(l.text, marks.Last):
			unmarked = append(unmarked, l.at())
		case !last && !strings.HasSuffix(l.text, marks.Mark):
			unmarked = append(unmarked, l.at())
		}
	}
	if len(unsigned) > 0 {
		j.report(id, clause, say("đầu dòng không theo dạng “%s”", "a line does not begin with “%s”", marks.Sign+"…"), nil, unsigned...)
	}
	if len(unmarked) > 0 {
		j.report(id, clause, say("cuối dòng sai dấu, quy định “%s” sau mỗi dòng, “%s” sau dòng cuối cùng", "a wrong mark at the end; the rule says “%s” after each line, “%s” after the last", marks.Mark, marks.Last), nil, unmarked...)
	}
}

// recipients judges Nơi nhận and the list below it.
func (j *judge) recipients() {
	c := j.c
	head, comp := j.v.Components["noi_nhan_tieu_de"], j.v.Components["noi_nhan"]
	if len(c.recipients) == 0 {
		if len(c.sign.lines) > 0 && c.number != nil && c.typ.ID != "bien-ban" && !strings.HasPrefix(c.typ.ID, "giay-") && !strings.HasPrefix(c.typ.ID, "hop-dong") {
			j.report("TO-NOINHAN", head.Clause, say("thiếu phần “%s” ở góc dưới, bên trái", "there is no “%s” in the lower left corner", head.Text), nil, c.sign.lines[0].at())
		}
		return
	}
	first := c.recipients[0]
	if !strings.HasSuffix(first.text, ":") && !strings.Contains(first.text, ":") {
		j.report("TO-NOINHAN", head.Clause, say("sau “%s” thiếu dấu hai chấm", "there is no colon after “%s”", first.text), nil, first.at())
	}
	if word, _, _ := strings.Cut(first.text, ":"); letters(word) == 7 && word != strings.TrimSuffix(head.Text, ":") {
		j.report("TO-NOINHAN", head.Clause, say("viết “%s”, quy định “%s”", "it reads “%s”, the rule says “%s”", strings.TrimSpace(word), head.Text), nil, first.at())
	}
	f := j.look(head, []line{first})
	if under := first.wholly(func(c char) bool { return c.underline }); !head.Underline.Allows(under) {
		f.add(say("chữ %s, quy định %s", "%s, the rule says %s", underlined(under), underlined(!under)), func() { mendRuns(first, first.pieces(), setUnderline(!under)) }, first.at())
	}
	f.report("TO-STYLE")
	items := c.recipients[1:]
	if len(items) == 0 {
		return
	}
	items = j.withoutDrafter(items)
	j.look(comp, items).report("TO-STYLE")
	if comp.Listing == nil {
		return
	}
	j.listing("TO-NOINHAN", comp.Clause, items, comp.Listing)
	last := items[len(items)-1]
	if !strings.Contains(last.fold, "luu") {
		found := false
		for _, l := range items {
			found = found || strings.HasPrefix(strings.TrimLeft(l.fold, "-– "), "luu")
		}
		if !found {
			j.report("TO-NOINHAN", comp.Clause, say("thiếu dòng “- Lưu: …” ở cuối", "the line “- Lưu: …” is missing at the end"), nil, last.at())
		}
	}
	for _, l := range items {
		file := strings.TrimLeft(l.text, "-– ")
		if _, party := j.v.Components["tieu_de"]; !party && strings.HasPrefix(file, "Lưu") && !strings.HasPrefix(file, "Lưu:") {
			j.report("TO-NOINHAN", comp.Clause, say("ghi “%s”, quy định “- Lưu: …”", "it reads “%s”, the rule says “- Lưu: …”", shorten(l.text)), nil, l.at())
		} else if party && strings.HasPrefix(file, "Lưu:") {
			j.report("TO-NOINHAN", comp.Clause, say("ghi “%s”, quy định “- Lưu …”, không có dấu hai chấm", "it reads “%s”, the rule says “- Lưu …” without a colon", shorten(l.text)), nil, l.at())
		}
	}
	j.asAbove(items, comp)
}

func underlined(on bool) diag.Text {
	if on {
		return say("gạch chân", "underlined")
	}
	return say("không gạch chân", "not underlined")
}

// withoutDrafter leaves out what stands below the list: the signs of who drafted it and how many copies there are.
func (j *judge) withoutDrafter(items []line) []line {
	for len(items) > 1 {
		l := items[len(items)-1]
		if strings.HasPrefix(l.text, "-") || l.p.label != "" || strings.Contains(l.fold, "luu") || strings.HasPrefix(strings.TrimLeft(items[len(items)-2].fold, "-– "), "luu") && !strings.HasSuffix(items[len(items)-2].text, ".") {
			break
		}
		items = items[:len(items)-1]
	}
	return items
}

// asAbove judges the first recipient: Như trên goes with Kính gửi.
func (j *judge) asAbove(items []line, comp profile.Component) {
	first := items[0]
	above := strings.Contains(first.fold, "nhu tren")
	switch {
	case len(j.c.addressees) > 0 && !above:
		j.report("TO-NHUTREN", comp.Clause, say("văn bản có “Kính gửi”, quy định dòng đầu ghi “- Như trên;”", "the document has “Kính gửi”; the rule says the first line reads “- Như trên;”"), nil, first.at())
	case len(j.c.addressees) == 0 && above && j.c.kind != nil && !strings.HasPrefix(j.c.typ.ID, "giay-") && !strings.HasPrefix(j.c.typ.ID, "phieu-") && j.c.typ.ID != "cong-dien":
		j.report("TO-NHUTREN", comp.Clause, say("ghi “Như trên” mà văn bản không có “Kính gửi”", "it reads “Như trên”, but the document has no “Kính gửi”"), nil, first.at())
	case j.c.known && j.c.kind != nil && (j.c.typ.ID == "quyet-dinh" || j.c.typ.ID == "nghi-quyet" && j.hasArticles() && !j.ofCouncil()) && !above && !strings.Contains(first.fold, "nhu dieu"):
		j.report("TO-NHUTREN", comp.Clause, say("%s ghi dòng đầu “- Như Điều …;”", "the first line of a %s reads “- Như Điều …;”", strings.ToLower(j.c.typ.Title)), nil, first.at())
	}
}

// ofCouncil tells whether a people's council issues the document: whom its resolutions go to follows other rules.
func (j *judge) ofCouncil() bool {
	for _, l := range j.c.issuer {
		if strings.HasPrefix(l.fold, "hoi dong nhan dan") || strings.HasPrefix(l.fold, "hdnd") {
			return true
		}
	}
	return false
}

// hasArticles tells whether the text is laid out in Điều.
func (j *judge) hasArticles() bool {
	for _, b := range j.c.body {
		if b.kind == article {
			return true
		}
	}
	return false
}
