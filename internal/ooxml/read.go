package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
)

// Limits protect against packages that are made to exhaust memory. A zero field means its default.
type Limits struct {
	Total   int64 // bytes of all parts, unpacked; default 64 MiB
	Part    int64 // bytes of one part, unpacked; default 32 MiB
	Entries int   // default 1000
	Ratio   int64 // unpacked bytes for each packed byte, for parts above 1 MiB; default 100

	Folders bool // entries that are folders are passed over instead of refused
}

func (l Limits) withDefaults() Limits {
	if l.Total == 0 {
		l.Total = 64 << 20
	}
	if l.Part == 0 {
		l.Part = 32 << 20
	}
	if l.Entries == 0 {
		l.Entries = 1000
	}
	if l.Ratio == 0 {
		l.Ratio = 100
	}
	return l
}

// Read reads a .docx. It refuses, with a *Refusal, what the limits forbid, what is no package, and names that Word
// refuses or that could escape a folder. Never more is unpacked than the limits allow, whatever the entries say of
// their size. Parts in UTF-16 are turned into UTF-8.
func Read(data []byte, limits Limits) (*Package, error) {
	limits = limits.withDefaults()
	if reason := otherFormat(data); reason != 0 {
		return nil, &Refusal{Reason: reason}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &Refusal{Reason: NoZip, Err: err}
	}
	if len(r.File) > limits.Entries {
		return nil, &Refusal{Reason: ManyEntries, Limit: int64(limits.Entries)}
	}
	p := &Package{}
	seen := map[string]bool{}
	left := limits.Total
	for _, f := range r.File {
		if limits.Folders && strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		if err := checkName(f.Name); err != nil {
			return nil, err
		}
		if folded := strings.ToLower(f.Name); seen[folded] {
			return nil, &Refusal{Reason: SameName, Part: f.Name}
		} else {
			seen[folded] = true
		}
		content, err := unpack(f, limits, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(content))
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			content = toUTF8(content)
		}
		p.Set(NewPart(f.Name, content))
	}
	return p, nil
}

// unpack unpacks an entry, of which left bytes are allowed in all.
func unpack(f *zip.File, limits Limits, left int64) ([]byte, error) {
	const small = 1 << 20
	if f.Flags&1 != 0 {
		return nil, &Refusal{Reason: Locked, Part: f.Name}
	}
	limit, reason := limits.Part, LargePart
	if packed := int64(min(f.CompressedSize64, 1<<40)); packed*limits.Ratio < limit {
		if byRatio := max(packed*limits.Ratio, small); byRatio < limit {
			limit, reason = byRatio, Bomb
		}
	}
	if left < limit {
		limit, reason = left, LargePackage
	}
	excess := func() error {
		if reason == LargePackage {
			limit = limits.Total
		}
		return &Refusal{Reason: reason, Part: f.Name, Limit: limit}
	}
	if f.UncompressedSize64 > uint64(limit) {
		return nil, excess()
	}
	r, err := f.Open()
	if err != nil {
		return nil, &Refusal{Reason: Damaged, Part: f.Name, Err: err}
	}
	defer r.Close()
	var content bytes.Buffer
	content.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	if _, err := content.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, &Refusal{Reason: Damaged, Part: f.Name, Err: err}
	}
	if int64(content.Len()) > limit {
		return nil, excess()
	}
	return content.Bytes(), nil
}

// otherFormat recognises files that are often named .docx and are none.
func otherFormat(data []byte) Reason {
	switch {
	case len(data) == 0:
		return Empty
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return Locked
		}
		return OldWord
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return RichText
	case !bytes.HasPrefix(data, []byte("PK")):
		return NoZip
	}
	return 0
}

// checkName refuses names that are not those of a part: folders, paths that leave the package, other separators.
func checkName(name string) error {
	switch {
	case strings.HasSuffix(name, "/"):
		return &Refusal{Reason: Folder, Part: name}
	case name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:\x00"):
		return &Refusal{Reason: BadName, Part: name}
	}
	for segment := range strings.SplitSeq(name, "/") {
		if segment == "" || segment == "." || segment == ".." {
			return &Refusal{Reason: BadName, Part: name}
		}
	}
	return nil
}
