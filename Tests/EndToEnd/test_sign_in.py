"""People of the municipality sign in and out by a page; nobody else can do it for them, and nothing tells the password."""
import json
import threading
import time

import pytest

from support.accounts import add_account, cookie_of, form_token, post, records, sign_in
from support.browser import Browser
from support.homes import Home, configure
from support.program import initialised
from support.server import Server

PASSWORD = "deniz-mavisi 42"
UNITS = '[units."İmar ve Şehircilik"]\naccounts = ["*"]\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sign-in")
    home = Home(initialised(folder / "kent", "staff").home)
    configure(home, UNITS)
    trees = {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"no": n}, "geometry": {"type": "Point", "coordinates": [41.0 + n / 1e4, 41.0]}}
        for n in range(5)]}
    (folder / "agac.geojson").write_text(json.dumps(trees))
    home.load(folder / "agac.geojson", "--layer", "agac")
    add_account(home, "ayse", PASSWORD, "--unit", "İmar ve Şehircilik", "--role", "reader")
    return home


@pytest.fixture(scope="module")
def server(home, tmp_path_factory):
    with Server(home, tmp_path_factory.mktemp("log") / "serve.log") as server:
        yield server


@pytest.fixture(scope="module")
def cookie(server):
    return cookie_of(sign_in(server, "ayse", PASSWORD))


def layers(server, **headers):
    return [c["id"] for c in server.get("/collections?f=json", **headers).json["collections"]]


def test_a_person_signs_in_and_sees_what_the_public_does_not(server):
    answer = sign_in(server, " Ayse ", PASSWORD, "/collections?f=html")
    assert answer.status == 303 and answer.headers["location"] == "/collections?f=html"
    assert answer.headers["cache-control"] == "no-store"
    cookie, *attributes = answer.headers["set-cookie"].split("; ")
    assert set(attributes) == {"Path=/", "HttpOnly", "SameSite=Strict"}
    assert layers(server) == []
    assert layers(server, Cookie=cookie) == ["agac"]
    assert server.get("/collections/agac/items?f=json", Cookie=cookie).json["numberReturned"] == 5
    assert server.get("/collections/agac/items?f=json").status == 404


def test_pages_show_who_is_signed_in_and_nobody_keeps_them(server, cookie):
    page = server.get("/collections?f=html", Cookie=cookie)
    assert "<span>ayse · İmar ve Şehircilik</span>" in page.text and "Agac" in page.text or "agac" in page.text
    assert page.headers["cache-control"] == "private, no-store"
    assert 'action="/logout"' in page.text and "/login" not in page.text
    guest = server.get("/collections?f=html")
    assert "/login?next=/collections%3Ff%3Dhtml" in guest.text and "ayse" not in guest.text
    unknown = server.get("/collections/yok?f=html", Cookie=cookie)
    assert unknown.status == 404 and "ayse" in unknown.text


def test_a_page_of_a_guest_is_not_taken_for_that_of_a_person(server, cookie):
    tag = server.get("/collections/agac?f=html", Cookie=cookie).headers.get("etag") or "*"
    answer = server.get("/collections/agac?f=html", Cookie=cookie, If_None_Match=tag)
    assert answer.status == 200 and "ayse" in answer.text


@pytest.mark.parametrize("language, words", [("tr", ["Personel girişi", "Parola", 'lang="tr"']),
                                             ("en", ["Staff sign-in", "Password", 'lang="en"'])])
def test_the_page_speaks_both_languages_and_needs_no_script(server, language, words):
    page = server.get("/login?next=/map", Accept_Language=language)
    assert page.status == 200 and all(word in page.text for word in words)
    assert "<script" not in page.text and 'name="next" value="/map"' in page.text
    assert page.headers["cache-control"] == "no-store" and page.headers["x-frame-options"] == "DENY"
    assert server.get("/login", method="HEAD").status == 200


