"""Coordinates in every CRS, in the order of its authority: they equal what PROJ's own programs say."""
import re
import urllib.parse

import pytest
import shapely
from test_clients import read_with_qgis

from support import filters, invented, proj, vectors
from support.program import initialised
from support.relay import Relay
from support.server import Server

METRES, DEGREES = 0.0001, 1e-9
TUREF_TM = {5253 + i: 27 + 3 * i for i in range(7)}              # code: central meridian
ED50_TM = {2319 + i: (27 + 3 * i, 500_000) for i in range(7)}    # code: central meridian, false easting
ED50_GK = {2206 + i: (27 + 3 * i, (9 + i) * 1_000_000 + 500_000) for i in range(7)}
ED50_UTM = {23035 + i: 35 + i for i in range(4)}                 # code: zone
EASTING_FIRST = {3857, *ED50_UTM}
CODES = [4326, 5252, 3857, 3035, *TUREF_TM, *ED50_TM, *ED50_GK, *ED50_UTM]


@pytest.fixture(scope="module")
def parcels(city_home):
    """The parcels as they are stored in EPSG:5253, x = easting, by identifier."""
    return {f.id: f.shape for f in vectors.read(city_home.home / "layers/kadastro.gpkg", "parsel")}


def in_order_of_authority(shapes, epsg):
    """Geometries with x = easting of EPSG:5253 as PROJ gives them in another CRS."""
    def moved(xy):
        if epsg == 5253:
            return xy[:, ::-1]
        if epsg in ED50_TM or epsg in ED50_GK:
            meridian, easting = {**ED50_TM, **ED50_GK}[epsg]
            step = f"+step +proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={easting} +y_0=0 +ellps=intl"
            return proj.pipeline(xy, proj.TUREF_TM27_TO_DEGREES, proj.WGS84_TO_ED50, step)[:, ::-1]
        if epsg in ED50_UTM:
            step = f"+step +proj=utm +zone={ED50_UTM[epsg]} +ellps=intl"
            return proj.pipeline(xy, proj.TUREF_TM27_TO_DEGREES, proj.WGS84_TO_ED50, step)
        return proj.cs2cs(xy[:, ::-1], "EPSG:5253", f"EPSG:{epsg}")

    return shapely.transform(shapes, moved)


def expect_at(served: dict, stored: dict, epsg):
    """Every served geometry lies where PROJ puts the stored one."""
    tolerance = DEGREES if epsg in (4326, 5252) else METRES
    expected = in_order_of_authority([stored[i] for i in served], epsg)
    far = {i: d for (i, shape), other in zip(served.items(), expected)
           if not (d := vectors.greatest_distance(shape, other)) <= tolerance * 1.01}
    assert served and far == {}, f"{len(far)} of {len(served)} lie elsewhere"


def shapes_of(features):
    return {f["id"]: shapely.geometry.shape(f["geometry"]) for f in features}


@pytest.mark.parametrize("path", ["/collections/parsel", "/collections"])
def test_collections_list_their_crss(city, path):
    document = city.get(path).json
    for collection in document.get("collections", [document]):
        listed = list(collection["crs"])
        if "#/crs" in listed:
            listed += (document if "collections" in document else city.get("/collections").json)["crs"]
        assert filters.CRS84 in listed and collection["storageCrs"] in listed
        assert {filters.crs_uri(code) for code in CODES} <= set(listed)
        assert all(re.fullmatch(r"#/crs|http://www\.opengis\.net/def/crs/(EPSG/0/\d+|OGC/[\d.]+/CRS84h?)", uri) for uri in listed)
        stored = filters.CRS84 if collection["id"] == "mahalle" else filters.crs_uri(5253)
        assert collection["storageCrs"] in (stored, filters.crs_uri(4326) if collection["id"] == "mahalle" else stored)


@pytest.mark.parametrize("epsg", CODES)
def test_features_are_where_proj_says(city, parcels, epsg):
    answer = city.get(filters.items_target("parsel", crs=filters.crs_uri(epsg), limit=150))
    assert answer.status == 200, answer.text
    assert answer.headers["content-crs"] == f"<{filters.crs_uri(epsg)}>"
    expect_at(shapes_of(answer.json["features"]), parcels, epsg)


