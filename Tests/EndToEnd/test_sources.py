"""The formats that arrive hold the same buildings, points and parcels; the rest is refused with the way out."""

import os
import shutil

import pytest
import shapely
from osgeo import ogr

from support import buildings, deliveries, homes, reports, vectors

BARE = ("--crs", "EPSG:5258")


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent")


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    return buildings.reference(tmp_path_factory.mktemp("reference"))


def stored(pafta, layer) -> list:
    """The features as they lie in the home, in EPSG:5258."""
    for file in pafta.files():
        dataset = vectors.gdal.OpenEx(str(file), vectors.gdal.OF_VECTOR)
        if dataset.GetLayerByName(layer):
            return vectors.read(file, layer, to=5258)
    raise AssertionError(f"no layer {layer}")


def listing(folder) -> dict:
    return {
        str(f.relative_to(folder)): (f.stat().st_size, f.stat().st_mtime_ns) for f in folder.rglob("*") if f.is_file()
    }


# Formats

@pytest.mark.parametrize("name", buildings.FORMATS)
def test_a_format_holds_the_same_buildings(pafta, tmp_path, delivered, name):
    make, tolerance = buildings.FORMATS[name]
    (tmp_path / "teslim").mkdir()
    file = make(delivered, tmp_path / "teslim")
    before = listing(file.parent)
    # MapInfo has no name for TUREF, so that its files say another datum.
    options = BARE if name.startswith("mapinfo") else ()
    reports.load(pafta, file, "bina", tmp_path / "rapor", *options, code=0)
    assert (
        vectors.unmatched(
            stored(pafta, "bina"), vectors.read(delivered), tolerance * 1.01, compare=[n for n, _ in buildings.FIELDS]
        )
        == []
    )
    assert listing(file.parent) == before, "something was written beside the delivery"


@pytest.mark.parametrize("name", ["mapinfo-tab", "mapinfo-mif"])
def test_a_datum_that_is_none_of_ours_is_asked_for(pafta, tmp_path, delivered, name):
    file = buildings.FORMATS[name][0](delivered, tmp_path / "teslim")
    reports.refused(pafta, file, "bina", rule=2, errors=("source.noCRS", "crs.unknown"), folder=tmp_path / "rapor")


@pytest.mark.parametrize("name", ["shp-cp1254", "gml32", "kml"])
def test_check_and_load_agree_on_every_format(pafta, tmp_path, delivered, name):
    file = buildings.FORMATS[name][0](delivered, tmp_path / "teslim")
    checked = reports.check(pafta, file, "bina", tmp_path / "a", code=0)
    assert pafta.collections() == {}
    loaded = reports.load(pafta, file, "bina", tmp_path / "b", code=0)
    assert reports.content(tmp_path / "a") == reports.content(tmp_path / "b") and checked.counts() == loaded.counts()


def test_ed50_lands_within_metres_of_the_truth(pafta, tmp_path, delivered):
    """ED50 differs from TUREF by some 182 m; what remains after the pinned operation is its accuracy."""
    reports.load(pafta, buildings.in_ed50(tmp_path), "bina", tmp_path / "rapor", "--to", "EPSG:5258", code=0)
    source = {f.properties["uavt_kod"]: f.shape for f in vectors.read(delivered)}
    for feature in stored(pafta, "bina"):
        assert vectors.greatest_distance(feature.shape, source[feature.properties["uavt_kod"]]) < 5


# Lists of points

POI = """
[fields]
"{name}" = "ad"
[constants]
kategori = "nirengi"
"""


@pytest.mark.parametrize("name", buildings.POINT_LISTS)
def test_points_are_where_they_were_measured(pafta, tmp_path, name):
    """Y is the easting and X the northing, whatever column stands first."""
    file_name, text, encoding = buildings.POINT_LISTS[name]
    file = tmp_path / file_name
    file.write_bytes(text().encode(encoding))
    options = () if encoding == "utf-8" else ("--encoding", "CP1254")
    pafta.load(file, "--layer", "nokta", *BARE, *options)
    found = sorted((f.shape.x, f.shape.y) for f in stored(pafta, "nokta"))
    wanted = sorted((e, k) for _, e, k, _ in buildings.points())
    assert len(found) == len(wanted) and max(abs(a - b) for p, q in zip(found, wanted) for a, b in zip(p, q)) < 0.001


