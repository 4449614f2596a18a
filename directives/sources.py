"""The originals that the archive holds: which bytes it knows, and how new ones are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from directives import identity
from directives.arrivals import Arrival
from directives.models import Directive, SourceFile, SourcePage

PAGE_COLUMNS = ("number", "start", "end", "width", "height", "method")
NAME_LENGTH = 255
_word = attrgetter("start", "end", "x0", "y0", "x1", "y1", "confidence")
_page = attrgetter(*PAGE_COLUMNS, "words")


def known_sources(digests: Iterable[str]) -> dict[str, SourceFile]:
    """Return the originals with these digests, with what the address of their directive needs."""
    found = SourceFile.objects.filter(sha256__in=set(digests)).select_related("directive")
    columns = ("slug", "public_id", "status", "merged_into", "published_at")
    return {
        source.sha256: source
        for source in found.only(
            "sha256", "is_current", *(f"directive__{column}" for column in columns)
        )
    }


def current_source(directive_id: int) -> SourceFile:
    """Return the original that a directive is read from, with its bytes."""
    return SourceFile.objects.get(directive=directive_id, is_current=True)


def unsaved_source(directive: Directive, arrival: Arrival) -> SourceFile:
    """Return the row of an arrived file."""
    return SourceFile(
        directive=directive,
        sha256=arrival.sha256,
        name=source_name(arrival.name),
        media_type=arrival.understood.extracted.media_type[:100],
        size=len(arrival.content),
        content=arrival.content,
    )


def write_sources(sources: Sequence[tuple[SourceFile, Arrival]]) -> None:
    """Store originals with the printed pages that they were read from."""
    SourceFile.objects.bulk_create([source for source, _arrival in sources])
    SourcePage.objects.bulk_create(page for each in sources for page in _pages(*each))


def renew_pages(directive: Directive, arrival: Arrival) -> bool:
    """Return whether the printed pages of the current original are read otherwise now; store it."""
    source = directive.sources.defer("content").get(is_current=True)
    pages = list(_pages(source, arrival))
    if list(map(_page, source.pages.all())) == list(map(_page, pages)):
        return False
    source.pages.all().delete()
    SourcePage.objects.bulk_create(pages)
    return True


def _pages(source: SourceFile, arrival: Arrival) -> Iterator[SourcePage]:
    for page in arrival.understood.extracted.pages:
        columns = {name: getattr(page, name) for name in PAGE_COLUMNS}
        yield SourcePage(source=source, **columns, words=[list(_word(word)) for word in page.words])


def source_name(name: str) -> str:
    """Return a file's name as the archive can keep it, the ending kept when it is too long."""
    plain = name.replace("\x00", "").encode("utf-8", "replace").decode()
    if len(plain) <= NAME_LENGTH:
        return plain or "khong-ten"
    ending = plain[-12:].rpartition(".")[2] if "." in plain[-12:] else ""
    if not ending:
        return plain[:NAME_LENGTH]
    return f"{plain[: NAME_LENGTH - 1 - len(ending)]}.{ending}"


def taken_public_ids(digests: Iterable[str]) -> set[str]:
    """Return which of the usual public ids of these originals are in use."""
    usual = {next(identity.public_ids(digest)) for digest in digests}
    known = Directive.objects.filter(public_id__in=usual)
    return set(known.values_list("public_id", flat=True))


def free_public_id(digest: str, taken: set[str]) -> str:
    """Return a public id for the first original of a directive: the usual one if it is free."""
    ids = identity.public_ids(digest)
    chosen = next(ids)
    if chosen in taken:
        chosen = next(
            each
            for each in ids
            if each not in taken and not Directive.objects.filter(public_id=each).exists()
        )
    taken.add(chosen)
    return chosen
