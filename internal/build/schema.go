package build

import (
	"cmp"
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// EditorSchemas returns the project's schema for editors, by file name: one for each file or folder of data/, and the
// whole under its own name.
func EditorSchemas(data fs.FS) (map[string][]byte, diag.List) {
	p := newProject()
	file, ok := p.read(data, "data", schemaFile)
	if !ok {
		return nil, p.problems
	}
	schema, problems := facts.ParseSchema(file)
	if problems.HasErrors() {
		return nil, problems
	}
	names := []string{"", commonDef, registerDef}
	for _, level := range schema.Levels {
		names = append(names, level.Name)
	}
	schemas := map[string][]byte{}
	for _, name := range names {
		if name != "" && schema.Defs[name] == nil {
			continue
		}
		text, problems := facts.EditorSchema(file, name, name == registerDef)
		if problems.HasErrors() {
			return nil, problems
		}
		schemas[cmp.Or(name, "schema")+".json"] = text
	}
	return schemas, problems
}

// Profile returns the newest version of a rule pack.
func Profile(templates fs.FS, name string) (*profile.Version, diag.List) {
	p := newProject()
	p.loadProfiles(templates)
	if p.broken {
		return nil, p.problems
	}
	pack := p.profiles[name]
	if pack == nil {
		near, _ := viet.Nearest(name, sorted(p.profiles))
		return nil, diag.List{diag.New("chay/the-thuc-la", diag.Span{File: diag.NewFile("templates/the-thuc", nil)}, name, diag.Perhaps(near))}
	}
	return pack.At(viet.Date{}), p.problems
}

// Profiles returns all rule packs by name; none where a pack cannot be read.
func Profiles(templates fs.FS) (map[string]*profile.Profile, diag.List) {
	p := &project{}
	p.loadProfiles(templates)
	if p.broken {
		return nil, p.problems
	}
	return p.profiles, p.problems
}
