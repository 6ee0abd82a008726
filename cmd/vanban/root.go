package main

import (
	"context"

	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/diag"
)

// cli is one run of the command: its streams, its common flags and the exit code it comes to.
type cli struct {
	stdout, stderr io.Writer
	code           int

	data, templates, out string
	jobs                 int
	langName             string
	lang                 diag.Lang
}

// say returns the text in the user's language.
func (c *cli) say(vi, en string) string { return diag.Text{Vi: vi, En: en}.In(c.lang) }

// fail reports what kept the command from running.
func (c *cli) fail(err error) {
	fmt.Fprintf(c.stderr, "vanban: %v\n", err)
	c.code = exitFailed
}

func langFromEnvironment() diag.Lang {
	if strings.HasPrefix(strings.ToLower(os.Getenv("VANBAN_LANG")), "en") {
		return diag.En
	}
	return diag.Vi
}

// usualTemplates is the folder of templates where none is named.
const usualTemplates = "templates"

func (c *cli) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "vanban",
		Short:         c.say("Lập văn bản hành chính từ số liệu YAML và mẫu", "Make official documents from facts in YAML and templates"),
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			switch c.langName {
			case "":
			case "vi":
				c.lang = diag.Vi
			case "en":
				c.lang = diag.En
			default:
				return fmt.Errorf(c.say("--lang nhận vi hoặc en, không phải %q", "--lang is vi or en, not %q"), c.langName)
			}
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&c.data, "data", "data", c.say("thư mục số liệu", "folder of facts"))
	flags.StringVar(&c.templates, "templates", usualTemplates, c.say("thư mục mẫu", "folder of templates"))
	flags.StringVar(&c.out, "out", "output", c.say("thư mục kết quả", "folder of drafts"))
	flags.IntVarP(&c.jobs, "jobs", "j", 0, c.say("số văn bản lập cùng lúc (0: bằng số nhân máy)", "documents made at once (0: as many as processors)"))
	flags.StringVar(&c.langName, "lang", "", c.say("ngôn ngữ thông báo: vi hoặc en", "language of messages: vi or en"))
	c.localise(root)
	root.AddCommand(c.buildCommand(), c.checkCommand(), c.whyCommand(), c.pullCommand(), c.letterheadCommand(), c.schemaCommand(), c.mergeCommand())
	return root
}

// version comes from the module's build information.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// program tells this program from any other version of it, also from one that was compiled without a version.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", version(), info.Size(), info.ModTime().UnixNano())
}

// folders opens the project's folders, or says which one is missing.
func (c *cli) folders() (data, templates fs.FS, err error) {
	for _, dir := range []string{c.data, c.templates} {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, nil, fmt.Errorf(c.say("không thấy thư mục %s; hãy chạy lệnh trong thư mục gốc của dự án, hoặc chỉ rõ bằng --data, --templates",
				"there is no folder %s; run the command in the project's root, or name it with --data, --templates"), filepath.ToSlash(dir))
		}
	}
	if data, err = inside(c.data); err == nil {
		templates, err = inside(c.templates)
	}
	return data, templates, err
}

// inside opens a folder so that no link leads out of it and nothing but files is read.
func inside(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return build.Guard(root.FS()), nil
}

// interruptible returns a context that Ctrl-C ends, or the signal by which machines end programs.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// print shows problems and sets the exit code they call for.
func (c *cli) print(problems diag.List, format string) error {
	if problems.HasFindings() {
		c.code = exitFindings
	}
	switch format {
	case "", "text":
		return diag.Print(c.stderr, problems, diag.PrintOptions{Lang: c.lang, Color: coloured(c.stderr)})
	case "json":
		return diag.JSON(c.stdout, problems, c.lang)
	case "sarif":
		return diag.SARIF(c.stdout, problems, c.lang)
	case "github":
		return diag.GitHub(c.stdout, problems, c.lang)
	}
	return fmt.Errorf(c.say("--format nhận text, json, sarif hoặc github, không phải %q", "--format is text, json, sarif or github, not %q"), format)
}

// coloured tells whether a stream is a terminal that may show colours (https://no-color.org).
func coloured(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && terminal(file)
}

// terminal tells whether a file is a terminal that can do more than print lines.
func terminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}
