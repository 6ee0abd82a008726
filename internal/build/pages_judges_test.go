package build

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"vanban/internal/judges"
)

// TestContentControlsDoNotShow prints drafts with content controls and without: every page looks the same, to the last
// pixel.
func TestContentControlsDoNotShow(t *testing.T) {
	t.Parallel()
	judges.Programs(t, "soffice", "pdftoppm")
	data, templates := demo(t)
	pages := map[bool]map[string][]byte{}
	for _, plain := range []bool{false, true} {
		made := clean(t, data, templates, Options{Patterns: []string{"*/*/bao-cao-tong-ket", "phuong-1"}, Plain: plain})
		dir := t.TempDir()
		for _, name := range []string{"thanh-pho/dong-ha/bao-cao-tong-ket.docx", "phuong/phuong-1/kien-nghi.docx", "phuong/phuong-1/ke-hoach.docx"} {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(filepath.Dir(name))+"-"+filepath.Base(name)), made[name], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		files, _ := filepath.Glob(dir + "/*.docx")
		judges.Run(t, "soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)...)
		for _, file := range files {
			pdf := file[:len(file)-len(".docx")]
			judges.Run(t, "pdftoppm", "-r", "60", "-gray", pdf+".pdf", pdf)
		}
		pages[plain] = map[string][]byte{}
		images, _ := filepath.Glob(dir + "/*.pgm")
		for _, image := range images {
			content, err := os.ReadFile(image)
			if err != nil {
				t.Fatal(err)
			}
			pages[plain][filepath.Base(image)] = content
		}
	}
	if len(pages[false]) < 10 || len(pages[false]) != len(pages[true]) {
		t.Fatalf("%d pages with controls, %d without", len(pages[false]), len(pages[true]))
	}
	for name, image := range pages[false] {
		if !bytes.Equal(image, pages[true][name]) {
			t.Errorf("%s looks otherwise with content controls", name)
		}
	}
}
