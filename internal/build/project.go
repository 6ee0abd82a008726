package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"vanban/internal/diag"
	"vanban/internal/docx"
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
	broken   bool // what all documents share has problems: none can be made
	shard    Shard
	prose    bool // the texts of facts are checked too
	thin     bool // only a part of the facts of the lowest units is kept

	registerLacks bool // some records are not known

	data, templates fs.FS
	sums            map[string][sha256.Size]byte // of the files that all units share, by name
	survey          *survey
	references      *references
	shapes          *sync.Map     // shapeKey -> *markdown.Shape
	kept            *atomic.Int64 // bytes of the texts of shapes
	notebook        *notebook     // of very large families; nil where earlier runs are not relied on
	digests         *sync.Map     // of a part: digests of families and of values that many read
	masters         map[master]*docx.Letterhead
}

// unit is a unit with what its documents see.
type unit struct {
	*facts.Unit
	source   *source
	agree    agreement // what does not agree in a unit of which only a part is kept
	above    *unit
	below    []*unit
	broken   *diag.File           // the file whose problems keep this unit's documents from being made; nil if none
	lacking  map[string]bool      // facts that the schema requires and the file lacks, which is reported
	renamed  bool                 // the file has unknown keys: what seems to lack may stand under another name
	orphaned bool                 // a unit below may not be known
	foreign  bool                 // its letters may be wrong: the file is in another encoding, which is reported
	partly   bool                 // some of its figures are not known, as a file or a line could not be read
	failed   map[*facts.Rule]bool // rules that do not hold here or below

	once    sync.Once
	context *facts.Value
}

// load reads what all units share, and finds out which units there are. Problems of it break all documents; those of one
// unit, which is loaded in its part, break that unit and those above it, which add its figures up.
func load(data, templates fs.FS) *project {
	p := newProject()
	p.data, p.templates = data, templates
	schema, ok := p.read(data, "data", schemaFile)
	if !ok {
		return p
	}
	var problems diag.List
	p.schema, problems = facts.ParseSchema(schema)
	p.failAll(problems...)
	if slices.ContainsFunc(problems, blinding) {
		return p
	}
	p.name = projectName(p.schema)
	declare(p.schema)
	if undeclared := p.schema.Undeclared(); len(undeclared) > 0 {
		p.failAll(undeclared...)
		return p
	}
	p.common, problems = p.shared(data, commonDef, p.schema)
	p.failAll(problems...)
	p.loadRegister(data)
	packs := p.readProfiles(templates)
	var compiling sync.WaitGroup // templates need the schema alone, rule packs nothing
	compiling.Go(func() { p.set, problems = tmpl.Compile(templates, p.schema) })
	var inPacks diag.List
	compiling.Go(func() { p.profiles, inPacks = profile.Load(packs) })
	p.look(data)
	compiling.Wait()
	for _, t := range p.set.Templates {
		front := checkFront(t)
		t.Broken = t.Broken || front.HasErrors()
		problems = append(problems, front...)
	}
	p.problems = append(p.problems, problems...) // each breaks its own template
	p.failAll(inPacks...)
	p.checkRegister()
	p.checkReferences()
	return p
}

// oneType are the problems of a schema that leave the rest of it as it is: one kind, one way to add up, one rule.
var oneType = map[diag.Code]bool{"luoc-do/kieu-la": true, "luoc-do/gop-la": true, "luoc-do/gop-sai-kieu": true, "luoc-do/quy-tac": true,
	"luoc-do/quy-tac-thieu-dk": true}

// blinding tells whether a problem of the schema leaves too little of it to judge the data by.
func blinding(d diag.Diagnostic) bool { return d.Severity() == diag.Error && !oneType[d.Code] }

