"""What `--repair` puts right, and what it leaves alone: areas stay, letters stay, and nothing is changed unasked."""
import unicodedata

import pytest
import shapely

from support import deliveries, faults, homes, invalid, reports, vectors

LEFT = ("bow_tie", "hole_outside", "hole_across", "two_shells")         # no repair would keep their area
AREAS = 0.001                                                           # the share of an area that a repair may cost


@pytest.fixture(scope="module")
def city():
    return deliveries.city((2, 8), seed=21)


@pytest.fixture
def pafta(tmp_path):
    return homes.configured(tmp_path / "kent")


def spoilt(city, kinds, each=4) -> tuple:
    """The parcels of the city with some of them made invalid; those that were, by their kind, with their areas."""
    parcels, found = [p.copy() for p in city.parcels], []
    free = {}
    for parcel in parcels:
        if parcel.place and parcel.place[1] == 0 and 4 <= parcel.place[0] <= 6:
            free.setdefault(parcel.block, parcel)
    victims = iter(sorted(free.values(), key=lambda p: p.block))
    for kind in kinds:
        for _ in range(each):
            victim = next(victims)
            ring = deliveries.quad(city.corners[victim.block], *victim.place)
            victim.wkb, _ = getattr(invalid, kind)(ring)
            victim.values["tapu_alani"] = None
            bay = shapely.Polygon(
                [invalid.inside(ring, s, t) for s, t in ((0.5, 0), (0.4, 0.3), (0.5, 0.5), (0.6, 0.3))]
            )
            found.append((kind, victim, victim.shape.area - (bay.area if kind == "pinched" else 0)))
    return parcels, found


def test_invalid_geometries_become_valid_and_keep_their_area(pafta, tmp_path, city):
    parcels, victims = spoilt(city, invalid.REPAIRED)
    file = deliveries.write_parcels(tmp_path / "p.gpkg", parcels)
    strict = reports.check(pafta, file, "parsel", tmp_path / "a", code=65)
    assert len(strict.of(12)) == len(victims) and not any(f["repaired"] for f in strict.of(12))
    repaired = reports.load(pafta, file, "parsel", tmp_path / "b", "--repair", code=0)
    assert [(f["row"], f["repaired"]) for f in repaired.of(12)] == [(f["row"], True) for f in strict.of(12)]
    assert repaired.counts()[12] == {"error": 0, "warning": 0, "info": 0, "repaired": len(victims)}
    stored = {
        "/".join(str(f.properties[n]) for n in deliveries.KEY): f.shape
        for f in vectors.read(pafta.files()[0], "parsel")
    }
    assert all(shapely.is_valid(shape) for shape in stored.values())
    for kind, victim, area in victims:
        assert abs(stored[victim.key].area - area) <= AREAS * area, kind
    others = {p.key: p.shape for p in city.parcels} | {v.key: None for _, v, _ in victims}
    assert max(vectors.greatest_distance(stored[key], shape) for key, shape in others.items() if shape is not None) == 0


@pytest.mark.parametrize("kind", LEFT)
def test_what_would_lose_its_area_is_left_to_people(pafta, tmp_path, city, kind):
    parcels, victims = spoilt(city, [kind])
    file = deliveries.write_parcels(tmp_path / "p.gpkg", parcels)
    checked = reports.load(pafta, file, "parsel", tmp_path / "a", "--repair", code=65)
    assert len(checked.of(12)) == len(victims) and not any(f["repaired"] for f in checked.of(12))
    assert pafta.collections() == {}


def test_a_spike_is_only_warned_of(pafta, tmp_path, city):
    parcels, victims = spoilt(city, ["spike"])
    checked = reports.load(
        pafta, deliveries.write_parcels(tmp_path / "p.gpkg", parcels), "parsel", tmp_path / "a", code=0
    )
    assert [f["severity"] for f in checked.of(12)] == ["warning"] * len(victims)


def test_the_report_says_what_was_changed(pafta, tmp_path, city):
    parcels, victims = spoilt(city, ["twist"])
    file = deliveries.write_parcels(tmp_path / "p.gpkg", parcels)
    reports.check(pafta, file, "parsel", tmp_path / "a", "--repair", code=0)
    assert all(victim.key in reports.page(tmp_path / "a").text for _, victim, _ in victims)
    assert len(reports.table(tmp_path / "a")) >= len(victims)


@pytest.mark.parametrize(
    "delivered, kept",
    [
        (unicodedata.normalize("NFD", "Çay bahçesi, şeftali ağacı"), "Çay bahçesi, şeftali ağacı"),
        ("I\u0307ncirlik", "İncirlik"),
        ("IĞDIR ıhlamur İĞNE iğde", "IĞDIR ıhlamur İĞNE iğde"),
        ("Ar\x07sa\x1f", "Arsa"),
        ("Âli Bey mâbedi", "Âli Bey mâbedi"),
    ],
)
def test_letters_are_composed_and_never_exchanged(pafta, tmp_path, city, delivered, kept):
    parcels = [p.copy() for p in city.parcels[:50]]
    parcels[3].values["nitelik"] = delivered
    file = deliveries.write_parcels(tmp_path / "p.gpkg", parcels)
    checked = reports.load(pafta, file, "parsel", tmp_path / "a", code=0)
    assert [f["row"] for f in checked.of(10) if f["repaired"]] == ([] if delivered == kept else [4])
    stored = {f.properties["nitelik"] for f in vectors.read(pafta.files()[0], "parsel")}
    assert kept in stored and stored <= {kept} | {p.values["nitelik"] for p in city.parcels}


def test_single_parts_and_collections_of_areas_become_multipolygons(pafta, tmp_path, city):
    parcels = [p.copy() for p in city.parcels[:60]]
    for parcel in parcels[::7]:
        parcel.shape = shapely.GeometryCollection([parcel.shape])
    file = deliveries.write_parcels(tmp_path / "p.gpkg", parcels)
    checked = reports.load(pafta, file, "parsel", tmp_path / "a", code=0)
    assert all(f["repaired"] or f["severity"] == "info" for f in checked.of(11))
    stored = vectors.read(pafta.files()[0], "parsel")
    assert {f.shape.geom_type for f in stored} == {"MultiPolygon"} and len(stored) == 60


def test_a_repaired_delivery_can_be_delivered_again(pafta, tmp_path, city):
    parcels, _ = spoilt(city, invalid.REPAIRED)
    reports.load(
        pafta, deliveries.write_parcels(tmp_path / "p.gpkg", parcels), "parsel", tmp_path / "a", "--repair", code=0
    )
    before = homes.state(pafta)
    again = reports.load(
        pafta,
        deliveries.write_parcels(tmp_path / "q.gpkg", parcels[::-1]),
        "parsel",
        tmp_path / "b",
        "--repair",
        code=0,
    )
    assert again.json["outcome"] == "unchanged" and homes.state(pafta) == before


def test_faults_of_other_kinds_are_not_repaired(pafta, tmp_path, city):
    plants = faults.Plants(city, seed=3)
    for rule in (16, 17, 19):
        plants.plant(rule, 3)
    checked = reports.load(
        pafta,
        deliveries.write_parcels(tmp_path / "p.gpkg", plants.parcels),
        "parsel",
        tmp_path / "a",
        "--repair",
        code=65,
    )
    wrong = reports.compare(checked, plants.planted, plants.parcels, {16, 17, 19})
    assert wrong == [] and not any(f["repaired"] for f in checked.faults if f["rule"] in (16, 17, 19))
