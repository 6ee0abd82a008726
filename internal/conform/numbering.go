package conform

import (
	"strconv"
	"strings"

	"vanban/internal/viet"
)

// checkNumbering follows the numbers of headings and list items: I., 1., 1.1., a), Điều 1. A number that comes twice,
// or after a gap, is reported; one that starts again at the beginning is a new list.
func checkNumbering(d *document) {
	o := outline{d: d, dotted: map[string]counter{}, divisions: map[string]counter{}}
	for _, p := range d.parts {
		if p.Role == Cell {
			continue
		}
		d.checkInline(p)
		if kind, n, ok := division(p); ok {
			o.seeDivision(p, kind, n)
		}
		if number, ok := readNumber(p); ok {
			o.see(p, number)
		} else if unitHeading(p) {
			o.clear()
		}
	}
}

// numberKind is a way of numbering, from the outermost to the innermost. Its zero value is none.
type numberKind uint8

const (
	_ numberKind = iota
	article
	roman
	arabic    // 1.
	dotted    // 1.1.
	bracketed // 1)
	enclosed  // (1)
	lettered  // a)
)

// number is the number that a paragraph begins with.
type number struct {
	kind   numberKind
	prefix string // of a dotted one: 1. of 1.2.
	value  int
	text   string
	end    int  // offset of its end
	split  bool // one of several that share a number: 18a, 18b
}

// counter is the last number of a list.
type counter struct {
	value int
	at    place
	count int
}

type outline struct {
	d      *document
	inner  counter                 // the last dotted number
	deep   string                  // and its prefix
	open   [lettered + 1][]counter // nested lists of each kind, the innermost last
	dotted map[string]counter
	// divisions are the last part and the last chapter, by their word
	divisions map[string]counter
	abc       bool // this document leaves out đ in its lists
}

// readNumber reads the number at the beginning of a paragraph.
func readNumber(p *part) (number, bool) {
	i := p.next(0)
	t := p.at(i)
	switch t.kind {
	case digits:
		return arabicNumber(p, i)
	case letters:
		after := p.at(i + 1)
		switch {
		case t.text == "Điều" && p.at(p.next(i+1)).kind == digits && (p.at(p.next(i+1)+1).is(".") || p.at(p.next(i+1)+1).is(":")):
			n, err := strconv.Atoi(p.at(p.next(i + 1)).text)
			return number{kind: article, value: n, text: "Điều " + p.at(p.next(i+1)).text, end: p.at(p.next(i + 1)).end}, err == nil
		case after.is(".") && t.word.form != small && (p.at(i+2).is(" ") || p.at(i+2).kind == 0):
			n, err := viet.ParseRoman(t.text)
			return number{kind: roman, value: n, text: t.text + ".", end: after.end}, err == nil && n < 40 && (len(t.text) > 1 || strings.Contains("IVX", t.text))
		case after.is("."), after.is(")"), after.is("/"):
			if !after.is(")") && (t.word.form != small || !p.at(i+2).is(" ")) {
				break
			}
			n, err := viet.ParseLetter(t.text)
			return number{kind: lettered, value: n, text: t.text + after.text, end: after.end}, err == nil
		}
	case sign:
		if t.is("(") && p.at(i+1).kind == digits && p.at(i+2).is(")") && len(p.at(i+1).text) < 3 {
			n, err := strconv.Atoi(p.at(i + 1).text)
			return number{kind: enclosed, value: n, text: "(" + p.at(i+1).text + ")", end: p.at(i + 2).end}, err == nil
		}
	}
	return number{}, false
}

func arabicNumber(p *part, i int) (number, bool) {
	t, after := p.at(i), p.at(i+1)
	if strings.Contains(t.text, ",") || strings.HasPrefix(t.text, "0") {
		return number{}, false
	}
	if after.is(")") && plainNumber(t.text) && len(t.text) < 3 {
		n, _ := strconv.Atoi(t.text)
		return number{kind: bracketed, value: n, text: t.text + ")", end: after.end}, true
	}
	if after.kind == letters && len(after.text) == 1 && plainNumber(t.text) && len(t.text) < 3 && p.at(i+2).kind == sign {
		n, _ := strconv.Atoi(t.text)
		return number{kind: arabic, value: n, text: t.text + after.text, end: after.end, split: true}, true
	}
	if after.is("/") && plainNumber(t.text) && len(t.text) < 3 && p.at(i+2).is(" ") && p.at(i+3).kind == letters {
		n, _ := strconv.Atoi(t.text)
		return number{kind: arabic, value: n, text: t.text + "/", end: after.end}, true
	}
	stop := after.is(".") && !p.at(i+2).is(".")
	if at := strings.LastIndexByte(t.text, '.'); at >= 0 {
		groups := strings.Split(t.text, ".")
		for _, g := range groups {
			if len(g) > 2 || g[0] == '0' {
				return number{}, false
			}
		}
		next := p.at(p.next(i + 1))
		if stop {
			next = p.at(p.next(i + 2))
		}
		if len(groups) > 4 || next.kind != letters || next.word.form == small && !stop || !stop && next.word.form != capital && next.word.form != allCaps {
			return number{}, false
		}
		n, _ := strconv.Atoi(groups[len(groups)-1])
		return number{kind: dotted, prefix: t.text[:at+1], value: n, text: t.text + ".", end: t.end}, true
	}
	if !stop || len(t.text) > 2 || !plainNumber(t.text) || p.at(i+2).kind == digits {
		return number{}, false
	}
	n, _ := strconv.Atoi(t.text)
	return number{kind: arabic, value: n, text: t.text + ".", end: after.end}, true
}

