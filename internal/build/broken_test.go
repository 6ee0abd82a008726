package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"vanban/internal/diag"
)

// Each file of testdata/hong holds broken data sets: a sound project (testdata/hong/co-so) with some lines changed.
//
//	== name of the set [encoding]
//	@ xa/an-phu.yaml, or @ xa/an-phu-2.yaml < xa/an-phu.yaml for a copy; @ templates/xa/bao-cao.md.tmpl
//	- a line as it is
//	+ the line as it is broken § code code
//
// After § stand the codes that must be reported at the line. Everything must be found in one run, and nothing else but
// remarks. In new lines \t, \r, \u0302 and the like stand for the character; lines with + alone, before any -, are put
// at the top of the file.
func TestBrokenData(t *testing.T) {
	files, err := filepath.Glob("testdata/hong/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no broken data sets")
	}
	count := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range strings.Split("\n"+string(text), "\n== ")[1:] {
			title, body, _ := strings.Cut(set, "\n")
			count++
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txt")+"/"+title, func(t *testing.T) { breakData(t, title, body) })
		}
	}
	t.Logf("%d broken data sets", count)
}

var expected = regexp.MustCompile(` *§((?: [a-z0-9/-]+)+)$`)

func breakData(t *testing.T, title, body string) {
	data := memory(t, "testdata/hong/co-so/data")
	templates := memory(t, "testdata/hong/co-so/templates", "../../templates/the-thuc=>the-thuc/", "../../templates/letterhead=>letterhead/")
	var want []string
	for _, part := range strings.Split("\n"+body, "\n@ ")[1:] {
		name, edits, _ := strings.Cut(part, "\n")
		var lines []string
		files, dir := data, "data/"
		if rest, isTemplate := strings.CutPrefix(name, "templates/"); isTemplate {
			files, dir, name = templates, "templates/", rest
		}
		name, from, copied := strings.Cut(name, " < ")
		if copied {
			lines = strings.Split(string(files[from].Data), "\n")
		}
		if files[name] != nil {
			lines = strings.Split(string(files[name].Data), "\n")
		}
		lines = edit(t, lines, edits)
		for i, line := range lines {
			m := expected.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			lines[i] = strings.TrimSuffix(line, m[0])
			for _, code := range strings.Fields(m[1]) {
				want = append(want, fmt.Sprintf("%s%s:%d %s", dir, name, i+1, code))
			}
		}
		text := unescape.Replace(strings.Join(lines, "\n"))
		files[name] = &fstest.MapFile{Data: encode(t, title, text)}
	}
	result := run(t, data, templates, Options{Check: true})
	var got []string
	for _, d := range result.Problems {
		if d.Severity() == diag.Info {
			continue
		}
		got = append(got, fmt.Sprintf("%s:%d %s", d.At.File.Name, d.At.Line(), d.Code))
		for _, text := range []string{d.Message(diag.Vi), d.Hint(diag.Vi)} {
			if foreign.MatchString(text) {
				t.Errorf("[%s] %s", d.Code, text)
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("\ngot  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// foreign finds what a clerk cannot read: words of Go, of the YAML library, of English.
var foreign = regexp.MustCompile(`(?i)\b(?:did not|cannot|could not|found|expected|invalid|unexpected|mapping|scalar|nil|interface|unmarshal|line \d|and|or|not|must|panic|error)\b|%!|map\[|\*facts|<nil>`)

// edit applies the - and + lines of a set to the lines of a file.
func edit(t *testing.T, lines []string, edits string) []string {
	t.Helper()
	var old, put []string
	flush := func() {
		if len(old) == 0 {
			lines = slices.Concat(put, lines)
		} else {
			at := -1
			for i := 0; at < 0 && i+len(old) <= len(lines); i++ {
				if slices.Equal(lines[i:i+len(old)], old) {
					at = i
				}
			}
			if at < 0 {
				t.Fatalf("no lines %q", old)
			}
			lines = slices.Concat(lines[:at], put, lines[at+len(old):])
		}
		old, put = nil, nil
	}
	for _, line := range strings.Split(strings.TrimRight(edits, "\n"), "\n") {
		switch text, isOld := strings.CutPrefix(line, "- "); {
		case line == "":
		case isOld:
			if len(put) > 0 {
				flush()
			}
			old = append(old, text)
		case line == "+":
			put = append(put, "")
		case strings.HasPrefix(line, "+ "):
			put = append(put, line[2:])
		default:
			t.Fatalf("neither - nor +: %q", line)
		}
	}
	if len(old)+len(put) > 0 {
		flush()
	}
	return lines
}

var unescape = strings.NewReplacer(`\t`, "\t", `\r`, "\r", `\u0302`, "\u0302", `\u0301`, "\u0301", `\u00a0`, "\u00a0", `\u00d0`, "\u00d0", `\u200b`, "\u200b",
	`\u202f`, "\u202f", `\ufeff`, "\ufeff", `\x07`, "\x07", `\xff`, "\xff")

// encode saves a text as the title of its set says.
func encode(t *testing.T, title, text string) []byte {
	_, name, _ := strings.Cut(title, "[")
	switch strings.TrimSuffix(name, "]") {
	case "":
		return []byte(text)
	case "CRLF":
		return []byte(strings.ReplaceAll(text, "\n", "\r\n"))
	case "CR":
		return []byte(strings.ReplaceAll(text, "\n", "\r"))
	case "BOM":
		return []byte("\ufeff" + text)
	case "NFD":
		return norm.NFD.Bytes([]byte(text))
	case "ZIP":
		return slices.Concat([]byte("PK\x03\x04\x14\x00\b\x00\xfe\xed\x00\x91"), []byte(text))
	case "UTF-16":
		b := []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(text)) {
			b = append(b, byte(unit), byte(unit>>8))
		}
		return b
	case "Windows-1258":
		var b bytes.Buffer
		for _, r := range text {
			c, ok := charmap.Windows1258.EncodeRune(r)
			if ok {
				b.WriteByte(c)
				continue
			}
			marks := []rune(norm.NFD.String(string(r))) // the tone is a letter of its own
			for i := 1; i < len(marks); i++ {
				base := norm.NFC.String(string(slices.Delete(slices.Clone(marks), i, i+1)))
				tone, isTone := charmap.Windows1258.EncodeRune(marks[i])
				if letter, ok := charmap.Windows1258.EncodeRune([]rune(base)[0]); ok && isTone && len([]rune(base)) == 1 {
					b.WriteByte(letter)
					b.WriteByte(tone)
					break
				}
			}
		}
		return b.Bytes()
	}
	t.Fatalf("no encoding %s", name)
	return nil
}
