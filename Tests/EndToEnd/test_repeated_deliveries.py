"""What a layer keeps from one delivery to the next: its field mapping and its CRS."""
import sqlite3

import pytest

from support import deliveries, edits, homes

MAPPING = '[fields]\n"cins" = "nitelik"\n'


@pytest.fixture
def city():
    return deliveries.city((2, 8))


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent")


@pytest.fixture
def deliver(tmp_path, city):
    """Writes parcels whose use stands in a field that no template knows; other seeds, other edits."""
    def write(seed, field="cins"):
        file = tmp_path / f"parsel-{seed}-{field}.gpkg"
        deliveries.write_parcels(file, edits.edited(city, city.parcels, 0.05, seed).parcels)
        with sqlite3.connect(file) as connection:
            (table,) = connection.execute("SELECT table_name FROM gpkg_contents").fetchone()
            connection.execute(f'ALTER TABLE "{table}" RENAME COLUMN nitelik TO {field}')
        return file
    return write


def load(pafta, file, *arguments):
    return pafta.run("load", file, "--as", "parsel", "--json", "--lang", "en", *arguments, check=False)


def uses(pafta):
    return [f["properties"]["nitelik"] for f in features(pafta)]


def features(pafta):
    return pafta.run("query", "parsel", "--output", "geojson", "--sort", homes.SORT).json["features"]


@pytest.fixture
def mapped(pafta, deliver, tmp_path):
    """A home whose layer was loaded with a mapping file that is gone."""
    file = tmp_path / "esleme.toml"
    file.write_text(MAPPING, encoding="utf-8")
    outcome = load(pafta, deliver(1), "--mapping", file)
    assert outcome.code == 0, outcome.err + outcome.out
    file.unlink()
    return pafta


def test_a_later_delivery_is_mapped_like_the_one_before_and_says_so(mapped, deliver):
    outcome = load(mapped, deliver(2))
    assert outcome.code == 0, outcome.err + outcome.out
    assert any("former deliveries" in note for note in outcome.json["notes"])
    assert any(uses(mapped)) and "cins" not in features(mapped)[0]["properties"]


def test_a_check_maps_like_the_load_and_remembers_nothing(pafta, mapped, deliver, tmp_path):
    file = tmp_path / "bos.toml"
    file.write_text("", encoding="utf-8")
    pafta.run("check", deliver(2), "--as", "parsel", "--mapping", file, "--json", check=False)
    outcome = pafta.run("check", deliver(2), "--as", "parsel", "--json", "--lang", "en", check=False)
    assert any("former deliveries" in note for note in outcome.json["notes"])


def test_a_mapping_that_fits_no_more_is_left_out_and_told(mapped, deliver):
    outcome = load(mapped, deliver(2, field="nitelik_"))
    assert any("does not fit" in note for note in outcome.json["notes"])


def test_an_empty_mapping_is_forgotten(mapped, deliver, tmp_path):
    file = tmp_path / "bos.toml"
    file.write_text("", encoding="utf-8")
    load(mapped, deliver(2, field="nitelik_"), "--mapping", file)
    outcome = load(mapped, deliver(3, field="nitelik_"))
    assert not any("mapp" in note for note in outcome.json["notes"])


@pytest.mark.parametrize("arguments", [(), ("--dry-run",)])
def test_the_crs_of_the_layer_stays_and_that_is_told(pafta, city, tmp_path, arguments):
    first, second = tmp_path / "bir.gpkg", tmp_path / "iki.gpkg"
    deliveries.write_parcels(first, city.parcels)
    deliveries.write_parcels(second, edits.edited(city, city.parcels, 0.05).parcels)
    assert load(pafta, first, "--to", "EPSG:5258").json["notes"] == []
    outcome = load(pafta, second, "--to", "EPSG:5254", *arguments)
    assert pafta.collections()["parsel"]["crs"] == "EPSG:5258"
    (note,) = [note for note in outcome.json["notes"] if "--to" in note]
    assert "EPSG:5258" in note and "EPSG:5254" in note
    shown = pafta.run("load", second, "--as", "parsel", "--to", "EPSG:5254", "--again", "--lang", "tr").err
    assert "EPSG:5258 sisteminde kalır" in shown
