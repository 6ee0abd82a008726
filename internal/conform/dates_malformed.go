package conform

import (
	"strings"
)

// checkMalformed reports what follows the word ngày at token i and was meant as a date, but lost or doubled a sign, or
// has a letter for a digit: 05/052023, 25/5.2021, 24//7/2021, 15/7/2O23, 15/12/223.
func (d *document) checkMalformed(p *part, i int) {
	at := p.next(i + 1)
	if p.at(at).kind != digits {
		return
	}
	start := p.tokens[at].start
	end := start
	for end < len(p.Text) && strings.IndexByte("0123456789/.OoIl", p.Text[end]) >= 0 {
		end++
	}
	if end < len(p.Text) && (p.Text[end] == '-' || isLetterByte(p.Text[end])) {
		return
	}
	end = start + len(strings.TrimRight(p.Text[start:end], "./"))
	text := p.Text[start:end]
	if right := meantDate(text); right != "" {
		d.report("van-ban/ngay-sai", p, start, end, text, right)
		return
	}
	if groups := strings.Split(text, "/"); len(groups) == 3 && len(groups[0]) <= 2 && len(groups[1]) <= 2 && plainNumber(text[:len(groups[0])]+groups[1]+groups[2]) &&
		(len(groups[2]) == 3 || len(groups[2]) == 5) && !strings.HasPrefix(groups[2], "19") && !strings.HasPrefix(groups[2], "20") {
		d.report("van-ban/nam-sai", p, start, end, text, len(groups[2]))
	} else if len(groups) == 3 && len(groups[2]) == 4 && plainNumber(groups[2]) && groups[2] > "2999" {
		d.report("van-ban/nam-la", p, start, end, text, groups[2])
	}
}

// checkBareDay reports a day and month that no year has after a word for a limit at token i: trước 31/6, hạn chót 31/4.
func (d *document) checkBareDay(p *part, i int) {
	day := p.next(i + 1)
	if day != i+2 || p.at(day).kind != digits || !p.at(day+1).is("/") || p.at(day+2).kind != digits || p.at(day+3).is("/") || p.at(day+3).is("-") {
		return
	}
	if after := p.at(p.next(day + 3)); after.kind == letters && (counted[after.word.low] || scaled[after.word.low]) || after.is("%") || after.is("=") {
		return
	}
	a, b := p.at(day).text, p.at(day+2).text
	if len(a) != 2 || a < "30" || a > "31" || !plainNumber(b) || len(b) > 2 {
		return
	}
	month := strings.TrimPrefix(b, "0")
	switch {
	case month == "2", a == "31" && (month == "4" || month == "6" || month == "9" || month == "11"):
		d.report("van-ban/ngay-khong-co", p, p.at(day).start, p.at(day+2).end, a+"/"+b)
	}
}

func isLetterByte(c byte) bool { return c >= 0x80 || c|0x20 >= 'a' && c|0x20 <= 'z' }

// digitTwins writes the digits that letters were typed for.
var digitTwins = strings.NewReplacer("O", "0", "o", "0", "I", "1", "l", "1")

// meantDate returns the date that a malformed one was meant to be, or "" where the text is a date as it stands, or none.
func meantDate(text string) string {
	digits := digitTwins.Replace(text)
	groups := strings.FieldsFunc(digits, func(r rune) bool { return r == '/' || r == '.' })
	if digits == text && strings.Count(text, "/")+strings.Count(text, ".") == len(groups)-1 && len(groups) == 3 &&
		(!strings.Contains(text, ".") || !strings.Contains(text, "/")) {
		return "" // well formed
	}
	switch {
	case len(groups) == 3 && len(groups[0]) <= 2 && len(groups[1]) <= 2 && len(groups[2]) == 4:
	case len(groups) == 3 && len(groups[2]) == 3 && len(groups[1]) == 1 && (groups[1] == "2" || groups[1] == "1") && strings.HasSuffix(text, "."+groups[1]+"."+groups[2]):
		return ""
	case len(groups) == 2 && len(groups[0]) <= 2 && (len(groups[1]) == 5 || len(groups[1]) == 6): // 05/052023
		groups = []string{groups[0], groups[1][:len(groups[1])-4], groups[1][len(groups[1])-4:]}
	case len(groups) == 2 && len(groups[0]) == 4 && len(groups[1]) == 4 && strings.Contains(text, "/"): // 2811/2023
		groups = []string{groups[0][:2], groups[0][2:], groups[1]}
	case len(groups) == 4 && len(groups[0]) <= 2 && len(groups[1]) <= 2 && len(groups[2]) == 2 && len(groups[3]) == 2 && strings.Count(text, ".") == 1 && (groups[2] == "20" || groups[2] == "19"): // 5/7/20.24
		groups = []string{groups[0], groups[1], groups[2] + groups[3]}
	case len(groups) == 4 && len(groups[0]) <= 2 && len(groups[1]) <= 2 && len(groups[2]) == 1 && len(groups[3]) == 3 && strings.Count(text, ".") == 1: // 18/11/2.023
		groups = []string{groups[0], groups[1], groups[2] + groups[3]}
	default:
		return ""
	}
	date, ok := calendar(groups[0], groups[1], groups[2])
	if !ok || date.Year < 1800 || date.Year > 2100 {
		return ""
	}
	return strings.Join(groups, "/")
}

