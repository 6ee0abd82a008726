// Package tmpl compiles and runs the templates that turn facts into Markdown. It owns the functions that templates may
// call and the table of printed figures: each printed value becomes a token in the text, so that a value never meets
// the Markdown parser and every figure keeps its fact or its operands.
//
// It must not know what Markdown means, nor how documents are laid out.
package tmpl

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Suffix is how template files of documents end. Other files ending in .tmpl are partials if they begin with an
// underscore.
const Suffix = ".md.tmpl"

// Limits of a template's file and of the name of a document, which its drafts get with an ending.
const (
	maxSize = 1 << 20 // bytes
	maxName = 100     // letters
)

// Set is all templates of a project, compiled.
type Set struct {
	Templates []*Template // by name

	read  map[*facts.Type]bool
	whole map[*facts.Type]bool

	fromAbove map[*facts.Type]bool // what is read of units below, by the types of their own documents

	places []place
	texts  map[*byte]text         // the first byte of each text between actions
	trees  map[string]*parse.Tree // rewritten
}

// Template is the template of one kind of document at one level.
type Template struct {
	Name  string // xa/ke-hoach
	Level string // xa
	Doc   string // ke-hoach
	File  *diag.File
	Front []Front

	Broken bool     // it has problems and cannot be run
	Inputs []string // files it is made of: its own and those of the partials it calls

	longest atomic.Int64 // bytes that a document was, as the next one will be
}

// Front is one field of a template's front matter. Its values may hold actions.
type Front struct {
	Key   string    // as ky.chuc_vu
	At    diag.Span // the key's value
	Plain string    // the value as typed; the first of a list

	names []string // parsed templates, one for each value of a list
}

// Field returns a field of the front matter.
func (t *Template) Field(key string) (Front, bool) {
	i := slices.IndexFunc(t.Front, func(f Front) bool { return f.Key == key })
	if i < 0 {
		return Front{}, false
	}
	return t.Front[i], true
}

// Compile reads every template below a folder and checks each against the schema: unknown functions, keys that the
// schema does not have, actions that do not close. Templates with problems are in the set as Broken.
//
// What a template sees as its data is the facts of a unit with the members that Context adds.
func Compile(files fs.FS, schema *facts.Schema) (*Set, diag.List) {
	c := &compiler{schema: schema, trees: map[string]tree{}, contexts: map[string]*facts.Type{}, checked: map[visit]bool{}, broken: map[string]bool{},
		read: map[*facts.Type]bool{}, whole: map[*facts.Type]bool{}, originals: map[*facts.Type]*facts.Type{}}
	if err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".tmpl") {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			c.problems = append(c.problems, diag.New("mau/khong-doc-duoc", diag.Span{File: diag.NewFile(path.Join("templates", name), nil)}, english(err.Error())))
		}
		c.add(name, diag.NewFile(path.Join("templates", name), data))
		return nil
	}); err != nil {
		c.problems = append(c.problems, diag.New("mau/khong-doc-duoc", diag.Span{}, english(err.Error())))
	}
	for _, t := range c.templates {
		c.checkTemplate(t)
	}
	c.checkPartials()
	return c.set(), c.problems
}

// plainName is what documents may be called: their drafts are files of that name.
var plainName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

type compiler struct {
	schema    *facts.Schema
	templates []*Template
	trees     map[string]tree
	contexts  map[string]*facts.Type // data of a document, by level
	checked   map[visit]bool
	broken    map[string]bool             // parsed templates with problems
	read      map[*facts.Type]bool        // places of the schema that some template reads
	whole     map[*facts.Type]bool        // groups that some function gets as a whole
	originals map[*facts.Type]*facts.Type // of the types that units have as seen from above
	problems  diag.List
}

// add parses one file.
func (c *compiler) add(name string, file *diag.File) {
	base := strings.TrimSuffix(strings.TrimSuffix(name, ".tmpl"), ".md")
	whole := diag.Span{File: file}
	if len(file.Data) > maxSize {
		c.fail(base, diag.New("mau/qua-lon", diag.Span{File: diag.NewFile(file.Name, nil)}, maxSize>>20))
		file = diag.NewFile(file.Name, nil)
		whole = diag.Span{File: file}
	}
	if strings.HasPrefix(path.Base(name), "_") {
		c.parse(&source{name: base, file: file, text: string(file.Data), at: whole})
		return
	}
	t := &Template{Name: base, Level: path.Dir(base), Doc: path.Base(base), File: file}
	if !strings.HasSuffix(name, Suffix) || t.Level == "." || !plainName.MatchString(t.Doc) || len(t.Doc) > maxName {
		c.problems = append(c.problems, diag.New("mau/ten-tep", whole, name))
		return
	}
	c.templates = append(c.templates, t)
	front, body, open, ok := splitFront(file.Data)
	if !ok {
		c.fail(t.Name, diag.New("mau/thieu-dau", whole))
		return
	}
	if open {
		line, _ := file.Position(body)
		start := file.Offset(line, 1)
		c.fail(t.Name, diag.New("mau/dau-chua-dong", diag.Span{File: file, Start: start, End: start + len(file.Line(line))}))
	}
	root, problems := facts.LoadLoose(diag.NewFile(file.Name, front))
	c.fail(t.Name, problems...)
	if root != nil {
		c.front(t, root, "")
	}
	c.parse(&source{name: base, file: file, text: string(file.Data[body:]), base: body, at: whole})
}

