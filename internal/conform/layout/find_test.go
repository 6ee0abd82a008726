package layout

import (
	"fmt"
	"strings"
	"testing"

	"vanban/internal/diag"
)

// TestFind holds that the components are found however the document was made, and that nothing is wrong with one by
// the book.
func TestFind(t *testing.T) {
	packs := packs(t)
	for _, header := range []string{"", "one-row", "three-rows", "boxes", "stacked", "tabs", "spaces"} {
		for _, lines := range []string{"", "vml", "connector", "underscores", "border", "border above", "elsewhere", "group"} {
			inColumns := header == "tabs" || header == "spaces"
			if inColumns && (lines == "underscores" || strings.HasPrefix(lines, "border") || lines == "elsewhere") {
				continue
			}
			for _, by := range []string{"", "styles", "theme"} {
				if inColumns && by == "styles" {
					continue
				}
				for _, letter := range []bool{false, true} {
					s := sample{header: header, lines: lines, by: by, letter: letter}
					t.Run(fmt.Sprintf("%s/%s/%s/%v", header, lines, by, letter), func(t *testing.T) { wantAll(t, s) })
				}
			}
		}
	}
	for _, s := range []sample{{nfd: true}, {wrap: "sdt"}, {wrap: "ins"}, {wrap: "smartTag"}, {wrap: "split"}, {closing: "tabs"}, {closing: "paragraphs"}, {closing: "two"},
		{pages: "simple"}, {pages: "sdt"}, {pages: "frame"}, {annex: true, text: []string{"Danh sách đơn vị tại Phụ lục kèm theo Kế hoạch này."}}, {title: "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{superior: []string{"UỶ BAN NHÂN DÂN", "TỈNH NAM ĐỊNH"}}, {subject: []string{"Kiểm tra việc quản lý, sử dụng tài sản công", "tại các cơ quan, đơn vị năm 2023"}}} {
		t.Run(fmt.Sprintf("%+v", s)[:40], func(t *testing.T) { wantAll(t, s) })
	}
	_ = packs
}

func wantAll(t *testing.T, s sample) {
	t.Helper()
	data := s.bytes(t)
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	all := packs(t)
	c := d.find(ordered(all))
	s = s.withDefaults()
	one := func(what string, got *line, want string) {
		if got == nil || got.text != want {
			t.Errorf("%s: found %v, want %q", what, got, want)
		}
	}
	list := func(what string, got []line, want []string) {
		var texts []string
		for _, l := range got {
			texts = append(texts, l.text)
		}
		if strings.Join(texts, "|") != strings.Join(want, "|") {
			t.Errorf("%s: found %q, want %q", what, texts, want)
		}
	}
	one("title", c.title, s.title)
	one("motto", c.motto, s.motto)
	one("number", c.number, s.number)
	one("date", c.date, s.place)
	list("superior", c.superior, s.superior)
	list("issuer", c.issuer, s.issuer)
	if s.letter {
		list("letter", c.letter, s.subject)
		list("to", c.addressees, s.to)
	} else {
		one("kind", c.kind, s.kind)
		list("subject", c.subject, s.subject)
	}
	list("recipients", c.recipients, append([]string{"Nơi nhận:"}, s.list...))
	signs := s.sign
	if s.closing == "two" {
		signs = []string{"THƯ KÝ", "CHỦ TỌA"}
	}
	list("sign", c.sign.lines, signs)
	names := []string{s.name}
	if s.closing == "two" {
		names = []string{"Ngô Thị Lài", s.name}
	}
	list("name", c.sign.names, names)
	if len(c.body) != len(s.text) {
		t.Errorf("%d paragraphs of text, want %d", len(c.body), len(s.text))
	}
	for _, f := range d.Check(all, "").Findings {
		if f.Rule.Severity != diag.Info && !(strings.HasPrefix(s.lines, "border") && strings.HasSuffix(f.Rule.ID, "-LINE") && f.Rule.Severity == diag.Warning) { // the sample's borders are too long
			t.Errorf("%s: %s", f.Rule.ID, f.What.Vi)
		}
	}
}
