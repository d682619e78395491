"""Writes inputs that the fuzzers start from: the predicates of the CQL2 tests in both encodings, and small geometries.

    seeds.py FOLDER        writes FOLDER/text, FOLDER/json, FOLDER/geometry
"""
import csv
import json
import struct
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "Tests/EndToEnd"
sys.path.insert(0, str(TESTS / "support"))
import cql2  # noqa: E402  (a module of the end-to-end tests, found by the path above)


def predicates():
    with open(TESTS / "data/cql2-predicates.tsv", encoding="utf-8", newline="") as file:
        yield from (row["predicate"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    yield from ("a IN (1,2.5,-3e4) AND NOT (b LIKE 'x%' OR c IS NULL)", "A_EQUALS((a,'b',(1,2)),())", "f(a,b(c)) = -d ^ 2",
                "S_WITHIN(g,GEOMETRYCOLLECTION(POINT Z(1 2 3),POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))))", r"a = 'it\'s ''so'''")


def well_known(order, kind, *parts):
    return struct.pack(order + "BI", order == "<", kind) + b"".join(parts)


def geometries():
    for order in "<>":
        position = struct.pack(order + "2d", 1, 2)
        count = lambda n: struct.pack(order + "I", n)
        ring = count(4) + b"".join(struct.pack(order + "2d", x, y) for x, y in ((0, 0), (4, 0), (4, 4), (0, 0)))
        point, polygon = well_known(order, 1, position), well_known(order, 3, count(1), ring)
        line = well_known(order, 2, count(2), position, position)
        yield from (point, line, polygon, well_known(order, 1001, position, struct.pack(order + "d", 3)),
                    well_known(order, 3001, position, position), well_known(order, 4, count(1), point),
                    well_known(order, 5, count(1), line), well_known(order, 6, count(1), polygon),
                    well_known(order, 7, count(3), point, line, well_known(order, 7, count(1), polygon)),
                    well_known(order, 3, count(0)), well_known(order, 1, struct.pack(order + "2d", *[float("nan")] * 2)))


def write(folder, contents):
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(contents):
        (folder / f"{number:04}").write_bytes(content)


def main(folder):
    texts = list(predicates())
    write(folder / "text", (text.encode() for text in texts))
    trees = (json.dumps(cql2.parse(text), ensure_ascii=number % 2 == 0) for number, text in enumerate(texts))
    write(folder / "json", (tree.encode() for tree in trees))
    blobs = []
    for body in geometries():
        blobs += [b"GP\0\1" + struct.pack("<i", 4326) + body, body,
                  b"GP\0\3" + struct.pack("<i4d", 5253, 0, 4, 0, 4) + body]
    write(folder / "geometry", blobs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
