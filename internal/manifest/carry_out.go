package manifest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// prepare makes the copies of edited files, puts on disk all that was written, and writes the journal. An error means
// that nothing may be renamed: ctx ended, or the disk took no more.
func (f *folder) prepare(ctx context.Context, p *plan) error {
	var entries []Entry
	for _, it := range p.items {
		if it.save && it.fate != failed {
			if err := f.keep(it, p); err != nil {
				it.fail(err)
				it.copy, it.mine = "", false
			}
		}
		if it.fate == write {
			entries = append(entries, it.entry)
		}
	}
	if len(entries) > 0 {
		if err := syncAll(f.Root); err != nil {
			return err
		}
		if err := f.journal(entries); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// keep makes a copy of a file that was edited by hand, beside it: ke-hoach.sua-tay-1.md. An earlier copy is never
// overwritten; one that holds the same bytes will do.
func (f *folder) keep(it *item, p *plan) error {
	if err := f.tap(stepSave, it.entry.Path); err != nil {
		return err
	}
	data, err := f.ReadFile(it.entry.Path)
	if err != nil {
		return err
	}
	ending := path.Ext(it.entry.Path)
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.sua-tay-%d%s", strings.TrimSuffix(it.entry.Path, ending), n, ending)
		if _, known := f.known[name]; known || p.names(name) {
			continue
		}
		info, err := f.stat(name)
		switch {
		case errors.Is(err, ErrNotFile):
			continue
		case err != nil:
			return err
		case info == nil:
			it.copy, it.mine = name, true
			return f.create(name, data, true)
		}
		if same, err := f.holds(name, stateOf(info), data, sumOf(data)); err != nil || same {
			it.copy = name
			return err
		}
	}
}

// names tells whether a plan has a file of that name.
func (p *plan) names(name string) bool {
	_, ok := slices.BinarySearchFunc(p.items, name, func(it *item, name string) int { return strings.Compare(it.entry.Path, name) })
	return ok
}

// rollBack takes back what was done before the first rename. The plan is nil where there is none yet.
func (f *folder) rollBack(p *plan) {
	if p != nil {
		for _, it := range p.items {
			if it.mine {
				f.Remove(it.copy)
			}
		}
	}
	f.Remove(journalName)
	f.RemoveAll(tempDir)
}

// tooMany is the number of files whose renaming takes so long that a run which is to end leaves it.
const tooMany = 2000

// carryOut renames what was prepared, removes what is to go, and brings the manifest up to date. It goes to its end when
// ctx ends, unless that would take long.
func (f *folder) carryOut(ctx context.Context, p *plan) {
	renamed := false
	for i, it := range p.items {
		if len(p.items)-i > tooMany && ctx.Err() != nil && (it.fate == write || it.fate == remove) {
			f.settle(it, false, ctx.Err())
		}
		switch it.fate {
		case write:
			renamed = true
			f.rename(it)
		case remove:
			f.discard(it)
		}
		switch it.fate {
		case write, unchanged:
			f.known[it.entry.Path] = it.entry
			f.own[it.entry.Path] = record{it.entry.SHA256, *it.was, it.basis}
		case remove, forget:
			delete(f.known, it.entry.Path)
			delete(f.own, it.entry.Path)
		}
	}
	f.RemoveAll(tempDir)
	if renamed {
		if err := syncAll(f.Root); err != nil {
			p.problems = append(p.problems, err)
		}
	}
	err := f.saveManifest()
	if err == nil {
		err = f.saveOwn()
	}
	if err == nil && renamed {
		if err = f.tap(stepDone, journalName); err == nil {
			err = f.Remove(journalName)
		}
	}
	if err != nil {
		p.problems = append(p.problems, err) // the journal stays, and vouches for the files until the next run
	}
}

// rename gives a written file its name, unless the old one was edited in the meantime.
func (f *folder) rename(it *item) {
	moved, err := f.moved(it)
	if err == nil && !moved {
		if err = f.tap(stepRename, it.entry.Path); err == nil {
			err = f.Rename(it.temp, it.entry.Path)
		}
		if errors.Is(err, fs.ErrNotExist) && it.was == nil {
			if err = f.MkdirAll(path.Dir(it.entry.Path), 0o755); err == nil {
				err = f.Rename(it.temp, it.entry.Path)
			}
		}
	}
	if f.settle(it, moved, err); it.fate == write {
		it.was = it.now
	}
}

// discard removes a stale file, unless it was edited in the meantime.
func (f *folder) discard(it *item) {
	moved, err := f.moved(it)
	if err == nil && !moved {
		if err = f.tap(stepRemove, it.entry.Path); err == nil {
			err = f.Remove(it.entry.Path)
		}
	}
	f.settle(it, moved, err)
	if it.fate == remove {
		f.removeEmptyFolders(it.entry.Path)
	}
}

// settle gives an item the fate it came to. The copy of a file that stays is not needed.
func (f *folder) settle(it *item, moved bool, err error) {
	if err != nil {
		it.fail(err)
	} else if moved {
		it.fate = edited
	} else {
		return
	}
	if it.mine {
		f.Remove(it.copy)
	}
	it.copy = ""
}

// result sorts the files by what became of them.
func (p *plan) result() (Result, error) {
	var r Result
	var problems []error
	for _, it := range p.items {
		if it.copy != "" {
			r.Saved = append(r.Saved, it.copy)
		}
		switch it.fate {
		case unchanged:
			r.Unchanged = append(r.Unchanged, it.entry.Path)
		case write:
			r.Written = append(r.Written, it.entry.Path)
		case edited:
			r.Edited = append(r.Edited, it.entry.Path)
		case stale:
			r.Stale = append(r.Stale, it.entry.Path)
		case remove:
			r.Removed = append(r.Removed, it.entry.Path)
		case failed:
			problems = append(problems, it.err)
		}
	}
	slices.Sort(r.Saved)
	return r, errors.Join(append(problems, p.problems...)...)
}
