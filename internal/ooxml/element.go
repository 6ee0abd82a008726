package ooxml

import "strings"

// element is what the check knows of an element by its name. It looks names up once for each element it meets.
type element struct {
	name     string
	id       int             // index into orders; 0 for names that the check does not know
	order    []uint16        // places of its children by their id, 1 and more; nil where any order will do
	holds    []bool          // by their id, the children it may have in any order; nil where the order says it, or any will do
	first    string          // the child that must come before all others
	text     bool            // it holds text
	judged   bool            // its attributes are judged
	rules    []attributeRule // of its attributes; nil where any will do
	required int             // how many of them say that the attribute must be there
}

// elementNamed returns what is known of a name.
func elementNamed(name []byte) *element {
	if known, ok := elements[string(name)]; ok {
		return known
	}
	return &element{name: string(name)}
}

// judgedNames are the elements whose attributes story.judge knows.
const judgedNames = `w:t w:delText w:instrText w:delInstrText w:pStyle w:rStyle w:tblStyle w:numId w:tc w:gridSpan w:gridBefore
	w:gridAfter w:fldChar w:footnoteReference w:endnoteReference w:bookmarkStart w:bookmarkEnd w:del w:ins w:moveFrom w:moveTo
	w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:tcPrChange w:commentRangeStart w:commentRangeEnd w:commentReference w:dataBinding w:tag w:alias w:id wp:docPr mc:Choice`

// commonNames are others that documents are full of.
const commonNames = `w:document w:body w:p w:r w:br w:tab w:tbl w:tr w:trPr w:tblGrid w:gridCol w:cantSplit w:tblHeader
	w:sdtContent w:footnotes w:footnote w:footnoteRef w:hdr w:ftr`

var elements = func() map[string]*element {
	all := map[string]*element{}
	named := func(name string) *element {
		if all[name] == nil {
			all[name] = &element{name: name, id: len(all) + 1, first: firstChild[name], text: isText(name)}
		}
		return all[name]
	}
	for name := range strings.FieldsSeq(judgedNames) {
		named(name).judged = true
	}
	for name := range strings.FieldsSeq(commonNames) {
		named(name)
	}
	for name, rules := range attributeRules {
		e := named(name)
		e.rules = rulesOf(rules)
		for _, rule := range e.rules {
			if rule.required {
				e.required++
			}
		}
	}
	for name := range strings.FieldsSeq(switches) {
		named(name).rules = rulesOf("val:onoff")
	}
	for parent, children := range ranks {
		named(parent)
		for child := range children {
			named(child)
		}
	}
	for parent, children := range allowed {
		named(parent)
		for child := range children {
			named(child)
		}
	}
	for parent, children := range allowed {
		holds := make([]bool, len(all)+1)
		for child := range children {
			holds[named(child).id] = true
		}
		named(parent).holds = holds
	}
	for parent, children := range ranks {
		order := make([]uint16, len(all)+1)
		for child, place := range children {
			order[named(child).id] = uint16(place + 1)
		}
		named(parent).order = order
	}
	return all
}()
