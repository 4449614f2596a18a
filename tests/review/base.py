"""A curator who opens and sends the review page."""

from django.test import TestCase
from django.urls import reverse

from directives.models import Directive
from tests.test_login import make_curator


def form_of(response) -> dict[str, str]:
    """Return what a browser would send back from a review page untouched."""
    sheet = response.context["sheet"]
    data = {"version": sheet.version, "at": str(response.context["at"])}
    for form in (sheet.facts, *sheet.points, sheet.new_point):
        for bound in form:
            value = bound.value()
            if isinstance(value, bool) or value is None:
                continue
            data[bound.html_name] = str(value)
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = str(bound.initial)
    return data


def address(directive: Directive, name: str = "change") -> str:
    return reverse(f"admin:directives_directive_{name}", args=[directive.pk])


def version_of(directive: Directive) -> dict[str, str]:
    """Return what the forms beside the review page send to tell which version was seen."""
    directive.refresh_from_db()
    return {"version": directive.updated_at.isoformat()}


class ReviewTestCase(TestCase):
    def setUp(self):
        self.curator = make_curator("lan")
        self.client.force_login(self.curator)

    def open(self, directive: Directive):
        response = self.client.get(address(directive))
        self.assertEqual(response.status_code, 200)
        return response

    def send(self, directive: Directive, *, do: str = "save", **changed):
        data = form_of(self.open(directive)) | changed | {"do": do}
        return self.client.post(address(directive), data)
