package main

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/facts"
)

func (c *cli) whyCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   c.say("why [BẢN_THẢO] CON_SỐ | why BẢN_THẢO:DÒNG", "why [DRAFT] FIGURE | why DRAFT:LINE"),
		Short: c.say("Cho biết một con số trong bản thảo lấy từ đâu", "Tell where a figure of a draft comes from"),
		Example: `  vanban why output/huyen/tan-phu/bao-cao.md "73,8%"
  vanban why output/huyen/tan-phu/bao-cao.md:41
  vanban why 313`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf(c.say("--format nhận text hoặc json, không phải %q", "--format is text or json, not %q"), format)
			}
			return c.why(c.question(args), format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", c.say("dạng trả lời: text, json", "form of the answer: text, json"))
	return cmd
}

// question is what a user asks about: the printed text of figures, or all figures of a line.
type question struct {
	draft  string // below the folder of drafts; empty: all
	figure string
	line   int // 0: any
}

var draftLine = regexp.MustCompile(`^(.+\.(?:md|docx)):(\d+)$`)

func (c *cli) question(args []string) question {
	if m := draftLine.FindStringSubmatch(args[0]); m != nil && len(args) == 1 {
		line, _ := strconv.Atoi(m[2])
		return question{draft: c.draftName(m[1]), line: line}
	}
	q := question{figure: args[len(args)-1]}
	if len(args) == 2 {
		q.draft = c.draftName(args[0])
	}
	return q
}

// draftName cuts the folder of drafts off a path.
func (c *cli) draftName(name string) string {
	name = filepath.ToSlash(filepath.Clean(name))
	if rest, ok := strings.CutPrefix(name, filepath.ToSlash(filepath.Clean(c.out))+"/"); ok {
		return rest
	}
	return name
}

func (c *cli) why(q question, format string) error {
	ctx, stop := interruptible()
	defer stop()
	data, templates, err := c.folders()
	if err != nil {
		return err
	}
	opt := build.Options{Jobs: c.jobs}
	if q.draft != "" {
		opt.Patterns = []string{q.draft}
	}
	all, problems, err := build.Figures(ctx, data, templates, opt)
	if err != nil {
		return err
	}
	places := q.answer(all)
	if len(places) == 0 {
		if err := c.print(problems, "text"); err != nil {
			return err
		}
		fmt.Fprintf(c.stderr, c.say("Không thấy %s trong số liệu in ra; nếu bản thảo có chữ này thì nó được viết thẳng trong mẫu.\n",
			"%s is not among the printed figures; if the draft says so, it is typed in the template.\n"), q)
		c.code = exitFindings
		return nil
	}
	if format == "json" {
		return c.explainJSON(places)
	}
	for i, place := range places {
		if i > 0 {
			fmt.Fprintln(c.stdout)
		}
		c.explain(place)
	}
	return nil
}

// answer picks the figures that a question is about: those printed just so, or else those that hold the text.
func (q question) answer(all []build.Occurrence) []build.Occurrence {
	wanted := fold(q.figure)
	var exact, part []build.Occurrence
	for _, o := range all {
		switch printed := fold(o.Figure.Text); {
		case q.line > 0 && o.Line == q.line, q.line == 0 && printed == wanted:
			exact = append(exact, o)
		case q.line == 0 && strings.Contains(printed, wanted):
			part = append(part, o)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return part
}

func (q question) String() string {
	if q.line > 0 {
		return fmt.Sprintf("%s:%d", q.draft, q.line)
	}
	return "“" + q.figure + "”"
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
