package ooxml

import (
	"bytes"
	"maps"
	"slices"
	"sync"
)

// Documents of one letterhead are mostly alike: their paragraphs and tables differ in the words alone. A block of the
// body is examined in full the first time; one that is the same but for its words is sound for the same reasons, and
// only its words are looked at, and the ids that must be unique in the document.

// knownBlocks are the blocks that were found sound. It may be used by many goroutines.
type knownBlocks struct {
	mu     sync.RWMutex
	head   []byte                 // what stands before the first block
	blocks map[string]*knownBlock // by all their bytes without the words
	size   int

	skeletons sync.Pool // *[]byte, to be used again
}

// Bounds of the bytes by which blocks are known. A very long table has no second of its kind.
const (
	maxKnown    = 16 << 20
	maxSkeleton = 256 << 10
)

// knownBlock is what a block uses of what a document may have but once.
type knownBlock struct{ controls, drawings, notes []string }

func (k *knownBlocks) find(skeleton []byte) *knownBlock {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.blocks[string(skeleton)]
}

func (k *knownBlocks) add(skeleton []byte, b *knownBlock) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(skeleton) <= maxSkeleton && k.size+len(skeleton) <= maxKnown {
		k.size += len(skeleton)
		k.blocks[string(skeleton)] = b
	}
}

func (k *knownBlocks) borrow() []byte {
	if buffer, ok := k.skeletons.Get().(*[]byte); ok {
		return *buffer
	}
	return nil
}

func (k *knownBlocks) giveBack(buffer []byte) {
	if cap(buffer) <= maxSkeleton {
		k.skeletons.Put(&buffer)
	}
}

// follows tells whether what stands before the first block is the same as in the first document.
func (k *knownBlocks) follows(head []byte) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.head == nil {
		k.head = bytes.Clone(head)
	}
	return bytes.Equal(k.head, head)
}

// bodyDepth is the length of the stack between the blocks of a body: the part, w:document, w:body.
const bodyDepth = 3

// unknown is a block that is being examined in full.
type unknown struct {
	end                       int // of the block, in the part
	problems                  int // before it
	ids, names, bookmarks     int // sizes of sets before it
	comments, remarks, fields int
	controls, drawings, notes map[string]bool // the sets of the document before it
}

// skipKnown passes over a block that is known. Otherwise it begins to make the block known.
func (s *story) skipKnown() bool {
	at := s.scan.pos
	if s.stack[bodyDepth-1].kids == 0 && !s.known.follows(s.scan.data[:at]) {
		s.known = nil
		return false
	}
	end, ok := s.skeletonOf(at)
	if !ok {
		return false
	}
	b := s.known.find(s.skeleton)
	if b == nil {
		s.unknown = &unknown{end, len(s.problems), len(s.ids), len(s.names), len(s.bookmarks), len(s.comments), len(s.remarks), len(s.fields),
			s.controls, s.drawings, s.noteRefs}
		s.controls, s.drawings, s.noteRefs = nil, nil, nil
		return false
	}
	s.scan.Offset = at
	name := s.scan.data[at+1 : end]
	s.enter(&s.stack[len(s.stack)-1], elementNamed(name[:bytes.IndexAny(name, " />")]))
	s.use(b)
	s.scan.pos = end
	return true
}

// use notes what a block uses. All of it must be new to the document, and its footnotes must be there.
func (s *story) use(b *knownBlock) {
	for _, id := range b.controls {
		if !unique(&s.controls, id) {
			s.problem("content control id %q is twice, zero or too large", id)
		}
	}
	for _, id := range b.drawings {
		if !unique(&s.drawings, id) {
			s.problem("drawing id %q is twice or zero", id)
		}
	}
	for _, id := range b.notes {
		if separator, ok := s.defs.footnotes[id]; !ok || separator {
			s.problem("no note %q", id)
		}
		if !unique(&s.noteRefs, id) {
			s.problem("note %s is referred to twice", id)
		}
	}
}

// makeKnown ends the examination of a block. One that reaches beyond itself, as a bookmark does, is not made known.
func (s *story) makeKnown() {
	u := s.unknown
	s.unknown = nil
	b := &knownBlock{slices.Sorted(maps.Keys(s.controls)), slices.Sorted(maps.Keys(s.drawings)), slices.Sorted(maps.Keys(s.noteRefs))}
	s.controls, s.drawings, s.noteRefs = u.controls, u.drawings, u.notes
	alone := s.scan.pos == u.end && s.deleted == 0 && u.problems == len(s.problems) && u.fields == len(s.fields) &&
		u.ids == len(s.ids) && u.names == len(s.names) && u.bookmarks == len(s.bookmarks) && u.comments == len(s.comments) && u.remarks == len(s.remarks)
	if alone && !bytes.Contains(s.skeleton, []byte("<w:dataBinding")) && !bytes.Contains(s.skeleton, []byte("<w:endnoteReference")) {
		s.known.add(s.skeleton, b)
	}
	s.use(b)
}

var (
	textTag      = []byte("<w:t>")
	preservedTag = []byte(`<w:t xml:space="preserve">`)
)

// skeletonOf copies the block that begins at an offset without its words, and returns where it ends. It is false where
// there is no block, or words in it need a closer look.
func (s *story) skeletonOf(at int) (end int, ok bool) {
	data := s.scan.data
	out := s.skeleton[:0]
	depth := 0
	for {
		if at+1 >= len(data) || data[at] != '<' || data[at+1] == '!' || data[at+1] == '?' {
			return 0, false
		}
		close := bytes.IndexByte(data[at:], '>')
		if close < 0 {
			return 0, false
		}
		tag := data[at : at+close+1]
		out = append(out, tag...)
		at += len(tag)
		switch {
		case tag[1] == '/':
			depth--
		case tag[len(tag)-2] != '/':
			depth++
		}
		if depth <= 0 {
			s.skeleton = out
			return at, depth == 0
		}
		next := bytes.IndexByte(data[at:], '<')
		if next < 0 {
			return 0, false
		}
		words := data[at : at+next]
		at += next
		switch {
		case len(words) == 0:
		case bytes.Equal(tag, textTag):
			if words[0] == ' ' || words[len(words)-1] == ' ' || !plainWords(words) {
				return 0, false
			}
		case bytes.Equal(tag, preservedTag):
			if !plainWords(words) {
				return 0, false
			}
		default:
			out = append(out, words...)
		}
	}
}

// plainWords tells whether there is nothing in words that could be at fault.
func plainWords(words []byte) bool {
	for _, c := range words {
		if c == '\n' || c == '\t' || c == '\r' || c == ']' {
			return false
		}
	}
	_, ok := checkEntities(words)
	return ok
}
