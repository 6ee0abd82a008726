package docx

import (
	"errors"
	"fmt"

	"vanban/internal/diag"
	"vanban/internal/ooxml"
)

// whyNot says to users why a file cannot be read as a Word file.
func whyNot(err error) diag.Text {
	text := diag.Text{Vi: "tệp hỏng hoặc không phải tệp .docx", En: err.Error()}
	var refusal *ooxml.Refusal
	if !errors.As(err, &refusal) {
		return text
	}
	const megabyte = 1 << 20
	switch refusal.Reason {
	case ooxml.Empty:
		text.Vi = "tệp rỗng"
	case ooxml.OldWord:
		text.Vi = "tệp có dạng .doc của Word cũ"
	case ooxml.Locked:
		text.Vi = "tệp đặt mật khẩu"
	case ooxml.RichText:
		text.Vi = "tệp có dạng .rtf"
	case ooxml.ManyEntries:
		text.Vi = fmt.Sprintf("tệp chứa hơn %d thành phần", refusal.Limit)
	case ooxml.LargePart, ooxml.Bomb:
		text.Vi = fmt.Sprintf("thành phần %s giải nén ra hơn %d MB, lớn bất thường", refusal.Part, refusal.Limit/megabyte)
	case ooxml.LargePackage:
		text.Vi = fmt.Sprintf("tệp giải nén ra hơn %d MB", refusal.Limit/megabyte)
	case ooxml.Folder:
		text.Vi = fmt.Sprintf("tệp chứa thư mục %q, Word không nhận tệp như vậy", refusal.Part)
	case ooxml.BadName:
		text.Vi = fmt.Sprintf("tên thành phần %q không hợp lệ", refusal.Part)
	case ooxml.SameName:
		text.Vi = fmt.Sprintf("tệp có hai thành phần cùng tên %q", refusal.Part)
	case ooxml.Damaged:
		text.Vi = fmt.Sprintf("thành phần %s bị hỏng, không giải nén được", refusal.Part)
	}
	return text
}

// fault says to users where a Word file is at fault, and to developers what the fault is.
func fault(p ooxml.Problem) diag.Text {
	if p.Part == "" {
		return diag.Text{Vi: "lỗi ở cả tệp", En: p.String()}
	}
	return diag.Text{Vi: fmt.Sprintf("lỗi ở thành phần %s, vị trí %d", p.Part, p.Offset), En: p.String()}
}
