"""Faults that parcels do not have: in zoning functions and networks, in curves, heights, numbers, of whole layers."""

import math
import random

import pytest
import shapely
from osgeo import ogr
from shapely import affinity

from support import deliveries, homes, invalid, plans, reports, vectors
from support.deliveries import Feature

TEXT, REAL = ogr.OFTString, ogr.OFTReal


@pytest.fixture(scope="module")
def small():
    """A city of one mahalle with 800 parcels."""
    return deliveries.city((5, 8), seed=8)


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent")


def write(file, layer, features, fields, **options):
    return deliveries.write(file, layer, features, fields, **options)


# Zoning functions

@pytest.fixture(scope="module")
def functions(tmp_path_factory):
    """The report of a faulty delivery of zoning functions, and what was planted."""
    folder = tmp_path_factory.mktemp("functions")
    planted = plans.Functions()
    for rule in (16, 17, 18, 25):
        planted.plant(rule, 50)
    file = write(folder / "imar.gpkg", "imar_fonksiyon", planted.features, plans.FUNCTION_FIELDS)
    return reports.check(homes.configured(folder / "kent"), file, "imar_fonksiyon", folder / "rapor", code=65), planted


def test_functions_without_faults_have_none(pafta, tmp_path):
    file = write(tmp_path / "imar.gpkg", "imar_fonksiyon", plans.Functions().features, plans.FUNCTION_FIELDS)
    checked = reports.check(pafta, file, "imar_fonksiyon", tmp_path / "rapor", code=0)
    assert checked.open("error", "warning") == []


@pytest.mark.parametrize("rule", [16, 17, 18, 25], ids=lambda rule: f"V-{rule:02d}")
def test_faults_of_functions_are_found(functions, rule):
    checked, planted = functions
    wrong = reports.compare(checked, planted.planted, planted.features, {rule})
    assert wrong == [], f"{len(wrong)} wrong:\n" + "\n".join(wrong[:20])


def test_no_other_rule_finds_anything_serious_in_functions(functions):
    assert [f for f in functions[0].open("error", "warning") if f["rule"] not in (16, 17, 18, 25)] == []


def test_an_unknown_value_of_many_functions_is_told_once_with_their_number(pafta, tmp_path):
    features = plans.Functions().features
    for feature in features[10:47]:
        feature.values["nizam"] = "Karma"
    file = write(tmp_path / "imar.gpkg", "imar_fonksiyon", features, plans.FUNCTION_FIELDS)
    (fault,) = reports.check(pafta, file, "imar_fonksiyon", tmp_path / "rapor", code=0).of(18)
    assert fault["row"] == 11 and "Karma" in fault["message"] and "37" in fault["message"]


# Networks

@pytest.mark.parametrize("count", [0, 60])
def test_loose_ends_crossings_and_missing_diameters_are_found(pafta, tmp_path, count):
    pipes = plans.Pipes()
    pipes.plant(count)
    file = write(tmp_path / "hat.gpkg", "altyapi_hat", pipes.features, plans.PIPE_FIELDS)
    checked = reports.check(pafta, file, "altyapi_hat", tmp_path / "rapor", code=0)
    wrong = reports.compare(checked, pipes.planted, pipes.features, {27})
    assert wrong == [], f"{len(wrong)} wrong:\n" + "\n".join(wrong[:20])
    assert len(checked.of(27)) == count and checked.open("error") == []


# Numbers and dates as texts

@pytest.mark.parametrize("text, number", [
    ("1.295,50", 1295.5), ("1,295.50", 1295.5), ("750,25", 750.25), ("750.25", 750.25), ("12.345.678,9", 12345678.9),
    (" 42 ", 42), ("-", None), ("", None)])
def test_numbers_are_read_as_they_are_written_in_turkey(pafta, tmp_path, text, number):
    rows = [
        Feature({"uavt_kod": str(i), "yukseklik": text}, shapely.box(i * 10, 0, i * 10 + 5, 5)) for i in range(1, 4)
    ]
    rows = [Feature(r.values, affinity.translate(r.shape, 380000.123, 4541000.457)) for r in rows]
    file = write(tmp_path / "bina.gpkg", "bina", rows, (("uavt_kod", TEXT), ("yukseklik", TEXT)))
    reports.load(pafta, file, "bina", tmp_path / "rapor", code=0)
    stored = vectors.read(pafta.files()[0], "bina")
    assert {f.properties["yukseklik"] for f in stored} == {number}


