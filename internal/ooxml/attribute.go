package ooxml

import (
	"bytes"
	"slices"
	"strings"
)

// attributeRule says what an attribute of an element may be.
type attributeRule struct {
	name     string // with its prefix
	valid    func([]byte) bool
	required bool
}

// attributeRules are the attributes, all in the namespace of Word, of elements whose values readers stumble over: name
// and kind of value, or the words that are allowed; ! marks those that must be there. Elements that are not named here
// may have any. Where an element of the same name stands in two places, the rule allows what either does.
var attributeRules = map[string]string{
	"w:jc": "val:" + alignment + "!",
	"w:spacing": "before:measure beforeLines:int beforeAutospacing:onoff after:measure afterLines:int afterAutospacing:onoff " +
		"line:measure lineRule:auto|exact|atLeast val:measure",
	"w:ind": "left:measure right:measure start:measure end:measure hanging:measure firstLine:measure leftChars:int " +
		"rightChars:int startChars:int endChars:int hangingChars:int firstLineChars:int",
	"w:sz": "val:size!", "w:szCs": "val:size!", "w:kern": "val:size!", "w:position": "val:measure!", "w:w": "val:percent",
	"w:outlineLvl": "val:level!", "w:ilvl": "val:level!", "w:start": edge, "w:end": edge, "w:startOverride": "val:int!",
	"w:lang": "val:lang eastAsia:lang bidi:lang", "w:themeFontLang": "val:lang eastAsia:lang bidi:lang",
	"w:rFonts": "hint:default|eastAsia|cs ascii:text hAnsi:text eastAsia:text cs:text asciiTheme:text hAnsiTheme:text " +
		"eastAsiaTheme:text cstheme:text",
	"w:color": "val:colour! themeColor:text themeTint:text themeShade:text",
	"w:shd": "val:text! color:colour fill:colour themeColor:text themeTint:text themeShade:text themeFill:text " +
		"themeFillTint:text themeFillShade:text",
	"w:vertAlign": "val:baseline|superscript|subscript!",
	"w:u": "val:single|words|double|thick|dotted|dottedHeavy|dash|dashedHeavy|dashLong|dashLongHeavy|dotDash|dashDotHeavy|" +
		"dotDotDash|dashDotDotHeavy|wave|wavyHeavy|wavyDouble|none color:colour themeColor:text themeTint:text themeShade:text",
	"w:highlight": "val:black|blue|cyan|green|magenta|red|yellow|white|darkBlue|darkCyan|darkGreen|darkMagenta|darkRed|" +
		"darkYellow|darkGray|lightGray|none!",
	"w:br":  "type:page|column|textWrapping clear:none|left|right|all",
	"w:tab": "val:clear|start|center|end|decimal|bar|num|left|right leader:none|dot|hyphen|underscore|heavy|middleDot pos:measure",
	"w:framePr": "dropCap:none|drop|margin lines:int w:measure h:measure vSpace:measure hSpace:measure " +
		"wrap:auto|notBeside|around|tight|through|none hAnchor:text|margin|page vAnchor:text|margin|page x:measure " +
		"xAlign:left|center|right|inside|outside y:measure yAlign:inline|top|center|bottom|inside|outside " +
		"hRule:auto|exact|atLeast anchorLock:onoff",
	"w:pgSz":      "w:measure h:measure orient:portrait|landscape code:int",
	"w:pgMar":     "top:measure! right:measure! bottom:measure! left:measure! header:measure! footer:measure! gutter:measure!",
	"w:pgNumType": "fmt:text start:int chapStyle:int chapSep:hyphen|period|colon|emDash|enDash",
	"w:cols":      "equalWidth:onoff space:measure num:int sep:onoff", "w:titlePg": "val:onoff",
	"w:docGrid":         "type:default|lines|linesAndChars|snapToChars linePitch:int charSpace:int",
	"w:headerReference": "type:even|default|first!", "w:footerReference": "type:even|default|first!",
	"w:tblW": tableWidth, "w:tcW": tableWidth, "w:tblInd": tableWidth, "w:wBefore": tableWidth, "w:wAfter": tableWidth,
	"w:tblCellSpacing": tableWidth, "w:gridCol": "w:measure", "w:trHeight": "val:measure hRule:auto|exact|atLeast",
	"w:tblLayout": "type:fixed|autofit", "w:vAlign": "val:top|center|both|bottom!", "w:vMerge": "val:continue|restart",
	"w:top": edge, "w:left": edge, "w:bottom": edge, "w:right": edge, "w:insideH": edge, "w:insideV": edge, "w:between": edge,
	"w:numFmt": "val:text! format:text", "w:lvlJc": "val:" + alignment + "!",
	"w:suff": "val:tab|space|nothing!", "w:multiLevelType": "val:singleLevel|multilevel|hybridMultilevel!",
	"w:nsid": "val:hex8!", "w:tmpl": "val:hex8!",
	"w:lock":                    "val:sdtLocked|contentLocked|unlocked|sdtContentLocked",
	"w:fldChar":                 "fldCharType:begin|separate|end! fldLock:onoff dirty:onoff",
	"w:zoom":                    "val:none|fullPage|bestFit|textFit percent:percent!",
	"w:defaultTabStop":          "val:measure!",
	"w:numRestart":              "val:continuous|eachSect|eachPage!",
	"w:ins":                     "id:int! author:text! date:time",
	"w:del":                     "id:int! author:text! date:time",
	"w:footnoteReference":       "id:int! customMarkFollows:onoff",
	"w:endnoteReference":        "id:int! customMarkFollows:onoff",
	"w:commentReference":        "id:int!",
	"w:commentRangeStart":       "id:int! displacedByCustomXml:next|prev",
	"w:commentRangeEnd":         "id:int! displacedByCustomXml:next|prev",
	"w:characterSpacingControl": "val:doNotCompress|compressPunctuation|compressPunctuationAndJapaneseKana!",
}

