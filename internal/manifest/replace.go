package manifest

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
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
func Replace(files []Replacement) error { return replace(files, os.Rename) }

func replace(files []Replacement, rename func(from, to string) error) error {
	temps := make([]string, 0, len(files))
	defer func() {
		for _, temp := range temps {
			os.Remove(temp) // those that took their names are not there any more
		}
	}()
	for _, f := range files {
		temp, err := prepareReplacement(f)
		if err != nil {
			return &FileError{f.Name, err}
		}
		temps = append(temps, temp)
	}
	for i, f := range files {
		err := rename(temps[i], f.Name)
		if err == nil {
			continue
		}
		problems := []error{&FileError{f.Name, err}}
		for _, done := range files[:i] {
			back, err := prepareReplacement(Replacement{done.Name, done.After, done.Before})
			if err == nil {
				err = rename(back, done.Name)
			}
			if err != nil {
				problems = append(problems, &FileError{done.Name, err})
			}
		}
		return errors.Join(problems...)
	}
	return nil
}

// prepareReplacement writes the new bytes beside a file that still holds the old ones, with the same permissions.
func prepareReplacement(f Replacement) (temp string, err error) {
	info, err := os.Stat(f.Name)
	if err != nil {
		return "", err
	}
	now, err := os.ReadFile(f.Name)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(now, f.Before) {
		return "", ErrMoved
	}
	return writeBeside(f.Name, f.After, info.Mode().Perm())
}

// WriteFile writes a file of no manifest, new or in place of an old one: it is there whole or not at all.
func WriteFile(name string, data []byte) error {
	temp, err := writeBeside(name, data, 0o644)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, name); err != nil {
		os.Remove(temp)
		return err
	}
	return nil
}

// writeBeside writes a new file beside the one that it shall replace, and puts it on disk.
func writeBeside(name string, data []byte, permissions os.FileMode) (temp string, err error) {
	temp = filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+"."+rand.Text()[:8]+".tam")
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, permissions)
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(temp)
		return "", err
	}
	return temp, nil
}
