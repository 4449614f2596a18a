"""The admin: the queue of directives, the bodies, the provinces."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt
from django_tasks_db.models import DBTaskResult
from simple_history.admin import SimpleHistoryAdmin

from directives.models import Directive, Issuer, Province
from directives.pages import labels
from directives.review import (
    batches,
    drafts,
    joining,
    merging,
    originals,
    printed,
    reparsing,
    uploading,
    views,
)
from directives.review.fields import to_look_at
from directives.review.finding import matching_directives, matching_issuers
from directives.review.issuer_form import IssuerForm, free_slug
from directives.review.list_filters import HomeFilter, KindFilter, ProblemFilter, StatusFilter
from directives.review.titles import title_of

admin.site.site_header = gettext_lazy("Văn bản chống dịch: biên tập")
admin.site.site_title = gettext_lazy("Văn bản chống dịch")
admin.site.index_title = gettext_lazy("Biên tập")
admin.site.enable_nav_sidebar = False
admin.site.unregister(DBTaskResult)  # what a curator may know of it stands with the uploads

DATE_PARTS = {"issued_on__year", "issued_on__month", "issued_on__day"}


class SturdyList:
    """A list that survives every query string; the stock one fails on some."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Return the list, or lead to the whole list from a filter that no link here makes."""
        for name, values in request.GET.lists():
            # PostgreSQL stores no NUL; a year of many digits is too much for a date.
            if any("\0" in value or (name in DATE_PARTS and len(value) > 4) for value in values):
                return redirect(request.path)
        answer: HttpResponse = super().changelist_view(request, extra_context)  # type: ignore[misc]
        return answer


@admin.register(Directive)
class DirectiveAdmin(SturdyList, admin.ModelAdmin):  # type: ignore[type-arg]
    """The list of directives; adding uploads, changing reviews, nothing public is deleted."""

    list_display = ["title", "state", "to_look_at", "beginning", "issued", "province"]
    list_filter = [
        StatusFilter,
        ProblemFilter,
        KindFilter,
        ("province", admin.RelatedOnlyFieldListFilter),
        "issuer__level",
        "urgency",
    ]
    search_fields = ["number_symbol"]  # shows the box; get_search_results does the work
    search_help_text = gettext_lazy(
        "Gõ có dấu hay không dấu: số, ký hiệu, trích yếu, cơ quan, tên tệp."
    )
    date_hierarchy = "issued_on"
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = ["read_anew"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Directive]:
        """Return the directives without their long texts."""
        return (
            super()
            .get_queryset(request)
            .select_related("issuer", "province")
            .defer("text", "preamble", "closing")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Directive], search_term: str
    ) -> tuple[QuerySet[Directive], bool]:
        """Return what the archive's own search finds, and drafts by their attributes."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=matching_directives(search_term)), False

    @admin.display(description=gettext_lazy("văn bản"), ordering="number_symbol")
    def title(self, directive: Directive) -> str:
        """Return kind, number and body."""
        return title_of(directive)

    @admin.display(description=gettext_lazy("trạng thái"), ordering="status")
    def state(self, directive: Directive) -> str:
        """Return where the directive stands."""
        return directive.get_status_display()

    @admin.display(description=gettext_lazy("ngày ban hành"), ordering="issued_on")
    def issued(self, directive: Directive) -> str:
        """Return the date as documents write it."""
        return f"{directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""

    @admin.display(description=gettext_lazy("cần xem"))
    def to_look_at(self, directive: Directive) -> str:
        """Return how many problems are left."""
        return str(to_look_at(directive) or "")

    @admin.display(description=gettext_lazy("trích yếu"))
    def beginning(self, directive: Directive) -> str:
        """Return the beginning of the subject."""
        return Truncator(directive.subject).chars(90)

    @admin.action(
        permissions=["change"], description=gettext_lazy("Đọc lại tệp: xem khác biệt trước")
    )
    def read_anew(self, request: HttpRequest, queryset: QuerySet[Directive]) -> HttpResponse | None:
        """Show what new readings of the chosen directives would change."""
        if queryset.count() > reparsing.MOST:
            messages.warning(
                request, _("Chọn nhiều nhất %(n)d văn bản mỗi lần.") % {"n": reparsing.MOST}
            )
            return None
        return reparsing.ask(request, queryset)

    def has_delete_permission(self, request: HttpRequest, obj: Directive | None = None) -> bool:
        """Return no: drafts are deleted from their review page."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the stock addresses, which lead to our views, and those of the steps between."""
        site = self.admin_site.admin_view
        own = [
            path("drafts/", site(drafts.drafts), name="directives_directive_drafts"),
            path("queue/", site(views.next_draft), name="directives_directive_queue"),
            path("upload/<int:pk>/", site(batches.batch), name="directives_directive_batch"),
            path("upload/<int:pk>/again/", site(batches.again), name="directives_directive_again"),
            path("<int:pk>/withdraw/", site(views.withdraw), name="directives_directive_withdraw"),
            path("<int:pk>/merge/", site(joining.merge), name="directives_directive_merge"),
            path("<int:pk>/part/", site(joining.part), name="directives_directive_part"),
            path(
                "<int:pk>/original/", site(originals.original), name="directives_directive_original"
            ),
            path(
                "<int:pk>/pages/<int:number>.png",
                self.admin_site.admin_view(printed.page, cacheable=True),
                name="directives_directive_page",
            ),
            path(
                "reparse/", site(reparsing.reparse_many), name="directives_directive_reparse_many"
            ),
            path("<int:pk>/reparse/", site(reparsing.reparse), name="directives_directive_reparse"),
        ]
        return own + super().get_urls()

    @method_decorator(csrf_exempt)  # the view checks the token, under its limit for files
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Return the upload page."""
        return uploading.upload(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Return the review page."""
        return views.review(request, _key(object_id))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Return the page that deletes a draft."""
        return views.delete(request, _key(object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Return who changed what and when."""
        return views.history(request, _key(object_id))


