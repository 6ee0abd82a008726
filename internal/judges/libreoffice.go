package judges

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// libreOffice lays the files out and looks at the pages.
func libreOffice(t *testing.T, dir string, files []File) {
	Programs(t, "soffice", "pdftotext")
	start := time.Now()
	pdfs := PDFs(t, files)
	t.Logf("%d files laid out in %.1f s", len(files), time.Since(start).Seconds())
	for i, f := range files {
		if _, err := os.Stat(pdfs[i]); err != nil {
			t.Errorf("%s: LibreOffice made no PDF", f.name(dir))
			continue
		}
		text, err := readText(f.Path)
		if err != nil {
			t.Errorf("%s: %v", f.name(dir), err)
			continue
		}
		for _, fault := range pageFaults(text, pages(t, pdfs[i], "-raw"), pages(t, pdfs[i], "-layout")) {
			t.Errorf("%s: %s", f.name(dir), fault)
		}
	}
}

// PDFs has LibreOffice lay all files out in one call and returns the names of the PDFs.
func PDFs(t testing.TB, files []File) []string {
	t.Helper()
	Programs(t, "soffice")
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}
	var pdfs []string
	for i, f := range files {
		data, err := os.ReadFile(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d.docx", i)) // files of one name in several folders would meet in one PDF
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
		pdfs = append(pdfs, strings.TrimSuffix(name, ".docx")+".pdf")
	}
	Run(t, "soffice", args...)
	return pdfs
}

// pages returns the text of each page of a PDF, in the order it is drawn (-raw) or as it stands on the page (-layout).
func pages(t testing.TB, pdf, how string) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(Run(t, "pdftotext", how, pdf, "-"), "\f"), "\f")
}

// pageFaults compares the pages of a document with its text.
//
// Each page but the first of a section starts with its number, which is one more than that of the page before. The
// words of the text stand on the pages in order, and nothing stands there that the text does not say, but for the page
// numbers and the heads of tables, which are repeated. Notes stand each in one piece at the foot of a page.
func pageFaults(text wordText, raw, laid []string) (faults []string) {
	unnumbered, number := 0, 0
	for i, page := range laid {
		lines := strings.FieldsFunc(page, func(r rune) bool { return r == '\n' })
		lines = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
		if len(lines) == 0 {
			faults = append(faults, fmt.Sprintf("page %d is empty", i+1))
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(lines[0]))
		switch {
		case err != nil:
			unnumbered++
			number = 1
		case n != number+1:
			faults = append(faults, fmt.Sprintf("page %d has the number %d after %d", i+1, n, number))
			number = n
		default:
			number = n
			if len(lines) == 1 {
				faults = append(faults, fmt.Sprintf("page %d holds nothing but its number", i+1))
			}
		}
		if i == 0 && err == nil {
			faults = append(faults, fmt.Sprintf("the first page has the number %d", n))
		}
	}
	if text.numbered && unnumbered != text.sections || !text.numbered && unnumbered != len(laid) {
		faults = append(faults, fmt.Sprintf("%d pages of %d have no number, in %d sections", unnumbered, len(laid), text.sections))
	}
	drawn := words(strings.Join(raw, "\n"))
	if i := missing(text.body, drawn); i >= 0 {
		faults = append(faults, fmt.Sprintf("from word %d on the text is not on the pages in order: %q", i, text.body[max(0, i-5):min(i+8, len(text.body))]))
	}
	for _, note := range text.notes {
		if missing(note, drawn) >= 0 {
			faults = append(faults, fmt.Sprintf("the note %q is not on the pages", strings.Join(note, " ")))
		}
	}
	known := map[string]bool{}
	for _, word := range slices.Concat(append(text.notes, text.body, text.margins)...) {
		known[word] = true
	}
	for _, word := range drawn {
		if n, err := strconv.Atoi(word); !known[word] && (err != nil || n > max(len(laid), len(text.notes))) {
			faults = append(faults, fmt.Sprintf("the pages hold the word %q, which the text does not", word))
		}
	}
	return faults
}
