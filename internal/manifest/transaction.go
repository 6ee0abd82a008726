package manifest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Transaction is one run that writes to an output folder. Files are handed over one by one as they are made, each is
// compared with the one that stands there and written aside, and none is kept in memory; Finish then gives all of them
// their names. Until then the folder is as it was.
type Transaction struct {
	*folder
	opt    Options
	ctx    context.Context
	stop   context.CancelCauseFunc
	temps  atomic.Int64 // files written aside
	mu     sync.Mutex
	made   map[string]*item
	notes  []string // written aside
	ended  bool     // nothing is left to take back
	closed bool
}

// Begin takes the lock of an output folder, mends what a killed run left, and reads what the folder holds. The caller
// must Close it.
func Begin(ctx context.Context, dir string, opt Options) (*Transaction, error) {
	return begin(ctx, dir, opt, func(step, string) error { return nil })
}

func begin(ctx context.Context, dir string, opt Options, tap tap) (*Transaction, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, err := open(dir, tap)
	if err != nil {
		return nil, fmt.Errorf("output folder: %w", err)
	}
	if err := f.recover(); err != nil {
		f.close()
		return nil, fmt.Errorf("output folder, after a run that was cut off: %w", err)
	}
	f.part = nil
	t := &Transaction{folder: f, opt: opt, made: map[string]*item{}}
	t.ctx, t.stop = context.WithCancelCause(ctx)
	return t, nil
}

// Basis returns what a file was last said to rest on, if the file is still as it was written then.
func (t *Transaction) Basis(name string) (basis string, ok bool) {
	r, known := t.own[name]
	if !known || r.sum != t.known[name].SHA256 {
		return "", false
	}
	now, err := t.look(name)
	if err != nil || !t.untouched(name, now) {
		return "", false
	}
	return r.basis, true
}

// Keep says that a file which Basis vouched for stays as it is. The artifact's Data is not looked at.
func (t *Transaction) Keep(a Artifact) error {
	entry := entryOf(a)
	entry.SHA256 = t.own[a.Path].sum
	now, err := t.look(a.Path)
	it := &item{entry: entry, basis: a.Basis, was: now}
	if err != nil {
		it.fail(err)
	}
	return t.take(it)
}

// Add takes a file that was made. It may be called by many goroutines, and a.Data may be used again when it returns.
// An error means that the run has to end: two files of one name, a disk that is full. A file that cannot be written for
// reasons of its own is no error yet; Finish reports it.
func (t *Transaction) Add(a Artifact) error {
	if err := checkPath(a.Path); err != nil {
		t.stop(err)
		return err
	}
	if err := t.ctx.Err(); err != nil {
		return context.Cause(t.ctx)
	}
	it := t.judge(a)
	if err := t.take(it); err != nil {
		return err
	}
	if it.fate != write {
		return nil
	}
	it.temp = tempDir + "/" + strconv.FormatInt(t.temps.Add(1), 36)
	err := t.tap(stepTemp, a.Path)
	if err == nil {
		it.now, err = t.write(it.temp, a.Data, syncEach)
	}
	var unfinished *unfinishedError
	if errors.As(err, &unfinished) {
		t.stop(&FileError{a.Path, unfinished.err})
		return context.Cause(t.ctx)
	} else if err != nil {
		it.fail(err)
	}
	return nil
}

// take notes a file of the run.
func (t *Transaction) take(it *item) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.made[it.entry.Path] != nil {
		err := &FileError{it.entry.Path, errors.New("made twice")}
		t.stop(err)
		return err
	}
	t.made[it.entry.Path] = it
	return nil
}

// Finish gives the files their names. Failed are paths of files that could not be made this time: the old ones and
// their entries stay.
func (t *Transaction) Finish(failed []string) (Result, error) {
	if err := t.ctx.Err(); err != nil {
		t.rollBack(nil)
		return Result{}, t.nothingWritten(context.Cause(t.ctx))
	}
	p := t.plan(failed)
	if err := t.prepare(t.ctx, p); err != nil {
		t.rollBack(p)
		return Result{}, t.nothingWritten(err)
	}
	t.ended = true
	t.keepNotes()
	t.carryOut(t.ctx, p)
	return p.result()
}

func (t *Transaction) nothingWritten(err error) error {
	return fmt.Errorf("nothing was written: %w", err)
}

// plan puts the files of the run in order and adds those that are no longer made.
func (t *Transaction) plan(failed []string) *plan {
	p := &plan{items: make([]*item, 0, len(t.made))}
	for _, it := range t.made {
		p.items = append(p.items, it)
	}
	if !t.opt.Partial {
		spared := make(map[string]bool, len(failed))
		for _, name := range failed {
			spared[name] = true
		}
		for name, e := range t.known {
			if t.made[name] == nil && !spared[name] {
				p.items = append(p.items, t.judgeStale(e, t.opt))
			}
		}
	}
	slices.SortFunc(p.items, func(a, b *item) int { return strings.Compare(a.entry.Path, b.entry.Path) })
	return p
}

// Close ends the run. Without a Finish before, the folder stays as it was.
func (t *Transaction) Close() {
	if t.closed {
		return
	}
	t.closed = true
	if !t.ended {
		t.rollBack(nil)
	}
	t.stop(nil)
	t.close()
}
