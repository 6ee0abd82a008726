package judges

import (
	"strings"
	"testing"
)

// The pages of a document of two sections with a table head that is repeated and a note, and what can be wrong with them.
func TestPageFaults(t *testing.T) {
	text := wordText{
		body:     strings.Fields("Kế hoạch số 5 STT Tên A B C1 Phụ lục D E"),
		notes:    [][]string{{"Xem", "thêm"}},
		sections: 2, numbered: true,
	}
	sound := []string{"Kế hoạch\nsố 5\nSTT Tên\nA\n", "2\nSTT Tên\nB C1\n1 Xem thêm\n", "Phụ lục\nD\n", "2\nE\n"}
	for _, c := range []struct {
		name, want string
		pages      []string
	}{
		{"sound", "", sound},
		{"a number on the first page", "first page", []string{"1\n" + sound[0], sound[1], sound[2], sound[3]}},
		{"the annex goes on counting", "no number", []string{sound[0], sound[1], "3\n" + sound[2], "4\n" + sound[3][2:]}},
		{"a number is left out", "number 3 after 1", []string{sound[0], "3\n" + sound[1][2:], sound[2], sound[3]}},
		{"an empty page", "empty", append(append([]string{}, sound...), "\n")},
		{"a page with a number only", "nothing but", []string{sound[0], sound[1], sound[2], sound[3], "3\n"}},
		{"a word lost", "not on the pages", []string{sound[0], sound[1], "Phụ lục\n", sound[3]}},
		{"words in another order", "not on the pages", []string{sound[0], "2\nSTT Tên\nC1 B\n1 Xem thêm\n", sound[2], sound[3]}},
		{"a note lost", "note", []string{sound[0], "2\nSTT Tên\nB C1\n", sound[2], sound[3]}},
		{"a word too many", "hold the word", []string{sound[0] + "Lỗi!\n", sound[1], sound[2], sound[3]}},
	} {
		faults := strings.Join(pageFaults(text, c.pages, c.pages), "\n")
		if c.want == "" && faults != "" || !strings.Contains(faults, c.want) {
			t.Errorf("%s: %q, want %q", c.name, faults, c.want)
		}
	}
}

func TestPandocWords(t *testing.T) {
	word := pandocWords("<p>Căn cứ&amp;</p><table><td>I.</td><td>một:</td></table><p>1. hai - <br />ba</p>")
	if got := strings.Join(word, "|"); got != "Căn|cứ&|I.|một|hai|ba" {
		t.Errorf("words %s", got)
	}
	if got := strings.Join(body(strings.Fields("ABC I. một Nơi hai Nơi nhận: x")), " "); got != "" {
		t.Errorf("a text without recipients gave %q", got)
	}
	if got := strings.Join(body(strings.Fields("ABC I. một Nơi hai Nơi nhận x")), " "); got != "I. một Nơi hai" {
		t.Errorf("the text is %q", got)
	}
	if got := surplus(strings.Fields("a b"), strings.Fields("a c")); !strings.Contains(got, "Word: b") || !strings.Contains(got, "draft: c") {
		t.Errorf("surplus: %s", got)
	}
	draft := without(strings.Fields("a x b x"), strings.Fields("a x b"), strings.Fields("x c"))
	if got := strings.Join(draft, " "); got != "a x b" {
		t.Errorf("without the header's words the draft is %q", got)
	}
}
