package manifest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// ErrChanged is the cause where a file is not what its manifest says.
var ErrChanged = errors.New("the file is not what its manifest says")

// Errors of folders that do not make up one run.
var (
	ErrNoPart      = errors.New("not a part of a run")
	ErrForeignPart = errors.New("a part of another run")
	ErrPartTwice   = errors.New("a part that is there already")
	ErrPartMissing = errors.New("a part is missing")
)

// Part says which part of a run a folder holds, and of which run.
type Part struct {
	Index int    `json:"index"` // from 1
	Count int    `json:"count"`
	Of    string `json:"of"` // the same for all parts of a run, and for no others
}

// PartError says which part does not fit. Folder is empty where one is missing.
type PartError struct {
	Folder       string
	Index, Count int // of the part, 0 where that is not known
	Err          error
}

// Error describes the problem in English.
func (e *PartError) Error() string { return e.Folder + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *PartError) Unwrap() error { return e.Err }

// Part says which part of a run is being made. Without it the folder holds all of its run.
func (t *Transaction) Part(p Part) { t.part = &p }

// parts reads the manifests of folders that make up one run.
func parts(from []string) ([]*Manifest, error) {
	var all []*Manifest
	seen := map[int]bool{}
	for _, folder := range from {
		m, err := Load(folder)
		if err != nil {
			return nil, &FileError{filepath.ToSlash(filepath.Join(folder, Name)), err}
		}
		fault := &PartError{Folder: filepath.ToSlash(folder), Err: ErrNoPart}
		if m.Part == nil {
			return nil, fault
		}
		fault.Index, fault.Count = m.Part.Index, m.Part.Count
		if len(all) > 0 && (m.Part.Of != all[0].Part.Of || m.Part.Count != all[0].Part.Count) {
			fault.Err = ErrForeignPart
			return nil, fault
		}
		if seen[m.Part.Index] {
			fault.Err = ErrPartTwice
			return nil, fault
		}
		seen[m.Part.Index] = true
		all = append(all, m)
	}
	for i := 1; len(all) > 0 && i <= all[0].Part.Count; i++ {
		if !seen[i] {
			return nil, &PartError{Index: i, Count: all[0].Part.Count, Err: ErrPartMissing}
		}
	}
	return all, nil
}

// Merge puts the files of several output folders, each with its manifest, into one, as the parts of a run that machines
// shared. All parts must be there, and of one run. Files that two folders have must be the same.
func Merge(ctx context.Context, dir string, from []string, opt Options) (Result, error) {
	manifests, err := parts(from)
	if err != nil {
		return Result{}, err
	}
	opt.Partial = true // what none of them made may have failed
	t, err := Begin(ctx, dir, opt)
	if err != nil {
		return Result{}, err
	}
	defer t.Close()
	sums := map[string]string{}
	for i, folder := range from {
		m := manifests[i]
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