func newProject() *project {
	return &project{survey: &survey{}, sums: map[string][sha256.Size]byte{}, shapes: new(sync.Map), kept: new(atomic.Int64),
		masters: map[master]*docx.Letterhead{}}
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
		p.failAll(diag.New("du-lieu/khong-doc-duoc", diag.Span{File: diag.NewFile(path.Join(dir, name), nil)}, unread(err)))
		return nil, false
	}
	if p.sums != nil {
		p.sums[path.Join(dir, name)] = sha256.Sum256(bytes)
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

// maxName bounds the names of units: their drafts stand in folders of that name.
const maxName = 100

var unitName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// load reads a unit's file.
func (u *unit) load(schema *facts.Schema) diag.List {
	u.partly = true
	if name := u.Name(); !unitName.MatchString(name) || len(name) > maxName {
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

// fail notes problems of a unit's own file.
func (p *project) fail(u *unit, problems ...diag.Diagnostic) {
	p.problems = append(p.problems, problems...)
	if diag.List(problems).HasErrors() {
		u.broken = u.File
	}
}

// connect puts each unit below the one that the survey found above it, and reports names that no unit has.
func (p *project) connect() {
	units := make(map[*source]*unit, len(p.units))
	for _, u := range p.units {
		units[u.source] = u
	}
	for _, u := range p.units {
		level, _ := p.schema.Level(u.Level)
		if level.Parent == "" {
			continue
		}
		if u.Root == nil {
			p.missing = append(p.missing, missingUnit{u.Level, u.File})
			continue
		}
		if above := units[u.source.above]; above != nil {
			u.above = above
			above.below = append(above.below, u)
		} else if named := u.Root.Field(parentKey); stated(named) {
			var ids []string
			for _, c := range p.survey.levels[level.Parent] {
				ids = append(ids, c.id)
			}
			p.fail(u, diag.New("du-lieu/cap-tren", named.At, named.Text, strings.Join(ids, ", ")))
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
	for _, m := range p.missing {
		if level, _ := p.schema.Level(m.level); level.Parent != "" {
			p.breakAbove(m.file, level.Parent)
		}
	}
	agree := agreement{copies: p.copies()}
	for _, level := range p.schema.Levels {
		var units []*unit
		for _, u := range p.units {
			if u.Level == level.Name {
				u.inherit()
				units = append(units, u)
			}
		}
		for _, a := range parallel(units, 0, func(u *unit) agreement {
			if p.thinned(u.source) {
				return u.agree
			}
			return u.rollUp()
		}) {
			agree.mismatches = append(agree.mismatches, a.mismatches...)
			agree.failures = append(agree.failures, a.failures...)
		}
	}
	p.problems = append(p.problems, agree.problems()...)
}

// rollUp adds up the figures of the units below, and tells what does not agree.
func (u *unit) rollUp() (a agreement) {
	if u.Root == nil {
		return a
	}
	if u.failed == nil {
		u.failed = map[*facts.Rule]bool{}
	}
	if !u.lacksBelow() {
		var below []*facts.Value
		for _, b := range u.below {
			below = append(below, b.Root)
		}
		u.Root, a.mismatches = rollup.Up(u.Root, below)
	}
	a.failures = facts.CheckRules(u.Root, u.failed)
	return a
}

// inherit passes problems of the units below on to a unit.
func (u *unit) inherit() {
	if u.failed == nil {
		u.failed = map[*facts.Rule]bool{}
	}
	for _, b := range u.below {
		maps.Copy(u.failed, b.failed)
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

// breakAbove marks the unit above one that cannot be read, or all units that it may belong to.
func (p *project) breakAbove(file *diag.File, level string) {
	var only *source
	if s := p.survey.byFile[file.Name]; s != nil {
		only = s.above
	}
	for _, above := range p.units {
		if above.Level != level || only != nil && above.source != only {
			continue
		}
		above.partly, above.orphaned = true, true
		if above.broken == nil {
			above.broken = file
		}
	}
}

func (p *project) loadProfiles(templates fs.FS) {
	var problems diag.List
	p.profiles, problems = profile.Load(p.readProfiles(templates))
	p.failAll(problems...)
}

// readProfiles reads the rule packs.
func (p *project) readProfiles(templates fs.FS) []*diag.File {
	names, _ := fs.Glob(templates, profileDir+"/*.yaml")
	var files []*diag.File
	for _, name := range names {
		if file, ok := p.read(templates, "templates", name); ok {
			files = append(files, file)
		}
	}
	return files
}
