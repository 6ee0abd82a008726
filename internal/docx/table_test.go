package docx

import (
	"slices"
	"testing"

	"vanban/internal/markdown"
)

func TestShares(t *testing.T) {
	for _, c := range []struct {
		name               string
		least, wish, ideal []float64
		text               []bool
		width              float64
		want               []int // points
	}{
		{"room for all goes to text", []float64{10, 30}, []float64{10, 40}, []float64{20, 50}, []bool{false, true}, 200, []int{22, 178}},
		{"no text: in proportion", []float64{18, 38}, []float64{18, 38}, []float64{18, 38}, []bool{false, false}, 120, []int{40, 80}},
		{"short texts first", []float64{10, 10}, []float64{20, 500}, []float64{20, 500}, []bool{true, true}, 100, []int{22, 78}},
		{"two long texts alike", []float64{10, 10}, []float64{300, 900}, []float64{300, 900}, []bool{true, true}, 100, []int{50, 50}},
		{"headings on two lines first", []float64{10, 10}, []float64{30, 30}, []float64{60, 30}, []bool{true, true}, 80, []int{48, 32}},
		{"too narrow: shrunk", []float64{98, 298}, []float64{98, 298}, []float64{98, 298}, []bool{true, true}, 200, []int{50, 150}},
		{"none", nil, nil, nil, nil, 100, []int{}},
	} {
		s := &shares{least: c.least, wish: c.wish, ideal: c.ideal, text: c.text}
		got := s.divide(c.width, 0)
		for i := range got {
			got[i] = (got[i] + 10) / 20
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestLongTextsGetRoom: where many rows hold a long text, its column takes room from short ones that may break.
func TestLongTextsGetRoom(t *testing.T) {
	s := &shares{least: []float64{10, 50, 60}, wish: []float64{10, 600, 125}, ideal: []float64{10, 600, 125}, text: []bool{true, true, true},
		rows: [][]float64{{8, 500, 120}, {8, 600, 125}, {8, 550, 100}}}
	got := s.divide(300, 0)
	if long := got[1] / 20; long < 190 {
		t.Errorf("the long texts have %d points of 300: %v", long, got)
	}
}

// TestColumnsFillTheWidth holds for every table that its columns are as wide as the text together and none is empty.
func TestColumnsFillTheWidth(t *testing.T) {
	l := open(t, pack(t, "mat-tran"))
	w := newWriter(l, l.draft, false)
	defer w.release()
	for _, table := range []*markdown.Table{
		members(3), members(40), {Head: lines("A")}, {Rows: [][]markdown.Line{lines("a", "b", "c")}},
		{Head: lines("Một từ dài", "Nghiêng"), Rows: [][]markdown.Line{lines(prose, prose), lines("x", prose)}},
	} {
		for _, width := range []float64{100, 467.75, 715} {
			sum := 0
			for _, c := range w.columns(table, width) {
				sum += c
				if c <= 0 {
					t.Errorf("a column %d wide of %.0f points", c, width)
				}
			}
			if sum != int(width*20) {
				t.Errorf("columns are %d wide together, want %d", sum, int(width*20))
			}
		}
	}
}
