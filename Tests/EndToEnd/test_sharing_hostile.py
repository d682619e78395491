"""People who guess, forge, confuse and flood: nothing leaks, nobody else is let in, nothing falls over."""

import base64
import json
import random
import statistics
import string
import time

import pytest

from support.accounts import records
from support.protocols import SHOWN, Partner, approved, new_home, new_key, prefix, terms
from support.server import Server
from support.tiles import tile_at

ITEMS = "/collections/tasinmaz/items?f=json&limit=5"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    home = new_home(folder)
    approved(home, terms("2026/1"), folder)
    approved(home, terms("2026/2", [{"layer": "tasinmaz", "fields": ["no", "deger"]}]), folder)
    home.run("user add", "memur", "--role", "reader", "--no-password")
    return home


@pytest.fixture
def server(home, tmp_path):
    """A server of its own for each test, as an address that guesses too often is locked out."""
    with Server(home, tmp_path / "serve.log") as server:
        yield server


@pytest.fixture(scope="module")
def key(home):
    return new_key(home, "2026/1")


def plain(answer) -> tuple:
    return answer.status, {k: v for k, v in answer.headers.items() if k != "date"}, answer.body


@pytest.fixture(scope="module")
def wrong_keys(home):
    """Keys that are wrong for different causes."""
    living, revoked, suspended = (new_key(home, "2026/1") for _ in range(3))
    home.run("key revoke", prefix(revoked), "--reason", "deneme")
    approved(home, terms("2026/3"), home.home.parent)
    suspended = new_key(home, "2026/3")
    home.run("protocol suspend", "2026/3", "--reason", "deneme")
    flipped = living[:-1] + ("A" if living[-1] != "A" else "B")
    unknown = "pafta_" + "".join(random.Random(3).choices(string.ascii_lowercase, k=8)) + living[14:]
    return {"unknown": unknown, "wrong secret": flipped, "revoked": revoked, "suspended": suspended}


def test_one_answer_for_every_wrong_key(server, wrong_keys):
    for send in (
        lambda k: {"X_API_Key": k},
        lambda k: {"Authorization": f"Bearer {k}"},
        lambda k: {"Authorization": "Basic " + base64.b64encode(f"kurum:{k}".encode()).decode()},
    ):
        for target in (ITEMS, "/", "/protocol", "/collections/yok/items"):
            told = {cause: plain(Partner(server).ask(target, **send(k))) for cause, k in wrong_keys.items()}
            first = told["unknown"]
            assert first[0] == 401 and json.loads(first[2])["code"] == "access.unauthorised"
            assert "www-authenticate" in first[1]
            assert [cause for cause, answer in told.items() if answer != first] == [], target


def test_wrong_keys_take_the_same_time(server, wrong_keys):
    partners = {cause: Partner(server, k) for cause, k in wrong_keys.items()}
    spent = {cause: [] for cause in partners}
    for _ in range(20):  # fewer in all than what locks an address
        for cause, partner in partners.items():
            began = time.perf_counter()
            partner.ask("/protocol")
            spent[cause].append(time.perf_counter() - began)
    medians = {cause: statistics.median(times) * 1000 for cause, times in spent.items()}
    print({cause: f"{median:.2f} ms" for cause, median in medians.items()})
    assert max(medians.values()) - min(medians.values()) < 5


def test_guessing_is_slowed_down_and_does_not_keep_others_out(home, tmp_path, key):
    with Server(home, tmp_path / "serve.log") as server:
        chance, guesser = random.Random(8), Partner(server)
        statuses = []
        for _ in range(130):
            guess = f"pafta_{prefix(key)}_" + "".join(chance.choices(string.ascii_letters + string.digits, k=43))
            statuses.append(guesser.ask("/", X_API_Key=guess).status)
        assert statuses[:90] == [401] * 90 and statuses[-10:] == [429] * 10
        assert Partner(server, key).ask(ITEMS).status == 200


@pytest.mark.parametrize(
    "value",
    [
        "pafta_",
        "pafta__",
        "pafta_aaaaaaaa",
        "pafta_aaaaaaaa_",
        "x",
        "pafta_aaaaaaaa_" + "a" * 5000,
        "é",
        "Bearer x",
        "null",
        "pafta_' OR 1=1 --_x",
    ],
)
def test_what_is_no_key_is_refused_and_not_passed_over(server, value):
    value = value.encode("utf-8").decode("latin-1")
    assert Partner(server).ask("/collections?f=json", X_API_Key=value).status in (400, 401, 431)


