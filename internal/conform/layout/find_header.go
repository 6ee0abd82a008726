package layout

import (
	"regexp"
	"strings"

	"vanban/internal/profile"
	"vanban/internal/viet"
)

// The words of a header, folded.
var (
	mottoLetters  = "doclaptudohanhphuc"
	numberPattern = regexp.MustCompile(`^so\s*[:.;]?\s*([\d.…_ ]*[/-]|\d|[.…_]{2,}|:|$)`)
	datePattern   = regexp.MustCompile(`ngay[\s\d.…_/]*thang[\s\d.…_/]*nam[\s\d.…_/]*\W*$|ngay\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$`)
	draftPattern  = regexp.MustCompile(`^\W*(ban )?du thao\b`)
	markPattern   = regexp.MustCompile(`^(hoa toc( hen gio)?|thuong khan|khan|tuyet mat|toi mat|mat|luu hanh noi bo|xem xong tra lai|tai lieu thu hoi)$`)
	letterPattern = regexp.MustCompile(`^\W*v\s*[/.]\s*v\b|^\W*ve viec\b`)
)

// isTitle tells whether a line is the Quốc hiệu or the Party's title, give or take a slip of typing.
func (f *finder) isTitle(l line) bool { return f.titleOf(l) != "" }

func (f *finder) titleOf(l line) string {
	letters := l.letters()
	for _, t := range f.titles {
		if letters == t || len(letters) > 12 && near(letters, t, 3) {
			return t
		}
	}
	return ""
}

// near tells whether two words differ by few letters only.
func near(a, b string, slips int) bool {
	if len(a) > len(b)+slips || len(b) > len(a)+slips {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)] <= slips
}

func isMotto(l line) bool { return near(l.letters(), mottoLetters, 3) }

func isDate(l line) bool {
	return len(l.text) < 150 && datePattern.MatchString(l.fold) && !strings.HasPrefix(l.fold, "so")
}

func isNumber(l line) bool {
	return len(l.text) < 120 && numberPattern.MatchString(l.fold) && !isDate(l) && !strings.Contains(l.text, ";")
}

// right tells whether a line is one that stands in the right column of a header.
func (f *finder) right(l line) bool {
	return f.isTitle(l) || isOwnTitle(l) || isMotto(l) || isDate(l) && cleanDate(l)
}

// cleanDate tells whether a line is a place and a date and nothing before them.
func cleanDate(l line) bool {
	before, _, _ := strings.Cut(l.fold, "ngay")
	return len(before) < 50 && !strings.ContainsAny(before, "/:") && !strings.Contains(l.p.text[l.start:l.end], "\t")
}

// header finds the upper part of the first page, from the top to what stands below both columns.
func (f *finder) header() {
	at, title := f.findTitle()
	from, to := f.headerSpan(at, title)
	c := f.found
	c.headEnd = to
	for _, p := range f.flow[from:to] {
		for _, l := range linesOf(p, f.right) {
			f.headerLine(l)
		}
	}
	if c.title != nil && c.title.spaced { // tabs and spaces put all of the header into place
		for i := range c.top {
			c.top[i].spaced = true
		}
		for _, l := range []*line{c.motto, c.number, c.date} {
			if l != nil {
				l.spaced = true
			}
		}
		for i := range c.letter {
			c.letter[i].spaced = true
		}
	}
	f.bodies()
}

// findTitle finds the Quốc hiệu or the Party's title near the top.
func (f *finder) findTitle() (int, *line) {
	lookedAt := 0
	for i, p := range f.flow {
		if p.blank() {
			continue
		}
		if lookedAt++; lookedAt > 120 {
			break
		}
		for _, l := range linesOf(p, f.right) {
			if f.isTitle(l) {
				return i, &l
			}
		}
	}
	return -1, nil
}

// headerSpan returns which paragraphs hold the header.
func (f *finder) headerSpan(at int, title *line) (from, to int) {
	from = max(at-12, 0)
	below := at + 1
	if title != nil && title.p.cell != nil {
		t := title.p.cell.table
		if t.columns < 2 && t.outer != nil {
			t = t.outer.table
		}
		from = at
		for from > 0 && f.flow[from-1].cell != nil && inside(f.flow[from-1].cell, t) {
			from--
		}
		for below < len(f.flow) && f.flow[below].cell != nil && inside(f.flow[below].cell, t) {
			if f.flow[below].cell.row > title.p.cell.row+8 {
				break
			}
			below++
		}
	}
	if at < 0 {
		below = 0
	}
	to = below
	if to > len(f.flow) {
		to = len(f.flow)
	}
	for i, seen := max(at, 0), 0; i < len(f.flow) && seen < 30; i++ {
		p := f.flow[i]
		if p.blank() {
			continue
		}
		seen++
		end := false
		for _, l := range linesOf(p, f.right) {
			if f.afterHeader(l) {
				end = true
			} else if isNumber(l) || isDate(l) && len(l.text) < 90 || isMotto(l) || letterPattern.MatchString(l.fold) && f.found.kind == nil && i <= below+6 {
				to = max(to, i+1)
			}
		}
		if end {
			if i < to { // the table of the header holds what stands below it too
				to = i
			}
			break
		}
	}
	if at < 0 && to == 0 {
		return 0, 0
	}
	return min(from, to), f.runsOn(to)
}

