"""Evaluates CQL2 over features read with GDAL, in three-valued logic: the reference for filters.

Works on whole columns: a list with one value per feature, `None` where there is none or the truth is unknown.
"""
import datetime
import itertools
import math
import operator
import re
import unicodedata

import numpy
import shapely

from . import vectors

COMPARISONS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le,
               ">=": operator.ge}
SPATIAL = {"s_intersects": shapely.intersects, "s_equals": shapely.equals, "s_disjoint": shapely.disjoint,
           "s_touches": shapely.touches, "s_within": shapely.within, "s_overlaps": shapely.overlaps,
           "s_crosses": shapely.crosses, "s_contains": shapely.contains}
# OGC 21-065r2, clause 7.4: relations of the intervals (a, b) and (c, d).
TEMPORAL = {
    "t_after": lambda a, b, c, d: a > d,
    "t_before": lambda a, b, c, d: b < c,
    "t_contains": lambda a, b, c, d: a < c and b > d,
    "t_disjoint": lambda a, b, c, d: b < c or a > d,
    "t_during": lambda a, b, c, d: a > c and b < d,
    "t_equals": lambda a, b, c, d: a == c and b == d,
    "t_finishedBy": lambda a, b, c, d: a < c and b == d,
    "t_finishes": lambda a, b, c, d: a > c and b == d,
    "t_intersects": lambda a, b, c, d: not (b < c or a > d),
    "t_meets": lambda a, b, c, d: b == c,
    "t_metBy": lambda a, b, c, d: a == d,
    "t_overlappedBy": lambda a, b, c, d: c < a < d and b > d,
    "t_overlaps": lambda a, b, c, d: a < c < b < d,
    "t_startedBy": lambda a, b, c, d: a == c and b > d,
    "t_starts": lambda a, b, c, d: a == c and b < d,
}


class Table:
    """The features of a layer as columns. `crs` is the EPSG code of the geometries, whose x is the easting;
    `identifier` names the column of the identifiers, which is no property then (without: those of GDAL)."""

    def __init__(self, path, layer, crs, identifier=None):
        self.crs = crs
        _dataset, table = vectors.open_layer(path, layer)
        definition = table.GetLayerDefn()
        fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
        self.types = {f.GetName(): (f.GetType(), f.GetSubType()) for f in fields if f.GetName() != identifier}
        self.geometry_name = table.GetGeometryColumn()
        self.ids, shapes, self.columns = [], [], {name: [] for name in self.types}
        for feature in table:
            self.ids.append(feature[identifier] if identifier else feature.GetFID())
            geometry = feature.GetGeometryRef()
            shapes.append(shapely.from_wkb(bytes(geometry.ExportToWkb())) if geometry is not None else None)
            for name, kind in self.types.items():
                self.columns[name].append(value_of(feature, name, kind))
        self.shapes = {crs: numpy.array(shapes, dtype=object)}

    def __len__(self):
        return len(self.ids)

    def geometries(self, crs):
        """The geometries in another CRS, again with x as easting or longitude."""
        if crs not in self.shapes:
            way = vectors.osr.CoordinateTransformation(vectors.crs(self.crs), vectors.crs(crs))
            project = lambda xy: numpy.array(way.TransformPoints(xy))[:, :2] if len(xy) else xy
            self.shapes[crs] = shapely.transform(self.shapes[self.crs], project)
        return self.shapes[crs]

    def selected(self, tree, crs=4326) -> list:
        """The identifiers of the features for which a filter is true; `crs` is that of its geometries."""
        return [i for i, truth in zip(self.ids, Evaluation(self, crs).column(tree)) if truth is True]


