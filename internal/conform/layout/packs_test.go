package layout

import (
	"os"
	"sync"
	"testing"

	"vanban/internal/diag"
	"vanban/internal/profile"
)

// loaded are the project's own rule packs.
var loaded = sync.OnceValue(func() map[string]*profile.Profile {
	var files []*diag.File
	for _, name := range []string{"nghi-dinh-30", "mat-tran", "dang"} {
		data, err := os.ReadFile("../../../templates/the-thuc/" + name + ".yaml")
		if err != nil {
			panic(err)
		}
		files = append(files, diag.NewFile(name+".yaml", data))
	}
	all, problems := profile.Load(files)
	if len(problems) > 0 {
		panic(problems[0].Message(diag.En))
	}
	return all
})

func packs(testing.TB) map[string]*profile.Profile { return loaded() }
