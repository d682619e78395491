"""Prints Pafta's entry for the load tool of ../shared/peers: bench_entry.py PATH-OF-bench-server.sh"""
import json
import shlex
import sys

ITEMS = "http://127.0.0.1:8090/collections/parcels/items"
SERVER = shlex.quote(sys.argv[1])

json.dump({"pafta": {
    "about": "Pafta, from its GeoPackage",
    "pids": ["pafta"],
    "data": ["@WORK@/kent"],
    "start": [f"{SERVER} start"],
    "stop": [f"{SERVER} stop"],
    "urls": {
        "bbox": ITEMS + "?f=json&bbox={minx},{miny},{maxx},{maxy}&limit=20000",
        "item": ITEMS + "/{id}?f=json",
        "tile": "http://127.0.0.1:8090/collections/parcels/tiles/WebMercatorQuad/{z}/{y}/{x}",
        "attr": ITEMS + "?f=json&ada={ada}&parsel={parsel}&limit=1000",
        "poly": ITEMS + "?f=json&filter=S_INTERSECTS(geom,{wkt})&limit=20000",
        "export": ITEMS + "?f=json&limit=1000000",
    },
}}, sys.stdout, indent=1)
