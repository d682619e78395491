"""Makes random CQL2 filters as trees of the JSON encoding, with x as easting or longitude everywhere."""
import datetime

import numpy
import shapely

from . import invented, vectors
from .cql2 import COMPARISONS, negation
from .evaluation import SPATIAL, TEMPORAL, Evaluation

ogr = vectors.ogr
# How far a transformation may be off, in degrees and metres. A literal that is transformed is drawn again as long as
# moving it by so much changes an answer: then the last digits of somebody's transformation would decide.
DOUBT = {True: 2e-8, False: 0.002}


class Generator:
    """Filters for one table; `crs` is the EPSG code of the geometries written in them."""

    def __init__(self, chance, table, crs):
        self.chance, self.table, self.crs = chance, table, crs
        self.evaluation = Evaluation(table, crs)
        shapes = table.geometries(crs)
        self.shapes = [shape for shape in shapes if shape is not None]
        self.box = shapely.total_bounds(self.shapes)
        self.names = {kind: [n for n in table.types if self.kind(n) == kind]
                      for kind in ("text", "number", "date", "timestamp", "boolean")}
        self.makers = [(3, self.comparison), (1, self.missing), (3, self.spatial)]
        for kind, weight, maker in (("text", 2, self.like), ("text", 1, self.folded), ("number", 1, self.between),
                                    ("number", 2, self.calculated), ("date", 1, self.temporal),
                                    ("timestamp", 1, self.temporal)):
            if self.names[kind]:
                self.makers.append((weight, maker))
        self.makers += [(1, self.contained), (1, self.two_properties)]

    def kind(self, name):
        field, subtype = self.table.types[name]
        if subtype == ogr.OFSTBoolean:
            return "boolean"
        return {ogr.OFTString: "text", ogr.OFTDate: "date", ogr.OFTDateTime: "timestamp"}.get(field, "number")

    def filter(self, depth=3):
        """A filter of at most so many levels."""
        roll = self.chance.random()
        if depth == 0 or roll < 0.4:
            weights, makers = zip(*self.makers)
            return self.chance.choices(makers, weights)[0]()
        if roll < 0.55:
            return negation(self.filter(depth - 1))
        word = self.chance.choice(("and", "or"))
        return {"op": word, "args": [self.filter(depth - 1) for _ in range(self.chance.randint(2, 3))]}

    def property(self, *kinds):
        return self.chance.choice([name for kind in kinds for name in self.names[kind]])

    def any_kind(self):
        return self.chance.choice([kind for kind, names in self.names.items() if names])

    def value(self, name):
        """A value of a property, as one feature has it, or near by."""
        known = [v for v in self.table.columns[name] if v is not None]
        value = self.chance.choice(known)
        if self.kind(name) == "number" and self.chance.random() < 0.3:
            value = self.chance.choice((0, 1, -1, 2.5, 1e3, value + 1 if abs(value) < 2 ** 53 else value))
        return literal(value)

    def comparison(self):
        name = self.property(self.any_kind())
        sides = [{"property": name}, self.value(name)]
        if self.chance.random() < 0.2:
            sides.reverse()
        return {"op": self.chance.choice(COMPARISONS), "args": sides}

    def two_properties(self):
        kind = self.any_kind()
        return {"op": self.chance.choice(COMPARISONS),
                "args": [{"property": self.property(kind)}, {"property": self.property(kind)}]}

    def missing(self):
        name = self.chance.choice([*self.table.types, self.table.geometry_name])
        return {"op": "isNull", "args": [{"property": name}]}

    def like(self):
        name = self.property("text")
        return {"op": "like", "args": [{"property": name}, self.pattern(self.value(name))]}

    def pattern(self, value):
        """A pattern that is made of a text, some of its characters taken literally."""
        if self.chance.random() < 0.5 and value:
            start = self.chance.randrange(len(value))
            value = "\0" * (start > 0) + value[start:start + self.chance.randint(1, 6)] + "\0"
        parts = []
        for character in value:
            if character == "\0":
                parts.append("%")
            elif self.chance.random() < 0.12:
                parts.append("_")
            else:
                parts.append("\\" + character if character in "%_\\" else character)
        return "".join(parts)

    def folded(self):
        """CASEI over ASCII; what other letters fold to is the matter of the standard's own tests."""
        plain = [n for n in self.names["text"] if all(v is None or v.isascii() for v in self.table.columns[n])]
        if not plain:
            return self.like()
        fold = lambda value: {"op": "casei", "args": [value]}
        name = self.chance.choice(plain)
        value = self.value(name).swapcase()
        if self.chance.random() < 0.5:
            return {"op": "like", "args": [fold({"property": name}), fold(self.pattern(value))]}
        return {"op": self.chance.choice(("=", "<>")), "args": [fold({"property": name}), fold(value)]}

    def between(self):
        name = self.property("number")
        bounds = [self.value(name), self.value(name)]
        if self.chance.random() < 0.8:
            bounds.sort()
        return {"op": "between", "args": [self.term(name), *bounds]}

    def contained(self):
        name = self.property(self.any_kind())
        return {"op": "in", "args": [{"property": name}, [self.value(name) for _ in range(self.chance.randint(1, 6))]]}

    def term(self, name):
        """A number of small integers and of the property, such that every calculator gets the same result."""
        whole = lambda: self.chance.choice((1, 2, 3, 4, 7, 10))
        small = all(v is None or abs(v) < 2 ** 40 for v in self.table.columns[name])
        if not small or self.chance.random() < 0.3:
            return {"property": name}
        word = self.chance.choice(("+", "-", "*", "/", "%", "div"))
        integral = all(v is None or isinstance(v, int) for v in self.table.columns[name])
        if word in ("%", "div") and not integral:
            word = "*"
        sides = [{"property": name}, whole()]
        if word in "+-*" and self.chance.random() < 0.3:
            sides.reverse()
        found = {"op": word, "args": sides}
        return {"op": "+", "args": [found, whole()]} if self.chance.random() < 0.3 else found

    def calculated(self):
        left, right = self.property("number"), self.property("number")
        other = self.value(left) if self.chance.random() < 0.6 else self.term(right)
        if self.chance.random() < 0.1:
            other = {"op": "^", "args": [2, self.chance.randint(0, 10)]}
        return {"op": self.chance.choice(COMPARISONS), "args": [self.term(left), other]}

    def temporal(self):
        kind = self.chance.choice([kind for kind in ("date", "timestamp") if self.names[kind]])
        names = self.names[kind]
        bare = lambda: self.value(self.chance.choice(names))[kind]
        if len(names) > 1 and self.chance.random() < 0.5:
            word, left = self.chance.choice(list(TEMPORAL)), {"interval": [{"property": n} for n in names[:2]]}
            ends = sorted((bare(), bare()))
            if ends[0] == ends[1]:
                ends[1] = ".."
        else:
            word = "t_" + self.chance.choice(("after", "before", "disjoint", "equals", "intersects"))
            left, ends = {"property": self.chance.choice(names)}, sorted((bare(), bare()))
            if self.chance.random() < 0.5:
                return {"op": word, "args": [left, {kind: bare()}]}
        if word in ("t_after", "t_before", "t_intersects", "t_disjoint") and self.chance.random() < 0.3:
            ends[self.chance.randrange(2)] = ".."
        return {"op": word, "args": [left, {"interval": ends}]}

    def spatial(self):
        """A relation with a random geometry, or exactly with one of the features where nothing is transformed."""
        own = self.crs == self.table.crs
        if own and self.chance.random() < 0.3:
            word = self.chance.choice(list(SPATIAL))
            tree = geojson(self.chance.choice(self.shapes))
        else:
            word = self.chance.choice((*SPATIAL, "s_intersects", "s_within"))
            tree = self.literal()
            while not own and self.is_doubtful(word, tree):
                tree = self.literal()
        sides = [{"property": self.table.geometry_name}, tree]
        if self.chance.random() < 0.2:
            sides.reverse()
        return {"op": word, "args": sides}

    def literal(self):
        share = self.chance.choice((0.02, 0.2, 0.6, 1.5))
        if self.chance.random() < 0.35:
            x, y = self.chance.uniform(*self.box[::2]), self.chance.uniform(*self.box[1::2])
            w, h = (share * self.chance.random() * (self.box[i + 2] - self.box[i]) for i in (0, 1))
            return {"bbox": [x - w, y - h, x + w, y + h]}
        return geojson(invented.geometry(self.chance, self.box, share))

    def is_doubtful(self, word, tree):
        step = DOUBT[self.crs == 4326]
        moved = []
        for dx, dy in ((0, 0), (step, step), (step, -step), (-step, step), (-step, -step)):
            if "bbox" in tree:
                other = {"bbox": [n + d for n, d in zip(tree["bbox"], (dx, dy, dx, dy))]}
            else:
                shape = shapely.geometry.shape(tree)
                other = geojson(shapely.transform(shape, lambda xy: xy + numpy.array([dx, dy])))
            moved.append(self.evaluation.operation(word, [{"property": self.table.geometry_name}, other]))
        return any(other != moved[0] for other in moved[1:])


def literal(value):
    if isinstance(value, datetime.datetime):
        return {"timestamp": value.isoformat(timespec="milliseconds" if value.microsecond else "seconds") + "Z"}
    return {"date": value.isoformat()} if isinstance(value, datetime.date) else value


def geojson(shape):
    """A geometry as the tree has it: lists throughout."""
    as_lists = lambda part: [as_lists(p) for p in part] if isinstance(part, (tuple, list)) else part
    found = shapely.geometry.mapping(shape)
    return {"type": found["type"], "coordinates": as_lists(found["coordinates"])}
