package ooxml

import "strings"

// Groups of elements that stand together in the schema (wml.xsd).
const (
	// rangeMarks may stand between any two elements of text (EG_RangeMarkupElements).
	rangeMarks = ` w:bookmarkStart w:bookmarkEnd w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd
		w:commentRangeStart w:commentRangeEnd w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart
		w:customXmlDelRangeEnd w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart
		w:customXmlMoveToRangeEnd `
	// runLevel may stand wherever runs or paragraphs do (EG_RunLevelElts).
	runLevelMarks = rangeMarks + ` w:proofErr w:permStart w:permEnd w:ins w:del w:moveFrom w:moveTo `
	// paragraphContent is what paragraphs hold (EG_PContent).
	paragraphContent = runLevelMarks + ` w:customXml w:smartTag w:sdt w:dir w:bdo w:r w:fldSimple w:hyperlink w:subDoc `
	// blockContent is what a body or a cell holds (EG_BlockLevelElts).
	blockContent = runLevelMarks + ` w:customXml w:sdt w:p w:tbl w:altChunk `
	// runContent is what runs hold (EG_RunInnerContent).
	runContent = ` w:br w:t w:contentPart w:delText w:instrText w:delInstrText w:noBreakHyphen w:softHyphen w:dayShort
		w:monthShort w:yearShort w:dayLong w:monthLong w:yearLong w:annotationRef w:footnoteRef w:endnoteRef w:separator
		w:continuationSeparator w:sym w:pgNum w:cr w:tab w:object w:pict w:fldChar w:ruby w:footnoteReference
		w:endnoteReference w:commentReference w:drawing w:ptab w:lastRenderedPageBreak `
)

// children are what elements may hold in any order. Of those in childOrder the order says it; what is in neither may
// hold anything.
var children = map[string]string{
	"w:p": "w:pPr" + paragraphContent, "w:hyperlink": paragraphContent, "w:r": "w:rPr" + runContent,
	"w:body": "w:sectPr" + blockContent, "w:hdr": blockContent, "w:ftr": blockContent, "w:footnote": blockContent,
	"w:endnote": blockContent, "w:comment": blockContent, "w:tc": "w:tcPr" + blockContent, "w:txbxContent": blockContent,
	"w:tbl": "w:tblPr w:tblGrid w:tr w:customXml w:sdt" + runLevelMarks,
	"w:tr":  "w:tblPrEx w:trPr w:tc w:customXml w:sdt" + runLevelMarks,
	"w:trPr": "w:cnfStyle w:divId w:gridBefore w:gridAfter w:wBefore w:wAfter w:cantSplit w:trHeight w:tblHeader " +
		"w:tblCellSpacing w:jc w:hidden w:ins w:del w:trPrChange",
	"w:tabs": "w:tab", "w:footnotes": "w:footnote", "w:endnotes": "w:endnote", "w:comments": "w:comment",
	"w:rPrDefault": "w:rPr", "w:pPrDefault": "w:pPr",
}

// allowed is children by parent and child.
var allowed = func() map[string]map[string]bool {
	all := make(map[string]map[string]bool, len(children))
	for parent, names := range children {
		all[parent] = map[string]bool{}
		for name := range strings.FieldsSeq(names) {
			all[parent][name] = true
		}
	}
	return all
}()
