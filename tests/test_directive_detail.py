import hashlib
from dataclasses import fields
from datetime import date

from django.conf import settings
from django.test import TestCase
from django.utils.html import escape

from directives.models import Addressee, Citation, Instruction, Recipient, SourceFile
from directives.pages.labels import REASONS
from directives.parse import parse
from directives.search import index
from tests.factories import make_directive, make_issuer, make_province


def add_item(directive, path, text, parent=None, marker=""):
    position = directive.instructions.count() + 1
    return Instruction.objects.create(
        directive=directive,
        parent=parent,
        position=position,
        path=path,
        slug=path.lower().replace("/", "~"),
        marker=marker or f"{path}.",
        text=text,
    )


class MachineTests(TestCase):
    def test_a_page_says_number_issuer_day_and_subject_to_machines(self):
        directive = make_directive(
            issuer=make_issuer("Tỉnh ủy Nam Định"),
            number_symbol="353-CV/TU",
            subject="về </script><b>&'\" \u2028 giãn cách",
            issued_on=date(2021, 5, 5),
        )
        page = self.client.get(directive.get_absolute_url()).content.decode()
        for name, content in (
            ("legislationIdentifier", "353-CV/TU"),
            ("legislationDate", "2021-05-05"),
            ("name", "Tỉnh ủy Nam Định"),
            ("about", escape(directive.subject)),
        ):
            self.assertIn(f'<meta itemprop="{name}" content="{content}">', page)
        self.assertIn(f'{directive.get_absolute_url()}original">', page)
        self.assertIn(
            '<meta name="description" content="Công văn 353-CV/TU, Tỉnh ủy Nam Định, 05/05/2021: ',
            page,
        )
        self.assertIn('<meta property="og:title" content="Công văn 353-CV/TU, ', page)

    def test_what_is_unknown_is_not_told(self):
        directive = make_directive(issued_on=None, number_symbol="")
        page = self.client.get(directive.get_absolute_url()).content.decode()
        self.assertIn('itemprop="inLanguage"', page)
        self.assertNotIn('itemprop="legislationIdentifier"', page)
        self.assertNotIn('itemprop="legislationDate"', page)


