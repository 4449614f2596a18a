"""The review page and what can be done from it; `directives.admin` hangs these into the admin."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directives.models import Directive, Status
from directives.problems import describe
from directives.review import fields, queue, saving
from directives.review.concerns import concerns
from directives.review.history import changes
from directives.review.issuers import suggestions
from directives.review.marks import Row, annotate, marks, rows
from directives.review.mending import WHY_NOT, read_gesture, told
from directives.review.outline import Impossible
from directives.review.points import PathTaken
from directives.review.printed import current_pages, printed_pages
from directives.review.sheet import Sheet, merged, seen_version
from directives.review.source import lines
from directives.review.titles import title_of

PUBLIC_ADDRESS = re.compile(r"-(?P<id>[a-z2-7]{10})/$")
may_change = permission_required("directives.change_directive", raise_exception=True)
may_delete = permission_required("directives.delete_directive", raise_exception=True)


@never_cache
@may_change
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the review page, or what follows from what was sent with it."""
    directive = get_object_or_404(Directive.objects.for_page(), pk=pk)
    if request.method != "POST":
        return _page(request, directive, Sheet(directive))
    seen = seen_version(request.POST)
    if seen != directive.updated_at:
        return _told(request, directive)
    sheet = Sheet(directive, request.POST)
    if not sheet.is_valid():
        return _page(request, directive, sheet, status=422)
    corrections, deed = sheet.corrections(), request.POST.get("do", "save")
    if deed.startswith("numbers:"):
        return _page(request, directive, sheet, numbers=sheet.new_numbers())
    corrections.gesture = read_gesture(directive, request.POST)
    publish = deed.startswith("publish") and directive.status != Status.MERGED
    found = concerns(directive, corrections) if publish else []
    if {each.key for each in found} - set(request.POST.getlist("confirm")):
        return _page(request, directive, sheet, status=422, concerns=found)
    try:
        saved = saving.save_corrections(
            pk, corrections, seen=seen, publish=publish, person=request.user
        )
    except saving.ChangedMeanwhile:
        return _told(request, get_object_or_404(Directive.objects.for_page(), pk=pk))
    except PathTaken as taken:
        return _page(request, directive, sheet, status=422, path_taken=str(taken))
    except Impossible as refused:
        return _page(request, directive, sheet, status=422, impossible=WHY_NOT[refused.code])
    return _after(request, saved, deed, publish=publish)


@never_cache
@may_change
@require_safe
def next_draft(request: HttpRequest) -> HttpResponse:
    """Redirect to the draft behind the place `at`, or to the list when none is left."""
    return _to_next(request, _walk(request).at)


@never_cache
@may_change
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a published directive is withdrawn, and withdraw it."""
    directive = get_object_or_404(Directive, pk=pk, status=Status.PUBLISHED)
    reason = request.POST.get("reason", "").replace("\0", "").strip()
    context: dict[str, Any] = {
        "directive": directive,
        "title": title_of(directive),
        "reason": reason,
    }
    if request.method == "POST":
        seen = seen_version(request.POST)
        if not reason:
            context["error"] = _("Ghi lý do rút: người đọc sẽ thấy nó ở địa chỉ của văn bản.")
        else:
            try:
                saving.withdraw(pk, reason, seen=seen, person=request.user)
            except saving.ChangedMeanwhile:
                context["error"] = _("Văn bản vừa được người khác lưu. Xem lại rồi hãy rút.")
            else:
                messages.success(
                    request, _("Đã rút “%(title)s” khỏi kho.") % {"title": title_of(directive)}
                )
                return redirect("admin:directives_directive_change", pk)
    status = 422 if "error" in context else 200
    return render(request, "directives/review/withdraw.html", context, status=status)


@never_cache
@may_delete
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft may go, and delete it; what was public once stays."""
    directive = get_object_or_404(Directive, pk=pk)
    if request.method == "POST":
        try:
            name = saving.delete_draft(pk, seen=seen_version(request.POST))
        except saving.ChangedMeanwhile:
            messages.error(request, _("Văn bản vừa được người khác lưu. Xem lại rồi hãy xóa."))
            return redirect("admin:directives_directive_change", pk)
        except saving.NeverDelete:
            messages.error(request, _("Văn bản đã từng công bố nên không xóa được; hãy rút."))
            return redirect("admin:directives_directive_change", pk)
        messages.success(request, _("Đã xóa bản nháp “%(title)s”.") % {"title": name})
        return _to_next(request, queue.Key(directive.need, pk))
    context = {
        "directive": directive,
        "title": title_of(directive),
        "may_be_deleted": saving.may_be_deleted(directive),
    }
    return render(request, "directives/review/delete.html", context)


