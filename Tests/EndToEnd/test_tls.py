"""The server speaks https itself: certificates of both sides, renewal while it runs, and what links and cookies become."""
import http.client
import json
import os
import re
import signal
import socket
import ssl
import time

import pytest

from support.accounts import add_account, cookie_of, form_token, post, records, sign_in
from support.certificates import Authority, SecureServer, openssl
from support.homes import Home, configure
from support.program import initialised
from support.server import Server, free_port

PASSWORD = "deniz-mavisi 42"
TLS = '[tls]\ncertificate = "tls/server.pem"\nkey = "tls/server.key"\n'


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


def secured(folder, authority, settings="", days=60):
    home = Home(initialised(folder / "kent", "staff").home)
    configure(home, TLS + settings)
    (home.home / "tls").mkdir()
    authority.issue("server", home.home / "tls/server.pem", home.home / "tls/server.key", days)
    return home


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tls")


@pytest.fixture(scope="module")
def clients(tmp_path_factory):
    """The root that signs certificates of clients: another one than the server's."""
    return Authority(tmp_path_factory.mktemp("clients"), "Kurumlar Kök")


@pytest.fixture(scope="module")
def home(folder, authority, clients):
    home = secured(folder, authority, f'client_ca = "{clients.certificate}"\n')
    trees = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"no": 1}, "geometry": {"type": "Point", "coordinates": [41.0, 41.0]}}]}
    (folder / "agac.geojson").write_text(json.dumps(trees))
    home.load(folder / "agac.geojson", "--layer", "agac")
    add_account(home, "ayse", PASSWORD, "--role", "reader")
    return home


@pytest.fixture(scope="module")
def server(home, folder, authority):
    with SecureServer(home, folder / "serve.log", authority) as server:
        yield server


def identity(folder, authority, name):
    files = (folder / f"{name}.pem", folder / f"{name}.key")
    authority.issue(name, *files)
    return files


def layers(server, **headers):
    return [c["id"] for c in server.get("/collections?f=json", **headers).json["collections"]]


