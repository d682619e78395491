"""Other programs write into the GeoPackages while they are served: edits show at once, locks do no harm."""
import sqlite3
import time

import pytest

from support import tiles, vectors
from support.places import SAMPLE_CITY
from support.state import expect_sound, served_state


@pytest.fixture
def loaded(home):
    home.load(SAMPLE_CITY / "yapi/bina.gpkg", "--layer", "bina", "--theme", "yapi")
    return home


@pytest.fixture
def server(loaded, serve):
    return serve(loaded)


def edit(pafta, change):
    """Opens the layer for writing with GDAL, as QGIS does, and lets `change` work on it."""
    dataset = vectors.gdal.OpenEx(str(pafta.files()[0]), vectors.gdal.OF_VECTOR | vectors.gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("bina")
    layer.StartTransaction()
    change(layer)
    layer.CommitTransaction()
    del layer, dataset


def row_of(layer, feature):
    """The row of a served feature; its row number may differ from its public identifier, its building number does not."""
    layer.SetAttributeFilter(f"bina_no = '{feature['properties']['bina_no']}'")
    layer.ResetReading()
    found = [row for row in layer]
    layer.SetAttributeFilter(None)
    assert len(found) == 1
    return found[0]


def test_a_changed_value_is_served_with_a_new_tag(loaded, server):
    target = f"/collections/bina/items/{server.items('bina')[0]['id']}"
    before, page = server.get(target), server.get("/collections/bina/items?limit=5")
    assert server.get(target, If_None_Match=before.headers["etag"]).status == 304

    def change(layer):
        row = row_of(layer, before.json)
        row["kullanim"] = "İğdeli Çıkmazı"
        layer.SetFeature(row)

    edit(loaded, change)
    after = server.get(target, If_None_Match=before.headers["etag"])
    assert after.status == 200 and after.json["properties"]["kullanim"] == "İğdeli Çıkmazı"
    assert after.headers["etag"] != before.headers["etag"]
    assert server.get("/collections/bina/items?limit=5").headers["etag"] != page.headers["etag"]


def test_a_moved_feature_is_found_where_it_is(loaded, server):
    listed = server.items("bina")[0]
    feature = vectors.from_geojson([listed])[0]
    old = feature.shape.centroid
    tile = tile_address(old)
    tag = server.get(tile).headers["etag"]

    def move(layer):
        row = row_of(layer, listed)
        geometry = row.GetGeometryRef().Clone()
        shape = vectors.shapely.transform(vectors.shapely.from_wkb(bytes(geometry.ExportToWkb())), lambda c: c + 20000.0)
        row.SetGeometry(vectors.ogr.CreateGeometryFromWkb(shape.wkb))
        layer.SetFeature(row)

    edit(loaded, move)
    here = box(old)
    assert feature.id not in [f["id"] for f in server.items("bina", bbox=here)]
    moved = vectors.from_geojson([server.get(f"/collections/bina/items/{feature.id}").json])[0].shape
    assert moved.centroid.distance(old) > 0.1
    assert feature.id in [f["id"] for f in server.items("bina", bbox=box(moved.centroid))]
    assert server.get(tile).headers["etag"] != tag


def tile_address(point):
    column, row = tiles.tile_at(point.x, point.y, 16)
    return f"/tiles/bina/16/{column}/{row}.mvt"


def box(point, half=0.0005):
    return f"{point.x - half},{point.y - half},{point.x + half},{point.y + half}"


def test_features_come_and_go(loaded, server):
    listed = server.items("bina")
    before, gone = {f["id"] for f in listed}, listed[3]

    def change(layer):
        row, pattern = vectors.ogr.Feature(layer.GetLayerDefn()), row_of(layer, gone)
        row.SetGeometry(pattern.GetGeometryRef())
        row["bina_no"] = "YENİ-1"
        layer.CreateFeature(row)
        layer.DeleteFeature(pattern.GetFID())

    edit(loaded, change)
    after = {f["id"]: f["properties"]["bina_no"] for f in server.items("bina")}
    new = after.keys() - before
    assert before - after.keys() == {gone["id"]} and [after[number] for number in new] == ["YENİ-1"]
    assert server.get(f"/collections/bina/items/{new.pop()}").status == 200
    server.problem(f"/collections/bina/items/{gone['id']}", 404, "feature.unknown")
    assert loaded.collections()["bina"]["features"] == len(before)
    expect_sound(loaded)


def test_an_edit_that_was_not_committed_is_not_served(loaded, server):
    before = served_state(server, "bina")
    writer = sqlite3.connect(loaded.files()[0], timeout=5, isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE gpkg_contents SET description = 'being edited'")
        assert served_state(server, "bina") == before
        assert server.get("/collections").status == 200
    finally:
        writer.execute("ROLLBACK")
        writer.close()


@pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_locked_geopackage_is_still_served(loaded, server, kind):
    before = served_state(server, "bina")
    writer = sqlite3.connect(loaded.files()[0], timeout=5, isolation_level=None)
    try:
        writer.execute(f"BEGIN {kind}")
        began = time.monotonic()
        answer = server.get("/collections/bina/items?limit=1000000", seconds=30)
        assert time.monotonic() - began < 15
        assert answer.status == 200 or (answer.status == 503 and answer.headers["retry-after"])
        assert server.get("/health").status == 200
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert served_state(server, "bina") == before


def test_a_load_into_a_locked_geopackage_gives_up_in_time(loaded, serve):
    writer = sqlite3.connect(loaded.files()[0], timeout=5, isolation_level=None)
    try:
        writer.execute("BEGIN EXCLUSIVE")
        outcome = loaded.refused("load", SAMPLE_CITY / "yapi/bina.gpkg", "--layer", "bina", "--theme", "yapi",
                                 "--replace", code=75, error="store.locked", seconds=90)
        assert outcome.error["remedy"]
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    loaded.load(SAMPLE_CITY / "yapi/bina.gpkg", "--layer", "bina", "--theme", "yapi", "--replace")
    expect_sound(loaded)


def test_a_new_load_is_served_without_a_restart(loaded, server):
    assert {c["id"] for c in server.get("/collections").json["collections"]} == {"bina"}
    loaded.load(SAMPLE_CITY / "ulasim/yol.gpkg", "--layer", "yol", "--theme", "ulasim")
    assert {c["id"] for c in server.get("/collections").json["collections"]} == {"bina", "yol"}
    assert len(server.items("yol")) == vectors.count(SAMPLE_CITY / "ulasim/yol.gpkg")


def test_a_page_of_the_former_load_is_not_continued(loaded, server):
    following = server.get("/collections/bina/items?limit=10").link("next")
    loaded.load(SAMPLE_CITY / "yapi/bina.gpkg", "--layer", "bina", "--theme", "yapi", "--replace")
    server.problem(following, 409, "cursor.outdated")


def test_a_damaged_geopackage_spoils_nothing_else(loaded, server):
    (loaded.home / "layers/bozuk.gpkg").write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    assert server.get("/collections/bina/items?limit=1").status == 200
    assert server.get("/health").status == 200
