package conform

import (
	"strings"
	"sync"
)

// fixedTerms are terms of three syllables and more. That many syllables in a row are no accident, so that one syllable
// of them that differs by a mark or a letter is a slip, whatever else it may mean.
const fixedTerms = `mặt trận tổ quốc, mặt trận tổ quốc việt nam, ủy ban mặt trận tổ quốc, ban công tác mặt trận, công tác mặt trận, cán bộ mặt trận, hội đồng nhân dân, ủy ban nhân dân,
ban thường trực ủy ban, ban thường vụ, ban chấp hành, ban chỉ đạo, ban tổ chức, ban tuyên giáo, ban dân vận, ủy ban kiểm tra, ban thường trực, đoàn chủ tịch, đoàn thư ký, ban bầu cử, ủy ban bầu cử,
thanh tra nhân dân, giám sát đầu tư, đầu tư của cộng đồng, hội nông dân, hội cựu chiến binh, cựu chiến binh, hội liên hiệp phụ nữ, liên hiệp phụ nữ, đoàn thanh niên cộng sản, thanh niên cộng sản, liên đoàn lao động, hội chữ thập đỏ, chữ thập đỏ,
hội người cao tuổi, người cao tuổi, hội khuyến học, hội luật gia, mẹ việt nam anh hùng, chất độc da cam, đảng cộng sản việt nam, cộng sản việt nam, chủ nghĩa xã hội, xã hội chủ nghĩa, cộng hòa xã hội, việt nam anh hùng,
khối đại đoàn kết, đại đoàn kết toàn dân, đoàn kết toàn dân, đoàn kết toàn dân tộc, toàn dân đoàn kết, ngày hội đại đoàn kết, xây dựng nông thôn mới, nông thôn mới, đô thị văn minh, đời sống văn hóa, gia đình văn hóa,
khu dân cư, tổ dân phố, địa bàn dân cư, cộng đồng dân cư, tổ hòa giải, hòa giải ở cơ sở, quy chế dân chủ, dân chủ ở cơ sở, phản biện xã hội, giám sát và phản biện, an sinh xã hội, an toàn xã hội, trật tự an toàn, tệ nạn xã hội,
kinh tế xã hội, phát triển kinh tế, cải cách hành chính, thủ tục hành chính, chính sách xã hội, bảo hiểm y tế, bảo hiểm xã hội, quỹ vì người nghèo, hộ cận nghèo, người có công, người có uy tín, có uy tín, có hoàn cảnh khó khăn, hoàn cảnh khó khăn,
dân tộc thiểu số, đồng bào dân tộc, đồng bào các dân tộc, đồng bào tôn giáo, tín ngưỡng tôn giáo, người việt nam ưu tiên, ưu tiên dùng hàng việt nam, dùng hàng việt nam, toàn dân bảo vệ an ninh, bảo vệ an ninh tổ quốc,
bảo vệ môi trường, biến đổi khí hậu, vệ sinh môi trường, an toàn thực phẩm, an toàn giao thông, phòng chống tham nhũng, tham nhũng lãng phí, phòng chống tội phạm, phòng chống dịch bệnh, phòng cháy chữa cháy,
tổ chức chính trị, tổ chức thành viên, các tổ chức thành viên, các tầng lớp nhân dân, tầng lớp nhân dân, quyền và lợi ích hợp pháp, lợi ích hợp pháp, hợp pháp chính đáng, làm chủ của nhân dân, quyền làm chủ, tâm tư nguyện vọng,
ý kiến kiến nghị, ý kiến cử tri, tiếp xúc cử tri, đại biểu quốc hội, đại biểu hội đồng, nhân sự ủy ban, hiệp thương cử, hiệp thương dân chủ, hội nghị hiệp thương, chương trình hành động, thống nhất hành động, phối hợp và thống nhất,
phong trào thi đua, thi đua yêu nước, thi đua khen thưởng, lao động sáng tạo, đền ơn đáp nghĩa, uống nước nhớ nguồn, tương thân tương ái, mục tiêu quốc gia, chương trình mục tiêu, giảm nghèo bền vững, phát triển bền vững,
tư tưởng chính trị, lý luận chính trị, hệ thống chính trị, chính quyền địa phương, cấp ủy đảng, các cấp ủy, cán bộ chuyên trách, tiêu chuẩn cán bộ, công tác cán bộ, công tác nhân sự, công tác tuyên truyền, công tác vận động, công tác giám sát, công tác dân vận,
chức năng nhiệm vụ, nhiệm vụ trọng tâm, hoàn thành nhiệm vụ, hoàn thành tốt nhiệm vụ, nâng cao chất lượng, nâng cao hiệu quả, chất lượng hiệu quả, nâng cao nhận thức, đẩy mạnh tuyên truyền, tăng cường công tác, tổ chức thực hiện, triển khai thực hiện, phối hợp thực hiện,
khó khăn vướng mắc, khó khăn hạn chế, hạn chế khuyết điểm, tồn tại hạn chế, nguyên nhân chủ quan, nguyên nhân khách quan, bài học kinh nghiệm, rút kinh nghiệm, phương hướng nhiệm vụ, nhiệm vụ giải pháp, mục đích yêu cầu, kết quả đạt được, kết quả thực hiện,
chuyển đổi số, công nghệ thông tin, mạng xã hội, thông tin đại chúng, cổng thông tin điện tử, trang thông tin điện tử, thông tin điện tử, định danh điện tử, cơ sở dữ liệu, phương tiện thông tin, báo cáo chính trị, báo cáo tổng kết, báo cáo kiểm điểm,
đại hội đại biểu, đại hội đảng bộ, nhiệm kỳ đại hội, văn kiện đại hội, đại biểu chính thức, đại biểu dự đại hội, đề án nhân sự, dự thảo báo cáo, thảo luận đóng góp, đóng góp ý kiến, góp ý kiến, trân trọng cảm ơn, trân trọng báo cáo, kính trình đại hội, độc lập tự do hạnh phúc, độc lập tự do, thư viện ủy ban, bộ đội biên phòng, lực lượng vũ trang, quân đội nhân dân, công an nhân dân, quốc phòng toàn dân, an ninh nhân dân,
tư tưởng hồ chí minh, chủ tịch hồ chí minh, thành phố hồ chí minh, đồng chí bí thư, đồng chí chủ tịch, đồng chí phó chủ tịch, phong cách hồ chí minh, đoàn viên hội viên, cán bộ đảng viên, đảng viên và nhân dân, công chức viên chức, cán bộ công chức, tư tưởng đạo đức phong cách, vững mạnh toàn diện, trong sạch vững mạnh, xây dựng chính quyền, xây dựng đảng, tham gia xây dựng đảng, quốc kỳ, học sinh sinh viên, trách nhiệm của người đứng đầu`

