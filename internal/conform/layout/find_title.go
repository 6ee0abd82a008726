package layout

import (
	"regexp"
	"strings"
)

var (
	basisPattern = regexp.MustCompile(`^\W*(can cu|xet de nghi|xet|theo de nghi)\b`)
	headPattern  = regexp.MustCompile(`^(phan |chuong |muc \d|dieu \d|[ivx]+\s*[.\-/)]|\d+\s*[.)]|[a-z]\))`)
)

// isHead tells whether a line begins with the number of a part of the text. That of “V/v” is none.
func isHead(l line) bool {
	return headPattern.MatchString(l.fold) && !letterPattern.MatchString(l.fold)
}

// title finds the type and the subject below the header.
func (f *finder) title() {
	c := f.found
	i := c.headEnd
	c.bodyStart = i
	seen := 0
	var candidate *line
	candidateAt := -1
	for ; i < len(f.flow) && seen < 14; i++ {
		p := f.flow[i]
		if p.blank() {
			continue
		}
		seen++
		for _, l := range linesOf(p, nil) {
			if at, ok := f.typeOf(l); ok {
				c.kind, c.typ, c.known = &l, f.types[at], true
				f.subject(i, l)
				return
			}
			if candidate == nil && seen <= 5 && l.capitals() && l.centred() && letters(l.text) >= 3 && letters(l.text) < 90 && !strings.HasSuffix(l.text, ":") &&
				!l.typed() && !isHead(l) && len(c.letter) == 0 && p.box == nil && (p.cell == nil || p.cell.column == 0) {
				candidate, candidateAt = &l, i
			}
		}
		if first := newLine(p, 0, len(p.text)); strings.HasPrefix(first.fold, "kinh gui") || basisPattern.MatchString(first.fold) ||
			len(first.text) > 200 && !first.centred() {
			break
		}
	}
	if candidate != nil && c.title != nil {
		c.kind = candidate
		f.subject(candidateAt, *candidate)
	}
}

// subject finds the lines below the type, up to the first that is none of it.
func (f *finder) subject(at int, kind line) {
	c := f.found
	c.bodyStart = at + 1
	blanks := 0
	for i := at; i < len(f.flow); i++ {
		p := f.flow[i]
		if i > at && p.blank() {
			if blanks++; len(c.subject) > 0 || blanks > 2 {
				return
			}
			continue
		}
		if i > at && strings.TrimSpace(p.text) == "" { // a drawn line alone
			if c.bodyStart = i + 1; len(c.subject) > 0 {
				return
			}
			continue
		}
		for _, l := range linesOf(p, nil) {
			if p == kind.p && l.start <= kind.start {
				continue
			}
			if l.typed() {
				c.bodyStart = i + 1
				return
			}
			if c.number == nil && isNumber(l) { // a contract has it below its title
				c.number = &l
				c.bodyStart = i + 1
				return
			}
			if !f.isSubject(l) {
				return
			}
			c.bodyStart = i + 1
			if !strings.HasPrefix(l.text, "(") {
				c.subject = append(c.subject, l)
			}
		}
		if len(c.subject) > 8 || p.cell == nil && len(c.subject) > 0 && p.format.border != nil {
			return
		}
	}
}

// isSubject tells whether a line below the type goes on with the title.
func (f *finder) isSubject(l line) bool {
	c := f.found
	if basisPattern.MatchString(l.fold) || strings.HasPrefix(l.fold, "kinh gui") || isHead(l) || strings.HasSuffix(l.text, ":") ||
		l.p.box != nil || l.p.breaks || len(l.text) > 700 || isDate(l) || isNumber(l) {
		return false
	}
	if l.centred() {
		first, title := len(c.subject) == 0, c.kind != nil && l.capitals()
		if !first && title && !c.subject[0].capitals() {
			return false // the authority that issues, in capitals
		}
		return !first || !title || !authorityPattern.MatchString(l.fold)
	}
	return len(c.subject) == 0 && l.char().bold && len(l.text) < 400 || len(c.subject) == 0 && (strings.HasPrefix(l.fold, "ve viec") || strings.HasPrefix(l.fold, "v/v"))
}

var authorityPattern = regexp.MustCompile(`^(chu tich|uy ban|hoi dong|giam doc|bo truong|cuc truong|truong ban|ban |hieu truong|tong giam doc|chanh|thu truong|dai hoi|ban thuong|vien truong|pho |truong )`)

