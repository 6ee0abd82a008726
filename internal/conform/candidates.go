package conform

// checkCandidates reports candidates for a term that is not the one that the document's election is for: danh sách người
// ứng cử đại biểu HĐND xã nhiệm kỳ 2016 - 2021 in a text on the election for 2021 - 2026.
func checkCandidates(d *document) {
	type mention struct {
		from, to int
		at       place
		standing bool // for election, not only elected
	}
	var all []mention
	count := map[int]int{}
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.low() != "cử" {
				continue
			}
			before := p.previousLow(i)
			if before != "ứng" && before != "bầu" {
				continue
			}
			k := p.next(i + 1)
			if before == "ứng" && (p.at(k).low() == "viên" || p.at(k).low() == "chính") {
				k = p.next(k + 1)
				if p.at(k).low() == "thức" {
					k = p.next(k + 1)
				}
			}
			if p.at(k).low() != "đại" || p.at(p.next(k+1)).low() != "biểu" {
				continue
			}
			from, to, at := p.termSoon(k)
			if from == 0 {
				continue
			}
			start, end := p.sentence(i)
			all = append(all, mention{from, to, at, before == "ứng" && !p.between(start, end, compared)})
			count[from]++
		}
	}
	if len(count) != 2 {
		return
	}
	for _, m := range all {
		for _, other := range all {
			if !m.standing || other.from <= m.from || count[m.from] > count[other.from] || count[m.from] > 1 {
				continue
			}
			problem := d.report("van-ban/ung-cu", m.at.part, m.at.start, m.at.end, m.at.text(), other.at.text())
			*problem = problem.With(other.at.text(), other.at.span())
			return
		}
	}
}

// compared are words of sentences that look back at an earlier election.
var compared = set(`so trước cũ qua từng đã năm xưa lại kinh`)

// termSoon reads the term of the council that is named from token k on, within its phrase.
func (p *part) termSoon(k int) (from, to int, at place) {
	for j, words := k, 0; j >= 0 && words < 18; j = p.next(j + 1) {
		t := p.tokens[j]
		switch {
		case t.kind == letters:
			words++
			if n := p.next(j + 1); t.word.low == "kỳ" && p.previousLow(j) == "nhiệm" {
				from, to = yearsAt(p, n)
				if from == 0 {
					return 0, 0, place{}
				}
				return from, to, place{p, p.tokens[n].start, p.tokens[p.next(p.next(n+1)+1)].end}
			}
		case t.is(","):
		default:
			return 0, 0, place{}
		}
	}
	return 0, 0, place{}
}