def test_links_and_cookies_are_of_https(server):
    links = server.get("/?f=json").json["links"]
    assert all(link["href"].startswith(server.url) for link in links)
    page = server.get("/", Accept="text/html")
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    answer = sign_in(server, "ayse", PASSWORD, Origin=server.url)
    assert answer.status == 303 and answer.headers["set-cookie"].startswith("__Host-pafta=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    assert layers(server, Cookie=cookie_of(answer)) == ["agac"]
    assert layers(server) == []


def test_only_tls_1_2_and_later_with_http_1_1(server):
    for version, works in ((ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)):
        context = server.context()
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.set_alpn_protocols(["h2", "http/1.1"])
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, version
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
            if works:
                with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
                    assert secure.selected_alpn_protocol() == "http/1.1"
            else:
                with pytest.raises(ssl.SSLError):
                    context.wrap_socket(plain, server_hostname="127.0.0.1")


def test_plain_http_gets_no_answer_at_this_port_and_does_no_harm(server):
    got = Server.raw(server, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", seconds=5)
    assert not got.startswith(b"HTTP/1.1 2")
    assert server.get("/health").status == 200


def test_a_certificate_that_was_entered_stands_for_its_account(server, home, folder, clients):
    files = identity(folder, clients, "istemci")
    client = server.as_client(files)
    assert client.get("/collections?f=json").status == 401, "nobody has entered it"
    home.run("key certificate add", files[0], "--user", "ayse")
    for _ in range(2):
        assert layers(client) == ["agac"]
        assert client.get("/health").status == 200
    assert layers(server) == [], "without a certificate it is anybody"
    last = records(home, "access")[-1]
    assert (last["kind"], last["principal"]) == ("staff", "ayse")
    print_ = openssl("x509", "-in", files[0], "-outform", "DER")
    fingerprint = __import__("hashlib").sha256(print_).hexdigest()
    home.run("key certificate revoke", fingerprint[:16], "--reason", "deneme")
    assert client.get("/collections?f=json").status == 401


def test_several_requests_on_one_connection_are_all_of_the_certificate(server, home, folder, clients):
    files = identity(folder, clients, "surekli")
    home.run("key certificate add", files[0], "--user", "ayse")
    connection = server.connection(identity=files)
    for path in ("/collections?f=json", "/collections/agac/items?f=json", "/collections/agac/items/1?f=json"):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200, path
        assert answer.getheader("cache-control").startswith("private"), path
        answer.read()
    connection.close()


def test_a_session_can_be_resumed_with_the_certificate(server, home, folder, clients):
    files = identity(folder, clients, "yeniden")
    home.run("key certificate add", files[0], "--user", "ayse")
    context, session = server.context(files), None
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
            with context.wrap_socket(plain, server_hostname="127.0.0.1", session=session) as secure:
                secure.sendall(b"GET /collections?f=json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                got = b""
                while part := secure.recv(65536):
                    got += part
                session = secure.session
        assert b'"agac"' in got


def test_a_certificate_of_another_root_gets_no_connection(server, folder, authority):
    files = identity(folder, Authority(folder / "other", "Yabancı"), "yabanci")
    with pytest.raises((ssl.SSLError, ConnectionError, http.client.RemoteDisconnected)):
        server.as_client(files).get("/health")
    assert server.get("/health").status == 200


def test_without_a_certificate_there_is_no_connection_where_it_is_required(tmp_path, authority, clients):
    home = secured(tmp_path, authority, f'client_ca = "{clients.certificate}"\nclient_certificates = "required"\n')
    server = SecureServer(home, tmp_path / "serve.log", authority)
    server.identity = identity(tmp_path, clients, "istemci")
    add_account(home, "ayse", PASSWORD)
    home.run("key certificate add", server.identity[0], "--user", "ayse")
    with server:
        server.identity = None
        with pytest.raises((ssl.SSLError, ConnectionError, http.client.RemoteDisconnected)):
            server.get("/health")


def served_certificate(server) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
        with server.context().wrap_socket(plain, server_hostname="127.0.0.1") as secure:
            return secure.getpeercert(binary_form=True)


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.1)


def test_a_renewed_certificate_is_taken_over_and_a_broken_one_is_not(tmp_path, authority):
    home = secured(tmp_path, authority, days=20)
    files = home.home / "tls/server.pem", home.home / "tls/server.key"
    with SecureServer(home, tmp_path / "serve.log", authority) as server:
        first = served_certificate(server)
        assert re.search("expires in (19|20) days", server.log.read_text())
        old = server.connection()
        old.request("GET", "/health")
        assert old.getresponse().read()
        for new, name in zip(files, ("new.pem", "new.key")):
            (tmp_path / name).unlink(missing_ok=True)
        authority.issue("server", tmp_path / "new.pem", tmp_path / "new.key")
        for new, name in zip(files, ("new.pem", "new.key")):
            os.replace(tmp_path / name, new)
        until(lambda: served_certificate(server) != first)
        second = served_certificate(server)
        old.request("GET", "/health")
        assert old.getresponse().status == 200, "open connections go on"
        files[0].write_text("no certificate")
        until(lambda: "the former one stays" in server.log.read_text())
        assert served_certificate(server) == second
        authority.issue("server", *files)
        os.kill(serving_process(server), signal.SIGHUP)
        until(lambda: served_certificate(server) != second)
        assert server.get("/health").status == 200, "SIGHUP ends nothing"


def serving_process(server) -> int:
    return server.process.pid


@pytest.mark.parametrize("damage", ["missing", "foreign key", "no PEM"])
def test_a_server_with_unusable_files_does_not_start(tmp_path, authority, damage):
    home = secured(tmp_path, authority)
    key = home.home / "tls/server.key"
    if damage == "missing":
        key.unlink()
    elif damage == "foreign key":
        authority.issue("other", tmp_path / "other.pem", key)
    else:
        (home.home / "tls/server.pem").write_text("x")
    outcome = home.run("serve", "--port", free_port(), check=False, seconds=20)
    assert outcome.code != 0 and "[tls]" in outcome.err


def test_http_leads_to_https_where_both_have_a_port(tmp_path, authority):
    secure = free_port()
    home = secured(tmp_path, authority, f"port = {secure}\n")
    server = Server(home, tmp_path / "serve.log")
    server.get = lambda *a, **o: plain_then_ready(server, secure, authority)
    with server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", "/collections?f=json")
        answer = connection.getresponse()
        assert answer.status == 308
        assert answer.getheader("location") == f"https://127.0.0.1:{secure}/collections?f=json"


def plain_then_ready(server, port, authority):
    other = SecureServer(server.pafta, server.log, authority)
    other.port = port
    return other.get("/ready")
