package build

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/markdown"
	"vanban/internal/profile"
	"vanban/internal/tmpl"
	"vanban/internal/viet"
)

// master is a letterhead under the rules of a time.
type master struct {
	name    string
	version *profile.Version
}

// tree renders and parses one document. The tree is nil when it cannot be made. What is rendered is there nevertheless,
// if anything is: what it cites is judged in the same run.
func (p *project) tree(j job, blanks bool) (*markdown.Doc, *tmpl.Rendered, diag.List) {
	if p.broken || j.unit.broken != nil {
		rendered, problems := p.treeless(j)
		problems = append(problems, p.misnamed(j)...)
		if !p.broken && j.unit.broken != j.unit.File {
			problems = append(problems, diag.New("chay/cap-duoi-hong", diag.Span{File: diag.NewFile(j.unit.File.Name, nil)}, j.unit.ID, j.unit.broken.Name))
		}
		return nil, rendered, problems
	}
	if j.template.Broken {
		return nil, nil, p.misnamed(j)
	}
	version, problems := p.version(j)
	if version == nil {
		return nil, nil, problems
	}
	rendered, more := p.render(j, blanks)
	problems = append(problems, more...)
	if rendered == nil || rendered.Spoilt {
		return nil, nil, problems
	}
	source := markdown.Source{Text: rendered.Body.String, Figures: rendered.Figures, Where: rendered.Body.Where}
	content, more := p.shape(rendered.Body.String, version).Bind(source)
	problems = append(problems, more...)
	if problems.HasErrors() {
		return nil, nil, problems
	}
	h := &head{unit: j.unit.Root, document: documentKey(j.template.Doc), template: j.template, rendered: rendered, version: version}
	doc := &markdown.Doc{
		Unit: j.unit.ID, Name: j.template.Doc, Profile: version, Letterhead: letterheadName(j.template), Project: p.name,
		Fields: h.fields(), Body: content.Body, Annexes: content.Annexes, Notes: content.Notes,
	}
	if verdict := h.verdict(); len(verdict) > 0 {
		doc.Body = markdown.WithVerdict(doc.Body, verdict)
	}
	if doc.Fields[markdown.Issuer] == nil {
		problems = append(problems, diag.New("chay/thieu-co-quan", diag.Span{File: j.unit.File}, j.unit.ID, documentKey(j.template.Doc)))
	}
	for i := range doc.Annexes {
		doc.Annexes[i].Source = h.annexSource(doc.Fields)
		doc.Annexes[i].Pages = h.pages(i + 1)
	}
	return doc, rendered, problems
}

// misnamed reports a profile or a type of document that there is none of, for a document that cannot be made for another
// reason. A key that lacks may be one that is misspelt, and is left to that problem.
func (p *project) misnamed(j job) diag.List {
	if p.broken || j.unit.Root == nil {
		return nil
	}
	_, problems := p.version(j)
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Code == "chay/thieu-truong" })
}

// treeless runs the template of a document that cannot be made, as what all share or its unit's facts have problems:
// what it cites is looked at in the same run.
func (p *project) treeless(j job) (*tmpl.Rendered, diag.List) {
	if p.common != nil && p.common.Partial || j.unit.partly || j.template.Broken {
		return nil, nil
	}
	rendered, all := p.render(j, true)
	var problems diag.List
	for _, d := range all {
		if d.Code == "mau/vien-dan" && !p.registerLacks {
			problems = append(problems, d)
		}
	}
	if rendered == nil {
		return nil, problems
	}
	for _, v := range rendered.Missing {
		if v.Unit == j.unit.ID && !j.unit.renamed && !j.unit.lacking[v.Path] && !j.unit.astray(v) {
			problems = append(problems, tmpl.MissingFact(v))
		}
	}
	return rendered, problems
}

// astray tells whether a fact seems to lack only because the unit above, which is named, is not known.
func (u *unit) astray(v *facts.Value) bool {
	return u.above == nil && (v.Path == parentKey || strings.HasPrefix(v.Path, parentKey+".")) && stated(u.Root.Field(parentKey))
}

// shape returns the parsed form of a rendered text. Since values never meet the parser, documents of many units have one
// text and share it. What is longer than documents of many units are is not kept.
func (p *project) shape(text string, version *profile.Version) *markdown.Shape {
	key := shapeKey{text, version}
	if s, ok := p.shapes.Load(key); ok {
		return s.(*markdown.Shape)
	}
	shape := markdown.Compile(text, version)
	if len(text) <= longestShared && p.kept.Add(int64(len(text))) <= mostShared {
		p.shapes.Store(key, shape)
	}
	return shape
}

