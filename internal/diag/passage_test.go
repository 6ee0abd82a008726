package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

func wordFile() *File {
	return NewDocument("bao-cao.docx", []Passage{
		{Text{"đoạn 1", "paragraph 1"}, "Thực hiện\nKế hoạch"},
		{Text{"đoạn 2", "paragraph 2"}, ""},
		{Text{"bảng 1, hàng 2, cột 3", "table 1, row 2, column 3"}, "một đoạn văn khá dài, dài hơn bốn mươi chữ cái, có tổng là 35"},
		{Text{"đoạn 3", "paragraph 3"}, strings.Repeat("ă", 60)},
	})
}

func TestPassages(t *testing.T) {
	f := wordFile()
	if s := f.Passage(0); s.text() != "Thực hiện Kế hoạch" {
		t.Errorf("the first passage is %q", s.text())
	}
	problem := New("thu/tong", point(t, f, "35"), 34, 35).With("Kế hoạch", point(t, f, "Kế"))
	if got, want := printed(t, PrintOptions{}, problem, New("thu/khong-goi-y", f.Passage(1), "đoạn trống"), New("thu/khong-goi-y", f.Passage(3), "x")), `bao-cao.docx: đoạn 2: cảnh báo [thu/khong-goi-y]: thấy đoạn trống
bao-cao.docx: bảng 1, hàng 2, cột 3 “một đoạn văn khá dài, dài hơn bốn mươi…”: lỗi [thu/tong]: nam + nu = 34, khác tong_so = 35
    │ một đoạn văn khá dài, dài hơn bốn mươi chữ cái, có tổng là 35
    │                                                            ^^
   Kế hoạch ở bao-cao.docx: đoạn 1 “Thực hiện Kế hoạch”
   gợi ý: sửa một trong ba số nam, nu, tong_so
bao-cao.docx: đoạn 3 “`+strings.Repeat("ă", 40)+`…”: cảnh báo [thu/khong-goi-y]: thấy x
`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPassageReports(t *testing.T) {
	f := wordFile()
	l := List{New("thu/tong", point(t, f, "35"), 34, 35)}
	var b strings.Builder
	if err := JSON(&b, l, En); err != nil {
		t.Fatal(err)
	}
	var problems []jsonProblem
	if err := json.Unmarshal([]byte(b.String()), &problems); err != nil {
		t.Fatal(err)
	}
	where := "table 1, row 2, column 3 “một đoạn văn khá dài, dài hơn bốn mươi…”"
	if got, want := *problems[0].At, (region{File: "bao-cao.docx", Where: where, Text: "35"}); got != want {
		t.Errorf("JSON: %+v", got)
	}
	b.Reset()
	if err := SARIF(&b, l, En); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	place := log.Runs[0].Results[0].Locations[0]
	if place.Physical.Region != nil || place.Physical.Artifact.URI != "bao-cao.docx" || place.Logical[0].FullyQualifiedName != where {
		t.Errorf("SARIF: %s", b.String())
	}
	b.Reset()
	if err := GitHub(&b, l, Vi); err != nil {
		t.Fatal(err)
	}
	if want := "::error title=thu/tong,file=bao-cao.docx::bảng 1, hàng 2, cột 3 “một đoạn văn khá dài, dài hơn bốn mươi…”: nam"; !strings.HasPrefix(b.String(), want) {
		t.Errorf("GitHub: %s", b.String())
	}
}

// TestLevel holds that a problem may be worse or milder than its kind is, and that rules keep the kind's own.
func TestLevel(t *testing.T) {
	problem := New("thu/tong", Span{}, 34, 35)
	problem.Level = Info
	if problem.Severity() != Info || (List{problem}).HasErrors() || (List{problem}).HasFindings() {
		t.Error("the level is not heeded")
	}
	var b strings.Builder
	if err := SARIF(&b, List{problem}, En); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if run.Results[0].Level != "note" || run.Tool.Driver.Rules[0].Configuration.Level != "error" {
		t.Errorf("%s", b.String())
	}
}