// unitHeading tells whether a paragraph is the heading of a part or chapter, under which numbers start anew.
func unitHeading(p *part) bool {
	i := p.next(0)
	t := p.at(i)
	if t.kind != letters || len(p.tokens) > 20 {
		return false
	}
	switch t.word.low {
	case "phần", "chương", "mục", "phụ":
		return t.word.form == allCaps || t.word.form == capital
	}
	return false
}

func (o *outline) clear() {
	for k := roman; k <= lettered; k++ {
		o.open[k] = nil
	}
	o.dotted = map[string]counter{}
}

func (o *outline) see(p *part, n number) {
	at := place{p, p.tokens[p.next(0)].start, n.end}
	if n.kind == dotted {
		o.seeDotted(at, n)
		o.forget(dotted)
		return
	}
	lists := o.open[n.kind]
	if n.split {
		if len(lists) > 0 {
			lists[len(lists)-1].value = n.value
		}
		return
	}
	for i := len(lists) - 1; i >= 0; i-- { // the innermost list that goes on with this number
		if lists[i].value+1 == n.value {
			lists[i] = counter{n.value, at, lists[i].count + 1}
			o.open[n.kind] = lists[:i+1]
			o.forget(n.kind)
			return
		}
	}
	switch {
	case n.value == 1:
		o.open[n.kind] = append(lists, counter{1, at, 1})
	case len(lists) == 0:
		o.open[n.kind] = []counter{{n.value, at, 0}}
	default:
		last := lists[len(lists)-1]
		o.judge(at, n, last)
		o.open[n.kind] = append(lists[:len(lists)-1], counter{n.value, at, last.count + 1})
	}
	o.forget(n.kind)
}

// forget closes the lists that lie inside one that went on.
func (o *outline) forget(kind numberKind) {
	for k := kind + 1; k <= lettered; k++ {
		o.open[k] = nil
	}
	if kind < arabic {
		o.dotted = map[string]counter{}
	}
	if kind == arabic && len(o.open[arabic]) == 1 {
		for prefix := range o.dotted {
			if prefix != strconv.Itoa(o.open[arabic][0].value)+"." {
				delete(o.dotted, prefix)
			}
		}
	}
}

func (o *outline) seeDotted(at place, n number) {
	last, ok := o.dotted[n.prefix]
	if !ok && n.value > 1 && o.deep != "" && n.value == o.inner.value+1 && o.inner.count > 1 && strings.Count(o.deep, ".") == strings.Count(n.prefix, ".") {
		problem := o.d.report("van-ban/so-nhay", at.part, at.start, at.end, n.text, o.inner.at.text()) // 2.2. and then 3.3.
		*problem = problem.With(o.inner.at.text(), o.inner.at.span())
	}
	defer func() { o.inner, o.deep = o.dotted[n.prefix], n.prefix }()
	if ok && n.value != last.value+1 && n.value != 1 {
		o.judge(at, n, last)
	} else if ok && n.value == 1 && last.value == 1 && last.count > 0 {
		o.judge(at, n, last)
	}
	o.dotted[n.prefix] = counter{n.value, at, last.count + 1}
}

// judge reports a number that does not follow the last one of its list.
func (o *outline) judge(at place, n number, last counter) {
	if last.count == 0 && !(n.kind == roman && n.value >= last.value) {
		return // a list that did not begin at its beginning is no list
	}
	if n.kind == lettered && (n.value == 6 && last.value == 4 || o.abc) {
		if !o.abc && n.value == 6 {
			o.abc = true
			o.d.report("van-ban/thieu-d", at.part, at.start, at.end)
		}
		return
	}
	switch {
	case n.value == last.value:
		problem := o.d.report("van-ban/so-lap", at.part, at.start, at.end, n.text)
		*problem = problem.With(last.at.text(), last.at.span())
	case n.value > last.value+1 && n.value <= last.value+4:
		if n.kind == article && last.count < 2 && !(last.value == 1 && n.value == 3) {
			return // articles of a law, each by itself
		}
		problem := o.d.report("van-ban/so-nhay", at.part, at.start, at.end, n.text, last.at.text())
		*problem = problem.With(last.at.text(), last.at.span())
	case n.value < last.value && n.kind == dotted:
		problem := o.d.report("van-ban/so-lap", at.part, at.start, at.end, n.text)
		*problem = problem.With(last.at.text(), last.at.span())
	}
}
