//go:build linux && (amd64 || arm64)

package manifest

import (
	"os"
	"runtime"
	"syscall"
)

// syncEach says whether each file must be put on disk by itself, because there is no call that does it for a batch.
const syncEach = false

// syncAll puts on disk what was written to the folder's file system so far: one call for a whole batch of files.
func syncAll(root *os.Root) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	syncfs := uintptr(306) // package syscall has no name for it on amd64
	if runtime.GOARCH == "arm64" {
		syncfs = 267
	}
	if _, _, errno := syscall.Syscall(syncfs, dir.Fd(), 0, 0); errno != 0 && errno != syscall.ENOSYS {
		return os.NewSyscallError("syncfs", errno)
	}
	return nil
}
