"""Records go to the central log as well, and whoever asks never waits for it; keys of a sign-in service come from its address."""
import base64
import http.server
import json
import re
import socket
import threading
import time

import pytest

from support.accounts import add_account, records, sign_in
from support.certificates import openssl
from support.homes import Home, configure
from support.program import initialised
from support.server import Server, free_port

PASSWORD = "deniz-mavisi 42"


def home_with(folder, settings):
    home = Home(initialised(folder / "kent", "staff").home)
    configure(home, settings)
    add_account(home, "ayse", PASSWORD, "--role", "reader")
    return home


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.05)


class Receiver(threading.Thread):
    """Takes syslog messages by TCP, in the form that counts octets (RFC 6587, clause 3.4.1)."""

    def __init__(self, port=0):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port, self.messages, self.peers = self.listener.getsockname()[1], [], []
        self.start()

    def run(self):
        while True:
            try:
                peer = self.listener.accept()[0]
            except OSError:
                return
            self.peers.append(peer)
            threading.Thread(target=self.read, args=(peer,), daemon=True).start()

    def read(self, peer):
        with peer, peer.makefile("rb") as stream:
            while digits := self.digits(stream):
                self.messages.append(stream.read(digits).decode())

    @staticmethod
    def digits(stream):
        try:
            text = b""
            while (byte := stream.read(1)) not in (b" ", b""):
                text += byte
            return int(text) if text else 0
        except OSError:
            return 0

    def close(self):
        self.listener.close()
        for peer in self.peers:
            peer.close()


def sequences(messages):
    return [int(re.search(r' seq="(\d+)"', message)[1]) for message in messages]


def test_every_record_goes_there_by_tcp_and_waits_while_nobody_listens(tmp_path):
    port = free_port()
    home = home_with(tmp_path, f'[audit]\ncentral_log = "tcp://127.0.0.1:{port}"\n')
    with Server(home, tmp_path / "serve.log") as server:
        began = time.monotonic()
        assert sign_in(server, "ayse", PASSWORD).status == 303
        assert sign_in(server, "ayse", "yanlis-parola-1").status == 401
        assert time.monotonic() - began < 20
        receiver = Receiver(port)
        until(lambda: len(receiver.messages) >= 2)
        sign_in(server, "ayse", PASSWORD)
        until(lambda: len(receiver.messages) >= 3)
    kinds = [re.match(r"<\d+>1 \S+ \S+ pafta \d+ (\S+) \[pafta@32473 ", message)[1] for message in receiver.messages]
    assert kinds == ["login", "login.failed", "login"]
    trail = {record["seq"]: record["hash"] for record in records(home)}
    assert sequences(receiver.messages) == sorted(sequences(receiver.messages))
    for message in receiver.messages:
        assert trail[int(re.search(r' seq="(\d+)"', message)[1])] in message
        assert "mavisi" not in message and "yanlis" not in message
    receiver.close()


def test_every_record_goes_there_by_udp(tmp_path):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(20)
        port = receiver.getsockname()[1]
        home = home_with(tmp_path, f'[audit]\ncentral_log = "udp://127.0.0.1:{port}"\n')
        with Server(home, tmp_path / "serve.log") as server:
            sign_in(server, "ayse", PASSWORD)
            message = receiver.recv(65536).decode()
    assert " login [pafta@32473 " in message and 'principal="ayse"' in message


@pytest.mark.parametrize("address", ["log.example", "http://127.0.0.1", "udp://127.0.0.1:0"])
def test_a_server_with_no_such_log_does_not_start(tmp_path, address):
    home = home_with(tmp_path, f'[audit]\ncentral_log = "{address}"\n')
    outcome = home.run("serve", "--port", free_port(), check=False, seconds=20)
    assert outcome.code == 65 and "central_log" in outcome.err


def text64(data) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Signer:
    """A sign-in service with one RSA key, whose keys are at an address of this machine."""

    def __init__(self, folder):
        self.key, self.answer, self.asked = folder / "signer.key", None, 0
        openssl("genrsa", "-out", self.key, 2048)
        modulus = bytes.fromhex(openssl("rsa", "-in", self.key, "-noout", "-modulus").decode().strip().split("=")[1])
        self.keys = {"keys": [{"kty": "RSA", "kid": "a", "alg": "RS256", "use": "sig", "e": "AQAB", "n": text64(modulus)}]}
        signer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                signer.asked += 1
                status, fields, body = signer.answer or (200, {}, json.dumps(signer.keys).encode())
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/keys"

    def token(self, account):
        head = text64(json.dumps({"alg": "RS256", "kid": "a", "typ": "JWT"}).encode())
        claims = {"iss": "https://sso.example", "aud": "pafta", "sub": "1", "exp": int(time.time()) + 600,
                  "preferred_username": account}
        message = f"{head}.{text64(json.dumps(claims).encode())}"
        return f"{message}.{text64(openssl('dgst', '-sha256', '-sign', self.key, input=message.encode()))}"


def tokens(url):
    return f'[access.tokens]\nissuer = "https://sso.example"\naudience = "pafta"\nkeys_url = "{url}"\n'


def insert_tokens(folder, url):
    home = Home(initialised(folder / "kent", "staff").home)
    configure(home, tokens(url))
    add_account(home, "ayse", PASSWORD, "--role", "reader")
    return home


def test_tokens_are_checked_with_the_keys_at_the_address(tmp_path):
    signer = Signer(tmp_path)
    home = insert_tokens(tmp_path, signer.url)
    with Server(home, tmp_path / "serve.log") as server:
        for _ in range(3):
            answer = server.get("/collections?f=json", Authorization=f"Bearer {signer.token('ayse')}")
            assert answer.status == 200 and answer.headers["cache-control"].startswith("private")
        assert signer.asked == 1, "the keys are kept"
    assert [record["principal"] for record in records(home, "access")] == ["ayse"] * 3


@pytest.mark.parametrize("answer", [
    (302, {"Location": "{url}2"}, b""), (200, {}, b" " * (300 << 10)), (500, {}, b"{}"), (200, {}, b"no keys")],
    ids=["redirect", "too large", "fault", "no document"])
def test_an_odd_answer_gives_no_keys(tmp_path, answer):
    signer = Signer(tmp_path)
    status, fields, body = answer
    signer.answer = (status, {name: value.replace("{url}", signer.url) for name, value in fields.items()}, body)
    home = insert_tokens(tmp_path, signer.url)
    with Server(home, tmp_path / "serve.log") as server:
        token = signer.token("ayse")
        assert server.get("/collections?f=json", Authorization=f"Bearer {token}").status == 503
        assert signer.asked == 1, "no redirect is followed"
        assert server.get("/collections?f=json").status == 200


def test_keys_are_fetched_by_https_alone(tmp_path):
    home = insert_tokens(tmp_path, "http://sso.example/keys")
    outcome = home.run("serve", "--port", free_port(), check=False, seconds=20)
    assert outcome.code == 65 and "keys_url" in outcome.err
