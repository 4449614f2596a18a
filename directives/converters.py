"""What the variable parts of an address may hold."""

from __future__ import annotations


class PublicIdConverter:
    """The ten characters that name a directive for good."""

    regex = "[a-z2-7]{10}"

    def to_python(self, value: str) -> str:
        """Return the id as written."""
        return value

    def to_url(self, value: str) -> str:
        """Return the id as it stands in an address."""
        return value


class AnyWordConverter(PublicIdConverter):
    """Whatever stands between two slashes: a slug may be wrong, a marker may be unknown."""

    regex = "[^/]+"
