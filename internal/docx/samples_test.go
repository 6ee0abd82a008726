package docx

import (
	"fmt"

	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/profile"
)

// Documents made by hand for the tests: each strains the writer in its own way.

func lines(texts ...string) []markdown.Line {
	all := make([]markdown.Line, len(texts))
	for i, text := range texts {
		if text != "" {
			all[i] = lineOf(text)
		}
	}
	return all
}

// fact is a printed figure.
func fact(text string) markdown.Fact { return markdown.Fact{Figure: &facts.Figure{Text: text}} }

func paragraph(inlines ...markdown.Inline) markdown.Block { return &markdown.Paragraph{Text: inlines} }

func text(s string) markdown.Block { return &markdown.Paragraph{Text: lineOf(s)} }

func heading(level int, number, title string) markdown.Block {
	return &markdown.Heading{Level: level, Number: number, Text: lineOf(title)}
}

func item(sign string, depth int, s string) markdown.Block {
	return &markdown.Item{Sign: sign, Depth: depth, Text: lineOf(s)}
}

const prose = "Thực hiện chỉ đạo của Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các phường đã xây dựng kế hoạch, " +
	"phân công nhiệm vụ cho từng thành viên, tổ chức hội nghị quán triệt đến cán bộ chủ chốt và tuyên truyền rộng rãi trong Nhân dân."

func frontHead() map[markdown.Field][]markdown.Line {
	return map[markdown.Field][]markdown.Line{
		markdown.Superior:  lines("ỦY BAN MTTQ VIỆT NAM", "THÀNH PHỐ ĐÔNG HÀ"),
		markdown.Issuer:    lines("BAN THƯỜNG TRỰC"),
		markdown.Number:    {{markdown.Text("Số: "), fact("95"), markdown.Text("/KH-MTTQ-BTT")}},
		markdown.PlaceDate: lines("Đông Hà, ngày 08 tháng 9 năm 2023"),
		markdown.Type:      lines("KẾ HOẠCH"),
		markdown.Subject:   lines("Tổ chức Đại hội đại biểu Mặt trận Tổ quốc Việt Nam thành phố Đông Hà lần thứ XII, nhiệm kỳ 2024 - 2029"),
		markdown.CopyTo: lines("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh (b/c)", "Thường trực Thành ủy (b/c)",
			"Ủy ban MTTQ Việt Nam các phường (t/h)", "Lưu: VT"),
		markdown.Authority: lines("TM. BAN THƯỜNG TRỰC"),
		markdown.Position:  lines("CHỦ TỊCH"),
		markdown.Signer:    {nil},
	}
}

// plan has a bit of everything that plans have.
func plan(v *profile.Version) *markdown.Doc {
	return &markdown.Doc{
		Unit: "thanh-pho/dong-ha", Name: "ke-hoach", Profile: v, Fields: frontHead(),
		Body: []markdown.Block{
			&markdown.Basis{Text: lineOf("Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam;")},
			&markdown.Basis{Text: lineOf("Thực hiện Kế hoạch số 152/KH-MTTQ-BTT ngày 25/8/2023 của Ban Thường trực Ủy ban Mặt trận Tổ quốc " +
				"Việt Nam tỉnh về tổ chức Đại hội Mặt trận Tổ quốc Việt Nam các cấp.")},
			heading(1, "PHẦN THỨ NHẤT", "TÌNH HÌNH KHỐI ĐẠI ĐOÀN KẾT TOÀN DÂN TỘC VÀ KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG NHIỆM KỲ 2019 - 2024"),
			heading(2, "I.", "MỤC ĐÍCH, YÊU CẦU"),
			heading(3, "1.", "Mục đích"),
			text(prose),
			paragraph(markdown.Text("Toàn thành phố hiệp thương cử "), fact("313"), markdown.Text(" vị, trong đó "),
				markdown.Strong{Inner: markdown.Line{markdown.Text("nữ "), fact("96"), markdown.Text(" vị")}}, markdown.Text(" (chiếm "),
				fact("30,7%"), markdown.Text("), "), markdown.Emph{Inner: lineOf("tái cử")}, markdown.Text(" "), fact("231"),
				markdown.Text(" vị"), markdown.NoteRef{Number: 1}, markdown.Text(".")),
			heading(4, "1.1.", "Nội dung cụ thể"),
			item("-", 0, "Tổ chức quán triệt các văn bản chỉ đạo của cấp trên; "+prose),
			item("+", 1, "Ở khu dân cư: hoàn thành trước ngày 20/02/2024;"),
			item("+", 1, "Ở phường: hoàn thành trước ngày 31/3/2024."),
			heading(5, "a)", "Thời gian và địa điểm"),
			paragraph(markdown.Text("Thời gian: 01 ngày."), markdown.Break{}, markdown.Text("Địa điểm: Hội trường thành phố.")),
			heading(2, "II.", "TỔ CHỨC THỰC HIỆN"),
			item("1.", 0, prose),
			item("2.", 0, prose),
			paragraph(markdown.Text("Trên đây là kế hoạch tổ chức Đại hội"), markdown.NoteRef{Number: 2}, markdown.Text("./.")),
		},
		Notes: []markdown.Note{
			{Text: markdown.Line{markdown.Text("Số liệu đến ngày 31/3/2024, gồm "), fact("09"), markdown.Text(" phường.")}},
			{Text: markdown.Line{markdown.Text("Xem "), markdown.Emph{Inner: lineOf("Hướng dẫn số 28/HD-MTTQ-BTT")}, markdown.Text(".")}},
		},
	}
}

