package conform

import (
	_ "embed"
	"strings"
	"sync"
)

// compoundText lists syllables that begin words of two and hardly stand alone, each with what follows it, the most
// frequent first. A line begins with ! for a syllable that never stands alone, with * for one that seldom does; a line
// with = lists further words.
//
//go:embed compounds.txt
var compoundText string

// compound is a syllable that asks for another after it.
type compound struct {
	tails  []string
	strict bool // it never stands alone
}

// compounds returns the syllables that begin words of two.
var compounds = sync.OnceValue(func() map[string]compound {
	heads := make(map[string]compound, 128)
	for line := range strings.Lines(compoundText) {
		head, tails, ok := strings.Cut(line[2:], ":")
		if ok && line[0] != '=' {
			heads[head] = compound{strings.Fields(tails), line[0] == '!'}
		}
	}
	return heads
})

// compoundPairs calls yield for each word of two syllables of the list.
func compoundPairs(yield func(left, right string)) {
	for line := range strings.Lines(compoundText) {
		head, tails, ok := strings.Cut(line[2:], ":")
		if ok && line[0] != '=' {
			for _, tail := range strings.Fields(tails) {
				yield(head, tail)
			}
			continue
		}
		for _, entry := range strings.Split(line[2:], ",") {
			if left, right, ok := strings.Cut(strings.TrimSpace(entry), " "); ok {
				yield(left, right)
			}
		}
	}
}

// common is how many of the tails of a compound a slip may be read as: the frequent ones.
const common = 8

// checkCompound looks at the syllable after token i, which begins a word of two: danh dách, tuyên tuyền, phối với. It
// tells whether it reported something.
func (d *document) checkCompound(p *part, i int) bool {
	a := p.tokens[i].word
	head, ok := compounds()[a.low]
	if !ok || !p.at(i+1).is(" ") || p.at(i+2).kind != letters {
		return false
	}
	b, lex := p.tokens[i+2].word, lexicon()
	before, after := p.previousWord(i), p.nextWord(i+2)
	switch {
	case b.form != small && !(a.form == allCaps && b.form == allCaps), a.form == mixed, a.form == allCaps && b.form != allCaps:
		return false
	case a.low == b.low, lex.has(a, b), before != nil && (lex.has(before, a) || meeting()[before.low+" "+a.low]), !b.syllable && !b.ascii:
		return false
	case a.form == capital && before != nil && before.form != small, b.ascii && !b.syllable:
		return false
	}
	bound := lex.has(b, after) || after != nil && meeting()[b.low+" "+after.low]
	if !bound {
		for n, tail := range head.tails[:min(common, len(head.tails))] {
			if !slipOf(b.low, tail, n < 2) || lex.alone[b.low] && len(fold(b.low)) >= len(fold(tail)) {
				continue
			}
			t := p.tokens[i+2]
			d.report("van-ban/chinh-ta", p, t.start, t.end, p.Text[p.tokens[i].start:t.end], p.tokens[i].text+" "+likeCase(tail, b.form))
			return true
		}
	}
	if head.strict && a.form == small && b.syllable && (bound || lex.alone[b.low]) {
		t := p.tokens[i]
		d.report("van-ban/thieu-chu", p, t.start, p.tokens[i+2].end, p.Text[t.start:p.tokens[i+2].end], t.text+" "+head.tails[0]+" "+p.tokens[i+2].text)
		return true
	}
	return false
}

// slipOf tells whether one slip makes a syllable another: its tone, the marks of its letters, one letter, or the
// consonants it begins with, which tell little where nothing but a vowel follows and are then taken for likely words only.
func slipOf(typed, meant string, likely bool) bool {
	x, y := []rune(toneless(typed)), []rune(toneless(meant))
	_, s := toneOf(typed)
	_, t := toneOf(meant)
	if s != t {
		return string(x) == string(y)
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	m := 0
	for m < len(x)-n && m < len(y)-n && x[len(x)-1-m] == y[len(y)-1-m] {
		m++
	}
	restX, restY := len(x)-n-m, len(y)-n-m
	switch {
	case restX <= 1 && restY <= 1:
		return len(x) > 1 && n+m > 0
	case fold(typed) == fold(meant):
		return true
	}
	return (m > 1 || likely && m > 0) && rime(string(x)) == rime(string(y))
}

// rime returns what follows the consonants that a toneless syllable begins with.
func rime(text string) string { return strings.TrimLeft(text, "bcdđghklmnpqrstvx") }
