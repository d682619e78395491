"""Starts the server on a free port, and speaks HTTP to it."""
import ctypes
import functools
import gzip
import http.client
import json
import re
import signal
import socket
import subprocess
import time
import urllib.parse
from dataclasses import dataclass, field

import zstandard

from .program import Pafta, environment, finish


@dataclass
class Answer:
    """An answer, with its body as it came."""

    status: int
    headers: dict
    raw: bytes = field(repr=False)

    @functools.cached_property
    def body(self) -> bytes:
        coding = self.headers.get("content-encoding")
        if coding == "zstd":
            return zstandard.ZstdDecompressor(max_window_size=8 << 20).stream_reader(self.raw).read()   # RFC 9659
        return gzip.decompress(self.raw) if coding == "gzip" else self.raw

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @functools.cached_property
    def json(self):
        return json.loads(self.body)

    def link(self, relation: str):
        """The address of the link with this relation; None without."""
        return next((link["href"] for link in self.json["links"] if link["rel"] == relation), None)


def die_with_the_tests():
    """Has the kernel end the server when the tests die, whatever they die of."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)              # PR_SET_PDEATHSIG


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`pafta serve` for one home."""

    def __init__(self, pafta: Pafta, log):
        self.pafta, self.log = pafta, log
        self.process = None

    def start(self, seconds=20):
        for _ in range(5):                                  # another program may take the port meanwhile
            self.port = free_port()
            self.process = subprocess.Popen(
                self.pafta.command("serve", "--port", self.port), stdin=subprocess.DEVNULL,
                stdout=open(self.log, "ab"), stderr=subprocess.STDOUT, env=environment(),
                preexec_fn=die_with_the_tests)
            end = time.monotonic() + seconds
            while time.monotonic() < end and self.process.poll() is None:
                try:
                    if self.get("/ready").status == 200:
                        return self
                except OSError:
                    time.sleep(0.02)
            if self.process.poll() is None:
                finish(self.process, signal.SIGKILL)
                break
        raise AssertionError(f"the server does not start:\n{open(self.log, errors='replace').read()[-2000:]}")

    def stop(self) -> int:
        return finish(self.process, signal.SIGTERM, seconds=40)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            assert self.stop() == 0, "the server must end with 0 after SIGTERM"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connection(self, seconds=60):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)

    def get(self, target: str, method="GET", seconds=60, **headers) -> Answer:
        """One request; `target` may be a whole address of this server. Header names are written with `_` for `-`."""
        if target.startswith("http"):
            parts = urllib.parse.urlsplit(target)
            assert parts.netloc == f"127.0.0.1:{self.port}", target
            target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection = self.connection(seconds)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def problem(self, target: str, status: int, code: str, **options) -> Answer:
        """A request that must be refused with a problem document."""
        answer = self.get(target, **options)
        assert answer.status == status, f"{target}: {answer.status} {answer.raw[:300]!r}, expected {status}"
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.json["status"] == status
        assert answer.json["code"] == code
        assert answer.json["title"] or answer.json["detail"]
        return answer

    def raw(self, request: bytes, seconds=10) -> bytes:
        """Sends bytes as they are; returns what came until the server closed or nothing more came."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as peer:
            peer.sendall(request)
            got = b""
            try:
                while part := peer.recv(65536):
                    got += part
            except (TimeoutError, ConnectionResetError):
                pass
            return got

    def items(self, collection: str, **parameters) -> list:
        """All features of a collection, over as many pages as there are."""
        query = urllib.parse.urlencode({"f": "json", "limit": 1000000, **parameters})
        features, target = [], f"/collections/{collection}/items?{query}"
        while target:
            answer = self.get(target)
            assert answer.status == 200, f"{target}: {answer.raw[:300]!r}"
            features += answer.json["features"]
            target = answer.link("next")
        return features

    def status(self, name: str) -> int:
        """A figure of /proc/PID/status in bytes, such as `VmRSS`."""
        text = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(rf"^{name}:\s+(\d+) kB", text, re.M).group(1)) * 1024

    def cpu_seconds(self) -> float:
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100
