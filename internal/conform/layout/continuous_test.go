package layout

import (
	"strings"
	"testing"

	"vanban/internal/ooxml"
)

// TestContinuousSection holds that a section that runs on begins no page, and that the number of the page is looked for
// behind it too.
func TestContinuousSection(t *testing.T) {
	const page = `<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>`
	for name, c := range map[string]struct {
		s    sample
		want string
	}{
		"one page":            {sample{pages: "none"}, ""},
		"two pages":           {sample{more: `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`}, ""},
		"two without numbers": {sample{pages: "none", more: `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`}, "PAGE-NUM"},
	} {
		c.s.sectPr = `<w:type w:val="continuous"/>` + page
		data := c.s.bytes(t)
		pkg, err := ooxml.Read(data, ooxml.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		head := `</w:tbl><w:p><w:pPr><w:sectPr>` + page + `<w:cols w:num="2"/></w:sectPr></w:pPr></w:p>`
		pkg.Set(ooxml.NewPart("word/document.xml", []byte(strings.Replace(string(pkg.Data("word/document.xml")), "</w:tbl>", head, 1))))
		if data, err = pkg.Bytes(); err != nil {
			t.Fatal(err)
		}
		found := rulesOf(t, data)
		for rule := range found {
			if strings.HasPrefix(rule, "PAGE") && rule != c.want {
				t.Errorf("%s: %s is reported", name, rule)
			}
		}
		if c.want != "" && !found[c.want] {
			t.Errorf("%s: %s is not reported", name, c.want)
		}
	}
}
