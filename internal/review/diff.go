package review

import (
	"slices"
	"strings"
)

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
	reached := make([]int, 2*limit+3) // how far in a, on each diagonal from -limit-1 to limit+1
	middle := limit + 1
	var trace [][]int // of each number of edits, what was reached with one less
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int(nil), reached[middle-d-1:middle+d+2]...))
		for k := -d; k <= d; k += 2 {
			x := reached[middle+k-1] + 1 // an item of a left out
			if down(d, k, reached[middle+k-1], reached[middle+k+1]) {
				x = reached[middle+k+1] // an item of b put in
			}
			for x < n && x-k < m && equal(x, x-k) {
				x++
			}
			if reached[middle+k] = x; x >= n && x-k >= m {
				return backtrack(trace, n, m)
			}
		}
	}
	return nil
}

// down tells whether the furthest path of d edits to a diagonal puts an item of b in, rather than leaving one of a out.
func down(d, k, left, right int) bool { return k == -d || k != d && left < right }

// backtrack follows the furthest path back and collects what is equal on the way.
func backtrack(trace [][]int, x, y int) []match {
	var all []match
	for d := len(trace) - 1; d > 0; d-- {
		v, k := trace[d], x-y
		left, right := v[k+d], v[k+d+2]
		fromX, start, from := left, left+1, k-1
		if down(d, k, left, right) {
			fromX, start, from = right, right, k+1
		}
		for ; x > start; x-- {
			y--
			all = append(all, match{x - 1, y})
		}
		x, y = fromX, fromX-from
	}
	for ; x > 0; x-- {
		all = append(all, match{x - 1, x - 1})
	}
	slices.Reverse(all)
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
