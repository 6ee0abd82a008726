package conform

import (
	"strconv"
	"strings"
	"time"

	"vanban/internal/viet"
)

// checkDates reports dates that cannot be: too many or too few digits in the year, a space inside, a day that no
// calendar has, a weekday that does not fit. Dates without the usual zeros are noted once for a document.
func checkDates(d *document) {
	var unpadded []place
	for _, p := range d.parts {
		for i := 0; i < len(p.tokens); i++ {
			t := p.tokens[i]
			switch t.low() {
			case "năm":
				d.checkYear(p, i)
				d.checkPointedYear(p, i)
				d.checkCutYear(p, i)
			case "ngày":
				d.checkMalformed(p, i)
				d.checkTwoDays(p, i)
				d.checkSigns(p, i)
			case "tháng":
				d.checkMonth(p, i)
			case "trước", "đến", "chót", "hạn":
				d.checkBareDay(p, i)
			case "quý":
				d.checkQuarter(p, i)
			case "giờ":
				d.checkTime(p, i)
			}
			if t.low() == "ngày" || t.low() == "tháng" {
				d.checkLong(p, i, &unpadded)
			}
			if t.kind != digits || !plainNumber(t.text) || len(t.text) > 2 {
				d.checkDotted(p, i)
				continue
			}
			date, ok := readShort(p, i)
			if !ok {
				continue
			}
			d.checkShort(p, date, &unpadded)
			i = date.last
		}
	}
	if len(unpadded) > 0 {
		d.reportPlaces("van-ban/ngay-so-khong", unpadded, unpadded[0].text(), len(unpadded))
	}
}

// shortDate is a date in digits, as it stands: three numbers with the same sign between.
type shortDate struct {
	first, last      int // tokens
	day, month, year string
	spaced           bool
}

func plainNumber(text string) bool { return strings.Trim(text, "0123456789") == "" }

// readShort reads the date that begins with the number at token i. A year may be cut in two by a space: 16/7/20 21.
func readShort(p *part, i int) (shortDate, bool) {
	if before := p.at(i - 1); before.is("/") || before.is("-") || before.is(".") || before.kind == letters || before.is("–") {
		return shortDate{}, false
	}
	s1 := p.next(i + 1)
	m := p.next(s1 + 1)
	s2 := p.next(m + 1)
	y := p.next(s2 + 1)
	if s1 < 0 || m < 0 || s2 < 0 || y < 0 || !p.at(s1).is("/") && !p.at(s1).is("-") || p.at(s2).text != p.at(s1).text || p.at(m).kind != digits || p.at(y).kind != digits {
		return shortDate{}, false
	}
	date := shortDate{first: i, last: y, day: p.at(i).text, month: p.at(m).text, year: p.at(y).text}
	if !plainNumber(date.month) || !plainNumber(date.year) || len(date.month) > 2 {
		return shortDate{}, false
	}
	date.spaced = y-i != 4
	if p.at(y+1).is("/") || p.at(y+1).is("-") && p.at(y+2).kind == letters {
		return shortDate{}, false // the number of a law or an address
	}
	if len(date.year) == 2 && p.at(y+1).is(" ") && p.at(y+2).kind == digits && len(p.at(y+2).text) == 2 && (date.year == "20" || date.year == "19") {
		date.year += p.at(y + 2).text
		date.last, date.spaced = y+2, true
	}
	dash := p.at(s1).is("-")
	if dash && (date.spaced || len(date.year) != 4) || len(date.year) < 3 || len(date.year) > 5 {
		return shortDate{}, false
	}
	if date.year[0] != '1' && date.year[0] != '2' || len(date.year) != 4 && date.year[:2] != "20" && date.year[:2] != "19" {
		return shortDate{}, false
	}
	return date, true
}

// checkShort judges a date in digits.
func (d *document) checkShort(p *part, date shortDate, unpadded *[]place) {
	start, end := p.tokens[date.first].start, p.tokens[date.last].end
	text := p.Text[start:end]
	if len(date.year) != 4 {
		d.report("van-ban/nam-sai", p, start, end, text, len(date.year))
		return
	}
	if date.spaced {
		d.report("van-ban/ngay-cach", p, start, end, text, date.day+"/"+date.month+"/"+date.year)
	}
	value, ok := calendar(date.day, date.month, date.year)
	if !ok {
		d.report("van-ban/ngay-khong-co", p, start, end, text)
		return
	}
	if value.Year < 1800 || value.Year > 2100 {
		d.report("van-ban/nam-la", p, start, end, text, date.year)
		return
	}
	d.checkWeekday(p, date.first, date.last, value)
	if len(date.day) == 1 || len(date.month) == 1 && value.Month < 3 {
		*unpadded = append(*unpadded, place{p, start, end})
	}
}

