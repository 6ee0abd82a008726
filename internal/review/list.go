package review

import (
	"strings"

	"vanban/internal/facts"
	"vanban/internal/viet"
)

// print returns a fact as a list prints it.
func (s slot) print() string {
	switch s.kind {
	case facts.Number:
		if d, err := viet.ParseNumber(s.written); err == nil {
			return viet.FormatNumber(d)
		}
	case facts.Date:
		if d, err := viet.ParseDate(s.written); err == nil {
			return d.Short()
		}
	}
	return viet.Clean(s.written)
}

// splitList returns the members of a list that was printed from some members. Members may hold commas and và themselves:
// where all but one are as they were, the one that changed is what stands between them.
func splitList(text string, old []string) ([]string, bool) {
	text = viet.Clean(text)
	changed := -1
	for k := range old {
		before, after, _ := strings.Cut(viet.Join(replace(old, k, "\x00")), "\x00")
		if len(text) > len(before)+len(after) && strings.HasPrefix(text, before) && strings.HasSuffix(text, after) {
			middle := text[len(before) : len(text)-len(after)]
			if strings.Contains(middle, ", ") || strings.Contains(middle, " và ") {
				continue // perhaps a member was added
			}
			if changed >= 0 {
				changed = -2
				break
			}
			changed = k
		}
	}
	if changed >= 0 {
		before, after, _ := strings.Cut(viet.Join(replace(old, changed, "\x00")), "\x00")
		return replace(old, changed, text[len(before):len(text)-len(after)]), true
	}
	for _, member := range old {
		if strings.Contains(member, ", ") || strings.Contains(member, " và ") {
			return nil, false
		}
	}
	head, last, two := cutLast(text, " và ")
	members := strings.Split(head, ", ")
	if two {
		members = append(members, last)
	}
	for _, member := range members {
		if strings.TrimSpace(member) == "" || strings.Contains(member, " và ") {
			return nil, false
		}
	}
	return members, len(members) == len(old)
}

func replace(list []string, k int, text string) []string {
	out := append([]string(nil), list...)
	out[k] = text
	return out
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}
