"""Sends filters by POST, for those too long for an address; how is read from the API definition."""
import http.client
import json
import socket
import urllib.parse

from .server import Answer


def operation(server):
    """The path and the media type of the operation that takes filters in a body."""
    for path, operations in server.get("/api").json["paths"].items():
        if "post" in operations:
            media = list(operations["post"]["requestBody"]["content"])
            form = next((m for m in media if m.startswith("application/x-www-form-urlencoded")), media[0])
            return path, form
    raise AssertionError("no operation takes a filter by POST")


def body_of(media: str, collection: str, members: dict) -> bytes:
    """A body with the members of a query; a filter of the JSON encoding is given as a tree."""
    if media.startswith("application/x-www-form-urlencoded"):
        fields = {k: json.dumps(v) if isinstance(v, (dict, list)) else v for k, v in members.items()}
        return urllib.parse.urlencode(fields).encode()
    return json.dumps({"collections": [collection], **members}).encode()


def post(server, collection: str, members=None, raw=None, seconds=60) -> Answer:
    """One request; `raw` is a body to be sent as it is. A server that refuses may close before it has read all of it."""
    path, media = operation(server)
    path = path.replace("{collectionId}", collection)
    body = body_of(media, collection, members) if raw is None else raw
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=seconds)
    try:
        connection.putrequest("POST", path)
        connection.putheader("Content-Type", media)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        try:
            connection.sock.sendall(body)
        except (BrokenPipeError, ConnectionResetError):
            connection.sock.settimeout(seconds)
        answer = connection.getresponse()
        return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    except (ConnectionResetError, http.client.RemoteDisconnected, socket.timeout) as error:
        raise AssertionError(f"no answer to {len(body)} bytes: {error!r}") from error
    finally:
        connection.close()
