package manifest

import "os"

// syncFolder puts on disk the names that files of a folder have got. Systems that cannot do so (Windows, some network
// drives) keep a journal of names themselves; that they refuse is no fault.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}
