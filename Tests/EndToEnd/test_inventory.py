"""What is known of personal data: entered by loads and people, shown by lists, and told by the inventory."""
import csv
import io

import pytest

from support import protocols
from support.accounts import records
from support.protocols import PERSONAL, approved, new_home, terms

NUMBER = "2026/14"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inventory")
    home = new_home(folder)
    approved(home, terms(NUMBER), folder)
    return home


def rows(text) -> list:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def fields(home, layer="tasinmaz") -> dict:
    return {f["field"]: f for f in home.run("layers set", layer, "--json").json["fields"]}


def test_a_load_enters_the_classes_of_its_template(home):
    assert {name: f["personal"] for name, f in fields(home).items()} == dict.fromkeys(PERSONAL, "personal")
    layer = next(layer for layer in home.run("layers", "--json").json if layer["collection"] == "tasinmaz")
    assert layer["access"] == "partner" and sorted(layer["personalFields"]) == sorted(PERSONAL)
    assert sorted(home.run("info", "tasinmaz", "--json").json["personalFields"]) == sorted(PERSONAL)


def test_declared_fields_are_entered_without_a_template(tmp_path):
    home = new_home(tmp_path)
    file = protocols.deliveries.write(tmp_path / "acik.gpkg", "acik", protocols.estates(20), protocols.FIELDS)
    home.load(file, "--layer", "acik", "--personal", "malik", "--personal", "yok")
    assert [name for name in fields(home, "acik")] == ["malik"]
    assert home.run("info", "acik", "--json").json["access"] is None


def test_a_decision_of_a_person_outlives_the_next_load(tmp_path):
    home = new_home(tmp_path)
    home.run("layers set", "tasinmaz", "--personal", "malik=none", "--personal", "tckn=special")
    protocols.load_estates(home, protocols.estates(300, seed=6), tmp_path, "tasinmaz", "--force")
    known = fields(home)
    assert known["malik"]["personal"] == "none" and known["tckn"]["personal"] == "special"


def test_ground_and_retention_go_to_the_named_fields_or_all(tmp_path):
    home = new_home(tmp_path)
    home.run("layers set", "tasinmaz", "--legal-ground", "KVKK 5/2-ç")
    home.run("layers set", "tasinmaz", "--personal", "malik", "--retention", "10 yıl")
    known = fields(home)
    assert {f["legalGround"] for f in known.values()} == {"KVKK 5/2-ç"}
    assert {name: f["retention"] for name, f in known.items() if f["retention"]} == {"malik": "10 yıl"}


@pytest.mark.parametrize("text", ["yok", "malik=gizli", "=personal", "MALIK"])
def test_a_field_or_class_that_is_not_there_is_refused(home, text):
    home.refused("layers set", "tasinmaz", "--personal", text, code=65, error="option.invalid")


def test_the_inventory_names_protocols_and_fields(home):
    report = home.run("inventory", "--format", "json").json
    (layer,) = [row for row in report["layers"] if row["layer"] == "tasinmaz"]
    assert layer["protocols"] == [f"{NUMBER} Uydurma Dağıtım Kurumu"]
    assert layer["features"] == 300 and layer["bytes"] > 10_000 and layer["lastLoadedAt"]
    assert [text.split(":")[0] for text in layer["personalFields"]] == sorted(PERSONAL)


def test_the_kvkk_inventory_names_receivers_only_where_they_get_something(home, tmp_path):
    home.run("inventory", "--kvkk", "--out", tmp_path / "kvkk.csv")
    table = rows((tmp_path / "kvkk.csv").read_bytes().decode("utf-8"))
    assert [row["Katman"] for row in table] == ["tasinmaz"]
    assert table[0]["Alıcılar (protokol)"] == f"{NUMBER} Uydurma Dağıtım Kurumu"
    assert "malik yalnız baş harfleri gösterilir" in table[0]["Tedbirler"] and "tckn" not in table[0]["Tedbirler"]
    assert "Şebeke planlaması" in table[0]["İşleme amacı"]


def test_hostile_names_become_neither_formulas_nor_markup(tmp_path):
    home = new_home(tmp_path)
    home.run("layers set", "tasinmaz", "--owner", "=HYPERLINK(\"http://x\")", "--retention", "<script>alert(1)</script>")
    text = home.run("inventory", "--format", "csv").out
    assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(text)) for cell in row)
    home.run("inventory", "--out", tmp_path / "a.html", "--language", "tr")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<script" not in page and 'lang="tr"' in page and "Veri envanteri" in page


def test_setting_is_recorded(tmp_path):
    home = new_home(tmp_path)
    home.run("layers set", "tasinmaz", "--access", "staff", "--personal", "vergi_no")
    (record,) = records(home, "layer")
    assert record["collection"] == "tasinmaz" and "access staff" in record["detail"] and "vergi_no" in record["detail"]


def test_an_empty_home_has_an_empty_inventory(tmp_path):
    home = protocols.Home(protocols.initialised(tmp_path / "bos").home)
    assert home.run("inventory", "--format", "json").json["layers"] == []
    assert not (home.home / "registry.sqlite").exists()
