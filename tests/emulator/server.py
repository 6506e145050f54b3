"""AWS as the workshop's attendees see it, on two local ports, for as long as stdin stays open.

Prints one line of JSON: {"endpoint": "http://127.0.0.1:PORT", "site": "127.0.0.1:PORT"}.
"""

import gc
import json
import os
import sys
import threading

import patches  # noqa: F401  first, because it corrects moto on import
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

from control import Control
from front import Front
from world import World


class QuietRequestHandler(MotoRequestHandler):
    def log_request(self, *_):
        """Silent: a test's stderr is for the test."""


def start():
    """Serves in the background: (API address, site address)."""
    aws = DomainDispatcherApplication(create_backend_app)
    world = World(aws)
    api = make_server("127.0.0.1", 0, Front(aws, world, Control(world)), threaded=True, request_handler=QuietRequestHandler)
    api.daemon_threads = True
    site = world.site.server()
    for server in (api, site):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{api.server_port}", f"127.0.0.1:{site.server_port}"


if __name__ == "__main__":
    endpoint, site = start()
    gc.freeze()  # moto's modules are never garbage, and accounts live as long as the server
    gc.set_threshold(100_000)
    print(json.dumps({"endpoint": endpoint, "site": site}), flush=True)
    sys.stdin.buffer.read()  # ends when the test process does, however it ends
    os._exit(0)
