"""Protocols from the draft to the end, by the commands of the manual, and what everybody sees meanwhile."""

import json
import os
import subprocess
import time

import pytest

from support import protocols, vectors
from support.accounts import add_account, cookie_of, sign_in
from support.homes import configure
from support.protocols import SHOWN, Partner, approved, estates, load_estates, new_home, new_key, prefix, terms
from support.server import Server
from test_clients import read_with_qgis

PASSWORD = "deniz-mavisi 42"
UNITS = '[units."Emlak"]\naccounts = ["root"]\n[units."Fen"]\naccounts = ["veli"]\n'
PERSONAL = set(protocols.PERSONAL)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with one layer that nobody declared, a public one, and one of staff."""
    folder = tmp_path_factory.mktemp("life")
    home = new_home(folder)
    rows = estates(60)
    for name, access in (("acik", "public"), ("ic", "staff"), ("kapali", "restricted")):
        load_estates(home, rows, folder, name)
        home.run("layers set", name, "--access", access)
    return home


@pytest.fixture(scope="module")
def server(home, tmp_path_factory):
    with Server(home, tmp_path_factory.mktemp("log") / "serve.log") as server:
        yield server


def test_nobody_sees_what_nobody_declared(server):
    anybody = Partner(server)
    assert anybody.layers() == ["acik"]
    for layer in ("tasinmaz", "ic", "kapali"):
        for path in (
            "",
            "/items",
            "/items/1",
            "/schema",
            "/queryables",
            "/sortables",
            "/tiles",
            "/changes",
            "/tiles/WebMercatorQuad/0/0/0",
        ):
            one, other = (anybody.ask(f"/collections/{name}{path}?f=json") for name in (layer, "hicyok"))
            assert (one.status, one.body.replace(layer.encode(), b"hicyok")) == (other.status, other.body)
            assert one.status == 404
        assert anybody.ask(f"/tiles/{layer}.json").status == 404
        query = {"collections": [layer], "filter": "no=1", "filter-lang": "cql2-text"}
        assert anybody.ask("/query", "POST", json.dumps(query).encode(), Content_Type="application/json").status == 404
    assert not [name for name in ("tasinmaz", "kapali") if name in anybody.ask("/api?f=json").text]
    assert anybody.ask("/protocol").status == 404


def test_anybody_sees_no_personal_field_of_a_public_layer(server):
    anybody = Partner(server)
    features = anybody.features("acik")
    assert len(features) == 60
    for document in ("schema", "queryables", "sortables"):
        assert not PERSONAL & set(anybody.json(f"/collections/acik/{document}?f=json")["properties"]), document
    assert not PERSONAL & set(features[0]["properties"])
    values = [f.values[name] for f in estates(60) for name in PERSONAL]
    for target in (
        "items?f=json",
        "items?f=csv",
        "items?f=gml",
        "items?f=html",
        "items/1?f=json",
        "items?f=fgb&limit=60",
        "items?f=jsonfg",
        "tiles/WebMercatorQuad/0/0/0",
    ):
        answer = anybody.ask(f"/collections/acik/{target}")
        assert answer.status in (200, 204), target
        assert not [value for value in values if value.encode() in answer.body], target


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_a_personal_field_can_be_asked_for_in_no_way(server, name):
    never_there = name[:-1] + "q"  # alike, as errors suggest visible names that are
    for probe in (
        f"filter={name}%20IS%20NULL",
        f"filter=CASEI({name})%3D'x'",
        f"sortby={name}",
        f"properties={name}",
        f"{name}=x",
        f"exclude-properties={name}",
    ):
        answer = Partner(server).ask(f"/collections/acik/items?f=json&{probe}")
        never = Partner(server).ask(f"/collections/acik/items?f=json&{probe.replace(name, never_there)}")
        assert answer.status == 400, probe
        assert answer.body.replace(name.encode(), never_there.encode()) == never.body


def test_staff_see_by_their_role_and_personal_fields_of_their_own_layers_only(tmp_path):
    home = new_home(tmp_path, UNITS)
    home.run("layers set", "tasinmaz", "--owner", "Emlak", "--access", "staff")
    for name, unit, role in (
        ("ayse", "Emlak", "reader"),
        ("veli", "Fen", "reader"),
        ("can", "Fen", None),
        ("umut", "Fen", "auditor"),
    ):
        add_account(home, name, PASSWORD, "--unit", unit, *(["--role", role] if role else []))
    with Server(home, tmp_path / "serve.log") as server:
        seen = {}
        for name in ("ayse", "veli", "can"):
            cookie = cookie_of(sign_in(server, name, PASSWORD))
            answer = Partner(server).ask("/collections/tasinmaz/items?f=json&limit=1", Cookie=cookie)
            seen[name] = set(answer.json["features"][0]["properties"]) if answer.status == 200 else answer.status
        assert seen["can"] == 404
        assert PERSONAL <= seen["ayse"]
        assert seen["veli"] and not PERSONAL & seen["veli"]
        key = home.run("key new", "--user", "veli").out.strip()
        assert not PERSONAL & set(Partner(server, key).features()[0]["properties"])
        began = time.monotonic()
        home.run("user disable", "veli")
        assert Partner(server, key).ask("/collections?f=json").status == 401
        assert time.monotonic() - began < 30


def fill_in(template: str) -> str:
    """What a clerk writes into the document of `protocol new`, in place of the empty sections."""
    written = {
        "receiver": 'name = "Uydurma Dağıtım Kurumu"\nkind = "public"',
        "legal_basis": 'law = "5393"\narticle = "75"',
        "purpose": 'text = "Şebeke planlaması"',
        "personal_data": 'included = true\nground = "kvkk-5"\ncategories = ["kimlik"]',
    }
    kept, skipping = [], False
    for line in template.splitlines():
        if line.startswith("["):
            name = line.split("#")[0].strip().strip("[]")
            skipping = name == "personal_data"
            kept.append(line)
            if name in written:
                kept.append(written[name])
        elif not skipping:
            kept.append(line)
    layer = """