def test_names_of_points_keep_their_zeros(pafta, tmp_path):
    file = tmp_path / "n.csv"
    file.write_text("Nokta;Y;X\n0012;379000,25;4541000,5\n0013;379010,25;4541010,5\n", encoding="utf-8")
    pafta.load(file, "--layer", "nokta", *BARE)
    values = [v for f in stored(pafta, "nokta") for v in f.properties.values()]
    assert "0012" in values and "0013" in values


def test_a_spreadsheet_of_points(pafta, tmp_path):
    pafta.load(buildings.spreadsheet(tmp_path / "n.xlsx"), "--layer", "nokta", *BARE)
    found = sorted((f.shape.x, f.shape.y) for f in stored(pafta, "nokta"))
    wanted = sorted((e, k) for _, e, k, _ in buildings.points())
    assert max(abs(a - b) for p, q in zip(found, wanted) for a, b in zip(p, q)) < 0.001 and len(found) == len(wanted)


def test_fields_are_mapped_by_a_file(pafta, tmp_path):
    file, mapping = tmp_path / "n.csv", tmp_path / "esleme.toml"
    file.write_text(buildings.POINT_LISTS["utf8"][1](), encoding="utf-8")
    mapping.write_text(POI.format(name="Nokta"), encoding="utf-8")
    reports.load(pafta, file, "poi", tmp_path / "rapor", "--mapping", mapping, *BARE, code=0)
    names = {(f.properties["ad"], f.properties["kategori"]) for f in stored(pafta, "poi")}
    assert names == {(n, "nirengi") for n, *_ in buildings.points()}


def test_a_mapping_file_that_names_no_field_leaves_equal_names_alone(pafta, tmp_path, delivered):
    mapping = tmp_path / "esleme.toml"
    mapping.write_text('[constants]\niskan = "var"\n', encoding="utf-8")
    reports.load(pafta, delivered, "bina", tmp_path / "rapor", "--mapping", mapping, code=0)
    found = {(f.properties["uavt_kod"], f.properties["kat"], f.properties["iskan"]) for f in stored(pafta, "bina")}
    assert found == {(b.values["uavt_kod"], b.values["kat"], "var") for b in buildings.buildings()}


# Drawings

def test_texts_in_a_drawing_become_attributes_and_open_outlines_are_closed(pafta, tmp_path):
    outlines, texts, wanted = [], [], {}
    for number, building in enumerate(buildings.buildings(30)):
        ring = list(building.shape.exterior.coords)[:-1]
        is_closed = number % 3 != 0
        near = [*ring, (ring[0][0] + 0.04, ring[0][1] - 0.03)]          # five centimetres before the beginning
        outlines.append(("PARSEL", ring if is_closed else near, is_closed))
        middle = building.shape.representative_point()
        texts.append(("PARSELNO", (middle.x, middle.y), str(100 + number)))
        wanted[str(100 + number)] = shapely.Polygon(ring)
    outlines.append(("YOL", [deliveries.turned(0, -20), deliveries.turned(400, -20)], False))
    file, mapping = tmp_path / "cizim.dxf", tmp_path / "esleme.toml"
    file.write_bytes(buildings.drawing(outlines, texts).encode("cp1254"))
    mapping.write_text(
        '[fields]\nparsel = "parsel"\n[constants]\nil_kod = "53"\nilce = "Merkez"\nmahalle_kod = "153201"\n'
        'mahalle = "Çarşı"\nada = "101"\nkaynak_tarihi = "2024-05-01"\n',
        encoding="utf-8",
    )
    reports.load(pafta, file, "parsel", tmp_path / "rapor", *BARE, "--areas", "PARSEL", "--text", "PARSELNO=parsel",
                 "--closing", "0.1", "--mapping", mapping, code=0)
    found = {f.properties["parsel"]: f.shape for f in stored(pafta, "parsel")}
    assert found.keys() == wanted.keys()
    assert max(found[key].hausdorff_distance(wanted[key]) for key in wanted) < 0.06


