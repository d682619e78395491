"""Invents zoning functions of two plans and two supply networks, without faults and with planted ones."""
import random

import shapely

from . import vectors
from .deliveries import ACROSS, ALONG, COLUMNS, DEPTH, ROWS, WIDTH, Feature, turned
from .faults import Planted

ogr = vectors.ogr
FUNCTION_FIELDS = (
    ("plan_id", ogr.OFTString), ("sinif", ogr.OFTString), ("tip", ogr.OFTString), ("tabaka_kod", ogr.OFTInteger),
    ("taks", ogr.OFTReal), ("taks_tip", ogr.OFTString), ("kaks", ogr.OFTReal), ("kaks_tip", ogr.OFTString),
    ("kat_adedi", ogr.OFTInteger), ("on_bahce", ogr.OFTReal), ("nizam", ogr.OFTString))
PIPE_FIELDS = (
    ("sebeke", ogr.OFTString),
    ("isletmeci", ogr.OFTString),
    ("cap_mm", ogr.OFTReal),
    ("malzeme", ogr.OFTString),
    ("yapim_yili", ogr.OFTInteger),
)
SIZE, GRID = 16, 22                                         # blocks along and across: of plans, of networks


def rectangle(u0, v0, u1, v1):
    return shapely.Polygon([turned(u0, v0), turned(u1, v0), turned(u1, v1), turned(u0, v1)])


