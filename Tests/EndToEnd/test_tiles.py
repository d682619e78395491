"""Vector tiles: 500 at random, decoded by GDAL and mapbox-vector-tile, compared with the delivered files and each other."""
import random

import mapbox_vector_tile
import numpy
import pytest
import shapely

from support import city as deliveries
from support import tiles, vectors

TILES = 500
SEED = 20261121
UNIT = 1.0                                   # rounding to the grid, in tile units
BUFFER = 64
# Half of the seventh decimal of a degree in metres of EPSG:3857, where they are longest in Turkey (42 degrees north).
JSON_ROUNDING = 0.5e-7 * 111_319.5 / 0.743


@pytest.fixture(scope="module")
def mercator(city):
    """Every collection by identifier: the shape in EPSG:3857 and the properties, read as GeoJSON."""
    transformation = vectors.osr.CoordinateTransformation(vectors.crs(4326), vectors.crs(3857))

    def project(points):
        return numpy.array(transformation.TransformPoints(points.tolist()))[:, :2]

    found = {}
    for collection in deliveries.FILES:
        features = city.items(collection)
        shapes = [shapely.transform(shapely.geometry.shape(f["geometry"]), project) for f in features]
        found[collection] = {f["id"]: (shape, f["properties"]) for f, shape in zip(features, shapes)}
    return found


@pytest.fixture(scope="module")
def sample(city):
    """The random tiles: collection, zoom, column, row, and the bytes (none for an empty tile)."""
    choice = random.Random(SEED)
    points = {name: [f.shape.representative_point() for f in deliveries.features(name, to=4326)]
              for name in deliveries.FILES}
    found, seen = [], set()
    while len(found) < TILES:
        collection, zoom = choice.choice(sorted(points)), choice.randint(10, 20)
        point = choice.choice(points[collection])
        column, row = tiles.tile_at(point.x, point.y, zoom)
        column, row = column + choice.choice((0, 0, 0, 1, -1)), row + choice.choice((0, 0, 0, 1, -1))
        if (collection, zoom, column, row) in seen and zoom > 13:
            continue
        seen.add((collection, zoom, column, row))
        found.append((collection, zoom, column, row, fetch(city, collection, zoom, column, row)))
    return found


def fetch(city, collection, zoom, column, row) -> bytes:
    answer = city.get(f"/tiles/{collection}/{zoom}/{column}/{row}.mvt")
    assert answer.status in (200, 204), f"{collection} {zoom}/{column}/{row}: {answer.status} {answer.raw[:200]!r}"
    if answer.status == 204:
        assert answer.raw == b""
        return b""
    assert answer.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    assert answer.body
    return answer.body


def decoded(sample):
    for collection, zoom, column, row, body in sample:
        layers = tiles.decode(body)
        assert set(layers) <= {collection}
        yield collection, (zoom, column, row), layers.get(collection, [])


def test_the_sample_shows_something(sample):
    assert sum(1 for *_, body in sample if body) > TILES * 0.6
    assert {zoom for _, zoom, *_ in sample} == set(range(10, 21))


def test_both_addresses_give_the_same_tile(city, sample):
    for collection, zoom, column, row, body in sample[:40]:
        answer = city.get(f"/collections/{collection}/tiles/WebMercatorQuad/{zoom}/{row}/{column}")
        assert answer.body == body


def test_every_polygon_is_valid_and_wound_as_the_specification_says(sample):
    count = 0
    for collection, index, features in decoded(sample):
        for feature in features:
            shape = tiles.shape(feature)              # checks winding: exterior first, holes after it
            assert shape.is_valid, f"{collection} {index} {feature.id}: {shapely.is_valid_reason(shape)}"
            assert not shape.is_empty
            count += feature.kind == 3
    assert count > 1000


def test_nothing_reaches_beyond_the_buffer(sample):
    for _, _, features in decoded(sample):
        for feature in features:
            for path in feature.paths:
                assert all(-BUFFER <= v <= tiles.EXTENT + BUFFER for xy in path for v in xy)


