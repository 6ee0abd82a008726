package layout

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// TestRefusals holds that what is no Word file is refused in words that say what to do.
func TestRefusals(t *testing.T) {
	zipOf := func(pairs ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := 0; i < len(pairs); i += 2 {
			w, err := z.Create(pairs[i])
			if err == nil {
				_, err = w.Write([]byte(pairs[i+1]))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	locked := ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	sound := sample{}.bytes(t)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":      {nil, "tệp rỗng"},
		"old Word":   {[]byte(ole), ".doc của Word cũ"},
		"locked":     {[]byte(locked), "mật khẩu"},
		"rtf":        {[]byte(`{\rtf1 abc}`), "RTF"},
		"pdf":        {[]byte("%PDF-1.7"), "PDF"},
		"html":       {[]byte("\ufeff<!DOCTYPE html><html>"), "trang web"},
		"text":       {[]byte("Kính gửi"), "không phải tệp .docx"},
		"cut short":  {sound[:len(sound)/2], "bị cắt cụt"},
		"workbook":   {zipOf("xl/workbook.xml", "<a/>"), "Excel"},
		"odt":        {zipOf("mimetype", "x", "content.xml", "<a/>"), "OpenDocument"},
		"other zip":  {zipOf("a.txt", "x"), "không chứa văn bản Word"},
		"broken":     {zipOf("word/document.xml", "<w:document>"), "nội dung tệp Word bị hỏng"},
		"doctype":    {zipOf("word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><a/>`), "bị hỏng"},
		"no body":    {zipOf("word/document.xml", `<w:document xmlns:w="`+ooxml.Namespace("w")+`"/>`), "không có phần nội dung"},
		"bomb":       {zipOf("word/document.xml", strings.Repeat(" ", 40<<20)), "bung ra lớn bất thường"},
		"deep":       {zipOf("word/document.xml", strings.Repeat("<a>", 5000)+strings.Repeat("</a>", 5000)), "giới hạn"},
		"same names": {zipOf("a.xml", "<a/>", "A.xml", "<a/>"), "trùng tên"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(c.data)
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.Contains(refusal.Why.Vi, c.want) || refusal.Why.En == "" {
				t.Errorf("refused with %v %+v, want %q", err, refusal, c.want)
			}
		})
	}
}

// repack returns a file with its parts changed, and with an entry for a folder.
func repack(t *testing.T, file []byte, change func(name string, data []byte) (string, []byte)) []byte {
	t.Helper()
	source, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("word/"); err != nil {
		t.Fatal(err)
	}
	for _, f := range source.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name, data := change(f.Name, data)
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// strict renames the namespaces of a file to those of Strict Open XML.
var strict = strings.NewReplacer(ooxml.Namespace("w"), "http://purl.oclc.org/ooxml/wordprocessingml/main",
	ooxml.Namespace("r"), "http://purl.oclc.org/ooxml/officeDocument/relationships", ooxml.Namespace("wp"), "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
	ooxml.Namespace("a"), "http://purl.oclc.org/ooxml/drawingml/main")

func toStrict(name string, data []byte) (string, []byte) {
	return name, []byte(strict.Replace(string(data)))
}

// TestStrictIsMended holds that a file saved as Strict Open XML is mended and stays one.
func TestStrictIsMended(t *testing.T) {
	s := fresh("", "")
	s.lines, s.pages, s.size["issuer"] = "none", "none", 14
	data := repack(t, s.bytes(t), toStrict)
	mendAndCheck(t, data)
	mended, _, err := Mend(data, packs(t), "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(mended)
	if err != nil {
		t.Fatal(err)
	}
	annotated, err := d.Check(packs(t), "dang").Annotate(diag.Vi)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range [][]byte{mended, annotated} {
		p, err := ooxml.Read(file, ooxml.Limits{Folders: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range p.Parts() {
			for _, prefix := range []string{"w", "r", "wp", "a"} {
				if uri := ooxml.Namespace(prefix); bytes.Contains(part.Data, []byte(uri)) {
					t.Errorf("%s names %s", part.Name, uri)
				}
			}
		}
	}
}

// TestForeignPackages holds that packages of other makers are read: with folders, saved as Strict, with macros.
func TestForeignPackages(t *testing.T) {
	for name, change := range map[string]func(string, []byte) (string, []byte){
		"folders": func(name string, data []byte) (string, []byte) { return name, data },
		"strict":  toStrict,
		"prefix": func(name string, data []byte) (string, []byte) {
			return name, []byte(strings.NewReplacer("<w:", "<x:", "</w:", "</x:", " w:", " x:", "xmlns:w=", "xmlns:x=").Replace(string(data)))
		},
		"another main part": func(name string, data []byte) (string, []byte) {
			data = bytes.ReplaceAll(data, []byte("word/document.xml"), []byte("word/document2.xml"))
			return strings.ReplaceAll(name, "document.xml", "document2.xml"), data
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Open(repack(t, sample{}.bytes(t), change))
			if err != nil {
				t.Fatal(err)
			}
			v := d.Check(packs(t), "")
			if faults := faultsOf(v); faults != "" || v.c.title == nil || len(v.c.recipients) != 4 {
				t.Errorf("read otherwise: %s\n%s", faults, describe(v))
			}
		})
	}
}
