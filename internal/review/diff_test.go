package review

import (
	"math/rand"
	"testing"
)

// longest is the length of a longest common subsequence, by the textbook's table.
func longest(a, b []int) int {
	row := make([]int, len(b)+1)
	for i := range a {
		before := 0
		for j := range b {
			here := row[j+1]
			if a[i] == b[j] {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = here
		}
	}
	return row[len(b)]
}

func TestDiff(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 3000 {
		a, b := make([]int, random.Intn(20)), make([]int, random.Intn(20))
		for i := range a {
			a[i] = random.Intn(4)
		}
		for i := range b {
			b[i] = random.Intn(4)
		}
		got := diff(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
		last := match{-1, -1}
		for _, pair := range got {
			if pair.a <= last.a || pair.b <= last.b || a[pair.a] != b[pair.b] {
				t.Fatalf("diff(%v, %v) = %v", a, b, got)
			}
			last = pair
		}
		if len(got) != longest(a, b) {
			t.Fatalf("diff(%v, %v) = %v, want %d pairs", a, b, got, longest(a, b))
		}
	}
}

func TestWordDiff(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"a b c", "a x c", "a [-b-] {+x+} c"},
		{"a", "a b", "a {+b+}"},
		{"1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8 x", "… 3 4 5 6 7 8 [-9-] {+x+}"},
	} {
		if got := wordDiff(c.before, c.after); got != c.want {
			t.Errorf("wordDiff(%q, %q) = %q, want %q", c.before, c.after, got, c.want)
		}
	}
}
