package review

import (
	"path"
	"slices"
	"strings"

	"vanban/internal/docx"
	"vanban/internal/viet"
)

// This file finds out which paragraph of the draft became which of the file that came back. Values do not count: a
// paragraph in which a figure was changed is still the same.

// passage is a paragraph made ready for comparing.
type passage struct {
	*docx.Paragraph
	story string   // body, margins, notes: what editors may renumber does not count
	key   string   // its text with the names of controls in place of their text
	whole string   // its text
	words []string // the same as words
}

func passages(paragraphs []docx.Paragraph, known func(*docx.Control) string) []passage {
	var all []passage
	for i := range paragraphs {
		p := &paragraphs[i]
		q := passage{Paragraph: p, story: storyOf(p.Part)}
		var b strings.Builder
		for _, span := range p.Spans {
			if tag := known(span.Control); tag != "" {
				b.WriteString(" \x00" + tag + "\x00 ")
			} else {
				b.WriteString(span.Text)
			}
		}
		q.key, q.whole = viet.Clean(b.String()), viet.Clean(p.Text())
		if q.key == "" {
			continue
		}
		q.words = strings.Fields(q.key)
		all = append(all, q)
	}
	return all
}

// storyOf tells the text of a document from its margins and notes.
func storyOf(part string) string {
	switch base := path.Base(part); {
	case strings.HasPrefix(base, "header"), strings.HasPrefix(base, "footer"):
		return "margins"
	case strings.HasPrefix(base, "footnotes"), strings.HasPrefix(base, "endnotes"):
		return "notes"
	}
	return "body"
}

// pairing says what became of each paragraph.
type pairing struct {
	before, after []passage
	pairs         []match // in the order of the draft
	moved         map[int]bool
	deleted       []int // of before
	added         []int // of after
}

// likeness from which two paragraphs are taken for one that was changed.
const (
	alike     = 0.4  // where they stand in the same gap between paragraphs that are the same
	veryAlike = 0.75 // anywhere else
)

// align pairs paragraphs: those that are the same first, in order; in each gap between them those that are the same but
// for their figures; in each gap that is left, those that are alike; then, anywhere, those that are very much alike, which
// were moved. So a copy in which a figure was changed is not taken for the paragraph that it was copied from.
func align(before, after []passage) *pairing {
	p := &pairing{before: before, after: after, moved: map[int]bool{}}
	p.between(0, len(before), 0, len(after), func(i, j int) bool {
		return before[i].whole == after[j].whole && before[i].key == after[j].key
	}, func(i, toI, j, toJ int) {
		p.between(i, toI, j, toJ, func(i, j int) bool { return before[i].key == after[j].key }, func(i, toI, j, toJ int) {
			p.between(i, toI, j, toJ, func(i, j int) bool { return before[i].whole == after[j].whole }, p.gap)
		})
	})
	p.findMoved()
	slices.SortFunc(p.pairs, func(a, b match) int { return a.a - b.a })
	return p
}

// between pairs the paragraphs of a range that are the same in order, and has the gaps between them looked at.
func (p *pairing) between(i, toI, j, toJ int, same func(i, j int) bool, gap func(i, toI, j, toJ int)) {
	a, b := i, j
	pairs := diff(toI-i, toJ-j, func(x, y int) bool { return p.before[a+x].story == p.after[b+y].story && same(a+x, b+y) })
	for _, pair := range append(pairs, match{toI - i, toJ - j}) {
		gap(i, a+pair.a, j, b+pair.b)
		if a+pair.a < toI {
			p.pairs = append(p.pairs, match{a + pair.a, b + pair.b})
		}
		i, j = a+pair.a+1, b+pair.b+1
	}
}

// gap pairs the paragraphs between two that are the same, by the most likeness that keeps their order.
func (p *pairing) gap(i, toI, j, toJ int) {
	n, m := toI-i, toJ-j
	if n == 0 || m == 0 || n*m > 250_000 {
		for ; i < toI; i++ {
			p.deleted = append(p.deleted, i)
		}
		for ; j < toJ; j++ {
			p.added = append(p.added, j)
		}
		return
	}
	score := make([][]float64, n+1)
	for a := range score {
		score[a] = make([]float64, m+1)
	}
	likes := make([][]float64, n)
	for a := n - 1; a >= 0; a-- {
		likes[a] = make([]float64, m)
		for b := m - 1; b >= 0; b-- {
			like := p.likeness(i+a, j+b)
			if like < alike && !(n == m && a == b && p.before[i+a].Cell && p.after[j+b].Cell) {
				like = 0
			} else {
				like += 0.01 // a cell that was written anew
			}
			likes[a][b] = like
			score[a][b] = max(score[a+1][b], score[a][b+1], like+score[a+1][b+1])
		}
	}
	a, b := 0, 0
	for a < n && b < m {
		switch {
		case likes[a][b] > 0 && score[a][b] == likes[a][b]+score[a+1][b+1]:
			p.pairs = append(p.pairs, match{i + a, j + b})
			a, b = a+1, b+1
		case score[a][b] == score[a+1][b]:
			p.deleted = append(p.deleted, i+a)
			a++
		default:
			p.added = append(p.added, j+b)
			b++
		}
	}
	for ; a < n; a++ {
		p.deleted = append(p.deleted, i+a)
	}
	for ; b < m; b++ {
		p.added = append(p.added, j+b)
	}
}

// likeness is the share of words that two paragraphs have in common.
func (p *pairing) likeness(i, j int) float64 {
	a, b := &p.before[i], &p.after[j]
	if a.story != b.story {
		return 0
	}
	if a.key == b.key {
		return 1
	}
	count := make(map[string]int, len(a.words))
	for _, word := range a.words {
		count[word]++
	}
	common := 0
	for _, word := range b.words {
		if count[word] > 0 {
			count[word]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a.words)+len(b.words))
}

// findMoved pairs what is left with paragraphs elsewhere, the likest first.
func (p *pairing) findMoved() {
	if len(p.deleted)*len(p.added) > 20_000 {
		return
	}
	for {
		best, at := veryAlike, match{-1, -1}
		for _, i := range p.deleted {
			for _, j := range p.added {
				if len(p.before[i].words) < 2 {
					continue
				}
				if like := p.likeness(i, j); like > best {
					best, at = like, match{i, j}
				}
			}
		}
		if at.a < 0 {
			return
		}
		p.pairs = append(p.pairs, at)
		p.moved[at.a] = true
		p.deleted = slices.DeleteFunc(p.deleted, func(i int) bool { return i == at.a })
		p.added = slices.DeleteFunc(p.added, func(j int) bool { return j == at.b })
	}
}
