package conform

import (
	"strings"
	"sync"
)

// checkDoubled reports words that were typed twice in a row. Two words that meet in one syllable (hành vi vi phạm),
// reduplications (song song) and nouns that are verbs as well (các tổ chức tổ chức) are let be.
func checkDoubled(d *document) {
	for _, p := range d.parts {
		w := make([]int, 0, len(p.tokens)/2) // the words of a stretch without signs
		for i := range p.tokens {
			switch t := p.tokens[i]; {
			case t.kind == letters:
				if t.word.low == "chí" && i > 3 && p.at(i-1).is(" ") && p.at(i-2).low() == "c" && p.at(i-3).is("/") && p.at(i-4).low() == "đ" {
					d.report("van-ban/lap-tu", p, p.tokens[i-4].start, t.end, t.text) // đ/c chí
				}
				w = append(w, i)
				continue
			case t.is(" "):
				continue
			}
			d.checkStretch(p, w)
			w = w[:0]
		}
		d.checkStretch(p, w)
	}
}

func (d *document) checkStretch(p *part, w []int) {
	for i := 0; i+1 < len(w); i++ {
		for _, n := range [...]int{6, 5, 4, 3, 2, 1} {
			if i+2*n > len(w) || !d.twice(p, w[i:i+n], w[i+n:i+2*n]) {
				continue
			}
			if n == 1 && d.meantTwice(p, w[i], w[i+1]) || n == 2 && p.nounThenVerb(w[i:]) || n == 2 && nounAndVerb[phrase(p, w[i:i+2])] && !p.nounAgain(w[i:]) && (i > 0 || p.previous(w[0]-1) >= 0 || p.tokens[w[0]].word.low == "từng") || n == 2 && shortNames(p, w[i:i+4]) {
				break
			}
			first, last := p.tokens[w[i+n]], p.tokens[w[i+2*n-1]]
			d.report("van-ban/lap-tu", p, p.tokens[w[i]].start, last.end, p.Text[first.start:last.end])
			i += n
			break
		}
		d.checkUnitTwice(p, w, i)
	}
}

func phrase(p *part, w []int) string {
	var b strings.Builder
	for i, at := range w {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.tokens[at].word.low)
	}
	return b.String()
}

// twice tells whether two runs of words are the same.
func (d *document) twice(p *part, a, b []int) bool {
	for i := range a {
		x, y := p.tokens[a[i]].word, p.tokens[b[i]].word
		if x.low != y.low || (x.form == allCaps) != (y.form == allCaps) {
			return false
		}
	}
	return true
}

// shortNames tells whether a doubled pair is a name or a slogan rather than a slip: all capitals, or single letters.
func shortNames(p *part, w []int) bool {
	for _, i := range w {
		if len(p.tokens[i].text) < 2 {
			return true
		}
	}
	return p.tokens[w[0]].word.low == p.tokens[w[1]].word.low
}

// nounThenVerb tells whether a name in capitals is followed by the verb it is made of: Ban Chấp hành chấp hành nghiêm.
func (p *part) nounThenVerb(w []int) bool {
	return p.tokens[w[0]].word.form == capital && p.tokens[w[2]].word.form == small && nameAndVerb[phrase(p, w[:2])]
}

// nameAndVerb are the ends of names that are verbs as well.
var nameAndVerb = map[string]bool{"chấp hành": true, "tổ chức": true, "kiểm tra": true, "chỉ đạo": true, "thanh tra": true, "giám sát": true}

// nounAgain tells whether the words after a doubled noun make it a noun both times: các tổ chức tổ chức thành viên.
func (p *part) nounAgain(w []int) bool {
	if len(w) < 6 || phrase(p, w[:2]) != "tổ chức" {
		return false
	}
	switch phrase(p, w[4:6]) {
	case "thành viên", "chính trị", "đoàn thể", "cơ sở":
		return true
	}
	return false
}

// nounAndVerb are words that may follow themselves, as in các tổ chức tổ chức.
var nounAndVerb = map[string]bool{"tổ chức": true, "lãnh đạo": true, "đại diện": true, "hướng dẫn": true, "báo cáo": true,
	"giám sát": true, "phản ánh": true, "chỉ huy": true, "từng bước": true}

