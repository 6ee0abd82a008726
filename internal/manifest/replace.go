package manifest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
)

// Replacement is a file that is to have other bytes.
type Replacement struct {
	Name          string // path on disk
	Before, After []byte
}

// ErrMoved says that a file is no longer what it was when it was read.
var ErrMoved = errors.New("the file has changed in the meantime")

// Replace gives files of people, which no manifest knows, other bytes: all of them or none. Each is written beside its
// target and put on disk first; then all are renamed. A rename that fails takes those before it back.
//
// The output folder's lock is held meanwhile, so that of two runs one sees what the other wrote; the second gets
// ErrLocked. What a killed run leaves beside the files is noted in the output folder, and the next run removes it.
func Replace(dir string, files []Replacement) error {
	f, err := open(dir, func(step, string) error { return nil })
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	defer f.close()
	if err := f.recover(); err != nil {
		return fmt.Errorf("output folder, after a run that was cut off: %w", err)
	}
	return f.replaceAll(files, os.Rename)
}

func (f *folder) replaceAll(files []Replacement, rename func(from, to string) error) error {
	temps := make([]string, len(files))
	for i, r := range files {
		temps[i] = besideName(r.Name)
	}
	if err := f.noteBeside(temps); err != nil {
		return err
	}
	defer f.sweepBeside()
	for i, r := range files {
		if err := prepareReplacement(r, temps[i]); err != nil {
			return &FileError{r.Name, err}
		}
	}
	for i, r := range files {
		err := rename(temps[i], r.Name)
		if err == nil {
			continue
		}
		problems := []error{&FileError{r.Name, err}}
		for n, done := range files[:i] {
			err := prepareReplacement(Replacement{done.Name, done.After, done.Before}, temps[n])
			if err == nil {
				err = rename(temps[n], done.Name)
			}
			if err != nil {
				problems = append(problems, &FileError{done.Name, err})
			}
		}
		return errors.Join(problems...)
	}
	syncFolders(files)
	return nil
}

// prepareReplacement writes the new bytes beside a file that still holds the old ones, with the same permissions.
func prepareReplacement(r Replacement, temp string) error {
	info, err := os.Stat(r.Name)
	if err != nil {
		return err
	}
	now, err := os.ReadFile(r.Name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, r.Before) {
		return ErrMoved
	}
	return writeBeside(temp, r.After, info.Mode().Perm())
}
