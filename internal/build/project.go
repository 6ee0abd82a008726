package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/profile"
	"vanban/internal/rollup"
	"vanban/internal/tmpl"
	"vanban/internal/viet"
)

// Names of files and folders that the program itself looks for.
const (
	schemaFile      = "schema.yaml"
	commonDef       = "chung"    // data/chung.yaml
	registerDef     = "van-ban"  // data/van-ban.yaml: documents that may be cited, by key
	profileDir      = "the-thuc" // templates/the-thuc/*.yaml
	letterheadDir   = "letterhead"
	parentKey       = tmpl.Above // a unit file may name the unit above
	nameKey         = "ten"      // name of a unit, which puts units in order
	illustrativeKey = "minh_hoa" // true in a unit file whose figures are made up for illustration
)

// project is everything read, checked and rolled up, before any document is made.
type project struct {
	name     string // tells its drafts from those of other projects
	schema   *facts.Schema
	common   *facts.Value
	register *facts.Value
	units    []*unit // by id
	set      *tmpl.Set
	profiles map[string]*profile.Profile
	problems diag.List
	missing  []missingUnit

	registerLacks bool // some records are not known
	broken        bool // what all documents share has problems: none can be made

	shapes sync.Map // shapeKey -> *markdown.Shape
}

// unit is a unit with what its documents see.
type unit struct {
	*facts.Unit
	above    *unit
	below    []*unit
	broken   *diag.File      // the file whose problems keep this unit's documents from being made; nil if none
	lacking  map[string]bool // facts that the schema requires and the file lacks, which is reported
	renamed  bool            // the file has unknown keys: what seems to lack may stand under another name
	orphaned bool            // a unit below may not be known
	foreign  bool            // its letters may be wrong: the file is in another encoding, which is reported
	partly   bool            // some of its figures are not known, as a file or a line could not be read
	inputs   []string        // files its facts come from

	once    sync.Once
	context *facts.Value
}

// load reads a project. Problems of one unit break that unit and those above it, which add its figures up; problems
// of what all share break all.
func load(data, templates fs.FS) *project {
	p := &project{}
	schema, ok := p.read(data, "data", schemaFile)
	if !ok {
		return p
	}
	var problems diag.List
	p.schema, problems = facts.ParseSchema(schema)
	p.failAll(problems...)
	if p.broken {
		return p
	}
	p.name = projectName(p.schema)
	declare(p.schema)
	if p.failAll(p.schema.Undeclared()...); p.broken {
		return p
	}
	p.common, problems = p.shared(data, commonDef, p.schema)
	p.failAll(problems...)
	p.loadRegister(data)
	var compiling sync.WaitGroup // templates need the schema alone
	compiling.Go(func() { p.set, problems = tmpl.Compile(templates, p.schema) })
	p.loadUnits(data)
	p.connect()
	p.rollUp()
	compiling.Wait()
	for _, t := range p.set.Templates {
		front := checkFront(t)
		t.Broken = t.Broken || front.HasErrors()
		problems = append(problems, front...)
	}
	p.problems = append(p.problems, problems...) // each breaks its own template
	p.loadProfiles(templates)
	p.checkRegister()
	p.checkReferences()
	return p
}

// projectName returns what tells the drafts of a project from those of others: what its schema is called, with its
// levels.
func projectName(s *facts.Schema) string {
	words := []string{s.Title}
	for _, level := range s.Levels {
		words = append(words, level.Name)
	}
	sum := sha256.Sum256([]byte(strings.Join(words, "\n")))
	return hex.EncodeToString(sum[:6])
}

// read reads a file; the name is reported with its folder in front.
func (p *project) read(files fs.FS, dir, name string) (*diag.File, bool) {
	bytes, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		p.failAll(diag.New("du-lieu/thieu-tep", diag.Span{File: diag.NewFile(dir, nil)}, path.Join(dir, name)))
		return nil, false
	}
	if err != nil {
		p.failAll(diag.New("du-lieu/khong-doc-duoc", diag.Span{File: diag.NewFile(path.Join(dir, name), nil)}, diag.Text{En: ": " + err.Error()}))
		return nil, false
	}
	return diag.NewFile(path.Join(dir, name), bytes), true
}

