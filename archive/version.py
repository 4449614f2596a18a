"""A digest of everything but the data that decides what a page looks like."""

from __future__ import annotations

import hashlib
from functools import cache

import django
from django.conf import settings

PATTERNS = (
    "archive/**/*.py",
    "archive/locale/**/*.mo",
    "directives/**/*.py",
    "fixtures/reference/*.json",
    "static/**/*.css",
    "static/**/*.js",
    "templates/**/*",
)


@cache
def page_version() -> str:
    """Return the digest; equal on every node that runs the same files."""
    digest = hashlib.blake2b(django.__version__.encode(), digest_size=8)
    for pattern in PATTERNS:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
