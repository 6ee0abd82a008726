package docx

import (
	"vanban/internal/ooxml"
)

// settingsPart are the settings of a new letterhead: the behaviour of current Word, Vietnamese, decimal comma. Styles
// do not follow the template they came from, and fields are not renewed on opening, which Word would ask about.
func settingsPart() *ooxml.Node {
	const word = "http://schemas.microsoft.com/office/word"
	compat := ooxml.El("w:compat").Add(ooxml.El("w:doNotExpandShiftReturn"))
	for _, setting := range []struct{ name, value string }{
		{"compatibilityMode", "15"}, {"overrideTableStyleFontSizeAndJustification", "1"}, {"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"}, {"differentiateMultirowTableHeaders", "1"},
	} {
		compat.Add(ooxml.El("w:compatSetting", "w:name", setting.name, "w:uri", word, "w:val", setting.value))
	}
	return ooxml.El("w:settings").Declare("w").Add(
		ooxml.El("w:zoom", "w:percent", "100"), val("w:defaultTabStop", "720"),
		val("w:characterSpacingControl", "doNotCompress"),
		ooxml.El("w:footnotePr").Add(ooxml.El("w:footnote", "w:id", "-1"), ooxml.El("w:footnote", "w:id", "0")),
		compat, val("w:themeFontLang", "vi-VN"), val("w:decimalSymbol", ","), val("w:listSeparator", ";"))
}

// footnotesPart holds the separators, which every file with footnotes must have.
func footnotesPart() *ooxml.Node {
	note := func(typ, id, mark string) *ooxml.Node {
		return ooxml.El("w:footnote", "w:type", typ, "w:id", id).Add(ooxml.El("w:p").Add(
			ooxml.El("w:pPr").Add(ooxml.El("w:spacing", "w:before", "0", "w:after", "0", "w:line", "240", "w:lineRule", "auto")),
			ooxml.El("w:r").Add(ooxml.El(mark))))
	}
	return ooxml.El("w:footnotes").Declare("w").Add(
		note("separator", "-1", "w:separator"), note("continuationSeparator", "0", "w:continuationSeparator"))
}

// coreProperties appends the properties that file managers show. There is no date: the same document is the same file
// on any day.
func coreProperties(dst []byte, title, subject, creator string) []byte {
	dst = append(dst, ooxml.Header+`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/">`...)
	for _, p := range [...]struct{ name, value string }{{"dc:title", title}, {"dc:subject", subject}, {"dc:creator", creator}} {
		if p.value != "" {
			dst = append(append(append(dst, '<'), p.name...), '>')
			dst = ooxml.AppendText(dst, p.value)
			dst = append(append(append(dst, "</"...), p.name...), '>')
		}
	}
	return append(dst, `<dc:language>vi-VN</dc:language></cp:coreProperties>`...)
}

func appProperties() []byte {
	return []byte(ooxml.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>Vanban</Application></Properties>`)
}
