"""Every format holds the same features: read back with GDAL and Python's own readers, compared with the delivered file."""
import csv
import io
import json
import re
import socket
import time
import urllib.parse
from xml.etree import ElementTree

import pytest
import shapely

from support import filters, invented, vectors
from support.program import initialised
from support.server import Server

MEGABYTE = 1 << 20
BOX = (529000, 4239000, 531000, 4241000)
MEDIA_TYPES = {
    "csv": ("text/csv",), "ndjson": ("application/x-ndjson", "application/ndjson", "application/geo+json-seq"),
    "jsonfg": ("application/fg+json", "application/vnd.ogc.fg+json"),
    "fgb": ("application/flatgeobuf", "application/vnd.flatgeobuf"), "gml": ("application/gml+xml",)}
# Coordinates in degrees have seven decimals, those in metres at least four.
DEGREES, METRES = 6e-8, 6e-5


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    return invented.write(folder / "deneme.gpkg", "deneme", 5253, BOX, count=400, seed=11)


@pytest.fixture(scope="module")
def server(delivered):
    pafta = initialised(delivered.parent / "kent")
    pafta.load(delivered)
    with Server(pafta, delivered.parent / "server.log") as server:
        yield server


@pytest.fixture(scope="module")
def ids(server):
    """The identifiers in the order of every answer."""
    return [f["id"] for f in server.items("deneme", skipGeometry="true")]


@pytest.fixture(scope="module")
def expected(delivered, ids):
    """By CRS, the features of the file in that order; x is the easting."""
    found = {}
    for epsg in (4326, 5253):
        known = {f.id: f for f in vectors.read(delivered, "deneme", to=epsg)}
        found[epsg] = [known[i] for i in ids]
    assert len(found[5253]) == 400
    return found


def fetch(server, form, **parameters):
    answer = server.get(filters.items_target("deneme", **{**parameters, "f": form}))
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] in MEDIA_TYPES[form]
    return answer


def saved(answer, tmp_path, form):
    file = tmp_path / f"answer.{form}"
    file.write_bytes(answer.body)
    return file


MOMENT = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|\+00(?::?00)?)?)?")


def plain(value):
    """A value as every format can hold it: moments in one form, an empty text as none."""
    if isinstance(value, str) and (found := MOMENT.fullmatch(value)):
        year, month, day, time = found.groups()
        if time and "." in time:
            time = time.rstrip("0").rstrip(".")
        # FlatGeobuf has no days, only moments: there a day is its first one.
        return f"{year}-{month}-{day}" + (f"T{time}" if time not in (None, "00:00:00", "00:00") else "")
    return None if value == "" else value


def expect_values(properties: dict, source):
    assert {n: plain(v) for n, v in properties.items() if plain(v) is not None} == {
        n: plain(v) for n, v in source.properties.items() if plain(v) is not None}


def expect_shape(shape, source, tolerance):
    other = source.shape
    assert (shape is None or shape.is_empty) == (other is None)
    if other is not None:
        assert vectors.greatest_distance(shape, other) <= tolerance


def expect_read_by_gdal(file, sources, tolerance):
    features = vectors.read(file)
    assert vectors.count(file) == len(sources)
    if len(features) != len(sources):
        # Some versions of GDAL read no FlatGeobuf feature without geometry, though the file counts them.
        assert file.suffix == ".fgb"
        sources = [source for source in sources if source.wkb]
    assert len(features) == len(sources)
    names = set(sources[0].properties)
    for feature, source in zip(features, sources):
        expect_values({n: v for n, v in feature.properties.items() if n in names}, source)
        expect_shape(feature.shape, source, tolerance)
    return features


def test_csv_is_a_table_with_well_known_text(server, ids, expected):
    table = list(csv.reader(io.StringIO(fetch(server, "csv").text, newline="")))
    header, rows = table[0], table[1:]
    assert header[1:-1] == [name for name, _ in invented.FIELDS]
    assert [int(row[0]) for row in rows] == ids
    for row, source in zip(rows, expected[4326]):
        expect_shape(shapely.from_wkt(row[-1]) if row[-1] else None, source, DEGREES)
        for name, text in zip(header[1:-1], row[1:-1]):
            value = source.properties[name]
            if name == "dogru" and value is not None:
                assert text == ("true" if value else "false")
            elif isinstance(value, (int, float)):
                assert type(value)(text) == value
            else:
                assert plain(text) == plain(value)


