package profile

import (
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
)

// reader reads one pack's YAML and collects every problem with its place.
type reader struct {
	file     *diag.File
	problems *diag.List
}

func (r reader) span(n *yaml.Node) diag.Span {
	start := r.file.Offset(n.Line, n.Column)
	return diag.Span{File: r.file, Start: start, End: min(start+len(n.Value), len(r.file.Data))}
}

func (r reader) report(n *yaml.Node, code diag.Code, args ...any) {
	*r.problems = append(*r.problems, diag.New(code, r.span(n), args...))
}

// mapping is one YAML mapping whose keys are all known.
type mapping struct {
	reader
	node   *yaml.Node
	values map[string]*yaml.Node
}

// mapping reads a mapping and reports keys that are not known, doubled keys, and anything else that is not a mapping.
func (r reader) mapping(n *yaml.Node, known ...string) mapping {
	m := mapping{reader: r, node: n, values: map[string]*yaml.Node{}}
	r.eachKey(n, func(key, value *yaml.Node) {
		if !slices.Contains(known, key.Value) {
			r.report(key, "the-thuc/khoa-la", key.Value, nearest(key.Value, known))
			return
		}
		m.values[key.Value] = value
	})
	return m
}

// eachKey goes through a mapping in the order of the file.
func (r reader) eachKey(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.report(n, "the-thuc/gia-tri", n.Value, "nhóm khóa: giá trị (mapping)")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			r.report(key, "the-thuc/trung", key.Value)
			continue
		}
		seen[key.Value] = true
		f(key, n.Content[i+1])
	}
}

// scalar returns the text of a scalar value.
func (m mapping) scalar(key string) (*yaml.Node, bool) {
	n, ok := m.values[key]
	if !ok {
		return nil, false
	}
	if n.Kind != yaml.ScalarNode {
		m.report(n, "the-thuc/gia-tri", n.Value, "một giá trị (scalar)")
		return nil, false
	}
	return n, true
}

func (m mapping) text(key string, into *string) {
	if n, ok := m.scalar(key); ok {
		*into = n.Value
	}
}

func (m mapping) bool(key string, into *bool) {
	if n, ok := m.scalar(key); ok {
		if n.Value != "true" && n.Value != "false" {
			m.report(n, "the-thuc/gia-tri", n.Value, "true, false")
		}
		*into = n.Value == "true"
	}
}

func (m mapping) number(key string, into *float64) {
	if n, ok := m.scalar(key); ok {
		*into = m.parse(n)
	}
}

// parse reads a number that is not negative; packs have no others.
func (r reader) parse(n *yaml.Node) float64 {
	x, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || n.Kind != yaml.ScalarNode || !(x >= 0 && x <= 10000) {
		r.report(n, "the-thuc/gia-tri", n.Value, "12, 12.7")
		return 0
	}
	return x
}

// numbers reads a list of numbers.
func (r reader) numbers(n *yaml.Node) []float64 {
	if n.Kind != yaml.SequenceNode {
		r.report(n, "the-thuc/gia-tri", n.Value, "[1, 2]")
		return nil
	}
	var all []float64
	for _, item := range n.Content {
		all = append(all, r.parse(item))
	}
	return all
}

// texts reads a list of texts.
func (m mapping) texts(key string, into *[]string) {
	n, ok := m.values[key]
	if !ok {
		return
	}
	*into = nil
	for _, item := range n.Content {
		*into = append(*into, item.Value)
	}
	if n.Kind != yaml.SequenceNode {
		m.report(n, "the-thuc/gia-tri", n.Value, "[Việt Nam, nhiệm kỳ]")
	}
}

// word reads one of a closed list of words and returns its index.
func (r reader) word(n *yaml.Node, words []string) int {
	i := slices.Index(words, n.Value)
	if i < 0 || n.Kind != yaml.ScalarNode {
		r.report(n, "the-thuc/gia-tri", n.Value, nearest(n.Value, words))
		return 0
	}
	return i
}

// need reports a key that must be there, directly or through the version this one rests on.
func (m mapping) need(key string, there bool) {
	if _, stated := m.values[key]; !there && !stated {
		m.report(m.node, "the-thuc/thieu", key)
	}
}
