package diag

// documentCodes are the problems of documents: the Markdown dialect, rule packs, letterheads, Word files.
var documentCodes = []Entry{
	{
		Code: "the-thuc/khong-doc-duoc", Severity: Error,
		Message: Text{Vi: "không đọc được tệp thể thức {1}: {2}", En: "cannot read the rule pack {1}: {2}"},
		Hint: Text{
			Vi: "sửa lỗi YAML ở dòng này; so với tệp nghi-dinh-30.yaml",
			En: "mend the YAML on this line; compare with nghi-dinh-30.yaml",
		},
		Example: "ten: [mat-tran\n",
	},
	{
		Code: "the-thuc/khoa-la", Severity: Error,
		Message: Text{Vi: "tệp thể thức không có khóa “{1}”", En: "rule packs have no key “{1}”"},
		Hint:    Text{Vi: "dùng: {2}", En: "use: {2}"},
		Example: "thanh_phan:\n  quoc_hieu: {co_cu: 13}\n",
	},
	{
		Code: "the-thuc/trung", Severity: Error,
		Message: Text{Vi: "“{1}” có hai lần", En: "“{1}” stands twice"},
		Hint:    Text{Vi: "bỏ một lần", En: "remove one of them"},
		Example: "trang: {rong: 210, rong: 297}\n",
	},
	{
		Code: "the-thuc/thieu", Severity: Error,
		Message: Text{Vi: "thiếu khóa “{1}”", En: "the key “{1}” is missing"},
		Hint: Text{
			Vi: "thêm khóa này, hoặc dựa trên một quy định đã có bằng `dua_tren`",
			En: "add the key, or rest on an existing pack with `dua_tren`",
		},
		Example: "phien_ban:\n  - can_cu: Nghị định số 30/2020/NĐ-CP\n",
	},
	{
		Code: "the-thuc/gia-tri", Severity: Error,
		Message: Text{Vi: "giá trị “{1}” không hợp lệ ở đây", En: "the value “{1}” is not allowed here"},
		Hint:    Text{Vi: "dùng: {2}", En: "use: {2}"},
		Example: "can_le: giữa\n",
	},
	{
		Code: "the-thuc/ngoai-khoang", Severity: Error,
		Message: Text{
			Vi: "giá trị “{1}” nằm ngoài khoảng mà chính quy định này cho phép",
			En: "the value “{1}” is outside what this very rule allows",
		},
		Hint:    Text{Vi: "sửa giá trị `dung`, hoặc sửa khoảng cho phép", En: "change `dung`, or change the allowed range"},
		Example: "co_chu: {dung: 15, tu: 13, den: 14}\n",
	},
	{
		Code: "the-thuc/cho-dien-la", Severity: Error,
		Message: Text{Vi: "mẫu câu có chỗ điền lạ: {{1}}", En: "the pattern has an unknown hole: {{1}}"},
		Hint:    Text{Vi: "dùng: {2}", En: "use: {2}"},
		Example: "so_ky_hieu: \"Số: {so_hieu}/{loai}\"\n",
	},
	{
		Code: "the-thuc/dua-tren", Severity: Error,
		Message: Text{Vi: "không có quy định “{1}” để dựa trên", En: "there is no pack “{1}” to rest on"},
		Hint: Text{
			Vi: "sửa tên sau `dua_tren`; hai quy định không được dựa trên nhau",
			En: "correct the name after `dua_tren`; two packs must not rest on each other",
		},
		Example: "dua_tren: nghi-dinh-31\n",
	},
	{
		Code: "the-thuc/thu-tu", Severity: Error,
		Message: Text{
			Vi: "phiên bản này bắt đầu không muộn hơn phiên bản đứng trước",
			En: "this version does not start later than the one before it",
		},
		Hint:    Text{Vi: "xếp các phiên bản theo `tu_ngay`, cũ trước", En: "order the versions by `tu_ngay`, oldest first"},
		Example: "phien_ban:\n  - tu_ngay: 2025-08-29\n  - tu_ngay: 2020-03-05\n",
	},
}
