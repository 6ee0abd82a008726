package conform

// furtherWords go on with twoSyllables: words that meet others in one syllable, and those of everyday reports.
const furtherWords = `
hội tụ, hội ngộ, vực dậy, hộ gia, dục vọng, toàn văn, nguyên văn, văn bản, công cụ, công thức, tập tin, đồ họa, đồ án, đồng ý, đồng lòng, đồng tình, đồng hành, đồng đều, đồng thời, đồng thuận, đồng loạt, đồng cảm, gian khó, gian nan, gian lao, gian nguy, giai cấp, giai đoạn,
tự quản, tự giác, tự nguyện, tự phát, tự túc, tự chủ, đơn vị, đơn giản, đơn thư, đơn cử, giới thiệu, giới hạn, giới tính, giới trẻ, chuẩn bị, trang bị, thiết bị, vướng mắc, thắc mắc, mắc bệnh,
trao tặng, tặng quà, trao quà, trao đổi, trao giải, trao quyền, trao nhà, tệ nạn, nạn nhân, tai nạn, hoạn nạn, nghỉ hưu, hưu trí, nghỉ ngơi, nghỉ học, nghỉ lễ, suy nghĩ, nghĩ ngợi, ý nghĩ, dễ dàng, dễ hiểu, khó khăn,
tiếp xúc, xúc tiến, xúc phạm, sinh hoạt, sinh sống, sinh kế, chỗ ở, chỗ đứng, tại chỗ, nơi ở, cải cách, cải tạo, cải thiện, cải tiến, quan tâm, quan hệ, quan trọng, quan sát, quan niệm, quan liêu, quan điểm,
thực hiện, thực tế, thực tiễn, thực trạng, thực chất, thực phẩm, thực thi, đẩy mạnh, thúc đẩy, đẩy lùi, đẩy nhanh, vùng đồng, hộ dân, hộ nghèo, cận nghèo, thoát nghèo, người nghèo, nghèo khó, cá nhân, tập thể, nhân rộng,
nhân ái, nhân văn, nhân đạo, nhân sự, nhân quyền, nhân tố, nhân dịp, kết nghĩa, hạn chế, tồn tại, khuyết điểm, ưu điểm, nguyên nhân, bài học, phương hướng, nhiệm vụ, giải pháp, kiến nghị, đề xuất,
nếp sống, lối sống, đời sống, cuộc sống, mức sống, sống còn, việc cưới, việc tang, lễ hội, tang lễ, hương ước, quy ước, xóm giềng, tình làng, nghĩa xóm, gia phong, gia cảnh, gia súc, gia cầm, gia tăng,
vệ sinh, rác thải, nước thải, phân loại, thu gom, xử lý, ô nhiễm, môi trường, cảnh quan, xanh sạch, sạch đẹp, cây xanh, trồng cây, giao thông, nông thôn, đường sá, hẻm phố, chỉnh trang, đô thị, văn minh,
thiên tai, bão lụt, lũ lụt, phòng chống, cứu trợ, cứu nạn, tìm kiếm, khắc phục, hậu quả, thiệt hại, ảnh hưởng, dịch bệnh, phòng dịch, tiêm chủng, vắc xin, khẩu trang, cách ly, giãn cách, bình thường,
bầu cử, ứng cử, đề cử, đắc cử, trúng cử, cử tri, lá phiếu, thùng phiếu, kiểm phiếu, niêm yết, danh sách, hiệp thương, khóa mới, đại biểu, chất vấn, giải trình, tiếp thu, thẩm tra, thẩm định, thẩm quyền,
pháp luật, trợ giúp, pháp lý, hòa giải, mâu thuẫn, tranh chấp, khiếu kiện, khiếu nại, tố cáo, đơn thư, giải quyết, tồn đọng, kéo dài, vượt cấp, tụ tập, đông người, điểm nóng, phức tạp, nổi cộm,
an ninh, quốc phòng, trật tự, an toàn, giao quân, nhập ngũ, dự bị, dân quân, tự vệ, huấn luyện, diễn tập, tuần tra, kiểm soát, tội phạm, ma túy, mại dâm, cờ bạc, trộm cắp, gây rối, cướp giật,
tín ngưỡng, tôn giáo, chức sắc, chức việc, tín đồ, đồng bào, công giáo, phật giáo, tin lành, cao đài, hòa hảo, giáo xứ, giáo họ, linh mục, đại đức, thượng tọa, ni sư, tăng ni, phật tử, giáo dân, thánh lễ,
kiều bào, thân nhân, định cư, nước ngoài, đối ngoại, hữu nghị, giao lưu, kết nghĩa, biên giới, hải đảo, chủ quyền, lãnh thổ, toàn vẹn, thiêng liêng, bất khả, xâm phạm, bảo vệ, gìn giữ,
thi đua, khen thưởng, biểu dương, tôn vinh, gương sáng, điển hình, tiên tiến, nhân rộng, lan tỏa, khơi dậy, hun đúc, cổ vũ, khích lệ, động viên, hưởng ứng, phát động, ra quân, chào mừng, lập thành, thành tích,
xuất sắc, hoàn thành, vượt mức, chỉ tiêu, kế hoạch, đăng ký, giao ước, ký kết, chương trình, phối hợp, thống nhất, hành động, quy chế, làm việc, phân công, phụ trách, theo dõi, đôn đốc, kiểm tra, giám sát, báo cáo,
sơ kết, tổng kết, rút kinh, kinh nghiệm, nghiệm thu, kiểm nghiệm, thí điểm, mô hình, cách làm, sáng tạo, đổi mới, nội dung, phương thức, hoạt động, hướng về, cơ sở, địa bàn, dân cư, khu phố, cụm dân, thôn xóm, buôn làng,
nắm bắt, tình hình, tâm tư, nguyện vọng, dư luận, bức xúc, phản ánh, kiến nghị, chính đáng, kịp thời, thỏa đáng, đối thoại, tiếp dân, lắng nghe, thấu hiểu, chia sẻ, đồng cảm, gần gũi, sâu sát, cụ thể, thiết thực,
bảo hiểm, y tế, xã hội, tự nguyện, trợ cấp, phụ cấp, bảo trợ, an sinh, chính sách, người có, có công, thương binh, bệnh binh, liệt sĩ, anh hùng, bà mẹ, gia đình, tri ân, thăm hỏi, thăm viếng, viếng thăm, tặng thưởng,
chất độc, da cam, khuyết tật, mồ côi, đơn thân, neo đơn, ốm đau, bệnh tật, hiểm nghèo, khó khăn, đột xuất, hỗ trợ, giúp đỡ, ủng hộ, quyên góp, đóng góp, vận động, tài trợ, nhà tài, hảo tâm, mạnh thường, tấm lòng, vàng son,
nhà tạm, dột nát, xóa nhà, xây mới, sửa chữa, bàn giao, khánh thành, khởi công, nghiệm thu, kinh phí, trị giá, tổng trị, số tiền, tiền mặt, hiện vật, ngày công, hiến đất, mở rộng, bê tông, thắp sáng, chiếu sáng, đường quê,
hàng việt, người tiêu, tiêu dùng, ưu tiên, dùng hàng, chợ phiên, hội chợ, xúc tiến, thương mại, sản phẩm, chủ lực, nông sản, đặc sản, làng nghề, truyền thống, thủ công, mỹ nghệ, tiểu thủ, công nghiệp, dịch vụ, du lịch,
trồng trọt, chăn nuôi, thủy sản, lâm nghiệp, cây trồng, vật nuôi, giống mới, năng suất, sản lượng, diện tích, gieo trồng, thu hoạch, vụ mùa, đông xuân, hè thu, hợp tác, xã viên, tổ hợp, liên kết, chuỗi giá, giá trị,
chuyển đổi, số hóa, công nghệ, thông tin, ứng dụng, phần mềm, cơ sở, dữ liệu, trực tuyến, dịch vụ, công trực, một cửa, hồ sơ, thủ tục, hành chính, cải cách, chính quyền, điện tử, định danh, tài khoản, mạng xã, không gian,
kỷ cương, kỷ luật, tác phong, lề lối, trách nhiệm, đạo đức, lối sống, phong cách, nêu gương, học tập, làm theo, tư tưởng, chính trị, lập trường, bản lĩnh, vững vàng, kiên định, suy thoái, biến chất, tự diễn, tự chuyển, chuyển hóa,
chất thải, khí thải, xả thải, dứt điểm, nhức nhối, ách tắc, ùn tắc, ngập úng, sạt lở, cứu hộ, phục dựng, trùng tu, di tích, thắng cảnh, mê tín, dị đoan, hủ tục, tảo hôn, đuối nước, thương tích, lừa đảo, cai nghiện, tái phạm, tái nghèo, trang trại, nương rẫy, mùa vụ, giống cây, phân bón, thú y, tiêm phòng,
thuốc men, mai táng, giải ngân, nhựa hóa, lấn chiếm, tháo dỡ, giải tỏa, đền bù, tái định, sổ đỏ, tạm vắng, căn cước, tàu cá, ngư dân, ngư trường, khiển trách, cảnh cáo, cách chức, hòm phiếu, tiểu ban, già làng, trưởng bản, hòa thượng, nhà chùa, thánh thất, hồi hương, đoàn tụ,
vững mạnh, trong sạch, toàn diện, xây dựng, chỉnh đốn, kiện toàn, sắp xếp, tinh gọn, bộ máy, biên chế, hợp nhất, sáp nhập, giải thể, thành lập, bổ sung, thay thế, miễn nhiệm, bãi nhiệm, từ chức, nghỉ việc, luân chuyển, điều động, bổ nhiệm, quy hoạch,
trình độ, chuyên môn, nghiệp vụ, lý luận, cao cấp, trung cấp, đại học, thạc sĩ, đào tạo, bồi dưỡng, tập huấn, kỹ năng, phương pháp, dân vận, khéo léo, nói đi, làm được, gần dân, sát dân, hiểu dân, trọng dân,
truyền hình, phát thanh, loa đài, tờ rơi, tờ gấp, khẩu hiệu, pa nô, áp phích, băng rôn, cờ đỏ, cổ động, trực quan, bản tin, trang tin, tin bài, bài viết, phóng sự, chuyên mục, chuyên trang, bạn đọc, độc giả, khán giả,
trang trọng, long trọng, trang nghiêm, tiết kiệm, phấn khởi, vui tươi, lành mạnh, ấm no, hạnh phúc, giàu đẹp, phồn vinh, thịnh vượng, hùng cường, khát vọng, phát triển, bền vững, tăng trưởng, thu nhập, bình quân, đầu người
`

