package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/internal/build"
	"vanban/internal/conform"
	"vanban/internal/conform/layout"
	"vanban/internal/diag"
	"vanban/internal/manifest"
	"vanban/internal/profile"
	"vanban/templates"
)

// wordCheck is how Word files are checked, and what is written.
type wordCheck struct {
	profile       string // the rule pack; empty to choose by the document
	packs         map[string]*profile.Profile
	annotate, fix string // files to write; empty for none
	format        string // of messages
}

func (c *cli) wordFlags(cmd *cobra.Command, w *wordCheck) {
	cmd.Flags().StringVar(&w.profile, "profile", "", c.say("thể thức để đối chiếu tệp .docx; không ghi thì chọn theo văn bản", "rule pack to judge a .docx by; chosen by the document if not given"))
	cmd.Flags().StringVar(&w.annotate, "annotate", "", c.say("ghi bản sao .docx có lời nhận xét tại chỗ sai", "write a copy of the .docx with comments at the places"))
	cmd.Flags().StringVar(&w.fix, "fix", "", c.say("ghi bản sao .docx đã sửa cách trình bày, không sửa chữ", "write a copy of the .docx with its layout mended and its text untouched"))
}

// checkWordFlags refuses flags that do not go with the files, before anything is read.
func (c *cli) checkWordFlags(w wordCheck, files []string) error {
	for _, out := range []string{w.annotate, w.fix} {
		if out == "" {
			continue
		}
		if len(files) != 1 || !isWord(files[0]) {
			return errors.New(c.say("--annotate và --fix đi với đúng một tệp .docx", "--annotate and --fix go with exactly one .docx file"))
		}
		if !isWord(out) {
			return fmt.Errorf(c.say("tệp ghi ra phải có đuôi .docx: %s", "the file to write must end with .docx: %s"), out)
		}
		if dir := filepath.Dir(out); !isFolder(dir) {
			return fmt.Errorf(c.say("không có thư mục %s để ghi tệp; hãy tạo thư mục trước", "there is no folder %s to write to; make it first"), filepath.ToSlash(dir))
		}
		if sameFile(files[0], out) {
			return errors.New(c.say("không ghi đè lên tệp gốc: hãy đặt tên khác cho tệp ghi ra", "the original is not overwritten: give the file to write another name"))
		}
	}
	if w.fix != "" && w.annotate != "" && sameFile(w.fix, w.annotate) {
		return errors.New(c.say("--annotate và --fix phải ghi ra hai tệp khác nhau", "--annotate and --fix must write two different files"))
	}
	return nil
}

func isWord(name string) bool {
	kind := strings.ToLower(filepath.Ext(name))
	return kind == ".docx" || kind == ".docm"
}

// sameFile tells whether two names lead to one file, through links too.
func sameFile(a, b string) bool {
	first, err1 := os.Stat(a)
	second, err2 := os.Stat(b)
	if err1 == nil && err2 == nil {
		return os.SameFile(first, second)
	}
	full1, err1 := filepath.Abs(a)
	full2, err2 := filepath.Abs(b)
	return err1 == nil && err2 == nil && filepath.Clean(full1) == filepath.Clean(full2)
}

// aboutHead are the codes of the text's check that say of the number and the date of a document what its format says.
var aboutHead = map[diag.Code]bool{"van-ban/ky-hieu-cach": true, "van-ban/ngay-so-khong": true, "van-ban/ngay-khong-co": true, "van-ban/ky-hieu": true}

