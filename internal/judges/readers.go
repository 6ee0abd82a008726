package judges

import (
	"html"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// pandoc wants the words of the Word file to be those of the Markdown draft, by its reading of both: all of them the
// same, and from the first heading to the end of the text in the same order.
func pandoc(t *testing.T, dir string, files []File) {
	Programs(t, "pandoc")
	read := func(format, file string) []string {
		out, err := exec.Command("pandoc", "-f", format, "-t", "html", "--wrap=none", file).Output()
		if err != nil {
			t.Errorf("pandoc %s: %v", file, err)
		}
		return pandocWords(string(out))
	}
	each(files, func(f File) {
		word := read("docx", f.Path)
		if len(word) == 0 {
			t.Errorf("%s: pandoc reads no word", f.name(dir))
		}
		if f.Draft == "" {
			return
		}
		draft := read("gfm+footnotes", f.Draft)
		text, err := readText(f.Path)
		if err != nil {
			t.Errorf("%s: %v", f.name(dir), err)
			return
		}
		draft = without(draft, word, pandocWords(html.EscapeString(text.around)))
		if i := firstDifference(slices.Sorted(slices.Values(word)), slices.Sorted(slices.Values(draft))); i >= 0 {
			t.Errorf("%s: the words differ: %d in Word, %d in the draft: %s", f.name(dir), len(word), len(draft), surplus(word, draft))
			return
		}
		if word, draft := body(word), body(draft); !slices.Equal(word, draft) {
			i := firstDifference(word, draft)
			t.Errorf("%s: word %d of the text: %q, in the draft %q", f.name(dir), i, word[max(0, i-3):min(i+4, len(word))], draft[max(0, i-3):min(i+4, len(draft))])
		}
	})
}

var (
	footnoteBack = regexp.MustCompile(`<a [^>]*class="footnote-back"[^>]*>[^<]*</a>`)
	listNumber   = regexp.MustCompile(`^[0-9]+\.$`)
	tag          = regexp.MustCompile(`<[^>]*>`)
)

func pandocWords(page string) []string {
	page = footnoteBack.ReplaceAllString(page, "")
	page = strings.NewReplacer("<br />", " ", "</td>", " </td>", "</th>", " </th>", "</p>", " </p>",
		`<div class="line">`, " ").Replace(page)
	var all []string
	for _, word := range strings.Fields(html.UnescapeString(tag.ReplaceAllString(page, ""))) {
		// Signs and numbers of lists are text in Word and marks in Markdown; parts have a colon only in the draft.
		if word = strings.TrimRight(word, ":"); word != "-" && word != "+" && word != "" && !listNumber.MatchString(word) {
			all = append(all, word)
		}
	}
	return all
}

// body returns the words from the first section of the text to the recipients, or none where there is no section or no
// recipients. Before and after them the draft has another order, because Markdown has no two columns.
func body(all []string) []string {
	start := slices.IndexFunc(all, func(word string) bool { return slices.Contains([]string{"I.", "I-", "Căn", "Điều"}, word) })
	end := -1
	for i := 0; i+1 < len(all) && start >= 0 && end < 0; i++ {
		if i > start && all[i] == "Nơi" && all[i+1] == "nhận" {
			end = i
		}
	}
	if end < 0 {
		return nil
	}
	return all[start:end]
}

func firstDifference(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

// without leaves out of the draft the words that stand in headers or footers, which pandoc does not read, as far as the
// draft has more of them than the text.
func without(draft, word, around []string) []string {
	more := map[string]int{}
	for _, w := range draft {
		more[w]++
	}
	for _, w := range word {
		more[w]--
	}
	left := map[string]int{}
	for _, w := range around {
		if more[w] > left[w] {
			left[w]++
		}
	}
	kept := slices.Clone(draft)
	for i := len(kept) - 1; i >= 0; i-- {
		if left[kept[i]] > 0 {
			left[kept[i]]--
			kept = slices.Delete(kept, i, i+1)
		}
	}
	return kept
}

// surplus says which words each side has more of.
func surplus(word, draft []string) string {
	count := map[string]int{}
	for _, w := range word {
		count[w]++
	}
	for _, w := range draft {
		count[w]--
	}
	var inWord, inDraft []string
	for w, n := range count {
		if n > 0 {
			inWord = append(inWord, w)
		} else if n < 0 {
			inDraft = append(inDraft, w)
		}
	}
	slices.Sort(inWord)
	slices.Sort(inDraft)
	return "more in Word: " + strings.Join(inWord[:min(10, len(inWord))], " ") + "; more in the draft: " + strings.Join(inDraft[:min(10, len(inDraft))], " ")
}

// pythonDocx opens the files with python-docx, which Debian's own Python has.
func pythonDocx(t *testing.T, _ string, files []File) {
	const python = "/usr/bin/python3"
	Need(t, "python3-docx", exec.Command(python, "-c", "import docx").Run() == nil)
	const script = `import docx, sys
for name in sys.argv[1:]:
    d = docx.Document(name)
    assert d.paragraphs or d.tables, name + ": no paragraph"
    d.core_properties.title`
	args := []string{"-c", script}
	for _, f := range files {
		args = append(args, f.Path)
	}
	Run(t, python, args...)
}
