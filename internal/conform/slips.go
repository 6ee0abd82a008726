package conform

import (
	"strings"
	"unicode/utf8"
)

// checkSlips reports slips of a finger that made another syllable: thầm quyền, hiệu quà, Thường tực. The evidence is a
// frequent word of the lexicon that one letter or one mark tells from what was typed, where no other word explains it.
func checkSlips(d *document) {
	for _, p := range d.parts {
		for i := 0; i < len(p.tokens); i++ {
			if p.tokens[i].kind != letters {
				continue
			}
			d.checkCountry(p, i)
			if wrong, right, end := fixedSlip(p, i); end >= 0 {
				d.report("van-ban/chinh-ta", p, p.tokens[i].start, p.tokens[end].end, wrong, right)
				i = end
				continue
			}
			if at, right := d.termSlip(p, i); at >= 0 {
				d.reportTerm(p, i, at, right)
				i = at
				continue
			}
			if at, right := d.lateTermSlip(p, i); at >= 0 {
				d.reportTerm(p, at, at, right)
				continue
			}
			if !p.at(i+1).is(" ") || p.at(i+2).kind != letters {
				continue
			}
			if d.checkSplit(p, i) {
				continue
			}
			if right, at := d.slip(p, i, i+2); right != "" {
				t := p.tokens[at]
				d.report("van-ban/chinh-ta", p, t.start, t.end, p.Text[p.tokens[i].start:p.tokens[i+2].end], right)
			} else if !d.checkCompound(p, i) {
				d.checkDropped(p, i)
			}
		}
	}
}

// checkSplit reports a syllable that a space cut in two at token i: T ổ quốc, nhiệ m vụ.
func (d *document) checkSplit(p *part, i int) bool {
	a, b := p.tokens[i].word, p.tokens[i+2].word
	if a.syllable && b.syllable && len(a.low) > 1 && len(b.low) > 1 || b.form != small || a.form == mixed || a.form == allCaps && len(a.low) > 1 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(a.low); len(a.low) == 1 && (p.at(i-1).kind != space && i > 0 || strings.ContainsRune("aeiouy", r)) {
		return false
	}
	whole := d.word(p.tokens[i].text + p.tokens[i+2].text)
	if !whole.known || whole.ascii {
		return false
	}
	if lex := lexicon(); !lex.has(whole, p.nextWord(i+2)) && !lex.has(p.previousWord(i), whole) {
		return false
	}
	d.report("van-ban/tach-chu", p, p.tokens[i].start, p.tokens[i+2].end, p.Text[p.tokens[i].start:p.tokens[i+2].end], p.tokens[i].text+p.tokens[i+2].text)
	return true
}

// reportTerm reports the syllable at token at of a term that begins at token i, unless it is reported as no syllable.
func (d *document) reportTerm(p *part, i, at int, term string) {
	syllables := strings.Fields(term)
	t := p.tokens[at]
	if !t.word.syllable && !t.word.ascii && !spared(p, at) {
		return
	}
	end := i + 2*(len(syllables)-1)
	d.report("van-ban/chinh-ta", p, t.start, t.end, p.Text[p.tokens[i].start:p.tokens[end].end], likeCase(term, p.tokens[i].word.form))
}

// slip returns the word that tokens i and j should be, and which of the two is wrong.
func (d *document) slip(p *part, i, j int) (right string, at int) {
	a, b := p.tokens[i].word, p.tokens[j].word
	lex := lexicon()
	if a.form == mixed || b.form == mixed || lex.has(a, b) {
		return "", 0
	}
	if a.ascii && b.ascii && (!a.syllable || !b.syllable) && !(a.form == small && b.form == small && (a.syllable && a.known || b.syllable && b.known) && marked(p, i, j)) {
		return "", 0
	}
	for _, meant := range lex.folds[pair{a.fold, b.fold}] {
		leftWrong, rightWrong := a.usual != canonical(meant.left), b.usual != canonical(meant.right)
		switch {
		case leftWrong && rightWrong:
			if a.syllable && b.syllable && !(a.ascii && b.ascii) {
				continue
			}
			at = i
		case leftWrong:
			at = i
		default:
			at = j
		}
		if odd := p.tokens[at].word; odd.known && !lex.certain[meant.left+" "+meant.right] || !odd.syllable && !odd.ascii && !spared(p, at) || !d.doubtful(p, i, j, at) {
			continue
		}
		return likeCase(meant.left, a.form) + " " + likeCase(meant.right, b.form), at
	}
	if a.syllable && a.form != allCaps && !nearCapitalName(p, i, j) {
		for _, left := range lex.lefts[b.low] {
			if alikeInSize(a.low, left) && (!a.known && !a.ascii && oneSlip(a.low, left) || nearSlip(a.low, left) && lex.certain[left+" "+b.low]) && d.doubtful(p, i, j, i) {
				return likeCase(left, a.form) + " " + p.tokens[j].text, i
			}
		}
	}
	if (b.syllable || b.ascii && b.form == small && !foreignWords[b.low]) && b.form != allCaps && !nearCapitalName(p, i, j) {
		for _, right := range lex.rights[a.low] {
			if alikeInSize(b.low, right) && (!b.known && !b.ascii && oneSlip(b.low, right) || nearSlip(b.low, right) && lex.certain[a.low+" "+right]) && d.doubtful(p, i, j, j) {
				return p.tokens[i].text + " " + likeCase(right, b.form), j
			}
		}
	}
	return "", 0
}

// marked tells whether a neighbour of two words is written with Vietnamese letters, so that they are no foreign phrase.
func marked(p *part, i, j int) bool {
	before, after := p.previousWord(i), p.nextWord(j)
	return (before == nil || !before.ascii) && (after == nil || !after.ascii)
}

