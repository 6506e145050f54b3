"""Reads one AWS API request off the wire, and writes refusals the way AWS words them for that protocol.

The checker speaks four protocols (EC2 query, query XML, JSON, REST JSON); a refusal in the wrong one would be
read as a broken answer instead of as the error it is meant to be.
"""

import json
import re
import uuid
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

import botocore.session
from werkzeug.wrappers import Response

# signing name -> botocore's (and our own) name for the service
SERVICES = {
    "elasticloadbalancing": "elbv2",
    "elasticfilesystem": "efs",
    "monitoring": "cloudwatch",
}
IAM_PREFIXES = {name: prefix for prefix, name in SERVICES.items()} | {"cloudcontrolapi": "cloudformation", "cloudwatch": "cloudwatch"}
REST_SERVICES = ("efs", "mgn", "guardduty")

_loader = botocore.session.get_session()


@cache
def model(service):
    return _loader.get_service_model(service)


@dataclass
class Call:
    service: str
    action: str
    region: str
    access_key: str
    protocol: str  # "ec2", "query", "json" or "rest-json"
    params: dict  # JSON body, or flat query parameters
    environ: dict = field(repr=False)
    account_id: str | None = None

    @property
    def iam_action(self):
        return f"{IAM_PREFIXES.get(self.service, self.service)}:{self.action}"

    @property
    def operation(self):
        return model(self.service).operation_model(self.action)


CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")


def _presigned(environ):
    """Puts the credential of a presigned request where moto looks for it. Signatures are not verified here; the stand-in of
    crates/testing/src/sts.rs does that."""
    credential = dict(parse_qsl(environ.get("QUERY_STRING", ""))).get("X-Amz-Credential")
    if credential:
        environ["HTTP_AUTHORIZATION"] = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0"


def read(environ):
    """The call in this request, or None when it is not a signed AWS request."""
    if "HTTP_AUTHORIZATION" not in environ:
        _presigned(environ)
    match = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    if not match:
        return None
    access_key, region, signing_name = match.groups()
    service = SERVICES.get(signing_name, signing_name)
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length) if length else b""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        protocol, action = "json", target.rpartition(".")[2]
        params = json.loads(body or b"{}")
    elif service in REST_SERVICES:
        protocol, action = "rest-json", _rest_action(service, environ["REQUEST_METHOD"], environ["PATH_INFO"])
        params = json.loads(body) if body else dict(parse_qsl(environ.get("QUERY_STRING", "")))
    else:
        protocol = "ec2" if service == "ec2" else "query"
        params = dict(parse_qsl(body.decode() or environ.get("QUERY_STRING", ""), keep_blank_values=True))
        action = params.get("Action", "")
    environ["emulator.body"] = body
    return Call(service, action, region, access_key, protocol, params, environ)


@cache
def _rest_operations(service):
    found = []
    for name in model(service).operation_names:
        http = model(service).operation_model(name).http
        path = re.sub(r"\{[^}]+\}", "[^/]+", http["requestUri"].partition("?")[0])
        found.append((http["method"], re.compile(path + "/?$"), name))
    return found


def _rest_action(service, method, path):
    for wanted, pattern, name in _rest_operations(service):
        if wanted == method and pattern.match(path):
            return name
    return ""


# kind of refusal -> (code, HTTP status) by protocol
REFUSALS = {
    "deny": {
        "ec2": ("UnauthorizedOperation", 403),
        "query": ("AccessDenied", 403),
        "json": ("AccessDeniedException", 400),
        "rest-json": ("AccessDeniedException", 403),
    },
    "throttle": {
        "ec2": ("RequestLimitExceeded", 503),
        "query": ("Throttling", 400),
        "json": ("ThrottlingException", 400),
        "rest-json": ("ThrottledException", 429),
    },
    "expired": {
        "ec2": ("RequestExpired", 400),
        "query": ("ExpiredToken", 403),
        "json": ("ExpiredTokenException", 400),
        "rest-json": ("ExpiredTokenException", 403),
    },
    "error500": {
        "ec2": ("InternalError", 500),
        "query": ("InternalFailure", 500),
        "json": ("ServerException", 500),
        "rest-json": ("InternalServerError", 500),
    },
    "unknown-key": {
        "ec2": ("AuthFailure", 401),
        "query": ("InvalidClientTokenId", 403),
        "json": ("UnrecognizedClientException", 400),
        "rest-json": ("UnrecognizedClientException", 403),
    },
}
MESSAGES = {
    "throttle": "Rate exceeded",
    "expired": "The security token included in the request is expired",
    "error500": "An internal error has occurred",
    "unknown-key": "The security token included in the request is invalid.",
}


def refuse(call, kind, message=None):
    code, status = REFUSALS[kind][call.protocol]
    return error(call, code, message or MESSAGES[kind], status)


def deny(call):
    caller = f"arn:aws:sts::{call.account_id}:assumed-role/workshop-attendee/attendee"
    if call.protocol == "ec2":
        message = f"You are not authorized to perform this operation. User: {caller} is not authorized to perform: {call.iam_action} because no identity-based policy allows the {call.iam_action} action"
    else:
        message = f"User: {caller} is not authorized to perform: {call.iam_action} on resource: * because no identity-based policy allows the {call.iam_action} action"
    return refuse(call, "deny", message)


def error(call, code, message, status=400):
    """An error answer in the call's own protocol."""
    request_id = str(uuid.uuid4())
    if call.protocol == "json":
        body = json.dumps({"__type": code, "message": message})
        return Response(body, status, {"x-amzn-RequestId": request_id}, content_type="application/x-amz-json-1.1")
    if call.protocol == "rest-json":
        body = json.dumps({"ErrorCode": code, "Message": message})
        return Response(body, status, {"x-amzn-RequestId": request_id, "x-amzn-ErrorType": code}, content_type="application/json")
    detail = f"<Code>{code}</Code><Message>{escape(message)}</Message>"
    if call.protocol == "ec2":
        body = f"<Response><Errors><Error>{detail}</Error></Errors><RequestID>{request_id}</RequestID></Response>"
    else:
        body = f"<ErrorResponse><Error><Type>Sender</Type>{detail}</Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    return Response('<?xml version="1.0" encoding="UTF-8"?>\n' + body, status, content_type="text/xml")
