package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// word FILE PART OLD NEW changes a text that stands in a part of a Word file, as someone who edits the file would: the
// first place, or with a number behind, that one. OLD and NEW may hold elements.
func word(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: word FILE PART OLD NEW [PLACE]")
	}
	name, nth := ts.MkAbs(args[0]), 1
	if len(args) > 4 {
		nth = int(args[4][0] - '0')
	}
	data, err := os.ReadFile(name)
	ts.Check(err)
	changed, err := retyped(data, args[1], args[2], args[3], nth)
	ts.Check(err)
	ts.Check(os.WriteFile(name, changed, 0o644))
}

// retyped changes a text that stands in a part of a Word file, at the nth place.
func retyped(data []byte, part, before, after string, nth int) ([]byte, error) {
	old, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range old.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if f.Name == part {
			texts := strings.SplitN(string(content), before, nth+1)
			if len(texts) <= nth {
				return nil, fmt.Errorf("%q does not stand %d times in %s", before, nth, f.Name)
			}
			content, changed = []byte(strings.Join(texts[:nth], before)+after+texts[nth]), true
		}
		written, err := w.Create(f.Name)
		if err == nil {
			_, err = written.Write(content)
		}
		if err != nil {
			return nil, err
		}
	}
	if !changed {
		return nil, fmt.Errorf("there is no part %s", part)
	}
	err = w.Close()
	return out.Bytes(), err
}

// bomb FILE makes a file that unpacks to a gigabyte.
func bomb(ts *testscript.TestScript, neg bool, args []string) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	part, err := w.Create("word/document.xml")
	ts.Check(err)
	zeros := make([]byte, 1<<20)
	for range 1 << 10 {
		_, err = part.Write(zeros)
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o644))
}

// truncate FILE keeps the first half of a file.
func truncate(ts *testscript.TestScript, neg bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data[:len(data)/2], 0o644))
}
