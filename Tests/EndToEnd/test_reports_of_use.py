"""What was done and asked for: activity, accesses, one protocol, and what its receiver would see."""
import json
import re

import pytest

from support.accounts import records
from support.protocols import Partner, approved, estates, load_estates, new_home, new_key, prefix, terms
from support.server import Server

NUMBER = "2026/14"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("use")


@pytest.fixture(scope="module")
def home(folder):
    home = new_home(folder)
    fee = {"kind": "tariff", "unit": "request", "amount": 2.5}
    obligations = [{"text": "Şebeke verisi", "layer": "tasinmaz", "period_days": 30}]
    decision = {"body": "council", "number": "2026/7", "date": "2026-01-01"}
    document = terms(NUMBER, fee=fee, council_decision=decision, obligations=obligations,
                     security={"key_rotation_days": 90})
    approved(home, document, folder)
    load_estates(home, estates(280), folder, "tasinmaz", "--force")
    return home


@pytest.fixture(scope="module")
def answers(home, folder):
    """Requests of a partner, of which two are refused."""
    key = new_key(home, NUMBER)
    with Server(home, folder / "serve.log") as server:
        partner = Partner(server, key)
        answers = [partner.ask(f"/collections/tasinmaz/items?f=json&limit={n}") for n in range(1, 11)]
        answers += [partner.ask("/collections/yok/items") for _ in range(2)]
    return key, answers


def expect_refusal(home, name, *arguments, code, error):
    outcome = home.run(name, *arguments, check=False)
    assert outcome.code == code and f"[{error}]" in outcome.err, outcome.err


def table(report, name, **wanted) -> list:
    return [row for row in report[name] if all(row[key] == value for key, value in wanted.items())]


def test_accesses_are_counted_as_they_were(home, answers):
    report = home.run("report access", "--format", "json", "--language", "en").json
    (row,) = table(report, "protocols")
    assert (row["protocol"], row["receiver"]) == (NUMBER, "Uydurma Dağıtım Kurumu")
    assert (row["requests"], row["denied"], row["features"]) == (12, 2, sum(range(1, 11)))
    assert row["bytes"] == sum(len(answer.raw) for answer in answers[1])
    assert table(report, "layers", layer="tasinmaz")[0]["requests"] == 10
    assert table(report, "clients")[0]["address"] == "127.0.0.1"


def test_a_period_without_accesses_is_empty(home, answers):
    report = home.run("report access", "--from", "2020-01-01", "--to", "2020-12-31", "--format", "json").json
    assert report["requests"] == 0 and report["protocols"] == []
    expect_refusal(home, "report access", "--from", "2020-02-01", "--to", "2020-01-01", code=65, error="option.invalid")


def test_activity_tells_loads_and_decisions(home, answers):
    report = home.run("report activity", "--format", "json").json
    assert [row["kind"] for row in report["loads"]] == ["yükleme", "yükleme"]
    (layer,) = report["layers"]
    assert layer["loads"] == 2 and layer["deleted"] == 20
    assert [row["protocol"] for row in report["protocols"]] == [NUMBER]
    assert report["requests"] == 12


@pytest.mark.parametrize("name", ["activity", "access"])
def test_pages_and_sheets_are_written(home, answers, tmp_path, name):
    for ending in ("html", "csv", "json"):
        home.run(f"report {name}", "--out", tmp_path / f"a.{ending}", "--language", "tr")
    assert "<!DOCTYPE html>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))


def test_a_protocol_report_counts_requests_fees_keys_and_obligations(home, answers):
    report = home.run("protocol report", NUMBER, "--format", "json", "--language", "en").json
    (day,) = report["usage"]
    assert float(report["feeUnits"]) == day["requests"] >= 10
    assert float(report["feeTotal"]) == day["requests"] * 2.5
    (key,) = report["keys"]
    assert key["prefix"] == prefix(answers[0]) and key["daysToRotation"] == 90
    (duty,) = report["obligations"]
    assert duty["layer"] == "tasinmaz" and duty["daysLate"] == 0 and duty["due"]
    expect_refusal(home, "protocol report", "2026/99", code=66, error="protocol.unknown")


# Simulation

