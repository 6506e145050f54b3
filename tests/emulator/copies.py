"""Accounts that are built alike are built once.

The first page makes 60 calls, which was a third of all that the emulator did. moto keeps an account in plain objects: those of
an account that was built are pickled, and put into other accounts, with the number of that account and ids of their own.

`ids` of a copy, for example, has "vpc-0aa…" where the original has "vpc-077…", and so has all that refers to that VPC.
"""

import io
import pickle
import re
import secrets

from moto.core.base_backend import BackendDict, BaseBackend
from moto.ec2.models.subnets import Subnet

# What a copy has of its own: its number, and how it is reached.
OWN = ("id", "region", "credentials", "api")
# The digits of ids such as vpc-0123456789abcdef0. Their length stays, which a pickle counts.
DIGITS = re.compile(rb"(?<=-)[0-9a-f]{17}(?![0-9a-f])")


class Copies:
    def __init__(self):
        self._kept = {}

    def keep(self, key, account):
        """Keeps the account as it is now under the key."""
        backends = {
            (backend.service_name, region): vars(of_region)
            for backend in BackendDict._instances
            if account.id in backend
            for region, of_region in dict.items(backend[account.id])
        }
        fields = {name: value for name, value in vars(account).items() if name not in OWN}
        written = io.BytesIO()
        _Pickler(written, protocol=pickle.HIGHEST_PROTOCOL).dump((backends, fields))
        self._kept[key] = account.id, written.getvalue()

    def put(self, key, account):
        """Makes a new account a copy of the one that is kept under the key. Returns whether there is one."""
        if key not in self._kept:
            return False
        original, data = self._kept[key]
        own = {}
        data = DIGITS.sub(lambda found: own.setdefault(found[0], secrets.token_hex(9)[:17].encode()), data)
        data = data.replace(original.encode(), account.id.encode())
        backends, fields = _Unpickler(io.BytesIO(data)).load()
        for (service, region), state in backends.items():
            vars(_backend(service, account.id, region)).update(state)
        vars(account).update(fields)
        return True


class _Pickler(pickle.Pickler):
    """Objects refer to the backends that hold them, which every account has already."""

    def persistent_id(self, value):
        if isinstance(value, BaseBackend):
            return next(
                (dictionary.service_name, value.account_id, value.region_name)
                for dictionary in BackendDict._instances
                if dictionary.backend is type(value)
            )


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, reference):
        service, account_id, region = reference
        return _backend(service, account_id, region)


def _set_state(subnet, state):
    """The addresses that are left are not in the pickle: an iterator gives them, the first to AWS itself."""
    vars(subnet).update(state)
    for _ in subnet.aws_reserved_ips:
        next(iter(subnet._subnet_ip_generator))


Subnet.__setstate__ = _set_state


def _backend(service, account_id, region):
    dictionary = next(dictionary for dictionary in BackendDict._instances if dictionary.service_name == service)
    return dictionary[account_id][region]
