package build

import (
	"errors"
	"io/fs"

	"vanban/internal/diag"
)

// maxFile bounds every file of a project that is read: facts, templates, rule packs and letterheads have limits of their
// own below it.
const maxFile = 64 << 20

var (
	errNotFile  = errors.New("it is a device, a pipe or a folder, not a file")
	errTooLarge = errors.New("it is larger than 64 MB")
)

// Guard is a project's folder as the pipeline reads it: pipes, devices and files of gigabytes are refused unread.
func Guard(files fs.FS) fs.FS { return guarded{files} }

type guarded struct{ fs.FS }

// ReadFile reads a file that is one, and not too large.
func (g guarded) ReadFile(name string) ([]byte, error) {
	info, err := fs.Stat(g.FS, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotFile}
	case info.Size() > maxFile:
		return nil, &fs.PathError{Op: "read", Path: name, Err: errTooLarge}
	}
	return fs.ReadFile(g.FS, name)
}

// ReadDir and Stat are those of the folder itself.
func (g guarded) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(g.FS, name) }

// Stat looks at a file.
func (g guarded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(g.FS, name) }

// unread says why a file could not be read.
func unread(err error) diag.Text {
	text := diag.Text{En: ": " + err.Error()}
	switch {
	case errors.Is(err, errNotFile):
		text.Vi = ": đây là thiết bị, đường ống hoặc thư mục, không phải tệp"
	case errors.Is(err, errTooLarge):
		text.Vi = ": tệp lớn hơn 64 MB"
	case errors.Is(err, fs.ErrPermission):
		text.Vi = ": không có quyền đọc"
	}
	return text
}
