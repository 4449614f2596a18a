"""What a reverse proxy tells of the reader it speaks for."""

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address that the nearest proxy saw: the last one of X-Forwarded-For.

    Earlier entries are what the client itself claims. Only used with BEHIND_PROXY.
    """
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return told or str(request.META.get("REMOTE_ADDR", ""))
