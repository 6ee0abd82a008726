package layout

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// faults that are seeded into a document by the book: what a hasty office leaves behind.
var seeds = []struct {
	rule string
	sow  func(s *sample)
}{
	{"PAGE-SIZE", func(s *sample) {
		s.sectPr = strings.Replace(s.sectPr, `w:w="11906" w:h="16838"`, `w:w="12240" w:h="15840"`, 1)
	}},
	{"PAGE-ORIENT", func(s *sample) {
		s.sectPr = strings.Replace(s.sectPr, `w:w="11906" w:h="16838"`, `w:w="16838" w:h="11906" w:orient="landscape"`, 1)
	}},
	{"PAGE-MARGIN", func(s *sample) { s.sectPr = strings.Replace(s.sectPr, `w:left="1701"`, `w:left="1134"`, 1) }},
	{"PAGE-MARGIN", func(s *sample) { s.sectPr = strings.Replace(s.sectPr, `w:right="851"`, `w:right="1440"`, 1) }},
	{"PAGE-MARGIN", func(s *sample) { s.sectPr = strings.Replace(s.sectPr, `w:top="1134"`, `w:top="720"`, 1) }},
	{"PAGE-MARGIN", func(s *sample) { s.sectPr = strings.Replace(s.sectPr, `w:bottom="1134"`, `w:bottom="1701"`, 1) }},
	{"PAGE-NUM", func(s *sample) { s.pages = "none" }},
	{"PAGE-NUM", func(s *sample) { s.pages = "footer" }},
	{"PAGE-NUM", func(s *sample) { s.paragraph["page"] = `<w:jc w:val="right"/>` }},
	{"PAGE-NUM-FIRST", func(s *sample) { s.sectPr = "notitle" + s.sectPr }},
	{"PAGE-NUM-FONT", func(s *sample) { s.size["page"] = 11 }},
	{"FONT-FAMILY", func(s *sample) {
		s.format["text"] = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>`
	}},
	{"FONT-COLOR", func(s *sample) { s.format["superior"] = `<w:color w:val="1F4E79"/>` }},
	{"QH-STYLE", func(s *sample) { s.size["title"] = 14 }},
	{"QH-STYLE", func(s *sample) { s.format["title"] = "<w:b w:val=\"0\"/>" }},
	{"TN-STYLE", func(s *sample) { s.size["motto"] = 12 }},
	{"TN-STYLE", func(s *sample) { s.paragraph["motto"] = `<w:jc w:val="left"/>` }},
	{"ORG-STYLE", func(s *sample) { s.size["issuer"] = 14 }},
	{"ORG-STYLE", func(s *sample) { s.size["superior"] = 11 }},
	{"NUM-STYLE", func(s *sample) { s.format["number"] = "<w:i/>" }},
	{"NUM-STYLE", func(s *sample) { s.size["number"] = 14 }},
	{"DATE-STYLE", func(s *sample) { s.format["date"] = `<w:i w:val="0"/>` }},
	{"SIZE-TIER", func(s *sample) { s.size["date"] = 13 }},
	{"TITLE-STYLE", func(s *sample) { s.size["kind"] = 16 }},
	{"TITLE-STYLE", func(s *sample) { s.format["subject"] = `<w:b w:val="0"/>` }},
	{"BASIS-STYLE", func(s *sample) { s.format["basis"] = `<w:i w:val="0"/>` }},
	{"BODY-SIZE", func(s *sample) { s.size["text"] = 12 }},
	{"BODY-JUSTIFY", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, "both", "left", 1) }},
	{"BODY-INDENT", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, "720", "0", 1) }},
	{"BODY-JUSTIFY", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, "both", "center", 1) }},
	{"BODY-STYLE", func(s *sample) { s.format["text"] = "<w:i/>" }},
	{"BODY-INDENT", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, "w:firstLine", "w:left", 1) }},
	{"BODY-GAP", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, `w:before="120"`, `w:before="0"`, 1) }},
	{"BODY-LINE", func(s *sample) { s.paragraph["text"] = strings.Replace(text14, `w:line="264"`, `w:line="480"`, 1) }},
	{"STRUCT-HEAD", func(s *sample) { s.size["heading"] = 16 }},
	{"SIGN-STYLE", func(s *sample) { s.format["sign"] = `<w:b w:val="0"/>` }},
	{"SIGN-STYLE", func(s *sample) { s.size["name"] = 12 }},
	{"TO-STYLE", func(s *sample) { s.size["head"] = 14 }},
	{"TO-STYLE", func(s *sample) { s.size["list"] = 13 }},
}

// fresh returns a document by the book that faults can be sown into.
func fresh(by, header string) sample {
	return sample{by: by, header: header, size: map[string]float64{}, format: map[string]string{}, paragraph: map[string]string{},
		bases:  []string{"Căn cứ Luật Quản lý, sử dụng tài sản công ngày 21 tháng 6 năm 2017;", "Căn cứ Quyết định số 12/2021/QĐ-UBND ngày 15 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh."},
		sectPr: `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`,
		more:   `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`}
}

func rulesOf(t *testing.T, data []byte) map[string]bool {
	t.Helper()
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range d.Check(packs(t), "").Findings {
		if f.Rule.Severity != diag.Info {
			found[f.Rule.ID] = true
		}
	}
	return found
}

// TestSeededFaults holds that each fault is found by its rule and by no other, and mended, in documents of every make.
func TestSeededFaults(t *testing.T) {
	for _, by := range []string{"", "styles", "theme", "numbering"} {
		for i, seed := range seeds {
			t.Run(fmt.Sprintf("%s/%s-%d", by, seed.rule, i), func(t *testing.T) {
				s := fresh(by, "")
				if found := rulesOf(t, s.bytes(t)); len(found) > 0 {
					t.Fatalf("found in the sound document: %v", found)
				}
				seed.sow(&s)
				data := s.bytes(t)
				found := rulesOf(t, data)
				if !found[seed.rule] || len(found) > 1 {
					t.Errorf("found %v, want %s alone", found, seed.rule)
				}
				mendAndCheck(t, data)
			})
		}
	}
}

// TestMendMany holds that a file with many faults at once has none of them after mending, and the same text.
func TestMendMany(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 20))
	for n := range 60 {
		by := []string{"", "styles", "theme", "numbering"}[n%4]
		s := fresh(by, []string{"", "one-row", "three-rows", "boxes", "stacked"}[n%5])
		s.wrap = []string{"", "split", "sdt", "ins", "smartTag"}[n%3]
		s.lines = []string{"none", "", "vml", "connector", "none", "border above", "border"}[n%7]
		s.stretch = []float64{0, 1.7, 0.4}[random.IntN(3)]
		for _, i := range random.Perm(len(seeds))[:20] {
			seeds[i].sow(&s)
		}
		data := s.bytes(t)
		if len(rulesOf(t, data)) < 5 {
			t.Errorf("%d: too few faults were sown", n)
		}
		mendAndCheck(t, data)
	}
}

// TestAnnexPages holds that the pages of an annex in a section of its own are counted anew, and that this is mended.
func TestAnnexPages(t *testing.T) {
	s := fresh("", "")
	s.annex, s.annexApart = true, true
	s.text = []string{"Sở Tài chính ban hành kế hoạch kiểm tra các đơn vị theo danh sách tại Phụ lục kèm theo Kế hoạch này./."}
	if found := rulesOf(t, s.bytes(t)); !found["ANNEX-PAGE"] || len(found) > 1 {
		t.Errorf("found %v", found)
	}
	mendAndCheck(t, s.bytes(t))
	s.sectPr += `<w:pgNumType w:start="1"/>`
	if found := rulesOf(t, s.bytes(t)); len(found) > 0 {
		t.Errorf("found %v where the pages are counted anew", found)
	}
}

// TestMendLines holds that lines that are missing are drawn and those of a wrong length drawn anew, however they were made
// and wherever the header has them.
func TestMendLines(t *testing.T) {
	for _, header := range []string{"", "one-row", "three-rows", "boxes", "stacked"} {
		for _, made := range []struct {
			lines   string
			stretch float64
		}{{"none", 0}, {"", 1.7}, {"", 0.4}, {"vml", 1.8}, {"connector", 0.5}, {"underscores", 1.5}, {"border", 0}} {
			if header == "boxes" && made.lines == "border" {
				continue // how long a border in a text box is, is not known
			}
			t.Run(header+"/"+made.lines, func(t *testing.T) {
				s := fresh("", header)
				s.lines, s.stretch = made.lines, made.stretch
				data := s.bytes(t)
				if found := rulesOf(t, data); !found["TN-LINE"] && !found["ORG-LINE"] && !found["TITLE-LINE"] {
					t.Fatalf("no fault of a line is found: %v", found)
				}
				mendAndCheck(t, data)
			})
		}
	}
}

func mendAndCheck(t *testing.T, data []byte) {
	t.Helper()
	before := bytes.Clone(data)
	mended, done, err := Mend(data, packs(t), "")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, data) {
		t.Error("the original was changed")
	}
	if len(done) == 0 {
		t.Error("nothing was mended")
	}
	if left := rulesOf(t, mended); len(left) > 0 {
		t.Errorf("left after mending: %v", left)
	}
	if a, b := texts(t, data), texts(t, mended); a != b {
		t.Errorf("the text changed:\n%s\n%s", a, b)
	}
	again, _, err := Mend(data, packs(t), "")
	if err != nil || !bytes.Equal(again, mended) {
		t.Error("the same file was mended in two ways")
	}
	if twice, more, err := Mend(mended, packs(t), ""); err != nil || len(more) > 0 || !bytes.Equal(twice, mended) {
		t.Errorf("a mended file is mended again: %v", more)
	}
}

// texts returns what stands in the w:t of all parts of the text, in their order; footers and headers may swap a number.
func texts(t *testing.T, data []byte) string {
	t.Helper()
	pkg, err := ooxml.Read(data, ooxml.Limits{Folders: true})
	if err != nil {
		t.Fatal(err)
	}
	root, err := ooxml.Parse(pkg.Data("word/document.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	root.Walk(func(n *ooxml.Node) bool {
		if n.Name == "w:t" || n.Name == "w:delText" {
			b.WriteString(n.AllText() + "|")
		}
		return true
	})
	return b.String()
}
