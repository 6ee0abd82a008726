package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
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
