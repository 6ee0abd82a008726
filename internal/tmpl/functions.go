package tmpl

import (
	"strconv"
	"strings"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"vanban/internal/diag"
	"vanban/internal/facts"
	"vanban/internal/viet"
)

// function is one function that templates may call. Operands and results are values, so that a result keeps what it
// was computed from; constants typed in a template are values without a place.
type function struct {
	usage    string // as shown to authors: phan_tram PHẦN TỔNG [SỐ_LẺ]
	min, max int    // number of operands; max -1: any
	call     func(c *call, args []*facts.Value) *facts.Value
	result   func(w *checker, at diag.Span, args []parse.Node, operands []*facts.Type) *facts.Type // nil: not known before the run
}

// functions is every function that templates may call, by name. refusedFunctions says why others are not there.
var functions = collect(formatFunctions, numberFunctions, periodFunctions, listFunctions, textFunctions, logicFunctions, citationFunctions, sprigFunctions(), sprigListFunctions)

func collect(groups ...map[string]function) map[string]function {
	all := map[string]function{}
	for _, group := range groups {
		for name, f := range group {
			if _, twice := all[name]; twice {
				panic("tmpl: function " + name + " is there twice")
			}
			all[name] = f
		}
	}
	return all
}

// call is one call of a function while a document is rendered.
type call struct {
	*runner
	name string
	at   place
	id   int // index of the place
}

// report notes a problem at the call and returns an invalid value, which no further problem comes of.
func (c *call) report(code diag.Code, args ...any) *facts.Value {
	return c.runner.report(code, c.at.span(), args...)
}

// wrong reports an operand of the wrong kind, with the line of the data file it comes from.
func (c *call) wrong(v *facts.Value, want diag.Text) *facts.Value {
	if v.Kind == facts.Invalid {
		return v
	}
	d := diag.New("mau/sai-kieu", c.at.span(), c.name, want, describe(v))
	if !v.At.IsZero() {
		d = d.With(v.Path, v.At)
	}
	c.problems = append(c.problems, d)
	return &facts.Value{Kind: facts.Invalid}
}

// missing reports a fact that is wanted and that nobody has stated. Of a figure that rolls up, the units that lack it
// are named.
func (r *runner) missing(v *facts.Value, at place) *facts.Value {
	lacking := lackers(v)
	if r.in.Blanks {
		r.missed = append(r.missed, lacking...)
		return v
	}
	for _, l := range lacking {
		lack := *l
		if lack.At.IsZero() {
			lack.At = at.span()
		}
		r.problems = append(r.problems, MissingFact(&lack).With(at.String(), at.span()))
	}
	return &facts.Value{Kind: facts.Invalid}
}

// MissingFact reports a fact that a document needs and nobody has stated.
func MissingFact(v *facts.Value) diag.Diagnostic {
	return diag.New("mau/thieu-so-lieu", v.At, v.Path, titleOf(v))
}

// lackers returns the units' own values that a figure lacks, down through all roll-ups.
func lackers(v *facts.Value) []*facts.Value {
	if len(v.From) == 0 {
		return []*facts.Value{v}
	}
	var all []*facts.Value
	for _, operand := range v.From {
		all = append(all, lackers(operand)...)
	}
	return all
}

// present passes a value on, or reports that it is missing.
func (c *call) present(v *facts.Value) (*facts.Value, bool) {
	switch v.Kind {
	case facts.Absent:
		return c.missing(v, c.at), false
	case facts.Invalid:
		return v, false
	}
	return v, true
}

// numbers returns the operands as numbers, or a value to return in their stead.
func (c *call) numbers(args []*facts.Value) ([]viet.Decimal, *facts.Value) {
	var numbers []viet.Decimal
	var failed *facts.Value
	for _, v := range args {
		if _, ok := c.present(v); !ok {
			failed = &facts.Value{Kind: facts.Invalid}
			if v.Kind == facts.Absent {
				failed = v // stays a blank where blanks are printed
			}
			continue
		}
		if v.Kind != facts.Number {
			failed = c.wrong(v, facts.Number.Words())
			continue
		}
		numbers = append(numbers, v.Number)
	}
	return numbers, failed
}

// whole returns an operand as a whole number that fits an int.
func (c *call) whole(v *facts.Value) (int, *facts.Value) {
	numbers, failed := c.numbers([]*facts.Value{v})
	if failed != nil {
		return 0, failed
	}
	n := numbers[0]
	if !n.IsInteger() || n.Abs().GreaterThan(viet.FromInt(1<<31-1)) {
		return 0, c.wrong(v, diag.Text{Vi: "số nguyên", En: "a whole number"})
	}
	return int(n.IntPart()), nil
}

