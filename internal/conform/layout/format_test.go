package layout

import (
	"testing"

	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// documentOf returns a document of one part of each kind, for tests of what applies to a letter.
func documentOf(t *testing.T, body, styles, numbering, theme string) *Document {
	t.Helper()
	pkg, err := ooxml.Read(sample{by: "theme"}.bytes(t), ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	set := func(name, root, content string) {
		if content != "" {
			pkg.Set(ooxml.NewPart(name, []byte("<"+root+sampleRoot+">"+content+"</"+root+">")))
		}
	}
	set("word/document.xml", "w:document", "<w:body>"+body+"</w:body>")
	set("word/styles.xml", "w:styles", styles)
	set("word/numbering.xml", "w:numbering", numbering)
	set("word/theme/theme1.xml", "a:theme", theme)
	rels, _ := pkg.Relationships("word/document.xml")
	rels.Add(ooxml.RelType("numbering"), "numbering.xml")
	pkg.SetRelationships("word/document.xml", rels)
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestToggle holds the rule of ISO/IEC 29500-1, 17.7.3: styles of several kinds switch back and forth, the run's own
// word is the last.
func TestToggle(t *testing.T) {
	const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>
		<w:style w:type="paragraph" w:default="1" w:styleId="N"/>
		<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/><w:rPr><w:b w:val="false"/></w:rPr></w:style>
		<w:style w:type="character" w:styleId="C"><w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:style>
		<w:style w:type="table" w:styleId="T"><w:rPr><w:b/></w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:caps/></w:rPr></w:tblStylePr></w:style>`
	run := func(style, props string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:rPr>` + props + `</w:rPr><w:t>a</w:t></w:r></w:p>`
	}
	table := func(p string) string {
		return `<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>` + p + `</w:tc></w:tr><w:tr><w:tc>` + run("N", "") + `</w:tc></w:tr></w:tbl>`
	}
	for name, c := range map[string]struct {
		body               string
		bold, italic, caps bool
	}{
		"paragraph style":         {run("P", ""), true, true, false},
		"turned off by a child":   {run("Q", ""), false, true, false},
		"both styles":             {run("P", `<w:rStyle w:val="C"/>`), false, true, false},
		"the run says so":         {run("P", `<w:rStyle w:val="C"/><w:b/>`), true, true, false},
		"the run says no":         {run("P", `<w:b w:val="0"/><w:i w:val="off"/>`), false, false, false},
		"table":                   {table(run("N", "")), true, true, true},
		"table and paragraph":     {table(run("P", "")), false, true, true},
		"table, paragraph, run":   {table(run("P", `<w:rStyle w:val="C"/>`)), true, true, true},
		"a style that is missing": {run("X", ""), false, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := documentOf(t, c.body, styles, "", "").flow[0].pieces[0].char
			if got.bold != c.bold || got.italic != c.italic || got.caps != c.caps {
				t.Errorf("bold %v italic %v caps %v, want %v %v %v", got.bold, got.italic, got.caps, c.bold, c.italic, c.caps)
			}
		})
	}
}

// TestFonts holds which font a letter takes: of the four slots, by theme and by name, the strongest layer that says.
func TestFonts(t *testing.T) {
	const theme = `<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements>`
	const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsia="SimSun"/></w:rPr></w:rPrDefault></w:docDefaults>
		<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:style>`
	for name, c := range map[string]struct {
		props, text, want string
	}{
		"ASCII by style":           {"", "a", "Times New Roman"},
		"Vietnamese by theme":      {"", "ệ", "Calibri"},
		"Đ by theme":               {"", "Đ", "Calibri"},
		"East Asian":               {"", "漢", "SimSun"},
		"theme beats name":         {`<w:rFonts w:hAnsi="Arial" w:hAnsiTheme="majorHAnsi"/>`, "ệ", "Cambria"},
		"name beats theme below":   {`<w:rFonts w:hAnsi="Arial"/>`, "ệ", "Arial"},
		"complex script":           {`<w:cs/><w:rFonts w:cs="Tahoma"/>`, "a", "Tahoma"},
		"hint for dots and dashes": {`<w:rFonts w:hint="eastAsia"/>`, "…", "SimSun"},
	} {
		t.Run(name, func(t *testing.T) {
			p := documentOf(t, `<w:p><w:r><w:rPr>`+c.props+`</w:rPr><w:t>`+c.text+`</w:t></w:r></w:p>`, styles, "", theme).flow[0]
			if got := p.pieces[0].char.font([]rune(c.text)[0]); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestParagraphs holds where paragraphs take their format from, numbering included, and how measures are read.
func TestParagraphs(t *testing.T) {
	const styles = `<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
		<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
		<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:jc w:val="center"/><w:ind w:firstLine="567"/></w:pPr></w:style>
		<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/></w:pPr></w:style>`
	const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
		<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	p := func(props string) string { return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t>a</w:t></w:r></w:p>` }
	d := documentOf(t, p(`<w:pStyle w:val="A"/>`)+
		p(`<w:spacing w:before="6pt" w:after="0.5cm" w:line="18pt" w:lineRule="exact"/><w:ind w:start="1cm" w:hanging="284"/><w:jc w:val="end"/>`)+
		p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`)+
		p(`<w:pStyle w:val="L"/>`)+
		p(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="10"/>`)+
		p(`<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>`)+
		p(`<w:ind w:firstLineChars="200" w:firstLine="100"/><w:spacing w:beforeAutospacing="1" w:before="100"/>`), styles, numbering, "")
	for i, want := range []struct {
		align                      profile.Align
		left, first, before, after float64
		label                      string
	}{
		{profile.Justify, 0, 28.35, 0, 8, ""},
		{profile.Right, 28.35, -14.2, 6, 14.17, ""},
		{profile.Left, 36, -18, 0, 8, "I."},
		{profile.Left, 5, -18, 0, 8, "II."},
		{profile.Left, 0.5, 0, 0, 8, "II.3)"},
		{profile.Left, 5, 0, 0, 8, ""},
		{profile.Left, 0, 28, 14, 8, ""},
	} {
		q := d.flow[i]
		near := func(a, b float64) bool { return a-b < 0.02 && b-a < 0.02 }
		if f := q.format; f.align != want.align || !near(f.left, want.left) || !near(f.first, want.first) || !near(f.before, want.before) || !near(f.after, want.after) || q.label != want.label {
			t.Errorf("paragraph %d: %+v %q, want %+v", i+1, q.format, q.label, want)
		}
	}
	if f := d.flow[1].format; f.rule != exact || f.line != 18 {
		t.Errorf("exact 18 pt read as %v %v", f.rule, f.line)
	}
}

// TestWidths holds the widths of texts in Times New Roman against measured ones, in points.
func TestWidths(t *testing.T) {
	for _, c := range []struct {
		text string
		char char
		want float64
	}{
		{"abc", char{size: 10}, 13.88},
		{"ĐỘC LẬP", char{size: 10, bold: true}, 44.72},
		{"ngày 08", char{size: 10, italic: true}, 31.94},
	} {
		if got := textWidth(c.text, c.char); got < c.want-0.05 || got > c.want+0.05 {
			t.Errorf("%q is %.2f pt wide, want %.2f", c.text, got, c.want)
		}
	}
}
