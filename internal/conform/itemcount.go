package conform

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// listedThings are the nouns whose members a list under them gives in full, by their first syllable, or both.
var listedThings = map[string]bool{"nhiệm vụ": true, "giải pháp": true, "bài học": true, "nội dung": true, "mục tiêu": true, "chương trình": true,
	"kiến nghị": true, "đề xuất": true, "nguyên nhân": true, "chỉ tiêu": true, "tiêu chí": true, "hạn chế": true, "nhóm nhiệm": true,
	"nhóm giải": true, "vấn đề": true, "đột phá": true, "khâu đột": true, "bước sau": true, "yêu cầu": true, "công việc": true, "phần việc": true}

// ordinalWords count the members of a list in words: Một là, Thứ nhất.
var ordinalWords = [...][2]string{{"một", "nhất"}, {"hai", "hai"}, {"ba", "ba"}, {"bốn", "tư"}, {"năm", "năm"}, {"sáu", "sáu"}, {"bảy", "bảy"}, {"tám", "tám"},
	{"chín", "chín"}, {"mười", "mười"}}

// spelledOrdinal reads Hai là or Thứ hai at the beginning of a paragraph or after a sign, from token i on. It returns its
// number, whether it is of the kind Thứ, and the last token.
func spelledOrdinal(p *part, i int) (n int, thu bool, end int) {
	t := p.at(i)
	next := p.at(i + 2)
	if t.kind != letters || t.word.form != capital || !p.at(i+1).is(" ") || next.kind != letters {
		return 0, false, 0
	}
	after := p.at(i + 3)
	for k, w := range ordinalWords {
		switch {
		case t.word.low == w[0] && next.word.low == "là" && (after.is(",") || after.is(":") || after.is(" ")):
			return k + 1, false, i + 2
		case t.word.low == "thứ" && next.word.low == w[1] && (after.is(",") || after.is(":") || after.is(" ") && p.at(i+4).low() == "là"):
			return k + 1, true, i + 2
		}
	}
	return 0, false, 0
}

// checkListCounts compares the number of things that a paragraph announces with the items of the list after it: 5 nhiệm vụ
// trọng tâm sau: 1. ... 4. ...; and follows the ordinals in words.
func checkListCounts(d *document) {
	for n, p := range d.parts {
		if count, at, ok := announced(p); ok {
			items := d.itemsAfter(n)
			if items > 1 && items != count {
				t := p.tokens[at]
				d.report("van-ban/so-muc", p, t.start, p.tokens[len(p.tokens)-1].end, p.Text[t.start:p.tokens[p.next(p.next(at+1)+1)].end], strconv.Itoa(items))
			}
		}
	}
	d.checkSpelledOrdinals()
}

// announced returns how many things the paragraph says that the list after it has: the paragraph ends with a colon, and
// what stands before it is “N things sau:” or “như sau:”.
func announced(p *part) (count, at int, ok bool) {
	last := p.previous(len(p.tokens) - 1)
	if p.Role == Cell || !p.at(last).is(":") {
		return 0, 0, false
	}
	j := p.previous(last - 1)
	if low := p.at(j).low(); low != "sau" && low != "là" && low != "gồm" {
		return 0, 0, false
	}
	found := 0
	for i := range j {
		t := p.tokens[i]
		n := 0
		switch {
		case t.kind == digits && len(t.text) < 3 && p.bare(i):
			n, _ = strconv.Atoi(t.text)
		case t.kind == letters:
			if value, err := viet.ParseWords(t.word.low); err == nil && t.word.low != "năm" {
				n = int(value.IntPart())
			}
		}
		a := p.next(i + 1)
		b := p.next(a + 1)
		if n < 2 || n > 20 || !listedThings[p.at(a).low()+" "+p.at(b).low()] {
			continue
		}
		if approximate(p, i) && p.previousLow(i) != "nhất" || p.at(p.previous(i-1)).is("/") || p.previousLow(i) == "thứ" || p.between(i-8, i, partial) {
			return 0, 0, false
		}
		count, at = n, i
		found++
	}
	for i := at + 1; i < j; i++ {
		if t := p.tokens[i]; t.kind == sign && !t.is(",") || t.kind == digits {
			return 0, 0, false
		}
	}
	return count, at, found == 1 && !p.between(at, j, partial)
}

// partial are words after which a list gives a part of the whole only.
var partial = set(`đó đạt vượt hoàn chưa ít các những còn`)

// itemsAfter counts the items of the list that begins after paragraph n, or returns 0 where its end is not sure.
func (d *document) itemsAfter(n int) int {
	if n+1 >= len(d.parts) {
		return 0
	}
	first := d.parts[n+1]
	if value, thu, end := spelledOrdinal(first, first.next(0)); end > 0 && value == 1 {
		items := 0
		for _, p := range d.parts[n+1:] {
			if value, kind, end := spelledOrdinal(p, p.next(0)); end > 0 && kind == thu {
				if value != items+1 {
					return items
				}
				items = value
			} else if _, ok := readNumber(p); ok || p.Role == Cell {
				return items
			}
		}
		return items
	}
	if mark := first.at(first.next(0)); mark.is("-") || mark.is("•") {
		return d.dashesAfter(n, mark.text)
	}
	number, ok := readNumber(first)
	if !ok || number.value != 1 || number.kind == roman || number.kind == article {
		return 0
	}
	items := 0
	for _, p := range d.parts[n+1:] {
		next, ok := readNumber(p)
		switch {
		case p.Role == Cell:
			return 0
		case !ok && unitHeading(p):
			return items
		case !ok || next.kind > number.kind:
		case next.kind < number.kind, next.prefix != number.prefix, next.value <= items, next.value != items+1:
			if next.kind == number.kind && next.value > items+1 {
				return 0
			}
			return items
		default:
			items = next.value
		}
	}
	return items
}

// dashesAfter counts the paragraphs after n that begin with a mark; those that begin with another sign lie inside one.
func (d *document) dashesAfter(n int, mark string) int {
	items := 0
	for _, p := range d.parts[n+1:] {
		switch first := p.at(p.next(0)); {
		case first.is(mark):
			items++
		case first.is("+"), first.is("*"), first.is("·"):
		default:
			return items
		}
	}
	return items
}

// checkSpelledOrdinals reports a list in words of which a number is left out or comes twice: Một là, Hai là, Bốn là.
func (d *document) checkSpelledOrdinals() {
	var last [2]counter
	for _, p := range d.parts {
		if _, ok := readNumber(p); ok {
			last = [2]counter{}
		}
		i := p.next(0)
		if p.at(i).is("-") || p.at(i).is("+") {
			i = p.next(i + 1)
		}
		value, thu, end := spelledOrdinal(p, i)
		if end == 0 {
			continue
		}
		kind := 0
		if thu {
			kind = 1
		}
		here := place{p, p.tokens[i].start, p.tokens[end].end}
		before := last[kind]
		if thu && before.count == 0 && value > 1 {
			continue // a day of the week
		}
		last[kind] = counter{value, here, before.count + 1}
		switch {
		case before.count == 0 || value == before.value+1 || value == 1:
		case value == before.value:
			problem := d.report("van-ban/so-lap", p, here.start, here.end, "“"+strings.ToLower(here.text())+"”")
			*problem = problem.With(before.at.text(), before.at.span())
		case value > before.value+1 && value < before.value+4:
			problem := d.report("van-ban/so-nhay", p, here.start, here.end, "“"+strings.ToLower(here.text())+"”", "“"+strings.ToLower(before.at.text())+"”")
			*problem = problem.With(before.at.text(), before.at.span())
		}
	}
}