@admin.register(Issuer)
class IssuerAdmin(SturdyList, SimpleHistoryAdmin):  # type: ignore[misc]
    """Bodies: their names, their place in the structure, and merging two records of one."""

    form = IssuerForm
    list_display = ["name", "level", "kind_name", "home", "district"]
    list_filter = ["level", ("province", HomeFilter)]
    list_select_related = ["province"]
    search_fields = ["name"]
    search_help_text = gettext_lazy("Gõ có dấu hay không dấu: tên, tên khác, huyện, tỉnh.")
    raw_id_fields = ["parent"]  # the autocomplete writes inline styles, which the policy forbids
    actions = ["merge_bodies"]
    list_per_page = 50
    # The stock list has an inline style, which the policy forbids, and speaks English only.
    object_history_list_template = "admin/issuer_history.html"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Issuer], search_term: str
    ) -> tuple[QuerySet[Issuer], bool]:
        """Return the bodies whose names hold the words, accents apart."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=matching_issuers(search_term)), False

    @admin.display(description=gettext_lazy("loại cơ quan"), ordering="kind")
    def kind_name(self, issuer: Issuer) -> str:
        """Return the kind of body."""
        return labels.issuer_kind_label(issuer.kind)

    @admin.display(description=gettext_lazy("tỉnh, thành phố"), ordering="province__sort_order")
    def home(self, issuer: Issuer) -> str:
        """Return the province the body belongs to."""
        return issuer.province.name if issuer.province else ""

    def revert_disabled(self, request: HttpRequest, obj: Issuer | None = None) -> bool:
        """Return yes: the history is for reading."""
        return True

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Return a body as it was; the stock view would store what is sent to it."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        answer: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return answer

    def has_delete_permission(self, request: HttpRequest, obj: Issuer | None = None) -> bool:
        """Return no: a body has a public address; two records of one are merged."""
        return False

    def save_model(self, request: HttpRequest, obj: Issuer, form: IssuerForm, change: bool) -> None:
        """Store the body, and let every page and search that shows it follow."""
        if not change:
            obj.slug = free_slug(obj)
        super().save_model(request, obj, form, change)
        merging.follow(obj)

    @admin.action(
        permissions=["change"], description=gettext_lazy("Gộp các cơ quan đã chọn thành một")
    )
    def merge_bodies(self, request: HttpRequest, queryset: QuerySet[Issuer]) -> HttpResponse | None:
        """Ask which record stays, then merge the others into it."""
        chosen = list(queryset)
        if len(chosen) < 2:
            messages.warning(request, _("Chọn ít nhất hai cơ quan để gộp."))
            return None
        kept = next((each for each in chosen if str(each.pk) == request.POST.get("keep")), None)
        if kept is None:
            context = self.admin_site.each_context(request) | {
                "title": _("Gộp các cơ quan"),
                "issuers": chosen,
                "opts": self.opts,
            }
            return render(request, "admin/merge_issuers.html", context)
        moved = merging.merge(kept, chosen)
        messages.success(
            request,
            ngettext(
                "Đã gộp vào “%(name)s”; %(count)d văn bản chuyển theo.",
                "Đã gộp vào “%(name)s”; %(count)d văn bản chuyển theo.",
                moved,
            )
            % {"name": kept, "count": moved},
        )
        return redirect("admin:directives_issuer_changelist")


@admin.register(Province)
class ProvinceAdmin(SturdyList, admin.ModelAdmin):  # type: ignore[type-arg]
    """The 63 provinces of 2021: reference data, for reading."""

    list_display = ["name", "kind", "region", "successor_name", "successor_kind"]
    list_filter = ["kind", "region"]
    list_per_page = 70

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return no."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Province | None = None) -> bool:
        """Return no."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Province | None = None) -> bool:
        """Return no."""
        return False


def _key(object_id: str) -> int:
    """Return the key that an address names."""
    if not object_id.isdecimal() or len(object_id) > 18:
        raise Http404
    return int(object_id)
