package review_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/facts"
	"vanban/internal/manifest"
	"vanban/internal/ooxml"
	"vanban/internal/review"
)

// draft is one of the demo's drafts, as it was made.
type draft struct {
	name   string
	data   []byte
	record *docx.Record
}

// demo makes the demo's drafts once.
var demo = sync.OnceValues(func() ([]draft, *build.Current) {
	data, templates := os.DirFS("../../data"), os.DirFS("../../templates")
	result, err := build.Run(context.Background(), data, templates, build.Options{})
	if err != nil {
		panic(err)
	}
	var drafts []draft
	for _, a := range result.Artifacts {
		if !strings.HasSuffix(a.Path, ".docx") {
			continue
		}
		returned, err := docx.ReadReturned(a.Data)
		if err != nil {
			panic(err)
		}
		drafts = append(drafts, draft{a.Path, a.Data, returned.Draft})
	}
	return drafts, build.Open(data, templates)
})

// pulled compares files with the project.
func pulled(t testing.TB, files ...[]byte) *review.Result {
	t.Helper()
	_, current := demo()
	p := review.NewPuller(current)
	for i, data := range files {
		returned, err := docx.ReadReturned(data)
		if err != nil {
			t.Fatal(err)
		}
		p.Read(fmt.Sprintf("ban-%d.docx", i+1), returned)
	}
	return p.Finish(false)
}

func TestNothingChanged(t *testing.T) {
	drafts, _ := demo()
	for _, d := range drafts {
		if r := pulled(t, d.data); len(r.Problems)+len(r.Edits) > 0 {
			t.Errorf("%s: %v %v", d.name, codes(r.Problems), r.Edits)
		}
		again := reopened(t, d)
		if r := pulled(t, again.bytes(t)); len(r.Problems)+len(r.Edits) > 0 {
			t.Errorf("%s, parsed and written again: %v %v", d.name, codes(r.Problems), r.Edits)
		}
	}
}

func codes(problems diag.List) []string {
	var all []string
	for _, p := range problems {
		all = append(all, string(p.Code)+": "+p.Message(diag.En))
	}
	return all
}

// edited is a draft that someone edits.
type edited struct {
	draft
	pkg  *ooxml.Package
	root *ooxml.Node
	used map[*ooxml.Node]bool // paragraphs that were edited already
}

const documentPart = "word/document.xml"

