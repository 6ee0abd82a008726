package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// events spells out what the scanner sees.
func events(data []byte) (string, error) {
	s := NewScanner(data)
	var b strings.Builder
	for {
		switch s.Next() {
		case Open:
			b.WriteString("<" + string(s.Name))
			for _, a := range s.attrs {
				b.WriteString(" " + string(a.name) + "=" + Unescape(a.value))
			}
			b.WriteString(">")
		case Close:
			b.WriteString("</" + string(s.Name) + ">")
		case Chars:
			b.WriteString("[" + s.Value() + "]")
		case End:
			return b.String(), s.Err()
		}
	}
}

func TestScanner(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<a/>`, `<a></a>`},
		{"\ufeff<?xml version=\"1.0\"?>\n<a>x</a>\n", `<a>[x]</a>`},
		{`<w:a b="1" c='2 &amp; 3'><d/>&lt;é&#x41;</w:a>`, `<w:a b=1 c=2 & 3><d></d>[<éA]</w:a>`},
		{`<a><!-- <b> -->x<![CDATA[<&]]></a>`, `<a>[x][<&]</a>`},
		{`<a ><b  x = "y"  /></a >`, `<a><b x=y></b></a>`},
	} {
		if got, err := events([]byte(c.in)); err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", c.in, got, err, c.want)
		}
	}
}

func TestScannerRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":           ``,
		"not closed":        `<a><b></b>`,
		"crossed":           `<a><b></a></b>`,
		"two roots":         `<a/><b/>`,
		"text outside":      `<a/>x`,
		"document type":     `<!DOCTYPE a [<!ENTITY x "y">]><a/>`,
		"unknown entity":    `<a>&nbsp;</a>`,
		"bare ampersand":    `<a>A & B</a>`,
		"ampersand in attr": `<a b="A & B"/>`,
		"less than in attr": `<a b="<"/>`,
		"attribute twice":   `<a b="1" b="2"/>`,
		"no quotes":         `<a b=1/>`,
		"attributes glued":  `<a b="1"c="2"/>`,
		"control character": "<a>\x0b</a>",
		"escaped control":   `<a>&#x0B;</a>`,
		"U+FFFE":            "<a>\ufffe</a>",
		"not UTF-8":         "<a>\xff</a>",
		"cut off":           `<a b="1`,
		"name is a number":  `<1/>`,
	} {
		if got, err := events([]byte(in)); err == nil {
			t.Errorf("%s: %q was read as %s", name, in, got)
		}
	}
}

// FuzzScanner holds that what the scanner takes for XML, the standard decoder reads with the same words; it may refuse
// more, never less.
func FuzzScanner(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><w:a b="1 &amp; 2"><w:t xml:space="preserve"> x </w:t><![CDATA[y]]><!--z--></w:a>`))
	f.Add([]byte(`<a>&#65;&#x41;&lt;</a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := events(data)
		if err != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("charset") }
		var b strings.Builder
		for {
			token, err := d.RawToken()
			if err == io.EOF {
				break
			}
			if err != nil {
				if namesBeyondOurs(err) {
					return
				}
				t.Fatalf("%q: the standard decoder refuses it: %v", data, err)
			}
			if text, ok := token.(xml.CharData); ok && d.InputOffset() > 0 {
				b.Write(text)
			}
		}
		if want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(textOf(data)); want != strings.TrimSpace(b.String()) &&
			strings.TrimSpace(want) != strings.TrimSpace(b.String()) {
			t.Fatalf("%q (%s): text %q, the standard decoder has %q", data, got, want, b.String())
		}
	})
}

// namesBeyondOurs tells whether the error is one of those where we are known to allow more: letters in names, the
// words of processing instructions, two hyphens in comments.
func namesBeyondOurs(err error) bool {
	for _, known := range []string{"invalid XML name", "expected", "invalid sequence", "version", "encoding", "charset",
		"target name", "comment"} {
		if strings.Contains(err.Error(), known) {
			return true
		}
	}
	return false
}

func textOf(data []byte) string {
	s := NewScanner(data)
	var b strings.Builder
	for {
		switch s.Next() {
		case Chars:
			if s.cdata {
				b.WriteString(s.Value())
			} else {
				b.WriteString(Unescape(s.Text))
			}
		case End:
			return b.String()
		}
	}
}
