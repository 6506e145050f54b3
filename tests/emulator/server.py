"""AWS as the workshop's attendees see it, on two local ports, for as long as stdin stays open.

Prints one line of JSON: {"endpoint": "http://127.0.0.1:PORT", "site": "127.0.0.1:PORT"}.
"""

import gc
import json
import os
import sys
import threading

import patches  # noqa: F401  first, because it corrects moto on import
from moto.core.config import default_user_config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

from control import Control
from front import Front
from turns import Turns
from world import World


class QuietRequestHandler(MotoRequestHandler):
    def log_request(self, *_):
        """Silent: a test's stderr is for the test."""


def of_state_machines(aws, world):
    """The services as the state machines of moto call them: by HTTP, with keys that no account has.

    The account is the one that has started an execution last, so an emulator runs those of one account at a time."""

    def answer(environ, start_response):
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = world.executing
        return aws(environ, start_response)

    return answer


def start():
    """Serves in the background: (API address, site address)."""
    # State machines run, instead of being only described.
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    aws = Turns(DomainDispatcherApplication(create_backend_app))
    world = World(aws)
    api = make_server("127.0.0.1", 0, Front(aws, world, Control(world)), threaded=True, request_handler=QuietRequestHandler)
    api.daemon_threads = True
    site = world.site.server()
    inside = make_server("127.0.0.1", 0, of_state_machines(aws, world), threaded=True, request_handler=QuietRequestHandler)
    inside.daemon_threads = True
    os.environ["MOTO_PORT"] = str(inside.server_port)
    for server in (api, site, inside):
        threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{api.server_port}", f"127.0.0.1:{site.server_port}"


if __name__ == "__main__":
    endpoint, site = start()
    gc.freeze()  # moto's modules are never garbage, and accounts live as long as the server
    gc.set_threshold(100_000)
    print(json.dumps({"endpoint": endpoint, "site": site}), flush=True)
    sys.stdin.buffer.read()  # ends when the test process does, however it ends
    os._exit(0)
