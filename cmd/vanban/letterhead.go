package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/docx"
	"vanban/internal/manifest"
)

func (c *cli) letterheadCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   c.say("letterhead THỂ_THỨC", "letterhead PROFILE"),
		Short: c.say("Tạo tệp mẫu Word (đầu và cuối văn bản) theo một thể thức", "Make the Word letterhead of a rule pack"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, templates, err := c.folders()
			if err != nil {
				return err
			}
			version, problems := build.Profile(templates, args[0])
			if err := c.print(problems, "text"); err != nil || version == nil {
				return err
			}
			name := filepath.Join(c.templates, "letterhead", args[0]+".docx")
			if _, err := os.Stat(name); err == nil && !force {
				return fmt.Errorf(c.say("đã có %s; thêm --force để thay bằng tệp mới", "there is a %s; add --force to replace it"), filepath.ToSlash(name))
			}
			data, err := docx.NewLetterhead(version)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			if err := manifest.WriteFile(name, data); err != nil {
				return c.notWritten(name, err)
			}
			fmt.Fprintf(c.stderr, c.say("Đã tạo %s.\n", "Made %s.\n"), filepath.ToSlash(name))
			return nil
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, c.say("thay tệp đang có", "replace the file that is there"))
	return cmd
}
