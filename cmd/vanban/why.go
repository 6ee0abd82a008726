package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/facts"
)

func (c *cli) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   c.say("why [BẢN_THẢO] CON_SỐ", "why [DRAFT] FIGURE"),
		Short: c.say("Cho biết một con số trong bản thảo lấy từ đâu", "Tell where a figure of a draft comes from"),
		Example: c.say(`  vanban why output/huyen/tan-phu/bao-cao.md "73,8%"
  vanban why 313`, `  vanban why output/huyen/tan-phu/bao-cao.md "73,8%"
  vanban why 313`),
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			opt := build.Options{Jobs: c.jobs}
			if len(args) == 2 {
				opt.Patterns = []string{c.draftName(args[0])}
			}
			return c.why(opt, args[len(args)-1])
		},
	}
}

// draftName cuts the folder of drafts off a path.
func (c *cli) draftName(name string) string {
	name = filepath.ToSlash(filepath.Clean(name))
	if rest, ok := strings.CutPrefix(name, filepath.ToSlash(filepath.Clean(c.out))+"/"); ok {
		return rest
	}
	return name
}

func (c *cli) why(opt build.Options, figure string) error {
	ctx, stop := interruptible()
	defer stop()
	data, templates, err := c.folders()
	if err != nil {
		return err
	}
	wanted := fold(figure)
	places, problems, err := build.Find(ctx, data, templates, opt, func(text string) bool { return fold(text) == wanted })
	if err == nil && len(places) == 0 { // perhaps only a part of what is printed was given
		places, problems, err = build.Find(ctx, data, templates, opt, func(text string) bool { return strings.Contains(fold(text), wanted) })
	}
	if err != nil {
		return err
	}
	if len(places) == 0 {
		if err := c.print(problems, "text"); err != nil {
			return err
		}
		fmt.Fprintf(c.stderr, c.say("Không thấy “%s” trong số liệu in ra; nếu bản thảo có chữ này thì nó được viết thẳng trong mẫu.\n",
			"“%s” is not among the printed figures; if the draft says so, it is typed in the template.\n"), figure)
		c.code = exitFindings
		return nil
	}
	for i, place := range places {
		if i > 0 {
			fmt.Fprintln(c.stdout)
		}
		c.explain(place)
	}
	return nil
}

// fold makes 73,8 % and 73,8% the same.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(s), " ")), " %", "%")
}

// explain prints one place of a figure and what the figure comes from.
func (c *cli) explain(o build.Occurrence) {
	fmt.Fprintf(c.stdout, "%s:%d: %s\n", path.Join(filepath.ToSlash(c.out), o.Draft), o.Line, o.Figure.Text)
	v := o.Figure.Value
	if v.Op != facts.OpNone {
		fmt.Fprintf(c.stdout, "  = %s\n", c.expression(v))
	}
	c.operands(v, "  ")
	fmt.Fprintf(c.stdout, "  %s %s\n", c.say("in ở", "printed at"), where(o.Figure.At))
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
	for _, operand := range v.From {
		if operand.Op == facts.OpNone {
			c.operands(operand, indent)
			continue
		}
		fmt.Fprintf(c.stdout, "%s%s = %s  %s\n", indent, operand.String(), c.expression(operand), name(operand))
		c.operands(operand, indent+"    ")
	}
	if v.Type != nil && v.Type.Rollup != facts.OpNone && stated(v) {
		fmt.Fprintf(c.stdout, "%s%s %s\n", indent, c.say("cũng ghi tay ở", "also stated at"), where(v.At))
	}
}

// stated tells whether a rolled-up value also stands in its unit's own file.
func stated(v *facts.Value) bool {
	return !v.At.IsZero() && strings.HasSuffix(v.At.File.Name, v.Unit+".yaml")
}

// expression writes how a value was computed: 231 ÷ 313, the sum over nine units.
func (c *cli) expression(v *facts.Value) string {
	var words []string
	for _, operand := range v.From {
		words = append(words, operand.String())
	}
	infix := map[facts.Op]string{"phan_tram": " ÷ ", "chia": " ÷ ", "nhan": " × ", "cong": " + ", "tru": " - "}
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
