package conform

import (
	"strings"
	"unicode/utf8"
)

// checkSyllables reports words that cannot be Vietnamese: wrong onset, rhyme or tone, two words run together, and the
// keys of an input method left in the text. Foreign words, names of other languages and abbreviations are let be.
func checkSyllables(d *document) {
	if d.old {
		return
	}
	for _, p := range d.parts {
		for i := range p.tokens {
			if p.tokens[i].kind == letters {
				d.checkWord(p, i)
			}
		}
	}
}

func (d *document) checkWord(p *part, i int) {
	t := p.tokens[i]
	w := t.word
	switch {
	case w.syllable && w.form != mixed, utf8.RuneCountInString(t.text) < 2, inName(p, i), w.form == allCaps && !hasTone(w.low):
		return
	case w.ascii && w.form != mixed:
		if right := leftTelex(p, i); right != "" {
			d.report("van-ban/telex", p, t.start, t.end, t.text, likeCase(right, w.form))
		}
		return
	}
	s, v := w.spelled, w.verdict
	if v == misplaced && w.form != mixed {
		d.report("van-ban/dat-dau", p, t.start, t.end, t.text, likeCase(s.usual(), w.form))
		return
	}
	if left, right, ok := joined(t.text); ok {
		d.report("van-ban/dinh-chu", p, t.start, t.end, t.text, left+" "+right)
		return
	}
	switch {
	case w.form == mixed, w.ascii, strings.ContainsFunc(w.low, func(r rune) bool { return foreign(r) || oldCode(r) }):
	case spared(p, i), loan(w.low), loans[w.low], polysyllable(w.low):
	default:
		if right := suggestion(p, i); right != "" {
			d.report("van-ban/am-tiet-gan", p, t.start, t.end, t.text, right)
		} else if w.form != capital || p.previous(i-1) < 0 {
			d.report("van-ban/am-tiet", p, t.start, t.end, t.text)
		}
	}
}

// spared tells whether a word that is no Vietnamese may be a name of people or places: it is capitalised beside another
// capital and has no letter that only Vietnamese has, with a mark and a tone at once.
func spared(p *part, i int) bool {
	w := p.tokens[i].word
	return w.form == capital && (loan(w.low) || nearCapital(p, i) && !stacked(w.low))
}

// stacked tells whether a letter carries a mark and a tone: ờ, ặ, ế.
func stacked(low string) bool {
	for _, r := range low {
		if base, t, vowel := decompose(r); vowel && t != level && bare(base) != base {
			return true
		}
	}
	return false
}

// inName tells whether a word is a part of a name of another language: K’Ho, M'nông, or hyphenated with capitals.
func inName(p *part, i int) bool {
	for _, side := range [...]token{p.at(i - 1), p.at(i + 1)} {
		switch side.text {
		case "'", "’", "‘", "_", "\\", "@", "#":
			return true
		}
	}
	near := func(sign, word token) bool {
		return sign.is("-") && word.kind == letters
	}
	return near(p.at(i-1), p.at(i-2)) || near(p.at(i+1), p.at(i+2))
}

// nearCapital tells whether a neighbour is capitalised too, as in the names of people and places.
func nearCapital(p *part, i int) bool {
	before, after := p.previousWord(i), p.nextWord(i)
	return before != nil && before.form == capital || after != nil && after.form == capital
}

func hasTone(low string) bool {
	for _, r := range low {
		if _, t, _ := decompose(r); t != level {
			return true
		}
	}
	return false
}

// loan tells whether a word has letters or clusters that Vietnamese lacks and loan words and names have.
func loan(low string) bool {
	if strings.ContainsAny(low, "fjwzşç") || strings.HasSuffix(low, "k") || strings.HasSuffix(low, "l") || strings.HasSuffix(low, "s") ||
		strings.HasSuffix(low, "r") {
		return true
	}
	var first, second rune
	for i, r := range low {
		if i == 0 {
			first = r
		} else {
			second = r
			break
		}
	}
	vowel := strings.ContainsRune("aăâeêioôơuưy", first)
	return !vowel && (second == 'r' && first != 't' || second == 'l' || second == 'w') || first == 's' && strings.ContainsRune("tpk", second) ||
		first == 'x' && second == 't' || first == 'h' && second == 'r' || first == 'm' && second == 'n'
}

// polysyllable tells whether a word has vowels on both sides of a consonant and no tone but that of a
// last syllable with a stop, as loan words have that are written as one: điôxin, kilôgam, kilôoát. Vietnamese words run together are told before by their parts.
func polysyllable(low string) bool {
	groups, inside := 0, false
	for _, r := range low {
		_, t, vowel := decompose(r)
		if vowel && t != level && !(t == acute && groups > 0 && strings.ContainsAny(low[len(low)-1:], "cpt")) {
			return false
		}
		if vowel && !inside {
			groups++
		}
		inside = vowel
	}
	return groups > 1
}

// loans are words of two syllables and more that are written as one, with letters that make them look misspelt.
var loans = set(`ôxy ôzôn êkíp ápxe áptômát ápphích vắcxin xtéc amiăng axít bazơ canxi côngtơ điôxít prôtêin vitamin kilômét
kílômét xăngtimét míttinh xìtrum đôla ôtô panô môtô xêri gácxép sơmi rờmoóc phôtô vidêô nilông cốppha côngtenơ bandrôn băngrôn
bêtông ximăng catalô sôcôla cácbon mêtan tuốcnơvít ămpe nơtron êlíp ảrập rađiô rađa tivi phôngbạt pônclo ancol canô xuồng
trlđ vnđ đvt tđ`)

