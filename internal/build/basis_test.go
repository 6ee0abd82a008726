package build

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"vanban/internal/diag"
	"vanban/internal/manifest"
)

// district is a made-up project with two offices, schools below each, and a template that reads the office above.
func district(t *testing.T) (data, templates fstest.MapFS) {
	data, templates = school(t)
	copied := func(from, to, old, new string) {
		data[to] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(data[from].Data), old, new))}
	}
	copied("phong/vinh-yen.yaml", "phong/vinh-hoa.yaml", "Vĩnh Yên", "Vĩnh Hòa")
	for i, name := range []string{"a", "b", "c"} {
		copied("truong/ben-tam.yaml", "truong/"+name+".yaml", "cap_tren: phong/vinh-yen", "cap_tren: phong/vinh-hoa")
		replace(t, data, "truong/"+name+".yaml", "Bến Tắm\ncap", fmt.Sprintf("Số %d\ncap", i))
	}
	data["van-ban.yaml"].Data = append(data["van-ban.yaml"].Data, "tt-32: {loai: Thông tư, so: \"32/2018\", ky_hieu: TT-BGDĐT, ngay: 2018-12-26, co_quan: Bộ trưởng, trich_yeu: về chương trình}\n"...)
	templates["truong/gioi-thieu.md.tmpl"] = &fstest.MapFile{Data: []byte("---\nloai: bao-cao\nthe_thuc: nghi-dinh-30\ntrich_yeu: Giới thiệu\n---\n" +
		"{{.ten}} là một trong các trường của {{.cap_tren.ten}}, có {{.hoc_sinh.tong_so}}/{{.cap_tren.hoc_sinh.tong_so}} học sinh, theo {{vien_dan \"tt-32\"}}.\n")}
	return data, templates
}

// change makes one change as people make them, good and bad. What it returns tells of it.
func change(random *rand.Rand, data, templates fstest.MapFS, dirs ...string) string {
	pick := func(m fstest.MapFS, prefix string) string {
		names := slices.DeleteFunc(slices.Sorted(maps.Keys(m)), func(name string) bool { return !strings.HasPrefix(name, prefix) })
		return names[random.IntN(len(names))]
	}
	edit := func(m fstest.MapFS, name, old, new string) string {
		m[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(m[name].Data), old, new, 1))}
		return fmt.Sprintf("%s: %q to %q", name, old, new)
	}
	number := fmt.Sprint(random.IntN(900) + 100)
	school := pick(data, "truong/")
	switch random.IntN(14) {
	case 0, 1:
		return edit(data, school, "tong_so: ", "tong_so: "+number[:1])
	case 2:
		return edit(data, school, "kha: 201", "kha: "+number)
	case 3:
		return edit(data, school, "ten: Trường", "ten: Trường "+number)
	case 4:
		return edit(data, school, "vinh-yen", "vinh-hoa")
	case 5:
		name := path.Join("truong", "x"+number[:1]+".yaml")
		if data[name] != nil {
			delete(data, name)
			return "no more " + name
		}
		data[name] = &fstest.MapFile{Data: data[school].Data}
		return name
	case 6:
		return edit(data, pick(data, "phong/"), "ten: ", "ten: P"+number+" ")
	case 7:
		return edit(data, "van-ban.yaml", "trich_yeu: ", "trich_yeu: "+number+" ")
	case 8:
		return edit(data, "van-ban.yaml", "về chương trình", "về chương trình "+number)
	case 9:
		return edit(templates, "_hoc-luc.tmpl", "học", "học"+number)
	case 10:
		return edit(templates, "truong/gioi-thieu.md.tmpl", " là ", " "+number+" là ")
	case 11:
		if old := string(data[school].Data); strings.Contains(old, "hoc_sinh: {") {
			return edit(data, school, "hoc_sinh: {", "hoc_sinh:{") // a mistake
		}
		return edit(data, school, "hoc_sinh:{", "hoc_sinh: {")
	case 12:
		draft := strings.TrimSuffix(school, ".yaml") + "/gioi-thieu.docx"
		for _, dir := range dirs {
			os.Remove(filepath.Join(dir, draft))
		}
		return "no more " + draft
	}
	return edit(data, "chung.yaml", "nam_hoc: ", "nam_hoc: "+number)
}

