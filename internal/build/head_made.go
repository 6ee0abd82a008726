package build

import (
	"strconv"
	"strings"

	"vanban/internal/markdown"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// This file puts together what nobody needs to type: the name of the type, number with symbol, place and date, the words
// of a decision, the line under the title of an annex.

// typeName prints the name of the document's type: KẾ HOẠCH.
func (h *head) typeName() []markdown.Line {
	kind, _ := h.documentType()
	return []markdown.Line{{markdown.Text(viet.Upper(kind.Title))}}
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

// verdict returns the words between the grounds of a decision and what it decides: those of the document, or those that
// the profile has for its type.
func (h *head) verdict() markdown.Line {
	if own, stated := h.lines(keyVerdict); stated {
		if len(own) == 0 {
			return nil
		}
		return own[0]
	}
	if kind, _ := h.documentType(); kind.Verdict != "" {
		return markdown.Line{markdown.Text(kind.Verdict)}
	}
	return nil
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
		pattern = strings.NewReplacer(" số {so_ky_hieu},", "", " số {so_ky_hieu}", "").Replace(pattern)
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

// pages says how the pages of annex n lie.
func (h *head) pages(n int) markdown.Pages {
	across, stated := h.lines(keyAcross)
	if !stated {
		return markdown.AsTablesNeed
	}
	for _, line := range across {
		if markdown.PlainLine(line) == strconv.Itoa(n) {
			return markdown.Across
		}
	}
	return markdown.Upright
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
	switch n := line[0].(type) {
	case markdown.Text:
		if len(n) == 1 {
			return markdown.Line{"0" + n}
		}
	case markdown.Fact:
		if len(n.Text) == 1 {
			n.Figure.Text, n.Figure.Format = "0"+n.Text, "dem"
		}
	}
	return line
}

// datePattern is how rule packs write the date of issue: viet prints it, and reads it back.
const datePattern = "ngày {ngay} tháng {thang} năm {nam}"

// placeDate prints Tân An, ngày 08 tháng 9 năm 2023, with room for what is not known yet.
func (h *head) placeDate() []markdown.Line {
	if kind, _ := h.documentType(); kind.Undated {
		return nil
	}
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