@pytest.mark.parametrize("epsg", [4326, 5253, 5254, 2319, 3035])
def test_one_feature_is_where_it_is_in_the_list(city, parcels, epsg):
    uri = filters.crs_uri(epsg)
    listed = city.get(filters.items_target("parsel", crs=uri, limit=3)).json["features"]
    for feature in listed:
        answer = city.get(f"/collections/parsel/items/{feature['id']}?crs={urllib.parse.quote(uri, safe='')}")
        assert answer.headers["content-crs"] == f"<{uri}>"
        assert answer.json["geometry"] == feature["geometry"]


def test_without_a_crs_it_is_longitude_and_latitude(city, parcels):
    plain = city.get(filters.items_target("parsel", limit=150))
    named = city.get(filters.items_target("parsel", limit=150, crs=filters.CRS84))
    assert plain.headers["content-crs"] == named.headers["content-crs"] == f"<{filters.CRS84}>"
    for answer in (plain, named):
        served = shapes_of(answer.json["features"])
        expected = in_order_of_authority([parcels[i] for i in served], 4326)
        swapped = shapely.transform(expected, lambda xy: xy[:, ::-1])
        assert all(vectors.greatest_distance(*pair) < 6e-8 for pair in zip(served.values(), swapped))     # 7 decimals


def test_next_links_keep_the_crs(city, parcels):
    features = city.items("parsel", crs=filters.crs_uri(2319), limit=700)
    assert len(features) == len(parcels)
    expect_at(shapes_of(features), parcels, 2319)


def middle(shapes, share=0.4):
    """A box in the middle of geometries."""
    x0, y0, x1, y1 = shapely.total_bounds(list(shapes))
    x, y, w, h = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * share / 2, (y1 - y0) * share / 2
    return [x - w, y - h, x + w, y + h]


def decided(box, shapes, doubt):
    """Which features meet a box, and for which of them a hair's breadth decides."""
    shape = shapely.box(*box)
    inside = {i for i, other in shapes.items() if shape.intersects(other)}
    larger, smaller = shape.buffer(doubt, join_style="mitre"), shape.buffer(-doubt, join_style="mitre")
    return inside, {i for i, other in shapes.items() if larger.intersects(other) != smaller.intersects(other)}


@pytest.mark.parametrize("epsg", [5253, 5254, 4326, 3857, 3035, 2319, 23035])
def test_a_box_is_in_the_order_of_the_authority(city, parcels, epsg):
    shapes = dict(zip(parcels, in_order_of_authority(list(parcels.values()), epsg)))
    box = middle(shapes.values())
    inside, doubtful = decided(box, shapes, 2e-8 if epsg == 4326 else 0.002)
    assert 0 < len(inside) < len(parcels)
    ask = lambda numbers: {f["id"] for f in city.items(
        "parsel", **{"bbox": ",".join(map(repr, numbers)), "bbox-crs": filters.crs_uri(epsg)})}
    assert ask(box) - doubtful == inside - doubtful
    if epsg != 4326:
        turned = [box[1], box[0], box[3], box[2]]
        assert ask(turned) == set(), "a box the other way round lies elsewhere"


def test_the_box_of_crs84_is_the_one_without_a_name(city):
    box = "27.335,38.288,27.345,38.295"
    ids = lambda **more: [f["id"] for f in city.items("parsel", bbox=box, **more)]
    assert ids() == ids(**{"bbox-crs": filters.CRS84}) != []
    assert ids() == ids(crs=filters.crs_uri(5253))


@pytest.mark.parametrize("name", ["crs", "bbox-crs", "filter-crs"])
@pytest.mark.parametrize("value", [
    "EPSG:99999999", "http://www.opengis.net/def/crs/EPSG/0/999999", "http://www.opengis.net/def/crs/EPSG/0/", "", "5253",
    "http://www.example.com/1", "urn:ogc:def:crs:EPSG::x", "' OR 1=1 --"])
def test_an_unknown_crs_is_refused(city, name, value):
    more = {"bbox-crs": {"bbox": "1,2,3,4"}, "filter-crs": {"filter": "S_INTERSECTS(geom,POINT(1 2))"}}.get(name, {})
    query = urllib.parse.urlencode({**more, name: value})
    for path in ("/items", "/items/1")[:2 if name == "crs" else 1]:
        answer = city.get(f"/collections/parsel{path}?{query}")
        assert answer.status == 400, answer.text
        assert answer.json["code"] and answer.json["detail"] and answer.json["remedy"]


