"""Failures a test asks for: which API calls answer wrongly, and how."""

import socket
import struct
import threading
import time
from dataclasses import dataclass

import wire

KINDS = ("deny", "throttle", "expired", "hang", "reset", "truncate", "error500")


@dataclass
class Fault:
    fault: str
    service: str = "*"
    action: str = "*"
    account_id: str | None = None
    region: str | None = None
    times: int | None = None
    seconds: float = 60

    def __post_init__(self):
        if self.fault not in KINDS:
            raise ValueError(f"fault must be one of {', '.join(KINDS)}, not {self.fault!r}")
        self.service = wire.SERVICES.get(self.service, self.service)

    def concerns(self, call):
        return (
            self.service in ("*", call.service)
            and self.action in ("*", call.action)
            and self.account_id in (None, call.account_id)
            and self.region in (None, call.region)
            and self.times != 0
        )


class Faults:
    def __init__(self):
        self._list = []
        self._lock = threading.Lock()

    def replace(self, specifications):
        faults = [Fault(**{name: value for name, value in one.items() if value is not None}) for one in specifications]
        with self._lock:
            self._list = faults

    def take(self, call):
        """The first fault that concerns this call, its count used up by one."""
        with self._lock:
            for fault in self._list:
                if fault.concerns(call):
                    if fault.times is not None:
                        fault.times -= 1
                    return fault
        return None


def answer(fault, call, proper_answer):
    """What the client gets in place of `proper_answer()`."""
    if fault.fault == "deny":
        return wire.deny(call)
    if fault.fault == "hang":
        time.sleep(fault.seconds)
        return proper_answer()
    if fault.fault == "reset":
        drop_connection(call.environ)
    if fault.fault == "truncate":
        response = proper_answer()
        response.set_data(response.get_data()[: len(response.get_data()) // 2])
        return response
    return wire.refuse(call, fault.fault)


def drop_connection(environ):
    """Ends the TCP connection without an answer."""
    connection = environ["werkzeug.socket"]
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.shutdown(socket.SHUT_RDWR)
    raise ConnectionResetError("asked for by a test")
