"""The sample city, loaded by the commands that its README tells."""
import sqlite3
import subprocess

import pytest
from osgeo_utils.samples import validate_gpkg

from support import city as deliveries
from support import vectors
from support.places import BINARY


def test_every_delivery_became_a_collection(city_home):
    assert set(city_home.collections()) == set(deliveries.FILES)


@pytest.mark.parametrize("collection", deliveries.FILES)
def test_a_collection_holds_as_many_features_as_its_file(city_home, city, collection):
    expected = deliveries.count(collection)
    assert expected > 0
    assert city_home.collections()[collection]["features"] == expected
    assert len(city.items(collection)) == expected


@pytest.mark.parametrize("collection", deliveries.FILES)
def test_values_are_those_of_the_file(city, collection):
    source = deliveries.features(collection, to=4326)
    served = vectors.from_geojson(city.items(collection))
    names = sorted({name for feature in served for name in feature.properties} & set(source[0].properties))
    assert names, "no property of the file is served"
    kept = lambda features: sorted(repr([vectors.plain(f.properties.get(n)) for n in names]) for f in features)
    if collection == "kapi":                            # the csv module reads only texts
        texts = lambda fs: sorted(repr([str(vectors.plain(f.properties.get(n)) or "").replace(",", ".") for n in names])
                                  for f in fs)
        assert texts(served) == texts(source)
    else:
        assert set(source[0].properties) == {name for feature in served for name in feature.properties}
        assert kept(served) == kept(source)


@pytest.mark.parametrize("collection", ["mahalle", "yol", "kapi", "imar_fonksiyon"])
def test_texts_are_right_turkish(city, collection):
    text = "".join(str(v) for f in city.items(collection) for v in f["properties"].values())
    assert len(deliveries.TURKISH_LETTERS & set(text)) >= 6, "hardly a Turkish letter in the names"
    assert not set("ÄÅÃÐÝÞðýþ\ufffd") & set(text), "letters of another code page"


def test_the_geopackages_pass_the_validator_of_gdal(city_home):
    for file in city_home.files():
        assert validate_gpkg.check(str(file), abort_at_first_error=False, extra_checks=True) in ([], None), file


def test_the_geopackages_are_sound_and_in_the_zone_of_the_delivery(city_home):
    found = {}
    for file in city_home.files():
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            found |= dict(database.execute("SELECT table_name, srs_id FROM gpkg_geometry_columns"))
    assert {name: found[name] for name in ("parsel", "yol", "bina", "icmesuyu")} == dict.fromkeys(
        ("parsel", "yol", "bina", "icmesuyu"), 5253)


def test_ogrinfo_reads_every_geopackage_whole(city_home):
    for file in city_home.files():
        done = subprocess.run(["ogrinfo", "-ro", "-al", "-q", str(file)], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr[:500]


def test_the_command_line_describes_a_layer(city_home):
    answer = city_home.run("info", "parsel", "--json").json
    text = str(answer)
    assert "5253" in text and "ada" in text and "parsel" in text
    table = city_home.run("layers", "--lang", "tr").out
    assert all(name in table for name in deliveries.FILES)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp", "csv", "fgb"])
def test_an_export_holds_what_the_layer_holds(city_home, tmp_path, ending):
    file = tmp_path / f"mahalle.{ending}"
    city_home.run("export", "mahalle", "--to", file)
    assert vectors.count(file) == deliveries.count("mahalle")
    texts = lambda features: sorted({str(v) for f in features for v in f.properties.values() if isinstance(v, str)})
    if ending in ("geojson", "gpkg", "fgb"):
        assert texts(vectors.read(file)) == texts(deliveries.features("mahalle", to=4326))


def test_the_same_number_and_seed_make_the_same_city(tmp_path):
    for name in ("one", "two"):
        subprocess.run([BINARY, "sample-city", "--parcels", "300", "--seed", "9", "--out", str(tmp_path / name)],
                       check=True, capture_output=True, timeout=60)
    shape = lambda name: (tmp_path / name / "kadastro/parsel.shp").read_bytes()
    assert shape("one") == shape("two")
    assert vectors.count(tmp_path / "one/kadastro/parsel.shp") == pytest.approx(300, rel=0.1)