// calendar returns the day that three numbers name, if there is one.
func calendar(day, month, year string) (viet.Date, bool) {
	date, err := viet.ParseShort(day + "/" + month + "/" + year)
	return date, err == nil && date.Day > 0
}

// checkDotted judges dates with dots, 31.4.2024, which are one number of the text.
func (d *document) checkDotted(p *part, i int) {
	t := p.at(i)
	if t.kind != digits || strings.Count(t.text, ".") != 2 {
		return
	}
	groups := strings.Split(t.text, ".")
	if len(groups[0]) > 2 || len(groups[1]) > 2 || len(groups[2]) != 4 || groups[2][:2] != "20" && groups[2][:2] != "19" {
		return
	}
	if _, ok := calendar(groups[0], groups[1], groups[2]); !ok {
		d.report("van-ban/ngay-khong-co", p, t.start, t.end, t.text)
	}
}

// checkLong judges a date in words that begins at token i: ngày 08 tháng 9 năm 2023, and the short ngày 30/2.
func (d *document) checkLong(p *part, i int, unpadded *[]place) {
	t := p.tokens[i]
	dayAt := p.next(i + 1)
	if p.at(dayAt).kind != digits || !plainNumber(p.at(dayAt).text) {
		return
	}
	if t.word.low == "tháng" {
		if w := p.previousWord(i); w == nil && p.at(p.previous(i-1)).kind == digits {
			return // the middle of a longer date
		}
		m, _ := strconv.Atoi(p.at(dayAt).text)
		y := p.next(dayAt + 1)
		within := ""
		if w := p.previousWord(i); w != nil {
			within = w.low
		}
		if (m > 12 || m == 0) && len(p.at(dayAt).text) == 2 && (p.at(y).low() == "năm" || p.at(y).is("/") || within == "trong" || within == "vào" || within == "cuối" || within == "đầu") {
			d.report("van-ban/ngay-khong-co", p, t.start, p.tokens[dayAt].end, p.Text[t.start:p.tokens[dayAt].end])
		}
		return
	}
	next := p.next(dayAt + 1)
	if p.at(next).is("/") && next == dayAt+1 {
		d.checkDayMonth(p, i, dayAt)
		return
	}
	if p.at(next).low() != "tháng" {
		return
	}
	monthAt := p.next(next + 1)
	if p.at(monthAt).kind != digits || !plainNumber(p.at(monthAt).text) || len(p.at(dayAt).text) > 2 || len(p.at(monthAt).text) > 2 {
		return
	}
	day, month := p.at(dayAt).text, p.at(monthAt).text
	year, end := "2024", monthAt // a leap year, where none is stated
	if n := p.next(monthAt + 1); p.at(n).low() == "năm" {
		yearAt := p.next(n + 1)
		if p.at(yearAt).kind == digits {
			year, end = p.at(yearAt).text, yearAt
		}
	}
	if len(year) != 4 {
		return
	}
	start := t.start
	value, ok := calendar(day, month, year)
	switch {
	case !ok:
		d.report("van-ban/ngay-khong-co", p, start, p.tokens[end].end, p.Text[start:p.tokens[end].end])
	case end != monthAt:
		d.checkWeekday(p, i, end, value)
		if len(day) == 1 || len(month) == 1 && value.Month < 3 {
			*unpadded = append(*unpadded, place{p, start, p.tokens[end].end})
		}
	}
}

// checkYear reports a year of another length than four after the word năm at token i.
func (d *document) checkYear(p *part, i int) {
	y := p.next(i + 1)
	if p.at(i).low() != "năm" || p.at(y).kind != digits || !plainNumber(p.at(y).text) {
		return
	}
	text := p.at(y).text
	start, end := p.tokens[i].start, p.tokens[y].end
	if len(text) == 2 && (text == "20" || text == "19") && p.at(y+1).is(" ") && p.at(y+2).kind == digits && len(p.at(y+2).text) == 2 {
		end = p.tokens[y+2].end
		d.report("van-ban/ngay-cach", p, start, end, p.Text[start:end], "năm "+text+p.at(y+2).text)
		return
	}
	if len(text) == 5 && (text[:2] == "20" || text[:2] == "19") || len(text) == 3 && text[:2] == "20" && p.at(y+1).kind != letters && p.at(p.next(y+1)).low() != "người" {
		d.report("van-ban/nam-sai", p, start, end, p.Text[start:end], len(text))
	}
}