class Functions:
    """The functions of two plans for the same blocks: those of different plans lie on each other and may."""

    def __init__(self, seed=4):
        self.chance = random.Random(seed)
        self.features, self.planted = [], []
        self.by_place = {}
        for plan in ("UİP-2019", "NİP-2015"):
            for column in range(SIZE):
                for row in range(SIZE):
                    self.add(plan, column, row)
        self.free = [(plan, c, r) for plan, c, r in self.by_place if c % 2 == 0 and c + 1 < SIZE]
        self.chance.shuffle(self.free)

    def add(self, plan, column, row):
        u, v = column * ALONG + self.chance.uniform(-2, 2), row * ACROSS + self.chance.uniform(-2, 2)
        taks = round(self.chance.uniform(0.2, 0.6), 2)
        values = {
            "plan_id": plan,
            "sinif": "Konut",
            "tip": "YerlesikKonut",
            "tabaka_kod": 112002,
            "taks": taks,
            "taks_tip": "Deger",
            "kaks": round(taks * self.chance.randint(1, 5), 2),
            "kaks_tip": "Deger",
            "kat_adedi": self.chance.randint(1, 8),
            "on_bahce": 5.0,
            "nizam": self.chance.choice(("Ayrik", "Bitisik")),
        }
        if self.chance.random() < 0.1:                      # a zero that means "free", not zero
            values.update(taks=0.0, taks_tip="Serbest", kaks=0.0, kaks_tip="Serbest")
        shape = rectangle(u, v, u + COLUMNS * WIDTH, v + ROWS * DEPTH)
        feature = Feature(values, shape, (column, row))
        self.features.append(feature)
        self.by_place[plan, column, row] = feature

    def plant(self, rule, count):
        for number in range(count):
            place = self.free.pop()
            self.planted.append(getattr(self, f"v{rule}")(place, number))
        return self

    def spoilt(self, rule, place, **values):
        victim = self.by_place[place]
        victim.values.update({"taks_tip": "Deger", "kaks_tip": "Deger", "taks": 0.4, "kaks": 1.2} | values)
        return Planted(rule, [victim], victim.shape)

    def v16(self, place, number):
        return self.spoilt(16, place, **{("plan_id", "sinif", "tip")[number % 3]: (None, "", " ")[number // 3 % 3]})

    def v17(self, place, number):
        return self.spoilt(17, place, **({"taks": 1.2, "kaks": 2.4}, {"taks": 0.6, "kaks": 0.3}, {"kat_adedi": 0},
                                         {"kat_adedi": 301}, {"taks": -0.1}, {"on_bahce": -5.0}, {"tabaka_kod": 7},
                                         {"kaks": 250.0})[number % 8])

    def v18(self, place, number):
        name, value = (("nizam", "Karma"), ("taks_tip", "Belki"), ("nizam", "Çok katlı"), ("kaks_tip", "x"))[number % 4]
        return self.spoilt(18, place, **{name: f"{value} {number}"})

    def v25(self, place, number):
        """Stretches a function over the road into the next one of the same plan."""
        plan, column, row = place
        victim, other = self.by_place[place], self.by_place[plan, column + 1, row]
        a, _, _, d = list(victim.shape.exterior.coords)[:4]
        low, high = list(other.shape.exterior.coords)[0], list(other.shape.exterior.coords)[3]
        reach = (0.1, 1, 20)[number % 3] / (COLUMNS * WIDTH)
        beyond = [tuple(p + (q - p) * reach for p, q in zip(start, end))
                  for start, end in ((low, other.shape.exterior.coords[1]), (high, other.shape.exterior.coords[2]))]
        victim.shape = shapely.Polygon([a, beyond[0], beyond[1], d])
        return Planted(25, [victim, other], shapely.intersection(victim.shape, other.shape))


class Pipes:
    """Two networks in the roads. Within one, lines meet in nodes; where water crosses waste water there is none."""

    def __init__(self, seed=6):
        self.chance = random.Random(seed)
        self.features, self.planted, self.lines = [], [], {}
        for network, off in (("içmesuyu", 0.0), ("atıksu", 2.5)):
            jitter = lambda: off - 6 + self.chance.uniform(-1, 1)
            nodes = {
                (i, j): turned(i * ALONG + jitter(), j * ACROSS + jitter()) for i in range(GRID) for j in range(GRID)
            }
            for i, j in nodes:
                for di, dj in ((1, 0), (0, 1)):
                    if (i + di, j + dj) in nodes:
                        self.add(network, (i, j, di), nodes[i, j], nodes[i + di, j + dj])
            if not off:
                self.nodes = nodes
        places = [(i, j) for i in range(0, GRID - 2, 2) for j in range(0, GRID - 3, 3)]
        self.chance.shuffle(places)
        self.free = places

    def add(self, network, name, start, end):
        values = {"sebeke": network, "isletmeci": "RİSU", "cap_mm": float(self.chance.choice((100, 150, 200, 315))),
                  "malzeme": "PE100", "yapim_yili": self.chance.randint(1980, 2023)}
        feature = Feature(values, shapely.LineString([start, end]))
        self.features.append(feature)
        self.lines[network, name] = feature
        return feature

    def plant(self, count):
        for number in range(count):
            i, j = self.free.pop()
            self.planted.append((self.short, self.crossing, self.without_diameter)[number % 3](i, j, number))
        return self

    def found(self, features, place):
        return Planted(27, features, place, severities=("info", "warning"))

    def short(self, i, j, number):
        """A line that ends some centimetres before its node."""
        line = self.lines["içmesuyu", (i, j, 1)]
        start, end = line.shape.coords
        gap = (0.05, 0.2, 0.4)[number // 3 % 3]
        at = line.shape.interpolate(line.shape.length - gap).coords[0]
        line.shape = shapely.LineString([start, at])
        # The rule names a line that the end should have met, too: any of those at the node.
        node = shapely.Point(end)
        others = [f for f in self.features if f is not line and f.values["sebeke"] == "içmesuyu"
                  and f.shape.distance(node) < 1e-6]
        return self.found([line, *others], shapely.Point(at))

    def crossing(self, i, j, _number):
        """A line from node to node that crosses another without a node of its own."""
        added = self.add("içmesuyu", (i, j, "across"), self.nodes[i, j], self.nodes[i + 1, j + 2])
        crossed = self.lines["içmesuyu", (i, j + 1, 1)]
        return self.found([added, crossed], added.shape.intersection(crossed.shape))

    def without_diameter(self, i, j, number):
        line = self.lines["içmesuyu", (i, j, 0)]
        line.values["cap_mm"] = (0.0, None)[number % 2]
        return self.found([line], line.shape)
