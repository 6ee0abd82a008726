package build

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy is the import table of docs/architecture.md: for each package, which of ours and which outside modules it
// may import. It is a statement of policy: change it only together with that page.
var policy = map[string]struct{ ours, outside []string }{
	"internal/diag":           {},
	"internal/conform":        {ours: []string{"diag", "ooxml", "viet"}, outside: []string{"golang.org/x/text"}},
	"internal/conform/layout": {ours: []string{"diag", "ooxml", "profile", "viet"}, outside: []string{"golang.org/x/text"}},
	"internal/viet":           {outside: []string{"golang.org/x/text", "github.com/shopspring/decimal"}},
	"internal/ooxml":          {outside: []string{"github.com/klauspost/compress"}},
	"internal/manifest":       {},
	"internal/profile":        {ours: []string{"diag", "viet"}, outside: []string{"gopkg.in/yaml.v3"}},
	"internal/facts": {ours: []string{"diag", "viet"}, outside: []string{"gopkg.in/yaml.v3", "golang.org/x/text",
		"github.com/santhosh-tekuri/jsonschema", "github.com/expr-lang/expr"}},
	"internal/judges":   {}, // for tests only
	"templates":         {}, // the rule packs that the program is built with
	"internal/rollup":   {ours: []string{"diag", "facts", "viet"}},
	"internal/tmpl":     {ours: []string{"diag", "facts", "viet"}, outside: []string{"github.com/Masterminds/sprig"}},
	"internal/markdown": {ours: []string{"diag", "facts", "viet", "profile"}, outside: []string{"github.com/yuin/goldmark"}},
	"internal/docx": {ours: []string{"diag", "facts", "markdown", "ooxml", "profile", "viet"},
		outside: []string{"github.com/lukasjarosch/go-docx"}},
	"internal/review": {ours: []string{"diag", "docx", "facts", "markdown", "viet"}},
	"internal/build":  {ours: []string{"conform", "diag", "docx", "facts", "manifest", "markdown", "profile", "rollup", "tmpl", "viet"}},
	"cmd/vanban": {ours: []string{"build", "conform", "conform/layout", "diag", "docx", "facts", "manifest", "profile", "review", "viet"},
		outside: []string{"github.com/spf13/cobra", "github.com/schollz/progressbar"}},
}

func TestImportsFollowThePolicy(t *testing.T) {
	root := os.DirFS("../..")
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/") {
			return err
		}
		allowed, ok := policy[path.Dir(name)]
		if !ok {
			t.Errorf("%s: package is not in the policy", name)
			return nil
		}
		seen[path.Dir(name)] = true
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if ours, ok := strings.CutPrefix(imported, "vanban/internal/"); ok {
				if !slices.Contains(allowed.ours, ours) {
					t.Errorf("%s imports %s, which the policy does not allow", name, imported)
				}
			} else if strings.Contains(imported, ".") && !slices.ContainsFunc(allowed.outside, func(module string) bool {
				return imported == module || strings.HasPrefix(imported, module+"/")
			}) {
				t.Errorf("%s imports %s, which the policy does not allow", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir := range policy {
		if !seen[dir] {
			t.Errorf("the policy names %s, which does not exist", dir)
		}
	}
}

// The program knows documents, not congresses: words of the project's own data have no place in the code. The text
// checker is a dictionary of the language of offices and holds its common words, not the data's keys.
func TestProgramKnowsNoData(t *testing.T) {
	words := []string{"phường", "phuong", "đại hội", "dai_hoi", "đông hà", "dong-ha", "nhan_su", "tai_cu", "mặt trận", "mat-tran"}
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "testdata/") {
			return err
		}
		source, err := fs.ReadFile(os.DirFS("../.."), name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(strings.ToLower(string(source)), "\n") {
			for _, word := range words {
				inDictionary := word != "đông hà" && strings.ContainsAny(word, "ườạặ") &&
					(strings.HasPrefix(name, "internal/conform/") || strings.Contains(name, "/codes_conform"))
				if strings.Contains(line, word) && !inDictionary {
					t.Errorf("%s:%d: %q is a word of the data", name, i+1, word)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
