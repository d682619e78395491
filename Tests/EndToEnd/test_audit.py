"""Every access of partners and staff has one record that is right; what is done to the trail is found out."""

import csv
import io
import json
import random
import re
import shutil
import threading
import time
from urllib.parse import quote

import pytest

from support.accounts import records
from support.homes import Home
from support.protocols import Partner, approved, estates, new_home, new_key, prefix, sha256, terms
from support.server import Server

NUMBER = "2026/14"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    home = new_home(folder)
    approved(home, terms(NUMBER), folder)
    return home


@pytest.fixture(scope="module")
def server(home, tmp_path_factory):
    with Server(home, tmp_path_factory.mktemp("log") / "serve.log") as server:
        yield server


@pytest.fixture(scope="module")
def key(home):
    return new_key(home, NUMBER)


def recorded(home, action, least=0) -> tuple:
    """What an action returns, and what it adds to the trail; the record of a stream comes right behind its end."""
    before = len(records(home))
    result, end = action(), time.monotonic() + 2
    while len(records(home)) < before + least and time.monotonic() < end:
        time.sleep(0.01)
    return result, [record for record in records(home)[before:] if record["event"] != "key"]


@pytest.mark.parametrize(
    "target",
    [
        "/collections/tasinmaz/items?f=json&limit=7",
        "/collections/tasinmaz/items?f=csv&limit=100000",
        "/collections?f=json",
        "/collections/tasinmaz/items/1?f=json",
        "/collections/tasinmaz/changes?limit=20",
        "/protocol",
        "/api?f=json",
        "/collections/tasinmaz/items?f=fgb&limit=5000",
        "/collections/tasinmaz/tiles/WebMercatorQuad/0/0/0",
        "/collections/tasinmaz/items?f=html&limit=10",
    ],
)
@pytest.mark.parametrize("coding", ["identity", "gzip", "zstd"])
def test_each_access_has_one_record_with_the_hash_of_what_was_received(home, server, key, target, coding):
    answer, new = recorded(home, lambda: Partner(server, key).ask(target, Accept_Encoding=coding), least=1)
    assert answer.status in (200, 204), answer.raw[:300]
    (record,) = new
    assert (record["event"], record["kind"], record["status"]) == ("access", "partner", answer.status)
    assert record["protocol"] == answer.headers["pafta-protocol"].replace("%2F", "/")
    assert record["purpose"] == "planlama" and record["address"] == "127.0.0.1" and record["method"] == "GET"
    assert record["target"] == target
    assert record["answer"] == sha256(answer.body)
    assert record["bytes"] == len(answer.raw)
    assert record["milliseconds"] > 0


@pytest.mark.parametrize(
    "parameters, count", [("limit=7", 7), ("limit=1000", 257), ("filter=no%3C10", 9), ("bbox=0,0,1,1", 0)]
)
def test_a_record_counts_the_features_and_names_the_fields(home, server, key, parameters, count):
    answer, (record,) = recorded(
        home, lambda: Partner(server, key).ask(f"/collections/tasinmaz/items?f=json&{parameters}")
    )
    assert record.get("features", 0) == answer.json["numberReturned"] == count
    assert record["collection"] == "tasinmaz" and record["fields"] == ["no", "ada", "mahalle", "malik"]


def test_selected_fields_only_are_named(home, server, key):
    _, (record,) = recorded(
        home, lambda: Partner(server, key).ask("/collections/tasinmaz/items?f=json&properties=ada,no")
    )
    assert sorted(record["fields"]) == ["ada", "no"]


def test_head_and_unchanged_give_nothing_and_are_recorded(home, server, key):
    partner = Partner(server, key)
    tag = partner.ask("/collections/tasinmaz/items?f=json").headers["etag"]
    answer, new = recorded(home, lambda: partner.ask("/collections/tasinmaz/items?f=json", If_None_Match=tag))
    assert answer.status == 304 and [r["status"] for r in new] == [304] and not new[0].get("features")
    answer, new = recorded(home, lambda: partner.ask("/collections/tasinmaz/items?f=json", "HEAD"))
    assert answer.status == 200 and len(new) == 1 and new[0]["method"] == "HEAD"


