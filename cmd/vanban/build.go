package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/manifest"
)

func (c *cli) buildCommand() *cobra.Command {
	var blanks, final, plain, force, prune bool
	var shard string
	cmd := &cobra.Command{
		Use:   c.say("build [PHẦN...]", "build [PATTERN...]"),
		Short: c.say("Lập lại các bản thảo Word và Markdown", "Make the Word and Markdown drafts again"),
		Long: c.say(`Lập lại các bản thảo Word và Markdown từ data và templates.

Có thể chỉ lập một phần: tên đơn vị (tan-an), cấp (xa), văn bản (ke-hoach) hoặc đường dẫn có dấu * (xa/*/ke-hoach).
Bản thảo nào còn lỗi số liệu thì không ghi, bản cũ giữ nguyên; các bản khác vẫn được lập.`,
			`Make the Word and Markdown drafts again from data and templates.

A part may be named: a unit (tan-an), a level (xa), a document (ke-hoach) or a path with * (xa/*/ke-hoach).
A document with errors is not written and its old draft stays; all others are made.`),
		RunE: func(_ *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			if blanks && final {
				return errors.New(c.say("--blanks và --final không dùng cùng nhau", "--blanks and --final exclude each other"))
			}
			part, err := c.shard(shard)
			if err != nil {
				return err
			}
			return c.build(ctx, build.Options{Patterns: args, Shard: part, Blanks: blanks, Final: final, Plain: plain, Jobs: c.jobs}, manifest.Options{Force: force, Prune: prune})
		},
	}
	cmd.Flags().BoolVar(&blanks, "blanks", false, c.say("in [CẦN BỔ SUNG: ...] ở chỗ thiếu số liệu thay vì báo lỗi", "print a blank where a fact is missing instead of reporting it"))
	cmd.Flags().BoolVar(&final, "final", false, c.say("lập bản để phát hành: còn lỗi, cảnh báo hoặc số minh họa thì không ghi gì", "for issue: with any error, warning or illustrative figure nothing is written"))
	cmd.Flags().BoolVar(&plain, "plain", false, c.say("bản Word không kèm ô số liệu của vanban (để phát hành)", "Word files without content controls (copies to be issued)"))
	cmd.Flags().BoolVar(&force, "force", false, c.say("ghi đè cả bản thảo đã sửa tay (bản sửa được giữ thành tệp khác)", "overwrite drafts edited by hand, keeping a copy"))
	cmd.Flags().BoolVar(&prune, "prune", false, c.say("xóa bản thảo không còn dữ liệu hoặc mẫu", "delete drafts that nothing makes any more"))
	cmd.Flags().StringVar(&shard, "shard", "", c.say("chỉ lập một phần việc, ví dụ 2/5, để nhiều máy cùng làm; auto: theo biến môi trường của CI", "make one part of the work, as 2/5, so that machines share it; auto: as the CI's environment says"))
	return cmd
}

func (c *cli) build(ctx context.Context, opt build.Options, commit manifest.Options) error {
	data, templates, err := c.folders()
	if err != nil {
		return err
	}
	commit.Partial = len(opt.Patterns) > 0 || opt.Shard.Count > 1
	out, err := manifest.Begin(ctx, c.out, commit)
	if err != nil && ctx.Err() == nil {
		return c.print(c.outcome(manifest.Result{}, err), "text")
	} else if err != nil {
		return c.stopped()
	}
	defer out.Close()
	opt.Out, opt.Program = out, program()
	show, clear := c.progress()
	opt.Progress = show
	result, err := build.Run(ctx, data, templates, opt)
	clear()
	switch {
	case ctx.Err() != nil:
		return c.stopped()
	case err != nil:
		return c.print(c.outcome(manifest.Result{}, err), "text")
	case result.Aborted:
		return c.print(result.Problems, "text")
	}
	if opt.Final && result.Problems.HasFindings() {
		if err := c.print(result.Problems, "text"); err != nil {
			return err
		}
		fmt.Fprintln(c.stderr, c.say("Chưa lập bản phát hành: còn những điểm trên phải sửa; không ghi gì.", "Nothing was written for issue: the points above must be mended first."))
		return nil
	}
	if len(opt.Patterns) > 0 && result.Documents+len(result.Failed) == 0 {
		return c.noMatch(opt.Patterns)
	}
	if opt.Shard.Count > 0 {
		out.Part(manifest.Part{Index: opt.Shard.Index, Count: opt.Shard.Count, Of: result.Inputs})
	}
	written, err := out.Finish(result.Failed)
	if err != nil && ctx.Err() != nil {
		return errors.New(c.say("đã dừng theo yêu cầu; mỗi tệp còn nguyên bản cũ hoặc đã là bản mới", "stopped as asked; each file is either old or new, and whole"))
	}
	problems := append(result.Problems, c.outcome(written, err)...)
	if err := c.print(problems.Sorted(), "text"); err != nil {
		return err
	}
	if err == nil || len(written.Written)+len(written.Unchanged) > 0 {
		c.summary(result, written)
	}
	return nil
}