def test_a_drawing_says_no_crs(pafta, tmp_path):
    file = tmp_path / "c.dxf"
    file.write_bytes(
        buildings.drawing([("YOL", [deliveries.turned(0, 0), deliveries.turned(9, 9)], False)], []).encode("cp1254")
    )
    reports.refused(pafta, file, "yol", rule=1, errors=("source.noCRS",), folder=tmp_path / "rapor")
    reports.load(pafta, file, "yol", tmp_path / "rapor", *BARE, code=0)


def test_an_empty_drawing_gets_a_clear_message(pafta, tmp_path):
    file = tmp_path / "c.dxf"
    file.write_bytes(buildings.drawing([], []).encode("cp1254"))
    outcome = pafta.run("load", file, "--layer", "cizim", *BARE, "--json", check=False)
    assert outcome.code in (65, 69) and outcome.error["message"] and pafta.collections() == {}


# GML of plans, OSM, KML

PLAN_GML = """<?xml version="1.0" encoding="UTF-8"?>
<plan:FeatureCollection xmlns:plan="www.csb.gov.tr" xmlns:gml="http://www.opengis.net/gml">
{members}</plan:FeatureCollection>
"""
MEMBER = """<plan:featureMember><plan:{kind}><plan:GeometryProperty>
<gml:MultiPolygon srsName="EPSG:5258"><gml:polygonMember>
<gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>{ring}</gml:coordinates></gml:LinearRing>
</gml:outerBoundaryIs></gml:Polygon></gml:polygonMember></gml:MultiPolygon></plan:GeometryProperty>{values}
</plan:{kind}></plan:featureMember>
"""


def plan_member(kind, shape, **values):
    ring = " ".join(f"{x:.3f},{y:.3f}" for x, y in shape.exterior.coords)
    return MEMBER.format(kind=kind, ring=ring, values="".join(f"<plan:{n}>{v}</plan:{n}>" for n, v in values.items()))


def test_every_class_of_a_plan_is_read_and_numbers_are_numbers(pafta, tmp_path):
    """GDAL guesses the type of a number for each class apart; in the layer it is one type."""
    shapes = [building.shape for building in buildings.buildings(3)]
    members = (plan_member("Konut", shapes[0], EmsalKaks="1.50", KatAdedi="3"),
               plan_member("KentselCalisma", shapes[1], EmsalKaks="2", KatAdedi="5"),
               plan_member("AcikYesilAlan", shapes[2], Adi="Şehitler Parkı"))
    file = tmp_path / "plan.gml"
    file.write_text(PLAN_GML.format(members="".join(members)), encoding="utf-8")
    pafta.load(file)
    found = [f.properties for name in pafta.collections() for f in stored(pafta, name)]
    assert {f["sinif"] for f in found} == {"Konut", "KentselCalisma", "AcikYesilAlan"} and len(found) == 3
    assert sorted(
        value for f in found for name, value in f.items() if name.lower().startswith("emsal") and value is not None
    ) == [1.5, 2.0]


def test_osm_is_read(pafta, tmp_path):
    file = tmp_path / "harita.osm"
    file.write_text(
        """<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
<node id="1" lat="41.02" lon="40.52"><tag k="amenity" v="pharmacy"/><tag k="name" v="Şifa Eczanesi"/></node>
<node id="2" lat="41.021" lon="40.521"/><node id="3" lat="41.022" lon="40.522"/>
<way id="9"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Iğdır Sokak"/></way></osm>""",
        encoding="utf-8",
    )
    pafta.load(file)
    assert {layer["features"] for layer in pafta.collections().values()} == {1} and len(pafta.collections()) == 2


def test_heights_and_tables_of_kml_survive(pafta, tmp_path):
    file = tmp_path / "k.kml"
    file.write_text(
        """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
<name>Çınar</name><ExtendedData><Data name="tür"><value>ağaç</value></Data></ExtendedData>
<Point><coordinates>40.52,41.02,12.5</coordinates></Point></Placemark></Document></kml>""",
        encoding="utf-8",
    )
    pafta.load(file, "--layer", "agac")
    (feature,) = stored(pafta, "agac")
    assert "Çınar" in feature.properties.values() and "ağaç" in feature.properties.values()


