package conform

import (
	"slices"
	"strconv"
	"strings"
)

// bareSigns are the abbreviations that lost the bar of their Đ.
var bareSigns = map[string]string{"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "DU": "ĐU", "DCT": "ĐCT", "TLD": "TLĐ", "UBMD": "UBND", "DUK": "ĐUK", "LDLD": "LĐLĐ",
	"BCD": "BCĐ", "HDBCQG": "HĐBCQG", "BLDTBXH": "BLĐTBXH", "BGDDT": "BGDĐT", "UBNĐ": "UBND", "HĐNĐ": "HĐND"}

// dated are the types of documents whose numbers hold the year.
var dated = map[string]bool{"nghị định": true, "thông tư": true}

// respelled returns the symbol with the letters it lost, and with the year that numbers of its type hold, or "" where it
// is right as it stands.
func (c *citation) respelled() string {
	meant := *c
	meant.groups = slices.Clone(c.groups)
	changed := false
	for i, g := range c.groups {
		right, ok := bareSigns[g]
		if upper := strings.ToUpper(g); partyBodies[upper] && upper != g {
			right, ok = upper, true
		}
		if !ok || i == 0 && c.word != "" && slices.Contains(documentTypes[c.word], g) {
			continue
		}
		meant.groups[i], changed = right, true
	}
	if dated[c.word] && c.year == "" && c.lateYear == "" && c.date.Year > 1998 && len(c.groups) > 1 && c.first == "/" &&
		(c.groups[0] == "NĐ" || c.groups[0] == "TT" && c.groups[1][0] == 'B') {
		meant.year, changed = strconv.Itoa(c.date.Year), true
	}
	if !changed {
		return ""
	}
	if _, right := meant.regime(); right != "" {
		return right
	}
	return meant.symbol()
}

// checkSmallSymbols reports symbols that are typed in small letters after the name of their type: kết luận 32/kl TW.
func (d *document) checkSmallSymbols(p *part) {
	for i, t := range p.tokens {
		sign := p.at(i + 1)
		kind := p.at(i + 2)
		if t.kind != digits || !plainNumber(t.text) || !sign.is("/") && !sign.is("-") || kind.kind != letters || kind.word.form == allCaps {
			continue
		}
		c := &citation{part: p, start: t.start, number: t.text, first: sign.text}
		readType(p, i, c)
		group := ""
		for _, known := range documentTypes[c.word] {
			if strings.EqualFold(known, kind.text) && known != kind.text {
				group = known
			}
		}
		k := i + 3
		if s := p.at(k); s.is("/") || s.is("-") || s.is(" ") {
			k++
		}
		body := p.at(k)
		if group == "" || body.kind != letters || !bodies[strings.ToUpper(body.text)] && !partyBodies[strings.ToUpper(body.text)] {
			continue
		}
		c.groups, c.signs, c.unsigned, c.end = []string{group, strings.ToUpper(body.text)}, []string{"-"}, true, body.end
		_, right := c.regime()
		d.report("van-ban/ky-hieu-chu", p, t.start, body.end, p.Text[t.start:body.end], right)
	}
}
