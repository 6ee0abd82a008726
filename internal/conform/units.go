package conform

import (
	"slices"
	"strings"
)

// levels are the last words of what a unit is called, with the tier that it belongs to: the province, the district, the
// commune. A city may be a province as well.
var levels = map[string]int{"tỉnh": 1, "huyện": 2, "quận": 2, "thành": 2, "thị": 2, "xã": 3, "phường": 3}

// unit is one mention of a unit: its level as one word, its name as written, its canonical spelling and its place.
type unit struct {
	level, name, usual string
	tier               int
	at                 place
	first, last        int // tokens
}

// unitAt reads the level that begins at token i, and the name after it, if there is one.
func unitAt(p *part, i int) (unit, bool) {
	t := p.at(i)
	if t.kind != letters || t.word.form == allCaps || t.word.form == mixed {
		return unit{}, false
	}
	u := unit{level: t.word.low, tier: levels[t.word.low], first: i, last: i}
	second := ""
	if p.at(i + 1).is(" ") {
		second = p.at(i + 2).low()
	}
	before := p.at(i - 2)
	if !p.at(i - 1).is(" ") {
		before = token{}
	}
	switch u.level {
	case "thành":
		if second != "phố" {
			return unit{}, false
		}
		u.level, u.last = "thành phố", i+2
	case "thị":
		if second != "xã" && second != "trấn" {
			return unit{}, false
		}
		if second == "trấn" {
			u.tier = 3
		}
		u.level, u.last = "thị "+second, i+2
	case "xã":
		if before.low() == "thị" || before.low() == "hợp" || before.low() == "tác" || before.low() == "làng" || second == "hội" || second == "viên" || second == "tắc" || second == "luận" {
			return unit{}, false
		}
	case "tỉnh":
		if second == "táo" || second == "thức" || before.low() == "hoạt" {
			return unit{}, false
		}
	}
	if u.tier == 0 {
		return unit{}, false
	}
	var name, usual []string
	j := u.last
	for len(name) < 4 && p.at(j+1).is(" ") && p.at(j+2).kind == letters && p.at(j+2).word.form == capital {
		j += 2
		name, usual = append(name, p.at(j).text), append(usual, p.at(j).word.usual)
	}
	u.last = j
	u.name, u.usual = strings.Join(name, " "), strings.Join(usual, " ")
	u.at = place{p, p.tokens[i].start, p.tokens[u.last].end}
	return u, true
}

// units returns all mentions of units in a document.
func (d *document) units() []unit {
	var all []unit
	for _, p := range d.parts {
		for i := range p.tokens {
			if u, ok := unitAt(p, i); ok {
				all = append(all, u)
			}
		}
	}
	return all
}

// changes are what texts say that tell how units were joined, parted or raised.
var changes = [...]string{"sáp nhập", "hợp nhất", "chia tách", "nay là", "nay thuộc", "trước đây", " cũ", "đổi tên", "lên phường", "lên thị xã", "lên thành phố", "sắp xếp đơn vị"}

// checkUnits reports a unit that is named at another level, or in another spelling, than elsewhere in the document, and
// a level said twice in a row: thành phố huyện, Huyện ủy thành phố.
func checkUnits(d *document) {
	all := d.units()
	d.checkTwoLevels(all)
	d.checkSpellings(all)
	if !d.tellsChanges() {
		d.checkOtherLevel(all)
		d.checkWholeUnit(all)
	}
}

// tellsChanges tells whether the document says that units were joined, parted or raised.
func (d *document) tellsChanges() bool {
	return slices.ContainsFunc(d.parts, func(p *part) bool {
		return slices.ContainsFunc(changes[:], func(text string) bool { return strings.Contains(p.Text, text) })
	})
}

// committees are the committees of the Party by the level of their unit.
var committees = map[string]string{"huyện": "huyện", "thành": "thành phố", "thị": "thị xã", "quận": "quận"}

// checkTwoLevels reports two levels of one tier in a row before one name, and a committee of another level than its unit.
func (d *document) checkTwoLevels(all []unit) {
	for n, u := range all {
		p := u.at.part
		if n > 0 && u.name != "" && all[n-1].at.part == p && all[n-1].name == "" && all[n-1].tier == u.tier && all[n-1].last+2 == u.first && all[n-1].level != u.level {
			if w := p.previousWord(all[n-1].first); !p.several(all[n-1].first) && (w == nil || w.low != "cấp" && w.low != "là" && w.low != "liên") {
				d.report("van-ban/hai-cap", p, all[n-1].at.start, u.at.end, p.Text[all[n-1].at.start:u.at.end])
			}
			continue
		}
		before := p.at(u.first - 2)
		if u.tier != 2 || !p.at(u.first-1).is(" ") || before.low() != "ủy" && before.low() != "uỷ" {
			continue
		}
		head := p.at(u.first - 4)
		level, ok := committees[head.low()]
		if !ok || head.word.form != capital || !p.at(u.first-3).is(" ") || level == u.level {
			continue
		}
		d.report("van-ban/hai-cap", p, head.start, u.at.end, p.Text[head.start:u.at.end])
	}
}

