package viet

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSentenceStarts cases mark each start with a bar.
func TestSentenceStarts(t *testing.T) {
	for _, marked := range []string{
		"",
		"Một câu.",
		"Không khí Đại hội dân chủ, cởi mở. |Đại biểu dự họp đạt 100%. |Đoàn Chủ tịch điều hành đúng chương trình.",
		"Ai dự họp? |Toàn thể đại biểu! |Đúng giờ.",
		"Thật vậy sao?! |Đúng thế.",
		"Đến ngày 31/3/2024. |9/9 phường đã xong.", "Tổng số 313. |Trong đó nữ có 96 vị.", "nhiệm kỳ 2024 - 2029. |Tổ chức hội nghị.",
		"Tổng số: 35. |Trong đó có 10 nữ.", "vào các năm 2022, 2023. |Các phường đã làm xong.", "đạt 73,8%. |Tái cử 231 vị.", "chi 1.234.567 đồng. |Ban Thường trực.",
		// Quotes and brackets
		"với chủ đề “Đoàn kết. Dân chủ. Đổi mới” trong cả nước. |Các phường đã làm theo.",
		"Chủ đề là “Phát huy vai trò nòng cốt.” |Các phường đã làm theo.", "Đã xong. |“Đoàn kết” là chủ đề.", "Đã xong. |\"Đoàn kết\" là chủ đề.",
		"Nói rằng \"Đã xong. Rất tốt.\" |Mọi người đồng ý.", "Lời “A “b. C” d. E” hết. |Tiếp.", "Mô hình “Hộp thư của phường. |Hỗ trợ 07 nhà.",
		"Dấu ” lạc. |Câu sau.", "Chiều dài 5\" thôi. |Câu sau.", "(Có danh sách kèm theo.) |Câu sau.",
		// Abbreviations
		"Họp tại TP. Đông Hà. |Có mặt 80 vị.", "TM. Ban Thường trực ký thay", "KT. Chủ tịch, TL. Trưởng ban, TUQ. Chủ tịch", "GS. TS. Trưởng đoàn phát biểu. |Đại hội hoan nghênh.",
		"tại Tp. Huế và tx. Hương Trà", "theo Văn bản số. 12 của tỉnh", "người dân tộc thiểu số. |Các tôn giáo cũng vậy.", "xem tr. 15 của tài liệu",
		"gồm cờ, hoa, v.v. Ban Tổ chức lo.", "đ/c. Trưởng ban", "theo vần A. Ban đầu", "Ủy ban T.Ư. Hội nghị", "kính trình UBND. |Đề nghị xem xét.",
		// Numbers of headings and items
		"1. Về công tác tổ chức. |Đã xong.", "II. KẾT QUẢ THỰC HIỆN", "XIII. Nhiệm vụ", "1.1. Nhân sự. |2. Văn kiện", "a. Nội dung. b. Hình thức",
		"gồm: 1. Nam; 2. Nữ", "Điều 5. Tổ chức. |Điều 6. Hiệu lực", "theo quy định tại Điều 5. |Ban Thường trực chịu trách nhiệm.", "Phụ lục 2. Danh sách",
		"lần thứ XIII. |Đại hội thành công.", "dòng trên\n2. Dòng dưới",
		// Ellipses, numbers, no break
		"điều hành hiệp thương... Được chuẩn bị", "khen thưởng… Nhìn chung", "khen thưởng…. Nhìn chung", "giá 1. 234 đồng", "giá 1.234. 567 đồng", "ngày 31. 3. 2024", "tên miền a.vn. là",
		"Hết câu.\u00a0Không ngắt", "Hết câu.Không có dấu cách", "Hết câu. không có chữ hoa", "cuối ./.", "một.  |Hai dấu cách", "một.\n|Xuống dòng", "Đạt. |Ủy ban. |Đảng ủy.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		var got strings.Builder
		last := 0
		for _, start := range SentenceStarts(text) {
			got.WriteString(text[last:start] + "|")
			last = start
		}
		if got.WriteString(text[last:]); got.String() != marked {
			t.Errorf("got  %s\nwant %s", got.String(), marked)
		}
	}
}

// FuzzSentenceStarts holds that starts are in order, at runes, and after white space that follows the end of a
// sentence.
func FuzzSentenceStarts(f *testing.F) {
	f.Add("Một. Hai! “Ba. Bốn.” Năm")
	f.Add("1. A. 2. \"B. C")
	f.Fuzz(func(t *testing.T, text string) {
		starts := SentenceStarts(text)
		if !slices.IsSorted(starts) || len(slices.Compact(slices.Clone(starts))) != len(starts) {
			t.Fatalf("%q: %v", text, starts)
		}
		for _, start := range starts {
			if start <= 0 || start >= len(text) || !utf8.RuneStart(text[start]) || !strings.ContainsRune(" \t\r\n", rune(text[start-1])) {
				t.Errorf("%q: start at %d", text, start)
			}
			if !strings.ContainsAny(text[:start], ".!?") {
				t.Errorf("%q: start at %d without an end before", text, start)
			}
		}
	})
}

func BenchmarkSentenceStarts(b *testing.B) {
	text := strings.Repeat("Không khí Đại hội dân chủ, cởi mở. Đại biểu dự họp tại TP. Đông Hà đạt 100%. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		SentenceStarts(text)
	}
}