[[layers]]
layer = "tasinmaz"
fields = ["no", "ada", "mahalle", { name = "malik", mask = "initials" }]
filter = "durum = 'aktif'"
deltas = true
"""
    return "\n".join(kept) + layer


def milliseconds_until(ask, status) -> float:
    """How long after a decision the next request is answered with this status; the next request has to be."""
    began = time.monotonic()
    answer = ask()
    assert answer.status == status, f"{answer.status} {answer.raw[:200]!r}, expected {status}"
    return (time.monotonic() - began) * 1000


def test_a_protocol_lives_as_the_manual_says(tmp_path):
    home = new_home(tmp_path)
    file = tmp_path / "taslak.toml"
    file.write_text(home.run("protocol new", "2026/14").out, encoding="utf-8")
    empty = home.run("protocol check", file, check=False)
    assert empty.code == 65 and empty.out
    file.write_text(fill_in(file.read_text(encoding="utf-8")), encoding="utf-8")
    checked = home.run("protocol check", file, check=False)
    assert checked.code == 0, checked.out + checked.err
    home.run("protocol save", file)
    key_before = home.run("key new", "--protocol", "2026/14", check=False)
    with Server(home, tmp_path / "serve.log") as server:
        if key_before.code == 0:
            assert Partner(server, key_before.out.strip()).ask("/collections").status == 401, "a draft gives no access"
        home.run(
            "protocol approve",
            "2026/14",
            "--document",
            "EBYS-2026/1234",
            "--approver",
            "Ada Uydurma",
            "--title",
            "Genel Sekreter",
        )
        key = new_key(home, "2026/14", "--label", "QGIS")
        partner = Partner(server, key)
        assert partner.layers() == ["tasinmaz"]
        contract = partner.json("/protocol")
        assert contract["number"] == "2026/14" and contract["approval"]["document_no"] == "EBYS-2026/1234"
        seen = []
        decide_and_measure(home, partner, seen, "suspend", "resume", "revoke")
        print("; ".join(f"{what}: {spent:.1f} ms" for what, spent in seen))
        assert max(spent for _, spent in seen) < 2_000
    states = [entry["state"] for entry in home.run("protocol list", "--json").json]
    assert states == ["revoked"]
    again = home.run("protocol resume", "2026/14", "--reason", "yine", check=False)
    assert again.code == 73, "what was revoked stays revoked"
    shown = home.run("protocol show", "2026/14").out
    assert "EBYS-2026/1234" in shown


def decide_and_measure(home, partner, seen, *decisions):
    for decision in decisions:
        home.run(f"protocol {decision}", "2026/14", "--document", "EBYS-2026/2001", "--reason", "deneme")
        status = 200 if decision == "resume" else 401
        seen.append((decision, milliseconds_until(lambda: partner.ask("/collections/tasinmaz/items?limit=1"), status)))


def test_a_revoked_key_is_refused_on_the_next_request_and_its_successor_is_not(tmp_path):
    home = new_home(tmp_path)
    approved(home, terms("2026/1"), tmp_path)
    old = new_key(home, "2026/1")
    with Server(home, tmp_path / "serve.log") as server:
        assert Partner(server, old).ask("/collections").status == 200
        new = home.run("key rotate", prefix(old)).out.strip()
        assert Partner(server, old).ask("/collections").status == Partner(server, new).ask("/collections").status == 200
        held = Partner(server, old)
        held.ask("/collections")
        home.run("key revoke", prefix(old), "--reason", "sızdı")
        spent = milliseconds_until(lambda: held.ask("/collections"), 401)
        print(f"revoked key refused {spent:.1f} ms after the command had ended, on a connection that was open")
        assert Partner(server, new).ask("/collections").status == 200


def test_a_changed_draft_counts_when_it_is_approved_and_not_before(tmp_path):
    home = new_home(tmp_path)
    approved(home, terms("2026/1"), tmp_path)
    with Server(home, tmp_path / "serve.log") as server:
        partner = Partner(server, new_key(home, "2026/1"))
        tag = partner.ask("/collections/tasinmaz/items?f=json").headers["etag"]
        file = tmp_path / "yeni.json"
        draft = terms("2026/1", [{"layer": "tasinmaz", "fields": ["no", "deger"]}])
        file.write_text(json.dumps(draft), encoding="utf-8")
        home.run("protocol save", file, "--reason", "yeni alan")
        assert "deger" not in partner.features()[0]["properties"]
        home.run("protocol approve", "2026/1", "--document", "EBYS-9", "--approver", "Ada Uydurma", "--title", "Müdür")
        answer = partner.ask("/collections/tasinmaz/items?f=json", If_None_Match=tag)
        assert answer.status == 200 and set(answer.json["features"][0]["properties"]) == {"no", "deger"}
        assert partner.json("/collections/tasinmaz/items?f=json&limit=1000")["numberReturned"] > len(estates()) * 0.99
        assert answer.headers["pafta-protocol"] != "2026/1@2"
        home.run("protocol diff", "2026/1@2", "2026/1")


@pytest.mark.parametrize("start, end, status", [("2026-01-01", "2030-01-01", 200), ("2030-01-01", "2031-01-01", 401)])
def test_a_protocol_holds_within_its_term_only(tmp_path, start, end, status):
    home = new_home(tmp_path)
    approved(home, terms("2026/1", term={"start": start, "end": end}), tmp_path)
    with Server(home, tmp_path / "serve.log") as server:
        assert Partner(server, new_key(home, "2026/1")).ask("/collections").status == status


def test_a_term_that_is_over_cannot_be_approved(tmp_path):
    home = new_home(tmp_path)
    file = tmp_path / "p.json"
    file.write_text(json.dumps(terms("2026/1", term={"start": "2020-01-01", "end": "2021-01-01"})), encoding="utf-8")
    home.run("protocol save", file)
    refused = home.run("protocol approve", "2026/1", "--document", "E", "--approver", "A", "--title", "M", check=False)
    assert refused.code == 73 and home.run("protocol list", "--json").json[0]["state"] == "draft"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A partner's protocol in force, with its server."""
    folder = tmp_path_factory.mktemp("clients")
    home = new_home(folder)
    approved(home, terms("2026/14"), folder)
    with Server(home, folder / "serve.log") as server:
        yield server, new_key(home, "2026/14")