class DirectivePageTests(TestCase):
    def test_it_shows_the_paper_in_the_order_civil_servants_know(self):
        directive = make_directive(
            instructions=("Truy vết thần tốc.",),
            preamble="Để chống dịch, Ban Thường vụ yêu cầu:",
            closing="Yêu cầu triển khai thực hiện.",
            signatory_name="Nguyễn Văn A",
            signing_authority="T/M Ban Thường vụ",
            signatory_title="Bí thư",
        )
        Recipient.objects.create(
            directive=directive, position=0, section="kinh_gui", name="Các phường"
        )
        Recipient.objects.create(
            directive=directive,
            position=1,
            section="noi_nhan",
            name="Tỉnh ủy",
            purpose="b/c",
            purpose_printed="để b/c",
        )
        page = self.client.get(directive.get_absolute_url()).content.decode()
        sheet = page[page.index('id="toan-van"') :]
        parts = (
            "Kính gửi:",
            "Các phường",
            "Để chống dịch",
            "Truy vết thần tốc",
            "Yêu cầu triển khai",
            "Nơi nhận:",
            "để báo cáo",
            "T/M Ban Thường vụ",
            "Bí thư",
            "Nguyễn Văn A",
            "thay mặt",
            "Thuộc tính",
            "Viện dẫn",
            'id="ban-goc"',
        )
        places = [sheet.index(part) for part in parts]
        self.assertEqual(places, sorted(places))

    def test_a_meaning_is_not_repeated_where_the_paper_spells_it_out(self):
        directive = make_directive()
        Recipient.objects.create(
            directive=directive,
            position=0,
            section="noi_nhan",
            name="Như trên",
            purpose="t/h",
            purpose_printed="để thực hiện",
        )
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, "để thực hiện", count=1)

    def test_sub_items_are_nested_lists_with_anchors_and_permanent_addresses(self):
        directive = make_directive(instructions=())
        two = add_item(directive, "2", "Yêu cầu:")
        part = add_item(directive, "2.1", "Về xét nghiệm\nLấy mẫu diện rộng.", parent=two)
        dash = add_item(directive, "2.1/-1", "Giao Sở Y tế chỉ đạo.", parent=part, marker="-")
        add_item(directive, "3", "Báo cáo kết quả.")
        Addressee.objects.create(instruction=dash, position=0, name="sở Y tế")
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, 'id="diem-2.1~-1"', count=1)
        self.assertContains(page, f'href="{directive.get_absolute_url()}2.1~-1/"')
        self.assertContains(page, "Điểm 2.1, gạch đầu dòng 1")
        self.assertContains(page, '<h3 class="point__title">Về xét nghiệm</h3>')
        self.assertContains(page, ">Sở Y tế</a>")
        html = page.content.decode()
        self.assertEqual(html.count("<ol"), html.count("</ol>"))
        self.assertEqual(html.count("<li>") + html.count("<li "), html.count("</li>"))

    def test_what_the_paper_lacks_is_said_and_not_filled_in(self):
        directive = make_directive(number_symbol="", issued_on=None)
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, "Bản gốc không còn phần đầu")
        self.assertContains(page, "Bản gốc không có phần ký.")
        self.assertContains(page, "Bản gốc không có nơi nhận.")

    def test_an_inferred_value_is_marked_with_the_word(self):
        directive = make_directive(
            readings={"issued_on": {"start": None, "end": None, "origin": "inferred", "reason": ""}}
        )
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, "ngày suy ra")
        self.assertContains(page, '<span class="state state--inferred">Suy ra</span>')

    def test_the_bodys_name_stands_as_printed_over_lines_and_beside_the_motto(self):
        readings = {"issuer": {"start": 0, "end": 3, "origin": "stated", "reason": ""}}
        for text in (
            "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\nSố: 9/CT-UBND",
            "ỦY BAN NHÂN DÂN    CỘNG HÒA\n   TỈNH AN GIANG    Độc lập",
            "CỘNG HÒA\tỦY BAN NHÂN DÂN\nĐộc lập\tTỈNH AN GIANG",
        ):
            issuer = make_issuer("Ủy ban nhân dân tỉnh An Giang")
            directive = make_directive(text=text, readings=readings, issuer=issuer)
            page = self.client.get(directive.get_absolute_url())
            self.assertContains(page, ">ỦY BAN NHÂN DÂN TỈNH AN GIANG</p>")

    def test_a_marker_too_wide_to_hang_runs_into_its_text(self):
        directive = make_directive(instructions=())
        for path, marker in (("Điều 1", "Điều 1."), ("2.1", "2.1."), ("10", "10.")):
            add_item(directive, path, "Giao Sở Y tế.", marker=marker)
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, "point--word", count=2)

    def test_why_a_value_was_inferred_stands_below_it(self):
        reading = {"start": 3, "end": 9, "origin": "inferred", "reason": "date_from_meeting"}
        address = make_directive(readings={"issued_on": reading}).get_absolute_url()
        self.assertContains(self.client.get(address), "văn bản không thể ban hành sớm hơn")
        self.assertContains(self.client.get(f"/en{address}"), "it cannot have been issued earlier")

    def test_every_reason_of_a_reading_is_told_to_readers(self):
        texts = (settings.BASE_DIR / "fixtures" / "documents").glob("*/source.txt")
        for text in sorted(texts):
            parsed = parse(text.read_text(encoding="utf-8"))
            for field in fields(parsed):
                reason = getattr(getattr(parsed, field.name), "reason", "")
                if reason:
                    self.assertIn(reason, REASONS, (text.parent.name, field.name))

    def test_a_value_that_a_person_entered_says_so(self):
        for field, words in (("subject", "Giãn cách"), ("signatory_title", "Bí thư")):
            directive = make_directive(
                **{field: words, "readings": {field: {"origin": "person", "reason": ""}}}
            )
            page = self.client.get(directive.get_absolute_url())
            self.assertContains(
                page, '<span class="state state--entered">Do người nhập</span>', count=1
            )

    def test_a_line_that_names_a_known_body_leads_to_it(self):
        directive = make_directive()
        body = make_issuer("Sở Y tế tỉnh Nam Định")
        for position, section in enumerate(("kinh_gui", "noi_nhan")):
            Recipient.objects.create(
                directive=directive, position=position, section=section, name="Sở Y tế", body=body
            )
        page = self.client.get(directive.get_absolute_url())
        self.assertContains(page, f'<a href="{body.get_absolute_url()}">Sở Y tế</a>', count=2)

    def test_the_permanent_address_is_whole_so_that_it_can_be_printed(self):
        address = make_directive().get_absolute_url()
        self.assertContains(
            self.client.get(address), f'<code class="hash">http://testserver{address}</code>'
        )

    def test_the_successor_of_the_province_stands_beside_it(self):
        province = make_province("Bắc Giang", successor_name="Bắc Ninh", successor_unchanged=False)
        directive = make_directive(issuer=make_issuer(province=province))
        self.assertContains(self.client.get(directive.get_absolute_url()), "Từ 01/7/2025: Bắc Ninh")

    def test_markup_in_a_document_is_text(self):
        directive = make_directive(
            instructions=("<script>alert(1)</script> **đậm** & *nghiêng*",), subject="<b>x</b>"
        )
        for address in (directive.get_absolute_url(), f"{directive.get_absolute_url()}1/"):
            page = self.client.get(address)
            self.assertNotContains(page, "<script>alert")
            self.assertNotContains(page, "<b>x</b>")
            self.assertContains(page, "<strong>đậm</strong> &amp; <em>nghiêng</em>")

    def test_searched_words_stay_marked_and_can_be_switched_off(self):
        directive = make_directive(instructions=("Báo cáo.", "Phải truy vết thần tốc."))
        address = directive.get_absolute_url()
        page = self.client.get(address, {"q": "truy vết"})
        self.assertContains(page, "<mark>truy vết</mark>")
        self.assertContains(page, '<a href="#diem-2">Đến điểm khớp đầu tiên</a>', html=True)
        self.assertContains(page, f'<a href="{address}">Bỏ tô sáng</a>', html=True)
        self.assertContains(page, f'rel="canonical" href="http://testserver{address}"')
        self.assertNotContains(self.client.get(address), "<mark>")

    def test_citations_are_shown_both_ways_also_unresolved_ones(self):
        cited = make_directive(subject="việc được viện dẫn")
        citing = make_directive(subject="việc viện dẫn")
        hidden = make_directive(status="draft")
        for position, (printed, target) in enumerate(
            (("Công văn số 1-CV/TU", cited), ("Chỉ thị số 16/CT-TTg", None), ("Bản nháp", hidden))
        ):
            Citation.objects.create(
                directive=citing,
                position=position,
                printed=printed,
                number_symbol="x",
                cited=target,
                spans=[[0, 1]],
            )
        page = self.client.get(citing.get_absolute_url())
        self.assertContains(page, f'<a href="{cited.get_absolute_url()}">Công văn số')
        self.assertContains(page, "16/CT-TTg")
        self.assertContains(page, "Chưa có trong kho.", count=2)
        self.assertNotContains(page, hidden.get_absolute_url())
        self.assertContains(
            self.client.get(cited.get_absolute_url()), f'href="{citing.get_absolute_url()}"'
        )

    def test_document_words_are_vietnamese_on_english_pages(self):
        directive = make_directive(subject="tăng cường")
        page = self.client.get(f"/en{directive.get_absolute_url()}")
        self.assertContains(page, '<html lang="en">')
        self.assertContains(page, '<h1 lang="vi">Tăng cường</h1>')

    def test_the_page_costs_a_fixed_number_of_queries(self):
        province = make_province()
        directive = make_directive(
            instructions=tuple(f"Điểm {n}." for n in range(40)),
            issuer=make_issuer(province=province),
        )
        for item in directive.instructions.all():
            Addressee.objects.create(instruction=item, position=0, name="Sở Y tế")
        index.catch_up()
        with self.assertNumQueries(7):
            self.client.get(directive.get_absolute_url())


