package ooxml

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// golden returns a small sound package that has something of everything.
func golden() *Package {
	word := func(name, inner string) []byte {
		return []byte(Header + `<w:` + name + ` xmlns:w="` + Namespace("w") + `" xmlns:r="` + Namespace("r") +
			`" xmlns:mc="` + Namespace("mc") + `" xmlns:wp="` + Namespace("wp") + `">` + inner + `</w:` + name + `>`)
	}
	p := &Package{}
	p.Set(NewPart("word/document.xml", word("document", goldenBody)))
	p.Set(NewPart("word/styles.xml", word("styles", goldenStyles)))
	p.Set(NewPart("word/settings.xml", word("settings", `<w:zoom w:percent="100"/><w:footnotePr><w:footnote w:id="-1"/>`+
		`<w:footnote w:id="0"/></w:footnotePr><w:decimalSymbol w:val=","/>`)))
	p.Set(NewPart("word/footnotes.xml", word("footnotes", `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>`+
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p/></w:footnote>`)))
	p.Set(NewPart("word/numbering.xml", word("numbering", `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>`+
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)))
	p.Set(NewPart("word/header1.xml", word("hdr", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>`+
		`<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>`+
		`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)))
	var main, doc Relationships
	main.Add(RelType("officeDocument"), "word/document.xml")
	p.SetRelationships("", main)
	for _, typ := range []string{"styles", "settings", "footnotes", "numbering", "header"} {
		target := typ + ".xml"
		if typ == "header" {
			target = "header1.xml"
		}
		doc.Add(RelType(typ), target)
	}
	p.SetRelationships("word/document.xml", doc)
	var types ContentTypes
	types.Defaults = []Attr{{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"}}
	for _, part := range [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"},
		{"footnotes", "footnotes"}, {"numbering", "numbering"}, {"header1", "header"}} {
		types.SetOverride("word/"+part[0]+".xml", WordType(part[1]))
	}
	p.SetContentTypes(types)
	return p
}

const goldenStyles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="Font"><w:name w:val="Font"/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/></w:style>` +
	`<w:style w:type="numbering" w:default="1" w:styleId="None"><w:name w:val="None"/></w:style>`

const goldenBody = `<w:body><w:p><w:pPr><w:pStyle w:val="Body"/><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr>` +
	`<w:spacing w:before="120"/><w:jc w:val="both"/></w:pPr>` +
	`<w:bookmarkStart w:id="1" w:name="first"/><w:r><w:rPr><w:rStyle w:val="Font"/><w:b/><w:bCs/><w:sz w:val="28"/></w:rPr>` +
	`<w:t xml:space="preserve">một </w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:footnoteReference w:id="1"/></w:r>` +
	`<w:ins w:id="2" w:author="a"><w:r><w:t>hai</w:t></w:r></w:ins><w:del w:id="3" w:author="a"><w:r><w:delText>ba</w:delText></w:r></w:del>` +
	`<w:sdt><w:sdtPr><w:alias w:val="x"/><w:tag w:val="x"/><w:id w:val="7"/><w:lock w:val="sdtLocked"/><w:text/></w:sdtPr>` +
	`<w:sdtContent><w:r><w:t>12</w:t></w:r></w:sdtContent></w:sdt>` +
	`<w:sdt><w:sdtPr><w:id w:val="8"/></w:sdtPr><w:sdtContent><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/></wp:inline></w:drawing></w:r></w:sdtContent></w:sdt></w:p>` +
	`<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="2"/></w:tblGrid>` +
	`<w:tr><w:tc><w:tcPr><w:tcW w:w="3" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>` +
	`<w:sdt><w:sdtContent><w:p><w:r><w:t>khối</w:t></w:r></w:p></w:sdtContent></w:sdt>` +
	`<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="1" w:h="2"/><w:titlePg/></w:sectPr></w:body>`

func TestGoldenIsSound(t *testing.T) {
	for _, p := range Check(golden()) {
		t.Error(p)
	}
}

// mutations are faults that users of Word and LibreOffice have met. Each is made in the golden package by replacing
// text in a part; the check must find it.
var mutations = []struct{ name, part, old, new, want string }{
	{"pPr order", "word/document.xml", `<w:keepNext/>`, `<w:jc w:val="both"/><w:keepNext/>`, "out of order"},
	{"rPr order", "word/document.xml", `<w:b/><w:bCs/>`, `<w:bCs/><w:b/>`, "out of order"},
	{"sectPr order", "word/document.xml", `<w:pgSz w:w="1" w:h="2"/><w:titlePg/>`, `<w:titlePg/><w:pgSz w:w="1" w:h="2"/>`, "out of order"},
	{"tblPr order", "word/document.xml", `<w:tblW w:w="0" w:type="auto"/>`, `<w:tblW w:w="0" w:type="auto"/><w:tblStyle w:val="Table"/>`, "out of order"},
	{"tcPr order", "word/document.xml", `<w:gridSpan w:val="2"/>`, `<w:gridSpan w:val="2"/><w:tcW/>`, "out of order"},
	{"settings order", "word/settings.xml", `<w:zoom w:percent="100"/>`, `<w:decimalSymbol w:val=","/><w:zoom/>`, "out of order"},
	{"style order", "word/styles.xml", `<w:basedOn w:val="Normal"/><w:next w:val="Body"/>`, `<w:next w:val="Body"/><w:basedOn w:val="Normal"/>`, "out of order"},
	{"sdtPr order", "word/document.xml", `<w:alias w:val="x"/><w:tag w:val="x"/>`, `<w:tag w:val="x"/><w:alias w:val="x"/>`, "out of order"},
	{"num before abstractNum", "word/numbering.xml", `<w:abstractNum w:`, `<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:abstractNum w:`, "out of order"},
	{"unknown element", "word/document.xml", `<w:keepNext/>`, `<w:keepNexx/>`, "not allowed"},
	{"pPr after a run", "word/document.xml", `<w:p><w:r><w:t>khối</w:t></w:r></w:p>`, `<w:p><w:r/><w:pPr/></w:p>`, "not the first"},
	{"no tblGrid", "word/document.xml", `<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="2"/></w:tblGrid>`, ``, "no grid"},
	{"cell without paragraph", "word/document.xml", `<w:tc><w:p/></w:tc><w:tc>`, `<w:tc></w:tc><w:tc>`, "does not end with a paragraph"},
	{"cell ends with a table", "word/document.xml", `<w:tc><w:p/></w:tc><w:tc>`, `<w:tc><w:p/><w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc><w:tc>`, "does not end with a paragraph"},
	{"row without cell", "word/document.xml", `<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>`, `<w:tr/>`, "no cell"},
	{"span too wide", "word/document.xml", `<w:gridSpan w:val="2"/>`, `<w:gridSpan w:val="3"/>`, "3 of 2 columns"},
	{"row too short", "word/document.xml", `<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc>`, `<w:tc><w:p/></w:tc>`, "1 of 2 columns"},
	{"control id twice", "word/document.xml", `<w:id w:val="8"/>`, `<w:id w:val="7"/>`, "content control id"},
	{"control id zero", "word/document.xml", `<w:id w:val="8"/>`, `<w:id w:val="0"/>`, "content control id"},
	{"control id too large", "word/document.xml", `<w:id w:val="8"/>`, `<w:id w:val="4294967295"/>`, "content control id"},
	{"tag too long", "word/document.xml", `<w:tag w:val="x"/>`, `<w:tag w:val="` + strings.Repeat("x", 65) + `"/>`, "longer than 64"},
	{"inline control holds a paragraph", "word/document.xml", `<w:sdtContent><w:r><w:t>12</w:t></w:r>`, `<w:sdtContent><w:p/>`, "not allowed"},
	{"block control holds runs", "word/document.xml", `<w:sdtContent><w:p><w:r><w:t>khối</w:t></w:r></w:p>`, `<w:sdtContent><w:r/>`, "not allowed"},
	{"bookmark id twice", "word/document.xml", `<w:ins w:id="2"`, `<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/><w:ins w:id="2"`, "bookmark id"},
	{"bookmark name twice", "word/document.xml", `<w:ins w:id="2"`, `<w:bookmarkStart w:id="9" w:name="first"/><w:bookmarkEnd w:id="9"/><w:ins w:id="2"`, "bookmark name"},
	{"bookmark not closed", "word/document.xml", `<w:bookmarkEnd w:id="1"/>`, ``, "not closed"},
	{"change shares an id", "word/document.xml", `<w:ins w:id="2"`, `<w:ins w:id="1"`, "tracked change"},
	{"change without author", "word/document.xml", `<w:ins w:id="2" w:author="a">`, `<w:ins w:id="2">`, "no author"},
	{"w:t deleted", "word/document.xml", `<w:delText>ba</w:delText>`, `<w:t>ba</w:t>`, "deletion"},
	{"delText kept", "word/document.xml", `<w:t>hai</w:t>`, `<w:delText>hai</w:delText>`, "deletion"},
	{"drawing id twice", "word/document.xml", `<wp:docPr id="1" name="n"/>`, `<wp:docPr id="1" name="n"/><wp:docPr id="1" name="m"/>`, "drawing id"},
	{"footnote missing", "word/document.xml", `<w:footnoteReference w:id="1"/>`, `<w:footnoteReference w:id="2"/>`, "no note"},
	{"footnote used twice", "word/document.xml", `<w:footnoteReference w:id="1"/>`, `<w:footnoteReference w:id="1"/><w:footnoteReference w:id="1"/>`, "twice"},
	{"footnote unused", "word/document.xml", `<w:footnoteReference w:id="1"/>`, ``, "nothing refers"},
	{"reference to a separator", "word/document.xml", `<w:footnoteReference w:id="1"/>`, `<w:footnoteReference w:id="0"/>`, "no note"},
	{"footnote id twice", "word/footnotes.xml", `<w:footnote w:id="1">`, `<w:footnote w:id="1"><w:p/></w:footnote><w:footnote w:id="1">`, "twice"},
	{"no separators", "word/footnotes.xml", ` w:type="separator"`, ``, "separator"},
	{"settings name a note", "word/settings.xml", `<w:footnote w:id="0"/>`, `<w:footnote w:id="1"/>`, "no separator"},
	{"relationship missing", "word/document.xml", `r:id="rId5"`, `r:id="rId9"`, "relationship"},
	{"relationship id twice", "word/_rels/document.xml.rels", `Id="rId2"`, `Id="rId1"`, "twice"},
	{"relationship to nowhere", "word/_rels/document.xml.rels", `header1.xml`, `header2.xml`, "not there"},
	{"no content type", "[Content_Types].xml", `Extension="rels"`, `Extension="rel"`, "no content type"},
	{"type of nothing", "[Content_Types].xml", `/word/header1.xml`, `/word/header7.xml`, "not there"},
	{"wrong type of the document", "[Content_Types].xml", `document.main+xml`, `document+xml`, "content type"},
	{"unknown style", "word/document.xml", `<w:pStyle w:val="Body"/>`, `<w:pStyle w:val="Font"/>`, "no paragraph style"},
	{"style id twice", "word/styles.xml", `w:styleId="Body"`, `w:styleId="Normal"`, "twice"},
	{"no default style", "word/styles.xml", `<w:style w:type="numbering" w:default="1"`, `<w:style w:type="numbering"`, "default styles"},
	{"based on nothing", "word/styles.xml", `<w:basedOn w:val="Normal"/>`, `<w:basedOn w:val="Normall"/>`, "basedOn"},
	{"undefined number", "word/document.xml", `<w:numId w:val="1"/>`, `<w:numId w:val="2"/>`, "no numbering"},
	{"number of nothing", "word/numbering.xml", `<w:abstractNumId w:val="0"/>`, `<w:abstractNumId w:val="3"/>`, "no abstractNum"},
	{"control character", "word/document.xml", `hai`, "h\x0bai", "character"},
	{"escaped control character", "word/document.xml", `hai`, `h&#x0B;ai`, "entity"},
	{"no xml:space", "word/document.xml", ` xml:space="preserve">một `, `>một `, "edge space"},
	{"line end in text", "word/document.xml", `hai`, "h\nai", "line end"},
	{"bare text", "word/document.xml", `<w:r><w:t>hai</w:t></w:r>`, `<w:r>hai</w:r>`, "text in <w:r>"},
	{"nested paragraph", "word/document.xml", `<w:r><w:t>hai</w:t></w:r>`, `<w:p/>`, "not allowed"},
	{"run in a cell", "word/document.xml", `<w:tc><w:p/></w:tc><w:tc>`, `<w:tc><w:r/><w:p/></w:tc><w:tc>`, "not allowed"},
	{"field not closed", "word/header1.xml", `<w:fldChar w:fldCharType="end"/>`, ``, "not closed"},
	{"field without result", "word/header1.xml", `<w:fldChar w:fldCharType="separate"/>`, ``, "no separate"},
	{"field not opened", "word/header1.xml", `<w:fldChar w:fldCharType="begin"/>`, ``, "without begin"},
	{"undeclared Ignorable", "word/document.xml", `<w:document `, `<w:document mc:Ignorable="w14" `, "not declared"},
	{"undeclared Requires", "word/document.xml", `<w:drawing>`, `<w:drawing/><mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent><w:drawing>`, "not declared"},
	{"section first", "word/document.xml", `<w:body><w:p>`, `<w:body><w:sectPr/><w:p>`, "follows the section"},
	{"broken tag", "word/document.xml", `</w:body>`, ``, "closes nothing"},
}

func TestMutationsAreFound(t *testing.T) {
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			base := golden()
			checker, problems := NewChecker(base)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			for _, words := range []string{"hai", "bốn &amp; năm", "sáu"} { // from then on the blocks are known
				p := base.Clone()
				p.Set(NewPart("word/document.xml", bytes.ReplaceAll(base.Data("word/document.xml"), []byte("hai"), []byte(words))))
				if problems := checker.Check(p); len(problems) > 0 {
					t.Fatal(problems)
				}
				p.Set(varied("word/document.xml", p.Data("word/document.xml")))
				if problems := checker.Check(p); len(problems) > 0 {
					t.Fatal(problems)
				}
			}
			if checker.known.blocks.size == 0 || len(checker.known.frames.frames) != 1 {
				t.Fatalf("%d bytes of blocks are known, %d frames", checker.known.blocks.size, len(checker.known.frames.frames))
			}
			old := string(base.Data(m.part))
			if strings.Count(old, m.old) == 0 {
				t.Fatalf("%s does not hold %s", m.part, m.old)
			}
			p := base.Clone()
			p.Set(NewPart(m.part, []byte(strings.Replace(old, m.old, m.new, 1))))
			q := base.Clone()
			q.Set(varied(m.part, p.Data(m.part)))
			for name, got := range map[string][]Problem{"whole": Check(p), "against the base": checker.Check(p), "with what varies": checker.Check(q)} {
				found := false
				for _, problem := range got {
					found = found || strings.Contains(problem.Text, m.want)
				}
				if !found {
					t.Errorf("%s: not found; got %v", name, got)
				}
			}
		})
	}
}

var textElement = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// varied returns a part that says that its words vary.
func varied(name string, data []byte) *Part {
	var stretches []Varied
	for _, at := range textElement.FindAllSubmatchIndex(data, -1) {
		stretches = append(stretches, Varied{at[2], at[3], Words})
	}
	return NewVariedPart(name, data, stretches)
}

// What is said to vary is looked at, and is not believed where it is something else.
func TestWhatVariesIsLookedAt(t *testing.T) {
	const open, close = `<w:tag w:val="`, `"/>`
	for _, c := range []struct {
		kind  VariedKind
		text  string
		sound bool
	}{
		{Words, "Ủy ban &amp; Mặt trận", true}, {Words, "", true}, {Words, "a</w:t>", false}, {Words, "a&b;", false}, {Words, "\x01", false},
		{Words, "a\nb", false}, {Words, "\xff", false},
		{Value, "dan_so.so_ho", true}, {Value, `a"b`, false}, {Value, "a<b", false}, {Value, "&x;", false}, {Value, "\x02", false},
		{Number, "1134", true}, {Number, "171.38", true}, {Number, "", false}, {Number, "12pt", false}, {Number, "-3", false},
	} {
		data := []byte(open + c.text + close)
		v := Varied{len(open), len(open) + len(c.text), c.kind}
		frame, ok := frameOf(nil, NewVariedPart("x.xml", data, []Varied{v}))
		if ok != c.sound {
			t.Errorf("%d %q: sound %v", c.kind, c.text, ok)
		}
		if ok && string(frame) != open+"\x00"+string(rune(c.kind))+close {
			t.Errorf("%d %q: the frame is %q", c.kind, c.text, frame)
		}
	}
	for _, wrong := range [][]Varied{{{5, 3, Words}}, {{3, 5, Words}, {4, 6, Words}}, {{3, 500, Words}}, {{-1, 2, Words}}} {
		if _, ok := frameOf(nil, NewVariedPart("x.xml", []byte("0123456789"), wrong)); ok {
			t.Errorf("%v is believed", wrong)
		}
	}
}

func TestMissingParts(t *testing.T) {
	for _, name := range []string{"_rels/.rels", "word/styles.xml", "word/document.xml", "[Content_Types].xml", "word/footnotes.xml"} {
		p := golden()
		checker, _ := NewChecker(p)
		p = p.Clone()
		p.Remove(name)
		if len(checker.Check(p)) == 0 {
			t.Errorf("%s is missing and nobody notices", name)
		}
	}
}

func TestCheckerLooksAtNewPartsOnly(t *testing.T) {
	p := golden()
	checker, _ := NewChecker(p)
	if got := testing.AllocsPerRun(10, func() { checker.Check(p) }); got > 10 {
		t.Errorf("%v allocations for a package with nothing new", got)
	}
}
