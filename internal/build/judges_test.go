package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/internal/judges"
)

// Programs of others judge every draft of the demo and of each project under testdata: a folder with data and templates
// is judged whole, with the rule packs and letterheads of the repository. See package judges for what they want.

func TestJudgesOnDemo(t *testing.T) {
	data, templates := demo(t)
	judges.Judge(t, drafts(t, data, templates))
}

func TestJudgesOnProjects(t *testing.T) {
	projects, err := filepath.Glob("testdata/*/data")
	if err != nil || len(projects) == 0 {
		t.Fatal("no project under testdata", err)
	}
	for _, data := range projects {
		dir := filepath.Dir(data)
		if _, err := os.Stat(filepath.Join(dir, "templates")); err != nil {
			continue
		}
		t.Run(filepath.Base(dir), func(t *testing.T) {
			data, templates := memory(t, data), memory(t, filepath.Join(dir, "templates"),
				"../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
			judges.Judge(t, drafts(t, data, templates))
		})
	}
}

// drafts makes the drafts of a project and writes them into a folder.
func drafts(t *testing.T, data, templates fstest.MapFS) []judges.File {
	t.Helper()
	dir := t.TempDir()
	made := clean(t, fs.FS(data), templates, Options{})
	var files []judges.File
	for name, content := range made {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		if draft, ok := strings.CutSuffix(file, ".docx"); ok {
			f := judges.File{Path: file}
			if _, there := made[strings.TrimSuffix(name, ".docx")+".md"]; there {
				f.Draft = draft + ".md"
			}
			files = append(files, f)
		}
	}
	slices.SortFunc(files, func(a, b judges.File) int { return strings.Compare(a.Path, b.Path) })
	return files
}
