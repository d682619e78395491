"""`pafta query` and `pafta index`: the command line asks as web clients do, and declares which properties have an index."""
import csv
import io
import json
import os
import pty
import random
import re
import subprocess

import pytest
import shapely
from osgeo import ogr
from osgeo_utils.samples import validate_gpkg

from support import cql2, filters, invented, vectors
from support.evaluation import Table
from support.filter_generator import Generator
from support.places import SAMPLE_CITY
from support.program import environment, initialised

BOX = (529000, 4239000, 531000, 4241000)


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("query")
    return invented.write(folder / "deneme.gpkg", "deneme", 5253, BOX, count=250, seed=31)


@pytest.fixture(scope="module")
def pafta(delivered):
    home = initialised(delivered.parent / "kent")
    home.load(delivered)
    return home


@pytest.fixture(scope="module")
def table(delivered):
    return Table(delivered, "deneme", 5253)


def count(pafta, *arguments, layer="deneme") -> int:
    return int(pafta.run("query", layer, "--output", "count", *arguments).out)


def found(pafta, *arguments) -> list:
    return json.loads(pafta.run("query", "deneme", "--output", "geojson", *arguments).out)["features"]


def test_without_a_filter_everything_is_found(pafta, table):
    assert count(pafta) == len(found(pafta)) == len(table)


@pytest.mark.parametrize("language", ["cql2-text", "cql2-json"])
def test_filters_select_what_an_evaluation_selects(pafta, table, language):
    generator = Generator(random.Random(language), table, 5253)
    for _ in range(15):
        tree = generator.filter()
        sent = cql2.turned(tree)
        text = cql2.text(sent) if language == "cql2-text" else json.dumps(sent)
        arguments = ("--filter", text, "--filter-lang", language, "--filter-crs", "EPSG:5253")
        expected = sorted(table.selected(tree, 5253))
        assert sorted(f["id"] for f in found(pafta, *arguments, "--properties", "kat")) == expected, text
        assert count(pafta, *arguments) == len(expected)


def test_a_box_selects_by_place(pafta, table):
    shapes = table.geometries(5253)
    box = shapely.box(529500, 4239500, 530500, 4240500)
    expected = {i for i, shape in zip(table.ids, shapes) if shape is None or box.intersects(shape)}
    arguments = ("--bbox", "4239500,529500,4240500,530500", "--bbox-crs", "EPSG:5253")      # north first
    assert {f["id"] for f in found(pafta, *arguments)} == expected and 0 < len(expected) < len(table)
    assert count(pafta, "--bbox", "27,38,28,39") == len(table)


def test_a_box_may_start_with_a_minus(pafta, table):
    assert count(pafta, "--bbox", "-10,38,-9,39") == sum(shape is None for shape in table.geometries(5253))


def test_coordinates_come_in_the_crs_wanted(pafta, table):
    stored = dict(zip(table.ids, table.geometries(5253)))
    for feature in found(pafta, "--crs", "EPSG:5253"):
        shape = stored[feature["id"]]
        assert (feature["geometry"] is None) == (shape is None)
        if shape is not None:
            turned = shapely.transform(shapely.geometry.shape(feature["geometry"]), lambda xy: xy[:, ::-1])
            assert vectors.greatest_distance(turned, shape) <= 0.0001
    west, south, east, north = shapely.total_bounds([shapely.geometry.shape(f["geometry"]) for f in found(pafta) if f["geometry"]])
    assert 27 < west < east < 28 and 38 < south < north < 39


def test_order_and_limit(pafta, table):
    features = found(pafta, "--sort", "-kat,tam", "--limit", "40")
    places = [(f["properties"]["kat"], f["properties"].get("tam")) for f in features]
    greatest = sorted((kat for kat in table.columns["kat"] if kat is not None), reverse=True)[:40]
    assert [kat for kat, _ in places] == greatest
    for kat in {k for k, _ in places}:
        known = [tam for k, tam in places if k == kat]
        assert known == sorted((t for t in known if t is not None)) + [None] * known.count(None)


def test_selected_properties_in_a_table_and_as_csv(pafta, table):
    rows = list(csv.DictReader(io.StringIO(pafta.run("query", "deneme", "--properties", "kat,kod", "--output", "csv").out)))
    assert len(rows) == len(table) and set(rows[0]) & {name for name, _ in invented.FIELDS} == {"kat", "kod"}
    by_number = dict(zip(map(str, table.ids), table.columns["kat"]))
    identifier = next(iter(rows[0]))
    assert all((int(row["kat"]) if row["kat"] else None) == by_number[row[identifier]] for row in rows)
    lines = pafta.run("query", "deneme", "--properties", "kat,kod", "--sort", "kat", "--limit", "5").out.splitlines()
    assert "kat" in lines[0] and "kod" in lines[0] and "metin" not in lines[0] and len(lines) in (6, 7)


