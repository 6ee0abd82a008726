package build

import (
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
