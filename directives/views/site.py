"""What readers and machines ask of a site as a whole: help, search description, robots."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.views.http import canonical, public


@public
def help_page(request: HttpRequest) -> HttpResponse:
    """Return how to search, by example."""
    return render(
        request, "directives/help.html", {"canonical": canonical(request, reverse("help"))}
    )


@public
def opensearch(request: HttpRequest) -> HttpResponse:
    """Return the description by which a browser offers this site's search."""
    return render(
        request,
        "opensearch.xml",
        {"address": canonical(request, reverse("directive-list"))},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Return what crawlers should leave alone: permutations of searches, and the back office."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /en/admin/",
        "Disallow: /directives/?",
        "Disallow: /en/directives/?",
        "Disallow: /instructions/?",
        "Disallow: /en/instructions/?",
        *(
            f"Disallow: {prefix}/{name}.{suffix}"
            for name in ("directives", "instructions")
            for suffix in ("csv", "jsonl")
            for prefix in ("", "/en")
        ),
        "Disallow: /suggest",
        "Disallow: /en/suggest",
        "Allow: /directives/?page=",
        "Allow: /en/directives/?page=",
        "Allow: /instructions/?page=",
        "Allow: /en/instructions/?page=",
        f"Sitemap: {canonical(request, reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
