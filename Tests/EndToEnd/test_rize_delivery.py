"""Real deliveries of a surveyor: a shapefile in CP1254, the same without .prj and .cpg, a table from Excel, a drawing."""
import shutil

import pytest

from support import vectors

MILLIMETRE = 0.001                      # metres, the unit of EPSG:5258


def reference(rize, layer):
    return vectors.read(rize / "turef_tm42.gpkg", layer)


def stored(pafta, layer):
    """The features as they lie in the home, read with GDAL."""
    for file in pafta.files():
        dataset = vectors.gdal.OpenEx(str(file), vectors.gdal.OF_VECTOR)
        if dataset.GetLayerByName(layer):
            assert dataset.GetLayerByName(layer).GetSpatialRef().GetAuthorityCode(None) == "5258"
            return vectors.read(file, layer)
    raise AssertionError(f"no layer {layer}")


@pytest.mark.parametrize("layer", ["bina", "yol"])
def test_a_cp1254_shapefile_comes_out_right(rize, home, layer):
    report = home.load(rize / f"shp-cp1254/{layer}.shp", "--layer", layer).json["layers"][0]
    source = reference(rize, layer)
    assert report["collection"] == layer and report["features"] == len(source)
    assert vectors.unmatched(stored(home, layer), source, MILLIMETRE, compare=source[0].properties) == []


def test_its_letters_are_turkish(rize, home):
    home.load(rize / "shp-cp1254/yol.shp", "--layer", "yol")
    names = {feature.properties["ad"] for feature in stored(home, "yol")}
    assert {"Atatürk Caddesi", "Menderes Bulvarı"} <= names


def test_a_shapefile_without_prj_is_refused_and_nothing_is_loaded(rize, home):
    file = rize / "shp-nocpg-noprj/yol.shp"
    outcome = home.refused("load", file, "--layer", "yol", code=65, error="source.noCRS")
    assert "--crs" in outcome.error["remedy"]
    assert home.collections() == {}
    spoken = home.run("load", file, "--layer", "yol", "--lang", "tr", check=False)
    assert spoken.code == 65 and spoken.err.startswith("hata [source.noCRS]") and "--crs" in spoken.err


def test_without_an_encoding_it_is_refused_rather_than_guessed(rize, home):
    file = rize / "shp-nocpg-noprj/yol.shp"
    home.refused("load", file, "--layer", "yol", "--crs", "EPSG:5258", code=65, error="encoding.unclear")
    assert home.collections() == {}


def test_with_crs_and_encoding_it_equals_the_reference(rize, home):
    home.load(rize / "shp-nocpg-noprj/yol.shp", "--layer", "yol", "--crs", "EPSG:5258", "--encoding", "CP1254")
    source = reference(rize, "yol")
    assert vectors.unmatched(stored(home, "yol"), source, MILLIMETRE, compare=source[0].properties) == []


def test_it_is_served_as_the_reference(rize, home, serve):
    home.load(rize / "shp-nocpg-noprj/yol.shp", "--layer", "yol", "--crs", "EPSG:5258", "--encoding", "CP1254")
    source = vectors.read(rize / "turef_tm42.gpkg", "yol", to=4326)
    served = vectors.from_geojson(serve(home).items("yol"))
    assert vectors.unmatched(served, source, 1e-7, compare=source[0].properties) == []


def test_a_geopackage_keeps_its_identifiers(rize, home, serve):
    home.load(rize / "turef_tm42.gpkg")
    assert {name: layer["features"] for name, layer in home.collections().items()} == {
        "bina": 880, "yol": 575, "nokta": 110}
    server = serve(home)
    for layer in ("bina", "yol", "nokta"):
        source = {f.id: f for f in vectors.read(rize / "turef_tm42.gpkg", layer, to=4326)}
        served = {f.id: f for f in vectors.from_geojson(server.items(layer))}
        assert set(served) == set(source)
        for number, feature in served.items():
            assert vectors.plain_properties(feature.properties) == vectors.plain_properties(source[number].properties)


def test_a_table_from_excel_has_its_points_in_place(rize, home):
    home.load(rize / "csv/nokta_yx_cp1254_excel.csv", "--layer", "nokta", "--crs", "EPSG:5258", "--encoding", "CP1254")
    assert vectors.unmatched(stored(home, "nokta"), reference(rize, "nokta"), MILLIMETRE) == []


