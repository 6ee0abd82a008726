package facts

import (
	"strings"

	"vanban/internal/diag"
)

// Unit is one unit of an office: a data file. Its level is the folder.
type Unit struct {
	ID     string // phuong/phuong-1
	Level  string // phuong
	Parent string // thanh-pho/dong-ha; empty at the top
	File   *diag.File
	Root   *Value // nil while its file has problems
}

// Name returns the unit's file name without folder and ending.
func (u *Unit) Name() string { return strings.TrimPrefix(u.ID, u.Level+"/") }
