"""Buildings, roads and survey points near Rize, written in the formats that arrive; the same ones in each."""
import random
import shutil
import struct
import zipfile

import shapely
from osgeo import gdal, ogr

from . import deliveries, vectors
from .deliveries import Feature

EPSG = 5258
FIELDS = (("uavt_kod", ogr.OFTString), ("kullanim", ogr.OFTString), ("kat", ogr.OFTInteger))
USES = ("Konut", "Iğdır apartmanı", "İmalathane", "Çarşı", "Şehir kulübü", "Öğrenci yurdu", "Güneş sitesi", "Ağıl")
ROAD_FIELDS = (("csbm_kod", ogr.OFTString), ("ad", ogr.OFTString))


def buildings(count=120, seed=12) -> list:
    """Buildings with a courtyard now and then; coordinates of a millimetre."""
    chance, found = random.Random(seed), []
    for number in range(count):
        u, v = number % 12 * 40 + chance.uniform(0, 5), number // 12 * 45 + chance.uniform(0, 5)
        width, depth = chance.uniform(8, 25), chance.uniform(8, 30)
        ring = [deliveries.turned(u + x, v + y) for x, y in ((0, 0), (width, 0), (width, depth), (0, depth))]
        court = [deliveries.turned(u + x, v + y) for x, y in ((3, 3), (3, 5), (5, 5), (5, 3))]
        values = {"uavt_kod": str(10_000_000 + number), "kullanim": chance.choice(USES), "kat": chance.randint(1, 12)}
        found.append(Feature(values, shapely.Polygon(ring, [court] if number % 10 == 3 else [])))
    return found


def reference(folder) -> object:
    """The buildings as the GeoPackage that all other files are made of."""
    return deliveries.write(folder / "bina.gpkg", "bina", buildings(), FIELDS, kind=ogr.wkbPolygon)


def translated(source, target, **options):
    """Writes a file in another format with GDAL."""
    target.parent.mkdir(parents=True, exist_ok=True)
    result = gdal.VectorTranslate(str(target), str(source), **options)
    assert result is not None, gdal.GetLastErrorMsg()
    del result
    return target