// Bounds of the texts whose parsed forms are kept, in bytes. A form takes some ten times as much.
const (
	longestShared = 200_000
	mostShared    = 8 << 20
)

type shapeKey struct {
	text    string
	version *profile.Version
}

// context returns what a unit's templates see, made once for each unit.
func (p *project) context(u *unit) *facts.Value {
	u.once.Do(func() {
		var above *facts.Value
		if u.above != nil {
			above = u.above.Root
		}
		u.context = tmpl.Context(u.Root, p.common, above, u.children())
	})
	return u.context
}

// children returns the facts of the units below, each with those below it in turn.
func (u *unit) children() []*facts.Value {
	below := make([]*facts.Value, len(u.below))
	for i, b := range u.below {
		below[i] = tmpl.WithBelow(b.Root, b.children())
	}
	return below
}

// inputs lists the files a document is made from.
func (p *project) inputs(j job) []string {
	inputs := slices.Clone(j.template.Inputs)
	for _, s := range j.source.family(nil) {
		inputs = append(inputs, s.file())
	}
	if p.common != nil {
		inputs = append(inputs, p.common.At.File.Name)
	}
	if p.register != nil {
		inputs = append(inputs, p.register.At.File.Name)
	}
	if j.source.above != nil {
		inputs = append(inputs, j.source.above.file())
	}
	slices.Sort(inputs)
	return slices.Compact(inputs)
}

// version finds the rules in force on the document's date.
func (p *project) version(j job) (*profile.Version, diag.List) {
	whole := diag.Span{File: j.template.File}
	front, ok := j.template.Field(keyProfile)
	if !ok {
		return nil, diag.List{diag.New("chay/thieu-truong", whole, keyProfile)}
	}
	pack := p.profiles[front.Plain]
	if pack == nil {
		near, _ := viet.Nearest(front.Plain, sorted(p.profiles))
		return nil, diag.List{diag.New("chay/the-thuc-la", front.At, front.Plain, diag.Perhaps(near))}
	}
	var day viet.Date
	if v := date(j.unit.Root, j.template); v != nil {
		day = v.Date
	}
	version := pack.At(day)
	kind, ok := j.template.Field(keyType)
	if !ok {
		return nil, diag.List{diag.New("chay/thieu-truong", whole, keyType)}
	}
	found, ok := findType(j.template, version)
	if !ok {
		var ids []string
		for _, t := range version.Types {
			ids = append(ids, t.ID)
		}
		near, _ := viet.Nearest(kind.Plain, ids)
		return nil, diag.List{diag.New("chay/loai-la", kind.At, kind.Plain, diag.Perhaps(near))}
	}
	articles := found.Article
	if own, stated := j.template.Field(keyArticle); stated {
		articles = own.Plain == "true"
	}
	if articles && version.Article != nil {
		version = version.Article
	}
	return version, nil
}

func letterheadName(t *tmpl.Template) string {
	if front, ok := t.Field(keyMaster); ok {
		return front.Plain
	}
	front, _ := t.Field(keyProfile)
	return front.Plain
}

// openLetterheads opens each letterhead that the jobs need, once for each version of the rules.
func (p *project) openLetterheads(jobs []job) {
	for _, j := range jobs {
		if j.unit.Root == nil {
			continue
		}
		version, _ := p.version(j)
		key := master{letterheadName(j.template), version}
		if _, done := p.masters[key]; !done && version != nil {
			p.masters[key] = p.letterhead(key, j)
		}
	}
}

func (p *project) letterhead(key master, j job) *docx.Letterhead {
	name := path.Join(letterheadDir, key.name+".docx")
	data, err := fs.ReadFile(p.templates, name)
	if err != nil {
		at := diag.Span{File: j.template.File}
		if errors.Is(err, fs.ErrNotExist) {
			p.problems = append(p.problems, diag.New("chay/thieu-letterhead", at, path.Join("templates", name), key.version.Profile))
		} else {
			p.problems = append(p.problems, diag.New("chay/letterhead-hong", at, path.Join("templates", name), diag.Text{En: ": " + err.Error()}))
		}
		return nil
	}
	letterhead, problems := docx.OpenLetterhead(path.Join("templates", name), data, key.version)
	p.problems = append(p.problems, problems...)
	if problems.HasErrors() {
		return nil
	}
	return letterhead
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
