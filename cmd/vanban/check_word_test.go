package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestTemplatesOf holds that the program finds the rule packs of its own project, and takes no other folder for them.
func TestTemplatesOf(t *testing.T) {
	root := t.TempDir()
	program := filepath.Join(root, "bin", "vanban")
	for _, dir := range []string{"bin", "templates"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if folder, ok := templatesOf(program); ok {
		t.Errorf("%s holds no packs", folder)
	}
	want := filepath.Join(root, "templates")
	if err := os.Mkdir(filepath.Join(want, "the-thuc"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{program, filepath.Join(root, "vanban"), filepath.Join(root, "bin", "linux", "vanban")} {
		if folder, ok := templatesOf(at); !ok || folder != want {
			t.Errorf("%s: found %q %v", at, folder, ok)
		}
	}
}
