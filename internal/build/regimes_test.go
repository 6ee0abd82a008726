package build

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// regimes is the project of three offices, one under each rule pack, whose documents have every construct of the dialect
// and every component that front matter and facts can ask for.
func regimes(t *testing.T) (data, templates fstest.MapFS) {
	return memory(t, "testdata/the-thuc/data"), memory(t, "testdata/the-thuc/templates",
		"../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
}

// The drafts say what the rules of each regime want.
func TestRegimes(t *testing.T) {
	data, templates := regimes(t)
	files := clean(t, data, templates, Options{})
	for name, texts := range map[string][]string{
		"chinh-quyen/tan-an/quyet-dinh": {"| Số: 07/QĐ-UBND | *Tân An, ngày 06 tháng 02 năm 2023* |", "**CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN**\n\n> Căn cứ",
			"Thống kê.\n\n**QUYẾT ĐỊNH:**\n\n### Điều 1. Thành lập", "### Điều 2. Nhiệm vụ của Ban Chỉ đạo:\n\n#### 1. Tham mưu", "##### b) sơ kết, tổng kết việc thực hiện.",
			"### Điều 3. Văn phòng", "thi hành Quyết định này./.", "- Như Điều 3;", "**KT. CHỦ TỊCH**\\\n**PHÓ CHỦ TỊCH**"},
		"chinh-quyen/tan-an/nghi-quyet": {"Số: 03/NQ-HĐND", "**HỘI ĐỒNG NHÂN DÂN XÃ TÂN AN\\\nKHÓA XII, KỲ HỌP THỨ 8**", "**QUYẾT NGHỊ:**"},
		"chinh-quyen/tan-an/quy-che": {"# Chương I: QUY ĐỊNH CHUNG\n\n### Điều 1. Phạm vi điều chỉnh", "#### 1. Quy chế này", "### Điều 2. Nguyên tắc",
			"# Chương II: TRÁCH NHIỆM", "## Mục 1: TRÁCH NHIỆM CHUNG\n\n### Điều 3. ", "## Mục 2: QUAN HỆ CÔNG TÁC\n\n### Điều 4. "},
		"chinh-quyen/tan-an/cong-van":  {"V/v triển khai", "**HỎA TỐC**", "- Các đoàn thể xã.\n", "Địa chỉ: Thôn Đông"},
		"chinh-quyen/tan-an/bien-ban":  {"Số: 02/BB-UBND", "**THƯ KÝ**", "**CHỦ TỌA**"},
		"chinh-quyen/tan-an/to-trinh":  {"**DỰ THẢO**", "Kính gửi: Ủy ban nhân dân huyện Tân Bình\n", "Số:      /TTr-UBND"},
		"chinh-quyen/tan-an/cong-dien": {"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN điện:\n\n- Trưởng các thôn;"},
		"chinh-quyen/tan-an/huong-dan": {"**KHẨN**", "**DỰ THẢO LẦN 2**", "**TM. BAN THƯỜNG TRỰC**\\\n**CHỦ TỊCH**"},
		"chinh-quyen/tan-an/ke-hoach":  {"**LƯU HÀNH NỘI BỘ**", "> Căn cứ tình hình thực tế của địa phương.", "# Phần I: ", "# Phụ lục II: ", "VX.(30)"},
		"mat-tran/hoa-thinh/ke-hoach": {"> Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam;\n>\n> Thực hiện Kế hoạch số 152/KH-MTTQ-BTT", "# PHẦN THỨ NHẤT: ",
			"(Kèm theo Kế hoạch số 16/KH-MTTQ-BTT ngày 05 tháng 3 năm 2024 của Ban Thường trực"},
		"dang-uy/tan-an/nghi-quyet": {"| ĐẢNG BỘ HUYỆN TÂN BÌNH | **ĐẢNG CỘNG SẢN VIỆT NAM** |", "Số 05-NQ/ĐU", "## I- KẾT QUẢ ĐẠT ĐƯỢC", "tổ chức thực hiện.\n",
			"**T/M ĐẢNG ỦY**", "- Ban Thường vụ Huyện ủy,\n", "- Lưu Văn phòng Đảng ủy.\n", "# Phụ lục 1: ", "số 05-NQ/ĐU, ngày 08 tháng 9 năm 2023 của Đảng ủy xã Tân An"},
		"dang-uy/tan-an/quyet-dinh": {"nhiệm kỳ 2025 - 2030;\n>\n> Xét đề nghị của Văn phòng Đảng ủy,\n", "**BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH**"},
		"dang-uy/tan-an/to-trinh":   {"Số      -TTr/ĐU", "Dự thảo lần 2"},
		"dang-uy/tan-an/bao-cao":    {"> Căn cứ chương trình công tác năm 2026.", "- Ban Thường vụ Huyện ủy;\n"}, // 05-HD/VPTW
	} {
		draft := string(files[name+".md"])
		for _, text := range texts {
			if !strings.Contains(draft, text) {
				t.Errorf("%s does not say %q:\n%s", name, text, draft)
			}
		}
	}
	for name, texts := range map[string][]string{
		"chinh-quyen/tan-an/bien-ban": {"tháng 4 năm 2024** |", "*Tân An"},
		"dang-uy/tan-an/nghi-quyet":   {"CỘNG HÒA", "./."},
	} {
		for _, text := range texts {
			if draft := string(files[name+".md"]); strings.Contains(draft, text) {
				t.Errorf("%s says %q:\n%s", name, text, draft)
			}
		}
	}
}

// What the Word files have beside the words: rectangles, pages laid across, marks on the first page of the text alone.
func TestRegimesInWord(t *testing.T) {
	data, templates := regimes(t)
	files := clean(t, data, templates, Options{})
	part := func(document, name string) string {
		p, err := ooxml.Read(files[document+".docx"], ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return string(p.Data(name))
	}
	plan := part("chinh-quyen/tan-an/ke-hoach", "word/document.xml")
	if n := strings.Count(plan, `w:orient="landscape"`); n != 1 {
		t.Errorf("%d landscape sections, want the one with the wide table", n)
	}
	if n := strings.Count(plan, `<w:pgNumType w:start="1"/>`); n != 3 {
		t.Errorf("pages are counted anew %d times, want 3", n)
	}
	if header := part("chinh-quyen/tan-an/ke-hoach", "word/header2.xml"); !strings.Contains(header, "LƯU HÀNH NỘI BỘ") {
		t.Errorf("the mark is not on the first page: %s", header)
	}
	if n := strings.Count(plan, `w:type="first" r:id="rId2"`); n != 1 {
		t.Errorf("%d sections show the mark on their first page, want the text alone", n)
	}
	if footer := part("chinh-quyen/tan-an/cong-van", "word/footer1.xml"); !strings.Contains(footer, "Địa chỉ: Thôn Đông") {
		t.Errorf("the address is not at the foot of the first page: %s", footer)
	}
	party := part("dang-uy/tan-an/cong-van", "word/document.xml")
	if end := party[max(0, strings.LastIndex(party, "</w:tbl>")):]; !strings.Contains(end, "điện thoại") {
		t.Error("the Party's address is not below the signature")
	}
	for _, want := range []string{`<w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">Kính gửi: </w:t>`, `<w:t xml:space="preserve">*</w:t>`} {
		if !strings.Contains(party, want) {
			t.Errorf("the Party's công văn lacks %s", want)
		}
	}
	styles := part("dang-uy/tan-an/cong-van", "word/styles.xml")
	for _, want := range []string{`w:line="360" w:lineRule="exact"`, `<w:u w:val="single"/>`, `w:color="FF0000"`} {
		if !strings.Contains(styles, want) {
			t.Errorf("the Party's styles lack %s", want)
		}
	}
}

// What a letterhead lacks is said once, with some of the documents that need it, by check as by build.
func TestLetterheadGapsAreSaidOnce(t *testing.T) {
	for _, check := range []bool{false, true} {
		data, templates := regimes(t)
		templates["letterhead/nghi-dinh-30.docx"] = templates["letterhead/mat-tran.docx"]
		for _, name := range []string{"giay-moi", "bien-ban", "to-trinh", "nghi-quyet"} {
			name = "chinh-quyen/" + name + ".md.tmpl"
			templates[name] = &fstest.MapFile{Data: bytes.Replace(templates[name].Data, []byte("loai: "), []byte("khau_hieu: Đoàn kết\nloai: "), 1)}
		}
		result := run(t, data, templates, Options{Check: check})
		var found []string
		for _, d := range result.Problems {
			if d.Code == "word/thieu-cho" {
				found = append(found, d.Message(diag.Vi))
			}
		}
		if len(found) != 1 || !strings.Contains(found[0], "{khau_hieu}") || !strings.Contains(found[0], "chinh-quyen/tan-an/bien-ban") ||
			!strings.Contains(found[0], "và 1 văn bản khác") || len(result.Failed) != 8 {
			t.Errorf("check %v: %d failed, said %q", check, len(result.Failed), found)
		}
	}
}

// Annexes lie as the front matter says, where it says so.
func TestPagesLaidAcross(t *testing.T) {
	for say, want := range map[string]int{"": 1, "trang_ngang: []\n": 0, "trang_ngang: [1, 2]\n": 2, `trang_ngang: ["1"]` + "\n": 1} {
		data, templates := regimes(t)
		name := "chinh-quyen/ke-hoach.md.tmpl"
		templates[name] = &fstest.MapFile{Data: bytes.Replace(templates[name].Data, []byte("loai: "), []byte(say+"loai: "), 1)}
		p, err := ooxml.Read(clean(t, data, templates, Options{})["chinh-quyen/tan-an/ke-hoach.docx"], ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(p.Data("word/document.xml")), `w:orient="landscape"`); n != want {
			t.Errorf("%q: %d annexes across, want %d", say, n, want)
		}
	}
}
