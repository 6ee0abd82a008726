package ooxml

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/judges"
)

// stress returns the sound package of testdata/stress.txtar, with a picture.
func stress(t testing.TB) *Package {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/stress.txtar")
	if err != nil {
		t.Fatal(err)
	}
	p := &Package{}
	for _, f := range archive.Files {
		p.Set(NewPart(f.Name, f.Data))
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	p.Set(NewPart("word/media/image1.png", picture.Bytes()))
	return p
}

func TestStressIsSound(t *testing.T) {
	p := stress(t)
	for _, problem := range Check(p) {
		t.Error(problem)
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "stress.docx")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	judges.Judge(t, []judges.File{{Path: file}})
}
