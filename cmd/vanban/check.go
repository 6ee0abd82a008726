package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/conform"
	"vanban/internal/diag"
)

func (c *cli) checkCommand() *cobra.Command {
	var format string
	var missing, unused bool
	var word wordCheck
	cmd := &cobra.Command{
		Use:   c.say("check [TỆP...]", "check [FILE...]"),
		Short: c.say("Kiểm tra số liệu, quy tắc và mẫu; hoặc thể thức và câu chữ của tệp .docx, .md, .txt", "Check facts, rules and templates; or the format and text of .docx, .md and .txt files"),
		RunE: func(_ *cobra.Command, files []string) error {
			word.format = format
			if err := c.checkWordFlags(word, files); err != nil {
				return err
			}
			if len(files) > 0 {
				return c.checkFiles(files, word)
			}
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
			result, err := build.Run(ctx, data, templates, build.Options{Jobs: c.jobs, Check: true})
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
	c.wordFlags(cmd, &word)
	cmd.Flags().StringVar(&format, "format", "text", c.say("dạng thông báo: text, json, sarif, github", "form of messages: text, json, sarif, github"))
	return cmd
}

// checkFiles checks the text of finished documents, written by anyone.
func (c *cli) checkFiles(names []string, word wordCheck) error {
	var problems diag.List
	for _, name := range names {
		kind := strings.ToLower(filepath.Ext(name))
		switch kind {
		case ".docx", ".docm", ".dotx", ".md", ".txt":
		case ".doc", ".rtf", ".odt", ".pdf": // the reader of Word files says what to do with them
		default:
			return fmt.Errorf(c.say("chưa kiểm tra được %s: chỉ nhận tệp .docx, .md và .txt", "%s cannot be checked: only .docx, .md and .txt files are"), name)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf(c.say("không đọc được %s", "cannot read %s"), name)
		}
		if kind != ".md" && kind != ".txt" {
			if word.packs == nil { // read once, and only for Word files
				if word.packs, err = c.packs(word.profile); err != nil {
					return err
				}
			}
			found, err := c.checkWord(name, data, word)
			if err != nil {
				return err
			}
			problems = append(problems, found...)
			continue
		}
		problems = append(problems, conform.Text(diag.NewFile(name, data), conform.Options{})...)
	}
	settings, own := build.LoadSettings(build.Guard(os.DirFS(c.data)))
	problems = append(settings.Apply(problems), own...)
	if err := c.print(problems.Sorted(), word.format); err != nil {
		return err
	}
	if word.format == "text" && len(problems) == 0 {
		fmt.Fprintf(c.stderr, c.say("Đã kiểm tra %d tệp: không có lỗi.\n", "Checked %d files: no problems.\n"), len(names))
	}
	return nil
}
