package conform

import (
	"slices"
	"strings"
)

// checkSpacing reports spaces before signs and missing ones after them, and words that run into numbers and brackets.
func checkSpacing(d *document) {
	var spaced []place // numbers with a space before their per cent sign
	var wide []place   // two spaces between words
	for _, p := range d.parts {
		columns := inColumns(p)
		for i, t := range p.tokens {
			switch t.kind {
			case space:
				if len(t.text) == 2 && !columns && insideText(p, i) {
					wide = append(wide, place{p, p.tokens[i-1].start, p.tokens[i+1].end})
				}
				if at, ok := spaceBefore(p, i); ok {
					d.report("van-ban/cach-truoc-dau", p, t.start, p.tokens[i+1].end, p.tokens[i+1].text)
				} else if at {
					spaced = append(spaced, place{p, p.tokens[i-1].start, p.tokens[i+1].end})
				} else if (p.at(i-1).is("(") || p.at(i-1).is("“")) && len(t.text) == 1 && p.at(i+1).kind != 0 && p.at(i+1).kind != sign {
					d.report("van-ban/cach-sau-ngoac", p, p.tokens[i-1].start, t.end, p.tokens[i-1].text)
				}
			case sign:
				d.checkSign(p, i)
			case digits:
				d.checkNumberJoin(p, i)
			}
		}
	}
	if len(wide) > 0 {
		d.reportPlaces("van-ban/hai-cach", wide, wide[0].text(), len(wide))
	}
	if crowded := crowdedItems(d); len(crowded) > 0 {
		d.reportPlaces("van-ban/gach-cach", crowded, crowded[0].text(), len(crowded))
	}
	if len(spaced) > 0 {
		d.reportPlaces("van-ban/phan-tram-cach", spaced, spaced[0].text(), strings.ReplaceAll(spaced[0].text(), " ", ""), len(spaced))
	}
}

// inColumns tells whether a part is a row of columns that spaces make.
func inColumns(p *part) bool {
	return slices.ContainsFunc(p.tokens, func(t token) bool { return t.kind == space && len(t.text) > 2 && t.start > 0 })
}

// insideText tells whether the space at token i stands between two words of running text.
func insideText(p *part, i int) bool {
	word := func(t token) bool { return t.kind == letters || t.kind == digits || t.is(",") || t.is(";") }
	if !word(p.at(i-1)) || p.at(i+1).kind != letters || p.at(i+1).word.form == allCaps {
		return false
	}
	return len(p.tokens) > 3
}

// crowdedItems returns the beginnings of list items without a space after their sign: -Thường trực, 1.Mục đích.
func crowdedItems(d *document) []place {
	var found []place
	for _, p := range d.parts {
		if p.Role == Cell {
			continue
		}
		i := p.next(0)
		j := i + 1
		switch t := p.at(i); {
		case t.is("-"), t.is("+"), t.is("–"):
		case t.kind == digits && len(t.text) < 6 && p.at(j).is(".") && !strings.Contains(t.text, ","):
			j++
		default:
			continue
		}
		if w := p.at(j); w.kind == letters && w.word.syllable && w.word.form == capital && len(w.text) > 1 && p.at(j+1).is(" ") && p.at(j+2).kind == letters {
			found = append(found, place{p, p.tokens[i].start, w.end})
		}
	}
	return found
}

// spaceBefore tells whether the space at token i stands before a sign that follows its word at once (wrong), or
// before a per cent sign (percent).
func spaceBefore(p *part, i int) (percent, wrong bool) {
	before, after := p.at(i-1), p.at(i+1)
	if after.kind != sign || before.kind == 0 {
		return false, false
	}
	if after.is("%") {
		return before.kind == digits && len(p.tokens[i].text) == 1, false
	}
	if len(p.tokens[i].text) > 1 && before.kind == letters && p.at(i+2).kind == 0 {
		return false, false // room left for what is to be filled in
	}
	if len(p.tokens[i].text) > 2 || !strings.Contains(",;:.!?)”", after.text) {
		return false, false
	}
	if before.kind == sign && !strings.Contains(")”\"%", before.text) {
		return false, false // dots that stand for what is left blank, and the like
	}
	next := p.at(i + 2)
	switch {
	case after.is(")") && (next.kind == 0 && !closesWord(p, i) || before.kind == digits && len(before.text) < 3), after.is("”") && next.kind == letters:
		return false, false
	case after.is(".") && (next.kind == digits || next.is(".") || next.is("/")), next.is(".") && after.is("."), after.is(":") && before.kind == digits && p.at(p.next(i+2)).kind == digits:
		return false, false
	case before.kind == letters && before.word.form == allCaps && len(before.text) <= 2 && after.is("."):
		return false, false
	case after.is(":") && (next.is("/") || next.is("=") || next.is(")")), after.is(".") && next.kind == letters:
		return false, false
	}
	return false, true
}

// closesWord tells whether the bracket after the space at token i closes one that stands before a word in the same
// paragraph.
func closesWord(p *part, i int) bool {
	if p.at(i-1).kind != letters {
		return false
	}
	for j := i - 2; j >= 0; j-- {
		if p.tokens[j].is(")") {
			return false
		}
		if p.tokens[j].is("(") {
			return p.at(j+1).kind == letters
		}
	}
	return false
}

