package conform

import (
	"strings"

	"vanban/internal/viet"
)

// checkAmounts compares an amount of money with the words in brackets after it: 45.000.000 đồng (bốn mươi lăm triệu đồng).
func checkAmounts(d *document) {
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.is("(") {
				d.checkAmountWords(p, i)
			}
		}
	}
}

// scales are the words after a number that multiply it.
var scales = map[string]int32{"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}

// checkAmountWords judges the amount before the bracket at token i and the words inside.
func (d *document) checkAmountWords(p *part, i int) {
	j := p.previous(i - 1)
	if p.at(j).kind == letters && p.at(p.previous(j-1)).is("/") { // đồng/nhà
		j = p.previous(p.previous(j-1) - 1)
	}
	if low := p.at(j).low(); low != "đồng" && low != "đ" {
		return
	}
	n := p.previous(j - 1)
	scale := int32(0)
	if s, ok := scales[p.at(n).low()]; ok {
		scale, n = s, p.previous(n-1)
	}
	if p.at(n).kind != digits || approximate(p, n) || scales[p.previousLow(n)] != 0 || p.at(n-1).is("-") || p.at(n-1).is("/") {
		return
	}
	value, err := viet.ParseFormatted(p.tokens[n].text)
	if err != nil {
		return
	}
	value = value.Shift(scale)
	words, end := p.amountWords(i)
	if words == "" {
		return
	}
	said, err := viet.ParseWords(words)
	start := p.tokens[n].start
	number := p.Text[start:p.tokens[j].end]
	switch {
	case err == nil && !said.Equal(value):
		d.report("van-ban/so-chu", p, start, p.tokens[end].end, number, words, viet.FormatNumber(said)+" đồng")
	case err != nil && numerals(words):
		meant, err := viet.Words(value)
		if err == nil {
			d.report("van-ban/so-chu-sai", p, p.tokens[p.next(i+1)].start, p.tokens[end].end, words, meant)
		}
	}
}

// previousLow returns the word before token i in small letters, or nothing.
func (p *part) previousLow(i int) string {
	if w := p.previousWord(i); w != nil {
		return w.low
	}
	return ""
}

// amountWords returns the words of a number between the bracket at token i and the word đồng, in small letters, and the
// last token of them.
func (p *part) amountWords(i int) (string, int) {
	j := p.next(i + 1)
	if p.at(j).low() == "bằng" && p.at(p.next(j+1)).low() == "chữ" {
		j = p.next(p.next(j+1) + 1)
		if p.at(j).is(":") {
			j = p.next(j + 1)
		}
	}
	var words []string
	end := -1
	for ; p.at(j).kind == letters; j = p.next(j + 1) {
		if low := p.at(j).low(); low == "đồng" {
			return strings.Join(words, " "), end
		} else if len(words) < 40 {
			words = append(words, low)
			end = j
		}
		if p.at(p.next(j + 1)).is(",") { // một tỷ, hai trăm triệu
			j = p.next(j + 1)
		}
	}
	return "", -1
}

// numeralWords are the words that numbers are made of.
var numeralWords = set(`không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi trăm nghìn ngàn triệu tỷ tỉ linh lẻ`)

// numerals tells whether all words are those of numbers and one at least is of a thousand and more.
func numerals(words string) bool {
	large := false
	for _, w := range strings.Fields(words) {
		if !numeralWords[w] {
			return false
		}
		large = large || scales[w] != 0
	}
	return large
}
