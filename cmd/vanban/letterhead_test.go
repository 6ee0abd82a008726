package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// retype FILE.docx OLD NEW changes a text that stands once in the document of a Word file, as XML.
func retype(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: retype FILE.docx OLD NEW")
	}
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	ts.Check(err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		ts.Check(err)
		content, err := io.ReadAll(r)
		ts.Check(err)
		if f.Name == "word/document.xml" {
			if n := strings.Count(string(content), args[1]); n != 1 {
				ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
			}
			content = []byte(strings.Replace(string(content), args[1], args[2], 1))
		}
		w, err := z.Create(f.Name)
		ts.Check(err)
		_, err = w.Write(content)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(name, out.Bytes(), 0o644))
}
