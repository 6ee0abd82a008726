package diag

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is a text file of the project: its name and its bytes.
//
// Places inside it are byte offsets; lines and columns are computed only when something is printed.
type File struct {
	Name string // as the user knows it: relative to the project, with forward slashes
	Data []byte // as on disk, a leading byte order mark included

	once  sync.Once
	lines []int // offset of the first byte of each line
}

// NewFile returns the file with that name and content.
func NewFile(name string, data []byte) *File {
	return &File{Name: strings.ReplaceAll(name, `\`, "/"), Data: data}
}

func (f *File) index() []int {
	f.once.Do(func() {
		f.lines = []int{0}
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	})
	return f.lines
}

// Position returns the line and column of a byte offset, both counted from 1, the column in runes.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Data))
	lines := f.index()
	i := sort.Search(len(lines), func(i int) bool { return lines[i] > offset }) - 1
	start := lines[i]
	if i == 0 && strings.HasPrefix(string(f.Data[:min(3, len(f.Data))]), "\ufeff") && offset >= 3 {
		start = 3
	}
	return i + 1, utf8.RuneCount(f.Data[start:offset]) + 1
}

// Offset returns the byte offset of a line and column as Position counts them. A place past the end of its line is
// the end of that line.
func (f *File) Offset(line, column int) int {
	lines := f.index()
	if line < 1 {
		return 0
	}
	if line > len(lines) {
		return len(f.Data)
	}
	at := lines[line-1]
	if at == 0 && strings.HasPrefix(string(f.Data[:min(3, len(f.Data))]), "\ufeff") {
		at = 3
	}
	for ; column > 1 && at < len(f.Data) && f.Data[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(f.Data[at:])
		at += size
	}
	return at
}

// Line returns the text of a line, counted from 1, without its line end.
func (f *File) Line(n int) string {
	lines := f.index()
	if n < 1 || n > len(lines) {
		return ""
	}
	end := len(f.Data)
	if n < len(lines) {
		end = lines[n]
	}
	return strings.TrimRight(strings.TrimPrefix(string(f.Data[lines[n-1]:end]), "\ufeff"), "\r\n")
}

// Span is a range of bytes of a file. The zero Span is no place at all; a Span with Start equal to End is a point.
type Span struct {
	File       *File
	Start, End int
}

// IsZero tells whether the span names no place.
func (s Span) IsZero() bool { return s.File == nil }

// Line returns the line the span starts on, counted from 1, or 0 where there is no place.
func (s Span) Line() int {
	if s.File == nil {
		return 0
	}
	line, _ := s.File.Position(s.Start)
	return line
}
