package profile

import (
	"slices"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// Rule is one demand that finished documents are judged by: which one, where it stands, how bad it is to break it. The
// values it demands are those of the components and of the page.
type Rule struct {
	ID        string // PAGE-MARGIN
	Title     string // for people, as Lề trang
	Clause    string // where it stands; empty for the clause of the component that it is applied to
	Severity  diag.Severity
	Certainty Certainty
}

// Signs are the words by which a document shows that it follows a pack: the title in its upper right corner, the
// groups of its symbol, and words in the name of the body that issued it.
type Signs struct {
	Titles  []string
	Symbols []string
	Bodies  []string
	Default bool // the pack is taken where a document shows no signs at all
}

// ruleIDs are the rules that the checker knows. A list in code, because the checker asks for them by name.
var ruleIDs = []string{
	"PAGE-SIZE", "PAGE-MARGIN", "PAGE-ORIENT", "PAGE-NUM", "PAGE-NUM-FIRST", "PAGE-NUM-FONT",
	"FONT-FAMILY", "FONT-COLOR", "FONT-LEGACY",
	"QH-TEXT", "QH-STYLE", "QH-GAP", "TN-TEXT", "TN-STYLE", "TN-LINE", "TD-TEXT", "TD-STYLE", "TD-LINE",
	"ORG-PRESENT", "ORG-STYLE", "ORG-LINE", "NUM-FORM", "NUM-TYPE", "NUM-PARTY", "NUM-STYLE",
	"DATE-FORM", "DATE-STYLE", "SIZE-TIER", "TITLE-CASE", "TITLE-STYLE", "TITLE-TYPE", "TITLE-LINE", "CV-SUBJ",
	"BASIS-STYLE", "BASIS-PUNCT", "BODY-SIZE", "BODY-STYLE", "BODY-JUSTIFY", "BODY-INDENT", "BODY-GAP", "BODY-LINE", "BODY-END",
	"STRUCT-HEAD", "STRUCT-DOT", "SIGN-AUTH", "SIGN-STYLE", "SIGN-TITLE", "SIGN-FRONT",
	"TO-KINHGUI", "TO-NOINHAN", "TO-STYLE", "TO-NHUTREN", "ANNEX-STYLE", "ANNEX-NUM", "ANNEX-REF", "ANNEX-PAGE", "MARK-STYLE",
}

// Demand returns what the version says of a rule; false where it does not state it, so that nothing is judged by it. A
// rule that is known only second-hand, or that stands in a version known only so, is never an error.
func (v *Version) Demand(id string) (Rule, bool) {
	r, ok := v.Rules[id]
	if r.Severity == diag.Error && (r.Certainty == SecondHand || v.Certainty == SecondHand) {
		r.Severity = diag.Warning
	}
	return r, ok
}

var severities = []string{"loi", "canh_bao", "luu_y"}

// rules reads the rules on top of those of an older version. A rule with `bo: true` is no longer one.
func (m mapping) rules(v *Version) {
	n, ok := m.values["quy_tac"]
	if !ok {
		return
	}
	all := map[string]Rule{}
	for id, r := range v.Rules {
		all[id] = r
	}
	m.eachKey(n, func(key, value *yaml.Node) {
		if !slices.Contains(ruleIDs, key.Value) {
			m.report(key, "the-thuc/khoa-la", key.Value, nearest(key.Value, ruleIDs))
			return
		}
		rule, kept := m.rule(key.Value, value, all[key.Value])
		if !kept {
			delete(all, key.Value)
			return
		}
		all[key.Value] = rule
	})
	v.Rules = all
}

// rule reads one rule and tells whether it is one.
func (m mapping) rule(id string, n *yaml.Node, r Rule) (Rule, bool) {
	f := m.mapping(n, "ten", "nguon", "muc_do", "tin_cay", "bo")
	r.ID = id
	if stated, ok := f.values["muc_do"]; ok {
		r.Severity = diag.Error + diag.Severity(f.word(stated, severities))
	}
	f.text("ten", &r.Title)
	f.text("nguon", &r.Clause)
	f.certainty(&r.Certainty)
	var dropped bool
	f.bool("bo", &dropped)
	if !dropped {
		f.need("ten", r.Title != "")
		f.need("muc_do", r.Severity != diag.Invalid)
	}
	if stated, ok := f.values["muc_do"]; ok && r.Certainty == SecondHand && r.Severity == diag.Error {
		f.report(stated, "the-thuc/gia-tri", stated.Value, "canh_bao, luu_y (tin_cay: thu_cap)")
	}
	return r, !dropped
}

// signs reads by what a document is known to follow the pack.
func (r reader) signs(n *yaml.Node) Signs {
	var s Signs
	f := r.mapping(n, "tieu_de", "ky_hieu", "co_quan", "mac_dinh")
	f.bool("mac_dinh", &s.Default)
	f.texts("tieu_de", &s.Titles)
	f.texts("ky_hieu", &s.Symbols)
	f.texts("co_quan", &s.Bodies)
	return s
}
