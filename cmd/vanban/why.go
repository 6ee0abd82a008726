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
		Long: c.say(`Cho biết một con số trong bản thảo lấy từ đâu: số liệu gốc với tệp và dòng, cách tính, chỗ in trong mẫu.

Hỏi bằng con số, bằng cả cụm từ quanh nó, bằng tên hoặc khóa của số liệu, hoặc bằng dòng của bản thảo. Tên tệp .docx dùng được như
tên tệp .md cùng tên; dòng là dòng của tệp .md.`,
			`Tell where a figure of a draft comes from: the facts with file and line, the computation, the place in the template.

Ask with the figure, with words around it, with the title or key of a fact, or with a line of a draft. The name of a .docx stands
for the .md beside it; lines are those of the .md.`),
		Example: `  vanban why output/huyen/tan-phu/bao-cao.md "73,8%"
  vanban why output/huyen/tan-phu/bao-cao.md:41
  vanban why "trong đó nữ 96 vị"
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

// question is what a user asks about: a text that is printed, or a line.
type question struct {
	draft string // below the folder of drafts; empty: all
	text  string
	line  int // 0: any
}

var draftLine = regexp.MustCompile(`^(.+\.(?:md|docx)):(\d+)$`)

func (c *cli) question(args []string) question {
	if m := draftLine.FindStringSubmatch(args[0]); m != nil && len(args) == 1 {
		line, _ := strconv.Atoi(m[2])
		return question{draft: c.draftName(m[1]), line: line}
	}
	q := question{text: args[len(args)-1]}
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
	drafts, problems, err := build.Drafts(ctx, data, templates, opt)
	if err != nil {
		return err
	}
	if q.draft != "" && len(drafts) == 0 && !problems.HasErrors() {
		return c.noMatch(opt.Patterns)
	}
	places := q.answer(drafts)
	if format == "json" && len(places) > 0 {
		return c.explainJSON(places)
	}
	if len(places) > 0 {
		c.explain(places)
		return nil
	}
	if err := c.print(problems, "text"); err != nil {
		return err
	}
	c.unknown(q, drafts)
	c.code = exitFindings
	return nil
}