def test_pages_are_protected(server):
    for path in ("/", "/login", "/map", "/collections?f=html", "/nothing-here?f=html"):
        headers = server.get(path, Accept="text/html").headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors" in policy and "unsafe-eval" not in policy
        assert headers["x-frame-options"] in ("DENY", "SAMEORIGIN")
        assert headers["referrer-policy"] == "same-origin" and headers["x-content-type-options"] == "nosniff"
        assert "strict-transport-security" not in headers
    assert "content-security-policy" not in server.get("/?f=json").headers


@pytest.mark.parametrize("next_path", [
    "//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "/\t/evil.example", "evil", "",
    "/x\r\nSet-Cookie: a=b", "/logout"])
def test_signing_in_leads_to_no_other_server(server, next_path):
    answer = sign_in(server, "ayse", PASSWORD, next_path)
    assert answer.status == 303 and answer.headers["location"] == "/"


def test_a_wrong_password_gets_the_page_again(server):
    answer = sign_in(server, "ayse", "bambaska-parola-1", "/map", Accept_Language="en")
    assert answer.status == 401 and "set-cookie" not in answer.headers
    assert 'role="alert"' in answer.text and 'value="/map"' in answer.text and 'value="ayse"' in answer.text
    assert "bambaska" not in answer.text
    # A browser that reads Basic there asks for the password in a window of its own.
    assert answer.headers["www-authenticate"].startswith("Bearer")
    stranger = sign_in(server, "yabanci", PASSWORD, Accept_Language="en")
    assert stranger.status == 401 and "not accepted" in stranger.text
    assert sign_in(server, "ayse", PASSWORD).status == 303


def test_another_site_can_sign_nobody_in_or_out(server, cookie):
    fields = {"account": "ayse", "password": PASSWORD, "next": "/"}
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"},
                    {"Sec_Fetch_Site": "same-site"}):
        assert post(server, "/login", fields, **headers).status == 403
        token = form_token(server.get("/?f=html", Cookie=cookie).text)
        assert post(server, "/logout", {"token": token}, cookie, **headers).status == 403
    origin = {"Origin": server.url, "Sec_Fetch_Site": "same-origin"}
    assert post(server, "/login", fields, **origin).status == 303
    assert server.get("/collections?f=json", Cookie=cookie).status == 200


def test_signing_out_takes_the_token_of_the_session(server):
    cookie = cookie_of(sign_in(server, "ayse", PASSWORD))
    other = cookie_of(sign_in(server, "ayse", PASSWORD))
    foreign = form_token(server.get("/?f=html", Cookie=other).text)
    for token in ("", "x" * 43, foreign):
        assert post(server, "/logout", {"token": token}, cookie).status == 403
    assert server.get("/logout", Cookie=cookie).status == 303
    assert layers(server, Cookie=cookie) == ["agac"]
    token = form_token(server.get("/?f=html", Cookie=cookie).text)
    answer = post(server, "/logout", {"token": token}, cookie)
    assert answer.status == 303 and answer.headers["location"] == "/"
    assert "Max-Age=0" in answer.headers["set-cookie"]
    ended = server.get("/collections?f=json", Cookie=cookie)
    assert ended.status == 401 and "Max-Age=0" in ended.headers["set-cookie"]
    assert "Basic" not in ended.headers["www-authenticate"]
    assert layers(server, Cookie=other) == ["agac"]
    assert server.get("/login", Cookie=cookie).status == 200, "whose session has ended must reach the page"
    assert post(server, "/logout", {}, None).status == 303


def test_signing_in_again_ends_the_session_before(server):
    former = cookie_of(sign_in(server, "ayse", PASSWORD))
    later = cookie_of(sign_in(server, "ayse", PASSWORD, cookie=former))
    assert later != former
    assert server.get("/collections?f=json", Cookie=former).status == 401
    assert layers(server, Cookie=later) == ["agac"]


@pytest.mark.parametrize("status, options", [
    (413, {"body": b"account=ayse&password=" + b"a" * 8192}), (400, {"body": b"account=%"}), (400, {"body": b"a=\xff"}),
    (401, {"body": b""}), (401, {"body": b"account=ayse&account=ayse&password=x"}),
    (403, {"body": b"{}", "Content_Type": "application/json"}), (403, {"body": b"a=b", "Content_Type": "text/plain"})])