// joined takes a word apart that is two written without a space: ĐôngTổ, Đôngtổ. Loan words such as ôtô and panô are
// told by their tones: those of Vietnamese words beside level ones.
func joined(text string) (left, right string, ok bool) {
	for i := range text {
		if i == 0 {
			continue
		}
		l, rt := text[:i], text[i:]
		if fitJoin(l, rt) {
			return l, rt, true
		}
	}
	if caseOf(text) == mixed || loans[strings.ToLower(text)] {
		return "", "", false
	}
	best := 0
	low := strings.ToLower(text)
	for i := range text {
		if i < 2 || len(text)-i < 2 || !isSyllable(low[:i]) || !isSyllable(low[i:]) {
			continue
		}
		if !native(low[:i]) && !native(low[i:]) && !(i > 2 && len(text)-i > 3 && !isASCII(low) && lexicon().pairs[pair{canonical(low[:i]), canonical(low[i:])}]) {
			continue
		}
		score := 1
		if lexicon().pairs[pair{canonical(low[:i]), canonical(low[i:])}] {
			score = 5
		}
		if lexicon().syllables[low[:i]] {
			score++
		}
		if lexicon().syllables[low[i:]] {
			score++
		}
		if score > best {
			best, left, right, ok = score, text[:i], text[i:], true
		}
	}
	return left, right, ok && best >= 3
}

// fitJoin tells whether a capital inside a word begins another one: both are syllables, or one is and the other an
// abbreviation; one of them at least has a letter that only Vietnamese has, so that VietinBank is no mistake.
func fitJoin(left, right string) bool {
	if !isASCII(left) && len(right) == 1 && right[0] >= 'A' && right[0] <= 'Z' {
		return isSyllable(strings.ToLower(left)) && caseOf(left) != allCaps
	}
	if isASCII(left) && isASCII(right) || utf8.RuneCountInString(left) < 2 || utf8.RuneCountInString(right) < 2 {
		return false
	}
	l, r := caseOf(left), caseOf(right)
	leftWord := (l == small || l == capital) && isSyllable(strings.ToLower(left))
	rightWord := r == capital && isSyllable(strings.ToLower(right))
	switch {
	case leftWord && rightWord:
		return true
	case leftWord && r == allCaps:
		return !isASCII(left)
	case l == allCaps && r == small:
		return !isASCII(right) && isSyllable(right)
	case l == allCaps && rightWord:
		return !isASCII(right) && len(left) > 2
	}
	return false
}

// native tells whether a syllable has a tone that loan words do not have.
func native(low string) bool {
	s, v := spell(low)
	if v != possible {
		return false
	}
	last := s.rhyme[len(s.rhyme)-1]
	stop := last == 'c' || last == 'p' || last == 't' || strings.HasSuffix(s.rhyme, "ch")
	switch s.tone {
	case grave, hook, tilde, below:
		return true
	case acute:
		return !stop
	}
	return false
}

// likeCase writes a word in small letters as another one is written.
func likeCase(low string, form letterCase) string {
	switch form {
	case allCaps:
		return strings.ToUpper(low)
	case capital:
		r, size := utf8.DecodeRuneInString(low)
		return strings.ToUpper(string(r)) + low[size:]
	}
	return low
}

// hornPairs writes both horns of ươ where one or both are missing.
var hornPairs = strings.NewReplacer("uơ", "ươ", "ưo", "ươ", "uo", "ươ", "uớ", "ướ", "uờ", "ườ", "uở", "ưở", "uợ", "ượ")

// suggestion returns what the misspelt word at token i was perhaps meant to be, or nothing.
func suggestion(p *part, i int) string {
	w, lex := p.tokens[i].word, lexicon()
	if after := p.nextWord(i); after != nil {
		for _, left := range lex.lefts[after.low] {
			if oneSlip(w.low, left) {
				return likeCase(left, w.form)
			}
		}
	}
	if before := p.previousWord(i); before != nil {
		for _, right := range lex.rights[before.low] {
			if oneSlip(w.low, right) {
				return likeCase(right, w.form)
			}
		}
	}
	try := func(low string) string {
		if lex.syllables[low] {
			return likeCase(low, w.form)
		}
		return ""
	}
	for _, swap := range [...][2]string{{"ngh", "ng"}, {"gh", "g"}, {"ng", "ngh"}, {"g", "gh"}, {"k", "c"}, {"c", "k"}} {
		if rest, ok := strings.CutPrefix(w.low, swap[0]); ok {
			if right := try(swap[1] + rest); right != "" {
				return right
			}
		}
	}
	letters := []rune(w.low)
	if right := try(hornPairs.Replace(w.low)); right != "" {
		return right
	}
	for i, r := range letters { // a horn, or a tone, left out or mistaken
		base, mark, vowel := decompose(r)
		if !vowel {
			continue
		}
		if horn := map[rune]rune{'u': 'ư', 'o': 'ơ', 'ư': 'u', 'ơ': 'o'}[base]; horn != 0 {
			other := []rune(w.low)
			other[i] = compose(horn, mark)
			if right := try(string(other)); right != "" {
				return right
			}
		}
		for t := level; t <= below; t++ {
			other := []rune(w.low)
			other[i] = compose(base, t)
			if right := try(string(other)); right != "" {
				return right
			}
		}
	}
	for i := range letters { // a letter too many
		if right := try(string(letters[:i]) + string(letters[i+1:])); right != "" {
			return right
		}
	}
	for i := range letters[1:] { // two letters swapped
		other := []rune(w.low)
		other[i], other[i+1] = other[i+1], other[i]
		if right := try(string(other)); right != "" {
			return right
		}
	}
	return ""
}
