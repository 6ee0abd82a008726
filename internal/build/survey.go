package build

import (
	"crypto/sha256"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// survey is what is known of all units before any is loaded: which files there are, and which unit stands above which.
type survey struct {
	sources []*source            // by id
	levels  map[string][]*source // by level, by id
	byFile  map[string]*source   // by the name of the file
	lost    []missingUnit        // files that hold or may hold a unit which cannot be placed
}

// source is the file of a unit.
type source struct {
	id, level string
	sum       [sha256.Size]byte
	text      *diag.File // nil in a large project: it is read again when it is loaded
	peeked    facts.Peeked
	above     *source
	below     []*source
	members   int // of a unit that none is above: of its family
}

// file names the file as the user knows it.
func (s *source) file() string { return path.Join("data", s.id+".yaml") }

// name returns the file's name without folder and ending.
func (s *source) name() string { return strings.TrimPrefix(s.id, s.level+"/") }

// answers tells whether a unit is meant by a name.
func (s *source) answers(name string) bool { return s.id == name || s.name() == name }

// sourceNamed returns the one that a name means, or nil.
func sourceNamed(sources []*source, name string) *source {
	if i := slices.IndexFunc(sources, func(s *source) bool { return s.answers(name) }); i >= 0 {
		return sources[i]
	}
	return nil
}

// missingUnit is a file that may hold a unit of a level but cannot be told to.
type missingUnit struct {
	level string
	file  *diag.File
}

// maxUnits bounds the units of a project, thirty times those of the country's communes.
const maxUnits = 100_000

// keptText is how much of the data files is kept from the survey until they are loaded.
const keptText = 32 << 20

// look finds the unit files and what stands above each.
func (p *project) look(data fs.FS) {
	p.survey = &survey{levels: map[string][]*source{}, byFile: map[string]*source{}}
	sources := p.list(data)
	errs := parallel(sources, 0, func(s *source) error {
		text, err := fs.ReadFile(data, s.id+".yaml")
		if err == nil {
			s.sum, s.peeked = sha256.Sum256(text), facts.Peek(text, parentKey)
			s.text = diag.NewFile(s.file(), text)
		}
		return err
	})
	size := 0
	for i, s := range sources {
		name := s.file()
		if errs[i] != nil {
			p.failAll(diag.New("du-lieu/khong-doc-duoc", diag.Span{File: diag.NewFile(name, nil)}, unread(errs[i])))
			continue
		}
		if size += len(s.text.Data); size > keptText {
			s.text = nil
		}
		p.survey.sources = append(p.survey.sources, s)
		p.survey.levels[s.level] = append(p.survey.levels[s.level], s)
		p.survey.byFile[name] = s
	}
	for _, s := range p.survey.sources {
		p.place(data, s)
	}
	for _, s := range p.survey.sources {
		s.top().members++
	}
}

// list returns the files of the level folders that may be units, by id.
func (p *project) list(data fs.FS) []*source {
	entries, err := fs.ReadDir(data, ".")
	if err != nil {
		p.problems = append(p.problems, diag.New("du-lieu/khong-doc-duoc", diag.Span{File: diag.NewFile("data", nil)}, unread(err)))
	}
	var sources []*source
	for _, entry := range entries {
		if !entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		level := entry.Name()
		if _, ok := p.schema.Level(level); !ok {
			p.problems = append(p.problems, diag.New("du-lieu/cap-la", diag.Span{File: diag.NewFile(path.Join("data", level), nil)}, level))
			continue
		}
		files, _ := fs.ReadDir(data, level)
		for _, f := range files {
			name, isYAML := strings.CutSuffix(f.Name(), ".yaml")
			if strings.HasPrefix(f.Name(), ".") || strings.HasPrefix(f.Name(), "~") || strings.HasSuffix(f.Name(), "~") {
				continue // files of systems and editors
			}
			if f.IsDir() || !isYAML {
				p.unread(level, f.Name())
				continue
			}
			sources = append(sources, &source{id: level + "/" + name, level: level})
		}
	}
	if len(sources) > maxUnits {
		p.failAll(diag.New("du-lieu/qua-nhieu-don-vi", diag.Span{File: diag.NewFile("data", nil)}, len(sources), maxUnits))
		return nil
	}
	slices.SortFunc(sources, func(a, b *source) int { return strings.Compare(a.id, b.id) })
	return sources
}

// unread reports a file of a level folder that is not read. It may be a unit that was renamed by mistake: what adds the
// units of the level up is not made.
func (p *project) unread(level, name string) {
	file := diag.NewFile(path.Join("data", level, name), nil)
	stem, _, _ := strings.Cut(name, ".")
	p.problems = append(p.problems, diag.New("du-lieu/tep-khong-doc", diag.Span{File: file}, stem+".yaml"))
	p.survey.lost = append(p.survey.lost, missingUnit{level, file})
}

// place finds the unit above a unit: the one it names, or the only one of the level above. A file in which that is not
// plain to see is loaded for it.
func (p *project) place(data fs.FS, s *source) {
	level, _ := p.schema.Level(s.level)
	if level.Parent == "" {
		return
	}
	candidates := p.survey.levels[level.Parent]
	named, known := s.peeked.Value, true
	if !s.peeked.Sure || named == "" && len(candidates) != 1 {
		named, known = p.aboveAsLoaded(data, s)
	}
	switch {
	case named != "":
		s.above = sourceNamed(candidates, named)
	case len(candidates) == 1:
		s.above = candidates[0]
	}
	if s.above != nil {
		s.above.below = append(s.above.below, s)
	} else if named != "" || !known {
		p.survey.lost = append(p.survey.lost, missingUnit{s.level, diag.NewFile(s.file(), nil)})
	}
}

// aboveAsLoaded loads a file for the unit above it. Its problems are reported when it is loaded in its turn.
func (p *project) aboveAsLoaded(data fs.FS, s *source) (named string, known bool) {
	text, err := fs.ReadFile(data, s.id+".yaml")
	if err != nil {
		return "", false
	}
	root, _ := p.schema.Load(diag.NewFile(s.file(), text), s.level, s.id)
	if root == nil {
		return "", false
	}
	if v := root.Field(parentKey); stated(v) {
		return v.Text, true
	} else if v != nil && v.Kind == facts.Invalid {
		return "", false
	}
	return "", !root.Partial
}

// families returns the units of the project, each unit that has none above with all below it.
func (s *survey) families() [][]*source {
	var families [][]*source
	for _, top := range s.sources {
		if top.above == nil {
			families = append(families, top.family(nil))
		}
	}
	return families
}

func (s *source) family(all []*source) []*source {
	all = append(all, s)
	for _, b := range s.below {
		all = b.family(all)
	}
	return all
}
