"""Certificates of an authority of our own, made by OpenSSL, and a server and connections that use them."""
import http.client
import ssl
import subprocess

from .server import Server


def openssl(*arguments, **options):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, timeout=60, **options)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class Authority:
    """A root that signs certificates."""

    def __init__(self, folder, name="Deneme Kök"):
        self.folder, self.count = folder, 0
        folder.mkdir(parents=True, exist_ok=True)
        self.key, self.certificate = folder / "root.key", folder / "root.pem"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-utf8", "-days", 90,
                "-subj", f"/CN={name}", "-keyout", self.key, "-out", self.certificate)

    def issue(self, name, certificate, key, days=60):
        """Writes a certificate for 127.0.0.1, or for a client of that name."""
        request, extensions = self.folder / f"{name}.csr", self.folder / "extensions"
        extensions.write_text("subjectAltName = IP:127.0.0.1, DNS:localhost\nextendedKeyUsage = serverAuth, clientAuth\n")
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                "-keyout", key, "-out", request)
        self.count += 1
        openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-days", days,
                "-set_serial", self.count, "-extfile", extensions, "-out", certificate)


class SecureServer(Server):
    """A server that speaks https, called by clients who trust `authority` and may show a certificate."""

    def __init__(self, pafta, log, authority):
        super().__init__(pafta, log)
        self.authority, self.identity = authority, None

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    def context(self, identity=None):
        context = ssl.create_default_context(cafile=str(self.authority.certificate))
        if identity or self.identity:
            context.load_cert_chain(*map(str, identity or self.identity))
        return context

    def connection(self, seconds=60, identity=None):
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=seconds, context=self.context(identity))

    def as_client(self, identity):
        """The same server, called with a certificate of the client."""
        other = SecureServer(self.pafta, self.log, self.authority)
        other.port, other.process, other.identity = self.port, self.process, identity
        return other
