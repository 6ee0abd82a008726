package profile

import "strings"

// Part is a piece of a pattern: plain text, or a hole that is filled with a value.
type Part struct{ Text, Hole string }

// Parts cuts a pattern such as "Số: {so}/{loai}-{co_quan}" into text and holes. A brace without its partner is text.
func Parts(pattern string) []Part {
	var parts []Part
	text := func(s string) {
		if s != "" {
			parts = append(parts, Part{Text: s})
		}
	}
	for pattern != "" {
		open := strings.IndexByte(pattern, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(pattern[open:], '}')
		if length < 0 {
			break
		}
		text(pattern[:open])
		parts = append(parts, Part{Hole: pattern[open+1 : open+length]})
		pattern = pattern[open+length+1:]
	}
	text(pattern)
	return parts
}

// holes returns the names of a pattern's holes.
func holes(pattern string) []string {
	var names []string
	for _, p := range Parts(pattern) {
		if p.Hole != "" {
			names = append(names, p.Hole)
		}
	}
	return names
}
