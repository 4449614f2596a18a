from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parse.addressees import read_addressees
from directives.parse.lines import paragraphs, read_lines
from tests.parse.body_text import passages


def named(text: str) -> list[str]:
    return [addressee.name for addressee in read_addressees(passages(text))]


def verbs(text: str) -> list[tuple[str, str]]:
    return [(addressee.name, addressee.verb) for addressee in read_addressees(passages(text))]


def roles(text: str) -> list[tuple[str, str]]:
    return [(addressee.name, addressee.role) for addressee in read_addressees(passages(text))]


class OrderTests(SimpleTestCase):
    def test_it_works(self):
        text = "Giao Sở Y tế xây dựng kế hoạch."
        (addressee,) = read_addressees(passages(text))
        assert addressee.name == "Sở Y tế"
        assert addressee.role == "act"
        assert text[addressee.span.start : addressee.span.end] == "Sở Y tế"

    def test_the_verbs_that_order(self):
        for text, names in {
            "Giao cho Sở Nội vụ tổng hợp.": ["Sở Nội vụ"],
            "Giao trách nhiệm cho Công an tỉnh xử lý.": ["Công an tỉnh"],
            "Yêu cầu Giám đốc Sở Y tế chịu trách nhiệm.": ["Giám đốc Sở Y tế"],
            "Đề nghị Ủy ban MTTQ tỉnh tuyên truyền.": ["Ủy ban MTTQ tỉnh"],
            "Phân công đồng chí Nguyễn Văn An theo dõi.": ["đồng chí Nguyễn Văn An"],
            "Chỉ đạo Công an huyện tuần tra.": ["Công an huyện"],
            "Thống nhất chủ trương giao Sở Y tế mua sắm.": ["Sở Y tế"],
            "Yêu cầu: các đơn vị trực điện thoại.": ["các đơn vị"],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names

    def test_the_verb_is_kept_as_printed(self):
        for text, found in {
            "Giao cho Sở Nội vụ tổng hợp.": [("Sở Nội vụ", "giao")],
            "Đề  nghị Tỉnh đoàn vận động.": [("Tỉnh đoàn", "đề nghị")],
            "Sở Y tế chủ trì, phối hợp với Công an tỉnh lấy mẫu.": [
                ("Sở Y tế", "chủ trì"), ("Công an tỉnh", "phối hợp"),
            ],
            "Ban Thường vụ yêu cầu các đơn vị trực ban.": [("các đơn vị", "yêu cầu")],
            "Sở Y tế được giao làm đầu mối tiếp nhận.": [("Sở Y tế", "giao")],
            "Giao Phòng Quản lý Thương mại làm đầu mối kiểm tra.": [
                ("Phòng Quản lý Thương mại", "giao"),
            ],
            "Sở Y tế: Rà soát.": [("Sở Y tế", "")],
        }.items():  # fmt: skip
            with self.subTest(text=text):
                assert verbs(text) == found

    def test_the_verb_that_heads_a_sentence_orders_in_its_later_clauses_too(self):
        for text, found in {
            "Giao UBND xã lập chốt; Phòng Tài chính tham mưu kinh phí.": [
                ("UBND xã", "giao"), ("Phòng Tài chính", "giao"),
            ],
            "UBND xã lập chốt; Phòng Tài chính tham mưu kinh phí.": [
                ("UBND xã", ""), ("Phòng Tài chính", ""),
            ],
            "Chỉ đạo Công an xã tuần tra; Phòng Y tế tham mưu kinh phí.": [
                ("Công an xã", "chỉ đạo"), ("Phòng Y tế", ""),
            ],
        }.items():  # fmt: skip
            with self.subTest(text=text):
                assert verbs(text) == found

    def test_another_order_in_a_later_clause(self):
        for text, found in {
            "Yêu cầu Công an tỉnh kiểm tra; đề nghị Ban Tuyên giáo Tỉnh ủy định hướng dư luận.": [
                ("Công an tỉnh", "yêu cầu"), ("Ban Tuyên giáo Tỉnh ủy", "đề nghị"),
            ],
            "UBND tỉnh chỉ đạo chung; đồng thời, đề nghị Tỉnh đoàn tham gia.": [
                ("UBND tỉnh", ""), ("Tỉnh đoàn", "đề nghị"),
            ],
            "Bộ Y tế phân bổ vắc xin; Bộ trưởng Bộ Quốc phòng chỉ đạo vận chuyển.": [
                ("Bộ Y tế", ""), ("Bộ trưởng Bộ Quốc phòng", ""),
            ],
            "Sở Y tế cấp phát; UBND các huyện, thành phố tổ chức tiêm.": [
                ("Sở Y tế", ""), ("UBND các huyện, thành phố", ""),
            ],
            # what the body itself asks of all, a request that was made, a report
            "Công an tỉnh kiểm tra; yêu cầu các siêu thị bố trí lối đi.": [("Công an tỉnh", "")],
            "Sở Tài chính thẩm định; đề nghị của Sở Y tế là căn cứ.": [("Sở Tài chính", "")],
            "Sở Y tế tổng hợp; UBND các huyện đã báo cáo đầy đủ.": [("Sở Y tế", "")],
        }.items():  # fmt: skip
            with self.subTest(text=text):
                assert verbs(text) == found

    def test_who_is_asked_by_name_in_a_later_sentence(self):
        for text, found in {
            "Phê bình UBND xã An Phú. Yêu cầu Chủ tịch UBND xã An Phú kiểm điểm.": [
                ("Chủ tịch UBND xã An Phú", "yêu cầu")
            ],
            "Công an huyện tuần tra. Đề nghị Phòng Y tế báo cáo.": [
                ("Công an huyện", ""), ("Phòng Y tế", "đề nghị"),
            ],
            "Sở Y tế rà soát. Yêu cầu các đơn vị báo cáo kịp thời.": [("Sở Y tế", "")],
            "Sở Y tế rà soát. Đề nghị của Sở Tài chính được chấp thuận.": [("Sở Y tế", "")],
            "Công an tỉnh xử lý. Yêu cầu 5K được thực hiện nghiêm.": [("Công an tỉnh", "")],
        }.items():  # fmt: skip
            with self.subTest(text=text):
                assert verbs(text) == found
        assert named("Sở Y tế rà soát.\nYêu cầu Công an tỉnh báo cáo.") == ["Sở Y tế"]

    def test_who_acts_from_a_day_on_that_stands_after_a_topic(self):
        text = "Đợt 2: từ ngày 25/8/2021 đến 27/8/2021, UBND thành phố Hà Tĩnh chủ trì."
        assert roles(text) == [("UBND thành phố Hà Tĩnh", "lead")]
        assert named("Thời gian: từ ngày 25/8 đến 27/8/2021, Trung tâm Văn hóa tỉnh.") == []
        assert named("Địa điểm: trước cổng, Bệnh viện tỉnh có 3 chốt.") == []

    def test_who_leads_after_a_colon(self):
        assert roles("Sở Y tế, Sở Nội vụ: Chủ trì hướng dẫn.") == [
            ("Sở Y tế", "lead"), ("Sở Nội vụ", "lead"),
        ]  # fmt: skip
        assert roles("Sở Y tế: chủ trì, phối hợp với Công an tỉnh xét nghiệm.") == [
            ("Sở Y tế", "lead"), ("Công an tỉnh", "coordinate"),
        ]  # fmt: skip
        assert roles("Sở Y tế: Tham mưu UBND tỉnh.") == [("Sở Y tế", "act")]
        assert roles("Sở Y tế chủ trì, phối hợp các phòng liên quan hướng dẫn.") == [
            ("Sở Y tế", "lead"), ("các phòng liên quan", "coordinate"),
        ]  # fmt: skip

    def test_a_group_that_must_act_whatever_else_is_said_of_it(self):
        for text, names in {
            "Các hộ kinh doanh bán mang về phải giữ khoảng cách.": ["Các hộ kinh doanh"],
            "Các tỉnh đang thực hiện giãn cách theo Chỉ thị số 16/CT-TTg tiếp tục thực hiện.": [
                "Các tỉnh"
            ],
            "Trưởng thôn là người chịu trách nhiệm chính.": ["Trưởng thôn"],
            "Các hộ kinh doanh vi phạm quy định sẽ bị xử lý.": [],
            "Các trường hợp F1 về địa phương phải cách ly.": [],
            "Các tỉnh đang thực hiện giãn cách, dịch còn phức tạp.": [],
        }.items():  # fmt: skip
            with self.subTest(text=text):
                assert named(text) == names

    def test_a_passive_order(self):
        assert named("Kinh phí: do Sở Tài chính tham mưu bố trí.") == ["Sở Tài chính"]
        assert named("Thực hiện kế hoạch do Sở Y tế ban hành.") == []

    def test_a_list_after_a_colon_names_the_bodies_themselves(self):
        text = "Thủ trưởng các cơ quan: Sở Y tế, Công an tỉnh chịu trách nhiệm thi hành."
        assert named(text) == ["Sở Y tế", "Công an tỉnh"]
        assert named("Giao nhiệm vụ cho các đơn vị") == []
        assert named("Giám đốc sở, Thủ trưởng cơ quan ban, ngành thành phố thực hiện.") == [
            "Giám đốc sở", "Thủ trưởng cơ quan ban, ngành thành phố",
        ]  # fmt: skip
        assert named("Vụ Pháp chế, Thanh tra Bộ giải đáp vướng mắc.") == [
            "Vụ Pháp chế", "Thanh tra Bộ",
        ]  # fmt: skip

    def test_those_who_join_in_after_the_one_who_leads(self):
        assert roles("Giao Sở Y tế chủ trì, Sở Tài chính và UBND các huyện phối hợp chuẩn bị.") == [
            ("Sở Y tế", "lead"), ("Sở Tài chính", "coordinate"),
            ("UBND các huyện", "coordinate"),
        ]  # fmt: skip
        assert roles("Sở Công Thương chủ trì cùng Sở Y tế kiểm tra.") == [
            ("Sở Công Thương", "lead"), ("Sở Y tế", "coordinate"),
        ]  # fmt: skip

    def test_units_and_groups_named_in_short(self):
        for name in ("Chủ tịch UBND các huyện, thành, thị", "Các siêu thị, trung tâm thương mại",
                     "Cổng Giao tiếp điện tử tỉnh", "SYT tỉnh"):  # fmt: skip
            with self.subTest(name):
                assert named(f"{name} chịu trách nhiệm báo cáo.") == [name]

    def test_verbs_within_a_name_do_not_end_it(self):
        for name in ("Cục Cảnh sát giao thông", "Tổng công ty Cảng hàng không Việt Nam",
                     "Đội Quản lý trật tự đô thị thành phố", "Phòng Giáo dục thường xuyên",
                     "Phòng Phổ biến, giáo dục pháp luật", "Các bệnh viện đa khoa, chuyên khoa",
                     "Các phòng chức năng Sở", "UBND Phường 8", "Chủ cơ sở kinh doanh",
                     "Phòng Dân vận các cơ quan nhà nước, dân tộc, tôn giáo", "Các đội nghiệp vụ",
                     "Đội Cảnh sát quản lý hành chính về trật tự xã hội",
                     "Đội Cảnh sát giao thông - trật tự",
                     "Thanh tra Bộ", "Thanh tra Bộ Y tế", "Bến xe Miền Đông",
                     "Ban Thường vụ các Liên đoàn Lao động huyện, thị xã, thành phố",
                     "Các tổ chức hành nghề luật sư, công chứng"):  # fmt: skip
            with self.subTest(name):
                assert named(f"{name} tăng cường kiểm tra.") == [name]

    def test_a_body_that_begins_the_sentence(self):
        for text, names in {
            "Sở GD&ĐT cho học sinh nghỉ học.": ["Sở GD&ĐT"],
            "Sở Văn hoá, Thể thao và Du lịch tạm dừng lễ hội.": ["Sở Văn hoá, Thể thao và Du lịch"],
            "Sở Lao động - Thương binh và Xã hội chi trả hỗ trợ.": [
                "Sở Lao động - Thương binh và Xã hội"
            ],
            "Bộ trưởng Bộ Y tế chỉ đạo rà soát.": ["Bộ trưởng Bộ Y tế"],
            "Bệnh viện Đa khoa tỉnh chuẩn bị khu điều trị.": ["Bệnh viện Đa khoa tỉnh"],
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc.": ["Văn phòng Tỉnh ủy"],
            "Tổ COVID-19 cộng đồng đi từng ngõ.": ["Tổ COVID-19 cộng đồng"],
            "Các cơ quan, đơn vị, doanh nghiệp bố trí trực.": ["Các cơ quan, đơn vị, doanh nghiệp"],
            "Ban Chấp hành Đảng bộ tỉnh lãnh đạo.": ["Ban Chấp hành Đảng bộ tỉnh"],
            "Thường trực HĐND tỉnh giám sát.": ["Thường trực HĐND tỉnh"],
            "Ban Quản lý các khu công nghiệp tỉnh kiểm tra.": [
                "Ban Quản lý các khu công nghiệp tỉnh"
            ],
            "Đội Quản lý thị trường số 4 kiểm tra giá.": ["Đội Quản lý thị trường số 4"],
            "Cán bộ Trạm Y tế xã tiêm chủng.": [],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names

    def test_a_heading_names_the_body(self):
        for heading in ("Sở Y tế", "Sở Y tế:", "Đối với Sở Y tế:", "Trách nhiệm của Sở Y tế"):
            with self.subTest(heading=heading):
                assert named(heading) == ["Sở Y tế"]
        assert named("UBND các huyện, thị xã, thành phố:") == ["UBND các huyện, thị xã, thành phố"]

    def test_the_paragraph_under_a_heading_names_the_bodies(self):
        text = "Về công tác tiêm chủng\n\nCấp ủy, chính quyền các cấp tập trung chỉ đạo."
        assert named(text) == ["Cấp ủy, chính quyền các cấp"]

    def test_a_heading_may_be_followed_by_the_order_itself(self):
        for text, names in {
            "Về kinh phí: Giao Sở Tài chính thẩm định.": ["Sở Tài chính"],
            "Các phòng thuộc Sở: Thanh tra Sở chủ trì, phối hợp với Phòng Y tế; Văn phòng Sở trực"
            " điện thoại.": ["Các phòng thuộc Sở", "Thanh tra Sở", "Phòng Y tế", "Văn phòng Sở"],
            "Sở Y tế: Hướng dẫn các cơ sở.": ["Sở Y tế"],
            "Nghiêm cấm tụ tập, giao Công an xã xử lý.": ["Công an xã"],
            "Phân luồng, giao thông thông suốt.": [],
            "Sở Y tế: 0258.3561.222.": [],
            "Trạm Y tế xã;": [],
            "Khoa Cấp cứu, Hồi sức tích cực, Thận nhân tạo.": [],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names

    def test_a_day_may_stand_before_the_body(self):
        text = "Từ 0 giờ ngày 16/5/2021, Sở Giao thông vận tải tạm dừng vận tải hành khách."
        assert named(text) == ["Sở Giao thông vận tải"]

    def test_a_turn_of_time_may_stand_before_the_order(self):
        assert named("Thời gian tới, yêu cầu các cơ quan, địa phương:") == [
            "các cơ quan, địa phương"
        ]
        assert named("Trong thời gian tới, Sở Y tế tiếp tục rà soát.") == ["Sở Y tế"]
        assert named("Thời gian tới, dịch bệnh tiếp tục diễn biến phức tạp.") == []

    def test_those_who_are_called_by_their_work(self):
        for name in ("Giáo viên chủ nhiệm", "Các chi hội trưởng", "Công chức Văn hóa - Xã hội",
                     "Phó Hiệu trưởng phụ trách chuyên môn", "Ban Phong trào Tỉnh đoàn",
        ):  # fmt: skip
            with self.subTest(name):
                assert named(f"{name} chủ trì theo dõi.") == [name]
        assert named("Đối với chủ đầu tư hạ tầng: hoàn thiện phương án.") == ["chủ đầu tư hạ tầng"]
        assert named("Hiệu trưởng báo ngay cho Trạm Y tế xã.") == ["Hiệu trưởng"]
        assert named("Công chức được nghỉ luân phiên.") == []

    def test_those_who_carry_out_a_decision_end_with_whom_it_names(self):
        for last in ("các ông, bà có tên tại Điều 1", "các công dân có tên nêu tại Điều 1"):
            with self.subTest(last):
                text = (
                    "Chánh Văn phòng UBND tỉnh; Giám đốc các Sở: Nội vụ, Y tế và "
                    f"{last} chịu trách nhiệm thi hành Quyết định này."
                )
                assert named(text) == [
                    "Chánh Văn phòng UBND tỉnh", "Giám đốc các Sở: Nội vụ, Y tế", last,
                ]  # fmt: skip

    def test_a_member_of_a_list_is_ordered_nothing(self):
        assert named("Bà Trần Thị An, Phó Chủ tịch UBND tỉnh - Phó Chỉ huy trưởng.") == []
        assert named("Bà Trần Thị An, Phó Chủ tịch UBND tỉnh: phụ trách chung.") == [
            "Bà Trần Thị An"
        ]

    def test_those_who_are_singled_out(self):
        assert named("Riêng UBND thành phố Huế: phong tỏa khu vực.") == ["UBND thành phố Huế"]
        assert named("Riêng Sở Y tế phối hợp với Bưu điện tỉnh chuyển thuốc.") == [
            "Sở Y tế", "Bưu điện tỉnh",
        ]  # fmt: skip
        assert named("Riêng Sở Y tế đã báo cáo kết quả.") == []
        text = "Các ông (bà): Giám đốc các sở, Chủ tịch UBND các huyện chịu trách nhiệm thi hành."
        assert named(text) == ["Giám đốc các sở", "Chủ tịch UBND các huyện"]
        text = "Các đồng chí Huyện ủy viên được phân công phụ trách xã, thị trấn bám cơ sở."
        assert named(text) == ["Các đồng chí Huyện ủy viên"]

    def test_a_committee_called_by_name_is_no_part_of_a_group(self):
        text = "Các huyện ủy, Thành ủy Cà Mau phân công cấp ủy viên."
        assert named(text) == ["Các huyện ủy", "Thành ủy Cà Mau"]
        assert named("Các huyện ủy, thành ủy phân công cấp ủy viên.") == ["Các huyện ủy, thành ủy"]

    def test_owners_hamlets_and_teams(self):
        for name in ("Chủ các cơ sở kinh doanh ăn uống", "Các chi bộ thôn", "Các thứ trưởng",
                     "Trưởng Trạm Y tế các xã, thị trấn", "Phòng Tổ chức cơ sở đảng, đảng viên",
                     "Ban Tổ chức các huyện, thị, thành ủy", "Các chi đoàn",
                     "Các doanh nghiệp lữ hành", "Ban Quản lý các khu, điểm du lịch",
                     "Vụ Giáo dục Chính trị và Công tác học sinh, sinh viên"):  # fmt: skip
            with self.subTest(name):
                assert named(f"{name} bố trí lực lượng.") == [name]
        text = "Công an phường phối hợp Tổ kiểm tra liên ngành phường xử lý vi phạm."
        assert named(text) == ["Công an phường", "Tổ kiểm tra liên ngành phường"]
        assert named("Tổ kiểm tra được giải thể.") == []
        text = "Khoa Cấp cứu đa khoa, Khoa Khám bệnh đa khoa sàng lọc người bệnh."
        assert named(text) == ["Khoa Cấp cứu đa khoa", "Khoa Khám bệnh đa khoa"]
        assert named("Công ty kinh doanh hạ tầng KCN: kiểm soát xe.") == [
            "Công ty kinh doanh hạ tầng KCN"
        ]
        text = "Cơ sở lưu trú du lịch hoạt động không quá 50% công suất."
        assert named(text) == ["Cơ sở lưu trú du lịch"]
        assert named("Cơ sở lưu trú hoạt động bình thường trở lại.") == []

    def test_a_body_that_agrees_is_not_addressed(self):
        assert named("UBND tỉnh đồng ý với đề xuất của Sở Y tế.") == []
        assert named("Chủ tịch UBND tỉnh biểu dương lực lượng tuyến đầu.") == []

    def test_the_body_that_speaks_is_not_the_one_addressed(self):
        assert named("UBND tỉnh giao Sở Tài chính bố trí kinh phí.") == ["Sở Tài chính"]
        text = "Để kịp thời kiểm soát dịch, UBND tỉnh yêu cầu các sở, ngành thực hiện:"
        assert named(text) == ["các sở, ngành"]
        text = "Để sớm kiểm soát dịch; Ban Thường vụ Huyện ủy yêu cầu các cấp, các ngành:"
        assert named(text) == ["các cấp, các ngành"]

    def test_bodies_called_by_name_that_the_subject_directs(self):
        text = "UBND tỉnh chỉ đạo Sở Y tế, Công an tỉnh và các cơ quan vào cuộc."
        assert named(text) == ["UBND tỉnh", "Sở Y tế", "Công an tỉnh"]
        assert named("UBND huyện chỉ đạo UBND các xã rà soát.") == ["UBND huyện"]
        assert named("Đảng ủy các xã chỉ đạo UBND cùng cấp rà soát.") == ["Đảng ủy các xã"]
        assert named("UBND huyện chỉ đạo Tổ COVID cộng đồng rà soát.") == ["UBND huyện"]

    def test_a_second_clause_may_name_another_body(self):
        text = "Ban Tuyên giáo định hướng tuyên truyền; Đài Truyền hình tỉnh tăng thời lượng."
        assert named(text) == ["Ban Tuyên giáo", "Đài Truyền hình tỉnh"]
        text = "Tổ chức chốt trực; người đứng đầu chịu trách nhiệm nếu để dịch lây lan."
        assert named(text) == []

    def test_an_order_may_go_on_with_another_body_after_a_comma(self):
        text = "Giao Phòng Kinh tế bảo đảm hàng hóa thiết yếu, Phòng Quản lý đô thị kiểm tra chợ."
        assert named(text) == ["Phòng Kinh tế", "Phòng Quản lý đô thị"]
        assert verbs(text)[1] == ("Phòng Quản lý đô thị", "giao")

    def test_a_body_after_a_comma_that_a_list_may_hold_is_left_out(self):
        for text in (
            "Giao Sở Y tế báo cáo Ủy ban nhân dân tỉnh, Ban Chỉ đạo tỉnh xem xét.",
            "Giao Sở Y tế tham mưu trình Công an tỉnh, Sở Tài chính thẩm định kinh phí.",
            "Giao Sở Y tế hướng dẫn các doanh nghiệp, Công an tỉnh kiểm tra việc chấp hành.",
        ):
            with self.subTest(text):
                assert named(text) == ["Sở Y tế"]

    def test_the_standing_body_of_a_task_and_the_heads_of_hamlets(self):
        text = "Phòng Y tế là cơ quan thường trực, tổng hợp báo cáo hằng ngày."
        assert named(text) == ["Phòng Y tế"]
        text = "Các ông (bà) Xóm trưởng thông báo trên loa truyền thanh."
        assert named(text) == ["Các ông (bà) Xóm trưởng"]

    def test_a_partys_own_office_that_a_title_directs(self):
        text = "Chánh Văn phòng Huyện ủy chỉ đạo Văn phòng Huyện ủy theo dõi, đôn đốc."
        assert named(text) == ["Chánh Văn phòng Huyện ủy", "Văn phòng Huyện ủy"]

    def test_a_later_sentence_counts_where_it_assigns(self):
        text = "Tăng cường kiểm tra. Giao Thanh tra tỉnh chủ trì. Sở Y tế hướng dẫn thêm."
        assert named(text) == ["Thanh tra tỉnh", "Sở Y tế"]
        text = "Tăng cường kiểm tra. Sở Y tế đã hướng dẫn. Các đơn vị báo cáo Sở Y tế."
        assert named(text) == []
        text = "Hiệu lực từ ngày ký.\nChánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành."
        assert named(text) == ["Chánh Văn phòng", "Giám đốc Sở Y tế"]

    def test_who_leads_and_who_works_with_them(self):
        for text in (
            "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính tham mưu.",
            "Sở Y tế chủ trì phối hợp với Sở Tài chính tham mưu.",
        ):
            with self.subTest(text=text):
                assert roles(text) == [("Sở Y tế", "lead"), ("Sở Tài chính", "coordinate")]

    def test_who_works_with_them_later_in_the_sentence(self):
        text = "Phòng Y tế huyện rà soát, phối hợp với Đoàn Thanh niên và các đơn vị vận động."
        assert roles(text) == [("Phòng Y tế huyện", "act"), ("Đoàn Thanh niên", "coordinate")]
        assert roles("Phối hợp với Công an tỉnh kiểm tra.") == [("Công an tỉnh", "coordinate")]

    def test_those_who_were_chosen_for_a_task(self):
        text = "Các đồng chí Tỉnh ủy viên được phân công phụ trách địa bàn trực tiếp kiểm tra."
        assert named(text) == ["Các đồng chí Tỉnh ủy viên"]

    def test_who_is_the_one_to_turn_to(self):
        assert roles("Khoa Kiểm soát bệnh tật và HIV/AIDS là đầu mối tiếp nhận.") == [
            ("Khoa Kiểm soát bệnh tật và HIV/AIDS", "lead")
        ]

    def test_each_body_is_named_once(self):
        assert named("Giao Sở Y tế hướng dẫn. Giao Sở Y tế báo cáo.") == ["Sở Y tế"]


class NobodyTests(SimpleTestCase):
    def test_items_that_name_no_one(self):
        for text in (
            "Tăng cường kiểm tra việc thực hiện của UBND các xã, phường.",
            "Tổ chức tiêm chủng an toàn.",
            "Ban hành văn bản hướng dẫn.",
            "Phòng, chống dịch là nhiệm vụ trọng tâm.",
            "Giao ban hằng ngày lúc 16 giờ.",
            "Giao thông phải thông suốt.",
            "Bộ phận một cửa làm việc trực tuyến.",
            "Hội nghị trực tuyến được tổ chức hằng tuần.",
            "Sở Y tế đã báo cáo kết quả.",
            "Công an tỉnh là cơ quan thường trực.",
            "Kinh phí do Sở Tài chính thẩm định.",
            "Yêu cầu 5K phải được thực hiện.",
            "Chỉ đạo các cơ quan chức năng kiểm tra.",
            "Chủ động phối hợp với các ngành, địa phương.",
            "Các lực lượng của tỉnh đã chủ động phối hợp với Sở Y tế.",
            "Người bệnh nặng được chuyển đi; cơ sở phối hợp với Sở Y tế.",
            "Các địa phương có dịch thực hiện giãn cách.",
            "Bảo đảm an toàn cho các cơ quan, đơn vị.",
            "Thành phố đã kiểm soát được dịch.",
            "Toàn thể cán bộ, đảng viên gương mẫu.",
        ):
            with self.subTest(text=text):
                assert named(text) == []

    def test_a_name_in_doubt_is_left_out(self):
        assert named("Giao Sở Y tế và Tổ giúp việc chuẩn bị.") == []
        assert named("Giao Công an tỉnh, Sở Y tế và Tổ giúp việc chuẩn bị.") == ["Công an tỉnh"]
        assert named("Yêu cầu Ban Chỉ huy Quân sự, Công an, Y tế xã trực.") == []
        assert named("Ban Chỉ đạo chống dịch do vi rút gây ra kiểm tra.") == []

    def test_no_paragraph_names_no_one(self):
        assert read_addressees([]) == ()


class WithoutMarksTests(SimpleTestCase):
    def test_it_finds_the_bodies_as_printed(self):
        assert named("Giao So Y te chu tri, phoi hop voi Cong an tinh to chuc kiem soat.") == [
            "So Y te",
            "Cong an tinh",
        ]
        assert named("UBND cac huyen, thanh pho to chuc kiem soat chat che.") == [
            "UBND cac huyen, thanh pho"
        ]

    def test_it_finds_bodies_whose_place_lost_a_mark(self):
        assert named("Công an tinh, Sở Y tế rà soát.") == ["Công an tinh", "Sở Y tế"]

    def test_an_order_may_have_lost_a_mark(self):
        assert named("Yêu cau UBND các huyện rà soát.") == ["UBND các huyện"]
        assert named("Cây yếu, cầu hỏng tại các huyện được sửa chữa.") == []

    def test_it_finds_no_one_in_an_order_without_a_body(self):
        assert named("Tang cuong kiem tra tai cac co so y te, co so luu tru.") == []


class AnyTextTests(SimpleTestCase):
    @given(st.text(max_size=200))
    @settings(max_examples=100, deadline=None)
    def test_odd_text_never_raises(self, text: str):
        read_addressees(paragraphs(read_lines(text)))

    def test_long_lists_are_read_in_time(self):
        names = named("Giao " + "Sở Y tế, UBND các xã, phường, " * 500 + "Sở Tài chính thực hiện.")
        assert names == ["Sở Y tế", "UBND các xã, phường", "Sở Tài chính"]
        assert named("Giao " + "Sở Lạ lùng và Tổ, các " * 3000) == []
