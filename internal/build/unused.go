package build

import (
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/tmpl"
)

// Unused reports the facts that no template reads. Issue data, names of units and the unit above are read by the
// program itself.
func Unused(data, templates fs.FS) diag.List {
	p := load(data, templates)
	if p.set == nil || p.problems.HasErrors() {
		return p.settle(data, p.problems, false)
	}
	defs := []string{commonDef}
	for _, level := range p.schema.Levels {
		defs = append(defs, level.Name)
	}
	return p.settle(data, p.set.Unused(p.schema, defs, map[string]bool{issueKey: true, nameKey: true, parentKey: true, tmpl.Common: true, illustrativeKey: true}), false)
}
