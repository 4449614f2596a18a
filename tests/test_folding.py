from django.template import Context, Engine
from django.template.base import TextNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.test import SimpleTestCase
from django.utils import translation

SOURCES = {
    "base": '{% load i18n static %}<a href="{% url "directive-list" %}">'
    '{% translate "Văn bản" %}</a>'
    "{% block here %}{% endblock %}{% translate 'Tìm' %}",
    "page": '{% extends "base" %}{% load i18n %}{% block here %}{% if asked %}'
    '{% translate "Tìm" %}{% for each in asked %}{% translate "Trang" %} {{ each }}{% endfor %}'
    "{% endif %}{% endblock %}",
    "inner": '{% extends "page" %}{% block here %}{{ asked|length }}{% endblock %}',
    "added": '{% extends "page" %}{% block here %}{{ block.super }}+{% endblock %}',
    "late": "{% extends frame %}{% block here %}{{ n }}{% endblock %}",
    "shown": "{% load i18n %}{% blocktranslate trimmed with page=n %}trang {{ page }}"
    '{% endblocktranslate %} {% translate word %} {% translate "Trang" as later %}{{ later }}',
    "fixed": "{% load i18n %}{% blocktranslate trimmed %} Từ ngày {% endblocktranslate %}<b>"
    '{% translate "Cơ quan" context "nav" %}</b> {% url "instruction-list" as there %}{{ there }}',
    "row": "{% load i18n %}<i>{% translate 'Trang' %} {{ name }}</i>",
    "rows": '{% include "row" %}{% for each in asked %}{% include "row" with name=each %}'
    '{% include "row" with name=each only %}{% endfor %}{% include chosen %}',
    "framed": '{% include "page" %}',
    "nested": '{% for each in below %}{{ each.name }}{% include "nested" with below=each.below %}'
    "{% endfor %}",
    "other": '{% load i18n %}{% language "en" %}{% translate "Trang" %}{% endlanguage %}',
}
LOADERS = [
    ("archive.folding.Loader", [("django.template.loaders.locmem.Loader", SOURCES)]),
]
LIBRARIES = {
    "i18n": "django.templatetags.i18n",
    "static": "django.templatetags.static",
}


class FoldingTests(SimpleTestCase):
    def setUp(self):
        self.folding = Engine(loaders=LOADERS, libraries=LIBRARIES)
        plain = ("django.template.loaders.locmem.Loader", SOURCES)
        self.plain = Engine(loaders=[plain], libraries=LIBRARIES)

    def test_a_folded_template_says_what_the_template_says(self):
        context = {
            "asked": ["<1>", 2],
            "n": 3,
            "word": "Văn bản",
            "name": "&",
            "chosen": "row",
            "frame": "page",
            "below": [{"name": 1, "below": [{"name": 2}]}],
        }
        for language in ("vi", "en", "vi"):
            for name in SOURCES:
                with translation.override(language), self.subTest(language=language, name=name):
                    said = self.folding.get_template(name).render(Context(context))
                    self.assertEqual(said, self.plain.get_template(name).render(Context(context)))

    def test_fixed_words_of_the_language_and_the_text_around_them_are_one_piece(self):
        for language, word in (("vi", "Văn bản"), ("en", "Directives")):
            with translation.override(language):
                _load, text = self.folding.get_template("base").nodelist
            self.assertIsInstance(text, TextNode)
            self.assertIn(f">{word}</a>", text.s)

    def test_blocks_stand_in_the_template_that_is_extended(self):
        nodes = self.folding.get_template("page").nodelist
        self.assertFalse(nodes.get_nodes_by_type((ExtendsNode, BlockNode)))
        first, *_rest, last = [node for node in nodes if isinstance(node, TextNode)]
        self.assertIn("</a>", first.s)
        self.assertEqual(last.s, "Tìm")

    def test_a_block_that_asks_for_what_it_replaces_has_it(self):
        self.assertIn("Tìm", self.folding.get_template("added").render(Context({"asked": []})))
        self.assertTrue(self.folding.get_template("added").nodelist.get_nodes_by_type(ExtendsNode))

    def test_what_differs_between_pages_is_drawn_for_each(self):
        template = self.folding.get_template("page")
        self.assertIn("&lt;1&gt;", template.render(Context({"asked": ["<1>"]})))
        self.assertNotIn("&lt;1&gt;", template.render(Context({"asked": []})))

    def test_an_included_template_stands_in_the_one_that_includes_it(self):
        nodes = self.folding.get_template("rows").nodelist
        included = nodes.get_nodes_by_type(IncludeNode)
        self.assertEqual(len(included), 2)  # one sees its own values alone, one is named late

    def test_an_error_in_an_included_template_is_told_with_its_own_lines_while_debugging(self):
        sources = {"outer": "<p>{% include 'inner' %}</p>", "inner": "<i>{{ broken }}</i>"}
        loaders = [("archive.folding.Loader", [("django.template.loaders.locmem.Loader", sources)])]
        template = Engine(loaders=loaders, debug=True).get_template("outer")
        with self.assertRaises(ZeroDivisionError) as caught:
            template.render(Context({"broken": lambda: 1 / 0}))
        told = caught.exception.template_debug
        self.assertEqual((told["name"], told["during"]), ("inner", "{{ broken }}"))

    def test_a_template_is_folded_once(self):
        self.assertIs(self.folding.get_template("page"), self.folding.get_template("page"))
