"""What the invented directives of the relevance corpus are about, in the words of several offices.

A topic has subjects, orders and passing mentions. No two wordings of one use quite the same
words, as in life: who searches for "tiêm vắc xin" also means "tiêm chủng vaccine".
"""

from typing import NamedTuple


class Topic(NamedTuple):
    """The ways to write about one thing: as a subject, as an order, in passing."""

    subjects: tuple[str, ...]
    orders: tuple[str, ...]
    mentions: tuple[str, ...]


TOPICS: dict[str, Topic] = {
    "vaccination": Topic(
        (
            "đẩy nhanh tiến độ tiêm vắc xin phòng COVID-19",
            "tổ chức chiến dịch tiêm chủng vaccine COVID-19 diện rộng",
            "bảo đảm an toàn tiêm chủng vắc-xin phòng dịch cho người trên 65 tuổi",
            "rà soát đối tượng ưu tiên và tổ chức các điểm tiêm phòng lưu động",
        ),
        (
            "{health} lập kế hoạch phân bổ vắc xin, bố trí điểm tiêm và đội cấp cứu phản ứng"
            " sau tiêm.",
            "{cdc} bảo quản vaccine trong dây chuyền lạnh, cấp phát kịp thời cho các điểm"
            " tiêm chủng.",
            "{units} lập danh sách người từ đủ 18 tuổi chưa tiêm mũi 1, vận động người cao"
            " tuổi đến điểm tiêm.",
            "{edu} thống kê học sinh từ 12 đến 17 tuổi để tiêm chủng khi được phân bổ vắc xin.",
            "{info} tuyên truyền lợi ích của tiêm vắc xin, không để người dân lựa chọn, chờ"
            " đợi loại vắc xin.",
        ),
        (
            "trong khi tỷ lệ tiêm vắc xin còn thấp",
            "kể cả người đã tiêm đủ liều vắc xin",
        ),
    ),
    "testing": Topic(
        (
            "xét nghiệm sàng lọc SARS-CoV-2 cho nhóm nguy cơ cao",
            "tăng cường năng lực xét nghiệm RT-PCR và gộp mẫu",
            "sử dụng sinh phẩm test nhanh kháng nguyên trong tầm soát cộng đồng",
            "lấy mẫu xét nghiệm toàn dân trong khu vực phong tỏa",
        ),
        (
            "{health} huy động nhân lực lấy mẫu, nâng công suất xét nghiệm lên 10.000 mẫu"
            " đơn mỗi ngày.",
            "{cdc} trả kết quả xét nghiệm trong 24 giờ, không để tồn đọng mẫu bệnh phẩm.",
            "{units} tổ chức test nhanh kháng nguyên 3 ngày một lần cho hộ dân ở vùng đỏ.",
            "{finance} bố trí kinh phí mua sinh phẩm, kit xét nghiệm theo hình thức rút gọn.",
            "{trade} yêu cầu tiểu thương, người giao hàng xét nghiệm định kỳ 7 ngày một lần.",
        ),
        (
            "kèm giấy xét nghiệm âm tính còn hiệu lực",
            "sau khi có kết quả xét nghiệm",
        ),
    ),
    "tracing": Topic(
        (
            "truy vết thần tốc các trường hợp tiếp xúc gần với ca bệnh",
            "điều tra dịch tễ, khoanh vùng nhanh nhất F1, F2",
            "thành lập tổ truy vết cộng đồng ở từng khu dân cư",
        ),
        (
            "{police} phối hợp truy vết, xác định mốc dịch tễ của ca F0 trong 12 giờ.",
            "{cdc} điều tra dịch tễ, cập nhật sơ đồ lây nhiễm và danh sách F1, F2 hằng ngày.",
            "{units} kích hoạt tổ truy vết, gọi điện rà từng nhà để tìm người tiếp xúc gần.",
            "{info} đẩy mạnh cài đặt Bluezone, quét mã QR để phục vụ truy vết điện tử.",
        ),
        (
            "phục vụ truy vết khi cần thiết",
            "chưa rõ nguồn lây",
        ),
    ),
    "quarantine": Topic(
        (
            "quản lý cách ly y tế tập trung",
            "thí điểm cách ly F1 tại nhà",
            "chấn chỉnh việc lây nhiễm chéo trong khu cách ly",
            "trưng dụng khách sạn, ký túc xá làm cơ sở cách ly",
        ),
        (
            "{army} tiếp nhận, phục vụ người cách ly tại trung đoàn và trường quân sự.",
            "{health} giám sát, khử khuẩn khu cách ly tập trung, bố trí mỗi phòng không quá"
            " 2 người.",
            "{police} lắp camera, canh gác không để người đang cách ly tự ý ra ngoài.",
            "{units} dán biển, giao tổ COVID cộng đồng giám sát hộ có người cách ly tại nhà"
            " đủ 14 ngày.",
            "{culture} rà soát cơ sở lưu trú, khách sạn đủ điều kiện cách ly có thu phí.",
        ),
        (
            "hoặc đang trong thời gian cách ly",
            "không tính thời gian cách ly y tế",
        ),
    ),
    "distancing": Topic(
        (
            "thực hiện giãn cách xã hội theo Chỉ thị số 16/CT-TTg",
            "áp dụng biện pháp ai ở đâu ở yên đó trên toàn địa bàn",
            "nới lỏng một số biện pháp giãn cách sang trạng thái bình thường mới",
            "thiết lập vùng phong tỏa tạm thời",
        ),
        (
            "{units} phát phiếu đi chợ, yêu cầu người dân ở yên trong nhà, gia đình cách ly"
            " gia đình.",
            "{police} xử phạt người ra đường không có lý do cần thiết trong thời gian giãn cách.",
            "{home} bố trí không quá một phần ba cán bộ làm việc tại trụ sở, còn lại làm"
            " việc tại nhà.",
            "{health} đánh giá cấp độ dịch từng xã để điều chỉnh phạm vi phong tỏa, giãn cách.",
        ),
        (
            "trong thời gian giãn cách xã hội",
            "khi địa bàn bị phong tỏa",
        ),
    ),
    "schools": Topic(
        (
            "cho học sinh tạm dừng đến trường để phòng, chống dịch",
            "điều chỉnh kế hoạch kiểm tra học kỳ và kết thúc năm học",
            "đón trẻ mầm non, học sinh tiểu học đi học trở lại",
            "bảo đảm an toàn cho nhà trường khi mở cửa trở lại",
        ),
        (
            "{edu} cho học sinh các cấp nghỉ học từ ngày 10 tháng 5 năm 2021 cho đến khi có"
            " thông báo mới.",
            "{edu} khử khuẩn lớp học, bếp ăn bán trú trước khi trẻ em quay lại trường.",
            "{health} cử cán bộ hỗ trợ trường học xử lý khi có học sinh sốt, ho.",
            "{units} rà soát cơ sở vật chất, nước sạch của các trường mầm non, tiểu học.",
        ),
        (
            "kể cả trường học",
            "trong dịp học sinh nghỉ hè",
        ),
    ),
    "remote_learning": Topic(
        (
            "tổ chức dạy học trực tuyến, qua truyền hình",
            "vận động máy tính cho em học trực tuyến",
            "hướng dẫn giảng dạy và đánh giá qua internet",
        ),
        (
            "{edu} xây dựng bài giảng phát trên truyền hình cho học sinh lớp 1, lớp 2.",
            "{info} bảo đảm đường truyền, xóa vùng lõm sóng để phục vụ học online.",
            "{union} vận động ủng hộ máy tính bảng, điện thoại cho con em công nhân học từ xa.",
            "{edu} giảm tải nội dung, không kiểm tra trực tuyến với học sinh chưa có thiết bị.",
        ),
        (
            "chuyển sang hình thức trực tuyến",
            "học sinh không có thiết bị học tập",
        ),
    ),
    "exams": Topic(
        (
            "tổ chức kỳ thi tốt nghiệp trung học phổ thông an toàn trước dịch bệnh",
            "phương án thi vào lớp 10 cho thí sinh diện F1, F2",
        ),
        (
            "{edu} bố trí phòng thi dự phòng cho thí sinh có biểu hiện sốt, ho.",
            "{health} test nhanh cho giám thị, thí sinh trước ngày thi.",
            "{police} bảo vệ đề thi, phân luồng giao thông quanh điểm thi.",
        ),
        ("các kỳ thi sắp tới",),
    ),
    "markets": Topic(
        (
            "bảo đảm an toàn chợ dân sinh, siêu thị, chợ đầu mối",
            "cung ứng lương thực, thực phẩm và bình ổn giá",
            "phát thẻ đi chợ theo ngày chẵn, ngày lẻ",
            "mở điểm bán hàng lưu động thay thế chợ tạm đóng cửa",
        ),
        (
            "{trade} xây dựng phương án dự trữ hàng hóa thiết yếu, không để đứt gãy nguồn cung.",
            "{trade} mở xe bán hàng lưu động đưa rau, thịt, trứng đến khu phong tỏa.",
            "{units} kẻ vạch giãn cách, lắp vách ngăn cho tiểu thương trong chợ.",
            "{farm} kết nối tiêu thụ nông sản đến vụ thu hoạch, vải thiều, nhãn.",
        ),
        (
            "tại chợ, siêu thị",
            "người dân không tích trữ hàng hóa",
        ),
    ),
    "pricing": Topic(
        (
            "xử lý hành vi găm hàng, đầu cơ, tăng giá khẩu trang",
            "kiểm tra, kiểm soát thị trường trang thiết bị y tế, kit xét nghiệm",
        ),
        (
            "{market} kiểm tra cửa hàng thuốc, xử nghiêm việc nâng giá bất hợp lý.",
            "{finance} công khai giá, thẩm định giá mua sắm sinh phẩm, thiết bị phòng dịch.",
            "{police} điều tra đường dây buôn bán kit test nhập lậu, khẩu trang giả.",
        ),
        ("không để đầu cơ, trục lợi",),
    ),
    "transport": Topic(
        (
            "tạm dừng vận tải hành khách liên tỉnh",
            "cấp mã nhận diện phương tiện luồng xanh",
            "điều chỉnh hoạt động taxi, xe buýt, xe công nghệ",
            "khôi phục các tuyến xe khách cố định",
        ),
        (
            "{transport} dừng xe khách tuyến cố định, xe hợp đồng đi và đến vùng có dịch.",
            "{transport} cấp giấy QR luồng xanh cho xe tải chở hàng thiết yếu trong 2 giờ.",
            "{police} phân luồng, không để ùn tắc phương tiện tại trạm thu phí.",
            "{transport} yêu cầu lái xe, phụ xe ghi danh sách khách đi xe, khai báo y tế.",
        ),
        (
            "trên các phương tiện giao thông công cộng",
            "không cản trở lưu thông hàng hóa",
        ),
    ),
    "checkpoints": Topic(
        (
            "lập chốt kiểm soát dịch tại cửa ngõ ra vào tỉnh",
            "duy trì trạm kiểm tra y tế liên ngành trên quốc lộ",
        ),
        (
            "{police} chủ trì lập chốt kiểm soát 24/24 giờ trên quốc lộ và đường mòn, lối mở.",
            "{health} đo thân nhiệt, kiểm tra tờ khai y tế tại chốt.",
            "{army} tăng cường quân số trực chốt ban đêm cùng công an.",
            "{units} lập chốt tự quản ở thôn, tổ dân phố.",
        ),
        ("qua các chốt kiểm soát",),
    ),
    "borders": Topic(
        (
            "ngăn chặn nhập cảnh trái phép qua đường mòn, lối mở",
            "siết chặt tuyến biên giới, cửa khẩu",
            "quản lý người nước ngoài, chuyên gia nhập cảnh",
        ),
        (
            "{border} tuần tra khép kín, giữ chốt trên biên giới, không để vượt biên trái phép.",
            "{police} rà soát người nước ngoài tạm trú, điều tra đường dây đưa người nhập"
            " cảnh chui.",
            "{zones} lập danh sách chuyên gia, lao động kỹ thuật cao cần nhập cảnh.",
            "{trade} điều tiết xe nông sản qua cửa khẩu, bố trí lái xe chuyên trách.",
        ),
        (
            "kể cả người nhập cảnh",
            "các tỉnh có đường biên giới",
        ),
    ),
    "returnees": Topic(
        (
            "đón công dân từ các tỉnh phía Nam trở về quê",
            "tiếp nhận người lao động hồi hương tự phát bằng xe máy",
            "quản lý người về từ vùng dịch",
        ),
        (
            "{labour} lập danh sách bà con có nguyện vọng về quê, ưu tiên phụ nữ mang thai,"
            " trẻ nhỏ.",
            "{transport} bố trí xe, tàu đưa công dân từ Thành phố Hồ Chí Minh về địa phương.",
            "{health} xét nghiệm và cách ly người trở về theo từng mức nguy cơ.",
            "{units} rà từng ngõ, gõ từng nhà để nắm người đi từ vùng dịch về.",
            "{front} vận động đồng hương ở lại, hỗ trợ lương thực cho người chưa về được.",
        ),
        (
            "người về từ vùng dịch",
            "kể cả người mới trở về địa phương",
        ),
    ),
    "support": Topic(
        (
            "hỗ trợ người lao động và người sử dụng lao động gặp khó khăn theo Nghị quyết số"
            " 68/NQ-CP",
            "chi trả trợ cấp cho lao động tự do mất việc",
            "trao túi an sinh, cứu trợ hộ nghèo khu phong tỏa",
        ),
        (
            "{labour} thẩm định hồ sơ hỗ trợ hộ kinh doanh, lao động ngừng việc trong 7 ngày"
            " làm việc.",
            "{finance} cấp kinh phí chi trả cho người bán vé số, lao động tự do 1.500.000"
            " đồng mỗi người.",
            "{units} rà soát, không để hộ nghèo, người yếu thế thiếu ăn, thiếu mặc.",
            "{insurance} giảm mức đóng bảo hiểm, giải quyết hưởng trợ cấp thất nghiệp.",
        ),
        (
            "người dân gặp khó khăn do dịch",
            "bảo đảm an sinh xã hội",
        ),
    ),
    "union_money": Topic(
        (
            "chi kinh phí công đoàn hỗ trợ đoàn viên là F0, F1",
            "chăm lo bữa ăn cho công nhân thực hiện 3 tại chỗ",
        ),
        (
            "{union} chi 1.000.000 đồng cho đoàn viên bị cách ly, 3.000.000 đồng cho đoàn"
            " viên mắc bệnh nặng.",
            "{union} hỗ trợ suất ăn 1.000.000 đồng một người cho doanh nghiệp vừa cách ly"
            " vừa sản xuất.",
            "{union} miễn giảm đoàn phí, lùi thời điểm đóng kinh phí công đoàn.",
        ),
        ("cùng tổ chức công đoàn cơ sở",),
    ),
    "industrial": Topic(
        (
            "phòng, chống dịch trong khu công nghiệp, cụm công nghiệp",
            "thực hiện phương án 3 tại chỗ, một cung đường hai điểm đến",
            "khôi phục sản xuất ở nhà máy sau giãn cách",
        ),
        (
            "{zones} kiểm tra doanh nghiệp, đình chỉ nhà máy không bảo đảm an toàn phòng dịch.",
            "{zones} phê duyệt phương án vừa sản xuất vừa cách ly của từng công ty.",
            "{health} tầm soát công nhân ở khu nhà trọ, ký túc xá doanh nghiệp.",
            "{units} quản lý khu trọ công nhân, ký cam kết với chủ nhà trọ.",
        ),
        (
            "các khu công nghiệp",
            "nơi có đông công nhân",
        ),
    ),
    "masks": Topic(
        (
            "bắt buộc đeo khẩu trang nơi công cộng",
            "thực hiện thông điệp 5K",
            "xử phạt người không mang khẩu trang",
        ),
        (
            "{police} tuần tra lưu động, phạt tiền người không đeo khẩu trang từ 1 đến 3"
            " triệu đồng.",
            "{info} phát thanh thông điệp 5K trên loa phường mỗi ngày 3 buổi.",
            "{women} may và tặng khẩu trang vải cho người nghèo.",
            "{units} nhắc nhở, xử lý trường hợp không mang khẩu trang, tụ tập đông người.",
        ),
        (
            "đeo khẩu trang, giữ khoảng cách",
            "thực hiện 5K",
        ),
    ),
    "festivals": Topic(
        (
            "dừng tổ chức lễ hội, hội làng và sự kiện đông người",
            "tạm đình chỉ quán bar, karaoke, vũ trường, massage",
            "hạn chế đám cưới, đám tang, sinh hoạt tôn giáo",
        ),
        (
            "{culture} tạm dừng lễ hội, biểu diễn, di tích đón khách, phố đi bộ.",
            "{culture} đóng cửa karaoke, quán bar, phòng tập gym, rạp chiếu phim từ 0 giờ.",
            "{home} vận động chức sắc sinh hoạt tôn giáo tại gia, tạm ngừng nghi lễ tập trung.",
            "{units} tổ chức việc hiếu, việc hỷ gọn nhẹ, không quá 20 người.",
        ),
        (
            "hoạt động lễ hội, thể thao",
            "việc cưới, việc tang",
        ),
    ),
    "elections": Topic(
        (
            "bảo đảm an toàn bầu cử đại biểu Quốc hội khóa XV và đại biểu Hội đồng nhân dân"
            " các cấp",
            "phương án bỏ phiếu tại khu cách ly, khu phong tỏa ngày 23 tháng 5 năm 2021",
            "hướng dẫn phòng dịch cho tổ bầu cử và cử tri",
        ),
        (
            "{home} hướng dẫn tổ bầu cử chia khung giờ cử tri đến bỏ phiếu.",
            "{health} bố trí bàn đo thân nhiệt, nước sát khuẩn ở khu vực bỏ phiếu.",
            "{units} mang hòm phiếu phụ đến người đang cách ly, người già yếu.",
            "{police} bảo vệ hòm phiếu, an ninh trật tự trong ngày bầu cử.",
        ),
        (
            "phục vụ thành công cuộc bầu cử",
            "đến hết ngày bầu cử",
        ),
    ),
    "oxygen": Topic(
        (
            "bảo đảm nguồn cung ô xy y tế cho bệnh viện điều trị",
            "lắp bồn oxy lỏng, máy thở cho khoa hồi sức tích cực",
        ),
        (
            "{health} rà soát bình ô xy, hệ thống khí y tế, dự phòng đủ 7 ngày điều trị.",
            "{trade} làm việc với nhà máy để chuyển oxy công nghiệp sang oxy y tế.",
            "{transport} ưu tiên xe bồn chở oxy đi suốt ngày đêm.",
        ),
        ("thiếu máy thở, ô xy",),
    ),
    "hospitals": Topic(
        (
            "thành lập bệnh viện dã chiến thu dung, điều trị F0",
            "phân tầng điều trị, quản lý F0 nhẹ tại nhà",
            "thiết lập trạm y tế lưu động",
            "phòng lây nhiễm chéo trong cơ sở khám, chữa bệnh",
        ),
        (
            "{health} chuyển đổi công năng bệnh viện đa khoa thành nơi điều trị người bệnh nặng.",
            "{health} lập trạm y tế lưu động, cấp túi thuốc cho F0 điều trị tại nhà.",
            "{construction} hoàn thành bệnh viện dã chiến 500 giường trong 10 ngày.",
            "{army} cử quân y, dựng lều bạt phục vụ thu dung bệnh nhân.",
        ),
        (
            "giảm quá tải bệnh viện",
            "bệnh nhân nặng, tử vong",
        ),
    ),
    "hotlines": Topic(
        (
            "công bố đường dây nóng tiếp nhận thông tin về dịch bệnh",
            "vận hành tổng đài tư vấn F0 và phản ánh của người dân",
        ),
        (
            "{info} duy trì tổng đài 1022, đường dây nóng trực 24/24 giờ.",
            "{health} công khai số điện thoại đường dây nóng, bố trí bác sĩ tư vấn từ xa.",
            "{units} tiếp nhận phản ánh, kiến nghị của người dân qua điện thoại, Zalo.",
        ),
        ("báo ngay qua đường dây nóng",),
    ),
    "fake_news": Topic(
        (
            "xử lý thông tin sai sự thật về dịch trên mạng xã hội",
            "ngăn chặn tin giả, tin đồn gây hoang mang dư luận",
        ),
        (
            "{info} kiểm tra, gỡ bỏ tin giả, xử phạt người đăng tin thất thiệt trên Facebook.",
            "{police} xác minh, xử lý người tung tin đồn phong tỏa gây hoang mang.",
            "{info} cung cấp thông tin chính thống kịp thời cho báo chí.",
        ),
        ("không đưa tin sai sự thật",),
    ),
    "waste": Topic(
        (
            "thu gom, xử lý rác thải y tế từ khu cách ly và F0 tại nhà",
            "vệ sinh, phun khử khuẩn môi trường nơi có ca bệnh",
        ),
        (
            "{env} thu gom chất thải lây nhiễm bằng túi vàng, thiêu hủy trong ngày.",
            "{army} phun hóa chất Cloramin B khử khuẩn nơi công cộng.",
            "{units} bố trí điểm tập kết rác riêng cho hộ có F0.",
        ),
        ("giữ vệ sinh môi trường",),
    ),
    "tourism": Topic(
        (
            "tạm dừng đón khách du lịch, đóng cửa bãi tắm",
            "đón khách quốc tế có hộ chiếu vắc xin, mở lại du lịch",
        ),
        (
            "{culture} dừng đón khách tham quan, hỗ trợ du khách hủy phòng.",
            "{culture} xây dựng tiêu chí điểm đến an toàn để mở lại du lịch.",
            "{units} đóng bãi biển, cấm tắm biển, cắm trại.",
        ),
        ("khách du lịch lưu trú",),
    ),
}