// meantTwice tells whether the same word at two neighbouring tokens is meant.
func (d *document) meantTwice(p *part, i, j int) bool {
	a, b := p.tokens[i].word, p.tokens[j].word
	lex := lexicon()
	left, right := p.previousWord(i), p.nextWord(j)
	before, after := p.at(p.previous(i-1)), p.at(p.next(j+1))
	if a.low == "ký" && left != nil && (left.low == "thư" || left.low == "chữ") {
		return true // who signs: do thư ký ký
	}
	joins := func(x, y *word) bool { return lex.has(x, y) || x != nil && y != nil && meeting()[x.low+" "+y.low] }
	switch {
	case a.low == "năm" && after.kind == digits && isYear(after.text):
		k := p.next(p.next(j+1) + 1)
		return p.at(k).is("-") || p.at(k).is("–") // trong năm năm 2019 - 2024
	case a.low == "sau" && right != nil && (right.low == "khi" || right.low == "đó"), a.low == "từ" && right != nil && afterFrom[right.low]:
		return false
	case left != nil && right != nil && longWords[left.low+" "+a.low+" "+right.low]:
		return false // khu dân dân cư
	case joins(left, a) && (joins(b, right) || right != nil && startsClause[b.low] && !joins(left, b) || right != nil && startsClause[b.low] && boundNoun[left.low+" "+a.low]):
		return true
	case joins(left, a) && a.form == small && b.form == capital && right != nil, bodyNouns[a.low] && a.form == small && b.form == capital && right != nil && right.form == capital:
		return true // trưởng phòng Phòng Kinh tế
	case joins(b, right) && (a.low == "cử" || a.low == "phòng" && left != nil):
		return true // cử cử tri
	case len(a.low) < 2 || !a.syllable && a.ascii && !(a.form == allCaps && len(a.low) > 2):
		return true
	case a.form == capital && b.form == capital && (!a.known || left != nil && left.form == small && titles[left.low]):
		return true // a name
	case a.low == "năm" || a.low == "ba" || a.low == "mười":
		return true // numbers
	case reduplicated[a.low] && !(before.kind == digits || after.kind == digits):
		return !lex.has(left, a) && !lex.has(b, right)
	}
	return false
}

// startsClause are verbs of one syllable that may follow a word that ends alike: học sinh sinh năm 2018.
var startsClause = set(`trình sinh bị đua đồng cử ký giao thu chi`)

// boundNoun are words after which a verb like their last syllable may stand.
var boundNoun = map[string]bool{"chương trình": true, "tờ trình": true, "công trình": true, "học sinh": true, "thí sinh": true, "chuẩn bị": true,
	"thiết bị": true, "trang bị": true, "thi đua": true, "bầu cử": true, "thư ký": true, "bàn giao": true, "thực thu": true, "tổng chi": true}

// titles are words before the names of people.
var titles = set(`chí ông bà anh chị cô bác`)

// bodyNouns begin names of bodies and are words before them: Cán bộ Bộ Nội vụ.
var bodyNouns = set(`phòng bộ đoàn hội ban sở tổ đội chi`)

// afterFrom are words that follow the preposition từ, not the adverb từ từ.
var afterFrom = set(`nguồn ngày tháng năm các những khi đầu trung cơ tỉnh cấp đó nay nhiều`)

// longWords are words of three syllables whose halves are no words beside each other.
var longWords = map[string]bool{"khu dân cư": true, "tổ dân phố": true, "góp ý kiến": true, "hộ gia đình": true, "hộ cận nghèo": true,
	"ban công tác": true, "ban thường trực": true, "ban chấp hành": true, "ban thường vụ": true, "hội nông dân": true, "hội phụ nữ": true,
	"hội cựu chiến": true, "hội liên hiệp": true, "đoàn thanh niên": true, "đại đoàn kết": true, "bộ đội biên": true, "nhà đại đoàn": true, "chương trình hành": true}

