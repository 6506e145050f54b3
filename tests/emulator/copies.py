"""Accounts that answer as another one does, but for their number: a class of a thousand without building a thousand.

What moto once said of the original is kept and said again, so that many accounts cost little. Whatever is asked with a
copy's number in it is asked with the original's, and what is answered has the copy's.
"""

import json
import re
from dataclasses import replace

from werkzeug.wrappers import Response

import credentials


class Copies:
    def __init__(self):
        self._originals = {}
        self._answers = {}

    def add(self, account_id, original_id):
        self._originals[account_id] = original_id

    def original_of(self, account_id):
        """The account whose answers this one gives: itself, if it is no copy."""
        return self._originals.get(account_id, account_id)

    def answer(self, call, ask):
        """`ask(call)`, of a copy the original's, kept."""
        if call.iam_action == "sts:AssumeRole":
            return self._assume(call, ask)
        original = self.original_of(call.account_id)
        if original == call.account_id:
            return ask(call)
        asked = _renumbered(call, call.account_id, original)
        environ = asked.environ
        key = (original, call.service, call.action, call.region, environ["PATH_INFO"], environ["QUERY_STRING"], environ["emulator.body"])
        if key not in self._answers:
            response = ask(replace(asked, account_id=original))
            self._answers[key] = (response.get_data(), response.status, response.content_type)
        body, status, content_type = self._answers[key]
        return Response(body.replace(original.encode(), call.account_id.encode()), status, content_type=content_type)

    def _assume(self, call, ask):
        """A role of the original, whose key is from now on the copy's."""
        account_id = call.params["RoleArn"].split(":")[4]
        original = self.original_of(account_id)
        if original == account_id:
            return ask(call)
        response = ask(_renumbered(call, account_id, original))
        body = response.get_data(as_text=True)
        key = re.search("<AccessKeyId>(.+?)</AccessKeyId>", body)
        if key:
            credentials.remember(key[1], account_id)
        response.set_data(body.replace(original, account_id))
        return response


def _renumbered(call, number, instead):
    """The call with another account's number in all that it says."""
    environ = dict(call.environ)
    for name in ("PATH_INFO", "QUERY_STRING"):
        environ[name] = environ.get(name, "").replace(number, instead)
    environ["emulator.body"] = environ["emulator.body"].replace(number.encode(), instead.encode())
    return replace(call, environ=environ, params=json.loads(json.dumps(call.params).replace(number, instead)))
