package tmpl

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"sort"
	"strings"
	"text/template"
	"text/template/parse"

	"vanban/internal/diag"
	"vanban/internal/facts"
)

// Limits of one document. The longest real report takes a tenth of them.
const (
	maxOutput = 4 << 20   // bytes of rendered text
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
	Spoilt  bool           // a value was to be printed whose problem is reported elsewhere: the text has a gap
}

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
	r := s.pool.Get().(*runner)
	defer s.pool.Put(r)
	r.reset(in)
	out := &Rendered{Front: map[string][]Text{}}
	ok := true
	for _, f := range t.Front {
		for _, name := range f.names {
			rendered, done := r.execute(name, f.At)
			out.Front[f.Key] = append(out.Front[f.Key], rendered)
			ok = ok && done
		}
	}
	body, done := r.execute(t.Name, diag.Span{File: t.File})
	out.Body, out.Figures, out.Missing, out.Spoilt = body, r.figures, r.missed, r.spoilt
	if !ok || !done || r.problems.HasErrors() {
		return nil, r.problems
	}
	return out, r.problems
}

// runner runs templates one after the other: a copy of the set whose functions work on its state.
type runner struct {
	set  *Set
	tmpl *template.Template
	state
}

type state struct {
	in       Input
	figures  []*facts.Figure
	missed   []*facts.Value
	problems diag.List
	cited    map[string]bool
	steps    int
	spoilt   bool // a value was to be printed whose problem is reported elsewhere
}

func newRunner(s *Set) *runner {
	r := &runner{set: s}
	clone, err := s.base.Clone()
	if err != nil {
		panic("tmpl: " + err.Error()) // only an executed html template cannot be cloned
	}
	r.tmpl = clone.Funcs(r.functions())
	return r
}

func (r *runner) reset(in Input) { r.state = state{in: in, cited: map[string]bool{}} }

var (
	errTooMuch  = errors.New("too much output")
	errTooLong  = errors.New("too many steps")
	errReported = errors.New("reported")
)

func (r *runner) execute(name string, whole diag.Span) (Text, bool) {
	w := &writer{texts: r.set.texts}
	err := r.tmpl.ExecuteTemplate(w, name, r.in.Data)
	switch {
	case err == nil:
	case errors.Is(err, errReported):
	case errors.Is(err, errTooMuch), errors.Is(err, errTooLong), strings.Contains(err.Error(), "exceeded maximum template depth"):
		r.problems = append(r.problems, diag.New("mau/qua-nhieu", whole, maxOutput>>20))
	default:
		r.problems = append(r.problems, diag.New("mau/chay", whole, english(err.Error())))
	}
	return Text{String: w.out.String(), parts: w.parts, whole: whole}, err == nil
}

// writer collects the output and notes which text of which template each part is: text/template writes the very
// bytes of the parsed text.
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

var _ io.Writer = (*writer)(nil)

func (r *runner) report(code diag.Code, at diag.Span, args ...any) *facts.Value {
	r.problems = append(r.problems, diag.New(code, at, args...))
	return &facts.Value{Kind: facts.Invalid}
}

func (r *runner) step() error {
	if r.steps++; r.steps > maxSteps {
		return errTooLong
	}
	return nil
}

// functions returns every function bound to this runner.
func (r *runner) functions() template.FuncMap {
	m := template.FuncMap{
		callPrint:  r.print,
		callField:  r.field,
		callTruth:  func(_ int, v any) bool { return toValue(v).Truth() },
		callTruthy: truthy,
		callRange:  r.elements,
	}
	for name, f := range functions {
		if shortCircuits(name) {
			continue
		}
		m[name] = func(at int, args ...any) (*facts.Value, error) {
			if err := r.step(); err != nil {
				return nil, err
			}
			values := make([]*facts.Value, len(args))
			for i, arg := range args {
				values[i] = toValue(arg)
			}
			return f.call(&call{runner: r, name: name, at: r.set.places[at], id: at}, values), nil
		}
	}
	return m
}

// stubs lets the rewritten trees be put together; a runner's functions take their place.
func stubs() template.FuncMap {
	m := template.FuncMap{}
	for _, name := range append(sortedKeys(functions), callPrint, callField, callTruth, callTruthy, callRange) {
		if !shortCircuits(name) {
			m[name] = func(int, ...any) (any, error) { return nil, errReported }
		}
	}
	return m
}

func truthy(_ int, v any) *facts.Value {
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
	for _, name := range names {
		switch v.Kind {
		case facts.Map:
			next := v.Member(name, v.Type.Field(name))
			if v.Field(name) == nil && next.Type == nil {
				return r.report("mau/khoa-la", r.set.places[at].span(), next.Path, strings.Join(v.Keys(), ", ")), nil
			}
			v = next
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

// elements returns what range goes through: the members of a list, or of a group with their names.
func (r *runner) elements(at int, arg any) (any, error) {
	v := toValue(arg)
	switch v.Kind {
	case facts.List:
		return v.Items(), nil
	case facts.Map:
		return iter.Seq2[string, *facts.Value](v.Fields()), nil
	case facts.Absent, facts.Invalid:
		return []*facts.Value(nil), nil
	}
	p := r.set.places[at]
	r.report("mau/range", p.span(), p.String(), v.Kind.Words())
	return []*facts.Value(nil), nil
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
	case []*facts.Value:
		return facts.NewList(facts.Value{}, a)
	case nil:
	default:
		return constant(fmt.Sprint(a))
	}
	return &facts.Value{Kind: facts.Absent}
}
