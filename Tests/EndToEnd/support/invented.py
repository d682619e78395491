"""An invented layer with every kind of value and geometry, and gaps in all of them; the same seed gives the same one."""
import datetime
import math
import random

import shapely

from . import vectors

ogr = vectors.ogr
FIELDS = (("tam", ogr.OFTInteger64), ("kat", ogr.OFTInteger), ("gercek", ogr.OFTReal), ("oran", ogr.OFTReal),
          ("metin", ogr.OFTString), ("kod", ogr.OFTString), ("gun", ogr.OFTDate), ("bitis", ogr.OFTDate),
          ("an", ogr.OFTDateTime), ("son", ogr.OFTDateTime), ("dogru", ogr.OFTInteger))
WORDS = ("Işık", "İğde", "Çınar", "Şeftali", "Öğretmen", "Üzüm", "ağaç", "Atatürk", "%20", "a_b", "c\\d", "it's", "naïve",
         "bulvarı", "Cad.", "\"x\"", "ırmak", "No:5")
CODES = ("AB-01", "ab-01", "Ab-02", "x_y", "X%Y", "kod", "KOD", "Kod7", "z", "")
FIRST = datetime.date(2020, 1, 1)


def star(chance, x, y, size, corners):
    """A polygon around a point whose rays have different lengths; always valid."""
    rays = [(math.tau * (i + 0.8 * chance.random()) / corners, size * chance.uniform(0.3, 1)) for i in range(corners)]
    return shapely.Polygon([(x + r * math.cos(a), y + r * math.sin(a)) for a, r in rays])


def geometry(chance, box, share=0.08):
    """A random geometry in a box; its size is a share of the box's width."""
    x0, y0, x1, y1 = box
    x, y, size = chance.uniform(x0, x1), chance.uniform(y0, y1), share * (x1 - x0) * chance.random() ** 2 + 1e-3 * (x1 - x0)
    near = lambda: (x + chance.uniform(-size, size), y + chance.uniform(-size, size))
    kind = chance.choice(("point", "line", "polygon", "polygon", "points", "lines", "polygons", "hole"))
    if kind == "point":
        return shapely.Point(x, y)
    if kind == "points":
        return shapely.MultiPoint([near() for _ in range(chance.randint(1, 4))])
    if kind == "line":
        return shapely.LineString([near() for _ in range(chance.randint(2, 6))])
    if kind == "lines":
        return shapely.MultiLineString([[near(), near(), near()] for _ in range(chance.randint(1, 3))])
    if kind == "polygons":
        return shapely.MultiPolygon([star(chance, x, y, size, 7), star(chance, x + 3 * size, y, size, 5)])
    if kind == "hole":
        whole = star(chance, x, y, size, chance.randint(6, 12))     # with so many corners none of its sides comes near
        return shapely.Polygon(whole.exterior, [star(chance, x, y, size * 0.1, 4).exterior])
    return star(chance, x, y, size, chance.randint(3, 12))


def values(chance):
    """The values of one feature; each may be missing."""
    day = FIRST + datetime.timedelta(days=chance.randint(0, 900))
    moment = datetime.datetime.combine(day, datetime.time(chance.randint(0, 23), chance.randint(0, 59)))
    moment += datetime.timedelta(milliseconds=chance.choice((0, 0, 500, 59_125)))
    found = {
        "tam": chance.choice((chance.randint(-5, 5), chance.randint(-10 ** 6, 10 ** 6), chance.randint(-2 ** 60, 2 ** 60))),
        "kat": chance.randint(0, 12), "gercek": round(chance.uniform(-1000, 1000), 2), "oran": chance.choice((0.0, 0.5, 0.25, 1.5)),
        "metin": " ".join(chance.choices(WORDS, k=chance.randint(1, 3))), "kod": chance.choice(CODES), "gun": day,
        "bitis": day + datetime.timedelta(days=chance.randint(1, 60)), "an": moment,
        "son": moment + datetime.timedelta(minutes=chance.randint(1, 10 ** 5)), "dogru": chance.random() < 0.5}
    return {name: value for name, value in found.items() if chance.random() > 0.12}


def write(file, layer, epsg, box, count, seed):
    """Writes the layer as a GeoPackage."""
    chance = random.Random(seed)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(file))
    table = dataset.CreateLayer(layer, srs=vectors.crs(epsg), geom_type=ogr.wkbUnknown, options=["GEOMETRY_NAME=geom"])
    for name, kind in FIELDS:
        field = ogr.FieldDefn(name, kind)
        if name == "dogru":
            field.SetSubType(ogr.OFSTBoolean)
        table.CreateField(field)
    table.StartTransaction()
    for number in range(count):
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetFID(10 + number * 3)
        for name, value in values(chance).items():
            if isinstance(value, datetime.datetime):
                feature.SetField(name, value.strftime("%Y/%m/%d %H:%M:%S.%f")[:-3] + "+00")
            elif isinstance(value, datetime.date):
                feature.SetField(name, value.strftime("%Y/%m/%d"))
            else:
                feature.SetField(name, value)
        if chance.random() > 0.05:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry(chance, box))))
        table.CreateFeature(feature)
    table.CommitTransaction()
    return file