// shared loads a file that all units share. One that the schema does not have may be absent.
func (p *project) shared(data fs.FS, def string, schema *facts.Schema) (*facts.Value, diag.List) {
	name := def + ".yaml"
	if schema.Defs[def] == nil {
		if _, err := fs.Stat(data, name); err != nil {
			return nil, nil
		}
	}
	file, ok := p.read(data, "data", name)
	if !ok {
		return nil, nil
	}
	root, problems := schema.Load(file, def, "")
	if root != nil {
		for _, f := range facts.CheckRules(root, nil) {
			problems = append(problems, f.Problem())
		}
	}
	return root, problems
}

// failAll notes problems of what all documents share.
func (p *project) failAll(problems ...diag.Diagnostic) {
	p.problems = append(p.problems, problems...)
	p.broken = p.broken || diag.List(problems).HasErrors()
}

var unitName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// loadUnits loads every file of the level folders.
func (p *project) loadUnits(data fs.FS) {
	entries, err := fs.ReadDir(data, ".")
	if err != nil {
		p.problems = append(p.problems, diag.New("du-lieu/khong-doc-duoc", diag.Span{File: diag.NewFile("data", nil)}, diag.Text{En: ": " + err.Error()}))
	}
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
			if file, ok := p.read(data, "data", path.Join(level, f.Name())); ok {
				p.units = append(p.units, &unit{Unit: &facts.Unit{ID: level + "/" + name, Level: level, File: file}, inputs: []string{file.Name}})
			}
		}
	}
	found := make([]diag.List, len(p.units))
	inParallel(len(p.units), func(i int) { found[i] = p.units[i].load(p.schema) })
	for i, u := range p.units {
		p.fail(u, found[i]...)
	}
	slices.SortFunc(p.units, func(a, b *unit) int { return strings.Compare(a.ID, b.ID) })
}

// unread reports a file of a level folder that is not read. It may be a unit that was renamed by mistake: what adds the
// units of the level up is not made.
func (p *project) unread(level, name string) {
	file := diag.NewFile(path.Join("data", level, name), nil)
	stem, _, _ := strings.Cut(name, ".")
	p.problems = append(p.problems, diag.New("du-lieu/tep-khong-doc", diag.Span{File: file}, stem+".yaml"))
	p.missing = append(p.missing, missingUnit{level, file})
}

// missingUnit is a file that may hold a unit of a level but cannot be told to.
type missingUnit struct {
	level string
	file  *diag.File
}

// load reads a unit's file.
func (u *unit) load(schema *facts.Schema) diag.List {
	u.partly = true
	if name := u.Name(); !unitName.MatchString(name) {
		return diag.List{diag.New("du-lieu/ten-tep", diag.Span{File: u.File}, name)}
	}
	root, problems := schema.Load(u.File, u.Level, u.ID)
	u.Root, u.partly = root, root == nil || root.Partial
	u.lacking = map[string]bool{}
	for _, d := range problems {
		switch d.Code {
		case "du-lieu/utf8":
			u.foreign = true
		case "du-lieu/thieu":
			u.lacking[fmt.Sprint(d.Args[0])] = true
		case "du-lieu/khoa-la", "du-lieu/khoa-sai-cho", "du-lieu/phay-trong-ngoac", "du-lieu/khoa-phuc-hop":
			u.renamed = true
		}
	}
	return problems
}

// inParallel does something n times, on all processors.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// fail notes problems of a unit's own file.
func (p *project) fail(u *unit, problems ...diag.Diagnostic) {
	p.problems = append(p.problems, problems...)
	if diag.List(problems).HasErrors() {
		u.broken = u.File
	}
}