# What cannot be read


@pytest.mark.parametrize(
    "name, head",
    [
        ("ada.ncz", b"NETCAD\x00\x01"),
        ("ada.nca", b"NCA\x00"),
        ("proje.dwg", b"AC1032\0\0\0\0\0\0\0"),
        ("eski.kse", b"\x01\x02KSE"),
    ],
)
def test_closed_formats_are_refused_with_the_way_out(pafta, tmp_path, name, head):
    file = tmp_path / name
    file.write_bytes(head + os.urandom(500))
    for command in ("load", "check"):
        outcome = pafta.run(command, file, "--as", "parsel", "--report", tmp_path / "rapor", "--json", check=False)
        assert outcome.code in (65, 69) and outcome.error["code"] == "source.unsupportedFormat"
        assert any(word in outcome.error["remedy"] for word in ("DXF", "GML", "GeoPackage", "SHP"))
    assert pafta.collections() == {}


@pytest.mark.parametrize("georeferenced", [True, False])
def test_rasters_are_refused_clearly(pafta, tmp_path, georeferenced):
    file = tmp_path / "orto.tif"
    raster = vectors.gdal.GetDriverByName("GTiff").Create(str(file), 8, 8, 3)
    if georeferenced:
        raster.SetProjection(vectors.crs(5258).ExportToWkt())
        raster.SetGeoTransform((379000, 0.1, 0, 4541000, 0, -0.1))
    del raster
    outcome = pafta.run("check", file, "--as", "bina", "--report", tmp_path / "rapor", "--json", check=False)
    assert outcome.code in (65, 69) and outcome.error["message"] and outcome.error["remedy"]


@pytest.mark.parametrize(
    "name", ["bina.shp", "bina.gpkg", "bina.geojson", "bina.gml", "bina.kml", "bina.zip", "bina.dxf", "bina.tab"]
)
@pytest.mark.parametrize("content", ["empty", "noise", "half"])
def test_damaged_files_are_refused_whole(pafta, tmp_path, delivered, name, content):
    file = tmp_path / name
    whole = delivered.read_bytes()
    file.write_bytes({"empty": b"", "noise": os.urandom(3000), "half": whole[:len(whole) // 2]}[content])
    outcome = pafta.run("load", file, "--as", "bina", "--report", tmp_path / "rapor", "--json", check=False)
    assert outcome.code in (65, 66, 69, 74), outcome.out
    assert outcome.error["message"] and pafta.collections() == {}
    homes.expect_healthy(pafta)


def test_a_shapefile_without_its_index_is_read(pafta, tmp_path, delivered):
    file = buildings.FORMATS["shp-cp1254"][0](delivered, tmp_path / "t")
    file.with_suffix(".shx").unlink()
    before = listing(file.parent)
    outcome = pafta.run("load", file, "--as", "bina", "--report", tmp_path / "rapor", "--json", check=False)
    assert outcome.code == 0 and pafta.collections()["bina"]["features"] == 120 or outcome.code in (65, 74)
    assert listing(file.parent) == before


def test_a_read_only_delivery_is_read(pafta, tmp_path, delivered):
    folder = tmp_path / "salt"
    folder.mkdir()
    file = shutil.copy(delivered, folder / "bina.gpkg")
    os.chmod(file, 0o444)
    os.chmod(folder, 0o555)
    reports.load(pafta, file, "bina", tmp_path / "rapor", code=0)
    os.chmod(folder, 0o755)
    assert [f.name for f in folder.iterdir()] == ["bina.gpkg"]


def test_a_geopackage_without_crs_needs_one(pafta, tmp_path):
    file = deliveries.write(
        tmp_path / "b.gpkg", "bina", buildings.buildings(5), buildings.FIELDS, epsg=None, kind=ogr.wkbPolygon
    )
    reports.refused(pafta, file, "bina", rule=1, errors=("source.noCRS",), folder=tmp_path / "rapor")
    reports.load(pafta, file, "bina", tmp_path / "rapor", *BARE, code=0)
