"""In which order drafts wait for a person."""

from django.test import SimpleTestCase

from directives.need import lowest_confidence, need_of


def problem(part: str, severity: str) -> dict[str, str]:
    return {"part": part, "severity": severity}


class NeedTests(SimpleTestCase):
    def test_a_draft_with_nothing_to_look_at_needs_nobody(self):
        self.assertEqual(need_of([], {"kind": {"origin": "stated"}}, "").score, 0)

    def test_a_graver_reason_comes_before_any_number_of_lesser_ones(self):
        many = [problem("place", "warning")] * 40
        ladder = [
            need_of([problem("place", "info")] * 5, {}, ""),
            need_of(many, {}, ""),
            need_of([], {}, "khan"),
            need_of([], {}, "hoa-toc-hen-gio"),
            need_of(many, {"subject": {"confidence": 79}}, "hoa-toc-hen-gio"),
            need_of([], {"subject": {"confidence": 30}}, ""),
            need_of([problem("date", "warning")], {}, ""),
            need_of([problem("file", "error")], {}, ""),
            need_of([problem("file", "error")] * 2, {}, ""),
        ]
        scores = [each.score for each in ladder]
        self.assertEqual(scores, sorted(set(scores)))

    def test_an_inferred_key_field_counts_once_with_its_warning(self):
        readings = {"issued_on": {"origin": "inferred"}, "place": {"origin": "inferred"}}
        self.assertEqual(need_of([problem("date", "warning")], readings, "").key_fields, 1)

    def test_sure_words_raise_no_doubt_and_a_persons_value_none_either(self):
        sure = {"kind": {"confidence": 80}, "place": {"confidence": 3, "origin": "person"}}
        self.assertEqual(need_of([], sure, "").doubt, 0)
        self.assertEqual(lowest_confidence(sure), 80)
        self.assertIsNone(lowest_confidence({"kind": {"confidence": None}}))