@never_cache
@may_change
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Return who changed what and when."""
    directive = get_object_or_404(Directive.objects.select_related("issuer"), pk=pk)
    context = {
        "directive": directive,
        "title": title_of(directive),
        "changes": changes(directive),
    }
    return render(request, "directives/review/history.html", context)


def _told(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Return the page over what somebody else has saved; nothing of either person is lost."""
    data, clashes = merged(QueryDict(request.POST.urlencode()), directive)
    sheet = Sheet(directive, data)
    sheet.is_valid()
    return _page(
        request,
        directive,
        sheet,
        status=409,
        other=changes(directive, limit=1)[:1],
        clashes=[(fields.anchor(part), fields.label(part), theirs) for part, theirs in clashes],
    )


def _page(
    request: HttpRequest, directive: Directive, sheet: Sheet, *, status: int = 200, **more: Any
) -> HttpResponse:
    walk = _walk(request)
    pages, places = current_pages(directive), list(marks(directive))
    facts = rows(directive, sheet.facts, pages)
    annotate(directive, sheet.points, pages)
    if status == 200 and not more:
        _focus_first(facts)
    context = {
        "directive": directive,
        "title": title_of(directive),
        "source_file": next(iter(directive.sources.all()), None),
        "sheet": sheet,
        "rows": facts,
        "lines": lines(directive.text, places),
        "pages": printed_pages(pages, places),
        "problems": [_problem(directive, each) for each in fields.open_problems(directive)],
        "to_look_at": fields.to_look_at(directive),
        "walk": walk,
        "at": walk.standing(directive),
        "skip": walk.query(walk.standing(directive)),
        "place": walk.place_of(directive),
        "known_issuers": suggestions(directive.province),
        "recent": changes(directive, limit=5),
        "may_be_deleted": saving.may_be_deleted(directive),
        **more,
    }
    return render(request, "directives/review/review.html", context, status=status)


def _focus_first(facts: list[Row]) -> None:
    """Let the page open on the first value that a person should look at."""
    for row in facts:
        if row.needs_a_look or row.is_doubtful:
            row.field.field.widget.attrs["autofocus"] = True
            return


def _problem(directive: Directive, problem: dict[str, Any]) -> dict[str, Any]:
    """Return a problem with where it is mended; the address of a twin leads to its own review."""
    url = (problem.get("params") or {}).get("url", "")
    found = PUBLIC_ADDRESS.search(url)
    twin = Directive.objects.filter(public_id=found["id"]).first() if found else None
    if twin is not None:
        url = reverse("admin:directives_directive_change", args=[twin.pk])
    merge = reverse("admin:directives_directive_merge", args=[directive.pk])
    return {
        "severity": problem["severity"],
        "text": describe(problem),
        "line": problem.get("line"),
        "anchor": fields.anchor(problem["part"]),
        "label": fields.label(problem["part"]),
        "url": url,
        "merge": f"{merge}?into={twin.public_id}" if twin is not None else "",
    }


def _after(request: HttpRequest, done: saving.Saved, deed: str, *, publish: bool) -> HttpResponse:
    walk, saved = _walk(request), done.directive
    # Where the curator stood before the correction changed how much the draft needs.
    here = walk.at or queue.Key.read(request.POST.get("at", "")) or walk.standing(saved)
    if publish:
        again = reverse("admin:directives_directive_change", args=[saved.pk])
        said = _("Đã công bố “%(title)s”.") % {"title": title_of(saved)}
        messages.success(request, format_html('{} <a href="{}">{}</a>', said, again, _("Mở lại")))
    elif done.mended is not None:
        messages.success(request, told(done.mended))
    else:
        messages.success(request, _("Đã lưu “%(title)s”.") % {"title": title_of(saved)})
    if deed == "publish_next":
        return _to_next(request, here)
    own = saved.status == Status.DRAFT and here != (saved.need, saved.pk)
    address = reverse("admin:directives_directive_change", args=[saved.pk])
    item = f"#diem-{done.mended.slug}" if done.mended else ""
    return redirect(address + walk.query(here if own else None) + item)


def _walk(request: HttpRequest) -> queue.Walk:
    return queue.Walk.of(request.GET, request.user.pk or 0)


def _to_next(request: HttpRequest, here: queue.Key | None) -> HttpResponse:
    walk = _walk(request)
    following, anew = walk.next_from(here)
    if following is None:
        messages.info(request, _("Không còn bản nháp nào chờ rà soát."))
        return redirect(reverse("admin:directives_directive_drafts") + walk.query())
    if anew:
        messages.info(request, _("Đã đến cuối hàng đợi; bắt đầu lại từ bản cần xem nhất."))
    return redirect(reverse("admin:directives_directive_change", args=[following]) + walk.query())