// text returns an operand as text: numbers and dates in their plain form.
func (c *call) text(v *facts.Value) (string, *facts.Value) {
	if _, ok := c.present(v); !ok {
		if v.Kind == facts.Absent {
			return "", v
		}
		return "", &facts.Value{Kind: facts.Invalid}
	}
	if v.Kind == facts.Map || v.Kind == facts.List {
		return "", c.wrong(v, facts.Text.Words())
	}
	return v.String(), nil
}

// list returns an operand as a list.
func (c *call) list(v *facts.Value) ([]*facts.Value, *facts.Value) {
	switch v.Kind {
	case facts.List:
		return v.Items(), nil
	case facts.Absent:
		return nil, nil
	}
	return nil, c.wrong(v, facts.List.Words())
}

// constant returns a text that a template typed.
func constant(s string) *facts.Value { return &facts.Value{Kind: facts.Text, Text: s} }

func number(n int) *facts.Value { return &facts.Value{Kind: facts.Number, Number: viet.FromInt(n)} }

func decimal(f float64) *facts.Value {
	return &facts.Value{Kind: facts.Number, Number: viet.FromFloat(f)}
}

func boolean(b bool) *facts.Value { return &facts.Value{Kind: facts.Bool, Bool: b} }

// computed returns a value made from operands; constants among them are left out of the trace.
func computed(op string, v facts.Value, from ...*facts.Value) *facts.Value {
	v.Op = facts.Op(op)
	for _, operand := range from {
		if len(operand.From) > 0 || !operand.At.IsZero() {
			v.From = append(v.From, operand)
		}
	}
	return &v
}

// formatted returns the text of a value as a format prints it.
func formatted(format, s string, v *facts.Value) *facts.Value {
	return &facts.Value{Kind: facts.Text, Text: s, Op: facts.OpFormat, Format: format, From: []*facts.Value{v}}
}

// describe names a value for a message: its kind and its path or, if short, its text. A fact goes by its path, so that one
// mistake of a template reads the same for every unit and is said once.
func describe(v *facts.Value) diag.Text {
	kind := v.Kind.Words()
	switch {
	case v.Path != "":
		return diag.Text{Vi: kind.Vi + " (khóa " + v.Path + ")", En: kind.En + " (key " + v.Path + ")"}
	case v.Kind == facts.Map || v.Kind == facts.List || len(v.String()) > 40:
		return kind
	}
	return diag.Text{Vi: kind.Vi + " “" + v.String() + "”", En: kind.En + " “" + v.String() + "”"}
}

func titleOf(v *facts.Value) diag.Text {
	if v.Type == nil || v.Type.Title == "" {
		return diag.Text{Vi: "chưa có mô tả", En: "not described"}
	}
	return diag.Same(v.Type.Title)
}

// oneLine returns a text with one space where it has any white space.
func oneLine(s string) string {
	if s == "" || !strings.Contains(s, "  ") && s[0] != ' ' && s[len(s)-1] != ' ' && strings.IndexFunc(s, otherSpace) < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func otherSpace(r rune) bool { return r != ' ' && unicode.IsSpace(r) }

// print puts a value into the table of figures and returns the token that stands for it.
func (r *runner) print(at int, arg any) (string, error) {
	if err := r.step(); err != nil {
		return "", err
	}
	place := r.set.places[at]
	v := toValue(arg)
	r.passed(v)
	f := &facts.Figure{Value: v, At: place.span()}
	switch v.Kind {
	case facts.Absent:
		if r.missing(v, place); !r.in.Blanks {
			return "", nil
		}
		f.Format, f.Text = facts.FormatBlank, "[CẦN BỔ SUNG: "+titleOf(v).Vi+"]"
	case facts.Invalid:
		r.spoilt = true
		return "", nil
	case facts.Map, facts.List:
		r.report("mau/in-nhom", place.span(), place.String(), v.Kind.Words())
		return "", nil
	case facts.Number:
		f.Format, f.Text = "so", viet.FormatNumber(v.Number)
	case facts.Date:
		f.Format, f.Text = "ngay", v.Date.Short()
	default:
		f.Text = oneLine(v.String())
	}
	if v.Op == facts.OpFormat {
		f.Format = v.Format
		f.Value = v.From[0]
		if v.Format == facts.FormatProse {
			f.Text = v.Text
		}
	}
	if r.printed += len(f.Text); r.printed > maxOutput {
		return "", errTooMuch
	}
	r.figures = append(r.figures, f)
	token := utf8.AppendRune(make([]byte, 0, 12), facts.TokenStart)
	token = strconv.AppendInt(token, int64(len(r.figures)-1), 10)
	return string(utf8.AppendRune(token, facts.TokenEnd)), nil
}
