package ooxml

import (
	"bytes"
	"testing"
)

func TestNodeOrderAndSpace(t *testing.T) {
	for _, c := range []struct {
		name string
		n    *Node
		want string
	}{
		{"properties are sorted", El("w:pPr").Add(El("w:jc", "w:val", "both"), El("w:keepNext"), El("w:pStyle", "w:val", "A")),
			`<w:pPr><w:pStyle w:val="A"/><w:keepNext/><w:jc w:val="both"/></w:pPr>`},
		{"unknown ones come last", El("w:rPr").Add(El("w14:x"), El("w:b")), `<w:rPr><w:b/><w14:x/></w:rPr>`},
		{"properties first", El("w:p").Add(El("w:r"), El("w:pPr")), `<w:p><w:pPr/><w:r/></w:p>`},
		{"content keeps its order", El("w:p").Add(El("w:r"), El("w:ins"), El("w:bookmarkStart")), `<w:p><w:r/><w:ins/><w:bookmarkStart/></w:p>`},
		{"edge space", El("w:t").AddText(" a "), `<w:t xml:space="preserve"> a </w:t>`},
		{"edge space stated once", El("w:t", "xml:space", "preserve").AddText("a"), `<w:t xml:space="preserve">a</w:t>`},
		{"escapes", El("w:x", "a", "<\"&>\n").AddText("<&> \"'"), `<w:x a="&lt;&quot;&amp;&gt;&#10;">&lt;&amp;&gt; "'</w:x>`},
		{"nil children", El("w:x").Add(nil, El("w:y"), nil), `<w:x><w:y/></w:x>`},
	} {
		if got := string(c.n.Append(nil)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestParseGivesCustomaryPrefixes(t *testing.T) {
	w, r := Namespace("w"), Namespace("r")
	for _, c := range []struct{ in, want string }{
		{`<x:p xmlns:x="` + w + `"><x:r x:a="1"> <x:t> b </x:t></x:r></x:p>`,
			`<w:p xmlns:x="` + w + `" xmlns:w="` + w + `"><w:r w:a="1"><w:t xml:space="preserve"> b </w:t></w:r></w:p>`},
		{`<p xmlns="` + w + `" xmlns:q="` + r + `" q:id="1"><r/></p>`,
			`<w:p xmlns="` + w + `" xmlns:q="` + r + `" r:id="1" xmlns:w="` + w + `" xmlns:r="` + r + `"><w:r/></w:p>`},
		{`<a xmlns:w14="urn:x"><w14:b w14:c="1"/></a>`, `<a xmlns:w14="urn:x"><w14:b w14:c="1"/></a>`},
		{`<a><!-- x --><b>&#65;<![CDATA[<]]></b></a>`, `<a><b>A&lt;</b></a>`},
	} {
		n, err := Parse([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		got := n.Append(nil)
		if string(got) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.in, got, c.want)
		}
		if _, err := Parse(got); err != nil {
			t.Errorf("%s is not read again: %v", got, err)
		}
	}
	if _, err := Parse([]byte(`<y:a/>`)); err == nil {
		t.Error("an undeclared prefix was let through")
	}
	if _, err := Parse(bytes.Repeat([]byte("<a>"), 1000)); err == nil {
		t.Error("a thousand levels were let through")
	}
}

// FuzzText holds that any text comes back from XML as it went in, but for what XML cannot hold.
func FuzzText(f *testing.F) {
	f.Add(`Số: 95/KH-MTTQ-BTT & "<Đông Hà>" ]]>`)
	f.Add("a\x00b\ufffec")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Parse(El("t", "a", text).AddText(text).Append(nil))
		if badCharacter([]byte(text)) >= 0 {
			if err == nil {
				t.Fatalf("%q was written and read, though XML cannot hold it", text)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if n.AllText() != text || n.Attr("a") != text {
			t.Fatalf("%q came back as %q and %q", text, n.AllText(), n.Attr("a"))
		}
	})
}
