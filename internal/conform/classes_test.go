package conform

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// wanted is how many of a hundred mistakes of a class must be found. Of a class that is not named, all must be.
var wanted = map[string]int{"date": 95, "percent": 90, "percent-truncated": 95, "difference": 95, "sum": 90, "ref-symbol": 95, "unicode": 95,
	"dup": 90, "spelling": 90, "spacing": 95, "quotes": 95, "numbering": 90}

// TestClasses reads testdata/classes.txt: a class and a text on each line. Of the class “fine” nothing may be found;
// of the others enough. A line end is written \n, a letter that deceives the eye by its number.
func TestClasses(t *testing.T) {
	data, err := os.ReadFile("testdata/classes.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, hit := map[string]int{}, map[string]int{}
	missed := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		class, text, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("no class: %s", line)
		}
		got := found("a.txt", unescape(text))
		all[class]++
		switch {
		case class == "fine" && len(got) > 0:
			t.Errorf("%s: %s", text, strings.Join(got, "; "))
		case len(got) > 0:
			hit[class]++
		default:
			missed[class] = append(missed[class], text)
		}
	}
	for class, n := range all {
		want, ok := wanted[class]
		if !ok {
			want = 100
		}
		if class != "fine" && hit[class]*100 < want*n {
			t.Errorf("%s: %d of %d are found, which is under %d%%; missed:\n%s", class, hit[class], n, want, strings.Join(missed[class], "\n"))
		}
	}
	if all["fine"] < 120 || len(data) < 10000 {
		t.Errorf("only %d traps in %d bytes were read", all["fine"], len(data))
	}
}

// unescape reads the letters that are written by their number.
func unescape(text string) string {
	text = strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(text)
	for {
		at := strings.Index(text, `\u`)
		if at < 0 || at+6 > len(text) {
			return text
		}
		n, err := strconv.ParseUint(text[at+2:at+6], 16, 32)
		if err != nil {
			return text
		}
		text = text[:at] + string(rune(n)) + text[at+6:]
	}
}
