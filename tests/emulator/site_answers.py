"""The second port: whatever "the load balancer's DNS name" answers to a browser, by Host header."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from faults import drop_connection

WORDPRESS = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>Unicorn Shop</title>
<meta name="generator" content="WordPress 6.4.3">
<link rel="https://api.w.org/" href="/wp-json/">
<link rel="stylesheet" href="/wp-content/themes/unicorn/style.css?ver=6.4.3">
</head><body class="home blog"><h1>Unicorn Shop</h1>
<script src="/wp-includes/js/wp-embed.min.js?ver=6.4.3"></script></body></html>
"""
INSTALL = """<!DOCTYPE html>
<html lang="en-US"><head><title>WordPress &rsaquo; Installation</title></head>
<body class="wp-core-ui"><h1>Welcome</h1><p>Welcome to the famous five-minute WordPress installation process!</p>
<form id="setup" method="post" action="install.php?step=2"><input name="weblog_title"></form></body></html>
"""
DATABASE_ERROR = """<!DOCTYPE html>
<html><head><title>Database Error</title></head>
<body class="wp-die-message"><h1>Error establishing a database connection</h1></body></html>
"""
GATEWAY_ERRORS = {502: "Bad Gateway", 503: "Service Temporarily Unavailable", 504: "Gateway Time-out"}
ANSWERS = ("wordpress", "install", "db_error", "fixed", "502", "503", "504", "hang", "refuse", "loop", "elsewhere", "big")
HANG_SECONDS = 120


class Site:
    """Host name -> what it answers."""

    def __init__(self):
        self._answers = {}

    def set(self, host, answer):
        if answer not in ANSWERS:
            raise ValueError(f"answer must be one of {', '.join(ANSWERS)}, not {answer!r}")
        self._answers[host.lower()] = answer

    def get(self, host):
        return self._answers.get(host.partition(":")[0].lower())

    def server(self):
        site = self

        class Handler(_Handler):
            answers = site

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        return server


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        answer = self.answers.get(self.headers.get("Host", ""))
        if answer is None:
            self._send(404, f"the emulator knows no site {self.headers.get('Host')}", "text/plain")
        elif answer in ("502", "503", "504"):
            title = f"{answer} {GATEWAY_ERRORS[int(answer)]}"
            self._send(int(answer), f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n")
        else:
            getattr(self, f"_{answer}")()

    do_HEAD = do_GET

    def _wordpress(self):
        self._send(200, WORDPRESS)

    def _install(self):
        if self.path.startswith("/wp-admin/install.php"):
            self._send(200, INSTALL)
        else:
            self._redirect(f"http://{self.headers['Host']}/wp-admin/install.php")

    def _db_error(self):
        self._send(500, DATABASE_ERROR)

    def _fixed(self):
        self._send(200, "hello", "text/plain")

    def _hang(self):
        time.sleep(HANG_SECONDS)
        self.close_connection = True

    def _refuse(self):
        self.close_connection = True
        try:
            drop_connection({"werkzeug.socket": self.connection})
        except ConnectionResetError:
            pass  # what drop_connection tells werkzeug; this server needs no telling

    def _loop(self):
        self._redirect(f"http://{self.headers['Host']}{self.path.rstrip('/')}/again")

    def _elsewhere(self):
        self._redirect("http://elsewhere.example/")

    def _big(self):
        """An endless body, until the client has had enough."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"<p>wordpress</p>" * 4096)
        except OSError:
            pass  # the client hung up, as it should

    def _redirect(self, location):
        self._send(302, "", headers={"Location": location})

    def _send(self, status, body, content_type="text/html; charset=UTF-8", headers={}):
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def version_string(self):
        return "awselb/2.0"

    def log_message(self, *_):
        """Silent: a test's stderr is for the test."""
