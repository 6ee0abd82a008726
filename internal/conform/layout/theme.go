package layout

import (
	"strings"

	"vanban/internal/ooxml"
)

// slot is one of the four fonts of a run; which one a letter takes depends on the letter (ISO/IEC 29500-1, 17.3.2.26).
type slot uint8

const (
	ascii slot = iota
	highAnsi
	eastAsia
	complexScript
)

// slots are the attributes of w:rFonts for each slot, explicit and by theme.
var slots = [...]struct{ font, theme string }{
	ascii:         {"w:ascii", "w:asciiTheme"},
	highAnsi:      {"w:hAnsi", "w:hAnsiTheme"},
	eastAsia:      {"w:eastAsia", "w:eastAsiaTheme"},
	complexScript: {"w:cs", "w:cstheme"},
}

// slotOf returns the slot that a letter takes its font from.
func slotOf(r rune, hint string, complex bool) slot {
	switch {
	case complex:
		return complexScript
	case r < 0x80:
		return ascii
	case r >= 0x1100 && r <= 0x11FF, r >= 0x2E80 && r <= 0x9FFF, r >= 0xA000 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7FF,
		r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x20000 && r <= 0x2FFFF:
		return eastAsia
	case hint == "eastAsia" && (r >= 0x2010 && r <= 0x2BFF || r >= 0xE000 && r <= 0xF8FF):
		return eastAsia
	}
	return highAnsi
}

// theme is the fonts that a document names by their use.
type theme map[string]string // minorHAnsi: Calibri

func readTheme(root, settings *ooxml.Node) theme {
	t := theme{}
	if root == nil {
		return t
	}
	lang := settings.Child("w:themeFontLang")
	scheme := root.Child("a:themeElements").Child("a:fontScheme")
	for _, use := range []string{"major", "minor"} {
		fonts := scheme.Child("a:" + use + "Font")
		if fonts == nil {
			continue
		}
		latin := fonts.Child("a:latin").Attr("typeface")
		t[use+"Ascii"], t[use+"HAnsi"] = latin, latin
		t[use+"EastAsia"] = scriptFont(fonts, "a:ea", lang.Attr("w:eastAsia"))
		t[use+"Bidi"] = scriptFont(fonts, "a:cs", lang.Attr("w:bidi"))
	}
	return t
}

// scriptFont returns the font of a slot that the theme leaves to the language.
func scriptFont(fonts *ooxml.Node, slot, lang string) string {
	if font := fonts.Child(slot).Attr("typeface"); font != "" {
		return font
	}
	script := map[string]string{"ja": "Jpan", "ko": "Hang", "zh": "Hans", "vi": "Viet", "ar": "Arab", "he": "Hebr", "th": "Thai"}[strings.ToLower(lang[:min(2, len(lang))])]
	for _, n := range fonts.Kids {
		if n.Name == "a:font" && script != "" && n.Attr("script") == script {
			return n.Attr("typeface")
		}
	}
	return ""
}

// font returns the font that one w:rFonts gives a slot, if any.
func (t theme) font(n *ooxml.Node, s slot) (string, bool) {
	if name := n.Attr(slots[s].theme); name != "" {
		if font, ok := t[name]; ok && font != "" {
			return font, true
		}
	}
	font := n.Attr(slots[s].font)
	return font, font != ""
}
