// Package manifest owns the output folder: what was made from what, files that appear whole or not at all, and drafts
// that people edited by hand.
//
// The folder holds the files themselves, manifest.json, which says of each file what it was when it was written, and
// .vanban, where a lock and the journal of a run live. Names that start with a dot belong to this package.
//
// It must not know what the files are.
package manifest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Name is the file of the manifest in the output folder.
const Name = "manifest.json"

// Errors that a caller can tell apart with errors.Is.
var (
	ErrLocked   = errors.New("another run is writing to the folder")
	ErrManifest = errors.New("manifest.json cannot be read")
	ErrPath     = errors.New("not a path inside the output folder")
)

// FileError says which file a problem is about. The error that Commit returns may hold several, joined.
type FileError struct {
	Path string // relative to the output folder, with forward slashes
	Err  error
}

// Error describes the problem in English.
func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// Entry says what a file was when it was written, and what it was made from.
type Entry struct {
	Path     string   `json:"path"`   // relative to the output folder, with forward slashes
	SHA256   string   `json:"sha256"` // of the bytes, in hexadecimal
	Unit     string   `json:"unit,omitempty"`
	Document string   `json:"document,omitempty"`
	Inputs   []string `json:"inputs,omitempty"` // sorted
}

// Manifest is what an output folder was last known to hold.
type Manifest struct {
	Part  *Part   // of the work that the folder holds; nil: all of it
	Files []Entry // sorted by path, each path once
}

// Lookup returns the entry of a file.
func (m *Manifest) Lookup(path string) (Entry, bool) {
	i, ok := slices.BinarySearchFunc(m.Files, path, func(e Entry, path string) int { return strings.Compare(e.Path, path) })
	if !ok {
		return Entry{}, false
	}
	return m.Files[i], true
}

// Load reads the manifest of an output folder. A folder that has none, or is not there, has an empty one. An error
// that is not about reading the disk is ErrManifest.
func Load(dir string) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, Name))
	if errors.Is(err, fs.ErrNotExist) {
		return &Manifest{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the manifest: %w", err)
	}
	return decode(data)
}

// format is the version of the manifest's own form.
const format = 1

// encode returns the bytes of a manifest: JSON with one file a line, so that versions merge and compare well.
func (m *Manifest) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n\"version\": %d,\n", format)
	if m.Part != nil {
		part, err := json.Marshal(m.Part)
		if err != nil {
			panic("manifest: " + err.Error()) // numbers and a string
		}
		fmt.Fprintf(&b, "\"part\": %s,\n", part)
	}
	b.WriteString("\"files\": [")
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for i, e := range m.Files {
		if i > 0 {
			b.Truncate(b.Len() - 1) // the line end that Encode adds
			b.WriteByte(',')
		} else {
			b.WriteByte('\n')
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		if err := encoder.Encode(e); err != nil {
			panic("manifest: " + err.Error()) // strings alone
		}
	}
	if len(m.Files) == 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n}\n")
	return b.Bytes()
}

// decode reads a manifest and holds what the rest of the package relies on: paths inside the folder, in order.
func decode(data []byte) (*Manifest, error) {
	var stored struct {
		Version int     `json:"version"`
		Part    *Part   `json:"part"`
		Files   []Entry `json:"files"`
	}
	if err := json.Unmarshal(data, &stored); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}
	if stored.Version != format {
		return nil, fmt.Errorf("%w: it is of version %d, this program knows %d", ErrManifest, stored.Version, format)
	}
	slices.SortStableFunc(stored.Files, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	for i, e := range stored.Files {
		if err := checkPath(e.Path); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrManifest, err)
		}
		if i > 0 && e.Path == stored.Files[i-1].Path {
			return nil, fmt.Errorf("%w: %s stands there twice", ErrManifest, e.Path)
		}
	}
	if p := stored.Part; p != nil && (p.Index < 1 || p.Index > p.Count) {
		return nil, fmt.Errorf("%w: there is no part %d of %d", ErrManifest, p.Index, p.Count)
	}
	return &Manifest{Part: stored.Part, Files: stored.Files}, nil
}

// checkPath tells whether a path may name an output file: inside the folder on every system, and none of our own names.
func checkPath(name string) error {
	if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, `\:`) || name == "." ||
		strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.EqualFold(name, Name) {
		return &FileError{name, ErrPath}
	}
	return nil
}

// tempName returns where one of the package's own files is written before it takes its name: a run that is killed leaves
// nothing beside the drafts.
func tempName(name string) string { return stateDir + "/" + path.Base(name) + ".tam" }