const (
	alignment  = "start|center|end|both|mediumKashida|distribute|numTab|highKashida|lowKashida|thaiDistribute|left|right"
	tableWidth = "w:measure type:nil|pct|dxa|auto"
	// edge is a border, or a margin of cells.
	edge = "val:text color:colour themeColor:text themeTint:text themeShade:text sz:int space:int shadow:onoff frame:onoff " + tableWidth
)

// switches are elements that only say yes or no.
const switches = `w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof
	w:snapToGrid w:vanish w:webHidden w:rtl w:cs w:specVanish w:keepNext w:keepLines w:pageBreakBefore w:widowControl
	w:suppressLineNumbers w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE
	w:autoSpaceDN w:bidi w:adjustRightInd w:contextualSpacing w:mirrorIndents w:suppressOverlap w:titlePg w:formProt
	w:noEndnote w:rtlGutter w:cantSplit w:tblHeader w:hidden w:noWrap w:hideMark w:tcFitText w:bidiVisual w:semiHidden
	w:unhideWhenUsed w:qFormat w:locked w:isLgl w:temporary w:showingPlcHdr w:evenAndOddHeaders w:trackRevisions
	w:updateFields w:mirrorMargins w:autoHyphenation`

// rulesOf reads the rules of an element.
func rulesOf(text string) []attributeRule {
	var rules []attributeRule
	for field := range strings.FieldsSeq(text) {
		field, required := strings.CutSuffix(field, "!")
		name, kind, _ := strings.Cut(field, ":")
		valid := kinds[kind]
		if valid == nil {
			words := strings.Split(kind, "|")
			valid = func(value []byte) bool { return slices.Contains(words, string(value)) }
		}
		rules = append(rules, attributeRule{"w:" + name, valid, required})
	}
	return rules
}

// kinds are the kinds of values. Lengths are whole numbers or have a unit; other readers take fractions, Word does not.
var kinds = map[string]func([]byte) bool{
	"text":    func([]byte) bool { return true },
	"int":     isInt,
	"level":   func(v []byte) bool { return len(v) == 1 && v[0] >= '0' && v[0] <= '9' },
	"measure": func(v []byte) bool { return isInt(v) || hasUnit(v) },
	"size":    func(v []byte) bool { return isInt(v) && v[0] != '-' || hasUnit(v) },
	"percent": func(v []byte) bool { return isInt(bytes.TrimSuffix(v, []byte("%"))) },
	"onoff": func(v []byte) bool {
		return slices.Contains([]string{"0", "1", "true", "false", "on", "off"}, string(v))
	},
	"colour": func(v []byte) bool { return string(v) == "auto" || len(v) == 6 && isHex(v) },
	"hex8":   func(v []byte) bool { return len(v) == 8 && isHex(v) },
	"lang":   func(v []byte) bool { return len(v) == 0 || isLanguage(v) }, // LibreOffice writes empty ones
	"time":   isTime,
}

