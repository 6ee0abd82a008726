package layout

import (
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// components are the parts of an official document, as far as they were found.
type components struct {
	title      *line // upper right: the Quốc hiệu or the Party's title
	titleText  string
	ownTitle   *line // upper right: a title that no pack knows, in place of title
	motto      *line
	superior   []line
	issuer     []line
	number     *line
	date       *line
	letter     []line // subject of a công văn, below its number
	kind       *line  // tên loại
	typ        profile.Type
	known      bool // typ is one of the pack's types
	subject    []line
	authority  []line
	verdict    *line
	addressees []line // Kính gửi and those below it
	bases      []line
	body       []*block
	attached   []*block // of what the document issues, as a regulation that follows the signature
	sign       signature
	recipients []line // Nơi nhận and the list below it
	annexes    []*annex
	marks      []line // urgency and circulation
	draft      *line

	titleLine, issuerLine, subjectLine *drawn
	spare                              []*drawn // lines in the header that were taken for none of them

	top []line // all lines of the header

	headEnd, bodyStart, bodyEnd, signEnd int // paragraphs of the flow
}

// signature is who signed: lines in capitals, then the name.
type signature struct {
	lines []line
	names []line
}

// annex is one annex, from its number line on.
type annex struct {
	number *line
	title  []line
	source *line
	start  int // paragraph of the flow
}

// block is one paragraph of the content and what it is.
type block struct {
	line
	kind  blockKind
	title bool // a heading with a title, not a sentence
}

// blockKind says what a paragraph of the content is. Its zero value is running text.
type blockKind uint8

const (
	running    blockKind = iota
	part                 // Phần, with its number
	chapter              // Chương
	lawSection           // Mục 1
	upperTitle           // the title below Phần, Chương or Mục
	article              // Điều 1.
	roman1               // I.
	clause               // 1.
	subclause            // 1.1.
	point                // a)
	dash                 // -
	plus                 // +
	aside                // a centred or right-aligned line, a caption: judged by nothing
)

// names of components for each kind of block, in packs.
var blockComponents = map[blockKind]string{
	running: "than", part: "phan", chapter: "chuong", lawSection: "muc_dieu", upperTitle: "phan", article: "dieu", roman1: "muc",
	clause: "khoan", subclause: "khoan_con", point: "diem", dash: "liet_ke", plus: "liet_ke_con",
}

// finder finds the components of one document.
type finder struct {
	d      *Document
	flow   []*paragraph
	titles []string // folded letters of the titles that packs know
	types  []profile.Type
	found  *components

	room  *cell // of the closing: the column that an empty paragraph stands in
	roomy bool  // an empty paragraph stands between the last line of the signature and what follows
}

// find finds the components. Packs say which titles and types there are.
func (d *Document) find(packs []*profile.Profile) *components {
	f := finder{d: d, flow: d.flow, found: &components{}}
	seen := map[string]bool{}
	for _, p := range packs {
		for _, t := range p.Signs.Titles {
			if key := onlyLetters(viet.Fold(t)); !seen[key] {
				seen[key] = true
				f.titles = append(f.titles, key)
			}
		}
		for _, v := range p.Versions {
			for _, t := range v.Types {
				if key := "loại " + viet.Fold(t.Title); !seen[key] {
					seen[key] = true
					f.types = append(f.types, t)
				}
			}
		}
	}
	if len(d.sections) > 0 {
		first := d.sections[0]
		st := first.headers["default"]
		if first.titlePage {
			st = first.headers["first"]
		}
		if st != nil && f.holdsTitle(st.paragraphs) {
			f.flow = append(append([]*paragraph{}, st.paragraphs...), d.flow...)
		}
	}
	f.header()
	f.ownTitle()
	f.title()
	f.introduction()
	f.closing()
	f.annexes()
	f.attachment()
	f.content()
	f.drawnLines()
	return f.found
}

func (f *finder) holdsTitle(paragraphs []*paragraph) bool {
	for _, p := range paragraphs {
		for _, l := range linesOf(p, f.isTitle) {
			if f.isTitle(l) {
				return true
			}
		}
	}
	return false
}