// longNames has names that do not fit on a line, two signing lines, a name to come, and several addressees.
func longNames(v *profile.Version) *markdown.Doc {
	d := plan(v)
	d.Name = "bao-cao"
	d.Fields[markdown.Superior] = lines("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM THÀNH PHỐ TRỰC THUỘC TỈNH")
	d.Fields[markdown.Issuer] = lines("BAN CHỈ ĐẠO TỔ CHỨC ĐẠI HỘI MẶT TRẬN TỔ QUỐC VIỆT NAM CÁC CẤP")
	d.Fields[markdown.Number] = lines("Số:      /BC-MTTQ-BTT")
	d.Fields[markdown.PlaceDate] = lines("Thành phố Hồ Chí Minh, ngày      tháng 4 năm 2024")
	d.Fields[markdown.Type] = lines("BÁO CÁO")
	d.Fields[markdown.Subject] = lines("Kết quả tổ chức Đại hội đại biểu Mặt trận Tổ quốc Việt Nam các phường, nhiệm kỳ 2024 - 2029 và việc chuẩn bị " +
		"Đại hội đại biểu Mặt trận Tổ quốc Việt Nam thành phố lần thứ XII trong điều kiện sắp xếp đơn vị hành chính")
	d.Fields[markdown.To] = lines("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Trị", "Thường trực Thành ủy Đông Hà")
	d.Fields[markdown.CopyTo] = lines("Như trên", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam các phường trên địa bàn thành phố (t/h)",
		"Các cơ quan, tổ chức thành viên của Mặt trận thành phố (p/h)", "Lưu: VT")
	d.Fields[markdown.Authority] = lines("TM. ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM THÀNH PHỐ ĐÔNG HÀ", "KT. CHỦ TỊCH")
	d.Fields[markdown.Position] = lines("PHÓ CHỦ TỊCH THƯỜNG TRỰC")
	d.Body = d.Body[3:]
	return d
}

func twoDigits(n int) string {
	if n < 10 {
		return fmt.Sprintf("0%d", n)
	}
	return fmt.Sprint(n)
}

// members is a table of some rows, with long and short columns.
func members(rows int) *markdown.Table {
	t := &markdown.Table{
		Align: []markdown.Align{markdown.Centre, markdown.Left, markdown.Right, markdown.Right, markdown.Left},
		Head:  lines("TT", "Đơn vị", "Số Ủy viên", "Trong đó nữ", "Ghi chú"),
	}
	for i := range rows {
		note := ""
		if i%7 == 3 {
			note = "Hoàn thành sớm hơn kế hoạch, được Ban Thường trực tỉnh biểu dương"
		}
		t.Rows = append(t.Rows, []markdown.Line{
			{fact(twoDigits(i + 1))}, {markdown.Text("Phường "), fact(fmt.Sprint(i + 1))}, {fact(twoDigits(30 + i))}, {fact(twoDigits(9 + i%4))},
			{markdown.Text(note)},
		})
		if note == "" {
			t.Rows[i][4] = nil
		}
	}
	return t
}

// tables has a table over two pages, two tables in a row, and a table at the very end.
func tables(v *profile.Version) *markdown.Doc {
	d := plan(v)
	d.Name = "tables"
	d.Notes = nil
	d.Body = []markdown.Block{
		heading(2, "I.", "SỐ LIỆU ỦY VIÊN"), text(prose + " Số liệu cụ thể như sau:"), members(48), text(prose), members(3), members(2),
		text(prose + " Danh sách kèm theo./."), members(4),
	}
	return d
}

// annexes has one annex upright and one across.
func annexes(v *profile.Version) *markdown.Doc {
	d := plan(v)
	d.Name = "annexes"
	source := lineOf("(Kèm theo Kế hoạch số 95/KH-MTTQ-BTT ngày 08 tháng 9 năm 2023 của Ban Thường trực Ủy ban MTTQ Việt Nam thành phố Đông Hà)")
	wide := members(12)
	for i := range 5 {
		wide.Head = append(wide.Head, lineOf(fmt.Sprintf("Cột số liệu thứ %d", i+1)))
		wide.Align = append(wide.Align, markdown.Right)
		for r := range wide.Rows {
			wide.Rows[r] = append(wide.Rows[r], markdown.Line{fact(fmt.Sprint(1000 + i*r))})
		}
	}
	d.Annexes = []markdown.Annex{
		{Number: "Phụ lục I", Title: lineOf("DANH MỤC CÔNG VIỆC CHUẨN BỊ ĐẠI HỘI"), Source: source, Body: []markdown.Block{text(prose), item("-", 0, prose)}},
		{Number: "Phụ lục II", Title: lineOf("TỔNG HỢP SỐ LIỆU ỦY VIÊN"), Source: source, Pages: markdown.Across, Body: []markdown.Block{wide}},
	}
	return d
}

