package ooxml

import "strings"

// childOrder is the order that the schema (ISO/IEC 29500-4, wml.xsd) gives the children of each element that has one.
// The serialiser sorts by it and Check judges by it. Of w:rPr the schema of 2016 says any order; Word wants this one.
var childOrder = map[string][]string{
	"w:pPr":               paragraphProperties,
	"w:rPr":               runProperties,
	"w:sectPr":            sectionProperties,
	"w:tblPr":             tableProperties,
	"w:tcPr":              cellProperties,
	"w:tblBorders":        {"w:top", "w:left|w:start", "w:bottom", "w:right|w:end", "w:insideH", "w:insideV"},
	"w:tcBorders":         {"w:top", "w:left|w:start", "w:bottom", "w:right|w:end", "w:insideH", "w:insideV", "w:tl2br", "w:tr2bl"},
	"w:pBdr":              {"w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"},
	"w:tblCellMar":        {"w:top", "w:left|w:start", "w:bottom", "w:right|w:end"},
	"w:tcMar":             {"w:top", "w:left|w:start", "w:bottom", "w:right|w:end"},
	"w:style":             styleChildren,
	"w:styles":            {"w:docDefaults", "w:latentStyles", "w:style"},
	"w:docDefaults":       {"w:rPrDefault", "w:pPrDefault"},
	"w:settings":          settingsChildren,
	"w:compat":            compatChildren,
	"w:numbering":         {"w:numPicBullet", "w:abstractNum", "w:num", "w:numIdMacAtCleanup"},
	"w:abstractNum":       {"w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:styleLink", "w:numStyleLink", "w:lvl"},
	"w:lvl":               levelChildren,
	"w:num":               {"w:abstractNumId", "w:lvlOverride"},
	"w:footnotePr":        {"w:pos", "w:numFmt", "w:numStart", "w:numRestart", "w:footnote"},
	"w:endnotePr":         {"w:pos", "w:numFmt", "w:numStart", "w:numRestart", "w:endnote"},
	"w:tblStylePr":        {"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr"},
	"w:sdt":               {"w:sdtPr", "w:sdtEndPr", "w:sdtContent"},
	"w:sdtPr":             contentControlProperties,
	"w:document":          {"w:background", "w:body"},
	"w:numPr":             {"w:ilvl", "w:numId", "w:numberingChange", "w:ins"},
	"w:lvlOverride":       {"w:startOverride", "w:lvl"},
	"w:tblGrid":           {"w:gridCol", "w:tblGridChange"},
	"mc:AlternateContent": {"mc:Choice", "mc:Fallback"},
}

// firstChild names the element that must come before all others where it is there at all. Of w:tbl the rows follow
// w:tblGrid, of w:body the sections' properties come last; Check knows both.
var firstChild = map[string]string{
	"w:p": "w:pPr", "w:r": "w:rPr", "w:tc": "w:tcPr", "w:tbl": "w:tblPr", "w:tr": "w:trPr",
}

var paragraphProperties = []string{"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr",
	"w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens",
	"w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
	"w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
	"w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
	"w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"}

var runProperties = []string{"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i",
	"w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint",
	"w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz",
	"w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em",
	"w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange"}

var sectionProperties = []string{"w:headerReference|w:footerReference", "w:footnotePr", "w:endnotePr", "w:type",
	"w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign",
	"w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings",
	"w:sectPrChange"}

var tableProperties = []string{"w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
	"w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout",
	"w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange"}

var cellProperties = []string{"w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
	"w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark", "w:headers",
	"w:cellIns|w:cellDel|w:cellMerge", "w:tcPrChange"}

var levelChildren = []string{"w:start", "w:numFmt", "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff", "w:lvlText",
	"w:lvlPicBulletId", "w:legacy", "w:lvlJc", "w:pPr", "w:rPr"}

