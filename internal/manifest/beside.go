package manifest

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Files of no manifest are written beside their targets under names of this form: .a.yaml.K3ZJ5Q2M.tam
var besidePattern = regexp.MustCompile(`^\..+\.[A-Z2-7]{8}\.tam$`)

func besideName(target string) string {
	return filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+"."+rand.Text()[:8]+".tam")
}

// WriteFile writes a file of no manifest, new or in place of an old one: it is there whole or not at all. What killed runs
// left beside it is removed. A file that is open in another program is ErrOpen. A run at the same time may take ours for that, and then we begin anew.
func WriteFile(name string, data []byte) error {
	if lockedBeside(name, os.Lstat) {
		return ErrOpen
	}
	const tries = 5
	for n := 1; ; n++ {
		temp := besideName(name)
		if err := writeBeside(temp, data, 0o644); err != nil {
			return err
		}
		err := os.Rename(temp, name)
		if err == nil {
			break
		}
		os.Remove(temp)
		if !errors.Is(err, fs.ErrNotExist) || n == tries {
			return err
		}
	}
	removeLeftBeside(name)
	syncFolder(filepath.Dir(name))
	return nil
}

// writeBeside writes a new file and puts it on disk.
func writeBeside(temp string, data []byte, permissions os.FileMode) error {
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, permissions)
	if err != nil {
		return err
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
	}
	return err
}

func removeLeftBeside(name string) {
	entries, _ := os.ReadDir(filepath.Dir(name))
	for _, entry := range entries {
		if besidePattern.MatchString(entry.Name()) && entry.Name()[:len(entry.Name())-len(".ABCDEFGH.tam")] == "."+filepath.Base(name) {
			os.Remove(filepath.Join(filepath.Dir(name), entry.Name()))
		}
	}
}

// noteBeside writes down which files are about to be written outside the folder, so that they are found again.
func (f *folder) noteBeside(temps []string) error {
	full := make([]string, len(temps))
	for i, temp := range temps {
		var err error
		if full[i], err = filepath.Abs(temp); err != nil {
			return err
		}
	}
	if err := f.replace(besideNote, []byte(strings.Join(full, "\x00"))); err != nil {
		return &FileError{besideNote, err}
	}
	return nil
}

// sweepBeside removes the files that were noted, where they are still there. A note that names anything but such files
// is not ours.
func (f *folder) sweepBeside() error {
	note, err := f.readNote(besideNote)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(note), "\x00") {
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() && besidePattern.MatchString(filepath.Base(name)) {
			os.Remove(name)
		}
	}
	return f.Remove(besideNote)
}

// syncFolders puts on disk the names that files have got.
func syncFolders(files []Replacement) {
	done := map[string]bool{}
	for _, r := range files {
		if dir := filepath.Dir(r.Name); !done[dir] {
			done[dir] = true
			syncFolder(dir)
		}
	}
}