// buildInto makes the drafts and says which documents were looked at anew.
func buildInto(t *testing.T, dir string, data, templates fstest.MapFS, program string, sizes ...sizes) (*Result, map[string]string, []string) {
	t.Helper()
	out, err := manifest.Begin(context.Background(), dir, manifest.Options{Prune: true})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	counting := &counted{Transaction: out}
	opt := Options{Out: counting, Program: program}
	for _, size := range sizes {
		opt.sizes = size
	}
	result, err := Run(context.Background(), data, templates, opt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Finish(result.Failed); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for name, file := range memory(t, dir) {
		if !strings.HasPrefix(name, ".vanban/") {
			files[name] = string(file.Data)
		}
	}
	slices.Sort(counting.made)
	return result, files, counting.made
}

// counted notes which drafts are made anew.
type counted struct {
	*manifest.Transaction
	mu   sync.Mutex
	made []string
}

func (c *counted) Add(a manifest.Artifact) error {
	if name, ok := strings.CutSuffix(a.Path, ".md"); ok {
		c.mu.Lock()
		c.made = append(c.made, name)
		c.mu.Unlock()
	}
	return c.Transaction.Add(a)
}

func said(problems diag.List) string {
	var b strings.Builder
	if err := diag.Print(&b, problems, diag.PrintOptions{}); err != nil {
		panic(err)
	}
	return b.String()
}

// Whatever is changed, a run that relies on earlier ones leaves the same files as one that does not, and says the same.
func TestIncrementalRunsComeToTheSame(t *testing.T) {
	for seed := range uint64(6) {
		size := []sizes{{}, {part: 2, thin: 3}, {part: 1, thin: 1}}[seed%3] // of large families only a part is kept
		random := rand.New(rand.NewPCG(seed, 2))
		data, templates := district(t)
		dir, fresh := t.TempDir(), t.TempDir()
		buildInto(t, dir, data, templates, "1", size)
		buildInto(t, fresh, data, templates, "")
		var story []string
		for range 15 {
			for range 1 + random.IntN(2) {
				story = append(story, change(random, data, templates, dir, fresh))
			}
			got, files, _ := buildInto(t, dir, data, templates, "1", size)
			want, wanted, _ := buildInto(t, fresh, data, templates, "")
			if g, w := said(got.Problems), said(want.Problems); g != w {
				t.Fatalf("seed %d: after %q it says\n%s, want\n%s", seed, story, g, w)
			}
			got.Problems, want.Problems = nil, nil
			slices.Sort(got.Failed)
			slices.Sort(want.Failed)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: after %q: %+v, want %+v", seed, story, got, want)
			}
			for name, text := range wanted {
				if files[name] != text {
					t.Fatalf("seed %d: after %q %s differs", seed, story, name)
				}
			}
			if len(files) != len(wanted) {
				t.Fatalf("seed %d: after %q %d files, want %d", seed, story, len(files), len(wanted))
			}
		}
	}
}

