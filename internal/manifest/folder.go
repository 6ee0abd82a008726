package manifest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
)

// The package's own files in the output folder.
const (
	stateDir    = ".vanban"
	lockName    = stateDir + "/khoa"
	journalName = stateDir + "/nhat-ky.json"
	ownName     = stateDir + "/da-ghi"
	oldOwnName  = stateDir + "/da-ghi.json" // of versions before 2026-12
	tempDir     = stateDir + "/tam"         // files that wait for their names
	besideNote  = stateDir + "/tam-ngoai"   // names of files that wait for theirs outside the folder
)

// folder is an output folder that this run alone writes to. Names in it cannot lead out of it, by links or otherwise.
type folder struct {
	*os.Root
	lock  *lock
	tap   tap
	known map[string]Entry // the manifest
	part  *Part            // of the work that the folder holds
	saved []byte           // the manifest's bytes on disk, nil where there is none

	own, ownSaved map[string]record // what this machine wrote, and the same as it stands on disk
	ownTime       int64             // when that was noted
}

// open makes the folder where it is missing, takes its lock and reads its manifest.
func open(dir string, tap tap) (*folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{Root: root, tap: tap}
	if err := f.enter(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *folder) enter() (err error) {
	if err := f.MkdirAll(stateDir, 0o755); err != nil {
		return err
	}
	if f.lock, err = acquire(f.Root); err != nil {
		return err
	}
	if f.saved, err = f.readNote(Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f.readOwn()
	m := &Manifest{}
	if f.saved != nil {
		if m, err = decode(f.saved); err != nil && conflicted(f.saved) {
			m = f.mended() // two people built: this run mends it
		} else if err != nil {
			return err
		}
	}
	f.known, f.part = byPath(m), m.Part
	return nil
}

// maxNote bounds the package's own files; those of the whole country take a tenth.
const maxNote = 256 << 20

// readNote reads one of the package's own files. What has its name and is no such file is ErrManifest.
func (f *folder) readNote(name string) ([]byte, error) {
	info, err := f.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxNote {
		return nil, fmt.Errorf("%w: %s is no file, or one of more than %d bytes", ErrManifest, name, maxNote)
	}
	return f.ReadFile(name)
}

var (
	conflictOurs   = regexp.MustCompile(`(?m)^<{7} `)
	conflictTheirs = regexp.MustCompile(`(?m)^>{7} `)
)

// conflicted tells whether git left a conflict in a file: it is neither version, and what is made anew mends it.
func conflicted(data []byte) bool { return conflictOurs.Match(data) && conflictTheirs.Match(data) }

func byPath(m *Manifest) map[string]Entry {
	entries := make(map[string]Entry, len(m.Files))
	for _, e := range m.Files {
		entries[e.Path] = e
	}
	return entries
}

// mended returns the entries of a manifest in which git left a conflict: of two for one file that which fits the file
// this machine wrote, or else the first.
func (f *folder) mended() *Manifest {
	entries := map[string]Entry{}
	for line := range bytes.Lines(f.saved) {
		var e Entry
		line = bytes.TrimRight(line, ",\r\n")
		if json.Unmarshal(line, &e) != nil || checkPath(e.Path) != nil {
			continue
		}
		if _, twice := entries[e.Path]; !twice || e.SHA256 == f.own[e.Path].sum {
			entries[e.Path] = e
		}
	}
	return manifestOf(entries)
}

// wrote tells whether a file with that hash is one that we wrote, as far as the manifest or this machine knows.
func (f *folder) wrote(name, sum string) bool {
	return sum == f.known[name].SHA256 || sum == f.own[name].sum
}

func (f *folder) close() {
	if f.lock != nil {
		f.lock.release()
	}
	f.Root.Close()
}

// manifestOf returns what the folder is known to hold, in order.
func manifestOf(known map[string]Entry) *Manifest {
	m := &Manifest{Files: make([]Entry, 0, len(known))}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		m.Files = append(m.Files, known[name])
	}
	return m
}

// saveManifest writes the manifest, unless it says on disk what it should. An empty one is not begun.
func (f *folder) saveManifest() error {
	m := manifestOf(f.known)
	m.Part = f.part
	data := m.encode()
	if bytes.Equal(data, f.saved) || len(f.known) == 0 && f.part == nil && f.saved == nil {
		return nil
	}
	if err := f.replace(Name, data); err != nil {
		return &FileError{Name, err}
	}
	f.saved = data
	return nil
}

// replace writes one of the package's own files, whole or not at all.
func (f *folder) replace(name string, data []byte) error {
	temp := tempName(name)
	if err := f.create(temp, data, true); err != nil {
		return err
	}
	err := f.tap(stepRename, name)
	if err == nil {
		err = f.Rename(temp, name)
	}
	if err != nil {
		f.Remove(temp)
	}
	return err
}

// create writes a file that must not be there, and puts it on disk before it returns if sync is set. A file that could
// not be written whole is removed. A temporary file of an earlier run gives way.
func (f *folder) create(name string, data []byte, sync bool) error {
	_, err := f.write(name, data, sync)
	return err
}

// write is create, and tells the state of the file.
func (f *folder) write(name string, data []byte, sync bool) (*state, error) {
	file, err := f.createEmpty(name)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(data)
	if err == nil && sync {
		err = file.Sync()
	}
	var info fs.FileInfo
	if err == nil {
		info, err = file.Stat()
	}
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		f.Remove(name)
		return nil, &unfinishedError{err}
	}
	return stateOf(info), nil
}

// createEmpty begins a file, in a folder that may not be there yet.
func (f *folder) createEmpty(name string) (*os.File, error) {
	const flag = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	file, err := f.OpenFile(name, flag, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist) && path.Base(name)[0] == '.':
		err = f.Remove(name)
	case errors.Is(err, fs.ErrNotExist):
		err = f.MkdirAll(path.Dir(name), 0o755)
	default:
		return file, err
	}
	if err != nil {
		return nil, err
	}
	return f.OpenFile(name, flag, 0o644)
}

// unfinishedError is a file that could be begun but not finished: the disk is full or broken.
type unfinishedError struct{ err error }

func (e *unfinishedError) Error() string { return e.err.Error() }
func (e *unfinishedError) Unwrap() error { return e.err }

// removeEmptyFolders removes the folders of a file that are empty now, from the inside out.
func (f *folder) removeEmptyFolders(name string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f.Remove(dir) != nil {
			return
		}
	}
}

// journal writes down what the files that are about to be renamed will be, so that a run that is killed among the
// renames does not make the next one take them for edited by hand.
func (f *folder) journal(entries []Entry) error {
	if err := f.replace(journalName, (&Manifest{Files: entries}).encode()); err != nil {
		return &FileError{journalName, err}
	}
	return nil
}

// recover finishes what a killed run left: it removes temporary files, and takes up in the manifest the files that were
// renamed before the end.
func (f *folder) recover() error {
	for _, name := range []string{Name, journalName, ownName, besideNote} {
		f.Remove(tempName(name))
	}
	if err := f.sweepBeside(); err != nil {
		return err
	}
	if err := f.RemoveAll(tempDir); err != nil {
		return err
	}
	data, err := f.readNote(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	m, err := decode(data)
	if err != nil {
		m = &Manifest{} // not ours as we write it: it vouches for no file
	}
	for _, e := range m.Files {
		if info, err := f.stat(e.Path); err != nil || info == nil {
			continue
		}
		if sum, err := f.sum(e.Path); err == nil && sum == e.SHA256 {
			f.known[e.Path] = e
		}
	}
	if err := f.saveManifest(); err != nil {
		return err
	}
	return f.Remove(journalName)
}
