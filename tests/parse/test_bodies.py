from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.parse.bodies import read_body
from directives.parse.body_lists import read_bodies
from directives.parse.marks import lacks_marks, plain, restore_marks


def name(text: str) -> str | None:
    body = read_body(plain(text), 0)
    return body and text[: body.end]


class ReadBodyTests(SimpleTestCase):
    def test_a_name_ends_where_its_grammar_ends(self):
        for text, expected in {
            "Sở Y tế chủ trì": "Sở Y tế",
            "Uỷ ban nhân dân tỉnh Hoà Bình yêu cầu": "Uỷ ban nhân dân tỉnh Hoà Bình",
            "UBND TP. Thủ Đức tổ chức": "UBND TP. Thủ Đức",
            "UBND huyện Cao Lộc, Lộc Bình kiểm soát": "UBND huyện Cao Lộc, Lộc Bình",
            "UBND huyện Cao Lộc, Sở Y tế kiểm soát": "UBND huyện Cao Lộc",
            "Chủ tịch UBND cấp huyện, cấp xã chịu": "Chủ tịch UBND cấp huyện, cấp xã",
            "Bệnh viện Đa khoa tỉnh chuẩn bị": "Bệnh viện Đa khoa tỉnh",
            "Bộ Chỉ huy Quân sự tỉnh phối hợp": "Bộ Chỉ huy Quân sự tỉnh",
            "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh bám sát": (
                "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh"
            ),
            "Trung tâm Văn hóa - Thể thao thị xã tuyên truyền": (
                "Trung tâm Văn hóa - Thể thao thị xã"
            ),
            "các cơ quan thông tấn báo chí tăng cường": "các cơ quan thông tấn báo chí",
            "Phó Thủ tướng Vũ Đức Đam chỉ đạo": "Phó Thủ tướng Vũ Đức Đam",
            "Tổng Liên đoàn Lao động Việt Nam chỉ đạo": "Tổng Liên đoàn Lao động Việt Nam",
            "Văn phòng HĐND&UBND huyện đôn đốc": "Văn phòng HĐND&UBND huyện",
            "Công an các huyện, thành, thị quán triệt": "Công an các huyện, thành, thị",
            "Trung đoàn Bộ binh 990 duy trì": "Trung đoàn Bộ binh 990",
            "Trung tâm Y tế thành phố phụ trách chuyên môn": "Trung tâm Y tế thành phố",
            "các khoa lâm sàng tiếp nhận": "các khoa lâm sàng",
            "Công đoàn ngành Y tế các tỉnh, thành phố gửi": (
                "Công đoàn ngành Y tế các tỉnh, thành phố"
            ),
            "Tổ Công nghệ thông tin hỗ trợ": "Tổ Công nghệ thông tin",
            "Phòng Đào tạo và Phòng Kế hoạch kiểm tra": "Phòng Đào tạo",
            "Học viện Kỹ thuật mật mã ban hành": "Học viện Kỹ thuật mật mã",
            "Phòng Kỹ thuật nghiệp vụ rà soát": "Phòng Kỹ thuật nghiệp vụ",
            "Phòng Quản lý Đào tạo, Phòng Công tác sinh viên": "Phòng Quản lý Đào tạo",
            "Các khoa, phòng, trung tâm trong Trường thực hiện": (
                "Các khoa, phòng, trung tâm trong Trường"
            ),
            "Các đồn Biên phòng phối hợp": "Các đồn Biên phòng",
            "Đồn Biên phòng Cửa khẩu Quốc tế Lao Bảo tuần tra": (
                "Đồn Biên phòng Cửa khẩu Quốc tế Lao Bảo"
            ),
            "Hội đồng Đội các huyện, thành phố tuyên truyền": "Hội đồng Đội các huyện, thành phố",
            "Tổng Công ty Cảng hàng không Việt Nam phối hợp": (
                "Tổng Công ty Cảng hàng không Việt Nam"
            ),
            "Trung tâm Quản lý giao thông công cộng thông báo": (
                "Trung tâm Quản lý giao thông công cộng"
            ),
        }.items():
            with self.subTest(text=text):
                assert name(text) == expected

    def test_units_joined_by_a_comma_or_a_dash_are_one_name(self):
        for text, expected in {
            "Ủy ban nhân dân quận, huyện xây dựng": "Ủy ban nhân dân quận, huyện",
            "Ủy ban nhân dân các quận - huyện rà soát": "Ủy ban nhân dân các quận - huyện",
            "Chủ tịch UBND các quận - huyện, phường - xã - thị trấn chịu": (
                "Chủ tịch UBND các quận - huyện, phường - xã - thị trấn"
            ),
            "Thủ trưởng các Sở - ban - ngành thực hiện": "Thủ trưởng các Sở - ban - ngành",
            "Thường trực HĐND, UBND, UBMTTQ các xã, phường phối hợp": (
                "Thường trực HĐND, UBND, UBMTTQ các xã, phường"
            ),
            "Công an huyện, Ban Chỉ huy Quân sự huyện phối hợp": "Công an huyện",
            "UBND huyện, xã Tân Lập rà soát": "UBND huyện",
            "UBND xã - đơn vị trực ban": "UBND xã",
        }.items():
            with self.subTest(text=text):
                assert name(text) == expected

    def test_groups_of_the_party_and_the_youth_union(self):
        for text, expected in {
            "Các cấp ủy đảng, ban cán sự đảng, đảng đoàn lãnh đạo": (
                "Các cấp ủy đảng, ban cán sự đảng, đảng đoàn"
            ),
            "Các cấp ủy đảng lãnh đạo": "Các cấp ủy đảng",
            "Ban Thường vụ các huyện đoàn, thành đoàn, đoàn trực thuộc chỉ đạo": (
                "Ban Thường vụ các huyện đoàn, thành đoàn, đoàn trực thuộc"
            ),
            "Giám đốc các trung tâm giáo dục thường xuyên chịu trách nhiệm": (
                "Giám đốc các trung tâm giáo dục thường xuyên"
            ),
            "Ban Chấp hành Công đoàn các trường học tuyên truyền": (
                "Ban Chấp hành Công đoàn các trường học"
            ),
            "Tiểu ban Điều trị chủ động phương án": "Tiểu ban Điều trị",
            "Điện lực tỉnh bảo đảm": "Điện lực tỉnh",
            "Các trường đại học, cao đẳng, trung cấp chủ động": (
                "Các trường đại học, cao đẳng, trung cấp"
            ),
            "Hiệp hội doanh nghiệp tỉnh vận động": "Hiệp hội doanh nghiệp tỉnh",
            "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh hỗ trợ": (
                "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh"
            ),
            "Trung tâm Kiểm soát bệnh tật (đã họp) tỉnh": "Trung tâm Kiểm soát bệnh tật",
            "các phòng, đơn vị trực thuộc Sở tham mưu": "các phòng, đơn vị trực thuộc Sở",
            "Bí thư, Chủ tịch UBND các xã trực tiếp": "Bí thư, Chủ tịch UBND các xã",
            "Chánh Văn phòng, Giám đốc Sở Y tế": "Chánh Văn phòng",
        }.items():
            with self.subTest(text=text):
                assert name(text) == expected

    def test_a_verb_that_another_verb_follows_belongs_to_the_field_of_work(self):
        for text, expected in {
            "Phòng Đào tạo kiểm tra chủ trì rà soát": "Phòng Đào tạo kiểm tra",
            "Khoa Nội tổng hợp phối hợp với Khoa Ngoại": "Khoa Nội tổng hợp",
            "Khoa Nội tổng hợp: Tiếp nhận": "Khoa Nội tổng hợp",
            "Khoa Nội tổng hợp báo cáo trước 16 giờ": "Khoa Nội",
            "Ban Công trình thực hiện": "Ban Công trình",
            "Phòng Hậu cần bảo đảm": "Phòng Hậu cần",
        }.items():
            with self.subTest(text=text):
                assert name(text) == expected

    def test_words_that_only_look_like_heads_of_names(self):
        for text in (
            "Ban hành văn bản",
            "Phòng, chống dịch",
            "Phòng ngừa lây nhiễm",
            "Bộ phận một cửa",
            "Hội nghị trực tuyến",
            "Đoàn viên, hội viên",
            "Báo cáo kết quả",
            "Trường hợp dương tính",
            "Khoa học và công nghệ",
            "Tổ chức thực hiện",
            "Xã hội hóa nguồn lực",
            "tỉnh táo trước dịch bệnh",
        ):
            with self.subTest(text=text):
                assert name(text) is None

    @given(st.text(alphabet="cácủybanđồngchítỉnhSởYtếUBND ,;-&và.", max_size=120))
    @settings(max_examples=200, deadline=None)
    def test_names_stand_one_after_the_other(self, text: str):
        bodies, end = read_bodies(plain(text), 0)
        at = 0
        for body in bodies:
            assert at <= body.start < body.end <= len(text)
            at = body.end
        assert at <= end <= len(text)


