"""Emulators in processes of their own, forked from one that has loaded moto, which takes two seconds.

Each line of stdin is a command: "start" prints the line that `server.py` prints, with the id of the process; "end ID" ends that
process. All end when stdin does.
"""

import gc
import json
import os
import signal
import sys

import wire
from server import start

# Those that build nearly every account.
SERVICES = ("cloudformation", "ec2", "ecs", "efs", "elbv2", "iam", "logs", "rds", "ssm", "sts")


def serve(parent):
    """One emulator. It ends with the process at the other end of the pipe, however that ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    endpoint, site = start()
    print(json.dumps({"endpoint": endpoint, "site": site, "process": os.getpid()}), flush=True)
    os.read(parent, 1)
    os._exit(0)


if __name__ == "__main__":
    for service in SERVICES:
        wire.model(service)  # reading them takes a process most of a second
    gc.freeze()  # moto's modules are never garbage, and accounts live as long as the server
    gc.set_threshold(100_000)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    reading, writing = os.pipe()
    for line in sys.stdin:
        match line.split():
            case ["start"]:
                if os.fork() == 0:
                    os.close(writing)
                    serve(reading)
            case ["end", process]:
                os.kill(int(process), signal.SIGKILL)