class DirectiveAddressTests(TestCase):
    def setUp(self):
        self.directive = make_directive(slug="cong-van-1")
        self.id = self.directive.public_id

    def addresses(self, slug):
        base = f"/directives/{slug}-{self.id}"
        return [f"{base}/", f"{base}.json", f"{base}.txt", f"{base}/original", f"{base}/1/"]

    def test_a_wrong_slug_redirects_with_its_query_for_every_representation(self):
        for wrong, right in zip(
            self.addresses("sai-công-van"), self.addresses("cong-van-1"), strict=True
        ):
            for prefix in ("", "/en"):
                answer = self.client.get(f"{prefix}{wrong}?q=5K&x=1")
                self.assertRedirects(
                    answer, f"{prefix}{right}?q=5K&x=1", 301, fetch_redirect_response=False
                )

    def test_an_unknown_id_is_missing_in_every_representation(self):
        for address in self.addresses("cong-van-1"):
            unknown = address.replace(self.id, "aaaaaaaaaa")
            self.assertEqual(self.client.get(unknown).status_code, 404, unknown)

    def test_an_id_has_ten_characters_a_to_z_and_2_to_7(self):
        for wrong in ("aaaaaaaaa", "AAAAAAAAAA", "aaaaaaaaa1", "aaaaaaaa-a"):
            self.assertEqual(self.client.get(f"/directives/x-{wrong}/").status_code, 404, wrong)

    def test_a_draft_is_missing_in_every_representation(self):
        type(self.directive).objects.update(status="draft")
        for address in self.addresses("cong-van-1"):
            self.assertEqual(self.client.get(address).status_code, 404, address)

    def test_a_withdrawn_directive_says_since_when_and_why(self):
        type(self.directive).objects.update(
            status="withdrawn",
            withdrawn_on=date(2026, 1, 2),
            withdrawn_reason="Có dữ liệu cá nhân.",
        )
        for address in self.addresses("cong-van-1") + self.addresses("sai"):
            answer = self.client.get(address)
            self.assertContains(answer, "Có dữ liệu cá nhân.", status_code=410)
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertContains(
            self.client.get(self.directive.get_absolute_url()), "02/01/2026", status_code=410
        )

    def test_a_merged_directive_leads_to_the_one_it_was_merged_into(self):
        target = make_directive(slug="dich")
        type(self.directive).objects.filter(pk=self.directive.pk).update(
            status="merged", merged_into=target
        )
        answer = self.client.get(f"{self.directive.get_absolute_url()}?q=a")
        self.assertRedirects(
            answer, f"{target.get_absolute_url()}?q=a", 301, fetch_redirect_response=False
        )

    def test_a_chain_of_mergers_leads_to_its_end(self):
        end, middle = make_directive(slug="cuoi"), make_directive(slug="giua")
        every = type(self.directive).objects
        every.filter(pk=middle.pk).update(status="merged", merged_into=end)
        every.filter(pk=self.directive.pk).update(status="merged", merged_into=middle)
        answer = self.client.get(self.directive.get_absolute_url())
        self.assertRedirects(answer, end.get_absolute_url(), 301)

    def test_a_merger_into_a_draft_does_not_tell_of_the_draft(self):
        draft = make_directive(status="draft")
        type(self.directive).objects.filter(pk=self.directive.pk).update(
            status="merged", merged_into=draft
        )
        for address in self.addresses("cong-van-1"):
            self.assertEqual(self.client.get(address).status_code, 404, address)

    def test_an_address_without_its_slash_leads_to_the_one_with_it(self):
        address = self.directive.get_absolute_url()
        self.assertRedirects(self.client.get(address[:-1]), address, 301)


