package docx

import (
	"strings"
	"testing"

	"vanban/internal/ooxml"
)

// What people put into a letterhead in Word is remembered as it will be read.
func TestRecordOfEditedLetterheads(t *testing.T) {
	const (
		box = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="77" name="x"/>` +
			`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
			`<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent><w:p><w:r><w:t>Hộp chữ</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>` +
			`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
		page = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
		hole = `<w:r><w:t xml:space="preserve">{so_ky_hieu}</w:t></w:r>`
	)
	for name, run := range map[string]string{
		"words around":   `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Văn bản </w:t></w:r>` + hole + `<w:r><w:br/></w:r><w:r><w:t>(bản sao)</w:t></w:r>`,
		"a text box":     box + hole,
		"a box behind":   hole + box,
		"a page number":  page + hole,
		"a tab":          `<w:r><w:tab/></w:r>` + hole,
		"a control":      `<w:sdt><w:sdtPr><w:alias w:val="Mã"/><w:tag w:val="ma"/><w:id w:val="4"/></w:sdtPr><w:sdtContent><w:r><w:t>Mã</w:t></w:r></w:sdtContent></w:sdt>` + hole,
		"a bookmark":     `<w:bookmarkStart w:id="9" w:name="so"/>` + hole + `<w:bookmarkEnd w:id="9"/>`,
		"two words":      `<w:r><w:t xml:space="preserve">Số đi: {so_ky_hieu} (sao)</w:t></w:r>`,
		"fixed before":   `<w:r><w:t>Mẫu 1</w:t></w:r></w:p><w:p>` + hole,
		"fixed with box": box + `</w:p><w:p>` + hole,
	} {
		t.Run(name, func(t *testing.T) {
			v := pack(t, "mat-tran")
			l, problems := OpenLetterhead("x.docx", edited(t, v, documentPart, hole, run), v)
			if l == nil {
				t.Fatal(problems)
			}
			data, problems := Write(l, printed(t))
			if data == nil {
				t.Fatal(problems)
			}
			r, err := ReadReturned(data)
			if err != nil {
				t.Fatal(err)
			}
			var remembered, read []string
			for i := range r.Draft.Paragraphs {
				remembered = append(remembered, r.Draft.Paragraphs[i].Text())
			}
			for i := range r.Paragraphs {
				read = append(read, r.Paragraphs[i].Text())
			}
			if a, b := strings.Join(remembered, "\n"), strings.Join(read, "\n"); a != b {
				t.Errorf("remembered\n%s\nread\n%s", a, b)
			}
			if r.Draft.Pictures != r.Pictures {
				t.Errorf("%d pictures are remembered, %d read", r.Draft.Pictures, r.Pictures)
			}
			if _, err := ooxml.Read(data, ooxml.Limits{}); err != nil {
				t.Error(err)
			}
		})
	}
}