// termIndex finds the terms by the fold of their first and of their last syllable.
type termIndex struct {
	byFirst, byLast map[string][]term
}

// term is the syllables of a term.
type term []termSyllable

type termSyllable struct{ text, usual, fold string }

func (t term) String() string {
	var b strings.Builder
	for i, s := range t {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.text)
	}
	return b.String()
}

var terms = sync.OnceValue(func() termIndex {
	x := termIndex{map[string][]term{}, map[string][]term{}}
	known := map[string]termSyllable{}
	for _, entry := range strings.FieldsFunc(fixedTerms, func(r rune) bool { return r == ',' || r == '\n' }) {
		var t term
		for _, text := range strings.Fields(entry) {
			if known[text].text == "" {
				known[text] = termSyllable{text, canonical(text), fold(text)}
			}
			t = append(t, known[text])
		}
		if len(t) < 3 {
			continue
		}
		first, last := t[0].fold, t[len(t)-1].fold
		x.byFirst[first] = append(x.byFirst[first], t)
		x.byLast[last] = append(x.byLast[last], t)
	}
	return x
})

// termSlip looks for a fixed term at token i of which one syllable differs by a slip. It returns the token of that
// syllable and the term, or -1.
func (d *document) termSlip(p *part, i int) (at int, right string) {
	x := terms()
	for _, t := range x.byFirst[p.tokens[i].word.fold] {
		if at := oneOff(p, i, t); at >= 0 {
			return at, t.String()
		}
	}
	return -1, ""
}

// lateTermSlip looks for a fixed term that ends at token i and of which the first syllable has a letter too many or too
// few, which termSlip cannot find.
func (d *document) lateTermSlip(p *part, i int) (at int, right string) {
	for _, t := range terms().byLast[p.tokens[i].word.fold] {
		start := i - 2*(len(t)-1)
		if start >= 0 && p.at(start).kind == letters && p.tokens[start].word.fold != t[0].fold {
			if at := oneOff(p, start, t); at == start {
				return at, t.String()
			}
		}
	}
	return -1, ""
}

// oneOff returns the token of the one syllable that tells the words from token i on from a term, if a slip explains it,
// or -1.
func oneOff(p *part, i int, t term) int {
	odd := -1
	for n, meant := range t {
		at := i + 2*n
		if n > 0 && !p.at(at-1).is(" ") || p.at(at).kind != letters {
			return -1
		}
		w := p.tokens[at].word
		if w.usual == meant.usual {
			continue
		}
		if odd >= 0 || w.form == mixed || w.ascii && w.low == meant.fold && !w.syllable && len(t) < 4 && n == 0 {
			return -1
		}
		odd = at
	}
	if odd < 0 {
		return -1
	}
	w := p.tokens[odd].word
	if meant := t[(odd-i)/2]; w.fold != meant.fold && !(len(w.low) > 2 && oneSlip(w.low, meant.text)) {
		return -1
	}
	lex := lexicon()
	before, after := p.previousWord(odd), p.nextWord(odd)
	if w.syllable && (lex.has(before, w) && odd == i || lex.has(w, after) && odd == i+2*(len(t)-1)) {
		return -1 // it belongs to what stands around the term
	}
	if len(t) == 3 && w.syllable && w.known && (lex.has(before, w) || lex.has(w, after)) {
		return -1
	}
	if w.known && lex.alone[w.low] && w.fold != t[(odd-i)/2].fold {
		return -1 // ban của mặt trận
	}
	return odd
}
