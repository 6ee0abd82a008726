package layout

import (
	"bytes"
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
		if bytes.Contains(data, []byte("word/document.xml")) || !bytes.Contains(data, []byte("PK\x05\x06")) {
			return nil, refuse(err, "tệp hỏng, bị cắt cụt hoặc nén khác thường nên không mở được", "the file is damaged, cut short, or packed in an unusual way")
		}
		return nil, refuse(err, "tệp nén không đọc được", "the zip file cannot be read")
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

// foreign refuses files of other kinds by their first bytes.
func foreign(data []byte) error {
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\ufeff \t\r\n"))
	switch {
	case len(data) == 0:
		return refuse(nil, "tệp rỗng", "the file is empty")
	case len(data) > maxFile:
		return refuse(nil, fmt.Sprintf("tệp lớn hơn %d MB", maxFile>>20), fmt.Sprintf("the file is larger than %d MB", maxFile>>20))
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return refuse(nil, "tệp đặt mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại", "the file is protected by a password; open it in Word, remove the password and save it again")
		}
		return refuse(nil, "tệp dạng .doc của Word cũ; hãy mở bằng Word rồi lưu lại dạng .docx", "the file has the .doc format of old versions of Word; open it in Word and save it as .docx")
	case bytes.HasPrefix(start, []byte(`{\rtf`)):
		return refuse(nil, "tệp dạng RTF; hãy mở bằng Word rồi lưu lại dạng .docx", "the file is RTF; open it in Word and save it as .docx")
	case bytes.HasPrefix(start, []byte("%pdf")):
		return refuse(nil, "tệp PDF, không phải tệp Word", "the file is a PDF, not a Word file")
	case bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<!doctype html")):
		return refuse(nil, "tệp là trang web; hãy mở bằng Word rồi lưu lại dạng .docx", "the file is a web page; open it in Word and save it as .docx")
	case bytes.HasPrefix(start, []byte("<?xml")):
		return refuse(nil, "tệp dạng XML phẳng; hãy mở bằng Word rồi lưu lại dạng .docx", "the file is flat XML; open it in Word and save it as .docx")
	case !bytes.HasPrefix(data, []byte("PK")):
		return refuse(nil, "không phải tệp .docx", "this is not a .docx file")
	}
	return nil
}

// utf16 returns ASCII text as the directory of an old compound file has it.
func utf16(ascii string) []byte {
	var b []byte
	for i := range len(ascii) {
		b = append(b, ascii[i], 0)
	}
	return b
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
