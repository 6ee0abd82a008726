package layout

import (
	"regexp"
	"strings"

	"vanban/internal/profile"
	"vanban/internal/viet"
)

func foldWord(s string) string { return viet.Fold(s) }

var (
	partPattern      = regexp.MustCompile(`^phan\s+(thu\s+\p{L}+|[ivx]+|\d+)\b`)
	chapterPattern   = regexp.MustCompile(`^chuong\s+([ivx]+|\d+)\b`)
	lawPattern       = regexp.MustCompile(`^(muc|tieu muc)\s+([ivx]+|\d+)\b`)
	articlePattern   = regexp.MustCompile(`^dieu\s+\d+\s*[.:]?`)
	romanPattern     = regexp.MustCompile(`^[ivx]{1,6}\s*[.\-/)–]\s*\S`)
	subclausePattern = regexp.MustCompile(`^\d{1,2}(\.\d{1,2})+\.?\s`)
	clausePattern    = regexp.MustCompile(`^\d{1,2}\s*[.)/]\s*\D`)
	captionPattern   = regexp.MustCompile(`^(bang|bieu|bieu do|hinh|so do|phu bieu)( so)?\s+[\divx]|^(nguon|don vi tinh|dvt|ghi chu)\s*:`)
	pointPattern     = regexp.MustCompile(`^[a-zđ]{1,2}\d?\s*[).]\s|^[a-zđ]\s*/\s*\S`)
)

// content takes the paragraphs between introduction and closing for what they are.
func (f *finder) content() {
	c := f.found
	held := map[*cell]int{} // paragraphs with text, by their cells
	for _, p := range f.flow[min(c.bodyStart, len(f.flow)):max(min(c.bodyEnd, len(f.flow)), min(c.bodyStart, len(f.flow)))] {
		if p.cell != nil && strings.TrimSpace(p.text) != "" {
			held[p.cell]++
		}
	}
	c.body = f.blocks(c.bodyStart, c.bodyEnd, held)
}

// blocks takes the paragraphs of a stretch for what they are.
func (f *finder) blocks(from, to int, held map[*cell]int) []*block {
	var all []*block
	var before *block
	for i := from; i < to && i < len(f.flow); i++ {
		p := f.flow[i]
		if p.cell != nil && !holdsBody(p.cell, held) || p.box != nil || p.frame != nil || strings.TrimSpace(p.text) == "" {
			continue
		}
		l := newLine(p, 0, len(p.text))
		if l.typed() || 3*letters(l.text) < runeCount(strings.ReplaceAll(l.text, " ", "")) { // dots to write on
			continue
		}
		b := &block{line: l}
		b.kind, b.title = kindOf(l, before)
		if b.kind == aside && f.longText(l) {
			b.kind = running
		}
		all = append(all, b)
		before = b
	}
	return all
}

// longText tells whether a paragraph that is centred or stands on the right is text all the same: sentences that fill
// more than a line and a half.
func (f *finder) longText(l line) bool {
	end := l.text[len(l.text)-1]
	return (l.p.format.align == profile.Centre || l.p.format.align == profile.Right) && l.p.label == "" && (end == '.' || end == ';' || end == ':') &&
		!strings.HasPrefix(l.text, "(") && !l.capitals() && !captionPattern.MatchString(l.fold) && !l.wholly(func(c char) bool { return c.bold || c.italic }) &&
		f.d.width(l) > 1.5*f.d.room(l.p)
}

// attachment finds the text of what the document issues: after the signature stands the title of another type of
// document, with its chapters and articles below it.
func (f *finder) attachment() {
	c := f.found
	to := len(f.flow)
	if len(c.annexes) > 0 {
		to = c.annexes[0].start
	}
	for i := c.signEnd; i < to; i++ {
		if _, ok := f.typeOf(newLine(f.flow[i], 0, len(f.flow[i].text))); !ok || f.flow[i].cell != nil {
			continue
		}
		blocks := f.blocks(i+1, to, nil)
		for k, b := range blocks {
			if b.kind == chapter || b.kind == article {
				c.attached = blocks[k:]
				return
			}
		}
		return
	}
}

// leastBody is how many paragraphs with text a lone cell must hold to be the page itself, not a box on it.
const leastBody = 4

