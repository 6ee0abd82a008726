package tmpl

import (
	"cmp"
	"errors"
	"fmt"
	"sort"
	"strings"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Limits of one document. The longest real report takes a tenth of them.
const (
	maxOutput = 4 << 20   // bytes of rendered text, and as many of printed values
	maxSteps  = 2_000_000 // calls of functions
)

// Input is what one document is rendered from.
type Input struct {
	Data     *facts.Value // what Context returns
	Register *facts.Value // documents that may be cited, by key
	Blanks   bool         // print a blank for a missing fact instead of reporting it
}

// Rendered is a document as Markdown in which every printed value is a token: TokenStart, the index of the figure in
// decimal, TokenEnd.
type Rendered struct {
	Body    Text
	Front   map[string][]Text // values of the front matter, rendered; one for each value of a list
	Figures []*facts.Figure
	Missing []*facts.Value // facts that are wanted and not stated; only where blanks are printed
	Cited   []string       // keys of the records in the register that were read, in order
	Above   []string       // paths that were read of the unit above, or Whole
	Thin    bool           // a member was read that is left out of the data: nothing else of this counts
	Spoilt  bool           // a value was to be printed whose problem is reported elsewhere: the text has a gap
}

// Whole stands for all paths of a unit.
const Whole = "."

// Text is rendered text that knows where its parts come from.
type Text struct {
	String string
	parts  []part
	whole  diag.Span
}

type part struct {
	start int // offset in the rendered text
	at    text
}

// Where returns the place in the template of an offset of the text.
func (t Text) Where(offset int) diag.Span {
	i := sort.Search(len(t.parts), func(i int) bool { return t.parts[i].start > offset }) - 1
	if i < 0 {
		return t.whole
	}
	p := t.parts[i]
	end := len(t.String)
	if i+1 < len(t.parts) {
		end = t.parts[i+1].start
	}
	length := 1
	if rest := t.String[min(offset, end):end]; rest != "" {
		line, _, _ := strings.Cut(rest, "\n")
		length = max(1, len(line))
	}
	return p.at.span(p.at.pos+parse.Pos(offset-p.start), length)
}

// Render runs a template. The result is nil when the document cannot be made; its problems are in the list.
func (s *Set) Render(t *Template, in Input) (*Rendered, diag.List) {
	r := &runner{set: s, state: state{in: in, cited: map[string]bool{}, above: map[string]bool{}}}
	out := &Rendered{Front: map[string][]Text{}}
	ok := true
	for _, f := range t.Front {
		for _, name := range f.names {
			rendered, done := r.execute(name, f.At, 0)
			out.Front[f.Key] = append(out.Front[f.Key], rendered)
			ok = ok && done
		}
	}
	body, done := r.execute(t.Name, diag.Span{File: t.File}, int(t.longest.Load()))
	t.longest.Store(max(t.longest.Load(), int64(len(body.String))))
	out.Body, out.Figures, out.Missing, out.Spoilt = body, r.figures, r.missed, r.spoilt
	if r.thin {
		return &Rendered{Thin: true}, nil
	}
	if !ok || !done || r.problems.HasErrors() {
		return nil, r.problems
	}
	out.Cited, out.Above = sortedKeys(r.cited), sortedKeys(r.above)
	return out, r.problems
}

// runner runs the templates of one document one after the other.
type runner struct {
	set *Set
	state
}

type state struct {
	in       Input
	figures  []*facts.Figure
	missed   []*facts.Value
	problems diag.List
	cited    map[string]bool
	above    map[string]bool // paths that were read of the unit above
	steps    int
	printed  int  // bytes of values
	thin     bool // a member was read that is left out of the data
	spoilt   bool // a value was to be printed whose problem is reported elsewhere
}

var (
	errTooMuch = errors.New("too much output")
	errTooLong = errors.New("too many steps")
)

// execute runs a template. About as many bytes of output are expected.
func (r *runner) execute(name string, whole diag.Span, expected int) (Text, bool) {
	w := &writer{texts: r.set.texts}
	w.out.Grow(expected)
	err := (&execution{runner: r, out: w}).run(r.set.trees[name], r.in.Data)
	switch {
	case err == nil:
	case errors.Is(err, errTooMuch), errors.Is(err, errTooLong):
		r.problems = append(r.problems, diag.New("mau/qua-nhieu", whole, maxOutput>>20))
	default:
		r.problems = append(r.problems, diag.New("mau/chay", whole, english(err.Error())))
	}
	return Text{String: w.out.String(), parts: w.parts, whole: whole}, err == nil
}

// writer collects the output and notes which text of which template each part is: execution writes the very bytes of
// the parsed text.
type writer struct {
	out   strings.Builder
	texts map[*byte]text
	parts []part
}

func (w *writer) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if w.out.Len()+len(p) > maxOutput {
		return 0, errTooMuch
	}
	if at, ok := w.texts[&p[0]]; ok {
		w.parts = append(w.parts, part{w.out.Len(), at})
	}
	return w.out.Write(p)
}