// doubtful tells whether the syllable at one of two neighbouring tokens has no other reason to stand there.
func (d *document) doubtful(p *part, i, j, at int) bool {
	lex := lexicon()
	a, b := p.tokens[i].word, p.tokens[j].word
	before, after := p.previousWord(i), p.nextWord(j)
	odd := p.tokens[at].word
	switch {
	case !odd.syllable && odd.ascii && odd.form != small, !odd.syllable && loan(odd.low):
		return false
	case odd.form == capital && nearCapitalName(p, i, j) && (odd.syllable || odd.ascii) && !(at == i && b.form == small && before != nil && before.low == "phó"):
		return false
	case a.form == allCaps && b.form == allCaps && odd.known, odd.form == allCaps && (a.form != b.form):
		return false
	case odd.known && lex.alone[odd.low]:
		return false
	case at == i:
		return !lex.has(before, a) && !(odd.known && lex.has(b, after))
	}
	return !lex.has(b, after) && !(odd.known && lex.has(before, a))
}

// nearCapitalName tells whether two tokens are part of a run of capitalised words, as the names of people are.
func nearCapitalName(p *part, i, j int) bool {
	a, b := p.tokens[i].word, p.tokens[j].word
	before, after := p.previousWord(i), p.nextWord(j)
	named := func(w *word) bool { return w != nil && w.form == capital }
	if a.form == capital && b.form == capital {
		return true
	}
	return b.form == capital && named(after) || a.form == capital && named(before)
}

// oneSlip tells whether one letter added, left out, replaced or swapped with the next makes one word the other. Words
// that differ in the first letter alone are not alike: that is how other words differ, too.
func oneSlip(typed, meant string) bool {
	if typed == meant {
		return false
	}
	a, b := []rune(fold(typed)), []rune(fold(meant))
	if string(a) == string(b) {
		return false // told by the marks elsewhere
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	m := 0
	for m < len(a)-n && m < len(b)-n && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	restA, restB := a[n:len(a)-m], b[n:len(b)-m]
	_, toneA := toneOf(typed)
	_, toneB := toneOf(meant)
	if toneA != toneB {
		return false
	}
	switch {
	case len(restA) == 0 && len(restB) == 1, len(restA) == 1 && len(restB) == 0:
		return len(a) > 2
	case len(restA) == 1 && len(restB) == 1:
		return n > 0 && len(a) > 3
	case len(restA) == 2 && len(restB) == 2:
		return restA[0] == restB[1] && restA[1] == restB[0]
	}
	return false
}

// alikeInSize tells at a glance whether one slip may make one word the other: a letter takes three bytes at most.
func alikeInSize(a, b string) bool { return len(a)-len(b) <= 3 && len(b)-len(a) <= 3 }

// nearSlip tells whether two words are confused even by those who know them: their last sounds are heard alike (n and
// ng, c and t), or two letters were swapped.
func nearSlip(typed, meant string) bool {
	if len(typed) < 3 || len(meant) < 3 {
		return false
	}
	if typed[0] != meant[0] && typed[0] != meant[1] {
		return false
	}
	_, toneA := toneOf(typed)
	_, toneB := toneOf(meant)
	if toneA != toneB {
		return false
	}
	a, b := toneless(typed), toneless(meant)
	if len(a) < 3 || len(b) < 3 || a == b {
		return false
	}
	if strings.TrimSuffix(a, "g") == strings.TrimSuffix(b, "g") {
		return strings.HasSuffix(strings.TrimSuffix(a, "g"), "n")
	}
	if last := len(a) - 1; len(a) == len(b) && a[:last] == b[:last] {
		return strings.Contains("ct tc", a[last:]+b[last:])
	}
	for i := 0; i+1 < len(a) && len(a) == len(b); i++ {
		if a[:i] == b[:i] && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
			return true
		}
	}
	return false
}

// toneless returns a word without its tone.
func toneless(low string) string {
	return strings.Map(func(r rune) rune {
		base, _, _ := decompose(r)
		return base
	}, low)
}

func toneOf(low string) (rune, tone) {
	for _, r := range low {
		if base, t, _ := decompose(r); t != level {
			return base, t
		}
	}
	return 0, level
}

// fixedSlip looks for one of the phrases that are always wrong, beginning at token i. It returns what was typed, what
// was meant and the last token, or -1 for none.
func fixedSlip(p *part, i int) (wrong, right string, end int) {
	first := p.tokens[i].word
	rules := fixedSlips()[first.low]
	if len(rules) == 0 || first.known && lexicon().has(p.previousWord(i), first) {
		return "", "", -1
	}
	for _, rule := range rules {
		at := i
		if !first.syllable && !first.ascii {
			continue // reported as no syllable
		}
		for _, w := range rule.rest {
			if !p.at(at+1).is(" ") || p.at(at+2).low() != w || !p.at(at+2).word.syllable && !p.at(at+2).word.ascii {
				at = -1
				break
			}
			at += 2
		}
		if at < 0 {
			continue
		}
		after := ""
		if w := p.nextWord(at); w != nil {
			after = w.low
		}
		if strings.Contains(" "+rule.unless+" ", " "+after+" ") && after != "" {
			continue
		}
		right := rule.right
		if p.tokens[i].word.form == capital {
			_, size := utf8.DecodeRuneInString(right)
			right = strings.ToUpper(right[:size]) + right[size:]
		}
		return p.Text[p.tokens[i].start:p.tokens[at].end], right, at
	}
	return "", "", -1
}