// furtherCertain go on with certainWords.
const furtherCertain = `đảng phí, ý kiến, đời sống, tự nguyện, hàng nghìn, khuyến khích, quần chúng, tín đồ, hậu cần, dịch bệnh, vai trò, đầy đủ, nông thôn, thời gian, đoàn thể, cơ quan, công cộng, phương tiện, hội trường, khẩu hiệu, tặng quà, thăm hỏi, động viên, việt nam, đơn vị, giới thiệu, chuẩn bị, vướng mắc, trao tặng, tệ nạn, nghỉ hưu, suy nghĩ, dễ dàng, tiếp xúc, sinh hoạt, cải cách, quan tâm, đẩy mạnh, hiệu lực, khen thưởng, phong phú, đa dạng,
tổng trị, an sinh, hòa giải, tranh chấp, khiếu kiện, cộng đồng, dân cư, địa bàn, tình hình, kết hợp, lồng ghép, đồng hành, trợ giúp, chăm lo, chăm sóc, sức khỏe, tuyên dương, biểu dương, điển hình, tiên tiến,
nhân rộng, lan tỏa, phát động, hưởng ứng, đăng ký, ký kết, phân công, theo dõi, đôn đốc, sơ kết, mô hình, đổi mới, nắm bắt, đối thoại, lắng nghe, thiết thực, chuyển biến, tiến bộ, tín nhiệm, uy tín, quyền lợi, lợi ích,
nghĩa vụ, trách nhiệm, bảo hiểm, trợ cấp, thương binh, liệt sĩ, anh hùng, quyên góp, đóng góp, sửa chữa, bàn giao, khánh thành, khởi công, nghiệm thu, trị giá, hiện vật, sản phẩm, dịch vụ, du lịch, trồng trọt, chăn nuôi,
năng suất, sản lượng, diện tích, thu hoạch, chuyển giao, ứng dụng, công nghệ, thông tin, phần mềm, dữ liệu, trực tuyến, thủ tục, hành chính, điện tử, kỷ cương, kỷ luật, lề lối, đạo đức, lối sống, phong cách, nêu gương, học tập,
tư tưởng, chính trị, bản lĩnh, kiên định, suy thoái, vững mạnh, toàn diện, kiện toàn, sắp xếp, tinh gọn, sáp nhập, bổ sung, thay thế, miễn nhiệm, quy hoạch, truyền hình, khẩu hiệu, trang trọng, tiết kiệm, lành mạnh, hạnh phúc, khát vọng, bền vững, thu nhập,
chức năng, nhà nước, đất nước, quốc phòng, quốc gia, đặc biệt, quan trọng, nghiêm trọng, thường niên, định kỳ, đột xuất, hằng năm, giai đoạn, thời kỳ, tiến độ, mức độ, hội thảo, tọa đàm, hội thi, giao lưu, văn nghệ, thể thao,
chủ trì, chủ yếu, chủ nghĩa, chủ quyền, lực lượng, vũ trang, quân đội, công an, biên phòng, thanh tra, thẩm định, phê duyệt, ban hành, áp dụng, sử dụng, vận dụng, tận dụng, khai thác, khai mạc, bế mạc, giải trình, chất vấn, tháo gỡ, quán triệt,
nghiên cứu, khảo sát, rà soát, kiểm soát, điều tra, điều hành, điều động, phát hiện, xác định, xác minh, lựa chọn, tuyển chọn, tuyển dụng, bổ nhiệm, kết nạp, giáo viên, học sinh, sinh viên, trường học, bệnh viện, trạm y, cán bộ, công chức, viên chức, lao động, việc làm, thu hút, đầu tư, sẵn sàng, chiến đấu, chiến lược, chiến thắng, kháng chiến`