@pytest.mark.parametrize(
    "name, text",
    [
        ("yukseklik", "1.295"),
        ("yukseklik", "yüksek"),
        ("yukseklik", "1,2,3"),
        ("kat", "3,5"),
        ("gecerlilik_bas", "31.02.2024"),
        ("gecerlilik_bas", "2024-13-01"),
        ("gecerlilik_bas", "dün"),
    ],
)
def test_numbers_and_dates_that_cannot_be_told_are_asked_for(pafta, tmp_path, name, text):
    rows = [
        Feature(
            {"uavt_kod": str(i), name: text}, shapely.box(380000 + i * 10.1, 4541000.457, 380005 + i * 10.1, 4541005)
        )
        for i in range(1, 4)
    ]
    file = write(tmp_path / "bina.gpkg", "bina", rows, (("uavt_kod", TEXT), (name, TEXT)))
    checked = reports.check(pafta, file, "bina", tmp_path / "rapor", code=65)
    assert [f["row"] for f in checked.of(17)] == [1, 2, 3] and {f["severity"] for f in checked.of(17)} == {"error"}


@pytest.mark.parametrize("text", ["21.11.2024", "2024-11-21", "21/11/2024", "20241121"])
def test_dates_are_read_as_they_are_written_in_turkey(pafta, tmp_path, text):
    rows = [Feature({"uavt_kod": "1", "gecerlilik_bas": text}, shapely.box(380000.1, 4541000.4, 380005, 4541005))]
    file = write(tmp_path / "bina.gpkg", "bina", rows, (("uavt_kod", TEXT), ("gecerlilik_bas", TEXT)))
    reports.load(pafta, file, "bina", tmp_path / "rapor", code=0)
    assert vectors.read(pafta.files()[0], "bina")[0].properties["gecerlilik_bas"] == "2024/11/21"


def test_what_ends_before_it_begins_is_found(pafta, tmp_path):
    days = [
        ("2024/01/01", "2024/12/31"),
        ("2024/12/31", "2024/01/01"),
        ("2024/05/05", "2024/05/05"),
        ("2024/05/05", None),
    ]
    rows = [
        Feature(
            {"uavt_kod": str(i), "gecerlilik_bas": a, "gecerlilik_bit": b},
            shapely.box(380000 + 9.1 * i, 4541000.4, 380005 + 9.1 * i, 4541005),
        )
        for i, (a, b) in enumerate(days)
    ]
    fields = (("uavt_kod", TEXT), ("gecerlilik_bas", ogr.OFTDate), ("gecerlilik_bit", ogr.OFTDate))
    checked = reports.check(
        pafta, write(tmp_path / "b.gpkg", "bina", rows, fields), "bina", tmp_path / "rapor", code=65
    )
    assert [f["row"] for f in checked.of(17)] == [2]


# Curves, heights, damaged positions

def curved(file):
    """Ten round buildings, drawn with arcs."""
    rows, fields = [], (("uavt_kod", TEXT),)
    for number in range(10):
        x, y, r = 380000.5 + 100 * number, 4541000.5, 5 + 4 * number
        text = f"CURVEPOLYGON (CIRCULARSTRING ({x - r} {y}, {x} {y + r}, {x + r} {y}, {x} {y - r}, {x - r} {y}))"
        rows.append(
            (
                Feature({"uavt_kod": str(number)}, None, wkb=bytes(ogr.CreateGeometryFromWkt(text).ExportToIsoWkb())),
                x,
                y,
                r,
            )
        )
    return write(file, "bina", [row[0] for row in rows], fields, kind=ogr.wkbCurvePolygon), rows


def test_curves_become_lines_within_a_centimetre(pafta, tmp_path):
    file, rows = curved(tmp_path / "egri.gpkg")
    checked = reports.load(pafta, file, "bina", tmp_path / "rapor", code=0)
    assert checked.of(14) and checked.open("error", "warning") == []
    stored = {f.properties["uavt_kod"]: f.shape for f in vectors.read(pafta.files()[0], "bina")}
    for feature, x, y, radius in rows:
        line = stored[feature.values["uavt_kod"]].boundary
        middle = shapely.Point(x, y)
        corners = [math.hypot(a - x, b - y) for a, b in shapely.get_coordinates(line)]
        assert max(abs(c - radius) for c in corners) < 0.001 and radius - middle.distance(line) <= 0.0101


def test_heights_are_counted_and_dropped_where_the_layer_has_none(pafta, tmp_path):
    shape = shapely.Polygon(
        [(380000.1, 4541000.2, 12.5), (380010, 4541000, 12.5), (380010, 4541010, 13), (380000.1, 4541000.2, 12.5)]
    )
    file = write(
        tmp_path / "z.gpkg", "bina", [Feature({"uavt_kod": "1"}, shape)], (("uavt_kod", TEXT),), kind=ogr.wkbPolygon25D
    )
    checked = reports.load(pafta, file, "bina", tmp_path / "rapor", code=0)
    assert [f["severity"] for f in checked.of(15)] == ["info"] and not vectors.read(pafta.files()[0], "bina")[
        0
    ].shape.has_z