// checkTime reports an hour or minute that no clock has; the word giờ stands at token i.
func (d *document) checkTime(p *part, i int) {
	at := p.previous(i - 1)
	hour, err := strconv.Atoi(p.at(at).text)
	if p.at(at).kind != digits || err != nil {
		return
	}
	end := i
	minutes := 0
	if m := p.next(i + 1); p.at(m).kind == digits && len(p.at(m).text) == 2 && !p.at(m+1).is("/") && !p.at(m+1).is("-") {
		if minutes, err = strconv.Atoi(p.at(m).text); err == nil {
			end = m
		}
	}
	from := ""
	if w := p.previousWord(at); w != nil {
		from = w.low
	}
	clock := from == "lúc" || from == "hồi" || from == "từ" || from == "đến"
	if hour > 24 && (from == "lúc" || from == "hồi") || minutes > 59 && (clock || p.at(p.next(end+1)).low() == "phút") {
		d.report("van-ban/ngay-khong-co", p, p.tokens[at].start, p.tokens[end].end, p.Text[p.tokens[at].start:p.tokens[end].end])
	}
}

// checkDayMonth judges a day and month after the word ngày at token i: ngày 30/2.
func (d *document) checkDayMonth(p *part, i, dayAt int) {
	monthAt := dayAt + 2
	if p.at(monthAt).kind != digits || !plainNumber(p.at(monthAt).text) || len(p.at(dayAt).text) > 2 {
		return
	}
	month := p.at(monthAt).text
	if p.at(monthAt+1).is("/") || p.at(monthAt+1).is("-") || p.at(p.next(monthAt+1)).is("/") || len(month) > 2 && !isYear(month) {
		return
	}
	if _, ok := calendar(p.at(dayAt).text, month, "2024"); !ok {
		start, end := p.tokens[i].start, p.tokens[monthAt].end
		d.report("van-ban/ngay-khong-co", p, start, end, p.Text[start:end])
	}
}

// weekdays are the names of the days after “thứ”, in the order of time.Weekday.
var weekdays = map[string]int{"hai": 1, "2": 1, "ba": 2, "3": 2, "tư": 3, "4": 3, "năm": 4, "5": 4, "sáu": 5, "6": 5, "bảy": 6, "7": 6}

// checkWeekday compares a date with the day of the week that stands right before or after it.
func (d *document) checkWeekday(p *part, first, last int, date viet.Date) {
	names := [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}
	said, start, end := weekdayBefore(p, first)
	if said < 0 {
		said, start, end = weekdayAfter(p, last)
	}
	if said < 0 || said == weekday(date) {
		return
	}
	d.report("van-ban/thu", p, start, end, date.Short(), names[weekday(date)], p.Text[start:end])
}

func weekdayBefore(p *part, first int) (day, start, end int) {
	j := p.previous(first - 1)
	if p.at(j).low() == "ngày" {
		j = p.previous(j - 1)
	}
	if p.at(j).is(",") || p.at(j).is("(") {
		j = p.previous(j - 1)
	}
	k := p.previous(j - 1)
	if p.at(k).kind != letters || p.at(p.previous(k-1)).low() == "lần" {
		return -1, 0, 0
	}
	return weekdayAt(p, k, j)
}

func weekdayAfter(p *part, last int) (day, start, end int) {
	j := p.next(last + 1)
	if !p.at(j).is("(") && !p.at(j).is(",") {
		return -1, 0, 0
	}
	k := p.next(j + 1)
	l := p.next(k + 1)
	after := p.at(p.next(l + 1))
	if p.at(j).is("(") && !after.is(")") && !after.is(",") || p.at(j).is(",") && (after.kind == letters || after.kind == digits) {
		return -1, 0, 0
	}
	return weekdayAt(p, k, l)
}

// weekdayAt reads the day of the week from two tokens.
func weekdayAt(p *part, k, l int) (day, start, end int) {
	if k < 0 || l < 0 {
		return -1, 0, 0
	}
	a, b := p.at(k), p.at(l)
	if a.low() == "chủ" && b.low() == "nhật" {
		return 0, a.start, b.end
	}
	if n, ok := weekdays[b.low()]; ok && a.low() == "thứ" {
		return n, a.start, b.end
	}
	return -1, 0, 0
}

// weekday returns the day of the week, Sunday as 0.
func weekday(date viet.Date) int {
	return int(time.Date(date.Year, time.Month(date.Month), date.Day, 0, 0, 0, 0, time.UTC).Weekday())
}
