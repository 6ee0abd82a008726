package diag

// documentCodes are the problems of documents: the Markdown dialect, rule packs, letterheads, Word files.
var documentCodes = []Entry{
	{
		Code: "the-thuc/qua-lon", Severity: Error,
		Message: Text{Vi: "tệp thể thức {1} lớn hơn {2} kB", En: "the rule pack {1} is larger than {2} kB"},
		Hint:    Text{Vi: "xóa phần không phải quy định thể thức", En: "take out what is no rule of format"},
	},
	{
		Code: "the-thuc/khong-doc-duoc", Severity: Error,
		Message: Text{Vi: "không đọc được tệp thể thức {1}: {2}", En: "cannot read the rule pack {1}: {2}"},
		Hint: Text{
			Vi: "sửa lỗi YAML ở dòng này; so với tệp nghi-dinh-30.yaml",
			En: "mend the YAML on this line; compare with nghi-dinh-30.yaml",
		},
		Example: "ten: [nghi-dinh-30\n",
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
	{
		Code: "mau-word/khong-doc-duoc", Severity: Error,
		Message: Text{Vi: "không đọc được mẫu Word {1}: {2}", En: "cannot read the letterhead {1}: {2}"},
		Hint: Text{
			Vi: "mở tệp bằng Word rồi lưu lại dạng .docx, hoặc tạo mẫu mới bằng `vanban letterhead`",
			En: "open the file in Word and save it as .docx, or make a new one with `vanban letterhead`",
		},
		Example: "templates/letterhead/nghi-dinh-30.docx\n",
	},
	{
		Code: "mau-word/hong", Severity: Error,
		Message: Text{Vi: "mẫu Word có lỗi cấu trúc: {1}", En: "the letterhead is damaged: {1}"},
		Hint: Text{
			Vi: "mở tệp bằng Word rồi lưu lại, hoặc tạo mẫu mới bằng `vanban letterhead`",
			En: "open the file in Word and save it again, or make a new one with `vanban letterhead`",
		},
		Example: "templates/letterhead/nghi-dinh-30.docx\n",
	},
	{
		Code: "mau-word/ngoac-le", Severity: Error,
		Message: Text{
			Vi: "mẫu Word có ngoặc nhọn không thành cặp hoặc chứa chữ lạ trong đoạn “{1}”",
			En: "the letterhead has a brace without its partner, or with other signs inside, in “{1}”",
		},
		Hint: Text{
			Vi: "viết chỗ điền bằng chữ thường không dấu trong ngoặc nhọn, như {co_quan}, và bỏ các ngoặc nhọn khác",
			En: "write holes in small letters without diacritics, as {co_quan}, and remove other braces",
		},
		Example: "Số: {so ky hieu\n",
	},
	{
		Code: "mau-word/nhieu-cho", Severity: Error,
		Message: Text{Vi: "một đoạn của mẫu Word có hai chỗ điền: “{1}”", En: "a paragraph of the letterhead has two holes: “{1}”"},
		Hint: Text{
			Vi: "tách thành hai đoạn hoặc hai ô, mỗi nơi một chỗ điền",
			En: "part them into two paragraphs or cells, one hole in each",
		},
		Example: "{dia_danh_ngay} {so_ky_hieu}\n",
	},
	{
		Code: "mau-word/cho-la", Severity: Warning,
		Message: Text{
			Vi: "mẫu Word có chỗ điền {{1}}, không phải tên trường quen thuộc",
			En: "the letterhead has a hole {{1}}, which is not a customary field",
		},
		Hint: Text{
			Vi: "sửa thành {{2}}, nếu không phải trường riêng mà mẫu văn bản tự điền",
			En: "correct it to {{2}}, unless it is a field that templates fill themselves",
		},
		Example: "{co_qaun}\n",
	},
	{
		Code: "mau-word/thieu-kieu", Severity: Info,
		Message: Text{
			Vi: "mẫu Word không có kiểu {1}; những chỗ ấy trình bày theo thể thức",
			En: "the letterhead lacks the styles {1}; what has them looks as the rule pack says",
		},
		Hint: Text{
			Vi: "không cần làm gì; muốn sửa các kiểu ấy trong Word thì tạo mẫu mới bằng `vanban letterhead`",
			En: "nothing needs doing; to restyle them in Word, make a new letterhead with `vanban letterhead`",
		},
		Example: "mẫu Word tạo từ thể thức cũ, hoặc kiểu đã bị xóa trong Word\n",
	},
	{
		Code: "mau-word/thieu-noi-dung", Severity: Error,
		Message: Text{Vi: "mẫu Word không có chỗ điền {noi_dung}", En: "the letterhead has no hole {noi_dung}"},
		Hint: Text{
			Vi: "thêm một đoạn riêng chỉ có {noi_dung} ở nơi đặt nội dung văn bản",
			En: "add a paragraph with only {noi_dung} where the text goes",
		},
		Example: "{trich_yeu}\n",
	},
	{
		Code: "mau-word/trung-noi-dung", Severity: Error,
		Message: Text{Vi: "mẫu Word có nhiều chỗ điền {noi_dung}", En: "the letterhead has more than one hole {noi_dung}"},
		Hint:    Text{Vi: "chỉ giữ một đoạn {noi_dung}", En: "keep one paragraph {noi_dung}"},
		Example: "{noi_dung}\n{noi_dung}\n",
	},
	{
		Code: "mau-word/noi-dung-sai-cho", Severity: Error,
		Message: Text{
			Vi: "{noi_dung} không đứng một mình trong một đoạn ngoài bảng",
			En: "{noi_dung} does not stand alone in a paragraph outside tables",
		},
		Hint: Text{
			Vi: "đặt {noi_dung} vào một đoạn riêng, không nằm trong bảng hay khung chữ",
			En: "put {noi_dung} into a paragraph of its own, not in a table or text box",
		},
		Example: "Nội dung: {noi_dung}\n",
	},
	{
		Code: "mau-word/khong-dien-duoc", Severity: Error,
		Message: Text{Vi: "không điền được vào mẫu Word: {1}", En: "cannot fill the letterhead: {1}"},
		Hint: Text{
			Vi: "xóa chỗ điền rồi gõ lại liền một mạch, tắt chế độ theo dõi sửa đổi (Track Changes)",
			En: "delete the hole and type it again in one go, with Track Changes off",
		},
		Example: "{co_quan} (xóa dở trong chế độ theo dõi sửa đổi)\n",
	},
	{
		Code: "word/thieu-cho", Severity: Error,
		Message: Text{
			Vi: "mẫu Word không có chỗ điền {{1}}, mà {2} có nội dung cho chỗ đó",
			En: "the letterhead has no hole {{1}}, but {2} has content for it",
		},
		Hint: Text{
			Vi: "gõ {{1}} vào mẫu Word ở nơi phải in, hoặc tạo mẫu mới bằng `vanban letterhead`, hoặc bỏ trường này khỏi văn bản",
			En: "type {{1}} into the letterhead where it is to be printed, or make a new one with `vanban letterhead`, or take the field out of the document",
		},
		Example: "kinh_gui: Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh\n",
	},
	{
		Code: "word/cho-trong", Severity: Error,
		Message: Text{
			Vi: "mẫu Word có chỗ điền {{1}} mà {2} không điền",
			En: "the letterhead has a hole {{1}} that {2} does not fill",
		},
		Hint: Text{
			Vi: "thêm khóa {1} vào phần đầu của mẫu văn bản, hoặc xóa chỗ điền trong mẫu Word",
			En: "add the key {1} to the template's front matter, or delete the hole from the letterhead",
		},
		Example: "{khau_hieu}\n",
	},
	{
		Code: "word/nut-la", Severity: Error,
		Message: Text{
			Vi: "văn bản {1} có thành phần mà chương trình chưa biết ghi ra Word: {2}",
			En: "document {1} has a part that cannot be written to Word: {2}",
		},
		Hint:    Text{Vi: "báo cho người phát triển; đây là lỗi của chương trình", En: "tell the developers; this is a bug of the program"},
		Example: "một loại khối mới chưa có trong bộ ghi Word\n",
	},
	{
		Code: "word/tu-kiem", Severity: Error,
		Message: Text{
			Vi: "tệp Word của {1} không qua được tự kiểm tra nên không được ghi: {2}",
			En: "the Word file of {1} does not pass its own check and is not written: {2}",
		},
		Hint: Text{
			Vi: "đây là lỗi của chương trình, không phải của số liệu; hãy chạy lại với --lang en và gửi kết quả cho người phát triển",
			En: "this is a bug of the program, not of the facts; send this line to the developers",
		},
		Example: "một chú thích được dẫn hai lần\n",
	},
}