@pytest.mark.parametrize("name", ["flatgeobuf", "fgb"])
def test_flatgeobuf_goes_to_a_file_with_its_index(pafta, tmp_path, name):
    arguments = ("query", "deneme", "--filter", "kat > 3 OR kod IS NULL", "--crs", "EPSG:5253")
    written = tmp_path / "sonuc.fgb"
    with written.open("wb") as file:
        subprocess.run(pafta.command(*arguments, "--output", name), stdout=file, check=True)
    source = ogr.Open(str(written))
    layer = source.GetLayer(0)
    numbers = [int(line.split()[0]) for line in pafta.run(*arguments).out.splitlines()[1:]]
    assert [feature.GetField("id") for feature in layer] == numbers != []
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "5253" and layer.TestCapability(ogr.OLCFastSpatialFilter)


def test_flatgeobuf_is_not_written_to_a_terminal(pafta):
    try:
        ours, terminal = pty.openpty()
    except OSError:
        pytest.skip("there are no terminals here")
    try:
        said = subprocess.run(
            pafta.command("query", "deneme", "--output", "fgb"), stdin=subprocess.DEVNULL, stdout=terminal,
            stderr=subprocess.PIPE, text=True, env=environment())
    finally:
        os.close(terminal)
        os.close(ours)
    assert said.returncode == 65 and said.stderr.startswith("error [option.invalid]") and "→" in said.stderr


def test_the_command_line_finds_what_the_server_finds(pafta, serve):
    server = serve(pafta)
    text = "kat BETWEEN 2 AND 9 AND metin LIKE '%a%' AND NOT dogru = TRUE"
    served = server.items("deneme", filter=text, sortby="-kat,kod", crs=filters.crs_uri(4326))
    asked = found(pafta, "--filter", text, "--sort", "-kat,kod", "--crs", "EPSG:4326")
    keep = lambda features: [{k: f[k] for k in ("id", "geometry", "properties")} for f in features]
    assert keep(asked) == keep(served) != []


@pytest.mark.parametrize("arguments, code, error", [
    (["--filter", "kat ="], 65, "filter.invalid"), (["--filter", "yok = 5"], 65, "property.unknown"),
    (["--filter", "{", "--filter-lang", "cql2-json"], 65, "filter.invalid"), (["--bbox", "1,2,3"], 65, "option.invalid"),
    (["--bbox", "nan,1,2,3"], 65, "option.invalid"), (["--limit", "-1"], 65, "option.invalid"), (["--crs", "EPSG:999999"], 65, "crs.unknown"),
    (["--filter", "(" * 5000], 76, "filter.tooLarge"), (["--limit", "x"], 64, None), (["--output", "pdf"], 64, None),
    (["--filter-lang", "sql", "--filter", "x"], 64, None)])
def test_wrong_questions_are_refused(pafta, arguments, code, error):
    outcome = pafta.run("query", "deneme", *arguments, check=False)
    assert outcome.code == code and outcome.out == "", outcome.err
    if error:
        assert outcome.err.startswith(f"error [{error}]") and "→" in outcome.err


@pytest.mark.parametrize("option, value", [("--sort", "yok"), ("--sort", "kat,,"), ("--properties", "yok"), ("--sort", "geom")])
def test_unknown_properties_are_refused(pafta, option, value):
    outcome = pafta.run("query", "deneme", option, value, check=False)
    assert outcome.code in (64, 65, 66) and outcome.err.startswith("error ["), outcome.out[:200]


def test_errors_are_told_in_turkish(pafta):
    outcome = pafta.run("query", "deneme", "--filter", "kat = ", "--lang", "tr", check=False)
    assert outcome.code == 65 and outcome.err.startswith("hata [filter.invalid]")


def test_an_unknown_layer_is_not_found(pafta):
    for name in ("query", "index"):
        outcome = pafta.run(name, "yok", check=False)
        assert outcome.code == 66 and "collection.unknown" in outcome.err


def test_the_way_is_explained(pafta):
    said = pafta.run("query", "deneme", "--explain", "--filter", "S_INTERSECTS(geom,BBOX(27.33,38.28,27.35,38.29)) AND kat > 3").out
    assert re.search(r"kat|\"kat\"", said) and re.search(r"(?i)s_intersects", said) and "ms" in said
    assert not said.lstrip().startswith("{")
    turkish = pafta.run("query", "deneme", "--explain", "--filter", "kat > 3", "--lang", "tr").out
    assert turkish != said and "ms" in turkish
    access = [next(line for line in text.splitlines() if line.startswith(word)) for text, word in ((said, "access"), (turkish, "erişim"))]
    assert re.search("index|copy|rows", access[0]) and re.search("dizin|kopya|kayıtlar", access[1]), access


