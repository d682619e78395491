"""Takes vector tiles apart, down to the rings as they are written."""
import math
from dataclasses import dataclass

import shapely
from mapbox_vector_tile.Mapbox import vector_tile_pb2

EXTENT = 4096
HALF_WORLD = 20037508.342789244             # metres, half the width of WebMercatorQuad


@dataclass
class TileFeature:
    """One feature; rings and lines in tile units with y downwards."""

    id: int
    kind: int                               # 1 points, 2 lines, 3 polygons
    paths: list
    properties: dict


def decode(tile: bytes) -> dict:
    """The layers of a tile: their features, after checks of what clause 4 of the specification 2.1 demands of each."""
    message = vector_tile_pb2.tile()
    message.ParseFromString(tile)
    layers = {}
    for layer in message.layers:
        assert layer.version == 2 and layer.extent == EXTENT and layer.name not in layers
        values = [next(v for _, v in value.ListFields()) for value in layer.values]
        features = []
        for feature in layer.features:
            tags = list(feature.tags)
            assert len(tags) % 2 == 0
            keys = [layer.keys[i] for i in tags[::2]]
            assert len(set(keys)) == len(keys), "an attribute stands twice"
            properties = dict(zip(keys, (values[i] for i in tags[1::2])))
            features.append(TileFeature(feature.id, feature.type, paths(list(feature.geometry), feature.type), properties))
        assert features, "a layer without features"
        layers[layer.name] = features
    return layers


def paths(commands: list, kind: int) -> list:
    """The positions of each path, read strictly (clause 4.3)."""
    found, x, y, i = [], 0, 0, 0
    while i < len(commands):
        command, count = commands[i] & 7, commands[i] >> 3
        i += 1
        if command == 7:
            assert kind == 3 and count == 1 and len(found[-1]) >= 3, "a misplaced ClosePath"
            found[-1].append(found[-1][0])
            continue
        assert command in (1, 2) and count >= 1, f"command {command}"
        if command == 1:
            assert kind == 1 or count == 1, "a path begins once"
        for _ in range(count):
            x += (commands[i] >> 1) ^ -(commands[i] & 1)
            y += (commands[i + 1] >> 1) ^ -(commands[i + 1] & 1)
            i += 2
            if command == 1:
                found.append([(x, y)])
            else:
                assert (x, y) != found[-1][-1], "a step of no length"
                found[-1].append((x, y))
    if kind == 2:
        assert all(len(path) >= 2 for path in found)
    if kind == 3:
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in found)
    return found


def doubled_area(ring: list) -> int:
    """Twice the area by the surveyor's formula; positive is clockwise on a screen, since y runs downwards."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:]))


def polygons(feature: TileFeature) -> list:
    """The polygons of a feature, put together by the winding of their rings as clause 4.3.4.4 says."""
    found = []
    for ring in feature.paths:
        area = doubled_area(ring)
        assert area != 0, "a ring without area"
        if area > 0:
            found.append((ring, []))
        else:
            assert found, "the first ring must be an exterior"
            found[-1][1].append(ring)
    return [shapely.Polygon(exterior, holes) for exterior, holes in found]


def shape(feature: TileFeature):
    """The geometry in tile units."""
    if feature.kind == 3:
        return shapely.MultiPolygon(polygons(feature))
    if feature.kind == 2:
        return shapely.MultiLineString(feature.paths)
    return shapely.MultiPoint([path[0] for path in feature.paths])


def tile_at(longitude: float, latitude: float, zoom: int):
    """Column and row of the tile at a position in degrees."""
    n = 2 ** zoom
    y = math.asinh(math.tan(math.radians(latitude)))
    return int((longitude + 180) / 360 * n), int((1 - y / math.pi) / 2 * n)


def to_tile_units(coordinates, zoom: int, column: int, row: int):
    """EPSG:3857 metres to units of a tile; an array of positions with x and y."""
    size = 2 * HALF_WORLD / 2 ** zoom
    scaled = coordinates.copy()
    scaled[:, 0] = (coordinates[:, 0] + HALF_WORLD - column * size) / size * EXTENT
    scaled[:, 1] = (HALF_WORLD - coordinates[:, 1] - row * size) / size * EXTENT
    return scaled
