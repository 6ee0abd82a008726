// Package templates holds the rule packs of templates/the-thuc as they were when the program was built, for checking Word
// files where there is no project.
package templates

import "embed"

// Packs is a templates folder with the rule packs alone.
//
//go:embed the-thuc/*.yaml
var Packs embed.FS