def test_a_layer_declares_its_language(home, delivered):
    """Search folds in that language: "isik" is "ISIK" in English, and another word in Turkish."""
    home.refused("load", delivered, "--language", "türkçe", code=65, error="language.invalid")
    home.load(delivered, "--language", "EN-gb")
    folded = lambda text: int(home.run("query", "deneme", "--output", "count", "--filter", f"searchfold({text}) = 'ISIK'").out)
    assert "English (en-GB)" in home.run("info", "deneme").out and folded("'isik'") and not folded("'ısık'")
    home.load(delivered, "--replace")
    assert folded("'isik'")
    home.load(delivered, "--replace", "--language", "tr")
    assert "Türkçe (tr)" in home.run("info", "deneme").out and folded("'ısık'") and not folded("'isik'")


@pytest.fixture
def parcels(home):
    home.load(SAMPLE_CITY / "kadastro/parsel.shp", "--layer", "parsel", "--theme", "kadastro")
    return home


def some_parcel():
    return next(f.properties for f in vectors.read(SAMPLE_CITY / "kadastro/parsel.shp") if f.properties["ADA"])


def rows_to_look_at(explanation):
    """Without an estimate, all of them."""
    told = re.search(r"rows to look at\s+([\d.,\s]*\d)", explanation)
    return int(re.sub(r"\D", "", told[1])) if told else 1800


def test_an_index_is_made_listed_used_and_removed(parcels):
    wanted = some_parcel()
    text = f"ADA = '{wanted['ADA']}' AND PARSEL = '{wanted['PARSEL']}'"
    explain = lambda: parcels.run("query", "parsel", "--filter", text, "--explain").out
    before = count(parcels, "--filter", text, layer="parsel")
    assert before >= 1 and parcels.run("index", "parsel", "--list").out.strip() == ""
    without = explain()
    parcels.run("index", "parsel", "--add", "ADA,PARSEL")
    assert parcels.run("index", "parsel", "--list").out.split() == ["ADA,PARSEL"]
    assert count(parcels, "--filter", text, layer="parsel") == before
    with_index = explain()
    assert "ADA" in re.sub(r"(?m)^decided.*$", "", with_index) and with_index != without
    assert rows_to_look_at(with_index) < rows_to_look_at(without)
    parcels.run("index", "parsel", "--drop", "ADA,PARSEL")
    assert parcels.run("index", "parsel", "--list").out.strip() == ""
    assert count(parcels, "--filter", text, layer="parsel") == before


def test_an_indexed_geopackage_is_sound_and_open_to_others(parcels):
    parcels.run("index", "parsel", "--add", "ADA,PARSEL")
    (file,) = parcels.files()
    assert validate_gpkg.check(str(file), abort_at_first_error=False, extra_checks=True) in ([], None)
    dataset, layer = vectors.gdal.OpenEx(str(file), vectors.gdal.OF_VECTOR | vectors.gdal.OF_UPDATE), None
    layer = dataset.GetLayerByName("parsel")
    feature = layer.GetNextFeature()
    feature["ADA"], feature["PARSEL"] = "9999", "77/A"
    layer.SetFeature(feature)
    del feature, layer, dataset
    assert count(parcels, "--filter", "ADA = '9999' AND PARSEL = '77/A'", layer="parsel") == 1


def test_an_index_serves_the_running_server(parcels, serve):
    server, wanted = serve(parcels), some_parcel()
    target = filters.items_target("parsel", filter=f"ADA = '{wanted['ADA']}' AND PARSEL = '{wanted['PARSEL']}'")
    before = server.get(target)
    parcels.run("index", "parsel", "--add", "ADA,PARSEL")
    after = server.get(target)
    assert after.status == 200 and after.json["features"] == before.json["features"] != []
    assert "server-timing" in after.headers


@pytest.mark.parametrize("option, value", [("--add", "yok"), ("--add", ""), ("--add", "ADA,yok"), ("--drop", "ADA"), ("--add", "geom"),
                                           ("--add", "ADA\"); DROP TABLE parsel; --")])
def test_a_wrong_index_is_refused(parcels, option, value):
    outcome = parcels.run("index", "parsel", option, value, check=False)
    assert outcome.code in (64, 65, 66, 73) and outcome.err, outcome.out
    assert count(parcels, layer="parsel") == 1800 and parcels.run("index", "parsel", "--list").out.strip() == ""
