package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
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

// Read reads a .docx. It refuses what the limits forbid, and names that Word refuses or that could escape a folder.
func Read(data []byte, limits Limits) (*Package, error) {
	limits = limits.withDefaults()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("open zip: %w", err)
	}
	if len(r.File) > limits.Entries {
		return nil, fmt.Errorf("%d entries, more than %d", len(r.File), limits.Entries)
	}
	p := &Package{}
	seen := map[string]bool{}
	var total int64
	for _, f := range r.File {
		if limits.Folders && strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		if err := checkName(f.Name); err != nil {
			return nil, err
		}
		if folded := strings.ToLower(f.Name); seen[folded] {
			return nil, fmt.Errorf("two entries are named %q", f.Name)
		} else {
			seen[folded] = true
		}
		content, err := unpack(f, limits)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		if total += int64(len(content)); total > limits.Total {
			return nil, fmt.Errorf("more than %d bytes in all", limits.Total)
		}
		p.Set(NewPart(f.Name, content))
	}
	return p, nil
}

func unpack(f *zip.File, limits Limits) ([]byte, error) {
	const small = 1 << 20
	limit := limits.Part
	if packed := int64(min(f.CompressedSize64, 1<<40)); packed*limits.Ratio < limit {
		limit = max(packed*limits.Ratio, small)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("more than %d bytes unpacked", limit)
	}
	return content, nil
}

// checkName refuses names that are not those of a part: folders, paths that leave the package, other separators.
func checkName(name string) error {
	switch {
	case strings.HasSuffix(name, "/"):
		return fmt.Errorf("%q is a folder; Word refuses packages with folder entries", name)
	case name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:\x00"):
		return fmt.Errorf("%q is not a part name", name)
	}
	for segment := range strings.SplitSeq(name, "/") {
		if segment == "" || segment == "." || segment == ".." {
			return fmt.Errorf("%q is not a part name", name)
		}
	}
	return nil
}
