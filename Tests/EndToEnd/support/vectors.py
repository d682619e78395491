"""Reads vector files with GDAL, the reference that answers are compared with."""
import re
from dataclasses import dataclass

import shapely
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()


@dataclass
class Feature:
    """One feature; its geometry as WKB, empty without."""

    id: int
    properties: dict
    wkb: bytes

    @property
    def shape(self):
        return shapely.from_wkb(self.wkb) if self.wkb else None


def crs(epsg: int) -> osr.SpatialReference:
    """A CRS with x as easting or longitude, as files have it."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def open_layer(path, layer=None, options=()):
    """A data set and its layer; the data set must outlive the layer."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=list(options))
    return dataset, (dataset.GetLayer(layer) if layer else dataset.GetLayer(0))


def read(path, layer=None, to=None, source=None, options=()) -> list:
    """The features of a layer; `to` is the EPSG code to transform them to, `source` that of a file that does not say."""
    _dataset, table = open_layer(path, layer, options)
    transformation = None
    if to and to != source:
        reference = crs(source) if source else table.GetSpatialRef().Clone()
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        transformation = osr.CoordinateTransformation(reference, crs(to))
    definition = table.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    features = []
    for feature in table:
        geometry = feature.GetGeometryRef()
        if geometry is not None and transformation:
            geometry.Transform(transformation)
        wkb = bytes(geometry.ExportToWkb()) if geometry is not None else b""
        features.append(Feature(feature.GetFID(), {n: feature[n] for n in names}, wkb))
    return features


def count(path, layer=None) -> int:
    _dataset, table = open_layer(path, layer)
    return table.GetFeatureCount(1)


def from_geojson(features: list) -> list:
    """The features of a GeoJSON answer."""
    return [Feature(f.get("id"), f["properties"],
                    shapely.geometry.shape(f["geometry"]).wkb if f["geometry"] else b"") for f in features]


def plain(value):
    """A value as every format can hold it: dates by ISO 8601, whole numbers as such, no blanks at the end, no empty text.

    DBF pads texts with blanks and cannot tell an empty text from none.
    """
    if isinstance(value, str):
        return re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", value).rstrip(" ") or None
    if isinstance(value, float):
        return int(value) if value == int(value) else round(value, 9)
    return value


def plain_properties(properties: dict) -> dict:
    return {name: kept for name, value in properties.items() if (kept := plain(value)) is not None}


def normal(shape):
    """The same geometry in one agreed form: parts sorted, rings begun and wound alike, a lone part unwrapped."""
    shape = shapely.force_2d(shape)
    if shape.geom_type.startswith("Multi") and len(shape.geoms) == 1:
        shape = shape.geoms[0]
    return shapely.normalize(shape)


def greatest_distance(one, other) -> float:
    """How far two geometries lie apart at most, in their unit; rings may begin elsewhere or be wound the other way."""
    one, other = normal(one), normal(other)
    a, b = shapely.get_coordinates(one), shapely.get_coordinates(other)
    if one.geom_type != other.geom_type or len(a) != len(b):
        return float("inf")
    vertices = float(abs(a - b).max()) if len(a) else 0.0
    # Rounding may change which vertex of a ring counts as its first one; then only the shapes can be compared.
    return min(vertices, float(shapely.hausdorff_distance(one, other))) if len(a) > 1 else vertices


def unmatched(served: list, source: list, tolerance: float, compare=()) -> list:
    """The features of `served` without a partner of their own in `source`: same geometry, and the same values of the
    properties named in `compare`. Both must hold equally many features; order and identifiers do not matter."""
    assert len(served) == len(source), f"{len(served)} features, the source has {len(source)}"
    shapes = [feature.shape for feature in source]
    corners = shapely.points([shapely.bounds(shape)[:2] for shape in shapes])
    tree, free, alone = shapely.STRtree(corners), set(range(len(source))), []
    for feature in served:
        shape = feature.shape
        corner = shapely.box(*(c + d for c, d in zip(shapely.bounds(shape)[[0, 1, 0, 1]],
                                                     (-tolerance, -tolerance, tolerance, tolerance))))
        for index in tree.query(corner):
            if index not in free or greatest_distance(shape, shapes[index]) > tolerance:
                continue
            if all(plain(feature.properties.get(n)) == plain(source[index].properties.get(n)) for n in compare):
                free.discard(index)
                break
        else:
            alone.append(feature)
    return alone
