"""The delta law: of a second delivery only the planted difference is applied; former states can be read, restored."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from support import deliveries, edits, homes, reports, vectors
from support.state import expect_sound

QGIS_EDITOR = Path(__file__).parent / "support/qgis_edit.py"
SMALL = (5, 8)


class Loaded:
    """A home with a delivery A and, over it, a delivery B; what it held after each, and moments in between."""

    def __init__(self, folder, blocks, share):
        self.folder = folder
        self.city = deliveries.city(blocks)
        self.delta = edits.edited(self.city, self.city.parcels, share)
        self.files = [deliveries.write_parcels(folder / f"{name}.gpkg", parcels)
                      for name, parcels in (("a", self.city.parcels), ("b", self.delta.parcels))]
        self.pafta = homes.configured(folder / "kent")
        self.a = reports.load(self.pafta, self.files[0], "parsel", folder / "rapor-a", code=0)
        self.state_a, self.after_a = homes.state(self.pafta), homes.now()
        self.dry = reports.load(self.pafta, self.files[1], "parsel", folder / "rapor-dry", "--dry-run", code=0)
        self.state_after_dry_run = homes.state(self.pafta)
        self.b = reports.load(
            self.pafta, self.files[1], "parsel", folder / "rapor-b", "--letter", "E-2026/1453", code=0
        )
        self.state_b, self.after_b = homes.state(self.pafta), homes.now()


@pytest.fixture(scope="module")
def law(tmp_path_factory):
    return Loaded(tmp_path_factory.mktemp("law"), (25, 40), 0.01)


@pytest.fixture
def small(tmp_path):
    return Loaded(tmp_path, SMALL, 0.05)


def rows(pafta) -> dict:
    """The stored parcels by key."""
    found = {}
    for feature in vectors.read(pafta.files()[0], "parsel"):
        found["/".join(str(feature.properties[name]) for name in deliveries.KEY)] = feature
    return found


def expected_changes(delta, *, backwards=False) -> dict:
    came, went = (delta.deleted, delta.inserted) if backwards else (delta.inserted, delta.deleted)
    kinds = {key: "inserted" for key in came} | {key: "deleted" for key in went}
    return kinds | {key: "updated" for key in delta.updated}


# What is applied

def test_the_difference_is_the_planted_one(law):
    difference = law.b.layer["difference"]
    assert {name: difference[name] for name in law.delta.numbers} == law.delta.numbers
    assert law.b.json["outcome"] == "loaded" and law.b.open("error", "warning") == []


def test_the_fields_that_changed_are_counted(law):
    counts = law.b.layer["difference"]["fields"]
    assert {n: c for n, c in counts.items() if n not in edits.COMPUTED | edits.GEOMETRY} == law.delta.field_counts
    geometry = [c for n, c in counts.items() if n in edits.GEOMETRY]
    assert geometry == [len(law.delta.reshaped)]


def test_a_dry_run_shows_the_same_difference_and_changes_nothing(law):
    assert law.dry.json["outcome"] == "checked" and law.dry.layer["difference"] == law.b.layer["difference"]
    assert law.state_after_dry_run == law.state_a


def test_diff_names_exactly_the_rows_and_fields(law):
    changes = homes.differences(law.pafta, "parsel", 1, 2)
    assert Counter(key for _, key, _ in changes).most_common(1)[0][1] == 1
    assert {key: kind for kind, key, _ in changes} == expected_changes(law.delta)
    before, after = ({p.key: p.values for p in parcels} for parcels in (law.city.parcels, law.delta.parcels))
    for kind, key, fields in changes:
        if kind == "updated":
            assert set(fields) - edits.COMPUTED - edits.GEOMETRY == law.delta.fields.get(key, set())
            assert ("geometry" in fields) == (key in law.delta.reshaped)
            for name in law.delta.fields.get(key, ()):
                assert fields[name] == [as_told(before[key][name]), as_told(after[key][name])]


def as_told(value):
    """A delivered value as JSON has it."""
    return value.replace("/", "-") if isinstance(value, str) and value[4:5] == "/" else value


def test_diff_without_an_end_goes_to_the_present(law):
    assert homes.differences(law.pafta, "parsel", 1) == homes.differences(law.pafta, "parsel", 1, 2)
    assert homes.differences(law.pafta, "parsel", 2) == []


def test_the_layer_holds_what_was_delivered(law):
    stored = rows(law.pafta)
    assert stored.keys() == {p.key for p in law.delta.parcels}
    for parcel in law.delta.parcels:
        feature = stored[parcel.key]
        assert {n: feature.properties[n] for n in parcel.values} == parcel.values
        assert vectors.greatest_distance(feature.shape, parcel.shape) == 0


def test_only_the_difference_was_written(law):
    ids = [{f["properties"]["mahalle_kod"] + "/" + f["properties"]["ada"] + "/" + f["properties"]["parsel"]: f["id"]
            for f in json.loads(state)["features"]} for state in (law.state_a, law.state_b)]
    assert all(ids[0][key] == number for key, number in ids[1].items() if key not in law.delta.inserted)
    entry = homes.history(law.pafta)[0]
    assert {n: entry[n] for n in ("inserted", "updated", "deleted")} == {
        n: law.delta.numbers[n] for n in ("inserted", "updated", "deleted")}
    expect_sound(law.pafta)
    homes.expect_healthy(law.pafta)


def test_history_tells_who_brought_what(law):
    second, first = homes.history(law.pafta)
    assert (first["kind"], second["kind"]) == ("load", "load") and first["changeset"] == 1 and second["changeset"] == 2
    assert first["inserted"] == len(law.city.parcels) and first["updated"] == first["deleted"] == 0
    assert second["letter"] == "E-2026/1453" and second["file"] == "b.gpkg" and second["author"]
    spoken = law.pafta.run("history", "parsel", "--lang", "tr").out
    assert "E-2026/1453" in spoken and "b.gpkg" in spoken


# What was

def test_the_state_before_b_is_a_byte_for_byte(law):
    assert law.state_a != law.state_b
    assert homes.state(law.pafta, "parsel", "--at", law.after_a) == law.state_a
    assert homes.state(law.pafta, "parsel", "--at", law.after_b) == law.state_b == homes.state(law.pafta)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--filter", "durum = 'pasif'"),
        ("--filter", "nitelik LIKE '%(düzeltme)'"),
        ("--filter", "ada = '104' AND tapu_alani > 740"),
        ("--bbox", "40.585,41.02,40.6,41.03"),
        ("--properties", "nitelik,durum"),
        ("--limit", "37"),
    ],
)
def test_former_states_are_asked_like_the_present_one(small, arguments):
    small.pafta.run("revert", small.b.json["load"])
    present = homes.state(small.pafta, "parsel", *arguments)
    assert homes.state(small.pafta, "parsel", "--at", small.after_a, *arguments) == present


def test_a_state_may_be_named_by_its_changeset(law):
    assert (
        homes.state(law.pafta, "parsel", "--at", 1) == law.state_a
        and homes.state(law.pafta, "parsel", "--at", 2) == law.state_b
    )
    assert homes.differences(law.pafta, "parsel", law.after_a, law.after_b) == homes.differences(
        law.pafta, "parsel", 1, 2
    )
    outcome = law.pafta.run("query", "parsel", "--at", 99, check=False)
    assert outcome.code == 66 and "changeset.unknown" in outcome.err


def test_moments_may_be_in_the_time_of_turkey(law):
    hour = int(law.after_a[11:13]) + 3
    if hour > 23:
        pytest.skip("it is another day there")
    moment = f"{law.after_a[:11]}{hour:02d}{law.after_a[13:-1]}+03:00"
    assert homes.state(law.pafta, "parsel", "--at", moment) == law.state_a


def test_before_the_first_load_there_is_nothing_to_tell(small):
    outcome = small.pafta.run("query", "parsel", "--at", "2001-01-01", check=False)
    assert outcome.code == 66 and "history.tooEarly" in outcome.err


@pytest.mark.parametrize("text", ["dün", "2026-13-01", "2026-02-30T10:00:00Z", "2026-11-21T25:00:00Z", "now"])
def test_a_moment_must_be_one(small, text):
    outcome = small.pafta.run("query", "parsel", "--at", text, check=False)
    assert outcome.code in (64, 65) and outcome.err


# And back

def test_revert_brings_a_again_byte_for_byte(small):
    small.pafta.run("revert", small.b.json["load"])
    assert homes.state(small.pafta) == small.state_a
    assert homes.state(small.pafta, "parsel", "--at", small.after_b) == small.state_b
    assert {key: kind for kind, key, _ in homes.differences(small.pafta, "parsel", 2)} == expected_changes(
        small.delta, backwards=True
    )
    assert homes.history(small.pafta)[0]["kind"] == "revert"
    homes.expect_healthy(small.pafta)


def test_a_revert_can_be_reverted(small):
    small.pafta.run("revert", small.b.json["load"])
    number = small.pafta.run("revert", homes.history(small.pafta)[0]["load"], "--json").json["load"]
    assert homes.state(small.pafta) == small.state_b and isinstance(number, int)


def test_a_revert_spares_later_changes_unless_told(small):
    third = edits.edited(small.city, small.delta.parcels, 0.05, seed=3)
    file = deliveries.write_parcels(small.folder / "c.gpkg", third.parcels)
    reports.load(small.pafta, file, "parsel", small.folder / "rapor-c", code=0)
    latest = homes.state(small.pafta)
    small.pafta.refused("revert", small.b.json["load"], code=73, error="history.laterChanges")
    assert homes.state(small.pafta) == latest
    small.pafta.run("revert", small.b.json["load"], "--including-later")
    assert homes.state(small.pafta) == small.state_a


def test_an_unknown_load_cannot_be_reverted(small):
    small.pafta.refused("revert", "4711", code=66, error="load.unknown")


def test_many_states_are_all_kept(tmp_path):
    first = Loaded(tmp_path, SMALL, 0.03)
    delta, states = first.delta, [(first.after_a, first.state_a), (first.after_b, first.state_b)]
    for seed in range(3, 7):
        delta = edits.edited(first.city, delta.parcels, 0.03, seed=seed)
        file = deliveries.write_parcels(tmp_path / f"{seed}.gpkg", delta.parcels)
        loaded = reports.load(first.pafta, file, "parsel", tmp_path / f"rapor-{seed}", code=0)
        assert {n: loaded.layer["difference"][n] for n in delta.numbers} == delta.numbers
        states.append((homes.now(), homes.state(first.pafta)))
    assert len({state for _, state in states}) == len(states)
    assert [homes.state(first.pafta, "parsel", "--at", moment) for moment, _ in states] == [
        state for _, state in states
    ]
    homes.expect_healthy(first.pafta)


def test_the_same_content_in_another_file_changes_nothing(small):
    parcels = small.delta.parcels[::-1]
    again = reports.load(
        small.pafta, deliveries.write_parcels(small.folder / "c.gpkg", parcels), "parsel", small.folder / "r", code=0
    )
    assert again.json["outcome"] == "unchanged" and again.layer["difference"]["unchanged"] == len(parcels)
    assert homes.state(small.pafta) == small.state_b and len(homes.history(small.pafta)) == 2


# Edits of other programs

def edit_with_ogr(pafta) -> dict:
    """Changes, deletes and adds parcels of the live layer, as QGIS does; returns what was done by key."""
    dataset = vectors.gdal.OpenEx(str(pafta.files()[0]), vectors.gdal.OF_VECTOR | vectors.gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("parsel")
    features = [layer.GetNextFeature() for _ in range(12)]
    key = lambda f: "/".join(f[name] for name in deliveries.KEY)
    done = {}
    layer.StartTransaction()
    for feature in features[:5]:
        feature["nitelik"] = "QGIS'te düzeltildi"
        layer.SetFeature(feature)
        done[key(feature)] = ("updated", {"nitelik"})
    for feature in features[5:8]:
        layer.DeleteFeature(feature.GetFID())
        done[key(feature)] = ("deleted", set())
    for number, feature in enumerate(features[8:10]):
        copy = vectors.ogr.Feature(layer.GetLayerDefn())
        copy.SetFrom(feature)
        copy["parsel"] = str(7000 + number)
        copy.SetFID(-1)
        layer.CreateFeature(copy)
        done[key(copy)] = ("inserted", set())
    features[11].SetGeometry(features[11].GetGeometryRef().Buffer(-0.5))
    layer.SetFeature(features[11])
    done[key(features[11])] = ("updated", {"geometry"})
    layer.CommitTransaction()
    return done


def test_edits_of_ogr_are_in_the_log(small):
    done = edit_with_ogr(small.pafta)
    entry = homes.history(small.pafta)[0]
    assert entry["kind"] == "edit" and (entry["inserted"], entry["updated"], entry["deleted"]) == (2, 6, 3)
    changes = {key: (kind, set(fields)) for kind, key, fields in homes.differences(small.pafta, "parsel", 2)}
    assert changes == done
    assert homes.state(small.pafta, "parsel", "--at", small.after_b) == small.state_b
    homes.expect_healthy(small.pafta)


def test_a_load_behind_an_edit_brings_the_delivered_state(small):
    edit_with_ogr(small.pafta)
    moment, edited = homes.now(), homes.state(small.pafta)
    reports.load(small.pafta, small.files[1], "parsel", small.folder / "r", "--again", code=0)
    strip = lambda text: [
        f | {"id": None} for f in json.loads(text)["features"]
    ]  # rows that came back have new numbers
    assert strip(homes.state(small.pafta)) == strip(small.state_b)
    assert homes.state(small.pafta, "parsel", "--at", moment) == edited


def test_edits_of_qgis_are_in_the_log(small):
    ada = small.delta.parcels[0].values["ada"]
    chosen = [
        key
        for key, row in rows(small.pafta).items()
        if row.properties["ada"] == ada and row.properties["parsel"] in ("14", "15")
    ]
    gone = [
        key
        for key, row in rows(small.pafta).items()
        if row.properties["ada"] == ada and row.properties["parsel"] == "16"
    ]
    done = subprocess.run(
        [
            "/usr/bin/python3",
            str(QGIS_EDITOR),
            str(small.pafta.files()[0]),
            "parsel",
            f"ada = '{ada}' AND parsel IN ('14', '15')",
            "mevkii",
            "Çamlık",
            f"ada = '{ada}' AND parsel = '16'",
        ],
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "HOME": str(small.folder), "XDG_RUNTIME_DIR": str(small.folder)},
    )
    assert done.stdout.split() == [str(len(chosen)), str(len(gone))], done.stderr[-2000:]
    entry = homes.history(small.pafta)[0]
    assert entry["kind"] == "edit" and (entry["updated"], entry["deleted"]) == (len(chosen), len(gone))
    changes = {key: kind for kind, key, _ in homes.differences(small.pafta, "parsel", 2)}
    assert changes == dict.fromkeys(chosen, "updated") | dict.fromkeys(gone, "deleted")
    assert homes.state(small.pafta, "parsel", "--at", small.after_b) == small.state_b


def test_an_edit_can_be_seen_beside_loads_without_a_key(small):
    """Rows that change their key are the same row in the log."""
    dataset = vectors.gdal.OpenEx(str(small.pafta.files()[0]), vectors.gdal.OF_VECTOR | vectors.gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("parsel")
    feature = layer.GetNextFeature()
    feature["parsel"] = "6999"
    layer.SetFeature(feature)
    del layer, dataset
    (change,) = homes.differences(small.pafta, "parsel", 2)
    assert change[0] == "updated" and set(change[2]) == {"parsel"} and change[1].endswith("/6999")