def expected() -> dict:
    shown = [f.values for f in estates() if f.values["durum"] == "aktif"]
    masked = lambda name: " ".join(f"{part[0]}***" for part in name.split())
    return {v["no"]: (v["ada"], v["mahalle"], masked(v["malik"])) for v in shown}


def gdal(server, *words, **settings) -> subprocess.CompletedProcess:
    options = [part for name, value in settings.items() for part in ("--config", name, value)]
    return subprocess.run([*words, *options], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("way", ["header", "header-file", "basic"])
def test_gdal_is_a_client_with_a_key(shared, tmp_path, way):
    server, key = shared
    if way == "header":
        settings = {"GDAL_HTTP_HEADERS": f"X-API-Key: {key}"}
    elif way == "header-file":
        (tmp_path / "basliklar.txt").write_text(f"Authorization: Bearer {key}\n")
        settings = {"GDAL_HTTP_HEADER_FILE": str(tmp_path / "basliklar.txt")}
    else:
        settings = {"GDAL_HTTP_USERPWD": f"kurum:{key}", "GDAL_HTTP_AUTH": "BASIC"}
    told = gdal(server, "ogrinfo", "-ro", "-so", "-al", f"OAPIF:{server.url}", **settings)
    assert told.returncode == 0 and "Layer name: tasinmaz" in told.stdout, told.stderr
    assert f"Feature Count: {len(expected())}" in told.stdout and "tckn" not in told.stdout
    made = gdal(server, "ogr2ogr", str(tmp_path / "kopya.gpkg"), f"OAPIF:{server.url}", "tasinmaz", **settings)
    assert made.returncode == 0, made.stderr
    got = {
        f.properties["no"]: tuple(f.properties[n] for n in ("ada", "mahalle", "malik"))
        for f in vectors.read(tmp_path / "kopya.gpkg")
    }
    assert got == expected()
    without = gdal(server, "ogrinfo", "-ro", "-so", "-al", f"OAPIF:{server.url}")
    assert "tasinmaz" not in without.stdout


@pytest.mark.parametrize(
    "words", [["-H", "X-API-Key: {}"], ["-H", "Authorization: Bearer {}"], ["-u", "kurum:{}"], ["-u", "{}:"]]
)
def test_curl_is_a_client_with_a_key(shared, words):
    server, key = shared
    done = subprocess.run(
        [
            "curl",
            "-sS",
            "--fail",
            *(word.format(key) for word in words),
            f"{server.url}/collections/tasinmaz/items?f=json&limit=1000",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "no_proxy": "*"},
    )
    assert done.returncode == 0, done.stderr
    got = {
        f["properties"]["no"]: (f["properties"]["ada"], f["properties"]["mahalle"], f["properties"]["malik"])
        for f in json.loads(done.stdout)["features"]
    }
    assert got == expected()


def test_qgis_is_a_client_with_a_key(shared, tmp_path):
    server, key = shared
    answer = read_with_qgis(tmp_path, "oapif", f"{server.url}?apikey={key}", "tasinmaz")["tasinmaz"]
    assert answer["features"] is not None, answer["error"]
    assert len(answer["features"]) == len(expected())
    assert set(answer["features"][0]["properties"]) >= {"no", "ada", "mahalle", "malik"}
    assert "tckn" not in answer["features"][0]["properties"]


def test_keys_in_addresses_can_be_turned_off(tmp_path):
    home = new_home(tmp_path)
    text = (home.home / "pafta.toml").read_text(encoding="utf-8")
    (home.home / "pafta.toml").write_text(
        text.replace("[access]\n", "[access]\nkeys_in_query = false\n"), encoding="utf-8"
    )
    configure(home)
    approved(home, terms("2026/1", [{"layer": "tasinmaz", "fields": SHOWN}]), tmp_path)
    key = new_key(home, "2026/1")
    with Server(home, tmp_path / "serve.log") as server:
        assert Partner(server).ask(f"/collections?f=json&apikey={key}").status == 400
        assert Partner(server, key).layers() == ["tasinmaz"]
    assert key not in (tmp_path / "serve.log").read_text()
