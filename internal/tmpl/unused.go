package tmpl

import (
	"cmp"
	"slices"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Unused reports the facts of the schema that no template reads and no roll-up or rule needs elsewhere, at their place
// in the schema. Definitions and groups that the program itself reads are named by the caller and left out.
func (s *Set) Unused(schema *facts.Schema, defs []string, except map[string]bool) diag.List {
	u := unused{set: s, except: except, seen: map[*facts.Type]bool{}}
	for _, def := range defs {
		if t := schema.Defs[def]; t != nil {
			u.group(t, "")
		}
	}
	slices.SortFunc(u.problems, func(a, b diag.Diagnostic) int { return cmp.Compare(a.At.Start, b.At.Start) })
	return u.problems
}

type unused struct {
	set      *Set
	except   map[string]bool
	seen     map[*facts.Type]bool
	problems diag.List
}

func (u *unused) group(t *facts.Type, path string) {
	if u.seen[t] || u.set.whole[t] {
		return
	}
	u.seen[t] = true
	for _, key := range t.Keys() {
		if at := facts.JoinPath(path, key); !u.except[at] {
			u.member(t.Field(key), at)
		}
	}
}

func (u *unused) member(t *facts.Type, path string) {
	switch {
	case t.Kind == facts.Map:
		u.group(t, path)
	case t.Kind == facts.List && t.Items != nil && t.Items.Kind == facts.Map && u.set.read[t]:
		u.group(t.Items, path+"[]")
	case !u.set.read[t] && !u.seen[t]:
		u.seen[t] = true
		u.problems = append(u.problems, diag.New("mau/khong-dung", t.At, path, t.Title))
	}
}
