package layout

import (
	"regexp"
	"strings"
	"unicode"

	"vanban/internal/profile"
)

var (
	recipientPattern = regexp.MustCompile(`^noi (nhan|gui)\s*[:.;]?$|^noi (nhan|gui)\s*:`)
	authorPattern    = regexp.MustCompile(`^(tm|kt|tl|tuq|q|t/m|k/t|t/l|thay mat|ky thay|tun)\s*[./]?[\s.]*\p{L}`)
	authorSign       = regexp.MustCompile(`^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(\.|/|\s)`)
	authorLoose      = regexp.MustCompile(`^(?i:TM|KT|TL|TUQ|T/M|K/T|T/L)[./]\s?\p{Lu}`)
	officePattern    = regexp.MustCompile(`^(chu tich|pho chu tich|giam doc|pho giam doc|hieu truong|pho hieu truong|truong phong|pho truong phong|chanh van phong|pho chanh van phong|bi thu|pho bi thu|thu truong|bo truong|truong ban|pho truong ban|cuc truong|chi cuc truong|tong giam doc|pho tong|truong|pho truong|vien truong|doi truong|thu ky|chu toa|chu tri|nguoi |ke toan|dai dien|chanh (van phong|thanh tra|an|toa|su vu|kiem)|pho chanh|tong bien tap|chu nhiem|pho chu nhiem|thu tuong|pho thu tuong|to truong|uy vien)`)
)

// closing finds Nơi nhận and the signature, and so where the content ends.
func (f *finder) closing() {
	c := f.found
	c.bodyEnd, c.signEnd = len(f.flow), len(f.flow)
	at := f.findRecipients()
	sign := f.findSignature(at)
	if at < 0 && sign < 0 {
		return
	}
	first := at
	if first < 0 || sign >= 0 && sign < first {
		first = sign
	}
	from, to := first, first+1
	t := f.closingTable(first)
	if t != nil {
		for from > 0 && f.flow[from-1].cell != nil && inside(f.flow[from-1].cell, t) {
			from--
		}
		for to < len(f.flow) && f.flow[to].cell != nil && inside(f.flow[to].cell, t) {
			to++
		}
	}
	c.bodyEnd = from
	for _, p := range f.flow[from:to] {
		f.closingLines(p, at, t)
	}
	for i := to; i < len(f.flow) && i < to+45; i++ { // what stands outside of a table, or in another one
		p := f.flow[i]
		if p.breaks && i > first+1 || f.opensAnnex(p) || f.opensHeader(i) {
			break
		}
		if t != nil && !p.blank() && len(c.sign.lines) > 0 && len(c.recipients) > 0 && p.cell == nil && p.box == nil && !f.stillClosing(p, at) {
			break
		}
		f.closingLines(p, at, t)
		to = i + 1
	}
	c.signEnd = to
}

// opensHeader tells whether a paragraph begins the head of a second document in the file, as an attached regulation has
// it: the country's or the Party's title stands near, in the same table or in the paragraph itself.
func (f *finder) opensHeader(i int) bool {
	for k := i; k < len(f.flow) && k < i+8; k++ {
		p := f.flow[k]
		if k > i && (p.cell == nil || f.flow[i].cell == nil || p.cell.table != f.flow[i].cell.table) {
			return false
		}
		for _, l := range linesOf(p, f.right) {
			if f.isTitle(l) || isMotto(l) {
				return true
			}
		}
	}
	return false
}

// closingTable returns the table that holds a paragraph of the closing.
func (f *finder) closingTable(i int) *table {
	c := f.flow[i].cell
	if c == nil {
		return nil
	}
	t := c.table
	if t.columns < 2 && t.outer != nil {
		t = t.outer.table
	}
	return t
}

// findRecipients returns the paragraph of Nơi nhận, or -1.
func (f *finder) findRecipients() int {
	for i := f.found.bodyStart; i < len(f.flow); i++ {
		if c := f.flow[i].cell; c != nil && c.table.root().rows > 15 {
			continue // a table of the content
		}
		for _, l := range linesOf(f.flow[i], signs) {
			if recipientPattern.MatchString(l.fold) && len(l.text) < 60 && (strings.Contains(l.text, ":") || f.listFollows(i)) {
				return i
			}
		}
	}
	return -1
}

// listFollows tells whether the next lines below a paragraph are a list.
func (f *finder) listFollows(i int) bool {
	for _, p := range f.flow[i+1 : min(i+4, len(f.flow))] {
		if l := newLine(p, 0, len(p.text)); l.text != "" {
			return strings.HasPrefix(l.text, "-") || strings.HasPrefix(l.text, "–") || p.label != ""
		}
	}
	return false
}