def test_odd_forms_are_refused(server, status, options):
    assert post(server, "/login", **options).status == status
    assert server.get("/login", method="PUT").status == 405


def test_every_attempt_is_written_down_and_never_the_password(server, home):
    before = len(records(home))
    cookie = cookie_of(sign_in(server, "ayse", PASSWORD))
    sign_in(server, "ayse", "gizli-ve-yanlis-1")
    sign_in(server, "gizli-ad-alanina-yazilan-parola", "gizli-ve-yanlis-2")
    sign_in(server, "ayse", PASSWORD)
    post(server, "/logout", {"token": form_token(server.get("/?f=html", Cookie=cookie).text)}, cookie)
    new = records(home)[before:]
    told = [(r["event"], r["kind"], r["principal"], r["status"], r.get("detail")) for r in new if r["event"] != "access"]
    assert told == [
        ("login", "staff", "ayse", 303, None), ("login.failed", "staff", "ayse", 401, "wrongPassword"),
        ("login.failed", "anonymous", "-", 401, "unknownAccount"), ("login", "staff", "ayse", 303, None),
        ("logout", "staff", "ayse", 303, None)]
    assert all(r["address"] == "127.0.0.1" and r["target"] in ("/login", "/logout") for r in new if r["event"] != "access")
    everything = json.dumps(records(home), ensure_ascii=False) + server.log.read_text(errors="replace")
    for secret in ("gizli", "mavisi", cookie.split("=")[1]):
        assert secret not in everything


def test_many_failures_lock_the_account_and_names_without_one_alike(home, tmp_path):
    add_account(home, "kilit", PASSWORD)
    with Server(home, tmp_path / "serve.log") as server:
        for name in ("kilit", "olmayan"):
            answers = [sign_in(server, name, f"yanlis-parola-{n}", Accept_Language="en") for n in range(6)]
            assert [a.status for a in answers] == [401] * 5 + [429]
            assert 0 < int(answers[-1].headers["retry-after"]) <= 60
            assert "attempts failed" in answers[-1].text and 'role="alert"' in answers[-1].text
        right = sign_in(server, "kilit", PASSWORD)
        assert right.status == 429 and "set-cookie" not in right.headers
    assert records(home, "login.failed")[-1]["detail"] == "access.locked"


def test_a_flood_of_attempts_holds_up_nobody_else(home, tmp_path):
    with Server(home, tmp_path / "serve.log") as server:
        statuses = []
        threads = [threading.Thread(target=lambda n=n: statuses.append(sign_in(server, f"sel{n}", "x" * 12).status))
                   for n in range(90)]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        assert server.get("/health").status == 200
        assert time.monotonic() - began < 2
        for thread in threads:
            thread.join()
        assert set(statuses) <= {401, 429, 503} and statuses.count(401) <= 20


def test_a_browser_signs_in_sees_the_layer_on_the_map_and_signs_out(server, tmp_path):
    with Browser(tmp_path, size=(390, 800), phone=True) as browser:
        browser.open(f"{server.url}/login?next=/map")
        browser.wait_for("document.activeElement && document.activeElement.name === 'account'")
        assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        browser.evaluate("document.querySelector('[name=account]').value = 'ayse';"
                         f"document.querySelector('[name=password]').value = '{PASSWORD}';"
                         "document.querySelector('form').requestSubmit()")
        browser.wait_for("location.pathname === '/map'")
        shown = "fetch('/collections?f=json').then(r => r.json()).then(d => d.collections.map(c => c.id).join())"
        assert browser.evaluate(shown) == "agac"
        assert browser.evaluate("document.cookie") == ""
        browser.open(f"{server.url}/?f=html")
        browser.wait_for("!!document.querySelector('.account button')")
        browser.evaluate("document.querySelector('.account form').requestSubmit()")
        browser.wait_for("!!document.querySelector('a[href^=\"/login\"]')")
        browser.open(f"{server.url}/map")
        browser.wait_for("location.pathname === '/map'")
        assert browser.evaluate(shown) == ""
        assert not [line for line in browser.console if "Content Security Policy" in line], browser.console
