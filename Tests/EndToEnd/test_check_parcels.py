"""A faulty delivery of 20,000 parcels: every planted fault is found, and none is invented on the clean copy."""
import shutil

import pytest
from osgeo import gdal

from support import deliveries, faults, homes, reports

EACH = 50                                                   # planted faults of every rule


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("parcels")


@pytest.fixture(scope="module")
def city():
    return deliveries.city()


@pytest.fixture(scope="module")
def pafta(folder, city):
    return homes.with_surroundings(folder / "kent", deliveries.write_surroundings(folder, city))


@pytest.fixture(scope="module")
def clean(folder, city, pafta):
    file = deliveries.write_parcels(folder / "temiz.gpkg", city.parcels)
    return reports.check(pafta, file, "parsel", folder / "temiz", code=0)


@pytest.fixture(scope="module")
def plants(city):
    plants = faults.Plants(city)
    for rule in faults.RULES:
        plants.plant(rule, EACH)
    return plants


@pytest.fixture(scope="module")
def delivery(folder, plants):
    return deliveries.write_parcels(folder / "hatali.gpkg", plants.parcels)


@pytest.fixture(scope="module")
def faulty(folder, delivery, pafta):
    return reports.check(pafta, delivery, "parsel", folder / "hatali", code=65)


def test_no_fault_is_invented_on_the_clean_copy(clean, city):
    assert clean.json["outcome"] == "checked" and clean.layer["features"] == len(city.parcels) == 20_000
    assert clean.open("error", "warning") == []
    assert all(c["error"] == c["warning"] == 0 for c in clean.counts().values())


def test_mahalles_without_faults_have_none(folder, pafta, city):
    checked = reports.check(pafta, folder / "mahalle.gpkg", "mahalle", folder / "mahalle", code=0)
    assert checked.layer["features"] == len(city.mahalles) and checked.open("error", "warning") == []


@pytest.mark.parametrize("rule", faults.RULES, ids=lambda rule: f"V-{rule:02d}")
def test_every_planted_fault_is_found_where_it_is(faulty, plants, rule):
    assert sum(plant.rule == rule for plant in plants.planted) == EACH
    wrong = reports.compare(faulty, plants.planted, plants.parcels, {rule})
    assert wrong == [], f"{len(wrong)} wrong:\n" + "\n".join(wrong[:20])


def test_no_other_rule_finds_anything_serious(faulty, plants):
    others = [f for f in faulty.open("error", "warning") if f["rule"] not in faults.RULES]
    assert others == []


def test_keys_are_written_as_people_write_them(faulty, plants):
    row = {row: feature for row, feature in enumerate(plants.parcels, 1)}
    strange = [f for f in faulty.faults if f["row"] and f["rule"] not in (16, 17, 19) and f["key"] != row[f["row"]].key]
    assert strange == []


def test_counts_and_list_agree(faulty):
    listed = {}
    for fault in faulty.faults:
        name = "repaired" if fault["repaired"] else fault["severity"]
        listed.setdefault(fault["rule"], {"error": 0, "warning": 0, "info": 0, "repaired": 0})[name] += 1
    assert faulty.counts() == listed


def test_every_fault_says_what_and_how_to_put_it_right(faulty, folder, delivery, pafta):
    assert all(f["message"].strip() and f["remedy"].strip() for f in faulty.faults)
    turkish = reports.check(pafta, delivery, "parsel", folder / "turkce", "--lang", "tr", code=65)
    pairs = list(zip(faulty.faults, turkish.faults, strict=True))
    assert all((e["rule"], e["row"]) == (t["rule"], t["row"]) and e["message"] != t["message"] for e, t in pairs)
    assert reports.page(folder / "hatali").language == "en" and reports.page(folder / "turkce").language == "tr"


def test_the_page_is_whole_and_shows_maps_and_tables(faulty, folder):
    page = reports.page(folder / "hatali")
    assert page.elements["title"] == 1 and page.elements["h1"] == 1 and page.elements["table"] >= 1
    assert page.elements["svg"] + page.elements["img"] + page.elements["canvas"] >= 1
    assert all(f"V-{rule:02d}" in page.text for rule in faults.RULES)
    assert not [
        a for a in page.addresses if a.startswith(("http:", "https:", "//", "/"))
    ], "needs a network or a server"


