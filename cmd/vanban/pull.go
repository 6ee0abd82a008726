package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/diag"
	"vanban/internal/docx"
	"vanban/internal/manifest"
	"vanban/internal/review"
)

func (c *cli) pullCommand() *cobra.Command {
	var apply, uncertain bool
	cmd := &cobra.Command{
		Use:   c.say("pull TỆP.docx...", "pull FILE.docx..."),
		Short: c.say("Đưa sửa đổi trong bản Word về tệp số liệu", "Take edits made in a Word file back into the facts"),
		Long: c.say(`So bản Word đã sửa với bản lúc lập ra, rồi cho biết số liệu nào đã đổi, câu chữ nào đã đổi, chỗ nào không nhận được.

Không có --apply thì không ghi gì: in ra bản vá mà lệnh "git apply" nhận. Có --apply thì ghi các số liệu chắc chắn
vào tệp số liệu, mọi ký tự khác giữ nguyên, rồi lập lại các bản thảo.`,
			`Compare an edited Word file with the draft that it was, and tell which facts and which words changed, and what
cannot be taken back.

Without --apply nothing is written: a patch for git apply is printed. With --apply the facts that are certain are
written, every other byte stays, and the drafts are made again.`),
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			ctx, stop := interruptible()
			defer stop()
			return c.pull(ctx, files, apply, uncertain)
		},
	}
	cmd.Flags().BoolVar(&apply, "apply", false, c.say("ghi các số liệu đã đổi vào tệp số liệu rồi lập lại bản thảo", "write the changed facts and make the drafts again"))
	cmd.Flags().BoolVar(&uncertain, "uncertain", false, c.say("nhận cả những sửa đổi chưa chắc chắn (đã xem lại)", "take doubtful changes too (after a look at them)"))
	return cmd
}

func (c *cli) pull(ctx context.Context, names []string, apply, uncertain bool) error {
	data, templates, err := c.folders()
	if err != nil {
		return err
	}
	current := build.Open(data, templates)
	puller := review.NewPuller(current)
	read := 0
	for _, name := range names {
		name = filepath.ToSlash(name)
		returned, err := c.returned(name, current)
		if err != nil {
			c.fail(err)
			continue
		}
		puller.Read(name, returned)
		read += len(returned.Paragraphs)
	}
	if c.code == exitFailed {
		if len(current.Problems) > 0 {
			return c.printBeside(current.Problems)
		}
		return nil
	}
	result := puller.Finish(uncertain)
	changed, news, err := c.tried(ctx, data, templates, result, current.Problems)
	if err != nil {
		return err
	}
	if apply {
		return c.apply(ctx, result, changed)
	}
	result.Problems = append(result.Problems, news...) // what the edits bring about
	if err := c.print(result.Problems.Sorted(), "text"); err != nil {
		return err
	}
	for _, file := range changed {
		fmt.Fprint(c.stdout, review.Patch(c.dataName(file.File.Name), file.File.Data, file.Data))
	}
	if len(result.Problems) == 0 {
		fmt.Fprintf(c.stderr, c.say("Đã so %d đoạn: không có chữ hay số nào khác với bản lúc lập.\n", "Compared %d paragraphs: no word and no figure differs from the drafts.\n"), read)
	}
	return nil
}

// printBeside shows problems without changing the exit code.
func (c *cli) printBeside(problems diag.List) error {
	code := c.code
	err := c.print(problems, "text")
	c.code = code
	return err
}

// returned reads a Word file that came back and sees to it that it is one of this project.
func (c *cli) returned(name string, current *build.Current) (*docx.Returned, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf(c.say("không đọc được %s%s", "cannot read %s%s"), name, reason(err).In(c.lang))
	}
	returned, err := docx.ReadReturned(data)
	if err != nil {
		return nil, errors.New(c.unreadable(name, err))
	}
	d := returned.Draft
	switch {
	case d.Project != current.Name && current.Name != "":
		return nil, fmt.Errorf(c.say("%s là bản thảo của một dự án khác (%s/%s); chạy lệnh này trong thư mục của dự án đó",
			"%s is a draft of another project (%s/%s); run the command in that project's folder"), name, d.Unit, d.Document)
	case current.Broken(d.Unit):
		return nil, fmt.Errorf(c.say("chưa so được %s: số liệu của %s đang có lỗi; sửa các lỗi đó trước", "%s cannot be compared: the facts of %s have errors; correct them first"), name, d.Unit)
	case !current.Has(d.Unit, d.Document):
		return nil, fmt.Errorf(c.say("%s là bản thảo %s/%s, nhưng dự án này không còn lập văn bản đó", "%s is the draft %s/%s, which this project does not make any more"), name, d.Unit, d.Document)
	}
	return returned, nil
}

// unreadable says in the user's words why a file cannot be taken back.
func (c *cli) unreadable(name string, err error) string {
	var text diag.Text
	switch {
	case errors.Is(err, docx.ErrEncrypted):
		text = diag.Text{Vi: "%s có mật khẩu, hoặc là tệp .doc kiểu cũ; bỏ mật khẩu và lưu lại dạng .docx", En: "%s has a password or is an old .doc file; take the password off and save it as .docx"}
	case errors.Is(err, docx.ErrNotWord):
		text = diag.Text{Vi: "%s không phải tệp Word (.docx)", En: "%s is not a Word file (.docx)"}
	case errors.Is(err, docx.ErrTooLarge):
		text = diag.Text{Vi: "%s lớn hơn mọi văn bản của vanban; bỏ bớt hình rồi lưu lại", En: "%s is larger than any document of vanban; take pictures out and save it again"}
	case errors.Is(err, docx.ErrNotOurs):
		text = diag.Text{Vi: "%s không phải bản thảo do vanban lập, hoặc chương trình đã lưu nó bỏ mất phần ghi nhớ (customXml); sửa lại trên bản Word gốc", En: "%s is not a draft of vanban, or the program that saved it dropped what the draft remembers (customXml); edit the original Word file"}
	case errors.Is(err, docx.ErrVersion):
		text = diag.Text{Vi: "%s do một phiên bản khác của vanban lập; dùng đúng phiên bản đó, hoặc lập lại bản thảo rồi sửa", En: "%s was written by another version of vanban; use that version, or make the draft again and edit it"}
	default:
		text = diag.Text{Vi: "%s bị hỏng hoặc tải về chưa đủ; xin lại bản khác", En: "%s is broken or was not copied whole; ask for another copy"}
		if c.lang == diag.En {
			return fmt.Sprintf(text.En, name) + " (" + err.Error() + ")"
		}
	}
	return fmt.Sprintf(text.In(c.lang), name)
}