var styleChildren = []string{"w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:autoRedefine", "w:hidden",
	"w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:personal", "w:personalCompose",
	"w:personalReply", "w:rsid", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"}

var contentControlProperties = []string{"w:rPr", "w:alias", "w:tag", "w:id", "w:lock", "w:placeholder", "w:temporary",
	"w:showingPlcHdr", "w:dataBinding", "w:label", "w:tabIndex", "w:equation|w:comboBox|w:date|w:docPartObj|" +
		"w:docPartList|w:dropDownList|w:picture|w:richText|w:text|w:citation|w:group|w:bibliography"}

var settingsChildren = []string{"w:writeProtection", "w:view", "w:zoom", "w:removePersonalInformation",
	"w:removeDateAndTime", "w:doNotDisplayPageBoundaries", "w:displayBackgroundShape", "w:printPostScriptOverText",
	"w:printFractionalCharacterWidth", "w:printFormsData", "w:embedTrueTypeFonts", "w:embedSystemFonts",
	"w:saveSubsetFonts", "w:saveFormsData", "w:mirrorMargins", "w:alignBordersAndEdges", "w:bordersDoNotSurroundHeader",
	"w:bordersDoNotSurroundFooter", "w:gutterAtTop", "w:hideSpellingErrors", "w:hideGrammaticalErrors",
	"w:activeWritingStyle", "w:proofState", "w:formsDesign", "w:attachedTemplate", "w:linkStyles",
	"w:stylePaneFormatFilter", "w:stylePaneSortMethod", "w:documentType", "w:mailMerge", "w:revisionView",
	"w:trackRevisions", "w:doNotTrackMoves", "w:doNotTrackFormatting", "w:documentProtection", "w:autoFormatOverride",
	"w:styleLockTheme", "w:styleLockQFSet", "w:defaultTabStop", "w:autoHyphenation", "w:consecutiveHyphenLimit",
	"w:hyphenationZone", "w:doNotHyphenateCaps", "w:showEnvelope", "w:summaryLength", "w:clickAndTypeStyle",
	"w:defaultTableStyle", "w:evenAndOddHeaders", "w:bookFoldRevPrinting", "w:bookFoldPrinting",
	"w:bookFoldPrintingSheets", "w:drawingGridHorizontalSpacing", "w:drawingGridVerticalSpacing",
	"w:displayHorizontalDrawingGridEvery", "w:displayVerticalDrawingGridEvery", "w:doNotUseMarginsForDrawingGridOrigin",
	"w:drawingGridHorizontalOrigin", "w:drawingGridVerticalOrigin", "w:doNotShadeFormData", "w:noPunctuationKerning",
	"w:characterSpacingControl", "w:printTwoOnOne", "w:strictFirstAndLastChars", "w:noLineBreaksAfter",
	"w:noLineBreaksBefore", "w:savePreviewPicture", "w:doNotValidateAgainstSchema", "w:saveInvalidXml",
	"w:ignoreMixedContent", "w:alwaysShowPlaceholderText", "w:doNotDemarcateInvalidXml", "w:saveXmlDataOnly",
	"w:useXSLTWhenSaving", "w:saveThroughXslt", "w:showXMLTags", "w:alwaysMergeEmptyNamespace", "w:updateFields",
	"w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr",
	"w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats",
	"w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions", "w:readModeInkLockDown", "w:smartTagType",
	"sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator"}

var compatChildren = []string{"w:useSingleBorderforContiguousCells", "w:wpJustification", "w:noTabHangInd",
	"w:noLeading", "w:spaceForUL", "w:noColumnBalance", "w:balanceSingleByteDoubleByteWidth", "w:noExtraLineSpacing",
	"w:doNotLeaveBackslashAlone", "w:ulTrailSpace", "w:doNotExpandShiftReturn", "w:spacingInWholePoints",
	"w:lineWrapLikeWord6", "w:printBodyTextBeforeHeader", "w:printColBlack", "w:wpSpaceWidth", "w:showBreaksInFrames",
	"w:subFontBySize", "w:suppressBottomSpacing", "w:suppressTopSpacing", "w:suppressSpacingAtTopOfPage",
	"w:suppressTopSpacingWP", "w:suppressSpBfAfterPgBrk", "w:swapBordersFacingPages", "w:convMailMergeEsc",
	"w:truncateFontHeightsLikeWP6", "w:mwSmallCaps", "w:usePrinterMetrics", "w:doNotSuppressParagraphBorders",
	"w:wrapTrailSpaces", "w:footnoteLayoutLikeWW8", "w:shapeLayoutLikeWW8", "w:alignTablesRowByRow",
	"w:forgetLastTabAlignment", "w:adjustLineHeightInTable", "w:autoSpaceLikeWord95", "w:noSpaceRaiseLower",
	"w:doNotUseHTMLParagraphAutoSpacing", "w:layoutRawTableWidth", "w:layoutTableRowsApart", "w:useWord97LineBreakRules",
	"w:doNotBreakWrappedTables", "w:doNotSnapToGridInCell", "w:selectFldWithFirstOrLastChar", "w:applyBreakingRules",
	"w:doNotWrapTextWithPunct", "w:doNotUseEastAsianBreakRules", "w:useWord2002TableStyleRules", "w:growAutofit",
	"w:useFELayout", "w:useNormalStyleForList", "w:doNotUseIndentAsNumberingTabStop", "w:useAltKinsokuLineBreakRules",
	"w:allowSpaceOfSameStyleInTable", "w:doNotSuppressIndentation", "w:doNotAutofitConstrainedTables",
	"w:autofitToFirstFixedWidthCell", "w:underlineTabInNumList", "w:displayHangulFixedWidth", "w:splitPgBreakAndParaMark",
	"w:doNotVertAlignCellWithSp", "w:doNotBreakConstrainedForcedTable", "w:doNotVertAlignInTxbx", "w:useAnsiKerningPairs",
	"w:cachedColBalance", "w:compatSetting"}

// lastRank is the place of children that the schema does not know, such as those of later versions of Word.
const lastRank = 1 << 10

// ranks is childOrder the other way round: of each element, the place of each child.
var ranks = func() map[string]map[string]int {
	all := make(map[string]map[string]int, len(childOrder))
	for parent, children := range childOrder {
		all[parent] = make(map[string]int, len(children))
		for i, names := range children {
			for name := range strings.SplitSeq(names, "|") {
				all[parent][name] = i
			}
		}
	}
	return all
}()

// rank returns the place of a child among its siblings.
func rank(order map[string]int, child string) int {
	if i, ok := order[child]; ok {
		return i
	}
	return lastRank
}
