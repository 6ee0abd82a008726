//go:build unix && !solaris && !aix

package manifest

import (
	"errors"
	"os"
	"syscall"
)

// lock is held by one process and dropped by the system when that process ends, however it ends.
type lock struct{ file *os.File }

// acquire takes the lock of a folder, or says ErrLocked at once. The file of the lock stays: a process that waits for a
// removed file would not see the next one.
func acquire(root *os.Root) (*lock, error) {
	file, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err == nil {
		return &lock{file}, nil
	}
	file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrLocked
	}
	return nil, &os.PathError{Op: "lock", Path: lockName, Err: err}
}

func (l *lock) release() { l.file.Close() }
