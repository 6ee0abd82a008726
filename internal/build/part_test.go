package build

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"testing/fstest"
)

// However many units are loaded at once, and however little of them is kept, the documents and the problems are the same.
func TestPartsComeToTheSame(t *testing.T) {
	data, templates := district(t)
	templates["phong/chi-tiet.md.tmpl"] = &fstest.MapFile{Data: []byte("---\nloai: bao-cao\nthe_thuc: nghi-dinh-30\ntrich_yeu: Chi tiết\n---\n" +
		"{{range .cap_duoi}}\n- {{.ten}}: {{.nhan_xet}}\n{{end}}\n{{range $khoa, $v := .cap_duoi}}{{with $v.hoc_sinh}}{{.gioi}}{{end}}{{end}}\n")}
	for i := range 40 {
		name := fmt.Sprintf("truong/t%02d.yaml", i)
		data[name] = &fstest.MapFile{Data: data["truong/a.yaml"].Data}
		switch i {
		case 3:
			replace(t, data, name, "gioi: 97", "gioi: 98") // a rule does not hold
		case 5:
			replace(t, data, name, "hoc_sinh: {tong_so: 412, ", "hoc_sinh: {") // a fact is missing
		case 7:
			replace(t, data, name, "cap_tren: phong/vinh-hoa", "cap_tren: phong/vinh-hoa\nthu: 1") // an unknown key
		case 9:
			replace(t, data, name, "nhan_xet: |\n", "nhan_xet:\n") // read anyhow
		}
	}
	for _, broken := range []bool{true, false} {
		if !broken {
			for _, i := range []int{3, 5, 7, 9} {
				delete(data, fmt.Sprintf("truong/t%02d.yaml", i))
			}
		}
		want := run(t, data, templates, Options{})
		if len(want.Artifacts) == 0 || broken != (len(want.Failed) > 0) {
			t.Fatalf("%d files, %d failed", len(want.Artifacts), len(want.Failed))
		}
		problems := said(want.Problems)
		want.Problems = nil
		sortArtifacts(want)
		for _, size := range []sizes{{part: 1}, {part: 3}, {part: 1, thin: 4}, {part: 7, thin: 4}, {part: 1000, thin: 1}} {
			got := run(t, data, templates, Options{sizes: size})
			if g := said(got.Problems); g != problems {
				t.Errorf("%+v says\n%s, want\n%s", size, g, problems)
			}
			got.Problems = nil
			sortArtifacts(got)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v makes other documents: %s", size, otherwise(got, want))
			}
		}
	}
}

// What no document above seems to read is left out; a document that reads it after all gets the whole units.
func TestThinFamiliesAreMadeWhole(t *testing.T) {
	data, templates := district(t)
	templates["phong/chi-tiet.md.tmpl"] = &fstest.MapFile{Data: []byte("---\nloai: bao-cao\nthe_thuc: nghi-dinh-30\ntrich_yeu: Chi tiết\n---\n" +
		"{{$x := .khai_giang}}{{range .cap_duoi}}{{$x = .}}{{end}}Trường cuối: {{$x.ten}}, {{$x.nhan_xet}}.\n")}
	p := load(data, templates)
	kept := 0
	for part := range p.parts(context.Background(), p.wanted(nil), sizes{part: 1, thin: 1}) {
		for _, u := range part.units {
			if part.thinned(u.source) && u.Root.Field("nhan_xet").Dropped() {
				kept++
			}
		}
	}
	if kept == 0 {
		t.Error("nothing is left out")
	}
	want, got := run(t, data, templates, Options{}), run(t, data, templates, Options{sizes: sizes{part: 1, thin: 1}})
	if g, w := said(got.Problems), said(want.Problems); g != w || len(got.Failed) != len(want.Failed) {
		t.Fatalf("says\n%s, want\n%s", g, w)
	}
	sortArtifacts(want)
	sortArtifacts(got)
	if !reflect.DeepEqual(got.Artifacts, want.Artifacts) {
		t.Error("other documents:", otherwise(got, want))
	}
}

// Whatever the number of shards, each document is made by one of them, and all of them make what one run makes.
func TestShards(t *testing.T) {
	data, templates := district(t)
	want := run(t, data, templates, Options{})
	sortArtifacts(want)
	for _, count := range []int{1, 2, 3, 7} {
		got := &Result{}
		for i := range count {
			part := run(t, data, templates, Options{Shard: Shard{i + 1, count}})
			got.Artifacts = append(got.Artifacts, part.Artifacts...)
			got.Documents += part.Documents
		}
		sortArtifacts(got)
		if got.Documents != want.Documents || !reflect.DeepEqual(got.Artifacts, want.Artifacts) {
			t.Errorf("%d shards make %d documents, want %d; other: %s", count, got.Documents, want.Documents, otherwise(got, want))
		}
	}
}

// A family that is too large for one shard is parted by unit, and only one that is.
func TestShardsPartLargeFamilies(t *testing.T) {
	top := &source{id: "phong/a", level: "phong", members: looseFamily}
	seen := map[bool]map[int]bool{false: {}, true: {}}
	for _, large := range []bool{false, true} {
		if large {
			top.members++
		}
		for i := range 50 {
			u := &source{id: fmt.Sprintf("truong/t%d", i), level: "truong", above: top}
			for s := 1; s <= 4; s++ {
				if (Shard{s, 4}).has(u) {
					seen[large][s] = true
				}
			}
		}
	}
	if len(seen[false]) != 1 || len(seen[true]) != 4 {
		t.Errorf("shards %v", seen)
	}
}

func TestParseShard(t *testing.T) {
	if s, err := ParseShard("2/5"); err != nil || s != (Shard{2, 5}) {
		t.Error(s, err)
	}
	for _, text := range []string{"", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/0"} {
		if s, err := ParseShard(text); err == nil {
			t.Errorf("%q is %v", text, s)
		}
	}
}

// otherwise names the first file that differs.
func otherwise(got, want *Result) string {
	for i, a := range want.Artifacts {
		if i >= len(got.Artifacts) || !reflect.DeepEqual(got.Artifacts[i], a) {
			return a.Path
		}
	}
	return "none"
}
