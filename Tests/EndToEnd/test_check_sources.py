"""Faults of a delivery as a whole: its CRS, its encoding, its fields, persons in it, and files made to do harm."""
import http.server
import io
import random
import socket
import threading
import time
import zipfile

import pytest
import shapely
from osgeo import ogr
from shapely import affinity

from support import buildings, deliveries, homes, reports, vectors
from support.deliveries import Feature

TEXT = ogr.OFTString
ESRI_TUREF = ('PROJCS["TUREF_TM42",GEOGCS["GCS_TUREF",DATUM["D_TUREF",SPHEROID["GRS_1980",6378137.0,298.257222101]],'
              'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
              'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",42.0],'
              'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
ESRI_ED50 = (
    ESRI_TUREF.replace("TUREF_TM42", "ED_1950_TM42")
    .replace("GCS_TUREF", "GCS_European_1950")
    .replace("D_TUREF", "D_European_1950")
    .replace("GRS_1980", "International_1924")
    .replace("6378137.0", "6378388.0")
    .replace("298.257222101", "297.0")
)
LOCAL = 'LOCAL_CS["Belediye yerel sistemi",UNIT["Meter",1.0]]'


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent")


@pytest.fixture(scope="module")
def city():
    return deliveries.city((2, 8))


def shapefile(folder, features=None, prj=None):
    folder.mkdir(exist_ok=True)
    file = deliveries.write(folder / "bina.shp", "bina", features or buildings.buildings(), buildings.FIELDS,
                            driver="ESRI Shapefile", kind=ogr.wkbPolygon, options=["ENCODING=CP1254"])
    if prj is not None:
        file.with_suffix(".prj").write_text(prj, encoding="utf-8")
    return file


def moved(change) -> list:
    return [Feature(b.values, change(b.shape)) for b in buildings.buildings()]


# V-01, V-02: the CRS

def test_a_file_without_crs_is_refused_and_taken_with_one(pafta, tmp_path):
    file = buildings.bare_shapefile(tmp_path)
    for command in ("check", "load"):
        reports.refused(
            pafta, file, "bina", rule=1, errors=("source.noCRS",), folder=tmp_path / "rapor", command=command
        )
        assert (tmp_path / "rapor/rapor.html").exists() and reports.page(tmp_path / "rapor").text
    options = ("--crs", "EPSG:5258", "--encoding", "CP1254")
    reports.load(pafta, file, "bina", tmp_path / "rapor", *options, code=0)
    source = vectors.read(tmp_path / "bina.gpkg")
    assert (
        vectors.unmatched(
            vectors.read(pafta.files()[0], "bina"), source, 0.001, compare=[n for n, _ in buildings.FIELDS]
        )
        == []
    )


@pytest.mark.parametrize("wkt, code", [(ESRI_TUREF, "5258"), (ESRI_ED50, "2324")])
def test_names_of_other_programs_are_known(pafta, tmp_path, wkt, code):
    checked = reports.load(pafta, shapefile(tmp_path / "s", prj=wkt), "bina", tmp_path / "rapor", code=0)
    assert [f for f in checked.of(2) if f["severity"] in ("error", "warning")] == []
    dataset = vectors.gdal.OpenEx(str(pafta.files()[0]))
    assert dataset.GetLayerByName("bina").GetSpatialRef().GetAuthorityCode(None) == code


@pytest.mark.parametrize("wkt", [LOCAL, ESRI_TUREF.replace("42.0", "41.37"), "bu bir projeksiyon değil"])
def test_an_unknown_crs_is_refused_unless_given(pafta, tmp_path, wkt):
    file = shapefile(tmp_path / "s", prj=wkt)
    reports.refused(pafta, file, "bina", rule=2, folder=tmp_path / "rapor",
                    errors=("crs.unknown", "crs.unsupported", "crs.malformed", "source.noCRS"))
    reports.check(pafta, file, "bina", tmp_path / "rapor", "--crs", "EPSG:5258", code=0)


# V-03, V-05, V-06: places

def test_a_wrong_zone_lies_outside(pafta, tmp_path):
    """TM39 coordinates that call themselves TM42 lie 250 km further east; TM30 ones 1000 km."""
    for epsg, name in ((5257, "komsu"), (5254, "uzak")):
        file = buildings.translated(
            buildings.reference(tmp_path),
            tmp_path / name / "bina.gpkg",
            format="GPKG",
            dstSRS=f"EPSG:{epsg}",
            reproject=True,
        )
        wrong = [Feature(f.properties, f.shape) for f in vectors.read(file)]
        checked = reports.check(pafta, shapefile(tmp_path / f"{name}-shp", wrong), "bina", tmp_path / name / "rapor")
        place = checked.of(3) + checked.of(4)
        assert {f["row"] for f in place if f["row"]} == set(range(1, 121)) or epsg == 5257, name


def test_a_wrong_zone_is_refused_where_the_boundary_is_known(tmp_path, city):
    pafta = homes.with_surroundings(tmp_path / "kent2", deliveries.write_surroundings(tmp_path, city))
    turned = moved(lambda s: affinity.translate(s, 252_000, 0))
    checked = reports.check(pafta, shapefile(tmp_path / "s", turned), "bina", tmp_path / "rapor", code=65)
    rows = [f["row"] for f in checked.of(4) if f["row"]]
    assert rows == list(range(1, 121)) and {f["severity"] for f in checked.of(4) if f["row"]} == {"warning"}
    assert [f["severity"] for f in checked.of(4) if f["row"] is None] == ["error"]


def test_swapped_axes_are_found_and_swapped_back(pafta, tmp_path):
    file = shapefile(tmp_path / "s", moved(lambda s: shapely.transform(s, lambda xy: xy[:, ::-1])))
    checked = reports.check(pafta, file, "bina", tmp_path / "a", code=65)
    assert [f["row"] for f in checked.of(5)] == list(range(1, 121)) and "--swap-xy" in checked.of(5)[0]["remedy"]
    reports.load(pafta, file, "bina", tmp_path / "b", "--swap-xy", code=0)
    source = vectors.read(buildings.reference(tmp_path))
    assert vectors.unmatched(vectors.read(pafta.files()[0], "bina"), source, 0.001, compare=["uavt_kod"]) == []


def test_exchanged_degrees_are_found(tmp_path, city):
    """Near Rize both orders lie in Turkey, so only the boundary of the municipality can tell."""
    pafta = homes.with_surroundings(tmp_path / "kent2", deliveries.write_surroundings(tmp_path, city))
    degrees = vectors.read(buildings.reference(tmp_path), to=4326)
    turned = [Feature(f.properties, shapely.transform(f.shape, lambda xy: xy[:, ::-1])) for f in degrees]
    file = deliveries.write(tmp_path / "d.gpkg", "bina", turned, buildings.FIELDS, epsg=4326)
    assert len(reports.check(pafta, file, "bina", tmp_path / "rapor", code=65).of(5)) == 120


@pytest.mark.parametrize("epsg, offset", [(5258, 14e6), (5274, -14e6)])
def test_zone_numbers_before_eastings_are_found(pafta, tmp_path, epsg, offset):
    """EPSG:5274 (3° zone 14) has the zone number in front, 5258 has not."""
    base = moved(lambda s: affinity.translate(s, 14e6 if epsg == 5274 else 0, 0))
    right = deliveries.write(tmp_path / "dogru.gpkg", "bina", base, buildings.FIELDS, epsg=epsg)
    assert reports.check(pafta, right, "bina", tmp_path / "a", code=0).of(6) == []
    wrong = [Feature(f.values, affinity.translate(f.shape, offset, 0)) for f in base]
    file = deliveries.write(tmp_path / "yanlis.gpkg", "bina", wrong, buildings.FIELDS, epsg=epsg)
    assert [f["row"] for f in reports.check(pafta, file, "bina", tmp_path / "b", code=65).of(6)] == list(range(1, 121))


# V-08: the datum operation

def test_a_change_of_datum_names_its_operation_and_accuracy(pafta, tmp_path):
    checked = reports.load(pafta, buildings.in_ed50(tmp_path), "bina", tmp_path / "rapor", "--to", "EPSG:5258", code=0)
    (fault,) = checked.of(8)
    assert fault["severity"] in ("info", "warning") and "ED50" in fault["message"]


# V-09: the encoding

def test_without_an_encoding_letters_are_not_guessed(pafta, tmp_path):
    file = buildings.bare_shapefile(tmp_path)
    reports.refused(
        pafta, file, "bina", "--crs", "EPSG:5258", rule=9, errors=("encoding.unclear",), folder=tmp_path / "rapor"
    )


@pytest.mark.parametrize(
    "encoding, severity, hint", [("CP1252", "warning", "CP1254"), ("ISO-8859-1", "warning", "CP1254")]
)
def test_letters_in_the_wrong_encoding_are_noticed(pafta, tmp_path, encoding, severity, hint):
    """What is CP1254 and read as CP1252 has ð, ý, þ for ğ, ı, ş."""
    checked = reports.check(pafta, shapefile(tmp_path / "s"), "bina", tmp_path / "rapor", "--encoding", encoding)
    wrong = {row for row, b in enumerate(buildings.buildings(), 1) if set(b.values["kullanim"]) & set("ğışĞİŞ")}
    assert {f["row"] for f in checked.of(9) if f["row"]} == wrong
    assert {f["severity"] for f in checked.of(9)} == {severity} and hint in checked.of(9)[0]["remedy"]


@pytest.mark.parametrize("text", ["Iğdır apartmanı", "Şehir kulübü"])
def test_utf8_taken_for_windows_letters_is_an_error(pafta, tmp_path, text):
    """Ş is C5 9E in UTF-8, and CP1254 has no letter 9E; ğ and ı give letters, but wrong ones."""
    rows = [Feature(b.values | {"kullanim": text}, b.shape) for b in buildings.buildings(30)]
    file = deliveries.write(
        tmp_path / "b.shp", "b", rows, buildings.FIELDS, driver="ESRI Shapefile", options=["ENCODING=UTF-8"]
    )
    checked = reports.check(pafta, file, "bina", tmp_path / "rapor", "--encoding", "CP1254", code=65)
    assert {f["severity"] for f in checked.of(9)} == {"error"} and "UTF-8" in checked.of(9)[0]["remedy"]


# V-28, V-29: fields

def test_cut_and_bare_names_find_their_fields(pafta, tmp_path, city):
    names = {
        "il_kod": "IL_KOD",
        "mahalle_kod": "MAHALLE_KO",
        "mahalle": "MAHALLE_AD",
        "ada": "ADA_NO",
        "parsel": "PARSEL_NO",
        "kaynak_tarihi": "KAYNAK_TAR",
        "tapu_alani": "TAPU_ALANI",
        "ilce": "ILCE_ADI",
    }
    fields = [(names.get(n, n.upper()), kind) for n, kind in deliveries.FIELDS] + [("FAZLADAN", TEXT)]
    rows = [Feature({names.get(n, n.upper()): v for n, v in p.values.items()}, p.shape) for p in city.parcels]
    file = deliveries.write(tmp_path / "p.shp", "p", rows, fields, driver="ESRI Shapefile", options=["ENCODING=CP1254"])
    checked = reports.load(pafta, file, "parsel", tmp_path / "rapor", code=0)
    told = " ".join(f["message"] for f in checked.of(29))
    assert {f["severity"] for f in checked.of(29)} == {"info"} and "FAZLADAN" in told and "MAHALLE_KO" in told
    stored = {
        "/".join(str(f.properties[n]) for n in deliveries.KEY): f.properties
        for f in vectors.read(pafta.files()[0], "parsel")
    }
    assert stored.keys() == {p.key for p in city.parcels}
    assert all(
        stored[p.key]["kaynak_tarihi"] == p.values["kaynak_tarihi"] and stored[p.key]["mahalle"] == p.values["mahalle"]
        for p in city.parcels
    )


@pytest.mark.parametrize("name", ["MALIK", "SAHIBI", "TCKN", "tc_kimlik", "telefon", "gsm", "eposta", "BABA_ADI"])
def test_fields_about_persons_are_refused_unless_declared(pafta, tmp_path, name):
    rows = [Feature(b.values | {name: "x"}, b.shape) for b in buildings.buildings(5)]
    file = deliveries.write(tmp_path / "b.gpkg", "bina", rows, (*buildings.FIELDS, (name, TEXT)))
    checked = reports.check(pafta, file, "bina", tmp_path / "a", code=65)
    assert {f["severity"] for f in checked.of(28)} == {"error"} and name in checked.of(28)[0]["message"]
    assert reports.check(pafta, file, "bina", tmp_path / "b", "--personal", name, code=0).open("error") == []


def test_numbers_of_persons_are_not_told_in_full(pafta, tmp_path):
    number = deliveries.person(random.Random(1))
    rows = [Feature(b.values | {"kullanim": f"Kimlik {number}"}, b.shape) for b in buildings.buildings(3)]
    file = deliveries.write(tmp_path / "b.gpkg", "bina", rows, buildings.FIELDS)
    checked = reports.check(pafta, file, "bina", tmp_path / "rapor", code=65)
    assert checked.of(28)
    for name in reports.FILES:
        assert number.encode() not in (tmp_path / "rapor" / name).read_bytes(), name
    assert number not in checked.outcome.out + checked.outcome.err


# V-32: files made to do harm

XML = (
    '<?xml version="1.0"?>{doctype}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>{name}</name>'
    "<Point><coordinates>40.5,41</coordinates></Point></Placemark>{more}</Document></kml>"
)


@pytest.fixture
def listener():
    """A server that notes whether anybody asks it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def archive(*members) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return memory.getvalue()


def harmful(kind, url, secret, delivered) -> tuple:
    """The name and bytes of a file that tries something."""
    source = '<OGRVRTLayer name="x"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer>'
    virtual = f"<OGRVRTDataSource>{source}</OGRVRTDataSource>"
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return {
        "path out of the archive": ("a.zip", archive(("../../disari.gpkg", delivered))),
        "absolute path": ("a.zip", archive(("/tmp/disari.gpkg", delivered))),
        "backslashes": ("a.zip", archive(("..\\..\\disari.gpkg", delivered))),
        "link in the archive": ("a.zip", buildings.stored_link("bina.gpkg", str(secret))),
        "bomb": ("a.zip", archive(("bina.geojson", b" " * (300 << 20)))),
        "encrypted": ("a.zip", buildings.encrypted(archive(("bina.gpkg", delivered)))),
        "external entity": (
            "a.kml",
            XML.format(doctype=f'<!DOCTYPE k [<!ENTITY x SYSTEM "file://{secret}">]>', name="&x;", more="").encode(),
        ),
        "remote entity": (
            "a.kml",
            XML.format(doctype=f'<!DOCTYPE k SYSTEM "{url}/k.dtd">', name="x", more="").encode(),
        ),
        "many laughs": (
            "a.kml",
            XML.format(doctype=f'<!DOCTYPE k [<!ENTITY l0 "ha">{laughs}]>', name="&l9;", more="").encode(),
        ),
        "virtual file": ("a.vrt", virtual.format(secret).encode()),
        "virtual file by another name": ("a.gml", virtual.format(f"/vsicurl/{url}/x.csv").encode()),
        "network link": (
            "a.kml",
            XML.format(
                doctype="", name="x", more=f"<NetworkLink><Link><href>{url}/k.kml</href></Link></NetworkLink>"
            ).encode(),
        ),
        "archive in an archive": ("a.zip", archive(("b.zip", archive(("bina.gpkg", delivered))))),
    }[kind]


KINDS = (
    "path out of the archive",
    "absolute path",
    "backslashes",
    "link in the archive",
    "bomb",
    "encrypted",
    "external entity",
    "remote entity",
    "many laughs",
    "virtual file",
    "virtual file by another name",
    "network link",
    "archive in an archive",
)


@pytest.mark.parametrize("kind", KINDS)
def test_harmful_files_are_refused_and_do_nothing(pafta, tmp_path, listener, kind):
    url, asked = listener
    secret = tmp_path / "gizli.txt"
    secret.write_text("Bu metin kimseyi ilgilendirmez", encoding="utf-8")
    name, content = harmful(kind, url, secret, buildings.reference(tmp_path).read_bytes())
    folder = tmp_path / "teslim"
    folder.mkdir()
    (folder / name).write_bytes(content)
    before = sorted(str(f) for f in tmp_path.rglob("*") if "rapor" not in f.parts and "kent" not in f.parts)
    began = time.monotonic()
    outcome = pafta.run("load", folder / name, "--as", "bina", "--report", tmp_path / "rapor", "--json", check=False)
    assert time.monotonic() - began < 20
    # A network link is left out, or the file refused; whatever it refers to is not fetched.
    assert outcome.code in ((65, 69, 74, 76, 0) if kind == "network link" else (65, 69, 74, 76)), outcome.out
    assert asked == [], "something was fetched"
    everything = (
        outcome.out + outcome.err + "".join(f.read_text(errors="replace") for f in (tmp_path / "rapor").glob("*.*"))
    )
    assert "kimseyi ilgilendirmez" not in everything
    assert sorted(str(f) for f in tmp_path.rglob("*") if "rapor" not in f.parts and "kent" not in f.parts) == before
    if outcome.code:
        assert pafta.collections() == {} and outcome.error["remedy"]
    homes.expect_healthy(pafta)


def test_a_feature_with_too_many_positions_is_an_error(tmp_path):
    pafta = homes.configured(tmp_path / "dar", "[tolerances]\nmaximum_positions = 50")
    ring = shapely.Point(379500.123, 4541000.456).buffer(10, quad_segs=40)
    rows = [
        Feature({"uavt_kod": "1"}, ring),
        Feature({"uavt_kod": "2"}, shapely.box(379600.1, 4541000.2, 379610, 4541010)),
    ]
    file = deliveries.write(tmp_path / "b.gpkg", "bina", rows, (("uavt_kod", TEXT),))
    assert [f["row"] for f in reports.check(pafta, file, "bina", tmp_path / "rapor", code=65).of(32)] == [1]


def test_nothing_but_the_delivery_is_opened(pafta, tmp_path):
    """A name that means a server or a virtual file system is a name of a file that is not there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name in (
        f"http://127.0.0.1:{port}/x.geojson",
        "/vsicurl/http://127.0.0.1/x.gpkg",
        "PG:dbname=x",
        "/vsimem/x.gpkg",
    ):
        outcome = pafta.run("load", name, "--as", "bina", "--json", check=False, seconds=30)
        assert outcome.code in (65, 66, 69), name