class DirectiveFilesTests(TestCase):
    def test_the_text_is_what_was_extracted(self):
        directive = make_directive(text="Số 1-CV/TU\nKính gửi: **A**")
        answer = self.client.get(f"{directive.get_absolute_url()[:-1]}.txt")
        self.assertEqual(answer.headers["Content-Type"], "text/plain; charset=utf-8")
        self.assertEqual(answer.content.decode(), directive.text)

    def test_the_original_comes_byte_for_byte_and_confined(self):
        directive = make_directive()
        answer = self.client.get(f"{directive.get_absolute_url()}original")
        self.assertEqual(answer.content, bytes(directive.sources.get().content))
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertTrue(answer.headers["Content-Disposition"].startswith("inline"))
        self.assertIn("sandbox", answer.headers["Content-Security-Policy"])

    def test_what_could_run_as_a_page_is_an_attachment_under_its_own_name(self):
        directive = make_directive()
        for media_type in ("text/html", "image/svg+xml", "application/msword", "text/xml"):
            SourceFile.objects.update(media_type=media_type, name="Công văn “số 1”.bin")
            answer = self.client.get(f"{directive.get_absolute_url()}original")
            disposition = answer.headers["Content-Disposition"]
            self.assertTrue(disposition.startswith("attachment"), media_type)
            self.assertIn("filename*=utf-8''C%C3%B4ng", disposition)

    def test_a_pdf_and_a_picture_are_shown(self):
        directive = make_directive()
        for media_type in ("application/pdf", "image/png"):
            SourceFile.objects.update(media_type=media_type)
            answer = self.client.get(f"{directive.get_absolute_url()}original")
            self.assertTrue(answer.headers["Content-Disposition"].startswith("inline"))
            self.assertEqual(answer.headers["Content-Type"], media_type)

    def test_only_the_current_original_is_served(self):
        directive = make_directive()
        directive.sources.update(is_current=False)
        content = b"moi"
        SourceFile.objects.create(
            directive=directive,
            sha256=hashlib.sha256(content).hexdigest(),
            name="moi.txt",
            media_type="text/plain",
            size=3,
            content=content,
        )
        answer = self.client.get(f"{directive.get_absolute_url()}original")
        self.assertEqual(answer.content, content)