def test_two_different_credentials_are_refused(home, server, key):
    other = new_key(home, "2026/2")
    same = {"X_API_Key": key, "Authorization": f"Bearer {key}"}
    for headers, target in (
        ({"X_API_Key": key, "Authorization": f"Bearer {other}"}, ITEMS),
        ({"X_API_Key": key}, f"{ITEMS}&apikey={other}"),
        ({}, f"{ITEMS}&apikey={key}&api_key={other}"),
        ({"X_API_Key": key, "Cookie": "pafta=" + "a" * 43}, ITEMS),
    ):
        assert Partner(server).ask(target, **headers).status == 401, (headers, target)
    assert Partner(server).ask(ITEMS, **same).status in (200, 401)
    assert Partner(server, key).ask(ITEMS).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Forwarded_For": "10.0.0.1"},
        {"X_Remote_User": "memur"},
        {"Remote_User": "memur"},
        {"X_Forwarded_User": "memur"},
        {"Forwarded": "for=10.0.0.1;by=memur"},
        {"X_Original_URL": "/collections/tasinmaz/items"},
        {"X_HTTP_Method_Override": "DELETE"},
        {"X_Rewrite_URL": "/collections/tasinmaz"},
        {"Authorization": "Negotiate abc"},
        {"X_Client_Cert": "abc"},
    ],
)
def test_headers_of_others_let_nobody_in(server, headers):
    answer = Partner(server).ask(ITEMS, **headers)
    assert answer.status in (401, 404)
    assert b"no" not in answer.json.get("features", {})


@pytest.mark.parametrize(
    "tail",
    [
        "",
        "%00",
        "%2e%2e/tasinmaz",
        "/",
        ";f=json",
        "%2fitems",
        "/../tasinmaz/items",
        "?f=json%00",
        "?f[]=json",
        "?F=json",
        "?f=json&f=html",
        "?f=../../etc/passwd",
        "?f=gpkg",
    ],
)
def test_tricks_with_addresses_and_formats_open_nothing(server, tail):
    for base in ("/collections/tasinmaz", "/collections/tasinmaz/items"):
        answer = Partner(server).ask(base + tail)
        assert 400 <= answer.status < 500
        assert "malik" not in answer.text and "root:" not in answer.text


def test_no_answer_of_one_view_is_kept_for_another(home, server, key):
    views = {
        "one": Partner(server, key),
        "two": Partner(server, new_key(home, "2026/2")),
        "guest": Partner(server),
        "staff": Partner(server, home.run("key new", "--user", "memur").out.strip()),
    }
    for target in (
        "/collections/tasinmaz/items?f=json&limit=5",
        "/collections/tasinmaz?f=json",
        "/collections?f=json",
        "/api?f=json",
        "/?f=json",
        "/collections/tasinmaz/schema?f=json",
        "/collections/tasinmaz/tiles/WebMercatorQuad/0/0/0",
        "/tiles/tasinmaz.json",
        "/collections/tasinmaz/items/1?f=json",
        "/collections?f=html",
    ):
        answers = {name: partner.ask(target) for name, partner in views.items()}
        for name, answer in answers.items():
            varied = {word.strip().lower() for word in answer.headers["vary"].split(",")}
            assert {"authorization", "cookie", "x-api-key"} <= varied, (name, target)
            control = answer.headers.get("cache-control", "")
            assert "public" not in control
            if name != "guest":
                assert "private" in control or "no-store" in control, (name, target, control)
            if answer.status != 200 or "etag" not in answer.headers:
                continue
            for other, partner in views.items():
                again = partner.ask(target, If_None_Match=answer.headers["etag"])
                same = other == name or answers[other].body == answer.body
                assert again.status != 304 or same, (name, other, target)


def test_one_connection_serves_many_without_mixing_them(home, server, key):
    other, chance, mixed = new_key(home, "2026/2"), random.Random(2), Partner(server)
    fields = {key: {"no", "ada", "mahalle", "malik"}, other: {"no", "deger"}}
    for _ in range(60):
        who = chance.choice((key, other, None))
        answer = mixed.ask(ITEMS, **({"X_API_Key": who} if who else {}))
        if who is None:
            assert answer.status == 404
        else:
            assert set(answer.json["features"][0]["properties"]) == fields[who]