// runsOn returns where the header ends if the subject of a letter, its last line so far, goes on in paragraphs of its own.
func (f *finder) runsOn(to int) int {
	if to < 1 || to > len(f.flow) || !letterPattern.MatchString(newLine(f.flow[to-1], 0, len(f.flow[to-1].text)).fold) {
		return to
	}
	for last := to + 3; to < len(f.flow) && to < last; to++ {
		p, before := f.flow[to], f.flow[to-1]
		l := newLine(p, 0, len(p.text))
		if l.text == "" || p.cell != before.cell || p.box != before.box || p.format.align != before.format.align || l.capitals() || l.typed() ||
			f.afterHeader(l) || p.format.align == profile.Justify || len(l.text) > 90 {
			break
		}
	}
	return to
}

// inside tells whether a cell stands in a table or in one within it.
func inside(c *cell, t *table) bool {
	for ; c != nil; c = c.table.outer {
		if c.table == t {
			return true
		}
	}
	return false
}

// afterHeader tells whether a line surely stands below the header.
func (f *finder) afterHeader(l line) bool {
	if _, ok := f.typeOf(l); ok {
		return true
	}
	return strings.HasPrefix(l.fold, "kinh gui") || strings.HasPrefix(l.fold, "can cu ") || len(l.text) > 320
}

// headerLine takes one line of the header for what it is.
func (f *finder) headerLine(l line) {
	c := f.found
	c.top = append(c.top, l)
	take := func(into **line) bool {
		if *into != nil {
			return false
		}
		*into = &l
		return true
	}
	switch {
	case l.typed():
	case f.isTitle(l) && take(&c.title):
		c.titleText = f.titleOf(l)
	case isMotto(l) && take(&c.motto):
	case isDate(l) && take(&c.date):
	case isNumber(l) && take(&c.number):
	case draftPattern.MatchString(l.fold):
		take(&c.draft)
	case markPattern.MatchString(l.fold) && l.capitals():
		c.marks = append(c.marks, l)
	case letterPattern.MatchString(l.fold) && (c.number != nil || strings.HasPrefix(strings.TrimLeft(l.fold, "( "), "v")) && len(c.letter) == 0:
		c.letter = append(c.letter, l)
	case len(c.letter) == 0 && c.number != nil && l.p.cell != nil && l.p.cell == c.number.p.cell && !l.capitals() && letters(l.text) > 8 && !strings.HasPrefix(l.text, "("):
		c.letter = append(c.letter, l) // the Party's letters have no V/v
	case len(c.letter) > 0 && f.continues(l, c.letter[len(c.letter)-1]):
		c.letter = append(c.letter, l)
	}
}

// continues tells whether a line goes on in the column of the one before it.
func (f *finder) continues(l, before line) bool {
	if l.p == before.p {
		return !l.spaced || before.spaced
	}
	if l.capitals() || l.p.cell != before.p.cell || l.p.box != before.p.box {
		return false
	}
	return l.p.cell != nil || l.p.box != nil || l.p.number == before.p.number+1 && l.p.format.align == before.p.format.align
}

// bodies finds the names of the issuing body and of the one above it: the lines in the left column, above the number.
func (f *finder) bodies() {
	c := f.found
	var names []line
	for _, l := range c.top {
		if c.number != nil && same(l, *c.number) {
			break
		}
		if f.isName(l) {
			names = append(names, l)
		}
	}
	c.superior, c.issuer = divide(names)
}

func same(a, b line) bool { return a.p == b.p && a.start == b.start }

