package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
)

// rules returns the rules that a sample breaks, but for what is good to know only.
func (s sample) rules(t *testing.T) []string {
	t.Helper()
	d, err := Open(s.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range d.Check(packs(t), "").Findings {
		if f.Rule.Severity != diag.Info && !slices.Contains(ids, f.Rule.ID) {
			ids = append(ids, f.Rule.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// TestSlips holds that a sample with one slip breaks that rule and no other, wherever the closing stands.
func TestSlips(t *testing.T) {
	for name, c := range map[string]struct {
		s    sample
		want string
	}{
		"right":        {sample{}, ""},
		"position":     {sample{sign: []string{"KT. GIÁM ĐỐC", "Phó Giám đốc"}}, "SIGN-STYLE"},
		"authority":    {sample{sign: []string{"Tl. Giám đốc", "CHÁNH VĂN PHÒNG"}}, "SIGN-AUTH SIGN-STYLE"},
		"behalf":       {sample{sign: []string{"tm. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}}, "SIGN-AUTH SIGN-STYLE"},
		"all small":    {sample{sign: []string{"TM. Ủy ban nhân dân", "Chủ tịch"}}, "SIGN-STYLE"},
		"year":         {sample{number: "Số: 47/2023/KH-STC"}, "NUM-FORM"},
		"legal":        {sample{kind: "NGHỊ QUYẾT", number: "Số: 47/2023/NQ-HĐND"}, ""},
		"stop":         {sample{number: "Số: 47/KH-STC."}, "NUM-FORM"},
		"unit":         {sample{place: "xã Lương Minh, ngày 08 tháng 9 năm 2023"}, "DATE-FORM"},
		"unit in full": {sample{place: "Phường Điện Biên Phủ, ngày 08 tháng 9 năm 2023"}, ""},
		"subject":      {sample{subject: []string{"Kiểm tra việc sử dụng tài sản công năm 2023."}}, "TITLE-STYLE"},
		"about":        {sample{letter: true, subject: []string{"Về việc báo cáo tình hình", "tài sản công năm 2023"}}, "CV-SUBJ"},
		"slash":        {sample{text: []string{"1/ Mục đích của việc kiểm tra là đánh giá đúng thực trạng quản lý, sử dụng tài sản công tại các cơ quan, đơn vị trên địa bàn tỉnh./."}}, "STRUCT-DOT"},
		"dot":          {sample{text: []string{"a. Nâng cao trách nhiệm của người đứng đầu trong việc quản lý, sử dụng tài sản công tại các cơ quan, đơn vị trên địa bàn tỉnh./."}}, "STRUCT-DOT"},
		"family name":  {sample{name: "Trương Quang Phúc"}, ""},
		"other name":   {sample{name: "Chánh Văn Trung"}, ""},
		"degree":       {sample{name: "Ths. Đặng Quang Hải"}, "SIGN-TITLE"},
		"specialist":   {sample{name: "Bs.CKII Đặng Quang Hải"}, "SIGN-TITLE"},
		"short about":  {sample{kind: "TỜ TRÌNH", number: "Số: 47/TTr-STC", to: []string{"Kính gửi: Ủy ban nhân dân tỉnh"}, list: []string{"- Như trên;", "- Lưu: VT."}, subject: []string{"V/v kiểm tra việc sử dụng tài sản công năm 2023"}}, ""},
		"one ground":   {sample{bases: []string{}, format: map[string]string{}, text: []string{"Căn cứ tình hình thực tế, Sở Tài chính ban hành kế hoạch kiểm tra với những nội dung như sau, đề nghị các cơ quan, đơn vị trên địa bàn tỉnh thực hiện nghiêm túc./."}}, ""},
		"colon":        {sample{text: []string{"Điều 1: Giao Văn phòng chủ trì, phối hợp với các phòng chuyên môn kiểm tra việc sử dụng tài sản công tại các cơ quan, đơn vị trên địa bàn tỉnh./."}}, "STRUCT-HEAD"},
		"shouted name": {sample{name: "NGUYỄN VĂN AN"}, "SIGN-STYLE"},
	} {
		for _, closing := range []string{"", "paragraphs"} {
			c.s.closing = closing
			if got := strings.Join(c.s.rules(t), " "); got != c.want {
				t.Errorf("%s %s: broken %q, want %q", name, closing, got, c.want)
			}
		}
	}
}

// TestClosingOfParty holds what differs for the Party: no K/T for a collective, no colon after Lưu.
func TestClosingOfParty(t *testing.T) {
	text := shortOf(t, "dang-uy-thong-bao")
	before := faultsIn(t, text)
	if strings.Contains(before, "SIGN-FRONT") {
		t.Error("a deputy of a collective needs no K/T")
	}
	if got := faultsIn(t, strings.Replace(text, "- Lưu ", "- Lưu: ", 1)); got == before || !strings.Contains(got, "không có dấu hai chấm") {
		t.Errorf("Lưu with a colon is not found: %s", got)
	}
	if got := faultsIn(t, strings.Replace(shortOf(t, "ubnd-nhieu-trang"), "Nơi nhận:", "NƠI NHẬN:", 1)); !strings.Contains(got, "viết “NƠI NHẬN”") {
		t.Errorf("recipients in capitals are not found: %s", got)
	}
}

func faultsIn(t *testing.T, short string) string {
	t.Helper()
	d, err := Open(shorthand(t, short))
	if err != nil {
		t.Fatal(err)
	}
	return faultsOf(d.Check(packs(t), ""))
}

// shortOf returns the shorthand of a document of the corpus.
func shortOf(t *testing.T, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(archive.Files[0].Data)
}

// TestLineBelongsToItsColumn holds that a line in the left column of a header is not taken for the one of the right.
func TestLineBelongsToItsColumn(t *testing.T) {
	text := "table 3740 5614\nC13b | SỞ TÀI CHÍNH\ncell\nC13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nC14b | Độc lập - Tự do - Hạnh phúc\nrow\nC13 | Số: 12/KH-STC\nLINE\ncell\nC14i | Nam Định, ngày 12 tháng 5 năm 2023\nend\nC14b | KẾ HOẠCH\nC14b | Kiểm tra năm 2023\nline 90\nJ14 f720 s120,0 l264 | Nội dung./.\n"
	if got := faultsIn(t, strings.Replace(text, "LINE", "line 50", 1)); strings.Contains(got, "ORG-LINE") || !strings.Contains(got, "TN-LINE thiếu") {
		t.Errorf("the line in the left column is the issuing body's: %s", got)
	}
	dashes := strings.Replace(strings.Replace(text, "LINE\n", "", 1), "C13b | SỞ TÀI CHÍNH\n", "C13b | SỞ TÀI CHÍNH\nC13 | -------\n", 1)
	if got := faultsIn(t, dashes); !strings.Contains(got, "ORG-LINE dưới") {
		t.Errorf("typed hyphens are no solid line: %s", got)
	}
}

// TestSecondHeader holds that the head of an attached document is no part of the signature.
func TestSecondHeader(t *testing.T) {
	text := shortOf(t, "quyet-dinh") + "\ntable 3740 5614\nC13 | UBND TỈNH NAM ĐỊNH\nC13b | SỞ TÀI CHÍNH\ncell\nC13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nC14b | Độc lập - Tự do - Hạnh phúc\nend\nC14b | QUY CHẾ\n"
	d, err := Open(shorthand(t, text))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range d.Check(packs(t), "").c.sign.lines {
		if strings.Contains(l.text, "UBND") || strings.Contains(l.text, "SỞ TÀI CHÍNH") {
			t.Errorf("%q is no line of the signature", l.text)
		}
	}
}

// TestBodyInCell holds that text in a lone cell, which lays out the page, is judged as text, and a box of a line is not.
func TestBodyInCell(t *testing.T) {
	head := "table 3740 5614\nC13b | SỞ TÀI CHÍNH\nline 50\nC13 | Số: 12/KH-STC\ncell\nC13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nC14b | Độc lập - Tự do - Hạnh phúc\nend\nC14b | KẾ HOẠCH\nC14b | Kiểm tra năm 2023\n"
	long := "J12 f720 s120,0 l264 | Đánh giá đúng thực trạng quản lý, sử dụng tài sản công tại các cơ quan, đơn vị trên địa bàn tỉnh; kịp thời phát hiện, chấn chỉnh.\n"
	if got := faultsIn(t, head+"table 9354\n"+strings.Repeat(long, 5)+"end\n"); !strings.Contains(got, "BODY-SIZE") {
		t.Errorf("text in a lone cell is not judged: %s", got)
	}
	if got := faultsIn(t, head+strings.Repeat(strings.Replace(long, "J12", "J14", 1), 2)+"table 9354\n"+long+"end\n"); strings.Contains(got, "BODY-SIZE") {
		t.Errorf("a box is judged as text: %s", got)
	}
}

// TestTwoSignatures holds that a table of two signatures above the recipients is found, and the end of the text judged.
func TestTwoSignatures(t *testing.T) {
	room := strings.Repeat("C14 |\n", 7)
	text := "table 3740 5614\nC13b | SỞ TÀI CHÍNH\nline 50\nC13 | Số: 12/KH-STC\ncell\nC13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nC14b | Độc lập - Tự do - Hạnh phúc\nend\nC14b | KẾ HOẠCH\nC14b | Kiểm tra năm 2023\n" +
		"J14 f720 s120,0 l264 | Đề nghị các đơn vị nghiêm túc thực hiện\ntable 4677 4677\n"
	for _, pair := range [][2]string{{"TM. BAN THƯỜNG TRỰC\nC14b | CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nC14b | CHỦ TỊCH"}, {"THƯ KÝ", "CHỦ TỌA"}} {
		d, err := Open(shorthand(t, text+"C14b | "+pair[0]+"\n"+room+"C14b | Trần Thị Bình\ncell\nC14b | "+pair[1]+"\n"+room+"C14b | Nguyễn Văn An\nend\nL12bi | Nơi nhận:\nL11 | - Lưu: VT.\n"))
		if err != nil {
			t.Fatal(err)
		}
		v := d.Check(packs(t), "")
		if len(v.c.sign.lines) < 2 || len(v.c.sign.names) != 2 {
			t.Errorf("%v: found %d lines and %d names", pair, len(v.c.sign.lines), len(v.c.sign.names))
		}
		if !strings.Contains(faultsOf(v), "BODY-END") {
			t.Errorf("%v: the end of the text is not judged", pair)
		}
	}
}

// TestAttachedRegulation holds that the chapters and articles of a regulation that a decision issues are judged too.
func TestAttachedRegulation(t *testing.T) {
	const attached = "C14b | QUY CHẾ\nC14b | Tiếp công dân của Ủy ban nhân dân xã\nC14i | (Kèm theo Quyết định số 61/QĐ-UBND ngày 14 tháng 7 năm 2025)\nL14 |\n" +
		"C14b | Chương I\nC14b | QUY ĐỊNH CHUNG\nJ14b f720 s120,0 l264 | Điều 1. Phạm vi điều chỉnh\nJ14 f720 s120,0 l264 | Quy chế này quy định việc tiếp công dân.\n" +
		"C14b | Chương II\nC14b | TỔ CHỨC THỰC HIỆN\nJ14b f720 s120,0 l264 | Điều 2. Trách nhiệm thi hành\nJ14 f720 s120,0 l264 | Văn phòng theo dõi việc thực hiện Quy chế này.\n"
	text, _, _ := strings.Cut(shortOf(t, "quyet-dinh"), "\n-- ")
	before := faultsIn(t, text+attached)
	for old, want := range map[string]string{
		"C14b | Chương II\n":              "“Chương 2” đánh chữ số Ả Rập, quy định số La Mã",
		"J14b f720 s120,0 l264 | Điều 2.": "chữ “Điều” và số không đậm",
	} {
		wrong := strings.NewReplacer("Chương II", "Chương 2", "J14b", "J14").Replace(old)
		if got := faultsIn(t, text+strings.Replace(attached, old, wrong, 1)); got == before || !strings.Contains(got, want) {
			t.Errorf("%q is not found: %s", want, got)
		}
	}
}

// TestNumberBelowTitle holds that the number of a contract is found where contracts have it.
func TestNumberBelowTitle(t *testing.T) {
	d, err := Open(shorthand(t, `
C13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
C14b | Độc lập - Tự do - Hạnh phúc
line 171
C14b | HỢP ĐỒNG
C14b | Thuê dịch vụ bảo vệ trụ sở
C13 | Số: 5/HĐ-DVBV
J14 f720 s120,0 | Hai bên thống nhất ký hợp đồng thuê dịch vụ bảo vệ trụ sở với các điều khoản như sau:
`))
	if err != nil {
		t.Fatal(err)
	}
	verdict := d.Check(packs(t), "")
	if n := verdict.c.number; n == nil || n.text != "Số: 5/HĐ-DVBV" {
		t.Fatalf("the number was not found: %v", n)
	}
	if got := faultsOf(verdict); !strings.Contains(got, "NUM-FORM") {
		t.Errorf("its form is not judged: %s", got)
	}
}
