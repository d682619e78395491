"""Edits a layer with QGIS, as a person does in its editing mode; run by itself with Debian's Python.

    qgis_edit.py FILE LAYER FILTER_TO_CHANGE FIELD VALUE FILTER_TO_DELETE
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsVectorLayer,
)  # noqa: E402  (after the choice of the platform)

def main(file, name, changed, field, value, deleted):
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    assert layer.isValid() and layer.startEditing(), layer.error().message()
    rows = [f.id() for f in layer.getFeatures(QgsFeatureRequest().setFilterExpression(changed))]
    for row in rows:
        assert layer.changeAttributeValue(row, layer.fields().indexOf(field), value)
    gone = [f.id() for f in layer.getFeatures(QgsFeatureRequest().setFilterExpression(deleted))]
    assert rows and gone and layer.deleteFeatures(gone)
    assert layer.commitChanges(), layer.commitErrors()
    print(len(rows), len(gone))
    sys.stdout.flush()
    os._exit(0)                              # leaving by the front door crashes in some builds of QGIS


if __name__ == "__main__":
    main(*sys.argv[1:])