func isInt(v []byte) bool {
	v = bytes.TrimPrefix(v, []byte("-"))
	for _, c := range v {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(v) > 0 && len(v) < 11
}

// hasUnit tells whether a length has a unit, as 2.5cm, or is a percentage.
func hasUnit(v []byte) bool {
	for _, unit := range [...]string{"mm", "cm", "in", "pt", "pc", "pi", "%"} {
		if number, ok := bytes.CutSuffix(v, []byte(unit)); ok {
			whole, fraction, point := bytes.Cut(number, []byte("."))
			return isInt(whole) && (!point || isInt(fraction) && fraction[0] != '-')
		}
	}
	return false
}

func isHex(v []byte) bool {
	for _, c := range v {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

// isLanguage tells whether a value has the shape of a language tag (BCP 47): a language of two or three letters, of four
// to eight where it is registered, or x or i, then subtags of one to eight letters or digits. Word also writes x-none.
func isLanguage(v []byte) bool {
	first := true
	for tag := range bytes.SplitSeq(v, []byte("-")) {
		if len(tag) == 0 || len(tag) > 8 {
			return false
		}
		for _, c := range tag {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (first || c < '0' || c > '9') {
				return false
			}
		}
		if first && len(tag) == 1 && !bytes.ContainsAny(tag, "xXiI") {
			return false
		}
		first = false
	}
	return len(v) > 1
}

// isTime tells whether a value has the shape of a date and time, as 2025-01-02T00:00:00Z.
func isTime(v []byte) bool {
	const shape = "0000-00-00T00:00:00"
	if len(v) < len(shape) || !fits(v[:len(shape)], shape) {
		return false
	}
	rest := v[len(shape):]
	if fraction, ok := bytes.CutPrefix(rest, []byte(".")); ok {
		rest = bytes.TrimLeft(fraction, "0123456789")
	}
	return len(rest) == 0 || string(rest) == "Z" || fits(rest, "+00:00") || fits(rest, "-00:00")
}

// fits tells whether a value is the shape with any digits for its zeros, and the month, day and hour are possible.
func fits(v []byte, shape string) bool {
	if len(v) != len(shape) {
		return false
	}
	for i := range v {
		if shape[i] == '0' && (v[i] < '0' || v[i] > '9') || shape[i] != '0' && v[i] != shape[i] {
			return false
		}
	}
	if len(shape) < len("0000-00-00") {
		return true
	}
	month, day := string(v[5:7]), string(v[8:10])
	return month >= "01" && month <= "12" && day >= "01" && day <= "31" && (len(v) < 13 || string(v[11:13]) <= "24")
}

// attributes judges the values of the attributes of the element just opened.
func (s *story) attributes(e *element) {
	required := 0
	for i := range s.scan.attrs {
		a := &s.scan.attrs[i]
		if len(a.name) < 3 || a.name[0] != 'w' || a.name[1] != ':' {
			continue
		}
		rule := e.rule(a.name)
		if rule == nil {
			s.problem("<%s> has no attribute %s", e.name, a.name)
			continue
		}
		if rule.required {
			required++
		}
		value := a.value
		if bytes.IndexByte(value, '&') >= 0 {
			value = []byte(Unescape(value))
		}
		if !rule.valid(value) {
			s.problem("%s of <%s> is %q", a.name, e.name, value)
		}
	}
	if required == e.required {
		return
	}
	for _, rule := range e.rules {
		if rule.required && !s.scan.hasAttr(rule.name) {
			s.problem("<%s> lacks %s", e.name, rule.name)
		}
	}
}

// rule returns the rule of an attribute, or nil.
func (e *element) rule(name []byte) *attributeRule {
	for i := range e.rules {
		if string(name) == e.rules[i].name {
			return &e.rules[i]
		}
	}
	return nil
}