// holdsBody tells whether a cell is one that the text was put into to lay out the page: the only one of its table, and
// of those around it, with several paragraphs.
func holdsBody(c *cell, held map[*cell]int) bool {
	for at := c; at != nil; at = at.table.outer {
		if at.table.rows != 1 || at.table.columns != 1 {
			return false
		}
	}
	return held[c] >= leastBody
}

// kindOf tells what a paragraph of the content is, and whether it is a heading with a title.
func kindOf(l line, before *block) (kind blockKind, title bool) {
	fold := l.fold
	if label := strings.TrimSpace(l.p.label); label != "" {
		fold = viet.Fold(label) + " " + fold
	}
	whole := l.char()
	short := len(l.text) < 260 && !strings.HasSuffix(l.text, ".") && !strings.HasSuffix(l.text, ";") && !strings.HasSuffix(l.text, ",")
	heading := short && (l.wholly(func(c char) bool { return c.bold }) || l.wholly(func(c char) bool { return c.italic }))
	low := strings.TrimSpace(fold)
	switch {
	case partPattern.MatchString(low) && len(l.text) < 200 && (l.centred() || whole.bold):
		return part, true
	case chapterPattern.MatchString(low) && len(l.text) < 200 && (l.centred() || whole.bold):
		return chapter, true
	case lawPattern.MatchString(low) && len(l.text) < 200 && l.centred():
		return lawSection, true
	case articlePattern.MatchString(low) && strings.HasPrefix(l.text, "Đ"):
		return article, short && whole.bold
	case romanPattern.MatchString(low) && !letterPattern.MatchString(low) && (startsRoman(l) || l.p.label != ""):
		return roman1, len(l.text) < 320 && (whole.bold || l.capitals())
	case before != nil && (before.kind == part || before.kind == chapter || before.kind == lawSection) && l.centred() && (l.capitals() || whole.bold),
		before != nil && before.kind == upperTitle && l.centred() && l.capitals():
		return upperTitle, true
	case subclausePattern.MatchString(low):
		return subclause, heading
	case clausePattern.MatchString(low):
		return clause, heading
	case pointPattern.MatchString(low):
		return point, heading
	case strings.HasPrefix(low, "- ") || strings.HasPrefix(low, "-") || strings.HasPrefix(low, "–") || strings.HasPrefix(low, "•") || strings.HasPrefix(low, "*"):
		return dash, false
	case strings.HasPrefix(low, "+"):
		return plus, false
	case captionPattern.MatchString(low) && len(l.text) < 200:
		return aside, false
	case l.p.format.align == profile.Centre || l.p.format.align == profile.Right || heading || l.p.label != "" || strings.HasPrefix(l.text, "("):
		return aside, false
	case isVerdict(l):
		return aside, false
	}
	return running, false
}

// startsRoman tells whether the number is written in capitals, as Roman digits are.
func startsRoman(l line) bool {
	first := l.text[0]
	return first == 'I' || first == 'V' || first == 'X'
}

// wholly tells whether nearly all letters of the line have a property.
func (l line) wholly(has func(char) bool) bool {
	with, without := 0, 0
	for _, p := range l.pieces() {
		n := letters(l.p.text[p.start:p.end])
		if has(p.char) {
			with += n
		} else {
			without += n
		}
	}
	return with > 0 && without*10 <= with
}

// drawnLines finds the lines below the motto or title, the issuing body and the subject. A line hangs on the paragraph
// above it, below it or at it; what hangs elsewhere in the header is told by its column and length.
func (f *finder) drawnLines() {
	c := f.found
	c.titleLine = f.lineBelow(c.upper())
	if len(c.issuer) > 0 {
		c.issuerLine = f.lineBelow(&c.issuer[len(c.issuer)-1])
	}
	if last := c.lastOfTitle(); last != nil {
		c.subjectLine = f.lineBelow(last)
	}
	for _, p := range f.flow[:min(max(c.bodyStart+1, c.headEnd+1), len(f.flow))] {
		for _, made := range f.d.drawnIn(p) {
			taken := false
			for _, t := range []*drawn{c.titleLine, c.issuerLine, c.subjectLine} {
				taken = taken || t != nil && t.p == made.p && t.index == made.index && t.how == made.how
			}
			if !taken && (made.how != byBorder || p.cell == nil) {
				c.spare = append(c.spare, made)
			}
		}
	}
	f.shareOut()
}

// upper returns the last line of the upper right corner: the motto, or the title where there is none.
func (c *components) upper() *line {
	if c.motto != nil {
		return c.motto
	}
	return c.title
}