// checkSigns reports dates whose two signs differ, and days that a space cut in two; the word ngày stands at token i:
// ngày 15-8/2024, ngày 1 5/8/2024, ngày 15 thang 8.
func (d *document) checkSigns(p *part, i int) {
	day := p.next(i + 1)
	if p.at(day).kind != digits || len(p.at(day).text) > 2 || !plainNumber(p.at(day).text) {
		return
	}
	a, month, b, year := p.at(day+1), p.at(day+2), p.at(day+3), p.at(day+4)
	switch {
	case month.kind == digits && year.kind == digits && isYear(year.text) && (a.is("/") && b.is("-") || a.is("-") && b.is("/")) && !p.at(day+5).is("/"):
		if _, ok := calendar(p.at(day).text, month.text, year.text); ok {
			start, end := p.tokens[day].start, year.end
			d.report("van-ban/ngay-sai", p, start, end, p.Text[start:end], p.at(day).text+"/"+month.text+"/"+year.text)
		}
	case a.is(" ") && len(p.at(day).text) == 1 && month.kind == digits && len(month.text) == 1 && b.is("/") && year.kind == digits && p.at(day+5).is("/"):
		if text := p.at(day).text + month.text; text < "32" && text[0] != '0' {
			start, end := p.tokens[day].start, month.end
			d.report("van-ban/ngay-cach", p, start, end, p.Text[start:end], text)
		}
	case a.is(" ") && month.kind == letters && month.word.fold == "thang" && month.word.low != "tháng" && b.is(" ") && year.kind == digits:
		d.report("van-ban/ngay-sai", p, month.start, month.end, month.text, "tháng")
	}
}

// checkTwoDays reports days that a slash joins before their month at token i: ngày 20 / 25/10/2018.
func (d *document) checkTwoDays(p *part, i int) {
	first := p.next(i + 1)
	slash := p.next(first + 1)
	second := p.next(slash + 1)
	if p.at(first).kind != digits || len(p.at(first).text) > 2 || !p.at(slash).is("/") || second < 0 || p.at(second).kind != digits {
		return
	}
	text := p.Text[p.at(second).start:]
	if end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '/' }); end >= 0 {
		text = text[:end]
	}
	groups := strings.Split(text, "/")
	if len(groups) != 3 || len(groups[0]) > 2 || len(groups[2]) != 4 {
		return
	}
	if _, ok := calendar(groups[0], groups[1], groups[2]); !ok {
		return
	}
	if _, ok := calendar(p.at(first).text, groups[1], groups[2]); ok {
		start, end := p.tokens[first].start, p.tokens[second].start+len(text)
		d.report("van-ban/ngay-sai", p, start, end, p.Text[start:end], p.at(first).text+" - "+text)
	}
}

// checkMonth reports a misspelt word năm between a month and its year, and a year that a space cut in two; the word
// tháng stands at token i: tháng 8 năn 2024, tháng 6/20 24.
func (d *document) checkMonth(p *part, i int) {
	month := p.next(i + 1)
	if p.at(month).kind != digits || !plainNumber(p.at(month).text) || len(p.at(month).text) > 2 {
		return
	}
	next := p.next(month + 1)
	year := p.next(next + 1)
	switch t := p.at(next); {
	case t.kind == letters && t.word.low != "năm" && year == next+2 && isYear(p.at(year).text) && likeYearWord[t.word.fold]:
		start, end := p.tokens[next].start, p.tokens[year].end
		d.report("van-ban/ngay-sai", p, start, end, p.Text[start:end], "năm "+p.at(year).text)
	case t.is("/") && (p.at(year).is("20") || p.at(year).is("19")) && p.at(year+1).is(" ") && p.at(year+2).kind == digits && len(p.at(year+2).text) == 2:
		start, end := p.tokens[month].start, p.tokens[year+2].end
		d.report("van-ban/ngay-cach", p, start, end, p.Text[start:end], p.at(month).text+"/"+p.at(year).text+p.at(year+2).text)
	}
}

// likeYearWord are misspellings of the word năm, without diacritics.
var likeYearWord = set(`nan nam nm na man nma nawm nams namm nnam bam mam nang`)

// checkPointedYear reports a year that is written like a count after the word năm at token i: năm 2.024.
func (d *document) checkPointedYear(p *part, i int) {
	y := p.next(i + 1)
	text := p.at(y).text
	if p.at(y).kind != digits || len(text) != 5 || text[1] != '.' || text[:1] != "1" && text[:1] != "2" {
		return
	}
	year := text[:1] + text[2:]
	after := p.at(p.next(y + 1))
	if !isYear(year) || after.kind == letters && (counted[after.word.low] || scaled[after.word.low]) || after.is("%") {
		return
	}
	d.report("van-ban/ngay-sai", p, p.tokens[y].start, p.tokens[y].end, text, year)
}

// checkCutYear reports a year that a space cut in two after the word năm at token i: năm 2 024.
func (d *document) checkCutYear(p *part, i int) {
	y := p.next(i + 1)
	if rest := p.at(y + 2); p.at(y).kind == digits && len(p.at(y).text) == 1 && p.at(y+1).is(" ") && rest.kind == digits && len(rest.text) == 3 && isYear(p.at(y).text+rest.text) {
		d.report("van-ban/ngay-cach", p, p.tokens[i].start, rest.end, p.Text[p.tokens[i].start:rest.end], "năm "+p.at(y).text+rest.text)
	}
}

// checkQuarter reports a quarter that no year has; the word quý stands at token i.
func (d *document) checkQuarter(p *part, i int) {
	q := p.at(p.next(i + 1))
	after := p.at(p.next(p.next(i+1) + 1))
	if roman := strings.Trim(q.text, "IV") == ""; !after.is("/") && after.low() != "năm" && !(roman && q.start > 0) {
		return
	}
	switch q.text {
	case "V", "VI", "VII", "VIII", "IIII", "5", "6", "0":
		d.report("van-ban/ngay-khong-co", p, p.tokens[i].start, q.end, p.Text[p.tokens[i].start:q.end])
	}
}