def test_mapbox_vector_tile_decodes_the_same(sample):
    for collection, zoom, column, row, body in sample:
        if not body:
            continue
        theirs = mapbox_vector_tile.decode(body, default_options={"y_coord_down": True})[collection]["features"]
        ours = tiles.decode(body)[collection]
        assert len(theirs) == len(ours)
        for their, our in zip(theirs, ours):
            shape = shapely.geometry.shape(their["geometry"])
            assert their["id"] == our.id and their["properties"] == our.properties
            assert shape.is_valid and shape.area == pytest.approx(tiles.shape(our).area)


def test_gdal_decodes_the_same(sample, tmp_path):
    for number, (collection, zoom, column, row, body) in enumerate(sample):
        if not body:
            continue
        file = f"/vsimem/{number}.mvt"
        vectors.gdal.FileFromMemBuffer(file, body)
        features = vectors.read(file, collection, options=(f"X={column}", f"Y={row}", f"Z={zoom}", "CLIP=NO"))
        vectors.gdal.Unlink(file)
        ours = tiles.decode(body)[collection]
        assert len(features) == len(ours)
        for their, our in zip(features, ours):
            shape = their.shape
            assert shape.is_valid
            box = tiles.to_tile_units(shapely.get_coordinates(shape), zoom, column, row)
            mine = shapely.get_coordinates(tiles.shape(our))
            assert abs(box.min(axis=0) - mine.min(axis=0)).max() < 0.01
            assert abs(box.max(axis=0) - mine.max(axis=0)).max() < 0.01


def test_attributes_are_those_of_the_features(sample, mercator):
    for collection, index, features in decoded(sample):
        for feature in features:
            expected = {k: v for k, v in mercator[collection][feature.id][1].items() if v is not None}
            assert feature.properties == expected, f"{collection} {index}"
            for name, value in expected.items():       # JSON writes 5.0 as 5, and Python holds True for 1
                kinds = [{float: int}.get(type(v), type(v)) for v in (feature.properties[name], value)]
                assert kinds[0] is kinds[1], f"{collection}.{name}"


def test_geometries_are_those_of_the_features(sample, mercator):
    for collection, (zoom, column, row), features in decoded(sample):
        for feature in features:
            source = shapely.transform(
                mercator[collection][feature.id][0], lambda c: tiles.to_tile_units(c, zoom, column, row))
            box = shapely.box(-BUFFER, -BUFFER, tiles.EXTENT + BUFFER, tiles.EXTENT + BUFFER)
            seen = tiles.shape(feature)
            # Each vertex is at most half a unit off in x and y; a cut edge bends by no more than that. The GeoJSON
            # that it is compared with is itself rounded to seven decimals, which counts at the highest zooms.
            rounding = JSON_ROUNDING / (2 * tiles.HALF_WORLD / 2 ** zoom / tiles.EXTENT)
            allowed = source.intersection(box.buffer(1)).buffer(1.5 * UNIT + rounding)
            assert allowed.covers(seen), f"{collection} {zoom}/{column}/{row} {feature.id} reaches too far"
            if feature.kind == 3 and source.within(box):
                assert seen.area == pytest.approx(source.area, abs=(1.5 * UNIT + rounding) * source.length + 2)


def test_no_feature_is_missing(sample, mercator):
    trees = {name: (list(features), shapely.STRtree([shape for shape, _ in features.values()]))
             for name, features in mercator.items()}
    for collection, (zoom, column, row), features in decoded(sample):
        size = 2 * tiles.HALF_WORLD / 2 ** zoom
        x0, y1 = column * size - tiles.HALF_WORLD, tiles.HALF_WORLD - row * size
        inside = shapely.box(x0, y1 - size, x0 + size, y1)
        ids, tree = trees[collection]
        present = {feature.id for feature in features}
        for index in tree.query(inside, predicate="intersects"):
            part = mercator[collection][ids[index]][0].intersection(inside)
            unit = size / tiles.EXTENT
            # What is smaller than the grid may vanish; what is three units wide may not.
            large = part.geom_type == "Point" or part.buffer(-1.5 * unit).area > 0 or (
                part.area == 0 and part.length > 3 * unit)
            assert ids[index] in present or not large, f"{collection} {zoom}/{column}/{row} lacks {ids[index]}"


