package manifest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// fate is what is to become of a file, and in the end what became of it.
type fate uint8

const (
	unchanged fate = iota // it is as it should be
	write                 // it is new or changed
	edited                // it was edited by hand and stays
	stale                 // nothing makes it any more; it stays
	remove                // nothing makes it any more; it goes
	forget                // nothing makes it any more, and it is not there either
	failed                // it cannot be looked at or written
)

// item is one file of a plan.
type item struct {
	fate  fate
	entry Entry  // what the manifest shall say of it
	basis string // what the next run shall be told of it
	was   *state // the file that is there, nil where there is none
	temp  string // where what it shall hold is written
	now   *state // of that
	save  bool   // it was edited by hand: a copy is kept
	copy  string // the name of the copy
	mine  bool   // this run made the copy
	err   error  // why it failed
}

// fail makes an item one that failed.
func (it *item) fail(err error) {
	var path *fs.PathError
	var link *os.LinkError
	if errors.As(err, &path) { // the file is named by the FileError
		err = path.Err
	} else if errors.As(err, &link) {
		err = link.Err
	}
	it.fate, it.err = failed, &FileError{it.entry.Path, err}
}

// plan is what is to become of every file, in order of their paths, and what went wrong apart from them.
type plan struct {
	items    []*item
	problems []error
}

func entryOf(a Artifact) Entry {
	inputs := a.Inputs
	for i := 1; i < len(inputs); i++ {
		if inputs[i-1] >= inputs[i] {
			inputs = slices.Compact(slices.Sorted(slices.Values(a.Inputs)))
			break
		}
	}
	return Entry{Path: a.Path, Unit: a.Unit, Document: a.Document, Inputs: inputs}
}

// judge finds out what is to become of a file that was made.
func (t *Transaction) judge(a Artifact) *item {
	it := &item{entry: entryOf(a), basis: a.Basis}
	it.entry.SHA256 = sumOf(a.Data)
	var err error
	if it.was, err = t.look(a.Path); err != nil {
		it.fail(err)
		return it
	}
	if it.was == nil {
		it.fate = write
		return it
	}
	same, err := t.holds(a.Path, it.was, a.Data, it.entry.SHA256)
	if err != nil {
		it.fail(err)
	} else if !same {
		t.judgeOld(it, write, t.opt.Force)
	}
	return it
}

// judgeStale finds out what is to become of a file that is no longer made.
func (f *folder) judgeStale(e Entry, opt Options) *item {
	it := &item{fate: stale, entry: e}
	var err error
	if it.was, err = f.look(e.Path); err != nil {
		it.fail(err)
	} else if it.was == nil {
		it.fate = forget
	} else if opt.Prune {
		f.judgeOld(it, remove, opt.Force)
	}
	return it
}

// judgeOld gives an item the fate, unless the file that is there is not one that we wrote.
func (f *folder) judgeOld(it *item, fate fate, force bool) {
	sum, err := f.sumAt(it.entry.Path, it.was)
	switch {
	case err != nil:
		it.fail(err)
	case f.wrote(it.entry.Path, sum), f.inConflict(it.entry.Path):
		it.fate = fate
	case force:
		it.fate, it.save = fate, true
	default:
		it.fate = edited
	}
	if (it.fate == write || it.fate == remove) && f.openElsewhere(it.entry.Path) {
		it.fail(ErrOpen)
	}
}

// inConflict tells whether git left a conflict in a draft.
func (f *folder) inConflict(name string) bool {
	data, err := f.ReadFile(name)
	return err == nil && conflicted(data)
}

// ErrNotFile says that a folder, a link or a device has the name of a file.
var ErrNotFile = errors.New("not a regular file")

// stat looks at a file; there being none is no error.
func (f *folder) stat(name string) (fs.FileInfo, error) {
	info, err := f.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNotFile
	}
	return info, nil
}

// look returns the state of a file, nil where there is none.
func (f *folder) look(name string) (*state, error) {
	info, err := f.stat(name)
	return stateOf(info), err
}

// moved tells whether a file is another than when it was judged.
func (f *folder) moved(it *item) (bool, error) {
	now, err := f.look(it.entry.Path)
	if err != nil || now == nil || it.was == nil {
		return now != nil || it.was != nil, err
	}
	return *now != *it.was, nil
}

// holds tells whether a file has just these bytes, of which the sum may be known. A file of another size is not read.
func (f *folder) holds(name string, now *state, data []byte, sum string) (bool, error) {
	if now.size != int64(len(data)) {
		return false, nil
	}
	if f.untouched(name, now) {
		return f.own[name].sum == sum, nil
	}
	file, err := f.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	buffer := make([]byte, min(len(data)+1, 64<<10)) // one more, to see a file that has grown
	for {
		n, err := file.Read(buffer)
		if n > len(data) || !bytes.Equal(buffer[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		if err == io.EOF {
			return len(data) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// sum returns the SHA-256 of a file in hexadecimal.
func (f *folder) sum(name string) (string, error) {
	file, err := f.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// parallel calls f for 0 to n-1, on all processors, until ctx ends.
func parallel(ctx context.Context, n int, f func(i int)) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	workers.Wait()
	return ctx.Err()
}