// front makes a template of each value of the front matter.
func (c *compiler) front(t *Template, group *facts.Value, prefix string) {
	for key, v := range group.Fields() {
		f := Front{Key: prefix + key, At: diag.Span{File: t.File, Start: v.At.Start, End: v.At.End}}
		values := []*facts.Value{v}
		switch v.Kind {
		case facts.Map:
			c.front(t, v, f.Key+".")
			continue
		case facts.List:
			values = v.Items()
		}
		for i, value := range values {
			if value.Kind == facts.Absent {
				value = &facts.Value{Kind: facts.Text, At: v.At}
			}
			s := scalarSource(t.Name+"#"+f.Key+strings.Repeat("'", i), t.File, value)
			c.parse(s)
			f.names = append(f.names, s.name)
			if i == 0 {
				f.Plain = value.Text
			}
		}
		t.Front = append(t.Front, f)
	}
}

func (c *compiler) parse(s *source) {
	trees, problems := parseSource(s)
	c.fail(s.name, problems...)
	if problems.HasErrors() {
		// What calls it is not told that it does not exist.
		trees = []tree{{s, &parse.Tree{Name: s.name, Root: &parse.ListNode{NodeType: parse.NodeList}}}}
	}
	for _, t := range trees {
		if first, twice := c.trees[t.parse.Name]; twice {
			c.fail(t.parse.Name, diag.New("mau/trung-ten", t.at, t.parse.Name).With(t.parse.Name, first.at))
			continue
		}
		dropControlLines(t.parse.Root, s.text)
		c.trees[t.parse.Name] = t
	}
}

func (c *compiler) fail(name string, problems ...diag.Diagnostic) {
	if len(problems) > 0 {
		c.broken[name] = true
		c.problems = append(c.problems, problems...)
	}
}

// set rewrites the trees and puts them together, as html/template does: only once all have been looked at.
func (c *compiler) set() *Set {
	s := &Set{read: c.read, whole: c.whole, fromAbove: c.fromAbove(), texts: map[*byte]text{}, trees: map[string]*parse.Tree{}}
	for _, t := range c.templates {
		names := c.reached(t)
		t.Broken = slices.ContainsFunc(names, func(name string) bool { return c.broken[name] })
		for _, name := range names {
			t.Inputs = append(t.Inputs, c.trees[name].file.Name)
		}
		slices.Sort(t.Inputs)
		t.Inputs = slices.Compact(t.Inputs)
		s.Templates = append(s.Templates, t)
	}
	for _, name := range slices.Sorted(maps.Keys(c.trees)) {
		t := c.trees[name]
		(&rewriter{set: s, source: t.source}).list(t.parse.Root)
		s.trees[name] = t.parse
	}
	return s
}

// fromAbove returns what is read of units below, and counts it as read.
func (c *compiler) fromAbove() map[*facts.Type]bool {
	from := map[*facts.Type]bool{}
	for t, original := range c.originals {
		if c.read[t] || c.whole[t] {
			from[original] = true
			c.read[original] = c.read[original] || c.read[t]
			c.whole[original] = c.whole[original] || c.whole[t]
		}
	}
	return from
}

// ReadFromAbove tells whether the document of some unit above reads a place of a unit's facts, or a group as a whole. It
// knows what can be known before templates run.
func (s *Set) ReadFromAbove(t *facts.Type) bool { return s.fromAbove[t] }

// reached lists the parsed templates that a document is made of: its own and the partials it calls.
func (c *compiler) reached(t *Template) []string {
	seen := map[string]bool{}
	var reach func(name string)
	reach = func(name string) {
		tree, ok := c.trees[name]
		if !ok || seen[name] {
			return
		}
		seen[name] = true
		for _, callee := range callees(tree.parse.Root, nil) {
			reach(callee)
		}
	}
	reach(t.Name)
	for _, f := range t.Front {
		for _, name := range f.names {
			reach(name)
		}
	}
	return sortedKeys(seen)
}

// callees lists the templates that a tree calls.
func callees(list *parse.ListNode, names []string) []string {
	if list == nil {
		return names
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TemplateNode:
			names = append(names, n.Name)
		case *parse.IfNode:
			names = callees(n.ElseList, callees(n.List, names))
		case *parse.RangeNode:
			names = callees(n.ElseList, callees(n.List, names))
		case *parse.WithNode:
			names = callees(n.ElseList, callees(n.List, names))
		}
	}
	return names
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
