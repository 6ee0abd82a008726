package conform

import (
	"strings"
	"unicode/utf8"

	"vanban/internal/viet"
)

// citation is a document that a text names by its number and symbol: Kế hoạch số 95/KH-MTTQ-BTT ngày 08/9/2023 của ...
type citation struct {
	part        *part
	n           int    // number of the paragraph
	start, end  int    // of number and symbol
	number      string // 95
	first       string // the sign after the number: / or -
	year        string // 2020 of 30/2020/NĐ-CP
	groups      []string
	signs       []string // between the groups
	lateYear    string   // a year that stands at the end: 30/NĐ-CP/2020
	house       string   // the term of the National Assembly, cut off: QH-13
	unsigned    bool     // no sign between number and type: 95 KH/MTTQ-BTT
	doubled     bool     // a sign stands twice: 112//KH-UBND
	yearDash    bool     // a dash follows the year: 30/2020-NĐ-CP
	oneSided    bool     // a space on one side of a sign, as in 11/ KH-MTTQ- BTT
	word        string   // the type of document before it, in small letters
	wordStart   int
	marked      bool // the word “số” stands before the number
	header      bool // the document’s own number: Số: 95/KH-MTTQ-BTT
	date        viet.Date
	dateStart   int
	dateEnd     int
	issuer      string
	issuerStart int
}

// key is the same for all citations of one number and symbol.
func (c *citation) key() string {
	return strings.TrimLeft(c.number, "0") + "/" + c.year + "/" + strings.ToUpper(strings.Join(c.groups, "-"))
}

// symbol returns number and symbol without spaces.
func (c *citation) symbol() string {
	var b strings.Builder
	b.WriteString(c.number)
	b.WriteString(c.first)
	if c.year != "" {
		b.WriteString(c.year + "/")
	}
	for i, g := range c.groups {
		if i > 0 {
			b.WriteString(c.signs[i-1])
		}
		b.WriteString(g)
	}
	return b.String()
}

// documentTypes are the types of documents and the abbreviations that begin their symbols.
var documentTypes = map[string][]string{
	"kế hoạch": {"KH"}, "chỉ thị": {"CT"}, "nghị quyết": {"NQ"}, "quyết định": {"QĐ"}, "quy định": {"QĐ", "QyĐ", "QĐi", "QC"},
	"hướng dẫn": {"HD"}, "thông tri": {"TT"}, "thông tư": {"TT"}, "nghị định": {"NĐ"}, "báo cáo": {"BC"}, "tờ trình": {"TTr"},
	"công văn": {"CV"}, "kết luận": {"KL"}, "thông báo": {"TB"}, "chương trình": {"CTr", "CTPH", "CTHĐ", "CTHĐ"}, "đề án": {"ĐA"}, "dự án": {"DA"},
	"phương án": {"PA"}, "công điện": {"CĐ"}, "quy chế": {"QC", "QĐ"}, "thông cáo": {"TC"}, "pháp lệnh": {"PL"},
	"luật": {}, "biên bản": {"BB"},
}

// typeSigns are the abbreviations of types that a symbol can be told by.
var typeSigns = set(`KH CT NQ QĐ QyĐ QĐi HD TT TTr NĐ BC KL TB CTr ĐA DA PA CĐ QC TTLT NQLT BB CV`)

// citations returns all documents that the text names, in order.
func (d *document) citations() []*citation {
	var found []*citation
	for n, p := range d.parts {
		for i := 0; i < len(p.tokens); i++ {
			if p.tokens[i].kind != digits || len(p.tokens[i].text) > 5 || !plainNumber(p.tokens[i].text) {
				continue
			}
			c, last, ok := readSymbol(p, i)
			if !ok {
				continue
			}
			c.n = n
			readType(p, i, c)
			readDate(p, last, c)
			found = append(found, c)
			i = last
		}
	}
	return found
}

