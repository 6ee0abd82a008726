package manifest

import (
	"context"
	"errors"
)

// Artifact is a file to be written.
type Artifact struct {
	Path     string // relative to the output folder, with forward slashes; no part starts with a dot
	Data     []byte
	Unit     string   // the unit and the document it belongs to, as the manifest shall name them
	Document string   //
	Inputs   []string // the files it was made from, in any order
	Basis    string   // what its maker wants to be told of it by the next run; one line without tabs
}

// Options say how artifacts are committed. The zero value overwrites nothing that was edited and removes nothing.
type Options struct {
	Force   bool     // overwrite files edited by hand, keeping a copy of each
	Prune   bool     // remove files that are no longer made, unless they were edited by hand
	Failed  []string // paths of files that could not be made this time: the old ones and their entries stay
	Partial bool     // only some of the files were made: those not named stay as they are and are not stale
}

// Result says what became of the files. All lists hold paths relative to the output folder, sorted.
type Result struct {
	Written   []string // new or changed
	Unchanged []string // already as they should be
	Edited    []string // edited by hand and therefore left alone
	Stale     []string // there, but no longer made
	Removed   []string // stale and removed
	Saved     []string // the copies of edited files that were overwritten or removed
}

// Commit is a whole Transaction for artifacts that are all at hand. It writes them into an output folder as a whole, as far
// as the system lets it: every file is written aside first, then all are renamed, the manifest last. Files that are already
// right are not touched, and where nothing changed nothing at all is written.
//
// A run that is stopped, by ctx or by force, before the first rename leaves the old files; one that is killed among the
// renames leaves each file either old or new, and the next run knows both as its own. A file that cannot be written is a
// FileError in the error returned, which joins them all; the other files are written nevertheless, and the manifest
// says of each file what it is. One folder is written by one run at a time: another gets ErrLocked.
func Commit(ctx context.Context, dir string, artifacts []Artifact, opt Options) (Result, error) {
	return commit(ctx, dir, artifacts, opt, func(step, string) error { return nil })
}

// step names a point of a commit where a test may stop it or make it fail.
type step string

const (
	stepTemp   step = "temp"   // a file is written beside its target
	stepSave   step = "save"   // an edited file is copied
	stepRename step = "rename" // a file, the journal or the manifest takes its name
	stepRemove step = "remove" // a stale file is removed
	stepDone   step = "done"   // the journal is removed
)

// tap is asked before each step; an error is what the step then fails with.
type tap func(s step, name string) error

func commit(ctx context.Context, dir string, artifacts []Artifact, opt Options, tap tap) (Result, error) {
	if err := checkArtifacts(artifacts); err != nil {
		return Result{}, err
	}
	t, err := begin(ctx, dir, opt, tap)
	if err != nil {
		return Result{}, err
	}
	defer t.close()
	defer t.stop(nil)
	parallel(t.ctx, len(artifacts), func(i int) { t.Add(artifacts[i]) }) // what it says, Finish says again
	return t.Finish(opt.Failed)
}

// checkArtifacts refuses paths outside the folder and two files of one name.
func checkArtifacts(artifacts []Artifact) error {
	seen := make(map[string]bool, len(artifacts))
	var problems []error
	for _, a := range artifacts {
		if err := checkPath(a.Path); err != nil {
			problems = append(problems, err)
		} else if seen[a.Path] {
			problems = append(problems, &FileError{a.Path, errors.New("made twice")})
		}
		seen[a.Path] = true
	}
	return errors.Join(problems...)
}