def test_gdal_reads_the_csv(server, expected, tmp_path):
    file = saved(fetch(server, "csv"), tmp_path, "csv")
    options = ["AUTODETECT_TYPE=YES", "GEOM_POSSIBLE_NAMES=geometry,geom,wkt,WKT", "KEEP_GEOM_COLUMNS=NO"]
    features = vectors.read(file, options=options)
    for feature, source in zip(features, expected[4326], strict=True):
        expect_shape(feature.shape, source, DEGREES)


def test_ndjson_has_a_feature_on_every_line(server, ids, expected, tmp_path):
    answer = fetch(server, "ndjson")
    features = [json.loads(line) for line in answer.text.strip("\n\x1e").split("\n")]
    assert [f["id"] for f in features] == ids
    for feature, source in zip(vectors.from_geojson(features), expected[4326]):
        expect_values(feature.properties, source)
        expect_shape(feature.shape, source, DEGREES)
    with_geometry = vectors.read(saved(answer, tmp_path, "geojsonl"))
    assert len(with_geometry) == len(ids)


def test_jsonfg_in_longitude_and_latitude(server, ids, expected):
    document = fetch(server, "jsonfg").json
    assert document["type"] == "FeatureCollection"
    assert any("json-fg" in uri and uri.endswith("/core") for uri in document["conformsTo"])
    assert [f["id"] for f in document["features"]] == ids
    for feature, source in zip(document["features"], expected[4326]):
        # OGC 21-045r1, 7.3.3: what is a geometry of GeoJSON is no place; that one is null or left out, as is the time.
        assert {"type", "geometry", "properties"} <= feature.keys() and feature.get("place") is None
        expect_values(feature["properties"], source)
        expect_shape(shapely.geometry.shape(feature["geometry"]) if feature["geometry"] else None, source, DEGREES)


def test_jsonfg_in_another_crs_has_a_place(server, expected):
    answer = fetch(server, "jsonfg", crs=filters.crs_uri(5253))
    assert "5253" in json.dumps(answer.json["coordRefSys"]) and answer.headers["content-crs"] == f"<{filters.crs_uri(5253)}>"
    for feature, source in zip(answer.json["features"], expected[5253], strict=True):
        place = shapely.geometry.shape(feature["place"]) if feature["place"] else None
        turned = place and shapely.transform(place, lambda xy: xy[:, ::-1])          # EPSG:5253 is northing first
        expect_shape(turned, source, METRES)


@pytest.mark.parametrize("epsg, tolerance", [(4326, DEGREES), (5253, METRES)])
def test_gdal_reads_the_flatgeobuf(server, expected, tmp_path, epsg, tolerance):
    crs = {"crs": filters.crs_uri(epsg)} if epsg != 4326 else {}
    file = saved(fetch(server, "fgb", **crs), tmp_path, "fgb")
    expect_read_by_gdal(file, expected[epsg], tolerance)
    _dataset, layer = vectors.open_layer(file)
    if epsg != 4326:
        assert layer.GetSpatialRef().GetAuthorityCode(None) == str(epsg)


def test_the_index_of_a_flatgeobuf_finds_what_lies_in_a_box(server, expected, tmp_path):
    file = saved(fetch(server, "fgb", crs=filters.crs_uri(5253)), tmp_path, "fgb")
    _dataset, layer = vectors.open_layer(file)
    assert layer.TestCapability(vectors.ogr.OLCFastSpatialFilter), "a whole layer comes with an index"
    shapes = [f.shape for f in expected[5253] if f.wkb]
    for x, y, size in ((529300, 4239300, 150), (530000, 4240000, 400), (530500, 4240700, 40), (520000, 4239000, 10)):
        box = (x, y, x + size, y + size)
        layer.SetSpatialFilterRect(*box)
        assert sum(1 for _ in layer) == sum(shapely.box(*box).intersects(shape) for shape in shapes)


