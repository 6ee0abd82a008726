package diag

import (
	"slices"
	"testing"
)

func TestSorted(t *testing.T) {
	a, b := NewFile("a", []byte("x\ny\n")), NewFile("b", []byte("x"))
	first := New("thu/tong", Span{a, 2, 3}, 1, 2).With("đầu", Span{})
	l := List{
		New("thu/biet-them", Span{b, 0, 1}, "x"),
		first,
		New("thu/tong", Span{a, 2, 3}, 1, 2),
		New("thu/tong", Span{a, 2, 3}, 1, 3),
		New("thu/khong-goi-y", Span{a, 2, 3}, "y"),
		New("thu/biet-them", Span{}, "z"),
		New("thu/tong", Span{a, 0, 1}, 9, 9),
	}
	before := slices.Clone(l)
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.At.place(En)+" "+d.Message(En))
	}
	want := []string{" see z", "a:1:1 nam + nu = 9, tong_so = 9", "a:2:1 found y", "a:2:1 nam + nu = 1, tong_so = 2", "a:2:1 nam + nu = 1, tong_so = 3", "b:1:1 see x"}
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
	if kept := l.Sorted()[3]; len(kept.Notes) != 1 {
		t.Error("of two equal problems the later one was kept")
	}
	for i := range l {
		if l[i].Code != before[i].Code || l[i].At != before[i].At {
			t.Fatal("Sorted changed the list itself")
		}
	}
}

func TestHasErrors(t *testing.T) {
	if (List{New("thu/khong-goi-y", Span{}, 1), New("thu/biet-them", Span{}, 1)}).HasErrors() {
		t.Error("a warning counts as an error")
	}
	if !(List{New("thu/khong-goi-y", Span{}, 1), New("thu/tong", Span{}, 1, 2)}).HasErrors() {
		t.Error("an error does not count")
	}
}

func TestWithKeepsTheOriginal(t *testing.T) {
	base := New("thu/tong", Span{}, 1, 2).With("một", Span{})
	two, three := base.With("hai", Span{}), base.With("ba", Span{})
	if len(base.Notes) != 1 || two.Notes[1].Label != "hai" || three.Notes[1].Label != "ba" {
		t.Errorf("notes are shared: %v, %v, %v", base.Notes, two.Notes, three.Notes)
	}
}

func TestExpand(t *testing.T) {
	ten := Text{"{1} {2} {10} {11}", "{1}"}
	if got := expand(ten, []any{"{2}", Text{"số", "number"}, 3, 4, 5, 6, 7, 8, 9, "mười"}, Vi); got != "{2} số mười {11}" {
		t.Errorf("expanded to %q", got)
	}
	if got := expand(ten, []any{Text{"số", "number"}}, En); got != "number" {
		t.Errorf("expanded to %q", got)
	}
}

func TestUnknownCode(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a code outside the catalogue was taken")
		}
	}()
	New("khong/co", Span{})
}
