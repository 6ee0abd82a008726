package layout

import (
	"strings"
	"testing"
)

// head is a document with another title in its upper right corner and many faults by any regime.
func head(title, motto string) string {
	return `table 3740 5614
C13 | TỈNH ĐOÀN NAM ĐỊNH
C13b | BAN THƯỜNG VỤ
C13 | ***
cell
C13b | ` + title + "\n" + motto + `
row
C13 | Số: 12-KH/ABC
cell
C14i | Nam Định, ngày 12 tháng 5 năm 2023
end
C14b | KẾ HOẠCH
C14b | Tổ chức hội thi năm 2023
L11 | Nội dung căn trái, cỡ chữ nhỏ, dài hơn một dòng để ai cũng thấy rằng nó không được căn đều hai lề như quy định.
`
}

// TestOwnTitle holds that documents with a title that no pack knows are told of once, and judged by no regime but the
// one that is named; and that a known title which is badly written stays a fault.
func TestOwnTitle(t *testing.T) {
	for title, covered := range map[string]bool{
		"ĐOÀN TNCS HỒ CHÍ MINH": false, "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH": false, "HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM": false,
		"CỘNG HÒA XHCN VIỆT NAM": true, "ĐẢNG CỘNG SẢN VN": true, "ĐẢNG CỘNG SẢN VIỆT NAM": true,
	} {
		d, err := Open(shorthand(t, head(title, "")))
		if err != nil {
			t.Fatal(err)
		}
		v := d.Check(packs(t), "")
		if got := v.Version != nil; got != covered {
			t.Errorf("%s: judged by a pack: %v", title, got)
		}
		if !covered && (len(v.Findings) != 1 || v.Findings[0].Rule.ID != "REGIME" || !strings.Contains(v.Findings[0].What.Vi, title)) {
			t.Errorf("%s: %v", title, v.Findings)
		}
		if !covered && len(v.Diagnostics("x.docx")) != 1 {
			t.Errorf("%s: no problem to show", title)
		}
		if v := d.Check(packs(t), "dang"); v.Version == nil || len(v.Findings) < 3 {
			t.Errorf("%s: the pack that was named does not judge", title)
		}
	}
	d, _ := Open(shorthand(t, head("HỘI LIÊN HIỆP THANH NIÊN VIỆT NAM", "C14b | Độc lập - Tự do - Hạnh phúc")))
	if v := d.Check(packs(t), ""); v.Version == nil {
		t.Error("a document with the motto is one of the state's form")
	}
	d, _ = Open(shorthand(t, strings.Replace(head("ĐOÀN TNCS HỒ CHÍ MINH", ""), "L11 |", "L11 @.VnTime |", 1)))
	if v := d.Check(packs(t), ""); len(v.Findings) != 2 {
		t.Errorf("an old font is a fault by any rule: %v", v.Findings)
	}
}