def test_nothing_can_be_written_into_the_trail_or_the_log(home, server, key):
    before, lines = len(records(home)), server.log.read_text().count("\n")
    evil = '%0d%0a%7b"seq":1,"event":"access"}%0a%1b[2J%e2%80%ae"}'
    sent = 0
    for target in (
        f"/collections/{evil}/items",
        f"/collections/tasinmaz/items?x={evil}",
        f"/collections/tasinmaz/items?filter={evil}",
        "/collections/tasinmaz/items/" + evil,
    ):
        for agent in ("a", 'x"}\t{"level":"error"', "\u202e".encode().decode("latin-1"), "%0a"):
            assert (
                400
                <= Partner(server, key).ask(target, User_Agent=agent, Pafta_Purpose=agent, Referer=agent).status
                < 500
            )
            sent += 1
    for bad in ("pafta_aaaaaaaa_%0a", 'pafta_aaaaaaaa_"}', "pafta_\taaa_x"):
        Partner(server).ask("/", X_API_Key=bad)
        sent += 1
    new = records(home)[before:]
    assert len(new) == sent
    files = sorted((home.home / "audit").glob("20*.jsonl"))
    for file in files:
        assert not set(file.read_bytes()) & (set(range(32)) - {10})
        assert "\u202e" not in file.read_text(encoding="utf-8")
    log = server.log.read_text()
    assert log.count("\n") - lines == sent
    assert all(json.loads(line)["message"] for line in log.splitlines()[-sent:])
    assert not set(log.encode()) & (set(range(32)) - {10})
    assert home.run("audit verify", "--json", check=False).code == 0


def test_oversized_everything_is_refused(server, key):
    partner = lambda: Partner(server, key)
    statuses = {
        "query": partner().ask("/collections?x=" + "a" * 40_000).status,
        "path": partner().ask("/collections/" + "a" * 20_000).status,
        "header": partner().ask("/collections", X_Long="a" * 100_000).status,
        "key": partner().ask("/collections", X_API_Key="pafta_" + "a" * 60_000).status,
        "cookie": partner().ask("/collections", Cookie="; ".join(f"c{n}=x" for n in range(20_000))).status,
        "filter": partner()
        .ask(
            "/query",
            "POST",
            b'{"collections":["tasinmaz"],"filter":"' + b"no=1 OR " * 40_000 + b'no=1"}',
            Content_Type="application/json",
        )
        .status,
        "conditions": partner().ask("/collections/tasinmaz/items?filter=" + "(" * 9_000 + "no=1").status,
        "bbox": partner().ask("/collections/tasinmaz/items?bbox=" + ",".join(["1e308"] * 600)).status,
    }
    assert {what: status for what, status in statuses.items() if not 400 <= status < 500} == {}
    assert partner().ask("/collections/tasinmaz/items?f=json&limit=" + "9" * 400).status in (200, 400)
    assert partner().ask(ITEMS).status == 200


def test_a_body_that_is_too_long_is_refused_and_not_kept(server, key):
    size = server.status("VmRSS")
    for _ in range(4):
        got = server.raw(
            b"POST /query HTTP/1.1\r\nHost: x\r\nX-API-Key: "
            + key.encode()
            + b"\r\nContent-Type: application/json\r\nContent-Length: 200000000\r\n\r\n"
            + b"a" * 3_000_000,
            seconds=3,
        )
        assert got == b"" or b" 413 " in got.split(b"\r\n")[0], got[:100]
    assert server.status("VmRSS") - size < 200 << 20
    assert Partner(server, key).ask(ITEMS).status == 200


def test_formats_and_crs_outside_the_protocol_are_refused(home, server):
    approved(
        home,
        terms(
            "2026/8",
            [{"layer": "tasinmaz", "fields": SHOWN}],
            delivery={"channels": ["api"], "formats": ["json"], "crs": ["EPSG:5258"]},
        ),
        home.home.parent,
    )
    partner = Partner(server, new_key(home, "2026/8"))
    crs = "crs=http://www.opengis.net/def/crs/EPSG/0/5258"
    assert partner.ask(f"{ITEMS}&{crs}").status == 200
    column, row = tile_at(40.5628, 40.9905, 17)
    for target in (
        ITEMS,
        f"/collections/tasinmaz/items?f=csv&{crs}",
        f"/collections/tasinmaz/items?{crs.replace('5258', '3857')}",
        f"/collections/tasinmaz/items?f=fgb&{crs}",
        f"/tiles/tasinmaz/17/{column}/{row}.mvt",
    ):
        answer = partner.ask(target)
        assert 400 <= answer.status < 500, target
        assert b"malik" not in answer.body


@pytest.mark.parametrize(
    "limit", [{"ip_ranges": ["10.0.0.0/8"]}, {"hours": [{"days": ["mon"], "from": "03:00", "to": "03:01"}]}]
)
def test_wrong_addresses_and_hours_are_refused(home, server, limit):
    name = f"2026/{'9' if 'hours' in limit else '10'}"
    approved(home, terms(name, limits=limit), home.home.parent)
    answer = Partner(server, new_key(home, name)).ask(ITEMS, X_Forwarded_For="10.0.0.1")
    assert answer.status == 403 and answer.json["code"] == "protocol.notIncluded"