// findSignature returns the paragraph that the signature begins with, or -1: near Nơi nhận, or else the last one of the
// text.
func (f *finder) findSignature(recipients int) int {
	from, to := f.found.bodyStart, len(f.flow)
	if recipients >= 0 {
		least := from
		from, to = max(recipients-8, from), min(recipients+45, to)
		for far := max(recipients-60, least); from > far && f.flow[from].cell != nil && f.flow[from-1].cell != nil && f.flow[recipients].cell == nil; {
			from-- // a table of signatures stands above the recipients
		}
	}
	best := -1
	for i := from; i < to; i++ {
		p := f.flow[i]
		if recipients < 0 && f.opensAnnex(p) {
			break
		}
		for _, l := range linesOf(p, signs) {
			if authorPattern.MatchString(l.fold) && len(l.text) < 120 && (authorSign.MatchString(l.shown()) && l.capitals() || authorLoose.MatchString(l.text) && isSmallSign(l)) {
				if recipients >= 0 {
					return i
				}
				if best < 0 || i > best+6 {
					best = i
				}
			}
		}
	}
	if best >= 0 {
		return best
	}
	if recipients >= 0 {
		return f.officeAbove(recipients, from)
	}
	for i := to - 1; i >= from && i >= to-14; i-- {
		for _, l := range linesOf(f.flow[i], signs) {
			if isOffice(l) && i > from+1 && !f.opensAnnex(f.flow[i]) {
				return i
			}
		}
	}
	return -1
}

// familyNames are those that differ from the first word of a position by their tone marks alone.
var familyNames = map[string]bool{"trương": true, "chu": true, "chử": true, "bì": true}

// namesOffice tells whether a line begins with the name of a position, and not with a family name that is spelt like one.
func namesOffice(l line) bool {
	return officePattern.MatchString(l.fold) && !familyNames[strings.ToLower(firstWord(l.text))]
}

// isOffice tells whether a line is the position of a signer.
func isOffice(l line) bool {
	placed := l.p.cell != nil || l.centred() || l.p.format.align == profile.Right || l.p.format.left > 100
	return namesOffice(l) && l.capitals() && len(l.text) < 100 && letters(l.text) > 4 && placed
}

// officeAbove returns the first of the lines above Nơi nhận that are the position and the name of the signer, or -1.
func (f *finder) officeAbove(recipients, from int) int {
	if f.flow[recipients].cell != nil {
		return -1
	}
	first := -1
	for i := recipients - 1; i >= max(from, recipients-60); i-- {
		for _, l := range signers(f.flow[i]) {
			switch {
			case isOffice(l):
				first = i
			case isPersonName(l) || strings.HasPrefix(l.text, "("):
			default:
				return first
			}
		}
	}
	return first
}

// signs tells whether a line is one that stands in the right column of the closing.
func signs(l line) bool {
	return authorSign.MatchString(l.text) || l.capitals() && len(l.text) < 100 && letters(l.text) > 4 && !strings.HasPrefix(l.text, "-")
}

// closingLines takes the lines of one paragraph for recipients or for the signature.
func (f *finder) closingLines(p *paragraph, recipients int, t *table) {
	c := f.found
	var head *paragraph
	if recipients >= 0 {
		head = f.flow[recipients]
	}
	if strings.TrimSpace(p.text) == "" {
		f.room = p.cell
		f.roomy = true
		return
	}
	for _, l := range signers(p) {
		listed := strings.HasPrefix(l.text, "-") || strings.HasPrefix(l.text, "–") || strings.HasPrefix(l.text, "+") || p.label != ""
		left := head != nil && p.cell != nil && p.cell == head.cell
		switch {
		case l.typed() || letters(l.text) == 0:
		case recipientPattern.MatchString(l.fold) && len(c.recipients) == 0:
			c.recipients = append(c.recipients, l)
		case len(c.recipients) > 0 && (left || listed && (p.cell == nil || head.cell == nil)):
			c.recipients = append(c.recipients, l)
		case head != nil && t != nil && p.cell != nil && head.cell != nil && p.cell.table == head.cell.table && p.cell.column <= head.cell.column &&
			!l.capitals() && len(c.recipients) > 0:
			c.recipients = append(c.recipients, l)
		case strings.HasPrefix(l.text, "(") || strings.HasPrefix(l.text, "["):
		case f.roomy && f.room == p.cell && len(c.sign.lines) > 0 && isShoutedName(l):
			c.sign.names = append(c.sign.names, l)
		case isSmallSign(l) && (p.cell != nil || len(c.sign.lines) > 0 || authorLoose.MatchString(l.text)) && len(c.sign.names) == 0:
			c.sign.lines = append(c.sign.lines, l)
			f.roomy = false
		case l.capitals() && len(l.text) < 160 && !hasDigit(l.text):
			f.roomy = false
			if len(c.sign.names) == 0 || p.cell != nil {
				c.sign.lines = append(c.sign.lines, l)
			}
		case isPersonName(l) && len(c.sign.lines) > 0:
			c.sign.names = append(c.sign.names, l)
		}
	}
}

