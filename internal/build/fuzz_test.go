package build

import (
	"context"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vanban/internal/diag"
)

// Whatever stands in a file of a project, a run ends soon, and what it says is whole. Each target writes one file anew.

func FuzzFacts(f *testing.F)    { fuzzProject(f, "data/truong/ben-tam.yaml") }
func FuzzCommon(f *testing.F)   { fuzzProject(f, "data/chung.yaml") }
func FuzzRegister(f *testing.F) { fuzzProject(f, "data/van-ban.yaml") }
func FuzzSchema(f *testing.F)   { fuzzProject(f, "data/schema.yaml") }
func FuzzSettings(f *testing.F) { fuzzProject(f, "data/cai-dat.yaml") }
func FuzzTemplate(f *testing.F) { fuzzProject(f, "templates/truong/bao-cao-nam-hoc.md.tmpl") }
func FuzzPartial(f *testing.F)  { fuzzProject(f, "templates/_hoc-luc.tmpl") }
func FuzzPack(f *testing.F)     { fuzzProject(f, "templates/the-thuc/nghi-dinh-30.yaml") }

// longest is how long a run of the small project may take, many times what it takes. It catches what does not end.
const longest = time.Minute

func fuzzProject(f *testing.F, name string) {
	data := memory(f, "testdata/nha-truong/data")
	templates := memory(f, "testdata/nha-truong/templates", "../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
	dir, file, _ := strings.Cut(name, "/")
	folder := map[string]fstest.MapFS{"data": data, "templates": templates}[dir]
	if there := folder[file]; there != nil {
		f.Add(there.Data)
	}
	f.Add([]byte("im_lang:\n  - {ma: van-ban/telex, ly_do: \"tên riêng\"}\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("---\nthe_thuc: nghi-dinh-30\nloai: bao-cao\n---\n{{ range .danh_sach }}{{ . }}{{ end }}{{ template \"x\" . }}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		changed := maps.Clone(folder)
		changed[file] = &fstest.MapFile{Data: text}
		in, with := data, templates
		if dir == "data" {
			in = changed
		} else {
			with = changed
		}
		ctx, stop := context.WithTimeout(context.Background(), longest)
		defer stop()
		result, err := Run(ctx, in, with, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Problems {
			for _, lang := range []diag.Lang{diag.Vi, diag.En} {
				if message := d.Message(lang) + d.Hint(lang); message == "" || strings.Contains(message, "%!") || strings.Contains(message, "runtime error") {
					t.Errorf("[%s] says %q", d.Code, message)
				}
			}
			if d.At.File != nil && (d.At.Start < 0 || d.At.End < d.At.Start || d.At.End > len(d.At.File.Data)) {
				t.Errorf("[%s] is at %d to %d of %d", d.Code, d.At.Start, d.At.End, len(d.At.File.Data))
			}
		}
	})
}
