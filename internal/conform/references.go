package conform

import (
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
)

// partyBodies are the issuers whose symbols are those of the Party: 16-CT/TU.
var partyBodies = set(`TW TU HU QU ĐU VPTW VPTU BTCTW BTCTU BTGTW BTGTU BDVTW BDVTU UBKTTW UBKTTU BTGDVTW BTGDVTU BNCTW BNCTU`)

// bodies are issuers whose symbols are those of the State and the Front: 95/KH-MTTQ-BTT.
var bodies = set(`UBND HĐND MTTQ MTTW CP TTg UBTVQH BNV BTC BGDĐT BTP BCA BQP BYT BXD BTNMT BLĐTBXH BKHĐT BVHTTDL VPCP UBMTTQ UBMT SNV STC`)

// checkReferences looks at each cited document by itself, and then at those that share a number.
func checkReferences(d *document) {
	cited := d.citations()
	for _, c := range cited {
		d.checkSymbol(c)
	}
	for _, p := range d.parts {
		d.checkSmallSymbols(p)
	}
	d.checkConflicts(cited)
}

func (d *document) checkSymbol(c *citation) {
	p := c.part
	text := p.Text[c.start:c.end]
	whose, wrong := c.regime()
	spelled := c.respelled()
	switch {
	case spelled != "":
		d.report("van-ban/ky-hieu-chu", p, c.start, c.end, text, spelled)
	case wrong != "":
		d.report("van-ban/ky-hieu", p, c.start, c.end, text, wrong, whose)
	case c.doubled && wrong == "":
		d.report("van-ban/ky-hieu-chu", p, c.start, c.end, text, c.symbol())
	case c.oneSided && !c.header:
		d.report("van-ban/ky-hieu-cach", p, c.start, c.end, text, c.symbol())
	}
	if abbreviations := documentTypes[c.word]; len(abbreviations) > 0 && len(c.groups) > 0 {
		d.checkType(c, abbreviations)
	}
	if c.year != "" && c.date.Year > 0 && c.year != strconv.Itoa(c.date.Year) {
		if year, _ := strconv.Atoi(c.year); !(year+1 == c.date.Year && c.date.Month == 1) {
			d.report("van-ban/ky-hieu-nam", p, c.start, c.dateEnd, text, c.year, c.date.Year)
		}
	}
	if c.word != "" && !c.marked && c.word != "luật" && c.word != "pháp lệnh" && !c.header {
		d.report("van-ban/thieu-so", p, c.wordStart, c.end, p.Text[c.wordStart:c.start]+text, strings.TrimSpace(p.Text[c.wordStart:c.start])+" số "+text)
	}
}

// regime returns how the symbol should be written if it mixes the separators of the Party with those of the State, and
// whose they should be.
func (c *citation) regime() (whose diag.Text, right string) {
	party := diag.Text{Vi: "của Đảng", En: "of the Party"}
	state := diag.Text{Vi: "của Nhà nước, Mặt trận", En: "of the State and the Front"}
	year := c.year
	if year == "" {
		year = c.lateYear
	}
	if year != "" {
		year += "/"
	}
	stately := c.number + "/" + year + strings.Join(c.groups, "-")
	switch {
	case c.house != "":
		return state, stately + c.house
	case c.lateYear != "":
		return state, stately
	case c.year != "" && c.unsigned:
		return state, stately
	case c.year != "" && len(c.groups) == 1:
		if kind, body := parted(c.groups[0]); body != "" { // 30/2020/NĐCP
			return state, c.number + "/" + year + kind + "-" + body
		}
		if c.yearDash {
			return state, stately
		}
		return diag.Text{}, ""
	case c.year != "":
		if c.yearDash || c.signs[0] != "-" && c.signs[0] != "–" && typeSigns[c.groups[0]] && !strings.HasSuffix(c.groups[0], "LT") {
			return state, stately
		}
		return diag.Text{}, ""
	}
	if len(c.groups) >= 2 && bodies[c.groups[0]] && typeSigns[c.groups[1]] && slices.Contains(documentTypes[c.word], c.groups[1]) { // 45/UBND-QĐ
		groups := slices.Clone(c.groups)
		groups[0], groups[1] = groups[1], groups[0]
		return state, c.number + "/" + strings.Join(groups, "-")
	}
	if kind, body := parted(c.groups[0]); body == "TW" && len(c.groups) == 1 && c.marked { // 18-NQTW
		return party, c.number + "-" + kind + "/" + body
	} else if body != "" && c.first == "/" { // 152/KHMTTQ-BTT
		return state, c.number + "/" + strings.Join(append([]string{kind, body}, c.groups[1:]...), "-")
	}
	if len(c.groups) < 2 || !typeSigns[c.groups[0]] {
		return diag.Text{}, ""
	}
	kind, body := c.groups[0], c.groups[1]
	dash := func(s string) bool { return s == "-" || s == "–" }
	if len(c.groups) == 2 && partyBodies[body] && !(dash(c.first) && c.signs[0] == "/" && !c.unsigned) {
		return party, c.number + "-" + kind + "/" + body
	}
	if c.unsigned && !bodies[body] { // 298 KH/TWĐTN
		if c.signs[0] == "/" {
			return party, c.number + "-" + kind + "/" + strings.Join(c.groups[1:], "-")
		}
		return state, stately
	}
	if !bodies[body] {
		return diag.Text{}, ""
	}
	if c.unsigned || dash(c.first) || c.first == "/" && c.signs[0] != "-" && !(c.signs[0] == "/" && kind == "CTr") ||
		!c.oneSided && strings.Trim(strings.Join(c.signs[1:], ""), "-/") != "" {
		return state, stately
	}
	return diag.Text{}, ""
}

