// Package markdown owns documents as trees: the closed list of nodes a document is made of, the dialect of Markdown
// that templates are written in, the numbering of headings, and the written draft.
//
// It must not know how a document looks on paper.
package markdown

import (
	"vanban/internal/facts"
	"vanban/internal/profile"
)

// Doc is one document, ready to be written as a draft or as a Word file. Trees do not change after they are made, and
// documents may share parts of them.
type Doc struct {
	Unit       string           // huyen/tan-phu
	Name       string           // bao-cao-tong-ket
	Profile    *profile.Version // the rules in force on the document's date
	Letterhead string           // name of the letterhead, as nghi-dinh-30
	Project    string           // tells this project's documents from those of others

	Fields  map[Field][]Line // header and closing; a field that is not there is not printed
	Body    []Block
	Annexes []Annex
	Notes   []Note // footnotes in the order of their marks; mark n is Notes[n-1]
}

// Field names a hole of the letterhead.
type Field string

// The fields that every profile knows. A template's front matter may fill others, for letterheads that have them.
const (
	Superior      Field = "co_quan_chu_quan"   // bodies above the issuer, a line each
	Issuer        Field = "co_quan"            // issuing body
	Number        Field = "so_ky_hieu"         // Số: 95/KH-MTTQ-BTT
	PlaceDate     Field = "dia_danh_ngay"      // Tân An, ngày 08 tháng 9 năm 2023
	Type          Field = "ten_loai"           // KẾ HOẠCH
	Subject       Field = "trich_yeu"          // what the document is about
	LetterSubject Field = "trich_yeu_cong_van" // the same of a công văn, under its number, without V/v
	Attached      Field = "kem_theo"           // (Kèm theo Quyết định số ...), under the subject of a document that another one issues
	Ruling        Field = "tham_quyen"         // who decides, above the grounds of a decision: CHỦ TỊCH ỦY BAN NHÂN DÂN ...
	To            Field = "kinh_gui"           // addressees, a line each
	ToLabel       Field = "loi_gui"            // stands before them in place of Kính gửi:
	CopyTo        Field = "noi_nhan"           // recipients, a line each, without the leading sign
	Authority     Field = "quyen_han"          // TM. BAN THƯỜNG TRỰC
	Position      Field = "chuc_vu"            // CHỦ TỊCH
	Signer        Field = "ho_ten"             // name; a present but empty line leaves room for one
	CoAuthority   Field = "quyen_han_trai"     // the same of a second signer, on the left
	CoPosition    Field = "chuc_vu_trai"
	CoSigner      Field = "ho_ten_trai"
	Urgency       Field = "dau_khan"   // KHẨN
	Circulation   Field = "luu_hanh"   // LƯU HÀNH NỘI BỘ
	DraftMark     Field = "du_thao"    // Dự thảo lần 2
	Typist        Field = "nguoi_soan" // who typed it, and how many copies
	Contact       Field = "dia_chi"    // address and telephone of the issuer, a line each
)

// Line is the content of one line or paragraph. Texts next to each other are one Text, and bold stands neither inside
// bold nor next to it; the same goes for italics.
type Line []Inline

// Block is a part of a document's body. The list is closed: Heading, Paragraph, Basis, Item, Table.
type Block interface{ block() }

// Heading is a numbered heading. Its number is computed from the levels by the profile.
type Heading struct {
	Level    int    // 1 is Phần, 2 is I., 3 is 1., 4 is 1.1., 5 is a)
	Number   string // as printed: "PHẦN THỨ NHẤT", "I.", "1.", "a)"; empty for a level the profile does not number
	Text     Line
	Sentence bool // a whole sentence, set as running text behind its number, rather than a title

	ready *written // as in drafts; nil: not written yet
}

// Paragraph is running text.
type Paragraph struct {
	Text      Line
	Component string        // of the profile that gives the format; empty: running text
	Origin    *facts.Figure // the prose fact that the paragraph comes from, but for words of the template around it

	ready *written // as in drafts; nil: not written yet
}

// Basis is a căn cứ: the legal or other ground of a document. The profile gives the marks at the end of each.
type Basis struct {
	Text   Line
	Origin *facts.Figure // as in Paragraph

	ready *written // as in drafts; nil: not written yet
}

// Item is a paragraph of a list. Official documents type the sign; it is not a Word bullet.
type Item struct {
	Sign   string // "-", "+", "1.", "1)"
	Depth  int    // 0 for an item of an outer list; at most one more than the item before
	Text   Line
	Origin *facts.Figure // as in Paragraph

	ready *written // as in drafts; nil: not written yet
}

// Table is a table with a header row.
type Table struct {
	Align []Align // one for each column
	Head  []Line  // a cell for each column
	Rows  [][]Line

	Origin *facts.Figure // as in Paragraph
}

// Align is the alignment of a table column.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
)

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Basis) block()     {}
func (*Item) block()      {}
func (*Table) block()     {}

// Annex is a phụ lục: a part with its own title that follows the signature.
type Annex struct {
	Number string // "Phụ lục", or "Phụ lục I" where there are several
	Title  Line
	Source Line // (Kèm theo Kế hoạch số ... ngày ... của ...)
	Pages  Pages
	Body   []Block
}

// Pages says how the pages of an annex lie.
type Pages uint8

const (
	AsTablesNeed Pages = iota // across where a table does not fit an upright page
	Upright
	Across
)

// Note is a footnote.
type Note struct{ Text Line }

// Inline is a part of a line. The list is closed: Text, Fact, Strong, Emph, NoteRef, Break.
type Inline interface{ inline() }

// Text is plain text, never empty.
type Text string

// Fact is a printed figure.
type Fact struct{ *facts.Figure }

// Strong is bold text, Emph italic text.
type (
	Strong struct{ Inner Line }
	Emph   struct{ Inner Line }
)

// NoteRef is the mark of a footnote, counted from 1.
type NoteRef struct{ Number int }

// Break is a line break inside a paragraph or cell.
type Break struct{}

func (Text) inline()    {}
func (Fact) inline()    {}
func (Strong) inline()  {}
func (Emph) inline()    {}
func (NoteRef) inline() {}
func (Break) inline()   {}
