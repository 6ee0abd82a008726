package facts

import (
	"slices"
	"strings"
	"sync"

	"vanban/internal/viet"
)

// A country has a million values, of which few are groups: what a group has lies beside the value, and what many units
// have the same is kept once.

// content is what is in a group or list.
type content struct {
	names *names   // Kind Map
	items []*Value // in the order of the names; a member of a group that is left out is nil
}

// names are the keys of a group, in the order of the file. Groups of many units share them.
type names struct {
	keys  []string
	index map[string]int // nil where there are few keys
}

// fewKeys are found as fast one after the other.
const fewKeys = 8

// find returns the place of a key, or -1.
func (n *names) find(key string) int {
	if n.index == nil {
		return slices.Index(n.keys, key)
	}
	if i, ok := n.index[key]; ok {
		return i
	}
	return -1
}

// add adds a key that is not there yet.
func (n *names) add(key string) {
	n.keys = append(n.keys, key)
	switch {
	case n.index != nil:
		n.index[key] = len(n.keys) - 1
	case len(n.keys) > fewKeys:
		n.index = make(map[string]int, 2*len(n.keys))
		for i, key := range n.keys {
			n.index[key] = i
		}
	}
}

// set puts a member into a group that is being read.
func (m *content) set(key string, v *Value) {
	if i := m.names.find(key); i >= 0 {
		m.items[i] = v
		return
	}
	m.names.add(key)
	m.items = append(m.items, v)
}

// get returns a member, or nil.
func (m *content) get(key string) *Value {
	if m == nil || m.names == nil {
		return nil
	}
	if i := m.names.find(key); i >= 0 {
		return m.items[i]
	}
	return nil
}

// common keeps once what stands in the files of many units.
type common struct {
	paths   sync.Map // string
	names   sync.Map // *Type -> *names
	mu      sync.RWMutex
	joined  map[string]*names // by the keys, one a line
	numbers sync.Map          // string -> number
}

type number struct {
	text    string
	decimal viet.Decimal
}

// path returns the path of a member.
func (c *common) path(parent, key string) string {
	path := JoinPath(parent, key)
	if c == nil {
		return path
	}
	known, _ := c.paths.LoadOrStore(path, path)
	return known.(string)
}

// share gives a group that was read the names of an earlier one of its type, where they are the same.
func (c *common) share(t *Type, m *content) {
	m.items = slices.Clip(m.items)
	if c == nil {
		return
	}
	if known, _ := c.names.LoadOrStore(t, m.names); slices.Equal(known.(*names).keys, m.names.keys) {
		m.names = known.(*names)
	}
}

// split returns the names that stand in lines.
func (c *common) split(lines []byte) *names {
	c.mu.RLock()
	known := c.joined[string(lines)]
	c.mu.RUnlock()
	if known != nil {
		return known
	}
	n := new(names)
	if len(lines) > 0 {
		for key := range strings.SplitSeq(string(lines), "\n") {
			if n.find(key) < 0 {
				n.add(key)
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.joined == nil {
		c.joined = map[string]*names{}
	}
	c.joined[string(lines)] = n
	return n
}

// shortNumber is the length of numbers that are met again and again.
const shortNumber = 4

// number reads a number.
func (c *common) number(text string) (string, viet.Decimal, error) {
	if c != nil && len(text) <= shortNumber {
		if known, ok := c.numbers.Load(text); ok {
			return known.(number).text, known.(number).decimal, nil
		}
	}
	decimal, err := viet.ParseNumber(text)
	if c != nil && len(text) <= shortNumber && err == nil {
		c.numbers.Store(text, number{text, decimal})
	}
	return text, decimal, err
}