// isName tells whether a line of the header can be a name of a body.
func (f *finder) isName(l line) bool {
	c := f.found
	switch {
	case l.typed() || f.right(l) || isMotto(l) || isDate(l) || isNumber(l) || draftPattern.MatchString(l.fold) || letterPattern.MatchString(l.fold):
		return false
	case letters(l.text) < 2 || strings.HasPrefix(l.text, "(") || strings.HasPrefix(l.fold, "mau ") && letters(l.text) < 12:
		return false
	case markPattern.MatchString(l.fold) && l.capitals():
		return false
	}
	if c.title != nil {
		t := c.title.p
		if t.cell != nil {
			if l.p.cell == nil || l.p.cell.table == t.cell.table && l.p.cell.column >= t.cell.column {
				return l.p.cell != nil && l.p.cell == t.cell && t.cell.column == 0 && l.capitals()
			}
			return l.p.cell.table == t.cell.table || l.p.cell.table.root() == t.cell.table.root()
		}
		if t.box != nil && l.p.box == t.box || sameParagraph(l, *c.title) {
			return l.p != t || l.start < c.title.start
		}
	}
	upper, lower := cases(l.shown())
	return upper > lower
}

func sameParagraph(a, b line) bool { return a.p == b.p }

// bodyWords are the words that the name of a body begins with, folded.
var bodyWords = []string{"uy ban", "ubnd", "hdnd", "hoi dong", "bo ", "so ", "phong ", "ban ", "cuc ", "chi cuc", "tong cuc", "vu ", "truong ",
	"trung tam", "van phong", "tong ", "hoi ", "doan ", "lien doan", "lien hiep", "cong ty", "cong an", "cong doan", "vien ", "dai hoc",
	"hoc vien", "thanh tra", "toa an", "dang uy", "dang bo", "chi bo", "tinh uy", "huyen uy", "thanh uy", "quan uy", "thi uy", "bch ", "quan khu",
	"khoa ", "kho bac", "ngan hang", "bao hiem", "benh vien", "tram ", "mat tran", "dai hoi", "to bau cu", "tieu ban", "hat ", "chinh phu",
	"quoc hoi", "mttq", "ubmttq", "nha ", "dai ", "bao ", "tap doan", "uy vien", "xi nghiep", "hop tac xa", "cong doan"}

// bodyExceptions begin like a body but are the middle of a name.
var bodyExceptions = []string{"phong, chong", "phong chong", "so huu", "doan ket", "bao ve", "bao hiem xa hoi va", "dai dien", "hoi nhap", "hoi nghi",
	"ban hanh", "dai doan ket", "bo phan", "vien thong", "vien tham", "truong sa", "ban do", "hoi chan"}

func beginsBody(l line) bool {
	for _, w := range bodyExceptions {
		if strings.HasPrefix(l.fold, w) {
			return false
		}
	}
	for _, w := range bodyWords {
		if strings.HasPrefix(l.fold, w) {
			return true
		}
	}
	return false
}

// divide tells the superior body from the issuing one. Where the first lines are regular and the others bold that is
// the answer; else the words that names begin with are.
func divide(names []line) (superior, issuer []line) {
	if len(names) == 0 {
		return nil, nil
	}
	firstBold := -1
	pattern := true // regular, then bold
	for i, l := range names {
		bold := l.char().bold
		if bold && firstBold < 0 {
			firstBold = i
		}
		if firstBold >= 0 && !bold {
			pattern = false
		}
	}
	if pattern && firstBold > 0 {
		return names[:firstBold], names[firstBold:]
	}
	start := 0
	for i, l := range names {
		if i > 0 && beginsBody(l) && !endsOpen(names[i-1]) {
			start = i
		}
	}
	return names[:start], names[start:]
}

// endsOpen tells whether a name surely goes on in the next line.
func endsOpen(l line) bool {
	words := strings.Fields(l.fold)
	if len(words) == 0 {
		return false
	}
	switch strings.Trim(words[len(words)-1], ",;-–") {
	case "va", "cua", "ve", "cac", "cho", "thuoc", "tinh", "huyen", "xa", "thanh":
		return true
	}
	return strings.HasSuffix(l.text, ",") || strings.HasSuffix(l.text, "-")
}

// typeOf returns the document type that a line is the title of.
func (f *finder) typeOf(l line) (int, bool) {
	if len(l.text) > 120 || l.text == "" {
		return 0, false
	}
	fold := strings.TrimRight(l.fold, " .:*0123456789")
	best := -1
	for i, t := range f.types {
		title := viet.Fold(t.Title)
		if fold == title {
			if l.capitals() || l.centred() || l.char().bold {
				return i, true
			}
		} else if strings.HasPrefix(fold, title+" ") && l.capitals() && l.centred() && (best < 0 || len(title) > len(viet.Fold(f.types[best].Title))) {
			best = i
		}
	}
	return best, best >= 0
}
