package layout

import (
	"math"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// component returns the format of a block of the content.
func (j *judge) component(b *block) profile.Component {
	comp, ok := j.v.Components[blockComponents[b.kind]]
	if !ok {
		return j.v.Components["than"]
	}
	return comp
}

// isText tells whether a block is judged as running text: a sentence or an item of a list.
func (b *block) isText() bool {
	switch b.kind {
	case running, dash, plus:
		return true
	case clause, subclause, point, article:
		return !b.title
	}
	return false
}

// text judges size, style and alignment of the running text.
func (j *judge) text() {
	comp := j.v.Components["than"]
	var size, slanted, sides []line
	var leaning []line // short ones that are wholly italic or bold
	whole, lean := 0, 0
	var badPieces [][]piece
	counts := map[float64]int{}
	for _, b := range j.c.body {
		if !b.isText() {
			continue
		}
		l := b.line
		bad, n := stray(l, func(c char) bool { return comp.Size.Allows(c.size, 0.01) })
		if n > letterSlack {
			size, badPieces = append(size, l), append(badPieces, bad)
		}
		counts[l.char().size] += letters(l.text)
		lines := 2.0
		if b.kind == running && !strings.HasPrefix(l.text, "“") { // what has a number may be a heading that ends with a full stop
			lines = 1.4
		}
		long := j.d.width(l) > lines*j.d.room(l.p)
		whole += letters(l.text)
		if l.wholly(func(c char) bool { return c.italic }) && !basisPattern.MatchString(l.fold) || l.wholly(func(c char) bool { return c.bold }) {
			lean += letters(l.text)
			if long {
				slanted = append(slanted, l)
			} else if b.kind == running || b.kind == dash {
				leaning = append(leaning, l)
			}
		}
		if a := l.p.format.align; a != profile.Justify && (a != profile.Centre || b.kind == running) && j.d.width(l) > j.d.room(l.p)*1.05 {
			sides = append(sides, l)
		}
	}
	if len(size) > 0 {
		found := majority(badPieces[0], func(c char) float64 { return c.size })
		j.report("BODY-SIZE", comp.Clause, say("nội dung cỡ chữ %s, quy định %s", "text of size %s, the rule says %s", found, allowed(comp.Size, "")), func() {
			for i, l := range size {
				mendRuns(l, badPieces[i], setSize(mainSize(counts, comp)))
			}
		}, placesOf(size)...)
	}
	j.oneSize(counts, comp)
	if 2*lean > whole { // emphasis is for a part of a text
		slanted = append(slanted, leaning...)
	}
	if len(slanted) > 0 {
		j.report("BODY-STYLE", comp.Clause, say("cả đoạn nội dung in nghiêng hoặc in đậm, quy định chữ đứng, không đậm", "whole paragraphs of text are italic or bold, the rule says upright and regular"), func() {
			for _, l := range slanted {
				mendRuns(l, l.pieces(), setToggle(italic, false))
				mendRuns(l, l.pieces(), setToggle(bold, false))
			}
		}, placesOf(slanted)...)
	}
	if len(sides) > 0 {
		j.report("BODY-JUSTIFY", comp.Clause, say("nội dung %s, quy định căn đều hai lề", "text is %s, the rule says justified", alignNames[sides[0].p.format.align]), func() {
			for _, l := range sides {
				setAlign(l.p, profile.Justify)
			}
		}, placesOf(sides)...)
	}
}

// mainSize returns the allowed size that most of the text has, or the one that the pack uses.
func mainSize(counts map[float64]int, comp profile.Component) float64 {
	best, most := comp.Size.Value, 0
	for size, n := range counts {
		if comp.Size.Allows(size, 0.01) && (n > most || n == most && size > best) {
			best, most = size, n
		}
	}
	return best
}

// oneSize judges whether the text has one size throughout.
func (j *judge) oneSize(counts map[float64]int, comp profile.Component) {
	main := mainSize(counts, comp)
	var odd []line
	var bads [][]piece
	for _, b := range j.c.body {
		if !b.isText() {
			continue
		}
		bad, n := stray(b.line, func(c char) bool { return c.size == main || !comp.Size.Allows(c.size, 0.01) })
		if n > letterSlack {
			odd, bads = append(odd, b.line), append(bads, bad)
		}
	}
	if len(odd) == 0 {
		return
	}
	var places []place
	for i, l := range odd {
		places = append(places, span(l, bads[i]))
	}
	j.report("BODY-SIZE", comp.Clause, say("nội dung có cả cỡ chữ %s và %s, quy định một cỡ thống nhất", "the text has sizes %s and %s, the rule says one size throughout",
		main, majority(bads[0], func(c char) float64 { return c.size })), func() {
		for i, l := range odd {
			mendRuns(l, bads[i], setSize(main))
		}
	}, places...)
}

// indent returns where the first line of a paragraph begins, tabs and spaces counted in, and what of it they make.
func (d *Document) indent(p *paragraph) (at, typed float64) {
	at = p.format.left + p.format.first
	start := at
	for _, r := range p.text {
		switch r {
		case '\t':
			at = d.nextStop(p, at)
		case ' ', '\u00a0':
			at += p.size() / 4
		default:
			return at, at - start
		}
	}
	return at, at - start
}

func (d *Document) nextStop(p *paragraph, at float64) float64 {
	if p.format.first < 0 && at < p.format.left-0.5 {
		return p.format.left
	}
	for _, stop := range p.format.tabs {
		if stop.at > at+0.5 {
			return stop.at
		}
	}
	return (math.Floor((at+0.5)/d.settings.tab) + 1) * d.settings.tab
}

// indentTolerance is how much an indent may be off, in millimetres.
const indentTolerance = 0.3

// spacing judges indents, the space between paragraphs and between lines of the content.
func (j *judge) spacing() {
	j.indents()
	j.gaps()
	j.lineSpacings()
}

func (j *judge) indents() {
	comp := j.v.Components["than"]
	if len(comp.FirstLine.Allowed) > 0 {
		j.shifted(comp)
	}
	var bad, near []line
	found := 0.0
	for _, b := range j.c.body {
		if !b.isText() || b.p.label != "" || len(comp.FirstLine.Allowed) == 0 || b.p.format.align == profile.Centre {
			continue
		}
		at, _ := j.d.indent(b.p)
		mm := millimetres(at)
		if comp.FirstLine.Allows(mm, indentTolerance) {
			continue
		}
		if least, most := ends(comp.FirstLine); mm > least-0.5 && mm < most+0.3 {
			near = append(near, b.line)
		} else {
			if len(bad) == 0 {
				found = mm
			}
			bad = append(bad, b.line)
		}
	}
	if len(bad) > 0 {
		j.report("BODY-INDENT", comp.Clause, say("dòng đầu đoạn lùi %s mm, quy định %s", "first lines are indented by %s mm, the rule says %s", found, allowed(comp.FirstLine, "mm")),
			j.indentMend(bad, comp), placesOf(bad)...)
	}
	if len(near) > 0 {
		at, _ := j.d.indent(near[0].p)
		j.reportAs(diag.Warning, "BODY-INDENT", comp.Clause, say("dòng đầu đoạn lùi %s mm, quy định %s", "first lines are indented by %s mm, the rule says %s", millimetres(at), allowed(comp.FirstLine, "mm")),
			j.indentMend(near, comp), placesOf(near)...)
	}
}

// shifted judges text that is indented as a whole where only its first lines should be.
func (j *judge) shifted(comp profile.Component) {
	var all []line
	paragraphs := 0
	for _, b := range j.c.body {
		if b.kind != running || b.p.label != "" || b.p.cell != nil || b.p.format.align == profile.Centre {
			continue
		}
		paragraphs++
		if f := b.p.format; millimetres(f.left) >= 5 && millimetres(abs(f.first)) < 2 && comp.FirstLine.Allows(millimetres(f.left+f.first), indentTolerance) &&
			j.d.width(b.line) > 1.05*(j.d.room(b.p)-f.left) {
			all = append(all, b.line)
		}
	}
	if len(all) > 0 && 2*len(all) >= paragraphs { // else it is a quotation
		j.report("BODY-INDENT", comp.Clause, say("cả đoạn lùi %s mm, quy định chỉ dòng đầu lùi %s", "whole paragraphs are indented by %s mm, the rule says their first lines alone, by %s",
			millimetres(all[0].p.format.left), allowed(comp.FirstLine, "mm")), j.indentMend(all, comp), placesOf(all)...)
	}
}

// ends returns the least and the most that a measure allows.
func ends(m profile.Measure) (least, most float64) {
	least, most = m.Allowed[0].Min, m.Allowed[0].Max
	for _, r := range m.Allowed {
		least, most = min(least, r.Min), max(most, r.Max)
	}
	return least, most
}

// indentMend indents paragraphs as the rule says. What tabs and spaces make of the indent stays: they are text.
func (j *judge) indentMend(lines []line, comp profile.Component) func() {
	return func() {
		want := points(comp.FirstLine.Value)
		for _, l := range lines {
			p := l.p
			if lead := len(p.text) - len(strings.TrimLeft(p.text, " \u00a0\t")); strings.Contains(p.text[:lead], "\t") {
				setTab(p, want)
				setIndent(p, 0, 0)
				continue
			}
			_, typed := j.d.indent(p)
			setIndent(p, 0, want-typed)
		}
	}
}

// gaps judges the space between paragraphs that follow each other.
func (j *judge) gaps() {
	comp := j.v.Components["than"]
	if len(comp.Before.Allowed) == 0 {
		return
	}
	least := comp.Before.Allowed[0].Min
	var bad []line
	found := 0.0
	for i := 1; i < len(j.c.body); i++ {
		a, b := j.c.body[i-1], j.c.body[i]
		if b.p.number != a.p.number+1 || a.kind == aside || b.kind == aside || a.p.section != b.p.section || b.kind == upperTitle {
			continue
		}
		gap := max(a.p.format.after, b.p.format.before)
		if a.p.format.contextual && a.p.style == b.p.style {
			gap = b.p.format.before
			if b.p.format.contextual {
				gap = 0
			}
		} else if b.p.format.contextual && a.p.style == b.p.style {
			gap = a.p.format.after
		}
		if gap < least-0.3 {
			if len(bad) == 0 {
				found = gap
			}
			bad = append(bad, b.line)
		}
	}
	if len(bad) > 0 {
		j.report("BODY-GAP", comp.Clause, say("khoảng cách giữa các đoạn %s pt, quy định ít nhất %s pt", "paragraphs are %s pt apart, the rule says at least %s pt", found, least), func() {
			for _, l := range bad {
				setSpace(l.p, "w:before", max(comp.Before.Value, least))
				if l.p.format.contextual {
					properties(l.p.node, "w:pPr").Ensure("w:contextualSpacing").SetAttr("w:val", "0")
				}
			}
		}, placesOf(bad)...)
	}
}

// natural is the height of a line for each point of the size of Times New Roman.
const natural = 1.15

// lineSpacings judges the space between lines: in lines, or in points where the rule says so.
func (j *judge) lineSpacings() {
	comp := j.v.Components["than"]
	var bad []line
	var found diag.Text
	for _, b := range j.c.body {
		if b.kind == aside {
			continue
		}
		f := b.p.format
		height := natural * b.p.size()
		lines := f.line
		switch f.rule {
		case exact:
			lines = f.line / height
		case atLeast:
			lines = max(f.line/height, 1)
		}
		slack := 0.02
		if f.rule != auto {
			slack = 0.03
		}
		var good bool
		if comp.Exact.Value > 0 {
			good = comp.Exact.Allows(lines*height, 0.4)
		} else {
			good = comp.LineSpacing.Allows(lines, slack)
		}
		if good {
			continue
		}
		if len(bad) == 0 {
			found = say("%s dòng", "%s lines", math.Round(lines*100)/100)
			if f.rule != auto || comp.Exact.Value > 0 {
				found = say("%s pt", "%s pt", lines*height)
			}
		}
		bad = append(bad, b.line)
	}
	if len(bad) == 0 {
		return
	}
	want := say("%s dòng", "%s lines", allowed(comp.LineSpacing, ""))
	if comp.Exact.Value > 0 {
		want = allowed(comp.Exact, "pt")
	}
	j.report("BODY-LINE", comp.Clause, say("giãn dòng %s, quy định %s", "line spacing of %s, the rule says %s", found, want), func() {
		for _, l := range bad {
			setLine(l.p, comp)
		}
	}, placesOf(bad)...)
}

// ending judges the mark that the content ends with.
func (j *judge) ending() {
	c := j.c
	if len(c.body) == 0 || c.bodyEnd >= len(j.d.flow) {
		return
	}
	last := c.body[len(c.body)-1]
	for _, p := range j.d.flow {
		if p.number > last.p.number && p.cell != nil && (c.bodyEnd >= len(j.d.flow) || p.number < last.p.number+3) && !j.closing(p) {
			return // a table follows the text
		}
	}
	if !last.isText() || last.p.label != "" && last.kind == dash {
		return
	}
	comp := j.v.Components["than"]
	text := strings.TrimRight(last.text, "”\"’)» ")
	switch {
	case strings.HasSuffix(text, "./."):
		if j.v.EndMark == "." {
			j.reportAs(diag.Warning, "BODY-END", comp.Clause, say("kết thúc bằng “./.”, quy định dấu chấm", "it ends with “./.”, the rule says a full stop"), nil, last.at())
		}
	case strings.HasSuffix(text, "./") || strings.HasSuffix(text, "/.") || strings.HasSuffix(text, ".//."):
		j.reportAs(diag.Warning, "BODY-END", comp.Clause, say("dấu kết thúc viết “%s”, đúng là “./.”", "the end mark reads “%s”, it should be “./.”", lastRunes(text, 4)), nil, last.at())
	case !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "…"):
		j.report("BODY-END", comp.Clause, say("cuối nội dung không có dấu kết thúc", "the text does not end with a mark"), nil, last.at())
	}
}

// closing tells whether a paragraph stands in the closing of the document.
func (j *judge) closing(p *paragraph) bool {
	for _, group := range [][]line{j.c.recipients, j.c.sign.lines, j.c.sign.names} {
		for _, l := range group {
			if l.p == p || l.p.cell != nil && p.cell != nil && l.p.cell.table.root() == p.cell.table.root() {
				return true
			}
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[max(len(runes)-n, 0):])
}