@pytest.fixture(scope="module")
def old_plan(tmp_path_factory):
    """A server with a layer in ED50 / TM27, and the file it was loaded from."""
    folder = tmp_path_factory.mktemp("ed50")
    file = invented.write(folder / "eski.gpkg", "eski", 2319, (529000, 4239000, 531000, 4241000), count=60, seed=1)
    pafta = initialised(folder / "kent")
    pafta.load(file)
    with Server(pafta, folder / "server.log") as server:
        yield server, {f.id: f.shape for f in vectors.read(file, "eski") if f.wkb}


def test_ed50_goes_by_the_pinned_operation(old_plan):
    server, stored = old_plan
    assert re.search(r"ED50 to WGS 84 \(30\)|1784", server.get("/collections/eski").text), "the operation is not named"
    to_degrees = "+step +inv +proj=tmerc +lat_0=0 +lon_0=27 +k=1 +x_0=500000 +y_0=0 +ellps=intl"
    # EPSG:1784, and for TUREF EPSG:5261 after it: a shift by nothing between geocentric coordinates, which are taken on the
    # ellipsoid of each. GRS 80 and WGS 84 differ by 0.1 mm at the poles, so that degrees must not be passed on unchanged.
    backwards = "+step +proj=push +v_3 +step +proj=cart +ellps=intl +step +proj=helmert +x=-84.1 +y=-101.8 +z=-129.7 " \
                "+rx=0 +ry=0 +rz=0.468 +s=1.05 +convention=position_vector +step +inv +proj=cart +ellps={} +step +proj=pop +v_3"
    degrees = "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    zone = "+step +proj=tmerc +lat_0=0 +lon_0=27 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80"
    for epsg, ellipsoid, step, tolerance in ((4326, "WGS84", degrees, DEGREES), (5253, "GRS80", zone, METRES)):
        features = server.items("eski", crs=filters.crs_uri(epsg))
        served = shapes_of([f for f in features if f["geometry"]])
        assert set(served) == set(stored)
        move = lambda xy: proj.pipeline(xy, to_degrees, backwards.format(ellipsoid), step)[:, ::-1]
        expected = shapely.transform([stored[i] for i in served], move)
        assert max(map(vectors.greatest_distance, served.values(), expected)) <= tolerance * 1.01


def read_by_oapif(server, collection, epsg):
    """The features that GDAL's driver reads, in the order of the authority.

    Before GDAL 3.8 the driver knows no CRS but CRS84; a relay asks for another one then.
    """
    if "'CRS'" in (vectors.gdal.GetDriverByName("OAPIF").GetMetadataItem("DMD_OPENOPTIONLIST") or ""):
        features = vectors.read(f"OAPIF:{server.url}/collections/{collection}", options=[f"CRS=EPSG:{epsg}"])
        turn = (lambda xy: xy) if epsg in EASTING_FIRST else (lambda xy: xy[:, ::-1])
        return {f.id: shapely.transform(f.shape, turn) for f in features}
    with Relay(server, "crs=" + urllib.parse.quote(filters.crs_uri(epsg), safe="")) as relay:
        features = vectors.read(f"OAPIF:{relay.url}/collections/{collection}", options=["PAGE_SIZE=1000"])
        assert sum("/items" in target for target in relay.targets) >= 2
        return {f.id: f.shape for f in features}


@pytest.mark.parametrize("epsg", [5253, 4326])
def test_gdal_reads_the_features_of_the_server(city, parcels, epsg):
    served = read_by_oapif(city, "parsel", epsg)
    assert set(served) == set(parcels)
    expect_at(served, parcels, epsg)


@pytest.mark.parametrize("epsg", [5253, 4326])
def test_qgis_reads_the_features_of_the_server(city, parcels, tmp_path, epsg):
    """QGIS as Debian has it knows no CRS but CRS84 here; the relay asks for another one."""
    with Relay(city, "crs=" + urllib.parse.quote(filters.crs_uri(epsg), safe="")) as relay:
        layer = read_with_qgis(tmp_path, "oapif", relay.url, "parsel")["parsel"]
    assert layer["features"] is not None and not layer["error"], layer["error"]
    assert len(layer["features"]) == len(parcels)
    expected = in_order_of_authority(list(parcels.values()), epsg)
    served = [vectors.Feature(None, {}, bytes.fromhex(f["wkb"])) for f in layer["features"]]
    stored = [vectors.Feature(None, {}, shape.wkb) for shape in expected]
    assert vectors.unmatched(served, stored, (DEGREES if epsg == 4326 else METRES) * 1.01) == []
