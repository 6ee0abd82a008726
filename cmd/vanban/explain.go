package main

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/facts"
)

// maxShown is the number of operands of one computation that are shown; --format json has all.
const maxShown = 12

// explain prints the places of some figures and what they come from. Places that print one figure share one tree.
func (c *cli) explain(places []build.Occurrence) {
	type answer struct {
		value   *facts.Value
		places  []string
		printed []string // in templates
	}
	var answers []*answer
	byKey := map[string]*answer{}
	for _, o := range places {
		key := identity(o.Figure.Value)
		a := byKey[key]
		if a == nil {
			a = &answer{value: o.Figure.Value}
			byKey[key] = a
			answers = append(answers, a)
		}
		a.places = append(a.places, fmt.Sprintf("%s:%d: %s", path.Join(filepath.ToSlash(c.out), o.Draft), o.Line, o.Figure.Text))
		if at := where(o.Figure.At); !slices.Contains(a.printed, at) {
			a.printed = append(a.printed, at)
		}
	}
	for i, a := range answers {
		if i > 0 {
			fmt.Fprintln(c.stdout)
		}
		for i, place := range a.places {
			if i == maxShown && len(a.places) > maxShown+1 {
				fmt.Fprintf(c.stdout, c.say("… và %d chỗ nữa\n", "... and %d more places\n"), len(a.places)-i)
				break
			}
			fmt.Fprintln(c.stdout, place)
		}
		if a.value.Op != facts.OpNone {
			fmt.Fprintln(c.stdout, strings.TrimRight("  = "+c.expression(a.value)+"  "+name(a.value), " "))
		}
		c.operands(a.value, "  ")
		fmt.Fprintf(c.stdout, "  %s %s\n", c.say("in ở", "printed at"), strings.Join(a.printed, ", "))
	}
}

// identity tells figures apart by what they come from.
func identity(v *facts.Value) string {
	var b strings.Builder
	var write func(v *facts.Value)
	write = func(v *facts.Value) {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s(", v.Op, v.Unit, v.Path, where(v.At), v.String())
		for _, operand := range v.From {
			write(operand)
		}
		b.WriteByte(')')
	}
	write(v)
	return b.String()
}

// operands prints what a value is made of: a fact with its line, or each operand in turn.
func (c *cli) operands(v *facts.Value, indent string) {
	if v.Op == facts.OpNone {
		if v.At.IsZero() {
			fmt.Fprintf(c.stdout, "%s%s  %s\n", indent, v.String(), c.say("viết thẳng trong mẫu", "typed in the template"))
			return
		}
		fmt.Fprintf(c.stdout, "%s%s  %s  %s\n", indent, v.String(), where(v.At), name(v))
		return
	}
	for i, operand := range v.From {
		if i == maxShown && len(v.From) > maxShown+1 {
			fmt.Fprintf(c.stdout, c.say("%s… và %d số nữa (--format json cho đủ)\n", "%s... and %d more (--format json has all)\n"), indent, len(v.From)-i)
			break
		}
		if operand.Op == facts.OpNone {
			c.operands(operand, indent)
			continue
		}
		fmt.Fprintf(c.stdout, "%s%s = %s  %s\n", indent, operand.String(), c.expression(operand), name(operand))
		c.operands(operand, indent+"    ")
	}
	if stated(v) {
		fmt.Fprintf(c.stdout, "%s%s %s\n", indent, c.say("cũng ghi tay ở", "also stated at"), where(v.At))
	}
}

// stated tells whether a rolled-up value also stands in its unit's own file.
func stated(v *facts.Value) bool {
	return v.Type != nil && v.Type.Rollup != facts.OpNone && !v.At.IsZero() && strings.HasSuffix(v.At.File.Name, v.Unit+".yaml")
}

// expression writes how a value was computed: 231 ÷ 313, the sum over nine units.
func (c *cli) expression(v *facts.Value) string {
	var words []string
	for i, operand := range v.From {
		if i == maxShown {
			words = append(words, "…")
			break
		}
		words = append(words, operand.String())
	}
	infix := map[facts.Op]string{"phan_tram": " ÷ ", "phan_tram_deu": " ÷ ", "chia": " ÷ ", "nhan": " × ", "cong": " + ", "tru": " - "}
	if sign, ok := infix[v.Op]; ok {
		return strings.Join(words, sign)
	}
	if v.Type != nil && v.Type.Rollup == v.Op {
		return fmt.Sprintf(c.rollupWords(v.Op), len(v.From))
	}
	if v.Op == facts.OpSum {
		return strings.Join(words, " + ")
	}
	return string(v.Op) + "(" + strings.Join(words, "; ") + ")"
}

func (c *cli) rollupWords(op facts.Op) string {
	switch op {
	case facts.OpSum:
		return c.say("tổng của %d đơn vị", "sum over %d units")
	case facts.OpMax:
		return c.say("lớn nhất trong %d đơn vị", "largest of %d units")
	case facts.OpMin:
		return c.say("nhỏ nhất trong %d đơn vị", "smallest of %d units")
	case facts.OpCount:
		return c.say("số đơn vị có: %d", "units that have it: %d")
	}
	return c.say("gộp từ %d đơn vị", "joined from %d units")
}

func where(s diag.Span) string {
	if s.IsZero() {
		return "?"
	}
	line, column := s.File.Position(s.Start)
	return fmt.Sprintf("%s:%d:%d", s.File.Name, line, column)
}

func name(v *facts.Value) string {
	if v.Type == nil || v.Type.Title == "" {
		return v.Path
	}
	return v.Path + " (" + v.Type.Title + ")"
}

// node is a value in the JSON answer.
type node struct {
	Value string `json:"value"`
	Path  string `json:"path,omitempty"`
	Unit  string `json:"unit,omitempty"`
	Title string `json:"title,omitempty"`
	Place string `json:"place,omitempty"` // file:line:column
	Op    string `json:"op,omitempty"`
	From  []node `json:"from,omitempty"`
}

func tree(v *facts.Value) node {
	n := node{Value: v.String(), Path: v.Path, Unit: v.Unit, Op: string(v.Op)}
	if v.Type != nil {
		n.Title = v.Type.Title
	}
	if !v.At.IsZero() {
		n.Place = where(v.At)
	}
	for _, operand := range v.From {
		n.From = append(n.From, tree(operand))
	}
	return n
}

func (c *cli) explainJSON(places []build.Occurrence) error {
	type answer struct {
		Draft   string `json:"draft"`
		Line    int    `json:"line"`
		Text    string `json:"text"`
		Format  string `json:"format,omitempty"`
		Printed string `json:"printed"` // the action in the template
		Value   node   `json:"value"`
	}
	answers := make([]answer, len(places))
	for i, o := range places {
		answers[i] = answer{path.Join(filepath.ToSlash(c.out), o.Draft), o.Line, o.Figure.Text, o.Figure.Format, where(o.Figure.At), tree(o.Figure.Value)}
	}
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(answers)
}
