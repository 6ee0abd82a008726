package ooxml

import (
	"bytes"
	"sync"
)

// Documents of one kind are the same but for their words and some numbers. A writer that says where those stand has its
// document examined in full the first time; one that is the same between them is sound for the same reasons, and only
// what varies is looked at.

// Varied is a stretch of a part that varies between documents of one kind.
type Varied struct {
	Start, End int // bytes of the part
	Kind       VariedKind
}

// VariedKind says what a stretch is.
type VariedKind uint8

const (
	Words  VariedKind = iota // text of an element that keeps its spaces
	Value                    // of an attribute, of which any will do
	Number                   // whole, or with a decimal point, in an attribute
)

// NewVariedPart returns a part as NewQuickPart does, which says what in it varies, in order.
func NewVariedPart(name string, data []byte, varied []Varied) *Part {
	return &Part{Name: name, Data: data, level: quick, varied: varied}
}

// knownFrames are what parts that were found sound are between what varies. It may be used by many goroutines.
type knownFrames struct {
	mu      sync.RWMutex
	frames  map[string]bool
	size    int
	buffers sync.Pool // *[]byte, to be used again
}

// Bounds of the frames that are known and of the parts they are of, in bytes. A very long document has no second of its kind.
const (
	maxFrames = 16 << 20
	maxFrame  = 1 << 20
)

// frameOf appends what a part is between what varies. It is false where that is not as it was said.
func frameOf(frame []byte, p *Part) ([]byte, bool) {
	at := 0
	for _, v := range p.varied {
		if v.Start < at || v.End < v.Start || v.End > len(p.Data) || !v.sound(p.Data[v.Start:v.End]) {
			return frame, false
		}
		frame = append(append(frame, p.Data[at:v.Start]...), 0, byte(v.Kind)) // 0 stands in no part
		at = v.End
	}
	return append(frame, p.Data[at:]...), true
}

func (v Varied) sound(data []byte) bool {
	switch v.Kind {
	case Words:
		return bytes.IndexByte(data, '<') < 0 && plainWords(data) && badCharacter(data) < 0
	case Value:
		_, ok := checkEntities(data)
		return ok && bytes.IndexByte(data, '<') < 0 && bytes.IndexByte(data, '"') < 0 && badCharacter(data) < 0
	case Number:
		for _, c := range data {
			if (c < '0' || c > '9') && c != '.' {
				return false
			}
		}
		return len(data) > 0
	}
	return false
}

// examine examines a part, unless one that is the same but for what varies was found sound.
func (k *knownFrames) examine(p *Part, full func() (sound bool)) {
	if len(p.Data) > maxFrame {
		full()
		return
	}
	buffer, ok := k.buffers.Get().(*[]byte)
	if !ok {
		buffer = new([]byte)
	}
	defer k.buffers.Put(buffer)
	frame, ok := frameOf((*buffer)[:0], p)
	*buffer = frame
	if ok {
		k.mu.RLock()
		known := k.frames[string(frame)]
		k.mu.RUnlock()
		if known {
			return
		}
	}
	if full() && ok {
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.size+len(frame) <= maxFrames {
			k.size += len(frame)
			k.frames[string(frame)] = true
		}
	}
}
