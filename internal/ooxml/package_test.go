package ooxml

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
)

// zipped makes a zip as other programs do.
func zipped(t *testing.T, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, entries[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	want := golden()
	data, err := want.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Parts()) != len(want.Parts()) {
		t.Fatalf("%d parts, want %d", len(got.Parts()), len(want.Parts()))
	}
	for i, part := range got.Parts() {
		if part.Name != want.Parts()[i].Name || !bytes.Equal(part.Data, want.Parts()[i].Data) {
			t.Errorf("part %d is %s", i, part.Name)
		}
	}
}

// TestZipDetails holds what Word and LibreOffice need of the zip itself.
func TestZipDetails(t *testing.T) {
	p := golden()
	p.Set(NewPart("word/media/tiny.bin", []byte{1})) // too small to compress
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "[Content_Types].xml" || r.File[1].Name != "_rels/.rels" {
		t.Errorf("the package starts with %s, %s", r.File[0].Name, r.File[1].Name)
	}
	stored := 0
	for _, f := range r.File {
		if f.Flags&0x8 != 0 {
			t.Errorf("%s has its sizes after the content", f.Name)
		}
		if got := f.Modified.Format("2006-01-02 15:04"); got != "1980-01-01 00:00" {
			t.Errorf("%s is dated %s", f.Name, got)
		}
		if f.Method == zip.Store {
			stored++
		}
		if f.ExternalAttrs == 0 {
			t.Errorf("%s has no attributes", f.Name)
		}
	}
	if stored != 1 {
		t.Errorf("%d entries are stored, want the tiny one", stored)
	}
}

// golden bytes: they may change only with the compressor, and then on purpose.
const goldenSum = "43529419768020cb4c17ea4a9fdab76b034786df980b7be06391f778af8be95e"

func TestBytesAreTheSameEveryTime(t *testing.T) {
	sum := func() string {
		data, err := golden().Bytes()
		if err != nil {
			t.Error(err)
		}
		return fmt.Sprintf("%x", sha256.Sum256(data))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := sum(); got != goldenSum {
					t.Errorf("package hashes to %s, want %s", got, goldenSum)
					return
				}
			}
		})
	}
	wg.Wait()
}

// TestCompressorKeepsNothing holds that what a compressor packed before does not show in what it packs next.
func TestCompressorKeepsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() []byte {
		b := make([]byte, r.IntN(200_000))
		for i := range b {
			b[i] = byte('a' + r.IntN(4))
		}
		return b
	}
	data := text()
	want, err := compress(data, quick)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := compress(text(), quick); err != nil {
			t.Fatal(err)
		}
		if got, _ := compress(data, quick); !bytes.Equal(got.data, want.data) {
			t.Fatal("the same content packs differently after other content")
		}
	}
}

func TestCloneIsApart(t *testing.T) {
	a := golden()
	b := a.Clone()
	b.Set(NewPart("word/document.xml", []byte("x")))
	b.Set(NewPart("word/new.xml", []byte("x")))
	b.Remove("word/styles.xml")
	if len(a.Parts()) != len(golden().Parts()) || string(a.Data("word/document.xml")) == "x" || a.Part("word/styles.xml") == nil {
		t.Error("a change of the copy shows in the original")
	}
}

func TestRelationships(t *testing.T) {
	for _, c := range []struct{ part, target, want string }{
		{"", "word/document.xml", "word/document.xml"},
		{"word/document.xml", "styles.xml", "word/styles.xml"},
		{"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
		{"word/document.xml", "/word/header1.xml", "word/header1.xml"},
	} {
		if got := Resolve(c.part, Relationship{Target: c.target}); got != c.want {
			t.Errorf("%s of %q is %s, want %s", c.target, c.part, got, c.want)
		}
	}
	rels := Relationships{{ID: "rId2"}}
	if id := rels.Add("t", "x"); id != "rId3" || rels[1].ID != "rId3" {
		t.Errorf("new id %s", id)
	}
	if RelsName("word/document.xml") != "word/_rels/document.xml.rels" || RelsName("") != "_rels/.rels" {
		t.Error("names of relationship parts")
	}
}

// Small and capital letters are the same in names of parts.
func TestNamesOfParts(t *testing.T) {
	p := &Package{}
	for _, name := range []string{"word/document.xml", "word/_rels/doCument.xml.rels", "[Content_Types].xml"} {
		p.Set(NewPart(name, []byte(name)))
	}
	if got := p.Data("word/_rels/document.xml.rels"); string(got) != "word/_rels/doCument.xml.rels" {
		t.Errorf("found %q", got)
	}
	p.Set(NewPart("word/_rels/document.xml.rels", nil))
	if len(p.Parts()) != 3 || p.Part("word/_rels/doCument.xml.rels").Name != "word/_rels/document.xml.rels" {
		t.Errorf("%d parts", len(p.Parts()))
	}
	for i, part := range p.Parts()[1:] {
		if compareNames(p.Parts()[i].Name, part.Name) >= 0 {
			t.Errorf("%s stands behind %s", part.Name, p.Parts()[i].Name)
		}
	}
	if p.Remove("WORD/document.XML"); len(p.Parts()) != 2 {
		t.Error("the part was not removed")
	}
}
