package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestReadRefuses(t *testing.T) {
	sound := zipped(t, "word/document.xml", "<a/>")
	locked := bytes.Clone(sound)
	locked[6] |= 1                                           // the flag of the local header
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1 // and of the directory
	method := bytes.Clone(sound)
	method[bytes.Index(method, []byte("PK\x01\x02"))+10] = 9 // Deflate64
	bitten := bytes.Clone(sound)
	bitten[bytes.Index(bitten, []byte("word/document.xml"))+len("word/document.xml")+2] ^= 0x5a
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for _, c := range []struct {
		name   string
		data   []byte
		limits Limits
		reason Reason
		want   string
	}{
		{"nothing", nil, Limits{}, Empty, "empty"},
		{"no zip", []byte("PK"), Limits{}, NoZip, "zip"},
		{"text", []byte("Kính gửi"), Limits{}, NoZip, "no zip"},
		{"cut off", sound[:len(sound)-9], Limits{}, NoZip, "zip"},
		{"old Word", []byte(ole + "W\x00o\x00r\x00d\x00"), Limits{}, OldWord, ".doc"},
		{"password", []byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), Limits{}, Locked, "password"},
		{"password of the zip", locked, Limits{}, Locked, "password"},
		{"rich text", []byte(`{\rtf1}`), Limits{}, RichText, ".rtf"},
		{"packed in another way", method, Limits{}, Damaged, "unsupported"},
		{"bitten", bitten, Limits{}, Damaged, "word/document.xml"},
		{"folder", zipped(t, "word/", ""), Limits{}, Folder, "folder"},
		{"escape", zipped(t, "../x.xml", ""), Limits{}, BadName, "not a part name"},
		{"escape below", zipped(t, "word/../../x.xml", ""), Limits{}, BadName, "not a part name"},
		{"absolute", zipped(t, "/x.xml", ""), Limits{}, BadName, "not a part name"},
		{"backslash", zipped(t, `word\x.xml`, ""), Limits{}, BadName, "not a part name"},
		{"drive", zipped(t, `c:x.xml`, ""), Limits{}, BadName, "not a part name"},
		{"nul", zipped(t, "word/a\x00.xml", ""), Limits{}, BadName, "not a part name"},
		{"same name", zipped(t, "a.xml", "", "a.xml", ""), Limits{}, SameName, "two entries"},
		{"same but for case", zipped(t, "a.xml", "", "A.xml", ""), Limits{}, SameName, "two entries"},
		{"same but for case, in Vietnamese", zipped(t, "Đ.xml", "", "đ.xml", ""), Limits{}, SameName, "two entries"},
		{"many", zipped(t, "a", "", "b", "", "c", ""), Limits{Entries: 2}, ManyEntries, "more than 2 entries"},
		{"large part", zipped(t, "a", strings.Repeat("x", 2000)), Limits{Part: 1000}, LargePart, "1000 bytes unpacked"},
		{"large package", zipped(t, "a", strings.Repeat("x", 600), "b", strings.Repeat("y", 600)), Limits{Total: 1000}, LargePackage, "1000 bytes in all"},
		{"bomb", zipped(t, "a", strings.Repeat("\x00", 20<<20)), Limits{}, Bomb, "unpacked"},
	} {
		_, err := Read(c.data, c.limits)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != c.reason || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	if p, err := Read(zipped(t, "word/", "", "word/a.xml", "<a/>"), Limits{Folders: true}); err != nil || len(p.Parts()) != 1 {
		t.Errorf("folders allowed: %v", err)
	}
}

// TestBombMemory holds that files made to take all memory take little: one part of zeros, many parts, and parts that
// share their packed bytes and lie about their size.
func TestBombMemory(t *testing.T) {
	var many []string
	for i := range 100 {
		many = append(many, "word/"+strings.Repeat("x", i)+".xml", strings.Repeat("\x00", 1<<20))
	}
	for _, c := range []struct {
		name  string
		data  []byte
		limit uint64 // MiB
	}{
		{"zeros", zipped(t, "word/document.xml", strings.Repeat("\x00", 128<<20)), 8},
		{"many", zipped(t, many...), 72},
		{"lying", understated(t), 8},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		if _, err := Read(c.data, Limits{}); err == nil {
			t.Errorf("%s: was read", c.name)
		}
		runtime.ReadMemStats(&after)
		got := (after.TotalAlloc - before.TotalAlloc) >> 20
		t.Logf("%s: %d KiB packed, %d MiB allocated", c.name, len(c.data)>>10, got)
		if got > growth*c.limit {
			t.Errorf("%s: allocated %d MiB, more than %d", c.name, got, growth*c.limit)
		}
	}
}

