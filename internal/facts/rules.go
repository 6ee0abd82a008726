package facts

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Rule is a condition between the members of a group, such as nam + nu == tong_so. It is written in the expr language
// with exact decimals and dates; a rule that reads a fact nobody has stated yet is passed over.
type Rule struct {
	Condition string
	Message   string // what to say when it does not hold; empty: the condition and its operands
	At        diag.Span

	program *vm.Program
	options []expr.Option
	paths   []string // facts it reads, relative to the group, in order of appearance
}

func (p *schemaParser) rules(t *Type, node *yaml.Node) {
	for _, item := range node.Content {
		condition := child(item, "dk")
		if condition == nil {
			p.report("luoc-do/quy-tac-thieu-dk", item)
			continue
		}
		if len(condition.Value) > maxCondition {
			p.report("luoc-do/quy-tac-dai", condition, maxCondition)
			continue
		}
		rule := &Rule{Condition: condition.Value, At: spanOf(p.file, condition)}
		if message := child(item, "loi"); message != nil {
			rule.Message = message.Value
		}
		t.Rules = append(t.Rules, rule)
	}
}

func (p *schemaParser) compileRules(t *Type) {
	for _, r := range t.Rules {
		if err := r.compile(t); err != nil && !t.misspells(r.Condition) {
			p.problems = append(p.problems, diag.New("luoc-do/quy-tac", r.At, r.Condition, t.misnamed(err)))
		}
	}
}

// misspells tells whether a condition reads a fact whose own kind is misspelt, which is reported.
func (t *Type) misspells(condition string) bool {
	written, err := parser.Parse(condition)
	if err != nil {
		return false
	}
	read := &operands{}
	ast.Walk(&written.Node, read)
	return slices.ContainsFunc(read.paths, func(path string) bool {
		at := t
		for key := range strings.SplitSeq(path, ".") {
			at = at.Field(key)
		}
		return at != nil && at.misspelt
	})
}

func (r *Rule) compile(t *Type) (err error) {
	if r.program != nil {
		return nil // the type came in by reference and is compiled already
	}
	r.options = append([]expr.Option{expr.Env(t.environment()), expr.DisableAllBuiltins()}, operators...)
	if r.program, err = expr.Compile(r.Condition, append(r.options, expr.AsBool())...); err != nil {
		return err
	}
	written, err := parser.Parse(r.Condition) // before operators become calls
	if err != nil {
		return err
	}
	collector := &operands{}
	ast.Walk(&written.Node, collector)
	r.paths = collector.paths
	return nil
}

// operands collects the facts that a condition reads.
type operands struct{ paths []string }

func (o *operands) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		o.add(n.Value)
	case *ast.MemberNode:
		if path := memberPath(n); path != "" {
			// The walk is depth first: the group a member belongs to has just been added.
			parent := path[:strings.LastIndexByte(path, '.')]
			o.paths = slices.DeleteFunc(o.paths, func(p string) bool { return p == parent })
			o.add(path)
		}
	}
}

func (o *operands) add(path string) {
	if !slices.Contains(o.paths, path) {
		o.paths = append(o.paths, path)
	}
}

func memberPath(n *ast.MemberNode) string {
	property, ok := n.Property.(*ast.StringNode)
	if !ok {
		return ""
	}
	switch base := n.Node.(type) {
	case *ast.IdentifierNode:
		return base.Value + "." + property.Value
	case *ast.MemberNode:
		if parent := memberPath(base); parent != "" {
			return parent + "." + property.Value
		}
	}
	return ""
}

// environment is what the rules of a group may read.
func (t *Type) environment() types.Map {
	if t.env != nil {
		return t.env
	}
	env := types.Map{}
	t.env = env
	for _, key := range t.keys {
		switch field := t.fields[key]; field.Kind {
		case Map:
			env[key] = field.environment()
		case Number:
			env[key] = types.TypeOf(viet.Decimal{})
		case Date:
			env[key] = types.TypeOf(viet.Date{})
		case Bool:
			env[key] = types.Bool
		case Text, Prose:
			env[key] = types.String
		}
	}
	return env
}

