"""Real pages, cut from moto's whole answers.

moto ignores page sizes in most lists, so a client that forgets to follow pages would look right. Which
parameters page which operation comes from botocore's own paginator data, so every paged operation is covered.
"""

import json
import secrets
import threading
import xml.etree.ElementTree as ElementTree
from functools import cache
from io import BytesIO
from urllib.parse import urlencode

import botocore.session

import wire

# How many items AWS gives when the caller asks for no size; None = everything at once.
DEFAULT_SIZES = {
    "ec2": None,
    "elbv2": 400,
    "ecs.ListServices": 10,
    "application-autoscaling.DescribeScalingPolicies": 10,
    "application-autoscaling": 50,
    "logs": 50,
}
OTHERWISE = 100
MOTO_ANSWERS_ALL = 1000  # moto's EFS gives ten when not asked for more

_session = botocore.session.get_session()


@cache
def _pages_of(service, action):
    try:
        pages = _session.get_paginator_model(service).get_paginator(action)
    except (ValueError, botocore.exceptions.UnknownServiceError, botocore.exceptions.DataNotFoundError):
        return None
    return pages if isinstance(pages["input_token"], str) and isinstance(pages["result_key"], str) else None


class Paging:
    def __init__(self):
        self.forced_size = None
        self._tokens = {}
        self._lock = threading.Lock()

    def answer(self, call, ask):
        """The page of `call` that its token names; `ask(body, query)` gets moto's whole answer."""
        pages = _pages_of(call.service, call.action)
        if not pages:
            return ask(None, None)
        token = call.params.get(pages["input_token"])
        wanted = call.params.get(pages.get("limit_key"))
        refusal = self._refusal(call, pages, token, wanted)
        if refusal:
            return refusal
        start = self._tokens[token][-1] if token else 0
        response = ask(*_request_for_everything(call, pages))
        size = min((int(n) for n in (wanted, self.forced_size, _default_size(call)) if n), default=None)
        if response.status_code != 200 or size is None:
            return response
        cut = _cut_json if call.protocol.endswith("json") else _cut_xml
        cut(response, call, pages, start, start + size, lambda: self._new_token(call, start + size))
        return response

    def _refusal(self, call, pages, token, wanted):
        if token and self._tokens.get(token, ())[:3] != (call.account_id, call.service, call.action):
            code = {"ecs": "InvalidParameterException", "efs": "BadRequest", "logs": "InvalidParameterException",
                    "application-autoscaling": "InvalidNextTokenException", "ec2": "InvalidNextToken"}
            return wire.error(call, code.get(call.service, "ValidationError"), f"{pages['input_token']} is not valid: {token}")
        if not wanted:
            return None
        limits = call.operation.input_shape.members[pages["limit_key"]].metadata
        if not limits.get("min", 1) <= int(wanted) <= limits.get("max", int(wanted)):
            code = "InvalidParameterValue" if call.protocol == "ec2" else "InvalidParameterException"
            return wire.error(call, code, f"Value ( {wanted} ) for parameter {pages['limit_key']} is invalid: {limits}")
        return None

    def _new_token(self, call, start):
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._tokens[token] = (call.account_id, call.service, call.action, start)
        return token


def _default_size(call):
    return DEFAULT_SIZES.get(f"{call.service}.{call.action}", DEFAULT_SIZES.get(call.service, OTHERWISE))


def _request_for_everything(call, pages):
    """The call's body and query string without page size and token: (body, query)."""
    left_out = (pages["input_token"], pages.get("limit_key"))
    params = {key: value for key, value in call.params.items() if key not in left_out}
    if call.protocol == "json":
        return json.dumps(params).encode(), None
    if call.protocol == "rest-json":
        return None, urlencode({**params, pages["limit_key"]: MOTO_ANSWERS_ALL})
    return urlencode(params).encode(), None


def _cut_json(response, call, pages, start, end, new_token):
    answer = json.loads(response.get_data())
    items = answer.get(pages["result_key"], [])
    answer[pages["result_key"]] = items[start:end]
    answer.pop(pages["output_token"], None)
    if end < len(items):
        answer[pages["output_token"]] = new_token()
    response.set_data(json.dumps(answer))


def _cut_xml(response, call, pages, start, end, new_token):
    body = response.get_data()
    namespace = next((uri for _, (_, uri) in ElementTree.iterparse(BytesIO(body), ["start-ns"])), "")
    root = ElementTree.fromstring(body)
    output = call.operation.output_shape
    wrapper = root if call.protocol == "ec2" else root.find(_tag(namespace, f"{call.action}Result"))
    listed = wrapper.find(_tag(namespace, _xml_name(output, pages["result_key"])))
    items = list(listed) if listed is not None else []
    for item in items[:start] + items[end:]:
        listed.remove(item)
    more = end < len(items)
    _set(wrapper, _tag(namespace, _xml_name(output, pages["output_token"])), new_token() if more else None)
    if pages.get("more_results"):
        _set(wrapper, _tag(namespace, _xml_name(output, pages["more_results"])), "true" if more else "false")
    response.set_data(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True, default_namespace=namespace or None))


def _xml_name(shape, member):
    return shape.members[member].serialization.get("name", member)


def _tag(namespace, name):
    return f"{{{namespace}}}{name}" if namespace else name


def _set(parent, tag, text):
    found = parent.find(tag)
    if text is None:
        if found is not None:
            parent.remove(found)
        return
    if found is None:
        found = ElementTree.SubElement(parent, tag)
    found.text = text
