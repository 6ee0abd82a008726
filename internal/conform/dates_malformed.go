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

// checkQuarter reports a quarter that no year has; the word quý stands at token i.
func (d *document) checkQuarter(p *part, i int) {
	q := p.at(p.next(i + 1))
	after := p.at(p.next(p.next(i+1) + 1))
	if !after.is("/") && after.low() != "năm" {
		return
	}
	switch q.text {
	case "V", "VI", "VII", "5", "6", "0":
		d.report("van-ban/ngay-khong-co", p, p.tokens[i].start, q.end, p.Text[p.tokens[i].start:q.end])
	}
}