class DirectiveJsonTests(TestCase):
    def test_it_holds_what_the_contract_names(self):
        cited = make_directive()
        directive = make_directive(
            issuer=make_issuer("Tỉnh ủy Nam Định", province=make_province("Nam Định")),
            urgency="hoa-toc",
            instructions=("Truy vết.",),
        )
        Citation.objects.create(
            directive=directive, position=0, printed="CV 1", number_symbol="1", cited=cited
        )
        address = directive.get_absolute_url()
        answer = self.client.get(f"{address[:-1]}.json")
        self.assertEqual(answer.headers["Content-Type"], "application/json; charset=utf-8")
        found = answer.json()
        self.assertEqual(
            set(found),
            {
                "id", "url", "title", "kind", "number_symbol", "issuer", "province", "issued_on",
                "subject", "source_name", "urgency", "directive", "source", "citations",
            },
        )  # fmt: skip
        self.assertEqual(found["url"], address)
        self.assertEqual(found["province"], {"name": "Nam Định", "slug": "nam-dinh"})
        self.assertEqual(found["issued_on"], "2021-05-10")
        self.assertEqual(found["directive"]["instructions"][0]["url"], f"{address}1/")
        self.assertEqual(set(found["source"]), {"name", "sha256", "media_type", "size"})
        self.assertEqual(found["citations"], [{"text": "CV 1", "url": cited.get_absolute_url()}])

    def test_unknown_facts_are_null(self):
        directive = make_directive(number_symbol="", issued_on=None, subject="", kind="")
        found = self.client.get(f"{directive.get_absolute_url()[:-1]}.json").json()
        for name in ("number_symbol", "issued_on", "subject", "kind", "province", "urgency"):
            self.assertIsNone(found[name], name)
