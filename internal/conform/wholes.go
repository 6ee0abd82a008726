package conform

import "strings"

// countedUnits are the parts of a unit that are counted in full, of which no share can have more.
var countedUnits = [...]string{"khu dân cư", "khu phố", "tổ dân phố", "thôn", "ấp", "bản", "xóm", "khối phố", "chi bộ", "đơn vị hành chính cấp xã", "xã, phường", "xã, thị trấn",
	"đại biểu chính thức", "ban công tác mặt trận"}

// checkWholes reports a share of more than the whole that the document states: Toàn phường có 14 khu dân cư ... 15/16 khu dân
// cư. Documents that tell how units were joined are let be.
func checkWholes(d *document) {
	if d.tellsChanges() {
		return
	}
	type whole struct {
		value int64
		at    place
	}
	stated := map[string][]whole{}
	for _, p := range d.parts {
		if p.Role == Cell {
			continue
		}
		for i, t := range p.tokens {
			if t.kind != digits || !p.bare(i) {
				continue
			}
			q, ok := readQuantity(t.text)
			thing := p.thingAfter(i)
			if thing != "" && ok && q.whole() && p.statesWhole(i, thing) {
				stated[thing] = append(stated[thing], whole{q.value, place{p, t.start, t.end}})
			}
		}
	}
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind != digits || !p.at(i-1).is("/") || p.at(i-2).kind != digits || p.at(i-3).is("/") || p.at(i+1).is("/") {
				continue
			}
			thing := p.thingAfter(i)
			all := stated[thing]
			q, ok := readQuantity(t.text)
			if thing == "" || len(all) != 1 || !ok || q.value <= all[0].value || q.value > 2*all[0].value {
				continue
			}
			problem := d.report("van-ban/mau-so", p, p.tokens[i-2].start, t.end, p.Text[p.tokens[i-2].start:t.end]+" "+thing, all[0].at.text()+" "+thing)
			*problem = problem.With(all[0].at.text(), all[0].at.span())
		}
	}
}

// thingAfter returns which of the counted parts the words after token i name, or nothing.
func (p *part) thingAfter(i int) string {
	from := p.tokens[i].end
	if from+1 >= len(p.Text) {
		return ""
	}
	rest := strings.ToLower(p.Text[from+1 : min(len(p.Text), from+60)])
	for _, thing := range countedUnits {
		if strings.HasPrefix(rest, thing) {
			return thing
		}
	}
	return ""
}

// statesWhole tells whether the number at token i counts all there are: toàn phường có 14 ..., có 80 đại biểu chính thức
// được triệu tập.
func (p *part) statesWhole(i int, thing string) bool {
	if thing == "đại biểu chính thức" {
		return p.previousLow(i) != "với" && strings.Contains(p.Text[p.tokens[i].end:], "triệu tập") || p.previousLow(i) == "tập"
	}
	from, _ := p.sentence(i)
	for j := i - 1; j >= from; j-- {
		switch t := p.tokens[j]; {
		case t.low() == "năm", t.low() == "đạt", t.low() == "đó", t.is(";"):
			return false
		case t.low() == "toàn" && levels[p.at(j+2).low()] != 0:
			return true
		}
	}
	return false
}