// WriteString adds what is printed in the place of an action.
func (w *writer) WriteString(s string) (int, error) {
	if w.out.Len()+len(s) > maxOutput {
		return 0, errTooMuch
	}
	return w.out.WriteString(s)
}

func (r *runner) report(code diag.Code, at diag.Span, args ...any) *facts.Value {
	r.problems = append(r.problems, diag.New(code, at, args...))
	return &facts.Value{Kind: facts.Invalid}
}

func (r *runner) step() error { return r.spend(1) }

// truthy returns a value if it is true, and else nothing.
func truthy(v any) *facts.Value {
	if value := toValue(v); value.Truth() {
		return value
	}
	return nil
}

// field follows names down from a value. What the schema knows but the unit does not state is Absent: only printing
// or computing with it is a mistake.
func (r *runner) field(at int, base any, names ...string) (*facts.Value, error) {
	if err := r.step(); err != nil {
		return nil, err
	}
	v := toValue(base)
	if v == r.in.Data && names[0] == Above {
		r.above[cmp.Or(strings.Join(names[1:], "."), Whole)] = true
	}
	for _, name := range names {
		switch v.Kind {
		case facts.Map:
			next := v.Member(name, v.Type.Field(name))
			if v.Field(name) == nil && next.Type == nil {
				return r.report("mau/khoa-la", r.set.places[at].span(), next.Path, strings.Join(v.Keys(), ", ")), nil
			}
			v = next
			r.thin = r.thin || v.Dropped()
		case facts.Absent:
			v = v.Member(name, v.Type.Field(name))
		case facts.Invalid:
			return v, nil
		default:
			return r.report("mau/truong-cua-la", r.set.places[at].span(), name, v.Path, v.Kind.Words()), nil
		}
	}
	return v, nil
}

// passed notes that something reads a value in ways that are not followed.
func (r *runner) passed(v *facts.Value) {
	if v == r.in.Data {
		r.above[Whole] = true
	}
	r.thin = r.thin || v.Dropped()
}

// elements returns what range goes through: a list, or a group.
func (r *runner) elements(at int, arg any) *facts.Value {
	v := toValue(arg)
	r.passed(v)
	switch v.Kind {
	case facts.List, facts.Map, facts.Absent, facts.Invalid:
		return v
	}
	p := r.set.places[at]
	return r.report("mau/range", p.span(), p.String(), v.Kind.Words())
}

// String returns the words of a place as its author wrote them.
func (p place) String() string {
	end := min(int(p.pos)+p.length, len(p.text))
	return p.text[min(int(p.pos), end):end]
}

// toValue makes a value of whatever a template hands over: values pass, constants get no place.
func toValue(arg any) *facts.Value {
	switch a := arg.(type) {
	case *facts.Value:
		if a != nil {
			return a
		}
	case string:
		return constant(a)
	case int:
		return number(a)
	case float64:
		return decimal(a)
	case bool:
		return &facts.Value{Kind: facts.Bool, Bool: a}
	case nil:
	default:
		return constant(fmt.Sprint(a))
	}
	return &facts.Value{Kind: facts.Absent}
}