func environment(v *Value) map[string]any {
	env := map[string]any{}
	for key, field := range v.Fields() {
		switch field.Kind {
		case Map:
			env[key] = environment(field)
		case Number:
			env[key] = field.Number
		case Date:
			env[key] = field.Date
		case Bool:
			env[key] = field.Bool
		case Text, Prose:
			env[key] = field.Text
		}
	}
	return env
}

// operators gives decimals and dates the usual operators; whole numbers typed in a rule are decimals too.
var operators = makeOperators()

func makeOperators() []expr.Option {
	arithmetic := map[string]func(a, b viet.Decimal) any{
		"+":  func(a, b viet.Decimal) any { return a.Add(b) },
		"-":  func(a, b viet.Decimal) any { return a.Sub(b) },
		"*":  func(a, b viet.Decimal) any { return a.Mul(b) },
		"==": func(a, b viet.Decimal) any { return a.Equal(b) },
		"!=": func(a, b viet.Decimal) any { return !a.Equal(b) },
		"<":  func(a, b viet.Decimal) any { return a.LessThan(b) },
		"<=": func(a, b viet.Decimal) any { return a.LessThanOrEqual(b) },
		">":  func(a, b viet.Decimal) any { return a.GreaterThan(b) },
		">=": func(a, b viet.Decimal) any { return a.GreaterThanOrEqual(b) },
	}
	order := map[string]func(c int) bool{
		"==": func(c int) bool { return c == 0 }, "!=": func(c int) bool { return c != 0 },
		"<": func(c int) bool { return c < 0 }, "<=": func(c int) bool { return c <= 0 },
		">": func(c int) bool { return c > 0 }, ">=": func(c int) bool { return c >= 0 },
	}
	var options []expr.Option
	for _, op := range []string{"+", "-", "*", "==", "!=", "<", "<=", ">", ">="} {
		number, name := arithmetic[op], "số "+op
		options = append(options, expr.Operator(op, name), expr.Function(name, func(args ...any) (any, error) {
			return number(toDecimal(args[0]), toDecimal(args[1])), nil
		}, numberSignatures(op)...))
		if holds := order[op]; holds != nil {
			name := "ngày " + op
			options = append(options, expr.Operator(op, name), expr.Function(name, func(args ...any) (any, error) {
				return holds(args[0].(viet.Date).Compare(args[1].(viet.Date))), nil
			}, new(func(viet.Date, viet.Date) bool)))
		}
	}
	return options
}

func numberSignatures(op string) []any {
	if strings.ContainsAny(op, "=<>!") {
		return []any{new(func(viet.Decimal, viet.Decimal) bool), new(func(viet.Decimal, int) bool), new(func(int, viet.Decimal) bool),
			new(func(viet.Decimal, float64) bool), new(func(float64, viet.Decimal) bool)}
	}
	return []any{new(func(viet.Decimal, viet.Decimal) viet.Decimal), new(func(viet.Decimal, int) viet.Decimal), new(func(int, viet.Decimal) viet.Decimal),
		new(func(viet.Decimal, float64) viet.Decimal), new(func(float64, viet.Decimal) viet.Decimal)}
}

func toDecimal(v any) viet.Decimal {
	switch n := v.(type) {
	case viet.Decimal:
		return n
	case int:
		return viet.FromInt(n)
	case float64:
		return viet.FromFloat(n)
	}
	panic("facts: operand of a rule is " + reflect.TypeOf(v).String())
}

var unknownName = regexp.MustCompile(`unknown name (\S+)|has no field (\S+)`)

// misnamed says what keeps a condition from compiling: most often a fact whose name is misspelt.
func (t *Type) misnamed(err error) diag.Text {
	line, _, _ := strings.Cut(err.Error(), "\n")
	text := diag.Text{En: ": " + line}
	if m := unknownName.FindStringSubmatch(line); m != nil {
		text.Vi = ": không có khóa “" + m[1] + m[2] + "”"
		if near, ok := viet.Nearest(m[1]+m[2], t.keys); ok {
			text.Vi += diag.Perhaps(near).Vi
			text.En += diag.Perhaps(near).En
		}
	}
	return text
}
