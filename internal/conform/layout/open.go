package layout

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// Refusal says in plain words why a file cannot be read as a Word document.
type Refusal struct {
	Why diag.Text
	Err error // what the reader met, for developers; may be nil
}

// Error returns the reason in English, with what the reader met.
func (r *Refusal) Error() string {
	if r.Err == nil {
		return r.Why.En
	}
	return r.Why.En + ": " + r.Err.Error()
}

// Unwrap returns what the reader met.
func (r *Refusal) Unwrap() error { return r.Err }

func refuse(err error, vi, en string) error {
	return &Refusal{Why: diag.Text{Vi: vi, En: en}, Err: err}
}

// maxFile bounds the file itself; official documents with scanned annexes stay well below.
const maxFile = 64 << 20

// Open reads a Word file. The error is a *Refusal.
func Open(data []byte) (*Document, error) {
	if err := foreign(data); err != nil {
		return nil, err
	}
	pkg, err := ooxml.Read(data, ooxml.Limits{Folders: true})
	if err != nil {
		why := diag.Text{Vi: "không phải tệp .docx", En: "this is not a .docx file"}
		var refusal *ooxml.Refusal
		if errors.As(err, &refusal) {
			if text, ok := reasons[refusal.Reason]; ok {
				why = text
			}
		}
		return nil, &Refusal{Why: why, Err: err}
	}
	main, err := mainPart(pkg)
	if err != nil {
		return nil, err
	}
	d := &Document{pkg: pkg, main: main, roots: map[string]*ooxml.Node{}}
	if err := d.read(); err != nil {
		return nil, err
	}
	return d, nil
}

// reasons say in plain words what keeps a package from being read.
var reasons = map[ooxml.Reason]diag.Text{
	ooxml.Empty:        {Vi: "tệp rỗng", En: "the file is empty"},
	ooxml.NoZip:        {Vi: "tệp hỏng, bị cắt cụt, hoặc không phải tệp .docx", En: "the file is damaged, cut short, or no .docx file"},
	ooxml.OldWord:      {Vi: "tệp dạng .doc của Word cũ; hãy mở bằng Word rồi lưu lại dạng .docx", En: "the file has the .doc format of old versions of Word; open it in Word and save it as .docx"},
	ooxml.Locked:       {Vi: "tệp đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại", En: "the file is protected by a password; open it in Word, remove the password and save it again"},
	ooxml.RichText:     {Vi: "tệp dạng RTF; hãy mở bằng Word rồi lưu lại dạng .docx", En: "the file is RTF; open it in Word and save it as .docx"},
	ooxml.ManyEntries:  {Vi: "tệp nén có quá nhiều mục, không giống văn bản Word", En: "the zip has too many entries for a Word document"},
	ooxml.LargePart:    {Vi: "một phần của tệp quá lớn", En: "a part of the file is too large"},
	ooxml.LargePackage: {Vi: "nội dung tệp quá lớn", En: "the content of the file is too large"},
	ooxml.Bomb:         {Vi: "một phần của tệp bung ra lớn bất thường, có thể là tệp phá hoại", En: "a part of the file unpacks to an unusual size; it may be malicious"},
	ooxml.BadName:      {Vi: "tệp nén có mục đặt tên sai", En: "the zip has an entry with a wrong name"},
	ooxml.SameName:     {Vi: "tệp nén có hai mục trùng tên", En: "the zip has two entries of one name"},
	ooxml.Damaged:      {Vi: "tệp hỏng, không bung được", En: "the file is damaged and does not unpack"},
}

// foreign refuses files of other kinds by their first bytes; those that look like a package are left to its reader.
func foreign(data []byte) error {
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\ufeff \t\r\n"))
	switch {
	case len(data) > maxFile:
		return refuse(nil, fmt.Sprintf("tệp lớn hơn %d MB", maxFile>>20), fmt.Sprintf("the file is larger than %d MB", maxFile>>20))
	case bytes.HasPrefix(start, []byte("%pdf")):
		return refuse(nil, "tệp PDF, không phải tệp Word", "the file is a PDF, not a Word file")
	case bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<!doctype html")):
		return refuse(nil, "tệp là trang web; hãy mở bằng Word rồi lưu lại dạng .docx", "the file is a web page; open it in Word and save it as .docx")
	case bytes.HasPrefix(start, []byte("<?xml")):
		return refuse(nil, "tệp dạng XML phẳng; hãy mở bằng Word rồi lưu lại dạng .docx", "the file is flat XML; open it in Word and save it as .docx")
	}
	return nil
}

// mainPart finds the part that holds the text.
func mainPart(pkg *ooxml.Package) (string, error) {
	rels, _ := pkg.Relationships("")
	for _, r := range rels {
		if path.Base(r.Type) == "officeDocument" && !r.External {
			if name := ooxml.Resolve("", r); pkg.Part(name) != nil && strings.HasSuffix(name, ".xml") {
				if base := path.Base(name); base == "workbook.xml" || base == "presentation.xml" {
					break
				}
				return name, nil
			}
		}
	}
	if pkg.Part("word/document.xml") != nil {
		return "word/document.xml", nil
	}
	switch {
	case pkg.Part("xl/workbook.xml") != nil:
		return "", refuse(nil, "tệp Excel, không phải tệp Word", "the file is an Excel workbook, not a Word file")
	case pkg.Part("ppt/presentation.xml") != nil:
		return "", refuse(nil, "tệp PowerPoint, không phải tệp Word", "the file is a PowerPoint presentation, not a Word file")
	case pkg.Part("content.xml") != nil:
		return "", refuse(nil, "tệp OpenDocument; hãy mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx", "the file is OpenDocument; open it in Word or LibreOffice and save it as .docx")
	}
	return "", refuse(nil, "tệp nén không chứa văn bản Word", "the zip file holds no Word document")
}
