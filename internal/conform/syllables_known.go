package conform

// furtherSyllables are syllables in use that the words of the lexicon lack. A syllable that is neither here nor there is
// rare; beside the other half of a frequent word it is a slip.
const furtherSyllables = `à ạ ăn âm ấm áo ao áp bàn bán bảng bánh bảy bắc băng bằng bập bát bay bắt bé bệnh bếp bí bia biển bìa bìm bò bóng bọn
bù bưu bước bữa bạc cả cá cách cảng cát cắm cầm cạn cạnh cao cấm câu cầu cây chân chạy chăn chắc chặt chậm chất chè
chép chết chia chìm cho chọn chờ chơi chợ chú chung chuyến chữ chưng chứng chuông cỏ còi cọc cột cờ củ cũ cung cứ cứu
da dài dám dặn dậy dép dễ dì diễn diện dọc dọn dù dụ dừng đá đám đàn đảo đào đập đặc đặt đất đầm đậu đầy đẻ đèn đẹp
đeo đêm đền đỏ đọc đòi đón đồ đỗ đông đồng đuôi đưa đừng gà gạo gặp gấp gác gia già giá giác giao giàu giầy gió giỏi
giống giữ gom góc gói gồ gửi hà hạ hàng hãng hạt háo hát hè hẹn hiểm hiên hiền hiếm hỏi hoa hồ hổ hộp hơi hợp huế hút
hư hướng khá khách khắp khăn khẩu khe khỏi khó khô khổ khoa khói khúc kim kín kính kịch lá lạ lao lạnh lau lăm lắm lắp
lăng lặng lần lấy len lẻ lễ lính lo loa lò lọc lỗ lội lúa lúc lũ lụt lừa lửa lưng lưới lưu mạ mã mạnh mát màu mang
măng mắt mặn mặt mặc mất mây mẹ méo mét mì mía miền miệng mỏ mọc món móng mòn mổ mở mời mua mùa muối muộn muốn mưa
mừng mươi nam nạn nắng nặng nấu nêu nền nếp nghe nghỉ ngon ngọt ngô ngồi ngừng ngủ nhanh nhau nhắc nhìn nhớ nhờ nhẹ
nhật nhận no nói nóng nổ nợ nối núi nữ nữa nuôi ốc ống ớt ở phải phai phạt phấn phía phim phong phòng phở phủ phục
phút quà quả quán quên quét quý quỹ ra rác rạng rào rau răng rằng rẻ reo rét riêng rõ rộng rời rơi rưỡi rừng ruộng
sách sạch sai sào sang sáng sắt sắp sâu sân sen siêu sinh sóng sông sốt sợ sơn sớm suối sụt sư tay tàu tan tàn tạo
tặng tấm tân tấn tập tây tên tết tham thang thăm thắng thẳng thấp thật thầu thấy thầy thay thép thế thể theo thi thích
thịt thiện thỏ thoát thôi thơ thơm thở thu thuê thùng thú thuyền thửa thưa thừa tiếng tiệc tim tin tính tìm to tỏ toà
tôi tối tôn tột tông trang tràn trái tranh trạm trăm trắng trăng treo trẻ trên trời trông trồng trống trơn trơ trùng
trúng trừ trứng tuần tuấn tuổi tư tươi tưới tượng uống ung ứng vai vải vàng vạn vãn văn vắc vắng vẻ vẽ vé ven viêm
vịnh vòng vỏ võ vợ vỡ vui vùng vụ vững vườn tảng nền vượt xanh xe xem xét xếp xích xin xoá xoay xô xỉ xương xưa xưởng y ý yếu
tá úy tướng trượt tuyết vân kiều tày thái mường nùng dao mông chăm khơ mú thổ ê đê rai ba na xơ đăng hrê cơ ho chứt
giẻ triêng tà ôi pa cô xuyên bình thuận nghệ quảng trị ngãi phú yên khánh hòa lâm đắk nông lỗi tùy dòng kiểu dấu hiển
chuỗi dữ thêm cỡ nó chứa phím tắt nhánh xóa khoảng hãy ngữ khớp dõi khiển cài trộn nằm đệm thẻ hiểu hàm biết tất nén
đun rỗng ví thử gọi đứng đè duyệt cục buộc lặp trích hỏng ngắn cú ngược thước trở vá xạ phông kiếm nhãn họ gốc hủy nút
giây miếng gạch đếm luồng hạng đợt đợi kèm thập cắt đĩa lề trỏ tách gõ chỗ ngắt dứt sánh đệ chối tệp bẫy vậy quê soạn
lẽ dãy nắm nhị đậm phẩy tránh ổ đôi cứng dành sàng ngoặc mối lượt dáng bệ đổ cuộn vô chèn mảng mũi ép thượng màn dựa
gây khâu lẫn sẻ cặp phê nhảy vết băm lờ ngầm chéo trục họa cất lồng gán mỹ chịu gợi phức dò trần xảy tô thô nhạc trữ
dàn vài ảo hoán bấm thụt kiệt kênh bít đống bại viền bậc bớt mảnh mâu thuẫn lạc đoán ả múi ấn mình giãn ẩn nhấn điền
ghép kêu gộp ngờ tức tóm bờ đo trệch dịp dẹp chẵn mẹo lào thụy ngập trọ thậm tước nổi hiếu chắn bội nhúng nhắn nháy
hẻm niêm yết phỏng kẽ chánh khí nạ lõi trôi cụm buổi dị tựa kép ngụ ngôi bồ chồng ngẫu mũ lát mép chạm đắp ghế rã
chẳng giết vĩ tẩy nửa mẩu chuột nghiêng sót khơi nhằm chứ thận mạch bíp kẻ tĩnh xấu cẩn dỡ lấn hẳn nhiêu dính tráo
hoãn sạt lở khiến mái rải dán bây lửng bỉ nhạy giáp cưới thoái cởi rối véc tơ dây sê sỹ nhắp mực chụp cản băn khoăn
thạo dột nát đặn lầm lường trặc đỉnh xách nhĩ xiên kè luân lệch dời cơm rạp rèn mến chốn bận xén ngưng tần cụt séc
chớp thả tuân nảy sôi mương hưu đan hỗn quẩn thuần bọc vẹn chẩn sưu bẩn rốc đục nguyễn thuốc cháu đính phẳng mê đít
máng xối trụ kề triều nhịp xả điệu ngã khoát trán lô nhuận ác mơ vác lạp mốc rủi trại thắp ồn lái bể bạ nhọn vuông
phiền chìa gắng thí ối đáy mầu ưa mút hứa mờ âu hàn diệt trùm châu đu đoan chảy trũng úng thợ chênh huống tán chừng
ngột ồ thự thiếp điên rồ lộn thớt nhôm tă nít hầu gài gột vắt nhấp đúp mấy cà bút nhạt bến vàm chuồng nhiễm nạo vét
dải gỗ vở tỉ huyền bở xâu ghé vắn miêu xẻ lơi á mượn xộn vói ôm gê rô cợ xắc béc lót thê quạt mệnh kiệu đắt dè rạc lộc
đà nẵng dầu hành vũng lạch mậu khép chở hồn sắm khấu nhựa thắn lứa bấp bênh khoán cù dạy giỗ chạp cánh ốm chắp chật
mỏng vãng nhầm sô ừm ngạch cuống dường chùm bện chuyện vạch khấc mành sụp xổ lười lật khuếch lặt vặt hôm phạn gàng
loạn hả đụng chà mộ gãy nón vứt nê óc thánh khư gổ tạng ráp rước tê đị rảnh tạ rửa dội lúp bằn toái thiệp xáo giấu
trính bảo bách bàng bành báng báu bẩm bần bẻ bẹp bền bích biên biếu bì binh bính bỉnh bịp bịt bóc bói bon bõ bốc bối
bồi bổng bột bơ bới bơm bớp bụi bụng buôn buồm buồn buông buột bứt búa búp bức bực bừa bướm cai cãi cải cam cám can
càn cán canh cành cảnh cáp cau cáu cay cày cặn cằn câm cận cấp cậu cậy chả chai chái cháo chảo chàng chạnh chát chày
cháy chắt chăng chậu chấu chen chém chê chế chếch chệch chỉ chí chiếc chiếm chiêng chiết chiêu chiếu chín chinh chíp
chịt chó choàng chọc chói chòi chòm chong chóng chóp chổi chông chống chộp chốt chớ chớm chúa chuẩn chúc chục chùa
chui chùi chùn chuốc chuộc chuồn chuyên chuyển chửi chức chừa cói cõi còm còng cóp cố cổ cốc cối cội cốm cộm công cống
cổng cớ cởm cúc cúi cúng cùng củi cuốc cuộc cuối cuốn cuồng cuỗm cúp cư cừ cử cười cưỡi cương cướp cứt cừu dã dạ dai
dãi dại dạng danh dào dạo dát dạt day dày dặm dẫm dẫn dâng dậm dầm dần dẩn dấy de dẻo dế dệt di dĩ dịch diễm diệp diêm
diêu dìm dìu do dóc doanh dọa dõng dông dỗ dối dốc dồi dồn dốt dơ dở dục duệ dung dùng dũng dụng duy duyên dư dự dừa
dựng dược dưới dương dưỡng đa đã đai đài đãi đại đam đàm đạm đản đạn đang đáng đảng đãng đanh đành đáo đạo đáp đạp đặm
đằng đẳng đắng đẫm đâm đấm đẫn đầu đấu đây đấy đẩy đe đèo đẽo để đế đểu đều đi đỉa đích địch điếc điểm điếm điện điệp
điếu điều điểu đinh đình đĩnh định đò đó đọ đoái đoạn đoạt đóa đọa đóng đọng đô đố độ độc đốc đối đồi đổi đội đồn đốn
động đốt đột đơ đỡ đời đơn đớn đủ đua đùa đui đùi đụm đúng đúc đuốc đuổi đuối đút đứa đức đực đứt đường được ách ải am
ám án áng anh ảnh ào ắt ẵm ầm ẩm ân ấp ẩu ấu ẩy ấy em én eo éo ế ếch êm ếm gạ gai gãi gái gam gan gàn gánh ganh gào
gáo gạt gảy gáy gắp gắt gắn găm gặm gặt gặng gần gật gấu gầy ghe ghẻ ghét ghen ghê ghềnh ghi ghì ghìm gì giả giã giam
giám giảm gian gián giàn giáng giảng giành giảo giáo giạt giày giặc giặt giắt giấc giấm giận giật giấy giẫm gie gieo
giếng giềng giỏ giòn giọng giọt giồng giới giờ giơ giở giục giun giúp giữa giương giường gỏi gọn góp gót gọt gò gô gối
gội gốm gôn gớm gợn gù gục gừng gươm gương gượng hách hại hài hải hãi hái ham hám hãm hạm han hán hang háng hanh hãnh
hạnh hao hào hảo hạp hàu hay hắc hăm hằm hắn hằn hằng hăng hắt hâm hầm hận hẩm hấp hất hậu hẩy he hé hẹ hẻo hẹp hét
hen héo hê hề hễ hệ hết hên hếch hều hi hí hỉ hích hịch hiếc hiến hiệp hiếp hiệu hình hít hò hoài hoại hoan hoàn hoang
hoàng hoảng hoạnh hoành hoạt hoắc hóa hỏa hói hòm hòn họng hóng họp học hô hố hỗ hộ hốc hôi hồi hối hội hôn hông hồng
hống hốt hột hơ hở hời hợi hởi hớn hớt hú hũ hùa hùm húy huyết huyện huynh huých huân huấn huệ hung hùng hụt hử hưng
hứng hương hưởng hượng hươu hữu ì ích im ỉm in inh ít ỉu ke kém kén kẽm kèn kẹo kéo kẹp két kẹt kê kế kể kệ kên kết
khả khác khai khái khải kham khám khan khán khản khang kháng khao kháo khảo khát khay kháy khắc khăng khẳng khắt khâm
khẩn khấn khè khẽ khen khéo khét khê khế khênh khỉ khích khiêm khiếm khiên khiêng khiếp khiết khiêu khiếu khinh khít
kho khò khóa khỏa khoác khoai khoái khoan khoản khoang khoáng khoanh khoảnh khoe khỏe khoét khóc khom khôi khối khôn
khốn không khống khờ khởi khu khú khủ khua khuân khuất khuây khuê khui khum khung khủng khuôn khuy khuya khuyên khuyến
khuyển khuyết khứ khử khứa khựng khước khương kì kỳ kị kỵ kia kích kiềm kiệm kiểm kiên kiến kiện kiêng kiếp kiêu kìm
kin kinh kình kịp kỉ kỷ ký kỹ la lã lách lai lại làm lam lãm lạm lan làn lang làng láng lảng lãng lạng lanh lành lãnh
lảnh lão láo lảo lạt láu lay lày lắc lặc lăn lặn lằn lắng lắt lấm lân lận lâng lấp lập lâu lầu lậu lây lầy lẫy le lè
lem lén lẻn leo lèo lẻo lép lê lệ lên lệnh lềnh lêu lều li lí ly lý lìa lịch liếc liêm liếm liềm liên liền liến liệng
liệp liệt liếp liêu liều liễu liệu linh lĩnh lình lịm lít lìm liu lõ lòa lóa loạc loài loại loan loàn loang loãng
loáng loanh loạt loay lóc loe loét loi lòi lõm lon lòng lỏng lóng lọt lồ lộ lố lốc lối lôi lồi lốn lông lộng lốp lốt
lột lơ lỡ lời lợi lới lớm lớn lợn lờn lớp lợt lù lú lụ lua lùa lụa luẩn luận luật lục lui lùi lụi lùm lún lùn lung
lùng lũng lủng luôn luồn luống luộc luột lũy luyến luyện lừ lữ lự lựa lực lừng lược lưỡi lươn lượn lương lưỡng lượng
lướt lựu ma mà má mả mác mách mai mài mải mãi mại man mãn mạn màng mãng mạng manh mãnh mao mào mạo mau máu may mày máy
mắc mắm mằn mắng mập mật mâm mầm mẫn mấp mẫu mẩy me mè mẽ mẻ men mén mẹt mề mế mệ mềm mênh mệt mi mí mị mỉ mỉa miễn
miện miến miếu miệt miết mim mỉm mìn mịn minh mít mịt mo mò mõ mó móc mói mọi mỏi mòi mòm móm mon mọn mong mọng mót mô
mồ mỗ mố mộc môi mồi mỗi mội môn mồng mống mộng một mốt mớ mỡ mợ mới mơn mớn mu mù mụ múa mục múc mui mùi muỗi muôn
mun mùn mũm mụn mung mùng múp muỗng muông mửa mức mưng mười mưu mướn mượt mứt nà ná nác nách nai nài nái nại nàn nan
nán nản nang nàng nạng nanh nao nào náo não nạt nay này nãy nạy náy nắc nằng nặn năng nặc nắp nâng nậm nẫng nấc nấm
nầm nấp nâu nây nẩy nẻ nem ném neo nẻo nẹp nét nề nệ nể nếm nến nết nếu ngà ngả ngạ ngạc ngách ngai ngài ngải ngại
ngan ngán ngàn ngang ngáng ngành ngao ngào ngáo ngạo ngát ngạt ngay ngày ngáy ngăm ngắm ngăn ngần ngẫn ngắc ngặt ngâm
ngẫm ngấm ngậm ngân ngấn ngẩn ngẩng ngấp ngất ngật ngầu ngấu ngây ngấy nghé nghè nghẽn nghẹn nghèo nghẹt nghê nghề
nghễ nghi nghĩ nghị nghĩa nghịch nghiêm nghiệm nghiên nghiến nghiện nghiệp nghiệt nghinh nghìn ngo ngò ngõ ngỏ ngó
ngoa ngoài ngoái ngoại ngoan ngoạn ngoảnh ngoạm ngoằn ngoặt ngoèo ngọc ngoi ngòi ngói ngọi ngọn ngón ngóng ngọng ngót
ngố ngổ ngộ ngốc ngôn ngốn ngổn ngông ngỗng ngơ ngớ ngỡ ngợ ngơi ngời ngợi ngớt ngợp ngu ngù ngũ ngục nguây nguẩy
nguôi nguội nguồn ngúc ngụm ngùn ngụp nguy ngụy nguyên nguyền nguyện nguyệt ngừa ngự ngưa ngứa ngựa ngửa ngửng ngươi
người ngượng ngưỡng ngưu nha nhà nhã nhá nhả nhai nhái nhài nham nhàm nhảm nhan nhàn nhạn nhang nhãng nhào nhão nhạo
nhàu nhay nhắm nhăn nhằn nhẵn nhăng nhắng nhặt nhất nhấm nhậm nhẩm nhân nhẫn nhập nhậu nhậy nhe nhè nhẽ nhen nhép nhẹm
nheo nhét nhễ nhện nhếch nhi nhì nhí nhỉ nhích nhiếc nhiệm nhiên nhiếp nhiệt nhiều nhiễu nhíp nhịn nhỏ nho nhó nhọ
nhoẻn nhòa nhóc nhọc nhói nhom nhóm nhòm nhong nhót nhọt nhô nhổ nhồi nhôi nhốn nhông nhộng nhộn nhột nhốt nhơ nhỡ nhợ
nhờn nhớn nhớp nhợt nhủ nhú nhũ nhu như nhừ nhử nhứ nhự nhũn nhung nhuần nhuốm nhuộm nhút nhụt nhụy nhuyễn nhưng những
nhược nhưỡng nhường nhượng nhựt ni nỉ nia niềm niệm niên niêu niệu ninh nịnh nịt níu nín nò nọ nõ nóc nọc noi nòi nom
non nong nòng nỗ nô nộ nở nơ nới nơi nỡ nốc nốt nội nỗi nôi nôn nồng nống nộp nụ nung nũng núng nuối nuốt núp nứt nức
nực nứa nước nương nướng nượp oai oán oàn oan oang oanh oản oằn oạch oe ói ong óng õng ông ồng ô ố ôn ổn ộp ốp ốt ộc
ổi ớ ờ ơ ơi ới ớm ớn ơn pha phà phá phả phác phạch phái phàm phạm phán phản phàn phang phảng phao pháo pháp phát phau
phay phảy phẩm phắc phăng phắt phẫn phân phần phận phẩn phập phất phật phẩu phẫu phây phe phè phế phễu phệ phên phết
phều phi phí phỉ phì phị phiên phiến phiện phiếm phiêu phiếu phin phình phịch phích pho phò phó phóng phô phổ phố phộ
phốc phối phồn phồng phổng phới phơi phớt phờ phù phụ phũ phu phúc phùn phun phung phùng phụng phủi phụt phước phương
phường phượng phướn phưỡn qua quá quạ quách quạch quai quái quải quại quan quàn quản quãng quang quàng quanh quành
quánh quào quát quay quày quấy quây quầy quẩy quăn quắn quằn quặn quăng quẳng quặng quắp quắt quặt quắc quân quấn quần
quận quầng quất quật quẫy que què quẻ quen quèn quẹt quế quệ quện quết quệt quở quy quỳ quỷ quyên quyền quyến quyển
quyện quyết quyệt quýt quỳnh quốc quơ rả rạ rách rạch rái ram ràm rám rạm ran rán rạn ràn rãnh rành ranh rao ráo rạo
rát rạt ray rày ráy rảy rắc rắm răm rằm rắn rặn răn rặng rắp rắt râm rầm rậm rấm rân rần rận rập rất rấp râu rầu rầy
rẫy re rè rẽ ren rén rên rền rèo réo rẹt rê rề rế rể rễ rệ rệp rệt rêu rì rỉ ri rí rị rịa rích riềng rỉa rịn rình rít
rịt riu ríu ro rò rỏ ró rọ roi rói rọi rom rón rong ròng rọng rót rọt rỗ rổ rố rộ rồi rỗi rốn rộn rông rồng rống rộp
rốt rợ rờ rở rợi rới rơm rớm rờn rợn rớt rợp ru rù rú rủ rũ rụ rùa rúc rục rui rụi rùm run rún rủn rung rùng rụng rút
rụt ruốc ruồi ruổi ruột ruồng rừ rử rựa rữa rực rức rưng rưới rười rưởi rượi rương rường rướn rượu rượt rứt sa sà sá
sả sã sạ sác sài sái sải sãi sam sàm sám sạm san sàn sán sản sạn sảng sanh sành sảnh sao sáo sảo sạo sáp sạp sát sau
sáu say sảy sắc sặc săm săn sẵn sắn săng sặt sâm sầm sấm sẫm sậm sần sấn sận sập sấp sấu sầu sẩu sây sậy sấy sẩy sẫy
se sẽ sèn sẹo sét sẹp sề sể sệ sênh sểnh sếp sệt sêu sếu si sì sĩ sỉ sị sịa sịch siêm siêng siết sim sin sình sít sịt
so sò sõ sọ soát soái soi sói sòi sỏi sọi son sòn són song sòng sõng sọt sồ sổ số sỗ sốc sộc sối sồi sôn sồng sống
sổng sộp sột sơ sờ sớ sở sỡ sợi sời sơm sờn sởn sớt su sù sủ sũ sụ sủa sua suất suy súc sục sui sủi sùi sụm sum sún
sung sùng súng sũng sụng suốt suông suồng súp sút suýt sừ sứ sử sự sưa sứa sửa sữa sức sực sưng sừng sững sửng sước
sưởi sườn sương sướng sượng sườm sượt sứt sửu ta tả tã tác tạc tai tài tái tải tại tam tàm tám tạm tản tang tàng táng
tanh tành tánh tao tào táo tảo táp tạp tát tạt táy tắc tặc tăm tắm tằm tăn tằn tăng tằng tắp tặt tâm tầm tẩm tậm tẩn
tận tâng tầng tấp tật tâu tấu tẩu tậu tấy te tè té tẻ tẽ tem tèm ten tẹo teo tét tề tế tể tễ tệ tển tếch tếu thà tha
thá thạch thách thai thải thám thảm thàn than thán thản tháng thàng thanh thành thảnh thạnh thao thào tháo thảo tháp
thạp thau thảy thạt thát thắc thắm thẳm thăn thằn thăng thằng thặng thắt thâm thầm thấm thẩm thân thần thẫn thất thâu
thấu thây thậy the thè thẹn then thèn thèm thẹo thét thề thệ thềm thênh thết thêu thều thì thị thỉ thìa thiếc thiếm
thiêm thiên thiền thiến thiển thiêng thiết thiệt thiêu thiếu thiều thiểu thỉnh thím thin thìn thình thịnh thính thít
thò thó thọ thoa thỏa thóa thọa thoải thoại thoai thoàn thoắt thoang thoáng thoảng thọc thóc thoi thòi thói thỏi thom
thòm thòng thõng thong thót thọt thồ thố thộ thốc thổi thối thồi thôn thồn thốn thông thống thộp thốt thờ thớ thời
thới thơi thớm thù thủ thụ thua thùa thuật thuở thúc thục thuế thui thúi thủi thun thung thúng thủng thũng thụng thuộc
thuôn thuồng thuổng thút thủy thùy thuyên thuyết thư thứ thừ thức thực thưng thừng thược thưởng thương thường thướt ti
tí tì tị tia tía tỉa tích tịch tiếc tiêm tiềm tiếm tiệm tiên tiền tiến tiển tiễn tiện tiếp tiết tiệt tiêu tiều tiếu
tiểu tím tín tinh tình tỉnh tịnh tít tịt tiu tíu tò tó tõ tọ toa tòa tóa tỏa tọa toác toại toài toan toán toàn toạc
toang toàng toáng toát toạt tóc tọc toe tóe toét toi tòi tói tỏi tòm tom ton tòn tong tòng tọng tóp tót tọt tồ tổ tộ
tốc tộc tồi tội tôm tồm tồn tốn tổn tồng tống tổng tốp tốt tờ tớ tở tợ tơi tời tới tởm tợn tớp tợp tra trà trá trả trã
trác trạc trách trạch trai trài trải tràm trám trảm tran tráng tràng trảng trạng trành trao trào trảo trau tráp trát
trảy trắc trăn trằn trằng trặt trắt trâm trầm trẫm trậm trân trấn trận trâng trập trật trâu trầu trấu trây trầy tre
trẽ tréo trẹo trèo trét trẹt trê trề trễ trệ trệt trếu trêu trí trì trĩ trỉa trịch triền triển triện triết triệt triệu
trìm trinh trình trịnh trịt trĩu trò tro tróc trọc troi trói trọi trong tròng tróng trọng trót trọt trố trổ trộ trốc
trồi trối trội trộm trốn trộng trộp trốt trờ trớ trợ trới trợn trớn trớt trợt tru trù trú trua truân truất trúc trui
trụi trùn trung trụng truồng truy trụy truyền truyện trự trưa trực trưng trừng trước trườn trương trường trướng trưởng
trượng trừu tu tù tú tủ tụ tua tủa tuẫn tuất túc tục tuế tuệ tui túi tủi tụi tùm túm tun tung tùng túng tụng tuôn tuồn
tuồng tuốt tuột tuốc túp tụt tút túy tủy tụy tuyên tuyền tuyến tuyển tuyệt tuyn từ tứ tử tữ tự tưa tứa tưng từng tửng
tươm tương tường tưởng tướt tửu tựu u ù ú ủ ũ ụ úa ùa uẩn uất úc ục uế ui ủi um ùm un ùn ủng ừng uốn ươm ưng ước ươn
ưỡn ương ướp ướt ưu ừ ử ư ứ uy ủy uyên uyển va và vã vả vạ vạc vách vái vại vãi van vàn ván vang vảng váng vạng vanh
vành vãnh vảnh vào vát vạt vay váy vày vảy vặc vằn vặn văng vằng vẳng vâm vần vấn vẫn vẩn vận vâng vầng vấp vấy vẫy
vây vầy vẩy vật vất vẩu ve vè vẹ vén vẻn véo vèo vẹo vẹt vê về vế vệ vênh vểnh vệt vêu vi vì vỉ vị vía vịa vích viếc
việc viên viến viện viễn viếng viết việt vinh vĩnh vít vịt víu vo vò vó vọ voi vòi vọi vòm vọng vong võng vóng vót vọt
vỗ vố vồ vổ vốc vôi vối vội vồi vồn vốn vồng vơ vờ vớ vơi vời với vợi vớt vợt vu vù vú vũ vua vục vùi vun vùn vụn vung
vụng vuốt vuột vút vụt vừ vứ vữ vưa vừa vữa vựa vực vừng vược vươn vương vướng vượng vượn vưu xa xà xá xã xác xài xái
xam xạm xám xán xảm xành xao xào xạo xáp xát xạt xay xăm xắn xăng xắt xâm xấp xập xây xẩy xé xè xéo xép xẹt xê xế xệ
xếch xệp xênh xếu xi xì xí xị xiếc xiêm xiểng xiết xiêu xinh xình xít xịt xíu xỉu xó xo xỏ xoa xoài xoan xoàn xoang
xoàng xoạng xoáy xoăn xoắn xọc xoi xói xòe xom xóm xong xòng xót xọt xồ xốc xộc xôi xổi xôm xồm xôn xông xồng xống
xổng xốp xốt xớ xở xơi xới xờm xởi xớn xu xù xú xũ xụ xua xuân xuẩn xuất xúc xuể xúi xui xùi xung xùng xúng xuôi xuối
xuồng xuống xuổng xút xụt xuy xuyến xuýt xứ xử xư xưng xứng xướng xược xức ỷ ỵ yêm yếm yểm yến yểng yêu yểu yếch chực`
