"""A partner gets what its protocol allows of requests, features, bytes and area, also over restarts and kills."""

import time

import pytest

from support.accounts import records
from support.protocols import SHOWN, Partner, approved, estates, limits, load_estates, new_home, new_key, terms
from support.server import Server

ALL = [{"layer": "tasinmaz", "fields": SHOWN, "deltas": True}]
ITEMS = "/collections/tasinmaz/items?f=json"


@pytest.fixture
def limited(tmp_path):
    """Makes the server of a home whose protocol has these limits, and a partner."""
    home, servers = new_home(tmp_path), []

    def make(**limit):
        number = f"2026/{len(servers) + 1}"
        approved(home, terms(number, ALL, limits=limit), tmp_path)
        server = Server(home, tmp_path / "serve.log").start()
        servers.append(server)
        return home, server, Partner(server, new_key(home, number))

    yield make
    for server in servers:
        if server.process.poll() is None:
            server.stop()


def expect_exhausted(answer):
    assert answer.status == 429, answer.raw[:300]
    assert answer.json["code"] == "quota.exceeded" and int(answer.headers["retry-after"]) >= 1
    return int(answer.headers["retry-after"])


def test_requests_of_a_minute_are_counted_down_and_then_refused(limited):
    home, server, partner = limited(requests_per_minute=6)
    left = [limits(partner.ask("/collections?f=json"))["minute"] for _ in range(6)]
    assert left == [5, 4, 3, 2, 1, 0]
    refused = partner.ask("/collections?f=json")
    assert expect_exhausted(refused) <= 60
    assert limits(refused)["minute"] == 0 and '"minute";q=6;w=60' in refused.headers["ratelimit-policy"]
    assert Partner(server).ask("/collections?f=json").status == 200, "others are not refused"
    second = Partner(server, new_key(home, "2026/1"))
    assert second.ask("/collections").status == 429, "another key of the same protocol has nothing of its own"


def test_pages_give_no_more_features_than_are_left(limited):
    _, _, partner = limited(features_per_day=100)
    got = []
    for wanted, given, left in ((40, 40, 60), (50, 50, 10), (50, 10, 0)):
        answer = partner.ask(f"{ITEMS}&limit={wanted}&sortby=-no" + (f"&filter=no%3C{got[-1]}" if got else ""))
        features = answer.json["features"]
        assert (
            (len(features), limits(partner.ask("/protocol"))["features-day"]) == (given, left)
            if left
            else len(features) == given
        )
        got += [f["properties"]["no"] for f in features]
    assert len(set(got)) == 100
    for target in (
        ITEMS,
        f"{ITEMS}&limit=1",
        "/collections/tasinmaz/items/1",
        "/collections/tasinmaz/changes",
        "/collections",
    ):
        assert expect_exhausted(partner.ask(target)) <= 86_400


@pytest.mark.parametrize(
    "target",
    [
        "/collections/tasinmaz/items?f=csv&limit=1000",
        "/collections/tasinmaz/items?f=fgb&limit=100000",
        "/collections/tasinmaz/items?f=gml",
        "/collections/tasinmaz/changes?limit=1000",
        "/collections/tasinmaz/items?f=json&limit=99999999999999999999",
        "/collections/tasinmaz/changes?limit=99999999999999999999",
        "/collections/tasinmaz/changes",
        "POST",
    ],
)
def test_no_way_gives_more_than_what_is_left(limited, target):
    home, _, partner = limited(features_per_day=30)
    if target == "POST":
        body = b'{"collections":["tasinmaz"],"filter":"no>=0","filter-lang":"cql2-text","limit":1000}'
        answer = partner.ask("/query", "POST", body, Content_Type="application/json")
    else:
        answer = partner.ask(target)
    assert answer.status in (200, 429), answer.raw[:300]
    assert sum(record.get("features", 0) for record in records(home)) <= 30


def test_distinct_features_count_once(limited):
    _, _, partner = limited(distinct_features_per_day=20)
    for _ in range(4):
        assert partner.ask(f"{ITEMS}&limit=10").json["numberReturned"] == 10
    assert limits(partner.ask("/protocol"))["distinct-features-day"] == 10
    answer = partner.ask(f"{ITEMS}&limit=200&filter=no%3E100")
    assert answer.json["numberReturned"] == 10
    expect_exhausted(partner.ask(ITEMS))


def test_bytes_are_those_sent(limited):
    _, _, partner = limited(bytes_per_day=40_000)
    sent = 0
    while True:
        answer = partner.ask(f"{ITEMS}&limit=20", Accept_Encoding="gzip")
        if answer.status == 429:
            break
        sent += len(answer.raw)
        assert limits(partner.ask("/protocol", "HEAD"))["bytes-day"] == max(0, 40_000 - sent)
        assert sent < 60_000
    assert sent >= 40_000
    expect_exhausted(answer)


def test_the_area_of_boxes_is_counted_in_hectares(limited):
    _, _, partner = limited(square_kilometres_per_day=0.5)
    x0, y0, x1, y1 = partner.json("/collections/tasinmaz?f=json")["extent"]["spatial"]["bbox"][0]
    box = lambda a, b: f"{ITEMS}&limit=1&bbox={x0 + (x1 - x0) * a},{y0},{x0 + (x1 - x0) * b},{y1}"
    assert partner.ask(box(0, 0.3)).status == 200
    first = limits(partner.ask("/protocol"))["hectares-day"]
    assert 30 <= first < 50
    assert partner.ask(box(0, 0.3)).status == 200
    assert limits(partner.ask("/protocol"))["hectares-day"] == first, "a hectare counts once"
    assert partner.ask(box(0.5, 0.9)).status == 200
    assert limits(partner.ask("/protocol"))["hectares-day"] < first


@pytest.mark.parametrize("ending", ["stop", "kill"])
def test_counts_survive_the_end_of_the_server(limited, tmp_path, ending):
    home, server, partner = limited(features_per_day=1000, requests_per_minute=1000, bytes_per_day=10_000_000)
    for _ in range(5):
        partner.ask(f"{ITEMS}&limit=50")
    if ending == "kill":
        time.sleep(1.5)  # what came before the last second is not lost
        partner.ask(f"{ITEMS}&limit=7")
        server.process.kill()
        server.process.wait()
    else:
        assert server.stop() == 0
    with Server(home, tmp_path / "again.log") as again:
        left = limits(Partner(again, partner.key).ask("/protocol"))["features-day"]
    assert left in ((750, 743) if ending == "kill" else (750,))


def test_a_client_that_leaves_pays_for_what_was_sent_and_frees_its_place(limited, tmp_path):
    home, server, partner = limited(concurrent_requests=1, requests_per_minute=1000)
    load_estates(home, estates(20_000), tmp_path)
    connection = server.connection()
    connection.request("GET", "/collections/tasinmaz/items?f=json&limit=20000", headers={"X-API-Key": partner.key})
    answer = connection.getresponse()
    answer.read(1000)
    expect_exhausted(partner.ask("/collections"))
    answer.close()
    connection.close()
    end = time.monotonic() + 20
    while partner.ask("/collections").status == 429 and time.monotonic() < end:
        time.sleep(0.1)
    assert partner.ask("/collections").status == 200
