"""Invents what a planning department delivers: parcels in blocks between roads, their mahalles, the city's boundary.

Everything lies near Rize in EPSG:5258 (TUREF / TM42), with coordinates of a millimetre. The same seed gives the same
city. Neighbours share their corners exactly, so nothing overlaps and no block has a gap. Among the parcels are some
that look odd and are right: of two parts, with a hole, and the one in that hole.
"""

import math
import random
from dataclasses import dataclass, field

import shapely

from . import vectors
from .sheets import sheet

ogr = vectors.ogr
EPSG = 5258
ORIGIN, TURN = (379000.0, 4540500.0), 0.21                 # metres, radians
COLUMNS, ROWS = 10, 2                                       # parcels of a block
WIDTH, DEPTH, ROAD = 25.0, 30.0, 12.0                       # metres
ALONG, ACROSS = COLUMNS * WIDTH + ROAD, ROWS * DEPTH + ROAD
KEY = ("mahalle_kod", "ada", "parsel")
FIELDS = (
    ("il_kod", ogr.OFTInteger), ("ilce", ogr.OFTString), ("mahalle_kod", ogr.OFTString), ("mahalle", ogr.OFTString),
    ("ada", ogr.OFTString), ("parsel", ogr.OFTString), ("pafta", ogr.OFTString), ("nitelik", ogr.OFTString),
    ("mevkii", ogr.OFTString), ("tapu_alani", ogr.OFTReal), ("zemin_tipi", ogr.OFTString), ("durum", ogr.OFTString),
    ("tkgm_id", ogr.OFTString), ("kaynak", ogr.OFTString), ("kaynak_tarihi", ogr.OFTDate))
MAHALLE_FIELDS = (
    ("uavt_kod", ogr.OFTString),
    ("ad", ogr.OFTString),
    ("ilce", ogr.OFTString),
    ("il_kod", ogr.OFTInteger),
    ("nufus", ogr.OFTInteger),
)
USES = (
    "Arsa", "Bahçe", "Çay bahçesi", "Kargir ev ve arsası", "Fındıklık", "İki katlı betonarme ev", "Ağıl", "Üç dükkân",
    "Şeftali bahçesi", "Ilıca ve müştemilatı",
)
PLACES = ("Köprübaşı", "Iğdır deresi", "İncirlik", "Şehitlik", "Çınaraltı", "Gölbaşı", "Ölçek", "Üzümlü", None)
NAMES = (
    "Atmaca", "Bağdatlı", "Camiönü", "Çarşı", "Dağsu", "Ekrem", "Fener", "Gülbahar", "Hamidiye", "Islahiye",
    "İslampaşa", "Kaplıca", "Küçük", "Müftü", "Ortaköy", "Pehlivan", "Reşadiye", "Sümer", "Şahin", "Taşlı", "Üçkaya",
    "Yağlıtaş", "Yeniköy", "Yıldız", "Zincirli",
)


@dataclass(eq=False)
class Feature:
    """A feature to deliver. `wkb` is written instead of the shape where that is more wrong than shapely allows."""

    values: dict
    shape: object
    block: tuple = None
    place: tuple = None
    wkb: bytes = None

    @property
    def key(self) -> str:
        return "/".join(str(self.values.get(name)) for name in KEY)

    def copy(self):
        return Feature(dict(self.values), self.shape, self.block, self.place, self.wkb)


@dataclass
class City:
    """The features, and the corners of the parcels of each block: `corners[block][column, row]`."""

    parcels: list
    mahalles: list
    boundary: Feature
    corners: dict = field(repr=False)

    def block(self, name) -> dict:
        """The parcels of a block by column and row, without those that look odd."""
        return {p.place: p for p in self.parcels if p.block == name and p.place}


def turned(u, v) -> tuple:
    """A position of the city's own grid in EPSG:5258, to the millimetre."""
    return (round(ORIGIN[0] + u * math.cos(TURN) - v * math.sin(TURN), 3),
            round(ORIGIN[1] + u * math.sin(TURN) + v * math.cos(TURN), 3))


def tolerance(area) -> float:
    """By how many square metres a computed area may differ from the registered one (RG 27.9.2022-31966)."""
    allowed, low = 0.0, 0.0
    for high, share in (
        (10, 0.05),
        (100, 0.02),
        (500, 0.01),
        (1000, 0.005),
        (5000, 0.004),
        (25000, 0.003),
        (math.inf, 0.0015),
    ):
        allowed += max(0.0, min(area, high) - low) * share
        low = high
    return allowed


