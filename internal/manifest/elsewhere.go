package manifest

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"unicode/utf8"
)

// ErrOpen is the cause where a file is open in another program.
var ErrOpen = errors.New("the file is open in another program")

// openElsewhere tells whether the file of a lock stands beside a file.
func (f *folder) openElsewhere(name string) bool { return lockedBeside(name, f.Lstat) }

// lockedBeside looks for the file of a lock: Word puts ~$ before a name or, of longer ones, in the place of the first two
// letters; LibreOffice writes .~lock.NAME#.
func lockedBeside(name string, lstat func(string) (fs.FileInfo, error)) bool {
	dir, base := path.Split(filepath.ToSlash(name))
	locks := []string{"~$" + base, ".~lock." + base + "#"}
	if _, first := utf8.DecodeRuneInString(base); len(base) > first {
		_, second := utf8.DecodeRuneInString(base[first:])
		locks = append(locks, "~$"+base[first+second:])
	}
	for _, lock := range locks {
		if _, err := lstat(dir + lock); err == nil {
			return true
		}
	}
	return false
}
