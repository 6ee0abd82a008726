package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TestCatalogue holds the form of every entry, so that both languages say the same with the same arguments.
func TestCatalogue(t *testing.T) {
	form := regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+$`)
	for _, e := range Codes() {
		if !form.MatchString(string(e.Code)) {
			t.Errorf("%s: a code is nhom/ten, without diacritics", e.Code)
		}
		vi, en := arguments(e.Message.Vi), arguments(e.Message.En)
		if !slices.Equal(vi, en) {
			t.Errorf("%s: the message names %v in Vietnamese, %v in English", e.Code, vi, en)
		}
		if vi, en := arguments(e.Hint.Vi), arguments(e.Hint.En); !slices.Equal(vi, en) {
			t.Errorf("%s: the hint names %v in Vietnamese, %v in English", e.Code, vi, en)
		}
		if (e.Hint.Vi == "") != (e.Hint.En == "") {
			t.Errorf("%s: the hint is there in one language only", e.Code)
		}
		for _, text := range []string{e.Message.Vi, e.Message.En} {
			checkText(t, e.Code, text)
		}
		for _, text := range []string{e.Hint.Vi, e.Hint.En} {
			if text != "" {
				checkText(t, e.Code, text)
			}
		}
	}
}

func checkText(t *testing.T, code Code, text string) {
	t.Helper()
	first, _ := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text, string(first)))
	switch {
	case text == "":
		t.Errorf("%s: a text is missing", code)
	case unicode.IsUpper(first) && unicode.IsLower(second) && !strings.HasPrefix(text, "Word"):
		t.Errorf("%s: %q starts with a capital", code, text)
	case strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..."):
		t.Errorf("%s: %q ends with a full stop", code, text)
	case !norm.NFC.IsNormalString(text) || text != strings.TrimSpace(text) || strings.Contains(text, "  "):
		t.Errorf("%s: %q is not clean text", code, text)
	}
}

// arguments returns the numbers of the arguments that a text names, in order.
func arguments(text string) []int {
	var numbers []int
	for _, name := range placeholder.FindAllString(text, -1) {
		n, _ := strconv.Atoi(strings.Trim(name, "{}"))
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// TestCalls looks at every diag.New of the program that names its code: the code must be in the catalogue, and as many
// arguments given as its texts name.
func TestCalls(t *testing.T) {
	set := token.NewFileSet()
	calls := 0
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" || filepath.Base(filepath.Dir(path)) == "diag" {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil // the compiler will say so
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isNew(call) {
				calls += checkCall(t, set, call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if calls < 20 {
		t.Errorf("only %d calls were found: the test looks in the wrong place", calls)
	}
}

func isNew(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "New" {
		return false
	}
	pkg, ok := f.X.(*ast.Ident)
	return ok && pkg.Name == "diag"
}

// checkCall returns 1 for a call whose code is known as the program is read.
func checkCall(t *testing.T, set *token.FileSet, call *ast.CallExpr) int {
	t.Helper()
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok || call.Ellipsis.IsValid() {
		return 0
	}
	code, _ := strconv.Unquote(literal.Value)
	e, ok := Lookup(Code(code))
	if !ok {
		t.Errorf("%s: code %s is not in the catalogue", set.Position(call.Pos()), code)
		return 1
	}
	named := arguments(e.Message.Vi + e.Hint.Vi)
	if given := len(call.Args) - 2; len(named) > 0 && named[len(named)-1] > given {
		t.Errorf("%s: %s names argument {%d}, %d are given", set.Position(call.Pos()), code, named[len(named)-1], given)
	}
	return 1
}

// A word of a megabyte is quoted by its beginning.
func TestLongArgument(t *testing.T) {
	if got := expand(Text{Vi: "“{1}” {2}"}, []any{strings.Repeat("ữ", 1<<20), 7}, Vi); len(got) > maxArgument+20 || !strings.HasSuffix(got, "ữ…” 7") {
		t.Errorf("%d bytes, %q at the end", len(got), got[len(got)-20:])
	}
}
