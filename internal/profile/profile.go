// Package profile owns rule packs: for each regime and period, the page, the format of each component with the clause
// it comes from, document types and their symbols, and the numbering of headings. Packs are data, read from
// templates/the-thuc/*.yaml; the generator, the checker and the preview all use them.
//
// It must not know how any of them does so.
package profile

import "vanban/internal/viet"

// Profile is a rule pack: the versions of one regime's rules, oldest first.
type Profile struct {
	Name     string // mat-tran
	Title    string // in full, for people
	Versions []*Version
}

// Version is the rules in force from one day on.
type Version struct {
	Profile string    // mat-tran
	Since   viet.Date // first day in force; the zero date for "always"
	Rule    string    // the legal text the values come from

	Page       Page
	Components map[string]Component // by id, as quoc_hieu, than, muc
	Types      []Type
	Headings   []Heading // Headings[n-1] is heading level n
	EndMark    string    // "./." or "."
	// ... extended by the package that reads it
}

// Type is a type of document.
type Type struct {
	ID     string // ke-hoach, as the front matter names it
	Title  string // Kế hoạch
	Symbol string // KH
}

// Heading says how a level of headings is numbered.
type Heading struct {
	Number string // pattern: "PHẦN THỨ {chu}", "{la_ma}.", "{so}.", "{cha}{so}.", "{chu_cai})"; empty: no number
}

// Page is the paper and its margins, in millimetres.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64
}

// Component is the format of one component of a document.
type Component struct {
	Clause string // where the rule stands
}
