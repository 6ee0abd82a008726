package build

import (
	"bytes"
	"crypto/sha256"
	varint "encoding/binary"
	"slices"
	"strings"

	"vanban/internal/facts"
)

// notebook is what is noted of very large families from one run to the next: of each lowest unit what the units above read,
// by the hash of its file. Where one unit has changed, the others need not be loaded. Units with problems are not noted,
// so that their problems are found again.
type notebook struct {
	out Output
	key string // digest of what decides, beside a unit's file, what is kept of it and which problems it has
}

// prepareNotebook makes a notebook where what earlier runs left is relied on.
func (r *runner) prepareNotebook() {
	if r.bases == nil || r.prose {
		return
	}
	d := newDigest()
	d.text(r.bases.shared)
	for _, level := range r.schema.Levels {
		root := r.schema.Defs[level.Name]
		keep := r.keeps(root)
		seen := map[*facts.Type]bool{}
		var walk func(t *facts.Type, path string)
		walk = func(t *facts.Type, path string) {
			if t == nil || seen[t] {
				return
			}
			seen[t] = true
			if keep(t) {
				d.text(path)
			}
			for _, key := range t.Keys() {
				walk(t.Field(key), facts.JoinPath(path, key))
			}
			walk(t.Extra, path+".*")
		}
		walk(root, level.Name)
	}
	r.notebook = &notebook{r.opt.Out, d.String()}
}

// recollection is what an earlier run noted of the units of a part.
type recollection struct {
	name  string            // of the note
	units map[string][]byte // by level and hash
}

// name returns the name of the note about a family.
func (m *notebook) name(s *source) string {
	d := newDigest()
	d.text(s.top().id)
	return d.String()
}

// recall reads a note. Without a notebook there is none.
func (m *notebook) recall(s *source) *recollection {
	if m == nil {
		return nil
	}
	c := &recollection{name: m.name(s), units: map[string][]byte{}}
	data, ok := bytes.CutPrefix(m.out.Recall(c.name), []byte(m.key+"\n"))
	if !ok {
		return c
	}
	next := func() []byte {
		n, length := varint.Uvarint(data)
		if length <= 0 || n > uint64(len(data)-length) {
			data = nil
			return nil
		}
		field := data[length:][:n]
		data = data[length:][n:]
		return field
	}
	for len(data) > 0 {
		id := string(next())
		c.units[id] = next()
	}
	return c
}

// identity is what a unit is noted under.
func identity(s *source) string { return s.level + "\n" + string(s.sum[:]) }

// unit returns a unit as it was noted, or nil.
func (c *recollection) unit(p *project, s *source) (*unit, []byte) {
	if c == nil || !unitName.MatchString(s.name()) {
		return nil, nil
	}
	note := c.units[identity(s)]
	u := p.schema.Recall(note, s.file(), s.id, s.level)
	if u == nil {
		return nil, nil
	}
	s.text = nil
	return &unit{Unit: u, source: s, lacking: map[string]bool{}, failed: map[*facts.Rule]bool{}}, note
}

// faultless tells whether nothing is to be reported of a unit that was loaded, and its file is the one of the survey.
func (u *unit) faultless() bool {
	return u.Root != nil && u.broken == nil && !u.partly && !u.renamed && !u.foreign && len(u.lacking)+len(u.failed) == 0 &&
		len(u.agree.failures)+len(u.agree.mismatches) == 0 && sha256.Sum256(u.File.Data) == u.source.sum
}

// noted is a unit and what is noted of it.
type noted struct {
	id   string
	data []byte
}

// note writes down what is known of the units of a part, unless it stands there.
func (m *notebook) note(c *recollection, units []noted) {
	if c == nil {
		return
	}
	slices.SortFunc(units, func(a, b noted) int { return strings.Compare(a.id, b.id) })
	units = slices.CompactFunc(units, func(a, b noted) bool { return a.id == b.id })
	if len(units) == len(c.units) && !slices.ContainsFunc(units, func(n noted) bool { return c.units[n.id] == nil }) {
		return
	}
	size := len(m.key) + 1
	for _, n := range units {
		size += len(n.id) + len(n.data) + 2*varint.MaxVarintLen32
	}
	data := append(make([]byte, 0, size), m.key...)
	data = append(data, '\n')
	for _, n := range units {
		data = append(varint.AppendUvarint(data, uint64(len(n.id))), n.id...)
		data = append(varint.AppendUvarint(data, uint64(len(n.data))), n.data...)
	}
	m.out.Note(c.name, data)
}
