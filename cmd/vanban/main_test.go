package main

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the wanted output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"vanban": main})
}

// The scripts of testdata/script run the command as a user types it, in a copy of a small project.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			project := "../../internal/build/testdata/nha-truong"
			for _, from := range []struct{ dir, to string }{
				{filepath.Join(project, "data"), "data"},
				{filepath.Join(project, "templates"), "templates"},
				{"../../templates/the-thuc", "templates/the-thuc"},
				{"../../templates/letterhead", "templates/letterhead"},
			} {
				if err := copyTree(from.dir, filepath.Join(env.WorkDir, from.to)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"replace":  replace,
			"word":     word,
			"bomb":     bomb,
			"truncate": truncate,
			"retype":   retype,
			"remember": remember,
			"same":     same,
		},
	})
}

// replace FILE OLD NEW changes a text that stands once in a file; \t, \n and \u0300 stand for the characters.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	unescape := strings.NewReplacer(`\t`, "\t", `\n`, "\n", `\u0300`, "\u0300").Replace
	name, old, new := ts.MkAbs(args[0]), unescape(args[1]), unescape(args[2])
	data, err := os.ReadFile(name)
	ts.Check(err)
	if n := strings.Count(string(data), old); n != 1 {
		ts.Fatalf("%q stands %d times in %s", old, n, args[0])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(string(data), old, new, 1)), 0o644))
}

// remember DIR keeps the content of a folder; same DIR fails unless it is still the same, times of writing included.
func remember(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv("REMEMBERED_"+args[0], fingerprint(ts, args[0]))
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	before, now := ts.Getenv("REMEMBERED_"+args[0]), fingerprint(ts, args[0])
	if (before == now) == neg {
		ts.Fatalf("before:\n%s\nnow:\n%s", before, now)
	}
}

func fingerprint(ts *testscript.TestScript, dir string) string {
	var b strings.Builder
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Name() == ".vanban" {
			return fs.SkipDir // notes of the machine, not drafts
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		b.WriteString(rel + " " + info.ModTime().String() + " " + hash(data) + "\n")
		return err
	}))
	return b.String()
}

func copyTree(from, to string) error { return os.CopyFS(to, os.DirFS(from)) }