// readSymbol reads number and symbol from token i on, and returns the last token. Spaces inside are seen through.
func readSymbol(p *part, i int) (*citation, int, bool) {
	if before := p.at(i - 1); before.is("/") || before.is("-") || before.is(".") || before.is("(") && p.at(i-2).kind == digits {
		return nil, 0, false
	}
	c := &citation{part: p, start: p.tokens[i].start, number: p.tokens[i].text}
	j, gap := step(p, i)
	if t := p.at(i + 1); t.kind == letters && typeSigns[t.text] {
		return unsigned(p, i+1, &citation{part: p, start: c.start, number: c.number, first: "/"}) // 15QĐ/UBND
	}
	if !p.at(j).is("/") && !p.at(j).is("-") && !p.at(j).is("–") {
		return readUnsigned(p, i)
	}
	c.first = p.at(j).text
	k, gap2 := step(p, j)
	if again := p.at(k); !gap && !gap2 && (again.is("/") || again.is("-")) { // 112//KH-UBND
		k, gap2 = step(p, k)
		c.doubled = true
	}
	if p.at(k).kind == digits && isYear(p.at(k).text) && c.first == "/" && !gap && !gap2 && p.at(k+1).is("-") && p.at(k+2).kind == letters && p.at(k+2).word.form == allCaps {
		c.yearDash = true // 30/2020-NĐ-CP
		c.year = p.at(k).text
		j, gap = step(p, k)
		k, gap2 = step(p, j)
	} else if p.at(k).kind == digits && len(p.at(k).text) == 4 && c.first == "/" && p.at(p.next(k+1)).is("/") {
		c.year = p.at(k).text
		c.oneSided = gap != gap2
		j, gap = step(p, k)
		k, gap2 = step(p, j)
	} else if p.at(k).kind == digits && isYear(p.at(k).text) && c.first == "/" && !gap && !gap2 && p.at(k+1).is(" ") && p.at(k+2).kind == letters && typeSigns[p.at(k+2).text] && p.at(k+3).kind == sign {
		c.year = p.at(k).text // 30/2020 NĐ-CP
		return unsigned(p, k+2, c)
	}
	last := 0
	sign := p.at(j)
	for {
		group, end, ok := symbolGroup(p, k)
		if !ok || gap2 && gap != gap2 && len(c.groups) > 0 && !bodies[group] && !partyBodies[group] && group != "BTT" && group != "UB" {
			break
		}
		if gap != gap2 {
			c.oneSided = true
		}
		if gap && gap2 && len(c.groups) == 0 && c.first == "-" && c.year == "" && typeSigns[group] && p.at(end+1).is("/") {
			c.oneSided = true // 35 - KH/TU
		}
		if gap && !gap2 && len(c.groups) == 0 {
			c.header = true // room left for the number
		}
		if len(c.groups) > 0 {
			c.signs = append(c.signs, sign.text)
		}
		c.groups = append(c.groups, group)
		last = end
		j, gap = step(p, end)
		sign = p.at(j)
		odd := !gap && (sign.is(".") || sign.is("_")) && p.at(end+2).kind == letters && p.at(end+2).word.form == allCaps
		if !sign.is("/") && !sign.is("-") && !sign.is("–") && !odd || len(c.groups) > 7 {
			break
		}
		k, gap2 = step(p, j)
		if again := p.at(k); !gap && !gap2 && (again.is("/") || again.is("-")) {
			k, gap2 = step(p, k)
			c.doubled = true
		}
	}
	if len(c.groups) == 0 || len(c.groups) == 1 && c.first != "/" && !strings.HasSuffix(c.groups[0], "TW") {
		return nil, 0, false
	}
	if y := last + 2; c.year == "" && p.at(last+1).is("/") && isYear(p.at(y).text) && !p.at(y+1).is("/") && len(c.groups) > 1 { // 30/NĐ-CP/2020
		c.lateYear, last = p.at(y).text, y
	}
	if n := last + 2; c.year != "" && len(c.groups) == 1 && c.groups[0] == "QH" && (p.at(last+1).is("-") || p.at(last+1).is(" ")) && p.at(n).kind == digits && len(p.at(n).text) <= 2 { // QH-13
		c.house, last = p.at(n).text, n
	}
	c.end = p.tokens[last].end
	return c, last, plausible(c)
}

// readUnsigned reads a symbol whose number is not joined to the type of document: số 95 KH/MTTQ-BTT, 30/2020 NĐ-CP.
func readUnsigned(p *part, i int) (*citation, int, bool) {
	if w := p.previousWord(i); w == nil || w.low != "số" || !p.at(i+1).is(" ") {
		return nil, 0, false
	}
	return unsigned(p, i+2, &citation{part: p, start: p.tokens[i].start, number: p.tokens[i].text, first: "/"})
}

// unsigned reads the groups of a symbol from token k on, where no sign stands between them and the number.
func unsigned(p *part, k int, c *citation) (*citation, int, bool) {
	for {
		group, end, ok := symbolGroup(p, k)
		if !ok {
			return nil, 0, false
		}
		c.groups = append(c.groups, group)
		c.end = p.tokens[end].end
		if sign := p.at(end + 1); (sign.is("/") || sign.is("-")) && p.at(end+2).kind == letters && len(c.groups) < 5 {
			c.signs = append(c.signs, sign.text)
			k = end + 2
			continue
		}
		c.unsigned = true
		return c, end, len(c.groups) > 1 && typeSigns[c.groups[0]] && plausible(c)
	}
}

// step returns the next token that is no space, and whether a single space stands between.
func step(p *part, i int) (int, bool) {
	if p.at(i + 1).is(" ") {
		return i + 2, true
	}
	return i + 1, false
}

