package layout

import (
	"regexp"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

var (
	dateForm  = regexp.MustCompile(`^(.*?)\s*(,?)\s*([Nn]gày)\s*([\d.…_\s]*)\s*tháng\s*([\d.…_\s]*)\s*năm\s*([\d.…_\s]*)$`)
	shortForm = regexp.MustCompile(`(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})`)
)

// dayOf reads the date of a line of place and date. What is blank is taken as the end of what is given, so that rules
// of that time are chosen; without a year there is no date.
func dayOf(text string) viet.Date {
	if m := dateForm.FindStringSubmatch(text); m != nil {
		day, _ := strconv.Atoi(blank(m[4]))
		month, _ := strconv.Atoi(blank(m[5]))
		year, _ := strconv.Atoi(blank(m[6]))
		if year < 1900 || year > 2100 {
			return viet.Date{}
		}
		if month < 1 || month > 12 {
			month, day = 12, 31
		}
		if day < 1 || day > 31 {
			day = 28
		}
		return viet.Date{Year: year, Month: month, Day: day}
	}
	if m := shortForm.FindStringSubmatch(text); m != nil {
		day, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		year, _ := strconv.Atoi(m[3])
		return viet.Date{Year: year, Month: month, Day: day}
	}
	return viet.Date{}
}

// blank returns the digits of a value that may have been left open.
func blank(s string) string { return strings.Trim(s, " .…_") }

// date judges the line of place and date.
func (j *judge) date() {
	comp := j.v.Components["dia_danh_ngay"]
	l := j.c.date
	if l == nil {
		if j.c.title != nil && j.c.number != nil && !(j.c.known && (j.c.typ.Undated || withoutIssuer[j.c.typ.ID])) {
			j.report("DATE-FORM", comp.Clause, say("không thấy địa danh và ngày, tháng, năm ban hành", "there is no place and date"), nil, place{})
		}
		return
	}
	j.look(comp, []line{*l}).report("DATE-STYLE")
	report := func(what diag.Text) { j.report("DATE-FORM", comp.Clause, what, nil, l.at()) }
	text := strings.TrimRight(l.text, ".;, ")
	m := dateForm.FindStringSubmatch(text)
	if m == nil {
		report(say("ghi “%s”, quy định dạng “Địa danh, ngày 05 tháng 01 năm 2024”", "it reads “%s”, the rule says “Place, ngày 05 tháng 01 năm 2024”", l.text))
		return
	}
	place, comma, word, day, month, year := m[1], m[2], m[3], blank(m[4]), blank(m[5]), blank(m[6])
	if strings.Trim(place, " .…_") == "" {
		place = ""
	}
	if place == "" && !strings.ContainsAny(m[1], ".…_") {
		report(say("thiếu địa danh trước ngày, tháng, năm", "the place before the date is missing"))
	} else if comma == "" {
		report(say("thiếu dấu phẩy sau địa danh “%s”", "there is no comma after the place “%s”", place))
	}
	j.unitWord(place, *l)
	if word != "ngày" && place != "" {
		report(say("viết “%s”, quy định “ngày”", "it reads “%s”, the rule says “ngày”", word))
	}
	if day == "" || month == "" || year == "" {
		j.reportAs(diag.Info, "DATE-FORM", comp.Clause, say("chưa ghi đủ ngày, tháng, năm", "the date is not complete yet"), nil, l.at())
	}
	j.dayAndMonth(day, month, year, report, l)
}

// dayAndMonth judges the zeros before the numbers, and whether there is such a day.
func (j *judge) dayAndMonth(day, month, year string, report func(diag.Text), l *line) {
	d, _ := strconv.Atoi(day)
	mo, _ := strconv.Atoi(month)
	y, _ := strconv.Atoi(year)
	if len(day) == 1 {
		report(say("ngày %s, quy định ngày dưới 10 thêm số 0: 0%s", "day %s, the rule says a zero before days below 10: 0%s", day, day))
	}
	switch {
	case len(month) == 1 && mo < 3:
		report(say("tháng %s, quy định tháng 1, 2 thêm số 0: 0%s", "month %s, the rule says a zero before months 1 and 2: 0%s", month, month))
	case len(month) == 2 && month[0] == '0' && mo >= 3:
		j.reportAs(diag.Warning, "DATE-FORM", j.v.Components["dia_danh_ngay"].Clause,
			say("tháng %s, chỉ tháng 01 và 02 thêm số 0", "month %s, only months 01 and 02 have a zero", month), nil, l.at())
	}
	if d > 0 && mo > 0 && y > 0 {
		if _, err := viet.ParseShort(viet.Date{Year: y, Month: mo, Day: d}.Short()); err != nil || mo > 12 || d > 31 {
			report(say("không có ngày %s tháng %s năm %s", "there is no day %s of month %s of year %s", day, month, year))
		}
	}
}

var unitForm = regexp.MustCompile(`^(xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(\p{L}.*)$`)

// unitWord judges the word for the kind of unit in small letters before the name of the place. Units named after a
// person, a number or an event keep it, with a capital; whether this one is, nobody can tell by the name.
func (j *judge) unitWord(place string, l line) {
	if m := unitForm.FindStringSubmatch(place); m != nil {
		j.reportAs(diag.Warning, "DATE-FORM", j.v.Components["dia_danh_ngay"].Clause,
			say("địa danh ghi “%s”; quy định ghi tên riêng “%s”, chỉ ghi đủ và viết hoa (“%s”) khi đơn vị mang tên người, chữ số hoặc sự kiện lịch sử",
				"the place reads “%s”; the rule says the name “%s” alone, and the unit in full with a capital (“%s”) only where it is named after a person, a number or an event",
				place, m[2], viet.Upper(m[1][:1])+m[1][1:]+" "+m[2]), nil, l.at())
	}
}