// connect finds the unit above each unit: the one it names, or the only one of the level above.
func (p *project) connect() {
	for _, u := range p.units {
		level, _ := p.schema.Level(u.Level)
		if level.Parent == "" {
			continue
		}
		candidates := slices.DeleteFunc(slices.Clone(p.units), func(c *unit) bool { return c.Level != level.Parent })
		if u.Root == nil {
			p.missing = append(p.missing, missingUnit{u.Level, u.File})
			continue
		}
		named := u.Root.Field(parentKey)
		if !stated(named) {
			switch {
			case len(candidates) == 1:
				u.above = candidates[0]
			case u.partly || named != nil && named.Kind == facts.Invalid:
				p.missing = append(p.missing, missingUnit{u.Level, u.File})
			}
		} else {
			i := slices.IndexFunc(candidates, func(c *unit) bool { return c.ID == named.Text || c.Name() == named.Text })
			if i < 0 {
				var ids []string
				for _, c := range candidates {
					ids = append(ids, c.ID)
				}
				p.fail(u, diag.New("du-lieu/cap-tren", named.At, named.Text, strings.Join(ids, ", ")))
				p.missing = append(p.missing, missingUnit{u.Level, u.File})
				continue
			}
			u.above = candidates[i]
		}
		if u.above != nil {
			u.above.below = append(u.above.below, u)
		}
	}
	for _, u := range p.units {
		slices.SortFunc(u.below, func(a, b *unit) int { return viet.Compare(a.label(), b.label()) })
	}
}

// label is what units are put in order by: their name if they have one.
func (u *unit) label() string {
	if u.Root != nil {
		if name := u.Root.Field(nameKey); name != nil && name.Kind == facts.Text {
			// Its case does not count.
			return viet.Lower(name.Text)
		}
	}
	return u.Name()
}

// rollUp adds figures up level by level, from the bottom, and checks the rules on every unit, also on those with other
// problems: what they say is compared as far as it is known.
func (p *project) rollUp() {
	agree := agreement{failed: map[*facts.Rule]bool{}, copies: p.copies()}
	for _, m := range p.missing {
		if level, _ := p.schema.Level(m.level); level.Parent != "" {
			p.breakAbove(m.file, level.Parent)
		}
	}
	for _, level := range p.schema.Levels {
		for _, u := range p.units {
			if u.Level != level.Name {
				continue
			}
			u.inherit()
			if u.Root == nil {
				continue
			}
			if !u.lacksBelow() {
				var below []*facts.Value
				for _, b := range u.below {
					below = append(below, b.Root)
				}
				root, mismatches := rollup.Up(u.Root, below)
				u.Root = root
				agree.mismatches = append(agree.mismatches, mismatches...)
			}
			agree.failures = append(agree.failures, facts.CheckRules(u.Root, agree.failed)...)
		}
	}
	p.problems = append(p.problems, agree.problems()...)
}

// inherit passes inputs and problems of the units below on to a unit.
func (u *unit) inherit() {
	for _, b := range u.below {
		u.inputs = append(u.inputs, b.inputs...)
		if b.broken != nil && u.broken == nil {
			u.broken = b.broken
		}
		u.partly = u.partly || b.partly
	}
}

// lacksBelow tells whether what the units below come to is not known.
func (u *unit) lacksBelow() bool {
	return u.orphaned || slices.ContainsFunc(u.below, func(b *unit) bool { return b.partly })
}

// breakAbove marks the units that a unit which cannot be read may belong to.
func (p *project) breakAbove(file *diag.File, level string) {
	for _, above := range p.units {
		if above.Level != level {
			continue
		}
		above.partly, above.orphaned = true, true
		if above.broken == nil {
			above.broken = file
		}
	}
}

func (p *project) loadProfiles(templates fs.FS) {
	names, _ := fs.Glob(templates, profileDir+"/*.yaml")
	var files []*diag.File
	for _, name := range names {
		if file, ok := p.read(templates, "templates", name); ok {
			files = append(files, file)
		}
	}
	var problems diag.List
	p.profiles, problems = profile.Load(files)
	p.failAll(problems...)
}
