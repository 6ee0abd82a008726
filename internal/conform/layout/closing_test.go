package layout

import (
	"strings"
	"testing"
)

// twoSigners is minutes whose signatures stand in a table and whose recipients below it, with %s in place of the end.
const twoSigners = `
table 3740 5614
C13 | UBND XÃ PHÚ LÂM
C13b | TRƯỜNG TIỂU HỌC PHÚ LÂM
line 45
C13 | Số: 04/BB-THPL
cell
C13b | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
C14b | Độc lập - Tự do - Hạnh phúc
line 162
end
C14b | BIÊN BẢN
C14b | Họp hội đồng sư phạm tháng 10 năm 2024
line 100
J14 f720 s120,0 | Hội đồng họp, thảo luận và thống nhất các nội dung sau đây:
J14 f720 s120,0 n1 | Hội đồng thống nhất toàn bộ nhiệm vụ tháng 10END
table 4677 4677
C14b | THƯ KÝ
C14 |
C14 |
C14b | Ngô Thị Lài
cell
C14b | CHỦ TỌA
C14 |
C14 |
C14b | Phan Văn Dũng
end
L12bi | Nơi nhận:
L11 | - Ban Giám hiệu;
L11 | - Lưu: VT, Hồ sơFILED
`

// TestRecipientsBelowSigners holds that the list below a table of signatures is judged, and a last paragraph that Word
// numbers.
func TestRecipientsBelowSigners(t *testing.T) {
	for name, c := range map[string]struct{ end, filed, want, without string }{
		"right":         {".", ".", "", "TO-NOINHAN BODY-END"},
		"list":          {".", ",", "TO-NOINHAN", "BODY-END"},
		"last sentence": {"", ".", "BODY-END", "TO-NOINHAN"},
	} {
		text := strings.NewReplacer("END", c.end, "FILED", c.filed).Replace(twoSigners)
		d, err := Open(shorthand(t, text))
		if err != nil {
			t.Fatal(err)
		}
		verdict := d.Check(packs(t), "")
		if n := len(verdict.c.sign.names); n != 2 {
			t.Errorf("%s: %d names", name, n)
		}
		if n := len(verdict.c.recipients); n != 3 {
			t.Errorf("%s: %d lines of recipients", name, n)
		}
		got := faultsOf(verdict)
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s is not reported: %s", name, c.want, got)
		}
		for _, rule := range strings.Fields(c.without) {
			if strings.Contains(got, rule) {
				t.Errorf("%s: %s is reported: %s", name, rule, got)
			}
		}
	}
}