// checkSign looks at what stands right after a sign.
func (d *document) checkSign(p *part, i int) {
	t, before, after := p.tokens[i], p.at(i-1), p.at(i+1)
	if after.kind == 0 {
		return
	}
	proper := func(t token) bool { // a word of running text, no part of an abbreviation
		return t.kind == letters && t.word.syllable && len(t.text) > 1 && (t.word.form == small || t.word.form == capital)
	}
	switch t.text {
	case ",", ";":
		if after.kind == letters && (before.kind == letters || before.kind == digits || before.is(")") || before.is("”") || before.is("%")) &&
			(after.word.syllable && len(after.text) > 1 || after.word.form == allCaps) && !(before.kind == letters && len(before.text) == 1 && t.is(",")) {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		} else if t.is(";") && after.kind == digits && (before.kind == letters || before.kind == digits) {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		} else if (after.is(",") || after.is(";")) || after.is(".") && !p.at(i+2).is(".") {
			d.report("van-ban/lap-dau", p, t.start, after.end, t.text+after.text)
		}
	case ":":
		if proper(after) && before.kind == letters && before.word.syllable && len(before.text) > 1 {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		} else if after.kind == digits && strings.Contains(after.text, ".") && before.kind == letters && before.word.syllable && before.word.form == small && len(before.text) > 2 {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text) // được:1.515.000
		} else if after.is(":") || after.is(",") {
			d.report("van-ban/lap-dau", p, t.start, after.end, t.text+after.text)
		}
	case ".", "!", "?":
		if proper(after) && after.word.form == capital && before.kind == letters && before.word.syllable && before.word.form == small && len(before.text) > 2 {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		} else if t.is(".") && after.is(".") && !p.at(i+2).is(".") && !p.at(i-1).is(".") && before.kind == letters && len(before.text) > 1 && !p.at(i+2).is("…") {
			d.report("van-ban/lap-dau", p, t.start, after.end, t.text+after.text)
		} else if t.is(".") && (after.is(",") || after.is(";")) && before.kind == letters && before.word.form == small && len(before.text) > 2 {
			d.report("van-ban/lap-dau", p, t.start, after.end, t.text+after.text)
		}
	case "/":
		if next := p.at(i + 2); before.kind == digits && after.is(" ") && next.kind == digits && !p.at(i-2).is("/") && !p.at(i+3).is("/") && !p.at(i-2).is("-") && !p.at(i-2).is("(") && p.at(p.next(i+3)).kind != 0 {
			d.report("van-ban/cach-sau-ngoac", p, t.start, t.end, "/") // 2/ 2 chỉ tiêu
		}
	case ")", "”", "%":
		if proper(after) && after.word.form == small && !(t.is(")") && enumerator(p, i)) {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		}
	case "(", "“":
		if mark := p.at(i + 1); t.is("(") && mark.kind == digits && len(mark.text) < 3 && p.at(i+2).is(")") {
			return // the mark of a footnote: căn nhà(3)
		}
		if proper(before) && before.word.form == small && (after.kind == letters || after.kind == digits) && len(before.text) > 2 {
			d.report("van-ban/thieu-cach", p, before.start, t.end, before.text+t.text, before.text+" "+t.text)
		}
	}
}

// joinedUnits are short words that may stand right after a number.
var joinedUnits = set(`đ tỷ tỉ m mm cm km kg g ha l ml h p ph tr k x a b c d e g n v w`)

// beforeNumbers are words that a number follows, after a space.
var beforeNumbers = set(`ngày tháng năm số điều khoản điểm lần phường quý từ đến trên gần hơn có là khoảng gồm cử tổng được với`)

// checkNumberJoin looks for words that run into the number at token i.
func (d *document) checkNumberJoin(p *part, i int) {
	t, before, after := p.tokens[i], p.at(i-1), p.at(i+1)
	if isYear(t.text) && after.kind == letters && after.word.form == capital && after.word.known && len(after.text) > 2 && (before.is("-") || before.is("–") || before.is("/")) && p.at(i+2).is(" ") {
		d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		return
	}
	if after.kind == letters && len(after.text) > 1 && after.word.syllable && p.at(i-1).kind != letters && !p.at(i-1).is("/") && !p.at(i-1).is("-") && !p.at(i+2).is("-") && !p.at(i+2).is("/") {
		switch {
		case after.word.form == capital && len(after.text) > 2,
			after.word.form == small && !after.word.ascii && (after.word.known || hasTone(after.word.low)) && !joinedUnits[after.word.low]:
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
			return
		}
	}
	if before.kind == letters && before.word.form != allCaps && (beforeNumbers[before.word.low] || before.word.form == small && !before.word.ascii && before.word.known && len([]rune(before.text)) > 2 && (len(t.text) > 2 || after.is("%"))) && // a short one may be the mark of a note
		p.at(i-2).kind != digits && !p.at(i-2).is("-") && !p.at(i-2).is("/") {
		d.report("van-ban/thieu-cach", p, before.start, t.end, before.text+t.text, before.text+" "+t.text)
	}
}

// enumerator tells whether the bracket at token i closes the sign of a list item: a), 1), (1).
func enumerator(p *part, i int) bool {
	before := p.at(i - 1)
	if before.kind != digits && before.kind != letters || len(before.text) > 4 {
		return false
	}
	if before.kind == letters && len([]rune(before.text)) > 1 && strings.Trim(before.text, "ivxIVX") != "" {
		return false
	}
	first := p.at(i - 2)
	return first.kind == 0 || first.kind == space || first.is("(") || first.kind == sign
}
