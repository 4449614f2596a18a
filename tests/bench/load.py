"""A client light enough not to be what is measured: one thread, raw sockets kept alive."""

import selectors
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

CONNECTIONS = 8


@dataclass
class Answer:
    """A response as it arrives on one connection."""

    sock: socket.socket
    buffer: bytearray = field(default_factory=bytearray)

    def complete(self) -> int | None:
        """Return the status once the whole response is here, else None."""
        head_end = self.buffer.find(b"\r\n\r\n")
        if head_end < 0:
            return None
        head = bytes(self.buffer[:head_end]).lower()
        status = int(head[9:12])
        if b"transfer-encoding: chunked" in head:
            return status if self.buffer.endswith(b"\r\n0\r\n\r\n") else None
        length = 0
        if status != 304 and (at := head.find(b"content-length:")) >= 0:
            length = int(head[at + 15 :].split(b"\r\n", 1)[0])
        return status if len(self.buffer) >= head_end + 4 + length else None


def request_bytes(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a GET request that keeps its connection open."""
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: 127.0.0.1",
        *(f"{k}: {v}" for k, v in (headers or {}).items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def fetch(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (names in lower case) and body of one GET."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, body


def pages_per_second(port: int, requests: Iterator[bytes], expected: int, seconds: float) -> float:
    """Return how many whole responses a second the server gives to a few steady readers."""
    chooser = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        sock = socket.create_connection(("127.0.0.1", port))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        chooser.register(sock, selectors.EVENT_READ, Answer(sock))
        sock.sendall(next(requests))
    served = 0
    start = time.perf_counter()
    while (now := time.perf_counter()) - start < seconds:
        for key, _ in chooser.select(timeout=seconds):
            answer: Answer = key.data
            answer.buffer += answer.sock.recv(262_144)
            status = answer.complete()
            if status is None:
                continue
            if status != expected:
                raise RuntimeError(f"Expected {expected}, got {status}.")
            served += 1
            answer.buffer.clear()
            answer.sock.sendall(next(requests))
    for key in list(chooser.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr]
    return served / (now - start)
