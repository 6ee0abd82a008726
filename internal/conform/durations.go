package conform

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// checkDurations compares a number of days with the days that follow it: trong 02 ngày, từ ngày 12 đến ngày 14/3/2024;
// and events of which the later one has the earlier time.
func checkDurations(d *document) {
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != letters {
				continue
			}
			switch t.word.low {
			case "ngày":
				d.checkDayCount(p, i)
			case "giờ":
				d.checkHours(p, i)
			case "khai":
				d.checkLater(p, i, "mạc", "bế mạc")
			case "vào":
				d.checkLater(p, i, "đảng", "chính thức")
			case "sinh":
				d.checkBirth(p, i)
			}
		}
	}
}

// checkDayCount judges the number of days before token i, the word ngày.
func (d *document) checkDayCount(p *part, i int) {
	n := p.previous(i - 1)
	if p.at(n).kind != digits || len(p.at(n).text) > 2 || p.previousLow(n) != "trong" {
		return
	}
	count, _ := strconv.Atoi(p.at(n).text)
	k := p.next(i + 1)
	if p.at(k).is(",") || p.at(k).is("(") || p.at(k).is(":") {
		k = p.next(k + 1)
	}
	partly := p.between(k, len(p.tokens), halfDays)
	ranged := p.at(k).low() == "từ"
	if ranged {
		k = p.next(k + 1)
	}
	for p.at(k).low() == "ngày" || p.at(k).low() == "các" || p.at(k).low() == "là" {
		k = p.next(k + 1)
	}
	days, end, ok := p.daysFrom(k, ranged)
	if !ok || days == count || partly || count == 0 || days > 31 {
		return
	}
	start := p.tokens[n].start
	d.report("van-ban/so-ngay", p, start, p.tokens[end].end, p.Text[p.tokens[k].start:p.tokens[end].end], strconv.Itoa(count), strconv.Itoa(days))
}

// halfDays are words after which days count by halves, or with others left out.
var halfDays = set(`sáng chiều tối nửa trừ đầu cuối rưỡi làm`)

// daysFrom counts the days that stand from token k on: 12 và 13/3/2024; 12 đến ngày 14/3/2024; 28/6 - 02/7/2024.
func (p *part) daysFrom(k int, ranged bool) (days, end int, ok bool) {
	first, at, ok := p.dayAt(k)
	if !ok {
		return 0, 0, false
	}
	all := []dayMonth{first}
	end = at
	through := false
	for {
		j := p.next(at + 1)
		low := p.at(j).low()
		switch {
		case low == "đến", p.at(j).is("-"), p.at(j).is("–"):
			through = true
		case low == "và", p.at(j).is(","):
			if through {
				return 0, 0, false
			}
		default:
			j = -1
		}
		if j < 0 {
			break
		}
		j = p.next(j + 1)
		if p.at(j).low() == "và" {
			j = p.next(j + 1)
		}
		if p.at(j).low() == "hết" {
			j = p.next(j + 1)
		}
		if p.at(j).low() == "ngày" {
			j = p.next(j + 1)
		}
		next, last, ok := p.dayAt(j)
		if !ok {
			return 0, 0, false
		}
		all = append(all, next)
		at, end = last, last
		if through {
			break
		}
	}
	last := all[len(all)-1]
	if len(all) < 2 || last.month == 0 || ranged != through && ranged {
		return 0, 0, false
	}
	if !through {
		for i := 1; i < len(all); i++ {
			if all[i].month == all[i-1].month && all[i].day <= all[i-1].day {
				return 0, 0, false
			}
		}
		return len(all), end, true
	}
	if first.month == 0 {
		first.month = last.month
	}
	if first.month != last.month || last.day < first.day || len(all) > 2 {
		return 0, 0, false
	}
	return last.day - first.day + 1, end, true
}

// dayMonth is a day of a month, which is 0 where it follows later.
type dayMonth struct{ day, month int }

// dayAt reads a day at token k: 12, 12/3, 12/3/2024, 12 tháng 3 năm 2024. It returns its last token.
func (p *part) dayAt(k int) (dayMonth, int, bool) {
	t := p.at(k)
	if k < 0 || t.kind != digits || len(t.text) > 2 {
		return dayMonth{}, 0, false
	}
	day, _ := strconv.Atoi(t.text)
	if day < 1 || day > 31 {
		return dayMonth{}, 0, false
	}
	sep, m := k+1, k+2
	if p.at(p.next(k+1)).low() == "tháng" {
		sep = p.next(k + 1)
		m = p.next(sep + 1)
	} else if !p.at(sep).is("/") {
		return dayMonth{day: day}, k, true
	}
	month, err := strconv.Atoi(p.at(m).text)
	if err != nil || month < 1 || month > 12 {
		return dayMonth{}, 0, false
	}
	switch {
	case p.at(m+1).is("/") && isYear(p.at(m+2).text):
		m += 2
	case p.at(p.next(m+1)).low() == "năm" && isYear(p.at(p.next(p.next(m+1)+1)).text):
		m = p.next(p.next(m+1) + 1)
	}
	return dayMonth{day, month}, m, true
}

