package facts

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// Definitions that refer to each other twice each double at every step: thirty lines of a schema can stand for a
// thousand million places, all of which would be looked at.

// expansion counts the places that a schema comes to when every reference is written out.
type expansion struct {
	root   *yaml.Node
	counts map[*yaml.Node]int // -1 while it is being counted
	circle *yaml.Node         // a reference that leads back to itself
}

// tooMany reports a schema that comes to more places than it may have, or whose definitions contain themselves.
func (p *schemaParser) tooMany(defs *yaml.Node) bool {
	e := expansion{root: p.root, counts: map[*yaml.Node]int{}}
	total := 0
	for key, node := range members(defs) {
		total = min(total+e.count(node), maxExpanded+1)
		if e.circle != nil {
			p.report("luoc-do/qua-sau", e.circle)
			return true
		}
		if total > maxExpanded {
			p.report("luoc-do/qua-nhieu", key, maxExpanded)
			return true
		}
	}
	return false
}

func (e *expansion) count(node *yaml.Node) int {
	if n, known := e.counts[node]; known {
		if n < 0 {
			e.circle = node
		}
		return n
	}
	e.counts[node] = -1
	total := 1
	add := func(n *yaml.Node) { total = min(total+e.count(n), maxExpanded+1) }
	switch node.Kind {
	case yaml.SequenceNode:
		for _, item := range node.Content {
			add(item)
		}
	case yaml.MappingNode:
		for key, value := range members(node) {
			if target := e.target(value); key.Value == "$ref" && target != nil {
				add(target)
			} else {
				add(value)
			}
		}
	}
	e.counts[node] = total
	return total
}

// target returns what a reference leads to. One that leads nowhere is reported where it is followed.
func (e *expansion) target(ref *yaml.Node) *yaml.Node {
	rest, ok := strings.CutPrefix(ref.Value, "#")
	if !ok || ref.Kind != yaml.ScalarNode {
		return nil
	}
	node := e.root
	for part := range strings.SplitSeq(strings.TrimPrefix(rest, "/"), "/") {
		if part == "" {
			continue
		}
		if node = child(node, part); node == nil {
			return nil
		}
	}
	return node
}
