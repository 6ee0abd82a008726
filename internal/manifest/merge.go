package manifest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// ErrChanged is the cause where a file is not what its manifest says.
var ErrChanged = errors.New("the file is not what its manifest says")

// Merge puts the files of several output folders, each with its manifest, into one, as the parts of a run that machines
// shared. Files that two folders have must be the same.
func Merge(ctx context.Context, dir string, from []string, opt Options) (Result, error) {
	opt.Partial = true // what none of them made may have failed
	t, err := Begin(ctx, dir, opt)
	if err != nil {
		return Result{}, err
	}
	defer t.Close()
	sums := map[string]string{}
	for _, folder := range from {
		m, err := Load(folder)
		if err != nil {
			return Result{}, &FileError{filepath.ToSlash(filepath.Join(folder, Name)), err}
		}
		root, err := os.OpenRoot(folder)
		if err != nil {
			return Result{}, err
		}
		defer root.Close()
		for _, e := range m.Files {
			if sums[e.Path] == e.SHA256 {
				continue
			}
			data, err := root.ReadFile(filepath.FromSlash(e.Path))
			if err == nil && sumOf(data) != e.SHA256 {
				err = ErrChanged
			}
			if err == nil {
				err = t.Add(Artifact{Path: e.Path, Data: data, Unit: e.Unit, Document: e.Document, Inputs: e.Inputs})
			}
			if err != nil {
				return Result{}, &FileError{filepath.ToSlash(filepath.Join(folder, e.Path)), err}
			}
			sums[e.Path] = e.SHA256
		}
	}
	return t.Finish(nil)
}
