"""Edits a delivery of parcels at random, and knows exactly what it edited."""
import random
from collections import Counter
from dataclasses import dataclass, field

import shapely

from .deliveries import ACROSS, ALONG, COLUMNS, WIDTH, City, Feature, quad, turned
from .invalid import inside

COMPUTED = {"hesap_alani"}                                  # fields that follow from the geometry
GEOMETRY = {"geom", "geometry"}


@dataclass
class Delta:
    """A new delivery and how it differs from the former one; everything by key."""

    parcels: list
    inserted: set = field(default_factory=set)
    deleted: set = field(default_factory=set)
    fields: dict = field(default_factory=dict)              # of updated features: the names of the attributes changed
    reshaped: set = field(default_factory=set)

    @property
    def updated(self) -> set:
        return set(self.fields) | self.reshaped

    @property
    def numbers(self) -> dict:
        total = len(self.parcels) - len(self.inserted)
        return {"inserted": len(self.inserted), "updated": len(self.updated), "deleted": len(self.deleted),
                "unchanged": total - len(self.updated)}

    @property
    def field_counts(self) -> dict:
        """In how many features each attribute changed."""
        return dict(Counter(name for names in self.fields.values() for name in names))


def edited(city: City, parcels, share=0.01, seed=2) -> Delta:
    """Changes, deletes and adds some parcels: three in ten edits are attributes only, a quarter shapes, a tenth both.

    The new delivery is in another order, and gives its features other numbers.
    """
    chance = random.Random(seed)
    kept = [parcel.copy() for parcel in parcels]
    regular = [p for p in kept if p.place and p.place[1] == 0 and p.block and len(p.shape.exterior.coords) == 5]
    count = max(6, round(len(kept) * share))
    chosen = chance.sample(regular, count - count * 15 // 100)
    delta = Delta(kept)
    for number, parcel in enumerate(chosen):
        part = number / count
        if part < 0.4:
            delta.fields[parcel.key] = change_values(parcel, chance, 1 + number % 3)
        if 0.3 <= part < 0.65:
            change_shape(parcel, city)
            delta.reshaped.add(parcel.key)
        if part >= 0.65:
            delta.deleted.add(parcel.key)
    delta.parcels = [p for p in kept if p.key not in delta.deleted]
    taken = {p.key for p in parcels}
    beside = [p for p in regular if p.block[0] % 5 != 4]    # where the road belongs to the same mahalle
    while len(delta.inserted) < count * 15 // 100:
        parcel = new_parcel(city, chance, chance.choice(beside), 8000 + seed * 100 + len(delta.inserted))
        if parcel.key not in taken:
            delta.inserted.add(parcel.key)
            delta.parcels.append(parcel)
    chance.shuffle(delta.parcels)
    return delta


def change_values(parcel: Feature, chance, count) -> set:
    """Changes so many attributes; each new value differs from the old one."""
    values, changed = parcel.values, set()
    for name in chance.sample(("nitelik", "mevkii", "tapu_alani", "durum", "kaynak_tarihi"), count):
        old = values[name]
        values[name] = {
            "nitelik": f"{old} (düzeltme)",
            "mevkii": None if old else "Kıyı",
            "tapu_alani": round(values["tapu_alani"] + 0.01, 2),
            "durum": "aktif" if old == "pasif" else "pasif",
            "kaynak_tarihi": "2025/01/31" if old != "2025/01/31" else "2025/02/28",
        }[name]
        changed.add(name)
    return changed


def change_shape(parcel: Feature, city: City):
    """Gives the border at the road another corner, some centimetres outside."""
    ring = quad(city.corners[parcel.block], *parcel.place)
    x, y = inside(ring, 0.5, -0.003)
    parcel.shape = shapely.Polygon([ring[0], (round(x, 3), round(y, 3)), *ring[1:]])


def new_parcel(city: City, chance, pattern: Feature, number) -> Feature:
    """A small parcel in a road beside a block, with a number that no parcel had."""
    column, row = pattern.block
    u = column * ALONG + COLUMNS * WIDTH + (2.0, 4.7, 7.4)[number // 100 % 3]
    v = row * ACROSS + 2 + (number % 25) * 2
    shape = shapely.Polygon([turned(u, v), turned(u + 2.5, v), turned(u + 2.5, v + 1.9), turned(u, v + 1.9)])
    values = pattern.values | {
        "parsel": str(number),
        "tapu_alani": round(shape.area, 2),
        "nitelik": "Trafo yeri",
        "pafta": None,
    }
    return Feature(values, shape)
