// Package profile owns rule packs: for each regime and period, the page, the format of each component with the clause
// it comes from, document types and their symbols, and the numbering of headings. Packs are data, read from
// templates/the-thuc/*.yaml; the generator, the checker and the preview all use them.
//
// It must not know how any of them does so.
package profile

import (
	"cmp"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Profile is a rule pack: the versions of one regime's rules, oldest first.
type Profile struct {
	Name     string // nghi-dinh-30
	Title    string // in full, for people
	Signs    Signs  // by what a document is known to follow it
	Versions []*Version
}

// Version is the rules in force from one day on. Versions do not change after they are read.
type Version struct {
	Profile   string    // nghi-dinh-30
	Since     viet.Date // first day in force; the zero date for "always"
	Rule      string    // the legal text the values come from
	Certainty Certainty // how well that text is known
	Note      string    // what to keep in mind, for people
	Place     diag.Span // where the pack states this version

	Font       string // the one font of the document, as Times New Roman
	Page       Page
	PageNumber PageNumber
	Layout     Layout
	Patterns   Patterns
	Components map[string]Component // by id, as quoc_hieu, than, muc
	Types      []Type               // in the order of the pack
	Cited      []string             // titles of types that are cited but not issued under this regime, as Thông tư
	Headings   []Heading            // Headings[n-1] is heading level n
	Rules      map[string]Rule      // by id; ask Demand for one
	EndMark    string               // "./." or "."
	Unbroken   []string             // phrases that titles are not broken inside, as Việt Nam; letter case does not matter

	Article *Version // the same rules with the headings of documents laid out in điều; nil where there are none
}

// Certainty says where a value comes from.
type Certainty uint8

const (
	FromText   Certainty = iota // read in the legal text itself
	FromSample                  // measured in the legal text's own samples
	Practice                    // seen in real documents
	SecondHand                  // from a guide or report about the legal text
	Chosen                      // the text is silent; the project chose
)

// Type is a type of document.
type Type struct {
	ID     string // ke-hoach, as the front matter names it
	Title  string // Kế hoạch
	Symbol string // KH; empty for types without a symbol, as công văn

	Article bool   // laid out in điều, unless the document says otherwise
	Undated bool   // has no line of place and date, as biên bản
	Verdict string // stands between the grounds and the text, as QUYẾT ĐỊNH:
}

// Heading says how a level of headings is numbered and looks.
type Heading struct {
	Number    string // pattern: "PHẦN THỨ {chu}", "{la_ma}.", "{so}.", "{cha}{so}.", "{chu_cai})"; empty: no number
	Component string // id of the component that gives its format
	OwnLine   bool   // the number stands on a line of its own above the title
	RunsOn    bool   // counted through the whole document, as điều; others start anew below each heading above them

	// Sentence is the id of the component that gives the format where the heading is a whole sentence rather than a
	// title; empty for levels that only have titles. BoldNumber keeps the number bold there.
	Sentence   string
	BoldNumber bool
}

// Page is the paper and its margins, in millimetres.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64
	Header                   float64 // from the upper edge to the page number

	TopRange, BottomRange, LeftRange, RightRange Range // what the rule allows
}

// PageNumber says where page numbers stand.
type PageNumber struct {
	Clause    string
	Place     string // "tren-giua": centred in the upper margin
	FirstPage bool   // whether the first page shows its number
}

// Layout is the arrangement of the tables that hold the header, the signature and figures. Columns are shares of the
// text width in percent, the rest in points or millimetres as stated.
type Layout struct {
	HeaderColumns    [2]float64 // organisation | Quốc hiệu
	SignatureColumns [2]float64 // Nơi nhận | signature
	CellMargin       float64    // mm, left and right in header and signature tables
	TableCellMargin  float64    // mm, left and right in tables of the body
	TableLine        float64    // pt, border of tables of the body
	TableGap         float64    // pt, between a paragraph and the table below it
	SignatureGap     float64    // pt, between the text and the signature
	ContactBelow     string     // where the contact line stands: "trang_dau" foot of the first page, "chu_ky" below the signature
}

// Patterns are the sentences that the program puts together itself. Parts cuts them into text and holes.
type Patterns struct {
	Number       string // "Số: {so}/{loai}-{co_quan}"
	LetterNumber string // for types without a symbol: "Số: {so}/{co_quan}"
	NumberBlank  string // stands for a number that is not given yet
	PlaceDate    string // "{dia_danh}, ngày {ngay} tháng {thang} năm {nam}"
	Annex        string // a single annex: "Phụ lục"
	AnnexNumber  string // one of several: "Phụ lục {la_ma}"
	AnnexSource  string // "(Kèm theo {loai} số {so_ky_hieu} ngày {ngay} tháng {thang} năm {nam} của {co_quan})"
}

// At returns the version in force on a day: the newest one that started on or before it. The zero date asks for the
// newest version, a date before all of them for the oldest.
func (p *Profile) At(d viet.Date) *Version {
	if len(p.Versions) == 0 {
		return nil
	}
	if d == (viet.Date{}) {
		return p.Versions[len(p.Versions)-1]
	}
	found := p.Versions[0]
	for _, v := range p.Versions {
		if compareDates(v.Since, d) <= 0 {
			found = v
		}
	}
	return found
}

// Type returns the document type with that id.
func (v *Version) Type(id string) (Type, bool) {
	for _, t := range v.Types {
		if t.ID == id {
			return t, true
		}
	}
	return Type{}, false
}

// Heading returns how a level of headings looks. Levels below the last one look like the last one, without a number.
func (v *Version) Heading(level int) Heading {
	switch {
	case len(v.Headings) == 0 || level < 1:
		return Heading{}
	case level > len(v.Headings):
		return Heading{Component: v.Headings[len(v.Headings)-1].Component}
	}
	return v.Headings[level-1]
}

func compareDates(a, b viet.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}