// Of a very large family in which one file has changed, that file alone is loaded; the others are as an earlier run noted
// them, unless the note is damaged.
func TestIncrementalRunsLoadWhatIsTouched(t *testing.T) {
	data, templates := district(t)
	dir := t.TempDir()
	build := func() (tongHop string) {
		t.Helper()
		out, err := manifest.Begin(context.Background(), dir, manifest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		opt := Options{Out: misremembering{out}, Program: "1", sizes: sizes{part: 1, thin: 2}}
		if _, err = Run(context.Background(), data, templates, opt); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Finish(nil); err != nil {
			t.Fatal(err)
		}
		return string(memory(t, dir)["phong/vinh-hoa/tong-hop.md"].Data)
	}
	if !strings.Contains(build(), "Số 0") {
		t.Fatal("at first units are not loaded")
	}
	replace(t, data, "truong/b.yaml", "ổn định", "rất ổn định")
	if !strings.Contains(build(), "Số 9") {
		t.Error("what was noted is not used")
	}
	for name := range memory(t, dir) {
		if strings.HasPrefix(name, ".vanban/nho/") {
			if err := os.Truncate(filepath.Join(dir, name), 100); err != nil {
				t.Fatal(err)
			}
		}
	}
	replace(t, data, "truong/c.yaml", "ổn định", "rất ổn định")
	if !strings.Contains(build(), "Số 0") {
		t.Error("a damaged note is used")
	}
}

// misremembering tells another name of a unit than was noted.
type misremembering struct{ *manifest.Transaction }

func (m misremembering) Recall(name string) []byte {
	return bytes.ReplaceAll(m.Transaction.Recall(name), []byte("Số 0"), []byte("Số 9"))
}

// A change is followed by the documents that it touches, and by no others.
func TestIncrementalRunsMakeWhatIsTouched(t *testing.T) {
	whole := []string{"phong/vinh-hoa/tong-hop", "phong/vinh-yen/tong-hop"}
	for _, name := range []string{"a", "b", "ben-tam", "c", "ho-nui"} {
		for _, doc := range []string{"bao-cao-nam-hoc", "gioi-thieu", "thong-bao-tuyen-sinh"} {
			whole = append(whole, "truong/"+name+"/"+doc)
		}
	}
	only := func(keep func(name string) bool) []string {
		return slices.DeleteFunc(slices.Clone(whole), func(name string) bool { return !keep(name) })
	}
	for _, test := range []struct {
		name string
		edit func(t *testing.T, data, templates fstest.MapFS, dir string)
		want []string
	}{
		{"nothing", func(*testing.T, fstest.MapFS, fstest.MapFS, string) {}, nil},
		{"a text of one unit", func(t *testing.T, data, _ fstest.MapFS, _ string) {
			replace(t, data, "truong/b.yaml", "ổn định", "rất ổn định")
		}, only(func(name string) bool { return strings.HasPrefix(name, "truong/b/") || name == whole[0] })},
		{"a figure that the unit above adds up and others print", func(t *testing.T, data, _ fstest.MapFS, _ string) {
			replace(t, data, "truong/b.yaml", "tong_so: 412, gioi: 97", "tong_so: 413, gioi: 98")
		}, []string{"phong/vinh-hoa/tong-hop", "truong/a/gioi-thieu", "truong/b/bao-cao-nam-hoc", "truong/b/gioi-thieu", "truong/b/thong-bao-tuyen-sinh", "truong/c/gioi-thieu"}},
		{"a record that some cite", func(t *testing.T, data, _ fstest.MapFS, _ string) {
			replace(t, data, "van-ban.yaml", "về chương trình", "về chương trình mới")
		}, only(func(name string) bool { return strings.HasSuffix(name, "/gioi-thieu") })},
		{"a record that nobody cites", func(t *testing.T, data, _ fstest.MapFS, _ string) {
			data["van-ban.yaml"] = &fstest.MapFile{Data: append(slices.Clone(data["van-ban.yaml"].Data), "tt-1: {loai: Thông tư, so: \"1/2020\", ky_hieu: TT-BGDĐT}\n"...)}
		}, nil},
		{"a template", func(t *testing.T, _, templates fstest.MapFS, _ string) {
			replace(t, templates, "truong/gioi-thieu.md.tmpl", " là một", " đúng là một")
		}, only(func(name string) bool { return strings.HasSuffix(name, "/gioi-thieu") })},
		{"what all share", func(t *testing.T, data, _ fstest.MapFS, _ string) {
			replace(t, data, "chung.yaml", "2023 - 2024", "2024 - 2025")
		}, whole},
		{"a draft that is gone", func(t *testing.T, _, _ fstest.MapFS, dir string) {
			if err := os.Remove(filepath.Join(dir, "truong/a/gioi-thieu.docx")); err != nil {
				t.Fatal(err)
			}
		}, []string{"truong/a/gioi-thieu"}},
		{"a draft edited by hand", func(t *testing.T, _, _ fstest.MapFS, dir string) {
			if err := os.WriteFile(filepath.Join(dir, "truong/a/gioi-thieu.md"), []byte("tay"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, []string{"truong/a/gioi-thieu"}},
	} {
		data, templates := district(t)
		dir := t.TempDir()
		if _, _, made := buildInto(t, dir, data, templates, "1"); !slices.Equal(made, whole) {
			t.Fatalf("at first %q are made, want %q", made, whole)
		}
		test.edit(t, data, templates, dir)
		_, _, made := buildInto(t, dir, data, templates, "1")
		slices.Sort(test.want)
		if !slices.Equal(made, test.want) {
			t.Errorf("%s: %q are made, want %q", test.name, made, test.want)
		}
		if _, _, made := buildInto(t, dir, data, templates, "2"); !slices.Equal(made, whole) {
			t.Errorf("another program makes %q", made)
		}
	}
}

func sortArtifacts(r *Result) {
	slices.SortFunc(r.Artifacts, func(a, b manifest.Artifact) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(r.Failed)
}
