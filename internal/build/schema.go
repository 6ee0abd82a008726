package build

import (
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/profile"
	"vanban/internal/viet"
)

// SchemaJSON returns the project's schema as JSON, for editors.
func SchemaJSON(data fs.FS) ([]byte, diag.List) {
	p := &project{}
	file, ok := p.read(data, "data", schemaFile)
	if !ok {
		return nil, p.problems
	}
	if _, problems := facts.ParseSchema(file); problems.HasErrors() {
		return nil, problems
	}
	return facts.SchemaJSON(file)
}

// Profile returns the newest version of a rule pack.
func Profile(templates fs.FS, name string) (*profile.Version, diag.List) {
	p := &project{}
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
