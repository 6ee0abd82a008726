package judges

import (
	"runtime"
	"strings"
	"sync"
	"testing"
)

// File is a Word file to be judged.
type File struct {
	Path  string // of the .docx
	Draft string // of the same document in Markdown, whose words must be the same; empty for none
}

// name is the path without the folder that all files share.
func (f File) name(dir string) string {
	return strings.TrimPrefix(strings.TrimPrefix(f.Path, dir), "/")
}

// Judge asks every judge about every file, each judge in a subtest of its own, so that what is absent shows by name:
//
//   - schemas: each part is valid by the schema of the standard
//   - microsoft: the Open XML SDK finds nothing
//   - libreoffice: the pages hold all words in order, page numbers run on from 2 in each section, no page is empty
//   - pandoc: reads the same words from the Word file and from the draft
//   - python-docx: opens the file
//
// Every judge is asked about all files in as few calls as it takes.
func Judge(t *testing.T, files []File) {
	t.Helper()
	if len(files) == 0 {
		t.Fatal("no file to judge")
	}
	dir := commonFolder(files)
	for _, judge := range []struct {
		name string
		ask  func(t *testing.T, dir string, files []File)
	}{
		{"schemas", schemas}, {"microsoft", microsoft}, {"libreoffice", libreOffice}, {"pandoc", pandoc}, {"python-docx", pythonDocx},
	} {
		t.Run(judge.name, func(t *testing.T) {
			t.Parallel()
			judge.ask(t, dir, files)
		})
	}
}

// each calls f for every file, on as many processors as there are. Only t.Error and the like may be called in it.
func each(files []File, f func(File)) {
	var wg sync.WaitGroup
	next := make(chan File)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for file := range next {
				f(file)
			}
		})
	}
	for _, file := range files {
		next <- file
	}
	close(next)
	wg.Wait()
}

func commonFolder(files []File) string {
	dir := files[0].Path
	for _, f := range files {
		for !strings.HasPrefix(f.Path, dir+"/") && dir != "" {
			dir = dir[:max(0, strings.LastIndexByte(dir, '/'))]
		}
	}
	return dir
}