class PlainTests(SimpleTestCase):
    def test_letters_stay_in_their_places(self):
        text = "Uỷ ban – HOÀ BÌNH quý\u00a0II"
        assert plain(text) == "Ủy ban - HÒA BÌNH quý II"
        assert len(plain(text)) == len(text)

    def test_marks_come_back_only_where_all_are_lost(self):
        assert lacks_marks("UBND cac huyen to chuc kiem soat")
        assert not lacks_marks("UBND các huyện to chuc kiem soat")
        assert restore_marks("UBND CAC HUYEN to chuc") == "UBND CÁC HUYỆN tổ chức"

    def test_slips_of_recognition_in_unmistakable_names_are_set_right(self):
        for printed, expected in {
            "Uỷ bản nhận dân các huyện chỉ đạo": "Uỷ bản nhận dân các huyện",
            "Sở Y.tế chủ trì": "Sở Y.tế",
            "Công:an tỉnh phối hợp": "Công:an tỉnh",
            "Sở Văn hóa, Thể thạo và Du lịch tạm dừng": "Sở Văn hóa, Thể thạo và Du lịch",
            "Công-an tỉnh phối hợp": "Công-an tỉnh",
            "Đảng ủy. các xã, thị trấn chỉ đạo": "Đảng ủy. các xã, thị trấn",
            "Ban Dân vận'Thành ủy tiếp tục": "Ban Dân vận'Thành ủy",
            "các sở; ngành liên quan tổ chức": "các sở; ngành liên quan",
            "UBND các huyện; thị xã, thành phố rà soát": "UBND các huyện; thị xã, thành phố",
            "các tổ chức chính trị-xã hội tỉnh vận động": "các tổ chức chính trị-xã hội tỉnh",
            "UBND các huyện, thị xã, thành phổ chịu": "UBND các huyện, thị xã, thành phổ",
        }.items():
            with self.subTest(printed=printed):
                assert name(printed) == expected

    def test_words_of_their_own_keep_their_marks(self):
        for text in (
            "cho học sinh để nghỉ học",
            "phần công việc còn lại",
            "bị thu hồi giấy phép",
            "các công đoạn sản xuất",
            "thứ trưởng cung cấp thời gian cách ly",
            "yếu tố dịch tễ; số 12.000, v.v.",
            "chính trị-xã hội; COVID-19; 24/24 giờ",
            "Sở Y tế. Yêu cầu báo cáo.",
            "Sở Y tế. Đề nghị báo cáo; Công văn 2381/UBND-ĐT, 12/SGD-ĐT; TP.Đà Nẵng",
        ):
            with self.subTest(text=text):
                assert plain(text).replace("v v", "v.v") == text

    @given(st.text(max_size=80))
    @settings(max_examples=200, deadline=None)
    def test_any_text_keeps_its_length(self, text: str):
        assert len(plain(text)) == len(text)
