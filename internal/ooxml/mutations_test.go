package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/internal/judges"
)

// mutation is a fault made in the sound package of testdata/stress.txtar.
type mutation struct {
	name           string
	part, old, new string // old stands in the part and is replaced once; new may be empty
	gone           string // a part that is taken out
	twice          string // an entry of the zip that is written twice
	found          string // by whom: own (the self-check), xsd (the schemas), sdk (Microsoft's validator)
}

const (
	doc    = "word/document.xml"
	long65 = "12345678901234567890123456789012345678901234567890123456789012345"
)

// knownMutations are 52 faults that users of Word and LibreOffice met, and who finds each.
var knownMutations = []mutation{
	{name: "01 order of paragraph properties", part: doc, old: `<w:keepNext/><w:spacing w:before="120"/>`, new: `<w:spacing w:before="120"/><w:keepNext/>`, found: "own xsd sdk"},
	{name: "02 order of run properties", part: doc, old: `<w:b/><w:bCs/><w:sz w:val="28"/>`, new: `<w:sz w:val="28"/><w:b/><w:bCs/>`, found: "own xsd sdk"},
	{name: "03 order of section properties", part: doc, old: `<w:pgSz w:w="11906" w:h="16838"/>`, new: `<w:titlePg/><w:pgSz w:w="11906" w:h="16838"/>`, found: "own xsd sdk"},
	{name: "04 order of table properties", part: doc, old: `<w:tblStyle w:val="Grid"/><w:tblW w:w="9000" w:type="dxa"/>`, new: `<w:tblW w:w="9000" w:type="dxa"/><w:tblStyle w:val="Grid"/>`, found: "own xsd sdk"},
	{name: "05 no table grid", part: doc, old: `<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5000"/></w:tblGrid>`, found: "own xsd sdk"},
	{name: "06 cell without paragraph", part: doc, old: `<w:p><w:r><w:t>Trái</w:t></w:r></w:p>`, found: "own"},
	{name: "07 control id twice", part: doc, old: `<w:id w:val="8"/>`, new: `<w:id w:val="7"/>`, found: "own"},
	{name: "08 bookmark id and name twice", part: doc, old: `<w:bookmarkEnd w:id="1"/>`, new: `<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="dau"/><w:bookmarkEnd w:id="1"/>`, found: "own sdk"},
	{name: "09 id of a tracked change twice", part: doc, old: `<w:del w:id="3"`, new: `<w:del w:id="2"`, found: "own"},
	{name: "10 footnote missing", part: doc, old: `<w:footnoteReference w:id="1"/>`, new: `<w:footnoteReference w:id="5"/>`, found: "own sdk"},
	{name: "11 no separators", part: "word/footnotes.xml", old: `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`, found: "own sdk"},
	{name: "12 footnote id twice", part: "word/footnotes.xml", old: `<w:footnote w:id="1">`, new: `<w:footnote w:id="1"><w:p/></w:footnote><w:footnote w:id="1">`, found: "own sdk"},
	{name: "13 relationship of a link missing", part: doc, old: `r:id="rId8"`, new: `r:id="rId88"`, found: "own sdk"},
	{name: "14 relationship of a header missing", part: doc, old: `r:id="rId5"`, new: `r:id="rId55"`, found: "own sdk"},
	{name: "15 target of a relationship missing", part: "word/_rels/document.xml.rels", old: `Target="header1.xml"`, new: `Target="header9.xml"`, found: "own sdk"},
	{name: "16 no content type of the footnotes", part: contentTypesName, old: `<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>`, found: "own sdk"},
	{name: "17 no styles part", gone: "word/styles.xml", found: "own"},
	{name: "18 unknown style", part: doc, old: `<w:pStyle w:val="Body"/>`, new: `<w:pStyle w:val="Bodyy"/>`, found: "own"},
	{name: "19 undefined number", part: doc, old: `<w:numId w:val="1"/>`, new: `<w:numId w:val="7"/>`, found: "own"},
	{name: "20 num before abstractNum", part: "word/numbering.xml", old: `<w:abstractNum w:abstractNumId="0">`, new: `<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:abstractNumId="0">`, found: "own xsd sdk"},
	{name: "21 control character", part: doc, old: `Tổng`, new: "T\x0bổng", found: "own xsd sdk"},
	{name: "22 escaped control character", part: doc, old: `Tổng`, new: "T&#x0B;ổng", found: "own xsd sdk"},
	{name: "23 no xml:space", part: doc, old: `<w:t xml:space="preserve">Toàn phường có </w:t>`, new: `<w:t>Toàn phường có </w:t>`, found: "own"},
	{name: "24 tag of 65 letters", part: doc, old: `<w:tag w:val="so_vi"/>`, new: `<w:tag w:val="` + long65 + `"/>`, found: "own"},
	{name: "25 alias of 65 letters", part: doc, old: `<w:alias w:val="Số vị"/>`, new: `<w:alias w:val="` + long65 + `"/>`, found: "own"},
	{name: "26 tag of 200 letters", part: doc, old: `<w:tag w:val="so_vi"/>`, new: `<w:tag w:val="` + long65 + long65 + long65 + `12345"/>`, found: "own"},
	{name: "27 order of control properties", part: doc, old: `<w:alias w:val="Nữ"/><w:tag w:val="nu"/>`, new: `<w:tag w:val="nu"/><w:alias w:val="Nữ"/>`, found: "own xsd"},
	{name: "28 lock of no known kind", part: doc, old: `w:val="sdtLocked"`, new: `w:val="locked"`, found: "own xsd sdk"},
	{name: "29 inline control holds a paragraph", part: doc, old: `<w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent>`, new: `<w:sdtContent><w:p><w:r><w:t>5</w:t></w:r></w:p></w:sdtContent>`, found: "own xsd sdk"},
	{name: "30 block control holds a run", part: doc, old: `<w:p><w:r><w:t>khối</w:t></w:r></w:p>`, new: `<w:r><w:t>khối</w:t></w:r>`, found: "own xsd sdk"},
	{name: "31 w:t in a deletion", part: doc, old: `<w:delText>cũ</w:delText>`, new: `<w:t>cũ</w:t>`, found: "own"},
	{name: "32 insertion without author", part: doc, old: `<w:ins w:id="2" w:author="Vanban"`, new: `<w:ins w:id="2"`, found: "own xsd sdk"},
	{name: "33 field not closed", part: "word/header1.xml", old: `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, found: "own"},
	{name: "34 order of settings", part: "word/settings.xml", old: `<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>`, new: `<w:defaultTabStop w:val="720"/><w:zoom w:percent="100"/>`, found: "own xsd sdk"},
	{name: "35 span too wide", part: doc, old: `<w:gridSpan w:val="2"/>`, new: `<w:gridSpan w:val="5"/>`, found: "own"},
	{name: "36 relationship id twice", part: "word/_rels/document.xml.rels", old: `Id="rId2"`, new: `Id="rId1"`, found: "own xsd sdk"},
	{name: "37 entry of the zip twice", twice: "word/settings.xml", found: "own sdk"},
	{name: "38 no relationships of the package", gone: "_rels/.rels", found: "own sdk"},
	{name: "39 length with a fraction", part: doc, old: `w:before="120"`, new: `w:before="120.5"`, found: "own xsd sdk"},
	{name: "40 language tag of no shape", part: doc, old: `<w:lang w:val="vi-VN"/>`, new: `<w:lang w:val="tiếng Việt"/>`, found: "own"},
	{name: "41 paragraph in a paragraph", part: doc, old: `<w:r><w:t>Phải</w:t></w:r>`, new: `<w:p><w:r><w:t>Phải</w:t></w:r></w:p>`, found: "own xsd sdk"},
	{name: "42 bare text in a run", part: doc, old: `<w:r><w:t>Phải</w:t></w:r>`, new: `<w:r>Phải</w:r>`, found: "own xsd"},
	{name: "43 unknown element", part: doc, old: `<w:keepNext/>`, new: `<w:keepNextt/>`, found: "own xsd sdk"},
	{name: "44 undeclared prefix in mc:Ignorable", part: doc, old: `<w:document `, new: `<w:document mc:Ignorable="w99" `, found: "own sdk"},
	{name: "45 bookmark not closed", part: doc, old: `<w:bookmarkEnd w:id="1"/>`, found: "own"},
	{name: "46 two titles", part: "docProps/core.xml", old: `<dc:title>Kế hoạch</dc:title>`, new: `<dc:title>Kế hoạch</dc:title><dc:title>Báo cáo</dc:title>`, found: "own xsd"},
	{name: "47 date that is none", part: "docProps/core.xml", old: `2025-01-02T00:00:00Z`, new: `02/01/2025`, found: "own xsd"},
	{name: "48 section properties first", part: doc, old: "<w:body>\n", new: "<w:body><w:sectPr/>", found: "own xsd sdk"},
	{name: "49 cell ends with a table", part: doc, old: `<w:p><w:r><w:t>Trái</w:t></w:r></w:p>`, new: `<w:p/><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`, found: "own"},
	{name: "50 control id of 33 bits", part: doc, old: `<w:id w:val="8"/>`, new: `<w:id w:val="4294967295"/>`, found: "own sdk"},
	{name: "51 line end in text", part: doc, old: `Tổng`, new: "Tổ\nng", found: "own"},
	{name: "52 control bound to nothing", gone: "customXml/itemProps1.xml", part: "customXml/_rels/item1.xml.rels", old: `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/>`, found: "own"},
}

// bytes makes the fault and returns the file.
func (m mutation) bytes(t *testing.T) []byte {
	t.Helper()
	p := stress(t)
	if m.part != "" {
		data := string(p.Data(m.part))
		if !strings.Contains(data, m.old) {
			t.Fatalf("%s: %s does not hold %s", m.name, m.part, m.old)
		}
		p.Set(NewPart(m.part, []byte(strings.Replace(data, m.old, m.new, 1))))
	}
	if m.gone != "" {
		p.Remove(m.gone)
		types, err := p.ContentTypes()
		if err != nil {
			t.Fatal(err)
		}
		types.Overrides = slices.DeleteFunc(types.Overrides, func(o Attr) bool { return o.Name == "/"+m.gone })
		p.SetContentTypes(types)
		if rels, err := p.Relationships(doc); err == nil {
			p.SetRelationships(doc, slices.DeleteFunc(rels, func(r Relationship) bool { return Resolve(doc, r) == m.gone }))
		}
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if m.twice == "" {
		return data
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range append(slices.Clone(p.Parts()), p.Part(m.twice)) {
		w, err := z.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestKnownMutations wants each fault to be found by all who are said to find it. Where schemas or validator are absent
// their subtest says so; the self-check alone finds all 52.
func TestKnownMutations(t *testing.T) {
	if len(knownMutations) != 52 {
		t.Fatalf("%d mutations, want 52", len(knownMutations))
	}
	dir := t.TempDir()
	var files []judges.File
	for i, m := range knownMutations {
		data := m.bytes(t)
		file := filepath.Join(dir, fmt.Sprintf("%02d.docx", i+1))
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, judges.File{Path: file})
	}
	finds := func(m mutation, judge string) bool { return slices.Contains(strings.Fields(m.found), judge) }
	t.Run("own", func(t *testing.T) {
		for _, m := range knownMutations {
			p, err := Read(m.bytes(t), Limits{})
			var problems []Problem
			if err == nil {
				problems = Check(p)
			}
			if found := err != nil || len(problems) > 0; found != finds(m, "own") {
				t.Errorf("%s: found %v", m.name, found)
			}
			t.Logf("%s: %v %v", m.name, err, problems)
		}
	})
	t.Run("xsd", func(t *testing.T) {
		findings := judges.SchemaFindings(t, files)
		for i, m := range knownMutations {
			if found := len(findings[i]) > 0; found != finds(m, "xsd") {
				t.Errorf("%s: found %v: %q", m.name, found, findings[i])
			}
		}
	})
	t.Run("sdk", func(t *testing.T) {
		for i, m := range knownMutations {
			if !finds(m, "sdk") {
				continue // it takes half a second each
			}
			t.Run(m.name[:2], func(t *testing.T) {
				t.Parallel()
				findings := judges.MicrosoftFindings(t, files[i])
				if len(findings) == 0 {
					t.Errorf("%s: not found", m.name)
				}
			})
		}
	})
}
