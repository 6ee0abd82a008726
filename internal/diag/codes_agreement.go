package diag

// agreementCodes are the problems of a finished text that does not agree with itself, or with what everybody knows.
var agreementCodes = []Entry{
	// bodies
	{Code: "van-ban/viet-tat", Severity: Warning,
		Message: Text{"chữ viết tắt “{1}” có lẽ là “{2}”", "the abbreviation “{1}” is probably “{2}”"},
		Hint:    Text{"sửa thành “{2}”; nếu là chữ viết tắt khác thì giải nghĩa ở lần dùng đầu", "write “{2}”; explain it where it is first used if it is something else"},
		Example: "Căn cứ Nghị quyết của HDND huyện\n"},
	{Code: "van-ban/chuc-danh", Severity: Warning,
		Message: Text{"“{1}”: cơ quan này không có tên gọi đó", "“{1}”: bodies of this kind have none of that name"},
		Hint:    Text{"với {3}, viết “{2}”", "for {3}, write “{2}”"},
		Example: "Đồng chí Chủ tịch Đảng ủy xã phát biểu.\n"},
	{Code: "van-ban/hai-cap", Severity: Warning,
		Message: Text{"“{1}” ghi hai cấp cho một đơn vị", "“{1}” names one unit at two levels"},
		Hint:    Text{"để lại một cấp, hoặc thêm dấu phẩy nếu là hai đơn vị", "keep one of them, or put a comma between two units"},
		Example: "Chủ tịch UBND phường xã Tân Phong chịu trách nhiệm thi hành.\n"},
	{Code: "van-ban/ten-rieng", Severity: Warning,
		Message: Text{"tên “{1}” chỉ viết một lần, chỗ khác là “{2}” ({3} lần)", "the name “{1}” is written so once, and “{2}” elsewhere ({3} times)"},
		Hint:    Text{"kiểm tra dấu của tên riêng; nếu là hai đơn vị khác nhau thì để nguyên", "check the marks of the name; leave it if they are two units"},
		Example: "Xã Hải Thượng có 6 thôn.\nUBND xã Hải Thượng\nĐảng ủy xã Hải Thượng\nHội Nông dân xã Hải Thường\n"},
	{Code: "van-ban/cap-lech", Severity: Warning,
		Message: Text{"ghi “{1}”, trong khi chỗ khác là “{2}”", "the text says “{1}” here and “{2}” elsewhere"},
		Hint:    Text{"kiểm tra tên cấp của đơn vị; văn bản sửa từ mẫu của nơi khác hay còn sót", "check the level of the unit; it may be left over from a text of another place"},
		Example: "Phường Tân An có 12 khu phố.\nUBND phường Tân An đã vận động Nhân dân.\nĐời sống trên địa bàn xã được nâng lên.\n"},
}