@pytest.mark.parametrize("epsg, tolerance", [(4326, DEGREES), (5253, METRES)])
def test_gdal_reads_the_gml(server, expected, tmp_path, epsg, tolerance):
    """GDAL turns what is north first round to x = easting, if and only if `srsName` says so rightly."""
    crs = {"crs": filters.crs_uri(epsg)} if epsg != 4326 else {}
    answer = fetch(server, "gml", **crs)
    assert "http://www.opengis.net/gml/3.2" in answer.text[:2000]
    expect_read_by_gdal(saved(answer, tmp_path, "gml"), expected[epsg], tolerance)


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_accept_chooses_the_format(server, form):
    answers = [server.get("/collections/deneme/items?limit=5", Accept=f"{media}, */*;q=0.1") for media in MEDIA_TYPES[form]]
    chosen = {answer.headers["content-type"].split(";")[0] for answer in answers}
    assert chosen & set(MEDIA_TYPES[form])


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_an_answer_without_features_is_whole(server, tmp_path, form):
    answer = fetch(server, form, filter="FALSE")
    if form == "ndjson":
        assert answer.text.strip() == ""
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(answer.text)))) == 1
    elif form == "jsonfg":
        assert answer.json["features"] == []
    elif form == "gml":
        # GDAL knows a layer of GML by its features: of a file without, only the XML can be judged.
        members = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(answer.body).iter()]
        assert members[0] == "FeatureCollection" and "featureMember" not in members
    else:
        assert vectors.count(saved(answer, tmp_path, form)) == 0


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_selection_and_order_hold_in_every_format(server, tmp_path, form):
    """The same filter, order and limit name the same features."""
    query = {"filter": "kat IS NOT NULL AND geom IS NOT NULL", "sortby": "-kat,tam", "limit": 25, "properties": "kat,tam"}
    wanted = [(f["properties"]["kat"], f["properties"].get("tam"))
              for f in server.get(filters.items_target("deneme", **query)).json["features"]]
    assert len(wanted) == 25
    answer = fetch(server, form, **query)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert set(rows[0]) & {name for name, _ in invented.FIELDS} == {"kat", "tam"}
        got = [(int(row["kat"]), int(row["tam"]) if row["tam"] else None) for row in rows]
    else:
        if form in ("ndjson", "jsonfg"):
            documents = answer.json["features"] if form == "jsonfg" else [json.loads(x) for x in answer.text.split("\n") if x]
            properties = [document["properties"] for document in documents]
        else:
            properties = [f.properties for f in vectors.read(saved(answer, tmp_path, form))]
        assert "metin" not in properties[0]
        got = [(p["kat"], p.get("tam")) for p in properties]
    # An indexed FlatGeobuf has its own order.
    assert (sorted(got, key=repr) == sorted(wanted, key=repr)) if form == "fgb" else got == wanted


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_formats_are_compressed_for_those_who_ask(server, form, coding):
    target = filters.items_target("deneme", f=form)
    packed = server.get(target, Accept_Encoding=coding)
    mask = lambda body: re.sub(rb'timeStamp"?[:=]"[^"]*"', b"", body)
    assert packed.headers.get("content-encoding") == coding
    assert mask(packed.body) == mask(server.get(target).raw)


def test_collections_link_to_every_format(server):
    links = server.get("/collections/deneme").json["links"]
    offered = {link["type"].split(";")[0] for link in links if link["rel"] == "items"}
    assert all(offered & set(media) for media in MEDIA_TYPES.values()), offered


@pytest.fixture(scope="module")
def big_home(tmp_path_factory, big_shapefile):
    pafta = initialised(tmp_path_factory.mktemp("formats-big") / "kent")
    pafta.load(big_shapefile, "--layer", "parsel")
    return pafta


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_memory_does_not_grow_with_the_answer(big_home, serve, big_shapefile, form, tmp_path):
    server = serve(big_home)
    query = urllib.parse.urlencode({"f": form, "limit": 1000000})
    server.get(f"/collections/parsel/items?f={form}&limit=1000")
    small = server.status("VmHWM")
    answer = server.get(f"/collections/parsel/items?{query}")
    assert answer.status == 200 and len(answer.raw) > 8 * MEGABYTE
    # The index of a FlatGeobuf takes 22 bytes for each of the features.
    assert server.status("VmHWM") - small < 20 * MEGABYTE
    if form in ("fgb", "gml"):
        assert vectors.count(saved(answer, tmp_path, form)) == vectors.count(big_shapefile)
    else:
        lines = answer.text.count('"type":"Feature",' if form == "jsonfg" else "\n")
        assert abs(lines - vectors.count(big_shapefile)) <= 1


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_client_that_leaves_stops_the_work(big_home, serve, form):
    server = serve(big_home)
    with socket.create_connection(("127.0.0.1", server.port)) as peer:
        peer.sendall(f"GET /collections/parsel/items?f={form}&limit=1000000 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        peer.recv(1000)
    time.sleep(0.7)
    before = server.cpu_seconds()
    time.sleep(0.7)
    assert server.cpu_seconds() - before < 0.1, "the server works for nobody"