def test_refused_requests_are_recorded_with_their_cause_and_no_hash(home, server, key):
    for partner, target, status in (
        (Partner(server, key), "/collections/yok/items", 404),
        (Partner(server, "pafta_aaaaaaaa_x"), "/", 401),
        (Partner(server, key), "/collections/tasinmaz/items?filter=tckn%3D1", 400),
    ):
        answer, new = recorded(home, lambda: partner.ask(target))
        assert answer.status == status and len(new) == 1
        assert new[0]["event"] == "denied" and new[0]["status"] == status and new[0]["detail"]
        assert "answer" not in new[0]


def test_staff_are_recorded_with_their_purpose_and_guests_are_not(home, server):
    home.run("user add", "memur", "--role", "reader", "--no-password")
    key = home.run("key new", "--user", "memur").out.strip()
    _, (record,) = recorded(
        home, lambda: Partner(server, key).ask("/collections/tasinmaz/items?f=json&limit=3", Pafta_Purpose="dosya 12")
    )
    assert (record["kind"], record["principal"], record["purpose"], record["features"]) == (
        "staff",
        "memur",
        "dosya 12",
        3,
    )
    _, new = recorded(home, lambda: Partner(server).ask("/collections?f=json"))
    assert new == []


def test_records_of_many_clients_at_once_are_one_chain(home, server, key):
    def ask(results):
        partner = Partner(server, key)
        results += [partner.ask(f"/collections/tasinmaz/items?f=json&limit={n}").status for n in range(1, 16)]

    def together():
        results = []
        threads = [threading.Thread(target=ask, args=(results,)) for _ in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        return results

    results, new = recorded(home, together)
    assert results == [200] * 120 and len(new) == 120
    assert sorted(r["features"] for r in new) == sorted(list(range(1, 16)) * 8)
    everything = records(home)
    assert [r["seq"] for r in everything] == list(range(1, len(everything) + 1))
    assert all(b["previous"] == a["hash"] for a, b in zip(everything, everything[1:]))
    expect_whole(home)


def test_no_secret_and_no_personal_value_is_written_down(home, server, key):
    chance = random.Random(4)
    other = "pafta_" + key.split("_")[1] + "_" + "z" * 43
    rows = chance.sample(estates(), 12)
    partner = Partner(server, key)
    for row in rows:
        tckn, malik = row.values["tckn"], quote(row.values["malik"])
        partner.ask(f"/collections/tasinmaz/items?tckn={tckn}")
        partner.ask(f"/collections/tasinmaz/items?filter=malik%3D%27{malik}%27")
        partner.ask(f"/collections/tasinmaz/items?f=json&malik={malik}")
    Partner(server).ask(f"/collections?apikey={key}")
    Partner(server).ask(f"/collections?apikey={other}")
    Partner(server).ask(
        f"/nothing/{key}?x={other}&key={other}", User_Agent=f"agent {key}", Referer=f"http://x/?apikey={key}"
    )
    Partner(server, other).ask("/collections")
    written = "".join(
        file.read_text(errors="replace") for file in sorted((home.home / "audit").iterdir()) if file.is_file()
    )
    written += server.log.read_text(errors="replace")
    assert key.split("_", 2)[2] not in written and "z" * 20 not in written
    assert [row.values["tckn"] for row in rows if row.values["tckn"] in written] == []
    forms = [form for row in rows for form in (row.values["malik"], quote(row.values["malik"]))]
    assert [form for form in forms if form in written] == []
    assert prefix(key) in written


def expect_whole(home):
    result = home.run("audit verify", "--json", check=False)
    assert result.code == 0, result.out + result.err


@pytest.fixture(scope="module")
def trail(tmp_path_factory):
    """A home with a trail of some dozen records, signed."""
    folder = tmp_path_factory.mktemp("trail")
    home = new_home(folder, rows=estates(20))
    approved(home, terms(NUMBER), folder)
    key = new_key(home, NUMBER)
    with Server(home, folder / "serve.log") as server:
        partner = Partner(server, key)
        for number in range(30):
            assert partner.ask(f"/collections/tasinmaz/items?f=json&limit={number + 1}").status == 200
    expect_whole(home)
    return home


def edit(lines):
    lines[7] = lines[7].replace('"status":200', '"status":404')


def rehash(lines):
    """An edit by somebody who can compute hashes."""
    previous = None
    edit(lines)
    for place in range(7, len(lines)):
        line = lines[place]
        if previous:
            line = re.sub(r'"previous":"[0-9a-f]*"', f'"previous":"{previous}"', line)
        head, _ = line.split(',"hash":"')
        previous = sha256(head.encode())
        lines[place] = f'{head},"hash":"{previous}"}}'


def delete(lines):
    del lines[11]


def swap(lines):
    lines[4], lines[5] = lines[5], lines[4]


def insert(lines):
    lines.insert(9, lines[8])


def cut_tail(lines):
    del lines[-3:]


def cut_head(lines):
    del lines[:2]


def cut_in_a_line(lines):
    lines[-1] = lines[-1][:40]


@pytest.mark.parametrize("forgery", [edit, rehash, delete, swap, insert, cut_tail, cut_head, cut_in_a_line])
def test_whatever_is_done_to_the_trail_is_found(trail, tmp_path, forgery):
    home = Home(shutil.copytree(trail.home, tmp_path / "kopya", symlinks=True))
    file = max((home.home / "audit").glob("20*.jsonl"))
    lines = file.read_text(encoding="utf-8").splitlines()
    forgery(lines)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = home.run("audit verify", "--json", check=False)
    assert result.code == 74, result.out
    assert result.json["findings"]
    assert home.run("audit verify", check=False).code == 74


def test_a_day_that_is_deleted_and_a_forged_head_are_found(trail, tmp_path):
    for number, name in enumerate(("20*.jsonl", "head.json")):
        home = Home(shutil.copytree(trail.home, tmp_path / f"{number}", symlinks=True))
        for file in (home.home / "audit").glob(name):
            file.unlink()
        assert home.run("audit verify", check=False).code == 74


def test_an_old_state_of_all_files_is_found_with_a_noted_record(trail, tmp_path):
    home = Home(shutil.copytree(trail.home, tmp_path / "kopya", symlinks=True))
    shutil.copytree(home.home / "audit", tmp_path / "eski")
    with Server(home, tmp_path / "serve.log") as server:
        Partner(server, "pafta_aaaaaaaa_x").ask("/")
    anchor = home.run("audit seal").out.split()[-1]
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", anchor)
    home.run("audit verify", "--anchor", anchor)
    shutil.rmtree(home.home / "audit")
    shutil.copytree(tmp_path / "eski", home.home / "audit")
    assert home.run("audit verify", check=False).code == 0
    assert home.run("audit verify", "--anchor", anchor, check=False).code == 74


def test_search_and_export_tell_the_same(trail):
    found = home_json(
        trail.run("audit search", "--protocol", NUMBER, "--event", "access", "--limit", "1000", "--json").out
    )
    lines = trail.run("audit export", "--as", "jsonl", "--protocol", NUMBER, "--event", "access").out.splitlines()
    table = list(
        csv.reader(io.StringIO(trail.run("audit export", "--as", "csv", "--event", "access").out.lstrip("\ufeff")))
    )
    syslog = trail.run("audit export", "--as", "syslog", "--event", "access").out.splitlines()
    assert len(found) == len(lines) == len(table) - 1 == len(syslog) == 30
    assert all(re.match(r"<\d+>1 \d{4}-\d\d-\d\dT", line) for line in syslog)
    assert trail.run("audit search", "--principal", "kimse", "--json").out.strip() in ("", "[]")


def home_json(text) -> list:
    text = text.strip()
    return json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines()]


def test_a_server_that_is_killed_leaves_a_trail_that_goes_on(home, tmp_path):
    home = Home(shutil.copytree(home.home, tmp_path / "kopya", symlinks=True))
    key = new_key(home, NUMBER)
    for _ in range(3):
        server = Server(home, tmp_path / "serve.log").start()
        partner, answered = Partner(server, key), 0
        before = len(records(home))
        threading.Timer(0.3, server.process.kill).start()
        try:
            while True:
                partner.ask("/collections/tasinmaz/items?f=json&limit=5")
                answered += 1
        except OSError:
            pass
        except Exception as error:  # http.client tells a cut answer in several ways
            assert type(error).__module__ == "http.client", error
        server.process.wait()
        assert 0 <= len(records(home)) - before - answered <= 1, "what was answered was recorded"
    with Server(home, tmp_path / "serve.log") as server:
        assert Partner(server, key).ask("/collections").status == 200
    expect_whole(home)
