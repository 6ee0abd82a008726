package conform

import (
	"strings"
	"sync"
)

// offices lists organs and heads that kinds of bodies do not have, and what they have instead. The bodies follow after >;
// a word after ! that stands before makes it something else.
const offices = `
ban thường vụ = Ban Thường trực > front
thường vụ = Thường trực > council
ban thường vụ = Thường trực > council
ban thường trực = Thường trực > council ! trưởng
ban thường trực = Ban Thường vụ hoặc Thường trực > party ! trưởng
ban thường trực = Ban Thường vụ > union youth labour ! trưởng
ban chấp hành = Ủy ban hoặc Ban Thường trực > front
ban chấp hành = Thường trực > council
chủ tịch = Bí thư > party youth ! đoàn
bí thư = Chủ tịch > council committee front union labour ! tổng`

// bodyKinds are the names of each kind of body, as they begin.
var bodyKinds = map[string]string{
	"front":     "ủy ban mttq, ủy ban mặt trận, ubmttq, ubmttqvn",
	"council":   "hđnd, hội đồng nhân dân",
	"committee": "ubnd, ủy ban nhân dân",
	"party":     "đảng ủy, huyện ủy, thành ủy, thị ủy, tỉnh ủy, quận ủy",
	"union":     "hội nông dân, hội liên hiệp phụ nữ, hội lhpn, hội phụ nữ, hội cựu chiến binh, hội ccb",
	"youth":     "đoàn thanh niên, đoàn tncs",
	"labour":    "công đoàn, liên đoàn lao động, lđlđ",
}

// office is an organ or a head, and a body that has none of that name.
type office struct {
	words, body []string // in their canonical spelling
	right, not  string
}

var officesByFirst = sync.OnceValue(func() map[string][]office {
	m := map[string][]office{}
	usual := func(text string) []string {
		words := strings.Fields(text)
		for i, w := range words {
			words[i] = canonical(w)
		}
		return words
	}
	for _, line := range strings.Split(strings.TrimSpace(offices), "\n") {
		wrong, rest, _ := strings.Cut(line, "=")
		right, rest, _ := strings.Cut(rest, ">")
		kinds, not, _ := strings.Cut(rest, "!")
		for _, kind := range strings.Fields(kinds) {
			for _, body := range strings.Split(bodyKinds[kind], ",") {
				o := office{usual(wrong), usual(body), strings.TrimSpace(right), strings.TrimSpace(not)}
				m[o.words[0]] = append(m[o.words[0]], o)
			}
		}
	}
	return m
})

// checkOffices reports a body with an organ or a head that bodies of its kind do not have: Chủ tịch Đảng ủy, Ban Thường vụ
// Ủy ban MTTQ.
func checkOffices(d *document) {
	for _, p := range d.parts {
		for i := 0; i < len(p.tokens); i++ {
			if p.tokens[i].kind != letters {
				continue
			}
			for _, o := range officesByFirst()[p.tokens[i].word.usual] {
				at := p.follow(i, o.words)
				if at < 0 {
					continue
				}
				end := p.follow(at+2, o.body)
				if end < 0 || !p.at(at+1).is(" ") || p.tokens[at+2].word.form == small && o.body[0] != "công" {
					continue
				}
				if before := p.previousWord(i); before != nil && (before.low == o.not || before.low == "ban" && o.words[0] == "thường") {
					continue
				}
				d.report("van-ban/chuc-danh", p, p.tokens[i].start, p.tokens[end].end, p.Text[p.tokens[i].start:p.tokens[end].end], o.right, p.Text[p.tokens[at+2].start:p.tokens[end].end])
				i = end
				break
			}
		}
	}
}

// follow tells whether the words, in their canonical spelling, stand at token i with one space between, and returns the
// last token, or -1.
func (p *part) follow(i int, words []string) int {
	for n, w := range words {
		if n > 0 {
			if !p.at(i + 1).is(" ") {
				return -1
			}
			i += 2
		}
		if t := p.at(i); t.kind != letters || t.word.usual != w {
			return -1
		}
	}
	return i
}
