package docx

import (
	"os"
	"path/filepath"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// packs reads the rule packs that come with the project.
func packs(t testing.TB) map[string]*profile.Profile {
	t.Helper()
	var files []*diag.File
	for _, name := range []string{"mat-tran.yaml", "nghi-dinh-30.yaml"} {
		data, err := os.ReadFile(filepath.Join("../../templates/the-thuc", name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, diag.NewFile(name, data))
	}
	all, problems := profile.Load(files)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return all
}

// pack returns the newest version of a pack.
func pack(t testing.TB, name string) *profile.Version { return packs(t)[name].At(viet.Date{}) }

func TestNewLetterheadIsSound(t *testing.T) {
	for _, name := range []string{"mat-tran", "nghi-dinh-30"} {
		data, err := NewLetterhead(pack(t, name))
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("VANBAN_KEEP"); dir != "" {
			os.WriteFile(filepath.Join(dir, name+".docx"), data, 0o644)
		}
		p, err := ooxml.Read(data, ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range ooxml.Check(p) {
			t.Errorf("%s: %v", name, problem)
		}
	}
}