// lastOfTitle returns the last line of the subject, or of the type where there is no subject.
func (c *components) lastOfTitle() *line {
	switch {
	case len(c.subject) > 0:
		return &c.subject[len(c.subject)-1]
	case c.kind != nil:
		return c.kind
	}
	return nil
}

// lineBelow returns the line that hangs on the paragraph of a text or on one of the next, in the same column, up to one
// with a text of its own.
func (f *finder) lineBelow(l *line) *drawn {
	if l == nil {
		return nil
	}
	at := -1
	for i, p := range f.flow {
		if p == l.p {
			at = i
			break
		}
	}
	if at < 0 {
		return nil
	}
	if l.spaced { // the columns share their paragraphs: shareOut tells the lines by their lengths
		if l.char().underline {
			return &drawn{p: l.p, how: byUnderline, width: f.d.width(*l)}
		}
		return nil
	}
	for _, made := range f.d.drawnIn(l.p) {
		if !made.top && (made.how != bySigns && made.how != byMark || belowIn(l)) {
			return made
		}
	}
	for i := at + 1; i < len(f.flow) && i < at+16; i++ {
		p := f.flow[i]
		if p.host == l.p && p.box != l.p.box { // a text box that hangs on the text itself
			continue
		}
		if beside(p.cell, l.p.cell) {
			continue
		}
		if p.box != l.p.box || p.cell != l.p.cell && !below(p.cell, l.p.cell) {
			break
		}
		for _, made := range f.d.drawnIn(p) {
			return made
		}
		if t := newLine(p, 0, len(p.text)); t.text != "" && !t.typed() {
			break
		}
	}
	if l.char().underline {
		return &drawn{p: l.p, how: byUnderline, width: f.d.width(*l)}
	}
	return nil
}

// beside tells whether a cell stands in another column of the same row as a second one, or of the row below it.
func beside(c, of *cell) bool {
	return c != nil && of != nil && c.table == of.table && !c.over(of) && (c.row == of.row || c.row == of.row+1)
}

// below tells whether a cell stands right below a second one, or below a part of it.
func below(c, of *cell) bool {
	return c != nil && of != nil && c.table == of.table && c.over(of) && c.row == of.row+1
}

// over tells whether two cells of a table share a column of its grid.
func (c *cell) over(of *cell) bool {
	return c.column < of.column+of.span && of.column < c.column+c.span
}

// belowIn tells whether a line of signs in the paragraph of a text stands after it.
func belowIn(l *line) bool { return strings.Contains(l.p.text[l.end:], "\n") }

// shareOut takes lines that hang elsewhere in the header for those that are still missing: the longest for the upper
// right corner, then in their order.
func (f *finder) shareOut() {
	c := f.found
	missing, left := 0, 0
	for _, of := range []struct {
		text bool
		line *drawn
	}{{c.upper() != nil, c.titleLine}, {len(c.issuer) > 0, c.issuerLine}, {c.lastOfTitle() != nil, c.subjectLine}} {
		if of.text && of.line == nil {
			missing++
		}
	}
	for _, made := range c.spare {
		if made.how == byShape || made.how == bySigns {
			left++
		}
	}
	// Where there are fewer lines than texts without one, a line in the column of the one is none of the other's.
	astray := func(made *drawn, text *line) bool {
		return left < missing && text != nil && made.p.cell != nil && text.p.cell != nil && made.p.cell.table == text.p.cell.table && !made.p.cell.over(text.p.cell)
	}
	take := func(longest bool, text *line) *drawn {
		best := -1
		for i, made := range c.spare {
			if (made.how == byShape || made.how == bySigns) && !astray(made, text) && (best < 0 || longest && made.width > c.spare[best].width) {
				best = i
			}
		}
		if best < 0 {
			return nil
		}
		made := c.spare[best]
		c.spare = append(c.spare[:best:best], c.spare[best+1:]...)
		return &drawn{p: made.p, how: made.how, sign: made.sign} // its length may be that of another line
	}
	if c.titleLine == nil && c.upper() != nil {
		c.titleLine = take(true, c.upper())
	}
	if c.issuerLine == nil && len(c.issuer) > 0 {
		c.issuerLine = take(false, &c.issuer[len(c.issuer)-1])
	}
	if c.subjectLine == nil && c.lastOfTitle() != nil {
		c.subjectLine = take(false, c.lastOfTitle())
	}
}
