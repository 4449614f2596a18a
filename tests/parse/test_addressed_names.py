"""Names of bodies as orders list them: heads, fields of work, several of one name."""

from django.test import SimpleTestCase

from directives.parse.addressees import read_addressees
from tests.parse.body_text import passages


def named(text: str) -> list[str]:
    return [addressee.name for addressee in read_addressees(passages(text))]


class ListTests(SimpleTestCase):
    def test_bodies_that_share_a_word_stay_together(self):
        for text, names in {
            "HĐND, UBND huyện tập trung.": ["HĐND, UBND huyện"],
            "Đảng ủy, UBND các xã tập trung.": ["Đảng ủy, UBND các xã"],
            "Các sở, ban, ngành; UBND các huyện, thị xã thực hiện.": [
                "Các sở, ban, ngành",
                "UBND các huyện, thị xã",
            ],
            "Các chi, đảng bộ cơ sở, cơ quan, đơn vị quán triệt.": [
                "Các chi, đảng bộ cơ sở",
                "cơ quan, đơn vị",
            ],
            "MTTQ và các đoàn thể vận động.": ["MTTQ và các đoàn thể"],
            "Ủy ban MTTQ, các tổ chức chính trị - xã hội vận động.": [
                "Ủy ban MTTQ",
                "các tổ chức chính trị - xã hội",
            ],
            "Giao các Sở: Y tế, Tài chính, Công Thương chuẩn bị.": [
                "các Sở: Y tế, Tài chính, Công Thương"
            ],
            "Cấp ủy, chính quyền, MTTQ và các đoàn thể các cấp tập trung.": [
                "Cấp ủy, chính quyền",
                "MTTQ và các đoàn thể các cấp",
            ],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names

    def test_heads_of_bodies(self):
        text = (
            "Giám đốc các sở; Thủ trưởng các ban, ngành; Chủ tịch UBND các huyện chịu trách nhiệm."
        )
        assert named(text) == [
            "Giám đốc các sở", "Thủ trưởng các ban, ngành", "Chủ tịch UBND các huyện",
        ]  # fmt: skip
        text = (
            "Đồng chí Bí thư, Chủ tịch UBND các xã, phường; thủ trưởng các đơn vị chịu trách nhiệm."
        )
        assert named(text) == [
            "Đồng chí Bí thư, Chủ tịch UBND các xã, phường", "thủ trưởng các đơn vị",
        ]  # fmt: skip

    def test_a_persons_offices_are_left_out(self):
        for between in (" - ", ", "):
            with self.subTest(between=between):
                text = f"Giao đồng chí Trần Thị Bình{between}Phó Chủ tịch UBND tỉnh chỉ đạo."
                assert named(text) == ["đồng chí Trần Thị Bình"]

    def test_what_a_body_is_in_charge_of_belongs_to_its_name(self):
        text = "Các đồng chí Ủy viên Ban Thường vụ phụ trách các xã, phường kiểm tra."
        assert named(text) == ["Các đồng chí Ủy viên Ban Thường vụ phụ trách các xã, phường"]
        text = "Người đứng đầu các cơ quan, đơn vị trên địa bàn tỉnh chịu trách nhiệm."
        assert named(text) == ["Người đứng đầu các cơ quan, đơn vị trên địa bàn tỉnh"]

    def test_a_name_that_no_table_holds_ends_before_the_verb(self):
        text = "Trung tâm Dịch vụ việc làm tỉnh phối hợp tuyển dụng."
        assert named(text) == ["Trung tâm Dịch vụ việc làm tỉnh"]

    def test_several_bodies_of_one_name(self):
        for text, names in {
            "Các Sở Giao thông vận tải tham mưu.": ["Các Sở Giao thông vận tải"],
            "Các Viện Vệ sinh dịch tễ, Viện Pasteur giám sát.": [
                "Các Viện Vệ sinh dịch tễ",
                "Viện Pasteur",
            ],
            "Các sở giáo dục và đào tạo": ["Các sở giáo dục và đào tạo"],
            "Các phòng khám, nhà thuốc ghi lại thông tin.": ["Các phòng khám, nhà thuốc"],
            "Các chủ đầu tư, nhà thầu thi công chịu trách nhiệm.": [
                "Các chủ đầu tư, nhà thầu thi công"
            ],
            "Các LĐLĐ tỉnh, thành phố chỉ đạo.": ["Các LĐLĐ tỉnh, thành phố"],
            "Các huyện Phú Tân, Cái Nước, Đầm Dơi bổ sung giường.": [
                "Các huyện Phú Tân, Cái Nước, Đầm Dơi"
            ],
            "UBND các huyện biên giới vận động.": ["UBND các huyện biên giới"],
            "Hiệu trưởng các trường trung học phổ thông bố trí.": [
                "Hiệu trưởng các trường trung học phổ thông"
            ],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names

    def test_names_with_a_comma_a_branch_or_a_twin_place(self):
        for text, names in {
            "Cục Quản lý Khám, chữa bệnh kiểm tra.": ["Cục Quản lý Khám, chữa bệnh"],
            "Chi cục Phòng, chống tệ nạn xã hội kiểm tra.": ["Chi cục Phòng, chống tệ nạn xã hội"],
            "Giao Trung tâm Văn hóa, Thể thao và Truyền thông đưa tin.": [
                "Trung tâm Văn hóa, Thể thao và Truyền thông"
            ],
            "Ngân hàng Nhà nước Chi nhánh tỉnh Đồng Tháp tạo điều kiện.": [
                "Ngân hàng Nhà nước Chi nhánh tỉnh Đồng Tháp"
            ],
            "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn chủ trì.": [
                "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"
            ],
            "Ban Quản lý các khu chế xuất và công nghiệp Thành phố rà soát.": [
                "Ban Quản lý các khu chế xuất và công nghiệp Thành phố"
            ],
            "Bệnh viện đa khoa tỉnh, bệnh viện đa khoa các huyện sẵn sàng.": [
                "Bệnh viện đa khoa tỉnh",
                "bệnh viện đa khoa các huyện",
            ],
            "Giao Báo Hà Giang quay phim.": ["Báo Hà Giang"],
            "Đề nghị Bộ Tư lệnh Quân khu 5 hỗ trợ.": ["Bộ Tư lệnh Quân khu 5"],
            "Ngân hàng Chính sách xã hội tỉnh cho vay.": ["Ngân hàng Chính sách xã hội tỉnh"],
            "Bộ Tư lệnh Thủ đô Hà Nội hỗ trợ.": ["Bộ Tư lệnh Thủ đô Hà Nội"],
            "Trung tâm Cấp cứu 115 điều phối xe.": ["Trung tâm Cấp cứu 115"],
            "Trưởng ban quản lý các chợ bố trí lối đi.": ["Trưởng ban quản lý các chợ"],
            "UBND thành phố Thủ Đức và các quận, huyện tổ chức tiêm.": [
                "UBND thành phố Thủ Đức và các quận, huyện"
            ],
            "Ban Quản lý vịnh Hạ Long dừng bán vé.": ["Ban Quản lý vịnh Hạ Long"],
            "Giao Ban Tài chính Tổng Liên đoàn cân đối.": ["Ban Tài chính Tổng Liên đoàn"],
        }.items():
            with self.subTest(text=text):
                assert named(text) == names


class NamesOfFieldsTests(SimpleTestCase):
    def test_schools_and_offices_named_by_two_fields(self):
        text = "Đề nghị các trường đại học Y, Dược, các bệnh viện hỗ trợ nhân lực."
        assert named(text) == ["các trường đại học Y, Dược", "các bệnh viện"]
        text = "Cục Công nghệ thông tin và thống kê hải quan cung cấp số liệu."
        assert named(text) == ["Cục Công nghệ thông tin và thống kê hải quan"]

    def test_a_misread_word_within_a_list_of_places(self):
        text = "Yêu cầu Sở Y tế các tỉnh, thành phó trực thuộc Trung ương rà soát."
        assert named(text) == ["Sở Y tế các tỉnh, thành phó trực thuộc Trung ương"]

    def test_places_of_work_without_a_word_for_many(self):
        assert named("Cơ sở kinh doanh phải dừng hoạt động.") == ["Cơ sở kinh doanh"]
        assert named("Cơ sở y tế chịu trách nhiệm phân luồng.") == ["Cơ sở y tế"]
        assert named("Cơ sở dữ liệu phải được cập nhật.") == []
        assert named("Cơ sở vật chất phải bảo đảm.") == []
