package diag

import (
	"bytes"
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

	passages  []Passage // of a document that has no lines of its own; see NewDocument
	forgotten bool      // its text can be read again
	size      int       // of a text that was dropped

	once  sync.Once
	lines []uint32 // offset of the first byte of each line
}

// NewFile returns the file with that name and content.
func NewFile(name string, data []byte) *File {
	return &File{Name: strings.ReplaceAll(name, `\`, "/"), Data: data}
}

// Forget drops the text of a file that can be read again. Until Restore, places in it have a line and no column.
func (f *File) Forget() {
	f.index()
	f.Data, f.size, f.forgotten = nil, f.Size(), true
}

// NewForgotten returns a file of a size, of which the places are known where lines begin, and not the text.
func NewForgotten(name string, size int, lines []uint32) *File {
	f := NewFile(name, nil)
	f.once.Do(func() { f.lines = lines })
	f.size, f.forgotten = size, true
	return f
}

// LineStarts returns the offset of the first byte of each line. The caller must not change it.
func (f *File) LineStarts() []uint32 { return f.index() }

// Size returns the number of bytes of the text, also where it was dropped.
func (f *File) Size() int {
	if f.forgotten {
		return f.size
	}
	return len(f.Data)
}

// Forgotten tells whether the text was dropped.
func (f *File) Forgotten() bool { return f.forgotten }

// Restore gives a file its text back.
func (f *File) Restore(data []byte) {
	f.Data, f.lines, f.once, f.forgotten = data, nil, sync.Once{}, false
}

func (f *File) index() []uint32 {
	f.once.Do(func() {
		f.lines = append(make([]uint32, 0, bytes.Count(f.Data, []byte{'\n'})+1), 0)
		for at := bytes.IndexByte(f.Data, '\n') + 1; at > 0; {
			f.lines = append(f.lines, uint32(at))
			next := bytes.IndexByte(f.Data[at:], '\n') + 1
			if at += next; next == 0 {
				break
			}
		}
	})
	return f.lines
}

var byteOrderMark = []byte("\ufeff")

// bounds returns where the text of a line, counted from 1, starts and ends: without byte order mark and line end.
func (f *File) bounds(line int) (start, end int) {
	lines := f.index()
	start, end = int(lines[line-1]), len(f.Data)
	if line < len(lines) {
		end = int(lines[line]) - 1
		if end > start && f.Data[end-1] == '\r' {
			end--
		}
	}
	if line == 1 && bytes.HasPrefix(f.Data, byteOrderMark) {
		start = min(len(byteOrderMark), end)
	}
	return start, end
}

// lineOf returns the line of a byte offset.
func (f *File) lineOf(offset int) int {
	lines := f.index()
	return max(1, sort.Search(len(lines), func(i int) bool { return int(lines[i]) > offset }))
}

// Position returns the line and column of a byte offset, both counted from 1, the column in runes. Inside a rune it is
// the rune's place, inside a byte order mark the first column, and in the line end the place after the last rune. An
// offset outside the file is the nearest one inside.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Data))
	line = f.lineOf(offset)
	start, end := f.bounds(line)
	offset = max(start, min(offset, end))
	for back := 1; back < utf8.UTFMax && offset-back >= start && offset < end; back++ {
		if _, size := utf8.DecodeRune(f.Data[offset-back : end]); size > back {
			offset -= back // it is inside a rune
			break
		}
	}
	return line, utf8.RuneCount(f.Data[start:offset]) + 1
}

// Offset returns the byte offset of a line and column as Position counts them. A place past the end of its line is
// the end of that line.
func (f *File) Offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(f.index()) {
		return len(f.Data)
	}
	at, end := f.bounds(line)
	for ; column > 1 && at < end; column-- {
		_, size := utf8.DecodeRune(f.Data[at:end])
		at += size
	}
	return at
}

// Lines returns the number of lines; a line end at the end of the file begins no line.
func (f *File) Lines() int {
	n := len(f.index())
	if start, end := f.bounds(n); start == end && n > 1 {
		n--
	}
	return n
}

// Line returns the text of a line, counted from 1, without its line end.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.index()) {
		return ""
	}
	start, end := f.bounds(n)
	return string(f.Data[start:end])
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
	return s.File.lineOf(s.Start)
}

// whole tells whether the span stands for its file as such, which has no text to point at.
func (s Span) whole() bool { return s.File != nil && len(s.File.Data) == 0 }

// text returns the bytes of the span.
func (s Span) text() string {
	start := min(max(s.Start, 0), len(s.File.Data))
	return string(s.File.Data[start:min(max(s.End, start), len(s.File.Data))])
}

// name returns the name of the span's file, or nothing.
func (s Span) name() string {
	if s.File == nil {
		return ""
	}
	return s.File.Name
}
