package conform

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// division reads the heading of a part, chapter or annex: Phần thứ hai, CHƯƠNG II, Phụ lục 2. It returns the kind in small letters.
func division(p *part) (kind string, n int, ok bool) {
	if !unitHeading(p) {
		return "", 0, false
	}
	i := p.next(0)
	kind = p.tokens[i].word.low
	j := p.next(i + 1)
	switch {
	case kind == "phụ" && p.at(j).low() == "lục":
		j = p.next(j + 1)
		if p.at(j).low() == "số" {
			j = p.next(j + 1)
		}
		if after := p.at(p.next(j + 1)); after.kind != 0 && !after.is(":") && !after.is(".") && !after.is("-") {
			return "", 0, false // annexes named in a sentence
		}
	case kind != "phần" && kind != "chương":
		return "", 0, false
	}
	if p.at(j).low() == "thứ" {
		j = p.next(j + 1)
	}
	t := p.at(j)
	for i, word := range [...]string{"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám"} {
		if t.low() == word {
			return kind, i + 1, true
		}
	}
	n, err := viet.ParseRoman(t.text)
	if t.kind == digits {
		n, err = strconv.Atoi(t.text)
	}
	return kind, n, err == nil && n > 0 && n < 40 && t.kind != 0
}

// seeDivision follows the numbers of parts and chapters.
func (o *outline) seeDivision(p *part, kind string, n int) {
	at := place{p, p.tokens[p.next(0)].start, p.tokens[len(p.tokens)-1].end}
	last, ok := o.divisions[kind]
	if ok && n != 1 && (n == last.value || n > last.value+1 && n < last.value+4) {
		o.judge(at, number{kind: arabic, value: n, text: p.Text[at.start:at.end]}, last)
	}
	o.divisions[kind] = counter{n, at, 1}
}

// checkInline follows the numbers (1), (2) of an enumeration within a paragraph.
func (d *document) checkInline(p *part) {
	last, at := 0, place{}
	for i := 0; i+3 < len(p.tokens); i++ {
		if !p.tokens[i].is("(") || p.tokens[i+1].kind != digits || len(p.tokens[i+1].text) > 2 || !p.tokens[i+2].is(")") || !p.at(i+3).is(" ") || p.at(i+4).kind != letters {
			continue
		}
		if before := p.previous(i - 1); before >= 0 && !strings.Contains(";:,.", p.at(before).text) && p.at(before).low() != "và" {
			continue
		}
		n, _ := strconv.Atoi(p.tokens[i+1].text)
		here := place{p, p.tokens[i].start, p.tokens[i+2].end}
		switch {
		case n == last && last > 1:
			problem := d.report("van-ban/so-lap", p, here.start, here.end, here.text())
			*problem = problem.With(at.text(), at.span())
		case last > 1 && n > last+1 && n < last+4:
			problem := d.report("van-ban/so-nhay", p, here.start, here.end, here.text(), at.text())
			*problem = problem.With(at.text(), at.span())
		}
		if n == 1 || last > 0 {
			last, at = n, here
		}
	}
}