// parted takes a group apart that is a type and a body written together: KHMTTQ.
func parted(group string) (kind, body string) {
	for at := range group {
		if at > 0 && typeSigns[group[:at]] && gluedBodies[group[at:]] {
			return group[:at], group[at:]
		}
	}
	return "", ""
}

// gluedBodies are the bodies that are told in a group that lost its sign.
var gluedBodies = set(`MTTQ UBND HĐND CP TTg TW BNV BTC`)

// checkType compares the type before the number with the abbreviation in the symbol.
func (d *document) checkType(c *citation, abbreviations []string) {
	group := c.groups[0]
	known := typeSigns[group]
	if !known {
		return
	}
	for _, a := range abbreviations {
		if group == a || strings.HasPrefix(group, a) && !(a == "TT" && group == "TTr") && !(a == "CT" && group == "CTr") {
			return
		}
	}
	p := c.part
	word := strings.TrimSuffix(strings.TrimSpace(p.Text[c.wordStart:c.start]), " số")
	d.report("van-ban/ky-hieu-loai", p, c.wordStart, c.end, word, p.Text[c.start:c.end], abbreviations[0])
}

// checkConflicts reports one number and symbol that is given two dates, or two issuers of one day.
func (d *document) checkConflicts(cited []*citation) {
	first := map[string]*citation{}
	for _, c := range cited {
		if c.header || c.date.IsZero() {
			continue
		}
		other, ok := first[c.key()]
		if !ok {
			first[c.key()] = c
			continue
		}
		if c.word != "" && other.word != "" && c.word != other.word {
			continue
		}
		sameIssuer := c.issuer == "" || other.issuer == "" || likeIssuer(c.issuer, other.issuer)
		switch {
		case c.date != other.date && !sameIssuer && c.year == "":
			problem := d.report("van-ban/vien-dan-trung", c.part, c.start, c.dateEnd, c.symbol())
			*problem = problem.With(other.part.Text[other.start:other.dateEnd], other.part.span(other.start, other.dateEnd))
		case c.date != other.date:
			problem := d.report("van-ban/vien-dan-lech", c.part, c.start, c.dateEnd, c.symbol(), c.date.Short(), other.date.Short())
			*problem = problem.With(other.part.Text[other.start:other.dateEnd], other.part.span(other.start, other.dateEnd))
		case !sameIssuer && levelOf(c.issuer) != levelOf(other.issuer):
			problem := d.report("van-ban/vien-dan-noi", c.part, c.issuerStart, min(c.issuerStart+len(c.issuer), len(c.part.Text)), c.symbol(), c.issuer, other.issuer)
			*problem = problem.With(other.issuer, other.part.span(other.issuerStart, min(other.issuerStart+len(other.issuer), len(other.part.Text))))
		}
	}
}

// likeIssuer tells whether two texts may name one body: the level is the same, or one of them names none.
func likeIssuer(a, b string) bool {
	la, lb := levelOf(a), levelOf(b)
	return la == "" || lb == "" || la == lb
}

// levelOf returns the level of government that the name of a body ends with, or nothing.
func levelOf(issuer string) string {
	for _, level := range [...]string{"trung ương", "tỉnh", "thành phố", "thành ủy", "huyện", "thị xã", "quận", "phường", "xã", "thị trấn"} {
		if strings.Contains(" "+issuer+" ", " "+level+" ") {
			return strings.TrimSuffix(strings.ReplaceAll(level, "ủy", "phố"), " ")
		}
	}
	return ""
}
