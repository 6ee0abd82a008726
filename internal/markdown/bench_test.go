package markdown

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/facts"
)

// report is a report of six pages or so: 60 paragraphs and items with 240 figures, and a table.
func report() Source {
	var b strings.Builder
	var figures []*facts.Figure
	value := func() string {
		figures = append(figures, figure("1.234"))
		return fmt.Sprintf("{%d}", len(figures)-1)
	}
	for i := range 6 {
		fmt.Fprintf(&b, "## KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH %d\n\n", i)
		for range 5 {
			fmt.Fprintf(&b, "Ủy ban MTTQ Việt Nam phường đã phối hợp với các tổ chức thành viên tổ chức %s cuộc tuyên truyền, sinh hoạt tại khu phố với %s lượt người tham dự. "+
				"Nội dung tập trung vào chủ trương của Đảng, chính sách, pháp luật của Nhà nước và những việc liên quan trực tiếp đến đời sống khu dân cư (**%s** vị, chiếm *%s*).\n\n", value(), value(), value(), value())
		}
		for range 5 {
			fmt.Fprintf(&b, "- Công tác chăm lo người nghèo: %s hộ, %s nhà, trị giá %s; còn %s hộ.\n", value(), value(), value(), value())
		}
		b.WriteString("\n")
	}
	b.WriteString("| TT | Nội dung | Số lượng |\n|:-:|---|--:|\n")
	for i := range 30 {
		fmt.Fprintf(&b, "| %d | Tổ hòa giải ở cơ sở | %s |\n", i, value())
	}
	b.WriteString("\nTrên đây là Báo cáo.\n")
	return Source{Text: tokens(b.String()), Figures: figures}
}

func BenchmarkParse(b *testing.B) {
	src, v := report(), rules()
	b.SetBytes(int64(len(src.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, v)
	}
}

func BenchmarkBind(b *testing.B) {
	src := report()
	shape := Compile(src.Text, rules())
	b.ReportAllocs()
	for b.Loop() {
		shape.Bind(src)
	}
}

func BenchmarkDraft(b *testing.B) {
	content, _ := Parse(report(), rules())
	doc := &Doc{Profile: rules(), Body: content.Body}
	b.ReportAllocs()
	for b.Loop() {
		Draft(doc)
	}
}
