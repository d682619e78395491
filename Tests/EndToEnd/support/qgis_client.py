"""Reads layers with QGIS and prints what it got as JSON; run by itself with Debian's Python, since QGIS is a program.

    qgis_client.py oapif URL COLLECTION...        features of a server
    qgis_client.py ogr FILE LAYER...              features of a GeoPackage
"""
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402  (after the choice of the platform)


def value(variant):
    """A value of an attribute as JSON has it."""
    if variant is None or (hasattr(variant, "isNull") and variant.isNull()):
        return None
    return variant.toString(1) if hasattr(variant, "toString") else variant


def describe(layer: QgsVectorLayer) -> dict:
    names = [field.name() for field in layer.fields()]
    features = [{"wkb": bytes(f.geometry().asWkb()).hex(), "properties": dict(zip(names, map(value, f.attributes())))}
                for f in layer.getFeatures()]
    return {"crs": layer.crs().authid(), "features": features, "error": layer.dataProvider().error().message()}


def main(kind, source, *names):
    application = QgsApplication([], False)
    application.initQgis()
    answer = {}
    for name in names:
        uri = f"url='{source}' typename='{name}'" if kind == "oapif" else f"{source}|layername={name}"
        layer = QgsVectorLayer(uri, name, "OAPIF" if kind == "oapif" else "ogr")
        answer[name] = describe(layer) if layer.isValid() else {"error": layer.error().message(), "features": None}
        del layer
    json.dump(answer, sys.stdout, default=str)
    sys.stdout.flush()
    os._exit(0)                              # leaving by the front door crashes in some builds of QGIS


if __name__ == "__main__":
    main(*sys.argv[1:])