def test_heights_of_pipes_are_kept(pafta, tmp_path):
    line = shapely.LineString([(380000.1, 4541000.2, 12.5), (380010, 4541000, 11.25)])
    values = {"sebeke": "içmesuyu", "isletmeci": "RİSU", "cap_mm": 100.0}
    file = write(
        tmp_path / "z.gpkg", "altyapi_hat", [Feature(values, line)], plans.PIPE_FIELDS, kind=ogr.wkbLineString25D
    )
    checked = reports.load(pafta, file, "altyapi_hat", tmp_path / "rapor", code=0)
    stored = shapely.get_coordinates(vectors.read(pafta.files()[0], "altyapi_hat")[0].shape, include_z=True)
    assert checked.of(15) and [z for _, _, z in stored] == [12.5, 11.25]


def test_a_position_that_is_no_number_is_an_error(pafta, tmp_path, small):
    victims = [p.copy() for p in small.parcels[:40]]
    spoilt = list(victims[20].shape.exterior.coords)
    spoilt[1] = (math.nan, spoilt[1][1])
    victims[20].wkb = invalid.polygon([spoilt])
    file = deliveries.write_parcels(tmp_path / "nan.gpkg", victims)
    outcome = reports.refused(
        pafta, file, "parsel", rule=12, errors=("geometry.malformed",), folder=tmp_path / "rapor", codes=(65, 74)
    )
    assert "21" in outcome.error["message"] if "error" in outcome.json else True


# The layer as a whole


@pytest.mark.parametrize(
    "name, severity, change",
    [
        ("metres", "warning", lambda xy: xy.round(0)),
        ("decimetres", "warning", lambda xy: xy.round(1)),
        ("centimetres", "info", lambda xy: xy.round(2)),
        ("single precision", "error", lambda xy: xy.astype("f4").astype("f8")),
    ],
)
def test_rounded_coordinates_are_noticed(pafta, tmp_path, small, name, severity, change):
    rounded = [Feature(p.values, shapely.transform(p.shape, change)) for p in small.parcels]
    file = deliveries.write_parcels(tmp_path / "yuvarlak.gpkg", rounded)
    found = reports.check(pafta, file, "parsel", tmp_path / "rapor").of(33)
    assert [fault["severity"] for fault in found] == [severity], name


def shifted(parcels):
    """The same parcels with coordinates of ED50 that call themselves TUREF (Rize: +7.5 m east, +181.8 m north)."""
    return [Feature(p.values, affinity.translate(p.shape, 7.5, 181.8)) for p in parcels]


def test_a_delivery_in_the_wrong_datum_is_suspected(pafta, tmp_path, small):
    reports.load(
        pafta, deliveries.write_parcels(tmp_path / "parsel.gpkg", small.parcels), "parsel", tmp_path / "a", code=0
    )
    file = deliveries.write_parcels(tmp_path / "ed50.gpkg", shifted(small.parcels))
    found = reports.check(pafta, file, "parsel", tmp_path / "b").of(7)
    assert [fault["severity"] for fault in found] == ["warning"] and "ED50" in found[0]["message"]


@pytest.mark.parametrize("east, north", [(0, 0), (0.3, -0.2), (60, 10), (181.8, 0)])
def test_other_shifts_are_not_taken_for_a_datum(pafta, tmp_path, small, east, north):
    reports.load(
        pafta, deliveries.write_parcels(tmp_path / "parsel.gpkg", small.parcels), "parsel", tmp_path / "a", code=0
    )
    moved = [Feature(p.values | {"nitelik": "Arsa"}, affinity.translate(p.shape, east, north)) for p in small.parcels]
    file = deliveries.write_parcels(tmp_path / "b.gpkg", moved)
    assert reports.check(pafta, file, "parsel", tmp_path / "b").of(7) == []


def test_half_a_file_stops_unless_forced(pafta, tmp_path, small):
    reports.load(pafta, deliveries.write_parcels(tmp_path / "a.gpkg", small.parcels), "parsel", tmp_path / "a", code=0)
    half = deliveries.write_parcels(tmp_path / "b.gpkg", small.parcels[:400])
    before = homes.state(pafta)
    stopped = reports.load(pafta, half, "parsel", tmp_path / "b", code=65)
    assert [f["severity"] for f in stopped.of(31)] == ["error"] and homes.state(pafta) == before
    forced = reports.load(pafta, half, "parsel", tmp_path / "c", "--force", code=0)
    assert forced.layer["difference"]["deleted"] == 400 and pafta.collections()["parsel"]["features"] == 400


def test_a_few_parcels_less_are_no_reason_to_stop(pafta, tmp_path, small):
    reports.load(pafta, deliveries.write_parcels(tmp_path / "a.gpkg", small.parcels), "parsel", tmp_path / "a", code=0)
    kept = random.Random(3).sample(small.parcels, 740)
    assert (
        reports.load(pafta, deliveries.write_parcels(tmp_path / "b.gpkg", kept), "parsel", tmp_path / "b", code=0).of(
            31
        )
        == []
    )
