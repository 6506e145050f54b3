"""The middleware in front of moto: what AWS does to a request before the service sees it, and what tests ask for."""

import json
import sys
import time
from io import BytesIO

from moto.iam.models import iam_backends
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

import beanstalk
import credentials
import faults
import mgn
import policy
import stacks
import wire

# The services that moto does not have, or not well enough.
OURS = {"cloudformation": stacks.answer, "elasticbeanstalk": beanstalk.answer, "mgn": mgn.answer, "cloudcontrolapi": mgn.cloud_control}


class Front:
    def __init__(self, aws, world, control):
        self._aws = aws
        self._world = world
        self._control = control

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"].startswith("/_workshop/"):
            return self._control(environ, start_response)
        call = wire.read(environ)
        response = Response("not a signed AWS request", 403) if call is None else self._answer(call)
        return response(environ, start_response)

    def _answer(self, call):
        call.account_id = credentials.account_of(call.access_key)
        self._world.calls.append({"service": call.service, "action": call.action, "account_id": call.account_id, "region": call.region})
        time.sleep(self._world.latency)
        if call.account_id is None:
            return wire.refuse(call, "unknown-key")
        fault = self._world.faults.take(call)
        if fault:
            return faults.answer(fault, call, lambda: self._judge(call))
        return self._judge(call)

    def _judge(self, call):
        document = self._world.policies.get(call.account_id)
        if document is not None and not policy.allows(document, call):
            return wire.deny(call)
        if call.iam_action == "sts:AssumeRole" and not self._may_assume(call):
            return wire.deny(call)
        return self._answer_in_pages(call)

    def _answer_in_pages(self, call):
        return self._world.paging.answer(call, lambda body, query: self._ask(call, body, query))

    def _ask(self, call, body, query):
        """moto's answer, `body` and `query` put in place of the request's own where given."""
        if call.service in OURS:
            with self._aws.of(call.account_id):
                return OURS[call.service](call, self._world.find(call.account_id))
        environ = dict(call.environ)
        body = call.environ["emulator.body"] if body is None else body
        environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body)), "HTTP_X_MOTO_ACCOUNT_ID": call.account_id}
        if query is not None:
            environ["QUERY_STRING"] = query
        try:
            chunks, status, headers = run_wsgi_app(self._aws, environ)
            response = Response(b"".join(chunks), status, headers)
        except Exception as error:  # moto raises on operations it does not have
            print(f"moto failed at {call.iam_action}: {error!r}", file=sys.stderr)
            response = None
        if response is None or response.mimetype == "text/html" and response.status_code >= 400:
            return wire.error(call, "InvalidAction", f"The emulator has no {call.iam_action}.")
        return response

    def _may_assume(self, call):
        """Role, trust policy and ExternalId, none of which moto looks at."""
        account_id, _, name = call.params["RoleArn"].removeprefix("arn:aws:iam::").partition(":role/")
        role = next((role for role in iam_backends[account_id]["aws"].get_roles() if role.name == name.rpartition("/")[2]), None)
        if role is None:
            return False
        document = role.assume_role_policy_document
        statements = (json.loads(document) if isinstance(document, str) else document)["Statement"]
        return any(_trusts(statement, call) for statement in statements)


def _trusts(statement, call):
    principal = statement.get("Principal", {}).get("AWS")
    if principal not in ("*", call.account_id, f"arn:aws:iam::{call.account_id}:root"):
        return False
    wanted = statement.get("Condition", {}).get("StringEquals", {}).get("sts:ExternalId")
    return wanted is None or wanted == call.params.get("ExternalId")
