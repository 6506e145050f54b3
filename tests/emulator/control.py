"""The routes under /_workshop/, by which a test builds accounts and asks for trouble. JSON in, JSON out."""

import json
import re
import traceback

from botocore.exceptions import ClientError
from werkzeug.wrappers import Request, Response

from variants import VARIANTS
from variants.pairs import PAIRS
from world import MODULES


class Control:
    def __init__(self, world):
        self._world = world
        self._routes = [
            ("POST", r"accounts", self._new_account),
            ("POST", r"accounts/(\d+)/continue", self._continue),
            ("POST", r"accounts/(\d+)/heal", self._heal),
            ("POST", r"accounts/(\d+)/break", self._break),
            ("POST", r"accounts/(\d+)/clean-up", self._clean_up),
            ("POST", rf"accounts/(\d+)/({'|'.join(MODULES)})", self._do_module),
            ("POST", r"accounts/(\d+)/call", self._call),
            ("POST", r"accounts/(\d+)/roles", self._trust),
            ("GET", r"variants", self._variants),
            ("GET", r"pairs", self._pairs),
            ("POST", r"faults", self._faults),
            ("POST", r"paging", self._paging),
            ("POST", r"latency", self._latency),
            ("GET", r"calls", self._calls),
            ("DELETE", r"calls", self._forget_calls),
            ("POST", r"policy", self._policy),
            ("POST", r"site", self._site),
        ]

    def __call__(self, environ, start_response):
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request):
        path = request.path.removeprefix("/_workshop/")
        for method, pattern, handler in self._routes:
            match = re.fullmatch(pattern, path)
            if match and method == request.method:
                return _respond(handler, match.groups(), request)
        return _json({"error": f"no route {request.method} {request.path}"}, 404)

    def _new_account(self, body):
        return _description(self._world.new_account(**body))

    def _continue(self, body, account_id):
        return _description(self._world.continue_account(account_id, **body))

    def _heal(self, _, account_id):
        return _description(self._world.heal(account_id))

    def _break(self, body, account_id):
        return _description(self._world.break_(account_id, **body))

    def _clean_up(self, body, account_id):
        return _description(self._world.clean_up(account_id, **body))

    def _do_module(self, body, account_id, module):
        return _description(self._world.do_module(account_id, module, **body))

    def _call(self, body, account_id):
        """One API call as the attendee: {"service": "ec2", "operation": "delete_nat_gateway", "parameters": {…}}."""
        if body["operation"] == "start_execution":
            self._world.executing = account_id
        client = self._world.account(account_id).api(body["service"], body.get("region"))
        answer = getattr(client, body["operation"])(**body.get("parameters", {}))
        answer.pop("ResponseMetadata")
        return answer

    def _trust(self, body, account_id):
        return {"role_arn": self._world.trust(account_id, **body)}

    def _variants(self, _):
        told = ("id", "page", "expect", "about", "only_runtime")
        return [{name: getattr(variant, name) for name in told} | {"cause_url_part": variant.mended_at} for variant in VARIANTS.values()]

    def _pairs(self, _):
        return [{"variants": list(pair), "pages": [VARIANTS[name].page for name in pair]} for pair in PAIRS]

    def _faults(self, body):
        self._world.faults.replace(body)
        return {}

    def _paging(self, body):
        self._world.paging.forced_size = body["page_size"]
        return {}

    def _latency(self, body):
        self._world.latency = body["seconds"]
        return {}

    def _calls(self, _):
        return list(self._world.calls)

    def _forget_calls(self, _):
        self._world.calls.clear()
        return {}

    def _policy(self, body):
        if body["policy"] is None:
            self._world.policies.pop(body["account_id"], None)
        else:
            self._world.policies[body["account_id"]] = body["policy"]
        return {}

    def _site(self, body):
        self._world.site.set(body["host"], body["answer"])
        return {}


def _respond(handler, arguments, request):
    try:
        return _json(handler(json.loads(request.get_data() or b"{}"), *arguments))
    except (ValueError, ClientError) as error:  # what was asked for makes no sense, or AWS refuses it
        return _json({"error": f"{type(error).__name__}: {error}"}, 400)
    except Exception as error:  # the builder's own fault, or moto's
        traceback.print_exc()
        return _json({"error": f"{type(error).__name__}: {error}"}, 500)


def _json(value, status=200):
    return Response(json.dumps(value, default=str), status, content_type="application/json")


def _description(account):
    return {
        "account_id": account.id,
        "region": account.region,
        **account.credentials,
        "load_balancer_dns": account.load_balancer_dns,
        "done": account.done,
        "ids": account.ids,
    }
