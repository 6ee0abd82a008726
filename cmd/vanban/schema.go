package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
)

func (c *cli) schemaCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   c.say("schema [TÊN]", "schema [NAME]"),
		Short: c.say("In lược đồ số liệu dạng JSON Schema cho trình soạn thảo", "Print the schema of facts as JSON Schema for editors"),
		Long: c.say(`In lược đồ số liệu dạng JSON Schema 2020-12, để trình soạn thảo gợi ý khóa và hiện mô tả.
TÊN là một tệp hoặc thư mục của data (chung, van-ban, tên cấp); bỏ trống thì in toàn bộ.`,
			`Print the schema of facts as JSON Schema 2020-12, for completion and hover texts in editors.
NAME is a file or folder of data (chung, van-ban, a level); without it the whole is printed.`),
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, _, err := c.folders()
			if err != nil {
				return err
			}
			schemas, problems := build.EditorSchemas(data)
			if err := c.print(problems, "text"); err != nil || schemas == nil {
				return err
			}
			if dir != "" {
				return writeSchemas(dir, schemas)
			}
			name := "schema"
			if len(args) == 1 {
				name = args[0]
			}
			text, ok := schemas[name+".json"]
			if !ok {
				var names []string
				for file := range schemas {
					names = append(names, strings.TrimSuffix(file, ".json"))
				}
				slices.Sort(names)
				return fmt.Errorf(c.say("lược đồ không có %q; hiện có: %s", "the schema has no %q; there are: %s"), name, strings.Join(names, ", "))
			}
			_, err = c.stdout.Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&dir, "write", "", c.say("ghi mỗi lược đồ thành một tệp trong thư mục này", "write each schema to a file in this folder"))
	return cmd
}

// writeSchemas writes the files that have changed.
func writeSchemas(dir string, schemas map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range schemas {
		file := filepath.Join(dir, name)
		if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, text) {
			continue
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
