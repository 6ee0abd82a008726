package conform

// certainWords are words of two syllables that no other word of official prose shares its letters with: one that
// differs in its marks alone is a slip, even where both of its syllables are in use.
const certainWords = `hiệu quả, thẩm quyền, nhiệm vụ, nhiệm kỳ, tổ chức, chính sách, chính quyền, chính phủ, kế hoạch, đại biểu, đại hội, chủ tịch, mặt trận, tổ quốc,
hội nghị, nghị quyết, nghị định, quyết định, thường trực, thường vụ, ủy ban, hội đồng, quốc hội, thành phố, chương trình, phong trào, công tác,
phối hợp, triển khai, thực hiện, vận động, tuyên truyền, giám sát, phản biện, hiệp thương, bầu cử, cử tri, ứng cử, cơ quan, địa phương, chuyển đổi,
trách nhiệm, kinh nghiệm, chất lượng, số lượng, kết quả, tăng cường, nâng cao, đoàn kết, dân tộc, nhân dân, tham gia, tham mưu, hướng dẫn,
lãnh đạo, chỉ đạo, quản lý, xử lý, giải quyết, giải pháp, đảm bảo, bảo đảm, bảo vệ, phát triển, phát huy, xây dựng, củng cố, kiểm tra, kiểm điểm, khắc phục, hạn chế,
khó khăn, vướng mắc, nguyên nhân, nguyên tắc, điều kiện, điều lệ, quy định, quy chế, quy trình, đồng thuận, tập trung, chủ trương, mục tiêu, mục đích, yêu cầu,
phương hướng, phương thức, phương châm, trung ương, chi bộ, đảng ủy, đảng viên, hội viên, đoàn viên, ủy viên, thành viên, thành lập, thành phần, danh sách, trưởng ban,
phó trưởng, tổ trưởng, trưởng thôn, bí thư, thư ký, đề nghị, kiến nghị, đề xuất, tổng hợp, tổng kết, tổng số, đánh giá, ưu điểm, khuyết điểm, thuận lợi,
doanh nghiệp, nông thôn, nông dân, phụ nữ, thanh niên, cựu chiến, công đoàn, liên đoàn, tôn giáo, tín ngưỡng, sinh hoạt, hoạt động, an ninh, trật tự, an toàn, môi trường,
văn hóa, xã hội, kinh tế, giáo dục, đào tạo, bồi dưỡng, tập huấn, khen thưởng, thi đua, ngân sách, kinh phí, số tiền, hỗ trợ, ủng hộ, hộ nghèo, cận nghèo, giảm nghèo,
tiêu chuẩn, tiêu biểu, cơ cấu, cơ sở, trình độ, chuyên môn, nghiệp vụ, lý luận, nhận thức, ý thức, dân chủ, công khai, minh bạch, pháp luật, thông báo, báo cáo, nội dung,
hình thức, cụ thể, kịp thời, thường xuyên, nghiêm túc, hoàn thành, hoàn thiện, góp phần, phấn đấu, trân trọng, chân thành, tiếp tục, tiếp xúc, tiếp thu, phản ánh, nguyện vọng, tâm tư,
khiếu nại, tố cáo, tham nhũng, lãng phí, tiêu cực, đấu tranh, phòng chống, căn cứ, thời gian, địa điểm, tinh thần, truyền thống, lịch sử, cách mạng, kỷ niệm, đối tượng, chính đáng, hợp pháp, đồng bào, đồng chí, đồng bộ, thống nhất, sáng tạo, tích cực, chủ động, hợp tác, sản xuất, đại diện, cá nhân, tập thể, gia đình, khu phố`