// checkHours judges “từ 14 giờ 00 đến 13 giờ 30 ngày ...” of one day; the word giờ stands at token i.
func (d *document) checkHours(p *part, i int) {
	from := p.previous(i - 1)
	if p.at(from).kind != digits || p.previousLow(from) != "từ" {
		return
	}
	a, k := p.minutesAt(from)
	if p.at(k).low() != "đến" {
		return
	}
	to := p.next(k + 1)
	b, end := p.minutesAt(to)
	if a < 0 || b < 0 || a <= b || p.at(end).low() != "ngày" && p.at(end).low() != "cùng" && !(p.at(end).is(",") && p.at(p.next(end+1)).low() == "ngày") {
		return
	}
	text := p.Text[p.tokens[from].start:p.tokens[p.previous(end-1)].end]
	d.report("van-ban/ky-nguoc", p, p.tokens[from].start, p.tokens[p.previous(end-1)].end, text)
}

// minutesAt reads a time of day at token k, 14 giờ 30 phút, as minutes, or -1, and returns the token after it.
func (p *part) minutesAt(k int) (minutes, next int) {
	hour, err := strconv.Atoi(p.at(k).text)
	g := p.next(k + 1)
	if k < 0 || err != nil || hour > 24 || p.at(g).low() != "giờ" {
		return -1, -1
	}
	next = p.next(g + 1)
	if m, err := strconv.Atoi(p.at(next).text); err == nil && p.at(next).kind == digits && len(p.at(next).text) == 2 && m < 60 {
		minutes = m
		next = p.next(next + 1)
		if p.at(next).low() == "phút" {
			next = p.next(next + 1)
		}
	}
	return hour*60 + minutes, next
}

// checkLater compares the day on which something ended with the day on which it began, in one sentence: khai mạc ngày ...,
// bế mạc ngày ... The first word of the beginning stands at token i.
func (d *document) checkLater(p *part, i int, second, ending string) {
	if w := p.nextWord(i); w == nil || w.low != second {
		return
	}
	first, last, _ := strings.Cut(ending, " ")
	_, to := p.sentence(i)
	opened := viet.Date{}
	start := 0
	closing := false
	for j := i; j < to; j++ {
		t := p.tokens[j]
		if t.low() == last && p.previousLow(j) == first {
			closing = true
		}
		if t.low() != "ngày" || p.previousLow(j) == "trước" || p.previousLow(j) == "sau" {
			continue
		}
		date, at, _ := dateAfter(p, j)
		if date.IsZero() {
			continue
		}
		switch {
		case !closing && opened.IsZero():
			opened, start = date, at
		case closing && !opened.IsZero():
			if date.Compare(opened) < 0 {
				n := p.next(j + 1)
				short, _ := readShort(p, n)
				d.report("van-ban/ky-nguoc", p, start, p.tokens[short.last].end, opened.Short()+" - "+date.Short())
			}
			return
		}
	}
}

// checkBirth reports a person who joined the Party or took a degree before, or less than ten years after, the year of birth;
// the word sinh stands at token i.
func (d *document) checkBirth(p *part, i int) {
	k := p.next(i + 1)
	if low := p.at(k).low(); low != "năm" && low != "ngày" {
		return
	}
	born, at := p.yearAfter(k)
	if born == 0 {
		return
	}
	_, to := p.sentence(i)
	for j := at + 1; j < to; j++ {
		t := p.tokens[j]
		if t.low() == "sinh" || t.is(";") {
			return
		}
		party := t.low() == "đảng" && p.previousLow(j) == "vào"
		degree := t.low() == "học" && p.previousLow(j) == "đại"
		if !party && !degree {
			continue
		}
		when := p.next(j + 1)
		if p.at(when).low() == "từ" {
			when = p.next(when + 1)
		}
		if low := p.at(when).low(); low != "năm" && low != "ngày" {
			continue
		}
		if year, end := p.yearAfter(when); year != 0 && year < born+15 {
			d.report("van-ban/truoc-tuoi", p, p.tokens[k].start, p.tokens[end].end, strconv.Itoa(born), strconv.Itoa(year))
		}
		return
	}
}

// yearAfter reads the year of năm 1975, ngày 12/8/1980 or ngày 12 tháng 8 năm 1980 at token k, and returns its token.
func (p *part) yearAfter(k int) (year, at int) {
	n := p.next(k + 1)
	switch p.at(k).low() {
	case "năm":
		if isYear(p.at(n).text) {
			year, _ = strconv.Atoi(p.at(n).text)
			return year, n
		}
	case "ngày":
		if date, _, _ := dateAfter(p, k); !date.IsZero() {
			short, _ := readShort(p, n)
			return date.Year, short.last
		}
		if date, end, ok := longDate(p, k); ok {
			return date.Year, end
		}
	}
	return 0, 0
}
