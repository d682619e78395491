"""Several requests on one connection: whichever thread answers, answers come in the order of the requests."""

import re
import socket

import pytest

CLOSE = "Connection: close\r\n"


def get(path: str, *fields: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{''.join(fields)}\r\n".encode()


def answers(port: int, *pieces: bytes) -> list[tuple[int, bytes]]:
    """Sends the pieces one after another and reads to the end; status and the start of the body of each answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for piece in pieces:
            connection.sendall(piece)
        received = b""
        while part := connection.recv(1 << 16):
            received += part
    heads = list(re.finditer(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n", received))
    ends = [head.start() for head in heads[1:]] + [len(received)]
    found = []
    for head, end in zip(heads, ends):
        _, _, body = received[head.start():end].partition(b"\r\n\r\n")
        found.append((int(head[1]), body[:200]))
    return found


def test_answers_come_in_the_order_of_the_requests(city):
    paths = ["/health", "/collections?f=json", "/health", "/collections/parsel/items?f=json&limit=2000",
             "/collections/parsel/items?f=json&sortby=ADA&limit=1", "/health", "/nothing-here?f=json"]
    requests = b"".join(get(path) for path in paths[:-1]) + get(paths[-1], CLOSE)
    found = answers(city.port, requests)
    assert [status for status, _ in found] == [200, 200, 200, 200, 200, 200, 404]
    health = [index for index, (_, body) in enumerate(found) if body.startswith(b'{"status":"ok"}')]
    assert health == [0, 2, 5]
    assert b"FeatureCollection" in found[3][1] and b"FeatureCollection" in found[4][1]


@pytest.mark.parametrize("size", [1, 7, 30])
def test_a_request_may_arrive_in_pieces(city, size):
    requests = get("/health") + get("/health", CLOSE)
    pieces = [requests[start:start + size] for start in range(0, len(requests), size)]
    assert [status for status, _ in answers(city.port, *pieces)] == [200, 200]


def test_a_body_where_none_belongs_is_passed_over(city):
    odd = get("/health", "Content-Length: 5\r\n") + b"hello"
    assert [status for status, _ in answers(city.port, odd + get("/health", CLOSE))] == [200, 200]


def test_a_scan_of_the_layer_is_answered_like_any_other(city):
    path = "/collections/parsel/items?f=json&limit=5&filter=ADA%20LIKE%20%27%251%27"
    assert [status for status, _ in answers(city.port, get(path) + get("/health", CLOSE))] == [200, 200]