// introduction finds what stands between the title and the content: the authority, the addressees, the grounds.
func (f *finder) introduction() {
	c := f.found
	i := c.bodyStart
	for ; i < len(f.flow); i++ {
		p := f.flow[i]
		if p.blank() || strings.TrimSpace(p.text) == "" {
			continue
		}
		l := newLine(p, 0, len(p.text))
		switch {
		case l.typed():
		case strings.HasPrefix(l.text, "(") && l.centred():
		case markPattern.MatchString(l.fold) && l.capitals():
			c.marks = append(c.marks, l)
		case strings.HasPrefix(l.fold, "kinh gui") || strings.HasPrefix(l.fold, "kinh trinh"):
			if len(c.addressees) == 0 {
				i = f.addressees(i)
				continue
			}
			c.bodyStart = i
			return
		case strings.HasSuffix(l.fold, " dien:") && len(c.addressees) == 0: // a telegram names whom it is sent to so
			i = f.addressees(i)
			c.addressees = nil
			continue
		case len(c.bases) == 0 && l.capitals() && l.centred() && len(l.text) < 200 && !isHead(l) && c.kind != nil && len(c.authority) < 3:
			if strings.HasSuffix(l.text, ":") || isVerdict(l) {
				c.verdict = &l
				c.bodyStart = i + 1
				return
			}
			c.authority = append(c.authority, l)
		case isVerdict(l) && l.centred() && (l.capitals() || strings.HasSuffix(l.text, ":")):
			c.verdict = &l
			c.bodyStart = i + 1
			return
		case isBasis(l, len(c.bases) > 0 && strings.HasSuffix(c.bases[len(c.bases)-1].text, ";")):
			c.bases = append(c.bases, l)
		default:
			c.bodyStart = i
			f.lonelyBasis()
			return
		}
	}
	c.bodyStart = min(i, len(f.flow))
}

// lonelyBasis gives back a single ground that no list follows: it is the first sentence of the text.
func (f *finder) lonelyBasis() {
	c := f.found
	if len(c.bases) != 1 || len(c.authority) > 0 || strings.HasSuffix(c.bases[0].text, ";") {
		return
	}
	for i, p := range f.flow {
		if p == c.bases[0].p {
			c.bodyStart = i
		}
	}
	c.bases = nil
}

func isVerdict(l line) bool {
	switch strings.Trim(l.fold, " :.") {
	case "quyet dinh", "quyet nghi", "nghi quyet", "nay quyet dinh", "chi thi", "ket luan":
		return true
	}
	return false
}

// isBasis tells whether a paragraph is one of the grounds: one that begins so and is no sentence that leads into the
// text. The list goes on where the ground before it ends with a semicolon.
func isBasis(l line, goesOn bool) bool {
	if strings.HasSuffix(l.text, ":") || strings.Contains(l.fold, "nhu sau") || len(l.text) > 900 || l.p.cell != nil && (l.p.cell.table.rows > 1 || l.p.cell.table.columns > 1) {
		return false
	}
	fold := strings.TrimLeft(l.fold, "-–+ ")
	if strings.HasPrefix(fold, "can cu ") || strings.HasPrefix(fold, "theo de nghi") || strings.HasPrefix(fold, "xet ") {
		return true
	}
	return (strings.HasPrefix(fold, "thuc hien ") || strings.HasPrefix(fold, "theo ")) && (strings.HasSuffix(l.text, ";") || goesOn)
}

// addressees finds Kính gửi and the list below it, and returns the last paragraph of them.
func (f *finder) addressees(at int) int {
	c := f.found
	c.addressees = append(c.addressees, linesOf(f.flow[at], nil)...)
	last := at
	open := strings.HasSuffix(c.addressees[len(c.addressees)-1].text, ":") || strings.HasSuffix(c.addressees[len(c.addressees)-1].text, ";") ||
		strings.HasSuffix(c.addressees[len(c.addressees)-1].text, ",")
	for i := at + 1; i < len(f.flow) && i < at+80; i++ {
		p := f.flow[i]
		if p.blank() {
			continue
		}
		all := linesOf(p, nil)
		if len(all) == 0 {
			break
		}
		l := all[0]
		listed := strings.HasPrefix(l.text, "-") || strings.HasPrefix(l.text, "–") || strings.HasPrefix(l.text, "+") || p.label != ""
		inCell := f.flow[at].cell != nil && p.cell != nil && p.cell.table == f.flow[at].cell.table
		deep := (p.format.left+p.format.first > 85 || l.centred()) && !isHead(l)
		if !(listed && open) && !inCell && !(deep && open && len(l.text) < 200 && !l.capitals()) {
			break
		}
		c.addressees = append(c.addressees, all...)
		text := all[len(all)-1].text
		open = strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",") || listed && !strings.HasSuffix(text, ".") || inCell
		last = i
	}
	return last
}