// meeting are pairs that are no words by themselves but begin or end one of more syllables.
var meeting = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, pair := range strings.Split(`ban công,ban tổ,ban thường,ban chấp,ban chỉ,ban dân,ban kinh,ban pháp,ban văn,ban vận,ban nhân,
phó ban,trưởng ban,tiểu ban,của ban,hội nông,hội liên,hội cựu,hội chữ,hội phụ,hội đồng,hội nghị,hội thảo,hội viên,hội khuyến,hội người,
chi hội,đại hội,xã hội,lễ hội,tổ dân,tổ quốc,tổ công,tổ tự,tổ hòa,dân phố,dân tộc,dân cư,người dân,nhân dân,công dân,đồng bào,bào dân,
học sinh,sinh viên,sinh hoạt,bầu cử,cử tri,cử đại,cử cán,cử người,ứng cử,xuất hiện,hiện tượng,truyền thống,phát triển,phát hiện,
phát động,bảo vệ,vệ sinh,gia đình,tham gia,gia nhập,quốc gia,thông tin,tin tưởng,tin học,bản tin,tin bài,tin cậy,niềm tin,nhà nước,
nước ngoài,nước sạch,nước ta,đất nước,đại biểu,biểu quyết,biểu dương,biểu diễn,động viên,vận động,hoạt động,đối tượng,tượng đài,
thường trực,trực tiếp,trực thuộc,trực tuyến,công an,an toàn,an ninh,an sinh,trị an,thành phố,phố cổ,phố biển,phố núi,phố phường,khu phố,phố đi,đường phố,
đánh giá,giá trị,giá cả,giá rẻ,đơn giá,trả giá,thể thao,tập thể,thể hiện,thể dục,cụ thể,cơ thể,đoàn thể,thể chế,chủ thể,tổng thể,
tổ chức,chức năng,chức danh,chức sắc,chức việc,công chức,chức vụ,viên chức,quan chức,chính thức,thức ăn,hình thức,nhận thức,ý thức,
cán bộ,bộ máy,toàn bộ,bộ phận,cán sự,sự nghiệp,nhân sự,sự kiện,quân sự,dân sự,sự cố,hình sự,sự thật,lực lượng,lượng người,chất lượng,
số lượng,năng lực,nguồn lực,nghị quyết,quyết định,giải quyết,quyết tâm,quyết toán,kiên quyết,quyết liệt,xác định,định hướng,quy định,
định kỳ,nhất định,định mức,thẩm định,định giá,định cư,ổn định,phương tiện,tiện ích,thuận tiện,tiện lợi,nội dung,dung lượng,lao động,
động lực,động đất,chủ động,tác động,động thổ,đầu tư,tư nhân,tư vấn,tư pháp,tư thục,tâm tư,vật tư,dân cư,cư dân,cư trú,định cư,
kế hoạch,hoạch định,quy hoạch,khu vực,quản lý,lý luận,pháp lý,lý lịch,xử lý,lý do,tâm lý,pháp luật,luật sư,luật gia,kỷ luật,
dự án,án phí,bản án,đề án,án treo,thực hiện,hiện đại,hiện có,hiện hành,biểu hiện,hiện vật,cải thiện,thiện nguyện,từ thiện,hoàn thiện,
phối hợp,hợp tác,tổng hợp,hợp đồng,tập hợp,hợp lý,phù hợp,hợp pháp,trường hợp,liên hợp,kết hợp,tích hợp,trung tâm,tâm huyết,quan tâm,
cơ quan,quan trọng,liên quan,quan điểm,quan hệ,khách quan,tham quan,quan sát,hải quan,tiếp nhận,nhận diện,công nhận,nhận thấy,xác nhận,
nhận định,đảng viên,viên mãn,giáo viên,thành viên,ủy viên,hệ thống,thống nhất,thống kê,quan hệ,hệ lụy,hệ thống,lãnh đạo,đạo đức,chỉ đạo,
đạo tràng,đạo hữu,nhân đạo,đạo đức,môi trường,trường học,trường hợp,thị trường,trường thọ,nhà trường,hội trường,tài chính,chính sách,
hành chính,chính trị,chính quyền,chính thức,chính đáng,địa chính,bưu chính,giao thông,thông suốt,thông báo,thông qua,thông minh,
mục tiêu,tiêu biểu,chỉ tiêu,tiêu chí,tiêu cực,tiêu dùng,tiêu chuẩn,chi tiêu,tiêu thụ,kiểm tra,tra cứu,thanh tra,điều tra,
tài sản,sản xuất,sản phẩm,sản lượng,thủy sản,khoáng sản,nông sản,hải sản,đặc sản,cộng sản,di sản,bất động,động sản,đề xuất,xuất khẩu,
văn hóa,hóa đơn,hóa giải,chuyển giao,giao thông,bàn giao,giao lưu,giao ban,giao nhiệm,phân công,công tác,công trình,công việc,thi công,
thành công,khởi công,công nhân,nhân viên,nhân dân,doanh nhân,nhân sự,cá nhân,nhân rộng,nguyên nhân,nhân lực,bệnh nhân,nhân đạo,cư dân,
điều kiện,kiện toàn,sự kiện,toàn dân,an toàn,toàn diện,toàn quốc,toàn thể,toàn tỉnh,bảo toàn,trách nhiệm,nhiệm vụ,nhiệm kỳ,bổ nhiệm,
phục vụ,vụ việc,dịch vụ,vụ án,nghiệp vụ,vụ mùa,nhiệm vụ,chức vụ,vụ cháy,thời gian,gian lận,dân gian,gian khổ,không gian,tình hình,
hình sự,hình ảnh,mô hình,hình thành,điển hình,loại hình,hình thức,trình độ,độ tuổi,mức độ,tiến độ,chế độ,độ cao,chăm sóc,
chủ tịch,tịch thu,hộ tịch,phong trào,nông dân,dân vận,nông thôn,thôn bản,thôn xóm,trưởng thôn,xây dựng,công tác,tác phong,hợp tác,
tác phẩm,tác hại,kết quả,hiệu quả,quả thực,thành quả,hậu quả,kết luận,luận cứ,dư luận,luận điểm,thảo luận,lý luận,tham luận,
doanh nghiệp,nghiệp đoàn,nghiệp vụ,đoàn kết,kết nối,kết hợp,kết cấu,liên kết,kết nạp,cam kết,kết nghĩa,tổng kết,sơ kết,kết thúc,
thi đua,khen thưởng,thưởng thức,tiếp thu,thu hút,thu chi,thu gom,nguồn thu,thu nhập,đề nghị,nghị định,kiến nghị,hội nghị,kiến thức,
ý kiến,sáng kiến,dự kiến,kiến trúc,chứng kiến,chứng nhận,minh chứng,mục đích,đích thực,tuyên truyền,nghiêm túc,túc trực,
trực ban,đường bộ,nội bộ,bộ đội,bộ ngành,cấp ủy,ủy quyền,ủy viên,ủy ban,đảng ủy,thành ủy,tỉnh ủy,ban hành,ban đầu,ban ngành,
mặt trận,trận địa,bề mặt,mặt bằng,gặp mặt,mặt hàng,có mặt,mặt khác,ra mắt,đại diện,diện tích,toàn diện,diện mạo,nhận diện,diện hộ,
sinh nhật,học tập,tập huấn,tập trung,tập thể,luyện tập,tập quán,thực tập,bài tập,tập tục,kỹ thuật,năng suất,chức năng,năng động,
kỹ năng,khả năng,năng lượng,tiềm năng,thực chất,chất vấn,tính chất,phẩm chất,chất thải,vật chất,vi phạm,hành vi,phạm vi,vi rút,
lên lớp,xóm làng,làng xã,bản làng,phụ nữ,nữ giới,nam nữ,xã viên,hợp tác,xã hội,thị xã,xã nghèo,phường xã,đặc biệt,biệt phái,nữ công,nữ công nhân,nữ cán,nữ đảng,lượng nước,lượng mưa,lượng khách,lượng hàng,lượng thông,
nữ đại,nữ thanh,nữ doanh,khối lượng,trữ lượng,dân quân,quân sự,quân dân,toàn quân,toàn dân,công trình,trình bày,trình tự,quy trình,chương trình,trình diễn,
trình độ,đường làng,giá thành,giá đất,đất đai,đất ở,ruộng đất,nhà đất,nhà ở,nhà trẻ,tay nghề,nghề nghiệp,ngành nghề,nghề cá,bài bản,bản đồ,bản tin,văn bản,bản chất,cơ bản,bản thân,
kịch bản,bản quyền,tổ chức,thường xuyên,bình thường,thường niên,đường dây,ngân hàng,hàng hóa,hàng năm,hàng tháng,cửa hàng,khách hàng,đơn hàng,tuổi trẻ,trẻ em,cao tuổi,tuổi thọ,thành tích,tích cực,tích lũy,phân tích,thể tích,
đại diện,quy định,định suất,tiền lương,lương hưu,lương thực,con người,người lao,người có,người cao,mọi người,người nghèo`, ",") {
		m[strings.TrimSpace(pair)] = true
	}
	return m
})

