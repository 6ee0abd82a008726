package build

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// settingsFile holds what a project decided for itself: problems that need not be reported, each with its reason.
const settingsFile = "cai-dat"

// textCodes begins the codes of findings on the text of finished documents, which keep nothing from being made.
const textCodes = "van-ban/"

// Keys of the settings.
const (
	keySilences = "bo_qua"
	keyCode     = "ma"    // of the problem
	keyWhere    = "o"     // files or units; none: everywhere
	keyReason   = "ly_do" // why
)

// Settings are what a project decided for itself. The zero Settings changes nothing.
type Settings struct{ silences []*silence }

// silence is a kind of problem that is not reported.
type silence struct {
	code  diag.Code
	where []string
	at    diag.Span
	used  bool
}

// LoadSettings reads data/cai-dat.yaml, if there is one.
func LoadSettings(data fs.FS) (*Settings, diag.List) {
	p := &project{}
	if _, err := fs.Stat(data, settingsFile+".yaml"); errors.Is(err, fs.ErrNotExist) {
		return &Settings{}, nil
	}
	file, ok := p.read(data, "data", settingsFile+".yaml")
	if !ok {
		return &Settings{}, p.problems
	}
	root, problems := settingsSchema().Load(file, settingsFile, "")
	if root == nil {
		return &Settings{}, problems
	}
	s := &Settings{}
	if list := root.Field(keySilences); list != nil {
		for _, item := range list.Items() {
			problems = append(problems, s.add(item)...)
		}
	}
	return s, problems
}

func settingsSchema() *facts.Schema {
	text := func(title string) *facts.Type { return &facts.Type{Kind: facts.Text, Title: title} }
	item := facts.NewMapType([]string{keyCode, keyWhere, keyReason}, map[string]*facts.Type{
		keyCode: text("mã của thông báo"), keyReason: text("lý do"),
		keyWhere: {Kind: facts.List, Title: "tệp hoặc đơn vị", Items: text("tệp hoặc đơn vị")},
	})
	item.Required = []string{keyCode, keyReason}
	root := facts.NewMapType([]string{keySilences}, map[string]*facts.Type{
		keySilences: {Kind: facts.List, Title: "những thông báo bỏ qua", Items: item},
	})
	return &facts.Schema{Defs: map[string]*facts.Type{settingsFile: root}}
}

// add takes one silence over if it may be.
func (s *Settings) add(item *facts.Value) diag.List {
	code, reason := item.Field(keyCode), item.Field(keyReason)
	if !stated(code) || !stated(reason) || strings.TrimSpace(reason.Text) == "" {
		return nil // reported as missing
	}
	entry, known := diag.Lookup(diag.Code(code.Text))
	switch {
	case !known:
		var codes []string
		for _, e := range diag.Codes() {
			codes = append(codes, string(e.Code))
		}
		near, _ := viet.Nearest(code.Text, codes)
		return diag.List{diag.New("cai-dat/ma-la", code.At, code.Text, diag.Perhaps(near))}
	case entry.Severity == diag.Error && !strings.HasPrefix(code.Text, textCodes):
		return diag.List{diag.New("cai-dat/khong-bo-qua", code.At, code.Text)}
	}
	made := &silence{code: entry.Code, at: code.At}
	if where := item.Field(keyWhere); where != nil {
		for _, w := range where.Items() {
			if stated(w) {
				made.where = append(made.where, strings.Trim(path.Clean(strings.ReplaceAll(w.Text, `\`, "/")), "/"))
			}
		}
	}
	s.silences = append(s.silences, made)
	return nil
}

// Apply leaves out the problems that the project does not want reported.
func (s *Settings) Apply(problems diag.List) diag.List {
	if len(s.silences) == 0 {
		return problems
	}
	return slices.DeleteFunc(slices.Clone(problems), func(d diag.Diagnostic) bool {
		for _, silence := range s.silences {
			if silence.code == d.Code && silence.covers(d.At) {
				silence.used = true
				return true
			}
		}
		return false
	})
}

// Unused reports what is silenced and does not occur. Findings on text come of files that a run of the project does not
// look at.
func (s *Settings) Unused() diag.List {
	var problems diag.List
	for _, silence := range s.silences {
		if !silence.used && !strings.HasPrefix(string(silence.code), textCodes) {
			problems = append(problems, diag.New("cai-dat/thua", silence.at, string(silence.code)))
		}
	}
	return problems
}

// covers tells whether a place is one of those named: a file as it is printed, a pattern with *, a folder, or a unit,
// whose facts and drafts stand in folders of their own.
func (s *silence) covers(at diag.Span) bool {
	if len(s.where) == 0 {
		return true
	}
	if at.IsZero() {
		return false
	}
	name := strings.TrimPrefix(path.Clean(at.File.Name), "/")
	names := []string{name}
	if _, inside, ok := strings.Cut(name, "/"); ok {
		names = append(names, inside)
	}
	return slices.ContainsFunc(s.where, func(pattern string) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			whole, _ := path.Match(pattern, name)
			stem, _ := path.Match(pattern, strings.TrimSuffix(name, path.Ext(name)))
			return whole || stem || strings.HasPrefix(name, pattern+"/")
		})
	})
}