// symbolGroup reads one group of a symbol at token k: capitals with the few small letters and digits in use.
func symbolGroup(p *part, k int) (group string, end int, ok bool) {
	t := p.at(k)
	if t.kind != letters || len(t.text) > 24 {
		return "", 0, false
	}
	if t.word.form == capital && len(t.text) == 2 && partyBodies[strings.ToUpper(t.text)] { // 05-CT/Tw
		return t.text, k, true
	}
	switch t.text {
	case "TTg", "CTr", "TTr", "QyĐ", "QĐi", "TTrg", "CTHĐ", "BTg":
	default:
		if t.word.form != allCaps && !(t.word.form == mixed && strings.ToUpper(t.text[:len(t.text)-1]) == t.text[:len(t.text)-1]) && !(len([]rune(t.text)) == 1 && t.word.form == capital) {
			return "", 0, false
		}
	}
	group, end = t.text, k
	if p.at(k+1).kind == digits && len(p.at(k+1).text) <= 3 { // QH13
		group, end = group+p.at(k+1).text, k+1
	}
	return group, end, true
}

// plausible tells whether what was read is the symbol of a document rather than a code of another kind.
func plausible(c *citation) bool {
	if c.year != "" {
		return true
	}
	for _, g := range c.groups {
		if _, body := parted(g); typeSigns[g] || bodies[g] || partyBodies[g] || body != "" {
			return true
		}
	}
	return false
}

// readType reads the words before the number at token i: the type of document and the word số.
func readType(p *part, i int, c *citation) {
	j := p.previous(i - 1)
	if p.at(j).is(":") {
		j = p.previous(j - 1)
		if p.at(j).low() == "số" && p.previous(j-1) < 0 {
			c.header, c.marked = true, true
			return
		}
	}
	c.header = c.header && p.at(p.previous(i-1)).is(":")
	if p.at(j).low() == "số" {
		c.marked = true
		j = p.previous(j - 1)
	}
	for range 3 { // liên tịch, phối hợp: words between the type and số
		k := p.previous(j - 1)
		if p.at(j).kind != letters || p.at(k).kind != letters {
			return
		}
		name := p.at(k).word.low + " " + p.at(j).word.low
		if _, ok := documentTypes[name]; ok {
			c.word, c.wordStart = name, p.at(k).start
			if k2 := p.previous(k - 1); name == "kết luận" && p.at(k2).low() == "báo" && p.at(p.previous(k2-1)).low() == "thông" {
				c.word, c.wordStart = "thông báo", p.at(p.previous(k2-1)).start
			}
			return
		}
		if name != "liên tịch" && name != "phối hợp" && name != "liên ngành" && name != "hành động" {
			return
		}
		j = p.previous(k - 1)
	}
}

// readDate reads the date and the issuer after the symbol that ends with token last.
func readDate(p *part, last int, c *citation) {
	j := p.next(last + 1)
	if p.at(j).is(",") || p.at(j).is("(") {
		j = p.next(j + 1)
	}
	if p.at(j).low() == "ngày" {
		k := p.next(j + 1)
		if date, ok := readShort(p, k); ok && p.at(k).kind == digits {
			c.date, _ = calendar(date.day, date.month, date.year)
			c.dateStart, c.dateEnd = p.tokens[k].start, p.tokens[date.last].end
			j = p.next(date.last + 1)
		} else if value, end, ok := longDate(p, j); ok {
			c.date = value
			c.dateStart, c.dateEnd = p.tokens[j].start, p.tokens[end].end
			j = p.next(end + 1)
		}
	}
	if p.at(j).is(",") || p.at(j).is(")") {
		j = p.next(j + 1)
	}
	if p.at(j).low() != "của" {
		return
	}
	var words []string
	c.issuerStart = p.at(p.next(j + 1)).start
	for j = p.next(j + 1); p.at(j).kind == letters || p.at(j).kind == digits && namesPlace(p, j); j = p.next(j + 1) {
		if w := p.at(j).word; w != nil && w.form == small && endsIssuer[w.low] && (w.low != "ban" || p.at(j+2).low() == "hành") {
			break
		}
		words = append(words, p.at(j).low())
		if len(words) > 20 {
			break
		}
	}
	c.issuer = strings.Join(words, " ")
}

// endsIssuer are words that do not belong to the name of a body.
var endsIssuer = set(`về ban và đã hướng triển phê quy nhằm cho tại trong theo là được để sửa v`)

// longDate reads ngày 08 tháng 9 năm 2023 from token i on.
func longDate(p *part, i int) (viet.Date, int, bool) {
	day := p.next(i + 1)
	m := p.next(day + 1)
	month := p.next(m + 1)
	y := p.next(month + 1)
	year := p.next(y + 1)
	if day < 0 || m < 0 || month < 0 || y < 0 || year < 0 || p.at(m).low() != "tháng" || p.at(y).low() != "năm" || utf8.RuneCountInString(p.at(year).text) != 4 {
		return viet.Date{}, 0, false
	}
	value, ok := calendar(p.at(day).text, p.at(month).text, p.at(year).text)
	return value, year, ok
}
