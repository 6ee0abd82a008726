package conform

import (
	"slices"
	"strings"

	"vanban/internal/viet"
)

// checkChronology reports documents that are dated after what rests on them: the document at hand, or another one that
// the same sentence says was issued on their basis.
func checkChronology(d *document) {
	cited := d.citations()
	own := d.ownDate()
	byPart := map[*part][]*citation{}
	for _, c := range cited {
		byPart[c.part] = append(byPart[c.part], c)
	}
	for _, c := range cited {
		if c.date.IsZero() || c.header {
			continue
		}
		if !own.date.IsZero() && c.date.Compare(own.date) > 0 && c.part != own.at.part {
			problem := d.report("van-ban/can-cu-sau", c.part, c.start, c.dateEnd, c.symbol(), c.date.Short(), own.date.Short())
			*problem = problem.With(own.at.text(), own.at.span())
		}
	}
	for _, p := range d.parts {
		if len(byPart[p]) > 1 && isBasis(p) {
			d.checkBasis(p, byPart[p])
		}
		for i, c := range byPart[p] {
			if i > 0 {
				d.checkRests(p, byPart[p][i-1], c)
			}
		}
	}
}

// restsOn are what texts say between a document and the one that it rests on.
var restsOn = [...]string{"trên cơ sở", "căn cứ vào", "để cụ thể hóa", "cụ thể hóa", "để triển khai", "để thực hiện"}

// checkRests compares a document with the one that the same sentence says it rests on: Kế hoạch số 51/KH-UBND ngày 02/4/2023
// được xây dựng trên cơ sở Kế hoạch số 77/KH-UBND ngày 19/5/2023.
func (d *document) checkRests(p *part, c, basis *citation) {
	if c.date.IsZero() || basis.date.IsZero() || c.date.Compare(basis.date) >= 0 || c.dateEnd > basis.start || basis.start-c.dateEnd > 160 {
		return
	}
	between := p.Text[c.dateEnd:basis.start]
	if strings.ContainsAny(between, ".;") || !slices.ContainsFunc(restsOn[:], func(text string) bool { return strings.Contains(between, text) }) {
		return
	}
	problem := d.report("van-ban/can-cu-tre", p, basis.start, basis.dateEnd, basis.symbol(), basis.date.Short(), c.symbol(), c.date.Short())
	*problem = problem.With(p.Text[c.start:c.dateEnd], p.span(c.start, c.dateEnd))
}

// isBasis tells whether a paragraph begins with the basis on which something was done.
func isBasis(p *part) bool {
	i := p.next(0)
	if p.at(i).is("-") || p.at(i).is("+") {
		i = p.next(i + 1)
	}
	a, b := p.at(i).low(), p.at(p.next(i+1)).low()
	return a == "căn" && b == "cứ" || a == "thực" && b == "hiện" || a == "trên" && b == "cơ"
}

// checkBasis compares the first document of a basis with those issued after it in the same paragraph.
func (d *document) checkBasis(p *part, cited []*citation) {
	basis := cited[0]
	if basis.date.IsZero() {
		return
	}
	issued := false
	from := basis.dateEnd
	for i := range p.tokens {
		t := p.tokens[i]
		if t.start < from {
			continue
		}
		if t.is(".") && p.at(i+1).is(" ") && issued {
			return
		}
		if t.low() == "ban" && p.at(i+2).low() == "hành" && t.kind == letters && t.word.form == small {
			issued = issued || issues(p, i)
		}
		if !issued {
			continue
		}
		for _, c := range cited[1:] {
			if c.start == t.start && !c.date.IsZero() && c.date.Compare(basis.date) < 0 {
				problem := d.report("van-ban/can-cu-tre", p, basis.start, basis.dateEnd, basis.symbol(), basis.date.Short(), c.symbol(), c.date.Short())
				*problem = problem.With(p.Text[c.start:c.dateEnd], p.span(c.start, c.dateEnd))
				return
			}
		}
	}
}

// issues tells whether the words ban hành at token i say that the subject issued something, not that the basis was
// itself issued with another document.
func issues(p *part, i int) bool {
	w := p.previousWord(i)
	if w == nil {
		return false
	}
	switch w.low {
	case "đã", "mưu", "và", "ủy", "phố", "phường", "tỉnh", "huyện", "xã", "trực", "vụ":
		return true
	}
	return false
}

// longest is how many tokens a line of the head of a document has at most, and its title.
const longest = 120

type ownDate struct {
	date viet.Date
	at   place
}

// ownDate returns the date in the head of the document: Hà Nội, ngày 08 tháng 9 năm 2023.
func (d *document) ownDate() ownDate {
	for _, p := range d.parts[:min(len(d.parts), 25)] {
		if len(p.tokens) > longest {
			break // the text has begun, and with it the dates of others
		}
		for i, t := range p.tokens {
			if t.low() != "ngày" || !p.at(p.previous(i-1)).is(",") || p.at(i).word.form != small {
				continue
			}
			first := p.at(p.next(0))
			if first.kind != letters || first.word.form != capital || p.previous(i-1) > 12 {
				break
			}
			if date, end, ok := longDate(p, i); ok && p.next(end+1) < 0 {
				return ownDate{date, place{p, t.start, p.tokens[end].end}}
			}
		}
	}
	return ownDate{}
}
