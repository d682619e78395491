"""What a layer holds, reduced to something that can be compared."""
import hashlib
import json
import sqlite3


def served_state(server, collection) -> str:
    """A sum over everything the server says of a collection's features."""
    features = sorted(server.items(collection), key=lambda feature: str(feature["id"]))
    return hashlib.sha256(json.dumps(features, sort_keys=True).encode()).hexdigest()


def expect_sound(pafta):
    """Every GeoPackage of the home is whole."""
    for file in pafta.files():
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def size_of_rests(pafta) -> int:
    """The bytes of what a home derives from its layers, without the packed copies, one for each collection."""
    kept = {f"{name}.pack" for name in pafta.collections()}
    return sum(file.stat().st_size for file in (pafta.home / "derived").rglob("*")
               if file.is_file() and not (file.parent.name == "packs" and file.name in kept))
