"""The files of the sample city, read by means of others: GDAL, and Python's own csv."""
import csv
import struct

from . import vectors
from .places import SAMPLE_CITY

# collection: file, layer in it, EPSG code of its coordinates (None: GDAL tells)
FILES = {
    "mahalle": ("adres/mahalle.geojson", None, 4326),
    "parsel": ("kadastro/parsel.shp", None, 5253),
    "plan_siniri": ("imar/imar.gpkg", "plan_siniri", 5253),
    "imar_fonksiyon": ("imar/imar.gpkg", "imar_fonksiyon", 5253),
    "bina": ("yapi/bina.gpkg", None, 5253),
    "yol": ("ulasim/yol.gpkg", None, 5253),
    "kapi": ("adres/kapi.csv", None, 5253),
    "icmesuyu": ("altyapi/icmesuyu.dxf", None, 5253),
    "atiksu": ("altyapi/atiksu.tab", None, 5253),
}
TURKISH_LETTERS = set("çğıöşüÇĞİÖŞÜ")


def features(collection: str, to: int) -> list:
    """The features of a delivered file, transformed to an EPSG code."""
    file, layer, epsg = FILES[collection]
    if file.endswith(".csv"):
        return doors(to)
    return vectors.read(SAMPLE_CITY / file, layer, to=to, source=epsg)


def door_rows() -> list:
    with open(SAMPLE_CITY / "adres/kapi.csv", encoding="cp1254", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def doors(to: int) -> list:
    """The address doors; in Turkish geodesy Y is the easting and X the northing."""
    transformation = vectors.osr.CoordinateTransformation(vectors.crs(5253), vectors.crs(to))
    found = []
    for number, row in enumerate(door_rows(), 1):
        easting, northing = (float(row[name].replace(",", ".")) for name in ("Y", "X"))
        x, y, _ = transformation.TransformPoint(easting, northing)
        found.append(vectors.Feature(number, row, struct.pack("<BIdd", 1, 1, x, y)))
    return found


def count(collection: str) -> int:
    file, layer, _ = FILES[collection]
    return len(door_rows()) if file.endswith(".csv") else vectors.count(SAMPLE_CITY / file, layer)