// checkWord checks layout and text of a Word file, and writes the copies that were asked for.
func (c *cli) checkWord(name string, data []byte, w wordCheck) (diag.List, error) {
	d, err := layout.Open(data)
	if err != nil {
		return nil, c.refused(name, err)
	}
	verdict := d.Check(w.packs, w.profile)
	var problems diag.List
	if verdict != nil {
		problems = verdict.Diagnostics(filepath.ToSlash(name))
		if w.format == "text" && verdict.Version != nil {
			fmt.Fprintf(c.stderr, c.say("%s: đối chiếu với %s.\n", "%s: judged by %s.\n"), filepath.ToSlash(name), verdict.Version.Rule)
		}
	}
	for _, p := range conform.Word(name, d.Package(), conform.Options{}) {
		if !aboutHead[p.Code] || verdict == nil || !verdict.Judged(p.At.File.Line(p.At.Line())) {
			problems = append(problems, p)
		}
	}
	if w.fix != "" {
		if err := c.writeMended(name, data, w); err != nil {
			return nil, err
		}
	}
	if w.annotate != "" && verdict != nil {
		copied, err := verdict.Annotate(c.lang)
		if err != nil {
			return nil, err
		}
		if err := manifest.WriteFile(w.annotate, copied); err != nil {
			return nil, c.notWritten(w.annotate, err)
		}
		fmt.Fprintf(c.stderr, c.say("Đã ghi nhận xét vào %s.\n", "Wrote comments to %s.\n"), filepath.ToSlash(w.annotate))
	}
	return problems, nil
}

// packs returns the rule packs: those of the project, or where there is none those that the program was built with. It
// refuses a name that is none of them.
func (c *cli) packs(name string) (map[string]*profile.Profile, error) {
	var folder fs.FS = templates.Packs
	if isFolder(filepath.Join(c.templates, "the-thuc")) {
		folder = build.Guard(os.DirFS(c.templates))
	} else if c.templates != usualTemplates { // a folder that was named is meant
		return nil, fmt.Errorf(c.say("không thấy thư mục %s có các quy định thể thức; hãy chỉ rõ bằng --templates", "there is no folder %s with the rule packs; name it with --templates"), filepath.ToSlash(c.templates))
	}
	packs, problems := build.Profiles(folder)
	if len(packs) == 0 {
		if err := c.print(problems, "text"); err != nil {
			return nil, err
		}
		return nil, errors.New(c.say("không đọc được quy định thể thức nào", "no rule pack can be read"))
	}
	if name != "" && packs[name] == nil {
		return nil, fmt.Errorf(c.say("không có thể thức %q; có: %s", "there is no rule pack %q; there are: %s"), name, strings.Join(slices.Sorted(maps.Keys(packs)), ", "))
	}
	return packs, nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// refused says in the user's language why a file cannot be read.
func (c *cli) refused(name string, err error) error {
	var refusal *layout.Refusal
	if errors.As(err, &refusal) {
		return fmt.Errorf(c.say("không kiểm tra được %s: %s", "cannot check %s: %s"), name, refusal.Why.In(c.lang))
	}
	return err
}

// writeMended writes the mended copy and says what was mended.
func (c *cli) writeMended(name string, data []byte, w wordCheck) error {
	mended, done, err := layout.Mend(data, w.packs, w.profile)
	if err != nil {
		return c.refused(name, err)
	}
	if err := manifest.WriteFile(w.fix, mended); err != nil {
		return c.notWritten(w.fix, err)
	}
	fmt.Fprintf(c.stderr, c.say("Đã ghi %s; sửa %d lỗi trình bày, chữ giữ nguyên.\n", "Wrote %s; mended %d faults of layout, the text is untouched.\n"), filepath.ToSlash(w.fix), len(done))
	for _, f := range done {
		fmt.Fprintf(c.stderr, c.say("   đã sửa [%s] %s\n", "   mended [%s] %s\n"), f.Rule.ID, f.What.In(c.lang))
	}
	return nil
}

// notWritten says why a file could not be written.
func (c *cli) notWritten(name string, err error) error {
	why := reason(err).In(c.lang)
	if isFolder(name) {
		why = c.say(": tên này là một thư mục", ": the name is a folder's")
	}
	return fmt.Errorf(c.say("không ghi được %s%s", "cannot write %s%s"), filepath.ToSlash(name), why)
}