// tried makes the edits in memory and makes the documents anew, until the new drafts say what the Word files say. Edits
// with which they do not are taken out.
func (c *cli) tried(ctx context.Context, data, templates fs.FS, result *review.Result, known diag.List) (changed []review.Changed, news diag.List, err error) {
	for {
		changed = result.Apply()
		if len(changed) == 0 {
			return nil, nil, nil
		}
		edited := overlay{FS: data, files: map[string][]byte{}}
		for _, file := range changed {
			edited.files[strings.TrimPrefix(file.File.Name, "data/")] = file.Data
		}
		sound, news, err := c.rebuild(ctx, edited, templates, result, known)
		if err != nil || sound {
			return changed, news, err
		}
	}
}

// rebuild makes the documents with the edits and tells whether they say what the Word files say, and which problems are
// new.
func (c *cli) rebuild(ctx context.Context, data, templates fs.FS, result *review.Result, known diag.List) (sound bool, news diag.List, err error) {
	sound = true
	for _, d := range result.Drafts() {
		name := path.Join(d[0], d[1])
		made, err := build.Run(ctx, data, templates, build.Options{Patterns: []string{name}, Jobs: c.jobs})
		if err != nil {
			return false, nil, err
		}
		fresh := without(made.Problems, known)
		found := false
		for _, artifact := range made.Artifacts {
			if artifact.Path != name+".docx" {
				continue
			}
			returned, err := docx.ReadReturned(artifact.Data)
			if err != nil {
				return false, nil, fmt.Errorf("read the new draft %s: %w", name, err)
			}
			found = true
			sound = result.Check(review.Draft{Record: returned.Draft}) && sound
		}
		if !found {
			result.Refuse(d[0], d[1], fresh)
			return false, nil, nil
		}
		news = append(news, fresh...)
	}
	return sound, news, nil
}

// without returns the problems that are not among known ones.
func without(problems, known diag.List) diag.List {
	var fresh diag.List
	for _, p := range problems {
		if !slices.ContainsFunc(known, func(k diag.Diagnostic) bool { return k.Code == p.Code && k.Message(diag.Vi) == p.Message(diag.Vi) }) {
			fresh = append(fresh, p)
		}
	}
	return fresh
}

// apply writes the edits and makes the drafts again.
func (c *cli) apply(ctx context.Context, result *review.Result, changed []review.Changed) error {
	var files []manifest.Replacement
	for _, file := range changed {
		files = append(files, manifest.Replacement{Name: filepath.FromSlash(c.dataName(file.File.Name)), Before: file.File.Data, After: file.Data})
	}
	if len(files) == 0 {
		return c.settled(ctx, result)
	}
	if err := manifest.Replace(c.out, files); err != nil {
		var file *manifest.FileError
		switch {
		case errors.Is(err, manifest.ErrMoved):
			return errors.New(c.say("tệp số liệu vừa được sửa ở nơi khác trong lúc chạy; chưa ghi gì, hãy chạy lại", "a data file was edited while this ran; nothing was written, run it again"))
		case !errors.As(err, &file): // the output folder cannot be used
			return c.print(c.outcome(manifest.Result{}, err), "text")
		}
		return fmt.Errorf(c.say("không ghi được tệp số liệu%s; chưa ghi gì", "a data file cannot be written%s; nothing was written"), reason(err).In(c.lang))
	}
	return c.settled(ctx, result)
}

// settled says what was written and makes the drafts again.
func (c *cli) settled(ctx context.Context, result *review.Result) error {
	result.Settled()
	if err := c.print(result.Problems.Sorted(), "text"); err != nil {
		return err
	}
	for _, e := range result.Edits {
		fmt.Fprintf(c.stdout, c.say("%s: %s: đã ghi %s; bản lập lại in đúng như Word\n", "%s: %s: wrote %s; the new draft says what Word says\n"), where(e.Value.At), e.Value.Path, e.Short())
	}
	if len(result.Edits) == 0 {
		fmt.Fprintln(c.stderr, c.say("Không có số liệu nào để ghi.", "There is no fact to write."))
		if !result.Held() {
			return nil
		} // a run that was cut off wrote them, and perhaps no draft
	}
	return c.build(ctx, build.Options{Jobs: c.jobs}, manifest.Options{})
}

// dataName returns the name on disk of a file that the project calls data/...
func (c *cli) dataName(name string) string {
	return path.Join(filepath.ToSlash(c.data), strings.TrimPrefix(name, "data/"))
}

// overlay is a folder in which some files have other bytes.
type overlay struct {
	fs.FS
	files map[string][]byte
}

// ReadFile returns the other bytes where there are some.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if data, ok := o.files[name]; ok {
		return data, nil
	}
	return fs.ReadFile(o.FS, name)
}