def test_a_drawing_needs_a_crs_and_gets_it(rize, home):
    file = rize / "dxf/yol_tm42.dxf"
    home.refused("load", file, "--layer", "yol", code=65, error="source.noCRS")
    home.load(file, "--layer", "yol", "--crs", "EPSG:5258")
    assert vectors.unmatched(stored(home, "yol"), vectors.read(file), MILLIMETRE) == []


@pytest.mark.parametrize("file, count", [
    ("gml/bina_gml2.gml", 150), ("gml/bina_gml32.gml", 150), ("geojson/bina_oldcrs_5258.geojson", 150)])
def test_axis_order_is_right_whatever_the_format(rize, home, file, count):
    report = home.load(rize / file, "--layer", "bina").json["layers"][0]
    assert report["features"] == count
    west, south, east, north = 373873.80 - 1, 4542860.85 - 1, 378991.63 + 1, 4545670.10 + 1
    for feature in stored(home, "bina"):
        x0, y0, x1, y1 = feature.shape.bounds
        assert west <= x0 and south <= y0 and x1 <= east and y1 <= north


def test_a_layer_is_not_replaced_unasked(rize, home):
    home.load(rize / "shp-cp1254/bina.shp", "--layer", "bina")
    home.refused("load", rize / "shp-cp1254/yol.shp", "--layer", "bina", code=73, error="layer.exists")
    assert home.collections()["bina"]["features"] == 880
    home.load(rize / "shp-cp1254/yol.shp", "--layer", "bina", "--replace")
    assert home.collections()["bina"]["features"] == 575


def test_a_missing_file_is_not_found(home, tmp_path):
    outcome = home.run("load", tmp_path / "yok.shp", "--layer", "yok", "--json", check=False)
    assert outcome.code == 66 and outcome.error["category"] == "notFound"


def test_an_unreadable_format_is_refused(home, tmp_path):
    file = tmp_path / "mektup.txt"
    file.write_text("Sayın yetkili,\n")
    outcome = home.run("load", file, "--layer", "mektup", "--json", check=False)
    assert outcome.code == 69 and outcome.error["code"]


def test_an_empty_file_is_refused(home, tmp_path):
    file = tmp_path / "bos.geojson"
    file.touch()
    outcome = home.run("load", file, "--layer", "bos", "--json", check=False)
    assert outcome.code in (65, 69, 74) and outcome.error["message"]
    assert home.collections() == {}


def test_an_unknown_crs_is_refused(rize, home):
    home.refused("load", rize / "shp-nocpg-noprj/yol.shp", "--layer", "yol", "--crs", "EPSG:999999",
                 code=65, error="crs.unknown")


def test_an_unknown_encoding_is_refused(rize, home):
    outcome = home.run("load", rize / "shp-cp1254/yol.shp", "--layer", "yol", "--encoding", "KOI-99", "--json",
                       check=False)
    assert outcome.code in (64, 65) and home.collections() == {}


def test_a_truncated_shapefile_is_refused_whole(rize, home, tmp_path):
    for ending in ("shp", "shx", "dbf", "prj", "cpg"):
        shutil.copy(rize / f"shp-cp1254/bina.{ending}", tmp_path / f"bina.{ending}")
    whole = (tmp_path / "bina.shp").read_bytes()
    (tmp_path / "bina.shp").chmod(0o644)
    (tmp_path / "bina.shp").write_bytes(whole[: len(whole) // 2])
    outcome = home.run("load", tmp_path / "bina.shp", "--layer", "bina", "--json", check=False)
    assert outcome.code in (65, 74), outcome.out
    assert home.collections() == {}


def test_an_unknown_layer_is_not_found(home, tmp_path):
    home.refused("info", "yok", code=66, error="collection.unknown")
    outcome = home.run("export", "yok", "--to", tmp_path / "yok.gpkg", check=False)
    assert outcome.code == 66 and outcome.err.startswith("error [collection.unknown]")
    assert not (tmp_path / "yok.gpkg").exists()


def test_a_wrong_option_is_a_usage_error(home):
    outcome = home.run("load", "--layer", check=False)
    assert outcome.code == 64 and outcome.err
    assert home.run("layers", "--no-such-option", check=False).code == 64
