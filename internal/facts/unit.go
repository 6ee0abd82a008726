package facts

import (
	"strings"

	"vanban/internal/diag"
)

// Unit is one unit of an office: a data file. Its level is the folder.
type Unit struct {
	ID    string // xa/tan-an
	Level string // xa
	File  *diag.File
	Root  *Value // nil while its file has problems
}

// Name returns the unit's file name without folder and ending.
func (u *Unit) Name() string { return strings.TrimPrefix(u.ID, u.Level+"/") }
