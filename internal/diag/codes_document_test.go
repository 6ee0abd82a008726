package diag

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite docs/codes.md")

// groups are the parts of docs/codes.md, by the part of a code before the slash, in the order of the page.
var groups = []struct {
	name string
	Text
}{
	{"du-lieu", Text{"Tệp dữ liệu", "Data files"}},
	{"luoc-do", Text{"Lược đồ", "The schema"}},
	{"so-lieu", Text{"Số liệu không khớp", "Figures that do not agree"}},
	{"so-van-ban", Text{"Sổ văn bản viện dẫn", "The register of cited documents"}},
	{"mau", Text{"Mẫu văn bản", "Templates"}},
	{"noi-dung", Text{"Nội dung văn bản", "What documents say"}},
	{"the-thuc", Text{"Tệp thể thức", "Rule packs"}},
	{"mau-word", Text{"Mẫu Word", "Letterheads"}},
	{"word", Text{"Tệp Word", "Word files"}},
	{"sua-word", Text{"Sửa đổi trong bản Word (pull)", "Edits made in Word files (pull)"}},
	{"van-ban", Text{"Văn bản đã soạn xong", "The text of finished documents"}},
	{"cai-dat", Text{"Cài đặt của dự án", "Settings of the project"}},
	{"trinh-bay", Text{"Cách trình bày tệp Word", "How Word files look"}},
	{"chay", Text{"Khi chạy", "Runs"}},
}

// TestCodesDocument holds that docs/codes.md is what the catalogue says. -update rewrites it.
func TestCodesDocument(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "codes.md")
	want := codesDocument(t)
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/codes.md is not what the catalogue says; run: go test ./internal/diag -run TestCodesDocument -update")
	}
	for _, e := range Codes() {
		if strings.Count(string(got), "### `"+string(e.Code)+"`\n") != 1 {
			t.Errorf("%s is not in docs/codes.md once", e.Code)
		}
	}
}

func codesDocument(t *testing.T) string {
	var b strings.Builder
	b.WriteString("# Mã của các vấn đề · Codes of problems\n\n")
	b.WriteString("Trang này do kiểm thử của `internal/diag` viết ra từ danh mục mã; đừng sửa tay. Chỗ `{1}`, `{2}` là nơi in giá trị cụ thể.\n\n")
	b.WriteString("This page is written from the catalogue by a test of `internal/diag`; do not edit it. `{1}`, `{2}` stand for values.\n")
	seen := 0
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## `%s`: %s · %s\n", g.name, g.Vi, g.En)
		n := 0
		for _, e := range Codes() {
			if group, _, _ := strings.Cut(string(e.Code), "/"); group == g.name {
				writeEntry(&b, e)
				n++
			}
		}
		if n == 0 {
			t.Errorf("no code of the group %s", g.name)
		}
		seen += n
	}
	if seen != len(Codes()) {
		t.Errorf("%d codes are in the page, %d in the catalogue: a group is missing", seen, len(Codes()))
	}
	return b.String()
}

func writeEntry(b *strings.Builder, e Entry) {
	fmt.Fprintf(b, "\n### `%s`\n\n", e.Code)
	fmt.Fprintf(b, "%s · %s\n\n", e.Severity.In(Vi), e.Severity.In(En))
	fmt.Fprintf(b, "- %s\n- %s\n", e.Message.Vi, e.Message.En)
	if e.Hint.Vi != "" {
		fmt.Fprintf(b, "- Gợi ý: %s\n- Hint: %s\n", e.Hint.Vi, e.Hint.En)
	}
	if e.Example != "" {
		fence := "```"
		for strings.Contains(e.Example, fence) {
			fence += "`"
		}
		fmt.Fprintf(b, "\n%s\n%s\n%s\n", fence, visible(strings.TrimRight(e.Example, "\n")), fence)
	}
}

// visible writes by their number the characters that a reader cannot tell.
func visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError || r == 0xD0 || r == 0xA0 {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