def edge_intervals(features, side) -> dict:
    """Where the polygons of each feature meet one edge of their tile, as geometries along that edge."""
    line = {"east": shapely.LineString([(tiles.EXTENT, 0), (tiles.EXTENT, tiles.EXTENT)]),
            "west": shapely.LineString([(0, 0), (0, tiles.EXTENT)]),
            "south": shapely.LineString([(0, tiles.EXTENT), (tiles.EXTENT, tiles.EXTENT)]),
            "north": shapely.LineString([(0, 0), (tiles.EXTENT, 0)])}[side]
    move = {"east": (-tiles.EXTENT, 0), "south": (0, -tiles.EXTENT)}.get(side, (0, 0))
    found = {}
    for feature in features:
        if feature.kind == 3:
            met = tiles.shape(feature).intersection(line)
            if met.length > 0:
                found[feature.id] = shapely.transform(met, lambda c: c + move)
    return found


def test_neighbours_match_along_their_seams(city, sample):
    checked = 0
    polygonal = [entry for entry in sample if entry[0] in ("parsel", "bina", "imar_fonksiyon", "mahalle") and entry[4]]
    for collection, zoom, column, row, body in polygonal[:150]:
        here = tiles.decode(body)[collection]
        for side, other, step in (("east", "west", (1, 0)), ("south", "north", (0, 1))):
            there = tiles.decode(fetch(city, collection, zoom, column + step[0], row + step[1])).get(collection, [])
            mine, theirs = edge_intervals(here, side), edge_intervals(there, other)
            for number in mine.keys() | theirs.keys():
                one = mine.get(number, shapely.LineString())
                two = theirs.get(number, shapely.LineString())
                apart = one.symmetric_difference(two).length
                assert apart <= 2 * UNIT * max(2, shapely.get_num_coordinates(one)), (
                    f"{collection} {zoom}/{column}/{row} {side}: feature {number} is {apart:.1f} units apart")
                checked += 1
    assert checked > 200


def test_an_empty_tile_has_no_content(city):
    answer = city.get("/tiles/parsel/16/0/0.mvt")
    assert answer.status in (204, 404)
    column, row = tiles.tile_at(*next(iter_points("parsel")), 14)
    assert any(city.get(f"/tiles/parsel/20/{column * 64 + dx}/{row * 64 + dy}.mvt").status == 204
               for dx in range(0, 64, 8) for dy in range(0, 64, 8))


def iter_points(collection):
    for feature in deliveries.features(collection, to=4326):
        point = feature.shape.representative_point()
        yield point.x, point.y


@pytest.mark.parametrize("path", [
    "/tiles/parsel/25/0/0.mvt", "/tiles/parsel/2/4/0.mvt", "/tiles/parsel/2/0/4.mvt",
    "/collections/parsel/tiles/WebMercatorQuad/2/4/0"])
def test_a_tile_out_of_range_is_not_found(city, path):
    city.problem(path, 404, "tile.outOfRange")


@pytest.mark.parametrize("path", ["/tiles/parsel/-1/0/0.mvt", "/tiles/parsel/a/0/0.mvt", "/tiles/parsel/2/0/0.5.mvt"])
def test_a_malformed_tile_address_is_refused(city, path):
    assert city.get(path).status in (400, 404)


def test_tilejson_leads_to_tiles(city, mercator):
    answer = city.get("/tiles/parsel.json").json
    assert answer["tilejson"].startswith("3.") and answer["minzoom"] <= answer["maxzoom"]
    assert answer["vector_layers"][0]["id"] == "parsel"
    assert set(answer["vector_layers"][0]["fields"]) == set(next(iter(mercator["parsel"].values()))[1])
    west, south, east, north = answer["bounds"]
    column, row = tiles.tile_at((west + east) / 2, (south + north) / 2, 14)
    address = answer["tiles"][0].replace("{z}", "14").replace("{x}", str(column)).replace("{y}", str(row))
    assert tiles.decode(city.get(address).body)["parsel"]


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_tile_is_compressed_and_revalidated(city, coding):
    column, row = tiles.tile_at(*next(iter_points("parsel")), 14)
    path = f"/tiles/parsel/14/{column}/{row}.mvt"
    plain, packed = city.get(path), city.get(path, Accept_Encoding=coding)
    assert packed.headers["content-encoding"] == coding and len(packed.raw) < len(plain.raw)
    assert packed.body == plain.body
    assert city.get(path, If_None_Match=plain.headers["etag"]).status == 304
    assert city.get(path, If_None_Match=packed.headers["etag"], Accept_Encoding=coding).status == 304
