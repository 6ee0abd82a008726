package conform

import (
	"strings"
)

// telexTones are the keys of the tones in Telex.
const telexTones = " fsrxj" // in the order of the tones

// telexMarks are the doubled keys and w, each before the letter it makes.
var telexMarks = strings.NewReplacer("dd", "đ", "aa", "â", "aw", "ă", "ee", "ê", "oo", "ô", "uow", "ươ", "ow", "ơ", "uw", "ư")

// foreignWords are words of English and file names that would read as Telex.
var foreignWords = set(`of if off self golf chef gif pdf wifi info staff half leaf beef safe life brief surf view web www new news how show
now low law row raw saw few crew draw window download upload book good food room cool zoom week meet meeting feed speed see free
three coffee add odd hidden adj obj proj adf def ref conf inf wolf gulf cliff stuff cuff tariff sheriff if cafe unicef asean
look took tool foot school moon soon boom root deep keep been seen need seed green teen indeed committee fee tree agree
power tower flower shower tomorrow follow yellow window know grow slow flow throw awake away award aware lawn dawn down town
brown crown wow own bow sow tow vow cow jaw paw thaw straw hawk new view knew dew sew chew screw nephew sweet street
address middle ladder sudden paddle bidding wedding pudding daddy buddy app apps laptop facebook zoo google youtube tiktok`)

// fromTelex returns what the keys of a word in small letters would have made, or "" where the word may be meant as it
// is. Only keys that no other word of Vietnamese prose has count: f, j and w, and doubled letters.
func fromTelex(low string) string {
	if len(low) < 2 || len(low) > 9 || foreignWords[low] || !strings.ContainsAny(low[1:], "fjw") && !strings.Contains(low, "dd") &&
		!strings.Contains(low, "aa") && !strings.Contains(low, "ee") && !strings.Contains(low, "oo") {
		return ""
	}
	if right := readTelex(low); right != "" && lexicon().syllables[right] {
		return right
	}
	for i := 0; i+1 < len(low); i++ { // two keys swapped
		keys := []byte(low)
		keys[i], keys[i+1] = keys[i+1], keys[i]
		if right := readTelex(string(keys)); right != "" && lexicon().syllables[right] {
			return right
		}
	}
	return ""
}

// readTelex returns the syllable that the keys make, or "".
func readTelex(keys string) string {
	t := level
	if i := strings.LastIndexAny(keys[1:], "fsrxj"); i >= 0 {
		t = tone(strings.IndexByte(telexTones, keys[i+1]))
		keys = keys[:i+1] + keys[i+2:]
	}
	low := telexMarks.Replace(keys)
	if low == keys && t == level {
		return ""
	}
	s, v := spell(low)
	if v == impossible && t != level { // stops need their tone before they are syllables
		for _, onset := range onsets {
			if rest, ok := strings.CutPrefix(low, onset); ok {
				s = spelled{onset: onset, rhyme: rest, tone: t}
				if s.fits() {
					return s.usual()
				}
			}
		}
		return ""
	}
	if v != possible {
		return ""
	}
	s.tone = t
	if !s.fits() {
		return ""
	}
	return s.usual()
}

// leftTelex returns what the keys of the word at token i would have made, if they were left over from typing. Keys that a
// word of English may have as well (owns, two, seer) count only where what they make goes with a neighbour.
func leftTelex(p *part, i int) string {
	w := p.tokens[i].word
	right := fromTelex(w.low)
	if right == "" || inForeignPhrase(p, i) || p.at(i-1).kind == digits || p.at(i+1).kind == digits {
		return ""
	}
	if onlyKeys(w.low) {
		return right
	}
	usual, lex := canonical(right), lexicon()
	before, after := p.previousWord(i), p.nextWord(i)
	if before != nil && (lex.pairs[pair{before.usual, usual}] || lex.alone[right] && before.known) ||
		after != nil && (lex.pairs[pair{usual, after.usual}] || lex.alone[right] && after.known) {
		return right
	}
	return ""
}

// onlyKeys tells whether a word in small letters is spelled as no word of English is.
func onlyKeys(low string) bool {
	if strings.HasPrefix(low, "dd") || strings.HasSuffix(low, "j") || strings.Contains(low, "aa") || strings.Contains(low, "uw") || strings.Contains(low, "dd") && !strings.ContainsAny(low[len(low)-1:], "yers") {
		return true
	}
	f := strings.LastIndexByte(low, 'f')
	return f > 1 && f == len(low)-1 && strings.IndexByte("aeou", low[f-1]) < 0 && low[f-1] != 'l' && low[f-1] != 'r' && low[f-1] != 'f'
}

// inForeignPhrase tells whether both neighbours of a word, or the only one, are of another language too.
func inForeignPhrase(p *part, i int) bool {
	foreign := func(w *word) bool { return w != nil && w.ascii && !w.syllable }
	before, after := p.previousWord(i), p.nextWord(i)
	return foreign(before) || foreign(after)
}
