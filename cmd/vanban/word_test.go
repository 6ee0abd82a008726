package main

import (
	"archive/zip"
	"bytes"
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
	old, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	ts.Check(err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range old.File {
		r, err := f.Open()
		ts.Check(err)
		content, err := io.ReadAll(r)
		ts.Check(err)
		if f.Name == args[1] {
			parts := strings.SplitN(string(content), args[2], nth+1)
			if len(parts) <= nth {
				ts.Fatalf("%q does not stand %d times in %s", args[2], nth, f.Name)
			}
			text := strings.Join(parts[:nth], args[2]) + args[3] + parts[nth]
			content, changed = []byte(text), true
		}
		part, err := w.Create(f.Name)
		ts.Check(err)
		_, err = part.Write(content)
		ts.Check(err)
	}
	if !changed {
		ts.Fatalf("%s has no part %s", args[0], args[1])
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(name, out.Bytes(), 0o644))
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
