package layout

import (
	"vanban/internal/diag"
	"vanban/internal/ooxml"
	"vanban/internal/profile"
)

// bytes writes the document with the parts that were read, changed or not.
func (d *Document) bytes(changed ...string) ([]byte, error) {
	for _, name := range changed {
		if root := d.roots[name]; root != nil {
			d.pkg.Set(ooxml.NewPart(name, root.Document()))
		}
	}
	return d.pkg.Bytes()
}

// stories returns the names of all parts that hold text which a mend may change.
func (d *Document) stories() []string {
	names := []string{d.main}
	seen := map[string]bool{}
	for _, p := range d.everything() {
		if !seen[p.part] && p.part != d.main {
			seen[p.part] = true
			names = append(names, p.part)
		}
	}
	return names
}

// mendRounds is how often a document is mended and judged again: what one mend uncovers the next one mends.
const mendRounds = 4

// Mend returns a copy of a Word file in which what is layout only is made right by a pack, as Check chooses it, and the
// faults that were mended. The text stays byte for byte. Nothing to mend returns the file as it was.
func Mend(data []byte, packs map[string]*profile.Profile, name string) (mended []byte, done []Finding, err error) {
	mended = data
	for range mendRounds {
		d, err := Open(mended)
		if err != nil {
			return nil, nil, err
		}
		v := d.Check(packs, name)
		if v == nil {
			return mended, done, nil
		}
		any := false
		for _, f := range v.Findings {
			if f.mend != nil && f.Rule.Severity != diag.Info {
				f.mend()
				any = true
				done = append(done, f)
			}
		}
		if !any {
			break
		}
		if mended, err = d.bytes(d.stories()...); err != nil {
			return nil, nil, err
		}
	}
	return mended, distinct(done), nil
}

// distinct leaves out what was mended again in a later round.
func distinct(list []Finding) []Finding {
	var all []Finding
	seen := map[string]bool{}
	for _, f := range list {
		key := f.Rule.ID + "\x00" + f.What.Vi
		if !seen[key] {
			seen[key] = true
			all = append(all, f)
		}
	}
	return all
}