// understated returns a zip with a bomb whose directory claims ten bytes.
func understated(t *testing.T) []byte {
	data := zipped(t, "word/document.xml", strings.Repeat("\x00", 40<<20))
	at := bytes.Index(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(data[at+24:], 10)
	return data
}

func TestPartLimits(t *testing.T) {
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	var prefixes strings.Builder
	for i := range 3 {
		prefixes.WriteString("<a")
		for j := range 100 {
			prefixes.WriteString(" xmlns:p" + string(rune('a'+i)) + many(j, "x") + `="u"`)
		}
		prefixes.WriteString(">")
	}
	for _, c := range []struct{ name, xml, want string }{
		{"depth", many(maxDepth+1, "<a>") + many(maxDepth+1, "</a>"), "nested deeper"},
		{"elements", "<r>" + many(maxElements, "<a/>") + "</r>", "elements"},
		{"attributes", "<a" + func() string {
			var b strings.Builder
			for i := range maxAttributes + 1 {
				b.WriteString(" a" + many(i, "x") + `=""`)
			}
			return b.String()
		}() + "/>", "attributes"},
		{"prefixes", prefixes.String() + "</a></a></a>", "prefixes"},
		{"document type", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "document type"},
		{"entity", `<a>&b;</a>`, "entity"},
		{"encoding", `<?xml version="1.0" encoding="windows-1258"?><a/>`, "encoding"},
		{"not UTF-8", "<a>\xff</a>", "character"},
	} {
		if _, err := Parse([]byte(c.xml)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	pieces := many(200_000, "a<!---->")
	root, err := Parse([]byte("<r>" + pieces + "</r>"))
	if err != nil || len(root.AllText()) != 200_000 || len(root.Kids) != 1 {
		t.Errorf("text in pieces: %v", err)
	}
}

// TestUTF16 reads parts in UTF-16, which the standard allows.
func TestUTF16(t *testing.T) {
	const text = `<a>Kính gửi 😀</a>`
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		for _, start := range []string{"\ufeff", "\ufeff<?xml version='1.0' encoding='UTF-16'?>\r\n", "<?xml version='1.0' encoding='UTF-16'?>"} {
			var data []byte
			for _, unit := range utf16.Encode([]rune(start + text)) {
				data = order.AppendUint16(data, unit)
			}
			p, err := Read(zipped(t, "word/document.xml", string(data)), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			root, err := Parse(p.Data("word/document.xml"))
			if err != nil || root.AllText() != "Kính gửi 😀" {
				t.Errorf("%s-endian after %q: %v", name, start, err)
			}
		}
	}
	for _, broken := range []string{"\xff\xfe<\x00a\x00", "\xff\xfe<\x00a\x00/\x00>\x00\x00\xd8", "\xff\xfe<"} {
		if _, err := Parse(toUTF8([]byte(broken))); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}

// FuzzRead reads, parses and checks any bytes; what is read is written and read again as the same parts.
func FuzzRead(f *testing.F) {
	data, err := golden().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(data, Limits{Total: 1 << 20, Part: 1 << 20})
		if err != nil {
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Fatalf("refused with %T", err)
			}
			return
		}
		Check(p)
		out, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(out, Limits{Total: 1 << 21, Part: 1 << 21, Ratio: 1 << 20})
		if err != nil || len(again.Parts()) != len(p.Parts()) {
			t.Fatalf("not read again: %v", err)
		}
	})
}

// FuzzParts checks packages whose parts hold any text, which random bytes of a zip seldom come to, and parses them.
// What is parsed and written is parsed as the same.
func FuzzParts(f *testing.F) {
	base := stress(f)
	for i, part := range base.Parts() {
		f.Add(uint8(i), part.Data)
	}
	checker, _ := NewChecker(base)
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		p := base.Clone()
		p.Set(NewPart(base.Parts()[int(which)%len(base.Parts())].Name, toUTF8(data)))
		if whole, part := len(Check(p)), len(checker.Check(p)); whole > 0 && part == 0 {
			t.Fatalf("the whole package has %d problems, what is new in it none", whole)
		}
		root, err := Parse(data)
		if err != nil {
			return
		}
		written := root.Document()
		again, err := Parse(written)
		if err != nil || !bytes.Equal(again.Document(), written) {
			t.Fatalf("%q is written as %q, which is read otherwise: %v", data, written, err)
		}
	})
}
