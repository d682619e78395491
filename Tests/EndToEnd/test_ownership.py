"""Who may load what, what is kept of it, what is late: units, letters, originals, repeated files, the watch folder."""

import getpass
import hashlib
import json
import shutil
import sqlite3
import time

import pytest

from support import deliveries, edits, faults, homes

OWNER, OTHER, DISTRICT = "Emlak ve İstimlak Müdürlüğü", "Fen İşleri", "Merkez İlçe Belediyesi"
ACCOUNT = getpass.getuser()
UNITS = f"""
[units."{OWNER}"]
accounts = ["{ACCOUNT}"]
[units."{OTHER}"]
accounts = ["{ACCOUNT}"]
[units."Park ve Bahçeler"]
accounts = ["baska"]
[units."{DISTRICT}"]
accounts = ["{ACCOUNT}"]
district = "Merkez"
"""


@pytest.fixture(scope="module")
def city():
    return deliveries.city((2, 8))


@pytest.fixture
def deliver(tmp_path, city):
    """Writes a delivery of the city's parcels after some edits of its own."""
    def write(name, seed=2, share=0.05, parcels=None):
        parcels = parcels or (edits.edited(city, city.parcels, share, seed).parcels if seed else city.parcels)
        return deliveries.write_parcels(tmp_path / f"{name}.gpkg", parcels)
    return write


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent", UNITS)


def load(pafta, file, *arguments, code=0):
    outcome = pafta.run("load", file, "--as", "parsel", "--json", *arguments, check=False)
    assert outcome.code == code, f"exit status {outcome.code}, expected {code}:\n{outcome.err}\n{outcome.out[:2000]}"
    return outcome


# Units

def test_only_the_owner_writes_a_layer(pafta, deliver):
    load(pafta, deliver("a"), "--unit", OWNER)
    before = homes.state(pafta)
    refused = load(pafta, deliver("b", seed=3), "--unit", OTHER, code=73)
    assert refused.error["code"] == "layer.foreign" and OWNER in refused.error["message"]
    assert homes.state(pafta) == before
    load(pafta, deliver("c", seed=4), "--unit", OWNER)
    assert homes.state(pafta) != before


def test_the_template_names_the_owner_from_the_start(pafta, deliver):
    refused = load(pafta, deliver("a"), "--unit", OTHER, code=73)
    assert refused.error["code"] == "layer.foreign" and pafta.collections() == {}


def test_a_delegate_writes_in_the_owners_place(pafta, deliver):
    load(pafta, deliver("a"), "--unit", OWNER)
    pafta.run("layers set", "parsel", "--delegate", OTHER)
    load(pafta, deliver("b", seed=3), "--unit", OTHER)
    assert [entry["unit"] for entry in homes.history(pafta)] == [OTHER, OWNER]


def test_a_layer_can_be_given_to_another_unit(pafta, deliver):
    load(pafta, deliver("a"), "--unit", OWNER)
    pafta.run("layers set", "parsel", "--owner", OTHER)
    load(pafta, deliver("b", seed=3), "--unit", OTHER)
    assert load(pafta, deliver("c", seed=4), "--unit", OWNER, code=73).error["code"] == "layer.foreign"


def test_who_works_for_several_units_says_for_which(pafta, deliver):
    assert load(pafta, deliver("a"), code=65).error["code"] == "unit.unknown"
    assert load(pafta, deliver("b", seed=3), "--unit", "Park ve Bahçeler", code=65).error["code"] == "unit.unknown"


def test_without_units_everybody_loads(tmp_path, deliver):
    pafta = homes.configured(tmp_path / "acik")
    load(pafta, deliver("a"))
    load(pafta, deliver("b", seed=3))


def in_districts(city, name, column):
    """The parcels, with some of another district; each district delivers its own columns of blocks."""
    parcels = [p.copy() for p in city.parcels]
    for parcel in parcels:
        if parcel.block[0] == column:
            parcel.values["ilce"] = name
    return parcels