// reduplicated are the words that Vietnamese doubles.
var reduplicated = set(`song luôn thường dần từ xa ngày người nhà đời mãi hằng chung riêng ai đâu nơi lần hay rất khăng lăm phăng năm
ba mười xanh đỏ trắng vàng tím hồng đen nhỏ to cao thấp nhẹ nặng nhanh chậm đều ngang dọc lâu lớp hàng tầng trùng điệp nao rưng
bừng phơi ngời rạng ngút ngàn vời xăm dằng mang mênh đăm đằng sờ sẵn khít sát gần tròn dài lớn khá bình nho tưng nườm kìn ùn ào
rầm ầm đùng leng xôn tấp lâng bâng thênh hây ngan thoang nghi hiu êm im lặng vui mau đủ ít nhiều chầm từng thi khe rì lao xào
thôn làng xóm phố ngõ bạn tốt đẹp tươi sáng chiều tối đêm tháng mỗi thoảng lúc sớm muộn mai sau mốt cứ đi chạy nói cười gật lắc xoa vẫy lung
linh lấp lánh bần cần lòng đăng đinh đồi rừng ngành cồn bãi bo càng hoài chang rành thao ngùn rần đùn vù tít hun chằm đăm lanh lăng tí tẹo xíu
khang trang thanh loáng vành lừ dưng run rung bon cong con còng oang sừng đau ngon mềm ấm mát lành thật giả nghiêng loanh quanh lũ`)

