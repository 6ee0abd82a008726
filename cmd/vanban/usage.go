package main

import (
	"github.com/spf13/cobra"

	"vanban/internal/diag"
)

// localise puts the words that cobra itself prints into the user's language.
func (c *cli) localise(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, c.say("in trợ giúp của lệnh", "print the help of a command"))
	root.Flags().Bool("version", false, c.say("in phiên bản", "print the version"))
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Run: func(cmd *cobra.Command, args []string) {
		if target, _, err := root.Find(args); err == nil {
			cmd = target
		}
		cmd.Help()
	}})
	if c.lang == diag.Vi {
		root.SetUsageTemplate(usageVi)
	}
}

const usageVi = `Cách dùng:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} LỆNH{{end}}{{if .HasExample}}

Ví dụ:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Các lệnh:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Tùy chọn:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Tùy chọn chung:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Gõ "{{.CommandPath}} LỆNH --help" để xem trợ giúp của một lệnh.{{end}}
`
