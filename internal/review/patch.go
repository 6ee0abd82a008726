package review

import (
	"fmt"
	"strconv"
	"strings"
)

// Patch returns the difference between two versions of a file as git apply takes it, or nothing where there is none.
func Patch(name string, before, after []byte) string {
	if string(before) == string(after) {
		return ""
	}
	a, b := splitLines(before), splitLines(after)
	old, new := patchName("a/"+name), patchName("b/"+name)
	var out strings.Builder
	fmt.Fprintf(&out, "diff --git %s %s\n--- %s\n+++ %s\n", old, new, old, new)
	pairs := append(diff(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }), match{len(a), len(b)})
	for _, h := range hunks(pairs) {
		h.write(&out, a, b, pairs)
	}
	return out.String()
}

func splitLines(data []byte) []string {
	lines := strings.SplitAfter(string(data), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// patchName writes a file's name as git does: quoted where it has other than plain letters.
func patchName(name string) string {
	plain := strings.IndexFunc(name, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '"' || r == '\\' }) < 0
	if plain {
		return name
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteString("\\" + string(c))
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String() + `"`
}

// hunk is a range of lines that are shown together.
type hunk struct{ a, toA, b, toB int }

// hunks collects the changes between equal lines, with three lines around each.
func hunks(pairs []match) []hunk {
	const around = 3
	var all []hunk
	a, b := 0, 0
	lastA, lastB := pairs[len(pairs)-1].a, pairs[len(pairs)-1].b
	for _, pair := range pairs {
		if pair.a > a || pair.b > b {
			before, after := min(around, a, b), min(around, lastA-pair.a, lastB-pair.b)
			h := hunk{a - before, pair.a + after, b - before, pair.b + after}
			if n := len(all) - 1; n >= 0 && all[n].toA >= h.a {
				all[n].toA, all[n].toB = h.toA, h.toB
			} else {
				all = append(all, h)
			}
		}
		a, b = pair.a+1, pair.b+1
	}
	return all
}

func (h hunk) write(out *strings.Builder, a, b []string, pairs []match) {
	fmt.Fprintf(out, "@@ -%s +%s @@\n", span(h.a, h.toA), span(h.b, h.toB))
	put := func(sign string, line string) {
		out.WriteString(sign + line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
	i, j := h.a, h.b
	for _, pair := range pairs {
		if pair.a < h.a || i >= h.toA && j >= h.toB {
			continue
		}
		for ; i < min(pair.a, h.toA); i++ {
			put("-", a[i])
		}
		for ; j < min(pair.b, h.toB); j++ {
			put("+", b[j])
		}
		if i < h.toA && i == pair.a && pair.a < len(a) {
			put(" ", a[i])
			i, j = i+1, j+1
		}
	}
}

func span(from, to int) string {
	if n := to - from; n != 1 {
		if n == 0 {
			return strconv.Itoa(from) + ",0"
		}
		return strconv.Itoa(from+1) + "," + strconv.Itoa(n)
	}
	return strconv.Itoa(from + 1)
}
