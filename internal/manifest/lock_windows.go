package manifest

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// errSharingViolation is ERROR_SHARING_VIOLATION: the file is open elsewhere.
const errSharingViolation = syscall.Errno(32)

// lock is held by one process and dropped by the system when that process ends, however it ends.
type lock struct{ handle syscall.Handle }

// acquire takes the lock of a folder by opening its file for this process alone, or says ErrLocked at once.
func acquire(root *os.Root) (*lock, error) {
	name, err := syscall.UTF16PtrFromString(filepath.Join(root.Name(), filepath.FromSlash(lockName)))
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err == nil {
		return &lock{handle}, nil
	}
	if errors.Is(err, errSharingViolation) {
		return nil, ErrLocked
	}
	return nil, &os.PathError{Op: "lock", Path: lockName, Err: err}
}

func (l *lock) release() { syscall.CloseHandle(l.handle) }
