"""Asks the server for the features of many filters at once."""
import http.client
import json
import queue
import threading
import urllib.parse

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def crs_uri(epsg: int) -> str:
    return f"http://www.opengis.net/def/crs/EPSG/0/{epsg}"


def items_target(collection: str, **parameters) -> str:
    """The address of features; parameters are written with `_` for `-`, and one that is `None` is left out."""
    kept = {name.replace("_", "-"): value for name, value in parameters.items() if value is not None}
    return f"/collections/{collection}/items?{urllib.parse.urlencode({'f': 'json', 'limit': 1000000, **kept})}"


def filter_parameters(encoding: str, tree, text: str) -> dict:
    """The parameters that carry a filter in one of the two encodings."""
    if encoding == "cql2-json":
        return {"filter": json.dumps(tree, ensure_ascii=False, separators=(",", ":")), "filter_lang": encoding}
    return {"filter": text, "filter_lang": encoding}


def ask_all(server, targets: list, clients=4) -> list:
    """The status and the document of each address, asked for by a few clients that keep their connections."""
    waiting, answers = queue.SimpleQueue(), [None] * len(targets)
    for number in range(len(targets)):
        waiting.put(number)

    def client():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        while True:
            try:
                number = waiting.get_nowait()
            except queue.Empty:
                return connection.close()
            try:
                connection.request("GET", targets[number])
                answer = connection.getresponse()
                answers[number] = answer.status, json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError) as error:
                answers[number] = 0, {"detail": repr(error)}
                connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def identifiers(answer):
    """The identifiers of the features of an answer in order, or what went wrong."""
    status, document = answer
    return [feature["id"] for feature in document["features"]] if status == 200 else f"{status}: {document}"