// state is a document of a State body to one addressee.
func state(v *profile.Version) *markdown.Doc {
	d := plan(v)
	d.Unit, d.Name = "phuong/phuong-1", "to-trinh"
	d.Fields = map[markdown.Field][]markdown.Line{
		markdown.Superior:  lines("UBND THÀNH PHỐ ĐÔNG HÀ"),
		markdown.Issuer:    lines("ỦY BAN NHÂN DÂN PHƯỜNG 1"),
		markdown.Number:    lines("Số: 05/TTr-UBND"),
		markdown.PlaceDate: lines("Phường 1, ngày 12 tháng 01 năm 2024"),
		markdown.Type:      lines("TỜ TRÌNH"),
		markdown.Subject:   lines("Về việc hỗ trợ kinh phí sửa chữa nhà văn hóa"),
		markdown.To:        lines("Ủy ban nhân dân thành phố Đông Hà"),
		markdown.CopyTo:    lines("Như trên", "Lưu: VT, VP"),
		markdown.Authority: lines("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
		markdown.Position:  lines("PHÓ CHỦ TỊCH"),
		markdown.Signer:    {nil},
	}
	d.Body, d.Notes = []markdown.Block{text(prose), text("Kính đề nghị xem xét, quyết định./.")}, nil
	return d
}

// bare says as little as a document can.
func bare(v *profile.Version) *markdown.Doc {
	return &markdown.Doc{Unit: "u", Name: "bare", Profile: v, Body: []markdown.Block{text("Một câu./.")}}
}

var samples = []struct {
	name string
	pack string
	make func(*profile.Version) *markdown.Doc
}{
	{"plan", "mat-tran", plan}, {"long-names", "mat-tran", longNames}, {"tables", "mat-tran", tables},
	{"annexes", "mat-tran", annexes}, {"state", "nghi-dinh-30", state}, {"bare", "nghi-dinh-30", bare},
}

// partyLetter is a công văn of the Party with every mark, to several.
func partyLetter(v *profile.Version) *markdown.Doc {
	d := bare(v)
	d.Fields = map[markdown.Field][]markdown.Line{
		markdown.Superior:      lines("ĐẢNG BỘ TỈNH"),
		markdown.Issuer:        lines("ĐẢNG ỦY KHỐI DOANH NGHIỆP"),
		markdown.Number:        lines("Số 268-CV/ĐUK"),
		markdown.PlaceDate:     lines("Tân An, ngày 20 tháng 11 năm 2023"),
		markdown.LetterSubject: lines("Chuẩn bị hội nghị trực tuyến quán triệt Nghị quyết Trung ương"),
		markdown.To:            lines("Các chi bộ", "Văn phòng", "Công an"),
		markdown.CopyTo:        lines("Như trên", "Lưu Văn phòng"),
		markdown.Authority:     lines("T/L BAN THƯỜNG VỤ"),
		markdown.Position:      lines("CHÁNH VĂN PHÒNG"),
		markdown.Signer:        {nil},
		markdown.Urgency:       lines("KHẨN"),
		markdown.Circulation:   lines("LƯU HÀNH NỘI BỘ"),
		markdown.DraftMark:     lines("Dự thảo lần 2"),
		markdown.Typist:        lines("ABC-30"),
		markdown.Contact:       lines("Số 9; điện thoại: 0200.000.000"),
	}
	return d
}

// decision is laid out in điều, has two signers and an attached list.
func decision(v *profile.Version) *markdown.Doc {
	d := state(v)
	d.Fields[markdown.Ruling] = lines("ỦY BAN NHÂN DÂN PHƯỜNG 1")
	d.Fields[markdown.CoPosition], d.Fields[markdown.CoSigner] = lines("THƯ KÝ"), []markdown.Line{nil}
	d.Fields[markdown.ToLabel] = lines("CHỦ TỊCH điện:")
	d.Fields[markdown.Attached] = lines("(Kèm theo Quyết định số 07/QĐ-UBND ngày 06 tháng 02 năm 2023 của Ủy ban nhân dân Phường 1)")
	d.Fields[markdown.Urgency] = lines("HỎA TỐC")
	return d
}

// moreSamples are for the golden files alone: what of them others read is in the build package's documents.
var moreSamples = []struct {
	name string
	pack string
	make func(*profile.Version) *markdown.Doc
}{{"party-letter", "dang", partyLetter}, {"decision", "nghi-dinh-30", decision}}
