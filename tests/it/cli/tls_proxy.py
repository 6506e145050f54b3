"""A proxy that reads TLS, as companies have them: it answers for every host with a certificate of its own authority.

    python tls_proxy.py FOLDER

Writes the authority's certificate to FOLDER/ca.pem and prints two ports: that of the proxy (HTTP, for CONNECT), and
that of a site that speaks TLS itself. Every request that comes through either is a line on standard output.
STS answers; every other request is denied.
"""

import datetime
import http.server
import ipaddress
import pathlib
import socketserver
import ssl
import sys
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FOLDER = pathlib.Path(sys.argv[1])
NOW = datetime.datetime.now(datetime.timezone.utc)
CALLER = (
    "<GetCallerIdentityResponse><GetCallerIdentityResult>"
    "<Arn>arn:aws:sts::111122223333:assumed-role/R/me</Arn><UserId>BODY-MARK</UserId><Account>111122223333</Account>"
    "</GetCallerIdentityResult></GetCallerIdentityResponse>"
)
PAGE = "<html><body>behind the authority</body></html>"


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(subject, key, issuer, issuer_key, is_authority, names=()):
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - datetime.timedelta(days=1))
        .not_valid_after(NOW + datetime.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


AUTHORITY_KEY = ec.generate_private_key(ec.SECP256R1())
AUTHORITY_NAME = named("workshop-check test authority")
AUTHORITY = certificate(AUTHORITY_NAME, AUTHORITY_KEY, AUTHORITY_NAME, AUTHORITY_KEY, True)
CONTEXTS = {}
LOCK = threading.Lock()


def context_for(host):
    """The TLS settings of a server of that name."""
    with LOCK:
        if host not in CONTEXTS:
            key = ec.generate_private_key(ec.SECP256R1())
            try:
                name = x509.IPAddress(ipaddress.ip_address(host))
            except ValueError:
                name = x509.DNSName(host)
            leaf = certificate(named("leaf"), key, AUTHORITY_NAME, AUTHORITY_KEY, False, [name])
            path = FOLDER / f"{len(CONTEXTS)}.pem"
            path.write_bytes(
                key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
                + leaf.public_bytes(serialization.Encoding.PEM)
            )
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(path)
            CONTEXTS[host] = context
        return CONTEXTS[host]


class Answers(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host = "localhost"

    def log_message(self, *_):
        pass

    def reply(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log(self):
        agent = self.headers.get("x-amz-user-agent") or self.headers.get("user-agent") or ""
        with LOCK:
            print(f"{self.host} {self.command} {agent}", flush=True)

    def do_GET(self):
        self.log()
        if self.host == "localhost":
            self.reply(200, PAGE)
        else:
            self.deny()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.log()
        if "GetCallerIdentity" in body:
            self.reply(200, CALLER)
        else:
            self.deny()

    def deny(self):
        self.reply(403, '{"__type": "AccessDeniedException", "message": "denied by the test"}')


class Proxy(Answers):
    def do_CONNECT(self):
        self.host = self.path.rsplit(":", 1)[0]
        self.send_response(200, "Connection established")
        self.end_headers()
        try:
            secured = context_for(self.host).wrap_socket(self.connection, server_side=True)
        except (ssl.SSLError, ConnectionError):
            # The client does not trust the authority.
            self.close_connection = True
            return
        self.connection = self.request = secured
        self.rfile, self.wfile = secured.makefile("rb"), secured.makefile("wb", buffering=0)
        self.close_connection = False


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


class Site(Server):
    def get_request(self):
        client, address = super().get_request()
        return context_for("localhost").wrap_socket(
            client, server_side=True, do_handshake_on_connect=False
        ), address


(FOLDER / "ca.pem").write_bytes(AUTHORITY.public_bytes(serialization.Encoding.PEM))
proxy, site = Server(("127.0.0.1", 0), Proxy), Site(("127.0.0.1", 0), Answers)
print(proxy.server_port, site.server_port, flush=True)
threading.Thread(target=site.serve_forever, daemon=True).start()
proxy.serve_forever()
