package layout

import (
	"bytes"
	"path"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// What a document may hold, so that checking any takes a few seconds and some hundred megabytes. A thousand pages of
// text alone are about half of each.
const (
	mostTags  = 600_000 // of all parts that are read
	mostText  = 4 << 20 // bytes between the tags
	mostDepth = 200     // of elements within each other; the reader of parts stops there too
)

// bounded refuses a document that is too large to be checked, before any tree is made of it.
func (d *Document) bounded() error {
	tags, text := 0, 0
	for _, p := range d.pkg.Parts() {
		if path.Ext(p.Name) != ".xml" || !strings.HasPrefix(p.Name, path.Dir(d.main)+"/") {
			continue
		}
		n := bytes.Count(p.Data, []byte("<"))
		tags += n
		text += textIn(p.Data)
		if n > 2*mostDepth && tooDeep(p.Data) {
			return refuse(nil, "văn bản có quá nhiều lớp lồng nhau, vượt giới hạn kiểm tra", "the document nests its elements deeper than can be checked")
		}
	}
	switch {
	case tags > mostTags:
		return refuse(nil, "văn bản quá dài, vượt giới hạn kiểm tra", "the document is too long to be checked")
	case text > mostText:
		return refuse(nil, "văn bản quá dài, vượt giới hạn kiểm tra", "the document has more text than can be checked")
	}
	return nil
}

// textIn returns how many bytes stand between the tags of a part.
func textIn(data []byte) int {
	n := 0
	for len(data) > 0 {
		open := bytes.IndexByte(data, '<')
		if open < 0 {
			break
		}
		n += open
		end := bytes.IndexByte(data[open:], '>')
		if end < 0 {
			break
		}
		data = data[open+end+1:]
	}
	return n
}

// tooDeep tells whether elements stand deeper within each other than any document needs.
func tooDeep(data []byte) bool {
	depth := 0
	for {
		open := bytes.IndexByte(data, '<')
		if open < 0 {
			return false
		}
		data = data[open:]
		end := bytes.IndexByte(data, '>')
		if end < 2 {
			return false
		}
		switch {
		case data[1] == '/':
			depth--
		case data[1] != '?' && data[1] != '!' && data[end-1] != '/':
			if depth++; depth > mostDepth {
				return true
			}
		}
		data = data[end+1:]
	}
}

// broken names the first part that says how the document looks and cannot be read.
func (d *Document) broken() error {
	for _, kind := range []struct {
		name string
		vi   string
		en   string
	}{
		{"styles", "phần định nghĩa kiểu chữ của tệp Word bị hỏng", "the styles of the Word file are damaged"},
		{"numbering", "phần định nghĩa danh sách của tệp Word bị hỏng", "the lists of the Word file are damaged"},
		{"settings", "phần thiết lập của tệp Word bị hỏng", "the settings of the Word file are damaged"},
		{"footnotes", "phần chú thích của tệp Word bị hỏng", "the footnotes of the Word file are damaged"},
		{"header", "đầu trang của tệp Word bị hỏng", "a header of the Word file is damaged"},
		{"footer", "chân trang của tệp Word bị hỏng", "a footer of the Word file is damaged"},
	} {
		for _, r := range d.rels {
			if path.Base(r.Type) != kind.name || r.External {
				continue
			}
			if name := ooxml.Resolve(d.main, r); d.pkg.Part(name) != nil && d.root(name) == nil {
				return &Refusal{Why: diag.Text{Vi: kind.vi, En: kind.en}}
			}
		}
	}
	return nil
}