def city(blocks=(25, 40), seed=53) -> City:
    """A city of so many blocks along and across, of 20 parcels each; 5 by 8 blocks make a mahalle."""
    chance = random.Random(seed)
    to_degrees = vectors.osr.CoordinateTransformation(vectors.crs(EPSG), vectors.crs(4326))
    mahalles, parcels, corners = _mahalles(blocks, chance), [], {}
    for column in range(blocks[0]):
        for row in range(blocks[1]):
            name = (column, row)
            mahalle = mahalles[column // 5, row // 8]
            corners[name] = {
                (i, j): turned(column * ALONG + i * WIDTH + chance.uniform(-1, 1),
                               row * ACROSS + j * DEPTH + chance.uniform(-1, 1))
                for i in range(COLUMNS + 1) for j in range(ROWS + 1)}
            ada = str(101 + column % 5 * 8 + row % 8)
            for place, number, shape in _shapes(corners[name], is_odd=(column * blocks[1] + row) % 25 == 7):
                values = _values(chance, mahalle.values, ada, number, shape, to_degrees)
                parcels.append(Feature(values, shape, name, place))
    chance.shuffle(parcels)
    low, high = (-ROAD - 150, -ROAD - 150), (blocks[0] * ALONG + 150, blocks[1] * ACROSS + 150)
    ring = [turned(*low), turned(high[0], low[1]), turned(*high), turned(low[0], high[1])]
    return City(parcels, list(mahalles.values()), Feature({"ad": "Merkez"}, shapely.Polygon(ring)), corners)


def _mahalles(blocks, chance) -> dict:
    found = {}
    for column in range(math.ceil(blocks[0] / 5)):
        for row in range(math.ceil(blocks[1] / 8)):
            number = len(found)
            ring = [turned(5 * ALONG * c - ROAD / 2, 8 * ACROSS * r - ROAD / 2)
                    for c, r in ((column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1))]
            values = {
                "uavt_kod": str(153201 + number),
                "ad": NAMES[number % len(NAMES)],
                "ilce": "Merkez",
                "il_kod": 53,
                "nufus": chance.randint(400, 9000),
            }
            found[column, row] = Feature(values, shapely.Polygon(ring))
    return found


def quad(corners, i, j) -> list:
    return [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]]


def _shapes(corners, is_odd):
    """Place, number and shape of the parcels of a block; in an odd one, one of two parts, and one inside another."""
    inside = None
    if is_odd:
        x, y = (sum(c) / 4 for c in zip(*quad(corners, 1, 1)))
        inside = [(round(x + dx, 3), round(y + dy, 3)) for dx, dy in ((-3.1, -2.9), (3.2, -3), (2.9, 3.1), (-3, 2.8))]
    for j in range(ROWS):
        for i in range(COLUMNS):
            number, place, shape = str(j * COLUMNS + i + 1), (i, j), shapely.Polygon(quad(corners, i, j))
            if is_odd and place == (0, 0):
                place, shape = None, shapely.MultiPolygon([shape, shapely.Polygon(quad(corners, 2, 0))])
            elif is_odd and place == (2, 0):
                place, shape = None, shapely.Polygon(inside)
            elif is_odd and place == (1, 1):
                place, shape = None, shapely.Polygon(quad(corners, 1, 1), [inside[::-1]])
            yield place, number, shape


def _values(chance, mahalle, ada, number, shape, to_degrees) -> dict:
    middle = shape.representative_point()
    longitude, latitude, _ = to_degrees.TransformPoint(middle.x, middle.y)
    name = sheet(longitude, latitude)
    registered = round(shape.area, 2)
    if chance.random() < 0.3:                               # old measurements differ, within what is allowed
        registered = round(registered + chance.uniform(-0.4, 0.4) * tolerance(registered), 2)
    return {
        "il_kod": 53,
        "ilce": mahalle["ilce"],
        "mahalle_kod": mahalle["uavt_kod"],
        "mahalle": mahalle["ad"],
        "ada": ada,
        "parsel": number,
        "pafta": chance.choice((name, name.replace("-", ""), name.upper())),
        "nitelik": chance.choice(USES),
        "mevkii": chance.choice(PLACES),
        "tapu_alani": registered,
        "zemin_tipi": "Ana Taşınmaz",
        "durum": "pasif" if chance.random() < 0.02 else "aktif",
        "tkgm_id": not_a_person(chance),
        "kaynak": "TKGM",
        "kaynak_tarihi": f"2024/{chance.randint(1, 12):02d}/{chance.randint(1, 28):02d}",
    }


def person(chance) -> str:
    """An invented number of the Turkish register of persons, with the right digits at its end."""
    digits = [chance.randint(1, 9)] + [chance.randint(0, 9) for _ in range(8)]
    digits.append((7 * sum(digits[0::2]) - sum(digits[1::2])) % 10)
    digits.append(sum(digits) % 10)
    return "".join(map(str, digits))


def not_a_person(chance) -> str:
    """Eleven digits that are no such number."""
    number = person(chance)
    return number[:-1] + str((int(number[-1]) + chance.randint(1, 9)) % 10)


def write(file, layer, features, fields=FIELDS, epsg=EPSG, driver="GPKG", kind=ogr.wkbUnknown, options=()):
    """Writes features in their order, so that the first is row 1; fields without a value are left null."""
    if file.exists():
        file.unlink()
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(file))
    table = dataset.CreateLayer(layer, srs=vectors.crs(epsg) if epsg else None, geom_type=kind, options=list(options))
    for name, type_ in fields:
        table.CreateField(ogr.FieldDefn(name, type_))
    table.StartTransaction()
    for delivered in features:
        feature = ogr.Feature(table.GetLayerDefn())
        for index, (name, _) in enumerate(fields):
            value = delivered.values.get(name)
            if value is not None:
                feature.SetField(index, value)
        wkb = delivered.wkb or (shapely.to_wkb(delivered.shape) if delivered.shape is not None else None)
        if wkb:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        table.CreateFeature(feature)
    table.CommitTransaction()
    return file


def write_parcels(file, parcels, **options):
    return write(file, "parsel", parcels, **options)


def write_surroundings(folder, delivered: City) -> tuple:
    """Writes the mahalles and the boundary of the municipality."""
    mahalles = write(folder / "mahalle.gpkg", "mahalle", delivered.mahalles, MAHALLE_FIELDS)
    boundary = write(folder / "sinir.gpkg", "belediye_siniri", [delivered.boundary], (("ad", ogr.OFTString),))
    return mahalles, boundary