func reopened(t testing.TB, d draft) *edited {
	t.Helper()
	pkg, err := ooxml.Read(d.data, ooxml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	root, err := ooxml.Parse(pkg.Data(documentPart))
	if err != nil {
		t.Fatal(err)
	}
	return &edited{d, pkg, root, map[*ooxml.Node]bool{}}
}

func (e *edited) bytes(t testing.TB) []byte {
	t.Helper()
	e.pkg.Set(ooxml.NewPart(documentPart, e.root.Document()))
	data, err := e.pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// place is a control of a draft.
type place struct {
	parent, paragraph *ooxml.Node // the paragraph and what holds it
	sdt               *ooxml.Node
	control           *docx.Control // as the draft remembers it
	printed           string
}

func (p place) key() string { return p.control.Value.At.File + " " + p.control.Value.Path }

// places returns the controls of paragraphs that nobody has edited yet.
func (e *edited) places() []place {
	remembered := map[string]docx.Span{}
	for _, p := range e.record.Paragraphs {
		for _, s := range p.Spans {
			if s.Control != nil {
				remembered[fmt.Sprint(s.Control.ID)] = s
			}
		}
	}
	var all []place
	e.eachParagraph(func(parent, p *ooxml.Node) {
		for _, kid := range p.Kids {
			if kid.Name != "w:sdt" {
				continue
			}
			s := remembered[kid.Child("w:sdtPr").Child("w:id").Attr("w:val")]
			all = append(all, place{parent, p, kid, s.Control, s.Text})
		}
	})
	return all
}

func (e *edited) eachParagraph(f func(parent, p *ooxml.Node)) {
	var walk func(n *ooxml.Node)
	walk = func(n *ooxml.Node) {
		for _, kid := range slices.Clone(n.Kids) {
			if kid.Name == "w:p" && !e.used[kid] {
				f(n, kid)
			}
			walk(kid)
		}
	}
	walk(e.root)
}

func textRun(text string) *ooxml.Node {
	return ooxml.El("w:r").Add(ooxml.El("w:t").AddText(text))
}

func setText(sdt *ooxml.Node, text string) {
	content := sdt.Child("w:sdtContent")
	run := content.Child("w:r")
	content.Kids = []*ooxml.Node{run}
	run.Remove("w:t")
	run.Add(ooxml.El("w:t").AddText(text))
}

// tracked puts a deletion of the old text and an insertion of the new one into a control.
func tracked(sdt *ooxml.Node, text string) {
	content := sdt.Child("w:sdtContent")
	old := content.Child("w:r")
	gone := ooxml.El("w:r").Add(ooxml.El("w:delText").AddText(old.AllText()))
	mark := func(name, id string, run *ooxml.Node) *ooxml.Node {
		return ooxml.El(name, "w:id", id, "w:author", "A", "w:date", "2024-01-01T00:00:00Z").Add(run)
	}
	content.Kids = []*ooxml.Node{mark("w:del", "9001", gone), mark("w:ins", "9002", textRun(text))}
}

// outcome is what an edit has to come to.
type outcome struct {
	what  string
	edit  string            // a fact, by file and path, that is to have the value
	value func(string) bool // of the edit
	codes []string          // one of these must be reported
	about string            // and say this; empty: anything
	facts map[string]bool   // facts that the edit may touch
}

// operation makes one random edit, or none where the draft has no place for it.
type operation func(r *rand.Rand, e *edited) (outcome, bool)

func TestRandomEdits(t *testing.T) {
	drafts, _ := demo()
	operations := []operation{replaceFact, replaceFact, trackFact, spoilFact, clearFact, changeComputed, dropControl, unwrapControl,
		typeBeside, overEdge, splitEdge, factAndWords, changeWords, changeWords, deleteParagraph, copyParagraph, moveParagraph, twoValues, rejectFact}
	rounds := 100
	if testing.Short() {
		rounds = 25
	}
	done := map[string]int{}
	for round := range rounds {
		r := rand.New(rand.NewSource(int64(round)))
		e := reopened(t, drafts[r.Intn(len(drafts))])
		var wanted []outcome
		for range 1 + r.Intn(4) {
			if o, ok := operations[r.Intn(len(operations))](r, e); ok {
				wanted = append(wanted, o)
				done[strings.Fields(o.what)[0]]++
			}
		}
		if len(wanted) == 0 {
			continue
		}
		result := pulled(t, e.bytes(t))
		if problems := judge(result, wanted); len(problems) > 0 {
			var what []string
			for _, o := range wanted {
				what = append(what, o.what)
			}
			t.Errorf("round %d, %s:\n  edits: %s\n  %s\n  reported: %s", round, e.name, strings.Join(what, "\n         "),
				strings.Join(problems, "\n  "), strings.Join(codes(result.Problems), "\n            "))
		}
		sound(t, result)
	}
	t.Log(done)
}

// judge tells what was lost and what was invented.
func judge(result *review.Result, wanted []outcome) []string {
	var problems []string
	allowed := map[string]bool{}
	for _, o := range wanted {
		for fact := range o.facts {
			allowed[fact] = true
		}
		switch {
		case o.edit != "":
			allowed[o.edit] = true
			i := slices.IndexFunc(result.Edits, func(e review.Edit) bool { return keyOf(e) == o.edit })
			if i < 0 {
				problems = append(problems, "LOST "+o.what)
			} else if !o.value(result.Edits[i].Text) {
				problems = append(problems, "WRONG "+o.what+": "+result.Edits[i].Text)
			}
		case len(o.codes) > 0:
			if !slices.ContainsFunc(result.Problems, func(d diag.Diagnostic) bool {
				return slices.Contains(o.codes, string(d.Code)) && strings.Contains(d.Message(diag.En), o.about)
			}) {
				problems = append(problems, fmt.Sprintf("UNTOLD %s: none of %v about %q", o.what, o.codes, o.about))
			}
		}
	}
	for _, e := range result.Edits {
		if !allowed[keyOf(e)] {
			problems = append(problems, "INVENTED "+keyOf(e)+" = "+e.Text)
		}
	}
	if len(wanted) == 1 && wanted[0].edit == "" && wanted[0].codes == nil && len(result.Problems) > 0 {
		problems = append(problems, "TOLD of something that did not change")
	}
	return problems
}

func keyOf(e review.Edit) string { return e.Value.At.File.Name + " " + e.Value.Path }

// TestNamesLost drops the names of controls, as LibreOffice 7.4 does, and then their titles too, as other editors do.
// Nothing that was recovered is written without being asked for.
func TestNamesLost(t *testing.T) {
	drafts, current := demo()
	for round := range 40 {
		r := rand.New(rand.NewSource(int64(1000 + round)))
		e := reopened(t, drafts[r.Intn(len(drafts))])
		o, ok := replaceFact(r, e)
		if !ok {
			continue
		}
		titles := round%2 == 0
		e.root.Walk(func(n *ooxml.Node) bool {
			if n.Name == "w:sdtPr" {
				n.Remove("w:tag")
				n.Remove("w:id")
				n.Remove("w:lock")
				if !titles {
					n.Remove("w:alias")
				}
			}
			return true
		})
		data := e.bytes(t)
		if sure := pulled(t, data); len(sure.Edits) > 0 || len(sure.Problems) == 0 {
			t.Errorf("round %d, %s: %d edits without names, %d problems", round, o.what, len(sure.Edits), len(sure.Problems))
		}
		returned, err := docx.ReadReturned(data)
		if err != nil {
			t.Fatal(err)
		}
		p := review.NewPuller(current)
		p.Read("a.docx", returned)
		result := p.Finish(true)
		right := slices.ContainsFunc(result.Edits, func(e review.Edit) bool { return keyOf(e) == o.edit && o.value(e.Text) })
		reported := slices.ContainsFunc(result.Problems, func(d diag.Diagnostic) bool { return d.Severity() != diag.Info })
		if titles && !right || !titles && !right && !reported || len(result.Edits) > 1 || len(result.Edits) == 1 && !right {
			t.Errorf("round %d, titles %v, %s, %s: %v %v", round, titles, e.name, o.what, result.Edits, codes(result.Problems))
		}
	}
}

func newFile(c review.Changed) *diag.File { return diag.NewFile(c.File.Name, c.Data) }

// compareFacts compares two trees of facts; some values are to be new.
func compareFacts(t *testing.T, file string, old, now *facts.Value, values map[string]string) {
	t.Helper()
	if old.Kind != now.Kind || old.Len() != now.Len() {
		t.Fatalf("%s %s became something else", file, old.Path)
	}
	want := old.Text
	if text, ok := values[file+" "+old.Path]; ok {
		want = text
	}
	if now.Text != want {
		t.Errorf("%s %s is %q, want %q", file, old.Path, now.Text, want)
	}
	for key, field := range old.Fields() {
		if now.Field(key) == nil {
			t.Fatalf("%s %s is gone", file, field.Path)
		}
		compareFacts(t, file, field, now.Field(key), values)
	}
	for i, item := range old.Items() {
		compareFacts(t, file, item, now.Items()[i], values)
	}
}

// edited data files over the demo's.
type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if data, ok := o.files[name]; ok {
		return data, nil
	}
	return fs.ReadFile(o.FS, name)
}

// TestNewDraftSaysSo makes edits, and the drafts anew with them: they say what the Word files say. The new draft pulled
// again has nothing to tell.
func TestNewDraftSaysSo(t *testing.T) {
	drafts, _ := demo()
	checked := 0
	for round := range 16 {
		r := rand.New(rand.NewSource(int64(5000 + round)))
		d := drafts[r.Intn(len(drafts))]
		e := reopened(t, d)
		var what []string
		for range 1 + r.Intn(3) {
			operation := []operation{replaceFact, changeWords}[r.Intn(2)]
			if o, ok := operation(r, e); ok {
				what = append(what, o.what)
			}
		}
		result := pulled(t, e.bytes(t))
		changed := result.Apply()
		if len(changed) == 0 {
			continue
		}
		edited := overlay{os.DirFS("../../data"), map[string][]byte{}}
		for _, c := range changed {
			edited.files[strings.TrimPrefix(c.File.Name, "data/")] = c.Data
		}
		made, err := build.Run(context.Background(), edited, os.DirFS("../../templates"), build.Options{Patterns: []string{strings.TrimSuffix(d.name, ".docx")}})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(made.Artifacts, func(a manifest.Artifact) bool { return a.Path == d.name })
		if i < 0 {
			t.Logf("round %d, %s, %q: not made: %v", round, d.name, what, codes(made.Problems))
			continue // a value that the schema refuses
		}
		again, err := docx.ReadReturned(made.Artifacts[i].Data)
		if err != nil {
			t.Fatal(err)
		}
		if !result.Check(review.Draft{Record: again.Draft}) {
			t.Errorf("round %d, %s, %q: %v", round, d.name, what, codes(result.Problems))
		}
		checked += len(result.Edits)
	}
	if checked < 10 {
		t.Errorf("only %d edits were checked", checked)
	}
}
