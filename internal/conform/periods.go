package conform

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// checkPeriods reports periods that run backwards, have a year of three or five digits, or do not last as long as they
// are said to: trong 4 năm 2019-2024.
func checkPeriods(d *document) {
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind == digits && len(t.text) >= 3 && len(t.text) <= 5 && (t.text[:2] == "19" || t.text[:2] == "20") {
				d.checkYears(p, i)
			}
			if t.low() == "năm" {
				d.checkListedYears(p, i)
			}
			if t.low() == "từ" {
				d.checkDays(p, i)
				d.checkMonths(p, i)
			}
		}
	}
}

// checkYears judges the period that begins with the year at token i.
func (d *document) checkYears(p *part, i int) {
	dash := p.next(i + 1)
	j := p.next(dash + 1)
	if dash < 0 || j < 0 || !p.at(dash).is("-") && !p.at(dash).is("–") || p.at(i-1).is("/") || p.at(i-1).is("-") || p.at(j+1).is("/") || p.at(i-1).kind == letters {
		return
	}
	a, b := p.tokens[i].text, p.at(j).text
	if p.at(j).kind != digits || !plainNumber(a) || !plainNumber(b) || len(b) < 3 || len(b) > 5 || b[:2] != "19" && b[:2] != "20" || p.at(j+1).kind == letters && len(p.at(j+1).text) < 2 {
		return
	}
	text := p.Text[p.tokens[i].start:p.tokens[j].end]
	if len(a) != 4 || len(b) != 4 {
		if len(a) == 4 || len(b) == 4 {
			odd := a
			if len(a) == 4 {
				odd = b
			}
			d.report("van-ban/nam-sai", p, p.tokens[i].start, p.tokens[j].end, text, len(odd))
		}
		return
	}
	from, _ := strconv.Atoi(a)
	to, _ := strconv.Atoi(b)
	if to < from {
		if to > from-100 && from < 2101 && to > 1899 && phoneless(p, i) {
			d.report("van-ban/ky-nguoc", p, p.tokens[i].start, p.tokens[j].end, text)
		}
		return
	}
	k := p.previous(i - 1)
	d.checkTermLength(p, i, j, from, to)
	if p.at(k).is("(") || p.at(k).is(",") {
		k = p.previous(k - 1)
	}
	n := p.previous(k - 1)
	if p.at(k).low() != "năm" || p.at(n).kind != digits || len(p.at(n).text) > 2 || to-from > 60 {
		return
	}
	years, _ := strconv.Atoi(p.at(n).text)
	if w := p.previousWord(n); years == 0 || years == to-from || years == to-from+1 || w != nil && (w.low == "kỷ" || w.low == "niệm" || w.low == "thứ") {
		return
	}
	d.report("van-ban/so-nam", p, p.tokens[n].start, p.tokens[j].end, text, years, to-from)
}

// phoneless tells whether the number at token i stands where a year may, not in a telephone or account number.
func phoneless(p *part, i int) bool {
	w := p.previousWord(i)
	if w == nil {
		return false
	}
	switch w.low {
	case "kỳ", "đoạn", "năm", "khóa", "từ", "học":
		return true
	}
	return false
}

// checkDays judges the days of “từ ngày ... đến ngày ...” that begins at token i.
func (d *document) checkDays(p *part, i int) {
	first, start, j := dateAfter(p, i)
	if j < 0 || p.at(j).low() != "đến" && !p.at(j).is("-") && !p.at(j).is("–") {
		return
	}
	if w := p.nextWord(j); w != nil && w.low == "hết" {
		j = p.next(j + 1)
	}
	second, _, k := dateAfter(p, j)
	if first.IsZero() || second.IsZero() || first.Compare(second) <= 0 {
		return
	}
	end := p.tokens[len(p.tokens)-1].end
	if k >= 0 {
		end = p.tokens[k].start
	}
	text := strings.TrimSpace(p.Text[start:end])
	d.report("van-ban/ky-nguoc", p, start, start+len(text), text)
}

// checkMonths judges the years or months of “từ năm ... đến năm ...”, “từ tháng 9/2024 đến tháng 3/2024” after token i.
func (d *document) checkMonths(p *part, i int) {
	first, start, j := monthAfter(p, i)
	if first == 0 || p.at(j).low() != "đến" {
		return
	}
	if w := p.nextWord(j); w != nil && w.low == "hết" {
		j = p.next(j + 1)
	}
	last, _, k := monthAfter(p, j)
	if last == 0 || last >= first || (first%100 == 0) != (last%100 == 0) {
		return
	}
	end := len(p.Text)
	if k >= 0 {
		end = p.tokens[k].start
	}
	text := strings.TrimSpace(p.Text[start:end])
	d.report("van-ban/ky-nguoc", p, start, start+len(text), text)
}

// monthAfter reads năm 2024 or tháng 9/2024 after token i, as 202400 or 202409, or 0. It returns the offset of the word
// and the token after the number.
func monthAfter(p *part, i int) (value, start, next int) {
	word := p.next(i + 1)
	n := p.next(word + 1)
	if word < 0 || n < 0 || !plainNumber(p.at(n).text) {
		return 0, 0, -1
	}
	switch p.at(word).low() {
	case "năm":
		if isYear(p.at(n).text) && !p.at(n+1).is("-") && !p.at(n+1).is("/") {
			year, _ := strconv.Atoi(p.at(n).text)
			return year * 100, p.tokens[word].start, p.next(n + 1)
		}
	case "tháng":
		if y := n + 2; p.at(n+1).is("/") && isYear(p.at(y).text) && len(p.at(n).text) <= 2 {
			month, _ := strconv.Atoi(p.at(n).text)
			year, _ := strconv.Atoi(p.at(y).text)
			return year*100 + month, p.tokens[word].start, p.next(y + 1)
		}
	}
	return 0, 0, -1
}

// dateAfter reads the date in digits that follows token i, with or without the word ngày. It returns the offset of the
// date and the token after it.
func dateAfter(p *part, i int) (viet.Date, int, int) {
	j := p.next(i + 1)
	if p.at(j).low() == "ngày" {
		j = p.next(j + 1)
	}
	if p.at(j).kind != digits {
		return viet.Date{}, 0, -1
	}
	date, ok := readShort(p, j)
	if !ok || len(date.year) != 4 {
		return viet.Date{}, 0, -1
	}
	value, ok := calendar(date.day, date.month, date.year)
	if !ok {
		return viet.Date{}, 0, -1
	}
	return value, p.tokens[j].start, p.next(date.last + 1)
}