def test_the_table_holds_every_fault(faulty, folder):
    rows = reports.table(folder / "hatali")
    assert len(rows) == len(faulty.faults)
    text = (folder / "hatali/hatalar.csv").read_text(encoding="utf-8-sig")
    assert all(f"V-{rule:02d}" in text for rule in faults.RULES)


def told(fault) -> tuple:
    """What names a fault; texts as they stand in every file."""
    place = [None if fault[name] is None else float(fault[name]) for name in ("x", "y")]
    return (fault["rule"], fault["severity"], fault["row"], fault["key"], *place)


@pytest.mark.parametrize("name", ["hatalar.geojson", "hatalar.gpkg"])
def test_the_points_lie_where_the_report_says(faulty, folder, name):
    found = reports.points(folder / "hatali", name)
    expected = [{**fault, "rule": f"V-{fault['rule']:02d}"} for fault in faulty.faults]
    assert sorted(map(repr, (told(f.properties) for f in found))) == sorted(map(repr, map(told, expected)))
    assert all((f.properties["x"] is None) == (not f.wkb) for f in found if name == "hatalar.gpkg")
    # Longitude and latitude are not for points far outside of the zone.
    city = [f for f in found if f.properties["x"] and 370_000 < f.properties["x"] < 430_000]
    assert len(city) > 800
    assert max(abs(f.shape.x - f.properties["x"]) + abs(f.shape.y - f.properties["y"]) for f in city) < 0.001


def test_the_report_for_qgis_is_a_valid_geopackage(faulty, folder):
    from osgeo_utils.samples import validate_gpkg
    validate_gpkg.check(str(folder / "hatali/hatalar.gpkg"))
    assert gdal.OpenEx(str(folder / "hatali/hatalar.gpkg")).GetLayer(0).GetSpatialRef() is not None


def test_a_dry_run_gives_the_same_report(faulty, folder, delivery, pafta):
    dry = reports.load(pafta, delivery, "parsel", folder / "dry", "--dry-run", code=65)
    assert reports.content(folder / "dry") == reports.content(folder / "hatali")
    assert dry.counts() == faulty.counts() and "parsel" not in pafta.collections()


def test_a_load_of_the_faulty_file_changes_nothing(faulty, folder, delivery, pafta):
    before = pafta.collections()
    refused = reports.load(pafta, delivery, "parsel", folder / "yukleme", code=65)
    assert refused.json["outcome"] == "refused" and reports.content(folder / "yukleme") == reports.content(
        folder / "hatali"
    )
    assert pafta.collections() == before and "parsel" not in before
    homes.expect_healthy(pafta)


def test_the_report_is_written_again_over_an_old_one(folder, clean, city, pafta):
    target = folder / "yeniden"
    shutil.copytree(folder / "hatali", target) if (folder / "hatali").exists() else target.mkdir()
    again = reports.check(pafta, folder / "temiz.gpkg", "parsel", target, code=0)
    assert again.faults == clean.faults and all((target / name).exists() for name in reports.FILES)


def test_a_warning_can_be_made_an_error_and_a_rule_turned_off(folder, city):
    settings = '[rules]\nV-20 = "off"\nV-21 = "error"\n[tolerances]\noverlap_area = 10.0'
    strict = homes.configured(folder / "siki", settings)
    plants = faults.Plants(city, seed=9).plant(20, 4).plant(21, 4).plant(22, 2)
    file = deliveries.write_parcels(folder / "siki.gpkg", plants.parcels)
    checked = reports.check(strict, file, "parsel", folder / "siki-rapor", code=65)
    assert checked.of(20) == [] and len(checked.of(22)) == 2
    # Of four strips of 0.05, 0.2, 1 and 5 metres by 30, two are larger than 10 m²; so are the four copies.
    wide = [f for f in checked.of(21) if any(p.rule == 21 and f["key"] in p.keys for p in plants.planted)]
    assert {f["severity"] for f in wide} == {"error"} and len(wide) == 2
