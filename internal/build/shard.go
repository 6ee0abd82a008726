package build

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is one of several runs that share the work, on machines that know nothing of each other. The zero Shard is all
// of it.
type Shard struct{ Index, Count int } // Index counts from 1

// ParseShard reads a shard as 2/5.
func ParseShard(text string) (Shard, error) {
	index, count, _ := strings.Cut(text, "/")
	i, err1 := strconv.Atoi(index)
	n, err2 := strconv.Atoi(count)
	if err1 != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("shard %q is not as 2/5", text)
	}
	return Shard{i, n}, nil
}

// looseFamily is the number of units up to which a family is not parted: it has to be loaded as a whole.
const looseFamily = 256

// has tells whether a unit's documents are made by this run. Families stay together; large ones are parted by unit.
func (s Shard) has(u *source) bool {
	if s.Count < 2 {
		return true
	}
	id := u.id
	if top := u.top(); top.members <= looseFamily {
		id = top.id
	}
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()%uint32(s.Count)) == s.Index-1
}
