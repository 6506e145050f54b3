"""boto3's clients, reaching moto inside this process.

The builder works as an attendee would, through the API, but without sockets (an account in a fraction of a second)
and behind the middleware: its calls are neither counted nor faulted. Making eight clients for every account would
take longer than using them, so all accounts share them, and each call says whose it is in moto's own header.
"""

from contextvars import ContextVar
from functools import cache
from io import BytesIO
from urllib.parse import urlsplit

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from werkzeug.test import EnvironBuilder, run_wsgi_app

_session = botocore.session.get_session()
# A checksum after the body would make the body a stream of chunks.
_config = Config(retries={"total_max_attempts": 1}, request_checksum_calculation="when_required")
_account = ContextVar("account")


class Api:
    """All clients of one account: `api("ecs").list_clusters()`."""

    def __init__(self, application, account_id, region):
        self._application = application
        self._account_id = account_id
        self._region = region

    def __call__(self, service, region=None):
        return _Client(_shared_client(self._application, service, region or self._region), self._account_id)


class _Client:
    def __init__(self, shared, account_id):
        self._shared = shared
        self._account_id = account_id

    def __getattr__(self, operation):
        method = getattr(self._shared, operation)

        def call(**parameters):
            _account.set(self._account_id)
            return method(**parameters)

        return call


@cache
def _shared_client(application, service, region):
    client = _session.create_client(service, region, config=_config, aws_access_key_id="unused", aws_secret_access_key="unused")
    client.meta.events.register("before-send.*", lambda request, **_: _send(application, request))
    return client


def _send(application, request):
    url = urlsplit(request.url)
    body = request.body or b""
    if hasattr(body, "read"):
        body = body.read()
    headers = {name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()}
    environ = EnvironBuilder(
        path=url.path or "/",
        base_url=f"{url.scheme}://{url.netloc}",
        query_string=url.query,
        method=request.method,
        headers=headers | {"X-Moto-Account-Id": _account.get()},
        data=body.encode() if isinstance(body, str) else body,
    ).get_environ()
    chunks, status, headers = run_wsgi_app(application, environ)
    return AWSResponse(request.url, int(status.split()[0]), dict(headers), _Raw(b"".join(chunks)))


class _Raw(BytesIO):
    """The part of urllib3's response that botocore reads."""

    def stream(self, **_):
        yield self.read()
