package facts

import "vanban/internal/diag"

var kindNames = [...]diag.Text{
	Invalid: {Vi: "giá trị hỏng", En: "broken value"},
	Absent:  {Vi: "chưa có", En: "nothing"},
	Text:    {Vi: "văn bản", En: "text"},
	Prose:   {Vi: "đoạn văn", En: "prose"},
	Number:  {Vi: "số", En: "a number"},
	Date:    {Vi: "ngày", En: "a date"},
	Bool:    {Vi: "đúng hoặc sai", En: "true or false"},
	Map:     {Vi: "nhóm khóa", En: "a group of keys"},
	List:    {Vi: "danh sách", En: "a list"},
}

// In names the kind for a reader.
func (k Kind) In(l diag.Lang) string { return kindNames[k].In(l) }

// Words names the kind in both languages.
func (k Kind) Words() diag.Text { return kindNames[k] }

// String names the kind in Vietnamese.
func (k Kind) String() string { return k.In(diag.Vi) }
