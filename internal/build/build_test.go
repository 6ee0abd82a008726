package build

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/diag"
)

// memory reads a folder into memory, so that a test can change it.
func memory(t testing.TB, dirs ...string) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	for _, dir := range dirs {
		dir, prefix, _ := strings.Cut(dir, "=>")
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(dir), name)
			m[prefix+name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func replace(t *testing.T, m fstest.MapFS, name, old, new string) {
	t.Helper()
	text := string(m[name].Data)
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q stands %d times in %s", old, n, name)
	}
	m[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

func run(t *testing.T, data, templates fs.FS, opt Options) *Result {
	t.Helper()
	result, err := Run(context.Background(), data, templates, opt)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func clean(t *testing.T, data, templates fs.FS, opt Options) map[string][]byte {
	t.Helper()
	result := run(t, data, templates, opt)
	for _, d := range result.Problems {
		if d.Severity() == diag.Error {
			t.Errorf("%s:%d: [%s] %s", d.At.File.Name, d.At.Line(), d.Code, d.Message(diag.Vi))
		}
	}
	files := map[string][]byte{}
	for _, a := range result.Artifacts {
		files[a.Path] = a.Data
	}
	return files
}

func demo(t *testing.T) (data, templates fstest.MapFS) {
	return memory(t, "../../data"), memory(t, "../../templates")
}

func school(t *testing.T) (data, templates fstest.MapFS) {
	return memory(t, "testdata/nha-truong/data"), memory(t, "testdata/nha-truong/templates",
		"../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
}

// Other levels, other kinds, the State's rules: another office needs no line of Go.
func TestProjectOfAnotherOffice(t *testing.T) {
	data, templates := school(t)
	files := clean(t, data, templates, Options{})
	if len(files) != 10 {
		t.Fatalf("%d files, want 10", len(files))
	}
	want := map[string][]string{
		"phong/vinh-yen/tong-hop.md": {"Toàn ngành có 800 học sinh; 01 trường có thư viện đạt chuẩn; khai giảng sớm nhất ngày 05/9/2023.",
			"của 2 trường", "| **Tổng cộng** | **800** |", "Số:      /BC-PGDĐT"},
		"truong/ben-tam/bao-cao-nam-hoc.md":      {"Số: 07/BC-THCS", "ngày 31 tháng 5 năm 2024", "TRƯỜNG TRUNG HỌC CƠ SỞ BẾN TẮM"},
		"truong/ho-nui/thong-bao-tuyen-sinh.md":  {"**THÔNG BÁO**", "> Căn cứ Luật Giáo dục;", "ngày      tháng 6 năm 2024"},
		"truong/ben-tam/thong-bao-tuyen-sinh.md": {"của Phòng Giáo dục và Đào tạo"},
	}
	for name, texts := range want {
		for _, text := range texts {
			if !bytes.Contains(files[name], []byte(text)) {
				t.Errorf("%s does not say %q:\n%s", name, text, files[name])
			}
		}
	}
}

// A công văn has no type name; its subject stands under the number (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 5).
func TestLetter(t *testing.T) {
	data, templates := school(t)
	templates["truong/cong-van.md.tmpl"] = &fstest.MapFile{Data: []byte("---\nloai: cong-van\nthe_thuc: nghi-dinh-30\n" +
		"trich_yeu: hỗ trợ thư viện\nngay: 5/1/2024\nkinh_gui: [Phòng Giáo dục và Đào tạo]\nnoi_nhan: [Như trên]\n---\nĐề nghị hỗ trợ.\n")}
	draft := string(clean(t, data, templates, Options{})["truong/ben-tam/cong-van.md"])
	for _, want := range []string{"| Số:      /THCS | *Vĩnh Yên, ngày 05 tháng 01 năm 2024* |", "| V/v hỗ trợ thư viện | |", "Kính gửi: Phòng Giáo dục và Đào tạo\n"} {
		if !strings.Contains(draft, want) {
			t.Errorf("no %q in\n%s", want, draft)
		}
	}
	if strings.Contains(draft, "CÔNG VĂN") || strings.Contains(draft, "**hỗ trợ") {
		t.Errorf("a title in\n%s", draft)
	}
}

// The sample of docs/so-lieu.md builds as it stands there: issue data and the unit above need no schema.
func TestDocumentedSample(t *testing.T) {
	guide, err := os.ReadFile("../../docs/so-lieu.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(guide, -1)
	if len(blocks) < 3 {
		t.Fatal("no samples")
	}
	unit := "ten: xã Một\ntong_so: 9\nnam: 5\nnu: 4\n"
	data := fstest.MapFS{
		"schema.yaml":   {Data: blocks[0][1]},
		"van-ban.yaml":  {Data: blocks[2][1]},
		"xa/mot.yaml":   {Data: []byte(unit + "cap_tren: huyen/ha\n" + string(blocks[1][1]))},
		"huyen/ha.yaml": {Data: []byte("ten: huyện Hạ\n" + string(blocks[1][1]))},
	}
	templates := memory(t, "../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
	for _, level := range []string{"xa", "huyen"} {
		templates[level+"/ke-hoach.md.tmpl"] = &fstest.MapFile{Data: []byte("---\nloai: ke-hoach\nthe_thuc: mat-tran\ntrich_yeu: Công tác của {{.ten}}\n---\n" +
			"Thực hiện {{vien_dan \"kh-95\"}}, {{.ten}} có {{dem .tong_so}} người.\n")}
	}
	files := clean(t, data, templates, Options{})
	if text := files["huyen/ha/ke-hoach.md"]; !bytes.Contains(text, []byte("huyện Hạ có 09 người")) || !bytes.Contains(text, []byte("Số: 95/KH-MTTQ-BTT")) {
		t.Errorf("%s", text)
	}
}

// The same inputs give the same bytes at any number of workers.
func TestSameBytes(t *testing.T) {
	data, templates := demo(t)
	one := clean(t, data, templates, Options{Jobs: 1})
	many := clean(t, data, templates, Options{Jobs: 7})
	if len(one) != 80 || len(many) != 80 {
		t.Fatalf("%d and %d files, want 80", len(one), len(many))
	}
	for name := range one {
		if !bytes.Equal(one[name], many[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// Every figure of the published report is in the city's summary report.
func TestPublishedFigures(t *testing.T) {
	data, templates := demo(t)
	report := string(clean(t, data, templates, Options{Patterns: []string{"thanh-pho/dong-ha/bao-cao-tong-ket"}})["thanh-pho/dong-ha/bao-cao-tong-ket.md"])
	for _, text := range []string{
		"**Tổng cộng** | **313** | **30** | **09** | **09**", "231 vị (chiếm tỷ lệ 73,8%)", "82 vị (chiếm 26,2%)", "217 vị (chiếm 69,3%)", "96 vị (chiếm 30,7%)",
		"76 vị (chiếm 24,3%)", "16 vị (chiếm 5,1%)", "09 vị (chiếm 2,9%)", "62 vị (chiếm 19,8%)", "98 vị (chiếm 31,3%)", "66 vị (chiếm 21,1%)",
		"83 tuổi", "25 tuổi", "08 vị (chiếm 2,6%)", "186 vị (chiếm 59,4%)", "33 vị (chiếm 10,5%)", "17 vị (chiếm 5,4%)", "171 vị (chiếm 54,6%)",
		"31 công trình", "05 phần việc", "07 Nhà Đại đoàn kết", "175,5 triệu đồng", "674 triệu đồng", "25 triệu đồng", "40 - 55 triệu đồng",
		"9/9", "31/3/2024", "152/KH-MTTQ-BTT", "16-CT/TU", "95/KH-MTTQ-BTT", "28/HD-MTTQ-BTT", "32/HD-MTTQ-BTT", "150/QĐ-MTTQ-BTT ngày 15/12/2023",
		"69/TB-MTTQ-BTT", "195-KH/TU", "104/KH-MTTQ-BTT", "107/KH-MTTQ-BTT", "104/HD-MTTW-BTT", "2021 - 2024", "2024 - 2026", "100%", "[^1]:",
	} {
		if !strings.Contains(report, text) {
			t.Errorf("the report does not say %q", text)
		}
	}
}

// bump adds one to a figure of a data file.
func bump(t *testing.T, data fstest.MapFS, file, key string) {
	t.Helper()
	text := string(data[file].Data)
	at := regexp.MustCompile(`(?m)^ +` + key + `: (\d+)$`).FindStringSubmatchIndex(text)
	if at == nil {
		t.Fatalf("no %s in %s", key, file)
	}
	var n int
	fmt.Sscan(text[at[2]:at[3]], &n)
	data[file] = &fstest.MapFile{Data: []byte(text[:at[2]] + fmt.Sprint(n+1) + text[at[3]:])}
}

// One more member who is re-elected in one ward: the city's sums and percentages follow. That men and women do not add
// up any more, and that the city's stated totals are out of date, is said, and keeps nothing from being made.
func TestFiguresFollow(t *testing.T) {
	data, templates := demo(t)
	for _, key := range []string{"tai_cu", "tong_so"} {
		bump(t, data, "phuong/phuong-2.yaml", key)
	}
	report := string(clean(t, data, templates, Options{Patterns: []string{"dong-ha"}})["thanh-pho/dong-ha/bao-cao-tong-ket.md"])
	for _, text := range []string{"**314**", "232 vị (chiếm tỷ lệ 73,9%)", "82 vị (chiếm 26,1%)", "96 vị (chiếm 30,6%)"} {
		if !strings.Contains(report, text) {
			t.Errorf("the report does not say %q", text)
		}
	}
}

// A stated total that the units do not come to is reported with every operand.
func TestStatedTotalAlone(t *testing.T) {
	data, templates := demo(t)
	replace(t, data, "thanh-pho/dong-ha.yaml", "  tai_cu: 231\n", "  tai_cu: 232\n")
	result := run(t, data, templates, Options{})
	i := slices.IndexFunc(result.Problems, func(d diag.Diagnostic) bool { return d.Code == "so-lieu/tong-lech" })
	if i < 0 || len(result.Problems[i].Notes) != 9 || result.Problems[i].At.File.Name != "data/thanh-pho/dong-ha.yaml" {
		t.Fatalf("problems: %v", result.Problems)
	}
	if result.Documents != 40 || len(result.Failed) != 0 {
		t.Errorf("%d documents made, %d files failed; want 40 and none", result.Documents, len(result.Failed))
	}
}

// Changing one figure of a ward changes one line in each of the ward's drafts and of the city's drafts that use it.
func TestOneFigureOneLine(t *testing.T) {
	for _, key := range []string{"cong_trinh", "phan_viec", "xa_hoi_hoa_trieu", "ton_giao", "trung_cap", "tuoi_cao_nhat", "so_luong"} {
		data, templates := demo(t)
		before := clean(t, data, templates, Options{})
		bump(t, data, "phuong/phuong-3.yaml", key)
		data["thanh-pho/dong-ha.yaml"] = &fstest.MapFile{Data: regexp.MustCompile(`(?m)^ +`+key+`: .*\n`).
			ReplaceAll(data["thanh-pho/dong-ha.yaml"].Data, nil)} // the stated total would not agree
		result := run(t, data, templates, Options{})
		changed := 0
		for _, a := range result.Artifacts {
			if !strings.HasSuffix(a.Path, ".md") || bytes.Equal(a.Data, before[a.Path]) {
				continue
			}
			changed++
			if n := differentLines(before[a.Path], a.Data); n != 1 {
				t.Errorf("%s changes %d lines of %s", key, n, a.Path)
			}
		}
		if changed == 0 {
			t.Errorf("%s changes nothing", key)
		}
	}
}

func differentLines(a, b []byte) int {
	before, after := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	if len(before) != len(after) {
		return max(len(before), len(after))
	}
	n := 0
	for i := range before {
		if !bytes.Equal(before[i], after[i]) {
			n++
		}
	}
	return n
}

// A unit whose file is broken fails with those above it; all others are made.
func TestBrokenUnit(t *testing.T) {
	data, templates := demo(t)
	data["phuong/phuong-4.yaml"] = &fstest.MapFile{Data: []byte("ten: [\n")}
	result := run(t, data, templates, Options{})
	if result.Documents != 32 || len(result.Failed) != 16 {
		t.Errorf("%d documents made, %d files failed; want 32 and 16", result.Documents, len(result.Failed))
	}
	if !slices.Contains(result.Failed, "phuong/phuong-4/ke-hoach.docx") || !slices.Contains(result.Failed, "thanh-pho/dong-ha/ke-hoach.md") {
		t.Errorf("failed: %v", result.Failed)
	}
}

func TestCanceled(t *testing.T) {
	data, templates := school(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, data, templates, Options{}); err != context.Canceled {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// A blank for a missing fact is highlighted in Word.
func TestBlanksAreHighlighted(t *testing.T) {
	data, templates := school(t)
	replace(t, data, "truong/ho-nui.yaml", "gioi: 120, ", "")
	files := clean(t, data, templates, Options{Blanks: true})
	p, err := zip.NewReader(bytes.NewReader(files["truong/ho-nui/bao-cao-nam-hoc.docx"]), int64(len(files["truong/ho-nui/bao-cao-nam-hoc.docx"])))
	if err != nil {
		t.Fatal(err)
	}
	document, err := fs.ReadFile(p, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">\[CẦN BỔ SUNG: Giỏi\]</w:t>`).Match(document) {
		t.Error("the blank is not highlighted")
	}
}
