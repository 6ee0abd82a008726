package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/internal/diag"
)

// The register is checked by itself and against the documents that cite it.
func TestRegister(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new string
		want     diag.Code
	}{
		{"type and symbol", "so: \"95\"\n  ky_hieu: KH-MTTQ-BTT", "so: \"95\"\n  ky_hieu: HD-MTTQ-BTT", "so-van-ban/loai"},
		{"State separators in a Party number", "ky_hieu: CT/TU", "ky_hieu: CT-TU", "so-van-ban/dau-ngan"},
		{"one document twice", "\nkh-95:\n", "\nkh-95b: {loai: Kế hoạch, so: \"95\", ky_hieu: KH-MTTQ-BTT, ngay: 2023-09-08, " +
			"co_quan: Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Đông Hà, trich_yeu: về việc khác}\nkh-95:\n", "so-van-ban/trung"},
		{"younger than what rests on it", "ky_hieu: CT/TU\n  che_do: dang\n  ngay: 2023-08-31", "ky_hieu: CT/TU\n  che_do: dang\n  ngay: 2025-08-31", "so-van-ban/sau-ngay"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, templates := demo(t)
			replace(t, data, "van-ban.yaml", c.old, c.new)
			result := run(t, data, templates, Options{})
			found := false
			for _, d := range result.Problems {
				found = found || d.Code == c.want
				if d.Code != c.want {
					t.Errorf("also [%s] %s", d.Code, d.Message(diag.Vi))
				}
			}
			if !found {
				t.Errorf("%s is not reported", c.want)
			}
			if result.Documents != 40 {
				t.Errorf("%d documents made, want all 40", result.Documents)
			}
		})
	}
}

// References typed in templates and prose facts are looked up in the register.
func TestReferences(t *testing.T) {
	data, templates := demo(t)
	replace(t, templates, "phuong/kien-nghi.md.tmpl", "## TÌNH HÌNH\n", "## TÌNH HÌNH\n\nTheo Kế hoạch số 59/KH-MTTQ-BTT.\n")
	text := string(data["phuong/phuong-1.yaml"].Data)
	data["phuong/phuong-1.yaml"].Data = []byte(strings.Replace(text, "  tinh_hinh:\n    - ", "  tinh_hinh:\n    - Theo Kế hoạch số 95/KH-MTTQ-BTT ngày 09/9/2023, ", 1))
	var got []string
	for _, d := range run(t, data, templates, Options{}).Problems {
		got = append(got, fmt.Sprintf("%s %s", d.Code, d.Message(diag.Vi)))
	}
	want := []string{
		"so-van-ban/khac-ngay văn bản số 95/KH-MTTQ-BTT ở đây ghi ngày 09/9/2023, trong sổ văn bản là 08/9/2023",
		"so-van-ban/ngoai-so viện dẫn văn bản số 59/KH-MTTQ-BTT nhưng sổ văn bản không có; có lẽ là “95/KH-MTTQ-BTT”",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
