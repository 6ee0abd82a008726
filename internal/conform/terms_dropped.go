package conform

import (
	"strings"
	"sync"
)

// wholeTerms are names and terms that nobody shortens by a syllable in their middle.
const wholeTerms = `ủy ban nhân dân, hội đồng nhân dân, mặt trận tổ quốc, mặt trận tổ quốc việt nam, ban thường trực ủy ban, hội liên hiệp phụ nữ, hội cựu chiến binh,
đoàn thanh niên cộng sản, liên đoàn lao động, cộng hòa xã hội, chủ nghĩa xã hội, xã hội chủ nghĩa, đại đoàn kết toàn dân, khối đại đoàn kết, đảng cộng sản việt nam,
bảo hiểm y tế, bảo hiểm xã hội, vệ sinh môi trường, an toàn giao thông, an toàn thực phẩm, an sinh xã hội, công nghệ thông tin, ủy ban bầu cử, hội đồng bầu cử, thanh tra nhân dân, xây dựng nông thôn mới,
tiếp xúc cử tri, dân tộc thiểu số, hội chữ thập đỏ, hệ thống chính trị, cải cách hành chính, thủ tục hành chính, hội nghị hiệp thương, công tác dân vận, phát triển kinh tế, phòng cháy chữa cháy, tư tưởng hồ chí minh, chủ tịch hồ chí minh,
công tác tập hợp, phong trào thi đua, học sinh trung học, quốc phòng an ninh, lực lượng vũ trang, hoàn cảnh khó khăn, chính quyền địa phương`

// orphans are syllables that end no phrase: after them something is missing.
var orphans = set(`nhân chấp thường liên hiệp`)

// wholeTermsByFirst returns the terms by their first syllable, in its canonical spelling.
var wholeTermsByFirst = sync.OnceValue(func() map[string][]term {
	m := map[string][]term{}
	for _, entry := range strings.FieldsFunc(wholeTerms, func(r rune) bool { return r == ',' || r == '\n' }) {
		var t term
		for _, text := range strings.Fields(entry) {
			t = append(t, termSyllable{text: text, usual: canonical(text)})
		}
		m[t[0].usual] = append(m[t[0].usual], t)
	}
	return m
})

// checkCountry reports the name of the country cut in two after the name of the Front: MTTQ Việt xã; Tổ quốc Nam Việt. The
// word stands at token i.
func (d *document) checkCountry(p *part, i int) {
	t := p.tokens[i]
	before := p.previousLow(i)
	if t.word.form != capital || before != "mttq" && before != "quốc" || before == "quốc" && p.previousLow(p.previous(i-1)) != "tổ" {
		return
	}
	next := p.nextWord(i)
	switch {
	case t.word.low == "việt" && next != nil && levels[next.low] != 0 && next.form == small:
		d.report("van-ban/thieu-chu", p, t.start, t.end, t.text, "Việt Nam")
	case t.word.low == "nam" && next != nil && next.low == "việt" && next.form == capital:
		end := p.next(i + 1)
		d.report("van-ban/chinh-ta", p, t.start, p.tokens[end].end, p.Text[t.start:p.tokens[end].end], "Việt Nam")
	}
}

// checkDropped reports a term at token i that lost one of its syllables: Ủy ban nhân huyện, Mặt trận quốc Việt Nam.
func (d *document) checkDropped(p *part, i int) {
	first := p.tokens[i].word
	if lexicon().has(p.previousWord(i), first) {
		return // bảo vệ môi trường
	}
	for _, t := range wholeTermsByFirst()[first.usual] {
		for missing := 1; missing < len(t); missing++ {
			last := p.without(i, t, missing)
			if last < 0 {
				continue
			}
			start, end := p.tokens[i].start, p.tokens[last].end
			d.report("van-ban/thieu-chu", p, start, end, p.Text[start:end], likeCase(t.String(), first.form))
			return
		}
	}
}

// without returns the last token of the words from token i on that are a term but for one syllable, or -1. The words that
// meet where it is missing must not go together.
func (p *part) without(i int, t term, missing int) int {
	at := i
	for n, syllable := range t {
		if n == missing {
			continue
		}
		if w := p.at(at).word; w == nil || w.usual != syllable.usual || n > 0 && !p.at(at-1).is(" ") {
			return -1
		}
		at += 2
	}
	at -= 2
	if missing == len(t)-2 && lexicon().has(p.at(at).word, p.nextWord(at)) {
		return -1 // công tác vận động
	}
	if missing < len(t)-1 {
		meet := i + 2*missing
		if lexicon().has(p.at(meet-2).word, p.at(meet).word) || missing == 1 && lexicon().alone[p.at(meet).low()] {
			return -1
		}
		return at
	}
	next := p.at(at + 2)
	if !orphans[t[missing-1].text] || next.kind != letters || !p.at(at+1).is(" ") || lexicon().has(p.at(at).word, next.word) || next.word.form != small {
		return -1
	}
	return at
}
