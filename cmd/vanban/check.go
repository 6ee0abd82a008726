package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"vanban/internal/build"
)

func (c *cli) checkCommand() *cobra.Command {
	var format string
	var missing, unused bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.say("Kiểm tra số liệu, quy tắc và mẫu, không ghi gì", "Check facts, rules and templates, writing nothing"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if missing {
				return c.missing(format)
			}
			ctx, stop := interruptible()
			defer stop()
			data, templates, err := c.folders()
			if err != nil {
				return err
			}
			if unused {
				return c.print(build.Unused(data, templates), format)
			}
			result, err := build.Run(ctx, data, templates, build.Options{Jobs: c.jobs})
			if err != nil {
				return err
			}
			if err := c.print(result.Problems, format); err != nil {
				return err
			}
			if format == "text" && len(result.Problems) == 0 {
				fmt.Fprintf(c.stderr, c.say("Đã kiểm tra %d văn bản: không có lỗi.\n", "Checked %d documents: no problems.\n"), result.Documents)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&missing, "missing", false, c.say("in phiếu số liệu còn thiếu theo từng đơn vị (--format text, md, csv)", "print the facts that are missing, by unit (--format text, md, csv)"))
	cmd.Flags().BoolVar(&unused, "unused", false, c.say("cho biết số liệu nào không mẫu nào dùng", "tell which facts no template uses"))
	cmd.Flags().StringVar(&format, "format", "text", c.say("dạng thông báo: text, json, sarif, github", "form of messages: text, json, sarif, github"))
	return cmd
}
