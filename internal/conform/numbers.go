package conform

import (
	"strings"
)

// checkNumbers reports numbers that are not written as Vietnamese numbers are: a dot before decimals, commas between
// thousands, groups of another length than three, 584tr, and amounts that lost their “triệu”.
func checkNumbers(d *document) {
	for _, p := range d.parts {
		for i, t := range p.tokens {
			if t.kind == digits {
				d.checkNumber(p, i, t)
			}
		}
	}
}

// scaled are the words after which a number may have decimals.
var scaled = set(`triệu tỷ tỉ nghìn ngàn ha km tấn tạ lít kg`)

// counted are the nouns that are counted whole.
var counted = set(`người vị đại hộ đồng lượt ý cuộc buổi hội cán đảng ủy đoàn nhà suất phần công mô tổ khu thôn cử học gia em cháu cụ
trường bài tin tập cá vụ đơn ca phiếu chi buổi lớp cây bộ cơ`)

// numberedThings are words that lists of numbers follow, which look like one number with commas.
var numberedThings = set(`phòng nhà số lô điều khoản điểm bảng trang mã tầng mục các thửa tờ hình biểu`)

func (d *document) checkNumber(p *part, i int, t token) {
	d.checkTinyAmount(p, i)
	before, after := p.at(i-1), p.at(i+1)
	next := p.at(p.next(i + 1))
	dots, commas := strings.Count(t.text, "."), strings.Count(t.text, ",")
	unit := ""
	if next.kind == letters {
		unit = next.word.low
	}
	percent := next.is("%")
	switch {
	case after.kind == letters && after.text == "tr" && dots+commas < 2,
		after.is(" ") && p.at(i+2).is("tr") && (p.nextWord(i+2) != nil && p.nextWord(i+2).low == "đồng"):
		end := p.next(i + 1)
		d.report("van-ban/so-viet-tat", p, t.start, p.tokens[end].end, p.Text[t.start:p.tokens[end].end], t.text+" triệu")
	case dots == 1 && commas == 0:
		whole, part, _ := strings.Cut(t.text, ".")
		if len(part) < 3 && (percent || scaled[unit] && (before.kind == space || before.is("(")) && i > 0 && len(whole) < 4 && !versioned(p, i)) {
			d.report("van-ban/dau-thap-phan", p, t.start, t.end, t.text, whole+","+part)
		} else if len(part) != 3 && len(whole) < 4 && len(part) > 3 && (counted[unit]) && i > 0 {
			d.report("van-ban/nhom-so", p, t.start, t.end, t.text)
		}
	case dots > 1 && commas == 0:
		if unit == "" || !counted[unit] && !scaled[unit] || t.text[0] == '0' || i == 0 {
			return
		}
		groups := strings.Split(t.text, ".")
		for _, group := range groups[1:] {
			if len(group) != 3 {
				d.report("van-ban/nhom-so", p, t.start, t.end, t.text)
				return
			}
		}
	case commas == 1 && dots == 0 && unit == "đồng" && p.at(i+1).is(" ") && len(t.text)-strings.IndexByte(t.text, ',') < 4 && wholeWord(p, p.next(i+1)):
		d.report("van-ban/so-tien-thieu", p, t.start, next.end, p.Text[t.start:next.end], "triệu")
	case commas > 0:
		d.checkCommas(p, i, t, unit)
	case dots == 0:
		d.checkAmount(p, i)
	}
}

// checkCommas looks for commas between thousands.
func (d *document) checkCommas(p *part, i int, t token, unit string) {
	groups := strings.Split(t.text, ",")
	if w := p.previousWord(i); w != nil && numberedThings[w.low] {
		return
	}
	for n, group := range groups {
		if n > 0 && len(strings.SplitN(group, ".", 2)[0]) != 3 || n == 0 && (len(group) > 3 || group[0] == '0') || strings.Contains(group, ".") && n < len(groups)-1 {
			return
		}
	}
	fraction := len(groups) == 2 && !strings.Contains(groups[1], ".")
	if fraction && (!counted[unit] || unit == "công" || unit == "đồng" && p.nextWord(p.next(i+1)) != nil && groups[1] != "000") {
		return
	}
	if unit == "" && len(groups) < 3 && fraction {
		return
	}
	d.report("van-ban/hang-nghin", p, t.start, t.end, t.text, strings.NewReplacer(",", ".", ".", ",").Replace(t.text))
}

// wholeWord tells whether the word đồng at token i is the money, not the beginning of đồng chí or đồng bào.
func wholeWord(p *part, i int) bool {
	w := p.nextWord(i)
	return w == nil || !lexicon().has(p.at(i).word, w)
}

// versioned tells whether the number at token i follows a word that names a release or a section.
func versioned(p *part, i int) bool {
	w := p.previousWord(i)
	return w != nil && numberedThings[w.low] || w != nil && (w.low == "bản" || w.low == "nghiệp" || w.low == "mạng")
}

// checkTinyAmount reports an amount of less than a thousand đồng where money was given or spent: tổng trị giá 175 đồng. The
// number stands at token i.
func (d *document) checkTinyAmount(p *part, i int) {
	t, dong := p.tokens[i], p.next(i+1)
	if !plainNumber(t.text) || len(t.text) > 3 || p.at(dong).low() != "đồng" || p.at(dong+1).is("/") || !p.bare(i) {
		return
	}
	if w := p.nextWord(dong); w != nil && (w.low == "chí" || w.low == "bào" || w.low == "đội" || w.low == "trên" || w.low == "mỗi" || w.low == "một") {
		return
	}
	before := p.previousLow(i)
	j := p.previous(i - 1)
	if before == "là" || before == "trên" || before == "gần" || before == "hơn" {
		j = p.previous(j - 1)
	}
	switch p.previousLow(j) + " " + p.at(j).low() {
	case "trị giá", "kinh phí", "số tiền", "quà trị":
		d.report("van-ban/so-tien-thieu", p, t.start, p.tokens[dong].end, p.Text[t.start:p.tokens[dong].end], "triệu")
	}
}

// checkAmount looks for an amount of money that lost a word: 1 tỷ 334 đồng.
func (d *document) checkAmount(p *part, i int) {
	big := p.next(i + 1)
	small := p.next(big + 1)
	dong := p.next(small + 1)
	if big < 0 || small < 0 || dong < 0 || p.at(small).kind != digits || p.at(dong).low() != "đồng" || p.at(big).kind != letters {
		return
	}
	missing := ""
	switch p.at(big).word.low {
	case "tỷ", "tỉ":
		missing = "triệu"
	case "triệu":
		missing = "nghìn"
	default:
		return
	}
	if len(p.tokens[small].text) > 3 || strings.Trim(p.tokens[small].text, "0123456789") != "" {
		return
	}
	start, end := p.tokens[i].start, p.tokens[dong].end
	d.report("van-ban/so-tien-thieu", p, start, end, p.Text[start:end], missing)
}
