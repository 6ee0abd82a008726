// Package review owns what people say of drafts: it takes edits made in a Word file back to the facts, and tells what
// else was changed.
//
// It must not know where files are kept, nor what any fact is about.
package review

import "strings"

// match is a pair of equal items of two sequences.
type match struct{ a, b int }

// diff returns a longest common subsequence of two sequences of n and m items, in order. It compares from both ends
// first, and gives up on the middle where the two have next to nothing in common.
func diff(n, m int, equal func(i, j int) bool) []match {
	var head, tail []match
	start := 0
	for start < n && start < m && equal(start, start) {
		head = append(head, match{start, start})
		start++
	}
	for n > start && m > start && equal(n-1, m-1) {
		n, m = n-1, m-1
		tail = append(tail, match{n, m})
	}
	middle := myers(n-start, m-start, func(i, j int) bool { return equal(start+i, start+j) })
	for _, pair := range middle {
		head = append(head, match{start + pair.a, start + pair.b})
	}
	for i := len(tail) - 1; i >= 0; i-- {
		head = append(head, tail[i])
	}
	return head
}

// maxEdits bounds the work on two sequences that have next to nothing in common.
const maxEdits = 2000

// myers is the greedy algorithm of E. Myers, An O(ND) Difference Algorithm (1986).
func myers(n, m int, equal func(i, j int) bool) []match {
	if n == 0 || m == 0 {
		return nil
	}
	limit := min(n+m, maxEdits)
	v := make([]int, 2*limit+3)
	at := func(k int) *int { return &v[k+limit+1] }
	var trace [][]int
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int(nil), v[limit+1-d:limit+2+d]...))
		for k := -d; k <= d; k += 2 {
			x := *at(k - 1) + 1
			if k == -d || k != d && *at(k - 1) < *at(k + 1) {
				x = *at(k + 1)
			}
			for x < n && x-k < m && equal(x, x-k) {
				x++
			}
			*at(k) = x
			if x >= n && x-k >= m {
				return backtrack(trace, n, m, d)
			}
		}
	}
	return nil
}

// backtrack follows the furthest paths back and collects what is equal on the way.
func backtrack(trace [][]int, x, y, d int) []match {
	var all []match
	for ; d >= 0; d-- {
		v := trace[d]
		at := func(k int) int {
			if k+d < 0 || k+d >= len(v) {
				return -1
			}
			return v[k+d]
		}
		k := x - y
		before := k - 1
		if k == -d || k != d && at(k-1) < at(k+1) {
			before = k + 1
		}
		fromX := at(before)
		if d == 0 {
			fromX = 0
		}
		fromY := fromX - before
		if d == 0 {
			fromY = 0
		}
		for x > fromX && y > fromY && x > 0 && y > 0 {
			if d > 0 && x-1 < max(fromX, 0) {
				break
			}
			x, y = x-1, y-1
			all = append(all, match{x, y})
		}
		if d > 0 {
			x, y = fromX, fromY
		}
	}
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all
}

// wordDiff shows what became of a text: words taken out stand in [-...-], new ones in {+...+}.
func wordDiff(before, after string) string {
	a, b := strings.Fields(before), strings.Fields(after)
	var out []string
	i, j := 0, 0
	flush := func(toI, toJ int) {
		if i < toI {
			out = append(out, "[-"+strings.Join(a[i:toI], " ")+"-]")
		}
		if j < toJ {
			out = append(out, "{+"+strings.Join(b[j:toJ], " ")+"+}")
		}
	}
	for _, pair := range diff(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }) {
		flush(pair.a, pair.b)
		out = append(out, a[pair.a])
		i, j = pair.a+1, pair.b+1
	}
	flush(len(a), len(b))
	return shorten(out)
}

// context is how many unchanged words a diff shows around a change.
const context = 6

// shorten leaves out words far from any change.
func shorten(words []string) string {
	changed := func(word string) bool { return strings.HasPrefix(word, "[-") || strings.HasPrefix(word, "{+") }
	keep := make([]bool, len(words))
	for i, word := range words {
		if changed(word) {
			for k := max(0, i-context); k < min(len(words), i+context+1); k++ {
				keep[k] = true
			}
		}
	}
	var out []string
	for i, word := range words {
		switch {
		case keep[i]:
			out = append(out, word)
		case len(out) == 0 || out[len(out)-1] != "…":
			out = append(out, "…")
		}
	}
	return strings.Join(out, " ")
}
