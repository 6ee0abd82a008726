package manifest

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
)

// noteDir holds what runs note for later ones. It vouches for nothing: where a note is missing or damaged, the next run
// does more.
const noteDir = stateDir + "/nho"

// Recall returns what the last finished run noted under a name, or nil.
func (t *Transaction) Recall(name string) []byte {
	if !noteName(name) {
		return nil
	}
	data, err := t.ReadFile(noteDir + "/" + name)
	if err != nil || len(data) < crc32.Size {
		return nil
	}
	text, sum := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if crc32.Checksum(text, castagnoli()) != binary.LittleEndian.Uint32(sum) {
		return nil
	}
	return text
}

// Note keeps something for later runs, if this one is finished. What cannot be written is not kept.
func (t *Transaction) Note(name string, data []byte) {
	if !noteName(name) {
		return
	}
	sum := crc32.Checksum(data, castagnoli())
	if t.create(tempDir+"/nho-"+name, binary.LittleEndian.AppendUint32(data, sum), syncEach) != nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.notes = append(t.notes, name)
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// noteName tells whether a name is that of a file and nothing else.
func noteName(name string) bool { return name != "" && !strings.ContainsAny(name, `/\.:`) }

// keepNotes gives the notes of a run their names.
func (t *Transaction) keepNotes() {
	for _, name := range t.notes {
		if t.MkdirAll(noteDir, 0o755) == nil {
			t.Rename(tempDir+"/nho-"+name, noteDir+"/"+name) // if not, the earlier one stays, and is as true
		}
	}
}
