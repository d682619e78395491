"""Reads the reports of checks as others would, and compares them with what was planted."""
import csv
import html.parser
import json
import re
from collections import Counter

import shapely

from . import vectors
from .faults import SUMMARIES

FILES = ("rapor.html", "rapor.json", "hatalar.csv", "hatalar.geojson", "hatalar.gpkg")
METRE = 1.0


class Checked:
    """A check or a load with its report."""

    def __init__(self, outcome, folder):
        self.outcome, self.folder = outcome, folder
        self.code, self.json = outcome.code, outcome.json

    @property
    def layer(self) -> dict:
        """What is said of the only layer."""
        layers = self.json["layers"]
        assert len(layers) == 1, layers
        return layers[0]

    @property
    def report(self) -> dict:
        return json.loads((self.folder / "rapor.json").read_text(encoding="utf-8"))

    @property
    def faults(self) -> list:
        """Every fault of the report, those of the file as a whole first; the rule as a number."""
        report = self.report
        lists = [report["faults"], *(layer["faults"] for layer in report["layers"])]
        return [{**fault, "rule": number(fault["rule"])} for faults in lists for fault in faults]

    def of(self, rule: int) -> list:
        return [fault for fault in self.faults if fault["rule"] == rule]

    def counts(self) -> dict:
        """The counts on standard output: by rule, how many of each severity and how many repaired."""
        return {number(rule): count for rule, count in self.layer["faults"].items()}

    def open(self, *severities) -> list:
        """The faults of these severities that were not put right."""
        return [f for f in self.faults if f["severity"] in severities and not f["repaired"]]


def number(rule: str) -> int:
    assert re.fullmatch(r"V-\d\d", rule), rule
    return int(rule[2:])


def check(pafta, file, template, folder, *arguments, command="check", code=None, **options) -> Checked:
    """Checks a file; `code` is the exit status it must end with."""
    outcome = pafta.run(
        command, file, "--as", template, "--report", folder, "--json", *arguments, check=False, **options
    )
    assert (
        code is None or outcome.code == code
    ), f"exit status {outcome.code}, expected {code}:\n{outcome.err}\n{outcome.out[:3000]}"
    return Checked(outcome, folder)


def load(pafta, file, template, folder, *arguments, **options) -> Checked:
    return check(pafta, file, template, folder, *arguments, command="load", **options)


def refused(pafta, file, template, *arguments, rule: int, errors, folder, command="check", codes=(65,)):
    """A file that must not be taken: refused with one of these error codes, or checked with an error of the rule."""
    outcome = pafta.run(command, file, "--as", template, "--report", folder, "--json", *arguments, check=False)
    assert outcome.code in codes, f"exit status {outcome.code}, expected {codes}:\n{outcome.err}\n{outcome.out[:2000]}"
    if "error" in outcome.json:
        assert outcome.error["code"] in errors and outcome.error["message"] and outcome.error.get("remedy")
    else:
        assert "error" in [fault["severity"] for fault in Checked(outcome, folder).of(rule)]
    return outcome


def compare(checked: Checked, planted, features, rules) -> list:
    """What is wrong with the report of a delivery: planted faults that are missing, and faults that were not planted.

    `features` are the delivered ones in their order, `rules` those that may be judged.
    """
    row_of = {id(feature): row for row, feature in enumerate(features, 1)}
    by_row, wrong = {}, []
    for plant in planted:
        for feature in plant.features:
            by_row.setdefault(row_of[id(feature)], []).append(plant)
    found = set()
    for fault in checked.faults:
        if fault["rule"] not in rules:
            continue
        if fault["row"] is None:
            serious = fault["severity"] in ("warning", "error") and fault["rule"] not in SUMMARIES
            wrong += [f"V-{fault['rule']:02d} of the whole layer: {fault['message']}"] * serious
            continue
        plants = [p for p in by_row.get(fault["row"], ()) if fault["rule"] == p.rule or fault["rule"] in p.also]
        if fault["otherRow"] is not None:
            plants = [p for p in plants if p in by_row.get(fault["otherRow"], ())]
        own = [p for p in plants if p.rule == fault["rule"]]
        if not plants:
            wrong.append(
                f"invented: V-{fault['rule']:02d} {fault['severity']} row {fault['row']} {fault['key']}: "
                f"{fault['message']}"
            )
        for plant in own:
            found.add(plant)
            wrong += misplaced(fault, plant)
    missing = [p for p in planted if p.rule in rules and p not in found]
    return wrong + [f"missed: V-{p.rule:02d} {' and '.join(sorted(p.keys))}" for p in missing]


def misplaced(fault, plant) -> list:
    """What is wrong with the point and the severity of a fault that was planted."""
    name = f"V-{fault['rule']:02d} row {fault['row']} {fault['key']}"
    wrong = []
    if fault["severity"] not in plant.severities:
        wrong.append(f"{name}: {fault['severity']}, not {' or '.join(plant.severities)}")
    if plant.place is None:
        return wrong + [f"{name}: a point for no geometry"] * (fault["x"] is not None)
    if fault["x"] is None:
        return wrong + [f"{name}: no point"]
    distance = plant.place.distance(shapely.Point(fault["x"], fault["y"]))
    return wrong + [f"{name}: the point lies {distance:.2f} m off"] * (distance > METRE)


class Page(html.parser.HTMLParser):
    """What a page holds: its language, its elements, its text; and whether its elements are nested right."""

    EMPTY = {"meta", "link", "br", "hr", "img", "input", "col", "source", "wbr", "area", "base"}

    def __init__(self, text):
        super().__init__()
        self.language, self.elements, self.words, self.addresses, self.open = None, Counter(), [], [], []
        self.feed(text)
        self.close()
        assert self.open == [], f"elements left open: {self.open}"

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements[tag] += 1
        self.language = attributes.get("lang") if tag == "html" else self.language
        self.addresses += [attributes[name] for name in ("src", "href") if attributes.get(name)]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements[tag] += 1

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> where another element is open"

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def page(folder) -> Page:
    return Page((folder / "rapor.html").read_text(encoding="utf-8"))


def table(folder) -> list:
    """The rows of the table for spreadsheets, which may begin with a byte order mark."""
    with open(folder / "hatalar.csv", encoding="utf-8-sig", newline="") as file:
        text = file.read()
    return list(csv.DictReader(text.splitlines(), dialect=csv.Sniffer().sniff(text.splitlines()[0], ",;\t")))


def points(folder, name) -> list:
    """The faults as features, as GDAL reads them, with their points in the CRS of the delivery."""
    return vectors.read(folder / name, to=5258)


def content(folder) -> dict:
    """The report without what differs from run to run: when it was made, by which command, and what came of it."""
    fleeting = {"startedAt", "finishedAt", "check", "outcome", "verdict", "difference"}

    def pruned(value):
        if isinstance(value, dict):
            return {k: pruned(v) for k, v in value.items() if k not in fleeting}
        return [pruned(v) for v in value] if isinstance(value, list) else value

    return pruned(json.loads((folder / "rapor.json").read_text(encoding="utf-8")))
