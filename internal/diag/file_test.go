package diag

import (
	"testing"
	"unicode/utf8"
)

func TestPosition(t *testing.T) {
	text := "\ufefften: Hà\r\n\nnu: 10\n"
	f := NewFile("f", []byte(text))
	for _, test := range []struct{ offset, line, column int }{
		{-5, 1, 1}, {0, 1, 1}, {1, 1, 1}, {2, 1, 1}, {3, 1, 1}, {4, 1, 2}, {9, 1, 7}, {10, 1, 7}, {11, 1, 8}, {12, 1, 8},
		{13, 2, 1}, {14, 3, 1}, {18, 3, 5}, {20, 3, 7}, {21, 4, 1}, {99, 4, 1},
	} {
		if line, column := f.Position(test.offset); line != test.line || column != test.column {
			t.Errorf("Position(%d) = %d:%d, want %d:%d", test.offset, line, column, test.line, test.column)
		}
	}
	for _, test := range []struct{ line, column, offset int }{
		{0, 1, 0}, {1, 0, 3}, {1, 1, 3}, {1, 7, 9}, {1, 8, 11}, {1, 99, 11}, {2, 1, 13}, {2, 5, 13}, {3, 5, 18}, {4, 1, 21}, {5, 1, 21},
	} {
		if got := f.Offset(test.line, test.column); got != test.offset {
			t.Errorf("Offset(%d, %d) = %d, want %d", test.line, test.column, got, test.offset)
		}
	}
	for n, want := range map[int]string{0: "", 1: "ten: Hà", 2: "", 3: "nu: 10", 4: "", 5: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	if got := NewFile("f", []byte("a\n\ufeffb")).Line(2); got != "\ufeffb" {
		t.Errorf("a mark inside the file is not a byte order mark: %q", got)
	}
	if (Span{}).Line() != 0 || (Span{f, 14, 15}).Line() != 3 {
		t.Error("the line of a span")
	}
}

// FuzzPosition holds that positions and offsets are inverse at the runes of the text, and that positions never go back.
func FuzzPosition(f *testing.F) {
	f.Add([]byte("\ufeffa\r\nbạc\n\n\xff\xfe"))
	f.Add([]byte("0000\x8d\xbd\xab\xad\x8f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := NewFile("f", data)
		lastLine, lastColumn := 1, 1
		for offset := 0; offset <= len(data); offset++ {
			line, column := file.Position(offset)
			if line < lastLine || line == lastLine && column < lastColumn {
				t.Fatalf("%q: offset %d is at %d:%d, the one before at %d:%d", data, offset, line, column, lastLine, lastColumn)
			}
			back := file.Offset(line, column)
			if again, column2 := file.Position(back); again != line || column2 != column {
				t.Errorf("%q: %d:%d is offset %d, which is at %d:%d", data, line, column, back, again, column2)
			}
			start, end := file.bounds(line)
			if utf8.Valid(data) && offset >= start && offset <= end && (offset == end || utf8.RuneStart(data[offset])) && back != offset {
				t.Errorf("%q: offset %d is at %d:%d, which is offset %d", data, offset, line, column, back)
			}
			lastLine, lastColumn = line, column
		}
	})
}
