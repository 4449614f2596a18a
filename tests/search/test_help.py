"""What a reader is offered where words are not found."""

from directives.search import index
from directives.search.query import parse_query
from directives.search.search import Filters, search
from tests.factories import make_directive
from tests.search.case import SearchCase


class HelpTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết thần tốc ở Nam Định, dịch bệnh covid 19",))

    def setUp(self):
        index.catch_up()

    def help(self, typed):
        found = search(parse_query(typed))
        return found.did_you_mean, found.missing_terms

    def test_missing_words_are_named(self):
        self.assertEqual(self.help("truy vết xyzzy"), (None, ("xyzzy",)))

    def test_a_slip_of_the_finger_is_mended_but_never_silently(self):
        found = search(parse_query("truyy vet"))
        self.assertEqual((found.total, found.did_you_mean), (1, "truy vet"))
        self.assertEqual(found.slips, (("truyy", "truy"),))

    def test_short_words_and_codes_are_answered_as_typed(self):
        for typed, meant in (("vte", "vet"), ("truy vt", None)):
            with self.subTest(typed):
                found = search(parse_query(typed))
                self.assertEqual((found.total, found.slips), (0, ()))
                self.assertEqual(found.did_you_mean, meant)

    def test_keys_of_an_input_method_that_was_off_are_read(self):
        for typed in ("truy veets", "truy ve61t", "thaanf toocs", "than62 toc61", "Nam DDinhj"):
            with self.subTest(typed):
                found = search(parse_query(typed))
                self.assertEqual(found.total, 1)
                self.assertTrue(found.slips)
        self.assertEqual(found.did_you_mean, "Nam định")

    def test_a_word_that_the_archive_has_is_no_slip(self):
        make_directive(subject="Về test nhanh, tét")
        index.catch_up()
        found = search(parse_query("test nhanh"))
        self.assertEqual((found.total, found.slips, found.did_you_mean), (1, (), None))

    def test_what_is_nowhere_found_as_meant_is_only_offered(self):
        make_directive(subject="Dập dịch")
        index.catch_up()
        found = search(parse_query("dapj truyy"))
        self.assertEqual((found.total, found.slips), (0, ()))

    def test_a_short_slip_is_answered_where_its_neighbours_tell_what_was_meant(self):
        found = search(parse_query("truy vte"))
        self.assertEqual((found.total, found.slips), (1, (("vte", "vet"),)))

    def test_the_words_beside_a_slip_tell_what_was_meant(self):
        make_directive(instructions=("Học sinh, sinh viên tiêm vắc xin.", "Phát sinh sinh hoạt."))
        make_directive(instructions=("Học sinh nghỉ học.",))
        index.catch_up()
        self.assertEqual(self.help("vắc sin"), ("vắc xin", ("sin",)))

    def test_keys_may_mean_together_what_no_word_means_alone(self):
        make_directive(instructions=("Tiêm vaccine.", "Xin ý kiến."))
        index.catch_up()
        found = search(parse_query("tieem vawcs xin"))
        self.assertEqual((found.total, found.did_you_mean), (1, "tiêm vắc xin"))

    def test_words_that_are_nowhere_together_may_hold_a_slip(self):
        make_directive(instructions=("Xét nghiệm sàng lọc.",))
        make_directive(instructions=("Lát sàn nhà, lọc nước.",))
        index.catch_up()
        found = search(parse_query("xét nghiệm sàn lọc"))
        self.assertEqual((found.total, found.slips), (0, ()))
        self.assertEqual(found.did_you_mean, "xét nghiệm sàng lọc")
        filtered = search(parse_query("xét nghiệm"), Filters(province=("nowhere",)))
        self.assertEqual((filtered.total, filtered.did_you_mean), (0, None))

    def test_neighbours_count_more_than_the_likeliest_slip(self):
        make_directive(instructions=("Giãn cách xã hội.", "Gỡ ách tắc."))
        index.catch_up()
        self.assertEqual(self.help("giãn cáh xã hội"), ("giãn cách xã hội", ("cáh",)))

    def test_letters_that_stuck_are_a_likely_slip(self):
        self.assertEqual(self.help("truyyyy vet"), ("truy vet", ("truyyyy",)))
        self.assertEqual(self.help("dịcchhh"), ("dịch", ("dịcchhh",)))

    def test_two_letters_swapped_are_the_likeliest_slip(self):
        make_directive(instructions=("Về việc đi về",))
        index.catch_up()
        self.assertEqual(self.help("truy vte"), ("truy vet", ("vte",)))

    def test_suggestions_keep_the_accents_of_a_reader_who_types_them(self):
        self.assertEqual(self.help("thầnn tốc"), ("thần tốc", ("thầnn",)))

    def test_words_typed_together_are_parted(self):
        self.assertEqual(self.help("namdinh"), ("nam dinh", ("namdinh",)))

    def test_a_phrase_that_exists_only_with_other_accents_is_offered_without(self):
        self.assertEqual(self.help('"thân tôc"')[0], '"than toc"')

    def test_found_words_need_no_help(self):
        self.assertEqual(self.help("truy vết"), (None, ()))

    def test_accents_that_the_archive_does_not_have_are_not_marked_for(self):
        found = search(parse_query("trùy vêt"))
        self.assertEqual(found.total, 1)
        self.assertFalse(any(w.accented for c in found.query.clauses for w in c.wordings[0].words))
