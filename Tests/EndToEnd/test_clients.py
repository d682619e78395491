"""Programs that we did not write read the server: GDAL, QGIS and OWSLib get what the delivered files hold."""
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from owslib.ogcapi.features import Features

from support import city as deliveries
from support import vectors

DEGREES = 1e-7                               # about a centimetre
QGIS_READER = Path(__file__).parent / "support/qgis_client.py"


def read_with_qgis(home, *arguments) -> dict:
    done = subprocess.run(
        ["/usr/bin/python3", str(QGIS_READER), *map(str, arguments)], capture_output=True, text=True, timeout=180,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_RUNTIME_DIR": str(home)})
    assert done.stdout.startswith("{"), done.stderr[-2000:]
    return json.loads(done.stdout)


def expect_same(served, collection):
    """The served features are those of the file, in longitude and latitude."""
    source = deliveries.features(collection, to=4326)
    assert vectors.unmatched(served, source, DEGREES) == []


def test_ogrinfo_finds_every_collection_with_its_count(city):
    done = subprocess.run(["ogrinfo", "-ro", "-so", "-al", f"OAPIF:{city.url}"], capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr
    counts = dict(re.findall(r"^Layer name: (\S+)$.*?^Feature Count: (\d+)$", done.stdout, re.M | re.S))
    assert counts == {name: str(deliveries.count(name)) for name in deliveries.FILES}


@pytest.mark.parametrize("collection", deliveries.FILES)
def test_gdal_reads_the_features_of_the_file(city, collection):
    served = vectors.read(f"OAPIF:{city.url}/collections/{collection}")
    expect_same(served, collection)


def test_gdal_filters_by_place_as_the_file_does(city):
    box = centre_of("parsel", share=0.3)
    _dataset, layer = vectors.open_layer(f"OAPIF:{city.url}/collections/parsel")
    layer.SetSpatialFilterRect(*box)
    expected = [f for f in deliveries.features("parsel", to=4326) if vectors.shapely.box(*box).intersects(f.shape)]
    assert 0 < len(expected) < deliveries.count("parsel")
    # GDAL may keep what only touches the box with its envelope, but must not lose anything.
    assert len(expected) <= layer.GetFeatureCount() <= len(expected) * 1.2 + 5


def centre_of(collection, share):
    """A box in the middle of a collection that has this share of its width and height."""
    x0, y0, x1, y1 = vectors.shapely.total_bounds([f.shape for f in deliveries.features(collection, to=4326)])
    x, y, w, h = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) * share / 2, (y1 - y0) * share / 2
    return x - w, y - h, x + w, y + h


def test_qgis_reads_the_features_of_the_files(city, tmp_path):
    answer = read_with_qgis(tmp_path, "oapif", city.url, *deliveries.FILES)
    for collection, layer in answer.items():
        assert layer["features"] is not None, f"{collection}: {layer['error']}"
        assert not layer["error"] and layer["crs"] in ("OGC:CRS84", "EPSG:4326")
        served = [vectors.Feature(None, f["properties"], bytes.fromhex(f["wkb"])) for f in layer["features"]]
        expect_same(served, collection)


def test_qgis_opens_the_geopackage_while_it_is_served(city, city_home, tmp_path):
    file = next(f for f in city_home.files() if "parsel" in layers_of(f))
    layer = read_with_qgis(tmp_path, "ogr", file, "parsel")["parsel"]
    assert layer["features"] is not None, layer["error"]
    assert len(layer["features"]) == deliveries.count("parsel")
    assert layer["crs"] == "EPSG:5253"
    assert city.get("/collections/parsel/items?limit=1").status == 200


def layers_of(file):
    dataset = vectors.gdal.OpenEx(str(file), vectors.gdal.OF_VECTOR)
    return {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}


def test_owslib_reads_the_features_of_the_files(city):
    service = Features(f"{city.url}/")
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in service.conformance()["conformsTo"]
    assert set(service.feature_collections()) == set(deliveries.FILES)
    assert service.api()["openapi"].startswith("3.0")
    for collection in deliveries.FILES:
        answer = service.collection_items(collection, limit=100000)
        assert answer["numberReturned"] == len(answer["features"])
        expect_same(vectors.from_geojson(answer["features"]), collection)
        first = answer["features"][0]
        assert service.collection_item(collection, str(first["id"]))["geometry"] == first["geometry"]


def test_owslib_asks_for_one_parcel_by_its_numbers(city):
    wanted = city.items("parsel")[7]["properties"]
    numbers = {name: wanted[name] for name in ("ADA", "PARSEL")}
    found = Features(f"{city.url}/").collection_items("parsel", **numbers)
    assert found["numberReturned"] >= 1
    assert all(numbers.items() <= feature["properties"].items() for feature in found["features"])
