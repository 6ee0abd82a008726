package layout

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// ownTitles are folded letters of the titles of organisations that have written rules of their own, as they are spelt
// out and in short.
var ownTitles = []string{"doantncshochiminh", "doanthanhniencongsanhochiminh"}

// isOwnTitle tells whether a line is the title of such an organisation.
func isOwnTitle(l line) bool {
	return len(l.text) < 80 && slices.Contains(ownTitles, l.letters()) && l.capitals()
}

// ownTitle finds a title of the upper right corner that is neither the country's nor the Party's: the one in capitals
// that stands in the column of the date, above it, where there is no motto.
func (f *finder) ownTitle() {
	c := f.found
	if c.title != nil || c.motto != nil {
		return
	}
	for _, l := range c.top {
		if isOwnTitle(l) {
			c.ownTitle = &l
			break
		}
		if c.date != nil && same(l, *c.date) {
			break
		}
		if f.foreignTitle(l) {
			c.ownTitle = &l
			break
		}
	}
	if c.ownTitle != nil {
		f.bodies()
	}
}

// foreignTitle tells whether a line in capitals stands alone in the right column of a header, so that it can only be a
// title. What begins like a known one is that one, badly written.
func (f *finder) foreignTitle(l line) bool {
	c := f.found
	if c.date == nil || c.number == nil || l.p.cell == nil || c.date.p.cell == nil || c.number.p.cell == nil || !l.capitals() || letters(l.text) < 8 {
		return false
	}
	if l.p.cell.table != c.date.p.cell.table || l.p.cell.column != c.date.p.cell.column || c.number.p.cell.column >= l.p.cell.column {
		return false
	}
	for _, known := range f.titles {
		if strings.HasPrefix(l.letters(), known[:8]) || near(l.letters(), known, len(known)/3) {
			return false
		}
	}
	return true
}

// uncovered says that no pack has rules for the document, and judges what holds for any.
func (j *judge) uncovered() {
	j.add(profile.Rule{ID: "REGIME", Severity: diag.Info}, "", say("không bộ thể thức nào ở đây có quy định cho văn bản mang tiêu đề “%s”; cách trình bày không được đối chiếu",
		"none of the rule packs here covers documents with the title “%s”; the layout was not judged", j.c.ownTitle.shown()), nil, []place{j.c.ownTitle.at()})
	j.legacyFonts()
}