def value_of(feature, name, kind):
    if not feature.IsFieldSetAndNotNull(name):
        return None
    if kind[0] in (vectors.ogr.OFTDate, vectors.ogr.OFTDateTime):
        year, month, day, hour, minute, second, _zone = feature.GetFieldAsDateTime(name)
        if kind[0] == vectors.ogr.OFTDate:
            return datetime.date(year, month, day)
        # The second comes in single precision.
        whole, milliseconds = divmod(round(second * 1000), 1000)
        return datetime.datetime(year, month, day, hour, minute, whole, milliseconds * 1000)
    if kind[0] in (vectors.ogr.OFTInteger, vectors.ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(name)
        return bool(number) if kind[1] == vectors.ogr.OFSTBoolean else number
    return feature[name]


class Evaluation:
    """The values of a tree over the features of a table."""

    def __init__(self, table, crs):
        self.table, self.crs = table, crs

    def column(self, tree):
        """One value per feature."""
        if isinstance(tree, (bool, int, float, str)):
            return [tree] * len(self.table)
        if isinstance(tree, list):
            return [list(row) for row in zip(*map(self.column, tree))]
        if "property" in tree:
            return self.property(tree["property"])
        if "date" in tree:
            return [datetime.date.fromisoformat(tree["date"])] * len(self.table)
        if "timestamp" in tree:
            return [moment(tree["timestamp"])] * len(self.table)
        if "interval" in tree:
            return self.interval(*tree["interval"])
        if "bbox" in tree or "type" in tree:
            return [shape(tree)] * len(self.table)
        return self.operation(tree["op"], tree["args"])

    def property(self, name):
        if name == self.table.geometry_name:
            return self.table.geometries(self.crs)
        return self.table.columns[name]

    def interval(self, start, end):
        ends = []
        for bound, open_end in ((start, -math.inf), (end, math.inf)):
            if bound == "..":
                ends.append([open_end] * len(self.table))
            elif isinstance(bound, str):
                ends.append([instant(bound)] * len(self.table))
            else:
                ends.append([None if v is None else ticks(v) for v in self.column(bound)])
        return [None if a is None or b is None else (a, b) for a, b in zip(*ends)]

    def operation(self, word, operands):
        if word in SPATIAL:
            return self.spatial(SPATIAL[word], *operands)
        if word == "isNull":
            return [value is None for value in self.column(operands[0])]
        columns = [self.column(operand) for operand in operands]
        if word in ("and", "or"):
            return [joined(values, word == "and") for values in zip(*columns)]
        if word == "like":
            return liked(*columns)
        if word == "in":
            return [contained(value, listed) for value, listed in zip(*columns)]
        known = SCALAR.get(word) or COMPARISONS.get(word)
        if known is None:
            temporal = TEMPORAL[word]
            known = lambda left, right: temporal(*span(left), *span(right))
        return [None if any(v is None for v in values) else known(*values) for values in zip(*columns)]

    def spatial(self, predicate, left, right):
        sides = []
        for side in (left, right):
            literal = not (isinstance(side, dict) and "property" in side)
            sides.append(shape(side) if literal else self.property(side["property"]))
        for side in sides:
            shapely.prepare(side)
        truth = numpy.broadcast_to(predicate(*sides), len(self.table))
        missing = numpy.zeros(len(self.table), dtype=bool)
        for side in sides:
            missing = missing | shapely.is_missing(side)
        return [None if lacking else bool(value) for value, lacking in zip(truth, missing)]


def joined(values, wants_all):
    """AND, or OR, of truths of which some may be unknown."""
    decisive = not wants_all
    if any(value is decisive for value in values):
        return decisive
    return None if any(value is None for value in values) else wants_all


def contained(value, listed):
    if value is None:
        return None
    return True if any(v == value for v in listed if v is not None) else None if None in listed else False


def liked(column, patterns):
    compiled = {pattern: like_expression(pattern) for pattern in set(patterns) if pattern is not None}
    return [None if value is None or pattern is None else compiled[pattern].fullmatch(value) is not None
            for value, pattern in zip(column, patterns)]


def like_expression(pattern):
    parts, characters = [], iter(pattern)
    for character in characters:
        if character == "\\":
            parts.append(re.escape(next(characters, "\\")))
        else:
            parts.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
    return re.compile("".join(parts), re.S)


def without_accents(value):
    return "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c))


def quotient(left, right):
    return left / right if right else None


SCALAR = {
    "not": operator.not_, "between": lambda value, lower, upper: lower <= value <= upper,
    "casei": str.casefold, "accenti": without_accents,
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": quotient,
    "%": lambda left, right: math.fmod(left, right) if right else None,
    "div": lambda left, right: math.trunc(left / right) if right else None, "^": lambda left, right: left ** right,
}


def moment(text):
    return datetime.datetime.fromisoformat(text.removesuffix("Z"))


def instant(text):
    return ticks(moment(text) if "T" in text else datetime.date.fromisoformat(text))


def ticks(value):
    """Microseconds since the year 1."""
    if isinstance(value, datetime.datetime):
        return (value - datetime.datetime.min) // datetime.timedelta(microseconds=1)
    return (value - datetime.date.min).days * 86_400_000_000


def span(value):
    """A moment or an interval as the interval of its two ends."""
    return value if isinstance(value, tuple) else (ticks(value), ticks(value))


def shape(tree):
    """The geometry of a literal; a box whose west is greater than its east goes round the back."""
    if "bbox" not in tree:
        return shapely.geometry.shape(tree)
    numbers = tree["bbox"]
    x0, y0, x1, y1 = numbers if len(numbers) == 4 else itertools.compress(numbers, (1, 1, 0, 1, 1, 0))
    if x0 <= x1:
        return shapely.box(x0, y0, x1, y1)
    return shapely.MultiPolygon([shapely.box(x0, y0, 180, y1), shapely.box(-180, y0, x1, y1)])
