package docx

import (
	"math"
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
	for _, name := range []string{"mat-tran.yaml", "nghi-dinh-30.yaml", "dang.yaml"} {
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

// TestTitleNeverWraps: what stands at the top right has room on one line in every pack, of every time.
func TestTitleNeverWraps(t *testing.T) {
	for name, p := range packs(t) {
		for _, v := range p.Versions {
			left, right := (&blank{v: v}).headerColumns()
			if sum := left + right; sum != textWidth(v) || left < 100 {
				t.Errorf("%s: columns %v and %v of %v", name, left, right, textWidth(v))
			}
			for _, id := range titleIDs {
				c := v.Components[id]
				if width := widthOf(c.Text, regular.with(c.Bold.Value, c.Italic.Value), c.Size.Value); 20*width >= right-2*twips(v.Layout.CellMargin) {
					t.Errorf("%s: %s is %v wide in a column of %v", name, c.Text, width, right/20)
				}
			}
		}
	}
}

// TestFrames: the rectangles of the urgency marks are as wide as the decree says, whatever the letters.
func TestFrames(t *testing.T) {
	v := pack(t, "nghi-dinh-30")
	rule := v.Components["dau_khan"].Frame
	for text, millimetres := range map[string]float64{"HỎA TỐC": 30, "Thượng khẩn": 40, "KHẨN": 20} {
		const full = 180
		f := &frame{rule: rule, left: 5, right: 3}
		left, right := f.indents(text, 50, full, "center")
		if box := full + 8 - left - right + 2*frameSpace; math.Abs(box-millimetres*72/25.4) > 0.01 || math.Abs(left-5-(right-3)) > 0.01 {
			t.Errorf("%s: %v points between %v and %v", text, box, left, right)
		}
	}
	long, _ := (&frame{rule: rule}).indents("HỎA TỐC HẸN GIỜ 08 GIỜ NGÀY 05", 170, 180, "left")
	if long != frameSpace {
		t.Errorf("a text as wide as the column starts at %v", long)
	}
}

func TestNewLetterheadIsSound(t *testing.T) {
	for _, name := range []string{"mat-tran", "nghi-dinh-30", "dang"} {
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
