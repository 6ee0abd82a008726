package judges

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// part is an entry of a Word file.
type part struct {
	name string
	data []byte
}

// unzip reads all entries of a file. It shares no code with the reader it judges.
func unzip(file string) ([]part, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var parts []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{f.Name, data})
	}
	return parts, nil
}

// wordText is what a Word file says: the words of its text in order, those of each note, how many sections it has, and
// whether its headers or footers print page numbers.
type wordText struct {
	numbered bool
	margins  []string // words of headers and footers
	around   string   // their text as it is
	body     []string
	notes    [][]string
	sections int
}

func readText(file string) (wordText, error) {
	var text wordText
	parts, err := unzip(file)
	if err != nil {
		return text, err
	}
	for _, p := range parts {
		if base := path.Base(p.name); strings.HasSuffix(base, ".xml") && (strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer")) {
			text.numbered = text.numbered || pageField.Match(p.data)
			paragraphs, _, err := runs(p.data, "")
			if err != nil {
				return text, err
			}
			text.around += strings.Join(paragraphs, "\n") + "\n"
			text.margins = append(text.margins, words(strings.Join(paragraphs, "\n"))...)
		}
		switch p.name {
		case "word/document.xml":
			paragraphs, sections, err := runs(p.data, "")
			if err != nil {
				return text, err
			}
			text.body, text.sections = words(strings.Join(paragraphs, "\n")), sections
		case "word/footnotes.xml":
			notes, _, err := runs(p.data, "footnote")
			if err != nil {
				return text, err
			}
			for _, note := range notes {
				if w := words(note); len(w) > 0 {
					text.notes = append(text.notes, w)
				}
			}
		}
	}
	return text, nil
}

var pageField = regexp.MustCompile(`[>"]\s*PAGE\b`)

// runs returns the text of each element of a name, or of the whole part, without what only older readers show.
func runs(data []byte, element string) (texts []string, sections int, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	hidden, marks, inText := 0, 0, false
	for {
		token, err := d.Token()
		if err == io.EOF {
			if element == "" {
				texts = append(texts, b.String())
			}
			return texts, sections, nil
		}
		if err != nil {
			return nil, 0, err
		}
		switch n := token.(type) {
		case xml.StartElement:
			switch n.Name.Local {
			case "Fallback":
				hidden++
			case "t", "delText": // LibreOffice shows what is deleted, struck through
				inText = true
			case "tab", "br", "cr":
				b.WriteByte(' ')
			case "footnoteReference": // pages show the note's number
				marks++
				b.WriteString(strconv.Itoa(marks))
			case "sectPr":
				sections++
			}
		case xml.EndElement:
			switch n.Name.Local {
			case "Fallback":
				hidden--
			case "t", "delText":
				inText = false
			case "p":
				b.WriteByte('\n')
			case element:
				texts = append(texts, b.String())
				b.Reset()
			}
		case xml.CharData:
			if inText && hidden == 0 {
				b.Write(n)
			}
		}
	}
}

// words cuts text into its words: letters and digits only, because pages break lines after hyphens and slashes too, and
// signs of lists may be drawn otherwise than they are written.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// missing returns where the wanted words stop standing in the others in their order, or -1 if all do. Others may stand
// between them.
func missing(want, in []string) int {
	at := 0
	for i, word := range want {
		for at < len(in) && in[at] != word {
			at++
		}
		if at == len(in) {
			return i
		}
		at++
	}
	return -1
}