def test_a_district_delivers_only_its_part(pafta, deliver, city):
    whole = in_districts(city, "Çayeli", 1)
    load(pafta, deliver("a", parcels=whole), "--unit", OWNER)
    own = [p.copy() for p in whole if p.values["ilce"] == "Merkez"]
    own[0].values["nitelik"], own[1].values["nitelik"] = "Okul", "Park"
    outcome = load(pafta, deliver("b", parcels=own[:-3]), "--unit", DISTRICT)
    difference = outcome.json["layers"][0]["difference"]
    assert (difference["inserted"], difference["updated"], difference["deleted"]) == (0, 2, 3)
    assert pafta.collections()["parsel"]["features"] == len(whole) - 3
    before = homes.state(pafta)
    foreign = [p.copy() for p in own[:-3]]
    foreign[5].values["ilce"] = "Çayeli"
    load(pafta, deliver("c", parcels=foreign), "--unit", DISTRICT, code=65)
    assert homes.state(pafta) == before


# The record

def test_the_letter_the_note_and_the_hash_are_kept(pafta, deliver):
    file = deliver("a")
    load(pafta, file, "--unit", OWNER, "--letter", "E-12345678-622.02-987", "--note", "Yıllık teslim")
    entry = homes.history(pafta)[0]
    assert entry["letter"] == "E-12345678-622.02-987" and entry["note"] == "Yıllık teslim"
    assert entry["unit"] == OWNER and entry["author"] == ACCOUNT and entry["file"] == "a.gpkg"
    assert entry["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_original_is_kept_byte_for_byte(pafta, deliver):
    file = deliver("a")
    content = file.read_bytes()
    load(pafta, file, "--unit", OWNER)
    file.unlink()
    kept = pafta.home / "originals" / hashlib.sha256(content).hexdigest()
    assert [f.name for f in kept.iterdir()] == ["a.gpkg"] and (kept / "a.gpkg").read_bytes() == content


def test_all_files_of_a_shapefile_are_kept(pafta, tmp_path, city):
    folder = tmp_path / "shp"
    folder.mkdir()
    file = deliveries.write(
        folder / "parsel.shp", "parsel", city.parcels, driver="ESRI Shapefile", options=["ENCODING=CP1254"]
    )
    before = {f.name: f.read_bytes() for f in folder.iterdir()}
    load(pafta, file, "--unit", OWNER)
    (kept,) = [f for f in (pafta.home / "originals").iterdir() if not f.name.startswith(".")]
    assert {f.name: f.read_bytes() for f in kept.iterdir()} == before
    assert {f.name: f.read_bytes() for f in folder.iterdir()} == before, "the delivery itself was touched"


def test_a_refused_delivery_leaves_no_load(pafta, tmp_path, city):
    file = deliveries.write_parcels(tmp_path / "x.gpkg", faults.Plants(city).plant(16, 3).parcels)
    load(pafta, file, "--unit", OWNER, code=65)
    assert pafta.collections() == {}
    homes.expect_healthy(pafta)


def test_the_same_file_is_not_loaded_twice(pafta, deliver, tmp_path):
    file = deliver("a")
    load(pafta, file, "--unit", OWNER)
    copy = shutil.copy(file, tmp_path / "yeni-ad.gpkg")
    before = homes.state(pafta)
    refused = load(pafta, copy, "--unit", OWNER, code=73)
    assert refused.error["code"] == "load.repeated" and refused.error["remedy"]
    assert len(homes.history(pafta)) == 1 and homes.state(pafta) == before
    assert load(pafta, copy, "--unit", OWNER, "--again").json["outcome"] in ("unchanged", "loaded")
    assert homes.state(pafta) == before


def test_a_file_loaded_before_another_is_taken_again(pafta, deliver):
    first, second = deliver("a"), deliver("b", seed=3)
    load(pafta, first, "--unit", OWNER)
    before = homes.state(pafta)
    load(pafta, second, "--unit", OWNER)
    load(pafta, first, "--unit", OWNER)
    strip = lambda text: [f | {"id": None} for f in json.loads(text)["features"]]
    assert strip(homes.state(pafta)) == strip(before) and len(homes.history(pafta)) == 3


# What is late

def test_layers_that_were_not_delivered_in_time_are_listed(pafta, deliver):
    load(pafta, deliver("a"), "--unit", OWNER)
    assert overdue(pafta) == []
    pafta.run("layers set", "parsel", "--period", "10")
    with sqlite3.connect(pafta.home / "registry.sqlite") as registry:
        registry.execute("UPDATE load SET started_at = '2020-01-01T00:00:00Z', ended_at = '2020-01-01T00:00:01Z'")
    (late,) = overdue(pafta)
    assert late["layer"] == "parsel" and late["owner"] == OWNER and late["daysLate"] > 365
    assert "parsel" in pafta.run("report overdue", "--lang", "tr").out
    load(pafta, deliver("b", seed=3), "--unit", OWNER)
    assert overdue(pafta) == []


def overdue(pafta) -> list:
    return pafta.run("report overdue", "--json").json


# The watch folder

RULES = """
[[rule]]
files = "parsel*.gpkg"
template = "parsel"
unit = "{owner}"
letter = "otomatik"
"""


@pytest.fixture
def watched(tmp_path, pafta):
    """A folder with two deliveries in it, one with errors, and a file that no rule is for."""
    folder = tmp_path / "gelen"
    folder.mkdir()
    (tmp_path / "kurallar.toml").write_text(RULES.format(owner=OWNER), encoding="utf-8")
    city = deliveries.city((2, 8))
    deliveries.write_parcels(folder / "parsel-iyi.gpkg", city.parcels)
    deliveries.write_parcels(folder / "parsel-kotu.gpkg", faults.Plants(city).plant(16, 5).parcels)
    (folder / "notlar.txt").write_text("Sayın yetkili,\n", encoding="utf-8")
    time.sleep(0.1)
    return folder


def watch(pafta, folder):
    return pafta.run(
        "watch",
        folder,
        "--rules",
        folder.parent / "kurallar.toml",
        "--once",
        "--interval",
        "0.2",
        "--json",
        check=False,
    )


def found(folder, name) -> list:
    return sorted(str(f.relative_to(folder)) for f in folder.rglob(name))


def test_good_files_are_loaded_and_bad_ones_set_aside_with_their_report(pafta, watched):
    good = (watched / "parsel-iyi.gpkg").read_bytes()
    bad = (watched / "parsel-kotu.gpkg").read_bytes()
    assert watch(pafta, watched).code == 65, "a file was refused"
    assert pafta.collections()["parsel"]["features"] == 320
    assert homes.history(pafta)[0]["letter"] == "otomatik" and homes.history(pafta)[0]["unit"] == OWNER
    assert not (watched / "parsel-iyi.gpkg").exists() and not (watched / "parsel-kotu.gpkg").exists()
    assert (watched / "notlar.txt").exists(), "what no rule is for stays where it is"
    (aside,) = found(watched, "parsel-kotu.gpkg")
    assert aside.startswith("reddedilen/") and (watched / aside).read_bytes() == bad
    reported = [json.loads((watched / f).read_text(encoding="utf-8")) for f in found(watched, "rapor.json")]
    faulty = [r for r in reported if sum(f["rule"] == "V-16" for layer in r["layers"] for f in layer["faults"]) == 5]
    assert len(faulty) == 1 and len(reported) == len(found(watched, "rapor.html")) == 2
    kept = pafta.home / "originals" / hashlib.sha256(good).hexdigest() / "parsel-iyi.gpkg"
    assert kept.read_bytes() == good


def test_a_second_run_does_nothing_more(pafta, watched):
    watch(pafta, watched)
    before, files = homes.state(pafta), found(watched, "*")
    watch(pafta, watched)
    assert homes.state(pafta) == before and found(watched, "*") == files and len(homes.history(pafta)) == 1


def test_a_corrected_file_is_taken(pafta, watched, city):
    watch(pafta, watched)
    delta = edits.edited(deliveries.city((2, 8)), deliveries.city((2, 8)).parcels, 0.05)
    deliveries.write_parcels(watched / "parsel-kotu.gpkg", delta.parcels)
    time.sleep(0.1)
    watch(pafta, watched)
    assert len(homes.history(pafta)) == 2 and not (watched / "parsel-kotu.gpkg").exists()
