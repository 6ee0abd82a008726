package conform

import (
	"strings"
)

// checkSpacing reports spaces before signs and missing ones after them, and words that run into numbers and brackets.
func checkSpacing(d *document) {
	var spaced []place // numbers with a space before their per cent sign
	for _, p := range d.parts {
		for i, t := range p.tokens {
			switch t.kind {
			case space:
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
	if len(spaced) > 0 {
		d.reportPlaces("van-ban/phan-tram-cach", spaced, spaced[0].text(), strings.ReplaceAll(spaced[0].text(), " ", ""), len(spaced))
	}
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
	if len(p.tokens[i].text) > 2 || !strings.Contains(",;:.!?)”", after.text) {
		return false, false
	}
	if before.kind == sign && !strings.Contains(")”\"%", before.text) {
		return false, false // dots that stand for what is left blank, and the like
	}
	next := p.at(i + 2)
	switch {
	case after.is(")") && (next.kind == 0 || before.kind == digits && len(before.text) < 3), after.is("”") && next.kind == letters:
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
	case ")", "”", "%":
		if proper(after) && after.word.form == small && !(t.is(")") && enumerator(p, i)) {
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
		}
	case "(", "“":
		if proper(before) && before.word.form == small && (after.kind == letters || after.kind == digits) && len(before.text) > 2 {
			d.report("van-ban/thieu-cach", p, before.start, t.end, before.text+t.text, before.text+" "+t.text)
		}
	}
}

// joinedUnits are short words that may stand right after a number.
var joinedUnits = set(`đ tỷ tỉ triệu nghìn ngàn đồng m mm cm km kg g ha l ml h p ph tr k x a b c d e g n v w`)

// beforeNumbers are words that a number follows, after a space.
var beforeNumbers = set(`ngày tháng năm số điều khoản điểm lần phường quý từ đến trên gần hơn có là khoảng gồm cử tổng được với`)

// checkNumberJoin looks for words that run into the number at token i.
func (d *document) checkNumberJoin(p *part, i int) {
	t, before, after := p.tokens[i], p.at(i-1), p.at(i+1)
	if after.kind == letters && len(after.text) > 1 && after.word.syllable && p.at(i-1).kind != letters && !p.at(i-1).is("/") && !p.at(i-1).is("-") && !p.at(i+2).is("-") && !p.at(i+2).is("/") {
		switch {
		case after.word.form == capital && len(after.text) > 2,
			after.word.form == small && !after.word.ascii && (after.word.known || hasTone(after.word.low)) && !joinedUnits[after.word.low]:
			d.report("van-ban/thieu-cach", p, t.start, after.end, t.text+after.text, t.text+" "+after.text)
			return
		}
	}
	if before.kind == letters && before.word.form != allCaps && beforeNumbers[before.word.low] && p.at(i-2).kind != digits && !p.at(i-2).is("-") && !p.at(i-2).is("/") {
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