def simulated(home, *arguments) -> list:
    out = home.run("protocol simulate", NUMBER, "--layer", "tasinmaz", "--output", "geojson", *arguments).out
    return json.loads(out)["features"]


def test_a_simulation_shows_what_the_partner_gets(home, answers, folder):
    with Server(home, folder / "serve2.log") as server:
        served = Partner(server, answers[0]).features()
    shown = simulated(home)
    assert len(shown) == len(served) > 100
    assert [(f["id"], f["properties"]) for f in shown] == [(f["id"], f["properties"]) for f in served]
    assert all(re.fullmatch(r"\w\*\*\* \w\*\*\*", f["properties"]["malik"]) for f in shown)


def test_a_simulation_finds_one_feature_and_no_hidden_one(home):
    everything = json.loads(home.run("query", "tasinmaz", "--output", "geojson").out)["features"]
    hidden = next(f["id"] for f in everything if f["properties"]["durum"] == "pasif")
    visible = next(f["id"] for f in everything if f["properties"]["durum"] == "aktif")
    assert [f["id"] for f in simulated(home, "--feature", visible)] == [visible]
    assert simulated(home, "--feature", hidden) == []
    assert len(simulated(home, "--limit", 3)) == 3
    assert home.run("protocol simulate", NUMBER, "--layer", "tasinmaz", "--filter", "tckn = '1'", check=False).code == 65


def test_a_draft_is_simulated_before_its_approval(home, folder):
    expect_refusal(home, "protocol simulate", NUMBER, "--draft", code=66, error="protocol.noDraft")
    layers = [{"layer": "tasinmaz", "fields": ["no"], "area": {"layer": "tasinmaz", "field": "no", "values": ["0"]}}]
    file = folder / "taslak.json"
    file.write_text(json.dumps(terms(NUMBER, layers)), encoding="utf-8")
    home.run("protocol save", file)
    drafted = simulated(home, "--draft")
    assert 1 <= len(drafted) < 10 and list(drafted[0]["properties"]) == ["no"]
    assert list(simulated(home)[0]["properties"]) == ["no", "ada", "mahalle", "malik"]


# What is decided is recorded

def test_each_decision_has_a_record(tmp_path):
    home = new_home(tmp_path)
    version = approved(home, terms(NUMBER), tmp_path)
    key = new_key(home, NUMBER)
    home.run("key rotate", prefix(key))
    home.run("key revoke", prefix(key), "--reason", "deneme")
    home.run("user add", "ayse", "--no-password")
    home.run("user disable", "ayse")
    home.run("index", "tasinmaz", "--add", "ada")
    home.run("doctor", "--repair", check=False)
    home.run("protocol suspend", NUMBER, "--document", "EBYS-2", "--reason", "inceleme")
    home.run("protocol revoke", NUMBER, "--document", "EBYS-3", "--reason", "fesih")
    home.refused("key new", "--protocol", NUMBER, code=73, error="key.protocolOver")
    home.refused("key new", "--protocol", "2026/98", code=66, error="protocol.unknown")
    home.run("revert", 1, "--including-later", check=False)
    events = [record["event"] for record in records(home) if record["principal"] != "pafta"]
    assert events[:1] == ["key"] or events[0] == "load"
    counts = {event: events.count(event) for event in set(events)}
    assert counts["protocol"] == 4 and counts["user"] == 2 and counts["index"] == 1 and counts["repair"] == 1
    text = "".join(json.dumps(record) for record in records(home))
    assert key.split("_", 2)[2] not in text and prefix(key) in text
    assert home.run("audit verify").code == 0
    assert version >= 1


def test_a_record_that_cannot_be_written_undoes_nothing_and_is_told(tmp_path):
    home = new_home(tmp_path)
    settings = home.home / "pafta.toml"
    settings.write_text(settings.read_text() + f'\n[audit]\nsigning_key = "{tmp_path}/yok/anahtar"\n', encoding="utf-8")
    outcome = home.run("layers set", "tasinmaz", "--access", "restricted", "--json", check=False)
    assert outcome.code in (74, 75) and "audit." in outcome.err
    assert json.loads(outcome.out)["access"] == "restricted"
    assert home.run("layers set", "tasinmaz", "--json").json["access"] == "restricted"