// checkSpellings reports a name that is written otherwise once than at least three times elsewhere, with the same letters.
func (d *document) checkSpellings(all []unit) {
	type spelling struct {
		usual  string
		places []unit
	}
	byFold := map[string][]*spelling{}
	var order []string
	for _, u := range all {
		if strings.Count(u.usual, " ") == 0 {
			continue // one syllable is too little to be sure
		}
		key := u.level + " " + fold(strings.ToLower(u.name))
		if byFold[key] == nil {
			order = append(order, key)
		}
		if at := slices.IndexFunc(byFold[key], func(s *spelling) bool { return s.usual == u.usual }); at >= 0 {
			byFold[key][at].places = append(byFold[key][at].places, u)
		} else {
			byFold[key] = append(byFold[key], &spelling{u.usual, []unit{u}})
		}
	}
	for _, key := range order {
		forms := byFold[key]
		if len(forms) != 2 {
			continue
		}
		odd, usual := forms[0], forms[1]
		if len(odd.places) > len(usual.places) {
			odd, usual = usual, odd
		}
		if len(odd.places) != 1 || len(usual.places) < 3 {
			continue
		}
		o := odd.places[0].at
		if slices.ContainsFunc(usual.places, func(u unit) bool { return u.at.part == o.part }) && !strings.ContainsAny(o.part.Text, ".") {
			continue // a list in which both stand
		}
		problem := d.report("van-ban/ten-rieng", o.part, o.start, o.end, o.text(), usual.places[0].at.text(), len(usual.places))
		*problem = problem.With(usual.places[0].at.text(), usual.places[0].at.span())
	}
}

// checkOtherLevel reports a unit that is named once at another level of the same tier: xã Tân An and once phường Tân An.
// Documents about many units may well have two of one name.
func (d *document) checkOtherLevel(all []unit) {
	byName := map[string][]unit{}
	names := map[int]map[string]bool{1: {}, 2: {}, 3: {}}
	var order []string
	for _, u := range all {
		if strings.Count(u.usual, " ") == 0 {
			continue
		}
		key := string(rune('0'+u.tier)) + u.usual
		if byName[key] == nil {
			order = append(order, key)
		}
		byName[key] = append(byName[key], u)
		names[u.tier][u.usual] = true
	}
	for _, key := range order {
		mentions := byName[key]
		count := map[string]int{}
		for _, u := range mentions {
			count[u.level]++
		}
		if len(count) != 2 || len(names[mentions[0].tier]) > 2 || len(mentions) < 3 && !sameBody(mentions[0], mentions[1]) {
			continue
		}
		for n, u := range mentions {
			if len(mentions) == 2 && n == 0 {
				continue // no telling which is right: the second is reported
			}
			if count[u.level] != 1 || u.tier == 2 && u.level == "thành phố" {
				continue
			}
			other := mentions[slices.IndexFunc(mentions, func(o unit) bool { return o.level != u.level })]
			problem := d.report("van-ban/cap-lech", u.at.part, u.at.start, u.at.end, u.at.text(), other.at.text())
			*problem = problem.With(other.at.text(), other.at.span())
		}
	}
}

// sameBody tells whether the same three words lead to two units: Ủy ban nhân dân xã, Ủy ban nhân dân phường.
func sameBody(a, b unit) bool {
	p, q := a.at.part, b.at.part
	if low := p.previousLow(a.first); low == "ubnd" || low == "hđnd" {
		return q.previousLow(b.first) == low
	}
	i, j := a.first, b.first
	for n := 0; n < 3; n++ {
		i, j = p.previous(i-1), q.previous(j-1)
		if p.at(i).kind != letters || q.at(j).low() != p.at(i).low() {
			return false
		}
	}
	return true
}

// checkWholeUnit reports “toàn huyện”, “trên địa bàn xã” of a level that the document names nowhere else, while it names
// another of that tier time and again.
func (d *document) checkWholeUnit(all []unit) {
	count := map[string]int{}
	named := map[string]bool{}
	for _, u := range all {
		count[u.level]++
		if w := u.at.part.previousWord(u.first); u.name != "" || w != nil && (w.low == "nam" || w.low == "ubnd" || w.low == "mttq" || w.low == "toàn") {
			named[u.level] = true
		}
	}
	for _, u := range all {
		if count[u.level] != 1 || u.tier == 1 || u.level == "thành phố" || u.name != "" || !whole(u) {
			continue
		}
		var others []unit
		kinds := map[string]bool{}
		for _, o := range all {
			if o.tier == u.tier && o.level != u.level {
				others = append(others, o)
				kinds[o.level] = true
			}
		}
		if len(others) == 0 || len(others) < 2 && !ofUnit[others[0].at.part.previousLow(others[0].first)] || len(kinds) != 1 || !named[others[0].level] || d.partyOf(u.level) {
			continue
		}
		problem := d.report("van-ban/cap-lech", u.at.part, u.at.start, u.at.end, u.at.text(), others[0].at.text())
		*problem = problem.With(others[0].at.text(), others[0].at.span())
	}
}

// ofUnit are the last words of bodies whose unit is named after them.
var ofUnit = set(`nam mttq ubnd hđnd binh nữ ccb lhpn`)

// whole tells whether the words before a level speak of all of the unit, which no other level beside it shares.
func whole(u unit) bool {
	p := u.at.part
	w := p.previousWord(u.first)
	if w == nil || w.low != "toàn" && w.low != "bàn" {
		return false
	}
	next := p.at(p.next(u.last + 1))
	return !next.is("-") && !next.is("/") && next.low() != "hội" && !(next.is(",") && levels[p.at(p.next(p.next(u.last+1)+1)).low()] != 0)
}

// partyOf tells whether the document names the Party committee of a level: Huyện ủy.
func (d *document) partyOf(level string) bool {
	return slices.ContainsFunc(d.parts, func(p *part) bool {
		for i, t := range p.tokens {
			if t.kind == letters && t.word.usual == "ủy" && p.previousWord(i) != nil && p.previousWord(i).low == level {
				return true
			}
		}
		return false
	})
}