def zipped(target, *files, names=None):
    """Packs files into an archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, file in enumerate(files):
            archive.write(file, names[index] if names else file.name)
    return target


# format: how it is made of the reference, and how far coordinates may be off in metres
FORMATS = {
    "shp-cp1254": (
        lambda s, f: translated(
            s, f / "shp/bina.shp", format="ESRI Shapefile", layerCreationOptions=["ENCODING=CP1254"]
        ),
        0.001,
    ),
    "shp-utf8": (
        lambda s, f: translated(
            s, f / "shp8/bina.shp", format="ESRI Shapefile", layerCreationOptions=["ENCODING=UTF-8"]
        ),
        0.001,
    ),
    "shp-zip": (lambda s, f: zipped(f / "bina.zip", *sorted(FORMATS["shp-cp1254"][0](s, f).parent.iterdir())), 0.001),
    "gpkg-zip": (lambda s, f: zipped(f / "paket.zip", s), 0.001),
    "gml2": (
        lambda s, f: translated(s, f / "gml2/bina.gml", format="GML", datasetCreationOptions=["FORMAT=GML2"]),
        0.001,
    ),
    "gml32": (
        lambda s, f: translated(s, f / "gml32/bina.gml", format="GML", datasetCreationOptions=["FORMAT=GML3.2"]),
        0.001,
    ),
    "gml3-latlon": (
        lambda s, f: translated(
            s,
            f / "gml3/bina.gml",
            format="GML",
            dstSRS="EPSG:4326",
            reproject=True,
            datasetCreationOptions=["FORMAT=GML3", "GML3_LONGSRS=YES"],
        ),
        0.01,
    ),
    "kml": (lambda s, f: translated(s, f / "kml/bina.kml", format="LIBKML", dstSRS="EPSG:4326", reproject=True), 0.01),
    "kmz": (lambda s, f: zipped(f / "bina.kmz", FORMATS["kml"][0](s, f), names=["doc.kml"]), 0.01),
    "kmz-gdal": (
        lambda s, f: translated(s, f / "kmz/bina.kmz", format="LIBKML", dstSRS="EPSG:4326", reproject=True),
        0.01,
    ),
    "mapinfo-tab": (
        lambda s, f: translated(
            s,
            f / "tab/bina.tab",
            format="MapInfo File",
            layerCreationOptions=["BOUNDS=370000,4530000,390000,4550000", "ENCODING=CP1254"],
        ),
        0.01,
    ),
    "mapinfo-mif": (
        lambda s, f: translated(
            s,
            f / "mif/bina.mif",
            format="MapInfo File",
            datasetCreationOptions=["FORMAT=MIF"],
            layerCreationOptions=["ENCODING=CP1254"],
        ),
        0.01,
    ),
    "geojson-rfc7946": (
        lambda s, f: translated(
            s,
            f / "rfc/bina.geojson",
            format="GeoJSON",
            dstSRS="EPSG:4326",
            reproject=True,
            layerCreationOptions=["RFC7946=YES"],
        ),
        0.02,
    ),
    "geojson-crs": (
        lambda s, f: translated(
            s, f / "crs/bina.geojson", format="GeoJSON", layerCreationOptions=["COORDINATE_PRECISION=3"]
        ),
        0.001,
    ),
    "flatgeobuf": (lambda s, f: translated(s, f / "fgb/bina.fgb", format="FlatGeobuf"), 0.001),
    "filegdb-zip": (lambda s, f: packed_geodatabase(s, f), 0.001),
}


def packed_geodatabase(source, folder):
    made = translated(source, folder / "gdb/bina.gdb", format="OpenFileGDB")
    target = zipped(
        folder / "bina.gdb.zip", *sorted(made.iterdir()), names=[f"bina.gdb/{f.name}" for f in sorted(made.iterdir())]
    )
    shutil.rmtree(made)
    return target


def in_ed50(folder) -> object:
    """The buildings in ED50 / TM42, said to be so."""
    return translated(
        reference(folder),
        folder / "ed50/bina.shp",
        format="ESRI Shapefile",
        dstSRS="EPSG:2324",
        reproject=True,
        layerCreationOptions=["ENCODING=CP1254"],
    )


def bare_shapefile(folder):
    """A Shapefile without `.prj` and `.cpg`, with CP1254 bytes and no language in its table."""
    file = translated(
        reference(folder), folder / "bare/bina.shp", format="ESRI Shapefile", layerCreationOptions=["ENCODING=CP1254"]
    )
    for ending in (".prj", ".cpg"):
        file.with_suffix(ending).unlink(missing_ok=True)
    table = bytearray(file.with_suffix(".dbf").read_bytes())
    table[29] = 0
    file.with_suffix(".dbf").write_bytes(table)
    return file


# Points

def points(count=60, seed=5) -> list:
    """Survey points: name, easting, northing, height."""
    chance = random.Random(seed)
    return [
        (
            f"P.{number:03d}",
            *deliveries.turned(chance.uniform(0, 900), chance.uniform(0, 900)),
            round(chance.uniform(5, 90), 2),
        )
        for number in range(1, count + 1)
    ]


def comma(number) -> str:
    return f"{number:.3f}".replace(".", ",")


def thousands(number) -> str:
    return f"{number:,.3f}".translate(str.maketrans(",.", ".,"))


# name of the file, its text, its encoding
POINT_LISTS = {
    "utf8": (
        "n.csv",
        lambda: "\n".join(["Nokta,Y,X", *(f"{n},{e:.3f},{k:.3f}" for n, e, k, _ in points())]) + "\n",
        "utf-8",
    ),
    "excel": (
        "n.csv",
        lambda: "\r\n".join(
            ["NOKTA ADI;Y (SAĞA);X (YUKARI)", *(f"{n};{comma(e)};{comma(k)}" for n, e, k, _ in points())]
        )
        + "\r\n",
        "cp1254",
    ),
    "thousands": (
        "n.csv",
        lambda: "\r\n".join(["NOKTA;Y;X", *(f"{n};{thousands(e)};{thousands(k)}" for n, e, k, _ in points())]) + "\r\n",
        "cp1254",
    ),
    "x-first": (
        "n.csv",
        lambda: "\n".join(["Nokta,X,Y", *(f"{n},{k:.3f},{e:.3f}" for n, e, k, _ in points())]) + "\n",
        "utf-8",
    ),
    "ncn": ("n.ncn", lambda: "\r\n".join(f"{n} {e:.3f} {k:.3f} {z:.2f}" for n, e, k, z in points()) + "\r\n", "cp1254"),
    "tabs": (
        "n.txt",
        lambda: "\r\n".join(
            ["Nokta\tY\tX\tZ", *(f"{n}\t{comma(e)}\t{comma(k)}\t{comma(z)}" for n, e, k, z in points())]
        )
        + "\r\n",
        "cp1254",
    ),
}


def spreadsheet(file):
    """The points as an Excel sheet."""
    dataset = ogr.GetDriverByName("XLSX").CreateDataSource(str(file))
    table = dataset.CreateLayer("Noktalar")
    for name, kind in (("Nokta", ogr.OFTString), ("Y", ogr.OFTReal), ("X", ogr.OFTReal)):
        table.CreateField(ogr.FieldDefn(name, kind))
    for name, easting, northing, _ in points():
        feature = ogr.Feature(table.GetLayerDefn())
        for index, value in enumerate((name, easting, northing)):
            feature.SetField(index, value)
        table.CreateFeature(feature)
    return file


# Drawings

def drawing(outlines, texts) -> str:
    """A drawing of Release 12: polylines as (layer, positions, closed) and texts as (layer, position, text)."""
    lines = ["0", "SECTION", "2", "HEADER", "9", "$ACADVER", "1", "AC1009", "9", "$DWGCODEPAGE", "3", "ANSI_1254"]
    lines += ["0", "ENDSEC", "0", "SECTION", "2", "ENTITIES"]
    for layer, positions, is_closed in outlines:
        lines += ["0", "POLYLINE", "8", layer, "66", "1", "70", "1" if is_closed else "0"]
        for x, y in positions:
            lines += ["0", "VERTEX", "8", layer, "10", f"{x:.3f}", "20", f"{y:.3f}"]
        lines += ["0", "SEQEND", "8", layer]
    for layer, (x, y), text in texts:
        lines += ["0", "TEXT", "8", layer, "10", f"{x:.3f}", "20", f"{y:.3f}", "40", "2.0", "1", text]
    return "\r\n".join([*lines, "0", "ENDSEC", "0", "EOF", ""])


# Archives

def stored_link(name, target) -> bytes:
    """An archive with a symbolic link."""
    import io
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, target)
    return memory.getvalue()


def encrypted(archive: bytes) -> bytes:
    """The archive with its members marked as encrypted."""
    data = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            flags = struct.unpack_from("<H", data, place + offset)[0]
            struct.pack_into("<H", data, place + offset, flags | 1)
            place = data.find(signature, place + 4)
    return bytes(data)