func (c *cli) stopped() error {
	return errors.New(c.say("đã dừng theo yêu cầu; chưa ghi gì", "stopped as asked; nothing was written"))
}

// noMatch says that nothing is called as the patterns say.
func (c *cli) noMatch(patterns []string) error {
	return fmt.Errorf(c.say("không có đơn vị hoặc văn bản nào khớp với “%s”; ghi tên đơn vị, cấp, văn bản, hoặc đường dẫn như trong thư mục kết quả",
		"no unit or document matches “%s”; name a unit, a level, a document, or a path as in the folder of drafts"), strings.Join(patterns, " "))
}

// outcome puts what committing found in the list of problems.
func (c *cli) outcome(r manifest.Result, err error) diag.List {
	var problems diag.List
	at := func(name string) diag.Span {
		return diag.Span{File: diag.NewFile(path.Join(filepath.ToSlash(c.out), name), nil)}
	}
	for _, name := range r.Edited {
		problems = append(problems, diag.New("chay/sua-tay", at(name)))
	}
	for _, name := range r.Stale {
		problems = append(problems, diag.New("chay/ban-thua", at(name)))
	}
	for _, err := range each(err) {
		var file *manifest.FileError
		switch {
		case errors.Is(err, manifest.ErrLocked):
			problems = append(problems, diag.New("chay/dang-khoa", at("")))
		case errors.Is(err, manifest.ErrManifest):
			problems = append(problems, diag.New("chay/manifest-hong", at("manifest.json"), diag.Text{En: " (" + err.Error() + ")"}))
		case errors.Is(err, manifest.ErrPath):
			problems = append(problems, diag.New("chay/duong-dan", at(""), err))
		case errors.As(err, &file):
			problems = append(problems, diag.New("chay/khong-ghi-duoc", at(file.Path), reason(file.Err)))
		default:
			problems = append(problems, diag.New("chay/khong-ghi-duoc", at(""), reason(err)))
		}
	}
	return problems
}

// reason puts the system's words for a failed write in the user's.
func reason(err error) diag.Text {
	text := diag.Text{En: ": " + err.Error()}
	switch {
	case errors.Is(err, manifest.ErrOpen):
		text.Vi = ": tệp đang mở trong một chương trình khác (Word?); đóng tệp rồi chạy lại"
	case errors.Is(err, fs.ErrNotExist):
		text.Vi = ": không có tệp này"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EPERM):
		text.Vi = ": không có quyền đọc hoặc ghi"
	case errors.Is(err, syscall.EROFS):
		text.Vi = ": ổ đĩa hoặc thư mục này chỉ cho đọc"
	case errors.Is(err, syscall.ENOSPC):
		text.Vi = ": ổ đĩa đầy"
	case errors.Is(err, syscall.EDQUOT):
		text.Vi = ": đã hết dung lượng được cấp"
	case errors.Is(err, syscall.EBUSY):
		text.Vi = ": tệp hoặc thư mục đang được dùng ở nơi khác"
	case errors.Is(err, syscall.EXDEV):
		text.Vi = ": thư mục này nằm trên một ổ đĩa khác"
	case errors.Is(err, syscall.ENAMETOOLONG):
		text.Vi = ": tên quá dài"
	case errors.Is(err, syscall.EIO):
		text.Vi = ": ổ đĩa bị lỗi"
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR), errors.Is(err, manifest.ErrNotFile):
		text.Vi = ": tên này đang là một thư mục hoặc một tệp khác loại"
	}
	return text
}

// each returns the errors that one joins.
func each(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// summary says in a line what the run came to.
func (c *cli) summary(result *build.Result, r manifest.Result) {
	fmt.Fprintf(c.stderr, c.say("Đã lập %d văn bản: ghi %d tệp, %d tệp không đổi", "Made %d documents: wrote %d files, %d unchanged"),
		result.Documents, len(r.Written), len(r.Unchanged))
	if n := len(result.Failed) / 2; n > 0 {
		fmt.Fprintf(c.stderr, c.say("; %d văn bản chưa lập được, bản cũ giữ nguyên", "; %d could not be made, their old drafts stay"), n)
	}
	if n := len(r.Edited); n > 0 {
		fmt.Fprintf(c.stderr, c.say("; %d bản sửa tay không ghi đè", "; %d edited by hand left alone"), n)
	}
	for _, name := range r.Saved {
		fmt.Fprintf(c.stderr, c.say("; bản sửa tay giữ ở %s", "; the edited draft is kept as %s"), path.Join(filepath.ToSlash(c.out), name))
	}
	if n := len(r.Removed); n > 0 {
		fmt.Fprintf(c.stderr, c.say("; đã xóa %d bản thừa", "; deleted %d"), n)
	}
	fmt.Fprintln(c.stderr, ".")
}