// checkUnitTwice reports the word for a place typed again after its name: thành phố X thành phố tổ chức.
func (d *document) checkUnitTwice(p *part, w []int, i int) {
	n := 1
	switch p.tokens[w[i]].word.low {
	case "thành":
		if i+1 >= len(w) || p.tokens[w[i+1]].word.low != "phố" {
			return
		}
		n = 2
	case "thị":
		if i+1 >= len(w) || p.tokens[w[i+1]].word.low != "trấn" && p.tokens[w[i+1]].word.low != "xã" {
			return
		}
		n = 2
	case "phường", "xã", "huyện", "tỉnh", "quận":
	default:
		return
	}
	name := i + n
	for name < len(w) && name < i+n+3 && p.tokens[w[name]].word.form == capital {
		name++
	}
	if name == i+n || name+n >= len(w) || !d.twice(p, w[i:i+n], w[name:name+n]) || p.tokens[w[name]].word.form != small {
		return
	}
	after := p.tokens[w[name+n]]
	if after.word.form != small || w[name+n] != p.next(w[name+n-1]+1) || map[string]bool{"ta": true, "nhà": true, "này": true, "và": true, "nơi": true}[after.word.low] {
		return
	}
	d.report("van-ban/lap-tu", p, p.tokens[w[i]].start, p.tokens[w[name+n-1]].end, p.Text[p.tokens[w[name]].start:p.tokens[w[name+n-1]].end])
}
