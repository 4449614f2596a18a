"""English is complete: every string of code and templates is translated and compiled."""

import ast
import gettext
import re
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase, TestCase
from django.utils.translation.template import templatize

from directives.search import index
from tests.factories import make_directive

CATALOGUE = Path(settings.BASE_DIR) / "archive" / "locale" / "en" / "LC_MESSAGES"
MARKERS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "_"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
HOLES = re.compile(r"%\(\w+\)[sd]")


def catalogue():
    """Return {msgid: [translation of each plural form]} as written in the .po file."""
    found = {}
    for entry in (CATALOGUE / "django.po").read_text(encoding="utf-8").split("\n\n"):
        texts, name = {}, ""
        for line in entry.splitlines():
            if line.startswith("msg"):
                name, _, line = line.partition(" ")
            if line.startswith('"'):
                texts[name] = texts.get(name, "") + ast.literal_eval(line)
        if texts.get("msgid"):
            context = f"{texts['msgctxt']}\x04" if "msgctxt" in texts else ""
            found[context + texts["msgid"]] = [
                text for name, text in texts.items() if name.startswith("msgstr")
            ]
    return found


def marked():
    """Yield every msgid that code and templates mark, with where it stands."""
    for folder in ("archive", "directives"):
        for path in (settings.BASE_DIR / folder).rglob("*.py"):
            yield from _marked_in(path.read_text(encoding="utf-8"), path)
    for path in (settings.BASE_DIR / "templates").rglob("*.*"):
        calls = re.findall(
            r"(?:p?gettext|\b_)\(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")(?:, u'[^']*')?",
            templatize(path.read_text(encoding="utf-8"), str(path)),
        )
        for call in calls:
            yield from _marked_in(f"{call})", path)


def _marked_in(source, path):
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
        if name in MARKERS and texts:
            yield texts[0], f"{path.name}:{node.lineno}"
        elif name in WITH_CONTEXT and len(texts) == 2:
            yield "\x04".join(texts), f"{path.name}:{node.lineno}"


class CatalogueTests(SimpleTestCase):
    def test_every_string_has_an_english_translation(self):
        known = catalogue()
        missing = {msgid: place for msgid, place in marked() if not all(known.get(msgid, [""]))}
        self.assertEqual(missing, {})

    def test_a_translation_has_the_holes_of_its_string(self):
        for msgid, forms in catalogue().items():
            for form in forms:
                self.assertEqual(sorted(HOLES.findall(msgid)), sorted(HOLES.findall(form)), msgid)

    def test_no_string_is_kept_that_nothing_uses(self):
        used = {msgid for msgid, _place in marked()}
        self.assertEqual(set(catalogue()) - used, set())

    def test_the_compiled_catalogue_is_that_of_the_written_one(self):
        with (CATALOGUE / "django.mo").open("rb") as compiled:
            translations = gettext.GNUTranslations(compiled)
        for msgid, forms in catalogue().items():
            context, _, plain = msgid.rpartition("\x04")
            if context:
                self.assertEqual(translations.pgettext(context, plain), forms[0])
            elif len(forms) == 1:
                self.assertEqual(translations.gettext(msgid), forms[0])
            else:
                found = [translations.ngettext(msgid, msgid, count) for count in (1, 2)]
                self.assertEqual(found, forms)


class LanguageTests(TestCase):
    def test_the_language_is_that_of_the_path_whatever_the_browser_prefers(self):
        for prefers in ("en", "vi", "fr"):
            headers = {"accept-language": prefers}
            self.assertContains(self.client.get("/", headers=headers), '<html lang="vi">')
            self.assertContains(self.client.get("/en/", headers=headers), '<html lang="en">')

    def test_links_stay_in_the_language(self):
        make_directive(instructions=("Truy vết.",))
        index.catch_up()
        html = self.client.get("/en/directives/?q=truy+vet").content.decode()
        links = re.findall(r'<a [^>]*href="(/[^"]*)"', html)
        away = [link for link in links if not link.startswith("/en/")]
        self.assertEqual(away, ["/directives/?q=truy+vet"])

    def test_the_switch_keeps_the_address_and_its_query(self):
        self.assertContains(
            self.client.get("/provinces/?x=1"), 'href="/en/provinces/?x=1" lang="en"'
        )
        self.assertContains(self.client.get("/en/help/"), 'href="/help/" lang="vi"')

    def test_numbers_and_dates_are_written_as_the_language_does(self):
        directive = make_directive()
        address = directive.get_absolute_url()
        self.assertContains(self.client.get(address), ">10/05/2021</time>")
        self.assertContains(self.client.get(f"/en{address}"), ">10 May 2021</time>")
        self.assertContains(self.client.get(f"/en{address}"), "Official letter (Công văn)")

    def test_data_is_the_same_in_both_languages_but_for_labels_and_addresses(self):
        make_directive()
        index.catch_up()
        vietnamese = self.client.get("/directives.json").json()
        english = self.client.get("/en/directives.json").json()
        self.assertEqual(vietnamese["total"], english["total"])
        self.assertEqual(vietnamese["results"][0]["subject"], english["results"][0]["subject"])
        self.assertEqual(english["results"][0]["url"], f"/en{vietnamese['results'][0]['url']}")
