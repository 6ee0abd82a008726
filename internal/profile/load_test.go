package profile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

var update = flag.Bool("update", false, "rewrite the golden cases")

// packFile reads a pack that comes with the project.
func packFile(t *testing.T, name string) *diag.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../templates/the-thuc", name))
	if err != nil {
		t.Fatal(err)
	}
	return diag.NewFile(name, data)
}

// shipped returns the packs that come with the project.
func shipped(t *testing.T) map[string]*Profile {
	t.Helper()
	names, err := filepath.Glob("../../templates/the-thuc/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs: %v", err)
	}
	var files []*diag.File
	for _, name := range names {
		files = append(files, packFile(t, filepath.Base(name)))
	}
	packs, problems := Load(files)
	for _, d := range problems {
		line, column := d.At.File.Position(d.At.Start)
		t.Errorf("%s:%d:%d: %s: %s", d.At.File.Name, line, column, d.Code, d.Message(diag.En))
	}
	return packs
}

func TestShippedPacks(t *testing.T) {
	packs := shipped(t)
	state := packs["nghi-dinh-30"].At(viet.Date{})
	withSymbol := 0
	for _, typ := range state.Types {
		if typ.Symbol != "" {
			withSymbol++
		}
	}
	if len(state.Types) != 29 || withSymbol != 27 {
		t.Errorf("Nghị định 30 has %d types, %d with a symbol; Điều 7 lists 29 and 27", len(state.Types), withSymbol)
	}
	for _, p := range packs {
		for _, v := range p.Versions {
			for _, id := range v.ComponentIDs() {
				if v.Components[id].ID != id {
					t.Errorf("%s since %v: component %s is not there", p.Name, v.Since, id)
				}
			}
			if (v.Components["quoc_hieu"].ID == "") == (v.Components["tieu_de"].ID == "") {
				t.Errorf("%s since %v: neither the Quốc hiệu nor a title, or both", p.Name, v.Since)
			}
			for n, h := range v.Headings {
				if len(Parts(h.Number)) == 0 || h.Component == "" {
					t.Errorf("%s: heading level %d is empty", p.Name, n+1)
				}
			}
			if v.Rule == "" || v.EndMark == "" || v.Page.Width != 210 {
				t.Errorf("%s since %v is incomplete", p.Name, v.Since)
			}
		}
	}
}

// TestPartyPack holds the pack against the table of annex 3 of 36-HD/VPTW.
func TestPartyPack(t *testing.T) {
	party := shipped(t)["dang"]
	v := party.At(viet.Date{Year: 2023, Month: 9, Day: 8})
	for id, want := range map[string]struct {
		sizes        []float64
		bold, italic bool
	}{
		"tieu_de": {[]float64{15, 15}, true, false}, "co_quan_chu_quan": {[]float64{14, 14}, false, false},
		"co_quan": {[]float64{14, 14}, true, false}, "so_ky_hieu": {[]float64{14, 14}, false, false},
		"dia_danh_ngay": {[]float64{14, 14}, false, true}, "ten_loai": {[]float64{15, 16}, true, false},
		"trich_yeu": {[]float64{14, 15}, true, false}, "trich_yeu_cong_van": {[]float64{12, 12}, false, true},
		"than": {[]float64{14, 15}, false, false}, "quyen_han": {[]float64{14, 14}, true, false},
		"chuc_vu": {[]float64{14, 14}, false, false}, "ho_ten": {[]float64{14, 14}, true, false},
		"noi_nhan_tieu_de": {[]float64{14, 14}, false, false}, "noi_nhan": {[]float64{12, 12}, false, false},
		"dau_khan": {[]float64{14, 14}, true, false}, "luu_hanh": {[]float64{12, 12}, true, false},
		"du_thao": {[]float64{14, 14}, false, true}, "nguoi_soan": {[]float64{8, 8}, false, false},
		"dia_chi": {[]float64{10, 10}, false, false}, "so_trang": {[]float64{14, 14}, false, false},
	} {
		c := v.Components[id]
		if c.Size.Allowed[0] != (Range{want.sizes[0], want.sizes[1]}) || c.Bold.Value != want.bold || c.Italic.Value != want.italic {
			t.Errorf("%s: %v %v %v, want %v", id, c.Size, c.Bold, c.Italic, want)
		}
	}
	if than := v.Components["than"]; than.LineSpacing.Value != 0 || than.Exact.Allows(17, 0) || !than.Exact.Allows(20, 0) {
		t.Errorf("lines of the body: %v, %v", than.LineSpacing, than.Exact)
	}
	if !v.Components["noi_nhan_tieu_de"].Underline.Value || v.Components["duong_co_quan"].Line.Text != "*" ||
		v.Components["duong_trich_yeu"].Line.Text != "-----" {
		t.Error("underlined Nơi nhận, * and ----- are not there")
	}
	if typ, _ := v.Type("quy-dinh"); typ.Symbol != "QĐi" {
		t.Errorf("quy định has the symbol %q", typ.Symbol)
	}
	later := party.At(viet.Date{Year: 2026, Month: 11, Day: 25})
	if later.Certainty != SecondHand || later.Components["noi_nhan"].Listing.Mark != ";" || v.Components["noi_nhan"].Listing.Mark != "," {
		t.Error("05-HD/VPTW is not told apart")
	}
}

// The twin for documents laid out in điều has all values of its version, those of a pack that rests on another too.
func TestArticles(t *testing.T) {
	for _, p := range shipped(t) {
		for _, v := range p.Versions {
			a := v.Article
			if a == nil || a.Article != nil || a.Rule != v.Rule || a.Font == "" || len(a.Components) != len(v.Components) {
				t.Fatalf("%s since %v: no twin, or one that lacks values", p.Name, v.Since)
			}
			if h := a.Heading(3); h.Number != "Điều {so}." || !h.RunsOn || h.Sentence != "than" {
				t.Errorf("%s: level 3 is %v", p.Name, h)
			}
		}
	}
}

