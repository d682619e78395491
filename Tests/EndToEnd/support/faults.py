"""Plants known faults into a clean delivery of parcels, each in a block of its own, so that none touches another.

What is expected is known from how a fault was planted: the rule, the features that may be named, and where it is.
"""
import random
import unicodedata
from dataclasses import dataclass, field

import shapely
from shapely import affinity

from . import invalid
from .deliveries import City, Feature, person, quad, tolerance

SUMMARIES = {4, 9, 11, 15, 28, 29}                          # rules that also speak of the layer as a whole


@dataclass(eq=False)
class Planted:
    """A fault: any of `features` may be named, and the point lies within a metre of `place`, if there is one."""

    rule: int
    features: list
    place: object
    also: set = field(default_factory=set)                  # rules that rightly find the same thing
    severities: tuple = ("warning", "error")

    @property
    def keys(self) -> set:
        return {feature.key for feature in self.features}


class Plants:
    """The faults of parcels, by the number of their rule. A method plants one into a block and returns it."""

    def __init__(self, city: City, seed=1):
        self.city, self.chance = city, random.Random(seed)
        self.parcels = [parcel.copy() for parcel in city.parcels]
        self.by_block = {}
        for parcel in self.parcels:
            if parcel.place:
                self.by_block.setdefault(parcel.block, {})[parcel.place] = parcel
        self.free = sorted(self.by_block)
        self.chance.shuffle(self.free)
        self.planted = []

    def plant(self, rule: int, count: int):
        """Plants some faults of a rule."""
        for number in range(count):
            block = self.free.pop()
            self.planted.append(getattr(self, f"v{rule:02d}")(block, self.by_block[block], number))
        return self

    def victim(self, parcels, place=None) -> Feature:
        """A parcel in the middle of its block; the odd ones are elsewhere."""
        return parcels[place or (self.chance.randint(4, 6), self.chance.randint(0, 1))]

    def moved(self, rule, parcels, change, also):
        victim = self.victim(parcels)
        victim.shape = change(victim.shape)
        return Planted(rule, [victim], victim.shape, also)

    # Places

    def v03(self, _block, parcels, number):
        return self.moved(
            3, parcels, lambda s: affinity.translate(s, 900_000 + 7000 * (number % 9), 130_000), {4, 24, 26}
        )

    def v04(self, _block, parcels, number):
        dx, dy = ((20_000, 3000), (30_000, -6000), (40_000, 500))[number % 3]
        return self.moved(4, parcels, lambda s: affinity.translate(s, dx, dy), {24, 26})

    def v05(self, _block, parcels, _number):
        return self.moved(5, parcels, lambda s: shapely.transform(s, lambda xy: xy[:, ::-1]), {4, 24, 26})

    def v06(self, _block, parcels, number):
        zone = (14, 12)[number % 2] * 1e6
        return self.moved(6, parcels, lambda s: affinity.translate(s, zone, 0), {4, 24, 26})

    # Texts

    def spoilt(self, rule, parcels, value, also=(), name="nitelik", severities=("warning", "error")):
        victim = self.victim(parcels)
        victim.values[name] = value
        return Planted(rule, [victim], victim.shape, set(also), severities)

    def v09(self, _block, parcels, number):
        text = ("Çay bahçesi ve ağıl", "Şeftali bahçesi", "Kargir ev, dükkân, ışıklık")[number % 3]
        garbled = (lambda: text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "Ÿ"),
                   lambda: "Daðlýk tarla", lambda: "Bah\ufffde", lambda: "A?a\u00e7l\u0131k")[number % 4]()
        return self.spoilt(9, parcels, garbled)

    def v10(self, _block, parcels, number):
        text = (unicodedata.normalize("NFD", "Çay bahçesi"), "I\u0307ncir bahçesi", "Arsa\x07sı", "\x1fBahçe",
                unicodedata.normalize("NFD", "Şeftali ağacı"))[number % 5]
        return self.spoilt(10, parcels, text, severities=("info",))

    def v28(self, _block, parcels, number):
        text = ("Sahibi {} kimlik numaralı kişidir", "{}", "TC:{} hissedar")[number % 3].format(person(self.chance))
        return self.spoilt(28, parcels, text, name=("nitelik", "mevkii", "kaynak")[number % 3])

    # Geometries

    def v11(self, _block, parcels, number):
        victim = self.victim(parcels)
        shape = victim.shape
        victim.shape = (shape.exterior, shape.representative_point(),
                        shapely.GeometryCollection([shape, shape.representative_point()]))[number % 3]
        victim.values["tapu_alani"] = None
        return Planted(11, [victim], shape)

    def v12(self, block, parcels, number):
        victim = self.victim(parcels, (self.chance.randint(4, 6), 0))
        kind = invalid.KINDS[number % len(invalid.KINDS)]
        ring = quad(self.city.corners[block], *victim.place)
        victim.wkb, place = getattr(invalid, kind)(ring)
        victim.values["tapu_alani"] = None
        return Planted(12, [victim], place, severities=("warning",) if kind in invalid.UNTIDY else ("error",))

    def v13(self, block, parcels, number):
        victim = self.victim(parcels)
        victim.values["tapu_alani"] = None
        ring = quad(self.city.corners[block], *victim.place)
        if number % 3 == 0:
            victim.shape = None
            return Planted(13, [victim], None)
        if number % 3 == 1:
            victim.wkb = invalid.polygon([[ring[0], ring[1], ring[0], ring[0]]])
            return Planted(13, [victim], shapely.LineString(ring[:2]), {12})
        # Where a position is unknown, programs write 0, 0. Wedges around it do not overlap.
        wedge = [affinity.rotate(shapely.Point(x, y), 7 * number, (0, 0)) for x, y in ((0, 0), (40, 0), (40, 3))]
        victim.shape = shapely.Polygon(wedge)
        return Planted(13, [victim], victim.shape, {3, 4, 24, 26})

    # Values

    def v16(self, _block, parcels, number):
        name, value = (("ada", None), ("parsel", ""), ("mahalle", "  "), ("kaynak_tarihi", None), ("il_kod", None),
                       ("ilce", None))[number % 6]
        return self.spoilt(16, parcels, value, name=name)

    def v17(self, _block, parcels, number):
        name, value = (("il_kod", 82), ("tapu_alani", -12.5), ("il_kod", 0), ("tapu_alani", 0.0),
                       ("il_kod", 5353), ("ada", "101" * 9))[number % 6]
        return self.spoilt(17, parcels, value, also={23} if name == "tapu_alani" else (), name=name)

    def v18(self, _block, parcels, number):
        return self.spoilt(18, parcels, f"{('iptal edildi', 'bilinmiyor', 'durum')[number % 3]} {number}", name="durum")

    def v19(self, _block, parcels, number):
        first, second = parcels[4, 0], parcels[6, 1]
        form = ("{}", "0{}", " {}", "{} ")[number % 4]
        name = ("parsel", "ada")[number // 4 % 2]
        second.values["parsel"] = first.values["parsel"]
        second.values[name] = form.format(first.values[name])
        return Planted(19, [first, second], shapely.union(first.shape, second.shape))

    def v23(self, _block, parcels, number):
        victim = self.victim(parcels)
        off = (1.3, -1.3, 3, -3, 40)[number % 5] * tolerance(victim.shape.area)
        victim.values["tapu_alani"] = round(victim.shape.area + off, 2)
        return Planted(23, [victim], victim.shape)

    def v24(self, block, parcels, number):
        victim = self.victim(parcels)
        other = self.city.mahalles[(number + 7) % len(self.city.mahalles)].values
        if other["uavt_kod"] == victim.values["mahalle_kod"]:
            other = self.city.mahalles[(number + 8) % len(self.city.mahalles)].values
        victim.values.update(mahalle_kod=other["uavt_kod"], mahalle=other["ad"], parsel=str(9500 + number))
        return Planted(24, [victim], victim.shape)

    def v26(self, _block, parcels, number):
        name = ("I29-b-08-d-4-c", "F21c25c4a", "G45-d-21-d-2-b", "F44-a-01-a-1-a")[number % 4]
        return self.spoilt(26, parcels, name, name="pafta", severities=("info", "warning", "error"))

    # Neighbours

    def v20(self, _block, parcels, number):
        original = self.victim(parcels)
        copy = original.copy()
        copy.values["parsel"] = str(9000 + number)
        copy.place = None
        ring = list(original.shape.exterior.coords)[:-1]
        turned = ring[2:] + ring[:2] if number % 2 else ring[::-1]      # begun elsewhere, or wound the other way
        copy.shape = shapely.Polygon(turned)
        if number % 3 == 0:
            copy.shape = affinity.translate(copy.shape, 0.0004, -0.0003)
        self.parcels.insert(self.chance.randrange(len(self.parcels)), copy)
        return Planted(20, [original, copy], original.shape)

    def border(self, block, victim, shift) -> tuple:
        """The victim with its eastern border moved by so many metres along the borders beside it, and the strip.

        The new corners lie on lines that are there, so that no third parcel is concerned.
        """
        i, j = victim.place
        corners = self.city.corners[block]
        (far_low, far_high) = (corners[i + (2 if shift > 0 else 0), row] for row in (j, j + 1))
        old_low, old_high = corners[i + 1, j], corners[i + 1, j + 1]
        low = shapely.LineString([old_low, far_low]).interpolate(abs(shift)).coords[0]
        high = shapely.LineString([old_high, far_high]).interpolate(abs(shift)).coords[0]
        eastern = [old_low, low, high, old_high] if shift > 0 else [low, high]
        outline = shapely.Polygon([corners[i, j + 1], corners[i, j], *eastern])
        return outline, shapely.Polygon([old_low, low, high, old_high])

    def along_border(self, rule, block, parcels, shift):
        victim = self.victim(parcels)
        neighbour = parcels[victim.place[0] + 1, victim.place[1]]
        victim.shape, strip = self.border(block, victim, shift)
        victim.values["tapu_alani"] = round(victim.shape.area, 2)
        return Planted(rule, [victim, neighbour], strip)

    def v21(self, block, parcels, number):
        return self.along_border(21, block, parcels, (0.05, 0.2, 1.0, 5.0)[number % 4])

    def v22(self, block, parcels, number):
        return self.along_border(22, block, parcels, -(0.003, 0.02, 0.1, 0.4)[number % 4])


RULES = (3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26, 28)
