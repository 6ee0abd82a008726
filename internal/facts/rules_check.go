package facts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// maxOperands is the number of units that a problem names behind a rolled-up figure; the rest are counted.
const maxOperands = 5

// Failure is a rule that does not hold on a group.
type Failure struct {
	Rule   *Rule
	Group  *Value
	Read   []*Value // the facts it reads, in order of appearance
	Rolled bool     // it reads figures of the units below

	suspect *Value    // the operand that most likely is wrong
	told    diag.Text // the condition with what its sides came to
}

// CheckRules evaluates the rules of a value's type and of all below it. Rules that have failed are kept in failed, which
// may be nil: one that failed on a unit must fail on the sums above as well, and is not said again there.
func CheckRules(v *Value, failed map[*Rule]bool) []Failure {
	var failures []Failure
	switch v.Kind {
	case Map:
		failures = v.checkGroup(failed)
		for _, field := range v.Fields() {
			failures = append(failures, CheckRules(field, failed)...)
		}
	case List:
		for _, item := range v.Items() {
			failures = append(failures, CheckRules(item, failed)...)
		}
	}
	return failures
}

// checkGroup evaluates the rules of one group.
func (v *Value) checkGroup(failed map[*Rule]bool) []Failure {
	if v.Type == nil || len(v.Type.Rules) == 0 {
		return nil
	}
	env := environment(v)
	evidence := map[*Value]int{} // for each operand: equations that fail with it, less those that hold
	var all []Failure
	for _, r := range v.Type.Rules {
		f := Failure{Rule: r, Group: v}
		if !f.read(v) {
			continue
		}
		holds, err := expr.Run(r.program, env)
		ok, _ := holds.(bool)
		ok = ok && err == nil
		for _, operand := range f.Read {
			switch {
			case !ok:
				evidence[operand] += len(v.Type.Rules)
			case strings.Contains(r.Condition, "=="):
				evidence[operand]--
			}
		}
		if ok || f.Rolled && failed[r] {
			continue
		}
		f.weigh(env)
		all = append(all, f)
	}
	for i, f := range all {
		for _, operand := range f.Read {
			if !operand.At.IsZero() && (all[i].suspect == nil || evidence[operand] > evidence[all[i].suspect]) {
				all[i].suspect = operand
			}
		}
		if failed != nil {
			failed[f.Rule] = true
		}
	}
	return all
}

// read finds the operands; false where one is not known.
func (f *Failure) read(group *Value) bool {
	if f.Rule.program == nil {
		return false // it did not compile, which is reported with the schema
	}
	for _, path := range f.Rule.paths {
		v := group.Lookup(path)
		if v == nil || v.Kind == Absent || v.Kind == Invalid {
			return false
		}
		f.Read = append(f.Read, v)
		f.Rolled = f.Rolled || len(v.From) > 0
	}
	return true
}

// HoldsWith tells whether the rule would hold if one of the facts it reads were another number.
func (f *Failure) HoldsWith(operand *Value, instead viet.Decimal) bool {
	env := environment(f.Group)
	for i, v := range f.Read {
		if v == operand {
			put(env, f.Rule.paths[i], instead)
		}
	}
	holds, err := expr.Run(f.Rule.program, env)
	ok, _ := holds.(bool)
	return ok && err == nil
}

// put sets the value at a path of an environment.
func put(env map[string]any, path string, value any) {
	for group, rest, below := strings.Cut(path, "."); below; group, rest, below = strings.Cut(path, ".") {
		env, path = env[group].(map[string]any), rest
	}
	env[path] = value
}

// Suspect names the operand that other figures show to be wrong.
func (f *Failure) Suspect(v *Value) { f.suspect = v }

// Problem reports the failure: at the operand that most likely is wrong, with every operand's place.
func (f *Failure) Problem() diag.Diagnostic {
	r, at := f.Rule, f.Group.At
	if f.suspect != nil {
		at = f.suspect.At
	}
	names := strings.Join(r.paths, ", ")
	d := diag.New("so-lieu/quy-tac", at, f.told, names)
	if r.Message != "" {
		d = diag.New("so-lieu/quy-tac-rieng", at, r.Message, f.told, names)
	}
	for i, v := range f.Read {
		d = d.With(fmt.Sprintf("%s = %s", r.paths[i], v.String()), v.At)
		for n, operand := range v.From {
			if n == maxOperands {
				d = d.With(fmt.Sprintf("  … (+%d)", len(v.From)-n), diag.Span{})
				break
			}
			d = d.With(fmt.Sprintf("  %s: %s = %s", operand.Unit, r.paths[i], operand.String()), operand.At)
		}
	}
	return d
}

// sides splits a condition that is one comparison.
func sides(condition string) (left, right string, ok bool) {
	if strings.ContainsAny(condition, "?&|") || strings.Contains(condition, " and ") || strings.Contains(condition, " or ") || strings.Contains(condition, "not ") {
		return "", "", false
	}
	for _, op := range []string{"==", "!=", "<=", ">=", "<", ">"} {
		if l, r, found := strings.Cut(condition, op); found {
			return strings.TrimSpace(l), strings.TrimSpace(r), true
		}
	}
	return "", "", false
}

var connectives = strings.NewReplacer(" and ", " và ", " or ", " hoặc ", " && ", " và ", " || ", " hoặc ", "not ", "không ")

// weigh shows a failed comparison with what its sides came to: nam + nu = 34, tong_so = 35.
func (f *Failure) weigh(env map[string]any) {
	left, right, ok := sides(f.Rule.Condition)
	if !ok {
		f.told = diag.Text{Vi: connectives.Replace(f.Rule.Condition), En: f.Rule.Condition}
		return
	}
	came := func(side string) any {
		program, err := expr.Compile(side, f.Rule.options...)
		if err != nil {
			return nil
		}
		value, _ := expr.Run(program, env)
		return value
	}
	shown := slices.DeleteFunc([]string{show(left, came(left)), show(right, came(right))}, func(s string) bool { return s == "" })
	f.told = diag.Same(strings.Join(shown, ", "))
}

// show writes what a side came to; a number or text typed in the rule needs no words.
func show(text string, value any) string {
	switch v := value.(type) {
	case viet.Decimal:
		return text + " = " + viet.FormatNumber(v)
	case viet.Date:
		return text + " = " + v.Short()
	case bool:
		return text + " = " + (&Value{Kind: Bool, Bool: v}).String()
	case string:
		if !strings.HasPrefix(text, `"`) && !strings.HasPrefix(text, "'") {
			return text + " = " + v
		}
	}
	return text
}
