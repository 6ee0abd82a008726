package diag

import (
	"strings"
	"unicode/utf8"
)

// Passage is a part of a document that has no lines, such as one paragraph of a Word file: its text, and words that
// tell a person where to find it.
type Passage struct {
	Where Text   // `đoạn 12`, `bảng 2, hàng 3, cột 1`
	Text  string // may be empty
}

// NewDocument returns a file whose bytes are no text, such as a Word file, by its passages in the order of reading. Its
// Data is the text of the passages, one on each line, so that spans are byte offsets into it; a line end inside a
// passage becomes a space. Places are printed in words: the passage and its first words.
func NewDocument(name string, passages []Passage) *File {
	var text strings.Builder
	for _, p := range passages {
		text.WriteString(lineEnds.Replace(p.Text))
		text.WriteByte('\n')
	}
	f := NewFile(name, []byte(text.String()))
	f.passages = passages
	return f
}

var lineEnds = strings.NewReplacer("\n", " ", "\r", " ")

// Passage returns the span of a whole passage of a document made by NewDocument, counted from 0. Its Start is where
// the passage's text begins in Data.
func (f *File) Passage(i int) Span {
	lines := f.index()
	return Span{File: f, Start: int(lines[i]), End: int(lines[i+1]) - 1}
}

// passage returns the passage that the span starts in, or nil where the file has lines.
func (s Span) passage() *Passage {
	if s.File == nil || len(s.File.passages) == 0 {
		return nil
	}
	return &s.File.passages[min(s.Line(), len(s.File.passages))-1]
}

// excerpted tells whether the span is shown with its text: it stands in one, and is not a whole passage, which its
// place names already.
func (s Span) excerpted() bool {
	if s.IsZero() || s.whole() {
		return false
	}
	if s.passage() == nil {
		return true
	}
	whole := s.File.Passage(min(s.Line(), len(s.File.passages)) - 1)
	return s.Start > whole.Start || s.End < whole.End
}

// openingWidth is how many letters of a passage are shown to know it by.
const openingWidth = 40

// place returns where the passage is and its first words: đoạn 12 “Thực hiện Kế hoạch…”.
func (p *Passage) place(l Lang) string {
	opening := p.opening()
	if opening == "" {
		return printable(p.Where.In(l))
	}
	return printable(p.Where.In(l)) + " “" + opening + "”"
}

// opening returns the first words of the passage, as many as are needed to find it.
func (p *Passage) opening() string {
	text := strings.Join(strings.Fields(printable(p.Text)), " ")
	if utf8.RuneCountInString(text) <= openingWidth {
		return text
	}
	cut := 0
	for i, n := 0, 0; n < openingWidth; n++ {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if text[i] == ' ' {
			cut = i
		}
		if cut == 0 && n == openingWidth-1 {
			cut = i
		}
	}
	return strings.TrimRight(text[:cut], " ,;:") + ellipsis
}
