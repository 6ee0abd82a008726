package manifest

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// record is what this machine knows of a file that it wrote. The manifest comes and goes with git, the Word files do
// not: after a pull they are those of an earlier manifest, and still our own.
type record struct {
	sum   string // SHA-256 of the bytes, in hexadecimal
	seen  state  // as it was when it was last known to have that sum
	basis string // what the maker says it rests on
}

// state is what a look at a file tells.
type state struct {
	size int64
	time int64 // of the last change, in nanoseconds
}

// stateOf is nil where there is no file.
func stateOf(info fs.FileInfo) *state {
	if info == nil {
		return nil
	}
	return &state{info.Size(), info.ModTime().UnixNano()}
}

const ownFormat = "vanban 1\n"

// readOwn reads what this machine last wrote. A file that is not as we write it vouches for nothing.
func (f *folder) readOwn() {
	f.own = map[string]record{}
	info, err := f.stat(ownName)
	if err != nil || info == nil {
		f.readOldOwn()
		return
	}
	data, err := f.readNote(ownName)
	text, ok := strings.CutPrefix(string(data), ownFormat)
	if err != nil || !ok {
		return
	}
	f.ownTime = info.ModTime().UnixNano()
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 5 {
			continue
		}
		size, err1 := strconv.ParseInt(fields[2], 36, 64)
		time, err2 := strconv.ParseInt(fields[3], 36, 64)
		if err1 == nil && err2 == nil && checkPath(fields[0]) == nil {
			f.own[fields[0]] = record{sum: fields[1], seen: state{size, time}, basis: fields[4]}
		}
	}
	f.ownSaved = maps.Clone(f.own)
}

// readOldOwn reads what earlier versions of the program noted, in the form of a manifest.
func (f *folder) readOldOwn() {
	data, err := f.readNote(oldOwnName)
	if err != nil {
		return
	}
	m, err := decode(data)
	if err != nil {
		return
	}
	for _, e := range m.Files {
		f.own[e.Path] = record{sum: e.SHA256}
	}
}

// saveOwn notes what this machine wrote, unless that is noted already.
func (f *folder) saveOwn() error {
	if maps.Equal(f.own, f.ownSaved) {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(ownFormat)
	for _, name := range slices.Sorted(maps.Keys(f.own)) {
		r := f.own[name]
		if strings.ContainsAny(name+r.basis, "\t\r\n") {
			continue // it is not vouched for
		}
		b.WriteString(name)
		b.WriteByte('\t')
		b.WriteString(r.sum)
		b.WriteByte('\t')
		b.WriteString(strconv.FormatInt(r.seen.size, 36))
		b.WriteByte('\t')
		b.WriteString(strconv.FormatInt(r.seen.time, 36))
		b.WriteByte('\t')
		b.WriteString(r.basis)
		b.WriteByte('\n')
	}
	if err := f.replace(ownName, b.Bytes()); err != nil {
		return &FileError{ownName, err}
	}
	f.Remove(oldOwnName) // most often it is not there
	return nil
}

// untouched tells whether a file is still as this machine last wrote it. Size and time of change decide, except where
// the file was changed no earlier than that was noted: there a second change may have left the time as it was.
func (f *folder) untouched(name string, now *state) bool {
	r, ok := f.own[name]
	if !ok || now == nil || *now != r.seen {
		return false
	}
	if now.time < f.ownTime {
		return true
	}
	sum, err := f.sum(name)
	return err == nil && sum == r.sum
}

// sumAt returns the hash of a file, without reading one that is as this machine wrote it.
func (f *folder) sumAt(name string, now *state) (string, error) {
	if f.untouched(name, now) {
		return f.own[name].sum, nil
	}
	return f.sum(name)
}