// signers returns the lines of a paragraph of the closing, those of two signers side by side apart from each other.
func signers(p *paragraph) []line {
	right := func(l line) bool { return signs(l) || isPersonName(l) }
	var all []line
	for _, l := range linesOf(p, right) {
		if cut := farApart.FindStringIndex(p.text[l.start:l.end]); cut != nil {
			first, second := newLine(p, l.start, l.start+cut[0]), newLine(p, l.start+cut[1], l.end)
			if right(first) && right(second) {
				first.spaced, second.spaced = true, true
				all = append(all, first, second)
				continue
			}
		}
		all = append(all, l)
	}
	return all
}

var farApart = regexp.MustCompile(`[ ]*\t[\t ]*| {6,}`)

// isSmallSign tells whether a line is the authority or the position of a signer in small letters: no more than that.
func isSmallSign(l line) bool {
	if l.capitals() || hasDigit(l.text) || len(l.text) > 80 || strings.ContainsAny(l.text, ":;,") || !l.centred() && l.p.format.align != profile.Right {
		return false
	}
	return authorLoose.MatchString(l.text) || namesOffice(l) && unicode.IsUpper([]rune(l.text)[0]) && !strings.HasSuffix(l.text, ".")
}

// isShoutedName tells whether a line in capitals is the name of a person: what stands below the room for the signature
// and is neither a position nor a body.
func isShoutedName(l line) bool {
	words := strings.Fields(l.text)
	return l.capitals() && len(words) >= 2 && len(words) <= 5 && letters(l.text) == len([]rune(strings.Join(words, ""))) &&
		!authorSign.MatchString(l.text) && !namesOffice(l) && !beginsBody(l)
}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }

// stillClosing tells whether a paragraph below the table of the closing belongs to it: a name, a copy count, or one of
// the recipients, where these stand below the table too.
func (f *finder) stillClosing(p *paragraph, recipients int) bool {
	l := newLine(p, 0, len(p.text))
	if recipients >= 0 && f.flow[recipients].cell == nil && (p.label != "" || strings.HasPrefix(l.text, "-") || strings.HasPrefix(l.text, "–")) {
		return true
	}
	return isPersonName(l) && l.p.format.align != profile.Justify
}

var titleWords = map[string]bool{"ths": true, "ts": true, "pgs": true, "gs": true, "bs": true, "ds": true, "ks": true, "cn": true, "ong": true, "ba": true,
	"dong": true, "chi": true, "dai": true, "ta": true, "tuong": true, "thac": true, "si": true, "tien": true, "bac": true, "ckii": true, "cki": true,
	"thuong": true, "trung": true, "thieu": true}

// isPersonName tells whether a line looks like the name of a person, with a title before it or not.
func isPersonName(l line) bool {
	text := strings.TrimPrefix(strings.TrimPrefix(l.text, "Đ/c "), "Đ/C ")
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '.' || r == ',' || r == '-' })
	if len(words) < 2 || len(words) > 8 || hasDigit(text) || strings.ContainsAny(text, ":;/()") || strings.HasSuffix(text, ",") {
		return false
	}
	for _, w := range words {
		first := []rune(w)[0]
		if !unicode.IsUpper(first) && !titleWords[onlyLetters(strings.ToLower(foldWord(w)))] {
			return false
		}
	}
	return true
}

// opensAnnex tells whether a paragraph is the first line of an annex.
func (f *finder) opensAnnex(p *paragraph) bool {
	l := newLine(p, 0, len(p.text))
	if !annexPattern.MatchString(l.fold) || len(l.text) > 90 {
		return false
	}
	return l.centred() || p.format.align == profile.Right || p.breaks || l.capitals() && len(l.text) < 40
}

var annexPattern = regexp.MustCompile(`^(phu luc|bieu mau|mau so|bieu so)\b`)

// annexes finds the annexes after the closing.
func (f *finder) annexes() {
	c := f.found
	from := c.signEnd
	if c.signEnd >= len(f.flow) && c.bodyEnd >= len(f.flow) { // no closing was found
		from = c.bodyStart
	}
	for i := from; i < len(f.flow); i++ {
		p := f.flow[i]
		if !f.opensAnnex(p) || p.cell != nil && p.cell.row > 1 {
			continue
		}
		all := linesOf(p, nil)
		a := &annex{number: &all[0], start: i}
		rest := all[1:]
		for j := i + 1; j < len(f.flow) && j < i+10 && len(rest) < 8; j++ {
			if f.opensAnnex(f.flow[j]) {
				break
			}
			rest = append(rest, linesOf(f.flow[j], nil)...)
		}
		for _, l := range rest {
			switch {
			case l.typed():
			case strings.Contains(l.fold, "kem theo") && (strings.HasPrefix(l.text, "(") || !l.capitals()):
				a.source = &l
			case a.source == nil && l.centred() && len(a.title) < 4 && l.p.cell == nil && !strings.HasPrefix(l.text, "("):
				a.title = append(a.title, l)
			}
			if a.source != nil || !l.centred() && !l.typed() {
				break
			}
		}
		c.annexes = append(c.annexes, a)
		c.bodyEnd = min(c.bodyEnd, i)
	}
}