func TestVersionByDate(t *testing.T) {
	front := shipped(t)["mat-tran"]
	for _, c := range []struct {
		date viet.Date
		want string
	}{
		{viet.Date{}, "207/QĐ-MTTW-BTT"},
		{viet.Date{Year: 2018, Month: 1, Day: 1}, "30/2020/NĐ-CP"},
		{viet.Date{Year: 2025, Month: 8, Day: 28}, "30/2020/NĐ-CP"},
		{viet.Date{Year: 2025, Month: 8, Day: 29}, "207/QĐ-MTTW-BTT"},
		{viet.Date{Year: 2025, Month: 9}, "207/QĐ-MTTW-BTT"}, // day not known yet
		{viet.Date{Year: 2026, Month: 1, Day: 1}, "207/QĐ-MTTW-BTT"},
	} {
		if got := front.At(c.date).Rule; !strings.Contains(got, c.want) {
			t.Errorf("At(%v) rests on %q, want %s", c.date, got, c.want)
		}
	}
}

func TestLaterPackKeepsWhatItDoesNotSay(t *testing.T) {
	packs := shipped(t)
	state, front := packs["nghi-dinh-30"].At(viet.Date{}), packs["mat-tran"].At(viet.Date{})
	if front.Components["than"].Size.Value != state.Components["than"].Size.Value {
		t.Error("the Front's pack lost the size of the body")
	}
	if front.Heading(1).Number == state.Heading(1).Number {
		t.Error("the Front's pack has no heading of its own")
	}
	if state.Components["can_cu"].Italic.Free {
		t.Error("the Front's pack changed the State's")
	}
	if _, ok := state.Type("thong-tri"); ok {
		t.Error("the State's pack has a type of the Front")
	}
	if typ, ok := front.Type("thong-tri"); !ok || typ.Symbol != "TT" {
		t.Errorf("thong-tri = %v", typ)
	}
}

// TestProblems runs the cases of testdata/*.txtar: pack files, which may rest on the shipped nghi-dinh-30, and want,
// the problems in the order they are found.
func TestProblems(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := []*diag.File{packFile(t, "nghi-dinh-30.yaml")}
			var want *txtar.File
			for i := range archive.Files {
				if f := &archive.Files[i]; f.Name == "want" {
					want = f
				} else {
					files = append(files, diag.NewFile(f.Name, f.Data))
				}
			}
			_, problems := Load(files)
			var got strings.Builder
			for _, d := range problems {
				line, column := d.At.File.Position(d.At.Start)
				fmt.Fprintf(&got, "%s:%d:%d: %s: %s (%s)\n", d.At.File.Name, line, column, d.Code, d.Message(diag.Vi), d.Hint(diag.Vi))
			}
			if *update {
				want.Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got.String() != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want.Data)
			}
		})
	}
}

func TestParts(t *testing.T) {
	for pattern, want := range map[string]string{
		"Số: {so}/{loai}-{co_quan}": "[{Số:  } { so} {/ } { loai} {- } { co_quan}]",
		"{cha}{so}.":                "[{ cha} { so} {. }]",
		"một { ngoặc":               "[{một { ngoặc }]",
		"":                          "[]",
	} {
		if got := fmt.Sprint(Parts(pattern)); got != want {
			t.Errorf("Parts(%q) = %s, want %s", pattern, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	copies := &Listing{Sign: "- ", Mark: ";", Last: "."}
	to := &Listing{Sign: "- ", Mark: ";", Last: ".", OneBare: true}
	for _, c := range []struct {
		l             *Listing
		i, n          int
		before, after string
	}{
		{copies, 0, 1, "- ", "."}, {copies, 0, 2, "- ", ";"}, {copies, 1, 2, "- ", "."},
		{to, 0, 1, "", ""}, {to, 0, 2, "- ", ";"}, {to, 1, 2, "- ", "."}, {nil, 0, 1, "", ""},
	} {
		if before, after := c.l.Marks(c.i, c.n); before != c.before || after != c.after {
			t.Errorf("%v.Marks(%d, %d) = %q, %q", c.l, c.i, c.n, before, after)
		}
	}
}

func TestMeasureAllows(t *testing.T) {
	for _, c := range []struct {
		m    Measure
		x    float64
		want bool
	}{
		{Measure{}, 99, true},
		{Measure{Allowed: []Range{{12, 13}}}, 13, true},
		{Measure{Allowed: []Range{{12, 13}}}, 13.5, false},
		{Measure{Allowed: []Range{{6, -1}}}, 40, true},
		{Measure{Allowed: []Range{{6, -1}}}, 5, false},
		{Measure{Allowed: []Range{{10, 10}, {12.7, 12.7}}}, 12.6, true}, // within the tolerance
		{Measure{Allowed: []Range{{10, 10}, {12.7, 12.7}}}, 11.5, false},
	} {
		if got := c.m.Allows(c.x, 0.2); got != c.want {
			t.Errorf("%v.Allows(%v) = %v", c.m, c.x, got)
		}
	}
}

// FuzzLoad holds that no file can make the reader panic or loop.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{"mat-tran", "nghi-dinh-30", "dang"} {
		data, err := os.ReadFile("../../templates/the-thuc/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("ten: a\nphien_ban: [{dua_tren: a}, {dua_tren: b}, 3, [x]]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		packs, problems := Load([]*diag.File{diag.NewFile("x.yaml", data)})
		for _, p := range packs {
			p.At(viet.Date{})
		}
		for _, d := range problems {
			d.Message(diag.Vi)
		}
	})
}
