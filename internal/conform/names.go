package conform

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// bodyNames are names of bodies whose capitals differ from writer to writer, without diacritics.
var bodyNames = []string{"mat tran to quoc viet nam", "ban cong tac mat tran", "ban thuong truc", "uy ban nhan dan", "hoi dong nhan dan", "uy ban mat tran to quoc",
	"mat tran to quoc", "ban chap hanh", "ban thuong vu", "doan chu tich", "doan thu ky", "hoi nong dan", "hoi lien hiep phu nu",
	"hoi cuu chien binh", "doan thanh nien", "dang uy", "thanh uy", "tinh uy"}

// namesByFirst returns the names as words, by their first.
var namesByFirst = sync.OnceValue(func() map[string][][]string {
	byFirst := map[string][][]string{}
	for _, name := range bodyNames {
		words := strings.Fields(name)
		byFirst[words[0]] = append(byFirst[words[0]], words)
	}
	return byFirst
})

// checkNames notes, once for each body, where a document writes its name with other capitals than elsewhere.
func checkNames(d *document) {
	byFirst := namesByFirst()
	seen := map[string]map[string][]place{}
	for _, p := range d.parts {
		for i := 0; i < len(p.tokens); i++ {
			if p.tokens[i].kind != letters {
				continue
			}
			best, end := "", -1
			for _, words := range byFirst[p.tokens[i].word.fold] {
				if last := spells(p, i, words); last > end {
					best, end = strings.Join(words, " "), last
				}
			}
			if end < 0 {
				continue
			}
			if form, ok := capitals(p, i, end); ok {
				if seen[best] == nil {
					seen[best] = map[string][]place{}
				}
				seen[best][form] = append(seen[best][form], place{p, p.tokens[i].start, p.tokens[end].end})
			}
			i = end
		}
	}
	for _, name := range bodyNames {
		d.reportNames(seen[name])
	}
}

// spells tells whether the words without diacritics stand at token i, and returns the last token, or -1.
func spells(p *part, i int, words []string) int {
	for n, w := range words {
		if n > 0 {
			if !p.at(i + 1).is(" ") {
				return -1
			}
			i += 2
		}
		if p.at(i).kind != letters || p.at(i).word.fold != w {
			return -1
		}
	}
	return i
}

// capitals returns which words of a name have capitals, as a text. The first word of a sentence is left open, and names
// in capitals throughout say nothing.
func capitals(p *part, i, end int) (string, bool) {
	form := make([]byte, 0, 8)
	upper := 0
	for j := i; j <= end; j += 2 {
		switch p.tokens[j].word.form {
		case capital:
			form = append(form, 'A')
			upper++
		case small:
			form = append(form, 'a')
		default:
			return "", false
		}
	}
	before := p.previous(i - 1)
	if before < 0 || strings.Contains(".:;-+“", p.at(before).text) {
		return "", false
	}
	return string(form), upper > 0 || len(form) > 2
}

// reportNames notes the places of all forms but the most frequent.
func (d *document) reportNames(forms map[string][]place) {
	if len(forms) < 2 {
		return
	}
	var keys []string
	for form := range forms {
		keys = append(keys, form)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(len(forms[b]), len(forms[a])), cmp.Compare(a, b)) })
	var rest []place
	for _, form := range keys[1:] {
		rest = append(rest, forms[form]...)
	}
	usual := forms[keys[0]]
	d.reportPlaces("van-ban/ten-goi", rest, rest[0].text(), len(rest), usual[0].text(), len(usual))
}
