"""A relay before the server that adds a parameter to requests for features, for clients that know nothing of it."""
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Relay:
    """Passes GET requests on; a context manager. The server makes its links with the relay's address, as it calls
    itself so."""

    def __init__(self, server, parameter: str):
        self.server, self.parameter, self.targets = server, parameter, []

    def __enter__(self):
        relay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                relay.pass_on(self)

            def log_message(self, *_):
                pass

        self.listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.listener.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.listener.server_port}"
        threading.Thread(target=self.listener.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown()
        self.listener.server_close()

    def pass_on(self, client):
        target = client.path
        if "/items" in target and f"{self.parameter.split('=')[0]}=" not in target:
            target += ("&" if "?" in target else "?") + self.parameter
        self.targets.append(target)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        dropped = ("connection", "accept-encoding")
        headers = {name: value for name, value in client.headers.items() if name.lower() not in dropped}
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        client.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "connection", "date", "server"):
                client.send_header(name, value)
        client.send_header("Content-Length", str(len(body)))
        client.end_headers()
        client.wfile.write(body)
